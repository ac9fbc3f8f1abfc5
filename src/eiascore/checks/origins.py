"""Which date came from where: what stands in the document, and what a record beside it gave."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from eiascore.checks.dated import Event, Role
from eiascore.checks.events import roles
from eiascore.checks.given import Given, contradicted, given, settled, supplied
from eiascore.checks.order import Order, done_work, in_order
from eiascore.checks.stages import before
from eiascore.checks.timeline import TimelineOptions

if TYPE_CHECKING:
    from pydantic import BaseModel

    from eiascore.checks.view import DocumentView

_MOST = 4  # dates of one kind that are told
_MISSING = {
    "assessed": "the document bears no date of the assessment that could be compared",
    "consulted": "the document gives no date on which people were consulted",
}


def origins(document: DocumentView, rules: Iterable[BaseModel]) -> Iterator[str]:
    """Yield in words where the dates came from that some rules compare.

    Parameters
    ----------
    document : DocumentView
        What was read, with its record.
    rules : iterable of pydantic.BaseModel
        The options of the rules of a criterion.

    Yields
    ------
    str
        A line for each kind of date; none where the record gives none of them.
    """
    dates = document.record.dates
    if not dates:
        return
    pairs = [pair for options in rules if isinstance(options, TimelineOptions) and (pair := options.compares())]
    pairs = [pair for pair in pairs if not dates.keys().isdisjoint(pair)]
    for role in dict.fromkeys(role for pair in pairs for role in pair):
        known = given(document, role)
        if known is not None:
            yield _given_line(document, known)
        elif events := done_work(document, role):
            # A signature stands for the assessment only where that has no date of its own: it is called one.
            name = events[0].role if events[0].role in ("authored", "signed") else role
            yield f"{name} {_listed(events)}, in the document's own words"
        elif role in _MISSING:
            yield _MISSING[role]
    for order in _ORDERS if ("published", "decided") in pairs else ():
        if in_order(document, "published", "decided", order):
            yield f"by these dates, published {order} the decision"
    if any(_left_alone(document, *pair) for pair in pairs):
        yield _AHEAD


_ORDERS: tuple[Order, ...] = ("before", "after")
_AHEAD = "the document speaks of the decision or the start as still to come: nothing is said against its own words"


def _left_alone(document: DocumentView, first: Role, second: Role) -> bool:
    """Tell whether all work came after a day that was given, and is not held to be late for the document's words."""
    known, ours = supplied(document, second), done_work(document, first)
    late = known is not None and bool(ours) and all(before(known, event) for event in ours)
    return late and settled(document, second) is None


def _given_line(document: DocumentView, known: Given) -> str:
    own = roles(document).get(known.role, [])
    line = f"{known.told}; the document gives {_listed(own) or 'no such date'}"
    return f"{line}, and its own words count" if contradicted(known, own) else line


def _listed(events: list[Event]) -> str:
    """Return dates as they are written, each once, with the page that each stands on."""
    words = list(dict.fromkeys(_with_page(event) for event in sorted(events, key=lambda e: e.first)))
    return ", ".join(words if len(words) <= _MOST else [*words[: _MOST - 1], "…", words[-1]])


def _with_page(event: Event) -> str:
    page = event.view.sentence.page
    written = event.view.owner.document.text[event.fact.start : event.fact.end]
    return written if page is None else f"{written} (p. {page})"
