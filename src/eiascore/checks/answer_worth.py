"""What an answer is worth by its own words: content, a bare conclusion, a blank, or a copy."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from eiascore.checks.answer import Answer, count_words, words_beside

if TYPE_CHECKING:
    from eiascore.checks.view import View

_LETTERS = re.compile(r"[^\W\d_]{2,}")
# Of boxes only what is ticked was said.
_BOX = re.compile(r"[☐☒☑✔✓]")
_TICKED = re.compile(r"[☒☑✔✓]\W*([A-Za-z /]+)")
_NOTHING = frozenset({"none", "neutral", "n/a", "not applicable", "no impact", "nil", "neither"})
# An answer that opens with "N/A" stays one, whatever few words follow.
_OPENS_BLANK = re.compile(r"\W*(?:n ?/ ?a|not applicable|nil)\b", re.I)


def sort_of(answer: Answer, clones: frozenset[int], least_words: int) -> str:
    """Tell what a finding is worth by its own words.

    Parameters
    ----------
    answer : Answer
        The finding.
    clones : frozenset of int
        The sentences that repeat what stands under other characteristics.
    least_words : int
        Shortest finding with content.

    Returns
    -------
    str
        "reasoned", "bare", "na" or "clone", as in ``CoverageOptions.show``, or "" for too little to tell.
    """
    view = answer.view
    words = count_words(view.text)
    if _BOX.search(view.text):
        ticked = {option.strip().lower() for option in _TICKED.findall(view.text)}
        return "na" if ticked and ticked <= _NOTHING else ""
    if any(s.value == "marriage" for s in answer.subjects) and "marriage_out_of_scope" in view.hits:
        return "reasoned"
    if _blank(view, words):
        return "na"
    if view.index in clones:
        return "clone"
    said = view.hits.keys() & {"answer_bare", "answer_universal"}
    if said and not _has_content(view):
        return "bare"
    # Figures alone are data, not a finding.
    return "reasoned" if len(_LETTERS.findall(view.text)) >= least_words else ""


def _blank(view: View, words: int) -> bool:
    """Tell whether an answer is "N/A" or the like: such wording, and hardly a word beside it."""
    if _OPENS_BLANK.match(view.text) and words <= 12:
        return True
    left = len(words_beside(view, ("answer_none",), characteristics=False))
    return "answer_none" in view.hits and left <= 2


def _has_content(view: View) -> bool:
    """Tell whether a conclusion comes with anything that carries it: a figure, or more than a phrase of reason."""
    left = len(words_beside(view, ("answer_bare", "answer_universal", "label_filler")))
    if "answer_universal" in view.hits:
        # "applies to all" closes most such sentences; only a full second half saves them.
        return left >= 14
    if any(view.facts.get(kind) for kind in ("percentage", "ratio", "comparison")):
        return True
    return left >= (4 if "gives_reason" in view.hits else 8)
