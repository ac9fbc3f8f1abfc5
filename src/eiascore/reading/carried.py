"""What the form or the law has begun goes on: the items below a lead-in, and sentences that say "it" of an assessment."""

from __future__ import annotations

import re
from collections.abc import Sequence

from eiascore.reading import phrases
from eiascore.reading.generic import goes_on
from eiascore.reading.law import is_need
from eiascore.reading.lexicon import outside
from eiascore.reading.substance import is_answer, particular, predicts
from eiascore.reading.units import Unit
from eiascore.reading.wording import bare_words, stands_as_answer
from eiascore.schema.document import Origin

_LONGEST_ITEM = 32
_MOST_OUTSIDE = 0.25
# "This means:", "These are:", "In short:" below the law stand for its list.
_STANDS_FOR = re.compile(r"(?:(?:and |or )?(?:this|that|these|it|they|in (?:short|particular|practice)|namely)\b[\w ,]{0,40}):$", re.I)
_BY_CLAUSE = re.compile(r"[\W\d]*(?:[a-z]|.*[;,](?: and| or)?$)", re.S)
_OWN = re.compile(r"\b(?:we|our|I|my|this (?:policy|proposal|project|scheme|change|service|decision))\b", re.I)


def _leads(unit: Unit, origin: Origin | None, before: Origin | None) -> Origin | None:
    """Return the origin that a line passes on to the list below it, None where it leads to none of the form's."""
    text = unit.text.rstrip(" *_")
    if unit.kind not in ("paragraph", "bullet") or not text.endswith(":"):
        return None
    if origin in ("guidance", "statute"):
        return origin
    if origin is None and before in ("guidance", "statute") and _STANDS_FOR.match(bare_words(text)):
        return before
    return None


def _is_item(unit: Unit, lead: Origin) -> bool:
    """Say whether a line below a lead-in of the form is an item of its list."""
    text = bare_words(unit.text)
    if not text or len(text.split()) > _LONGEST_ITEM or particular(unit.text) or _OWN.search(text):
        return False
    if phrases.CHARACTERISTIC.fullmatch(text.rstrip(" :;,.")) or is_need(text):
        return True
    if predicts(text) or is_answer(text):
        return False
    if not (unit.kind == "bullet" or _BY_CLAUSE.match(unit.text) or len(text.split()) <= 12):
        return False
    return outside(text, needs_only=lead == "statute") <= _MOST_OUTSIDE


def _begins(units: Sequence[Unit], found: list[Origin | None], place: int) -> Origin | None:
    """Name the origin of a lead-in, and mark one that only stands for the law above it."""
    before = found[place - 1] if place else None
    lead = _leads(units[place], found[place], before)
    if lead is not None:
        found[place] = found[place] or lead
    return lead


def by_lead(units: Sequence[Unit], found: list[Origin | None]) -> None:
    """Let the items of a list share the origin of the line above it, in place.

    Parameters
    ----------
    units : sequence of Unit
        The sentences of a document.
    found : list of str or None
        Their origins so far.
    """
    lead: Origin | None = None
    for place, unit in enumerate(units):
        begun = _begins(units, found, place)
        if begun is not None:
            lead = begun
            continue
        if lead is None or unit.kind not in ("paragraph", "bullet"):
            lead = None
        elif found[place] is not None:
            # What wording knows within the list belongs to it; a prompt ends it.
            lead = lead if found[place] == lead or unit.kind == "bullet" or _names(unit) else None
        elif unit.kind == "bullet" and not particular(unit.text):
            found[place] = lead
        elif unit.kind == "paragraph" and _is_item(unit, lead):
            found[place] = lead
        elif unit.kind == "paragraph":
            lead = None


def _names(unit: Unit) -> bool:
    return phrases.CHARACTERISTIC.fullmatch(bare_words(unit.text).rstrip(" :;,.")) is not None


def by_run(units: Sequence[Unit], found: list[Origin | None]) -> None:
    """Take lines in a row that are each one of the three needs for the law's, and what goes on with talk in general.

    Parameters
    ----------
    units : sequence of Unit
        The sentences of a document.
    found : list of str or None
        Their origins so far.
    """
    needs = [
        found[place] is None and unit.kind in ("paragraph", "bullet") and is_need(bare_words(unit.text))
        for place, unit in enumerate(units)
    ]
    for place, unit in enumerate(units):
        before = found[place - 1] if place else None
        beside = needs[place] and (
            (place and (needs[place - 1] or before == "statute")) or (place + 1 < len(units) and needs[place + 1])
        )
        if beside:
            found[place] = "statute"
        elif found[place] is None and before in ("guidance", "statute") and unit.kind == "paragraph":
            if not stands_as_answer(unit) and goes_on(bare_words(unit.text)):
                found[place] = before
