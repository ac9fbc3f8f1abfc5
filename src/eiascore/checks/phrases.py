"""Plain phrases, matched by spaCy's PhraseMatcher over our own words."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import Any, TypedDict

from eiascore.checks.cue_words import Word, normalise, words_of
from eiascore.errors import RubricError
from eiascore.nlp import vocabulary

# Marks in a phrase that mean something: "n/a" is not "n a". Commas and hyphens may be there or not.
_MARKS = re.compile(r"[^\w\s,'-]")
_OTHER = "_"  # no word of ours


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
        self._parts: dict[str, list[str]] = {}

    @cached_property
    def _matcher(self) -> Any:
        from spacy.matcher import PhraseMatcher

        # The words are in lower case already, so that their own text is compared.
        return PhraseMatcher(vocabulary(), attr="ORTH")

    def standing(self, flats: Sequence[str], words: Sequence[Sequence[Word]]) -> Iterator[tuple[int, str]]:
        """Yield number of the text and phrase for each phrase that stands in some normalised texts.

        Parameters
        ----------
        flats : sequence of str
            The texts, from ``normalise``.
        words : sequence of sequence of Word
            The words of each.
        """
        laid: list[str] = []
        firsts: list[int] = []
        for those in words:
            firsts.append(len(laid))
            laid += [word.text for word in those]
            laid.append(_OTHER)
        known = self._words.intersection(laid)
        if not known:
            return
        from spacy.tokens import Doc

        vocab, matcher = vocabulary(), self._matcher
        for word in known & self._waiting.keys():
            for phrase, written in self._waiting.pop(word):
                parts = self._parts[phrase] = written.split(" ")
                self._met.update(parts)
                matcher.add(phrase, [Doc(vocab, words=parts)])
        # Other words stand in no phrase; spaCy need not learn them.
        met = self._met
        for key, first, _ in matcher(Doc(vocab, words=[word if word in met else _OTHER for word in laid])):
            text, phrase = bisect_right(firsts, first) - 1, vocab.strings[key]
            if phrase not in self._marked or any(self.find(phrase, flats[text], words[text])):
                yield text, phrase

    def find(self, phrase: str, flat: str, words: Sequence[Word]) -> Iterator[tuple[int, int]]:
        """Yield start and end of a phrase that ``standing`` returned, for each time that it stands in a text."""
        parts, mark = self._parts[phrase], self._marked.get(phrase)
        for first in range(len(words) - len(parts) + 1):
            if all(words[first + number].text == part for number, part in enumerate(parts)):
                start, end = words[first].start, words[first + len(parts) - 1].end
                if mark is None or "".join(flat[start:end].split()) == mark:
                    yield start, end
