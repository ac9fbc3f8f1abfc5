"""Who speaks in each sentence of a form: its author, its prompts, its guidance or the law.

Wording decides first, sentence by sentence; the looks and the structure of the form then settle what wording leaves
open.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby

from eiascore.reading import phrases
from eiascore.reading.units import Unit
from eiascore.reading.wording import QUESTION, bare_words, wording
from eiascore.schema.document import Origin

_EXAMPLES = re.compile(
    r"\(?(?:e\.?g\.?|for (?:example|instance)|i\.?e\.?|such as|examples? (?:include|might|could|may)|"
    r"(?:this|these|it|evidence|sources|you) (?:could|might|may|can|should) (?:include|be|come))\b",
    re.I,
)
_NUMBER_CELL = re.compile(r"[\s\u00a3(<>~+\u2013-]*\d[\d.,:%]*|n/?[ka]$|[-\u2013*]$", re.I)
_SUBSTANCE = re.compile(
    r"[£%]|\b\d{3,}\b|\b\d+,\d{3}|\b\d+\.\d|\b(?:we|I) (?:have|had|did|do not|don't|don\u2019t|met|asked|"
    r"consulted|held|found|will|are|were|was|used|know|looked|think|spoke|wrote|took|cannot|can)\b|"
    r"\bour\b|"
    r"\b(?:was|were|has been|have been|had been)\b|\b\d{1,2} (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|"
    r"nov|dec)|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|\d+) (?:people|residents|members|"
    r"staff|officers|responses|respondents|groups|women|men)\b",
    re.I,
)
_TO_READER = re.compile(r"(?:you|your)\b|e\.g\.", re.I)
_VERB_END = re.compile(r"[.;!]$")


def _in_block(units: Sequence[Unit], found: list[Origin | None], printed: bool) -> None:
    """Settle what wording left open, and doubt what it found, by the other sentences of the block."""
    for place, unit in enumerate(units):
        before = found[place - 1] if place else None
        if found[place] == "prompt" and place and before is None and found[0] is None and QUESTION.search(unit.text):
            # A question after the author's own words is rhetoric or report, not the form.
            found[place] = None if not printed else found[place]
        elif found[place] is None and before in ("prompt", "guidance") and _EXAMPLES.match(unit.text.lstrip("(*_ ")):
            found[place] = "guidance"
    known = [origin for origin in found if origin is not None]
    if not known or len(known) == len(units):
        return
    marked = (
        found[0] is not None
        and units[0].text.lstrip(" *_>").startswith(("[", "("))
        and units[-1].text.rstrip(" *_").endswith(("]", ")"))
    )
    settled = [place for place, origin in enumerate(found) if origin is not None]
    for place, unit in enumerate(units):
        if found[place] is not None or _SUBSTANCE.search(unit.text):
            continue
        inside = settled[0] < place < settled[-1]
        short = len(unit.text.split()) <= 12
        if printed or marked or (inside and short and found[place - 1] == "guidance"):
            found[place] = "guidance"


def _italics_are_printed(units: Sequence[Unit], found: Sequence[Origin | None]) -> bool:
    """Say whether this document sets its guidance in italics or shading, judging by the blocks that wording knows."""
    known, blocks = set(), set()
    for unit, origin in zip(units, found, strict=True):
        if (unit.italic or unit.shaded) and unit.kind in ("paragraph", "bullet", "cell") and not unit.header:
            blocks.add(unit.block)
            if origin in ("prompt", "guidance"):
                known.add(unit.block)
    return len(known) >= 2 and len(known) * 2 >= len(blocks)


def _is_figure(text: str) -> bool:
    return _NUMBER_CELL.match(text) is not None and len(text.split()) <= 5


def _figure_tables(units: Sequence[Unit]) -> set[int]:
    """Tables of figures: their titles are the author's own, not those of a form."""
    cells: dict[int, list[bool]] = {}
    for unit in units:
        if unit.table is not None and unit.first and not unit.header and unit.column:
            cells.setdefault(unit.table, []).append(_is_figure(unit.text))
    return {table for table, figures in cells.items() if sum(figures) * 2 > len(figures)}


def _by_structure(units: Sequence[Unit], found: list[Origin | None]) -> None:
    """Header rows, labels of rows and the first column of a form are prompts."""
    judged: dict[int, list[int]] = {}
    figures = _figure_tables(units)
    for place, unit in enumerate(units):
        if unit.table is None or unit.table in figures:
            continue
        if unit.header and not _SUBSTANCE.search(unit.text):
            found[place] = found[place] or "prompt"
        elif unit.label:
            judged.setdefault(unit.table, []).append(place)
            if phrases.CHARACTERISTIC.fullmatch(bare_words(unit.text).rstrip(" :")):
                found[place] = found[place] or "prompt"
    for places in judged.values():
        known = sum(found[place] is not None for place in places)
        if not units[places[0]].form or known * 3 < len(places):
            continue
        for place in places:
            short = len(units[place].text.split()) <= 12 and not _VERB_END.search(units[place].text)
            if found[place] is None and short and not _SUBSTANCE.search(units[place].text):
                found[place] = "prompt"


def _lines(units: Sequence[Unit], found: list[Origin | None]) -> None:
    """Judge lines that stand by themselves by the lines around them."""
    for place, unit in enumerate(units[:-1]):
        after = units[place + 1]
        if found[place] is not None or unit.kind != "paragraph":
            continue
        bare = bare_words(unit.text)
        alone = unit.first and after.block != unit.block
        if not bare and any(character.isdigit() for character in unit.text) and found[place + 1] is not None:
            # A number that was set apart from its question.
            found[place] = found[place + 1]
        elif alone and phrases.CHARACTERISTIC.fullmatch(bare.rstrip(" :")):
            answered = after.kind == "paragraph" and found[place + 1] is None and len(after.text.split()) > 3
            found[place] = "prompt" if answered else None
        elif (
            alone and place and found[place - 1] in ("prompt", "guidance") and _EXAMPLES.match(unit.text.lstrip("*_ "))
        ):
            found[place] = "guidance"
        elif alone and place and found[place - 1] == "guidance" and _TO_READER.match(bare):
            found[place] = None if _SUBSTANCE.search(unit.text) else "guidance"


def _carry(units: Sequence[Unit], found: list[Origin | None]) -> None:
    """Let bullets share the origin of a printed lead-in that ends with a colon."""
    lead: Origin | None = None
    for place, unit in enumerate(units):
        if unit.kind == "bullet" and lead is not None:
            if found[place] is None and not _SUBSTANCE.search(unit.text):
                found[place] = lead
        else:
            opens = unit.kind == "paragraph" and unit.text.rstrip(" *_").endswith(":")
            lead = found[place] if opens and found[place] in ("guidance", "statute", "prompt") else None
            if lead == "prompt":
                # What is listed under a prompt may be its answer.
                lead = None


def origins(units: Sequence[Unit]) -> list[Origin]:
    """Say who speaks in each sentence.

    Parameters
    ----------
    units : sequence of Unit
        The sentences of a document in order.

    Returns
    -------
    list of str
        One of ``author``, ``prompt``, ``guidance``, ``statute`` and ``furniture`` for each.
    """
    found: list[Origin | None] = [None if unit.kind == "furniture" else wording(unit) for unit in units]
    printed = _italics_are_printed(units, found)
    at = 0
    for _, group in groupby(units, key=lambda unit: unit.block):
        block = list(group)
        part = found[at : at + len(block)]
        looks = printed and (block[0].italic or block[0].shaded) and block[0].kind != "heading"
        _in_block(block, part, looks)
        found[at : at + len(block)] = part
        at += len(block)
    _by_structure(units, found)
    _lines(units, found)
    _carry(units, found)
    return [
        "furniture" if unit.kind == "furniture" else origin or "author"
        for unit, origin in zip(units, found, strict=True)
    ]
