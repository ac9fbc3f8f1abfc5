"""Reads a PDF into pieces: text by pdfium, tables from ruled lines, pdfplumber for pages whose grid is irregular."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import pypdfium2 as pdfium2
import pypdfium2.raw as pdfium

from eiascore.errors import DamagedError, EmptyDocumentError, EncryptedError, TooLargeError
from eiascore.reading.pdf_fallback import plumbed_grids
from eiascore.reading.pdf_fields import FormFields
from eiascore.reading.pdf_grid import Grid, find_grids, holds_table, with_open_columns
from eiascore.reading.pdf_guard import check_bombs, repaired
from eiascore.reading.pdf_layout import PageContent, pieces
from eiascore.reading.pdf_lines import make_lines
from eiascore.reading.pdf_ocr import Recogniser
from eiascore.reading.pdf_outline import Entry, read_outline
from eiascore.reading.pdf_rules import Drawing, page_drawing
from eiascore.reading.pdf_split import split_words
from eiascore.reading.pdf_tables import PageTable, fill, shade
from eiascore.reading.pdf_words import Frame, PageText, Word, page_words, upright_rotation
from eiascore.reading.pieces import Layout
from eiascore.reading.runs import clean
from eiascore.settings import Ocr, settings

OPEN_GAP = 8.0  # points of white space that part columns where no rule does
MAX_PLUMBED = 25  # pages that are handed to pdfplumber, which is slow
PDFIUM = threading.Lock()  # pdfium is not safe for threads, and a web page may read two files at once
NO_PAGES = re.compile(rb"/Type\s*/Pages\b[^>]{0,200}/Count\s+0\b|/Count\s+0\b[^>]{0,200}/Type\s*/Pages\b")
LOCKED = (pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY)


@dataclass(slots=True)
class _Reading:
    """What is gathered while the pages are read."""

    recogniser: Recogniser
    pages: list[PageContent] = field(default_factory=list)
    sizes: list[tuple[float, float]] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    outline: Sequence[Entry] = ()
    characters: int = 0
    words: int = 0
    pictured: int = 0
    plumbed: int = 0


def read_pdf(data: bytes, ocr: Ocr = "auto") -> Layout:
    """Read a PDF.

    Parameters
    ----------
    data : bytes
        The file.
    ocr : str
        Which pages are recognised by tesseract: ``auto`` those without legible text, ``never`` or ``always``.

    Returns
    -------
    Layout
        Pieces in reading order with their pages, page sizes in points, the title, and notes on what was odd.

    Raises
    ------
    EncryptedError
        A password is needed.
    DamagedError
        The structure is broken.
    ScannedError
        The pages are pictures, and their text cannot be recognised.
    EmptyDocumentError
        There are no pages or no words.
    TooLargeError
        There are more pages or characters than the settings allow.
    """
    check_bombs(data)
    with PDFIUM:
        reading, count, title = _read_document(data, ocr)
    _check_words(reading, count)
    seen = reading.recogniser
    notes = [*reading.notes, *seen.notes()]
    return Layout(
        pieces(reading.pages, reading.outline),
        f"pdf{seen.reader}",
        reading.sizes,
        title,
        notes,
        len(seen.pages),
        seen.confidence,
    )


def _read_document(data: bytes, ocr: Ocr) -> tuple[_Reading, int, str]:
    document, notes = _opened(data)
    try:
        count = len(document)
        _check_count(count)
        reading = _Reading(Recogniser(document, PDFIUM, ocr), notes=notes)
        _read_pages(document, range(count), reading)
        title = _title(document)
        reading.outline = read_outline(document)
    finally:
        document.close()
    return reading, count, title


@contextmanager
def opened(data: bytes) -> Iterator[Any]:
    """Hold a PDF open, and pdfium with it: no other thread may call pdfium meanwhile."""
    with PDFIUM:
        document, _ = _opened(data)
        try:
            yield document
        finally:
            document.close()


def page_content(data: bytes, number: int, ocr: Ocr = "never") -> PageContent | None:
    """Read one page of a PDF again, as ``read_pdf`` read it.

    Parameters
    ----------
    data : bytes
        The file.
    number : int
        The page, from 1.
    ocr : str
        Which pages are recognised; see ``read``.

    Returns
    -------
    PageContent or None
        Its lines and tables with the places of their words; None where the page is damaged.
    """
    with opened(data) as document:
        reading = _Reading(Recogniser(document, PDFIUM, ocr))
        _read_pages(document, [number - 1], reading)
    return reading.pages[0] if reading.pages else None


def _opened(data: bytes) -> tuple[Any, list[str]]:
    """Return the open document, put right first if need be, and notes on that."""
    try:
        return pdfium2.PdfDocument(data), []
    except pdfium2.PdfiumError as error:
        failure = error
    if getattr(failure, "err_code", None) in LOCKED:
        raise EncryptedError("The PDF is protected by a password.", "Save a copy without a password and read that.")
    mended = repaired(data)
    if mended is not data:
        try:
            return pdfium2.PdfDocument(mended), ["The structure of the PDF is damaged; text may be missing."]
        except pdfium2.PdfiumError as error:
            failure = error
    if NO_PAGES.search(data):
        raise EmptyDocumentError("The PDF has no pages.", "Check that the right file was given.") from failure
    raise DamagedError(
        "The PDF is damaged: its structure cannot be read.",
        "Open it in a PDF viewer and print it to a new PDF, or ask for another copy.",
    ) from failure


def _check_count(count: int) -> None:
    limit = settings().max_pages
    if count <= 0:
        raise EmptyDocumentError("The PDF has no pages.", "Check that the right file was given.")
    if count > limit:
        raise TooLargeError(
            f"The PDF has {count:,} pages; the limit is {limit:,}.",
            "Cut out the pages with the assessment, or set EIASCORE_MAX_PAGES higher.",
        )


def _check_words(reading: _Reading, count: int) -> None:
    read = len(reading.pages)
    if read == 0:
        raise DamagedError("No page of the PDF can be read.", "Ask for another copy of the file.")
    seen = reading.recogniser
    scan = reading.words / read < settings().min_words_per_page and reading.pictured * 2 >= read
    if scan or seen.leaves_most(read):
        raise seen.error(count, reading.words)
    if reading.words == 0:
        raise EmptyDocumentError("The PDF holds no words.", "Check that the right file was given.")


def _title(document: Any) -> str:
    try:
        return clean(str(document.get_metadata_value("Title") or ""))
    except (pdfium2.PdfiumError, UnicodeDecodeError, ValueError):
        return ""


def _read_pages(document: Any, indices: Iterable[int], reading: _Reading) -> None:
    fields = FormFields(document)
    try:
        for index in indices:
            _read_page(document, index, fields, reading)
    finally:
        fields.close()


def _read_page(document: Any, index: int, fields: FormFields, reading: _Reading) -> None:
    """Read one page; a page that fails is noted and left out."""
    page = pdfium.FPDF_LoadPage(document.raw, index)
    if not page:
        reading.sizes.append((0.0, 0.0))
        reading.notes.append(f"Page {index + 1} is damaged and was left out.")
        return
    frame = Frame(page)
    reading.sizes.append((round(frame.width, 1), round(frame.height, 1)))
    text = PageText(page, frame, settings().max_characters - reading.characters)
    try:
        if text.too_long:
            raise TooLargeError(
                f"The PDF holds more than {settings().max_characters:,} characters by page {index + 1}.",
                "Cut out the pages with the assessment, or set EIASCORE_MAX_CHARACTERS higher.",
            )
        reading.characters += text.count
        words = page_words(text)
        rotation = upright_rotation(words)
        if rotation is not None:
            text.turn(frame := Frame(page, rotation))
            words = page_words(text)
        words = fields.added(page, frame, words)
        drawing = page_drawing(page, frame)
        if drawing.cut:
            reading.notes.append(f"Page {index + 1} holds too many drawings to read all of its rules.")
        reading.pictured += drawing.images > 0
        if seen := reading.recogniser.seen(index, page, frame, words, drawing):
            words, drawing, frame = seen.words, seen.drawing, seen.frame
        reading.words += len(words)
        reading.pages.append(_content(document, index, frame, text, words, drawing, reading))
    finally:
        text.close()
        pdfium.FPDF_ClosePage(page)


def _content(
    document: Any, index: int, frame: Frame, text: PageText, words: list[Word], drawing: Drawing, reading: _Reading
) -> PageContent:
    number = index + 1
    grids = find_grids(drawing.rows, drawing.columns)
    if any(grid.irregular for grid in grids):
        middles = [word.middle for word in words]
        grids = [grid for grid in grids if not grid.irregular or holds_table(grid, middles)]
    if any(grid.irregular for grid in grids) and reading.plumbed < MAX_PLUMBED and not drawing.cut:
        reading.plumbed += 1
        grids = _replaced(grids, plumbed_grids(document, index) if frame.as_stored else [])
    tables: list[PageTable] = []
    area = frame.width * frame.height
    for grid in sorted(grids, key=_area):
        words = split_words(text, words, grid.xs, grid.box)
        boxes = [(word.x0, word.top, word.x1, word.bottom) for word in words]
        table, words = fill(with_open_columns(grid, boxes, OPEN_GAP), words, number)
        if table:
            shade(table, drawing.shades, area)
            tables.append(table)
    tables.sort(key=lambda table: table.order)
    lines = make_lines(words, number)
    return PageContent(number, frame.width, frame.height, lines, tables, drawing.rows, drawing.shades, frame.turned)


def _area(grid: Grid) -> float:
    """Return the area of a grid: of nested tables, the inner one takes its words first."""
    x0, top, x1, bottom = grid.box
    return (x1 - x0) * (bottom - top)


def _replaced(grids: Sequence[Grid], others: Sequence[Grid]) -> list[Grid]:
    """Return the grids with each irregular one replaced by what pdfplumber found in its place."""
    kept = [grid for grid in grids if not grid.irregular]
    for grid in grids:
        if grid.irregular:
            kept += [other for other in others if _overlap(grid, other)] or [grid]
    return list({id(grid): grid for grid in kept}.values())


def _overlap(first: Grid, second: Grid) -> bool:
    a, b = first.box, second.box
    return min(a[2], b[2]) > max(a[0], b[0]) and min(a[3], b[3]) > max(a[1], b[1])
