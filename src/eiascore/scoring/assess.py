"""One criterion: evidence -> level, status and confidence."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from eiascore.checks import DocumentView
from eiascore.checks.origins import origins
from eiascore.rubric import Criterion
from eiascore.rubric.criterion import Need
from eiascore.rubric.describe import describe_need
from eiascore.schema import Evidence, Finding
from eiascore.schema.finding import Status
from eiascore.scoring.fusion import WORKED_OUT, counted, counts, shown
from eiascore.scoring.gather import Gathered, gather, template_matches
from eiascore.scoring.inapplicable import excused
from eiascore.scoring.needs import met
from eiascore.scoring.opinion import Opinion
from eiascore.scoring.searched import MOST_NEAR_MISSES, near_miss

LEVEL_NAMES = {0: "absent", 1: "mentioned", 2: "substantive", 3: "strong"}


def assess(
    criterion: Criterion,
    dimension: str,
    document: DocumentView,
    levels: Mapping[str, int | None],
    *,
    gathered: Gathered | None = None,
    seen: Opinion | None = None,
) -> Finding:
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
    gathered : tuple, optional
        What ``gather`` returned for the criterion, where it was called already.
    seen : Opinion, optional
        What the classifier makes of the document; by default the rules stand alone.

    Returns
    -------
    Finding
        With a level above 0 only where at least one quotation stands behind it: a supporting one, unless the rubric
        names another that the level may rest on; and without a level where the profile does not ask the criterion, or
        the author gives a reason for which it does not apply.
    """
    evidence, where = gathered or gather(criterion, document)
    if seen:
        evidence, overruled = counted(criterion, evidence, seen, document)
        where = where.model_copy(update={"near_misses": (*overruled, *where.near_misses)[:MOST_NEAR_MISSES]})
    level, trace = _level(criterion, evidence, levels)
    if seen:
        whole, same = len(evidence), _same(criterion, evidence, levels)
        evidence = shown(criterion, evidence, seen, document, same)
        trace += _left_out(len(overruled), whole - len(evidence))
    trace += [f"a figure to look at: {e.why}" for e in evidence if e.check in WORKED_OUT and e.polarity == "undermines"]
    status = _status(level, counting := counts(criterion, evidence))
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
        confidence=_confidence(level, status, counting),
        evidence=evidence,
        searched=where,
        trace=(*trace, *origins(document, [rule.options for rule in criterion.rules])),
        expected=criterion.expected,
    )
    if criterion.not_applicable:
        return _not_applicable(finding, criterion.not_applicable)
    return finding if level else excused(criterion, finding, document)


def _left_out(overruled: int, doubted: int) -> Iterator[str]:
    if overruled:
        yield f"the classifier overrules {overruled}: no level rests on them"
    if doubted:
        yield f"the classifier doubts {doubted} more, on which no level rests: not shown"


def _same(
    criterion: Criterion, evidence: Sequence[Evidence], levels: Mapping[str, int | None]
) -> Callable[[Sequence[Evidence]], bool]:
    """Return a function that tells whether some of the evidence leads to the same level, status and red flags."""
    flags = {rule.id: rule.flag for rule in criterion.rules if rule.flag}

    def outcome(some: Sequence[Evidence]) -> tuple[int, Status, set[str]]:
        level = _level(criterion, some, levels)[0]
        return level, _status(level, counts(criterion, some)), {flags[e.rule] for e in some if e.rule in flags}

    whole = outcome(evidence)
    return lambda some: outcome(some) == whole


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
    changed = {"means": criterion.levels[level].means, "status": _status(level, counts(criterion, evidence))}
    return finding.model_copy(update=changed | {"level": level, "evidence": evidence})


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
    evidence = counts(criterion, evidence)
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


def _confidence(level: int, status: Status, evidence: Sequence[Evidence]) -> float:
    """Return a confidence from 0 to 1: how often such a level is the one that people give.

    The shares are those of 120 labelled documents of the corpus, each scored with a classifier that had not seen it:
    an absence is more often right than a mention, a substantive level gains by a likely quotation, and a strong one
    loses by evidence against. The number of quotations and their strength told nothing beyond that.
    """
    against = min(2, sum(e.polarity == "undermines" for e in evidence))
    likeliest = max((_UNASKED if e.probability is None else e.probability for e in evidence), default=0.0)
    if level == 0:
        return 0.6 if status == "template_only" else 0.68
    return round((0.45, 0.48 + 0.22 * likeliest, 0.66 - 0.15 * against)[level - 1], 2)


_UNASKED = 0.7
"""What a quotation that no classifier has looked at is taken for: what the rules' own come to on the whole."""
