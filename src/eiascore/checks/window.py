"""The ``consultation_window`` check: how long a consultation ran, in days, by its dates or in so many words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from pydantic import BaseModel, ConfigDict, Field

from eiascore.checks.base import check
from eiascore.checks.dated import Event
from eiascore.checks.events import roles
from eiascore.checks.statement import Match
from eiascore.schema import Fact

if TYPE_CHECKING:
    from eiascore.checks.view import DocumentView, View

_DAY_OF_MONTH = re.compile(r"(?<!\d)[0-3]?\d(?!\d)")
_OPENED = re.compile(r"\b(?:open\w*|launch\w*|beg[aiu]n\w*|start\w*|from|ran|runs?)\b", re.I)
_CLOSED = re.compile(r"\b(?:clos\w+|end\w*|until|till|finish\w*|conclud\w*)\b", re.I)
_CONSULTING = re.compile(r"\bconsult", re.I)
_LENGTH = re.compile(r"P(\d+(?:\.\d+)?)([DWM])")
_IN_DAYS = {"D": 1.0, "W": 7.0, "M": 30.4}
# "an eight-week public consultation"; "the consultation ran for eight weeks", and not "was extended by two weeks".
_OF_EXERCISE = re.compile(r"[\s'-]*(?:(?:long|public|formal|online|full|statutory|targeted)\s)*consultation\b", re.I)
_RAN_FOR = re.compile(
    r"\b(?:ran|run|runs|lasted|lasts|last|open|took place|held|consulted|consult)\s"
    r"(?:for\s|over\s)?(?:a\s)?(?:(?:period|total|minimum)\sof\s)?$",
    re.I,
)
_WEEK = 7


class WindowOptions(BaseModel):
    """Options of the ``consultation_window`` check.

    Attributes
    ----------
    shorter_than : int or None
        Weeks. Where given, only consultations that are shorter are shown, planned ones too, and none where another of
        the same document is as long; else those that were held between two days.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    shorter_than: int | None = Field(None, ge=0)

    def concepts(self) -> set[str]:
        """Return the names of all concepts that the check reads."""
        return {"engagement_noun"}

    def fact_kinds(self) -> set[str]:
        """Return all kinds of facts that the check reads."""
        return {"date", "duration"}


class Window(NamedTuple):
    """A consultation: the sentence, how many days it was open, and the particulars that say so."""

    view: View
    days: float
    facts: tuple[Fact, ...]
    dated: bool
    ahead: bool


@check("consultation_window", WindowOptions)
def consultation_window(document: DocumentView, options: WindowOptions) -> Iterator[Match]:
    """Yield the sentences that say how long a consultation was open.

    Parameters
    ----------
    document : DocumentView
        What was read, as the checks see it.
    options : WindowOptions
        How short.

    Yields
    ------
    Match
        With the length in days as the reason.
    """
    found = document.once("consultation windows", lambda view: tuple(_windows(view)))
    if options.shorter_than is None:
        for window in found:
            if window.dated and not window.ahead:
                yield Match(window.view, facts=window.facts, why=f"it was open for {window.days:.0f} days")
        return
    least = options.shorter_than * _WEEK
    if all(window.days < least for window in found):
        for window in found:
            told = f"open for {window.days:.0f} days, less than {options.shorter_than} weeks ({least} days)"
            yield Match(window.view, facts=window.facts, why=told)


def _windows(document: DocumentView) -> Iterator[Window]:
    # The day on which it closed may be taken for that of the change; it is the first that tells.
    dated: dict[int, list[Event]] = {}
    for event in sorted((e for events in roles(document).values() for e in events), key=lambda e: e.fact.start):
        if event.role == "consulted" or event.view.index in dated:
            dated.setdefault(event.view.index, []).append(event)
    for view in document.authored:
        about = view.index in dated and _CONSULTING.search(view.text)
        if about and (span := _span(dated[view.index])):
            first, last, events = span
            days = (last - first).days + 1
            facts = tuple(event.fact for event in events)
            length = Fact(kind="duration", start=facts[0].start, end=facts[-1].end, value=f"P{days}D")
            yield Window(view, days, (*facts, length), True, events[0].ahead)
        elif "engagement_noun" in view.hits and (fact := _said(view)):
            ahead = view.assertion in ("planned", "conditional")
            yield Window(view, _length(fact), (fact,), False, ahead)


def _span(events: list[Event]) -> tuple[date, date, list[Event]] | None:
    """Return first and last day of a consultation: a range, or the days on which it opened and closed."""
    if len(events) == 1 and events[0].first < events[0].last:
        # "March to May" has no first and last day.
        by_days = len(_DAY_OF_MONTH.findall(events[0].words)) >= 2
        return _in_order(events[0].first, events[0].last, events) if by_days else None
    if len(events) != 2 or any((e.first.month, e.first.day) != (e.last.month, e.last.day) for e in events):
        return None
    opened, closed = events
    text, begin = opened.view.text, opened.view.sentence.start
    between = text[opened.fact.end - begin : closed.fact.start - begin]
    if not _OPENED.search(text[: opened.fact.start - begin]) or not _CLOSED.search(between):
        return None
    if opened.fact.value.startswith("--"):  # "opened on 3 June and closed on 26 August 2024"
        return _in_order(_before(opened.first, closed.last), closed.last, events)
    return _in_order(opened.first, closed.last, events)


def _before(day: date, last: date) -> date:
    """Return the day of the year that lies last before another; 29 February as the 28th."""
    month, number = day.month, 28 if (day.month, day.day) == (2, 29) else day.day
    return date(last.year - ((month, number) > (last.month, last.day)), month, number)


def _in_order(first: date, last: date, events: list[Event]) -> tuple[date, date, list[Event]] | None:
    return (first, last, events) if 0 <= (last - first).days < 366 else None


def _said(view: View) -> Fact | None:
    """Return the length that a sentence gives to a consultation in words."""
    begin = view.sentence.start
    for fact in view.facts.get("duration", ()):
        before, after = view.text[: fact.start - begin], view.text[fact.end - begin :]
        of_it = _OF_EXERCISE.match(after) or (_RAN_FOR.search(before) and _CONSULTING.search(before))
        if of_it and _LENGTH.fullmatch(fact.value):
            return fact
    return None


def _length(fact: Fact) -> float:
    match = _LENGTH.fullmatch(fact.value)
    return float(match[1]) * _IN_DAYS[match[2]] if match else 0.0
