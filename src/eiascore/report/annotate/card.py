"""A published scorecard beside a file: it must be about that file, and each quotation must stand where it says."""

from __future__ import annotations

import hashlib
from typing import Literal

from eiascore.errors import MarkingError
from eiascore.report.annotate.marks import Mark
from eiascore.schema import Document
from eiascore.schema.wire import WireScorecard
from eiascore.text import shortened


def pages_of(card: WireScorecard) -> tuple[int, int] | Literal["all"] | None:
    """Return the pages that were asked for when a scorecard was made, as ``read`` takes them."""
    asked = card.provenance.options.get("pages")
    if asked is None or asked == "all":
        return "all" if asked else None
    first, _, last = asked.partition("-")
    return int(first), int(last)


def check_same(card: WireScorecard, data: bytes) -> None:
    """Raise ``MarkingError`` where a scorecard is about another file."""
    if hashlib.sha256(data).hexdigest() != card.document.sha256:
        raise MarkingError(
            f"The scorecard is about another file: {shortened(card.document.name)}, SHA-256 {card.document.sha256}.",
            "Name the file that was scored, byte for byte, or leave --card out to score this one anew.",
        )


def check_read_alike(card: WireScorecard, document: Document, marks: list[Mark]) -> None:
    """Raise ``MarkingError`` where a document was not read as it was for a scorecard.

    Parameters
    ----------
    card : WireScorecard
        The scorecard.
    document : Document
        What was read now.
    marks : list of Mark
        Its quotations.
    """
    names = {file.sha256: file.name for file in card.document.files[1:]}
    given = {file.sha256 for file in document.files[1:]}
    if lacking := [name for sha, name in names.items() if sha not in given]:
        raise MarkingError(
            f"The scorecard is about annexes too, which were not given: {', '.join(map(shortened, lacking))}.",
            "Give each with --annex FILE.",
        )
    if given - set(names):
        raise MarkingError("An annex was given that the scorecard is not about.", "Leave it out, or score anew.")
    moved = [mark for mark in marks if document.text[mark.start : mark.end] != mark.quote]
    if moved:
        raise MarkingError(
            f"{len(moved)} of {len(marks)} quotations of the scorecard do not stand where it says: the file was read "
            f"in another way ({card.provenance.tool}, {card.provenance.reader}; now {document.reader}).",
            "Give the same --pages, --whole, --ocr and --annex as then, or leave --card out to score it anew.",
        )
