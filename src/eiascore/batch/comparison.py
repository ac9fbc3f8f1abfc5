"""Which groups differ. Nobody is ranked: groups are put in order two by two, and only where the data carry it.

A list of bodies from best to worst shows mostly chance: with few documents a body the places are all but undetermined
(Goldstein and Spiegelhalter, "League tables and their limitations: statistical issues in comparisons of institutional
performance", Journal of the Royal Statistical Society A 159 (1996), 385-443).
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations
from typing import TYPE_CHECKING

from eiascore.batch.summary import LEAST, SEED, TOO_FEW, By, dimensions, grouped, interval, values_of
from eiascore.errors import EiaError

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd
    from numpy.typing import NDArray

NOT_TOLD_APART = "not told apart"
_CHANCE = 0.05
_FEW_PAIRS = 200
_DRAWS, _DRAWS_A_PAIR, _MOST_HELD = 9_999, 40, 25_000_000
_SAME = 1e-9
_DIGITS = 9  # means that arithmetic alone tells apart are the same


@dataclass(frozen=True)
class Comparison:
    """Which groups differ in a mean.

    Attributes
    ----------
    measure : str
        "score", or the dimension.
    groups : DataFrame
        A row a group, in the order of names: ``group``, ``documents``, ``mean``, ``low``, ``high``, and the names of
        the others as tuples in ``lower``, ``higher`` and ``not_told_apart``; all are empty where ``note`` says that
        the documents are too few.
    pairs : DataFrame
        A row two groups with enough documents: ``group``, ``other``, ``difference`` of their means, ``p`` by
        permutation, ``p_holm`` (adjusted for the number of pairs) and ``verdict`` on the first: lower, higher or not
        told apart. With more than 200 pairs ``p`` is worked out only where the intervals do not overlap.
    """

    measure: str
    groups: pd.DataFrame
    pairs: pd.DataFrame


@dataclass(frozen=True)
class _Group:
    name: str
    values: list[float]
    low: float
    high: float

    @property
    def mean(self) -> float:
        return round(math.fsum(self.values) / len(self.values), _DIGITS) if self.values else math.nan


def comparison(
    scores: pd.DataFrame, by: By = "body", dimension: str | None = None, *, least: int = LEAST
) -> Comparison:
    """Say which groups differ in their mean score, and which are not told apart.

    Two groups are put in order where both have enough documents, their 95 % intervals do not overlap, and the
    difference of their means is beyond chance (permutation test, adjusted after Holm for all pairs, below .05).

    Parameters
    ----------
    scores : DataFrame
        One row a document, as for ``summary``.
    by : str, optional
        Column to group by.
    dimension : str, optional
        Compare the scores of a dimension; by default the overall ones.
    least : int, optional
        Documents that a group needs.

    Returns
    -------
    Comparison
        The same whatever the order of rows.

    Raises
    ------
    EiaError
        There is no such column or dimension.

    Examples
    --------
    >>> import pandas as pd
    >>> given = {"X": [20.0, 22, 24, 26, 28, 30], "Y": [70.0, 72, 74, 76, 78, 80], "Z": [21.0, 24, 26, 28, 29, 33]}
    >>> rows = [(f"{body}{n}", body, "C", score) for body, found in given.items() for n, score in enumerate(found)]
    >>> found = comparison(pd.DataFrame(rows, columns=["key", "body", "letter", "score"]))
    >>> found.pairs["verdict"].tolist()
    ['lower', 'not told apart', 'higher']
    """
    measure = dimension or "score"
    if measure != "score" and measure not in dimensions(scores):
        raise EiaError(f"There is no dimension {measure!r}.", f"Use one of {', '.join(dimensions(scores))}.")
    groups = []
    for name, members in grouped(scores, by):
        values = sorted(values_of(members[members["letter"].notna() & (members["letter"] != "")], measure))
        groups.append(_Group(name, values, *interval(values)))
    pairs = _pairs([group for group in groups if len(group.values) >= least])
    return Comparison(measure, _table(groups, pairs, least), pairs)


def _pairs(groups: Sequence[_Group]) -> pd.DataFrame:
    import pandas as pd

    pairs = list(combinations(groups, 2))
    tested = [_apart(*pair) or len(pairs) <= _FEW_PAIRS for pair in pairs]
    draws = max(_DRAWS, _DRAWS_A_PAIR * len(pairs))
    chances = [_chance(*pair, draws) if test else math.nan for pair, test in zip(pairs, tested, strict=True)]
    rows = [
        (one.name, other.name, one.mean - other.mean, chance, adjusted, _verdict(one, other, adjusted))
        for (one, other), chance, adjusted in zip(pairs, chances, holm(chances), strict=True)
    ]
    return pd.DataFrame(rows, columns=["group", "other", "difference", "p", "p_holm", "verdict"])


def _apart(one: _Group, other: _Group) -> bool:
    """Say whether two intervals do not overlap; without one nothing can be said."""
    return one.high < other.low or other.high < one.low


def _verdict(one: _Group, other: _Group, chance: float) -> str:
    if not _apart(one, other) or not chance < _CHANCE:
        return NOT_TOLD_APART
    return "lower" if one.mean < other.mean else "higher"


def _chance(one: _Group, other: _Group, draws: int) -> float:
    """Return how often documents dealt to two groups by chance differ as much: a permutation test on both sides."""
    import numpy as np

    deals, every = _deals(len(one.values), len(other.values), draws)
    found = np.abs(deals @ np.asarray(one.values + other.values))
    as_much = int((found >= abs(one.mean - other.mean) - _SAME).sum())
    # What was found is one of all deals; beside deals drawn by chance it counts as one more (Phipson and Smyth 2010).
    return as_much / len(deals) if every else (as_much + 1) / (len(deals) + 1)


@lru_cache(maxsize=4)
def _deals(first: int, second: int, draws: int) -> tuple[NDArray[np.float64], bool]:
    """Return deals of documents to two groups, a row each, whose product with the scores is the difference of means.

    Returns
    -------
    tuple of ndarray and bool
        All deals, and True, where they are no more than ``draws``; else so many drawn by a fixed seed, fewer where they
        would take too much memory. They depend on the sizes alone, so that pairs of the same sizes share them.
    """
    import numpy as np

    both = first + second
    deals = np.full((1, both), -1 / second)
    if (every := math.comb(both, first)) <= draws:
        deals = np.repeat(deals, every, axis=0)
        for row, chosen in enumerate(combinations(range(both), first)):
            deals[row, list(chosen)] = 1 / first
        return deals, True
    deals[:, :first] = 1 / first
    deals = np.repeat(deals, min(draws, _MOST_HELD // both), axis=0)
    return np.random.default_rng(SEED).permuted(deals, axis=1, out=deals), False


def holm(chances: Sequence[float]) -> list[float]:
    """Adjust probabilities for their number: Holm, Scandinavian Journal of Statistics 6 (1979), 65-70.

    Parameters
    ----------
    chances : sequence of float
        Probabilities. One that is not a number was not worked out and is taken for the largest, which makes the
        others larger, never smaller.

    Returns
    -------
    list of float
        Adjusted, in the same order.

    Examples
    --------
    >>> [round(p, 2) for p in holm([0.01, 0.04, 0.03, 0.005])]
    [0.03, 0.06, 0.06, 0.02]
    """
    adjusted, so_far = [math.nan] * len(chances), 0.0
    for rank, at in enumerate(sorted((n for n, p in enumerate(chances) if p == p), key=lambda n: chances[n])):
        so_far = max(so_far, min(1.0, (len(chances) - rank) * chances[at]))
        adjusted[at] = so_far
    return adjusted


def _table(groups: Sequence[_Group], pairs: pd.DataFrame, least: int) -> pd.DataFrame:
    import pandas as pd

    said: dict[str, dict[str, list[str]]] = {
        group.name: {"lower": [], "higher": [], NOT_TOLD_APART: []} for group in groups
    }
    for one, other, verdict in _both_ways(pairs):
        said[one][verdict].append(other)
    return pd.DataFrame(
        {
            "group": group.name,
            "documents": len(group.values),
            "mean": group.mean,
            "low": group.low,
            "high": group.high,
            "lower": tuple(sorted(said[group.name]["lower"])),
            "higher": tuple(sorted(said[group.name]["higher"])),
            "not_told_apart": tuple(sorted(said[group.name][NOT_TOLD_APART])),
            "note": "" if len(group.values) >= least else TOO_FEW,
        }
        for group in groups
    )


def _both_ways(pairs: pd.DataFrame) -> Iterator[tuple[str, str, str]]:
    """Yield for each group what another one is beside it: where the first of a pair is lower, the other is higher."""
    opposite = {"lower": "higher", "higher": "lower", NOT_TOLD_APART: NOT_TOLD_APART}
    for one, other, verdict in zip(pairs["group"], pairs["other"], pairs["verdict"], strict=True):
        yield one, other, opposite[verdict]
        yield other, one, verdict
