"""When things were done, as far as quotations on engagement and timing say: a table, and the same as a chart.

A date is shown only where it stands in the quotation itself, so that each can be checked in its place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from eiascore.checks.timeline import AHEAD, SAYS
from eiascore.report.html.guide import short_name
from eiascore.report.html.quotes import Quote, Room, quoted
from eiascore.schema.wire import WireEvidence, WireFact, WireFinding, WireScorecard

LANES = {
    "consulted": "Engagement",
    "assessed": "Assessed",
    "authored": "Written",
    "version": "Version",
    "signed": "Signed",
    "stamped": "Stamped",
    "decided": "Decision",
    "implemented": "In effect",
    "published": "Published",
    "reviewed": "Review",
    "other": "Other dates",
}
_DIMENSIONS = ("engagement", "timing")
_INTERVAL = re.compile(r"(\d{4}-\d\d-\d\d)/(\d{4}-\d\d-\d\d)")
_LANE, _TOP, _BOTTOM = 34, 6, 30  # heights in the chart
_LEFT, _WIDTH = 3.0, 94.0  # of a hundred, so that no mark is cut off


@dataclass(frozen=True, slots=True)
class Dated:
    """A date in a quotation: what it is the date of, in the document's words, and as an interval if it has a year."""

    lane: str
    what: str
    words: str
    first: date | None
    last: date | None
    quote: Quote


class Mark(NamedTuple):
    """A date on the chart: from where to where, of a hundred, and whether it lies ahead."""

    left: float
    right: float
    ahead: bool


class Lane(NamedTuple):
    """The dates of one thing on the chart; ``top`` is where it begins."""

    title: str
    top: int
    marks: tuple[Mark, ...]


class Tick(NamedTuple):
    """A date on the axis."""

    left: float
    words: str


class Chart(NamedTuple):
    """All lanes on one axis, with the words that stand for it."""

    title: str
    lanes: tuple[Lane, ...]
    ticks: tuple[Tick, ...]
    height: int
    axis: int


def dated(card: WireScorecard, room: Room) -> list[Dated]:
    """Return the dates in quotations on engagement and timing, the earliest first, those without a year last.

    Parameters
    ----------
    card : WireScorecard
        The scorecard.
    room : Room
        How much is shown of each quotation.

    Returns
    -------
    list of Dated
        Each date once for what it is the date of.
    """
    found: dict[tuple[str, str, str], Dated] = {}
    for finding in card.findings:
        if finding.dimension in _DIMENSIONS:
            for evidence in finding.evidence:
                for fact in evidence.facts:
                    for one in _event(finding, evidence, fact, room):
                        found.setdefault((one.what, one.words, one.quote.place), one)
    named = {(one.words, one.quote.text) for one in found.values() if one.lane != "other"}
    kept = (one for one in found.values() if one.lane != "other" or (one.words, one.quote.text) not in named)
    order = list(LANES)
    return sorted(kept, key=lambda e: (e.first or date.max, order.index(e.lane)))


def _event(finding: WireFinding, evidence: WireEvidence, fact: WireFact, room: Room) -> Iterator[Dated]:
    inside = evidence.start <= fact.start and fact.end <= evidence.end
    if fact.kind != "date" or not inside:
        return
    words = evidence.quote[fact.start - evidence.start : fact.end - evidence.start]
    lane, ahead = _role(finding, evidence, words)
    interval = _INTERVAL.fullmatch(fact.value)
    first, last = map(_day, interval.groups()) if interval else (None, None)
    what = LANES[lane] if lane != "other" else f"Named on “{short_name(finding.criterion)}”"
    what += " (expected)" if ahead else ""
    yield Dated(lane, what, " ".join(words.split()), first, last, quoted(evidence, room))


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _role(finding: WireFinding, evidence: WireEvidence, words: str) -> tuple[str, bool]:
    """Return what a date is the date of, as the reason of the evidence says it, and whether it lay ahead."""
    said = " ".join(evidence.why.split())
    for phrases, ahead in ((AHEAD, True), (SAYS, False)):
        for role, phrase in phrases.items():
            if phrase.format(" ".join(words.split())) in said:
                return role, ahead
    if evidence.check == "version_rows":
        return "version", False
    return ("consulted" if finding.dimension == "engagement" else "other"), False


def chart(events: list[Dated]) -> Chart | None:
    """Return the chart of dates that have a year; None where there are not two different ones to set side by side."""
    known = [(e, e.first, e.last) for e in events if e.first and e.last]
    days = [first for _, first, _ in known] + [last for _, _, last in known]
    if not days or min(days) == max(days):
        return None
    start, end = min(days), max(days)

    def at(day: date) -> float:
        return round(_LEFT + _WIDTH * (day - start).days / (end - start).days, 2)

    lanes: list[Lane] = []
    for name in (name for name in LANES if any(e.lane == name for e, _, _ in known)):
        marks = tuple(Mark(at(a), at(b), e.what.endswith("(expected)")) for e, a, b in known if e.lane == name)
        lanes.append(Lane(LANES[name], _TOP + _LANE * len(lanes), tuple(dict.fromkeys(marks))))
    axis = _TOP + _LANE * len(lanes) + 4
    ticks = tuple(Tick(at(day), f"{day:%b} {day.year}") for day in _ticks(start, end))
    return Chart(_title(events, start, end), tuple(lanes), ticks, axis + _BOTTOM, axis)


def _ticks(start: date, end: date) -> list[date]:
    """Return the starts of months, at the smallest step that leaves no more than four."""
    months = range(start.year * 12 + start.month - 1, end.year * 12 + end.month)
    for step in (1, 3, 6, 12, 24, 60, 120, 600, 1200):
        days = [date(m // 12, m % 12 + 1, 1) for m in months if m % step == 0]
        days = [day for day in days if start <= day <= end]
        if len(days) <= 4:
            return days
    return []


def _title(events: list[Dated], start: date, end: date) -> str:
    """Return what the chart shows, in words, without a verdict: that is the finding's."""
    worked = [e.last for e in events if e.lane in ("assessed", "version") and e.last and "(expected)" not in e.what]
    decided = [(e.first, e.what) for e in events if e.lane == "decided" and e.first]
    if not worked or not decided:
        return f"The dates quoted run from {_said(start)} to {_said(end)}"
    day, what = min(decided)
    return f"Last work on the assessment {_said(max(worked))}, decision {'expected ' * ('(' in what)}{_said(day)}"


def _said(day: date) -> str:
    return f"{day.day} {day:%B} {day.year}"
