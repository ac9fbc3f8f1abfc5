"""What finds plain phrases, and spaCy where it is asked for: imported then only, since it takes a second to import."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING

from eiascore.settings import settings
from eiascore.version import __version__

if TYPE_CHECKING:
    from spacy.vocab import Vocab

_OTHER = "_"  # no word of ours


@cache
def vocabulary() -> Vocab:
    """Return spaCy's vocabulary of this process.

    Returns
    -------
    spacy.vocab.Vocab
        An empty one. Rules need words, not parses: a statistical pipeline costs twenty times as much and adds a model
        whose errors nobody here can explain; and the rules of ``spacy.blank("en")`` split words otherwise than cues do.

    Examples
    --------
    >>> vocabulary() is vocabulary()
    True
    """
    from spacy.vocab import Vocab

    return Vocab()


def places_of(words: Sequence[str], phrases: Mapping[str, Sequence[str]]) -> dict[str, int]:
    """Find phrases among words with spaCy's PhraseMatcher.

    Parameters
    ----------
    words : sequence of str
        The words in order, "" where nothing may reach over.
    phrases : mapping of str to sequence of str
        Phrases and the words of each.

    Returns
    -------
    dict of str to int
        For each phrase that stands anywhere the set of places where it begins, a bit for each.

    Examples
    --------
    >>> places_of(["we", "met", "us", "", "we", "met"], {"we met": ["we", "met"]})
    {'we met': 17}
    """
    from spacy.matcher import PhraseMatcher
    from spacy.tokens import Doc

    vocab, met = vocabulary(), {part for parts in phrases.values() for part in parts}
    # The words are in lower case already, so that their own text is compared.
    matcher = PhraseMatcher(vocab, attr="ORTH")
    for phrase, parts in phrases.items():
        matcher.add(phrase, [Doc(vocab, words=list(parts))])
    found: dict[str, int] = defaultdict(int)
    # Other words stand in no phrase; spaCy need not learn them.
    for key, first, _ in matcher(Doc(vocab, words=[word if word in met else _OTHER for word in words])):
        found[vocab.strings[key]] |= 1 << first
    return dict(found)


def pipeline_id() -> str:
    """Return name and version of what finds phrases, for provenance.

    Returns
    -------
    str
        For example ``"eiascore 0.1.0 cues"``, or ``"spacy 3.8.18 PhraseMatcher"`` where that was asked for.
    """
    if settings().pipeline == "cues":
        return f"eiascore {__version__} cues"
    from spacy.about import __version__ as spacy_version

    return f"spacy {spacy_version} PhraseMatcher"
