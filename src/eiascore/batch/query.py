"""SQL over the tables of a folder of results, by DuckDB, which can read these tables and do nothing else."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from eiascore.batch.store import check_results
from eiascore.errors import MissingExtraError, QueryError, ResultsError
from eiascore.report.columns import Sort, Table, tables

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

_TYPES: dict[Sort, str] = {"text": "VARCHAR", "whole": "BIGINT", "number": "DOUBLE", "yes_no": "BOOLEAN"}


@dataclass(frozen=True, slots=True)
class Answer:
    """What a query returned: the names of the columns, and the rows."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]


def query(folder: str | Path, sql: str) -> Answer:
    """Run a query over the tables of a folder of results.

    Parameters
    ----------
    folder : str or Path
        A folder of results.
    sql : str
        One SELECT; the tables are scores, findings, evidence, red_flags, errors and files. It can read no other file,
        reach no network and change nothing.

    Returns
    -------
    Answer
        Columns and rows.

    Raises
    ------
    QueryError
        The SQL is wrong, or no SELECT.
    ResultsError
        The folder holds no tables.
    MissingExtraError
        DuckDB is not installed.

    Examples
    --------
    >>> query("results", "select letter, count(*) from scores group by letter").columns  # doctest: +SKIP
    ('letter', 'count_star()')
    """
    duckdb = _duckdb()
    with _connected(Path(folder)) as connection:
        try:
            statements = connection.extract_statements(sql)
            if [statement.type for statement in statements] != [duckdb.StatementType.SELECT]:
                raise QueryError("That is not one SELECT.", "Ask one question at a time, beginning with select.")
            done = connection.execute(statements[0])
            return Answer(tuple(column[0] for column in done.description), tuple(done.fetchall()))
        except duckdb.Error as error:
            todo = f"`eiascore query {folder}` names the tables and their columns."
            raise QueryError(f"The SQL is wrong: {_one_line(str(error))}.", todo) from None


def columns(folder: str | Path) -> Answer:
    """Return the columns of all tables of a folder of results: table, column, type, meaning.

    Parameters
    ----------
    folder : str or Path
        A folder of results.

    Returns
    -------
    Answer
        A row for each column.

    Raises
    ------
    ResultsError, MissingExtraError
        As for ``query``.
    """
    with _connected(Path(folder)) as connection:
        found = [connection.execute(f"describe {table.name}").fetchall() for table in tables()]
        names = [row[0] for row in found[0]]
    # The dimensions are those of the rubric that was used: the table of scores tells.
    made = tables([name.removesuffix("_letter") for name in names if name.endswith("_letter")])
    rows = [(table.name, column.name, _TYPES[column.sort], column.means) for table in made for column in table.columns]
    return Answer(("table", "column", "type", "meaning"), tuple(rows))


def _duckdb() -> Any:
    try:
        import duckdb
    except ImportError:
        raise MissingExtraError("Queries need DuckDB.", 'Install it with: pip install "eiascore[batch]"') from None
    return duckdb


def _connected(folder: Path) -> DuckDBPyConnection:
    """Return a connection in which the tables are views and nothing else can be reached."""
    duckdb = _duckdb()
    check_results(folder)
    sources = [_source(folder, table) for table in tables()]
    connection: DuckDBPyConnection = duckdb.connect(
        ":memory:", config={"autoinstall_known_extensions": False, "autoload_known_extensions": False}
    )
    allowed = ", ".join(_literal(path) for path, _ in sources)
    connection.execute(f"set allowed_paths=[{allowed}]")
    connection.execute("set python_enable_replacements=false; set temp_directory=''")
    for table, (_, read) in zip(tables(), sources, strict=True):
        connection.execute(f"create view {table.name} as {read}")
    connection.execute("set enable_external_access=false; set lock_configuration=true")
    return connection


def _source(folder: Path, table: Table) -> tuple[Path, str]:
    """Return the file of a table and how DuckDB reads it: Parquet, which holds the text as it is, or else CSV."""
    parquet, plain = (folder.resolve() / f"{table.name}.{ending}" for ending in ("parquet", "csv"))
    if parquet.exists():
        return parquet, f"select * from read_parquet({_literal(parquet)})"  # noqa: S608 - our own names
    if not plain.exists():
        raise ResultsError(f"{folder} holds no table {table.name}.", "Run `eiascore batch` into it first.")
    types = _csv_types(plain, table)
    kinds = ", ".join(f"'{name}': '{kind}'" for name, kind in types)
    # An empty cell is read as missing, and text is never missing in these tables.
    text = ", ".join(f'coalesce("{name}", \'\') as "{name}"' for name, kind in types if kind == "VARCHAR")
    read = f"read_csv({_literal(plain)}, columns={{{kinds}}}, header=true, auto_detect=false, quote='\"', escape='\"')"
    return plain, f"select * replace ({text}) from {read}"  # noqa: S608 - our own names


def _csv_types(path: Path, table: Table) -> list[tuple[str, str]]:
    """Return the columns of a CSV file with their types; those of the dimensions go by their names."""
    with path.open(encoding="utf-8-sig") as file:
        names = file.readline().rstrip("\n").split(",")
    known = {column.name: _TYPES[column.sort] for column in table.columns}
    return [(name, known.get(name, "DOUBLE" if name.endswith("_score") else "VARCHAR")) for name in names]


def _literal(path: Path) -> str:
    return "'" + str(path).replace("'", "''") + "'"


def _one_line(message: str) -> str:
    """Return what is wrong without the drawing of where: a query is a line."""
    lines = [line.strip() for line in message.split("\n\n")[0].splitlines()]
    return " ".join(filter(None, lines)).rstrip(".")
