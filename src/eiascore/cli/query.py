"""``eiascore query``: SQL over the tables of a folder of results."""

from __future__ import annotations

import csv
import io
import json
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from eiascore.cli.files import by_ending
from eiascore.cli.output import check_free, printed, write

if TYPE_CHECKING:
    from rich.console import Console

    from eiascore.batch.query import Answer

_MOST_ROWS = 200  # that are printed as text; the other formats hold all


class Format(StrEnum):
    """Output formats."""

    text = "text"
    json = "json"
    csv = "csv"
    md = "md"


_ENDINGS = {"": "text", "txt": "text", "json": "json", "csv": "csv", "md": "md"}


def command(
    results: Annotated[Path, typer.Argument(help="A folder that `eiascore batch` made.")],
    sql: Annotated[str, typer.Argument(help="One SELECT. Without it: the tables and their columns.")] = "",
    output_format: Annotated[
        Format | None, typer.Option("--format", help="Default: text, or by the ending of --output.")
    ] = None,
    output: Annotated[Path | None, typer.Option("-o", "--output", help="Write to this file.")] = None,
    force: Annotated[bool, typer.Option("--force", help="Overwrite the output file.")] = False,
) -> None:
    """Ask the tables of a batch with SQL: scores, findings, evidence, red_flags, errors, files.

    For instance: eiascore query results "select letter, count(*) as documents from scores group by letter order by 1"
    """
    from eiascore.batch.query import columns, query

    chosen = output_format or Format(by_ending(output, _ENDINGS))
    check_free(output, force=force)
    answer = query(results, sql) if sql.strip() else columns(results)
    write(_rendered(answer, chosen, to_file=output is not None), output, replace_unknown=chosen is Format.text)


def _rendered(answer: Answer, chosen: Format, *, to_file: bool) -> str:
    if chosen is Format.json:
        records = [dict(zip(answer.columns, row, strict=True)) for row in answer.rows]
        return json.dumps(records, ensure_ascii=False, indent=2, default=str) + "\n"
    if chosen is Format.csv:
        return _csv(answer)
    if chosen is Format.md:
        return _markdown(answer)
    return printed([partial(_print, answer)], plain=to_file)


def _csv(answer: Answer) -> str:
    from eiascore.report.tables import safe

    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([safe(name) for name in answer.columns])
    for row in answer.rows:
        writer.writerow([safe(_shown(cell)) if isinstance(cell, str) else cell for cell in row])
    return out.getvalue()


def _markdown(answer: Answer) -> str:
    from eiascore.report.tables import plain

    lines = [answer.columns, ["---"] * len(answer.columns), *answer.rows]
    made = [[plain(_shown(cell)) if cell != "---" else "---" for cell in row] for row in lines]
    return "".join(f"| {' | '.join(row)} |\n" for row in made)


def _print(answer: Answer, console: Console) -> None:
    from rich import box
    from rich.table import Table
    from rich.text import Text

    from eiascore.report.words import counted

    table = Table(box=box.SIMPLE_HEAD, header_style="bold")
    for number, name in enumerate(answer.columns):
        figures = all(isinstance(row[number], int | float | None) for row in answer.rows)
        table.add_column(Text(_shown(name)), justify="right" if figures else "left", overflow="fold")
    for row in answer.rows[:_MOST_ROWS]:
        table.add_row(*(Text(_shown(cell)) for cell in row))
    console.print(table)
    more = len(answer.rows) - _MOST_ROWS
    rest = f" The first {_MOST_ROWS} are shown; --format csv has all." if more > 0 else ""
    console.print(Text(f"{counted(len(answer.rows), 'row')}.{rest}"))


def _shown(cell: Any) -> str:
    """Return a cell as text that acts on no screen."""
    from eiascore.text import visible

    return "" if cell is None else visible(str(cell))
