"""What is compared: scorecards as published, and the documents behind them where they are at hand."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeAlias

from eiascore.compare.model import Compared, Passage
from eiascore.report.load import load_card
from eiascore.report.wire import to_wire
from eiascore.schema import Document, Scorecard
from eiascore.schema.wire import WireEvidence, WireScorecard

Source: TypeAlias = str | os.PathLike[str] | Document | Scorecard | WireScorecard


@dataclass(frozen=True, slots=True)
class Seen:
    """A scorecard, with the document where there is more than the scorecard."""

    card: WireScorecard
    document: Document | None = None

    def compared(self, sentences: int | None) -> Compared:
        """Return what a comparison says of it."""
        card = self.card
        return Compared(
            name=card.document.name,
            sha256=card.document.sha256,
            kind=card.document.kind,
            letter=card.grade.letter,
            score=card.grade.score,
            sentences=sentences,
            rubric=f"{card.rubric.id} {card.rubric.version}",
            rubric_sha256=card.rubric.sha256,
            profile=card.rubric.profile,
            model=card.provenance.model,
            tool=card.provenance.tool,
        )


def seen(source: Source, how: dict[str, Any]) -> Seen:
    """Return the scorecard of a source; a document is scored.

    Parameters
    ----------
    source : path, Document, Scorecard or WireScorecard
        A path that ends in ``.json`` is a scorecard.
    how : dict
        How documents are scored, as for ``score``.

    Returns
    -------
    Seen
        The scorecard, and the document where it is at hand.

    Raises
    ------
    UnreadableError
        The file cannot be read, or is no scorecard.
    """
    if isinstance(source, WireScorecard):
        return Seen(source)
    if isinstance(source, str | os.PathLike) and Path(source).suffix.lower() == ".json":
        return Seen(load_card(Path(source)))
    if not isinstance(source, Scorecard):
        from eiascore.scoring import score

        source = score(source, **how)
    return Seen(to_wire(source), source.document)


def passage(evidence: WireEvidence) -> Passage:
    """Return a quotation with its place."""
    return Passage(
        quote=evidence.quote,
        page=evidence.page,
        section=evidence.section,
        file=evidence.file,
        answers=evidence.answers,
    )
