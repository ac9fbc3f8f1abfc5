"""Labelled documents -> everything that is known of how well they are scored."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

import eiascore
from eiascore.classifier import DEFAULT_MODEL, LinearModel
from eiascore.errors import LabelsError
from eiascore.evaluate.calibration import Calibration
from eiascore.evaluate.figures import RESAMPLES, SEED
from eiascore.evaluate.judgement import Judgement, judge
from eiascore.evaluate.measure import (
    JudgedQuote,
    Measured,
    between_raters,
    judged_quotes,
    level_calibration,
    measure,
    quote_calibration,
)
from eiascore.labelled import LabelledDocument, load_labelled
from eiascore.rubric import Rubric

Progress = Callable[[int, int, str], None]
SCHEMA_VERSION = "1"


@dataclass(frozen=True)
class Evaluation:
    """How well a folder of labelled documents is scored.

    Attributes
    ----------
    folder, documents, problems
        What was measured; ``problems`` names the documents that could not be read, which count as level 0.
    ours : Measured
        Figures of eiascore as a user gets it.
    level_confidence, quote_confidence : Calibration or None
        Whether what it calls sure is right.
    raters : Measured
        People against each other, where a document has two raters.
    baselines : dict of str to Measured
        The same figures of simpler scorers.
    quotes : tuple of JudgedQuote
        All quotations, so that a later run can be held against this one.
    """

    rubric: dict[str, str]
    folder: str
    documents: tuple[str, ...]
    problems: dict[str, str]
    ours: Measured
    level_confidence: Calibration | None
    quote_confidence: Calibration | None
    raters: Measured
    baselines: dict[str, Measured] = field(default_factory=dict)
    quotes: tuple[JudgedQuote, ...] = ()
    schema_version: str = SCHEMA_VERSION
    tool: str = f"eiascore {eiascore.__version__}"
    seed: int = SEED
    resamples: int = RESAMPLES

    def to_json(self, indent: int | None = 1) -> str:
        """Return the evaluation as JSON without a final newline."""
        return json.dumps(asdict(self), ensure_ascii=False, indent=indent)


def to_measure(folder: str | Path) -> tuple[LabelledDocument, ...]:
    """Return the labelled documents of a folder that can be scored: single lines are for training alone.

    Raises
    ------
    LabelsError
        If there are none.
    """
    documents = tuple(document for document in load_labelled(folder) if not document.single_lines)
    if not documents:
        raise LabelsError(f"{folder} holds single lines and no documents.", "Name a folder of labelled documents.")
    return documents


def evaluate(
    documents: Sequence[LabelledDocument],
    rubric: Rubric,
    *,
    folder: str = "",
    model: LinearModel | str | Path | None = DEFAULT_MODEL,
    baselines: Mapping[str, Sequence[Judgement]] | None = None,
    progress: Progress | None = None,
) -> Evaluation:
    """Score labelled documents and measure the result.

    Parameters
    ----------
    documents : sequence of LabelledDocument
        From ``to_measure``.
    rubric : Rubric
        What they are scored by.
    folder : str, optional
        What the report calls the place they came from.
    model : LinearModel, str, path or None, optional
        The classifier; None for the rules alone. It must not have learned from the documents.
    baselines : mapping of str to sequence of Judgement, optional
        What other scorers say of the same documents, by the name of the scorer.
    progress : callable, optional
        Told the number of each document, how many there are, and its id.

    Returns
    -------
    Evaluation
        Same documents, rubric and version: same figures.

    Examples
    --------
    >>> from eiascore.rubric import load_rubric
    >>> documents = to_measure("corpus/training/eia")[:1]
    >>> evaluate(documents, load_rubric()).ours.levels.pooled.pairs
    33
    """
    judgements = []
    for number, document in enumerate(documents, 1):
        if progress:
            progress(number, len(documents), document.id)
        judgements.append(judge(document, rubric, model))
    quotes = judged_quotes(documents, judgements)
    return Evaluation(
        rubric={"id": rubric.id, "version": rubric.version, "sha256": rubric.sha256},
        folder=folder,
        documents=tuple(document.id for document in documents),
        problems={judgement.document: judgement.problem for judgement in judgements if judgement.problem},
        ours=measure(documents, judgements, rubric),
        level_confidence=level_calibration(documents, judgements, rubric),
        quote_confidence=quote_calibration(judgements, quotes),
        raters=between_raters(documents, rubric),
        baselines={name: measure(documents, said, rubric) for name, said in (baselines or {}).items()},
        quotes=quotes,
    )


def from_json(path: Path) -> dict[str, Any]:
    """Read an evaluation that was kept as JSON.

    Raises
    ------
    LabelsError
        If it is none.
    """
    try:
        kept = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, json.JSONDecodeError) as error:
        raise LabelsError(f"{path} cannot be read: {error}.", _TODO) from None
    if not isinstance(kept, dict) or kept.get("schema_version") != SCHEMA_VERSION or "quotes" not in kept:
        raise LabelsError(f"{path} is no evaluation of this version.", _TODO)
    return kept


_TODO = "Make one with `eiascore evaluate FOLDER --format json -o FILE`."
