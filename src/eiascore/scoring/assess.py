"""One criterion: evidence -> level, status and confidence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from eiascore.checks import DocumentView
from eiascore.rubric import Criterion
from eiascore.rubric.criterion import Need
from eiascore.rubric.describe import describe_need
from eiascore.schema import Evidence, Finding, NearMiss
from eiascore.schema.finding import Status
from eiascore.scoring.gather import gather, template_matches
from eiascore.scoring.inapplicable import excused
from eiascore.scoring.needs import met
from eiascore.scoring.searched import near_miss

_NOTED = frozenset({"recomputed", "consultation_window"})
"""Checks that work something out: what they find amiss is told with the level."""

LEVEL_NAMES = {0: "absent", 1: "mentioned", 2: "substantive", 3: "strong"}


def assess(criterion: Criterion, dimension: str, document: DocumentView, levels: Mapping[str, int | None]) -> Finding:
    """Return the finding of one criterion.

    Parameters
    ----------
    criterion : Criterion
        The criterion.
    dimension : str
        Id of its dimension.
    document : DocumentView
        What was read, as the checks see it.
    levels : mapping of str to int or None
        Levels of the criteria before it in the rubric.

    Returns
    -------
    Finding
        With a level above 0 only where at least one quotation stands behind it: a supporting one, unless the rubric
        names another that the level may rest on; and without a level where the profile does not ask the criterion, or
        the author gives a reason for which it does not apply.
    """
    evidence, where = gather(criterion, document)
    level, trace = _level(criterion, evidence, levels)
    trace += [f"a figure to look at: {e.why}" for e in evidence if e.check in _NOTED and e.polarity == "undermines"]
    status = _status(level, evidence)
    if status == "not_found" and (form := template_matches(criterion, document)):
        status = "template_only"
        near = tuple(near_miss(document, view, "", "it is the form's own text") for view in form[:3])
        where = where.model_copy(update={"near_misses": near})
    finding = Finding(
        criterion=criterion.id,
        dimension=dimension,
        question=criterion.question,
        means=criterion.levels[level].means,
        level=level,
        status=status,
        confidence=_confidence(level, status, evidence, where.near_misses),
        evidence=evidence,
        searched=where,
        trace=tuple(trace),
        expected=criterion.expected,
    )
    if criterion.not_applicable:
        return _not_applicable(finding, criterion.not_applicable)
    return finding if level else excused(criterion, finding, document)


def without(criterion: Criterion, finding: Finding, lost: Evidence, levels: Mapping[str, int | None]) -> Finding:
    """Return a finding as it would be without one of its quotations. No check is run again.

    Parameters
    ----------
    criterion : Criterion
        The criterion.
    finding : Finding
        Its finding.
    lost : Evidence
        A quotation; where the finding does not have it, the level still follows the other levels.
    levels : mapping of str to int or None
        Levels of the criteria before it in the rubric.

    Returns
    -------
    Finding
        With level, meaning, status and evidence anew; the search stays as it was.
    """
    evidence = tuple(e for e in finding.evidence if e is not lost)
    level, _ = _level(criterion, evidence, levels)
    changed = {"means": criterion.levels[level].means, "status": _status(level, evidence), "evidence": evidence}
    return finding.model_copy(update=changed | {"level": level})


def unjudged(finding: Finding) -> Finding:
    """Return a finding with its evidence and without a level, for a document that is not taken for an assessment."""
    means = "Not judged: the document is not taken for an equality assessment."
    taken_back = {"level": None, "status": "undetermined", "means": means, "confidence": 0.0, "trace": ()}
    return finding.model_copy(update=taken_back)


def _not_applicable(finding: Finding, because: str) -> Finding:
    """Return a finding with what the text has to say on it, and no level; it takes no part in the grade."""
    changed = {"level": None, "status": "not_applicable", "means": because, "confidence": 1.0, "trace": ()}
    return finding.model_copy(update=changed)


def _level(
    criterion: Criterion, evidence: Sequence[Evidence], levels: Mapping[str, int | None]
) -> tuple[int, list[str]]:
    """Return the highest level whose needs are all met, held down by the limits, and how it came about."""
    trace: list[str] = []
    level = 0
    supported = any(e.polarity == "supports" for e in evidence)
    for candidate in (3, 2, 1):
        needs = criterion.levels[candidate].needs
        if not (supported or any(map(_rests_on_named, needs))):
            continue
        unmet = [n for n in needs if not met(n, evidence, levels)]
        if not unmet:
            level = candidate
            break
        if evidence:
            trace.append(f"level {candidate} needs {describe_need(unmet[0])}")
    for limit in criterion.limits:
        if level <= limit.at_most or not all(met(n, evidence, levels) for n in limit.when):
            continue
        if limit.unless and all(met(n, evidence, levels) for n in limit.unless):
            continue
        trace.append(f"at most level {limit.at_most}: {limit.because}")
        level = limit.at_most
    return level, trace


def _rests_on_named(need: Need) -> bool:
    """Tell whether a need names the evidence it asks for, which may then be evidence against."""
    return need.evidence != "any" or any(map(_rests_on_named, (*need.any, *need.all)))


def _status(level: int, evidence: Sequence[Evidence]) -> Status:
    if level > 0:
        return "found"
    if any(e.polarity == "undermines" for e in evidence):
        return "denied_in_text"
    return "not_found"


def _confidence(level: int, status: Status, evidence: Sequence[Evidence], near: Sequence[NearMiss]) -> float:
    """Return a confidence from 0 to 1, by rule and not yet calibrated.

    It rises with the number of quotations that agree and their strength, and falls with evidence against and, for an
    absence, with passages that nearly counted.
    """
    supports = [e for e in evidence if e.polarity == "supports"]
    against = len(evidence) - len(supports)
    if status == "denied_in_text":
        return 0.8
    if level == 0:
        return round(max(0.4, 0.75 - 0.1 * len(near) - 0.1 * len(supports)), 2)
    agreeing = sum(1 for e in supports if e.strength >= min(level, 2))
    value = 0.45 + 0.12 * min(agreeing, 3) + 0.05 * max((e.strength for e in supports), default=0)
    return round(max(0.3, min(0.9, value - 0.06 * min(against, 3))), 2)
