"""The ``timeline`` check: what the dates of a document show, such as an assessment before the decision."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Literal

from pydantic import BaseModel, ConfigDict, Field

from eiascore.checks.base import check
from eiascore.checks.dated import Event, Role
from eiascore.checks.events import CONCEPTS, roles
from eiascore.checks.given import Dated, Given, doubt, supplied
from eiascore.checks.order import Order, assessments, in_order
from eiascore.checks.stages import before, stages, version_notes
from eiascore.checks.statement import Match

if TYPE_CHECKING:
    from eiascore.checks.view import DocumentView

__all__ = ["Event", "TimelineOptions", "roles", "timeline"]

Show = Literal[
    "assessment_date", "assessment_started", "assessment_completed", "assessment_signed", "decision_date",
    "implementation_date", "publication_date", "signed_date", "version_date", "version_ends", "stamp",
    "consultation_window",
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
    least_words : int
        Length of a line outside tables: a date alone says when, and the line above it who.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    show: Show
    says: tuple[str, ...] = ()
    most_words: int = Field(400, gt=0)
    least_words: int = Field(1, gt=0)

    def concepts(self) -> set[str]:
        """Return the names of all concepts that the check reads."""
        return {*CONCEPTS, *self.says}

    def fact_kinds(self) -> set[str]:
        """Return all kinds of facts that the check reads."""
        return {"date"}

    def compares(self) -> tuple[Role, Role] | None:
        """Return the two kinds of dates that are compared, None where one stands by itself."""
        if self.show == "publication_date":
            return "published", "decided"
        return _ORDERED[self.show][:2] if self.show in _ORDERED else None


SAYS = {
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
AHEAD = {
    "decided": "expects the decision on {}",
    "implemented": "says that the policy takes effect on {}",
    "published": "says that it will be published on {}",
    "consulted": "says that people will be consulted on {}",
}
_DATED: dict[str, Role] = {
    "assessment_date": "assessed",
    "decision_date": "decided",
    "implementation_date": "implemented",
    "signed_date": "signed",
    "version_date": "version",
    "stamp": "stamped",
    "consultation_window": "consulted",
    "review_date": "reviewed",
}
_TOLD = {"authored": "dated by its author", "version": "version of"}
_ORDERED: dict[str, tuple[Role, Role, Order]] = {
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
        if pair := in_order(document, *_ORDERED[show]):
            yield _pair(*pair)
    elif show == "review_date":
        gone = {e.view.index for e in found.get("reviewed", ()) if _gone_by(e, found)}
        yield from _short((e for e in found.get("reviewed", ()) if e.view.index not in gone), options)
    elif show == "publication_date":
        yield from _published(document, options)
    elif show == "version_ends":
        dated = sorted(found.get("version", ()), key=lambda e: (e.first, e.last))
        yield from _short({e.view.index: e for e in (*dated[:1], *dated[-1:])}.values(), options)
    elif show in _DATED:
        events = found.get(_DATED[show], ())
        yield from _short((e for e in events if not (e.ahead and e.role == "signed")), options)
    elif show == "assessment_started":
        yield from _short((e for e in found.get("assessed", ()) if e.began and not e.ahead), options)
    elif show == "assessment_completed":
        yield from _short((e for e in found.get("assessed", ()) if not e.began and not e.ahead), options)
    elif show == "assessment_signed":
        if not found.get("assessed"):
            # One is enough: those who read it after the author sign it, which is another criterion.
            signed = [e for role in ("authored", "signed") for e in found.get(role, ()) if not e.ahead]
            yield from _short(signed[:1], options)
    elif show == "two_dated_stages":
        yield from stages(found)
    elif show == "version_note":
        yield from version_notes(document)
    elif show == "review_past":
        yield from _past_reviews(found)
    else:
        yield from _already(document, "decided" if show == "already_decided" else "implemented")


def _short(events: Iterable[Event], options: TimelineOptions) -> Iterator[Match]:
    for event in events:
        view = event.view
        if view.sentence.kind != "cell" and view.length < options.least_words:
            continue
        if event.labelled or view.length <= options.most_words:
            yield _match(event)


def _match(event: Event) -> Match:
    return Match(event.view, facts=(event.fact,), why=f"the document {_says(event)}")


def _says(event: Event) -> str:
    says = AHEAD.get(event.role) if event.ahead else None
    return (says or SAYS[event.role]).format(event.words) + doubt(event)


def _pair(ours: Dated, theirs: Dated) -> Match:
    # What people are to read is the consultation, not the decision that it came before.
    pair = (ours, theirs) if ours.role == "consulted" else (theirs, ours)
    quotable = [dated for dated in pair if isinstance(dated, Event)]
    facts = tuple(event.fact for event in quotable)
    if isinstance(ours, Event) and isinstance(theirs, Event):
        return Match(quotable[0].view, facts=facts, why=f"the document {_says(ours)} and {_says(theirs)}")
    return Match(quotable[0].view, facts=facts, why=f"{_told(ours)}; {_told(theirs)}")


def _told(dated: Dated) -> str:
    """Return "assessed 3 March 2024", with who says so where it is not the document."""
    if isinstance(dated, Given):
        return dated.told
    return f"{'to be ' * dated.ahead}{_TOLD.get(dated.role, dated.role)} {dated.words}{doubt(dated)}"


def _published(document: DocumentView, options: TimelineOptions) -> Iterator[Match]:
    """Yield the dates of publication, each beside the day of the decision where that was given."""
    known = supplied(document, "decided")
    for match in _short(roles(document).get("published", ()), options):
        yield replace(match, why=f"{match.why}; {known.told}") if known else match


def _already(document: DocumentView, role: Role) -> Iterator[Match]:
    """Yield past decisions, or starts, where the document knows of no later one and its own dates are not before it."""
    found = roles(document)
    events = found.get(role, [])
    ours = assessments(found)
    known = supplied(document, role)
    if known and any(before(o, known) for o in ours):
        return
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
