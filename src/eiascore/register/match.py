"""Which document a policy of a list is about."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from typing import NamedTuple

from rapidfuzz import fuzz

from eiascore.letters.words import title
from eiascore.register.model import Policy
from eiascore.register.results import Found

_ALIKE = 85  # of 100; below it names are too different to be taken for the same
_CLEAR = 5  # points by which the best must be ahead of the next
_FORM = re.compile(
    r"equalit(?:y|ies)|impact|assessments?|analysis|statement|record|form|eq?ia|report|policy|final|draft|specimen|"
    r"the|of|an?|for|and|to|in|on|pdf|docx|odt|html|md|txt"
)
_WORD = re.compile(r"\w+")


class Match(NamedTuple):
    """The documents that fit a policy: one where it is clear, several where it is not; ``how`` says by what."""

    found: tuple[Found, ...]
    how: str = ""


def match(policy: Policy, documents: Sequence[Found]) -> Match:
    """Return the document of a policy: by the name that the list gives, else by likeness of names.

    Parameters
    ----------
    policy : Policy
        The entry of the list.
    documents : sequence of Found
        What was scored.

    Returns
    -------
    Match
        A document that the list names is not looked for elsewhere.
    """
    if policy.document:
        named = tuple(one for one in documents if any(_same(policy.document, name) for name in one.names))
        return Match(named, "by document" if named else "")
    scored = sorted(((_likeness(policy, one), at) for at, one in enumerate(documents)), key=lambda s: (-s[0], s[1]))
    best = scored[0][0] if scored else 0
    if best < _ALIKE:
        return Match(())
    near = tuple(documents[at] for score, at in scored if best - score < _CLEAR and score >= _ALIKE)
    return Match(near, f"by likeness of names ({best:.0f} of 100)")


def _same(wanted: str, name: str) -> bool:
    wanted, name = (unicodedata.normalize("NFC", text).replace("\\", "/").casefold() for text in (wanted, name))
    return name == wanted or name.rpartition("/")[2] == wanted


def _likeness(policy: Policy, one: Found) -> float:
    """Return how like a policy's name is to what the document is called, by its words without those of all forms."""
    wanted = _words(policy.name)
    called = [_words(name.rpartition("/")[2]) for name in one.names]
    if one.card is not None:
        called += [_words(title(one.card)), _words(one.card.record.policy)]
    return max((_score(wanted, words) for words in called if words), default=0.0)


def _score(wanted: str, words: str) -> float:
    """Return the likeness; a name of one word must be all of the other, as one word stands in many names."""
    if len(wanted.split()) < 2 or len(words.split()) < 2:
        return fuzz.ratio(wanted, words)
    return fuzz.token_set_ratio(wanted, words)


def _words(text: str) -> str:
    folded = unicodedata.normalize("NFC", text).casefold().replace("_", " ")
    return " ".join(word for word in _WORD.findall(folded) if not _FORM.fullmatch(word))
