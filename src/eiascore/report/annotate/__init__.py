"""Scorecard -> the document with its quotations marked and labelled: highlights in a PDF, comments in a DOCX."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from eiascore.errors import MarkingError
from eiascore.reading import detect
from eiascore.report.annotate.card import check_read_alike
from eiascore.report.annotate.index import index_of
from eiascore.report.annotate.marks import Mark, marks_of
from eiascore.report.annotate.result import Marked, Missed
from eiascore.report.wire import to_wire
from eiascore.report.words import FORMATS, KINDS
from eiascore.schema import Document, Scorecard
from eiascore.schema.wire import WireScorecard

__all__ = ["Mark", "Marked", "Missed", "annotate", "check_markable"]


def annotate(
    card: Scorecard | WireScorecard, document: Document, files: Sequence[bytes], *, everything: bool = False
) -> list[Marked | None]:
    """Mark the quotations of a scorecard in copies of the files that it was made from.

    Parameters
    ----------
    card : Scorecard or WireScorecard
        The scorecard, made now or loaded from JSON.
    document : Document
        What was read, as ``read`` or ``score`` returned it.
    files : sequence of bytes
        The files of ``document.files``.
    everything : bool
        Whether all evidence is marked. By default three quotations for each criterion, the strongest against it, and
        the red flags.

    Returns
    -------
    list of Marked or None
        A copy of each file; None for an annex in which nothing is quoted, or whose format cannot be marked: its
        quotations are among ``missed`` of the main file.

    Raises
    ------
    MarkingError
        Nothing can be marked: the format, its protection, a scorecard without quotations or of another reading.
    MissingExtraError
        pikepdf is not installed.

    Examples
    --------
    >>> import eiascore
    >>> path = "corpus/specimens/strong-police-search.docx"
    >>> card = eiascore.score(path)
    >>> with open(path, "rb") as file:
    ...     (copy,) = annotate(card, card.document, [file.read()])
    >>> len(copy.missed)
    0
    """
    published = to_wire(card) if isinstance(card, Scorecard) else card
    check_markable(document.media_type)
    marks = marks_of(published, everything=everything)
    check_read_alike(published, document, marks)
    if not marks:
        raise MarkingError("There are no quotations to mark.", f"{KINDS[published.document.kind]}.")
    index = index_of(published, marks, everything=everything)
    dimensions = list(dict.fromkeys(finding.dimension for finding in published.findings))
    every = _by_file(document, marks_of(published, everything=True))
    copies: list[Marked | None] = []
    left: list[Missed] = []
    for number, (data, held) in enumerate(zip(files, _by_file(document, marks), strict=True)):
        media_type = document.files[number].media_type if document.files else document.media_type
        if number and (not held or media_type not in _MARKED):
            left += [Missed(mark, f"{FORMATS[media_type]}: it cannot be marked") for mark in held]
            copies.append(None)
        elif media_type == detect.PDF:
            from eiascore.report.annotate.pdf import mark_pdf

            copies.append(mark_pdf(document, data, number, held, index, dimensions))
        else:
            from eiascore.report.annotate.docx import mark_docx

            copies.append(mark_docx(document, data, number, held))
    copies = [
        copy and replace(copy, weaker=len(of) - len(copy.marks) - len(copy.missed))
        for copy, of in zip(copies, every, strict=True)
    ]
    return [copies[0] and replace(copies[0], missed=(*copies[0].missed, *left)), *copies[1:]]


_MARKED = (detect.PDF, detect.DOCX)


def check_markable(media_type: str) -> None:
    """Raise ``MarkingError`` where files of a format cannot be marked."""
    if media_type not in _MARKED:
        raise MarkingError(
            f"A file of this format cannot be marked: {FORMATS.get(media_type, media_type)}.",
            "PDF and Word documents (DOCX) can. For others use the report in HTML, which quotes with context.",
        )


def _by_file(document: Document, marks: Sequence[Mark]) -> list[list[Mark]]:
    """Return the marks of each file, by where they stand in the text."""
    if not document.files:
        return [list(marks)]
    return [[mark for mark in marks if file.start <= mark.start < file.end] for file in document.files]
