"""Grids from rules: which rules make a table, and which boxes between them are its cells. Pure geometry."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

from eiascore.reading.pdf_rules import Rule

SNAP = 2.5  # points: rules nearer to each other than this are one
REACH = 3.0  # points by which rules may miss each other at a corner
COVER = 0.6  # share of a cell's side that must be ruled for it to be a wall
MIN_WIDTH, MIN_HEIGHT = 6.0, 5.0  # points: narrower columns and rows are double rules
MAX_CELLS = 10_000


class GridCell(NamedTuple):
    """A cell: place in the grid, spans, and box on the page."""

    row: int
    column: int
    row_span: int
    column_span: int
    x0: float
    top: float
    x1: float
    bottom: float


@dataclass(slots=True)
class Grid:
    """A table's lines and cells; ``irregular`` when some cells are no boxes.

    ``regions`` are then the cells as drawn, each the places (row, column) that no wall parts.
    """

    xs: list[float]
    ys: list[float]
    cells: list[GridCell]
    irregular: bool = False
    regions: list[list[tuple[int, int]]] = field(default_factory=list)

    @property
    def box(self) -> tuple[float, float, float, float]:
        """The outline: x0, top, x1, bottom."""
        return self.xs[0], self.ys[0], self.xs[-1], self.ys[-1]


def merged(rules: Iterable[Rule]) -> list[Rule]:
    """Join rules on one line that touch or overlap, and double rules.

    Parameters
    ----------
    rules : iterable of Rule
        Rules of one direction.

    Returns
    -------
    list of Rule
        Longest possible rules, ordered by position.
    """
    lanes: list[tuple[float, list[Rule]]] = []
    for rule in sorted(rules):
        if lanes and rule.at - lanes[-1][0] <= SNAP:
            lanes[-1][1].append(rule)
        else:
            lanes.append((rule.at, [rule]))
    joined: list[Rule] = []
    for _, lane in lanes:
        at = sorted(rule.at for rule in lane)[len(lane) // 2]
        start, end = None, 0.0
        for rule in sorted(lane, key=lambda r: r.start):
            if start is None:
                start, end = rule.start, rule.end
            elif rule.start <= end + REACH:
                end = max(end, rule.end)
            else:
                joined.append(Rule(at, start, end))
                start, end = rule.start, rule.end
        if start is not None:
            joined.append(Rule(at, start, end))
    return joined


def _crosses(row: Rule, column: Rule) -> bool:
    return row.start - REACH <= column.at <= row.end + REACH and column.start - REACH <= row.at <= column.end + REACH


def _groups(rows: Sequence[Rule], columns: Sequence[Rule]) -> list[tuple[list[Rule], list[Rule]]]:
    """Part rules into sets that hang together by crossings."""
    parent = list(range(len(rows) + len(columns)))

    def find(node: int) -> int:
        while parent[node] != node:
            parent[node] = parent[parent[node]]
            node = parent[node]
        return node

    for i, row in enumerate(rows):
        for j, column in enumerate(columns, len(rows)):
            if _crosses(row, column):
                parent[find(i)] = find(j)
    groups: dict[int, tuple[list[Rule], list[Rule]]] = defaultdict(lambda: ([], []))
    for i, row in enumerate(rows):
        groups[find(i)][0].append(row)
    for j, column in enumerate(columns, len(rows)):
        groups[find(j)][1].append(column)
    return [group for group in groups.values() if len(group[0]) >= 2 and group[1]]


def _lanes(positions: Iterable[float], gap: float) -> list[float]:
    """Return distinct positions, those nearer than ``gap`` taken as one."""
    lanes: list[float] = []
    for position in sorted(positions):
        if not lanes or position - lanes[-1] >= gap:
            lanes.append(position)
    return lanes


def _covered(rules: Sequence[Rule], at: float, start: float, end: float, gap: float) -> bool:
    """Whether rules at a position cover most of an extent."""
    length = sum(max(0.0, min(rule.end, end) - max(rule.start, start)) for rule in rules if abs(rule.at - at) < gap)
    return length >= COVER * (end - start)


def _grid(rows: list[Rule], columns: list[Rule]) -> Grid | None:
    left, right = min(r.start for r in rows), max(r.end for r in rows)
    # A table without rules at its sides ends where its rows end.
    sides = [x for x in (left, right) if all(abs(c.at - x) > MIN_WIDTH for c in columns)]
    xs = _lanes([*(c.at for c in columns), *sides], MIN_WIDTH)
    ys = _lanes([*(r.at for r in rows), *_open_ends(rows, columns, xs)], MIN_HEIGHT)
    if len(xs) < 2 or len(ys) < 2 or (len(xs) - 1) * (len(ys) - 1) > MAX_CELLS:
        return None
    return _with_cells(xs, ys, rows, columns)


def _open_ends(rows: Sequence[Rule], columns: Sequence[Rule], xs: Sequence[float]) -> list[float]:
    """Return where a row that the page break cuts ends: the rules at both sides of the table go on beyond its rows."""
    sides = [[c for c in columns if abs(c.at - x) < MIN_WIDTH] for x in (xs[0], xs[-1])]
    if not all(sides):
        return []
    low = [max(c.end for c in side) for side in sides]
    high = [min(c.start for c in side) for side in sides]
    ends = []
    if abs(low[0] - low[1]) < REACH and min(low) > max(r.at for r in rows) + MIN_HEIGHT:
        ends.append(min(low))
    if abs(high[0] - high[1]) < REACH and max(high) < min(r.at for r in rows) - MIN_HEIGHT:
        ends.append(max(high))
    return ends


def _with_cells(xs: list[float], ys: list[float], rows: list[Rule], columns: list[Rule]) -> Grid:
    """Join neighbouring boxes that no wall parts; joined boxes that make a box are a merged cell."""
    wide, tall = len(xs) - 1, len(ys) - 1
    at_x = [[c for c in columns if abs(c.at - x) < MIN_WIDTH] for x in xs]
    at_y = [[r for r in rows if abs(r.at - y) < MIN_HEIGHT] for y in ys]
    owner = list(range(wide * tall))

    def find(node: int) -> int:
        while owner[node] != node:
            owner[node] = owner[owner[node]]
            node = owner[node]
        return node

    for i in range(tall):
        for j in range(wide):
            if j + 1 < wide and not _covered(at_x[j + 1], xs[j + 1], ys[i], ys[i + 1], MIN_WIDTH):
                owner[find(i * wide + j + 1)] = find(i * wide + j)
            if i + 1 < tall and not _covered(at_y[i + 1], ys[i + 1], xs[j], xs[j + 1], MIN_HEIGHT):
                owner[find((i + 1) * wide + j)] = find(i * wide + j)
    regions: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for node in range(wide * tall):
        regions[find(node)].append(divmod(node, wide))
    cells, irregular = [], False
    for region in regions.values():
        i0, i1 = min(i for i, _ in region), max(i for i, _ in region)
        j0, j1 = min(j for _, j in region), max(j for _, j in region)
        if len(region) != (i1 - i0 + 1) * (j1 - j0 + 1):
            irregular = True
            cells += [GridCell(i, j, 1, 1, xs[j], ys[i], xs[j + 1], ys[i + 1]) for i, j in region]
        else:
            cells.append(GridCell(i0, j0, i1 - i0 + 1, j1 - j0 + 1, xs[j0], ys[i0], xs[j1 + 1], ys[i1 + 1]))
    return Grid(xs, ys, sorted(cells), irregular, list(regions.values()) if irregular else [])


def holds_table(grid: Grid, points: Iterable[tuple[float, float]]) -> bool:
    """Whether an irregular grid is a table: most of its cells hold words. In a diagram most boxes stand empty.

    Parameters
    ----------
    grid : Grid
        A grid with regions.
    points : iterable of tuple
        Centres of the words of the page.

    Returns
    -------
    bool
        True where at least four cells are drawn and more than half of them hold a word.
    """
    left, top, right, bottom = grid.box
    held = {
        (bisect_right(grid.ys, y) - 1, bisect_right(grid.xs, x) - 1)
        for x, y in points
        if left <= x < right and top <= y < bottom
    }
    filled = sum(not held.isdisjoint(region) for region in grid.regions)
    return len(grid.regions) >= 4 and filled > len(grid.regions) / 2


def _closed(grid: Grid, rows: list[Rule], columns: list[Rule]) -> bool:
    """Whether rules run along all four sides: with few cells, open sides are more likely the lines of a chart."""
    x0, top, x1, bottom = grid.box
    across = all(_covered(columns, x, top, bottom, MIN_WIDTH) for x in (x0, x1))
    return across and all(_covered(rows, y, x0, x1, MIN_HEIGHT) for y in (top, bottom))


def find_grids(rows: Iterable[Rule], columns: Iterable[Rule]) -> list[Grid]:
    """Return the tables that rules make, from the top of the page down.

    Parameters
    ----------
    rows, columns : iterable of Rule
        Horizontal and vertical rules.

    Returns
    -------
    list of Grid
        Grids of two cells or more; a lone box is a frame round text, not a table.

    Examples
    --------
    >>> rows = [Rule(0, 0, 100), Rule(20, 0, 100)]
    >>> [cell.column for cell in find_grids(rows, [Rule(0, 0, 20), Rule(50, 0, 20), Rule(100, 0, 20)])[0].cells]
    [0, 1]
    """
    grids = []
    for group in _groups(merged(rows), merged(columns)):
        grid = _grid(*group)
        if grid and len(grid.cells) > 1 and (len(grid.cells) > 3 or _closed(grid, *group)):
            grids.append(grid)
    return sorted(grids, key=lambda grid: (grid.ys[0], grid.xs[0]))


def with_open_columns(grid: Grid, boxes: Sequence[tuple[float, float, float, float]], gap: float) -> Grid:
    """Part cells at column lines that are ruled in the header only, where the words keep to the columns.

    Parameters
    ----------
    grid : Grid
        The table's lines.
    boxes : sequence of tuple
        Boxes of the words (x0, top, x1, bottom).
    gap : float
        White space in points that parts two columns.

    Returns
    -------
    Grid
        The same grid unless two rows or more are alike in this.
    """
    wide = [cell for cell in grid.cells if cell.column_span > 1 and cell.row_span == 1]
    parted = {cell: parts for cell in wide if (parts := _parted(grid, cell, boxes, gap))}
    if len(parted) < 2:
        return grid
    cells = [part for cell in grid.cells for part in parted.get(cell, [cell])]
    return Grid(grid.xs, grid.ys, sorted(cells), grid.irregular)


def _parted(
    grid: Grid, cell: GridCell, boxes: Sequence[tuple[float, float, float, float]], gap: float
) -> list[GridCell]:
    """Return the cells that a cell over several columns falls into, none where its words run over a column line."""
    inside = [b for b in boxes if cell.x0 < (b[0] + b[2]) / 2 < cell.x1 and cell.top < (b[1] + b[3]) / 2 < cell.bottom]
    ends = range(cell.column, cell.column + cell.column_span + 1)
    lanes = [[b for b in inside if grid.xs[j] <= (b[0] + b[2]) / 2 < grid.xs[j + 1]] for j in ends[:-1]]
    if sum(map(bool, lanes)) < max(2, len(lanes) - 1):
        return []
    for left, right in pairwise(lanes):
        if left and right and min(b[0] for b in right) - max(b[2] for b in left) < gap:
            return []
    return [GridCell(cell.row, j, 1, 1, grid.xs[j], cell.top, grid.xs[j + 1], cell.bottom) for j in ends[:-1]]
