"""What stands at one height of a page: words side by side, the white space between them, and titles of columns."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from eiascore.reading.pdf_lines import CLEAR_BULLETS, NUMBERED, Line
from eiascore.reading.pdf_words import Word

WIDE = 0.9  # white space in font sizes that parts two columns: more than justified lines leave between words
NEAR = 0.85  # font sizes between lines that are nearer than lines of one cell
LARGE = 1.6  # times the font size of a table: a heading
YEAR = re.compile(r"(?:19|20)\d\d(?:\W(?:19|20)?\d\d)?")
MARKERS = CLEAR_BULLETS + "–—-*oØ§"


@dataclass(slots=True)
class Level:
    """Words that stand at one height, from left to right, and the white space that parts them.

    Where cells are centred on each other, their lines stand at heights between each other's: these are one level, which
    reaches from the line at ``first`` to that at ``base``.
    """

    words: list[Word]
    base: float
    size: float
    gaps: list[tuple[float, float]] = field(default_factory=list)
    first: float = field(init=False)

    def __post_init__(self) -> None:
        self.first = self.base

    @property
    def top(self) -> float:
        """Upper edge of the words."""
        return min(word.top for word in self.words)


def levels_of(lines: Iterable[Line]) -> list[Level]:
    """Return what stands at each height of a page.

    Parameters
    ----------
    lines : iterable of Line
        Lines in any order.

    Returns
    -------
    list of Level
        From the top down; text that runs up the page is left out.
    """
    levels: list[Level] = []
    for line in sorted((line for line in lines if not line.turned), key=lambda line: line.base):
        last = levels[-1] if levels else None
        if last and line.base - last.base < 0.3 * min(last.size, line.size):
            last.words += line.words
        else:
            levels.append(Level(list(line.words), line.base, line.size))
    levels = _interlocked(levels)
    for level in levels:
        level.words.sort(key=lambda word: word.x0)
        level.gaps = _gaps(level)
    return levels


def _interlocked(levels: Sequence[Level]) -> list[Level]:
    """Join levels that are too near to stand under each other, and do not: lines of cells that are centred."""
    joined: list[Level] = []
    last: Sequence[Word] = ()  # words of the last line of the last level
    for level in levels:
        above, words = (joined[-1] if joined else None), list(level.words)
        if above and level.base - above.base < NEAR * min(above.size, level.size) and _beside(last, words):
            above.words += words
            above.base = level.base
        else:
            joined.append(level)
        last = words
    return joined


def _beside(first: Sequence[Word], second: Sequence[Word]) -> bool:
    return not any(a.x0 < b.x1 and b.x0 < a.x1 for a in first for b in second)


def _gaps(level: Level) -> list[tuple[float, float]]:
    """Return the wide gaps between words, but for those behind a bullet or number."""
    gaps = []
    start, reach, least = level.words[0], level.words[0].x1, WIDE * level.size
    for last, word in pairwise(level.words):
        reach = max(reach, last.x1)
        if word.x0 - reach < least:
            continue
        if last is not start or not _is_marker(last, word):
            gaps.append((reach, word.x0))
        start = word
    return gaps


def _is_marker(mark: Word, word: Word) -> bool:
    text = mark.text
    if text in MARKERS or (NUMBERED.fullmatch(text) and not text[-1].isalnum()):
        return True
    return NUMBERED.fullmatch(text) is not None and "." in text and not word.text[0].isdigit()


def titles(levels: Sequence[Level]) -> set[int]:
    """Return the levels at which a table begins: words in bold stand side by side below plain ones."""
    bold = [all(word.style.bold for word in level.words) for level in levels]
    return {k for k, level in enumerate(levels) if k and bold[k] and not bold[k - 1] and _names(level)}


def _names(level: Level) -> bool:
    """Whether all that stands side by side is words or years: a sum in bold ends a table and begins none."""
    starts = {x1 for _, x1 in level.gaps}
    groups: list[str] = [""]
    for word in level.words:
        groups += [""] if word.x0 in starts else []
        groups[-1] += word.text
    return len(groups) > 1 and all(any(map(str.isalpha, text)) or YEAR.fullmatch(text) for text in groups)


def is_heading(level: Level, row: Level) -> bool:
    """Whether a level without columns is set much larger than a row."""
    return not level.gaps and level.size > LARGE * max(word.style.size for word in row.words)
