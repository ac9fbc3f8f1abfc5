"""Whether a quotation and a labelled row are the same words: readers cut sentences at other places than people do."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

_WORD = re.compile(r"[a-z0-9%£]+")
_LEAST_SHARE = 0.85
_FEW = 4


@lru_cache(maxsize=100_000)
def words(text: str) -> tuple[str, ...]:
    """Return the words, numbers and percentages of a text in lower case."""
    return tuple(_WORD.findall(text.lower()))


@lru_cache(maxsize=100_000)
def _counted(text: str) -> Counter[str]:
    return Counter(words(text))


def covers(quote: str, row: str) -> bool:
    """Tell whether a quotation and a row are the same words, or one holds nearly all words of the other.

    Parameters
    ----------
    quote, row : str
        The texts. A row of fewer than four words must be quoted word for word.

    Examples
    --------
    >>> covers("We met the Carers Forum in May.", "1.2 We met the Carers Forum in May")
    True
    >>> covers("None", "None known so far")
    False
    """
    said, labelled = len(words(quote)), len(words(row))
    if not said or not labelled or said < min(_FEW, labelled):
        return False
    if labelled < _FEW and words(quote) != words(row):
        return False
    return (_counted(quote) & _counted(row)).total() >= _LEAST_SHARE * min(said, labelled)


def covered(quotes: Sequence[str], rows: Sequence[str]) -> list[frozenset[int]]:
    """Return for each quotation the numbers of the rows that it covers."""
    once = {
        quote: frozenset(number for number, row in enumerate(rows) if covers(quote, row))
        for quote in dict.fromkeys(quotes)
    }
    return [once[quote] for quote in quotes]
