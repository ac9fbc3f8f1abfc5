"""How far words, and the rules beside them, are to be trusted: learned from documents that were held out.

Rules find more in the documents that they were made with than in others, and a model that is fitted with their hits
learns to lean on them. So words are fitted without them, and what a hit is worth is learned here, by few numbers.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from sklearn.linear_model import LogisticRegression

Array = NDArray[np.float64]

_STRENGTH = 0.3
"""Inverse of the regularisation: a rule that was seen in few lines adds little."""
_PRIOR = 20.0
"""How many examples a label needs for what was learned of it here to count half."""
_STRENGTHS = ("", "0", "1", "2", "3")


@dataclass(frozen=True)
class Trust:
    """What is made of the log-odds of each label.

    Attributes
    ----------
    scale, shift : ndarray of float, shape (labels,)
        What log-odds of words are multiplied by, and what is added to them.
    weights : ndarray of float, shape (features, labels)
        What a rule adds that found the line for the label, by its strength.
    """

    scale: Array
    shift: Array
    weights: Array

    def of(self, odds: Array, table: sparse.csr_matrix) -> Array:
        """Return the log-odds of lines, of which words alone say ``odds`` and which have the features of ``table``."""
        return np.asarray(odds * self.scale + self.shift + table @ self.weights)


def unaided(names: Sequence[str]) -> NDArray[np.int64]:
    """Return the numbers of the features that owe nothing to a rule.

    Examples
    --------
    >>> unaided(("found:crit_one+", "rule:crit_one.met", "word:met")).tolist()
    [2]
    """
    return np.flatnonzero([not name.startswith(("found:", "rule:")) for name in names])


def trust(
    names: Sequence[str], labels: Sequence[str], odds: Array, table: sparse.csr_matrix, given: Array, weight: Array
) -> Trust:
    """Return what lines of held-out documents teach.

    Parameters
    ----------
    names, labels : sequence of str
        The features, in the order of the columns of ``table``, and the labels, in that of the others.
    odds : ndarray of float, shape (lines, labels)
        The log-odds by models that had not seen the documents, nor any rule.
    table : sparse matrix, shape (lines, features)
        The features of the lines.
    given : ndarray of float, shape (lines, labels)
        The share of raters who gave a label. A probability is that of one of them at least.
    weight : ndarray of float, shape (lines, labels)
        What each counts.

    Returns
    -------
    Trust
        After Platt (1999), with the rules' hits beside the log-odds; drawn towards leaving these as they are where a
        label has few examples.
    """
    number = {name: at for at, name in enumerate(names)}
    hits = table.tocsc()
    learned = Trust(np.ones(len(labels)), np.zeros(len(labels)), np.zeros((len(names), len(labels))))
    for column, label in enumerate(labels) if len(odds) else ():
        quoted, counts = given[:, column] > 0, weight[:, column]
        count = float(counts[quoted].sum())
        if count < 1 or quoted.all():
            continue
        found = [number[name] for name in (f"found:{label}{strength}" for strength in _STRENGTHS) if name in number]
        seen = np.column_stack([odds[:, column], hits[:, found].toarray()])
        model = LogisticRegression(C=_STRENGTH, solver="lbfgs", max_iter=1000).fit(seen, quoted, sample_weight=counts)
        part = count / (count + _PRIOR)
        learned.scale[column] = 1 + part * (np.clip(float(model.coef_[0, 0]), 0.3, 3.0) - 1)
        learned.shift[column] = part * float(model.intercept_[0])
        learned.weights[found, column] = part * model.coef_[0, 1:]
    return learned
