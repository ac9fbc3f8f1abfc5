"""The picture of a quotation in its place."""

from __future__ import annotations

import numpy as np
import pytest
from pdf_maker import WIDTH, lines, make_pdf, text
from PIL import ImageColor

import eiascore
from eiascore.errors import FileProblemError, PageRangeError
from eiascore.reading.crop import AROUND, BETWEEN, COLOUR, crop
from eiascore.schema import Document, Page

FILLER = [
    "The council asked forty residents about the library in May.",
    "They told us that the ramp is too steep for a wheelchair.",
    "The lift has been out of order since the winter of last year.",
]


@pytest.fixture(scope="module")
def document() -> Document:
    first = lines(72, 300, FILLER) + text(72, 800, "The long consultation with those who use the library build-")
    second = text(72, 80, "ing went on until the end of May and no longer.")
    return eiascore.read(make_pdf([first, second]))


def quoted(document: Document, words: str) -> Page:
    start = document.text.index(words)
    return Page(number=1, start=start, end=start + len(words))


def outlined(picture) -> np.ndarray:
    """Return where the picture shows the colour of the outline."""
    return (np.asarray(picture) == ImageColor.getrgb(COLOUR)).all(axis=2)


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_the_quotation_is_outlined_in_a_strip_of_its_page(document: Document, scale: float) -> None:
    quotation = quoted(document, FILLER[1])
    (box,) = document.boxes(quotation.start, quotation.end)
    picture = crop(document, quotation, scale=scale)
    assert picture.width == WIDTH * scale
    assert picture.height == pytest.approx((box.bottom - box.top + 2 * AROUND) * scale, abs=1)
    rows, columns = np.nonzero(outlined(picture))
    assert columns.min() == pytest.approx((box.x0 - 2) * scale, abs=2)
    assert columns.max() == pytest.approx((box.x1 + 2) * scale, abs=2)
    assert rows.min() == pytest.approx((AROUND - 2) * scale, abs=2)
    inside = np.asarray(picture)[rows.min() + 3 : rows.max() - 2, columns.min() + 3 : columns.max() - 2]
    assert (inside < 80).any()


def test_a_quotation_over_two_pages_is_two_strips(document: Document) -> None:
    start, end = document.text.index("The long"), document.text.index("no longer.") + 10
    picture = crop(document, Page(number=1, start=start, end=end), scale=1)
    boxes = document.boxes(start, end)
    assert [box.page for box in boxes] == [1, 2]
    dark = (np.asarray(picture) == ImageColor.getrgb("#3D3D3D")).all(axis=(1, 2))
    assert dark.sum() == BETWEEN
    bar = int(np.nonzero(dark)[0][0])
    assert outlined(picture)[:bar].any()
    assert outlined(picture)[bar:].any()


def test_what_has_no_page_says_so(document: Document, specimens) -> None:
    with pytest.raises(PageRangeError, match="is no PDF"):
        crop(eiascore.read(specimens / "blank-form.docx"), Page(number=1, start=0, end=9))
    with pytest.raises(PageRangeError, match="have no place"):
        crop(document, Page(number=1, start=5, end=5))
    with pytest.raises(FileProblemError, match="Read the file again"):
        crop(Document.model_validate(document.model_dump()), Page(number=1, start=0, end=9))
