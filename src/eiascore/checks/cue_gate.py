"""Which cues could stand in some texts, by their words alone, told for all cues at once.

Each place of a cue that must be filled is one bit of a number, and behind the places of a cue one bit stays free. A
word has a mask: the bits of the places that it may fill. Adding one at the first place of each cue carries through to
its free bit where all its places are filled. What passes is looked for properly.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import TypedDict

from eiascore.checks.cue_words import is_number
from eiascore.checks.cues import Cue, Item
from eiascore.checks.sets import as_number, numbers_of

_MOST_MASKS = 20_000  # of one to two kilobytes each


class GateTable(TypedDict):
    """What a gate is built from, as plain data: numbers of bits, cue after cue.

    ``words``, ``stems`` and ``numbers`` tell which places a word may fill, words by how they begin, and numbers; a
    longer alternative is filed under its longest word. These are strings, since most words of a rubric are never met in
    a document and reading lists of them would cost more than what is saved. ``free`` are the bits behind each cue.
    """

    words: dict[str, str]
    stems: dict[str, str]
    numbers: str
    free: list[int]


def gate_table(cues: Sequence[Cue]) -> GateTable:
    """Return the table of some cues.

    Parameters
    ----------
    cues : sequence of Cue
        The cues; ``Gate.candidates`` returns indices into them.

    Returns
    -------
    GateTable
        The table.
    """
    bits: dict[str, list[int]] = defaultdict(list)
    free: list[int] = []
    bit = 0
    for cue in cues:
        for place in cue.items:
            if not place.optional:
                for word in _filing(place):
                    bits[word].append(bit)
                bit += 1
        free.append(bit)
        bit += 1
    written = {word: " ".join(map(str, places)) for word, places in bits.items()}
    numbers = written.pop("#", "")
    stems = {word[:-1]: places for word, places in written.items() if word[-1] == "~"}
    return GateTable(
        words={word: places for word, places in written.items() if word[-1] != "~"},
        stems=stems,
        numbers=numbers,
        free=free,
    )


def _filing(place: Item) -> Iterable[str]:
    """Return the words of which one must be there for a place to be filled."""
    return {"#"} if place.percent else {max(option, key=len) for option in place.options}


class Gate:
    """Tells which cues could stand in some texts.

    Parameters
    ----------
    table : GateTable
        From ``gate_table``.

    Examples
    --------
    >>> from eiascore.checks.cues import parse
    >>> gate = Gate(gate_table([parse("we consult~"), parse("we met us")]))
    >>> list(gate.candidates([["they", "met", "us"], ["consulted", "we"]]))
    [0]
    """

    def __init__(self, table: GateTable) -> None:
        self._words, self._stems = table["words"], table["stems"]
        self._numbers = [int(bit) for bit in table["numbers"].split()]
        self._stem_lengths = sorted(set(map(len, self._stems)))
        free = table["free"]
        self._cue_of = {bit: number for number, bit in enumerate(free)}
        self._free = as_number(free)
        self._firsts = as_number([0, *(bit + 1 for bit in free[:-1])] if free else [])
        self._masks: dict[str, int] = {}

    def candidates(self, texts: Iterable[Iterable[str]]) -> Iterator[int]:
        """Yield the index of each cue that could stand in one of some texts, in order.

        Parameters
        ----------
        texts : iterable of iterable of str
            The words of each text, in any order.

        Yields
        ------
        int
            Indices of cues.
        """
        if len(self._masks) > _MOST_MASKS:
            self._masks.clear()
        masks, firsts, carried = self._masks, self._firsts, 0
        for words in texts:
            filled = 0
            for word in words:
                mask = masks.get(word)
                if mask is None:
                    mask = masks[word] = as_number(self._bits(word))
                filled |= mask
            carried |= filled + firsts
        for bit in numbers_of(carried & self._free):
            yield self._cue_of[bit]

    def _bits(self, word: str) -> list[int]:
        bits = list(self._numbers) if is_number(word) else []
        bits += map(int, self._words.get(word, "").split())
        for length in self._stem_lengths:
            if length > len(word):
                break
            bits += map(int, self._stems.get(word[:length], "").split())
        return bits
