"""Which of the author's sentences meet a condition, told for all of them at once.

A rubric has hundreds of rules, and each asks the same few things of each sentence: which concepts it holds, which stand
around it, what kind it is, what it asserts. The answers are kept as numbers with one bit for each sentence the author
wrote, so that a rule is a handful of operations, and only sentences that meet it are looked at one by one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from operator import attrgetter, methodcaller
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from eiascore.checks.view import DocumentView, View


class Sets:
    """The sets of the author's sentences in a document.

    Parameters
    ----------
    document : DocumentView
        What was read, as the checks see it.
    """

    def __init__(self, document: DocumentView) -> None:
        self._views = document.authored
        self._kept: dict[str, dict[str, int]] = {}
        self.every = (1 << len(self._views)) - 1

    def view(self, number: int) -> View:
        """Return a sentence by its number among those that the author wrote."""
        return self._views[number]

    def saying(self, concepts: Iterable[str]) -> int:
        """Return the sentences that hold one of some concepts."""
        return self._union("", attrgetter("hits"), concepts)

    def asked(self, concepts: Iterable[str], places: Iterable[str]) -> int:
        """Return the sentences with one of some concepts in a place that governs them (``View.asked``)."""
        found = 0
        for place in places:
            found |= self._union(f"asked {place}", methodcaller("asked", place), concepts)
        return found

    def around(self, concepts: Iterable[str], places: Iterable[str]) -> int:
        """Return the sentences with one of some concepts in a place around them (``View.topics``)."""
        found = 0
        for place in places:
            found |= self._union(f"around {place}", methodcaller("topics", place), concepts)
        return found

    def asserting(self, assertions: Iterable[str]) -> int:
        """Return the sentences that assert in one of some ways."""
        return self._union("assertion", lambda view: (view.assertion,), assertions)

    def of_kinds(self, kinds: Iterable[str]) -> int:
        """Return the sentences that stand in one of some kinds of block."""
        return self._union("kind", lambda view: (view.sentence.kind,), kinds)

    def _union(self, what: str, told: Callable[[View], Iterable[str]], wanted: Iterable[str]) -> int:
        found = self._kept.get(what)
        if found is None:
            found = self._kept[what] = self._sorted(told)
        union = 0
        for name in wanted:
            union |= found.get(name, 0)
        return union

    def _sorted(self, told: Callable[[View], Iterable[str]]) -> dict[str, int]:
        places: dict[str, list[int]] = defaultdict(list)
        for number, view in enumerate(self._views):
            for name in told(view):
                places[name].append(number)
        return {name: as_number(numbers) for name, numbers in places.items()}


def as_number(places: list[int]) -> int:
    """Return the number in which some bits are set.

    Examples
    --------
    >>> bin(as_number([0, 3]))
    '0b1001'
    """
    room = bytearray(max(places, default=0) // 8 + 1)
    for place in places:
        room[place >> 3] |= 1 << (place & 7)
    return int.from_bytes(room, "little")


def numbers_of(which: int) -> Iterator[int]:
    """Yield the bits that are set in a number, the lowest first.

    Examples
    --------
    >>> list(numbers_of(0b1001))
    [0, 3]
    """
    written = bin(which)[:1:-1]
    at = written.find("1")
    while at >= 0:
        yield at
        at = written.find("1", at + 1)
