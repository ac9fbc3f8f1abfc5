"""Turn the pieces that a format reader found into a Document: one text, and everything else as spans into it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from eiascore.errors import EmptyDocumentError, IllegibleError, TooLargeError
from eiascore.reading.attached import set_apart
from eiascore.reading.forms import questions
from eiascore.reading.headers import Governed, govern
from eiascore.reading.legibility import legibility
from eiascore.reading.pieces import Layout, Piece, RawCell
from eiascore.reading.sentences import split
from eiascore.reading.template import origins
from eiascore.reading.units import Unit
from eiascore.schema.document import Block, BlockKind, Cell, Document, Origin, Page, Section, Sentence, Table
from eiascore.schema.source import Quality
from eiascore.settings import settings
from eiascore.text import squeeze, squeeze_at, squeeze_lines

_TEMPLATE = frozenset({"prompt", "guidance", "statute"})


@dataclass(slots=True)
class _Draft:
    """The document while it grows."""

    parts: list[str] = field(default_factory=list)
    at: int = 0
    blocks: list[Block] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    units: list[Unit] = field(default_factory=list)
    headings: list[tuple[int, int, str]] = field(default_factory=list)  # start, level, title
    turns: list[tuple[int, int]] = field(default_factory=list)  # offset at which a page begins, its number

    def put(self, text: str) -> tuple[int, int]:
        """Append a text on a line of its own and return its span."""
        if self.parts:
            self.at += 1
        start = self.at
        self.parts.append(text)
        self.at += len(text)
        if self.at > settings().max_characters:
            raise TooLargeError(
                f"The document holds more than {settings().max_characters} characters.",
                "Split it, or raise EIASCORE_MAX_CHARACTERS.",
            )
        return start, self.at

    def turn(self, offset: int, page: int | None) -> None:
        """Note that the text at ``offset`` stands on ``page``."""
        if page is not None and page > 0 and (not self.turns or page > self.turns[-1][1]):
            self.turns.append((offset, page))


def _add_units(draft: _Draft, text: str, model: Unit, breaks: Sequence[tuple[int, int]] = ()) -> None:
    """Split the text of a block into units that share the place and looks of ``model``."""
    whole = model.kind == "heading" or model.kind == "furniture"
    page = model.page
    pending = list(breaks)
    for number, (start, end) in enumerate([(0, len(text))] if whole else split(text)):
        while pending and pending[0][0] <= start:
            page = pending.pop(0)[1]
        unit = Unit(model.start + start, model.start + end, text[start:end], model.kind, model.block, page)
        unit.section, unit.level, unit.first = model.section, model.level, number == 0
        unit.bold, unit.italic, unit.shaded = model.bold, model.italic, model.shaded
        unit.header, unit.label, unit.form = model.header, model.label, model.form
        unit.table, unit.row, unit.column = model.table, model.row, model.column
        unit.row_header, unit.column_header = model.row_header, model.column_header
        draft.units.append(unit)


def _add_text(draft: _Draft, piece: Piece, kind: BlockKind) -> None:
    offsets = [offset for offset, _ in piece.page_breaks]
    text, moved = squeeze_at(piece.text, offsets) if offsets else (squeeze(piece.text), [])
    if not text:
        return
    start, end = draft.put(text)
    breaks = sorted((offset, page) for offset, (_, page) in zip(moved, piece.page_breaks, strict=True))
    draft.turn(start, piece.page)
    for offset, page in breaks:
        draft.turn(start + offset, page)
    if kind == "heading":
        draft.headings.append((start, max(piece.level, 1), text))
    model = Unit(start, end, text, kind, len(draft.blocks), piece.page, len(draft.headings), piece.level)
    model.bold, model.italic, model.shaded = piece.bold, piece.italic, piece.shaded
    _add_block(draft, model)
    _add_units(draft, text, model, breaks)


def _add_block(draft: _Draft, model: Unit) -> None:
    draft.blocks.append(
        Block(
            kind=model.kind, start=model.start, end=model.end, page=model.page, section=model.section,
            level=model.level, bold=model.bold, italic=model.italic, shaded=model.shaded,
            table=model.table, row=model.row, column=model.column,
        )
    )  # fmt: skip


def _place(raw: RawCell) -> tuple[int, int]:
    return raw.row, raw.column


def _add_table(draft: _Draft, piece: Piece) -> None:
    cells = [Governed(raw, squeeze_lines(raw.text)) for raw in sorted(piece.cells, key=_place)]
    if not any(cell.text for cell in cells):
        return
    rows = max(cell.raw.row + max(cell.raw.row_span, 1) for cell in cells)
    columns = max(cell.raw.column + max(cell.raw.column_span, 1) for cell in cells)
    form = govern(cells, columns)
    made = [_add_cell(draft, piece, cell, form) for cell in cells]
    section = len(draft.headings)
    draft.tables.append(Table(page=piece.page, section=section, rows=rows, columns=columns, cells=tuple(made)))


def _add_cell(draft: _Draft, piece: Piece, cell: Governed, form: bool) -> Cell:
    raw = cell.raw
    page = raw.page if raw.page is not None else piece.page
    start, end = draft.put(cell.text) if cell.text else (draft.at, draft.at)
    if cell.text:
        draft.turn(start, page)
        model = Unit(start, end, cell.text, "cell", len(draft.blocks), page, len(draft.headings))
        model.bold, model.italic, model.shaded = raw.bold, raw.italic, raw.shaded
        model.header, model.table, model.row, model.column = cell.header, len(draft.tables), raw.row, raw.column
        model.row_header, model.column_header = cell.row_header, cell.column_header
        model.label, model.form = cell.label, form
        _add_block(draft, model)
        _add_units(draft, cell.text, model)
    return Cell(
        row=raw.row, column=raw.column, start=start, end=end, page=page, row_span=raw.row_span,
        column_span=raw.column_span, header=cell.header, row_header=cell.row_header, column_header=cell.column_header,
    )  # fmt: skip


def _trim(text: str, start: int, end: int) -> int:
    """Move ``end`` back over white space, not past ``start``."""
    while end > start and text[end - 1].isspace():
        end -= 1
    return end


def _sections(draft: _Draft, text: str) -> tuple[Section, ...]:
    """Nest the headings; each section runs to the next heading of its level or a higher one."""
    headings = draft.headings
    ends = [len(text)] * len(headings)
    paths: list[tuple[str, ...]] = []
    nest: list[int] = []
    for number, (start, level, _) in enumerate(headings):
        while nest and headings[nest[-1]][1] >= level:
            ends[nest.pop()] = start
        # A document that opens a new level with every heading would make the paths grow with its square.
        nest = [*nest[-11:], number]
        paths.append(tuple(headings[outer][2] for outer in nest))
    pages = {block.start: block.page for block in draft.blocks if block.kind == "heading"}
    before = _trim(text, 0, headings[0][0] if headings else len(text))
    page = draft.blocks[0].page if before else None
    result = [Section(title="", level=0, path=(), start=0, end=before, page=page)]
    for (start, level, title), end, path in zip(headings, ends, paths, strict=True):
        end = _trim(text, start, end)
        result.append(Section(title=title, level=level, path=path, start=start, end=end, page=pages[start]))
    return tuple(result)


def _pages(draft: _Draft, layout: Layout, text: str) -> tuple[Page, ...]:
    """Give every page its range; a page that begins nothing is empty and stands where its text would."""
    sizes = layout.page_sizes
    if not draft.turns and not sizes:
        return ()
    count = max(len(sizes), draft.turns[-1][1] if draft.turns else 0)
    starts = {number: offset for offset, number in draft.turns}
    pages: list[Page] = []
    following = len(text)
    for number in range(count, 0, -1):
        start = starts.get(number, following)
        while start < following and text[start].isspace():
            start += 1
        width, height = sizes[number - 1] if number <= len(sizes) else (0.0, 0.0)
        end = _trim(text, start, following)
        pages.append(Page(number=number, start=start, end=end, width=width, height=height))
        following = start
    return tuple(reversed(pages))


def _sentences(units: Sequence[Unit], spoken: Sequence[Origin], asked: Sequence[str]) -> tuple[Sentence, ...]:
    return tuple(
        Sentence(
            start=unit.start, end=unit.end, page=unit.page, block=unit.block, section=unit.section, kind=unit.kind,
            origin=origin, question=question, row_header=unit.row_header, column_header=unit.column_header,
        )
        for unit, origin, question in zip(units, spoken, asked, strict=True)
    )  # fmt: skip


def _quality(
    layout: Layout, units: Sequence[Unit], spoken: Sequence[Origin], pages: Sequence[Page], text: str, legible: float
) -> Quality:
    words = [len(unit.text.split()) for unit in units]
    body = sum(count for count, origin in zip(words, spoken, strict=True) if origin != "furniture")
    template = sum(count for count, origin in zip(words, spoken, strict=True) if origin in _TEMPLATE)
    return Quality(
        template_share=round(template / body, 4) if body else 0.0,
        pages_without_text=sum(len(text[page.start : page.end].split()) < 3 for page in pages),
        irregular_tables=sum(piece.irregular for piece in layout.pieces),
        recognised_pages=layout.recognised,
        confidence=layout.confidence,
        legibility=legible,
        notes=tuple(layout.notes),
    )


def _drafted(layout: Layout) -> _Draft:
    draft = _Draft()
    for piece in layout.pieces:
        if piece.kind == "table":
            _add_table(draft, piece)
        else:
            _add_text(draft, piece, piece.kind)
    return draft


def _check_words(text: str, name: str) -> None:
    words = len(text.split())
    if words < settings().min_words:
        raise EmptyDocumentError(
            f"{name} holds {words} words; fewer than {settings().min_words} cannot be assessed.",
            "Check that the file is complete and that its text can be selected.",
        )


def _checked_legibility(text: str, name: str) -> float:
    """Return the legibility of a text; a garbled one must get no score that looks like a poor one."""
    share, least = legibility(text), settings().min_legibility
    if share < least:
        raise IllegibleError(
            f"The text of {name} is garbled: {share:.0%} of its words read as words of a language, and {least:.0%} are "
            "needed.",
            "Ask for the document that it was made from, or have a PDF recognised anew with --ocr always.",
        )
    return round(share, 3)


def assemble(layout: Layout, *, name: str, sha256: str, size: int, media_type: str) -> Document:
    """Build the document from the pieces in reading order.

    Parameters
    ----------
    layout : Layout
        What the format reader found.
    name : str
        File name or other short name of the document.
    sha256 : str
        Digest of the bytes read.
    size : int
        Number of bytes read.
    media_type : str
        Media type of the bytes.

    Returns
    -------
    Document
        The one text and its pages, sections, blocks, tables and sentences.

    Raises
    ------
    EmptyDocumentError, IllegibleError, TooLargeError
        There are fewer words, fewer legible ones, or more characters, than the settings allow.
    """
    draft = _drafted(layout)
    text = "\n".join(draft.parts)
    _check_words(text, name)
    legible = _checked_legibility(text, name)
    spoken = set_apart(draft.units, origins(draft.units))
    asked = questions(draft.units, spoken)
    pages = _pages(draft, layout, text)
    return Document(
        name=name, sha256=sha256, size=size, media_type=media_type, reader=layout.reader, text=text, pages=pages,
        sections=_sections(draft, text), blocks=tuple(draft.blocks), tables=tuple(draft.tables),
        sentences=_sentences(draft.units, spoken, asked),
        quality=_quality(layout, draft.units, spoken, pages, text, legible),
    )  # fmt: skip
