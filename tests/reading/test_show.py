"""The picture of a page: its size, its outlines, and what cannot be shown."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from pdf_maker import HEIGHT, WIDTH, grid, lines, make_pdf, text
from PIL import Image, ImageColor

import eiascore
from eiascore.errors import FileProblemError, PageRangeError, TooLargeError
from eiascore.reading.show import LOOKS
from eiascore.schema import Document


@pytest.fixture(scope="module")
def document() -> Document:
    prose = ["We asked forty residents about the library.", "They told us that the ramp is too steep."]
    page = (
        text(72, 150, "The ramp and the lift", size=16, font="F2")
        + lines(72, 180, prose)
        + text(72, 230, "Please describe who will be affected by the policy.", font="F3")
        + grid([60, 250, 500], [300, 330, 360])
        + text(65, 320, "Age") + text(255, 320, "Older people fall on the ramp.")
        + text(65, 350, "Sex") + text(255, 350, "No difference was found.")
        + text(290, 820, "Page 1 of 2")
    )  # fmt: skip
    return eiascore.read(make_pdf([page, page.replace("Page 1", "Page 2")]), name="two.pdf")


def colours(picture: Image.Image, box: tuple[float, float, float, float]) -> set[tuple[int, ...]]:
    found = picture.crop(tuple(round(side) for side in box)).getcolors(maxcolors=1_000_000)
    assert found
    return {colour for _, colour in found}


def colour(kind: str) -> tuple[int, ...]:
    return ImageColor.getrgb(LOOKS[kind].colour)


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_a_picture_is_the_page_with_a_legend_below(document: Document, scale: float) -> None:
    picture = document.show(scale=scale)
    assert picture.width == WIDTH * scale
    assert picture.height > HEIGHT * scale + 7 * 10 * scale
    below = colours(picture, (0, HEIGHT * scale, picture.width, picture.height))
    assert {colour(kind) for kind in LOOKS} <= below


def test_each_sentence_is_outlined_by_who_speaks(document: Document) -> None:
    picture = document.show(1, scale=2)
    kinds = set()
    for sentence in document.sentences:
        own_heading = sentence.kind == "heading" and sentence.origin == "author"
        kind = "heading" if own_heading else sentence.origin
        for box in document.boxes(sentence.start, sentence.end):
            if box.page == 1:
                edge = (2 * box.x0, 2 * box.bottom - 3, 2 * box.x1, 2 * box.bottom + 3)
                assert colour(kind) in colours(picture, edge), document.quote(sentence)
                kinds.add(kind)
    assert {"heading", "author", "prompt", "furniture"} <= kinds


def test_tables_and_cells_are_outlined(document: Document) -> None:
    picture = document.show(1, scale=2)
    assert colour("table") in colours(picture, (118, 640, 122, 680))
    assert colour("table") in colours(picture, (498, 620, 502, 660))
    assert colour("table") not in colours(picture, (40, 740, 1000, 1000))


def test_the_kinds_differ_without_colour() -> None:
    assert len({look.mark for look in LOOKS.values()}) == len(LOOKS)
    assert len({(look.dashes, look.width) for look in LOOKS.values()}) == len(LOOKS)


@pytest.mark.parametrize("page", [0, 3, -1])
def test_a_page_that_is_not_there(document: Document, page: int) -> None:
    with pytest.raises(PageRangeError, match=rf"There is no page {page}\. The pages go from 1 to 2\."):
        document.show(page)


def test_a_file_that_is_not_there(document: Document) -> None:
    with pytest.raises(PageRangeError, match="There is no file 1"):
        document.show(1, file=1)


@pytest.mark.parametrize("name", ["blank-form.docx", "blank-form.html", "blank-form.odt"])
def test_a_format_without_pages_names_what_to_do(specimens: Path, name: str) -> None:
    with pytest.raises(PageRangeError, match="eiascore read FILE --format html"):
        eiascore.read(specimens / name).show()


def test_a_document_without_its_file_says_so(document: Document) -> None:
    with pytest.raises(FileProblemError, match="Read the file again"):
        Document.model_validate(document.model_dump()).show()


@pytest.mark.parametrize("scale", [0, -1, 20, 1e9, float("inf"), float("nan")])
def test_a_picture_has_no_more_pixels_than_are_allowed(document: Document, scale: float) -> None:
    with pytest.raises(TooLargeError, match=r"Take a scale above 0 and up to 14"):
        document.show(scale=scale)


def test_pictures_and_readings_may_be_made_at_once(document: Document, specimens: Path) -> None:
    def work(number: int) -> bytes:
        eiascore.read(specimens / "blank-form.pdf").boxes(0, 50)
        return document.show(1 + number % 2, scale=1).tobytes()

    with ThreadPoolExecutor(4) as pool:
        made = list(pool.map(work, range(8)))
    assert set(made[::2]) == {document.show(1, scale=1).tobytes()}
    assert set(made[1::2]) == {document.show(2, scale=1).tobytes()}
