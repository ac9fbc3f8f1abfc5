"""Texts laid out in one row, and what stands in each of them: the cues, and the concepts that they show."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial

from eiascore.checks.cue_row import Row
from eiascore.checks.cue_words import Word, words_of
from eiascore.checks.hits import Hit, Hits
from eiascore.checks.sets import numbers_of

Spans = Callable[[str, Sequence[Word], Iterable[int]], Iterator[tuple[int, int]]]


class Laid:
    """Some texts and what was found in them.

    What is told of many texts at once is kept so: a cue has one set of places. What rules ask of one text, the exact
    words of a concept, is worked out from it when they ask.

    Parameters
    ----------
    flats : sequence of str
        The texts, normalised.
    row : Row
        Their words.
    spans : callable
        Yields start and end of a cue in a text, given its words and those at which the cue may begin.
    """

    def __init__(self, flats: Sequence[str], row: Row, spans: Spans) -> None:
        self.flats, self.row, self._spans = flats, row, spans
        self._words: dict[int, list[Word]] = {}
        self._places: dict[str, int] = {}
        self._shown: dict[str, list[str]] = defaultdict(list)
        self._barred: dict[str, list[str]] = defaultdict(list)

    def note(self, cue: str, places: int, shows: Iterable[str], bars: Iterable[str]) -> None:
        """Note at which places of the row a cue begins, which concepts it shows and which of their hits it bars."""
        self._places[cue] = places
        for name in shows:
            self._shown[name].append(cue)
        for name in bars:
            self._barred[name].append(cue)

    def words(self, number: int) -> list[Word]:
        """Return the words of a text with their places, which few texts are asked for."""
        words = self._words.get(number)
        if words is None:
            words = self._words[number] = words_of(self.flats[number])
        return words

    def hits(self) -> list[Hits]:
        """Return for each text the concepts that stand in it."""
        names: list[dict[str, None]] = [{} for _ in self.flats]
        for name, cues in self._shown.items():
            for number in self._texts_of(cues):
                names[number][name] = None
        hits = [Hits(those, partial(self._of_concept, number)) for number, those in enumerate(names)]
        for name, cues in self._barred.items():
            for number in self._texts_of(cues):
                if name in names[number]:
                    hits[number].bar(name, self._located(number, cues))
        return hits

    def _texts_of(self, cues: Iterable[str]) -> list[int]:
        """Return the texts in which one of some cues stands."""
        places = 0
        for cue in cues:
            places |= self._places[cue]
        return self.row.texts_at(places)

    def _of_concept(self, number: int, name: str) -> list[Hit]:
        """Return the hits of a concept in a text, in order of position."""
        return sorted(self._located(number, self._shown[name]))

    def _located(self, number: int, cues: Iterable[str]) -> list[Hit]:
        words, inside = self.words(number), self.row.inside(number)
        return [
            Hit(start, end, cue)
            for cue in cues
            if (places := inside(self._places[cue]))
            for start, end in self._spans(cue, words, numbers_of(places))
        ]
