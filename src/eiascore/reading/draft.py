"""The document while it grows: pieces become text, blocks, tables and units, file after file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from eiascore.errors import TooLargeError
from eiascore.reading.cuts import cut
from eiascore.reading.flattened import unflatten
from eiascore.reading.headers import Governed, govern
from eiascore.reading.outline import Heading, Turns
from eiascore.reading.pieces import Layout, Piece, RawCell, Stretches, solid
from eiascore.reading.ticks import Part, parts
from eiascore.reading.units import Unit
from eiascore.schema.document import Block, BlockKind, Cell, Table
from eiascore.schema.frozen import lean
from eiascore.settings import settings
from eiascore.text import squeeze, squeeze_at, squeeze_lines


@dataclass(slots=True)
class Source:
    """A file that has been read: what its reader found, and what identifies it."""

    layout: Layout
    name: str
    sha256: str
    size: int
    media_type: str
    data: bytes = b""


@dataclass(slots=True)
class Stretch:
    """What a file takes up in the draft: the offset and the unit it begins with, and where its pages turn."""

    start: int
    unit: int
    turns: Turns = field(default_factory=list)  # offset at which a page begins, its number


@dataclass(slots=True)
class Draft:
    """The document while it grows."""

    parts: list[str] = field(default_factory=list)
    at: int = 0
    blocks: list[Block] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    units: list[Unit] = field(default_factory=list)
    headings: list[Heading] = field(default_factory=list)
    files: list[Stretch] = field(default_factory=list)

    def begin(self, source: Source) -> None:
        """Begin a file; an annex opens a section that bears its name, which stands nowhere in the text."""
        start = self.at + 1 if self.parts else 0
        if self.files:
            page = next((piece.page for piece in source.layout.pieces if piece.page is not None), None)
            self.headings.append(Heading(start, 0, source.name, page))
        self.files.append(Stretch(start, len(self.units)))

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
        turns = self.files[-1].turns
        if page is not None and page > 0 and (not turns or page > turns[-1][1]):
            turns.append((offset, page))


def _parts(text: str) -> Iterator[Part]:
    """Yield the sentences and options of a block, a request and its answer on one line apart."""
    for start, end, ticked in parts(text):
        if ticked is None:
            yield from ((first, last, None) for first, last in cut(text, [(start, end)]))
        else:
            yield start, end, ticked


def _add_units(
    draft: Draft, text: str, model: Unit, breaks: Sequence[tuple[int, int]] = (), italics: Stretches = ()
) -> None:
    """Split the text of a block into units that share the place and looks of ``model``, and have their own italics."""
    whole = model.kind == "heading" or model.kind == "furniture"
    page = model.page
    pending = list(breaks)
    for number, (start, end, ticked) in enumerate([(0, len(text), None)] if whole else _parts(text)):
        while pending and pending[0][0] <= start:
            page = pending.pop(0)[1]
        unit = Unit(model.start + start, model.start + end, text[start:end], model.kind, model.block, page)
        unit.section, unit.level, unit.first = model.section, model.level, number == 0
        unit.ticked = ticked
        unit.line = text.count("\n", 0, start)
        unit.bold, unit.italic, unit.shaded = model.bold, model.italic, model.shaded
        if italics and not whole:
            unit.italic = unit.italic or _is_within(text, start, end, italics)
        unit.header, unit.label, unit.form = model.header, model.label, model.form
        unit.table, unit.row, unit.column = model.table, model.row, model.column
        unit.row_header, unit.column_header = model.row_header, model.column_header
        draft.units.append(unit)


def _is_within(text: str, start: int, end: int, italics: Stretches) -> bool:
    """Whether all letters and figures of a range stand in italics."""
    first, count = solid(text[:start]), solid(text[start:end])
    return count > 0 and any(low <= first and first + count <= high for low, high in italics)


def _add_text(draft: Draft, piece: Piece, kind: BlockKind) -> None:
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
        draft.headings.append(Heading(start, max(piece.level, 1), text, piece.page))
    model = Unit(start, end, text, kind, len(draft.blocks), piece.page, len(draft.headings), piece.level)
    model.bold, model.italic, model.shaded = piece.bold, piece.italic, piece.shaded
    _add_block(draft, model)
    _add_units(draft, text, model, breaks, piece.italics)


def _add_block(draft: Draft, model: Unit) -> None:
    draft.blocks.append(
        lean(Block(
            kind=model.kind, start=model.start, end=model.end, page=model.page, section=model.section,
            level=model.level, bold=model.bold, italic=model.italic, shaded=model.shaded,
            table=model.table, row=model.row, column=model.column,
        ))
    )  # fmt: skip


def _place(raw: RawCell) -> tuple[int, int]:
    return raw.row, raw.column


def _add_table(draft: Draft, piece: Piece) -> None:
    cells = [Governed(raw, squeeze_lines(raw.text)) for raw in sorted(piece.cells, key=_place)]
    if not any(cell.text for cell in cells):
        return
    rows = max(cell.raw.row + max(cell.raw.row_span, 1) for cell in cells)
    columns = max(cell.raw.column + max(cell.raw.column_span, 1) for cell in cells)
    form = govern(cells, columns)
    made = [_add_cell(draft, piece, cell, form) for cell in cells]
    section = len(draft.headings)
    draft.tables.append(Table(page=piece.page, section=section, rows=rows, columns=columns, cells=tuple(made)))


def _add_cell(draft: Draft, piece: Piece, cell: Governed, form: bool) -> Cell:
    raw = cell.raw
    cell.column_header = cell.column_header or raw.under
    if raw.beside:
        cell.row_header, cell.label = raw.beside, False
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
        _add_units(draft, cell.text, model, (), raw.italics)
    return lean(Cell(
        row=raw.row, column=raw.column, start=start, end=end, page=page, row_span=raw.row_span,
        column_span=raw.column_span, header=cell.header, row_header=cell.row_header, column_header=cell.column_header,
    ))  # fmt: skip


def drafted(sources: Sequence[Source]) -> Draft:
    """Lay the pieces of the files one after the other.

    Parameters
    ----------
    sources : sequence of Source
        The main file, then its annexes.

    Returns
    -------
    Draft
        What they hold, before anyone has said who speaks.

    Raises
    ------
    TooLargeError
        There are more characters than the settings allow.
    """
    draft = Draft()
    for source in sources:
        draft.begin(source)
        for piece in unflatten(source.layout.pieces, sure_headings=source.layout.reader != "plain"):
            if piece.kind == "table":
                _add_table(draft, piece)
            else:
                _add_text(draft, piece, piece.kind)
    return draft
