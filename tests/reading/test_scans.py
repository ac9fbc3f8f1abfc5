"""Scans: pages of the specimens made into pictures and read again by the real tesseract."""

from __future__ import annotations

import io
import os
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import pypdfium2 as pdfium2
import pytest
from pdf_maker import HEIGHT, WIDTH, lines, make_pdf
from PIL import Image, ImageDraw, ImageFont

from eiascore import read
from eiascore.errors import IllegibleError, ScannedError, TooLargeError
from eiascore.reading import tesseract as program
from eiascore.reading.pdf_render import rendered
from eiascore.schema import Document
from eiascore.settings import settings

DPI = 200
GARBLED = "Zh dvnhg wkh uhvlghqwv zkr xvh wkh oleudub derxw wkh olfw dqg wkhb wrog xv wkdw lw kdv ehhq eurnhq"
PROSE = [
    "In May 2024 we asked forty residents about the library, and they told us that the ramp is too steep.",
    "We have changed the plan since: the lift will be mended before the ramp is closed to the public.",
]


@pytest.fixture(autouse=True, scope="module")
def _tesseract() -> None:
    if program.tesseract() is None:
        reason = "the program tesseract is not installed"
        pytest.fail(reason) if os.environ.get("CI") == "true" else pytest.skip(reason)


@pytest.fixture
def without_tesseract(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[None]:
    monkeypatch.setenv("PATH", str(tmp_path))
    program.tesseract.cache_clear()
    yield
    program.tesseract.cache_clear()


@pytest.fixture
def limits(monkeypatch: pytest.MonkeyPatch) -> Iterator[pytest.MonkeyPatch]:
    yield monkeypatch
    monkeypatch.undo()
    settings.cache_clear()


def photographed(path: Path, pages: Sequence[int]) -> list[Image.Image]:
    document = pdfium2.PdfDocument(path)
    try:
        return [document[k].render(scale=DPI / 72, grayscale=True).to_pil().convert("L") for k in pages]
    finally:
        document.close()


def scan(pictures: Sequence[Image.Image]) -> bytes:
    buffer = io.BytesIO()
    pictures[0].save(buffer, "PDF", save_all=True, append_images=pictures[1:], resolution=DPI)
    return buffer.getvalue()


def words(document: Document, pages: Sequence[int]) -> Counter[str]:
    """Words with the dashes and quotation marks that tesseract mixes up made one."""
    text = " ".join(document.quote(document.pages[k]) for k in pages)
    return Counter(text.translate(str.maketrans("–—’‘“”", "--''\"\"")).split())


def recall(truth: Counter[str], found: Counter[str]) -> float:
    return (truth & found).total() / truth.total()


def cells(document: Document, pages: Sequence[int]) -> Counter[str]:
    held = [cell for table in document.tables for cell in table.cells if cell.page in pages]
    return Counter(" ".join(document.quote(cell).split()) for cell in held if document.quote(cell))


def layered(picture: Image.Image, hidden: Sequence[str]) -> bytes:
    """Return a page with a picture on it and words behind it that nobody sees, as a scanner leaves it."""
    buffer = io.BytesIO()
    picture.save(buffer, "JPEG", quality=85)
    data = buffer.getvalue().decode("latin-1")
    image = (
        f"<</Type/XObject/Subtype/Image/Width {picture.width}/Height {picture.height}/ColorSpace/DeviceGray"
        f"/BitsPerComponent 8/Filter/DCTDecode/Length {len(data)}>>\nstream\n{data}\nendstream"
    )
    page = f"q {WIDTH} 0 0 {HEIGHT} 0 0 cm /Im1 Do Q\nq 3 Tr\n" + lines(60, 100, hidden) + "Q\n"
    return make_pdf([page], extra=[image], resources="/XObject<</Im1 12 0 R>>")


@pytest.fixture(scope="module")
def form(specimens: Path) -> tuple[Document, list[Image.Image]]:
    path = specimens / "middling-council-form.pdf"
    return read(path), photographed(path, [1, 2])


@pytest.fixture(scope="module")
def scanned_form(form: tuple[Document, list[Image.Image]]) -> Document:
    return read(scan(form[1]), name="scan.pdf")


class TestForm:
    def test_words_keep_to_their_pages(self, form: tuple[Document, list[Image.Image]], scanned_form: Document) -> None:
        for page in (0, 1):
            assert recall(words(form[0], [page + 1]), words(scanned_form, [page])) >= 0.95

    def test_cells_of_ruled_tables(self, form: tuple[Document, list[Image.Image]], scanned_form: Document) -> None:
        truth, found = cells(form[0], [2, 3]), cells(scanned_form, [1, 2])
        assert truth.total() > 40
        assert recall(truth, found) >= 0.9

    def test_headings(self, form: tuple[Document, list[Image.Image]], scanned_form: Document) -> None:
        truth = [section.title for section in form[0].sections if section.page in (2, 3)]
        assert [section.title for section in scanned_form.sections if section.level] == truth

    def test_quality_says_what_was_recognised(self, scanned_form: Document) -> None:
        quality = scanned_form.quality
        assert quality.recognised_pages == 2
        assert quality.confidence is not None
        assert 0.9 < quality.confidence < 1
        assert quality.legibility > 0.95
        assert scanned_form.reader.startswith("pdf+tesseract ")
        note = next(note for note in quality.notes if "tesseract" in note)
        assert note.startswith("Pages 1 and 2 are pictures")
        assert note.endswith(f"with a mean confidence of {quality.confidence:.2f}.")


def test_a_page_that_lies_on_its_side_askew_and_dirty(form: tuple[Document, list[Image.Image]]) -> None:
    page = form[1][0].rotate(-0.8, Image.Resampling.BICUBIC, fillcolor=255)
    noise = np.random.default_rng(1).normal(0, 20, (page.height, page.width))
    dirty = Image.fromarray(np.clip(np.asarray(page) + noise, 0, 255).astype(np.uint8))
    document = read(scan([dirty.rotate(90, expand=True)]))
    assert recall(words(form[0], [1]), words(document, [0])) >= 0.95
    assert recall(cells(form[0], [2]), cells(document, [1])) >= 0.8


def test_native_pages_stay_native(form: tuple[Document, list[Image.Image]]) -> None:
    whole = pdfium2.PdfDocument(make_pdf([lines(60, 100, PROSE), lines(60, 100, PROSE)]))
    picture = pdfium2.PdfDocument(scan(form[1][:1]))
    whole.import_pages(picture, [0], 1)
    buffer = io.BytesIO()
    whole.save(buffer)
    document = read(buffer.getvalue())
    assert [document.quote(document.pages[k]) for k in (0, 2)] == [" ".join(PROSE)] * 2
    assert recall(words(form[0], [1]), words(document, [1])) >= 0.95
    assert document.quality.recognised_pages == 1
    assert any(note.startswith("Page 2 is a picture") for note in document.quality.notes)


class TestHiddenLayer:
    def test_a_bad_one_is_replaced(self, form: tuple[Document, list[Image.Image]]) -> None:
        document = read(layered(form[1][0], [GARBLED] * 8))
        assert "wkh" not in document.text
        assert recall(words(form[0], [1]), words(document, [0])) >= 0.95

    def test_a_good_one_stays(self, form: tuple[Document, list[Image.Image]]) -> None:
        document = read(layered(form[1][0], PROSE * 3))
        assert document.text == " ".join(PROSE * 3)
        assert (document.reader, document.quality.recognised_pages) == ("pdf", 0)

    def test_always_recognises_it_all_the_same(self, form: tuple[Document, list[Image.Image]]) -> None:
        document = read(layered(form[1][0], PROSE * 3), ocr="always")
        assert recall(words(form[0], [1]), words(document, [0])) >= 0.95

    def test_a_bad_one_that_may_not_be_replaced_is_no_document(self, form: tuple[Document, list[Image.Image]]) -> None:
        with pytest.raises(IllegibleError, match="garbled") as caught:
            read(layered(form[1][0], [GARBLED] * 8), ocr="never")
        assert "--ocr always" in caught.value.todo


def test_tick_boxes_of_a_scan() -> None:
    page = Image.new("L", (1654, 2339), 255)
    draw = ImageDraw.Draw(page)
    font = ImageFont.load_default(34)
    for row, (question, ticked) in enumerate([("Could it affect older people?", 0), ("Was anybody consulted?", 1)]):
        top = 300 + 120 * row
        draw.text((150, top), f"{question} Please tick one of the two boxes.", 0, font)
        for column, answer in enumerate(("Yes", "No")):
            x = 1100 + 200 * column
            draw.rectangle((x, top + 4, x + 30, top + 34), outline=0, width=3)
            draw.text((x + 45, top), answer, 0, font)
            if column == ticked:
                draw.line((x + 5, top + 9, x + 25, top + 29), 0, 3)
                draw.line((x + 25, top + 9, x + 5, top + 29), 0, 3)
    document = read(scan([page]))
    assert "boxes. ☒ Yes ☐ No" in " ".join(document.text.split())
    assert "boxes. ☐ Yes ☒ No" in " ".join(document.text.split())


class TestWithoutTesseract:
    @pytest.mark.usefixtures("without_tesseract")
    def test_a_scan_says_what_to_install(self, form: tuple[Document, list[Image.Image]]) -> None:
        with pytest.raises(ScannedError, match=r"its 2 pages are pictures.*tesseract is not installed") as caught:
            read(scan(form[1]))
        assert "apt install tesseract-ocr" in caught.value.todo

    @pytest.mark.usefixtures("without_tesseract")
    def test_a_mixed_file_is_read_with_a_note(self, form: tuple[Document, list[Image.Image]]) -> None:
        whole = pdfium2.PdfDocument(make_pdf([lines(60, 100, PROSE), lines(60, 100, PROSE)]))
        whole.import_pages(pdfium2.PdfDocument(scan(form[1][:1])), [0], 1)
        buffer = io.BytesIO()
        whole.save(buffer)
        document = read(buffer.getvalue())
        assert document.quality.notes == ("Page 2 is a picture and was left out: tesseract is not installed.",)
        assert [document.quote(page) for page in document.pages] == [" ".join(PROSE), "", " ".join(PROSE)]

    @pytest.mark.usefixtures("without_tesseract")
    def test_who_asks_for_all_pages_is_told(self) -> None:
        with pytest.raises(ScannedError, match="as was asked: tesseract is not installed"):
            read(make_pdf([lines(60, 100, PROSE)]), ocr="always")


def test_never_leaves_a_scan_alone(form: tuple[Document, list[Image.Image]]) -> None:
    with pytest.raises(ScannedError, match="turned off") as caught:
        read(scan(form[1]), ocr="never")
    assert "--ocr auto" in caught.value.todo


def test_a_photograph_is_no_text() -> None:
    noise = np.random.default_rng(2).integers(0, 255, (60, 45), dtype=np.uint8)
    with pytest.raises(ScannedError, match="nothing legible"):
        read(scan([Image.fromarray(noise).resize((1654, 2339))]))


class TestLimits:
    def test_a_picture_bomb_is_never_unpacked(self, python) -> None:  # type: ignore[no-untyped-def]
        code = """
import re, sys, zlib
from pathlib import Path


def peak():
    # Of this program alone: the figure of getrusage begins with what the one that started it held.
    return int(re.search(r"VmHWM:\\s+(\\d+) kB", Path("/proc/self/status").read_text())[1])


sys.path.insert(0, "tests/reading")
from pdf_maker import make_pdf
from eiascore import read
from eiascore.errors import TooLargeError

packer = zlib.compressobj(9)
data = (b"".join(packer.compress(bytes(50_000_000)) for _ in range(8)) + packer.flush()).decode("latin-1")
image = (
    "<</Type/XObject/Subtype/Image/Width 20000/Height 20000/ColorSpace/DeviceGray/BitsPerComponent 8"
    f"/Filter/FlateDecode/Length {len(data)}>>\\nstream\\n{data}\\nendstream"
)
page = "q 595 0 0 842 0 0 cm /Im1 Do Q"
try:
    read(make_pdf([page], extra=[image], resources="/XObject<</Im1 12 0 R>>"))
except TooLargeError as error:
    print(error)
print(peak() // 1024)
"""
        told, megabytes = python(code).splitlines()
        assert "pictures on page 1 hold more than 100,000,000 pixels" in told
        assert "EIASCORE_MAX_PIXELS" in told
        assert int(megabytes) < 400

    def test_a_huge_page_is_drawn_within_the_limit(self, limits: pytest.MonkeyPatch) -> None:
        limits.setenv("EIASCORE_MAX_PIXELS", "1000000")
        settings.cache_clear()
        document = pdfium2.PdfDocument.new()
        for size in ((14_400, 14_400), (14_400, 3), (595, 842)):
            document.new_page(*size)
        for index in range(3):
            grey, _ = rendered(document, index)
            assert grey.size <= 1_000_000

    def test_the_limit_is_that_of_the_settings(
        self, form: tuple[Document, list[Image.Image]], limits: pytest.MonkeyPatch
    ) -> None:
        limits.setenv("EIASCORE_MAX_PIXELS", "1000000")
        settings.cache_clear()
        with pytest.raises(TooLargeError, match="1,000,000 pixels"):
            read(scan(form[1][:1]))

    def test_a_page_that_takes_too_long_is_given_up(
        self, limits: pytest.MonkeyPatch, tmp_path: Path, form: tuple[Document, list[Image.Image]]
    ) -> None:
        slow = tmp_path / "tesseract"
        slow.write_text(
            '#!/bin/sh\ncase "$1" in --version) echo tesseract 5.0;; --list-langs) echo eng;; *) exec sleep 30;; esac\n'
        )
        slow.chmod(0o755)
        limits.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
        limits.setenv("EIASCORE_OCR_TIMEOUT", "1")
        settings.cache_clear()
        program.tesseract.cache_clear()
        try:
            with pytest.raises(ScannedError, match="took longer than 1 seconds") as caught:
                read(scan(form[1][:1]))
        finally:
            program.tesseract.cache_clear()
        assert "EIASCORE_OCR_TIMEOUT" in caught.value.todo
