"""The memos: why a passage was coded, how a level came about, what a document got."""

from __future__ import annotations

from eiascore.exchange.characters import label, memo
from eiascore.exchange.coded import Passage
from eiascore.schema.wire import WireEvidence, WireFinding, WireRedFlag, WireScorecard

_STRENGTHS = ("noted", "asserted", "could be checked", "strong")
_LEVELS = {0: "0 absent", 1: "1 mentioned", 2: "2 substantive", 3: "3 strong", None: "none"}


def why_coded(passage: Passage) -> str:
    """Return why a passage carries its code, and where it stands."""
    says = passage.says
    if isinstance(says, WireRedFlag):
        return memo(f"Here {says.means}." if says.means else "", f"Criterion: {says.criterion}", _place(says))
    strength = _STRENGTHS[says.strength] if 0 <= says.strength < len(_STRENGTHS) else str(says.strength)
    found_by = "the classifier; no rule found it" if says.found_by == "classifier" else f"the rule {says.rule}"
    return memo(
        says.why,
        f"Answers: {says.answers}" if says.answers else "",
        f"Strength: {strength}. Assertion: {says.assertion}. Found by {found_by}.",
        "Says again what was quoted before; it does not count twice." if says.repeated else "",
        _place(says),
    )


def _place(says: WireEvidence | WireRedFlag) -> str:
    section = f"Section: {says.section}" if isinstance(says, WireEvidence) and says.section else ""
    page = f"Page: {says.page}" if says.page is not None else ""
    return "\n".join(filter(None, (page, section)))


def how_judged(finding: WireFinding) -> str:
    """Return how a criterion was judged, with the trace."""
    return memo(
        finding.question,
        f"Level: {_LEVELS[finding.level]}. Status: {finding.status.replace('_', ' ')}. "
        f"Confidence: {finding.confidence:.2f}.",
        finding.means,
        *finding.trace,
    )


def what_it_got(card: WireScorecard) -> str:
    """Return what a document is, what it was graded, and by what."""
    grade = card.grade
    letters = "; ".join(f"{name}: {d.letter}" for name, d in grade.dimensions.items() if d.letter)
    profile = f", profile {card.rubric.profile}" if card.rubric.profile else ""
    part = card.document.part
    return memo(
        f"Letter {grade.letter}, {grade.score:g} of 100. {letters}."
        if grade.letter and grade.score is not None
        else "It has no letter.",
        f"Kind of document: {card.document.kind.replace('_', ' ')}.",
        f"Pages {part.first_page} to {part.last_page} of the file were read." if part and part.first_page else "",
        f"Scored by {card.provenance.tool} with {card.rubric.id} {card.rubric.version}{profile}.",
        f"SHA-256 of the file: {card.document.sha256}",
    )


def counting(text: str) -> str:
    """Return a warning where programs that count in UTF-16 would show selections in the wrong place, else ""."""
    beyond = sum(character > "\uffff" for character in text)
    if not beyond:
        return ""
    return (
        f"{beyond} characters of this text, such as emoji, take two units in UTF-16: a program that counts those shows "
        "what comes after them shifted. Positions here count characters."
    )


def quoted(passage: Passage) -> str:
    """Return the beginning of a quotation, as the name of a selection."""
    return label(passage.says.quote, 60)
