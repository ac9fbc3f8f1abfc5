"""A scorer's judgements on labelled documents -> figures."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from eiascore.evaluate.calibration import Calibration, Claim, calibrate
from eiascore.evaluate.judgement import Judgement, Quote
from eiascore.evaluate.levels import Levels, Pair, measure_levels
from eiascore.evaluate.lines import LineCounts, Lines, count_lines, measure_lines
from eiascore.evaluate.matching import covers
from eiascore.labelled import AGREED, LabelledDocument
from eiascore.rubric import Rubric


@dataclass(frozen=True)
class Measured:
    """Figures of one scorer; None where the documents have no levels or no labelled lines."""

    levels: Levels | None
    lines: Lines | None


@dataclass(frozen=True)
class JudgedQuote:
    """A quotation of a document; ``right`` is None where nobody labelled the document's lines."""

    document: str
    label: str
    text: str
    right: bool | None


def measure(documents: Sequence[LabelledDocument], judgements: Sequence[Judgement], rubric: Rubric) -> Measured:
    """Measure judgements, one for each document.

    Parameters
    ----------
    documents : sequence of LabelledDocument
        The documents.
    judgements : sequence of Judgement
        What the scorer says of each, in the same order.
    rubric : Rubric
        Its criteria are measured.
    """
    both = list(zip(documents, judgements, strict=True))
    dimensions = dimensions_of(rubric)
    return Measured(
        measure_levels([level_pairs(d, j, dimensions) for d, j in both], dimensions),
        measure_lines([count_lines(document.rows, judgement.quotes) for document, judgement in both]),
    )


def dimensions_of(rubric: Rubric) -> dict[str, str]:
    """Return the dimension of each criterion, in the rubric's order."""
    return {criterion.id: dimension.id for dimension in rubric.dimensions for criterion in dimension.criteria}


def level_pairs(document: LabelledDocument, judgement: Judgement, dimensions: Mapping[str, str]) -> list[Pair]:
    """Return the level given and the level settled for each criterion that applies; without a level it is 0."""
    return [
        (criterion, judgement.levels.get(criterion) or 0, level)
        for criterion, level in document.settled.items()
        if level is not None and criterion in dimensions
    ]


def between_raters(documents: Sequence[LabelledDocument], rubric: Rubric) -> Measured:
    """Measure each rater against each other who took the same document, the first by name in the scorer's place."""
    dimensions = dimensions_of(rubric)
    return Measured(
        measure_levels([_rater_levels(document, dimensions) for document in documents], dimensions),
        measure_lines([_rater_lines(document) for document in documents]),
    )


def _rater_levels(document: LabelledDocument, dimensions: Mapping[str, str]) -> list[Pair]:
    raters = sorted(rater for rater in document.levels if rater != AGREED)
    pairs = []
    for one, other in combinations(raters, 2):
        for criterion, level in document.levels[one].items():
            against = document.levels[other].get(criterion)
            if criterion in dimensions and against and level.level is not None and against.level is not None:
                pairs.append((criterion, level.level, against.level))
    return pairs


def _rater_lines(document: LabelledDocument) -> LineCounts:
    """Count rows that both gave a label, and rows that one did: of settled rows that is what is known of two raters."""
    counts = LineCounts()
    for row in document.rows:
        if set(row.labels) != {AGREED} and len(row.labels) < 2:
            continue
        counts.rows += 1
        one, other = _two(row.labels) if AGREED not in row.labels else (row.agreed | row.disputed, row.agreed)
        for label in one | other:
            counts.labels[label][0 if label in one & other else 1 if label in one else 2] += 1
    return counts


def _two(labels: Mapping[str, frozenset[str]]) -> tuple[frozenset[str], frozenset[str]]:
    one, other = sorted(labels)[:2]
    return labels[one], labels[other]


def level_calibration(
    documents: Sequence[LabelledDocument], judgements: Sequence[Judgement], rubric: Rubric
) -> Calibration | None:
    """Measure whether confidence in levels fits; a criterion without a level is one that was left to a person."""
    dimensions, claims, asked = dimensions_of(rubric), list[Claim](), 0
    for document, judgement in zip(documents, judgements, strict=True):
        for criterion, ours, right in level_pairs(document, judgement, dimensions):
            asked += 1
            if criterion in judgement.confidence:
                claims.append((judgement.confidence[criterion], ours == right, abs(ours - right) <= 1))
    return calibrate(claims, asked)


def quote_calibration(judgements: Sequence[Judgement], quotes: Sequence[JudgedQuote]) -> Calibration | None:
    """Measure whether the probabilities of quotations fit, where they carry one and lines are labelled."""
    given = [quote.probability for judgement in judgements for quote in judgement.quotes]
    return calibrate(
        [
            (probability, quote.right, quote.right)
            for probability, quote in zip(given, quotes, strict=True)
            if probability is not None and quote.right is not None
        ]
    )


def judged_quotes(documents: Sequence[LabelledDocument], judgements: Sequence[Judgement]) -> tuple[JudgedQuote, ...]:
    """Return every quotation and whether people would have quoted a row that it covers, for one rater at least."""
    return tuple(
        JudgedQuote(document.id, quote.label, quote.text, _right(document, quote))
        for document, judgement in zip(documents, judgements, strict=True)
        for quote in judgement.quotes
    )


def _right(document: LabelledDocument, quote: Quote) -> bool | None:
    rows = [row for row in document.rows if row.labels]
    if not rows:
        return None
    return any(quote.label in row.agreed | row.disputed and covers(quote.text, row.text) for row in rows)
