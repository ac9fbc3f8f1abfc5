"""A short passage read as a document of its own, so that it gets the origin, question and headers a user's would."""

from __future__ import annotations

from eiascore.reading import read
from eiascore.rubric.cases import Passage
from eiascore.schema import Document

# Keeps a passage of five words above the least length of a document; it must hold no evidence.
_PADDING = (
    "This page is part of a longer paper. The paper was typed up afresh, and its pages were put in order, "
    "so that they can be read one by one on a screen."
)


def read_passage(passage: Passage, name: str = "passage") -> Document:
    """Return a passage as a document.

    Parameters
    ----------
    passage : Passage
        The passage.
    name : str
        Name of the document.

    Returns
    -------
    Document
        A title, a paragraph that says nothing, then the heading, the prompt and the passage.
    """
    parts = ["# Equality impact assessment", _PADDING]
    parts += [f"## {passage.section}"] if passage.section else []
    parts += [part for part in (passage.question, passage.table, passage.text) if part]
    return read(("\n\n".join(parts) + "\n").encode(), name=name)
