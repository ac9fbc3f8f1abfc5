"""Near-identical text under several characteristics: the mark of a form filled in by copying."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import TYPE_CHECKING

from eiascore.checks.answer import words_beside

if TYPE_CHECKING:
    from eiascore.checks.answer import Answer

_LIKE = 0.85
# Texts compared pair by pair at most; beyond that only identical texts count as clones.
_MOST_COMPARED = 300


def clones_of(answers: Sequence[Answer]) -> frozenset[int]:
    """Return the sentences whose text stands, nearly word for word, under three or more characteristics.

    Parameters
    ----------
    answers : sequence of Answer
        All findings of a document.

    Returns
    -------
    frozenset of int
        Indices of sentences.
    """
    groups: dict[tuple[str, ...], list[Answer]] = defaultdict(list)
    for answer in answers:
        # Without the names of characteristics: clones differ in nothing else.
        words = words_beside(answer.view) if answer.labelled else ()
        if len(words) >= 4:
            groups[words].append(answer)
    merged = _merge(list(groups))
    found: dict[int, list[Answer]] = defaultdict(list)
    for words, group in groups.items():
        found[merged[words]] += group
    return frozenset(
        answer.view.index
        for group in found.values()
        # A row or heading that names three characteristics at once is one text, not three.
        if len({a.subjects for a in group}) >= 3 and len({s.value for a in group for s in a.subjects}) >= 3
        for answer in group
    )


def _merge(texts: list[tuple[str, ...]]) -> dict[tuple[str, ...], int]:
    """Give near-identical texts the same number (Jaccard similarity of their words above .85)."""
    numbers = {words: i for i, words in enumerate(texts)}
    if len(texts) > _MOST_COMPARED:
        return numbers
    sets = [frozenset(words) for words in texts]
    for i, words in enumerate(texts):
        for j in range(i):
            if len(sets[i] & sets[j]) > _LIKE * len(sets[i] | sets[j]):
                numbers[words] = numbers[texts[j]]
                break
    return numbers
