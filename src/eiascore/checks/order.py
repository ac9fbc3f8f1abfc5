"""The order of two dates: of the assessment, or the consultation, and the decision.

Order is stated only where two intervals do not overlap, and "after" only where no later decision is on record: to say
that an assessment came after the decision is grave, and one early date must not carry it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal

from eiascore.checks.dated import Event, Role
from eiascore.checks.events import roles
from eiascore.checks.given import Dated, Given, settled, supplied
from eiascore.checks.stages import before

if TYPE_CHECKING:
    from eiascore.checks.view import DocumentView, View

Order = Literal["before", "after"]


def in_order(document: DocumentView, first: Role, second: Role, order: Order) -> tuple[Dated, Dated] | None:
    """Return two dates that show an order, such as that of the assessment and that of the decision.

    What the document dates is compared first. Only where that tells nothing does a date that was given stand in for the
    one that the document leaves open.

    Parameters
    ----------
    document : DocumentView
        What was read, with its record.
    first, second : str
        What the dates are the dates of.
    order : {"before", "after"}
        Whether the first lies before the second, or after it.

    Returns
    -------
    tuple of Event or Given
        At least one of the two stands in the document. None where intervals overlap, or a date is missing.
    """
    ours, theirs = done_work(document, first), roles(document).get(second, [])
    compare, known = (_before, supplied) if order == "before" else (_after, settled)
    if order == "before" and second != "decided":
        # The signature, or the start, stands for the decision only where that was not taken earlier.
        taken: list[Dated] = [e for e in roles(document).get("decided", ()) if not e.ahead]
        taken += _one(supplied(document, "decided"))
        ours = [o for o in ours if not any(before(e, o) for e in taken)]
    pair = compare(ours, theirs) or compare(ours, _one(known(document, second)))
    return pair or compare(_one(known(document, first)), theirs)


def _one(known: Given | None) -> list[Given]:
    return [] if known is None else [known]


def _before(ours: Sequence[Dated], theirs: Sequence[Dated]) -> tuple[Dated, Dated] | None:
    """Return the last of our dates that is before one of theirs, and that one; None where none is."""
    later = [e for e in theirs if any(before(o, e) for o in ours)]
    if not later:
        return None
    # A date that the form asked for is surer than one in prose.
    asked = [e for e in later if isinstance(e, Event) and e.labelled]
    chosen = max(asked, key=lambda e: e.first) if asked else min(later, key=lambda e: e.first)
    return max((o for o in ours if before(o, chosen)), key=lambda e: e.last), chosen


def _after(ours: Sequence[Dated], theirs: Sequence[Dated]) -> tuple[Dated, Dated] | None:
    """Return the last of our dates and the last of theirs, where all of ours are after that; else None."""
    ours = [o for o in ours if not _guessed(o)]  # too grave to rest on a year that was guessed
    # A decision still ahead, or later than some of the work, leaves the assessment in time.
    if not ours or not theirs or any(_guessed(e) or (isinstance(e, Event) and e.ahead) for e in theirs):
        return None
    last = max(theirs, key=lambda e: e.last)
    return (max(ours, key=lambda e: e.first), last) if all(before(last, o) for o in ours) else None


def _guessed(dated: Dated) -> bool:
    return isinstance(dated, Event) and dated.guessed


def done_work(document: DocumentView, role: Role) -> list[Event]:
    """Return what a document dates of a kind; of assessment and consultation, only what was done.

    Parameters
    ----------
    document : DocumentView
        What was read, as the checks see it.
    role : str
        What the dates are the dates of.

    Returns
    -------
    list of Event
        For assessments also versions, or signatures where there is nothing better.
    """
    found = roles(document)
    if role == "assessed":
        return assessments(found)
    events = found.get(role, [])
    return [e for e in events if not e.ahead and _of_engagement(e.view)] if role == "consulted" else events


def _of_engagement(view: View) -> bool:
    """Tell whether a sentence says, or stands where, people were engaged: officials meet for other reasons, too."""
    if view.hits.keys() & {"version_note", "published"}:
        return False
    places = ("question", "row", "column", "heading", "lately")
    return "engagement_noun" in view.hits or any("asks_engagement" in view.topics(place) for place in places)


def assessments(found: dict[str, list[Event]]) -> list[Event]:
    """Return the dates of work on the assessment; signatures only where there is nothing better.

    Parameters
    ----------
    found : dict of str to list of Event
        The events of a document by role.

    Returns
    -------
    list of Event
        Without those that are still to come.
    """
    dated = [e for e in (*found.get("assessed", ()), *found.get("version", ())) if not e.ahead]
    return dated or [e for role in ("authored", "signed") for e in found.get(role, ()) if not e.ahead]
