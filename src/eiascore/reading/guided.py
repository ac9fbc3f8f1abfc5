"""Blocks that announce themselves as the form's: guidance, instructions in brackets, sample answers, empty boxes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby

from eiascore.reading import phrases
from eiascore.reading.substance import is_answer, particular, predicts
from eiascore.reading.units import Unit
from eiascore.reading.wording import ACTIONS, bare_words
from eiascore.schema.document import Origin

_SAMPLE = re.compile(
    r"[\s\[(*_]*(?:(?:worked )?examples?(?: of (?:an?|good) [\w ]{2,20})?(?: \d)?\s?[:\u2013-]|e\.?g\.?[ :,]|"
    r"for (?:example|instance): |sample (?:answer|text|wording)|(?:a|one) (?:good|strong|weak|poor|useful|better) "
    r"(?:answer|entry|response|example)\b|(?:this|you|it) (?:might|could|may) (?:say|read|look like)\b)",
    re.I,
)
# An instruction opens with what to do; "[EC: ...]" is a comment between colleagues, "[redacted]" the author's.
_BRACKET = re.compile(
    r"\[\s*(?:insert|say|give|state|describe|include|list|add|enter|delete|explain|use|please|e\.?g\.?|xx|dd ?/|mm ?/|"
    r"name of|date of|title of|your|outline|set out|provide|specify|text|type|choose|select|tick|identify|grey|"
    r"guidance|"
    r"instructions?|optional|where|if |any )",
    re.I,
)
# Guidance names the census and the Act by their years.
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_QUOTED_OPEN = "\u201c"
_QUOTES = re.compile('["\u201c\u201d]')
_CLOSES = re.compile('["\u201d]')
_QUOTATION = re.compile('["\u201c][^"\u201c\u201d]{0,300}["\u201d]')
_NOTE = re.compile(r"[\s(*_]*notes?\s?:", re.I)
_OWN = re.compile(r"\b(?:we|our|us|I|my)\b")
_BOX = re.compile("[\u2610\u25a1\uf06f\uf0a8]")
TICKED = re.compile("[\u2611\u2612\u2713\u2714\u25a0\uf0fe\u2717\u2718]|\\[[xX]\\]")
_IMPERATIVE = re.compile(
    r"(?:please|think (?:about|of)|consider|include|avoid|remember|look at|list|mention|write|name (?:a|an|the|"
    r"each|every)|"
    r"say|state|describe|explain|give|note|use|break down|set out|identify|only|do not|don['\u2019]t|be |add|"
    r"what |how |who |could |are |is |does |do |will |would |might |has |have )",
    re.I,
)


def _sample(units: Sequence[Unit], found: list[Origin | None], place: int, last: int) -> None:
    """Mark a sample answer: its sentence, and the rest of the quotation that it opens."""
    found[place] = "guidance"
    at = place
    quoted = _opens(units[at].text, False)
    while quoted and at < last:
        at += 1
        found[at] = "guidance"
        quoted = _opens(units[at].text, True)


def _opens(text: str, inside: bool) -> bool:
    """Say whether a quotation is open after a text, given whether it was before."""
    for mark in _QUOTES.findall(text):
        inside = not inside if mark == '"' else mark == _QUOTED_OPEN
    return inside


def _samples(units: Sequence[Unit], found: list[Origin | None]) -> None:
    """Mark the answers that the form itself makes up."""
    last = max((place for place, unit in enumerate(units) if _CLOSES.search(unit.text)), default=-1)
    for place, unit in enumerate(units):
        if found[place] is not None or not _SAMPLE.match(unit.text):
            continue
        opens = unit.first or unit.line != units[place - 1].line
        printed = place > 0 and found[place - 1] in ("prompt", "guidance")
        if printed or (opens and unit.kind == "cell") or (_QUOTES.search(unit.text) and not opens):
            _sample(units, found, place, last)


def _guided(units: Sequence[Unit], found: list[Origin | None]) -> None:
    """Let a line that opens as guidance be guidance until an answer begins."""
    opened = False
    for place, unit in enumerate(units):
        text = unit.text
        if place == 0 or unit.line != units[place - 1].line:
            opened = phrases.GUIDE.match(bare_words(text)) is not None
            if opened:
                found[place] = "guidance"
                continue
        # What is shown as a sample may hold the figures of one.
        if opened and found[place] is None:
            text = _QUOTATION.sub("", _YEAR.sub("", text))
            if is_answer(text) or predicts(text):
                opened = False
            else:
                found[place] = "guidance"


def _bracketed(units: Sequence[Unit], found: list[Origin | None]) -> None:
    """Take all that stands between the square brackets of an instruction."""
    at = 0
    while at < len(units):
        if not _BRACKET.match(units[at].text):
            at += 1
            continue
        end = next((n for n in range(at, len(units)) if units[n].text.rstrip(" *_.").endswith("]")), None)
        if end is None:
            return
        for place in range(at, end + 1):
            found[place] = found[place] or "guidance"
        at = end + 1


def _notes(units: Sequence[Unit], found: list[Origin | None]) -> None:
    """Take a note in which a sentence is known for guidance for guidance as a whole."""
    if units[0].kind != "cell" and _NOTE.match(units[0].text) and "guidance" in found:
        for place, unit in enumerate(units):
            if not _OWN.search(unit.text):
                found[place] = found[place] or "guidance"


def _unticked(units: Sequence[Unit], found: list[Origin | None]) -> None:
    """Give a choice that nobody made to the form."""
    for place, unit in enumerate(units):
        boxes = _BOX.findall(unit.text)
        asks = unit.text.endswith("?")
        if not boxes or TICKED.search(unit.text) or found[place] is not None:
            continue
        if particular(unit.text) and not asks:
            continue
        words = len(unit.text.split())
        labelled = words > len(boxes)
        if labelled and words <= 30 and (len(boxes) > 1 or _BOX.match(unit.text) or unit.text[-1] in boxes):
            found[place] = "prompt"


def by_block(units: Sequence[Unit], found: list[Origin | None]) -> None:
    """Settle the sentences of one block by how the block announces itself, in place.

    Parameters
    ----------
    units : sequence of Unit
        The sentences of a block.
    found : list of str or None
        What wording said of each.
    """
    if units[0].kind in ("heading", "furniture"):
        return
    _bracketed(units, found)
    _notes(units, found)
    _samples(units, found)
    _guided(units, found)
    _unticked(units, found)


def _opens_as_form(units: Sequence[Unit]) -> bool:
    """Say whether every sentence of a cell is an instruction, a question or a list without a verb."""
    if any(is_answer(unit.text) or predicts(unit.text) for unit in units):
        return False
    return _IMPERATIVE.match(bare_words(units[0].text)) is not None or "?" in units[-1].text


def printed_columns(units: Sequence[Unit], found: list[Origin | None]) -> None:
    """Find columns in which the form prints what to think of, one cell after the other, in place.

    Parameters
    ----------
    units : sequence of Unit
        The sentences of a document.
    found : list of str or None
        Their origins so far.
    """
    columns: dict[tuple[int | None, int | None], list[list[int]]] = {}
    for _, group in groupby(range(len(units)), key=lambda place: units[place].block):
        places = list(group)
        unit = units[places[0]]
        if unit.table is not None and not unit.header and not unit.label and not ACTIONS.search(unit.column_header):
            columns.setdefault((unit.table, unit.column), []).append(places)
    for blocks in columns.values():
        opening = [places for places in blocks if _opens_as_form([units[place] for place in places])]
        spoken = [p for p in blocks if any(found[q] is None for q in p)]
        answered = [p for p in spoken if any(is_answer(units[q].text) or predicts(units[q].text) for q in p)]
        if len(opening) < 3 or len(opening) * 2 <= len(spoken):
            continue
        for places in spoken:
            if places in answered:
                continue
            for place in places:
                found[place] = found[place] or "guidance"
