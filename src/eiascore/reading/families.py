"""Which published family of forms a document was written on, and which of its lines that family prints.

A family is known by ideas, not by sentences: bodies reword, renumber and shorten the forms that they take over. A line
and a prompt are compared by the sorted stems of their words, so that order and endings do not count.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

import yaml
from rapidfuzz import fuzz, process

from eiascore.reading.units import Unit

# A score of 100 is the same words; these keep chance pairs of short lines out.
_SURE, _LIKELY = 82.0, 70.0
_PROMPTS_TO_KNOW = 4
_MARK_WEIGHT = 2
_WORD = re.compile(r"[a-z][a-z'\u2019-]*[a-z]", re.I)
_IDLE = frozenset(
    (
        "a", "about", "all", "also", "an", "and", "any", "are", "as", "at", "be", "been", "being", "below", "by", "can",
        "could", "did", "do", "does", "for", "from", "give", "has", "have", "how", "if", "in", "into", "is", "it",
        "its", "may", "might", "must", "of", "on", "or", "our", "out", "please", "provide", "should", "so", "such",
        "than", "that", "the", "their", "them", "there", "these", "they", "this", "those", "to", "under", "was", "we",
        "were", "what", "when", "where", "which", "who", "whom", "why", "will", "with", "would", "you", "your",
    )
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Recognised:
    """The family of a document, "" where none is known, and the places of the lines that a form prints.

    ``sure`` are lines that match a prompt of any family closely; ``likely`` also those that match the document's own.
    """

    family: str
    sure: frozenset[int]
    likely: frozenset[int]


@dataclass(frozen=True, slots=True)
class _Prompt:
    family: str
    weight: int


def stems(text: str) -> str:
    """Reduce a line to the sorted beginnings of the words that carry its meaning.

    Parameters
    ----------
    text : str
        A line.

    Returns
    -------
    str
        Stems of six letters at most, sorted, each once.

    Examples
    --------
    >>> stems("Who will be affected by the policies?") == stems("affects policy")
    True
    """
    words = {word.lower() for word in _WORD.findall(text)} - _IDLE
    return " ".join(sorted({_stem(word) for word in words}))


@lru_cache(maxsize=8192)
def _stem(word: str) -> str:
    for ending in ("ies", "ing", "ed", "es", "s", "y"):
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            word = word[: -len(ending)]
            break
    return word[:6]


@cache
def _library() -> tuple[tuple[str, ...], tuple[_Prompt, ...]]:
    data = yaml.safe_load(files("eiascore.reading").joinpath("families.yaml").read_text(encoding="utf-8"))
    lines: list[str] = []
    owners: list[_Prompt] = []
    for family, entry in data.items():
        for weight, texts in ((1, entry["asks"]), (_MARK_WEIGHT, entry["marks"])):
            lines.extend(stems(text) for text in texts)
            owners.extend(_Prompt(family, weight) for _ in texts)
    return tuple(lines), tuple(owners)


def names() -> dict[str, str]:
    """Return the families by id, each with its name.

    Returns
    -------
    dict of str to str
        ``home-office``, ``section-75`` and so on.

    Examples
    --------
    >>> names()["section-75"]
    'Northern Ireland section 75 screening'
    """
    data = yaml.safe_load(files("eiascore.reading").joinpath("families.yaml").read_text(encoding="utf-8"))
    return {family: entry["name"] for family, entry in data.items()}


def _matches(text: str) -> list[tuple[int, float]]:
    """Return the prompts that a line may be, with scores from ``_LIKELY`` up."""
    line = stems(text)
    if line.count(" ") < 1:
        return []
    found = process.extract(line, _library()[0], scorer=fuzz.ratio, processor=None, score_cutoff=_LIKELY, limit=None)
    return [(index, score) for _, score, index in found if line.count(" ") >= 2 or score >= 95.0]


def _answered(text: str, found: Sequence[tuple[int, float]]) -> bool:
    """Say whether a line holds the answer behind its label: the label alone matches as well as the whole."""
    label, colon, rest = text.partition(": ")
    if not found or not colon or not rest:
        return False
    whole = max(score for _, score in found)
    return max((score for _, score in _matches(label)), default=0.0) >= whole


def recognise(units: Sequence[Unit]) -> Recognised:
    """Find the lines that the forms of a known family print, and the family of the document.

    Parameters
    ----------
    units : sequence of Unit
        The sentences of a document in order.

    Returns
    -------
    Recognised
        The family, where four of its prompts stand in the document, and the lines that match.
    """
    seen: dict[str, list[tuple[int, float]]] = {}
    votes: dict[str, dict[int, int]] = defaultdict(dict)
    hits: dict[int, list[tuple[int, float]]] = {}
    owners = _library()[1]
    for place, unit in enumerate(units):
        if unit.kind == "furniture" or len(unit.text) > 400 or len(unit.text.split()) > 45:
            continue
        if unit.text not in seen:
            seen[unit.text] = _matches(unit.text)
        hits[place] = [] if _answered(unit.text, seen[unit.text]) else seen[unit.text]
        for index, score in seen[unit.text]:
            if score >= (_LIKELY + 5 if owners[index].weight == 1 else 90.0):
                votes[owners[index].family][index] = owners[index].weight
    strength = {family: sum(prompts.values()) for family, prompts in votes.items()}
    family = max(strength, key=lambda name: (strength[name], name), default="")
    if not family or strength[family] < _PROMPTS_TO_KNOW:
        family = ""
    # A title that tells the family is no prompt.
    asked = {place: [(i, score) for i, score in found if owners[i].weight == 1] for place, found in hits.items()}
    sure = frozenset(place for place, found in asked.items() if any(score >= _SURE for _, score in found))
    own = (place for place, found in asked.items() if any(owners[index].family == family for index, _ in found))
    return Recognised(family, sure, frozenset(own) | sure)
