"""Deadlines -> terminal, JSON, CSV, Markdown."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from datetime import date
from typing import TYPE_CHECKING

from eiascore.deadlines.model import Deadline
from eiascore.deadlines.months import written
from eiascore.deadlines.rules import rules

if TYPE_CHECKING:
    from rich.console import Console

COLUMNS = ("id", "date", "earliest", "latest", "what", "counted", "rule", "source", "verified", "warnings")


def to_json(found: Sequence[Deadline]) -> str:
    """Return deadlines as JSON, with the notes that go with every list of dates.

    Parameters
    ----------
    found : sequence of Deadline
        What was worked out.

    Returns
    -------
    str
        An object with ``notes`` and ``deadlines``; dates as YYYY-MM-DD, null where there is none.
    """
    data = {"notes": rules().notes, "deadlines": [asdict(deadline) for deadline in found]}
    return json.dumps(data, indent=2, ensure_ascii=False, default=date.isoformat) + "\n"


def to_csv(found: Sequence[Deadline]) -> str:
    """Return deadlines as CSV, a line each; the warnings of one, and the notes after them, are joined by blanks.

    Parameters
    ----------
    found : sequence of Deadline
        What was worked out.

    Returns
    -------
    str
        With a heading, the columns ``COLUMNS`` and the line ends of RFC 4180.
    """
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    for deadline in found:
        row = asdict(deadline) | {"warnings": " ".join((*deadline.warnings, *rules().notes))}
        writer.writerow([row[column] for column in COLUMNS])
    return out.getvalue()


def to_markdown(found: Sequence[Deadline]) -> str:
    """Return deadlines as Markdown: a table by date, then each with its warnings.

    Parameters
    ----------
    found : sequence of Deadline
        What was worked out.

    Returns
    -------
    str
        A page.
    """
    return "".join(f"{line}\n" for line in _page(found))


def _page(found: Sequence[Deadline]) -> Iterator[str]:
    yield from ("# Dates to plan by", "", f"**{rules().notes[0]}**", "")
    yield from (f"* {note}" for note in rules().notes[1:])
    yield from ("", "| date | what | rule | source |", "|---|---|---|---|")
    for deadline in found:
        yield f"| {written(deadline.date, weekday=True)} | {deadline.what} | {deadline.rule} | {deadline.source} |"
    for deadline in found:
        yield from ("", f"## {written(deadline.date)}: {deadline.what}", "", f"Counted: {deadline.counted}", "")
        yield from (f"* {warning}" for warning in deadline.warnings)


def print_deadlines(found: Sequence[Deadline], console: Console) -> None:
    """Print deadlines: a table by date with rule and source, then how each was counted and what to know.

    Parameters
    ----------
    found : sequence of Deadline
        What was worked out.
    console : Console
        Where to.
    """
    from rich.table import Table
    from rich.text import Text

    first, *others = rules().notes
    console.print(Text(first, style="bold"))
    table = Table("Date", "What", "Rule", "Source", box=None, padding=(0, 2, 1, 0), pad_edge=False)
    table.columns[0].no_wrap = True
    for column in table.columns[1:]:
        column.ratio, column.overflow = 1, "fold"  # an address is shown whole
    for deadline in found:
        day = f"{deadline.date:%a} {written(deadline.date)}"
        table.add_row(Text(day, style="bold"), *map(Text, (deadline.what, deadline.rule, deadline.source)))
    console.print()
    console.print(table, highlight=False)
    for deadline in found:
        console.print(Text(f"{written(deadline.date)}: {deadline.what}", style="bold"))
        _print_points([f"Counted: {deadline.counted}", *deadline.warnings], console)
    console.print(Text("For all of these dates", style="bold"))
    _print_points(others, console)


def _print_points(points: Sequence[str], console: Console) -> None:
    from rich.table import Table
    from rich.text import Text

    table = Table.grid(padding=(0, 1, 0, 0))
    for point in points:
        table.add_row("  -", Text(point))
    console.print(table, highlight=False)
    console.print()
