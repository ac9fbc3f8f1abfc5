"""Characteristics against dimensions, as far as the scorecard holds it: which quotations carry which characteristic."""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple

from eiascore.report.html.criteria import anchors
from eiascore.report.html.guide import Guide, in_words, short_name
from eiascore.schema.characteristic import NINE, SECTION_75_ONLY
from eiascore.schema.wire import WireEvidence, WireScorecard

NAMES = {
    "marriage": "Marriage and civil partnership",
    "pregnancy": "Pregnancy and maternity",
    "religion": "Religion or belief",
}


class Count(NamedTuple):
    """How many quotations of a criterion carry a characteristic, for and against."""

    anchor: str
    name: str
    words: str


class Row(NamedTuple):
    """A characteristic with its cells, one a dimension."""

    name: str
    cells: tuple[tuple[Count, ...], ...]


class Matrix(NamedTuple):
    """The dimensions in which any characteristic is recorded, and a row for each characteristic."""

    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    silent: tuple[str, ...]


def matrix(card: WireScorecard, guide: Guide) -> Matrix | None:
    """Return which characteristics the quotations carry; None where none of them does.

    A combination counts for each characteristic in it. Other than the nine, only those are shown that are found.

    Parameters
    ----------
    card : WireScorecard
        The scorecard.
    guide : Guide
        For the titles of dimensions.

    Returns
    -------
    Matrix or None
        ``silent`` names those of the nine that no quotation carries.
    """
    counts: Counter[tuple[str, str, str]] = Counter()
    for finding in card.findings:
        for evidence in finding.evidence:
            if not evidence.repeated and evidence.polarity != "excuses":
                counts.update((name, finding.criterion, evidence.polarity) for name in _carried(evidence))
    found = {name for name, _, _ in counts}
    shown = [name for name in (*NINE, *SECTION_75_ONLY) if name in NINE or name in found]
    asked = {finding.criterion: finding.dimension for finding in card.findings}
    columns = [d for d in card.grade.dimensions if any(asked[criterion] == d for _, criterion, _ in counts)]
    if not columns:
        return None
    ids = anchors(card)
    rows = [
        Row(NAMES.get(name) or in_words(name), tuple(tuple(
            Count(ids[criterion], short_name(criterion), words)
            for criterion, of in asked.items() if of == column and (words := _words(counts, name, criterion))
        ) for column in columns))
        for name in shown
    ]  # fmt: skip
    silent = tuple((NAMES.get(name) or in_words(name)).lower() for name in shown if name not in found)
    return Matrix(tuple(map(guide.title, columns)), tuple(rows), silent)


def _carried(evidence: WireEvidence) -> set[str]:
    known = {*NINE, *SECTION_75_ONLY}
    values = (f.value.split("+") for f in evidence.facts if f.kind in ("characteristic", "combination"))
    return {value for parts in values for value in parts if value in known}


def _words(counts: Counter[tuple[str, str, str]], name: str, criterion: str) -> str:
    kinds = (("supports", "for"), ("undermines", "against"))
    return ", ".join(f"{n} {word}" for polarity, word in kinds if (n := counts[name, criterion, polarity]))
