"""Plain phrases, matched by spaCy's PhraseMatcher over our own words."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import Any, TypedDict

from eiascore.checks.cue_words import Word, normalise, words_of
from eiascore.errors import RubricError
from eiascore.nlp import vocabulary

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
    """Finds phrases among the words of a text.

    A phrase is given to spaCy when its longest word is met for the first time: a document holds few of the words that
    a rubric knows, and making a matcher of all phrases would cost a cold start more than matching.

    Parameters
    ----------
    table : PhraseTable
        From ``phrase_table``.
    """

    def __init__(self, table: PhraseTable) -> None:
        self._waiting = dict(table["by_word"])
        self._words = frozenset(self._waiting)
        self._marked = table["marked"]
        self._met: set[str] = set()

    @cached_property
    def _matcher(self) -> Any:
        from spacy.matcher import PhraseMatcher

        # The words are in lower case already, so that their own text is compared.
        return PhraseMatcher(vocabulary(), attr="ORTH")

    def find(self, flat: str, words: Sequence[Word], texts: list[str]) -> Iterator[tuple[int, int, str]]:
        """Yield start, end and phrase for each phrase that stands in a normalised text.

        Parameters
        ----------
        flat : str
            The text, from ``normalise``.
        words : sequence of Word
            Its words.
        texts : list of str
            The same as strings.
        """
        if not (known := self._words.intersection(texts)):
            return
        from spacy.tokens import Doc

        vocab, matcher = vocabulary(), self._matcher
        for word in known & self._waiting.keys():
            for phrase, parts in self._waiting.pop(word):
                apart = parts.split(" ")
                self._met.update(apart)
                matcher.add(phrase, [Doc(vocab, words=apart)])
        # Other words stand in no phrase; spaCy need not learn them.
        for key, first, last in matcher(Doc(vocab, words=[w if w in self._met else "_" for w in texts])):
            start, end, phrase = words[first].start, words[last - 1].end, vocab.strings[key]
            if phrase not in self._marked or "".join(flat[start:end].split()) == self._marked[phrase]:
                yield start, end, phrase
