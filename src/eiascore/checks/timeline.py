"""The order of things: whether the assessment came before the decision, and what else the dates of a document show.

Order is stated only where two intervals do not overlap, and "after" only where no later decision is on record: to say
that an assessment came after the decision is grave, and one early date must not carry it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Literal

from pydantic import BaseModel, ConfigDict, Field

from eiascore.checks.base import check
from eiascore.checks.dated import Event
from eiascore.checks.events import CONCEPTS, roles
from eiascore.checks.stages import before, stages, version_notes
from eiascore.checks.statement import Match

if TYPE_CHECKING:
    from eiascore.checks.view import DocumentView, View

__all__ = ["Event", "TimelineOptions", "roles", "timeline"]

Show = Literal[
    "assessment_date", "assessment_started", "assessment_completed", "assessment_signed", "decision_date",
    "implementation_date", "publication_date", "signed_date", "version_date", "stamp", "consultation_window",
    "assessed_before_decided", "assessed_before_implemented", "assessed_after_decided", "assessed_after_implemented",
    "consulted_before_decided", "consulted_after_decided", "published_before_decided", "published_after_decided",
    "signed_before_decided", "signed_after_implemented", "two_dated_stages", "review_date", "review_past",
    "version_note", "consulted_before_signed", "consulted_before_implemented", "already_decided", "already_implemented",
]  # fmt: skip


class TimelineOptions(BaseModel):
    """Options of the ``timeline`` check.

    Attributes
    ----------
    show : str
        What to look for: a dated event, or two of them in an order.
    says : tuple of str
        Concepts of which the sentence must hold one.
    most_words : int
        Length of a sentence in which no label asked for the date: in longer ones the date may be of something else.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    show: Show
    says: tuple[str, ...] = ()
    most_words: int = Field(400, gt=0)

    def concepts(self) -> set[str]:
        """Return the names of all concepts that the check reads."""
        return {*CONCEPTS, *self.says}

    def fact_kinds(self) -> set[str]:
        """Return all kinds of facts that the check reads."""
        return {"date"}


_SAYS = {
    "assessed": "gives {} as the date of the assessment",
    "authored": "gives {} as the date of its author",
    "decided": "gives {} as the date of the decision",
    "implemented": "says that the policy took effect on {}",
    "published": "gives {} as the date of publication",
    "reviewed": "gives {} as the date of review",
    "consulted": "says that people were consulted on {}",
    "version": "gives {} as the date of a version",
    "signed": "is signed on {}",
    "stamped": "bears the stamp {}",
}
_AHEAD = {
    "decided": "expects the decision on {}",
    "implemented": "says that the policy takes effect on {}",
    "published": "says that it will be published on {}",
    "consulted": "says that people will be consulted on {}",
}
_DATED = {
    "assessment_date": "assessed",
    "decision_date": "decided",
    "implementation_date": "implemented",
    "publication_date": "published",
    "signed_date": "signed",
    "version_date": "version",
    "stamp": "stamped",
    "consultation_window": "consulted",
    "review_date": "reviewed",
}
_ORDERED = {
    "assessed_before_decided": ("assessed", "decided", "before"),
    "assessed_before_implemented": ("assessed", "implemented", "before"),
    "assessed_after_decided": ("assessed", "decided", "after"),
    "assessed_after_implemented": ("assessed", "implemented", "after"),
    "consulted_before_decided": ("consulted", "decided", "before"),
    "consulted_after_decided": ("consulted", "decided", "after"),
    "consulted_before_signed": ("consulted", "signed", "before"),
    "consulted_before_implemented": ("consulted", "implemented", "before"),
    "published_before_decided": ("published", "decided", "before"),
    "published_after_decided": ("published", "decided", "after"),
    "signed_before_decided": ("signed", "decided", "before"),
    "signed_after_implemented": ("signed", "implemented", "after"),
}
_PAST = re.compile(
    r"\b(?:was|were|has been|have been|went|came|took|approved|agreed|adopted|decided|signed|switched|introduced|"
    r"launched|began|started|left|commenced|implemented|since)\b",
    re.IGNORECASE,
)
# Where the assessment bears no date, only words that look back from today tell of lateness.
_SINCE = re.compile(r"\b(?:already|since|now in|(?:has|have) (?:been|gone|come|taken))\b", re.IGNORECASE)


@check("timeline", TimelineOptions)
def timeline(document: DocumentView, options: TimelineOptions) -> Iterator[Match]:
    """Yield the sentences whose dates show what the options ask for.

    Parameters
    ----------
    document : DocumentView
        What was read, as the checks see it.
    options : TimelineOptions
        What to look for.

    Yields
    ------
    Match
        The sentence with the date (of two, the later one), and why.
    """
    for match in _shown(document, options):
        if not options.says or any(name in match.view.hits for name in options.says):
            yield match


def _shown(document: DocumentView, options: TimelineOptions) -> Iterator[Match]:
    found = roles(document)
    show = options.show
    if show in _ORDERED:
        yield from _in_order(found, *_ORDERED[show])
    elif show == "review_date":
        gone = {e.view.index for e in found.get("reviewed", ()) if _gone_by(e, found)}
        yield from _short((e for e in found.get("reviewed", ()) if e.view.index not in gone), options)
    elif show in _DATED:
        yield from _short(found.get(_DATED[show], ()), options)
    elif show == "assessment_started":
        yield from _short((e for e in found.get("assessed", ()) if e.began and not e.ahead), options)
    elif show == "assessment_completed":
        yield from _short((e for e in found.get("assessed", ()) if not e.began and not e.ahead), options)
    elif show == "assessment_signed":
        if not found.get("assessed"):
            yield from _short(found.get("authored") or found.get("signed") or (), options)
    elif show == "two_dated_stages":
        yield from stages(found)
    elif show == "version_note":
        yield from version_notes(document)
    elif show == "review_past":
        yield from _past_reviews(found)
    else:
        yield from _already(found, "decided" if show == "already_decided" else "implemented")


def _short(events: Iterable[Event], options: TimelineOptions) -> Iterator[Match]:
    for event in events:
        if event.labelled or len(event.view.text.split()) <= options.most_words:
            yield _match(event)


def _match(event: Event) -> Match:
    return Match(event.view, facts=(event.fact,), why=f"the document {_says(event)}")


def _says(event: Event) -> str:
    says = _AHEAD.get(event.role) if event.ahead else None
    return (says or _SAYS[event.role]).format(event.words)


def _in_order(found: dict[str, list[Event]], first: str, second: str, order: str) -> Iterator[Match]:
    """Compare the work on the assessment with the decision; nothing is said where the intervals overlap."""
    ours = _assessments(found) if first == "assessed" else found.get(first, [])
    if first == "consulted":
        ours = [event for event in ours if not event.ahead and _of_engagement(event.view)]
    if order == "after":  # too grave to rest on a year that was guessed
        ours = [event for event in ours if not event.guessed]
    theirs = [event for event in found.get(second, []) if order == "before" or not (event.ahead or event.guessed)]
    # A decision still ahead, or later than some of the work, leaves the assessment in time.
    still_open = order == "after" and len(theirs) < len(found.get(second, []))
    # The signature, or the start, stands for the decision only where that was not taken earlier.
    if order == "before" and second != "decided":
        ours = [o for o in ours if not any(before(e, o) for e in found.get("decided", ()) if not e.ahead)]
    if not ours or not theirs or still_open:
        return
    if order == "before":
        later = [e for e in theirs if any(before(o, e) for o in ours)]
        if later:
            # A date that the form asked for is surer than one in prose.
            asked = [e for e in later if e.labelled]
            chosen = max(asked, key=lambda e: e.first) if asked else min(later, key=lambda e: e.first)
            done = max((o for o in ours if before(o, chosen)), key=lambda e: e.last)
            # What people are to read is the consultation, not the decision that it came before.
            yield _pair(done, chosen, done if first == "consulted" else chosen)
    else:
        last = max(theirs, key=lambda e: e.last)
        if all(before(last, e) for e in ours):
            done = max(ours, key=lambda e: e.first)
            yield _pair(done, last, done if first == "consulted" else last)


def _of_engagement(view: View) -> bool:
    """Tell whether a sentence says, or stands where, people were engaged: officials meet for other reasons, too."""
    if view.hits.keys() & {"version_note", "published"}:
        return False
    places = ("question", "row", "column", "heading", "lately")
    return "engagement_noun" in view.hits or any("asks_engagement" in view.topics(place) for place in places)


def _assessments(found: dict[str, list[Event]]) -> list[Event]:
    """Return the dates of work on the assessment; signatures only where there is nothing better."""
    dated = [e for e in (*found.get("assessed", ()), *found.get("version", ())) if not e.ahead]
    return dated or [e for role in ("authored", "signed") for e in found.get(role, ()) if not e.ahead]


def _pair(ours: Event, theirs: Event, decisive: Event) -> Match:
    facts = (decisive.fact, (theirs if decisive is ours else ours).fact)
    return Match(decisive.view, facts=facts, why=f"the document {_says(ours)} and {_says(theirs)}")


def _already(found: dict[str, list[Event]], role: str) -> Iterator[Match]:
    """Yield past decisions, or starts, where the document knows of no later one and its own dates are not before it."""
    events = found.get(role, [])
    ours = _assessments(found)
    others = (*found.get("decided", ()), *events)
    if any(e.ahead or any(before(o, e) for o in ours) for e in others):
        return
    past = _SINCE if role == "implemented" and not ours else _PAST
    for event in events:
        if (event.labelled and ours) or (not event.labelled and past.search(event.view.text)):
            yield _match(event)


def _latest(found: dict[str, list[Event]]) -> Event | None:
    """Return the last date at which the document was worked on."""
    roles_of_work = ("assessed", "authored", "version", "signed", "stamped")
    worked = [e for role in roles_of_work for e in found.get(role, ()) if not e.ahead]
    return max(worked, key=lambda e: e.last, default=None)


def _gone_by(event: Event, found: dict[str, list[Event]]) -> bool:
    latest = _latest(found)
    return latest is not None and before(event, latest)


def _past_reviews(found: dict[str, list[Event]]) -> Iterator[Match]:
    """Yield review dates that had gone by when the document was last worked on."""
    latest = _latest(found)
    for event in found.get("reviewed", ()):
        if latest is not None and before(event, latest):
            why = f"the document {_says(event)}, which had passed at {latest.words}, its last date"
            yield Match(event.view, facts=(event.fact, latest.fact), why=why)
