"""How firm a scorecard is, in sentences: what its letters hang on, what a person should judge, how much is at stake."""

from __future__ import annotations

from collections.abc import Iterator

from eiascore.report.words import DOUBTS, counted, where
from eiascore.schema import Scorecard
from eiascore.schema.scorecard import LetterChange

_MOST_MOVES = 2


def cautions(card: Scorecard) -> list[str]:
    """Return what a reader should know before relying on the letters of a scorecard.

    Parameters
    ----------
    card : Scorecard
        The scorecard; one without a letter needs no caution.

    Returns
    -------
    list of str
        Sentences that hold names of annexes and headings, and no other text of the document.
    """
    if not card.grade.letter:
        return []
    lines: list[str] = []
    for target in (*card.grade.dimensions, "overall"):
        lines += _quotations([c for c in card.sensitivity.quotations if c.target == target])
        lines += _weights([c for c in card.sensitivity.weights if c.target == target])
    equal = card.sensitivity.equal_weights
    if equal and equal != card.grade.letter:
        lines.append(f"If all dimensions weighed the same, the overall letter would be {equal}")
    return [*lines, *_person(card)]


def _name(target: str) -> str:
    return "The overall letter" if target == "overall" else f"The letter of {target}"


def _quotations(changes: list[LetterChange]) -> Iterator[str]:
    """Say that a letter hangs on a quotation, or on each of several."""
    for letter in sorted({change.becomes for change in changes}):
        alike = [change for change in changes if change.becomes == letter]
        places = "; ".join(dict.fromkeys(where(c.page, c.section, c.file) for c in alike))
        if len(alike) == 1:
            yield f"{_name(alike[0].target)} hangs on one quotation ({alike[0].of}, {places}): without it {letter}"
        else:
            yield f"{_name(alike[0].target)} hangs on each of {len(alike)} quotations ({places}): without one {letter}"


def _weights(changes: list[LetterChange]) -> Iterator[str]:
    for letter in sorted({change.becomes for change in changes}):
        alike = [change for change in changes if change.becomes == letter]
        moves = [f"{c.of} weighed {abs(c.points):g} points {'more' if c.points > 0 else 'less'}" for c in alike]
        told = " or ".join(moves) if len(moves) <= _MOST_MOVES else f"one of {len(moves)} weights moved a little"
        yield f"{_name(alike[0].target)} is sensitive to weights: {letter} if {told}"


def _person(card: Scorecard) -> Iterator[str]:
    doubts = card.needs_person.criteria
    asked = sum(finding.status != "not_applicable" for finding in card.findings)
    if not doubts:
        return
    kinds = [
        f"{words}: {', '.join(alike)}"
        for reason, words in DOUBTS.items()
        if (alike := [doubt.criterion for doubt in doubts if doubt.reason == reason])
    ]
    share = f"{len(doubts)} of {counted(asked, 'criterion', 'criteria')} ({card.needs_person.share:.0%})"
    yield f"A person should judge {share}: {'; '.join(kinds)}"
