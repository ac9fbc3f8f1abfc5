"""Commitments -> iCalendar: a day in the diary for each end, so that somebody asks on that day whether it was done."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256

from eiascore.commitments.model import CAUTION, Commitment
from eiascore.errors import MissingExtraError
from eiascore.report.words import where
from eiascore.text import day_in_words, shortened, squeeze, visible

_LONGEST = 90  # letters of a title
_STAMP = datetime(2010, 10, 1, tzinfo=UTC)  # a fixed time: same commitments, same file


def to_ics(found: Iterable[Commitment]) -> str:
    """Return a calendar with an all-day event on the last day of each commitment whose end is known.

    Parameters
    ----------
    found : iterable of Commitment
        Those without an end are left out: a calendar has no place for them.

    Returns
    -------
    str
        iCalendar (RFC 5545).

    Raises
    ------
    MissingExtraError
        The package icalendar is not installed.
    """
    try:
        from icalendar import Calendar, Event
    except ImportError:
        raise MissingExtraError(
            "Calendars need icalendar.", 'Install it with: pip install "eiascore[letters]"'
        ) from None
    calendar = Calendar()
    calendar.add("prodid", "-//eiascore//commitments//EN")
    calendar.add("version", "2.0")
    for one in found:
        if one.end is None:
            continue
        event = Event()
        event.add("uid", _uid(one, one.end))
        event.add("dtstamp", _STAMP)
        event.add("dtstart", one.end)
        event.add("dtend", one.end + timedelta(days=1))
        event.add("summary", f"Due: {shortened(_clean(one.action), _LONGEST)}")
        event.add("description", _description(one, one.end))
        event.add("transp", "TRANSPARENT")
        calendar.add_component(event)
    made: bytes = calendar.to_ical()
    return made.decode("utf-8")


def _uid(one: Commitment, end: date) -> str:
    # The number of a commitment is no part of it: a new version of the plan must not double the entries of the old one.
    made_of = "\0".join((one.document, one.action, end.isoformat()))
    return f"{sha256(made_of.encode()).hexdigest()[:32]}@eiascore"


def _description(one: Commitment, end: date) -> str:
    lines = [
        f"“{_clean(one.quote)}”",
        f"Owner: {_clean(one.owner) or 'nobody is named'}",
        f"Timing in the plan: “{_clean(one.timing_text)}”, read as: until {day_in_words(end)}",
        f"{_clean(one.document)}, {_clean(where(one.page, one.section))}",
        CAUTION,
    ]
    return "\n".join(lines)


def _clean(text: str) -> str:
    return squeeze(visible(text))
