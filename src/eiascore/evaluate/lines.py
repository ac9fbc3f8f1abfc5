"""Quotations beside the lines that people would quote: precision, recall, and what a reader sees first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any

import numpy as np

from eiascore.evaluate.figures import Array, Figure, Resampled, ratio
from eiascore.evaluate.judgement import Quote
from eiascore.evaluate.matching import covered
from eiascore.labelled import Row

FIRST = 3
LEAST_LINES = 5
_SUMS = ("silent", "fired", "shown", "good", "wanted", "hit")
_RIGHT, _WRONG, _MISSED = range(3)


@dataclass
class LineCounts:
    """What one document adds: by label how many rows were rightly quoted, wrongly quoted and missed, and sums.

    ``silent`` rows have no label, ``fired`` of them were quoted all the same; of the first three supporting quotations
    of a criterion ``shown`` were there and ``good`` were right; ``wanted`` criteria have evidence in the document and
    for ``hit`` of them one of these was right.
    """

    rows: int = 0
    labels: dict[str, list[int]] = field(default_factory=lambda: defaultdict(lambda: [0, 0, 0]))
    silent: int = 0
    fired: int = 0
    shown: int = 0
    good: int = 0
    wanted: int = 0
    hit: int = 0


@dataclass(frozen=True)
class LabelFigures:
    """How well the lines of one label, or of all, are quoted; ``lines`` is how many people agreed on."""

    lines: int
    precision: Figure
    recall: Figure
    f1: Figure


@dataclass(frozen=True)
class Lines:
    """How well lines are quoted; the macro mean is over the labels with five lines or more."""

    documents: int
    rows: int
    micro: LabelFigures
    macro_f1: Figure
    macro_labels: int
    unlabelled_quoted: Figure
    first_right: Figure
    shown: int
    first_hit: Figure
    wanted: int
    by_label: dict[str, LabelFigures]


def count_lines(rows: Sequence[Row], quotes: Sequence[Quote]) -> LineCounts:
    """Compare the quotations of one document with its labelled rows; disputed labels count neither way.

    Parameters
    ----------
    rows : sequence of Row
        The rows; those that nobody labelled are passed over.
    quotes : sequence of Quote
        The quotations, the first of each criterion first.
    """
    rows = [row for row in rows if row.labels]
    counts = LineCounts(len(rows))
    found = covered([quote.text for quote in quotes], [row.text for row in rows])
    given: list[set[str]] = [set() for _ in rows]
    for quote, places in zip(quotes, found, strict=True):
        for place in places:
            given[place].add(quote.label)
    for row, ours in zip(rows, given, strict=True):
        _count_row(counts, ours, row.agreed, row.disputed)
    _count_first(counts, rows, quotes, found)
    return counts


def _count_row(counts: LineCounts, ours: set[str], agreed: frozenset[str], disputed: frozenset[str]) -> None:
    for label in ours & agreed:
        counts.labels[label][_RIGHT] += 1
    for label in ours - agreed - disputed:
        counts.labels[label][_WRONG] += 1
    for label in agreed - ours:
        counts.labels[label][_MISSED] += 1
    if not agreed and not disputed:
        counts.silent += 1
        counts.fired += bool(ours)


def _count_first(
    counts: LineCounts, rows: Sequence[Row], quotes: Sequence[Quote], found: Sequence[Collection[int]]
) -> None:
    first: dict[str, list[Collection[int]]] = defaultdict(list)
    for quote, places in zip(quotes, found, strict=True):
        if quote.label.endswith("+") and len(first[quote.label]) < FIRST:
            first[quote.label].append(places)
    for label, best in first.items():
        counts.shown += len(best)
        counts.good += sum(any(label in rows[at].agreed | rows[at].disputed for at in places) for places in best)
    for label in {label for row in rows for label in row.agreed if label.endswith("+")}:
        counts.wanted += 1
        counts.hit += any(label in rows[at].agreed for places in first.get(label, ()) for at in places)


def measure_lines(documents: Sequence[LineCounts]) -> Lines | None:
    """Return the figures of some documents, None where no row is labelled."""
    documents = [counts for counts in documents if counts.rows]
    if not documents:
        return None
    labels = sorted({label for counts in documents for label in counts.labels})
    table = np.array([[counts.labels.get(label, (0, 0, 0)) for label in labels] for counts in documents], float)
    table = table.reshape(len(documents), len(labels), 3)
    sums = np.array([[getattr(counts, name) for name in _SUMS] for counts in documents], float)
    agreed = table[..., [_RIGHT, _MISSED]].sum((0, 2))
    many = [at for at in range(len(labels)) if agreed[at] >= LEAST_LINES]
    by_label, all_labels, shares = Resampled(table), Resampled(table.sum(axis=1)), Resampled(sums)
    total = sums.sum(axis=0)
    return Lines(
        len(documents),
        sum(counts.rows for counts in documents),
        _label_figures(all_labels, (), agreed.sum()),
        by_label.figure(_macro, many),
        len(many),
        shares.figure(partial(_share, part="fired", whole="silent")),
        shares.figure(partial(_share, part="good", whole="shown")),
        int(total[_SUMS.index("shown")]),
        shares.figure(partial(_share, part="hit", whole="wanted")),
        int(total[_SUMS.index("wanted")]),
        {label: _label_figures(by_label, (at,), agreed[at]) for at, label in enumerate(labels) if agreed[at]},
    )


def _label_figures(resampled: Resampled, at: tuple[int, ...], lines: float) -> LabelFigures:
    figures = (resampled.figure(measure, *at) for measure in (_precision, _recall, _f1))
    return LabelFigures(int(lines), *figures)


def _precision(counts: Array) -> Any:
    return ratio(counts[..., _RIGHT], counts[..., _RIGHT] + counts[..., _WRONG])


def _recall(counts: Array) -> Any:
    return ratio(counts[..., _RIGHT], counts[..., _RIGHT] + counts[..., _MISSED])


def _f1(counts: Array) -> Any:
    return ratio(2 * counts[..., _RIGHT], 2 * counts[..., _RIGHT] + counts[..., _WRONG] + counts[..., _MISSED])


def _macro(counts: Array) -> Any:
    """Return the mean F1 of the labels; one that a draw does not hold at all is left out of its mean."""
    if not counts.shape[-2]:
        return np.full(counts.shape[:-2], np.nan)
    each = _f1(counts)
    return ratio(np.nansum(each, axis=-1), (~np.isnan(each)).sum(axis=-1))


def _share(sums: Array, part: str, whole: str) -> Any:
    return ratio(sums[..., _SUMS.index(part)], sums[..., _SUMS.index(whole)])
