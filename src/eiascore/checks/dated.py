"""A dated event, and the year of a date that was written without one."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Literal

from eiascore.checks.date_atoms import NO_YEAR
from eiascore.checks.dates import interval
from eiascore.schema import Fact

if TYPE_CHECKING:
    from eiascore.checks.view import View

Role = Literal[
    "assessed", "authored", "decided", "implemented", "published", "reviewed", "consulted", "version", "signed",
    "stamped",
]  # fmt: skip

OURS: tuple[Role, ...] = ("assessed", "authored", "version", "signed")
"""Roles of work on the assessment itself."""

_BEHIND = re.compile(r"\b(?:was|were|had|has been|have been|took|went|met|\w+ed)\b")


@dataclass(frozen=True, slots=True)
class Event:
    """A dated event of the document.

    Attributes
    ----------
    role : str
        What the date is the date of.
    first, last : date
        The interval; ``last`` is ``date.max`` where it is open, the year ``NO_YEAR`` where none was given.
    view : View
        The sentence.
    fact : Fact
        The date in it.
    ahead : bool
        Whether the text speaks of it as still to come.
    began : bool
        For assessments: whether it is the start.
    labelled : bool
        Whether the form asked for this very date.
    """

    role: Role
    first: date
    last: date
    view: View
    fact: Fact
    ahead: bool = False
    began: bool = False
    labelled: bool = False

    @property
    def guessed(self) -> bool:
        """Whether its year was not written, but taken from the surroundings."""
        return self.fact.value.startswith("--") and self.first.year != NO_YEAR

    @property
    def words(self) -> str:
        """The date as the document writes it, with the year that was read from its surroundings."""
        text = self.view.owner.document.text[self.fact.start : self.fact.end]
        return f"{text} {self.first.year}" if self.guessed else text


def days_of(fact: Fact, facts: Iterable[Fact]) -> tuple[date, date]:
    """Return the days of a date; in "on 11 February and on 25 February 2025" the year stands for both.

    Parameters
    ----------
    fact : Fact
        The date.
    facts : iterable of Fact
        All dates of its sentence.

    Returns
    -------
    tuple of date
        The first and the last day.
    """
    first, last = interval(fact.value)
    if first.year != NO_YEAR or last == date.max:
        return first, last
    following = (interval(f.value)[0] for f in facts if f.start > fact.start)
    dated = next((day for day in following if day.year != NO_YEAR), None)
    # "In November, and on 8 January 2025" spans the turn of the year: the November is not that of 2025.
    if dated is None or (first.month, first.day) > (dated.month, dated.day):
        return first, last
    return first.replace(year=dated.year), last.replace(year=dated.year)


def anchor_of(events: list[Event]) -> date | None:
    """Return the last dated day of work on the assessment: what "6 October" without a year is near to.

    Parameters
    ----------
    events : list of Event
        All events of a document.

    Returns
    -------
    date or None
        None where no event has a year.
    """
    days = [e.last for e in events if e.role in OURS and not e.ahead and NO_YEAR < e.last.year < date.max.year]
    days = days or [e.last for e in events if e.role != "reviewed" and NO_YEAR < e.last.year < date.max.year]
    return max(days, default=None)


def with_year(event: Event, anchor: date | None, known: date | None = None) -> Event:
    """Give a date without a year the one that fits.

    Work on the assessment lies nearest to its other dates, and so does what is not told as past; what is still to come
    is the next such day, what is past the last one.

    Parameters
    ----------
    event : Event
        The event.
    anchor : date or None
        The day that it is near to.
    known : date or None, optional
        The day of the event where that is known from outside; its year is that of the same day in the document.

    Returns
    -------
    Event
        With a year where one could be given.
    """
    if event.first.year != NO_YEAR:
        return event
    same = _in_year(event, known.year) if known else None
    if known and same and same.first <= known <= same.last:
        return same
    if anchor is None:
        return event
    dated = [d for year in range(anchor.year - 1, anchor.year + 2) if (d := _in_year(event, year))]
    if not event.ahead and (event.role in OURS or not _BEHIND.search(event.view.text)):
        return min(dated, key=lambda e: abs((e.first - anchor).days), default=event)
    if event.ahead:
        return next((e for e in dated if e.first >= anchor), event)
    return next((e for e in reversed(dated) if e.first <= anchor), event)


def _in_year(event: Event, year: int) -> Event | None:
    try:
        last = event.last.replace(year=year) if event.last != date.max else date.max
        return replace(event, first=event.first.replace(year=year), last=last)
    except ValueError:  # 29 February
        return None
