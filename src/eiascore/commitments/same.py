"""The same action twice in one document: printed again by accident, or promised twice."""

from __future__ import annotations

import re
from collections.abc import Sequence

from eiascore.commitments.entry import Entry

_SAME = 97  # of 100: a slip of the pen apart
_LONG = 30  # letters that a piece of an action must have to be told as one
_MOST = 2000  # entries among which nearly equal ones are looked for
_WORDS = re.compile(r"[^\W_]+")
_NUMBERS = re.compile(r"\d+")


def without_copies(entries: Sequence[Entry]) -> list[Entry]:
    """Leave out actions that are printed again without timing or owner, and mark those that stand twice.

    Parameters
    ----------
    entries : sequence of Entry
        In the order of the document.

    Returns
    -------
    list of Entry
        A bare copy is left out and the first marked; one with a timing or owner of its own stays, marked.
    """
    kept: list[Entry] = []
    words: list[str] = []
    for entry in entries:
        text = plain(entry.action)
        bare = not entry.cells.get("owner") and (entry.timing is None or not entry.timing.text)
        at = _earlier(text, words, cut=bare) if text else None
        if at is None:
            kept.append(entry)
            words.append(text)
            continue
        marked = kept[at] if bare else entry
        if "duplicate" not in marked.issues:
            marked.issues.append("duplicate")
        if not bare:
            kept.append(entry)
            words.append(text)
    return kept


def plain(text: str) -> str:
    """Return the words of an action in lower case, to compare it with others."""
    return " ".join(_WORDS.findall(text.lower()))


def _earlier(text: str, words: Sequence[str], *, cut: bool) -> int | None:
    """Return the earlier action that a text says again; ``cut`` where it may be a piece of one."""
    if text in words:
        return words.index(text)
    if len(text) < _LONG or len(words) > _MOST:
        return None
    from rapidfuzz import fuzz, process

    if cut and (whole := next((number for number, before in enumerate(words) if text in before), None)) is not None:
        return whole
    numbers = _NUMBERS.findall(text)  # "a lift at site 3" is not "a lift at site 4"
    alike = process.extract(text, words, scorer=fuzz.ratio, score_cutoff=_SAME, limit=5)
    return next((number for before, _, number in alike if _NUMBERS.findall(before) == numbers), None)
