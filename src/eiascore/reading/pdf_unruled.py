"""Tables without rules: rows and columns that white space, horizontal rules or shaded stripes alone show."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from eiascore.reading.pdf_grid import Grid, GridCell
from eiascore.reading.pdf_lanes import LEAST, REACH, Block, Lane, blocks, narrowed_by
from eiascore.reading.pdf_levels import WIDE, levels_of
from eiascore.reading.pdf_lines import Line
from eiascore.reading.pdf_rows import Row, is_figure, numeric_columns, rows_of
from eiascore.reading.pdf_rules import Rule, Shade
from eiascore.reading.pdf_tables import PageTable, shade
from eiascore.reading.pdf_tabular import flows, is_table


def may_hold_columns(lines: Sequence[Line]) -> bool:
    """Whether enough lines stand beside each other, or hold wide gaps, to look for columns at all."""
    hits = 0
    heights: dict[int, Line] = {}
    for line in lines:
        height = round(line.base)
        if any(height + k in heights for k in (-1, 0, 1)):
            hits += 1
        elif line.x1 - line.x0 > 8 * line.size and len(line.words) > 1:
            least = WIDE * line.size
            hits += any(b.x0 - a.x1 > least for a, b in pairwise(line.words))
        heights[height] = line
        if hits >= LEAST:
            return True
    return False


def unruled_tables(
    lines: Sequence[Line],
    page: int,
    rules: Sequence[Rule],
    shades: Sequence[Shade],
    area: float,
    above: Sequence[Lane] = (),
) -> tuple[list[PageTable], list[Line]]:
    """Find tables among the lines of a page that no ruled table holds.

    Parameters
    ----------
    lines : sequence of Line
        Lines outside ruled tables, without page furniture.
    page : int
        Page number.
    rules : sequence of Rule
        Horizontal rules.
    shades : sequence of Shade
        Filled areas.
    area : float
        Area of the page in square points.
    above : sequence of Lane
        Lanes of such a table at the foot of the page before.

    Returns
    -------
    tuple
        The tables from the top down, and the lines or parts of lines outside them.
    """
    if not above and not may_hold_columns(lines):
        return [], list(lines)
    tables: list[PageTable] = []
    gone: set[int] = set()
    levels = levels_of(lines)
    for block in blocks(levels, above):
        edges = _edges(block, rules, shades)
        rows = rows_of(block, edges)
        columns = len(block.lanes) + 1
        goes_on = bool(above) and block.levels[0] is levels[0] and len(block.lanes) == len(above)
        # The rest of a cut row goes on in mid sentence, below repeated titles or at the very top.
        if is_table(rows, columns) or (goes_on and not flows(rows[1:], columns)):
            table = _table(rows, block, page)
            shade(table, shades, area)
            tables.append(table)
            gone |= {id(word) for level in block.levels for word in level.words}
    return tables, _without(lines, gone, page) if tables else list(lines)


def _without(lines: Sequence[Line], gone: set[int], page: int) -> list[Line]:
    """Return lines less the words that tables have taken."""
    rest = []
    for line in lines:
        words = [word for word in line.words if id(word) not in gone]
        if len(words) == len(line.words):
            rest.append(line)
        elif words:
            rest.append(Line(words, page))
    return rest


def title_lines(tables: Sequence[PageTable], above: Sequence[Line]) -> list[Line]:
    """Return lines just above a table that keep to its lanes: repeated on each page, they pass for a running header.

    Parameters
    ----------
    tables : sequence of PageTable
        Tables without rules.
    above : sequence of Line
        Lines of page furniture.

    Returns
    -------
    list of Line
        Those that are titles of columns.
    """
    if not tables:
        return []
    first = min(tables, key=lambda table: table.top)
    found: list[Line] = []
    for level in reversed(levels_of(line for line in above if line.bottom <= first.top + 2)):
        top = found[-1].top if found else first.top
        _, held, crossed = narrowed_by(level, first.lanes)
        if crossed or not held or top - level.base > 0.7 * REACH * level.size:
            break
        found += [line for line in above if abs(line.base - level.base) < 0.3 * level.size]
    return found


def _edges(block: Block, rules: Sequence[Rule], shades: Sequence[Shade]) -> list[float]:
    """Return the heights at which a rule or the edge of a stripe runs through most of a block."""
    left = min(level.words[0].x0 for level in block.levels)
    right = max(word.x1 for level in block.levels for word in level.words)
    sides = [(rule.at, rule.start, rule.end) for rule in rules]
    sides += [(y, s.x0, s.x1) for s in shades for y in (s.top, s.bottom)]
    extents: dict[int, float] = {}
    for at, start, end in sides:
        extents[round(at)] = extents.get(round(at), 0.0) + max(0.0, min(right, end) - max(left, start))
    return sorted(float(at) for at, extent in extents.items() if extent > 0.5 * (right - left))


def _heads(rows: Sequence[Row], columns: int) -> int:
    """Return how many rows without figures stand above columns of figures."""
    numeric = numeric_columns([(row.cells, row.spans) for row in rows], columns)
    bare = [not any(c in row.cells and is_figure(row.cells[c]) for c in numeric) for row in rows]
    heads = bare.index(False) if numeric and False in bare else 0
    return heads if heads < 4 and all(len(row.cells) > 1 for row in rows[:heads]) else 0


def _table(rows: Sequence[Row], block: Block, page: int) -> PageTable:
    """Return rows as a table whose cells are as wide as the words of their columns."""
    words = [word for level in block.levels for word in level.words]
    bounds = [min(word.x0 for word in words), *(x for lane in block.lanes for x in (lane.x0, lane.x1))]
    bounds.append(max(word.x1 for word in words))
    xs = [bounds[0], *bounds[2:-1:2], bounds[-1]]
    tops = [row.levels[0].top for row in rows]
    ys = [*tops, max(word.bottom for word in rows[-1].levels[-1].words)]
    cells, held = [], []
    for number, row in enumerate(rows):
        column = 0
        while column <= len(block.lanes):
            span = row.spans.get(column, 1)
            x0, x1 = bounds[2 * column], bounds[2 * (column + span) - 1]
            cells.append(GridCell(number, column, 1, span, x0, ys[number], x1, ys[number + 1]))
            held.append(sorted(row.cells.get(column, []), key=lambda word: word.order))
            column += span
    order = min(word.order for word in words)
    table = PageTable(Grid(xs, ys, cells), page, held, [False] * len(held), order, lanes=block.lanes)
    table.heads = _heads(rows, len(block.lanes) + 1)
    return table
