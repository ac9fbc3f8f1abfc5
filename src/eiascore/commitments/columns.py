"""What the columns of a plan are for: action, owner and date, and its aims, indicators, targets, impacts and status."""

from __future__ import annotations

import re
from dataclasses import dataclass

from eiascore.checks.grids import Grid
from eiascore.checks.plan_columns import PlanTable

_ACTION = re.compile(
    r"^\W*(?:key |our |planned |agreed |proposed |specific |improvement )*(?:actions?|commitments?|"
    r"milestones?|deliverables?|activit(?:y|ies)|tasks?|what (?:we|you) will do|what will be done|we will)\b", re.I
)  # fmt: skip
_TIMING = re.compile(
    r"^\W*(?:timings?|time ?(?:scales?|lines?|frames?)|by when|when|deadlines?|due(?: date| by)?|"
    r"(?:target|completion|end) date|date|start(?: date)?|delivery date)\W*$", re.I
)  # fmt: skip
_DEADLINE = re.compile(r"\bby\b|deadline|due|target|completion|end date", re.I)
_AND_WHEN = re.compile(r"\b(?:when|date|timescale|deadline)s?\b", re.I)
_KINDS = {
    "indicator": re.compile(
        r"indicator|measures? of|success|how (?:will|do) (?:we|you) know|kpi|result|what we expect|expected|"
        r"evidence of|how measured|impact measure", re.I
    ),
    "target": re.compile(r"^\W*targets?\W*$|target (?!date)", re.I),
    "baseline": re.compile(r"baseline|starting point|position now|current position", re.I),
    "status": re.compile(r"status|progress|completed?\W*$|\brag\b|done\W*$|update", re.I),
    "aim": re.compile(r"^\W*(?:aims?|objectives?|priorit(?:y|ies)|themes?|goals?|strands?|equality objective)\b", re.I),
    "outcome": re.compile(r"^\W*(?:desired |intended )?outcomes?\b", re.I),
    "impact": re.compile(
        r"issue|impact|harm|gap|disadvantage|matter|risk|barrier|for whom|group|characteristic|concern|finding|"
        r"response to",
        re.I,
    ),
}  # fmt: skip
_SIGNED = re.compile(r"^\W*(?:role|position|post|job title|name|signed|version)\b", re.I)
_BY = re.compile(r"^\W*by\W*$", re.I)
_REVIEW = re.compile(r"review", re.I)
_TARGET = re.compile(r"^\W*targets?\W*$", re.I)  # a number to be reached, where another column has the date
_START = re.compile(r"^\W*(?:start(?:ing|s)?|from|begins?|commenc\w+)\b(?: (?:date|by|on))?\W*$", re.I)
_END = re.compile(r"^\W*(?:end(?:ing|s)?|finish|to|until|complet\w+)\b(?: (?:date|by|on))?\W*$", re.I)
_BOTH = re.compile(r"\b(?:who|whom|responsib\w+|owner|lead)\b.*\b(?:when|date|timescale|deadline)\b", re.I)
_OWNER = re.compile(r"^\W*(?:owners?|leads?|lead \w+|responsib\w+.*|accountable.*|who|by whom|officer)\W*$", re.I)
_MEASURE = re.compile(r"^\W*(?:proposed |planned )?(?:mitigat\w+|measures?|steps?)\b", re.I)


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of a plan: ``starts`` and ``ends`` where it has both, and what the others are for."""

    owners: set[int]
    dates: set[int]
    starts: set[int]
    ends: set[int]
    sorts: dict[int, str]
    both: bool  # owner and date in one column
    deadline: bool


def by_headers(grid: Grid) -> PlanTable | None:
    """Return a plan that the rules of the rubric pass over: one that names nobody, or is headed "Commitment"."""
    actions = [c for c, text in grid.headers.items() if _ACTION.match(text)]
    dates = {c for c, text in grid.headers.items() if _TIMING.match(text) or _END.match(text)} - set(actions)
    owners = {c for c, text in grid.headers.items() if _OWNER.match(text)} - set(actions) - dates
    both = {c for c, text in grid.headers.items() if _BOTH.search(text)} - set(actions)
    if both and not actions:
        actions = [c for c, text in grid.headers.items() if _MEASURE.match(text) and c not in both]
    if not actions or not (dates or both):
        return None
    return PlanTable(grid, actions[0], both | owners, dates - both)


def is_signed(plan: PlanTable) -> bool:
    """Tell a table of signatures or versions, which has names and dates as well."""
    return bool(_SIGNED.match(plan.grid.headers.get(plan.action, "")))


def columns_of(plan: PlanTable) -> Columns:
    """Return what the columns of a plan are for."""
    headers = plan.grid.headers
    starts = {c for c, text in headers.items() if _START.match(text)}
    ends = {c for c, text in headers.items() if _END.match(text)}
    owners, dates = _owners_and_dates(plan, starts, ends)
    taken = owners | dates | starts | ends | {plan.action}
    sorts = {c: _sort(c, text, plan) for c, text in headers.items() if c not in taken}
    return Columns(
        owners,
        dates,
        starts,
        ends if starts else set(),
        {c: sort for c, sort in sorts.items() if sort},
        both=not dates and any(_AND_WHEN.search(headers[c]) for c in owners),
        deadline=any(_DEADLINE.search(headers[c]) for c in dates),
    )


def _owners_and_dates(plan: PlanTable, starts: set[int], ends: set[int]) -> tuple[set[int], set[int]]:
    """Return the columns of owners and of dates, without those that have a date of another kind or none."""
    headers, owners, dates = plan.grid.headers, set(plan.owners), set(plan.dates)
    if starts and ends:
        return owners, starts | ends
    for pattern in (_TARGET, _REVIEW, _BY):
        others = {c for c in dates if pattern.search(headers[c])}
        if dates - others:
            dates -= others
            if pattern is _BY and not owners:  # "By | When": by whom
                owners = others
    return owners, dates


def _sort(column: int, header: str, plan: PlanTable) -> str:
    """Return what a column is for: left of the action an indicator is a problem, right of it an outcome a proof."""
    found = next((name for name, pattern in _KINDS.items() if pattern.search(header)), "")
    if found == "outcome" and column > plan.action:
        return "indicator"
    return "impact" if found == "indicator" and column < plan.action else found
