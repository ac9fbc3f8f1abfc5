"""Where an answer ends that a word or two gave in full, such as "None" or "n/a"."""

from __future__ import annotations

import re

from eiascore.reading.families import stems
from eiascore.reading.units import Unit

_COMPLETE = re.compile(
    r"\W*(?:n/?a|no|none|nil|not applicable|no impacts?|see above|as above|tbc|to be confirmed|not known)"
    r"(?: (?:known|identified|anticipated|expected|at (?:present|this stage)))?\W*",
    re.I,
)
# What opens so explains the short answer.
_EXPLAINS = re.compile(
    r"\W*(?:this|that|these|those|as|because|since|there|it|they|no|none|not|all|we|however|although|but|the (?:policy|"
    r"proposals?|change|service|scheme|decision|same))\b",
    re.I,
)
_VERB = re.compile(r"\b(?:is|are|was|were|has|have|had|will|would|can|could|should|may|must|do|does|did)\b", re.I)
_TITLE_WORDS, _FULL_WORDS = 7, 25


def is_complete(text: str) -> bool:
    """Say whether a line is a short answer that leaves nothing to say.

    Parameters
    ----------
    text : str
        A line of the author.

    Returns
    -------
    bool
        True for "n/a", "No", "None identified" and the like.

    Examples
    --------
    >>> is_complete("None identified."), is_complete("None of the carers")
    (True, False)
    """
    return len(text) <= 40 and _COMPLETE.fullmatch(text) is not None


def turns_away(unit: Unit, prompt: str) -> bool:
    """Say whether a line behind a complete short answer is about something else than the prompt.

    Parameters
    ----------
    unit : Unit
        A sentence that opens its block.
    prompt : str
        What was asked.

    Returns
    -------
    bool
        True for a title, and for a full sentence that neither explains nor has a word in common with the prompt.
    """
    text, words = unit.text, len(unit.text.split())
    if unit.kind != "paragraph" or _EXPLAINS.match(text) or is_complete(text):
        return False
    if words <= _TITLE_WORDS:
        return text[:1].isupper() and text[-1] not in ".;!,)" and not re.search(r"\d", text) and not _VERB.search(text)
    shared = set(stems(text).split()) & set(stems(prompt).split())
    return words >= _FULL_WORDS and not shared
