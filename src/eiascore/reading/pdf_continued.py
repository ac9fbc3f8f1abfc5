"""Tables that run on over pages: repeated headers left out, rows that the page break cuts put together again."""

from __future__ import annotations

from collections.abc import Sequence

from eiascore.reading.pdf_lanes import Lane
from eiascore.reading.pdf_paragraphs import ends_sentence
from eiascore.reading.pdf_tables import BuiltTable
from eiascore.reading.pieces import RawCell, solid

SAME_X = 4.0  # points by which the columns of a continued table may differ


def continues(first: BuiltTable, second: BuiltTable) -> bool:
    """Whether a table at the top of a page goes on with the one at the foot of the page before."""
    own = [cell.text for cell in second.cells if cell.header]
    if own and not repeated_rows(first, second) and own != [cell.text for cell in first.cells if cell.header]:
        return False
    if first.lanes or second.lanes:
        return same_lanes(first.lanes, second.lanes)
    return same_columns(first.xs, second.xs)


def same_lanes(first: Sequence[Lane], second: Sequence[Lane]) -> bool:
    """Whether the white space that parts columns stands at the same places on both pages."""
    if len(first) != len(second):
        return False
    return all(min(a.x1, b.x1) > max(a.x0, b.x0) for a, b in zip(first, second, strict=True))


def same_columns(first: Sequence[float], second: Sequence[float]) -> bool:
    """Whether column lines are those of one table, some of which may be ruled on one page only."""
    shorter, longer = sorted((first, second), key=len)
    if abs(first[0] - second[0]) > SAME_X or abs(first[-1] - second[-1]) > SAME_X:
        return False
    if any(min(abs(x - y) for y in longer) > SAME_X for x in shorter):
        return False
    return len(shorter) == len(longer) or len(shorter) > 2


def repeated_rows(first: BuiltTable, second: BuiltTable) -> int:
    """Return how many rows at the top of a table say the same as those of its first part: a header, marked or not."""
    count = 0
    while count < min(3, first.rows, second.rows):
        above, below = ([cell.text for cell in table.row(count)] for table in (first, second))
        if above != below or sum(map(bool, above)) < 2:
            break
        count += 1
    return count


def append(first: BuiltTable, second: BuiltTable) -> None:
    """Put the rows of a continued table under those of its first part, without the repeated header.

    Parameters
    ----------
    first, second : BuiltTable
        Parts for which ``continues`` holds; ``first`` is changed.
    """
    repeated = repeated_rows(first, second)
    heads = {cell.row for cell in second.cells if cell.header} | set(range(repeated))
    cells = [cell for cell in second.cells if cell.row not in heads]
    for cell in first.cells:
        cell.header = cell.header or cell.row < repeated
    xs = first.xs if len(first.xs) >= len(second.xs) else second.xs
    _spread(first, first.cells, xs)
    _spread(second, cells, xs)
    first.xs = xs
    shift = first.rows - len(heads)
    for cell in cells:
        cell.row += shift
    labelled = first.rows > 3 and all(cell.text for cell in first.cells if cell.column == 0)
    if _splits_row(first.row(first.rows - 1), [cell for cell in cells if cell.row == first.rows], labelled):
        cells = _join_row(first, cells)
        shift -= 1
    first.cells += cells
    first.rows = shift + second.rows
    first.pages += second.pages
    first.irregular = first.irregular or second.irregular


def _spread(table: BuiltTable, cells: list[RawCell], xs: list[float]) -> None:
    """Renumber columns by the lines ``xs``, which hold those of the table and more."""
    if len(table.xs) == len(xs):
        return
    place = [min(range(len(xs)), key=lambda k: abs(xs[k] - x)) for x in table.xs]
    for cell in cells:
        end = place[min(cell.column + cell.column_span, len(place) - 1)]
        cell.column = place[cell.column]
        cell.column_span = max(1, end - cell.column)


def _splits_row(above: Sequence[RawCell], below: Sequence[RawCell], labelled: bool) -> bool:
    """Whether the page break cut a row: a cell goes on in mid sentence, or lacks the label that all rows have."""
    upper = {cell.column: cell for cell in above if cell.row_span == 1}
    pairs = [(upper[cell.column], cell) for cell in below if cell.column in upper and cell.text]
    if len(pairs) < sum(bool(cell.text) for cell in below) or any(not a.text for a, _ in pairs):
        return False
    going_on = [b.text[0].islower() and not ends_sentence(a.text) for a, b in pairs]
    lead = next((cell for cell in below if cell.column == 0), None)
    unlabelled = lead is not None and not lead.text and (labelled or any(not ends_sentence(a.text) for a, _ in pairs))
    return any(going_on) or unlabelled


def _join_looks(above: RawCell, below: RawCell) -> None:
    """Keep which parts of two cells that become one are set in italics."""
    if above.italic and below.italic:
        return
    at, count = solid(above.text), solid(below.text)
    upper = [(0, at)] if above.italic else above.italics
    lower = [(0, count)] if below.italic else below.italics
    above.italics = [*upper, *((at + start, at + end) for start, end in lower)]
    above.italic = False


def _join_row(first: BuiltTable, cells: list[RawCell]) -> list[RawCell]:
    number = first.rows
    upper = {cell.column: cell for cell in first.row(number - 1)}
    for cell in cells:
        if cell.row == number and cell.text:
            above = upper[cell.column]
            goes_on = cell.text[0].islower() or not ends_sentence(above.text)
            _join_looks(above, cell)
            above.text += (" " if goes_on else "\n") + cell.text
    rest = [cell for cell in cells if cell.row != number]
    for cell in rest:
        cell.row -= 1
    return rest
