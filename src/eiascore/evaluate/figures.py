"""Figures with intervals: documents, and not pairs or lines, are drawn anew, because those of one are alike."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

SEED, RESAMPLES = 20101, 1000
_LOW, _HIGH = 2.5, 97.5
_DIGITS = 4

Array = NDArray[np.float64]
Measure = Callable[[Any], Any]


@dataclass(frozen=True)
class Figure:
    """A figure and its 95 % interval; None where it is not defined, or one document is no ground for an interval."""

    value: float | None
    low: float | None = None
    high: float | None = None


def rounded(value: float) -> float | None:
    """Return a number to four digits, None where it is not defined."""
    return None if np.isnan(value) else round(float(value), _DIGITS)


class Resampled:
    """Draws of as many documents as there are, with repeats, by a fixed seed.

    Parameters
    ----------
    counts : array
        What each document adds to the counts: the first axis is the documents.

    Examples
    --------
    >>> counts = np.array([[1.0, 2.0], [3.0, 4.0], [1.0, 4.0]])
    >>> Resampled(counts).figure(lambda total: total[..., 0] / total[..., 1]).value
    0.5
    """

    def __init__(self, counts: Array) -> None:
        self._total = counts.sum(axis=0)
        many = len(counts)
        draws = np.random.default_rng(SEED).multinomial(many, np.full(many, 1 / many), RESAMPLES) if many > 1 else None
        self._drawn = None if draws is None else np.tensordot(draws, counts, axes=1)

    def figure(self, measure: Measure, *at: Any) -> Figure:
        """Return a figure of the counts, or of a part of them, with its interval.

        Parameters
        ----------
        measure : callable
            Takes counts with any number of leading axes and returns a number for each.
        *at : index
            Which part of the counts.

        Returns
        -------
        Figure
            Percentiles of the draws in which the figure is defined, if it is in most.
        """
        value = rounded(float(measure(self._total[at])))
        if self._drawn is None or value is None:
            return Figure(value)
        drawn = np.asarray(measure(self._drawn[(slice(None), *at)]))
        defined = drawn[~np.isnan(drawn)]
        if len(defined) * 2 < len(drawn):
            return Figure(value)
        low, high = np.percentile(defined, [_LOW, _HIGH])
        return Figure(value, rounded(low), rounded(high))


def ratio(part: Any, whole: Any) -> Any:
    """Return part by whole, not a number where the whole is nothing."""
    part, whole = np.asarray(part, float), np.asarray(whole, float)
    return np.divide(part, whole, out=np.full(np.broadcast(part, whole).shape, np.nan), where=whole != 0)
