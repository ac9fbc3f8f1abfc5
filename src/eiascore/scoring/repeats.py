"""Evidence that says again what was said before: pasting a good sentence ten times does not make it ten."""

from __future__ import annotations

import re
from collections.abc import Iterable

from eiascore.schema import Document, Evidence

_WORD = re.compile(r"[^\W_]+")
# What is put before or into a sentence to make it look new.
_FILLING = frozenset(
    {"a", "again", "also", "an", "and", "furthermore", "further", "in", "addition", "additionally", "moreover", "the"}
)
# Shorter ones ("Head of Housing", "Quarterly") say something new in each row of a table.
_LEAST_WORDS = 6


def marked(evidence: Iterable[Evidence], document: Document) -> list[Evidence]:
    """Return the evidence in order of the text, with every repetition tied to the first of its kind.

    Parameters
    ----------
    evidence : iterable of Evidence
        The evidence of one criterion.
    document : Document
        For its words.

    Returns
    -------
    list of Evidence
        With ``repeats`` set where an earlier sentence of the same polarity has the same words, but for their order and
        words like "also".
    """
    first: dict[tuple[str, tuple[str, ...]], int] = {}
    found = []
    for item in sorted(evidence, key=lambda e: (e.start, e.polarity)):
        words = tuple(sorted(_WORD.findall(document.text[item.start : item.end].lower())))
        said = tuple(word for word in words if word not in _FILLING)
        if (
            len(words) < _LEAST_WORDS
            or (original := first.setdefault((item.polarity, said), item.sentence)) == item.sentence
        ):
            found.append(item)
        else:
            found.append(item.model_copy(update={"repeats": original}))
    return found
