"""What the letters hang on: weights that could as well be others, and single quotations.

Nothing is read or checked again: weights only change the mean, and a level is assessed anew from the evidence that was
gathered.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from eiascore.rubric import Dimension, Rubric
from eiascore.schema import Document, Evidence, Finding, Grade
from eiascore.schema.scorecard import Letter, LetterChange, Sensitivity
from eiascore.scoring.assess import without
from eiascore.scoring.combine import combine

POINTS = 5.0
"""By how many points of a hundred a weight is moved: of the dimension for a criterion, of the whole for a dimension."""


def sensitivity(rubric: Rubric, findings: Sequence[Finding], document: Document, grade: Grade) -> Sensitivity:
    """Return what would change a letter.

    Parameters
    ----------
    rubric : Rubric
        The rubric that gave the letters.
    findings : sequence of Finding
        One for each criterion, in the rubric's order.
    document : Document
        For the quotations.
    grade : Grade
        The letters that were given.

    Returns
    -------
    Sensitivity
        The overall letter with equal weights; each weight whose move by 5 points up or down changes the letter that it
        counts for; each criterion whose strongest quotation, were it lost, would change its dimension's letter or the
        overall letter.
    """
    equal = tuple(dimension.model_copy(update={"weight": 1.0}) for dimension in rubric.dimensions)
    return Sensitivity(
        equal_weights=_combined(rubric, equal, findings, document).letter,
        weights=(*_dimension_weights(rubric, findings, document, grade), *_weights(rubric, findings, document, grade)),
        quotations=tuple(_quotations(rubric, findings, document, grade)),
    )


def _combined(
    rubric: Rubric, dimensions: tuple[Dimension, ...], findings: Sequence[Finding], document: Document
) -> Grade:
    return combine(rubric.model_copy(update={"dimensions": dimensions}), findings, document)


def _moved(weights: Sequence[float], number: int, points: float) -> float:
    """Return the weight that moves a part's share by some points while the others keep theirs."""
    rest = sum(weights) - weights[number]
    share = min(max(100 * weights[number] / sum(weights) + points, 0.0), 99.0)
    return rest * share / (100 - share)


def _dimension_weights(
    rubric: Rubric, findings: Sequence[Finding], document: Document, grade: Grade
) -> Iterator[LetterChange]:
    asked = [dimension for dimension in rubric.dimensions if grade.dimensions[dimension.id].score is not None]
    weights = [dimension.weight for dimension in asked]
    for number, dimension in enumerate(asked if len(weights) > 1 else ()):
        for points in (-POINTS, POINTS):
            moved = dimension.model_copy(update={"weight": _moved(weights, number, points)})
            other = _combined(rubric, _swapped(rubric, dimension, moved), findings, document)
            yield from _changes(grade, other, ("overall",), dimension.id, points)


def _weights(rubric: Rubric, findings: Sequence[Finding], document: Document, grade: Grade) -> Iterator[LetterChange]:
    known = {finding.criterion for finding in findings if finding.level is not None}
    for dimension in rubric.dimensions:
        asked = [c for c in dimension.criteria if c.id in known]
        weights = [criterion.weight for criterion in asked]
        for number, criterion in enumerate(asked if len(asked) > 1 else ()):
            for points in (-POINTS, POINTS):
                moved = criterion.model_copy(update={"weight": _moved(weights, number, points)})
                criteria = tuple(moved if c is criterion else c for c in asked)
                changed = dimension.model_copy(update={"criteria": criteria})
                other = _combined(rubric, _swapped(rubric, dimension, changed), findings, document)
                yield from _changes(grade, other, (dimension.id,), criterion.id, points)


def _swapped(rubric: Rubric, old: Dimension, new: Dimension) -> tuple[Dimension, ...]:
    return tuple(new if dimension is old else dimension for dimension in rubric.dimensions)


def _quotations(
    rubric: Rubric, findings: Sequence[Finding], document: Document, grade: Grade
) -> Iterator[LetterChange]:
    for finding in findings:
        supports = [e for e in finding.evidence if e.polarity == "supports"]
        if not finding.level or not supports:
            continue
        strongest = max(supports, key=lambda e: (e.repeats is None, e.strength))  # of equals the first
        others = _lost(rubric, findings, finding, strongest)
        if others is None:
            continue
        targets = (finding.dimension, "overall")
        yield from _changes(
            grade, combine(rubric, others, document), targets, finding.criterion, 0.0, document, strongest
        )


def _lost(rubric: Rubric, findings: Sequence[Finding], finding: Finding, quotation: Evidence) -> list[Finding] | None:
    """Return all findings as they would be if one lost a quotation, None where no level changes.

    Levels of other criteria that build on a changed one follow it.
    """
    criteria = {criterion.id: criterion for criterion in rubric.criteria}
    levels = {f.criterion: f.level for f in findings}
    changed: set[str] = set()
    others = []
    for other in findings:
        criterion = criteria[other.criterion]
        if other.level is not None and (other is finding or changed & {n.criterion for n in criterion.all_needs()}):
            anew = without(criterion, other, quotation, levels)
            if anew.level != other.level:
                changed.add(other.criterion)
            levels[other.criterion] = anew.level
            others.append(anew)
        else:
            others.append(other)
        if other is finding and not changed:
            return None
    return others


def _changes(
    before: Grade,
    after: Grade,
    targets: tuple[str, ...],
    of: str,
    points: float,
    document: Document | None = None,
    lost: Evidence | None = None,
) -> Iterator[LetterChange]:
    for target in targets:
        old, new = _letter(before, target), _letter(after, target)
        if old is None or new is None or old == new:
            continue
        change = LetterChange(target=target, letter=old, becomes=new, of=of, points=points)
        if document and lost:
            place = {"page": lost.page, "section": lost.section, "file": lost.file}
            change = change.model_copy(update=place | {"quote": document.text[lost.start : lost.end]})
        yield change


def _letter(grade: Grade, target: str) -> Letter | None:
    return grade.letter if target == "overall" else grade.dimensions[target].letter
