"""Whether what is called sure is right as often as that says, and what is gained by leaving the unsure to a person."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

BINS = 10
Claim = tuple[float, bool, bool]
"""How sure, whether it is right, and whether it is nearly right (a level within one)."""


@dataclass(frozen=True)
class Bin:
    """Claims between two confidences: how many, how sure on average, and the share that is right."""

    low: float
    high: float
    claims: int
    confidence: float
    right: float


@dataclass(frozen=True)
class Point:
    """If only claims at least so sure were made: the share of all that would be, and how many of them are right."""

    confidence: float
    coverage: float
    right: float
    nearly: float


@dataclass(frozen=True)
class Calibration:
    """Expected calibration error over ten bins of equal width, the bins, and coverage against accuracy."""

    claims: int
    error: float
    bins: tuple[Bin, ...]
    coverage: tuple[Point, ...]


def calibrate(claims: Sequence[Claim], asked: int | None = None) -> Calibration | None:
    """Measure how well confidence fits.

    Parameters
    ----------
    claims : sequence of Claim
        Each claim that was made.
    asked : int, optional
        How many could have been made, where that is more.

    Returns
    -------
    Calibration or None
        None without claims.

    Examples
    --------
    >>> calibrate([(0.9, True, True), (0.9, False, True)]).error
    0.4
    """
    if not claims:
        return None
    bins = [made for number in range(BINS) if (made := _bin(claims, number))]
    error = sum(b.claims * abs(b.confidence - b.right) for b in bins) / len(claims)
    points = [_point(claims, asked or len(claims), least) for least in sorted({c for c, _, _ in claims}, reverse=True)]
    return Calibration(len(claims), round(error, 4), tuple(bins), tuple(points))


def _bin(claims: Sequence[Claim], number: int) -> Bin | None:
    inside = [claim for claim in claims if min(int(claim[0] * BINS + 1e-9), BINS - 1) == number]
    if not inside:
        return None
    sure, right = (round(sum(float(claim[part]) for claim in inside) / len(inside), 4) for part in (0, 1))
    return Bin(number / BINS, (number + 1) / BINS, len(inside), sure, right)


def _point(claims: Sequence[Claim], asked: int, least: float) -> Point:
    made = [claim for claim in claims if claim[0] >= least]
    right, nearly = (round(sum(claim[part] for claim in made) / len(made), 4) for part in (1, 2))
    return Point(least, round(len(made) / asked, 4), right, nearly)
