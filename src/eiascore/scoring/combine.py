"""Levels -> letters, with caps. Higher grades are judged from the criteria, not only averaged over them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from eiascore.rubric import Dimension, Rubric
from eiascore.rubric.caps import CapRule
from eiascore.schema import Document, Finding
from eiascore.schema.scorecard import Cap, DimensionGrade, Grade, Letter

BANDS: tuple[tuple[float, Letter], ...] = ((85, "A"), (70, "B"), (55, "C"), (40, "D"), (20, "E"), (0, "F"))
"""Lowest score of each letter, after the Lee and Colley review package (1999); provisional until calibrated."""

_LETTERS: tuple[Letter, ...] = ("A", "B", "C", "D", "E", "F")


def letter_of(score: float) -> Letter:
    """Return the letter of a score from 0 to 100.

    Examples
    --------
    >>> letter_of(69.9), letter_of(70)
    ('C', 'B')
    """
    return next(letter for floor, letter in BANDS if score >= floor)


def worse(one: Letter, other: Letter) -> Letter:
    """Return the worse of two letters.

    Examples
    --------
    >>> worse("B", "D")
    'D'
    """
    return max(one, other)


def combine(rubric: Rubric, findings: Sequence[Finding], document: Document) -> Grade:
    """Return the grade: dimension letters after caps, the overall letter and every cap that bit.

    Parameters
    ----------
    rubric : Rubric
        Weights and caps.
    findings : sequence of Finding
        One for each criterion.
    document : Document
        For the quotations of the caps.

    Returns
    -------
    Grade
        The overall letter is no more than one better than the worst of the dimensions in ``rubric.overall_above``.
    """
    by_id = {finding.criterion: finding for finding in findings}
    caps: list[Cap] = []
    dimensions: dict[str, DimensionGrade] = {}
    for dimension in rubric.dimensions:
        exact = _score(dimension, by_id)
        if exact is None:
            dimensions[dimension.id] = DimensionGrade(letter=None, uncapped=None, score=None)
            continue
        score = round(exact, 1)  # first, so that the letter is always that of the score shown
        letter = uncapped = letter_of(score)
        for rule in rubric.caps:
            if rule.target == dimension.id and _applies(rule, by_id, rubric):
                if worse(letter, rule.at_most) != letter:
                    caps.append(_cap(rule, by_id, rubric, document))
                letter = worse(letter, rule.at_most)
        dimensions[dimension.id] = DimensionGrade(letter=letter, uncapped=uncapped, score=score)
    overall = round(_mean([(d.weight, dimensions[d.id].score) for d in rubric.dimensions]) or 0.0, 1)
    letter, more = _overall(rubric, letter_of(overall), dimensions)
    for rule in rubric.caps:
        if rule.target == "overall" and worse(letter, rule.at_most) != letter and _applies(rule, by_id, rubric):
            more.append(_cap(rule, by_id, rubric, document))
            letter = rule.at_most
    return Grade(letter=letter, score=overall, dimensions=dimensions, caps=(*caps, *more))


def _score(dimension: Dimension, findings: Mapping[str, Finding]) -> float | None:
    """Return 100 x the weighted mean of level/expected over the criteria that apply, None where none does."""
    levels = [(c, findings[c.id].level) for c in dimension.criteria if c.id in findings]
    return _mean(
        [(c.weight, None if level is None else 100 * min(level, c.expected) / c.expected) for c, level in levels]
    )


def _mean(weighted: Sequence[tuple[float, float | None]]) -> float | None:
    known = [(weight, value) for weight, value in weighted if value is not None]
    weights = sum(weight for weight, _ in known)
    return sum(weight * value for weight, value in known) / weights if weights else None


def _applies(rule: CapRule, findings: Mapping[str, Finding], rubric: Rubric) -> bool:
    if not rule.criterion:
        asked = [f.status for f in findings.values() if f.status != "not_applicable"]
        return asked.count("template_only") > rule.template_only_above * len(asked)
    finding = findings.get(rule.criterion)
    if finding is None or finding.level is None or finding.level > rule.level_at_most:
        return False
    if rule.also:
        other = findings.get(rule.also)
        if other is None or (other.level or 0) < rule.also_level_at_least:
            return False
    flags = _flags(finding, rubric)
    if rule.flag and rule.flag not in flags:
        return False
    return not (rule.unless and rule.unless in flags)


def _flags(finding: Finding, rubric: Rubric) -> set[str]:
    flags = _flags_of_rules(finding.criterion, rubric)
    return {flags[e.rule] for e in finding.evidence if e.rule in flags}


def _flags_of_rules(criterion: str, rubric: Rubric) -> dict[str, str]:
    return {rule.id: rule.flag for c in rubric.criteria if c.id == criterion for rule in c.rules if rule.flag}


def _cap(rule: CapRule, findings: Mapping[str, Finding], rubric: Rubric, document: Document) -> Cap:
    evidence = findings[rule.criterion].evidence if rule.criterion else ()
    flags = _flags_of_rules(rule.criterion, rubric)
    against = [e for e in evidence if e.polarity == "undermines"]
    against.sort(key=lambda e: not rule.flag or flags.get(e.rule) != rule.flag)  # what raised the flag first
    cap = Cap(target=rule.target, at_most=rule.at_most, reason=rule.because)
    if not against:
        return cap
    first = against[0]
    located = {"quote": document.text[first.start : first.end], "page": first.page, "file": first.file}
    return cap.model_copy(update=located)


def _overall(rubric: Rubric, letter: Letter, dimensions: Mapping[str, DimensionGrade]) -> tuple[Letter, list[Cap]]:
    """Hold the overall letter to one above the worst of the dimensions that decide."""
    letters = {d: given for d in rubric.overall_above if (given := dimensions[d].letter) is not None}
    if not letters:
        return letter, []
    worst_id = max(letters, key=lambda d: letters[d])
    best_allowed = _LETTERS[max(0, _LETTERS.index(letters[worst_id]) - 1)]
    if worse(letter, best_allowed) == letter:
        return letter, []
    reason = f"overall no more than one letter above {worst_id} ({letters[worst_id]})"
    return best_allowed, [Cap(target="overall", at_most=best_allowed, reason=reason)]
