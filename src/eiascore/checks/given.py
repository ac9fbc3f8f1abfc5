"""Dates that are known from outside a document, beside those that stand in it.

The document's words come first: what was given counts only where they leave the day open. It has no sentence, so that
it is never quoted, and every reason that rests on it says who gave it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from eiascore.checks.dated import Event, Role
from eiascore.checks.events import AHEAD, roles
from eiascore.schema.record import COMMAND_LINE
from eiascore.text import day_in_words

if TYPE_CHECKING:
    from eiascore.checks.view import DocumentView


@dataclass(frozen=True, slots=True)
class Given:
    """An event that a record beside the document dates; it stands in no sentence.

    Attributes
    ----------
    role : str
        What the date is the date of: ``decided``, ``implemented`` or ``published``.
    first, last : date
        The day, twice, as an ``Event`` has an interval.
    source : str
        What gave it.
    """

    role: Role
    first: date
    last: date
    source: str

    @property
    def words(self) -> str:
        """The date as a reader writes it."""
        return day_in_words(self.first)

    @property
    def told(self) -> str:
        """What was given, and by whom: "decided 10 May 2024, says meta.csv"."""
        return f"{self.role} {self.words}, says {self.source}"


Dated = Event | Given


def given(document: DocumentView, role: Role) -> Given | None:
    """Return what the record gives for a role, None where it says nothing."""
    day = document.record.dates.get(role)
    source = document.record.source
    return Given(role, day, day, _SPOKEN.get(source, source)) if day else None


_SPOKEN = {"": "the record", COMMAND_LINE: "the command line"}


def supplied(document: DocumentView, role: Role) -> Given | None:
    """Return what the record gives for a role, where the document itself leaves the day open.

    Parameters
    ----------
    document : DocumentView
        What was read, with its record.
    role : str
        What the date is the date of.

    Returns
    -------
    Given or None
        None where the document names the day, or dates that do not hold the record's: its own words win.
    """
    known = given(document, role)
    own = roles(document).get(role, ())
    return known if known and all(_holds(event, known) and _leaves_open(event) for event in own) else None


def settled(document: DocumentView, role: Role) -> Given | None:
    """Return ``supplied``, but None where the document speaks of it, or of the decision, as still to come.

    That something came too late is grave: it is not said against the document's own words.
    """
    known = supplied(document, role)
    if known is None or any(event.ahead for event in roles(document).get(role, ())):
        return None
    return None if any(AHEAD in view.hits for view in document.authored) else known


def contradicted(known: Given, own: list[Event]) -> bool:
    """Tell whether the document dates what the record dates, and never on that day."""
    return bool(own) and not any(_holds(event, known) for event in own)


def doubt(event: Event) -> str:
    """Return in brackets what the record says otherwise, or adds, about a date of the document; "" for nothing."""
    document = event.view.owner
    known = given(document, event.role)
    if known is None:
        return ""
    if contradicted(known, roles(document)[event.role]):
        return f" ({known.source} says {known.words})"
    return f" (the year is from {known.source})" if event.guessed and _holds(event, known) else ""


def _holds(event: Event, known: Given) -> bool:
    return event.first <= known.first <= event.last


def _leaves_open(event: Event) -> bool:
    return event.guessed or event.first < event.last
