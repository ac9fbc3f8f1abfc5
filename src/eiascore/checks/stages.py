"""Stages of the assessment: the dates at which it was worked on, and what a flattened version table says of each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from eiascore.checks.date_atoms import NO_YEAR
from eiascore.checks.dated import Event
from eiascore.checks.events import after_version_number
from eiascore.checks.statement import Match

if TYPE_CHECKING:
    from eiascore.checks.given import Dated
    from eiascore.checks.view import DocumentView, View

_STAGE = re.compile(r"\b(?:screen\w*|draft|initial|scoping|baseline|interim|version|stage)\b", re.IGNORECASE)
_NUMBER = re.compile(r"\W*(?:v|ver|version|draft)?\.? ?\d{1,2}(?:\.\d{1,2})?\W*", re.IGNORECASE)
_WORKED = frozenset(
    {
        "initial", "first", "second", "final", "draft", "updated", "revised", "amended", "added", "changes",
        "reviewed", "screening", "full", "comments", "section",
    }
)  # fmt: skip


def before(one: Dated, other: Dated) -> bool:
    """Tell whether one event lay wholly before another; dates without a year compare only among themselves.

    Parameters
    ----------
    one, other : Event or Given
        The events.

    Returns
    -------
    bool
        False where their intervals overlap.
    """
    if (one.first.year == NO_YEAR) != (other.first.year == NO_YEAR):
        return False
    return one.last < other.first


def stages(found: dict[str, list[Event]]) -> Iterator[Match]:
    """Yield the later of each two neighbouring dates at which the assessment was worked on.

    The day on which work began and the day on which it ended are one stage. Where a sentence tells of the stage, or a
    version table says what was done, that is quoted; a bare date only where there is nothing better.

    Parameters
    ----------
    found : dict of str to list of Event
        The events of a document by their role.

    Yields
    ------
    Match
        With the later date and the one before it as facts.
    """
    ours = [e for e in (*found.get("assessed", ()), *found.get("version", ())) if not e.ahead and not _merely_began(e)]
    dated = sorted(ours, key=lambda e: (e.first, e.last))
    last = dated[0] if dated else None
    found_stages: list[tuple[Event, View, Event]] = []
    for event in dated[1:]:
        if last is not None and before(last, event):
            found_stages.append((event, _telling(event), last))
            last = event
    told = [s for s in found_stages if len(s[1].text.split()) > 4]
    named = [s for s in found_stages if _STAGE.search(_around(s[0]))]
    for event, view, earlier in told or named[-1:]:
        why = f"the document shows work on the assessment at {earlier.words} and again at {event.words}"
        yield Match(view, facts=(event.fact, earlier.fact), why=why)


def _around(event: Event) -> str:
    sentence = event.view.sentence
    said = "version" if event.role == "version" else ""
    return f"{said} {event.view.text} {sentence.row_header} {sentence.question} {event.view.surroundings('above')}"


def _merely_began(event: Event) -> bool:
    return event.began and not _STAGE.search(_around(event))


def _telling(event: Event) -> View:
    """Return the cell of a version table that says what was done, else the sentence with the date."""
    if event.role != "version" or len(event.view.text.split()) > 4:
        return event.view
    if event.view.sentence.kind != "cell":
        return next(iter(_notes(event.view)), event.view)
    row = [v for v in event.view.owner.row(event.view) if v.sentence.origin == "author"]
    return max(row, key=lambda v: len(v.text.split()), default=event.view)


def version_notes(document: DocumentView) -> Iterator[Match]:
    """Yield what a flattened version table says below each date.

    Parameters
    ----------
    document : DocumentView
        What was read, as the checks see it.

    Yields
    ------
    Match
        With the date of the version as fact.
    """
    for view in document.authored:
        if view.facts.get("date") and after_version_number(view):
            for note in _notes(view):
                yield Match(note, facts=view.facts["date"][:1], why="says what was done to a version")


def _notes(view: View) -> Iterator[View]:
    """Yield the lines below the date of a version up to the next number, without those that only name somebody."""
    views = view.owner.views
    for note in views[view.index + 1 : view.index + 5]:
        last = note.index + 1 < len(views) and after_version_number(views[note.index + 1])
        if note.sentence.kind == "heading" or note.sentence.origin != "author" or note.facts.get("date"):
            return
        if _NUMBER.fullmatch(note.text):
            return
        words = note.text.split()
        named = len(words) < 7 and all(not w[0].isalpha() or w[0].isupper() or w in ("and", "of") for w in words)
        if words[0].lower().strip(".,") in _WORKED or (len(words) > 1 and not named):
            yield note
        if last:
            return
