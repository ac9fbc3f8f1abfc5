"""Which lines of two texts are the same, were reworded, or stand in one alone.

Every rule here is the same from either side, so that a comparison turned round is its mirror image.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass

from eiascore.text import squeeze

ALIKE = 70.0
"""Similarity, of a hundred, from which two lines are wordings of one: unrelated lines of a length come to some 50."""

_SAME_PLACE = 40.0  # enough for two lines that answer the same question of the form, and are all that changed there
_FEW_WORDS = 8
_LEAST_LETTERS = 12
_ROWS_AT_ONCE = 400
_PLAIN = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "‑": "-", "−": "-"})


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a text: its words, what it answers ("" where nothing is asked), and which section it stands in."""

    words: str
    place: str = ""
    section: int = 0


@dataclass(frozen=True, slots=True)
class Aligned:
    """Pairs of indices into the two texts: the same words, and other words for the same."""

    same: tuple[tuple[int, int], ...]
    reworded: tuple[tuple[int, int], ...]

    @property
    def pairs(self) -> tuple[tuple[int, int], ...]:
        """All pairs."""
        return (*self.same, *self.reworded)

    def alone(self, side: int, count: int) -> list[int]:
        """Return the lines of one text (0: old, 1: new), which has so many, that are in no pair."""
        paired = {pair[side] for pair in self.pairs}
        return [number for number in range(count) if number not in paired]


def plain_words(text: str) -> str:
    """Return a text as it is compared: without case, kinds of quotation marks and dashes, or a stop at the end.

    Examples
    --------
    >>> plain_words(" The Council’s  duty – in law.")
    "the council's duty - in law"
    """
    return squeeze(text).translate(_PLAIN).casefold().strip(" .;:,•·*▪-")


def align(old: Sequence[Line], new: Sequence[Line]) -> Aligned:
    """Find the lines that two texts have in common.

    Parameters
    ----------
    old, new : sequence of Line
        The lines, with words as ``plain_words`` returns them.

    Returns
    -------
    Aligned
        Each line is in one pair at most, wherever it stands.

    Examples
    --------
    >>> old = [Line("we will fit a ramp by may 2025"), Line("n/a")]
    >>> new = [Line("n/a"), Line("we will fit a ramp by june 2026")]
    >>> align(old, new)
    Aligned(same=((1, 0),), reworded=((0, 1),))
    """
    left, right = set(range(len(old))), set(range(len(new)))
    same: list[tuple[int, int]] = []
    # First where the question is the same as well: one "N/A" of ten that went is the one that was answered.
    for key in (lambda line: (line.words, line.place), lambda line: (line.words, "")):
        same += _taken(_equal([*map(key, old)], [*map(key, new)], left, right), left, right)
    reworded = _taken(_in_one_place(old, new, left, right), left, right)
    reworded += _taken(_alike(old, new, left, right), left, right)
    return Aligned(tuple(sorted(same)), tuple(sorted(reworded)))


def align_within(old: Sequence[tuple[Hashable, Line]], new: Sequence[tuple[Hashable, Line]]) -> Aligned:
    """Align lines, each with a key that both lines of a pair have, such as whether a quotation is for or against."""
    same: list[tuple[int, int]] = []
    reworded: list[tuple[int, int]] = []
    there = _numbers([key for key, _ in new], set(range(len(new))))
    for key, numbers in _numbers([key for key, _ in old], set(range(len(old)))).items():
        others = there.get(key, [])
        found = align([old[n][1] for n in numbers], [new[n][1] for n in others])
        same += [(numbers[a], others[b]) for a, b in found.same]
        reworded += [(numbers[a], others[b]) for a, b in found.reworded]
    return Aligned(tuple(sorted(same)), tuple(sorted(reworded)))


def _taken(pairs: Iterator[tuple[int, int]], left: set[int], right: set[int]) -> list[tuple[int, int]]:
    """Return the pairs of lines that are free yet, the first come first, and take them."""
    taken = []
    for one, other in pairs:
        if one in left and other in right:
            left.remove(one)
            right.remove(other)
            taken.append((one, other))
    return taken


def _numbers(keys: Sequence[Hashable], free: set[int]) -> dict[Hashable, list[int]]:
    found: dict[Hashable, list[int]] = defaultdict(list)
    for number in sorted(free):
        found[keys[number]].append(number)
    return found


def _equal(
    old: Sequence[Hashable], new: Sequence[Hashable], left: set[int], right: set[int]
) -> Iterator[tuple[int, int]]:
    """Yield lines of one key, the first with the first."""
    there = _numbers(new, right)
    for key, numbers in _numbers(old, left).items():
        yield from zip(numbers, there.get(key, ()), strict=False)


def _in_one_place(
    old: Sequence[Line], new: Sequence[Line], left: set[int], right: set[int]
) -> Iterator[tuple[int, int]]:
    """Yield the one line that is left on either side of what answers a question: a date, a name, a ticked box."""
    from rapidfuzz import fuzz

    there = _numbers([line.place for line in new], right)
    for place, numbers in _numbers([line.place for line in old], left).items():
        others = there.get(place, [])
        if not place or len(numbers) != 1 or len(others) != 1:
            continue
        one, other = old[numbers[0]].words, new[others[0]].words
        short = max(len(one.split()), len(other.split())) <= _FEW_WORDS
        if short or fuzz.token_sort_ratio(one, other) >= _SAME_PLACE:
            yield numbers[0], others[0]


def _alike(old: Sequence[Line], new: Sequence[Line], left: set[int], right: set[int]) -> Iterator[tuple[int, int]]:
    """Yield lines of similar words, the most similar first; of equals those at the same place in the text."""
    import numpy as np
    from rapidfuzz import fuzz, process

    rows = [n for n in sorted(left) if len(old[n].words) >= _LEAST_LETTERS]
    columns = [n for n in sorted(right) if len(new[n].words) >= _LEAST_LETTERS]
    others = [_in_order(new[n].words) for n in columns]
    found = []
    for start in range(0, len(rows), _ROWS_AT_ONCE):  # a long document with all of it new fits in memory
        some = rows[start : start + _ROWS_AT_ONCE]
        words = [_in_order(old[n].words) for n in some]
        scores = process.cdist(words, others, scorer=fuzz.ratio, score_cutoff=ALIKE, dtype=np.float32)
        for row, column in zip(*np.nonzero(scores), strict=True):
            one, other = some[row], columns[column]
            apart = abs(one / len(old) - other / len(new))
            found.append((-float(scores[row, column]), apart, one + other, one, other))
    yield from ((one, other) for *_, one, other in sorted(found))


def _in_order(words: str) -> str:
    """Return the words of a line in the order of letters: what was put elsewhere in a sentence is the same."""
    return " ".join(sorted(words.split()))


def moved(old: Sequence[Line], new: Sequence[Line], pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the pairs of which the two lines stand in sections that have little else in common.

    Sections are known by what they hold, not by their titles, which may be worded anew.
    """
    shared = Counter((old[one].section, new[other].section) for one, other in pairs)
    most_old: dict[int, int] = {}
    most_new: dict[int, int] = {}
    for (one, other), count in shared.items():
        most_old[one] = max(most_old.get(one, 0), count)
        most_new[other] = max(most_new.get(other, 0), count)

    def left_home(one: int, other: int) -> bool:
        count = shared[old[one].section, new[other].section]
        return count < most_old[old[one].section] and count < most_new[new[other].section]

    return [pair for pair in pairs if left_home(*pair)]
