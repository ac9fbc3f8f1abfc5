"""Commitments and changes -> rows of tables: pandas, CSV, a workbook."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from eiascore.commitments.compare import KINDS, Change
from eiascore.commitments.model import Commitment
from eiascore.report.columns import Column, Row, Sort, Table
from eiascore.report.tables import safe

if TYPE_CHECKING:
    from pandas import DataFrame

_WHOLE: Sort = "whole"
_TEXT: Sort = "text"
_DTYPES: dict[Sort, str] = {"text": "str", "whole": "Int64", "number": "float64", "yes_no": "boolean"}


def _columns(*lines: tuple[str, Sort, str]) -> tuple[Column, ...]:
    return tuple(Column(*line) for line in lines)


TABLE = Table(
    "commitments",
    "Commitments",
    "One row for each action that a document promises.",
    _columns(
        ("id", _TEXT, "number of the commitment within its document, in reading order"),
        ("document", _TEXT, "name of the document"),
        ("aim", _TEXT, "aim that it serves, as the plan says"),
        ("outcome", _TEXT, "outcome that it serves, as the plan says"),
        ("action", _TEXT, "what is to be done"),
        ("verb", _TEXT, "verb of the action, in its base form; empty where none is known"),
        ("verb_strength", _TEXT, "strong (something is there afterwards), middling or weak (scope, explore, promote)"),
        ("owner", _TEXT, "who answers for it; empty where nobody is named"),
        ("timing", _TEXT, "the timing, word for word"),
        ("start", _TEXT, "first day, as year-month-day; empty where the document does not say for certain"),
        ("end", _TEXT, "last day, as year-month-day; empty where the document does not say for certain"),
        ("open_ended", "yes_no", "whether it goes on without an end, or comes again and again"),
        ("past_end", "yes_no", "whether the end is past on the day asked for; it does not say whether it was done"),
        ("indicator", _TEXT, "how one would know that it worked"),
        ("target", _TEXT, "what is to be reached"),
        ("baseline", _TEXT, "where it starts from"),
        ("characteristics", _TEXT, "protected characteristics that it names"),
        ("impact", _TEXT, "impact, gap or issue that it is against, as the plan says"),
        ("status", _TEXT, "what the plan says of its progress"),
        ("specific", _WHOLE, "0 to 3: a strong verb with an object is 3"),
        ("measurable", _WHOLE, "0 to 3: an indicator or target with a number is 3"),
        ("owned", _WHOLE, "0 to 3: a post or person 3, a team 2, many at once 1"),
        ("time_bound", _WHOLE, "0 to 3: an end to the day, month or quarter 3, a year 2, ongoing with a start 1"),
        ("grade", _WHOLE, "the weaker of specific and time_bound, 0 to 3"),
        ("others", _WHOLE, "how many of measurable and owned reach 2"),
        ("weakest", _TEXT, "the lowest of the four"),
        ("issues", _TEXT, "what is wrong with it"),
        ("page", _WHOLE, "page of the document; missing where the format has none"),
        ("section", _TEXT, "headings above it, from the outermost"),
        ("quotation", _TEXT, "the action, word for word"),
        ("confidence", "number", "how sure it is that this is an action with this timing, 0 to 1"),
    ),
)
CHANGES = Table(
    "changes",
    "Changes",
    "One row for each commitment of the earlier or the later plan.",
    _columns(
        ("kinds", _TEXT, f"what changed: {', '.join(KINDS)}"),
        ("before", _TEXT, "the action in the earlier plan; empty where it is new"),
        ("after", _TEXT, "the action in the later plan; empty where it was dropped"),
        ("owner_before", _TEXT, "who answered for it"),
        ("owner_after", _TEXT, "who answers for it"),
        ("timing_before", _TEXT, "the timing in the earlier plan, word for word"),
        ("timing_after", _TEXT, "the timing in the later plan, word for word"),
        ("end_before", _TEXT, "last day in the earlier plan, where it is known"),
        ("end_after", _TEXT, "last day in the later plan, where it is known"),
        ("days", _WHOLE, "by how many days the end moved; missing where either is not known"),
        ("likeness", _WHOLE, "how alike the words are, 0 to 100"),
        ("page_before", _WHOLE, "page of the earlier plan"),
        ("page_after", _WHOLE, "page of the later plan"),
    ),
)


def commitment_row(found: Commitment, as_of: date | None = None) -> Row:
    """Return the row of a commitment.

    Parameters
    ----------
    found : Commitment
        The commitment.
    as_of : date, optional
        The day to look from for ``past_end``, which is missing without it.

    Returns
    -------
    dict
        By the columns of ``TABLE``.
    """
    grades = found.grades
    return {
        "id": found.id, "document": found.document, "aim": found.aim, "outcome": found.outcome,
        "action": found.action, "verb": found.verb, "verb_strength": found.verb_strength, "owner": found.owner,
        "timing": found.timing_text, "start": _day(found.start), "end": _day(found.end),
        "open_ended": found.open_ended, "past_end": None if as_of is None else found.is_past(as_of),
        "indicator": found.indicator, "target": found.target, "baseline": found.baseline,
        "characteristics": "; ".join(found.characteristics), "impact": found.linked_impact, "status": found.status,
        "specific": grades.specific, "measurable": grades.measurable, "owned": grades.owned,
        "time_bound": grades.time_bound, "grade": grades.grade, "others": grades.others, "weakest": grades.weakest,
        "issues": "; ".join(found.issues), "page": found.page, "section": found.section, "quotation": found.quote,
        "confidence": found.confidence,
    }  # fmt: skip


def change_row(change: Change) -> Row:
    """Return the row of a change, by the columns of ``CHANGES``."""
    before, after = change.before, change.after
    return {
        "kinds": "; ".join(change.kinds),
        "before": before.action if before else "",
        "after": after.action if after else "",
        "owner_before": before.owner if before else "",
        "owner_after": after.owner if after else "",
        "timing_before": before.timing_text if before else "",
        "timing_after": after.timing_text if after else "",
        "end_before": _day(before.end) if before else "",
        "end_after": _day(after.end) if after else "",
        "days": change.days,
        "likeness": round(change.likeness),
        "page_before": before.page if before else None,
        "page_after": after.page if after else None,
    }


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""


def to_frame(found: Iterable[Commitment], as_of: date | None = None) -> DataFrame:
    """Return a row for each commitment.

    Parameters
    ----------
    found : iterable of Commitment
        Of one document or several.
    as_of : date, optional
        The day to look from for ``past_end``.

    Returns
    -------
    pandas.DataFrame
        ``start`` and ``end`` are dates, missing where they are not known; numbers are ``Int64``.

    Examples
    --------
    >>> from eiascore.commitments import commitments, to_frame
    >>> frame = to_frame(commitments("corpus/specimens/strong-police-search.docx"))
    >>> frame[["owner", "end"]].astype(str).loc[0].to_list()
    ['Head of Learning', '2026-05-22']
    """
    import pandas as pd

    cells = [TABLE.cells(commitment_row(one, as_of)) for one in found]
    frame = pd.DataFrame(cells, columns=[column.name for column in TABLE.columns], dtype="object")
    frame = frame.astype({column.name: _DTYPES[column.sort] for column in TABLE.columns})
    for name in ("start", "end"):
        frame[name] = pd.to_datetime(frame[name].replace("", None), format="%Y-%m-%d")
    return frame


def to_csv(table: Table, rows: Iterable[Row]) -> str:
    """Return rows as CSV with a header; no cell of it runs as a formula.

    Parameters
    ----------
    table : Table
        ``TABLE`` or ``CHANGES``.
    rows : iterable of dict
        By its columns.

    Returns
    -------
    str
        With a line for each row.
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([column.name for column in table.columns])
    for row in rows:
        writer.writerow([_cell(cell) for cell in table.cells(row)])
    return out.getvalue()


def _cell(cell: str | int | float | bool | None) -> str:
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    return safe(cell) if isinstance(cell, str) else "" if cell is None else str(cell)
