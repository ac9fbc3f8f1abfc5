"""Levels beside those that people gave: agreement by criterion, by dimension and of all."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

import numpy as np
from scipy.stats import spearmanr

from eiascore.evaluate.agreement import ac2, kappa, within
from eiascore.evaluate.figures import Array, Figure, Resampled, rounded

LEVELS = 4
Pair = tuple[str, int, int]
"""A criterion, the level that was given and the level that is right."""


@dataclass(frozen=True)
class LevelFigures:
    """Agreement over some pairs. ``confusion`` has a row a level of ours and a column a level of people.

    ``rank_correlation`` is Spearman's of the documents' mean levels.
    """

    pairs: int
    kappa_quadratic: Figure
    kappa_linear: Figure
    ac2: Figure
    exact: Figure
    within_one: Figure
    mean_ours: float
    mean_agreed: float
    rank_correlation: float | None
    confusion: tuple[tuple[int, ...], ...]


@dataclass(frozen=True)
class Levels:
    """Agreement on the levels of some documents."""

    documents: int
    pooled: LevelFigures
    dimensions: dict[str, LevelFigures]
    criteria: dict[str, LevelFigures]


def measure_levels(documents: Sequence[Sequence[Pair]], dimensions: Mapping[str, str]) -> Levels | None:
    """Return the agreement on levels.

    Parameters
    ----------
    documents : sequence of sequence of Pair
        The pairs of each document.
    dimensions : mapping of str to str
        The dimension of each criterion, in the rubric's order.

    Returns
    -------
    Levels or None
        None where there are no pairs.
    """
    documents = [pairs for pairs in documents if pairs]
    if not documents:
        return None
    criteria = list(dimensions)
    tables = np.zeros((len(documents), len(criteria), LEVELS, LEVELS))
    for number, pairs in enumerate(documents):
        for criterion, ours, theirs in pairs:
            tables[number, criteria.index(criterion), ours, theirs] += 1
    return Levels(
        len(documents),
        _figures(tables),
        {
            dimension: _figures(tables[:, [dimensions[name] == dimension for name in criteria]])
            for dimension in dict.fromkeys(dimensions.values())
        },
        {name: _figures(tables[:, [at]]) for at, name in enumerate(criteria) if tables[:, at].sum()},
    )


def _figures(tables: Array) -> LevelFigures:
    """Return the figures of tables by document and criterion."""
    by_document = tables.sum(axis=1)
    total = by_document.sum(axis=0)
    resampled = Resampled(by_document)
    mean: Any = np.arange(LEVELS) / max(1, total.sum())
    return LevelFigures(
        int(total.sum()),
        resampled.figure(kappa),
        resampled.figure(partial(kappa, power=1)),
        resampled.figure(ac2),
        resampled.figure(within),
        resampled.figure(partial(within, steps=1)),
        round(float(total.sum(axis=1) @ mean), 4),
        round(float(total.sum(axis=0) @ mean), 4),
        _rank_correlation(by_document),
        tuple(tuple(int(n) for n in row) for row in total),
    )


def _rank_correlation(tables: Array) -> float | None:
    """Return Spearman's rho of the mean levels of documents, where there are three or more and they differ."""
    tables = tables[tables.sum((1, 2)) > 0]
    steps = np.arange(LEVELS)
    sizes = tables.sum((1, 2))
    # Rounded, so that means which are equal stay equal: ranks would tell apart what only arithmetic does.
    ours, theirs = ((tables.sum(axis) @ steps / sizes).round(9) for axis in (2, 1))
    if len(tables) < 3 or len(set(ours)) < 2 or len(set(theirs)) < 2:
        return None
    return rounded(float(spearmanr(ours, theirs).statistic))
