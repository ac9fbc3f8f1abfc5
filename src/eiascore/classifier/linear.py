"""The linear model: one weight a feature and label, read from plain arrays."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain, pairwise

import numpy as np
from numpy.typing import ArrayLike, NDArray

from eiascore.classifier.features import names
from eiascore.classifier.line import Line


@dataclass(frozen=True)
class Bounds:
    """What is made of a probability; what lies between ``doubt`` and ``propose`` is left to the rules.

    Attributes
    ----------
    propose : float
        From here on a line is proposed.
    doubt : float
        Below it a quotation of the rules is doubted.
    reject : float
        Below it a quotation of the rules is all but impossible.
    """

    propose: float = 2.0
    doubt: float = 0.0
    reject: float = 0.0


@dataclass(frozen=True)
class LinearModel:
    """A logistic regression a label over named features.

    Attributes
    ----------
    labels : tuple of str
        Criterion ids with ``+`` (evidence for) or ``-`` (evidence against).
    rows : mapping of str to int
        Number of each feature.
    starts, columns, weights : ndarray
        The weights, feature by feature: those of feature ``i`` stand at ``starts[i]:starts[i + 1]``, for the labels in
        ``columns``, in rising order.
    intercepts : ndarray of float, shape (labels,)
        Log-odds of each label where no feature is known.
    bounds : mapping of str to Bounds
        By label; "" for labels that have none of their own.
    version : str
        First letters of the hash of the file that it came from.
    about : mapping
        How it was made, from its file.
    """

    labels: tuple[str, ...]
    rows: Mapping[str, int]
    starts: NDArray[np.int64]
    columns: NDArray[np.int16]
    weights: NDArray[np.float32]
    intercepts: NDArray[np.float32]
    bounds: Mapping[str, Bounds]
    version: str
    about: Mapping[str, object]

    @property
    def name(self) -> str:
        """Its name and version, for provenance."""
        return f"{self.about.get('name', 'model')} {self.version}"

    def column(self, label: str) -> int | None:
        """Return the column of a label, None where the model does not know it."""
        return self._columns.get(label)

    def bounds_of(self, label: str) -> Bounds:
        """Return what is made of the probability of a label."""
        return self.bounds.get(label) or self.bounds.get("") or Bounds()

    @cached_property
    def _columns(self) -> dict[str, int]:
        return {label: column for column, label in enumerate(self.labels)}

    def probabilities(self, lines: Sequence[Line]) -> NDArray[np.float64]:
        """Return the probability of each label for each line.

        Parameters
        ----------
        lines : sequence of Line
            The lines.

        Returns
        -------
        ndarray of float, shape (lines, labels)
            From 0 to 1.
        """
        numbers = [self._numbers(names(line)) for line in lines]
        everything = np.fromiter(chain.from_iterable(numbers), np.int64)
        met = np.zeros(len(self.starts), np.bool_)
        met[everything] = True
        weights = self._weights_of(np.flatnonzero(met))
        at = (np.cumsum(met) - 1)[everything]  # of each feature in ``weights``, line after line
        odds = np.empty((len(lines), len(self.labels)))
        ends = np.cumsum([len(known) for known in numbers]).tolist()
        for row, (start, end) in enumerate(pairwise([0, *ends])):
            # One row of weights after the other, so that a sum is the same to the last bit on each computer.
            np.add.reduce(weights[at[start:end]], axis=0, out=odds[row])
        return np.asarray(1 / (1 + np.exp(-(odds + self.intercepts))))

    def _numbers(self, named: Iterable[str]) -> list[int]:
        """Return the number of each of some features that the model knows."""
        return [number for number in map(self.rows.get, named) if number is not None]

    def _weights_of(self, numbers: ArrayLike) -> NDArray[np.float64]:
        """Return the weights of some features for all labels, a row each."""
        at = np.array(numbers, np.int64)
        lengths = self.starts[at + 1] - self.starts[at]
        # Those of all features stand one after the other: a run of consecutive places for each.
        ends = np.cumsum(lengths)
        places = np.arange(ends[-1] if len(ends) else 0) + np.repeat(self.starts[at] - (ends - lengths), lengths)
        weights = np.zeros((len(at), len(self.labels)))
        weights[np.repeat(np.arange(len(at)), lengths), self.columns[places]] = self.weights[places]
        return weights

    def reasons(self, line: Line, label: str, most: int = 5) -> tuple[tuple[str, float], ...]:
        """Return the features that speak most for a label, strongest first, with what each adds to its log-odds.

        Parameters
        ----------
        line : Line
            The line.
        label : str
            One of ``labels``.
        most : int, optional
            How many to return at most.

        Returns
        -------
        tuple of (str, float)
            Feature and weight, those above zero only.
        """
        known = [name for name in names(line) if name in self.rows]
        weights = self._weights_of(self._numbers(known))[:, self._columns[label]]
        said = [(name, float(weight)) for name, weight in zip(known, weights, strict=True)]
        strongest = sorted((pair for pair in said if pair[1] > 0), key=lambda pair: (-pair[1], pair[0]))
        return tuple((name, round(weight, 3)) for name, weight in strongest[:most])
