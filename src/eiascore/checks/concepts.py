"""Concepts: named lists of cues, found in a sentence all at once.

Phrases are matched by spaCy's PhraseMatcher over the same words that other cues are matched against, so that "easy
read" is found in "Easy-Read"; cues with operators are tried only on sentences in which they could stand (``Gate``). A
concept may name exceptions: a hit that overlaps one is dropped ("sex offender" is not the characteristic *sex*).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple, TypedDict

from eiascore.checks import cue_lines
from eiascore.checks.cue_gate import Gate, GateTable, gate_table
from eiascore.checks.cues import Cue, Word, is_phrase, normalise, parse, words_of
from eiascore.checks.phrases import Phrases, PhraseTable, phrase_table


class Hit(NamedTuple):
    """A cue found in a text: half-open range in that text, and the cue as the rubric wrote it."""

    start: int
    end: int
    cue: str


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
        self._owners: dict[str, list[tuple[str, bool]]] = defaultdict(list)
        for concept in concepts.values():
            for cue in concept.cues:
                self._owners[cue].append((concept.name, False))
            for cue in concept.exceptions:
                self._owners[cue].append((concept.name, True))
        self._phrases = Phrases(table["phrases"])
        self._cues, self._lines = table["cues"], table["lines"].split("\n")
        self._gate = Gate(table["gate"])
        self._parsed: dict[int, Cue] = {}

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
        flat = normalise(text)
        words = words_of(flat)
        if not words:
            return {}
        hits: dict[str, list[Hit]] = defaultdict(list)
        barred: dict[str, list[Hit]] = defaultdict(list)
        for hit in self._all_hits(flat, words):
            for name, exception in self._owners[hit.cue]:
                (barred if exception else hits)[name].append(hit)
        for name, bars in barred.items():
            if name in hits:
                hits[name] = [h for h in hits[name] if not any(h.start < b.end and b.start < h.end for b in bars)]
        return {name: sorted(found) for name, found in hits.items() if found}

    def _all_hits(self, flat: str, words: list[Word]) -> Iterable[Hit]:
        texts = [word.text for word in words]
        hits = [Hit(*found) for found in self._phrases.find(flat, words, texts)]
        for number, starts in self._gate.candidates(texts):
            cue = self._cues[number]
            parsed = self._parsed.get(number)
            if parsed is None:
                parsed = self._parsed[number] = cue_lines.restore(self._lines[number])
            hits += [Hit(start, end, cue) for start, end in parsed.find(words, starts)]
        return hits
