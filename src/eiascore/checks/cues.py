"""The cue language: how a rubric writes down wording, in a form that cannot run wild.

A cue is a line of words, read left to right:

==============  ===================================================================
``consulted``   that word, in any case
``consult~``    a word that begins so: consult, consulted, consultation
``(a|b c|d~)``  one of these; with ``?`` behind it, one of these or nothing; brackets may stand in brackets
``*``, ``**``   up to 4, up to 12 other words
``#``, ``#%``   a number; a percentage
``^``, ``$``    the start, the end of the sentence
==============  ===================================================================

Words may be parted by spaces or punctuation. There are no open-ended repeats, so a cue costs time linear in the
sentence. Cues are matched word by word and not compiled to regular expressions: compiling the cues of a rubric would
cost a cold start more than reading and scoring a document.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from eiascore.checks.cue_brackets import unnested
from eiascore.checks.cue_words import WORD, Word, is_number, normalise, words_of
from eiascore.errors import RubricError

__all__ = ["Cue", "Item", "Word", "fits", "is_phrase", "normalise", "parse", "words_of"]

_SPECIAL = re.compile(r"[~*#^$()|?]")
_ITEM = re.compile(r"\((?P<group>[^()]*)\)(?P<optional>\??)|(?P<gap>\*\*?)|(?P<percent>#%)|(?P<plain>[^\s()*]+)|\s+")
_CUE_TOKEN = re.compile(rf"#|(?:{WORD})~?")
_GAPS = {"*": 4, "**": 12}


class Item:
    """One place in a cue: its alternatives (each a run of words), and how many other words may stand before it.

    The alternatives are filed by their first word, since most words of a sentence begin none of them and that must cost
    one look-up.
    """

    __slots__ = ("_filed", "_first", "gap", "optional", "options", "percent")

    def __init__(
        self, options: tuple[tuple[str, ...], ...], gap: int = 0, *, optional: bool = False, percent: bool = False
    ) -> None:
        self.options, self.gap, self.optional, self.percent = options, gap, optional, percent
        self._first: _Firsts | None = None
        self._filed: tuple[frozenset[str], dict[str, list[tuple[str, ...]]]] | None = None

    @property
    def first(self) -> _Firsts:
        """The alternatives by their first word."""
        if self._first is None:
            self._first = _Firsts(self.options)
        return self._first

    @property
    def filed(self) -> tuple[frozenset[str], dict[str, list[tuple[str, ...]]]]:
        """The alternatives of one word; and the longer ones by a word that must be there for each, their longest."""
        if self._filed is None:
            longer: dict[str, list[tuple[str, ...]]] = {}
            for run in self.options:
                if len(run) > 1:
                    longer.setdefault(max(run, key=len), []).append(run)
            self._filed = frozenset([run[0] for run in self.options if len(run) == 1]), longer
        return self._filed

    def begins(self, word: str) -> bool:
        """Tell whether a word may begin an alternative."""
        first = self._first or self.first
        if word in first.exact or (first.prefixes and word.startswith(first.prefixes)):
            return True
        return (self.percent or bool(first.number)) and is_number(word)

    def ends(self, words: Sequence[Word], at: int) -> list[int]:
        """Return the index behind each alternative that stands at a word."""
        word, first = words[at].text, self._first or self.first
        if self.percent:
            return _percent_ends(words, at)
        tails = first.exact.get(word, ())
        if first.prefixes and word.startswith(first.prefixes):
            tails = [*tails, *(rest for stem, rest in first.stems if word.startswith(stem))]
        if first.number and is_number(word):
            tails = [*tails, *first.number]
        return [at + 1 + len(tail) for tail in tails if not tail or _stands(tail, words, at + 1)]


class _Firsts:
    """What follows each first word of some alternatives: whole words, beginnings of words, and numbers."""

    __slots__ = ("exact", "number", "prefixes", "stems")

    def __init__(self, options: Iterable[tuple[str, ...]]) -> None:
        self.exact: dict[str, list[tuple[str, ...]]] = {}
        self.stems: list[tuple[str, tuple[str, ...]]] = []
        self.number: list[tuple[str, ...]] = []
        for first, *rest in options:
            if first == "#":
                self.number.append(tuple(rest))
            elif first[-1] == "~":
                self.stems.append((first[:-1], tuple(rest)))
            else:
                self.exact.setdefault(first, []).append(tuple(rest))
        self.prefixes = tuple(stem for stem, _ in self.stems)


@dataclass(frozen=True, slots=True)
class Cue:
    """A parsed cue."""

    items: tuple[Item, ...]
    at_start: bool
    at_end: bool
    end_gap: int = 0

    def find(self, words: Sequence[Word], starts: Iterable[int] | None = None) -> Iterator[tuple[int, int]]:
        """Yield the character ranges at which the cue stands, leftmost first and not overlapping.

        Parameters
        ----------
        words : sequence of Word
            The words of a text.
        starts : iterable of int, optional
            Words at which the cue may begin, in order, where that is known.

        Yields
        ------
        tuple of int
            Start and end in the text.
        """
        lead, done = self.items[0], 0
        for first in range(len(words)) if starts is None else starts:
            if first and self.at_start:
                return
            # Most words begin nothing; they are passed over before the search proper.
            if first < done or not (lead.optional or lead.begins(words[first].text)):
                continue
            last = self._match(words, first, 0)
            if last is not None and last > first:
                yield words[first].start, words[last - 1].end
                done = last

    def _match(self, words: Sequence[Word], at: int, number: int, spare: int = 0) -> int | None:
        """Return the index behind the last word, if the items from ``number`` on stand at ``at``.

        ``spare`` is the gap that stood before optional items which are not there: it goes on to the next.
        """
        if number == len(self.items):
            return at if not self.at_end or len(words) - at <= self.end_gap + spare else None
        item = self.items[number]
        gap = item.gap + spare
        for start in range(at, min(at + gap + 1, len(words))):
            for end in item.ends(words, start):
                if (last := self._match(words, end, number + 1)) is not None:
                    return last
        return self._match(words, at, number + 1, gap) if item.optional else None


def _percent_ends(words: Sequence[Word], at: int) -> list[int]:
    word = words[at].text
    if word[-1] == "%":
        return [at + 1]
    if not word[0].isdigit():
        return []
    following = [w.text for w in words[at + 1 : at + 3]]
    return [at + 2] if following[:1] == ["percent"] else [at + 3] if following == ["per", "cent"] else []


def _stands(tail: tuple[str, ...], words: Sequence[Word], at: int) -> bool:
    """Tell whether the further words of an alternative stand from a word on."""
    if at + len(tail) > len(words):
        return False
    return all(fits(wanted, words[at + i].text) for i, wanted in enumerate(tail))


def fits(wanted: str, word: str) -> bool:
    """Tell whether a word of a text is what a word of a cue asks for: that word, its beginning, or a number."""
    if wanted == word:
        return True
    if wanted[-1] == "~":
        return word.startswith(wanted[:-1])
    return wanted == "#" and is_number(word)


def is_phrase(cue: str) -> bool:
    """Tell whether a cue is a plain phrase without operators.

    Examples
    --------
    >>> is_phrase("easy read"), is_phrase("consult~ with")
    (True, False)
    """
    return not _SPECIAL.search(cue)


@cache
def parse(cue: str) -> Cue:
    """Parse a line of the cue language.

    Parameters
    ----------
    cue : str
        The line.

    Returns
    -------
    Cue
        Ready to be found among words.

    Raises
    ------
    RubricError
        If brackets do not match, a gap stands at an end, or there is no word in it.

    Examples
    --------
    >>> list(parse("(held|ran) * workshop~").find(words_of("we held three lively workshops")))
    [(3, 30)]
    """
    body = normalise(cue).strip()
    at_start, at_end = body.startswith("^"), body.endswith("$")
    body = unnested(body.removeprefix("^").removesuffix("$").strip())
    items: list[Item] = []
    gap = at = 0
    for found in _ITEM.finditer(body):
        if found.start() != at or (found["plain"] and "|" in found["plain"]):
            break
        at = found.end()
        if found["gap"]:
            gap = _GAPS[found["gap"]]
        elif item := _item(found, gap):
            items.append(item)
            gap = 0
    if at != len(body) or (gap and not at_end) or all(item.optional for item in items):
        todo = "Give words, close each bracket, end on a word; in YAML, quote a cue that holds ` #`."
        raise RubricError(f"The cue {cue!r} cannot be read.", todo)
    return Cue(tuple(items), at_start, at_end, gap)


def _item(found: re.Match[str], gap: int) -> Item | None:
    """Return the place that a piece of a cue describes, None for white space and punctuation."""
    if found["percent"]:
        return Item((), gap, percent=True)
    if found["group"] is None and found["plain"] is None:
        return None
    options = found["group"].split("|") if found["group"] is not None else [found["plain"]]
    runs = tuple(run for option in options if (run := tuple(_CUE_TOKEN.findall(option))))
    return Item(runs, gap, optional=bool(found["optional"])) if runs else None
