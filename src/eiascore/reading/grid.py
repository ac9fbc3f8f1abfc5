"""Places table cells in a grid, with spans that files claim kept within reason."""

from __future__ import annotations

from dataclasses import dataclass, field

from eiascore.reading.guard import check_cells
from eiascore.reading.pieces import Piece, RawCell
from eiascore.reading.runs import Runs

MAX_SPAN = 100
"""Widest cell that is believed: files may claim millions of columns."""

MAX_ROW_SPAN = 1_000
"""Tallest cell that is believed."""

MAX_COLUMNS = 1_000
"""Columns beyond this all count as this one."""


@dataclass(slots=True)
class Grid:
    """Places cells row by row where spans from rows above leave room."""

    cells: list[RawCell] = field(default_factory=list)
    row: int = -1
    _column: int = 0
    _taken: dict[int, int] = field(default_factory=dict)

    def next_row(self, skip: int = 0) -> None:
        """Start a row.

        Parameters
        ----------
        skip : int
            Grid columns that the row leaves out at its start.
        """
        self.row += 1
        self._column = min(skip, MAX_SPAN)

    def place(
        self,
        runs: Runs,
        *,
        row_span: int = 1,
        column_span: int = 1,
        column: int | None = None,
        header: bool = False,
        shaded: bool = False,
    ) -> RawCell:
        """Put a cell into the next free column of the current row.

        Parameters
        ----------
        runs : Runs
            Its text.
        row_span, column_span : int
            Its spans as claimed.
        column : int, optional
            Its column, where the format says so.
        header, shaded : bool
            Its looks.

        Returns
        -------
        RawCell
            The placed cell.
        """
        check_cells(len(self.cells) + 1)
        if column is not None:
            self._column = min(column, MAX_COLUMNS)
        while column is None and self._column < MAX_COLUMNS and self._taken.get(self._column, -1) >= self.row:
            self._column += 1
        width = min(max(column_span, 1), MAX_SPAN)
        cell = RawCell(
            self.row, self._column, runs.lines, min(max(row_span, 1), MAX_ROW_SPAN), width, header, shaded=shaded
        )
        cell.bold, cell.italic, cell.italics = runs.bold, runs.italic, runs.italics
        for column in range(self._column, self._column + width):
            self._taken[column] = self.row + cell.row_span - 1
        self._column += width
        self.cells.append(cell)
        return cell

    def piece(self) -> Piece | None:
        """Return the table, None where it holds no text at all.

        Returns
        -------
        Piece or None
            The table with row spans cut to the rows there are; irregular where rows differ in width.
        """
        if not any(cell.text for cell in self.cells):
            return None
        widths = [0] * (self.row + 1)
        for cell in self.cells:
            # A span may claim to reach far below the table; what counts are the rows that exist.
            cell.row_span = min(cell.row_span, self.row + 1 - cell.row)
            for row in range(cell.row, cell.row + cell.row_span):
                widths[row] = max(widths[row], cell.column + cell.column_span)
        return Piece("table", cells=self.cells, irregular=len(set(filter(None, widths))) > 1)


def is_grid(piece: Piece) -> bool:
    """Tell a table with rows and columns from a list or a box that is laid out as one.

    Parameters
    ----------
    piece : Piece
        A table.

    Returns
    -------
    bool
        Whether text stands in more than one row and more than one column.
    """
    filled = [cell for cell in piece.cells if cell.text]
    return len({cell.row for cell in filled}) > 1 and len({cell.column for cell in filled}) > 1
