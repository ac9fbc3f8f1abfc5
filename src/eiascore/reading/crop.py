"""A quotation in its place: the strip of the page that holds it, as a picture with the quotation outlined."""

from __future__ import annotations

from typing import Protocol

from PIL import Image, ImageDraw

from eiascore.errors import PageRangeError
from eiascore.reading.locate import boxes
from eiascore.reading.show import picture_of
from eiascore.schema.document import Box, Document

COLOUR = "#12436D"
AROUND = 36.0  # points of the page above and below the quotation
GAP = 2.0  # points between the letters and the outline
BETWEEN = 6  # pixels between the strips of two pages


class Quotation(Protocol):
    """Anything with a half-open range in the text: evidence, a red flag, a sentence."""

    @property
    def start(self) -> int:
        """Where it begins."""

    @property
    def end(self) -> int:
        """Where it ends."""


def crop(document: Document, quotation: Quotation, *, scale: float = 2.0) -> Image.Image:
    """Return the strip of the page that holds a quotation, with each of its lines outlined.

    Parameters
    ----------
    document : Document
        A document that was read from a PDF.
    quotation : Evidence, RedFlag or Sentence
        Anything with ``start`` and ``end``.
    scale : float
        Pixels for each point; 1 is 72 dots per inch.

    Returns
    -------
    PIL.Image.Image
        As wide as the page; where the quotation runs on over a page, the strips one below the other.

    Raises
    ------
    PageRangeError
        The quotation stands in a file without pages, or its words have no place on one.
    FileProblemError
        The document does not hold the bytes of its file (see ``Document.with_bytes``).
    TooLargeError
        The picture of the page would have more pixels than the settings allow.

    Examples
    --------
    >>> import eiascore
    >>> card = eiascore.score("corpus/specimens/strong-police-search.pdf")
    >>> crop(card.document, card.findings[0].evidence[0], scale=1).width
    596
    """
    found = boxes(document, quotation.start, quotation.end)
    if not found:
        raise PageRangeError("The words of the quotation have no place on a page.", "Take another quotation.")
    pages = dict.fromkeys((box.file, box.page) for box in found)
    strips = [_strip(document, [box for box in found if (box.file, box.page) == page], scale) for page in pages]
    if len(strips) == 1:
        return strips[0]
    height = sum(strip.height for strip in strips) + BETWEEN * (len(strips) - 1)
    picture = Image.new("RGB", (max(strip.width for strip in strips), height), "#3D3D3D")
    top = 0
    for strip in strips:
        picture.paste(strip, (0, top))
        top += strip.height + BETWEEN
    return picture


def _strip(document: Document, lines: list[Box], scale: float) -> Image.Image:
    page = picture_of(document._beside.files[lines[0].file], lines[0].page, scale)
    draw = ImageDraw.Draw(page)
    for box in lines:
        sides = (box.x0 - GAP, box.top - GAP, box.x1 + GAP, box.bottom + GAP)
        draw.rectangle([side * scale for side in sides], outline=COLOUR, width=max(1, round(scale)))
    top = max(0, round((min(box.top for box in lines) - AROUND) * scale))
    bottom = min(page.height, round((max(box.bottom for box in lines) + AROUND) * scale))
    return page.crop((0, top, page.width, bottom))
