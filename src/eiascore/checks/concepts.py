"""Concepts: named lists of cues, found in a sentence all at once.

Cues are looked for in all texts at once (``Row``), where their words are there (``Gate``), plain phrases (``Phrases``)
over the same words as cues with operators, so that "easy read" is found in "Easy-Read". A concept may name exceptions:
a hit that overlaps one is dropped ("sex offender" is not the characteristic *sex*).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypedDict

from eiascore.checks import cue_lines
from eiascore.checks.cue_gate import Gate, GateTable, gate_table
from eiascore.checks.cue_row import Row
from eiascore.checks.cue_words import Word, normalise, spelt
from eiascore.checks.cues import Cue, Item, is_phrase, parse
from eiascore.checks.hits import Hit, Hits
from eiascore.checks.laid import Laid
from eiascore.checks.phrases import Phrases, PhraseTable, phrase_table
from eiascore.checks.sets import numbers_of


@dataclass(frozen=True, slots=True)
class Concept:
    """A named idea and the wording that shows it."""

    name: str
    cues: tuple[str, ...]
    exceptions: tuple[str, ...] = ()


class IndexTable(TypedDict):
    """What an index is built from beside the concepts, as plain data: the costly part of it.

    ``lines`` are the cues with operators, parsed: a line each, in the order in which the concepts name them.
    """

    phrases: PhraseTable
    cues: list[str]
    lines: str
    gate: GateTable


def index_table(concepts: Mapping[str, Concept]) -> IndexTable:
    """Read the cues of some concepts.

    Parameters
    ----------
    concepts : mapping of str to Concept
        The concepts by name.

    Returns
    -------
    IndexTable
        For ``ConceptIndex``, of this process or of another one.

    Raises
    ------
    RubricError
        If a cue cannot be read.
    """
    wordings = dict.fromkeys(cue for c in concepts.values() for cue in (*c.cues, *c.exceptions))
    cues = [cue for cue in wordings if not is_phrase(cue)]
    parsed = [parse(cue) for cue in cues]
    phrases = phrase_table([cue for cue in wordings if is_phrase(cue)])
    return IndexTable(phrases=phrases, cues=cues, lines="\n".join(map(cue_lines.dump, parsed)), gate=gate_table(parsed))


class ConceptIndex:
    """Finds every concept of a rubric in a text.

    Parameters
    ----------
    concepts : mapping of str to Concept
        The concepts by name.
    table : IndexTable, optional
        What ``index_table`` returned for them, where it is at hand.

    Examples
    --------
    >>> index = ConceptIndex({"engaged": Concept("engaged", ("we consult~", "met with"))})
    >>> [hit.cue for hit in index.find("We consulted residents.")["engaged"]]
    ['we consult~']
    """

    def __init__(self, concepts: Mapping[str, Concept], table: IndexTable | None = None) -> None:
        table = table or index_table(concepts)
        self._owners: dict[str, list[str]] = defaultdict(list)
        self._barring: dict[str, list[str]] = defaultdict(list)
        for concept in concepts.values():
            for cue in concept.cues:
                self._owners[cue].append(concept.name)
            for cue in concept.exceptions:
                self._barring[cue].append(concept.name)
        self._phrases = Phrases(table["phrases"])
        self._cues, self._lines = table["cues"], table["lines"].split("\n")
        self._gate = Gate(table["gate"])
        self._parsed: dict[str, Cue] = {}
        self._items: dict[str, Item] = {}

    def find(self, text: str) -> dict[str, list[Hit]]:
        """Return the hits of each concept in a text, in order of position.

        Parameters
        ----------
        text : str
            A sentence, header or question, verbatim.

        Returns
        -------
        dict of str to list of Hit
            Only concepts that were found; offsets count from the start of ``text``.
        """
        return dict(self.find_in([text])[0].items())

    def find_in(self, texts: Sequence[str]) -> list[Hits]:
        """Return what ``find`` does for each of some texts; hits are looked up when they are asked for.

        Parameters
        ----------
        texts : sequence of str
            Sentences, headers or questions. Many at once cost far less than one by one.

        Returns
        -------
        list of Hits
            For each text the concepts that were found.
        """
        flats = [normalise(text) for text in texts]
        words = [spelt(flat) for flat in flats]
        row = Row(words)
        laid = Laid(flats, row, self._spans)
        for phrase, places in self._phrases.standing(row):
            if self._phrases.is_marked(phrase):
                places = self._bearing(phrase, places, laid)
            laid.note(phrase, places, self._owners.get(phrase, ()), self._barring.get(phrase, ()))
        for number in self._gate.candidates(words):
            cue = self._cues[number]
            if places := row.starts(self._cue(cue, number)):
                laid.note(cue, places, self._owners.get(cue, ()), self._barring.get(cue, ()))
        return laid.hits()

    def _bearing(self, phrase: str, places: int, laid: Laid) -> int:
        """Return those of some places of a phrase at which its marks stand as well."""
        for place in numbers_of(places):
            number, first = laid.row.where(place)
            if not self._phrases.bears(phrase, laid.flats[number], laid.words(number), first):
                places ^= 1 << place
        return places

    def _cue(self, cue: str, number: int) -> Cue:
        parsed = self._parsed.get(cue)
        if parsed is None:
            parsed = self._parsed[cue] = cue_lines.restore(self._lines[number], self._items)
        return parsed

    def _spans(self, cue: str, words: Sequence[Word], starts: Iterable[int]) -> Iterator[tuple[int, int]]:
        """Yield start and end of a cue in a text, of which the words are known at which it may begin."""
        parsed = self._parsed.get(cue)
        return parsed.find(words, starts) if parsed else self._phrases.find(cue, words, starts)
