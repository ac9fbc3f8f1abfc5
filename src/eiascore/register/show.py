"""Register -> terminal, CSV, Markdown, JSON, HTML."""

from __future__ import annotations

import csv
import io
import json
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from eiascore.register.model import CAUTION, STATUSES, Register, Row
from eiascore.report.html.render import render
from eiascore.report.tables import plain as markdown
from eiascore.report.tables import safe
from eiascore.report.words import counted
from eiascore.text import day_in_words, visible
from eiascore.version import __version__

if TYPE_CHECKING:
    from rich.console import Console

COLUMNS = (
    "policy", "body", "decision_date", "implementation_date", "status", "document", "matched", "kind", "letter",
    "assessed", "assessed_when", "assessed_says", "published", "published_when", "published_says",
)  # fmt: skip
_LEFT, _WIDTH, _LANE, _TOP = 3.0, 94.0, 34, 6


def cells(row: Row) -> dict[str, str]:
    """Return a row as text, by column; dates as YYYY-MM-DD."""
    policy = row.policy
    values = (
        policy.name, policy.body, _iso(policy.decided), _iso(policy.implemented), row.status, row.document, row.matched,
        row.kind, row.letter, _iso(row.assessed), row.assessed_when, row.assessed_says, _iso(row.published),
        row.published_when, row.published_says,
    )  # fmt: skip
    return dict(zip(COLUMNS, values, strict=True))


def summary(made: Register) -> str:
    """Return in a sentence how many policies have an assessment among the files."""
    count = sum(row.status == "assessment" for row in made.rows)
    return f"{count} of {counted(len(made.rows), 'policy', 'policies')} with an assessment among the files given."


def to_csv(made: Register) -> str:
    """Return a register as CSV; no cell runs in a spreadsheet."""
    out = io.StringIO()
    writer = csv.DictWriter(out, COLUMNS)
    writer.writeheader()
    writer.writerows({name: safe(visible(text)) for name, text in cells(row).items()} for row in made.rows)
    return out.getvalue()


def to_json(made: Register) -> str:
    """Return a register as JSON, with the caution that goes with it."""
    data = {
        "caution": CAUTION,
        "summary": summary(made),
        "policies": [{name: text or None for name, text in cells(row).items()} for row in made.rows],
        "unmatched": list(made.unmatched),
    }
    return json.dumps(data, indent=2, ensure_ascii=False) + "\n"


def to_markdown(made: Register) -> str:
    """Return a register as Markdown."""
    lines = ["# Policies and their assessments", "", summary(made), "", f"**{CAUTION}**", ""]
    lines += ["| policy | decided | what is there | letter | assessed | published |", "|---|---|---|---|---|---|"]
    for row in made.rows:
        shown = (row.policy.name, _words(row.policy.decided), told(row), row.letter, assessed(row), published(row))
        lines.append(f"| {' | '.join(markdown(text) for text in shown)} |")
    if made.unmatched:
        lines += ["", "Files that belong to no policy of the list:", ""]
        lines += [f"* {markdown(name)}" for name in made.unmatched]
    return "\n".join(lines) + "\n"


def print_register(made: Register, console: Console) -> None:
    """Print a register."""
    from rich.table import Table
    from rich.text import Text

    console.print(Text(summary(made), style="bold"))
    console.print(Text(CAUTION))
    table = Table("Policy", "Decided", "What is there", "Letter", "Assessed", "Published", box=None, pad_edge=False)
    for row in made.rows:
        shown = (row.policy.name, _words(row.policy.decided), told(row), row.letter, assessed(row), published(row))
        table.add_row(*(Text(visible(text)) for text in shown))
    console.print()
    console.print(table, highlight=False)
    if made.unmatched:
        console.print(Text(visible(f"Files that belong to no policy of the list: {', '.join(made.unmatched)}")))


def told(row: Row) -> str:
    """Return what there is on a policy, and how it was matched."""
    how = f", matched {row.matched}" if row.matched else ""
    document = f": {row.document}" if row.document else ""
    return f"{STATUSES[row.status]}{document}{how}"


def assessed(row: Row) -> str:
    """Return when a policy was assessed, set against the decision."""
    return _dated(row, row.assessed_says, row.assessed_when)


def published(row: Row) -> str:
    """Return when the assessment of a policy was published, set against the decision."""
    return _dated(row, row.published_says, row.published_when)


def _dated(row: Row, says: str, when: str) -> str:
    if row.status != "assessment":
        return ""
    return f"{says}{': ' if when else ''}{when}" if says else "the document does not show when"


class Mark(NamedTuple):
    """A day on the chart, of a hundred; ``ahead`` is a hollow mark: the assessment."""

    left: float
    ahead: bool


class Lane(NamedTuple):
    """A policy on the chart."""

    title: str
    top: int
    marks: tuple[Mark, ...]


class Chart(NamedTuple):
    """Decisions and assessments on one axis, with its first and last day."""

    lanes: tuple[Lane, ...]
    first: str
    last: str
    height: int


def to_html(made: Register) -> str:
    """Return a register as a page that loads and runs nothing, with a chart of decisions and assessments."""
    return render(
        "register.html",
        made=made,
        summary=summary(made),
        caution=CAUTION,
        told=told,
        assessed=assessed,
        published=published,
        in_words=_words,
        chart=_chart(made),
        version=__version__,
    )


def _chart(made: Register) -> Chart | None:
    known = [(row, row.policy.decided, row.assessed) for row in made.rows if row.policy.decided or row.assessed]
    days = [day for _, *both in known for day in both if day is not None]
    if not days or min(days) == max(days):
        return None
    start, end = min(days), max(days)

    def mark(day: date, *, ahead: bool) -> Mark:
        return Mark(round(_LEFT + _WIDTH * (day - start).days / (end - start).days, 2), ahead)

    lanes = tuple(
        Lane(
            row.policy.name,
            _TOP + _LANE * number,
            tuple(mark(day, ahead=ahead) for day, ahead in ((decided, False), (done, True)) if day is not None),
        )
        for number, (row, decided, done) in enumerate(known)
    )
    return Chart(lanes, day_in_words(start), day_in_words(end), _TOP + _LANE * len(lanes) + 34)


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""


def _words(day: date | None) -> str:
    return day_in_words(day) if day else ""
