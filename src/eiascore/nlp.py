"""spaCy, once a process: the vocabulary that all phrases are matched over. No statistical model."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.vocab import Vocab


@cache
def vocabulary() -> Vocab:
    """Return the vocabulary of this process.

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


def pipeline_id() -> str:
    """Return name and version of the matcher for provenance.

    Returns
    -------
    str
        For example ``"spacy 3.8.18 PhraseMatcher"``.
    """
    from spacy.about import __version__

    return f"spacy {__version__} PhraseMatcher"
