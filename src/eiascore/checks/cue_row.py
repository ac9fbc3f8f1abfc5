"""Many texts laid out in one row of words, so that a cue is looked for in all of them at once.

Each word of the row has a number, and a set of places is one long number with a bit for each of them. Where a word
stands is such a set; "one of these words" is the union of a few, "right behind" a shift, "up to four words on" a few
shifts. A cue costs a dozen operations on a number however many texts there are, and long texts cost what their bits
cost. Behind each text one place stays empty: it is the end of the text, and nothing reaches over it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence

from eiascore.checks.cue_words import is_number
from eiascore.checks.cues import Cue, Item
from eiascore.checks.sets import as_number, numbers_of

# No cue asks for a longer one; all beginnings of a word of a million letters would fill the memory.
_LONGEST_STEM = 64


class Row:
    """The words of some texts, one text behind the other.

    Parameters
    ----------
    texts : sequence of sequence of str
        The words of each text, normalised.

    Examples
    --------
    >>> from eiascore.checks.cues import parse
    >>> row = Row([["we", "consulted", "them"], ["they", "consulted", "us"], ["we", "met"]])
    >>> row.texts_at(row.starts(parse("consult~ (us|them)")))
    [0, 1]
    """

    def __init__(self, texts: Sequence[Sequence[str]]) -> None:
        standing: dict[str, list[int]] = defaultdict(list)
        self._firsts: list[int] = []
        self._text_of: list[int] = []
        ends: list[int] = []
        at = 0
        for number, words in enumerate(texts):
            self._firsts.append(at)
            self._text_of += [number] * (len(words) + 1)
            for place, word in enumerate(words, at):
                standing[word].append(place)
            at += len(words) + 1
            ends.append(at - 1)
        self._standing, self._sorted = standing, sorted(standing)
        # All that the words of cues can ask for and find here.
        stems = {word[:_LONGEST_STEM] for word in self._sorted}
        self._wanted = {f"{stem[:length]}~" for stem in stems for length in range(1, len(stem) + 1)}
        self._wanted.update(self._sorted, "#")
        self._ends = as_number(ends)
        self._every = (1 << at) - 1
        self._inside = self._every ^ self._ends
        self._opened = {1: self._inside}
        self._words: dict[str, int] = {}
        self._items: dict[Item, tuple[tuple[int, int], ...]] = {}

    @property
    def words(self) -> list[str]:
        """The distinct words, sorted."""
        return self._sorted

    def starts(self, cue: Cue) -> int:
        """Return the set of places at which a cue begins."""
        found = self._from(cue, 0, 0, {}) & self._inside
        lead = cue.items[0]
        if found and lead.gap and not lead.optional:
            found &= self._union(word for word in self._sorted if lead.begins(word))
        if found and cue.at_start:
            found &= self._ends << 1 | 1
        return found

    def laid_out(self) -> list[str]:
        """Return the words place by place, "" behind each text."""
        laid = [""] * len(self._text_of)
        for word, places in self._standing.items():
            for place in places:
                laid[place] = word
        return laid

    def starts_of_run(self, run: Sequence[str]) -> int:
        """Return the set of places at which some words stand one behind the other, each as it is."""
        return self._standing_run(run) if self._standing.keys() >= set(run) else 0

    def where(self, place: int) -> tuple[int, int]:
        """Return the number of the text that a place stands in, and of the word in it."""
        text = self._text_of[place]
        return text, place - self._firsts[text]

    def texts_at(self, places: int) -> list[int]:
        """Return the number of each text that holds one of a set of places, in order."""
        text_of = self._text_of
        return list(dict.fromkeys([text_of[place] for place in numbers_of(places)]))

    def inside(self, text: int) -> Callable[[int], int]:
        """Return what takes from a set of places those of one text, counted from its start."""
        first = self._firsts[text]
        end = self._firsts[text + 1] if text + 1 < len(self._firsts) else len(self._text_of)
        mask = (1 << (end - first)) - 1
        return lambda places: places >> first & mask

    def _from(self, cue: Cue, number: int, spare: int, known: dict[tuple[int, int], int]) -> int:
        """Return the places from which the items of a cue from ``number`` on stand (see ``Cue``)."""
        if number == len(cue.items):
            return self._before(self._ends, cue.end_gap + spare) if cue.at_end else self._every
        if (number, spare) in known:
            return known[number, spare]
        item = cue.items[number]
        # What stands nowhere is told before what is behind it: most cues stand nowhere.
        standing = self._standing_at(item)
        found = 0
        if standing and number == len(cue.items) - 1 and not cue.at_end:
            for _, places in standing:
                found |= places
        elif standing and (behind := self._from(cue, number + 1, 0, known)):
            for length, places in standing:
                found |= places & (behind >> length)
        gap = item.gap + spare
        if gap and found:
            found = self._before(found, gap)
        if item.optional:
            found |= self._from(cue, number + 1, gap, known)
        known[number, spare] = found
        return found

    def _before(self, places: int, words: int) -> int:
        """Return a set of places with up to so many words before each, of the same text."""
        step = reach = 1
        while words and places:
            while step > words:
                step //= 2
            places |= (places >> step) & self._open(step)
            words -= step
            reach += step
            step = min(step * 2, reach)
        return places

    def _open(self, step: int) -> int:
        """Return the places from which a step leads over words of one text only; steps are powers of two."""
        if step not in self._opened:
            half = self._open(step // 2)
            self._opened[step] = half & half >> (step // 2)
        return self._opened[step]

    def _standing_at(self, item: Item) -> tuple[tuple[int, int], ...]:
        """Return where the alternatives of an item stand: by their length in words, those that stand anywhere."""
        standing = self._items.get(item)
        if standing is None:
            standing = self._items[item] = self._look_up(item)
        return standing

    def _look_up(self, item: Item) -> tuple[tuple[int, int], ...]:
        single, longer = item.filed
        words = self._words
        alone = 0
        for word in self._wanted & single:
            alone |= words[word] if word in words else self._standing_word(word)
        if not longer and not item.percent:
            return ((1, alone),) if alone else ()
        found: dict[int, int] = defaultdict(int)
        if item.percent:
            self._percent(found)
        found[1] |= alone
        for word in self._wanted.intersection(longer):
            for run in longer[word]:
                found[len(run)] |= self._standing_run(run)
        return tuple((length, places) for length, places in found.items() if places)

    def _standing_run(self, run: Sequence[str]) -> int:
        places = self._standing_word(run[0])
        for number, word in enumerate(run[1:], 1):
            if not places:
                break
            places &= self._standing_word(word) >> number
        return places

    def _standing_word(self, wanted: str) -> int:
        """Return where a word of a cue stands: that word, words that begin so, or numbers."""
        found = self._words.get(wanted)
        if found is None:
            words: Iterable[str] = (wanted,)
            if wanted == "#":
                words = filter(is_number, self._sorted)
            elif wanted[-1] == "~":
                stem = wanted[:-1]
                words = self._sorted[bisect_left(self._sorted, stem) : bisect_left(self._sorted, stem + "\U0010ffff")]
            found = self._words[wanted] = self._union(words)
        return found

    def _percent(self, found: dict[int, int]) -> None:
        figures = [word for word in self._sorted if word[0].isdigit()]
        found[1] = self._union(word for word in figures if word[-1] == "%")
        number = self._union(word for word in figures if word[-1] != "%")
        found[2] = number & self._standing_word("percent") >> 1
        found[3] = number & self._standing_word("per") >> 1 & self._standing_word("cent") >> 2

    def _union(self, words: Iterable[str]) -> int:
        return as_number([place for word in words for place in self._standing.get(word, ())])
