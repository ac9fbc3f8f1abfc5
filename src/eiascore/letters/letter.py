"""A scorecard -> the draft of a letter."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import get_args

from eiascore.deadlines import BodyKind, Deadline, Nation
from eiascore.errors import UsageError
from eiascore.letters.about import about, nation_of
from eiascore.letters.catalogue import catalogue
from eiascore.letters.dates import Dates, due_on
from eiascore.letters.draft import Draft, Kind, drafted, shipped
from eiascore.letters.grounds import Grounds, grounds, names
from eiascore.letters.reviews import Review, decisions
from eiascore.report.wire import to_wire
from eiascore.report.words import KINDS
from eiascore.schema import GRADED_KINDS, Scorecard
from eiascore.schema.wire import WireScorecard
from eiascore.text import day_in_words

_ENGLISH_LAW = ("england", "wales")
_SENT = {"foi": "foi_sent", "internal-review": "review_asked", "before-claim": "preaction_sent"}
"""Which of the dates is the day on which a letter goes."""

_TOOLKIT = (
    "The Criminal Justice Alliance publishes template letters and guides on the equality duty by lawyers "
    "(criminaljusticealliance.org.uk/PSED-toolkit). Prefer them where they fit."
)
_CLOCK = (
    "A request for information does not stop the time for a claim. If you may go to court, ask a lawyer now: in "
    "England "
    "and Wales a claim must be made promptly, and in any event within three months."
)


def letter(
    card: Scorecard | WireScorecard,
    kind: Kind,
    *,
    nation: Nation | None = None,
    body_kind: BodyKind = "other",
    dates: Dates | None = None,
    reviews: Iterable[Review] = (),
    include_unsure: bool = False,
    template: bytes | None = None,
) -> Draft:
    r"""Return the draft of a letter: a person has to read it, fill it in and decide whether to send it.

    Requests are made only on the ground of criteria at level 0 or 1, and say what the document shows and does not show,
    never that a duty was not met.

    Parameters
    ----------
    card : Scorecard or WireScorecard
        A fresh scorecard, or a published one.
    kind : str
        ``foi`` (request for information), ``psed-information`` (how equality was considered), ``internal-review``
        (of an answer to a request) or ``before-claim`` (headings for a lawyer).
    nation : str, optional
        ``england``, ``wales``, ``scotland`` or ``northern_ireland``; by default as the document shows.
    body_kind : str
        ``central`` for a body of the whole United Kingdom, which answers under the Act of 2000 in Scotland too.
    dates : Dates, optional
        Dates that are known; a letter names a day for the answer only where they give it.
    reviews : iterable of Review
        What people decided on the findings (docs/reviews.md): confirmed words lose the mark of a machine draft, what
        was rejected is left out.
    include_unsure : bool
        Whether to take findings that a person should judge although nobody did.
    template : bytes, optional
        A Word template of your own.

    Returns
    -------
    Draft
        The Word file, the same as text, and what is left to fill in.

    Raises
    ------
    UsageError
        The document was not graded, or no such letter can be drafted for it; the message says why.
    MissingExtraError
        The package docxtpl is not installed.

    Examples
    --------
    >>> import eiascore
    >>> card = eiascore.score("corpus/specimens/weak-ministerial-statement.docx")
    >>> made = letter(card, "foi")
    >>> "your name" in made.fill_in, "does not show" in made.text
    (True, True)
    """
    wire = to_wire(card) if isinstance(card, Scorecard) else card
    dates = dates or Dates()
    land, guess = nation_of(wire, nation)
    _check(wire, kind, land)
    made = decisions(wire, reviews)
    found = grounds(wire, made, include_unsure=include_unsure)
    due = dates.due(land, body_kind)
    asked = [r for r in found.requests if r.foi or kind == "psed-information"]
    if kind == "psed-information" and not asked:
        raise UsageError(
            "There is nothing to ask: no finding that is sure enough stands at level 0 or 1.",
            "Look at the scorecard; --include-unsure takes findings that a person should judge.",
        )
    words = about(wire, land, body_kind) | {
        "always": catalogue().always,
        "requests": asked,
        "draft": any(line.check for request in asked for line in request.lines),
        "date": _day(dates, _SENT.get(kind, "")),
        **{name: _day(dates, name) for name in ("decision", "foi_sent", "foi_answered", "preaction_sent")},
        **{name: _due(due, name) for name in ("foi_reply", "review_reply", "preaction_reply", "claim")},
    }
    notes = tuple(filter(None, (guess, made.note, *_notes(found, kind, due))))
    return drafted(template or shipped(kind), words, notes)


def _check(card: WireScorecard, kind: Kind, nation: Nation) -> None:
    if kind not in get_args(Kind):
        raise UsageError(f"There is no letter {kind!r}.", f"Use one of {', '.join(get_args(Kind))}.")
    check_graded(card)
    if kind != "before-claim":
        return
    if card.document.kind == "bill_equality_statement":
        raise UsageError(
            "No letter before claim is drafted on an equality statement for a bill: the High Court has seen the steps "
            "that "
            "lead to an Act of Parliament as not open to a claim on the equality duty ([2022] EWHC 360 (Admin)).",
            "Ask a lawyer. The letters foi and psed-information can be drafted.",
        )
    if nation not in _ENGLISH_LAW:
        raise UsageError(
            "The letter before claim follows the Pre-Action Protocol of England and Wales, and this is another "
            "nation's.",
            "Ask a lawyer there; `eiascore brief` writes down what they need to know.",
        )


def check_graded(card: WireScorecard) -> None:
    """Raise ``UsageError`` where a document was not graded: nothing can be said of what it shows."""
    if card.document.kind not in GRADED_KINDS or not card.findings:
        raise UsageError(
            f"{card.document.name}: {KINDS[card.document.kind].split(':')[0].lower()}, so that there are no findings "
            f"to "
            "write about.",
            "Name the assessment itself.",
        )


def _day(dates: Dates, name: str) -> str:
    day = getattr(dates, name, None)
    return day_in_words(day) if day else ""


def _due(due: tuple[Deadline, ...], name: str) -> str:
    day = due_on(due, name)
    return day_in_words(day) if day else ""


def _notes(found: Grounds, kind: Kind, due: tuple[Deadline, ...]) -> Iterator[str]:
    if found.unsure:
        yield (
            f"Left out, because eiascore is not sure enough of them: {names(found.unsure)}. Judge them in the "
            f"scorecard "
            "and write it down (--reviewed), or take them as they are (--include-unsure)."
        )
    if found.withdrawn:
        yield f"Left out, because a person decided otherwise: {names(found.withdrawn)}."
    yield _TOOLKIT if kind != "before-claim" else ""
    yield _CLOCK if kind != "before-claim" else ""
    for deadline in due:
        if deadline.id in ("claim", "foi_reply", "review_reply", "preaction_reply"):
            first = deadline.warnings[0] if deadline.warnings else ""
            yield f"{deadline.what}: {day_in_words(deadline.date)}. {first}"
