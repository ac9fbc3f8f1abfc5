"""Commitments or changes -> an Excel workbook."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from eiascore.commitments.compare import KINDS
from eiascore.commitments.frames import TABLE
from eiascore.commitments.model import CAUTION, ISSUES
from eiascore.errors import OutputError
from eiascore.report.about_tables import Line, Tally
from eiascore.report.columns import Row, Table
from eiascore.report.sheets import Book
from eiascore.report.words import counted
from eiascore.version import __version__


class _About(Tally):
    """The first sheet of the workbook."""

    def __init__(self, title: str, meanings: dict[str, str]) -> None:
        super().__init__()
        self._title, self._meanings = title, meanings

    def title(self) -> str:
        return self._title

    def lines(self, shown: Sequence[Table], notes: Sequence[str] = ()) -> Iterator[Line]:
        """Yield what was found, how to read it, and what it does not mean."""
        yield from (Line("Note", note) for note in notes)
        yield Line("Sheets", heading=True)
        yield from (Line(t.title, f"{t.means} {counted(self.rows[t.name], 'row')}.") for t in shown)
        yield Line("Data dictionary", "What each column of each sheet means.")
        yield Line("What the words mean", heading=True)
        yield from (Line(name, f"{means[:1].upper()}{means[1:]}.") for name, means in self._meanings.items())
        yield Line("What it does not mean", heading=True)
        yield Line("Limit", CAUTION)
        yield Line("Made with", heading=True)
        yield Line("Tool", f"eiascore {__version__}")


def write_workbook(table: Table, rows: Iterable[Row], path: Path, title: str) -> list[str]:
    """Write a workbook.

    Parameters
    ----------
    table : Table
        ``frames.TABLE`` or ``frames.CHANGES``.
    rows : iterable of dict
        By its columns.
    path : Path
        Where to.
    title : str
        What it is about.

    Returns
    -------
    list of str
        What the reader should be told, such as that a sheet was cut.

    Raises
    ------
    OutputError
        The file cannot be written.
    """
    about = _About(title, dict(ISSUES) if table is TABLE else {str(kind): means for kind, means in KINDS.items()})
    try:
        with Book(path, [table], title=title) as book:
            for row in rows:
                about.add(table.name, row)
                book.add(table.name, row)
            return book.close(about)
    except OSError as error:
        raise OutputError(f"{path} cannot be written: {error.strerror}.", "Name another file with -o.") from None
