"""Levels that no document can reach, limits that never hold, and rules that move nothing.

It reasons about what rules *can* yield and errs on the side of the rubric: a sentence that two rules find has the
strength and the particulars of both.
"""

from __future__ import annotations

from collections.abc import Sequence

from eiascore.checks import StatementOptions
from eiascore.checks.labels import CHARACTERISTICS
from eiascore.rubric.criterion import Criterion, Limit, Need, Rule
from eiascore.rubric.describe import describe_need
from eiascore.rubric.lint.problem import Problems, error, warning

_UNITS = frozenset({"sentence", "section", "rule"})


def levels(criterion: Criterion) -> Problems:
    """Yield what is wrong with the levels, limits and rules of a criterion."""
    for number in (1, 2, 3):
        yield from _unreachable(criterion, number)
        yield from _never_given(criterion, number)
    for number, limit in enumerate(criterion.limits, 1):
        yield from _limit(criterion, limit, f"{criterion.id}.limit {number}")
    yield from _unused_rules(criterion)


def _unreachable(criterion: Criterion, number: int) -> Problems:
    where = f"{criterion.id}.level {number}"
    needs = criterion.levels[number].needs
    for need in needs:
        if why := impossible(need, criterion):
            told = f"level {number} can never be reached: it needs {describe_need(need)}, and {why}"
            yield error("unreachable_level", where, told)
    if needs and all(_leads_elsewhere(need) for need in needs):
        yield warning(
            "no_rule_leads_here", where, f"level {number} rests on other criteria alone: name a rule of its own"
        )


def _leads_elsewhere(need: Need) -> bool:
    parts = (*need.any, *need.all)
    return all(map(_leads_elsewhere, parts)) if parts else bool(need.criterion)


def _never_given(criterion: Criterion, number: int) -> Problems:
    """Yield a level that is never the highest one, since whatever meets it meets a higher one."""
    for higher in range(number + 1, 4):
        if all_follow(criterion.levels[number].needs, criterion.levels[higher].needs):
            told = f"level {number} is never given: whatever meets it meets level {higher}, which needs no more"
            yield error("level_never_given", f"{criterion.id}.level {number}", told)
            return


def _limit(criterion: Criterion, limit: Limit, where: str) -> Problems:
    if limit.at_most == 3:
        yield warning("limit_without_effect", where, "a limit to level 3 holds nothing down")
    for need in limit.when:
        if why := impossible(need, criterion):
            yield error("limit_never_holds", where, f"it never holds: it asks for {describe_need(need)}, and {why}")


def _unused_rules(criterion: Criterion) -> Problems:
    needs = criterion.all_needs()
    named = {rule for need in needs if need.evidence != "any" for rule in need.evidence}
    in_levels = _flat([need for level in criterion.levels.values() for need in level.needs])
    counts_any = any(n.evidence == "any" and not (n.any or n.all or n.criterion) for n in in_levels)
    for rule in criterion.rules:
        if rule.polarity == "supports" and rule.id not in named and not rule.flag and not counts_any:
            told = "no level uses this rule: name it in a need, or take it out"
            yield warning("unused_rule", f"{criterion.id}.{rule.id}", told)


def _flat(needs: Sequence[Need]) -> list[Need]:
    return [part for need in needs for part in (need, *_flat((*need.any, *need.all)))]


def impossible(need: Need, criterion: Criterion) -> str:
    """Return why no document can meet a need, "" where one might."""
    if need.any:
        reasons = [impossible(option, criterion) for option in need.any]
        return reasons[0] if all(reasons) else ""
    if need.all:
        return next(filter(None, (impossible(part, criterion) for part in need.all)), "")
    if need.criterion:
        return ""
    rules = [
        r for r in criterion.rules if (r.polarity == "supports" if need.evidence == "any" else r.id in need.evidence)
    ]
    if not rules:
        return "no rule finds supporting evidence"
    # A sentence counts once for each polarity, with what all rules that found it say of it.
    beside = [rule for rule in criterion.rules if rule.polarity in {r.polarity for r in rules}]
    return _too_strong(need, rules, beside) or _no_such_facts(need, beside) or _too_many(need, rules, beside)


def _too_strong(need: Need, rules: Sequence[Rule], beside: Sequence[Rule]) -> str:
    if need.strength > max(rule.strength for rule in beside):
        return f"no rule gives strength {need.strength}"
    asserted = {a for rule in rules if isinstance(rule.options, StatementOptions) for a in rule.options.asserted}
    others = any(not isinstance(rule.options, StatementOptions) for rule in rules)
    if need.asserted and not others and asserted.isdisjoint(need.asserted):
        return f"these rules find nothing that is {' or '.join(need.asserted)}"
    return ""


def _no_such_facts(need: Need, beside: Sequence[Rule]) -> str:
    kept = [_facts(rule) for rule in beside]
    wanted = [frozenset(item.split("|")) for item in need.facts]
    wanted += [frozenset({need.distinct})] if need.distinct not in _UNITS | {"value"} else []
    for kinds in wanted:
        if all(facts is not None and facts.isdisjoint(kinds) for facts in kept):
            return f"no rule keeps a particular of the kind {' or '.join(sorted(kinds))}: add it to its facts or notes"
    return ""


def _facts(rule: Rule) -> frozenset[str] | None:
    """Return the kinds of particulars that a rule keeps, None where its check decides."""
    if not isinstance(rule.options, StatementOptions):
        return None
    return frozenset(kind for item in (*rule.options.facts, *rule.options.notes) for kind in item.split("|"))


def _too_many(need: Need, rules: Sequence[Rule], beside: Sequence[Rule]) -> str:
    if need.distinct == "rule" and need.count > len(beside):
        return f"there are only {len(beside)} rules"
    if need.distinct == "characteristic" and need.count > len(CHARACTERISTICS):
        return f"there are only {len(CHARACTERISTICS)} characteristics"
    bounds = [getattr(rule.options, "most", None) for rule in rules]
    if need.distinct == "sentence" and all(bounds) and need.count > (most := sum(filter(None, bounds))):
        return f"these rules yield {most} sentences at most"
    return ""


def all_follow(met: Sequence[Need], needs: Sequence[Need]) -> bool:
    """Tell whether evidence that meets all of some needs surely meets all of others."""
    return all(any(follows(one, need) for one in met) for need in needs) if needs else True


def follows(met: Need, need: Need) -> bool:
    """Tell whether evidence that meets a need surely meets another."""
    if met.any:
        return all(follows(option, need) for option in met.any)
    if need.all:
        return all(follows(met, part) for part in need.all)
    if met.all:
        return any(follows(part, need) for part in met.all)
    if need.any:
        return any(follows(met, option) for option in need.any)
    if met.criterion or need.criterion:
        return met.criterion == need.criterion and met.level >= need.level
    return _as_wide(met, need) and _as_many(met, need)


def _as_wide(met: Need, need: Need) -> bool:
    """Tell whether whatever counts for the one counts for the other."""
    rules = need.evidence == "any" == met.evidence or (
        met.evidence != "any" and need.evidence != "any" and set(met.evidence) <= set(need.evidence)
    )
    asserted = not need.asserted or (bool(met.asserted) and set(met.asserted) <= set(need.asserted))
    return rules and met.strength >= need.strength and asserted and set(need.facts) <= set(met.facts)


def _as_many(met: Need, need: Need) -> bool:
    if need.distinct == met.distinct:
        return met.count >= need.count
    return need.count == 1 and (need.distinct in _UNITS or need.distinct in met.facts)
