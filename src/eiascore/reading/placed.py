"""Lines whose place tells whose they are: titles above prose, requests on a condition, items of an author's list."""

from __future__ import annotations

import re
from collections.abc import Sequence

from eiascore.reading import phrases
from eiascore.reading.ends import is_complete
from eiascore.reading.labels import is_characteristic, names_field, names_field_plainly
from eiascore.reading.parts import leads_list, titles_part, wants_answer
from eiascore.reading.units import Unit
from eiascore.reading.wording import QUESTION, bare_words
from eiascore.schema.document import Origin

_NAMES = re.compile(r"(?:full |short |working |policy |project |document )*(?:name|title)\b(?! and)", re.I)
_FULL_WORDS, _ITEM_WORDS, _LEAD_WORDS = 8, 12, 45


def _alone(units: Sequence[Unit], place: int) -> bool:
    ends = place + 1 == len(units) or units[place + 1].block != units[place].block
    return units[place].kind == "paragraph" and units[place].first and ends and units[place].ticked is None


def _waits(units: Sequence[Unit], found: Sequence[Origin | None], place: int) -> bool:
    """Say whether a prompt stands right above a line, its guidance between them left out."""
    at = place - 1
    while at >= 0 and found[at] == "guidance":
        at -= 1
    return at >= 0 and units[at].kind in ("paragraph", "bullet") and found[at] == "prompt"


def _above_prose(units: Sequence[Unit], found: Sequence[Origin | None], place: int) -> bool:
    if place + 1 >= len(units):
        return False
    below = units[place + 1]
    full = len(below.text.split()) >= _FULL_WORDS and below.text.rstrip(' *_"\u201d)')[-1:] in (".", "!")
    return below.kind == "paragraph" and found[place + 1] is None and full


def _conditioned(text: str) -> bool:
    bare = bare_words(text)
    found = phrases.CONDITION.match(bare)
    return found is not None and phrases.ASKS.match(bare[found.end() :].lstrip()) is not None


def by_part(units: Sequence[Unit], found: list[Origin | None]) -> None:
    """Take titles of parts of the form for prompts, and requests on a condition below an answer, in place.

    Parameters
    ----------
    units : sequence of Unit
        The sentences of a document.
    found : list of str or None
        Their origins so far.
    """
    for place, unit in enumerate(units):
        if found[place] == "guidance":
            # Right below its question such a request is a part of it; below an answer it asks anew.
            if _alone(units, place) and _conditioned(unit.text) and _above_author(units, found, place):
                found[place] = "prompt"
        elif found[place] == "prompt" and place and _alone(units, place) and _is_value(units, found, place):
            found[place] = None
        elif found[place] is None and len(unit.text) <= 130 and _alone(units, place):
            bare = bare_words(unit.text).rstrip(" *_")
            if not titles_part(bare) or leads_list(bare) or not _above_prose(units, found, place):
                continue
            if not _waits(units, found, place) and not (place and _asks_unknown(units, found, place - 1)):
                found[place] = "prompt"


def _is_value(units: Sequence[Unit], found: Sequence[Origin | None], place: int) -> bool:
    """Say whether a line that looks like a label is the name that the label above it asks for: "Review of parking"."""
    above = bare_words(units[place - 1].text)
    if found[place - 1] != "prompt" or not _NAMES.match(above) or not names_field(above):
        return False
    bare = bare_words(units[place].text)
    return _only_named(units[place]) and not names_field_plainly(bare) and not is_characteristic(bare)


def _above_author(units: Sequence[Unit], found: Sequence[Origin | None], place: int) -> bool:
    """Say whether the author speaks right above and right below a line."""
    above = place > 0 and found[place - 1] is None and units[place - 1].kind in ("paragraph", "bullet")
    return above and place + 1 < len(units) and found[place + 1] is None


def _asks_unknown(units: Sequence[Unit], found: Sequence[Origin | None], place: int) -> bool:
    """Say whether a line that is not known for a prompt waits all the same: "Names of those taking part"."""
    return found[place] is None and _alone(units, place) and wants_answer(units[place].text)


def _only_named(unit: Unit) -> bool:
    """Say whether a prompt is known by its words for a label alone, and neither asks nor leads."""
    bare = bare_words(unit.text).rstrip(" *_")
    return not (bare.endswith(":") or QUESTION.search(bare) or phrases.ASKS.match(bare) or unit.ticked is not None)


def _leads(units: Sequence[Unit], found: Sequence[Origin | None], place: int) -> bool:
    unit = units[place]
    text = unit.text.rstrip(" *_~")
    known = unit.kind != "paragraph" or found[place] is not None or len(text.split()) > _LEAD_WORDS
    return not known and text.endswith(":")


def own_items(units: Sequence[Unit], found: list[Origin | None]) -> None:
    """Give the items below an author's lead-in back to the author, where only their words made labels of them.

    Parameters
    ----------
    units : sequence of Unit
        The sentences of a document.
    found : list of str or None
        Their origins so far.
    """
    for lead in range(len(units) - 1):
        if not _leads(units, found, lead):
            continue
        items: list[int] = []
        kind = units[lead + 1].kind
        for place in range(lead + 1, len(units)):
            if units[place].kind != kind or kind not in ("bullet", "paragraph"):
                break
            if kind == "paragraph" and not _is_short(units[place]):
                break
            items.append(place)
        # A characteristic alone above a paragraph is the label of it.
        if kind == "paragraph" and len(items) < 2:
            continue
        # "None" below a name answers it: these are the rows of a form.
        if any(is_complete(units[place].text) for place in items):
            continue
        if any(found[place] is None or is_characteristic(bare_words(units[place].text)) for place in items):
            for place in items:
                if found[place] == "prompt" and _only_named(units[place]):
                    found[place] = None


def _is_short(unit: Unit) -> bool:
    text = unit.text.rstrip(" *_")
    return unit.first and len(text.split()) <= _ITEM_WORDS and not text.endswith((":", "?", ".", "!"))
