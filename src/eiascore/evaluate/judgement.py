"""What a scorer says of a document, be it eiascore or a baseline, in the one shape that everything is measured in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from eiascore.classifier import DEFAULT_MODEL, LinearModel
from eiascore.errors import UnreadableError
from eiascore.labelled import LabelledDocument
from eiascore.rubric import Rubric
from eiascore.schema import Document, Finding
from eiascore.scoring import score


@dataclass(frozen=True)
class Quote:
    """A quotation for (``+``) or against (``-``) a criterion; ``probability`` that it is right, where one is given."""

    label: str
    text: str
    probability: float | None = None

    @property
    def criterion(self) -> str:
        """Id of the criterion."""
        return self.label[:-1]


@dataclass(frozen=True)
class Judgement:
    """Levels, how sure the scorer is of each, and the quotations of each criterion in the order they are shown.

    ``problem`` says why there is nothing, where the document could not be read.
    """

    document: str
    levels: Mapping[str, int | None] = field(default_factory=dict)
    confidence: Mapping[str, float] = field(default_factory=dict)
    quotes: tuple[Quote, ...] = ()
    problem: str = ""


def judge(
    document: LabelledDocument, rubric: Rubric, model: LinearModel | str | Path | None = DEFAULT_MODEL
) -> Judgement:
    """Score a labelled document as a user would; an excerpt is scored as a text of its rows, one a paragraph.

    Parameters
    ----------
    document : LabelledDocument
        The document.
    rubric : Rubric
        What it is scored by.
    model : LinearModel, str, path or None, optional
        The classifier; None for the rules alone.

    Returns
    -------
    Judgement
        Without levels where it is not graded; with the problem where it cannot be read.
    """
    source = document.file or "\n\n".join(row.text for row in document.rows).encode()
    try:
        card = score(source, rubric=rubric, name=None if document.file else f"{document.id}.txt", model=model)
    except UnreadableError as error:
        return Judgement(document.id, problem=str(error))
    return Judgement(
        document.id,
        {finding.criterion: finding.level for finding in card.findings},
        {finding.criterion: finding.confidence for finding in card.findings if finding.level is not None},
        tuple(quote for finding in card.findings for quote in _quotes(finding, card.document)),
    )


def _quotes(finding: Finding, document: Document) -> list[Quote]:
    return [
        Quote(
            finding.criterion + ("-" if evidence.polarity == "undermines" else "+"),
            document.text[evidence.start : evidence.end],
            evidence.probability,
        )
        for evidence in finding.evidence
    ]
