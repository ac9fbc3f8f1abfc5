"""Quotations as the page shows them: verbatim, with their place and all that a reader should know of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal, NamedTuple

from eiascore.report.words import FOUND_BY, where
from eiascore.schema.wire import WireEvidence, WireScorecard

Side = Literal["for", "against", "reason"]
SIDES: dict[str, Side] = {"supports": "for", "undermines": "against", "excuses": "reason"}

_ASSERTED = {
    "planned": "still to come",
    "conditional": "on a condition",
    "denied": "worded in the negative",
    "template": "the form’s own words",
}
_SHORT_ANSWER = 8
_LONGEST_WHY = 300


class Room(NamedTuple):
    """How much of a long scorecard a page shows, so that it stays one file that can be sent.

    ``sections`` tells in which section words stand, by annex: passages that nearly counted, caps and red flags are
    often quoted as evidence, too, and only evidence says its section.
    """

    quotations: int
    characters: int
    sections: Mapping[tuple[str, str], str] = {}


@dataclass(frozen=True, slots=True)
class Quote:
    """A quotation: the words, where they stand, and remarks on them.

    ``more`` is the number of characters left out of a very long one.
    """

    text: str
    place: str
    side: Side | None = None
    remarks: tuple[str, ...] = ()
    answers: str = ""
    why: str = ""
    particulars: tuple[str, ...] = ()
    more: int = 0


def place(page: int | None, section: str, file: str = "") -> str:
    """Return page and section of a quotation, after the name of its annex.

    Examples
    --------
    >>> place(3, "Form / B2 Evidence"), place(None, "", "plan.docx")
    ('p. 3, in “B2 Evidence”', 'plan.docx, no page numbers')
    """
    if page is None or not section or section == file:
        return where(page, section, file)
    return f"{where(page, section, file)}, {where(None, section)}"


def cut(text: str, characters: int) -> tuple[str, int]:
    """Return the beginning of a text that is too long, and how many characters are left out.

    Examples
    --------
    >>> cut("due regard", 20), cut("due regard", 5)
    (('due regard', 0), ('due', 7))
    """
    if len(text) <= characters:
        return text, 0
    head = text[:characters]
    kept = head.rsplit(" ", 1)[0] or head
    return kept, len(text) - len(kept)


def sections(card: WireScorecard) -> dict[tuple[str, str], str]:
    """Return in which section each quotation of the evidence stands, by annex and words."""
    return {(e.file, e.quote): e.section for finding in card.findings for e in finding.evidence}


def plain(text: str, page: int | None, section: str, file: str, room: Room) -> Quote:
    """Return a quotation that counts neither for nor against a criterion."""
    shown, more = cut(text, room.characters)
    return Quote(shown, place(page, section or room.sections.get((file, text), ""), file), more=more)


def quoted(evidence: WireEvidence, room: Room) -> Quote:
    """Return a quotation that is evidence."""
    text, more = cut(evidence.quote, room.characters)
    short = len(evidence.quote.split()) <= _SHORT_ANSWER
    return Quote(
        text=text,
        place=place(evidence.page, evidence.section, evidence.file),
        side=SIDES[evidence.polarity],
        remarks=tuple(_remarks(evidence)),
        answers=cut(evidence.answers, _LONGEST_WHY)[0] if short else "",
        why=_why(evidence),
        particulars=tuple(dict.fromkeys(_particulars(evidence))),
        more=more,
    )


def _why(evidence: WireEvidence) -> str:
    """Return why a quotation was picked; the features that moved the classifier mean nothing to a reader."""
    if evidence.found_by == "classifier" and evidence.probability is not None:
        return f"the classifier finds it likely ({evidence.probability:.2f})"
    return cut(evidence.why, _LONGEST_WHY)[0]


def _remarks(evidence: WireEvidence) -> Iterator[str]:
    if evidence.assertion in _ASSERTED:
        yield _ASSERTED[evidence.assertion]
    if found := FOUND_BY[evidence.found_by]:
        yield found
    if evidence.repeated:
        yield "repeats an earlier quotation, and does not count again"


def _particulars(evidence: WireEvidence) -> Iterator[str]:
    for fact in evidence.facts:
        kind, value = fact.kind.replace("_", " "), cut(fact.value, 80)[0].replace("_", " ")
        first, slash, last = value.partition("/")
        if slash and first and last and kind == "date":
            value = first if first == last else f"{first} to {last}"
        yield f"{kind} {value}"


def best(evidence: Iterable[WireEvidence], polarity: str) -> WireEvidence | None:
    """Return the quotation that says most: what the rules found before what the classifier added."""
    suited = [e for e in evidence if e.polarity == polarity and not e.repeated]
    return next((e for e in suited if e.found_by == "rules"), suited[0] if suited else None)
