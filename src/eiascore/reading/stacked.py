"""Forms that lost their grid: all labels in a row, then all values, as where a table was copied column by column.

A label and a value are tied by their order, and only where the count is the same and each value is of the kind that its
label asks for.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from eiascore.reading.units import Unit
from eiascore.schema.document import Origin

_DATE = re.compile(
    r"\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\W+(?:19|20)?\d\d\b|"
    r"^(?:tbc|ongoing|not yet|n/?a)\b",
    re.I,
)
_WHEN = re.compile(r"\bdates?\b|\bwhen\b|\bdeadline|\breview\b|\b(?:started|completed|finished|published)$", re.I)
_WHO = re.compile(r"\b(?:officer|author|owner|lead|manager|sponsor|contact|director|person|by)\b|^name$", re.I)
_WHICH = re.compile(r"\b(?:version|ref(?:erence)?|number|no)\b", re.I)
_PERSON = re.compile(r"[A-Z][^\d]*")
_BARE = re.compile(r"[\W\d]*")
_MOST_WORDS = 15
_FEWEST = 3


def _alone(units: Sequence[Unit], place: int) -> bool:
    """Say whether a sentence is a short line by itself."""
    unit = units[place]
    ends = place + 1 == len(units) or units[place + 1].block != unit.block
    return unit.kind == "paragraph" and unit.first and ends and len(unit.text.split()) <= _MOST_WORDS


def _fits(label: str, value: str) -> bool:
    """Say whether a value is of the kind that a label asks for."""
    label, dated = label.rstrip(" :"), _DATE.search(value) is not None
    if _WHEN.search(label):
        return dated
    if _WHICH.search(label):
        return any(character.isdigit() for character in value) and not dated
    if _WHO.search(label):
        return _PERSON.fullmatch(value) is not None
    return not dated and _BARE.fullmatch(value) is None


def _told(label: str) -> bool:
    return any(kind.search(label.rstrip(" :")) for kind in (_WHEN, _WHO, _WHICH))


def _ends(units: Sequence[Unit], spoken: Sequence[Origin], place: int) -> bool:
    """Say whether no further value stands at a place: something else does, or the label of a text."""
    if place >= len(units) or spoken[place] != "author" or not _alone(units, place):
        return True
    below = place + 1
    return below < len(units) and units[below].text.endswith(".") and not units[place].text.endswith(".")


def _run(units: Sequence[Unit], spoken: Sequence[Origin], start: int) -> int:
    """Return where the labels end that begin at a place."""
    end = start
    while end < len(units) and spoken[end] == "prompt" and _alone(units, end) and units[end].text[-1] not in "?.":
        end += 1
    return end


def stacked(units: Sequence[Unit], spoken: Sequence[Origin]) -> dict[int, str]:
    """Tie values to labels where a form gives all of its labels before them.

    Parameters
    ----------
    units : sequence of Unit
        The sentences of a document in order.
    spoken : sequence of str
        Their origins.

    Returns
    -------
    dict of int to str
        The label of each value that could be tied, by its place.
    """
    tied: dict[int, str] = {}
    place = 0
    while place < len(units):
        end = _run(units, spoken, place)
        count = end - place
        values = range(end, end + count)
        if count >= _FEWEST and _are_values(units, spoken, values) and _ends(units, spoken, end + count):
            pairs = [(units[place + at].text, units[value].text) for at, value in enumerate(values)]
            if any(_told(label) for label, _ in pairs) and all(_fits(label, value) for label, value in pairs):
                tied |= {value: label for value, (label, _) in zip(values, pairs, strict=True)}
        place = max(end, place + 1)
    return tied


def _are_values(units: Sequence[Unit], spoken: Sequence[Origin], places: range) -> bool:
    return places.stop <= len(units) and all(spoken[place] == "author" and _alone(units, place) for place in places)
