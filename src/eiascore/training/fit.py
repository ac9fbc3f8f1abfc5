"""Examples -> a linear model: logistic regressions, calibrated on documents that they were not fitted on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from joblib import Parallel, delayed
from numpy.typing import NDArray
from scipy import sparse
from sklearn.linear_model import LogisticRegression

from eiascore.classifier import Bounds, LinearModel, features
from eiascore.errors import LabelsError
from eiascore.training.examples import Example
from eiascore.training.trust import trust, unaided

Array = NDArray[np.float64]


_BOUNDS = Bounds(propose=0.4, doubt=0.1, reject=0.02)


@dataclass(frozen=True)
class Settings:
    """How a model is fitted.

    Attributes
    ----------
    strength : float
        Inverse of the regularisation of scikit-learn's ``LogisticRegression``.
    least_lines : int
        A feature that stands in fewer lines is left out.
    least_examples : float
        A label with fewer examples is not learned.
    least_weight : float
        Weights nearer to zero are left out of the model file.
    bounds : Bounds
        What is made of a probability.
    """

    strength: float = 0.3
    least_lines: int = 2
    least_examples: float = 6.0
    least_weight: float = 0.02
    bounds: Bounds = _BOUNDS


@dataclass(frozen=True)
class Fitted:
    """A model and what it says of the examples by models that had not seen their documents.

    Attributes
    ----------
    model : LinearModel
        Fitted on all examples.
    labels : tuple of str
        Its labels.
    unseen : ndarray of float, shape (examples, labels)
        Calibrated probabilities, each by a model fitted without the document's batch or fold; lines of no fold are left
        out.
    rows : ndarray of int
        Numbers of the examples that ``unseen`` is about.
    """

    model: LinearModel
    labels: tuple[str, ...]
    unseen: Array
    rows: NDArray[np.int64]


def fit(given: Sequence[Example], about: Mapping[str, object], settings: Settings | None = None) -> Fitted:
    """Fit a model; the same examples give the same model.

    Parameters
    ----------
    given : sequence of Example
        What to learn from. Documents of one batch, or else of one fold, are held out together, to calibrate.
    about : mapping
        What the model file shall say of its making.
    settings : Settings, optional
        How to fit.

    Returns
    -------
    Fitted
        The model, and its probabilities for unseen documents.

    Raises
    ------
    LabelsError
        If no label has enough examples.

    Notes
    -----
    Words are fitted without what the rules found; what that is worth is learned, with the calibration, from the
    predictions for batches that were held out. So without folds a model knows nothing of rules, and is not calibrated.
    """
    settings = settings or Settings()
    labels = _labels(given, settings.least_examples)
    if not labels:
        told = f"There is nothing to learn: no label has {settings.least_examples:g} examples."
        raise LabelsError(told, "Label more documents; corpus/README.md tells how.")
    names, table = _table([features(e.line) for e in given], settings.least_lines)
    words = table[:, unaided(names)]
    truth = np.array([[e.labels.get(label, 0.0) for label in labels] for e in given])
    weight = np.array([[e.weight * _known(e, label) for label in labels] for e in given])
    groups, apart = _apart(given)
    odds = np.zeros(truth.shape)
    for held in apart:
        part = ~np.isin(groups, held)
        weights, start = _regressions(words[part], truth[part], weight[part], settings.strength)
        odds[~part] = words[~part] @ weights + start
    rows = np.flatnonzero(groups != "")
    weights, start = _regressions(words, truth, weight, settings.strength)
    learned = trust(names, labels, odds[rows], table[rows], truth[rows], weight[rows])
    whole = np.array(learned.weights)
    whole[unaided(names)] = weights * learned.scale
    model = _model(names, labels, whole, start * learned.scale + learned.shift, settings, about)
    return Fitted(model, labels, 1 / (1 + np.exp(-learned.of(odds[rows], table[rows]))), rows)


def _apart(given: Sequence[Example]) -> tuple[NDArray[np.str_], list[tuple[str, ...]]]:
    """Return the group of each example, "" where it is never held out, and which groups are held out together.

    What was written in another batch is nearest to a document from elsewhere. Where all is of one batch, folds are held
    out instead: of many two at a time, which costs less and leaves enough to learn from. One alone is not held out.
    """
    batches = sorted({e.batch for e in given if e.fold} - {""})
    if len(batches) > 1:
        return np.array([e.batch if e.fold else "" for e in given]), [(batch,) for batch in batches]
    folds = sorted({e.fold for e in given} - {""})
    if len(folds) < 2:
        return np.full(len(given), ""), []
    step = 2 if len(folds) > 3 else 1
    return np.array([e.fold for e in given]), [tuple(folds[i : i + step]) for i in range(0, len(folds), step)]


def _known(example: Example, label: str) -> bool:
    return example.known is None or label in example.known


def _labels(given: Sequence[Example], least: float) -> tuple[str, ...]:
    counts: Counter[str] = Counter()
    for example in given:
        for label, share in example.labels.items():
            counts[label] += share * example.weight  # type: ignore[assignment]
    return tuple(sorted(label for label, count in counts.items() if count >= least))


def _table(rows: Iterable[Mapping[str, float]], least: int) -> tuple[tuple[str, ...], sparse.csr_matrix]:
    """Return the names of the features that are kept, and their values, one line a row."""
    listed = list(rows)
    counts = Counter(name for row in listed for name in row)
    names = tuple(sorted(name for name, count in counts.items() if count >= least))
    number = {name: i for i, name in enumerate(names)}
    at, columns, values = [0], [], []
    for row in listed:
        kept = sorted((number[name], value) for name, value in row.items() if name in number)
        columns += [column for column, _ in kept]
        values += [value for _, value in kept]
        at.append(len(columns))
    return names, sparse.csr_matrix((values, columns, at), shape=(len(listed), len(names)))


def _regressions(table: sparse.csr_matrix, truth: Array, weight: Array, strength: float) -> tuple[Array, Array]:
    """Return the weights, one column a label, and the intercepts."""
    fitted = Parallel(n_jobs=-1)(
        delayed(_regression)(table, truth[:, column], weight[:, column], strength) for column in range(truth.shape[1])
    )
    return np.stack([weights for weights, _ in fitted], axis=1), np.array([start for _, start in fitted])


def _regression(table: sparse.csr_matrix, share: Array, weight: Array, strength: float) -> tuple[Array, float]:
    """Return weights and intercept of one label; a line that raters differ on stands on both sides, by their share."""
    asked = np.flatnonzero(weight > 0)
    table, share, weight = table[asked], share[asked], weight[asked]
    split = np.flatnonzero((share > 0) & (share < 1))
    lines = sparse.vstack([table, table[split]]).tocsr()
    given = np.concatenate([share > 0, np.zeros(len(split), dtype=bool)])
    counts = np.concatenate([np.where(share > 0, share, 1.0) * weight, (1 - share[split]) * weight[split]])
    if not given.any() or given.all():
        return np.zeros(table.shape[1]), -6.0
    model = LogisticRegression(C=strength, solver="liblinear", random_state=0).fit(lines, given, sample_weight=counts)
    return model.coef_[0], float(model.intercept_[0])


def _model(
    names: tuple[str, ...],
    labels: tuple[str, ...],
    weights: Array,
    intercepts: Array,
    settings: Settings,
    about: Mapping[str, object],
) -> LinearModel:
    """Return the model without weights that hardly count, and without features that have no other."""
    kept = np.abs(weights) >= settings.least_weight
    used = np.flatnonzero(kept.any(axis=1))
    dense = sparse.csr_matrix(np.where(kept, weights, 0.0)[used])
    dense.sort_indices()
    return LinearModel(
        labels=labels,
        rows={names[number]: row for row, number in enumerate(used)},
        starts=dense.indptr.astype(np.int64),
        columns=dense.indices.astype(np.int16),
        weights=dense.data.astype(np.float32),
        intercepts=intercepts.astype(np.float32),
        bounds={"": replace(settings.bounds)},
        version="",
        about=dict(about),
    )
