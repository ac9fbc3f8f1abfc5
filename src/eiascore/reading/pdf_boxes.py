"""Ruled tables and what stands inside or beside them: tables in cells, and labels to the left of boxes for answers."""

from __future__ import annotations

from collections.abc import Sequence

from eiascore.reading.pdf_continued import same_columns
from eiascore.reading.pdf_grid import Grid, GridCell
from eiascore.reading.pdf_lines import Line, make_lines
from eiascore.reading.pdf_tables import PageTable
from eiascore.reading.pdf_words import Word

MIN_LABELLED = 0.6  # share of boxes in a column that need a label beside them


def parted(tables: Sequence[PageTable]) -> list[PageTable]:
    """Part tables below each row that holds another table, so that the inner one is read in its place.

    Parameters
    ----------
    tables : sequence of PageTable
        Tables of one page.

    Returns
    -------
    list of PageTable
        The tables, outer ones in parts where an inner one stands between their rows.
    """
    result: list[PageTable] = []
    for table in tables:
        inner = [other for other in tables if other is not table and _is_inside(other, table)]
        for other in sorted(inner, key=lambda other: other.top, reverse=True):
            table, below = _cut(*_opened(table, other))
            if any(below.words):
                result.append(below)
                below.upper = table
        result.append(table)
    return result


def _is_inside(other: PageTable, table: PageTable) -> bool:
    """Whether a table stands inside another."""
    x0, top, x1, bottom = table.grid.box
    left, high, right, low = other.grid.box
    if not (x0 - 1 <= left and right <= x1 + 1 and top - 1 <= high and low <= bottom + 1):
        return False
    return (right - left) * (low - high) < (x1 - x0) * (bottom - top)


def _opened(table: PageTable, other: PageTable) -> tuple[PageTable, int]:
    """Return a table in which what stands below another, in the same cell, has a row of its own; and that row."""
    grid = table.grid
    left, high, right, low = other.grid.box
    row = sum(y <= (high + low) / 2 for y in grid.ys) - 1
    holder = next((k for k, c in enumerate(grid.cells) if c.x0 <= (left + right) / 2 < c.x1 and _covers(c, row)), None)
    held = table.words[holder] if holder is not None else []
    later = [word for word in held if word.middle[1] > low]
    if holder is None or not later:
        return table, row + 1
    ys = [*grid.ys[: row + 1], low, *grid.ys[row + 1 :]]
    opened = PageTable(Grid(grid.xs, ys, [], grid.irregular), table.page, [], [], table.order, table.irregular)
    opened.upper = table.upper
    for number, (cell, words, shaded) in enumerate(zip(grid.cells, table.words, table.shaded, strict=True)):
        parts = [(cell._replace(row=cell.row + (cell.row > row)), words)]
        if number == holder:
            above, below = cell._replace(row_span=row - cell.row + 1), cell._replace(row=row + 1, top=low)
            below = below._replace(row_span=cell.row + cell.row_span - row)
            parts = [(above, [word for word in words if word.middle[1] <= low]), (below, later)]
        elif _covers(cell, row):
            parts = [(cell._replace(row_span=cell.row_span + 1), words)]
        for part, said in parts:
            opened.grid.cells.append(part)
            opened.words.append(said)
            opened.shaded.append(shaded)
    return opened, row + 1


def _covers(cell: GridCell, row: int) -> bool:
    return cell.row <= row < cell.row + cell.row_span


def _cut(table: PageTable, row: int) -> tuple[PageTable, PageTable]:
    """Return the rows of a table above a row, and those from it on."""
    grid = table.grid
    upper, lower = (
        PageTable(Grid(list(grid.xs), ys, [], grid.irregular), table.page, [], [], table.order, table.irregular)
        for ys in (grid.ys[: row + 1], grid.ys[row:])
    )
    for cell, words, shaded in zip(grid.cells, table.words, table.shaded, strict=True):
        part = upper if cell.row < row else lower
        span = min(cell.row_span, row - cell.row) if part is upper else cell.row_span
        shift = 0 if part is upper else row
        part.grid.cells.append(cell._replace(row=cell.row - shift, row_span=span))
        part.words.append(words)
        part.shaded.append(shaded)
    for part in (upper, lower):
        part.order = min((word.order for held in part.words for word in held), default=table.order)
    return upper, lower


def with_labels(table: PageTable, lines: Sequence[Line]) -> tuple[PageTable, list[Line]]:
    """Give a column of boxes the labels that stand to its left as a first column.

    Parameters
    ----------
    table : PageTable
        A ruled table.
    lines : sequence of Line
        Lines of its page outside tables.

    Returns
    -------
    tuple
        The table, and the lines that did not become labels; both as they were where most boxes have no label.
    """
    grid = table.grid
    if len(grid.xs) != 2 or len(grid.ys) < 3:
        return table, list(lines)
    left, top, _, bottom = grid.box
    beside = [line for line in lines if top < (line.top + line.bottom) / 2 < bottom and not line.turned]
    if not beside or any(line.x1 > left + 1 for line in beside):
        return table, list(lines)
    labels: list[list[Word]] = [[] for _ in grid.ys[1:]]
    for line in beside:
        labels[sum(y <= (line.top + line.bottom) / 2 for y in grid.ys) - 1] += line.words
    if sum(map(bool, labels)) < MIN_LABELLED * len(labels):
        return table, list(lines)
    edge = min(line.x0 for line in beside)
    cells = [cell._replace(column=1) for cell in grid.cells]
    words, shaded = list(table.words), list(table.shaded)
    for row, held in enumerate(labels):
        cells.append(GridCell(row, 0, 1, 1, edge, grid.ys[row], left, grid.ys[row + 1]))
        words.append(held)
        shaded.append(False)
    order = min(table.order, *(line.order for line in beside))
    full = PageTable(Grid([edge, *grid.xs], grid.ys, cells, grid.irregular), table.page, words, shaded, order)
    full.irregular = table.irregular
    gone = {id(line) for line in beside}
    return full, [line for line in lines if id(line) not in gone]


def without_lone(
    tables: Sequence[PageTable], lines: Sequence[Line], above: PageTable | None
) -> tuple[list[PageTable], list[Line]]:
    """Give back the words of tables of which a single cell is filled.

    The rest of a row from the page before stays a table, and so does a label over a box for its answer.

    Parameters
    ----------
    tables : sequence of PageTable
        Tables of one page.
    lines : sequence of Line
        Its lines outside them.
    above : PageTable or None
        The last table of the page before.

    Returns
    -------
    tuple
        The tables that are kept, and all lines in stream order.
    """
    if not any(table.lone for table in tables):
        return list(tables), list(lines)
    first = min(tables, key=lambda table: table.top)
    freed = [
        table
        for table in tables
        if table.lone
        and not table.waits
        and not (above and table is first and same_columns(above.grid.xs, table.grid.xs))
    ]
    kept = [table for table in tables if table not in freed]
    words = [word for table in freed for held in table.words for word in held]
    loose = make_lines(words, tables[0].page) if words else []
    return kept, sorted([*lines, *loose], key=lambda line: line.order)
