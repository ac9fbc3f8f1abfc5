"""Rows -> CSV, Parquet and Excel, one row at a time; all tables are put in place together at the end.

CSV is UTF-8 with a byte order mark: without one Excel shows the pound sign and every accent wrong, and those who open
these files by a double click are many. pandas, R's readr and DuckDB pass over the mark. Cells that a spreadsheet would
run have an apostrophe in front; Parquet and Excel hold the text as it is.
"""

from __future__ import annotations

import csv
import importlib.util
import shutil
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from eiascore.batch.disk import settle, writing
from eiascore.batch.rollup import dimensions, listed
from eiascore.batch.store import Results
from eiascore.report.about_tables import Tally
from eiascore.report.columns import Cell, Row, Sort, Table, tables
from eiascore.report.sheets import MOST_ROWS, Book
from eiascore.report.tables import safe
from eiascore.text import visible

WORKBOOK = "results.xlsx"
_NEW = ".tables"  # the folder in which they are made
_GROUP = 10_000  # rows of Parquet that are held before they are written


@dataclass(frozen=True, slots=True)
class Written:
    """The tables that were written, and what the reader should be told about them."""

    files: tuple[Path, ...]
    notes: tuple[str, ...] = ()


class _Sink(Protocol):
    def add(self, name: str, row: Row) -> None: ...


def write_tables(results: Results, *, most_rows: int = MOST_ROWS) -> Written:
    """Write the tables of the latest run from its plan and the records alone: same records, same bytes.

    Parameters
    ----------
    results : Results
        Open for writing.
    most_rows : int
        Most rows of a sheet of the workbook; the other formats have no limit.

    Returns
    -------
    Written
        The files, and notes such as that a sheet was cut or that pyarrow is missing.

    Raises
    ------
    ResultsError
        There is no plan.
    OutputError
        A file cannot be written; all tables are as they were before.
    """
    plan, folder = results.plan(), results.folder
    new = folder / _NEW
    with writing(folder):
        shutil.rmtree(new, ignore_errors=True)
        new.mkdir()
        try:
            notes = _write_all(results, tables(dimensions(results, plan)), new, most_rows)
            files = _put_in_place(new, folder)
        finally:
            shutil.rmtree(new, ignore_errors=True)
    return Written(files, tuple(notes))


def _write_all(results: Results, made: Sequence[Table], new: Path, most_rows: int) -> list[str]:
    notes, tally = [], Tally()
    with ExitStack() as open_files:
        book = open_files.enter_context(Book(new / WORKBOOK, made, most_rows=most_rows))
        sinks: list[_Sink] = [tally, book, open_files.enter_context(_csv(new, made))]
        if importlib.util.find_spec("pyarrow"):
            sinks.append(open_files.enter_context(_parquet(new, made)))
        else:
            notes.append('No Parquet was written: pip install "eiascore[batch]" adds pyarrow, which writes it.')
        for document in listed(results, results.plan()):
            if document.card:
                tally.note(document.card)
            for name, row in document.rows:
                for sink in sinks:
                    sink.add(name, row)
        notes += book.close(tally)
    return notes


def _put_in_place(new: Path, folder: Path) -> tuple[Path, ...]:
    """Move all tables; those of a former run that are not made any more would belong to other files, and go."""
    made = sorted(path.name for path in new.iterdir())
    for name in made:
        (new / name).replace(folder / name)
    for table in tables():
        left = folder / f"{table.name}.parquet"
        if left.name not in made:
            left.unlink(missing_ok=True)
    settle(folder)
    return tuple(folder / name for name in made)


class _Csv:
    def __init__(self, writers: dict[str, Any], made: Sequence[Table]) -> None:
        self._writers, self._tables = writers, {table.name: table for table in made}

    def add(self, name: str, row: Row) -> None:
        self._writers[name].writerow([_told(cell) for cell in self._tables[name].cells(row)])


@contextmanager
def _csv(new: Path, made: Sequence[Table]) -> Iterator[_Csv]:
    with ExitStack() as files:
        writers = {}
        for table in made:
            path = new / f"{table.name}.csv"
            file = files.enter_context(path.open("w", encoding="utf-8-sig", newline=""))
            writers[table.name] = csv.writer(file, lineterminator="\n")
            writers[table.name].writerow([column.name for column in table.columns])
        yield _Csv(writers, made)


def _told(cell: Cell) -> Cell:
    if isinstance(cell, bool):
        return str(cell).lower()
    if not isinstance(cell, str):
        return cell
    return safe(cell if cell.isprintable() else visible(cell))


def _encodable(cell: Cell) -> Cell:
    """Return a cell that UTF-8 can hold: the name of a file need not be one."""
    return cell.encode(errors="replace").decode() if isinstance(cell, str) and not cell.isprintable() else cell


class _Parquet:
    """Holds some rows of each table and writes them as a group."""

    def __init__(self, writers: dict[str, Any], made: Sequence[Table]) -> None:
        self._writers, self._tables = writers, {table.name: table for table in made}
        self._held: dict[str, list[list[Cell]]] = {table.name: [] for table in made}

    def add(self, name: str, row: Row) -> None:
        self._held[name].append([_encodable(cell) for cell in self._tables[name].cells(row)])
        if len(self._held[name]) >= _GROUP:
            self.flush(name)

    def flush(self, name: str) -> None:
        import pyarrow as pa

        rows, self._held[name] = self._held[name], []
        if rows:
            schema = self._writers[name].schema
            columns = [pa.array(cells, of.type) for cells, of in zip(zip(*rows, strict=True), schema, strict=True)]
            self._writers[name].write_table(pa.Table.from_arrays(columns, schema=schema))


@contextmanager
def _parquet(new: Path, made: Sequence[Table]) -> Iterator[_Parquet]:
    import pyarrow as pa
    from pyarrow.parquet import ParquetWriter

    sorts: dict[Sort, Any] = {"text": pa.string(), "whole": pa.int64(), "number": pa.float64(), "yes_no": pa.bool_()}
    with ExitStack() as files:
        writers = {}
        for table in made:
            schema = pa.schema([(column.name, sorts[column.sort]) for column in table.columns])
            path = str(new / f"{table.name}.parquet")
            writers[table.name] = files.enter_context(ParquetWriter(path, schema, compression="zstd"))
        sink = _Parquet(writers, made)
        yield sink
        for table in made:
            sink.flush(table.name)
