"""Who speaks in each sentence of a form: its author, its prompts, its guidance or the law.

Wording decides first, sentence by sentence; the looks and the structure of the form then settle what wording leaves
open.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from eiascore.reading.carried import by_lead, by_run
from eiascore.reading.families import Recognised
from eiascore.reading.guided import TICKED, by_block, printed_columns
from eiascore.reading.labels import by_line, is_characteristic
from eiascore.reading.parts import asks_for_groups
from eiascore.reading.placed import by_part, own_items
from eiascore.reading.structure import by_structure
from eiascore.reading.substance import is_answer, particular, predicts
from eiascore.reading.units import Unit
from eiascore.reading.wording import QUESTION, bare_words, stands_as_answer, wording
from eiascore.reading.zones import by_repetition, by_zone
from eiascore.schema.document import Origin

_TEMPLATE = frozenset({"prompt", "guidance", "statute"})
_EXAMPLES = re.compile(
    r"\(?(?:e\.?g\.?|(?-i:including)|for (?:example|instance)|i\.?e\.?|such as|examples? (?:include|might|could|may)|"
    r"(?:this|these|it|evidence|sources|you) (?:could|might|may|can|should) (?:include|be|come))\b",
    re.I,
)
_GOES_ON = re.compile(
    r"(?:it|this|they|these|each|answers?|evidence) (?:should|must|needs? to|may|can)\b|"
    r"(?:start|keep|avoid|focus|aim|try|make sure|look|ask|check|compare|break|think|consider|write|say|include|list|"
    r"describe|explain|remember|use|do not)\b",
    re.I,
)
# A label with its answer on the same line.
_FUSED = re.compile(r"[a-z)]: \S|^\([^)]*\) \w")
_TO_READER = re.compile(r"(?:you|your)\b|e\.g\.", re.I)


def _continues(unit: Unit) -> bool:
    """Say whether a sentence that follows guidance in its block goes on with it."""
    goes_on = _GOES_ON.match(unit.text.lstrip("(*_ ")) is not None
    return goes_on and unit.line == 0 and not stands_as_answer(unit) and not is_answer(unit.text)


def _titles(unit: Unit) -> bool:
    """Say whether a sentence looks printed and is short enough to title the guidance below it."""
    looks = unit.italic or unit.shaded
    return looks and unit.kind == "paragraph" and len(unit.text.split()) <= 6 and not is_answer(unit.text)


def _blocks(units: Sequence[Unit]) -> Iterator[list[Unit]]:
    """Yield the sentences of each block; what is set upright behind italics is judged apart, as an answer is."""
    block: list[Unit] = []
    for unit in units:
        if block and (unit.block != block[-1].block or (block[-1].italic and not unit.italic)):
            yield block
            block = []
        block.append(unit)
    if block:
        yield block


def _in_block(units: Sequence[Unit], found: list[Origin | None], italics: bool) -> None:
    """Settle what wording left open, and doubt what it found, by the other sentences of the block.

    ``italics`` says that the document sets its guidance in italics or shading.
    """
    for place, unit in enumerate(units):
        printed = italics and (unit.italic or unit.shaded)
        before = found[place - 1] if place else None
        if found[place] == "prompt" and place and before is None and found[0] is None and QUESTION.search(unit.text):
            # A question after the author's own words is rhetoric or report, not the form.
            found[place] = None if not printed else found[place]
        elif found[place] is None and before in ("prompt", "guidance"):
            example = _EXAMPLES.match(unit.text.lstrip("(*_ ")) is not None
            if example or (before == "guidance" and _continues(unit)):
                found[place] = "guidance"
    rest = found[1:]
    if found[0] is None and len(rest) > 1 and set(rest) <= {"prompt", "guidance"} and _titles(units[0]):
        found[0] = "guidance"
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
        if found[place] is not None or particular(unit.text):
            continue
        printed = italics and (unit.italic or unit.shaded)
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
        elif alone and is_characteristic(bare):
            # Names in a row are a list; a name above anything else is the label of it.
            answered = after.kind == "paragraph" and found[place + 1] is None and not is_characteristic(after.text)
            found[place] = "prompt" if answered and not _is_group_asked_for(units, found, place) else None
        elif (
            alone and place and found[place - 1] in ("prompt", "guidance") and _EXAMPLES.match(unit.text.lstrip("*_ "))
        ):
            found[place] = "guidance"
        elif alone and place and found[place - 1] == "guidance" and _TO_READER.match(bare):
            found[place] = None if particular(unit.text) else "guidance"


def _is_group_asked_for(units: Sequence[Unit], found: Sequence[Origin | None], place: int) -> bool:
    """Say whether the name of a group answers "Which groups were asked?" and does not begin a row of labels."""
    asked = place > 0 and found[place - 1] == "prompt" and asks_for_groups(units[place - 1].text)
    return asked and not (place + 2 < len(units) and is_characteristic(units[place + 2].text))


def _by_family(units: Sequence[Unit], found: list[Origin | None], printed: Recognised) -> None:
    """Take lines that a known form prints for prompts, where nothing shows that an author wrote them."""
    for place in printed.likely:
        unit = units[place]
        if found[place] is not None or unit.kind == "heading" or stands_as_answer(unit):
            continue
        if place not in printed.sure and _FUSED.search(unit.text):
            continue
        if not (is_answer(unit.text) or predicts(unit.text) or TICKED.search(unit.text)):
            found[place] = "guidance" if unit.text.endswith(".") else "prompt"


def origins(units: Sequence[Unit], printed: Recognised) -> list[Origin]:
    """Say who speaks in each sentence.

    Parameters
    ----------
    units : sequence of Unit
        The sentences of a document in order.
    printed : Recognised
        The lines that match a known family of forms.

    Returns
    -------
    list of str
        One of ``author``, ``prompt``, ``guidance``, ``statute`` and ``furniture`` for each.
    """
    found: list[Origin | None] = [None if unit.kind == "furniture" else wording(unit) for unit in units]
    _by_family(units, found, printed)
    italics = _italics_are_printed(units, found)
    at = 0
    for block in _blocks(units):
        part = found[at : at + len(block)]
        by_block(block, part)
        _in_block(block, part, italics and block[0].kind != "heading")
        found[at : at + len(block)] = part
        at += len(block)
    printed_columns(units, found)
    by_structure(units, found)
    by_line(units, found)
    by_part(units, found)
    _lines(units, found)
    own_items(units, found)
    by_zone(units, found)
    by_repetition(units, found)
    by_lead(units, found)
    by_run(units, found)
    return [
        "furniture" if unit.kind == "furniture" else origin or "author"
        for unit, origin in zip(units, found, strict=True)
    ]


def template_share(spoken: Iterable[tuple[Origin, str]]) -> float:
    """Return the share of words that are prompts, guidance or statute recital; furniture is left out.

    Parameters
    ----------
    spoken : iterable of tuple
        The origin and the text of each sentence.

    Returns
    -------
    float
        From 0 to 1, to four places.

    Examples
    --------
    >>> template_share([("prompt", "Who is affected?"), ("author", "Tenants.")])
    0.75
    """
    counts = [(origin, len(text.split())) for origin, text in spoken if origin != "furniture"]
    body = sum(count for _, count in counts)
    return round(sum(count for origin, count in counts if origin in _TEMPLATE) / body, 4) if body else 0.0
