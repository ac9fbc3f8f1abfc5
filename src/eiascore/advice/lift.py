"""What a level would lift: the findings combined again with one of them changed, by weights and caps of the rubric."""

from __future__ import annotations

from collections.abc import Sequence

from eiascore.advice.model import Held, Lift, Quoted
from eiascore.rubric import Rubric
from eiascore.rubric.caps import CapRule
from eiascore.schema import Document, Finding, Grade
from eiascore.schema.scorecard import Cap
from eiascore.scoring.combine import combine


def lift(
    rubric: Rubric, findings: Sequence[Finding], document: Document, grade: Grade, of: Finding, level: int
) -> Lift:
    """Return what would follow if a criterion had a level and nothing else changed.

    Parameters
    ----------
    rubric, findings, document, grade
        As for ``combine``, and the grade that it gave.
    of : Finding
        The finding whose level changes.
    level : int
        The level.

    Returns
    -------
    Lift
        Points and letters.
    """
    raised = of.model_copy(update={"level": level, "status": "found"})
    after = combine(rubric, [raised if finding is of else finding for finding in findings], document)
    before, now = ([cap_words(cap) for cap in each.caps] for each in (grade, after))
    return Lift(
        level=level,
        points=round((after.score or 0.0) - (grade.score or 0.0), 1),
        letter=after.letter,
        dimension_letter=after.dimensions[of.dimension].letter,
        lifts=tuple(cap for cap in before if cap not in now),
        brings=tuple(cap for cap in now if cap not in before),
    )


def cap_words(cap: Cap) -> str:
    """Return a limit in words."""
    return f"{cap.target} at most {cap.at_most}: {cap.reason}"


def held(rubric: Rubric, findings: Sequence[Finding], document: Document, grade: Grade) -> tuple[Held, ...]:
    """Return what lowers a letter, that first without which the overall letter would be best."""
    found = [_held(cap, rubric, findings, document) for cap in grade.caps]
    return tuple(sorted(found, key=lambda one: (one.overall_without or "Z", one.target_without or "Z")))


def rule_of(cap: Cap, rubric: Rubric) -> CapRule | None:
    """Return the rule that a limit comes from; None for the one that a dimension sets to the overall letter."""
    same = (cap.target, cap.at_most, cap.reason)
    return next((rule for rule in rubric.caps if (rule.target, rule.at_most, rule.because) == same), None)


def _held(cap: Cap, rubric: Rubric, findings: Sequence[Finding], document: Document) -> Held:
    rule = rule_of(cap, rubric)
    if rule is None:
        without = rubric.model_copy(update={"overall_above": ()})
    else:
        without = rubric.model_copy(update={"caps": tuple(other for other in rubric.caps if other is not rule)})
    grade = combine(without, findings, document)
    cause = next((finding for finding in findings if rule and finding.criterion == rule.criterion), None)
    return Held(
        target=cap.target,
        at_most=cap.at_most,
        reason=cap.reason,
        criterion=cause.criterion if cause else "",
        question=cause.question if cause else "",
        cause=Quoted(quote=cap.quote, page=cap.page, file=cap.file) if cap.quote else None,
        target_without=grade.letter if cap.target == "overall" else grade.dimensions[cap.target].letter,
        overall_without=grade.letter,
    )
