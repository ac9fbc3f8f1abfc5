"""Which of the author's sentences meet a condition, told for all of them at once.

A rubric has hundreds of rules, and each asks the same few things of each sentence: which concepts it holds, which stand
around it, what kind it is, what it asserts. The answers are kept as numbers with one bit for each sentence the author
wrote, so that a rule is a handful of operations, and only sentences that meet it are looked at one by one.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable
from operator import methodcaller
from typing import TYPE_CHECKING

from eiascore.checks.lead_in import announces

if TYPE_CHECKING:
    from eiascore.checks.view import DocumentView, View

_FEW = 8
_ONES = re.compile("1").finditer
_SPARSE = 40  # in longer numbers with fewer bits each is looked for by itself, which beats writing all of them out


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
        self._asserted: dict[str, int] = {}
        self._judged = 0
        self._carrying: dict[str, tuple[int, int]] = {}
        self.every = (1 << len(self._views)) - 1

    def view(self, number: int) -> View:
        """Return a sentence by its number among those that the author wrote."""
        return self._views[number]

    def saying(self, concepts: Iterable[str]) -> int:
        """Return the sentences that hold one of some concepts."""
        return self._union("", lambda view: tuple(view.hits), concepts)

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

    def asserting(self, assertions: Iterable[str], among: int) -> int:
        """Return those of some sentences that assert in one of some ways."""
        asserted = self._asserted
        for number in numbers_of(among & ~self._judged):
            how = self._views[number].assertion
            asserted[how] = asserted.get(how, 0) | 1 << number
        self._judged |= among
        union = 0
        for wanted in assertions:
            union |= asserted.get(wanted, 0)
        return union & among

    def carrying(self, kinds: str, among: int) -> int:
        """Return those of some sentences that carry a particular of one of some kinds, which "|" parts."""
        union = 0
        for kind in kinds.split("|"):
            looked_at, found = self._carrying.get(kind, (0, 0))
            left = among & ~union & ~looked_at
            if left:
                found |= as_number([n for n in numbers_of(left) if self._views[n].facts.get(kind)])
                self._carrying[kind] = looked_at | left, found
            union |= found & among
        return union

    def of_kinds(self, kinds: Iterable[str]) -> int:
        """Return the sentences that stand in one of some kinds of block, but for lines that only announce others."""
        return self._union("kind", lambda view: () if announces(view) else (view.sentence.kind,), kinds)

    def _union(self, what: str, told: Callable[[View], Collection[str]], wanted: Iterable[str]) -> int:
        found = self._kept.get(what)
        if found is None:
            found = self._kept[what] = self._sorted(told)
        union = 0
        for name in wanted:
            union |= found.get(name, 0)
        return union

    def _sorted(self, told: Callable[[View], Collection[str]]) -> dict[str, int]:
        """Return for each name the sentences of which it is told; of many the same is told."""
        alike: dict[Collection[str], list[int]] = defaultdict(list)
        for number, view in enumerate(self._views):
            alike[told(view)].append(number)
        found: dict[str, int] = {}
        for names, numbers in alike.items():
            those = as_number(numbers)
            for name in names:
                found[name] = found.get(name, 0) | those
        return found


def as_number(places: list[int]) -> int:
    """Return the number in which some bits are set.

    Examples
    --------
    >>> bin(as_number([0, 3]))
    '0b1001'
    """
    if len(places) <= _FEW:
        number = 0
        for place in places:
            number |= 1 << place
        return number
    room = bytearray(max(places, default=0) // 8 + 1)
    for place in places:
        room[place >> 3] |= 1 << (place & 7)
    return int.from_bytes(room, "little")


def numbers_of(which: int) -> list[int]:
    """Return the bits that are set in a number, the lowest first.

    Examples
    --------
    >>> numbers_of(0b1001)
    [0, 3]
    """
    if which.bit_count() * _SPARSE < which.bit_length():
        found: list[int] = []
        while which:
            found.append(which.bit_length() - 1)
            which ^= 1 << found[-1]
        found.reverse()
        return found
    return [one.start() for one in _ONES(bin(which)[:1:-1])]
