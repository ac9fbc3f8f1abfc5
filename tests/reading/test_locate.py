"""Where text stands on the page: what pdfium finds inside the boxes is what the sentence says."""

from __future__ import annotations

import copy
import ctypes
import pickle
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pypdfium2.raw as pdfium
import pytest
from pdf_maker import grid, lines, make_pdf, text

import eiascore
from eiascore.errors import FileProblemError, PageRangeError
from eiascore.reading.matching import matched
from eiascore.schema import Block, Box, Document, Page, SourceFile

SPECIMENS = sorted(path.name for path in (Path(__file__).parents[2] / "corpus" / "specimens").glob("*.pdf"))
FILLER = [
    "The council asked forty residents about the library in May.",
    "They told us that the ramp is too steep for a wheelchair.",
    "The lift has been out of order since the winter of last year.",
]


def letters(words: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKC", words) if c.isalnum())


def rotated(sheet: pypdfium2.PdfPage, x: float, y: float) -> tuple[float, float]:
    """Turn a point in PDF space into one on the page as shown, from its left and from its top."""
    left, low, right, high = sheet.get_cropbox()
    turns = {0: (x - left, high - y), 90: (y - low, x - left), 180: (right - x, y - low), 270: (high - y, right - x)}
    return turns[sheet.get_rotation()]


def characters(data: bytes) -> dict[int, list[tuple[str, float, float]]]:
    """Return for each page the characters that pdfium finds, each with its centre on the page as shown."""
    found = {}
    with pypdfium2.PdfDocument(data) as opened:
        for number, sheet in enumerate(opened, 1):
            layer = sheet.get_textpage()
            found[number] = [
                (chr(pdfium.FPDFText_GetUnicode(layer.raw, k)), *rotated(sheet, *centre(layer, k)))
                for k in range(layer.count_chars())
            ]
    return found


def centre(layer: pypdfium2.PdfTextPage, index: int) -> tuple[float, float]:
    left, right, low, high = (ctypes.c_double() for _ in range(4))
    pdfium.FPDFText_GetCharBox(layer.raw, index, left, right, low, high)
    return (left.value + right.value) / 2, (low.value + high.value) / 2


def inside(page: dict[int, list[tuple[str, float, float]]], boxes: list[Box]) -> str:
    return letters(
        "".join(
            c for box in boxes for c, x, y in page[box.page] if box.x0 <= x <= box.x1 and box.top <= y <= box.bottom
        )
    )


def misplaced(document: Document, data: bytes) -> Iterator[tuple[str, str]]:
    """Yield each sentence whose boxes hold anything but its words."""
    pages = characters(data)
    for sentence in document.sentences:
        said = document.quote(sentence)
        held = inside(pages, document.boxes(sentence.start, sentence.end))
        if letters(said) != held:
            yield said, held


@pytest.mark.parametrize("name", SPECIMENS)
def test_the_boxes_of_every_sentence_hold_its_words_and_no_others(specimens: Path, name: str) -> None:
    data = (specimens / name).read_bytes()
    document = eiascore.read(data)
    assert len(document.sentences) > 100
    assert list(misplaced(document, data)) == []


@pytest.mark.parametrize("name", ["D01.pdf", "D02b.pdf", "D03.pdf", "D06.pdf"])
def test_the_boxes_of_forms_by_others(shared: Path, name: str) -> None:
    data = (shared / "dev" / name).read_bytes()
    assert list(misplaced(eiascore.read(data), data)) == []


@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
def test_rotated_and_cropped_pages(rotation: int) -> None:
    page = lines(100, 200, FILLER) + text(100, 400, "Nobody was asked about the books.")
    data = make_pdf([page], page_entries=f"/Rotate {rotation}/CropBox[60 100 560 800]")
    document = eiascore.read(data)
    (width, height) = (500, 700) if rotation % 180 == 0 else (700, 500)
    assert (document.pages[0].width, document.pages[0].height) == (width, height)
    assert list(misplaced(document, data)) == []
    (box,) = document.boxes(document.text.index("Nobody"), len(document.text))
    assert 0 < box.x0 < box.x1 < width
    assert 0 < box.top < box.bottom < height


@pytest.mark.parametrize("matrix", ["0 1 -1 0 300 100", "-1 0 0 -1 500 400", "0 -1 1 0 300 700"])
def test_a_page_that_is_stored_sideways_is_shown_sideways(matrix: str) -> None:
    turned = lines(0, 842, FILLER)
    data = make_pdf([f"q {matrix} cm {turned} Q"])
    document = eiascore.read(data)
    assert FILLER[1] in document.text
    assert list(misplaced(document, data)) == []
    first = document.boxes(0, 5)[0]
    assert (first.bottom - first.top > first.x1 - first.x0) is matrix.startswith("0")


def test_one_rectangle_a_line_and_whole_words() -> None:
    document = eiascore.read(make_pdf([lines(72, 100, FILLER) + text(72, 300, "The end of it is here.")]))
    boxes = document.boxes(0, document.text.index("The end") - 1)
    assert [(round(box.x0), round(box.top), round(box.bottom)) for box in boxes] == [
        (72, 90, 102), (72, 104, 116), (72, 118, 130),
    ]  # fmt: skip
    start = document.text.index("residents")
    assert document.boxes(start + 3, start + 4) == document.boxes(start, start + len("residents"))
    assert document.boxes(start, start) == []


def test_two_columns() -> None:
    left = [f"On the left line {n} speaks of the ramp and" for n in "abcdefghij"]
    right = [f"On the right line {n} speaks of the lift and" for n in "abcdefghij"]
    rows = zip(range(100, 240, 14), left, right, strict=True)
    page = "".join(text(50, y, one) + text(320, y, other) for y, one, other in rows)
    data = make_pdf([page])
    document = eiascore.read(data)
    boxes = document.boxes(document.text.index("left line c"), document.text.index("left line e"))
    assert [box.x0 > 300 for box in boxes] == [False] * 3
    assert list(misplaced(document, data)) == []


def test_a_cell_that_says_what_others_say_is_found_in_its_own_place() -> None:
    page = grid([60, 200, 400], [100, 130, 160, 190]) + "".join(
        text(65, 120 + 30 * k, label) + text(205, 120 + 30 * k, "No impact was found here")
        for k, label in enumerate(["Age of people", "Sex of people", "Race of people"])
    )
    document = eiascore.read(make_pdf([page]))
    tops = [document.boxes(c.start, c.end)[0].top for c in document.tables[0].cells if c.column == 1]
    assert [round(top) for top in tops] == [110, 140, 170]


def test_a_paragraph_and_a_word_cut_by_the_end_of_a_page() -> None:
    first = lines(72, 100, [*FILLER, "The building is old."]) + text(
        72, 800, "The long consultation with those who use the library build-"
    )
    second = text(72, 80, "ing went on until the end of May and no longer.") + lines(72, 120, FILLER)
    document = eiascore.read(make_pdf([first, second]))
    start = document.text.index("The long")
    assert document.text[start:].startswith("The long consultation with those who use the library building went on")
    boxes = document.boxes(start, document.text.index("no longer.") + 10)
    assert [box.page for box in boxes] == [1, 2]
    assert boxes[0].x1 > 300
    assert round(boxes[1].x0) == 72


def test_a_table_row_that_runs_on_over_the_page() -> None:
    xs = [60, 250, 500]
    first = (
        grid(xs, [700, 730, 800])
        + text(65, 720, "Group", font="F2") + text(255, 720, "Effect", font="F2")
        + text(65, 750, "Disabled people") + text(255, 750, "The ramp is too steep and nobody has")
    )  # fmt: skip
    second = (
        grid(xs, [60, 100, 140])
        + text(255, 80, "said when it will be put right again.")
        + text(65, 120, "Older people") + text(255, 120, "The lift is out of order.")
    )  # fmt: skip
    data = make_pdf([lines(72, 100, FILLER) + first, second + lines(72, 300, FILLER)])
    document = eiascore.read(data)
    start = document.text.index("The ramp is too steep and")
    end = document.text.index("put right again.") + len("put right again.")
    assert "\n" not in document.text[start:end]
    assert [box.page for box in document.boxes(start, end)] == [1, 2]
    assert list(misplaced(document, data)) == []


def test_the_bytes_are_kept_beside_the_data_and_are_no_part_of_it() -> None:
    data = make_pdf([lines(72, 100, FILLER)])
    document = eiascore.read(data)
    bare = Document.model_validate_json(document.model_dump_json())
    assert document == bare
    assert hash(document) == hash(bare)
    for left in (bare, pickle.loads(pickle.dumps(document)), copy.deepcopy(document)):
        assert left == document
        with pytest.raises(FileProblemError, match=r"not at hand.*Read the file again"):
            left.boxes(0, 5)
        assert left.with_bytes(data).boxes(0, 5) == document.boxes(0, 5)
    assert document.model_copy().boxes(0, 5) == document.boxes(0, 5) != []


def shifted(part: Block | Page, by: int) -> Block | Page:
    return part.model_copy(update={"start": part.start + by, "end": part.end + by})


def test_an_annex_has_boxes_on_its_own_pages() -> None:
    files = [
        make_pdf([lines(72, 100, FILLER), lines(72, 300, ["Nothing else was asked of anybody."])]),
        make_pdf([lines(90, 500, ["The ramp will be built again in May.", *FILLER])]),
    ]
    main, annex = map(eiascore.read, files)
    at = len(main.text) + 1
    both = main.model_copy(
        update={
            "text": f"{main.text}\n{annex.text}",
            "pages": (*main.pages, *(shifted(page, at) for page in annex.pages)),
            "blocks": (*main.blocks, *(shifted(block, at) for block in annex.blocks)),
            "files": (
                SourceFile(**source(main), start=0, end=at - 1, pages=2),
                SourceFile(**source(annex), start=at, end=at + len(annex.text), first_page=2, pages=1),
            ),
        }
    ).with_bytes(*files)
    start = both.text.index("The ramp will be built")
    (box,) = both.boxes(start, start + 30)
    assert (box.file, box.page, round(box.x0)) == (1, 1, 90)
    across = both.boxes(both.text.index("Nothing"), start + 30)
    assert [(box.file, box.page) for box in across] == [(0, 2), (1, 1)]
    assert both.show(1, file=1, scale=1).width == 595


def source(document: Document) -> dict[str, str | int]:
    return {name: getattr(document, name) for name in ("name", "sha256", "size", "media_type", "reader")}


def test_a_document_without_pages_says_so(specimens: Path) -> None:
    document = eiascore.read(specimens / "blank-form.docx")
    with pytest.raises(PageRangeError, match=r"blank-form\.docx is no PDF.*eiascore read FILE --format html"):
        document.boxes(0, 10)


def test_a_document_says_in_a_line_what_it_is(specimens: Path) -> None:
    shown = repr(eiascore.read(specimens / "blank-form.pdf"))
    assert shown.startswith("<Document 'blank-form.pdf': 5 pages, ")
    assert ".show(page)" in shown
    assert "\n" not in shown
    assert ".show" not in str(eiascore.read(specimens / "blank-form.html"))


def test_words_that_moved_are_matched_where_they_went() -> None:
    pairs = matched(["a", "b", "c", "d", "e"], ["d", "e", "a", "b", "c"])
    assert pairs == [(0, 2), (1, 3), (2, 4), (3, 0), (4, 1)]


def test_words_that_are_not_there_are_matched_with_nothing() -> None:
    assert matched(["one", "two"], ["three"]) == []
    assert matched(["•"], ["–"]) == []


def test_a_page_of_endless_words_is_matched_as_far_as_it_is_in_order() -> None:
    words = [f"{n % 7}" for n in range(100_000)]
    assert matched(words, words)[-1] == (99_999, 99_999)
    assert matched(["first", *words[:50_000], "last"], ["first", *words[3:50_000], "last"])[0] == (0, 0)
