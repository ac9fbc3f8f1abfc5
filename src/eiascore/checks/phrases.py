"""Plain phrases, looked for in many texts at once: in the row of their words, or on request by spaCy."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import TypedDict

from eiascore.checks.cue_row import Row
from eiascore.checks.cue_words import Word, normalise, words_of
from eiascore.errors import RubricError
from eiascore.nlp import places_of
from eiascore.settings import settings

# Marks in a phrase that mean something: "n/a" is not "n a". Commas and hyphens may be there or not.
_MARKS = re.compile(r"[^\w\s,'-]")


class PhraseTable(TypedDict):
    """Phrases as plain data: by their longest word, each as written and as its words; and the marks that must stand."""

    by_word: dict[str, list[list[str]]]
    marked: dict[str, str]


def phrase_table(phrases: Sequence[str]) -> PhraseTable:
    """Return the table of some phrases.

    Raises
    ------
    RubricError
        If a phrase has no word.
    """
    by_word: dict[str, list[list[str]]] = defaultdict(list)
    marked: dict[str, str] = {}
    for phrase in phrases:
        flat = normalise(phrase)
        if not (words := [word.text for word in words_of(flat)]):
            raise RubricError(f"The cue {phrase!r} cannot be read.", "Give words: marks alone are not looked for.")
        by_word[max(words, key=len)].append([phrase, " ".join(words)])
        if _MARKS.search(flat):
            marked[phrase] = "".join(flat.split())
    return PhraseTable(by_word=dict(by_word), marked=marked)


class Phrases:
    """Finds phrases among the words of some texts.

    A phrase is looked for where its longest word stands: a document holds few of the words that a rubric knows.

    Parameters
    ----------
    table : PhraseTable
        From ``phrase_table``.
    """

    def __init__(self, table: PhraseTable) -> None:
        self._by_word, self._marked = table["by_word"], table["marked"]
        self._parts: dict[str, list[str]] = {}

    def standing(self, row: Row) -> Iterator[tuple[str, int]]:
        """Yield each phrase whose words stand in a row one behind the other, and the set of places where it begins."""
        met = {
            phrase: self._parts.setdefault(phrase, written.split(" "))
            for word in row.words
            for phrase, written in self._by_word.get(word, ())
        }
        if settings().pipeline == "spacy":
            yield from places_of(row.laid_out(), met).items()
            return
        for phrase, parts in met.items():
            if places := row.starts_of_run(parts):
                yield phrase, places

    def is_marked(self, phrase: str) -> bool:
        """Tell whether a phrase has marks that must stand where its words stand (see ``bears``)."""
        return phrase in self._marked

    def bears(self, phrase: str, flat: str, words: Sequence[Word], first: int) -> bool:
        """Tell whether a phrase whose words stand in a normalised text at a word stands there with its marks."""
        start, end = words[first].start, words[first + len(self._parts[phrase]) - 1].end
        return "".join(flat[start:end].split()) == self._marked[phrase]

    def find(self, phrase: str, words: Sequence[Word], starts: Iterable[int]) -> Iterator[tuple[int, int]]:
        """Yield start and end in the text of a phrase that ``standing`` returned, for each word where it begins."""
        more = len(self._parts[phrase]) - 1
        for first in starts:
            yield words[first].start, words[first + more].end
