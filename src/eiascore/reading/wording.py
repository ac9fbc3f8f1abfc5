"""What the words of one sentence say about who speaks, before looks and structure are asked.

A doubt is settled for the author: a prompt taken for substance costs a false alarm later on, but substance taken for a
prompt is evidence lost.
"""

from __future__ import annotations

import re
from functools import lru_cache

from eiascore.reading import phrases
from eiascore.reading.addressed import instructs_within
from eiascore.reading.anyform import stands_in_any_form
from eiascore.reading.boilerplate import EXPLAINS, PLEASE, is_boilerplate, is_form_name, is_margin
from eiascore.reading.generic import speaks_generally, speaks_to_reader
from eiascore.reading.law import tells_law
from eiascore.reading.statute import recites
from eiascore.reading.units import Unit
from eiascore.schema.document import Origin

_BOXES = re.compile(r"[\s\u2610-\u2612\u25a1\u25a0\u2713\u2714\u2717\u2718xX()\[\]/.:-]*")
QUESTION = re.compile(
    r"\?[\s\"'\u201d\u2019)\]*_~]*(?:\([^()]{0,120}\)[\s.]*)?[\u2610-\u2612 ]*"
    r"(?:(?:yes|no|n/a)[\s/,.\u2610-\u2612]*)*$",
    re.I,
)
_QUOTED = re.compile(r"[\"\u201c\u2018'*_\s]{0,3}[\"\u201c\u2018]")
_OWN = re.compile(r"\b(?:I|me|my|mine|I'm|I\u2019m|I've)\b")
_WHEN_ASKED = re.compile(
    r"\b(?:asked|asks|asking|wanted to know|raised|wondered|queried|question was|questions were)\b",
    re.I,
)
# "Which groups were asked?" asks, and does not tell of asking.
_WHO_WAS_ASKED = re.compile(r"(?:who|whom|which|what)\b[^,.:;]{0,60}\b(?:was|were|been|be) (?:asked|raised)\b", re.I)
_FORMAL = re.compile(
    r"\b(?:you|your|the (?:policy|proposal|proposals|project|function|service|practice|activity|decision|"
    r"strategy|change)|this (?:policy|proposal|decision|change|a )|"
    r"protected characteristics?|equality|impacts?|evidence|consult\w*|adverse|mitigat\w*|monitor\w*|"
    r"section 75|eia|eqia|intersection\w*)\b",
    re.I,
)
# What authors write about their own work, and no form prints.
# The author's voice or a figure: enough to overrule the faintest signs of guidance.
_VOICE = re.compile(
    r"[\u00a3%]|\b\d+,\d{3}|\b(?:we|I) (?:have|had|did|met|asked|consulted|held|found|will|are|were|was|"
    r"used|know|looked|spoke|wrote|took|cannot|can)\b|\bour\b",
    re.I,
)
_TICKED = re.compile("[\u2611\u2612\u2713\u2714]")
# "N/A" and "None" in quotation marks open rules of the form, not speech.
_NAMED = re.compile(r"\W{0,4}(?:n/?a|none|no impact|neutral|raise awareness|ongoing|tbc)\W", re.I)
# A comment left in the margin: "[JT: is this still in?]".
_MARGIN = re.compile(
    r"\W*(?:[Cc]omment )?\W{0,2}[A-Z]{2,3}\d?\]?(?: comment)?:|\W*[Cc]omment \[|.*\s[\u2013-] ?[A-Z]{2,3}\W*$"
)
_ANSWERED = re.compile(
    r"(?:if (?:yes|so|no|not)|(?:other,? )?please specify)[^:?]{0,40}: \S+ \S|"
    r"[a-z)]: (?-i:[A-Z0-9])\S* \S+ \S",
    re.I,
)
# Over the columns in which authors and consultees speak in imperatives and questions too.
ACTIONS = re.compile(
    r"action|mitigat|measure|recommend|commit|proposal|suggest|improvement|concern|issue|comment|feedback|"
    r"\b(?:we|they|you|people) (?:will|did|said|told|can)|what (?:will|should|people|changed)|response|rais|"
    r"question|asked",
    re.I,
)
_TO_FILLER = re.compile(r"\b(?:please|tick|delete|your|you should|you must|insert)\b", re.I)
_MARK = re.compile(r"(?:\[\d{1,3}\]|[\u00b9\u00b2\u00b3\u2070-\u2079])+$")
_FIGURES = re.compile(r"\d{2}|%")
_ENDS_QUOTED = re.compile(r"\S\s*[\"\u201c\u2018][^\"\u201c\u201d]{0,300}\?[\"\u201d\u2019][.\s]*$")


@lru_cache(maxsize=2048)
def bare_words(text: str) -> str:
    """Take numbering, bullets and opening marks off a sentence.

    Parameters
    ----------
    text : str
        A sentence.

    Returns
    -------
    str
        Its words.

    Examples
    --------
    >>> bare_words("2.1 (a) Describe the policy")
    'Describe the policy'
    """
    found = phrases.LEAD.match(text)
    return text[found.end() :] if found else text


def _is_label(text: str, bare: str) -> bool:
    plain = _MARK.sub("", bare).rstrip(" :*_~\u2013-")
    return (
        0 < len(plain.split()) <= 12
        and ": " not in plain
        and not _FIGURES.search(plain)
        and phrases.LABEL.fullmatch(plain) is not None
        and not text.endswith(".")
    )


def _asks(unit: Unit, bare: str) -> bool:
    """Say whether a sentence is a question that the form puts."""
    if not QUESTION.search(unit.text) or _ENDS_QUOTED.search(unit.text):
        return False
    if unit.kind == "cell" and not (unit.label or unit.header):
        # In an answer cell a question is what somebody raised, unless it talks to whoever fills in the form.
        return not unit.row_header and (unit.column == 0 or re.search(r"\byour?\b", unit.text, re.I) is not None)
    # Labels and values that ran together are no question, whatever they end with.
    reports = _WHEN_ASKED.search(bare) is not None and _WHO_WAS_ASKED.match(bare) is None
    return not reports and len(bare.split()) <= 60 and bare.count(": ") < 2


def stands_as_answer(unit: Unit) -> bool:
    """Say whether a sentence stands where the form wants an answer.

    Parameters
    ----------
    unit : Unit
        The sentence and its place.

    Returns
    -------
    bool
        True in the cells of a table that a label or title governs.
    """
    if unit.kind != "cell" or unit.header or unit.italic:
        return False
    if unit.label:
        # The rows of an action plan and of a table of feedback are named by what authors and consultees say.
        return ACTIONS.search(unit.column_header) is not None
    return bool(unit.row_header)


def _instructs(unit: Unit, text: str, bare: str) -> Origin | None:
    """Name the origin of a sentence in the imperative or of a form's name, None where it is neither."""
    if phrases.GUIDE.match(bare):
        return "guidance"
    if stands_as_answer(unit) and not _TO_FILLER.search(text):
        # Consultees and action plans speak in imperatives too.
        return None
    condition = phrases.CONDITION.match(bare)
    adverb = condition or phrases.ADVERB.match(bare)
    asked = bare[adverb.end() :].lstrip() if adverb else bare
    if phrases.INSTRUCTS.match(bare) or phrases.INSTRUCTS.match(asked):
        return "guidance"
    if is_form_name(bare) and len(bare.split()) <= 25:
        return "guidance"
    if phrases.ASKS.match(asked) and not _ANSWERED.search(bare):
        # What is asked on a condition belongs to the question above it.
        return "guidance" if condition and not phrases.ASKS.match(bare) else "prompt"
    return "guidance" if PLEASE.match(bare) else None


def _about_form(unit: Unit, text: str, bare: str) -> bool:
    """Say whether a sentence is about the form or about assessments in general, or talks to whoever fills it in."""
    if stands_as_answer(unit) and not _TO_FILLER.search(text):
        return False
    if not (EXPLAINS.match(bare) or instructs_within(text)):
        return False
    return not (_VOICE.search(text) or _TICKED.search(text))


def _in_general(bare: str) -> Origin | None:
    """Name the origin of talk about the law, or about assessments in general, in whatever words."""
    if QUESTION.search(bare):
        return None
    if tells_law(bare):
        return "statute"
    return "guidance" if speaks_generally(bare) or stands_in_any_form(bare) or speaks_to_reader(bare) else None


def wording(unit: Unit) -> Origin | None:
    """Judge one sentence by its words alone.

    Parameters
    ----------
    unit : Unit
        The sentence and its place.

    Returns
    -------
    str or None
        ``prompt``, ``guidance`` or ``statute``, or None where the words do not tell.
    """
    text, bare = unit.text, bare_words(unit.text)
    if unit.kind == "heading":
        return "prompt" if QUESTION.search(text) else None
    if len(text) <= 80 and (bare or text[0] == "_") and phrases.PLACEHOLDER.fullmatch(text):
        return "prompt"
    if not bare or _BOXES.fullmatch(text):
        return None
    reported = (_QUOTED.match(text) and not _NAMED.match(text)) or _OWN.search(text) or _MARGIN.match(text)
    if unit.kind != "cell" and (is_margin(text) or (not reported and is_boilerplate(bare))):
        return "guidance"
    spoken = None if reported else _instructs(unit, text, bare)
    if spoken is not None:
        return spoken
    if recites(bare):
        return "statute"
    if not reported and _about_form(unit, text, bare):
        return "prompt" if _asks(unit, bare) else "guidance"
    general = None if stands_as_answer(unit) else _in_general(bare)
    if general is not None:
        return general
    return "prompt" if _names(unit, text, bare) or (not reported and _asks(unit, bare)) else None


def _names(unit: Unit, text: str, bare: str) -> bool:
    """Say whether a line without a stop is a label, or a question that lost its mark."""
    if (
        phrases.UNMARKED.match(bare)
        and len(bare.split()) <= 20
        and bare[-1] not in ".;!"
        and not stands_as_answer(unit)
    ):
        return True
    return _is_label(text, bare) and (
        unit.kind != "cell" or unit.label or unit.header or (unit.form and not unit.row_header)
    )
