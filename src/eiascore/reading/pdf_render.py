"""A page of a PDF as a bitmap, within limits: how large it is drawn and how large the pictures on it may be."""

from __future__ import annotations

import math
from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING, Any

import pypdfium2 as pdfium2
import pypdfium2.raw as pdfium

from eiascore.errors import TooLargeError
from eiascore.reading.pdf_rules import MAX_DEPTH, MAX_OBJECTS
from eiascore.reading.tesseract import RecognitionError
from eiascore.settings import settings

if TYPE_CHECKING:
    from eiascore.reading.pdf_bitmap import Grey

DPI = 300  # for outlines, for pictures of less than 150 and of more than 400 dots an inch
LEAST_DPI, MOST_DPI = 150, 400
MAX_RENDERED = 25_000_000  # pixels: A3 at 300 dots an inch and a half more; tesseract gains nothing by more
MAX_SIDE = 32_000  # pixels: tesseract takes no longer ones


def _pictures(document: Any, index: int) -> Iterator[Any]:
    page = document[index]
    try:
        yield from islice(page.get_objects([pdfium.FPDF_PAGEOBJ_IMAGE], max_depth=MAX_DEPTH), MAX_OBJECTS)
    finally:
        page.close()


def pictured_area(document: Any, index: int) -> float:
    """Return the area of all pictures of a page in square points: scanners cut a page into strips.

    Parameters
    ----------
    document : PdfDocument
        The open document.
    index : int
        The page, from 0.

    Returns
    -------
    float
        Pictures that lie over each other are counted twice.
    """
    total = 0.0
    for picture in _pictures(document, index):
        left, low, right, high = picture.get_bounds()
        total += abs((right - left) * (high - low))
    return total


def rendered(document: Any, index: int) -> tuple[Grey, float]:
    """Render a page in grey.

    Parameters
    ----------
    document : PdfDocument
        The open document.
    index : int
        The page, from 0.

    Returns
    -------
    tuple
        Grey levels and pixels a point: those of the scan, or 300 dots an inch, fewer on a very large page.

    Raises
    ------
    RecognitionError
        The pictures on it are larger than the settings allow (none of them is unpacked then), or it cannot be drawn.
    """
    limit = settings().max_pixels
    dpi = _resolution(document, index, limit)
    page = document[index]
    try:
        width, height = page.get_size()
        scale = _scale(width, height, dpi, min(limit, MAX_RENDERED))
        bitmap = page.render(scale=scale, grayscale=True, may_draw_forms=False)
        grey = bitmap.to_numpy().reshape(bitmap.height, bitmap.width).copy()
        bitmap.close()
    except (pdfium2.PdfiumError, ValueError, MemoryError) as error:
        raise RecognitionError("the page cannot be drawn", "Print it to a new PDF and read that.") from error
    finally:
        page.close()
    return grey, scale


def _resolution(document: Any, index: int, limit: int) -> float:
    """Return the resolution of the largest picture, within bounds: its pixels are best left as they are."""
    pixels, widest, dpi = 0, 0.0, float(DPI)
    for picture in _pictures(document, index):
        wide, tall = picture.get_px_size()
        pixels += wide * tall
        if pixels > limit:
            raise RecognitionError(
                f"the pictures on page {index + 1} hold more than {limit:,} pixels",
                "Scan it again at 300 dots an inch, or set EIASCORE_MAX_PIXELS higher if you trust the file.",
                TooLargeError,
            )
        left, low, right, high = picture.get_bounds()
        area = abs((right - left) * (high - low))
        if area > widest:
            widest, dpi = area, 72 * math.sqrt(wide * tall / area)
    return dpi if LEAST_DPI <= dpi <= MOST_DPI else DPI


def _scale(width: float, height: float, dpi: float, limit: int) -> float:
    """Return pixels a point, so that the page is never drawn with more pixels than the limit."""
    width, height = max(width, 1.0), max(height, 1.0)
    scale: float = min(dpi / 72, (limit / (width * height)) ** 0.5, MAX_SIDE / max(width, height))
    while math.ceil(width * scale) * math.ceil(height * scale) > limit and scale > 1e-6:
        scale *= 0.98
    return scale
