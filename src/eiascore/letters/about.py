"""What a letter calls things: the policy, the document, the body, the law it is written under."""

from __future__ import annotations

from typing import Any, NamedTuple, get_args

from eiascore.deadlines import BodyKind, Nation
from eiascore.letters.words import extent, listed, named, plain, title
from eiascore.report.html.dates import dated
from eiascore.report.html.quotes import Room
from eiascore.report.words import counted
from eiascore.schema.wire import WireScorecard
from eiascore.text import day_in_words

WHOLE = Room(quotations=100, characters=10_000_000)


_CELL = 8  # words of a field of a form


class Act(NamedTuple):
    """An act on information: what a letter under it names."""

    name: str
    assist: str
    review: str
    commissioner: str


FOIA = Act("Freedom of Information Act 2000", "section 16", "an internal review", "Information Commissioner")
FOISA = Act("Freedom of Information (Scotland) Act 2002", "section 15", "a review", "Scottish Information Commissioner")
_EQUALITY_ACT = (
    "Under section 149 of the Equality Act 2010 a public authority must, when it exercises its functions, have due "
    "regard "
    "to the need to eliminate discrimination, harassment and victimisation, to advance equality of opportunity, and to "
    "foster good relations between people who share a protected characteristic and people who do not."
)
_SECTION_75 = (
    "Under section 75 of the Northern Ireland Act 1998 a public authority must, when it carries out its functions "
    "relating "
    "to Northern Ireland, have due regard to the need to promote equality of opportunity between the groups that the "
    "section names, and have regard to the desirability of promoting good relations."
)


def nation_of(card: WireScorecard, asked: Nation | None) -> tuple[Nation, str]:
    """Return whose law a letter is written under, and a note where that is a guess.

    Parameters
    ----------
    card : WireScorecard
        Its document may show it.
    asked : str or None
        What the user said.

    Returns
    -------
    tuple of str and str
        The nation; a sentence, or "".
    """
    if asked is not None:
        return asked, ""
    found = card.document.jurisdiction
    known: tuple[Nation, ...] = get_args(Nation)
    for nation in known:
        if nation == found:
            return nation, ""
    if found == "uk":  # a body of the whole country: the same Acts as in England
        return "england", ""
    return "england", (
        "The document does not show whose law it is under. The draft is written for England: for a body in Scotland, "
        "Wales or Northern Ireland make it again with --nation."
    )


def act_of(nation: Nation, body_kind: BodyKind) -> Act:
    """Return the act on information that binds a body; one of the whole United Kingdom answers under that of 2000."""
    return FOISA if nation == "scotland" and body_kind == "other" else FOIA


def about(card: WireScorecard, nation: Nation, body_kind: BodyKind) -> dict[str, Any]:
    """Return the words that all templates share.

    Parameters
    ----------
    card : WireScorecard
        The scorecard.
    nation, body_kind : str
        Whose law, and which kind of body.

    Returns
    -------
    dict
        "" for what is not known, so that a template shows a place to fill in.
    """
    record, document = card.record, card.document
    days = {f"{name}_on": day_in_words(day) if day else "" for name, day in _days(card).items()}
    return {
        "policy": plain(record.policy),
        "body": plain(record.body),
        "title": title(card),
        "named": named(card),
        "document": plain(document.name),
        "pages": counted(document.pages, "page") if document.pages else "",
        "annexes": listed([plain(file.name) for file in document.files[1:]]) if len(document.files) > 1 else "",
        "read": extent(card.findings[0].searched.places),
        "unread": listed([plain(place) for place in card.findings[0].searched.unreadable]),
        "dated_in_document": _decided(card) if record.decided is None else "",
        "act": act_of(nation, body_kind),
        "nation": nation,
        "duty": _SECTION_75 if nation == "northern_ireland" else _EQUALITY_ACT,
        **days,
    }


def _days(card: WireScorecard) -> dict[str, Any]:
    record = card.record
    return {"decided": record.decided, "implemented": record.implemented, "published": record.published}


def _decided(card: WireScorecard) -> str:
    """Return what the document gives as the date of the decision; "" where it gives none, or more than one."""
    found = [e for e in dated(card, WHOLE) if e.lane == "decided" and not e.what.endswith("(expected)")]
    cells = [e for e in found if len(e.quote.text.split()) <= _CELL]  # a date in a sentence may be of something else
    if len({e.first for e in found}) != 1 or not cells:
        return ""
    page = cells[0].quote.place.split(", in “")[0].replace("p. ", "page ")
    where = f" ({plain(page)})" if "page " in page else ""
    return f"The document gives “{plain(cells[0].words)}” as the date of the decision{where}."
