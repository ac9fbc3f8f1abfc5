"""The one spaCy pipeline: English rules, no statistical model, built once a process."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language


@cache
def pipeline() -> Language:
    """Return the blank English pipeline (tokeniser only).

    Returns
    -------
    spacy.language.Language
        ``spacy.blank("en")``. Rules need tokens, not parses: a statistical pipeline costs twenty times as much and
        adds a model whose errors nobody here can explain.

    Examples
    --------
    >>> [token.text for token in pipeline().make_doc("s.149 applies")]
    ['s.149', 'applies']
    """
    import spacy

    return spacy.blank("en")


def pipeline_id() -> str:
    """Return name and version of the pipeline for provenance.

    Returns
    -------
    str
        For example ``"spacy 3.8.18 blank:en"``.
    """
    from spacy.about import __version__

    return f"spacy {__version__} blank:en"
