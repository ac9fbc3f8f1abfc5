"""Which cues could stand in a text: those whose places are filled in order and near enough, told for all cues at once.

Each place of a cue that must be filled is one bit of a number. A word of a text has a mask: the bits of the places that
it may begin, given the word behind it. Going through the text word by word, a bit is set where the word may begin its
place and the place before was begun shortly before. A cue of which the last bit was set *could* stand, and only those
are matched properly: of thousands of cues a handful a sentence. A word costs a dozen operations on numbers of a
kilobyte, however many cues there are.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import TypedDict

from eiascore.checks.cue_words import is_number
from eiascore.checks.cues import Cue, Item, fits

_SHORT = 6  # words: most cues have no gap, or one of up to four words
_MOST_MASKS = 20_000  # of about a kilobyte each


class GateTable(TypedDict):
    """What a gate is built from, as plain data: numbers of bits, one for each place, cue after cue.

    ``words`` and ``stems`` are alternatives of one word; ``runs`` are longer ones, by their first and second word as
    the cue writes them: ``"second:3 17|other:5"``. These are strings, since most words of a rubric are never met in a
    document and reading lists of them would cost more than what is saved. ``anywhere`` are the first places of cues
    that may begin with something else.
    """

    words: dict[str, str]
    stems: dict[str, str]
    runs: dict[str, str]
    numbers: list[int]
    lasts: list[int]
    starts: list[int]
    anywhere: list[int]
    short: list[int]
    long: list[int]


class _Table:
    """A table in the making."""

    def __init__(self) -> None:
        self.words: dict[str, list[int]] = defaultdict(list)
        self.stems: dict[str, list[int]] = defaultdict(list)
        self.runs: dict[str, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
        self.numbers: set[int] = set()

    def add(self, place: Item, bit: int) -> None:
        if place.percent:
            self.numbers.add(bit)
        for first, *rest in place.options:
            if first == "#":
                self.numbers.add(bit)
            elif rest:
                self.runs[first][rest[0]].append(bit)
            elif first[-1] == "~":
                self.stems[first[:-1]].append(bit)
            else:
                self.words[first].append(bit)


def gate_table(cues: Sequence[Cue]) -> GateTable:
    """Return the table of some cues.

    Parameters
    ----------
    cues : sequence of Cue
        The cues; ``Gate.candidates`` returns indices into them.

    Returns
    -------
    GateTable
        Where the next place need not begin with the very next word, the bit is ``short`` (up to six words on) or
        ``long``. ``starts`` are first places that stand at the start of a text only.
    """
    table = _Table()
    lasts, starts, anywhere = [], [], []
    reached: dict[str, list[int]] = {"": [], "short": [], "long": []}
    bit = 0
    for cue in cues:
        if cue.items[0].optional or cue.items[0].gap:
            anywhere.append(bit)
        elif cue.at_start:
            starts.append(bit)
        places = [item for item in cue.items if not item.optional]
        for place, reach in zip(places, _reaches(cue.items), strict=True):
            table.add(place, bit)
            reached["" if reach <= 1 else "short" if reach <= _SHORT else "long"].append(bit)
            bit += 1
        lasts.append(bit - 1)
    return GateTable(
        words={word: _written(bits) for word, bits in table.words.items()},
        stems={stem: _written(bits) for stem, bits in table.stems.items()},
        runs={
            first: "|".join(f"{second}:{_written(bits)}" for second, bits in seconds.items())
            for first, seconds in table.runs.items()
        },
        numbers=sorted(table.numbers),
        lasts=lasts,
        starts=starts,
        anywhere=anywhere,
        short=reached["short"],
        long=reached["long"],
    )


def _written(bits: list[int]) -> str:
    return " ".join(map(str, bits))


def _reaches(items: Sequence[Item]) -> list[int]:
    """Return for each place that must be filled how many words on the next one may begin at most (0 for the last)."""
    reaches: list[int] = []
    reach = 0
    for item in items:
        if not item.optional:
            if reach:
                reaches.append(reach + item.gap)
            reach = item.longest
        elif reach:
            reach += item.gap + item.longest
    return [*reaches, 0]


class _Seconds:
    """The second words of the runs that a word begins, those of one word apart from beginnings and numbers."""

    def __init__(self, runs: str) -> None:
        self._exact: dict[str, list[str]] = defaultdict(list)
        self._loose: list[tuple[str, str]] = []
        for run in runs.split("|"):
            second, _, bits = run.partition(":")
            if second[-1] in "~#":
                self._loose.append((second, bits))
            else:
                self._exact[second].append(bits)

    def bits(self, word: str) -> list[int]:
        """Return the places that go on with a word."""
        found = [*self._exact.get(word, ()), *(bits for second, bits in self._loose if fits(second, word))]
        return [int(bit) for bits in found for bit in bits.split()]


class Gate:
    """Tells which cues could stand in a text.

    Parameters
    ----------
    table : GateTable
        From ``gate_table``.

    Examples
    --------
    >>> from eiascore.checks.cues import parse
    >>> gate = Gate(gate_table([parse("we consult~"), parse("consult~ us")]))
    >>> list(gate.candidates(["when", "we", "consulted", "them"]))
    [(0, [1])]
    """

    def __init__(self, table: GateTable) -> None:
        self._words, self._stems, self._numbers = table["words"], table["stems"], table["numbers"]
        self._runs = {first: seconds for first, seconds in table["runs"].items() if first[-1] != "~"}
        self._stem_runs = {first[:-1]: seconds for first, seconds in table["runs"].items() if first[-1] == "~"}
        self._stem_lengths = sorted({len(stem) for stem in (*self._stems, *self._stem_runs)})
        lasts = table["lasts"]
        firsts = [0, *(last + 1 for last in lasts[:-1])] if lasts else []
        self._bytes = (lasts[-1] // 8 + 1) if lasts else 0
        self._cue_of = {last: number for number, last in enumerate(lasts)}
        self._first_of, self._anywhere = firsts, frozenset(table["anywhere"])
        self._lasts, self._firsts = self._mask(lasts), self._mask(firsts)
        self._later_firsts = self._firsts & ~self._mask(table["starts"])
        self._short, self._long = self._mask(table["short"]), self._mask(table["long"])
        self._alone: dict[str, int] = {}
        self._before: dict[str, _Seconds] = {}
        self._pairs: dict[tuple[str, str], int] = {}

    def candidates(self, words: Sequence[str]) -> Iterator[tuple[int, Sequence[int]]]:
        """Yield the index of each cue that could stand in a text, and the words at which it could begin.

        Parameters
        ----------
        words : sequence of str
            The words of the text.

        Yields
        ------
        tuple of int, sequence of int
            In order of the cues.
        """
        every, reached = self._walk(words)
        while reached:
            low = reached & -reached
            reached ^= low
            number = self._cue_of[low.bit_length() - 1]
            first = self._first_of[number]
            if first in self._anywhere:
                yield number, range(len(words))
            else:
                bit = 1 << first
                yield number, [at for at, places in enumerate(every) if places & bit]

    def _walk(self, words: Sequence[str]) -> tuple[list[int], int]:
        """Return the places that each word begins, and the last places of the cues that could stand."""
        short, long, begun = self._short, self._long, self._firsts
        latest = ever = 0
        recent = [0] * (_SHORT - 1)
        every = []
        for at, mask in enumerate(self._masks(words)):
            places = 0  # `latest` was set at the word before, `recent` at the five before that, `ever` at any before
            if mask:
                before = recent[0] | recent[1] | recent[2] | recent[3] | recent[4]
                places = mask & (begun | (latest | (before & short) | (ever & long)) << 1)
            recent[at % (_SHORT - 1)] = latest
            latest = places
            ever |= places
            every.append(places)
            begun = self._later_firsts
        return every, ever & self._lasts

    def _masks(self, words: Sequence[str]) -> list[int]:
        """Return for each word the places that it may begin, given the word behind it."""
        alone, before, pairs = self._alone, self._before, self._pairs
        if len(alone) + len(pairs) > _MOST_MASKS:
            alone.clear()
            before.clear()
            pairs.clear()
        masks = []
        for at, word in enumerate(words, 1):
            if word not in alone:
                self._look_up(word)
            mask = alone[word]
            if word in before and at < len(words):
                pair = word, words[at]
                if pair not in pairs:
                    pairs[pair] = mask | self._mask(before[word].bits(words[at]))
                mask = pairs[pair]
            masks.append(mask)
        return masks

    def _look_up(self, word: str) -> None:
        bits = list(self._numbers) if is_number(word) else []
        bits += map(int, self._words.get(word, "").split())
        runs = [self._runs[word]] if word in self._runs else []
        for length in self._stem_lengths:
            if length > len(word):
                break
            bits += map(int, self._stems.get(word[:length], "").split())
            runs += [self._stem_runs[word[:length]]] if word[:length] in self._stem_runs else []
        self._alone[word] = self._mask(bits)
        if runs:
            self._before[word] = _Seconds("|".join(runs))

    def _mask(self, bits: Sequence[int]) -> int:
        if not bits:
            return 0
        room = bytearray(self._bytes)
        for bit in bits:
            room[bit >> 3] |= 1 << (bit & 7)
        return int.from_bytes(room, "little")
