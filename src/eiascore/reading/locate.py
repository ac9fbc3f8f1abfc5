"""Where words of a document stand on the page: its pages are read again, and their words found in its text."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple

from eiascore.errors import FileProblemError, PageRangeError
from eiascore.reading.matching import matched
from eiascore.reading.pdf import page_content
from eiascore.reading.pdf_layout import PageContent, outside_tables, with_tables
from eiascore.reading.pdf_lines import Line, cell_lines
from eiascore.reading.pdf_order import reading_order
from eiascore.reading.pdf_words import Word
from eiascore.schema.document import Block, Box, Document, Page
from eiascore.text import squeeze

PDF = "application/pdf"
ASCENT, DESCENT = 0.75, 0.22  # how far letters reach above and below their baseline, in font sizes

Rectangle = tuple[float, float, float, float]
Range = tuple[int, int]


class Spot(NamedTuple):
    """A range of the text and the word on a page that it was read from: its line, place in the line and rectangle."""

    start: int
    end: int
    line: int
    place: int
    box: Rectangle


@dataclass(slots=True)
class Located:
    """A page that was read again: its content, the spots of its words, and ranges of its table row not found on it."""

    content: PageContent
    spots: list[Spot]
    over: list[Range]


def boxes(document: Document, start: int, end: int) -> list[Box]:
    """Return the rectangles of a range of the text, one a line; see ``Document.boxes``."""
    found: list[Box] = []
    for file in range(max(1, len(document.files))):
        if not _spans(document, file, start, end):
            continue
        _check(document, file)
        pages = _page_ranges(document, file)
        wanted = {number for number, ranges in pages.items() if _meets(ranges, start, end)}
        for number in sorted(pages):
            # A row of a table that goes on over the page stands in the text as a whole, under its first page.
            if number - 1 in wanted and _meets(located(document, file, number - 1).over, start, end):
                wanted.add(number)
        for number in sorted(wanted):
            spots = [s for s in located(document, file, number).spots if s.start < end and start < s.end]
            found += [Box(page=number, file=file, **_sides(group)) for group in _lines(spots)]
    return found


def _meets(ranges: Sequence[Range], start: int, end: int) -> bool:
    return any(begin < end and start < stop for begin, stop in ranges)


def _spans(document: Document, file: int, start: int, end: int) -> bool:
    if not document.files:
        return start < end
    own = document.files[file]
    return max(start, own.start) < min(end, own.end)


def _check(document: Document, file: int) -> None:
    """Refuse a file that has no pages to look at."""
    own = document.files[file] if document.files else document
    if own.media_type != PDF:
        raise PageRangeError(
            f"{own.name} is no PDF: its format has no pages on which anything stands.",
            "`eiascore read FILE --format html` shows how it was read.",
        )
    if file >= len(document._beside.files):
        raise FileProblemError(
            f"{own.name} is not at hand: a document that was copied, pickled or loaded leaves its file behind.",
            "Read the file again with eiascore.read().",
        )


def file_pages(document: Document, file: int) -> Sequence[Page]:
    """Return the pages of one of the document's files."""
    if not document.files:
        return document.pages
    own = document.files[file]
    return document.pages[own.first_page : own.first_page + own.pages]


def page_spots(document: Document, file: int, number: int) -> Located:
    """Return what stands on a page, or say why it cannot be shown.

    Parameters
    ----------
    document : Document
        A document that was read from a PDF.
    file : int
        Index into ``document.files``.
    number : int
        Page number, from 1.

    Returns
    -------
    Located
        The page as it was read again.

    Raises
    ------
    PageRangeError
        There is no such page, or the file is no PDF.
    FileProblemError
        The document does not hold the bytes of the file.
    """
    files = max(1, len(document.files))
    if not 0 <= file < files:
        raise PageRangeError(f"There is no file {file}.", f"The document has {files}, counted from 0.")
    _check(document, file)
    numbers = [page.number for page in file_pages(document, file)]
    if number not in numbers:
        raise PageRangeError(f"There is no page {number}.", f"The pages go from {min(numbers)} to {max(numbers)}.")
    return located(document, file, number)


def located(document: Document, file: int, number: int) -> Located:
    """Return a page read again, from what was found before where it was asked for before."""
    found = document._beside.found
    first = number
    while ("page", file, first) not in found and _ends_in_cell(document, file, first - 1):
        first -= 1
    for page in range(first, number + 1):
        if ("page", file, page) not in found:
            before: Located | None = found.get(("page", file, page - 1))
            carried = before.over if before and _ends_in_cell(document, file, page - 1) else []
            found["page", file, page] = _locate(document, file, page, carried)
    page_found: Located = found["page", file, number]
    return page_found


def _locate(document: Document, file: int, number: int, carried: Sequence[Range]) -> Located:
    recognised = "+" in (document.files[file].reader if document.files else document.reader)
    read_again = page_content(document._beside.files[file], number, "auto" if recognised else "never")
    content = read_again or PageContent(number, 0.0, 0.0, [], [])
    furniture = Counter(squeeze(document.quote(block)) for block in _blocks(document, file, number, "furniture"))
    lines = list(_ordered(content, furniture))
    words = [(n, k, word) for n, line in enumerate(lines) for k, word in enumerate(line.words)]
    ranges = [*carried, *_page_ranges(document, file).get(number, ())]
    tokens = [token for span in ranges for token in _tokens(document.text, *span)]
    pairs = matched([document.text[s:e] for s, e in tokens], [word.text for _, _, word in words])
    spots = []
    for token, place in pairs:
        n, k, word = words[place]
        spots.append(Spot(*tokens[token], n, k, as_shown(content, _rectangle(word))))
    row = _last_row(document, file, number)
    held = {token for token, _ in pairs}
    over = [t for n, t in enumerate(tokens) if n not in held and any(b.start <= t[0] < b.end for b in row)]
    return Located(content, sorted(spots), over)


def _rectangle(word: Word) -> Rectangle:
    """Return the rectangle of a word, of the same height for all words of its size that stand on one baseline."""
    if word.style.turned:
        return word.x0, word.top, word.x1, word.bottom
    top, bottom = word.base - ASCENT * word.style.size, word.base + DESCENT * word.style.size
    return word.x0, min(word.top, top), word.x1, max(word.bottom, bottom)


def as_shown(content: PageContent, box: Rectangle) -> Rectangle:
    """Turn a rectangle of a page that was turned to be read back to the page as shown."""
    x0, top, x1, bottom = box
    if content.turned == 1:
        return top, content.width - x1, bottom, content.width - x0
    if content.turned == 2:
        return content.width - x1, content.height - bottom, content.width - x0, content.height - top
    if content.turned == 3:
        return content.height - bottom, x0, content.height - top, x1
    return box


def _ordered(content: PageContent, furniture: Counter[str]) -> Iterator[Line]:
    """Yield the lines of a page as they were read: furniture above, text and table cells, furniture below."""
    running: list[Line] = []
    body: list[Line] = []
    left = furniture.copy()
    for line in content.lines:
        text = squeeze(line.text)
        left[text] -= 1
        (running if left[text] >= 0 else body).append(line)
    yield from (line for line in running if line.top < content.height / 2)
    rest = outside_tables(content, {id(line) for line in running}, None)
    for slot in with_tables(reading_order(rest), content.tables):
        if isinstance(slot, Line):
            yield slot
            continue
        for _, held in sorted(zip(slot.grid.cells, slot.words, strict=True), key=lambda pair: pair[0][:2]):
            yield from cell_lines(held, content.number)
    yield from (line for line in running if line.top >= content.height / 2)


def _blocks(document: Document, file: int, number: int, kind: str) -> list[Block]:
    """Return the blocks of a kind that begin on a page."""
    return [b for b in _page_blocks(document, file).get(number, ()) if b.kind == kind]


def _page_blocks(document: Document, file: int) -> dict[int, list[Block]]:
    """Return the blocks of a file by the page that they begin on."""
    known: dict[int, list[Block]] | None = document._beside.found.get(("blocks", file, 0))
    if known is None:
        known = defaultdict(list)
        for block in document.blocks:
            if block.page is not None and _spans(document, file, block.start, block.end):
                known[block.page].append(block)
        document._beside.found["blocks", file, 0] = known
    return known


def _page_ranges(document: Document, file: int) -> dict[int, list[Range]]:
    """Return for each page of a file the ranges of the text that were read from it."""
    known: dict[int, list[Range]] | None = document._beside.found.get(("ranges", file, 0))
    if known is None:
        known = {page.number: [] for page in file_pages(document, file)}
        turns = [(page.start, page.number) for page in file_pages(document, file)]
        for number, blocks in _page_blocks(document, file).items():
            for block in blocks:
                start, page = block.start, number
                # Text runs on over a page where that begins; cells of a row that does so are no one's page alone.
                inside = [turn for turn in turns if block.start < turn[0] < block.end and block.kind != "cell"]
                for at, following in inside:
                    known.setdefault(page, []).append((start, at))
                    start, page = at, following
                known.setdefault(page, []).append((start, block.end))
        known = {number: sorted(ranges) for number, ranges in known.items()}
        document._beside.found["ranges", file, 0] = known
    return known


def _ends_in_cell(document: Document, file: int, number: int) -> bool:
    return bool(_last_row(document, file, number))


def _last_row(document: Document, file: int, number: int) -> list[Block]:
    """Return the cells of the table row that a page ends with, furniture and footnotes apart."""
    cells = _blocks(document, file, number, "cell")
    return [c for c in cells if c.table == cells[-1].table and c.row == cells[-1].row]


def _tokens(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    at = start
    for token in text[start:end].split():
        at = text.index(token, at)
        yield at, at + len(token)
        at += len(token)


def _lines(spots: Sequence[Spot]) -> Iterator[list[Spot]]:
    """Yield the spots of each line in order, cut where words between them belong to something else."""
    for _, line in groupby(spots, key=lambda spot: spot.line):
        ordered = sorted(line, key=lambda spot: spot.place)
        for _, run in groupby(enumerate(ordered), key=lambda pair: pair[1].place - pair[0]):
            yield [spot for _, spot in run]


def _sides(spots: Sequence[Spot]) -> dict[str, float]:
    sides = [spot.box for spot in spots]
    x0, top = min(b[0] for b in sides), min(b[1] for b in sides)
    x1, bottom = max(b[2] for b in sides), max(b[3] for b in sides)
    return {"x0": round(x0, 2), "top": round(top, 2), "x1": round(x1, 2), "bottom": round(bottom, 2)}
