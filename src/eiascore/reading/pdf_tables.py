"""Ruled tables: words put into the cells of a grid, header rows, and tables that run on over pages."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from eiascore.reading.pdf_grid import Grid, GridCell
from eiascore.reading.pdf_joining import Known, italics_of, joined_text, without_mark
from eiascore.reading.pdf_lanes import Lane
from eiascore.reading.pdf_lines import Line, cell_lines
from eiascore.reading.pdf_paragraphs import Measure, paragraphs, usual_leading
from eiascore.reading.pdf_rules import Shade
from eiascore.reading.pdf_words import Word
from eiascore.reading.pieces import Piece, RawCell

LINE = 1.1  # font sizes: an empty row that is as high has room for a line


@dataclass(slots=True)
class PageTable:
    """A table on one page: its grid, and the words of each cell."""

    grid: Grid
    page: int
    words: list[list[Word]]
    shaded: list[bool]
    order: float
    irregular: bool = False
    lanes: Sequence[Lane] = ()  # where white space alone parts the columns
    heads: int = 0  # rows at the top that are headers whatever they look like
    upper: PageTable | None = None  # the part above, where another table parts this one

    @property
    def lone(self) -> bool:
        """Whether a single cell holds words: the rest of a row from the page before, or a box that is no table."""
        return sum(map(bool, self.words)) < 2

    @property
    def waits(self) -> bool:
        """Whether a label stands over an empty box that has room for an answer."""
        if len(self.grid.xs) != 2 or len(self.words) < 2 or not self.words[0] or any(self.words[1:]):
            return False
        line = LINE * self.words[0][0].style.size
        label = all(word.style.bold for word in self.words[0]) or self.shaded[0]
        return label and all(cell.bottom - cell.top >= line for cell in self.grid.cells)

    @property
    def top(self) -> float:
        """Upper edge."""
        return self.grid.ys[0]


@dataclass(slots=True)
class BuiltTable:
    """A table as cells of text, which may have been put together from several pages."""

    xs: list[float]
    cells: list[RawCell]
    rows: int
    pages: list[int] = field(default_factory=list)
    irregular: bool = False
    lanes: Sequence[Lane] = ()

    def row(self, number: int) -> list[RawCell]:
        """Return the cells that begin in a row."""
        return [cell for cell in self.cells if cell.row == number]

    def piece(self) -> Piece:
        """Return the table as a piece."""
        cells = sorted(self.cells, key=lambda cell: (cell.row, cell.column))
        return Piece("table", page=self.pages[0], cells=cells, irregular=self.irregular)


def owners(grid: Grid) -> dict[tuple[int, int], int]:
    """Return the cell number of each box between the grid's lines."""
    table = {}
    for number, cell in enumerate(grid.cells):
        for i in range(cell.row, cell.row + cell.row_span):
            for j in range(cell.column, cell.column + cell.column_span):
                table[i, j] = number
    return table


def fill(grid: Grid, words: Sequence[Word], page: int) -> tuple[PageTable | None, list[Word]]:
    """Put words into the cells of a grid.

    Parameters
    ----------
    grid : Grid
        The table's lines.
    words : sequence of Word
        Words of the page that no table has taken yet.
    page : int
        Page number.

    Returns
    -------
    tuple
        The table, None if none of its cells holds words, and the words outside it.
    """
    owner = owners(grid)
    held: list[list[Word]] = [[] for _ in grid.cells]
    rest = []
    left, top, right, bottom = grid.box
    for word in words:
        x, y = word.middle
        number = None
        if left - 1 <= x <= right + 1 and top - 1 <= y <= bottom + 1:
            i = min(max(bisect_right(grid.ys, y) - 1, 0), len(grid.ys) - 2)
            j = min(max(bisect_right(grid.xs, x) - 1, 0), len(grid.xs) - 2)
            number = owner.get((i, j))
        if number is None:
            rest.append(word)
        else:
            held[number].append(word)
    filled = sum(map(bool, held))
    # Boxes and arrows of a diagram make a grid of sorts, most of which stands empty.
    if not filled or (grid.irregular and filled < 0.4 * len(held)):
        return None, list(words)
    order = min(word.order for group in held for word in group)
    return PageTable(grid, page, held, [False] * len(held), order, grid.irregular), rest


def shade(table: PageTable, shades: Sequence[Shade], page_area: float) -> None:
    """Mark the cells that a filled area lies behind; a filled page is no shading."""
    useful = [s for s in shades if (s.x1 - s.x0) * (s.bottom - s.top) < 0.5 * page_area]
    for number, cell in enumerate(table.grid.cells):
        x, y = (cell.x0 + cell.x1) / 2, (cell.top + cell.bottom) / 2
        table.shaded[number] = any(
            s.x0 <= x <= s.x1 and s.top <= y <= s.bottom and s.bottom - s.top > 0.4 * (cell.bottom - cell.top)
            for s in useful
        )


def cell_text(lines: Sequence[Line], measure: Measure, known: Known) -> tuple[str, list[tuple[int, int]]]:
    """Return the text of a cell, paragraphs parted by line breaks and bullet glyphs left out, and its italics."""
    parts: list[str] = []
    words: list[Word] = []
    for group in paragraphs(lines, measure):
        text, _ = joined_text(group, known, int(group[0].is_bullet), measure.right)
        if text:
            parts.append(text)
            words += without_mark(group)
    return "\n".join(parts), italics_of(words)


def build(table: PageTable, known: Known) -> BuiltTable:
    """Return a page's table as cells of text with header rows marked.

    Parameters
    ----------
    table : PageTable
        Grid and words.
    known : callable
        Whether the document holds a word; for mending hyphens.

    Returns
    -------
    BuiltTable
        The table.
    """
    lines = [cell_lines(words, table.page) for words in table.words]
    leading = usual_leading(lines)
    cells = []
    for number, box in enumerate(table.grid.cells):
        held = lines[number]
        cell = RawCell(box.row, box.column, "", box.row_span, box.column_span, page=table.page)
        cell.shaded = table.shaded[number]
        if held:
            padding = min(8.0, max(0.0, min(line.x0 for line in held) - box.x0))
            cell.text, cell.italics = cell_text(held, Measure(box.x0 + padding, box.x1 - padding, leading), known)
            cell.bold = all(line.bold for line in held)
            cell.italic = all(line.italic for line in held)
        cells.append(cell)
    built = BuiltTable(list(table.grid.xs), cells, len(table.grid.ys) - 1, [table.page], table.irregular, table.lanes)
    line = LINE * max((word.style.size for held in table.words for word in held), default=0.0)
    _drop_empty(built, [low - high >= line for high, low in pairwise(table.grid.ys)])
    mark_headers(built)
    for cell in built.cells:
        cell.header = cell.header or cell.row < table.heads
    return built


def put_under(upper: BuiltTable, lower: BuiltTable) -> None:
    """Give the lower part of a table, which another table parts, the column headers of the upper one."""
    for cell in lower.cells:
        cell.header = False
        over = [head for head in upper.cells if head.header and head.column <= cell.column]
        said = [head.text for head in over if cell.column < head.column + head.column_span]
        cell.under = " ".join(said) or next((c.under for c in upper.cells if c.column == cell.column), "")


def _drop_empty(table: BuiltTable, tall: Sequence[bool]) -> None:
    """Drop low rows in which no cell holds text or runs on from above: they are double rules or spacing.

    Those that have room for a line wait for an answer.
    """
    used = {i for c in table.cells if c.text for i in range(c.row, c.row + c.row_span)}
    gone = [i for i in range(table.rows) if not (i in used or tall[i]) and all(c.row_span == 1 for c in table.row(i))]
    heights = set(gone)
    if not heights or len(heights) == table.rows:
        return
    table.cells = [c for c in table.cells if c.row not in heights]
    for cell in table.cells:
        cell.row -= sum(i < cell.row for i in gone)
    table.rows -= len(gone)


def mark_headers(table: BuiltTable) -> None:
    """Mark the first rows as headers when they are shaded or bold and a row after them is not."""
    striped = _is_striped(table)
    first_plain = next((i for i in range(table.rows) if not _is_header_row(table.row(i), striped)), None)
    if not first_plain:
        return
    for cell in table.cells:
        cell.header = cell.row < min(first_plain, 3)


def _is_striped(table: BuiltTable) -> bool:
    """Whether every other row is shaded, which marks no header."""
    shades = [all(cell.shaded for cell in table.row(i)) for i in range(table.rows)]
    return len(shades) > 3 and sum(a != b for a, b in pairwise(shades[1:])) >= 0.7 * (len(shades) - 2)


def _is_header_row(cells: Sequence[RawCell], striped: bool) -> bool:
    if not cells:
        return True  # all of it is covered from above
    filled = [cell for cell in cells if cell.text]
    if not filled:
        return False
    if not striped and all(cell.shaded for cell in cells):
        return True
    # A bold label with an empty box beside it waits for an answer; an empty corner above the labels does not.
    answered = all(cell.text or cell.column == 0 for cell in cells)
    return all(cell.bold for cell in filled) and (len(filled) > 1 or answered)


def from_boxes(boxes: Sequence[tuple[float, float, float, float]]) -> Grid | None:
    """Return a grid for cells given as boxes (x0, top, x1, bottom), such as pdfplumber finds."""
    xs = _steps([x for b in boxes for x in (b[0], b[2])])
    ys = _steps([y for b in boxes for y in (b[1], b[3])])
    if len(xs) < 2 or len(ys) < 2:
        return None
    cells = []
    for x0, top, x1, bottom in boxes:
        j0, j1 = _nearest(xs, x0), _nearest(xs, x1)
        i0, i1 = _nearest(ys, top), _nearest(ys, bottom)
        if i1 > i0 and j1 > j0:
            cells.append(GridCell(i0, j0, i1 - i0, j1 - j0, x0, top, x1, bottom))
    return Grid(xs, ys, sorted(cells), irregular=True) if cells else None


def _steps(values: Sequence[float]) -> list[float]:
    steps: list[float] = []
    for value in sorted(values):
        if not steps or value - steps[-1] > 3:
            steps.append(value)
    return steps


def _nearest(steps: Sequence[float], value: float) -> int:
    return min(range(len(steps)), key=lambda k: abs(steps[k] - value))
