"""What many scorecards come to by body, year, profile, kind or nation: means with intervals, never a league table."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any, Literal

from eiascore.errors import EiaError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import pandas as pd

By = Literal["body", "year", "profile", "kind", "nation"]
GROUPINGS: tuple[By, ...] = ("body", "year", "profile", "kind", "nation")
LETTERS = "ABCDEF"
LEAST = 5
"""Graded documents of a group that may be compared."""
TOO_FEW = "too few to compare"
NOT_KNOWN = "not known"
SEED, RESAMPLES = 20101, 1999
_AT_ONCE = 500  # draws held at a time, so that many documents take little memory
_SUBSTANTIVE = 2


def summary(
    scores: pd.DataFrame,
    findings: pd.DataFrame | None = None,
    *,
    by: By | None = None,
    least: int = LEAST,
) -> pd.DataFrame:
    """Return what the scorecards of each group come to.

    Parameters
    ----------
    scores : DataFrame
        One row a document; a content that stands there twice (``sha256``) counts once.
    findings : DataFrame, optional
        One row a document and criterion: adds the share of criteria at level 2 or above, of those with a level.
    by : str, optional
        Column to group by: body, year, profile, kind or nation; by default all documents are one group.
    least : int, optional
        Groups with fewer graded documents are marked ``too few to compare``.

    Returns
    -------
    DataFrame
        A row a group in the order of names, those without one last: ``group``, ``documents``, ``graded``, then
        ``score`` and each dimension (mean of 0 to 100) with ``_low`` and ``_high`` (95 % interval, documents drawn
        anew with repeats; none for a single document, or where all are the same), ``share_A`` to ``share_F`` of the
        graded, ``needs_person`` (mean share of criteria that a person should judge), ``red_flags`` (mean number),
        ``substantive`` with findings, and ``note``.

    Raises
    ------
    EiaError
        There is no such column to group by.

    Examples
    --------
    >>> import pandas as pd
    >>> scores = pd.DataFrame({"key": ["1", "2"], "letter": ["A", "C"], "score": [90.0, 60.0], "body": ["X", "X"]})
    >>> summary(scores, by="body")[["group", "graded", "score", "share_A", "note"]].to_dict("records")
    [{'group': 'X', 'graded': 2, 'score': 75.0, 'share_A': 0.5, 'note': 'too few to compare'}]
    """
    import pandas as pd

    levels = None if findings is None else findings[findings["level"].notna()].drop_duplicates(["key", "criterion"])
    rows = []
    for name, members in grouped(scores, by):
        graded = members[members["letter"].notna() & (members["letter"] != "")]
        row: dict[str, Any] = {"group": name, "documents": len(members), "graded": len(graded)}
        for measure in ("score", *dimensions(scores)):
            row |= _mean(graded, measure)
        row |= {f"share_{letter}": _share(graded["letter"] == letter) for letter in LETTERS}
        row |= {column: _average(graded, column) for column in ("needs_person", "red_flags")}
        if levels is not None:
            row["substantive"] = _share(levels.loc[levels["key"].isin(graded["key"]), "level"] >= _SUBSTANTIVE)
        rows.append(row | {"note": "" if len(graded) >= least else TOO_FEW})
    return pd.DataFrame(rows)


def dimensions(scores: pd.DataFrame) -> list[str]:
    """Return the dimensions that a table of scores has columns for."""
    return [str(column).removesuffix("_score") for column in scores.columns if str(column).endswith("_score")]


def grouped(scores: pd.DataFrame, by: str | None) -> Iterator[tuple[str, pd.DataFrame]]:
    """Yield the groups of documents by name, each content once; those without a name last, as ``not known``.

    Raises
    ------
    EiaError
        There is no such column to group by.
    """
    distinct = distinct_contents(scores)
    if by is None:
        yield "all", distinct
        return
    if by not in GROUPINGS or by not in scores:
        raise EiaError(f"Documents cannot be grouped by {by!r}.", f"Use one of {', '.join(GROUPINGS)}.")
    names = distinct[by].map(lambda value: "" if value is None or value != value else str(value), na_action="ignore")
    names = names.fillna("").astype(str).replace("", NOT_KNOWN)
    for name in sorted(names.unique(), key=lambda name: (name == NOT_KNOWN, name)):
        yield name, distinct[names == name]


def distinct_contents(scores: pd.DataFrame) -> pd.DataFrame:
    """Return one row a content, the first by key; a document without a hash is taken for one of its own."""
    ordered = scores.sort_values("key", kind="stable")
    content = ordered["key"].astype(str)
    if "sha256" in ordered:
        content = ordered["sha256"].fillna("").astype(str).where(lambda sha256: sha256 != "", content)
    return ordered[~content.duplicated()]


def interval(values: Sequence[float]) -> tuple[float, float]:
    """Return the 95 % interval of a mean: bias-corrected and accelerated bootstrap by a fixed seed.

    Parameters
    ----------
    values : sequence of float
        One a document; their order does not matter.

    Returns
    -------
    tuple of float
        Its ends; not a number where one document, or documents that are all the same, are no ground for one.

    Examples
    --------
    >>> low, high = interval([40, 50, 55, 60, 70])
    >>> 40 < low < 55 < high < 70
    True
    """
    import numpy as np
    from scipy.stats import bootstrap

    if len(set(values)) < 2:
        return math.nan, math.nan
    drawn = bootstrap(
        (np.sort(np.asarray(values, float)),),
        np.mean,
        n_resamples=RESAMPLES,
        batch=_AT_ONCE,
        vectorized=True,
        random_state=np.random.default_rng(SEED),
    )
    return float(drawn.confidence_interval.low), float(drawn.confidence_interval.high)


def values_of(documents: pd.DataFrame, measure: str) -> list[float]:
    """Return the overall scores, or those of a dimension, of the documents that have one."""
    column = "score" if measure == "score" else f"{measure}_score"
    return [float(value) for value in documents[column].dropna()]


def _mean(documents: pd.DataFrame, measure: str) -> dict[str, float]:
    values = values_of(documents, measure)
    low, high = interval(values)
    # fsum: the same mean in whatever order the rows stand.
    mean = math.fsum(values) / len(values) if values else math.nan
    return {measure: mean, f"{measure}_low": low, f"{measure}_high": high}


def _share(told: pd.Series[bool]) -> float:
    return float(told.sum()) / len(told) if len(told) else math.nan


def _average(documents: pd.DataFrame, column: str) -> float:
    known = [float(value) for value in documents[column].dropna()] if column in documents else []
    return math.fsum(known) / len(known) if known else math.nan
