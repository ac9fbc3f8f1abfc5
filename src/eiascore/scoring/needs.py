"""Counting evidence against what a level needs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from eiascore.rubric import Need
from eiascore.schema import Evidence


def met(need: Need, evidence: Sequence[Evidence], levels: Mapping[str, int | None]) -> bool:
    """Tell whether a need is met.

    Parameters
    ----------
    need : Need
        The requirement.
    evidence : sequence of Evidence
        All evidence of the criterion, both polarities.
    levels : mapping of str to int or None
        Levels of the criteria assessed so far, for needs that build on another criterion.

    Returns
    -------
    bool
        True where the count is reached.
    """
    if need.any:
        return any(met(option, evidence, levels) for option in need.any)
    if need.all:
        return all(met(part, evidence, levels) for part in need.all)
    if need.criterion:
        return (levels.get(need.criterion) or 0) >= need.level
    return _count(need, [e for e in evidence if _counts(need, e)]) >= need.count


def _counts(need: Need, evidence: Evidence) -> bool:
    if need.evidence == "any":
        if evidence.polarity == "undermines":
            return False
    elif {evidence.rule, *evidence.also}.isdisjoint(need.evidence):
        return False
    if evidence.strength < need.strength or (need.asserted and evidence.assertion not in need.asserted):
        return False
    kinds = {fact.kind for fact in evidence.facts}
    return all(set(item.split("|")) & kinds for item in need.facts)


def _count(need: Need, evidence: list[Evidence]) -> int:
    if need.distinct == "sentence":
        return len({e.sentence if e.repeats is None else e.repeats for e in evidence})
    if need.distinct == "section":
        return len({e.section for e in evidence if e.repeats is None})
    if need.distinct == "rule":
        return len({rule for e in evidence for rule in (e.rule, *e.also)})
    kinds = None if need.distinct == "value" else {need.distinct}
    return len({f.value.lower() for e in evidence for f in e.facts if kinds is None or f.kind in kinds})
