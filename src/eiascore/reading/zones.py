"""Parts of a document that are the form's from end to end, and lines that it repeats in every block."""

from __future__ import annotations

import re
from collections.abc import Sequence

from eiascore.reading.phrases import any_of
from eiascore.reading.statute import applies
from eiascore.reading.substance import REPLY, is_answer, particular, predicts
from eiascore.reading.units import Unit
from eiascore.reading.wording import bare_words
from eiascore.schema.document import Origin

_ABOUT_FORM = any_of(
    r"(?:how to|notes? on how to|notes? for|guide to|guidance (?:on|for|to)) (?:complet\w+|us(?:e|ing)|fill\w*)"
    r"(?: (?:in|out))?(?: (?:this|the|your|an?|of))?(?: [\w-]+){0,5}",
    r"(?:\w+ )?(?:guidance|guidance notes?|notes? for guidance|instructions?|help notes?|completion notes|"
    r"notes for (?:authors|officers|assessors|managers))(?: (?:for|to) [\w ]{3,40})?",
    r"about this (?:form|template|toolkit)|before you (?:start|begin)|when to (?:use|complete)\b[\w ]{0,40}|"
    r"(?:what|why) (?:is|do we (?:do|need)|carry out) an? (?:[\w-]+ ){0,4}(?:assessment|eia|eqia|iia|analysis)\??",
    r"(?:jargon[- ]buster|glossary|glossary of terms|definitions|key terms|terms used|useful (?:links|definitions))",
    r"(?:[\w-]+ )?check ?list(?: \([^)]{1,40}\))?",
)
_LAW = any_of(
    r"(?:what the law says|legal (?:background|context|framework|requirements?|dut(?:y|ies))|the law|"
    r"(?:the )?(?:public sector |general )?equality dut(?:y|ies)(?: \(psed\))?|the legal duty|"
    r"legislative (?:background|context|framework)|(?:the )?equality act(?: 2010)?|the duty|equality duties)",
)
# A name, a date or "ongoing" may stand in every line of a flattened plan; these ask.
_ASKING = re.compile(
    r"[?:]\W*$|\b(?:evidence|impacts?|effects?|mitigat\w*|reasons?|comments?|expla\w+|summary|descri\w+|rating|"
    r"detail\w*|"
    r"justif\w+|sources?|feedback|findings?|data|issues?|identified|considered|conclusion)\b",
    re.I,
)
_SHORT = 9
# In an account of the law these turn to the policy or the body.
_OWN_STANCE = re.compile(
    r"\b(?:confident|satisfied|committed|recognis\w+|believes?|consider(?:s|ed)|accepts?|conclu\w+)\b|"
    r"\b(?:sections?|annex|appendix|table|part|chapter) (?:\d{1,2}|[A-Z])\b",
    re.I,
)


def _mark_zone(units: Sequence[Unit], found: list[Origin | None], places: Sequence[int], law: bool) -> None:
    """Mark what the form says in a zone, up to the first sentence that shows an author."""
    kinds = ("statute",) if law else ("guidance", "prompt", "statute")
    known = sum(found[place] in kinds for place in places)
    for place in places:
        unit = units[place]
        if found[place] is not None or unit.kind in ("heading", "furniture"):
            continue
        if is_answer(unit.text) or predicts(unit.text):
            return
        if law and (applies(unit.text) or _OWN_STANCE.search(unit.text)):
            return
        if not law or known * 2 >= len(places):
            found[place] = "statute" if law else "guidance"


def by_zone(units: Sequence[Unit], found: list[Origin | None]) -> None:
    """Take what stands below a heading about the form, or about the law, for the form's, in place.

    Parameters
    ----------
    units : sequence of Unit
        The sentences of a document.
    found : list of str or None
        Their origins so far.
    """
    starts = [place for place, unit in enumerate(units) if unit.kind == "heading"]
    for start in starts:
        title = bare_words(units[start].text).rstrip(" :.?")
        about, law = _ABOUT_FORM.fullmatch(title), _LAW.fullmatch(title)
        if about is None and law is None:
            continue
        level = units[start].level
        end = next((at for at in starts if at > start and units[at].level <= level), len(units))
        _mark_zone(units, found, range(start + 1, end), about is None)


def by_repetition(units: Sequence[Unit], found: list[Origin | None]) -> None:
    """Take a short line that opens block after block, each time above another text, for a label, in place.

    Parameters
    ----------
    units : sequence of Unit
        The sentences of a document.
    found : list of str or None
        Their origins so far.
    """
    lines: dict[str, list[int]] = {}
    for place, unit in enumerate(units[:-1]):
        plain = unit.text.rstrip(" :").lower()
        alone = unit.kind == "paragraph" and unit.first and units[place + 1].block != unit.block
        if found[place] is None and alone and len(plain.split()) <= _SHORT and unit.text[-1] not in ".;!,":
            lines.setdefault(plain, []).append(place)
    for places in lines.values():
        below = [units[place + 1] for place in places]
        text = units[places[0]].text
        if (
            len(places) < 3
            or not _ASKING.search(text)
            or particular(text)
            or REPLY.match(text)
            or not text[0].isalpha()
        ):
            continue
        different = len({unit.text for unit in below}) * 2 > len(places)
        answered = sum(
            unit.kind != "heading" and found[place + 1] is None for unit, place in zip(below, places, strict=True)
        )
        longer = sum(len(unit.text.split()) for unit in below) > 2 * len(text.split()) * len(places)
        if different and longer and answered * 2 > len(places):
            for place in places:
                found[place] = "prompt"
