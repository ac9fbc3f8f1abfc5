"""What the classifier makes of a document, line by line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from eiascore.checks import DocumentView
from eiascore.classifier import Bounds, Line, LinearModel
from eiascore.schema import Evidence
from eiascore.scoring.lines import lines

SIGNS = {"supports": "+", "undermines": "-"}
"""How a label ends by polarity. A reason for which a criterion does not apply is no matter for the classifier."""


@dataclass(frozen=True)
class Opinion:
    """Probabilities of a model for the lines of a document that it looked at.

    Attributes
    ----------
    model : LinearModel
        The model.
    lines : mapping of int to Line
        The lines by index of their sentence, in the order of the rows of ``probabilities``.
    probabilities : ndarray of float, shape (lines, labels)
        How likely each label is for each line.
    rows : mapping of int to int
        The row of each sentence.
    """

    model: LinearModel
    lines: Mapping[int, Line]
    probabilities: NDArray[np.float64]
    rows: Mapping[int, int]

    def knows(self, criterion: str) -> bool:
        """Tell whether the model was trained on labels of a criterion."""
        return any(self.model.column(criterion + sign) is not None for sign in SIGNS.values())

    def of(self, evidence: Evidence, criterion: str) -> float | None:
        """Return the probability of a quotation, None where the model knows nothing of its line or of its label."""
        row = self.rows.get(evidence.sentence)
        column = self.model.column(criterion + SIGNS.get(evidence.polarity, ""))
        return None if row is None or column is None else round(float(self.probabilities[row, column]), 3)

    def bounds(self, evidence: Evidence, criterion: str) -> Bounds:
        """Return the bounds of the label that a quotation stands for."""
        return self.model.bounds_of(criterion + SIGNS.get(evidence.polarity, ""))

    def likely(self, label: str) -> Iterator[tuple[int, float]]:
        """Yield the sentences that the model proposes for a label with their probability, in order of the text."""
        column = self.model.column(label)
        if column is None:
            return
        bound = self.model.bounds_of(label).propose
        for sentence, probability in zip(self.rows, self.probabilities[:, column].tolist(), strict=True):
            if probability >= bound:
                yield sentence, round(probability, 3)

    def reasons(self, sentence: int, label: str) -> tuple[tuple[str, float], ...]:
        """Return what speaks most for a label in a sentence: features and what each adds to its log-odds."""
        return self.model.reasons(self.lines[sentence], label)


def opinion(model: LinearModel, document: DocumentView, evidence: Mapping[str, Sequence[Evidence]]) -> Opinion:
    """Return what a model makes of a document.

    Parameters
    ----------
    model : LinearModel
        The model.
    document : DocumentView
        What was read, as the checks see it.
    evidence : mapping of str to sequence of Evidence
        What the rules found, by criterion: the model weighs it with everything else.

    Returns
    -------
    Opinion
        On every line of the author's.
    """
    seen = lines(document, evidence)
    rows = {sentence: row for row, sentence in enumerate(seen)}
    return Opinion(model, seen, model.probabilities(list(seen.values())), rows)
