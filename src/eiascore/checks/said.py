"""What is said in a document, for all concepts in it to be found together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from eiascore.checks.grids import caption_of
from eiascore.checks.labels import openings
from eiascore.schema import Document

_LETTERS = 100_000  # at a time: a cue costs little more for so many than for one, and the sets of places stay small


def said(document: Document) -> Iterator[str]:
    """Yield what checks ask the concepts of: sentences, questions, headers, headings, captions and possible labels."""
    for sentence in document.sentences:
        yield document.quote(sentence)
        yield sentence.question
        yield sentence.row_header
        yield sentence.column_header
    for section in document.sections:
        yield section.title
        yield " / ".join(section.path)
    for table in document.tables:
        yield caption_of(document, table)
    yield from openings(document)


def portions(texts: Iterable[str]) -> Iterator[list[str]]:
    """Yield texts in portions of a bounded size.

    Examples
    --------
    >>> [len(some) for some in portions(["word " * 15_000] * 3)]
    [2, 1]
    """
    some: list[str] = []
    letters = 0
    for text in texts:
        some.append(text)
        letters += len(text)
        if letters > _LETTERS:
            yield some
            some, letters = [], 0
    if some:
        yield some
