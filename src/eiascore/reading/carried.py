"""What the form or the law has begun goes on: items below a lead-in, and sentences that say "it" of an assessment."""

from __future__ import annotations

import re
from collections.abc import Sequence

from eiascore.reading import phrases
from eiascore.reading.anyform import could_be_general, goes_on
from eiascore.reading.law import is_need
from eiascore.reading.lexicon import outside
from eiascore.reading.substance import is_answer, particular, predicts
from eiascore.reading.units import Unit
from eiascore.reading.wording import bare_words, stands_as_answer
from eiascore.schema.document import Origin

_LONGEST_ITEM = 32
_MOST_OUTSIDE = 0.25
_FEW_OUTSIDE = 0.15
_SOME_OUTSIDE = 0.34
# "This means:", "These are:", "In short:" below the law stand for its list.
_STANDS_FOR = re.compile(
    r"(?:(?:and |or )?(?:this|that|these|it|they|in (?:short|particular|practice)|namely)\b[\w ,]{0,40}):$", re.I
)
_AIMS = re.compile(r"(?:the |its |their )?(?:purposes?|aims?|points?|objects?|idea) (?:is|are)(?: to)? ?:", re.I)
_BY_CLAUSE = re.compile(r"[\W\d]*(?:[a-z]|.*[;,](?: and| or)?$)", re.S)
_OUTCOME = re.compile(r"\W*outcome (?:\d|[A-D])\b", re.I)
_MANY = 3
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


def _is_item(unit: Unit, lead: Origin, most: float = _MOST_OUTSIDE) -> bool:
    """Say whether a line below a lead-in of the form is an item of its list."""
    text = bare_words(unit.text)
    if not text or len(text.split()) > _LONGEST_ITEM or particular(unit.text) or _OWN.search(text):
        return False
    if phrases.CHARACTERISTIC.fullmatch(text.rstrip(" :;,.")) or is_need(text):
        return True
    share = outside(text, needs_only=lead == "statute")
    clause = _BY_CLAUSE.match(unit.text) is not None
    if not clause and (is_answer(text) or (predicts(text) and share > _FEW_OUTSIDE)):
        return False
    if not (unit.kind == "bullet" or clause or len(text.split()) <= 12):
        return False
    return share <= most


def _aims(units: Sequence[Unit], found: Sequence[Origin | None], place: int) -> bool:
    """Say whether "The purpose is to:" stands above what any assessment is for, and not above the aims of a policy."""
    items = [unit for unit in units[place + 1 : place + 4] if unit.kind in ("paragraph", "bullet")][:2]
    return (
        found[place] is None
        and _AIMS.fullmatch(bare_words(units[place].text)) is not None
        and len(items) == 2
        and outside(items[0].text) <= _FEW_OUTSIDE
        and all(_is_item(unit, "guidance", _SOME_OUTSIDE) for unit in items)
    )


def _begins(units: Sequence[Unit], found: list[Origin | None], place: int) -> Origin | None:
    """Name the origin of a lead-in, and mark one that only stands for the law above it."""
    before = found[place - 1] if place else None
    lead = "guidance" if _aims(units, found, place) else _leads(units[place], found[place], before)
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
            lead = lead if found[place] in ("guidance", "statute") or unit.kind == "bullet" or _names(unit) else None
        elif _is_item(unit, lead) if unit.kind == "paragraph" else not particular(unit.text):
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
        elif before in ("guidance", "statute") and _open(unit, found[place]):
            bare = bare_words(unit.text)
            found[place] = before if goes_on(bare) or could_be_general(bare) else None
    _outcomes(units, found)
    for place in range(len(units) - 2, -1, -1):
        after = found[place + 1]
        if after in ("guidance", "statute") and _open(units[place], found[place]):
            found[place] = after if could_be_general(bare_words(units[place].text)) else None


def _outcomes(units: Sequence[Unit], found: list[Origin | None]) -> None:
    """Take the outcomes that a form offers, three or more in a row, for the form's; one alone was chosen."""
    run: list[int] = []
    for place in range(len(units) + 1):
        here = place < len(units) and units[place].ticked is None and _OUTCOME.match(units[place].text) is not None
        if here:
            run.append(place)
        elif run and place < len(units) and units[place].block == units[place - 1].block and place - run[-1] < 3:
            continue
        else:
            if len(run) >= _MANY and len({units[at].block for at in run}) >= _MANY:
                for at in range(run[0], run[-1] + 1):
                    if found[at] is None and not particular(units[at].text):
                        found[at] = "guidance"
            run = []


def _open(unit: Unit, origin: Origin | None) -> bool:
    """Say whether the neighbours may settle who speaks: in running text that wording left open."""
    return origin is None and unit.kind == "paragraph" and not stands_as_answer(unit)
