"""Tables of a DOCX as grids: merged cells, header rows, and looks that come from the table style."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from eiascore.reading.docx_styles import Styles
from eiascore.reading.docx_xml import W, number, on, shaded, val
from eiascore.reading.grid import MAX_COLUMNS, Grid
from eiascore.reading.pieces import Piece, RawCell
from eiascore.reading.runs import Runs

if TYPE_CHECKING:
    from lxml.etree import _Element

_LOOK_BITS = {"firstRow": 0x20, "firstColumn": 0x80}


@dataclass(frozen=True, slots=True)
class _Looks:
    """What the table style does to its first row and column."""

    bold_row: bool = False
    shaded_row: bool = False
    bold_column: bool = False
    shaded_column: bool = False


def read_table(
    table: _Element,
    styles: Styles,
    flat: Callable[[_Element], Iterator[_Element]],
    cell_text: Callable[[_Element], Runs],
) -> Piece | None:
    """Read a table.

    Parameters
    ----------
    table : element
        ``w:tbl``.
    styles : Styles
        The style sheet.
    flat : callable
        Yields the children of an element through wrappers.
    cell_text : callable
        Gathers the text of a cell.

    Returns
    -------
    Piece or None
        None where the table holds no text.
    """
    grid = Grid()
    looks = _looks(table, styles)
    merging: dict[int, RawCell] = {}
    for row in flat(table):
        properties = row.find(W + "trPr")
        if row.tag != W + "tr" or on(properties, "hidden") or on(properties, "del"):
            continue
        grid.next_row()
        header = bool(on(properties, "tblHeader"))
        column = number(None if properties is None else properties.find(W + "gridBefore"), 0)
        for cell in flat(row):
            if cell.tag == W + "tc":
                column = _place(cell, max(column, 0), header, grid, merging, cell_text)
        _dress(grid, looks)
    return grid.piece()


def _place(
    cell: _Element,
    column: int,
    header: bool,
    grid: Grid,
    merging: dict[int, RawCell],
    cell_text: Callable[[_Element], Runs],
) -> int:
    """Put a cell into the grid, or let the cell that it is merged with grow; return the next column."""
    properties = cell.find(W + "tcPr")
    span = number(None if properties is None else properties.find(W + "gridSpan"), 1)
    vertical = None if properties is None else properties.find(W + "vMerge")
    horizontal = None if properties is None else properties.find(W + "hMerge")
    deleted = properties is not None and properties.find(W + "cellDel") is not None
    runs = Runs() if deleted else cell_text(cell)
    above = merging.get(column)
    if vertical is not None and val(vertical, "continue") == "continue" and above is not None:
        above.row_span = grid.row - above.row + 1
        # Text in a covered cell is not shown by Word, so it is left out here too.
        return column + above.column_span
    merging.pop(column, None)
    if horizontal is not None and val(horizontal, "continue") == "continue" and grid.cells:
        before = grid.cells[-1]
        if before.row == grid.row:
            before.column_span += 1
            return column + 1
    placed = grid.place(
        runs, column_span=span, column=min(column, MAX_COLUMNS), header=header, shaded=bool(shaded(properties))
    )
    if vertical is not None:
        merging[column] = placed
    return column + placed.column_span


def _looks(table: _Element, styles: Styles) -> _Looks:
    """Find out whether the table style sets off the first row and column, and whether the table asks for it."""
    properties = table.find(W + "tblPr")
    look = None if properties is None else properties.find(W + "tblLook")
    identity = val(None if properties is None else properties.find(W + "tblStyle"))
    found: dict[str, bool] = {}
    for part in ("firstRow", "firstColumn"):
        if look is None or not _asked(look, part):
            continue
        name = "firstCol" if part == "firstColumn" else part
        for style in styles.chain(identity):
            for condition in style.iterfind(W + "tblStylePr"):
                if condition.get(W + "type") == name:
                    bold, shade = on(condition.find(W + "rPr"), "b"), shaded(condition.find(W + "tcPr"))
                    found.setdefault("bold_" + part[5:].lower(), bool(bold))
                    found.setdefault("shaded_" + part[5:].lower(), bool(shade))
    return _Looks(**found)


def _asked(look: _Element, part: str) -> bool:
    """Tell whether a table asks for a part of its style: new files spell it out, old ones keep bits."""
    spelled = look.get(W + part)
    if spelled is not None:
        return spelled in ("1", "true", "on")
    try:
        return bool(int(look.get(W + "val", "0"), 16) & _LOOK_BITS[part])
    except ValueError:
        return False


def _dress(grid: Grid, looks: _Looks) -> None:
    """Give the cells of the row just read the looks that come from the table style."""
    for cell in grid.cells:
        if cell.row != grid.row or not cell.text:
            continue
        if cell.row == 0:
            cell.bold, cell.shaded = cell.bold or looks.bold_row, cell.shaded or looks.shaded_row
        if cell.column == 0:
            cell.bold, cell.shaded = cell.bold or looks.bold_column, cell.shaded or looks.shaded_column
