"""The words of a text, as cues are matched against them."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

# A number with its separators, unless letters follow at once ("65s", "3rd"); else a run of letters and digits. The
# possessive 's is a word of its own, so that "women" is found in "women's".
WORD = r"\d+(?:,\d+)*(?:\.\d+)?%?(?![^\W_]|~)|[^\W_]+(?:'(?!s(?![^\W_]))[^\W\d_]+)?|(?<=[^\W_])'s(?![^\W_])"
_TOKEN = re.compile(WORD)
_FLAT = str.maketrans(
    dict.fromkeys("‘’ʼ`", "'")
    | dict.fromkeys("“”", '"')
    | dict.fromkeys("–—‐‑−", "-")
    | {"\xa0": " ", "\n": " ", "\t": " "}
)
_NUMBER_WORDS = frozenset(
    [
        *("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "fifteen"),
        *("twenty", "thirty", "forty", "fifty", "dozen", "half", "third", "quarter"),
        *("hundred", "hundreds", "thousand", "thousands"),
    ]
)


class Word(NamedTuple):
    """A word of a normalised text and its half-open range there."""

    text: str
    start: int
    end: int


def is_number(word: str) -> bool:
    """Tell whether a word is a number, in figures or in letters."""
    return word[0].isdigit() or word in _NUMBER_WORDS


def words_of(flat: str) -> list[Word]:
    """Return the words of a normalised text.

    Examples
    --------
    >>> [word.text for word in words_of("women's aid: 12% of 1,204 over 65s")]
    ['women', "'s", 'aid', '12%', 'of', '1,204', 'over', '65s']
    """
    return [Word(m.group(), m.start(), m.end()) for m in _TOKEN.finditer(flat)]


def spelt(flat: str) -> list[str]:
    """Return the words of a normalised text without their places, which costs a tenth.

    Examples
    --------
    >>> spelt("women's aid: 12%")
    ['women', "'s", 'aid', '12%']
    """
    return _TOKEN.findall(flat)


@lru_cache(maxsize=8192)
def normalise(text: str) -> str:
    """Lower case, straight quotes and plain hyphens, one character for one, so that offsets stay.

    Examples
    --------
    >>> normalise("Women’s Aid – 2024")
    "women's aid - 2024"
    """
    flat = text.translate(_FLAT)
    lower = flat.lower()
    # A few capitals (İ) grow when lowered; they stay as they are, since offsets matter more than their case.
    return lower if len(lower) == len(flat) else "".join(c.lower() if len(c.lower()) == 1 else c for c in flat)
