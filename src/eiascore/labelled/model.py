"""What people said of a document, as plain frozen data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median_low

AGREED = "agreed"
"""The rater that stands for several whose labels or levels come settled, and not one by one."""


@dataclass(frozen=True)
class Row:
    """A sentence, bullet, heading or table cell, and what raters gave it.

    Attributes
    ----------
    id, text : str
        As in the file, such as ``C01#12``.
    section, question : str
        The heading it stands under, and the prompt that it answers; "" where the file does not say.
    labels : mapping of str to frozenset of str
        By rater: ids of criteria with ``+`` (evidence for) or ``-`` (evidence against). Empty where nobody labelled it.
    status : mapping of str to str
        By rater: done, planned, denied, template or other; two joined by ``|`` where settled raters differ.
    agreed : frozenset of str
        Labels that every rater gave.
    disputed : frozenset of str
        Labels that some gave and others did not; they count neither way.
    like : str
        The earlier row of another document that says nearly the same; "" where there is none.
    """

    id: str
    text: str
    section: str = ""
    question: str = ""
    labels: Mapping[str, frozenset[str]] = field(default_factory=dict)
    status: Mapping[str, str] = field(default_factory=dict)
    agreed: frozenset[str] = frozenset()
    disputed: frozenset[str] = frozenset()
    like: str = ""


@dataclass(frozen=True)
class LabelledLevel:
    """The level that a rater gave a criterion: 0 to 3, or None where it cannot apply, and the quotation behind it."""

    level: int | None
    quote: str = ""
    note: str = ""


@dataclass(frozen=True)
class LabelledDocument:
    """A document, its rows and its levels.

    Attributes
    ----------
    id : str
        Such as ``C01``.
    file : Path or None
        The document itself: its source in Markdown where there is one, else the file it was published as. None for an
        excerpt that is nothing but its rows.
    rows : tuple of Row
        In document order; empty where only levels were given.
    levels : mapping of str to mapping of str to LabelledLevel
        By rater, then by criterion.
    about : mapping of str to str
        What ``documents.csv`` says of it: register, field, nation, kind, fold and so on.
    single_lines : bool
        Whether the rows are lines of many documents, each with the question it answers, and no document at all.
    """

    id: str
    file: Path | None
    rows: tuple[Row, ...] = ()
    levels: Mapping[str, Mapping[str, LabelledLevel]] = field(default_factory=dict)
    about: Mapping[str, str] = field(default_factory=dict)
    single_lines: bool = False

    @property
    def settled(self) -> dict[str, int | None]:
        """The level of each criterion; None where it cannot apply.

        Where it does not come settled it is the median of the raters, the lower where two differ.

        Examples
        --------
        >>> given = {"A": {"eng_influence": LabelledLevel(2)}, "B": {"eng_influence": LabelledLevel(1)}}
        >>> LabelledDocument("C01", None, levels=given).settled
        {'eng_influence': 1}
        """
        given: dict[str, list[int | None]] = {}
        settled = {AGREED: self.levels[AGREED]} if AGREED in self.levels else self.levels
        for levels in settled.values():
            for criterion, level in levels.items():
                given.setdefault(criterion, []).append(level.level)
        return {criterion: _median(levels) for criterion, levels in given.items()}


def _median(levels: list[int | None]) -> int | None:
    numbers = [level for level in levels if level is not None]
    return median_low(numbers) if len(numbers) * 2 > len(levels) else None
