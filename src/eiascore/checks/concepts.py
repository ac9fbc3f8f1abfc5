"""Concepts: named lists of cues, found in a sentence all at once.

Phrases are matched by spaCy's PhraseMatcher over the same words that other cues are matched against, so that "easy
read" is found in "Easy-Read"; cues with operators are looked for in all texts at once (``Row``), where their words are
there (``Gate``). A concept may name exceptions: a hit that overlaps one is dropped ("sex offender" is not the
characteristic *sex*).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TypedDict

from eiascore.checks import cue_lines
from eiascore.checks.cue_gate import Gate, GateTable, gate_table
from eiascore.checks.cue_row import Row
from eiascore.checks.cues import Cue, Item, Word, is_phrase, normalise, parse, words_of
from eiascore.checks.hits import Hit, Hits
from eiascore.checks.phrases import Phrases, PhraseTable, phrase_table


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
        words = [words_of(flat) for flat in flats]
        apart = [[word.text for word in those] for those in words]
        row = Row(apart)
        standing: list[list[str]] = [[] for _ in texts]
        for number, phrase in self._phrases.standing(flats, words):
            if phrase not in standing[number]:
                standing[number].append(phrase)
        for number in self._gate.candidates(apart):
            cue = self._cues[number]
            if places := row.starts(self._cue(cue, number)):
                for text in row.texts_with(places):
                    standing[text].append(cue)
        return [self._held(*found) for found in zip(flats, words, standing, strict=True)]

    def _cue(self, cue: str, number: int) -> Cue:
        parsed = self._parsed.get(cue)
        if parsed is None:
            parsed = self._parsed[cue] = cue_lines.restore(self._lines[number], self._items)
        return parsed

    def _held(self, flat: str, words: list[Word], cues: list[str]) -> Hits:
        names: dict[str, list[str]] = {}
        bars: dict[str, list[str]] = {}
        owners, barring = self._owners, self._barring
        for cue in cues:
            for name in owners.get(cue, ()):
                if name in names:
                    names[name].append(cue)
                else:
                    names[name] = [cue]
            if cue in barring:
                for name in barring[cue]:
                    bars.setdefault(name, []).append(cue)
        hits = Hits(names, partial(self._locate, flat, words))
        for name in bars.keys() & names.keys():
            hits.bar(name, bars[name])
        return hits

    def _locate(self, flat: str, words: list[Word], cues: Iterable[str]) -> list[Hit]:
        """Return where some cues stand that are known to stand in a text."""
        found: list[Hit] = []
        for cue in cues:
            parsed = self._parsed.get(cue)
            spans = parsed.find(words) if parsed else self._phrases.find(cue, flat, words)
            found += [Hit(start, end, cue) for start, end in spans]
        return found
