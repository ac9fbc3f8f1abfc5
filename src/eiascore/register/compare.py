"""Policies and documents -> a register."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from eiascore.letters.about import WHOLE
from eiascore.letters.words import plain
from eiascore.register.match import match
from eiascore.register.model import Policy, Register, Row
from eiascore.register.results import Found
from eiascore.report.html.dates import dated
from eiascore.schema import GRADED_KINDS
from eiascore.schema.wire import WireScorecard
from eiascore.text import day_in_words

_ASSESSED = ("assessed", "signed", "authored", "version")


class _When(NamedTuple):
    """A date of a document: the first and last day that it can mean, and the words for it."""

    first: date
    last: date
    says: str


def register(listed: Sequence[Policy], found: Sequence[Found]) -> Register:
    """Return which policies have an assessment among the documents, and when it was made and published.

    Parameters
    ----------
    listed : sequence of Policy
        The list.
    found : sequence of Found
        What was scored.

    Returns
    -------
    Register
        A row for each policy. That there is none among the files does not mean that none was made.
    """
    rows: list[Row] = []
    used: set[tuple[str, ...]] = set()
    for policy in listed:
        matched = match(policy, found)
        used |= {one.names for one in matched.found}
        if not matched.found:
            rows.append(Row(policy, "none_among_files", document=policy.document))
        elif len(matched.found) > 1:
            names = "; ".join(one.names[0] for one in matched.found)
            rows.append(Row(policy, "several_fit", document=names, matched=matched.how))
        else:
            rows.append(_row(policy, matched.found[0], matched.how))
    return Register(tuple(rows), tuple(one.names[0] for one in found if one.names not in used))


def _row(policy: Policy, one: Found, how: str) -> Row:
    name, card = one.names[0], one.card
    if card is None:
        return Row(policy, "unreadable", document=name, matched=how)
    if card.document.kind not in GRADED_KINDS:
        return Row(policy, "other_document", document=name, matched=how, kind=card.document.kind)
    decided = policy.decided or card.record.decided
    assessed, published = _assessed(card), _published(card)
    return Row(
        policy,
        "assessment",
        document=name,
        matched=how,
        kind=card.document.kind,
        letter=card.grade.letter or "",
        assessed=assessed.last if assessed else None,
        assessed_says=assessed.says if assessed else "",
        assessed_when=_against(assessed, decided),
        published=published.last if published else None,
        published_says=published.says if published else "",
        published_when=_against(published, decided),
    )


def _assessed(card: WireScorecard) -> _When | None:
    return _latest(card, _ASSESSED)


def _published(card: WireScorecard) -> _When | None:
    given = card.record.published
    if given is not None:
        return _When(given, given, f"{day_in_words(given)} (given from outside)")
    return _latest(card, ("published",))


def _latest(card: WireScorecard, lanes: Sequence[str]) -> _When | None:
    """Return the latest date of the first of several kinds that the document gives."""
    events = [e for e in dated(card, WHOLE) if not e.what.endswith("(expected)")]
    for lane in lanes:
        days = [
            _When(e.first, e.last, f"“{plain(e.words)}” ({plain(e.quote.place)})")
            for e in events
            if e.lane == lane and e.first and e.last
        ]
        if days:
            return max(days)
    return None


def _against(when: _When | None, decided: date | None) -> str:
    """Return how a date stands to the day of the decision, in words."""
    if when is None or decided is None:
        return ""
    if when.last < decided:
        return f"{_days((decided - when.last).days)} before the decision"
    if when.first > decided:
        return f"{_days((when.first - decided).days)} after the decision"
    return "on the day of the decision" if when.first == when.last else "before or after: the date is not exact"


def _days(number: int) -> str:
    return f"{number:,} day{'s' * (number != 1)}"
