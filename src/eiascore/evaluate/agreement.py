"""Agreement of two raters on a scale of levels, from the table of how often each pair of levels was given.

All take tables of any number of leading axes, so that a thousand draws cost one call. Kappa is Cohen's (1968), as in
scikit-learn's ``cohen_kappa_score``, which takes one list of pairs at a time. AC2 is Gwet's: "Computing inter-rater
reliability and its variance in the presence of high agreement", British Journal of Mathematical and Statistical
Psychology 61 (2008), 29-48, with weights as in his Handbook of Inter-Rater Reliability (4th ed., 2014), ch. 4. It does
not collapse, as kappa does, where nearly all levels are the same.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from eiascore.evaluate.figures import Array, ratio


def _distance(size: int) -> Array:
    index = np.arange(size, dtype=float)
    distance: Array = np.abs(index[:, None] - index)
    return distance


def kappa(table: Any, power: int = 2) -> Any:
    """Return weighted kappa: linear with ``power`` 1, quadratic with 2; not a number where both gave one level only.

    Examples
    --------
    >>> round(float(kappa([[20, 5], [10, 15]])), 2)
    0.4
    """
    table = np.asarray(table, float)
    weights = _distance(table.shape[-1]) ** power
    chance = ratio(table.sum(-1)[..., :, None] * table.sum(-2)[..., None, :], table.sum((-1, -2))[..., None, None])
    return 1 - ratio((weights * table).sum((-1, -2)), (weights * chance).sum((-1, -2)))


def ac2(table: Any, power: int = 2) -> Any:
    """Return Gwet's AC2 with linear or quadratic weights; with ``power`` 0 any difference is as bad: AC1.

    Examples
    --------
    >>> round(float(ac2([[13, 0, 0], [0, 20, 7], [0, 4, 56]], power=0)), 4)
    0.8493
    """
    table = np.asarray(table, float)
    size = table.shape[-1]
    distance = _distance(size)
    weights = 1 - (distance / (size - 1)) ** power if power else (distance == 0).astype(float)
    total = table.sum((-1, -2))
    given = ratio(table.sum(-1) + table.sum(-2), 2 * total[..., None])
    chance = weights.sum() / (size * (size - 1)) * (given * (1 - given)).sum(-1)
    return ratio(ratio((weights * table).sum((-1, -2)), total) - chance, 1 - chance)


def within(table: Any, steps: int = 0) -> Any:
    """Return the share of pairs that are at most so many levels apart."""
    table = np.asarray(table, float)
    near = _distance(table.shape[-1]) <= steps
    return ratio((near * table).sum((-1, -2)), table.sum((-1, -2)))
