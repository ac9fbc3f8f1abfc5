"""What a baseline reads of a document: its rows, or its sentences where there are none."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from eiascore.errors import UnreadableError
from eiascore.evaluate.judgement import Quote
from eiascore.labelled import LabelledDocument
from eiascore.reading import read

MOST = 3
"""As many supporting quotations stand for the highest level."""


def units(document: LabelledDocument) -> tuple[str, ...]:
    """Return the texts of a document that may be quoted; none where it cannot be read."""
    if document.rows or document.file is None:
        return tuple(row.text for row in document.rows)
    try:
        found = read(document.file)
    except UnreadableError:
        return ()
    return tuple(found.text[sentence.start : sentence.end] for sentence in found.sentences)


def levels_by_count(quotes: Iterable[Quote], criteria: Sequence[str]) -> dict[str, int]:
    """Return for each criterion as high a level as it has supporting quotations."""
    levels = dict.fromkeys(criteria, 0)
    for quote in quotes:
        if quote.label.endswith("+") and quote.criterion in levels:
            levels[quote.criterion] = min(MOST, levels[quote.criterion] + 1)
    return levels
