"""From the page as shown (points from its left and top) back to the space of the PDF (points up, before rotation)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import pypdfium2.raw as pdfium

from eiascore.reading.pdf import opened
from eiascore.reading.pdf_words import Frame

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Sheet:
    """The visible rectangle of a page in PDF space, and its quarter turns clockwise.

    Examples
    --------
    >>> Sheet(10, 20, 110, 220, 0).stored(5, 30), Sheet(10, 20, 110, 220, 1).stored(5, 30)
    ((15, 190), (40, 25))
    """

    left: float
    low: float
    right: float
    high: float
    rotation: int

    def stored(self, x: float, y: float) -> Point:
        """Return a point of the page as shown in PDF space."""
        if self.rotation == 0:
            return self.left + x, self.high - y
        if self.rotation == 1:
            return self.left + y, self.low + x
        if self.rotation == 2:
            return self.right - x, self.low + y
        return self.right - y, self.high - x


def sheets(data: bytes, numbers: Iterable[int]) -> tuple[dict[int, Sheet], int]:
    """Measure pages of a PDF with pdfium, as reading did.

    Parameters
    ----------
    data : bytes
        The file.
    numbers : iterable of int
        Pages, from 1.

    Returns
    -------
    tuple
        The sheets by page number, and how many pages the file has.
    """
    found = {}
    with opened(data) as document:
        for number in sorted(set(numbers)):
            page = pdfium.FPDF_LoadPage(document.raw, number - 1)
            if page:
                frame = Frame(page)
                found[number] = Sheet(frame.left, frame.low, frame.right, frame.high, frame.rotation)
                pdfium.FPDF_ClosePage(page)
        return found, len(document)
