"""How often each check is wrong, as measured on labelled documents; ``tools/error_rates.py`` writes the file."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

THRESHOLDS = (1, 2, 3)


@dataclass(frozen=True, slots=True)
class Counts:
    """Documents of which raters and eiascore say alike or not that a criterion stands at a level or above.

    Attributes
    ----------
    tp, fn : int
        Documents that reach the level by the raters: found, and missed.
    tn, fp : int
        Documents that do not: rightly left, and wrongly found.

    Examples
    --------
    >>> counts = Counts(tp=45, fn=5, tn=80, fp=20)
    >>> counts.sensitivity, counts.specificity
    (0.9, 0.8)
    """

    tp: int
    fn: int
    tn: int
    fp: int

    @property
    def reaching(self) -> int:
        """Documents that sensitivity was measured on."""
        return self.tp + self.fn

    @property
    def below(self) -> int:
        """Documents that specificity was measured on."""
        return self.tn + self.fp

    @property
    def sensitivity(self) -> float | None:
        """Share of the documents that reach the level which are found; None where there are none."""
        return self.tp / self.reaching if self.reaching else None

    @property
    def specificity(self) -> float | None:
        """Share of the documents below the level which are left; None where there are none."""
        return self.tn / self.below if self.below else None


@dataclass(frozen=True, slots=True)
class ErrorRates:
    """Counts by criterion and level, and what they were measured with and on.

    Attributes
    ----------
    criteria : mapping of str to mapping of int to Counts
        By criterion, then by the level that is reached or not.
    rubric, rubric_sha256 : str
        Id with version, and its hash with all profiles, before it is laid under any of them.
    model : str
        Name of the classifier, as in ``Provenance``; "" where the rules stood alone.
    documents : tuple of str
        Ids of the labelled documents.
    about : str
        What the counts are, and what they are not.
    """

    criteria: Mapping[str, Mapping[int, Counts]]
    rubric: str = ""
    rubric_sha256: str = ""
    model: str = ""
    documents: tuple[str, ...] = ()
    about: str = ""


def path() -> Path:
    """Return where the file that comes with eiascore stands."""
    return Path(__file__).with_name("error_rates.json")


@cache
def shipped() -> ErrorRates:
    """Return the error rates that come with eiascore.

    Returns
    -------
    ErrorRates
        Measured on documents of this project's own writing, on about half of which the rules were mended.

    Examples
    --------
    >>> sorted(shipped().criteria["tim_signoff"])
    [1, 2, 3]
    """
    kept = json.loads(path().read_text(encoding="utf-8"))
    return ErrorRates(
        {
            criterion: {int(level): Counts(**counts) for level, counts in levels.items()}
            for criterion, levels in kept["criteria"].items()
        },
        f"{kept['rubric']['id']} {kept['rubric']['version']}",
        kept["rubric"]["sha256"],
        kept["model"],
        tuple(kept["documents"]),
        kept["about"],
    )
