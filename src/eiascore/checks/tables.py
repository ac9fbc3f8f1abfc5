"""Checks over tables: action plans, impacts and mitigations, you said we did, versions; ``breakdown`` has the figures.

A row is evidence where the cells that matter are filled; the quotation is the sentence in the cell that carries it, and
the facts may stand in its neighbours. Documents whose tables were flattened into lines have no rows and give nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Literal

from pydantic import BaseModel, ConfigDict, Field

from eiascore.checks.base import check
from eiascore.checks.breakdown import breakdown
from eiascore.checks.grids import Grid, GridCell, Row, grids
from eiascore.checks.labels import labels
from eiascore.checks.plan_columns import CONSULTED, HISTORY, action_columns, all_asked, is_version
from eiascore.checks.statement import Match
from eiascore.schema import Fact

if TYPE_CHECKING:
    from eiascore.checks.view import DocumentView, View

__all__ = ["action_rows", "breakdown", "impact_rows", "version_rows", "you_said_we_did"]

_DATE_FACTS = ("date", "year")
# A day, month, quarter or year, or a span that ends: what can be held against a calendar.
_DATED = re.compile(
    r"\b(?:20\d\d|\d{1,2}[/.]\d{1,2}[/.]\d{2,4}|(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]*\.?"
    r"(?:\s+\d{1,4})?|q[1-4]|quarter \d|spring|summer|autumn|winter|within \w+ (?:days|weeks|months)|"
    r"in place|complete[d]?|done|live)\b",
    re.I,
)
_SAID = re.compile(r"\W*(?:you|they|what (?:they|people|respondents|you)) (?:said|told|raised)\W*$", re.I)
_NEUTRAL = re.compile(r"\W*(?:neutral|positive|none|no\b|nil)", re.I)
_DAY = re.compile(
    r"\b\d{1,2}(?:st|nd|rd|th)? ?[/. -] ?(?:\d{1,2}|[a-z]{3,9}) ?[/. -] ?\d{2,4}\b|\b[a-z]{3,9}\.? \d{4}\b", re.I
)


class _Options(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class ActionRowsOptions(_Options):
    """Options of the ``action_rows`` check: which of owner and date a row of an action plan has."""

    show: Literal["both", "owner_only", "date_only", "neither", "any"] = "both"


class ImpactRowsOptions(_Options):
    """Options of the ``impact_rows`` check: rows in which the impact has, or lacks, a mitigation."""

    show: Literal["matched", "unmatched"] = "matched"


class YouSaidOptions(_Options):
    """Options of the ``you_said_we_did`` check: it has none but the length of what was done."""

    least_words: int = Field(2, ge=1)


class VersionRowsOptions(_Options):
    """Options of the ``version_rows`` check: rows with a date, or rows that also say what changed."""

    show: Literal["dated", "with_change"] = "dated"


@check("action_rows", ActionRowsOptions)
def action_rows(document: DocumentView, options: ActionRowsOptions) -> Iterator[Match]:
    """Yield the rows of action plans by whether they have an owner and a date.

    Yields
    ------
    Match
        The sentence that states the action, with owner and date as facts.
    """
    for grid in grids(document):
        columns = action_columns(document, grid)
        if columns is None:
            continue
        for row in grid.rows:
            action = row.get(columns[0])
            if action is None or not action.filled or (view := action.authored) is None:
                continue
            owners = [cell for c in columns[1] if (cell := row.get(c)) and cell.filled and _LETTERS(cell.text)]
            dates = [cell for c in columns[2] if (cell := row.get(c)) and _dated(cell)]
            state = _STATES[bool(owners), bool(dates)]
            facts = (*_owner_facts(owners), *_date_facts(dates))
            failed = "" if options.show in (state, "any") else _STATE_WORDS[state]
            yield Match(view, (), facts, _STATE_WORDS[state], failed)


_STATES = {(True, True): "both", (True, False): "owner_only", (False, True): "date_only", (False, False): "neither"}
_STATE_WORDS = {
    "both": "an action with owner and date",
    "owner_only": "an action with an owner but no date",
    "date_only": "an action with a date but no owner",
    "neither": "an action with neither owner nor date",
}
_LETTERS = re.compile(r"[^\W\d_]{2}").search


def _dated(cell: GridCell) -> bool:
    return bool(cell.facts(*_DATE_FACTS)) or (bool(_DATED.search(cell.text)) and len(cell.text) < 300)


def _owner_facts(cells: list[GridCell]) -> list[Fact]:
    facts = [fact for cell in cells for fact in cell.facts("owner")]
    return facts or [_whole(cell.views[0], "owner") for cell in cells[:1] if cell.views]


def _date_facts(cells: list[GridCell]) -> list[Fact]:
    facts = [fact for cell in cells for fact in cell.facts(*_DATE_FACTS)]
    return facts or [_whole(cell.views[0], "date") for cell in cells[:1] if cell.views]


def _whole(view: View, kind: str) -> Fact:
    return Fact(kind=kind, start=view.sentence.start, end=view.sentence.end, value=view.text.lower())


@check("impact_rows", ImpactRowsOptions)
def impact_rows(document: DocumentView, options: ImpactRowsOptions) -> Iterator[Match]:
    """Yield rows that set an impact beside what is done about it, or beside nothing.

    Yields
    ------
    Match
        The sentence of the mitigation (matched) or of the impact (unmatched), with the characteristics of the row.
    """
    known = labels(document)
    for grid in grids(document):
        columns = _impact_columns(document, grid)
        if columns is None:
            continue
        for row in grid.rows:
            impact, answer = _first(row, columns[0], _harms), _first(row, columns[1], _answers)
            if impact is None or (source := impact.authored) is None:
                continue
            target = answer.authored if answer is not None else None
            state = "matched" if target is not None else "unmatched"
            view = target or source
            facts = tuple(Fact(kind="characteristic", start=s.start, end=s.end, value=s.value)
                          for s in known.subjects[source.index])  # fmt: skip
            why = "an impact with what is done about it" if target else "an impact with nothing done about it"
            yield Match(view, (), facts, why, "" if state == options.show else why)


def _impact_columns(document: DocumentView, grid: Grid) -> tuple[list[int], list[int]] | None:
    topics = {column: document.topics(text) for column, text in grid.headers.items()}
    answers = [c for c, t in topics.items() if t & {"asks_mitigation", "asks_action"}]
    impacts = [c for c, t in topics.items() if "asks_impact" in t and c not in answers]
    # "Impact and mitigation" in one column cannot be told apart.
    return (impacts, answers) if impacts and answers else None


def _first(row: Row, columns: list[int], test: object) -> GridCell | None:
    cells = (row[c] for c in columns if c in row)
    return next((cell for cell in cells if callable(test) and test(cell)), None)


def _harms(cell: GridCell) -> bool:
    """Tell whether a cell states an impact rather than none, or only a good one."""
    if not cell.filled or len(cell.text.split()) < 3:
        return False
    universal = any("answer_universal" in view.hits for view in cell.views)
    short = len(cell.text.split()) < 14
    neutral = _NEUTRAL.match(cell.text)
    return not (neutral and (short or universal)) and not (short and universal)


def _answers(cell: GridCell) -> bool:
    return cell.filled and len(cell.text.split()) >= 3


@check("you_said_we_did", YouSaidOptions)
def you_said_we_did(document: DocumentView, options: YouSaidOptions) -> Iterator[Match]:
    """Yield rows that hold what was said and what was done about it.

    Yields
    ------
    Match
        The sentence that says what was done.
    """
    for grid in grids(document):
        topics = {column: document.topics(text) for column, text in grid.headers.items()}
        done = [c for c, t in topics.items() if t & {"asks_influence", "asks_done"} and not _said_only(grid.headers[c])]
        said = [c for c, t in topics.items() if "asks_what_they_said" in t and c not in done]
        if not said or not done or action_columns(document, grid):
            continue
        for row in grid.rows:
            left, right = _first(row, said, _answers), _first(row, done, lambda cell: cell.filled)
            if left and right and len(right.text.split()) >= options.least_words and (view := right.authored):
                yield Match(view, (), (), f"answers a point made: “{left.text[:80]}”")


def _said_only(header: str) -> bool:
    return bool(_SAID.match(header))


@check("version_rows", VersionRowsOptions)
def version_rows(document: DocumentView, options: VersionRowsOptions) -> Iterator[Match]:
    """Yield the dated rows of a version history.

    Yields
    ------
    Match
        The sentence with the date, or the one that says what changed.
    """
    for grid in grids(document):
        topics = {column: document.topics(text) for column, text in grid.headers.items()}
        titled = (document.topics(grid.heading) | document.topics(grid.caption)) & HISTORY
        if not grid.headers or action_columns(document, grid):
            continue
        if not any(is_version(t) for t in topics.values()) and not (titled and not all_asked(topics) & CONSULTED):
            continue
        changes = [c for c, t in topics.items() if "asks_change" in t]
        for row in grid.rows:
            dated = next((cell for cell in row.values() if _day(cell) and cell.authored), None)
            if dated is None or (view := dated.authored) is None:
                continue
            change = next((row[c] for c in changes if c in row and row[c] is not dated and _answers(row[c])), None)
            told = change.authored if change else None
            facts = tuple(dated.facts(*_DATE_FACTS)) or (_whole(view, "date"),)
            failed = "" if options.show == "dated" or told else "it does not say what changed"
            yield Match(told if told and options.show == "with_change" else view, (), facts, "a dated version", failed)


def _day(cell: GridCell) -> bool:
    return len(cell.text) < 120 and bool(cell.facts("date") or _DAY.search(cell.text))
