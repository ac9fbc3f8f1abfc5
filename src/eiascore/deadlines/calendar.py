"""Deadlines -> a calendar file (iCalendar, RFC 5545) that calendars of all makes can take in."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from eiascore.deadlines.model import Deadline
from eiascore.deadlines.rules import rules
from eiascore.errors import MissingExtraError


def to_ics(found: Sequence[Deadline]) -> str:
    """Return deadlines as a calendar of whole days, which block no time.

    The same deadline has the same UID, so that taking in a file twice makes no second entry. The stamp is the time of
    writing, or that of SOURCE_DATE_EPOCH.

    Parameters
    ----------
    found : sequence of Deadline
        What was worked out.

    Returns
    -------
    str
        The file's text.

    Raises
    ------
    MissingExtraError
        The package icalendar is not installed.
    """
    try:
        from icalendar import Calendar, Event
    except ImportError:
        raise MissingExtraError(
            "A calendar file needs the package icalendar, which is not installed.",
            'Install it with: pip install "eiascore[letters]"',
        ) from None

    calendar = Calendar()
    calendar.add("prodid", "-//eiascore//deadlines//EN")
    calendar.add("version", "2.0")
    for deadline in found:
        event = Event()
        event.add("uid", _uid(deadline))
        event.add("dtstamp", _moment())
        event.add("dtstart", deadline.date)
        event.add("dtend", deadline.date + timedelta(days=1))  # the day after: it is no part of the event
        event.add("transp", "TRANSPARENT")
        event.add("summary", deadline.what)
        event.add("description", _description(deadline))
        calendar.add_component(event)
    return str(calendar.to_ical(), "utf-8")


def _uid(deadline: Deadline) -> str:
    content = f"{deadline.id} {deadline.date.isoformat()} {deadline.rule} {deadline.counted}"
    return f"{hashlib.sha256(content.encode()).hexdigest()[:32]}@eiascore"


def _description(deadline: Deadline) -> str:
    first, backstop, *_ = rules().notes
    about = (f"Rule: {deadline.rule}", f"Source: {deadline.source}", f"Counted: {deadline.counted}")
    return "\n".join((first, *about, *deadline.warnings, backstop))


def _moment() -> datetime:
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    moment = datetime.fromtimestamp(int(epoch), UTC) if epoch else datetime.now(UTC)
    return moment.replace(microsecond=0)
