"""A flattened table as a table again: its titles, its cells in rows, and what stood among them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from eiascore.reading.flat_titles import Kind
from eiascore.reading.pieces import Piece, RawCell

SURE = 0.75
_JOINED = 0.5  # how sure it must be that a line goes on in a cell


@dataclass(slots=True, frozen=True)
class Placed:
    """Where a line stood.

    Attributes
    ----------
    row, column : int
        Its place below the titles.
    sure : float
        How likely this place is among all.
    row_sure : bool
        Whether no other row is likely.
    fit : float
        How well it fits the title of its column; 0 is best.
    """

    row: int
    column: int
    sure: float
    row_sure: bool
    fit: float


@dataclass(slots=True)
class FlatTable:
    """A table that was found among the lines of a file.

    Attributes
    ----------
    score : float
        How likely it is beside others below the same titles.
    start, titles : int
        Place of the first title among the pieces; how many titles there are.
    kinds : list of str
        What each column asks for; a first one may have no title.
    placed : list of Placed
        Where each line stood.
    cells : list of int
        The lines below the titles, by their places among the pieces; the table may end before them.
    again : list of int
        Titles that are printed anew, as at the top of a page.
    """

    score: float
    start: int
    titles: int
    kinds: list[Kind]
    placed: list[Placed]
    cells: list[int]
    again: list[int]


def rebuilt(pieces: Sequence[Piece], table: FlatTable) -> tuple[list[Piece], int]:
    """Return a table as a piece, with the page furniture that stood among it, and where the lines go on.

    Parameters
    ----------
    pieces : sequence of Piece
        The pieces of the file.
    table : FlatTable
        Where it stands among them.

    Returns
    -------
    tuple of list of Piece and int
        The new pieces, and the place of the first piece after the table.
    """
    titles = range(table.start, table.start + table.titles)
    width = len(table.kinds)
    raw = [_cell(pieces[place], 0, column, header=True) for column, place in enumerate(titles, width - table.titles)]
    last = table.cells[len(table.placed) - 1]
    placed = dict(zip(table.cells, table.placed, strict=False))
    raw += _rows(pieces, placed, [place for place in table.again if place < last], table)
    made = [Piece("table", page=pieces[table.start].page, cells=raw)]
    made += [pieces[place] for place in range(table.start, last) if pieces[place].kind == "furniture"]
    return made, last + 1


def _cell(piece: Piece, row: int, column: int, *, header: bool = False, loose: bool = False) -> RawCell:
    return RawCell(
        row, column, piece.text, header=header, page=piece.page, bold=piece.bold, italic=piece.italic,
        shaded=piece.shaded, italics=piece.italics, loose=loose,
    )  # fmt: skip


def _rows(
    pieces: Sequence[Piece], placed: Mapping[int, Placed], again: Sequence[int], table: FlatTable
) -> Iterator[RawCell]:
    """Yield the cells below the titles; a line whose row is doubtful stands in a row of its own."""
    width = len(table.kinds)
    naming = 1 if table.kinds[0] == "number" else 0  # the column that names the rows
    row, name, broken, before = 0, "", False, None
    held: RawCell | None = None
    for place in sorted([*placed, *again]):
        at = placed.get(place)
        within = at is not None and before is not None and before.row == at.row and at.row_sure and before.row_sure
        if at is None:
            column = again.index(place) % table.titles
            row += column == 0
            yield from filter(None, [held])
            held, name = _cell(pieces[place], row, column + width - table.titles), ""
        elif held is not None and within and held.column == at.column and at.sure >= _JOINED:
            held.text = f"{held.text}\n{pieces[place].text}"
            held.italics = ()
        else:
            yield from filter(None, [held])
            # A second cell in one column cannot be: what may or may not go on in it begins a row below the same name.
            split = held is not None and within and held.column == at.column
            row += split or not within
            name, broken = (name, broken or split) if within else ("", False)
            held = _cell(pieces[place], row, at.column, loose=at.sure < SURE)
            held.beside = name if broken else ""
            if at.column == naming and at.sure >= SURE:
                name = pieces[place].text
        before = at
    yield from filter(None, [held])
