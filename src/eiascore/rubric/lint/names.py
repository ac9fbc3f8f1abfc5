"""Names that lead nowhere, weights out of line, anchors that say nothing, and criteria without cases."""

from __future__ import annotations

import ast
import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from eiascore import checks
from eiascore.checks import StatementOptions
from eiascore.rubric.caps import CapRule
from eiascore.rubric.cases import CaseFile
from eiascore.rubric.criterion import Criterion
from eiascore.rubric.lint.problem import Problems, error, warning
from eiascore.rubric.lookup import criterion_of, everything_asked
from eiascore.rubric.model import Rubric
from eiascore.rubric.overlay import asked_anywhere

# Shares of a dimension, and of the whole, beyond which one weight decides alone or is as good as none.
_LARGEST_SHARE, _SMALLEST_SHARE = 0.4, 0.03
_LARGEST_DIMENSION, _SMALLEST_DIMENSION = 50, 5
_VAGUE = frozenset(
    re.findall(
        r"\w+",
        """good bad poor adequate adequately inadequate appropriate appropriately reasonable reasonably sufficient
        sufficiently insufficient satisfactory suitable suitably proper properly robust strong weak meaningful effective
        excellent fair thorough proportionate acceptable clear clearly relevant fully partly partially well some
        somewhat very more less high low quality""",
    )
)
_EMPTY = frozenset(
    re.findall(
        r"\w+", "a an the of to in on and or is are was were be it this that as for with by at not no only all any"
    )
)
_MOST_OTHER_WORDS = 2


def alone(rubric: Rubric) -> set[str]:
    """Return the concepts that some rule rests on with no condition beside them but words that must not be there."""
    statements = [
        rule.options
        for criterion in asked_anywhere(rubric)
        for rule in criterion.all_rules
        if isinstance(rule.options, StatementOptions)
    ]
    return {n for o in statements if not (o.also or o.asked or o.under or o.facts) for n in o.says}


def measured(names: Sequence[str]) -> set[str]:
    """Return those of some concepts that a check reads by name."""
    words, prefixes = read_by_checks()
    return {name for name in names if name in words or name.startswith(prefixes)}


def unused_concepts(rubric: Rubric, own: Sequence[str]) -> Problems:
    """Yield the concepts among the rubric's own that neither a rule nor a check reads."""
    rules = [rule for criterion in asked_anywhere(rubric) for rule in criterion.all_rules]
    rules += [rule for raising in rubric.raises.values() for rule in raising]
    used = {name for rule in rules for name in rule.concepts()}
    for name in own:
        if name not in used | measured(own):
            yield warning("unused_concept", name, "no rule uses this concept: use it, or take it out")


@cache
def read_by_checks() -> tuple[frozenset[str], tuple[str, ...]]:
    """Return the words that the checks spell out, and beginnings of names that they put together or look for."""
    words: set[str] = set()
    prefixes: set[str] = set()
    for path in Path(checks.__file__).parent.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                words.add(node.value)
            if isinstance(node, ast.JoinedStr) and isinstance(first := node.values[0], ast.Constant):
                prefixes.add(str(first.value))
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "startswith":
                prefixes |= {str(start.value) for start in node.args if isinstance(start, ast.Constant)}
    return frozenset(words), tuple(prefix for prefix in prefixes if re.fullmatch(r"[a-z]+_", prefix))


def flags_and_sources(rubric: Rubric) -> Problems:
    """Yield red flags that no rule raises and sources that no criterion cites."""
    asked = asked_anywhere(rubric)
    raised = {rule.flag for criterion in asked for rule in criterion.rules}
    raised |= {rule.flag for rules in rubric.raises.values() for rule in rules}
    for flag in rubric.flags:
        if flag not in raised:
            yield warning("unraised_flag", flag, "no rule raises this red flag: give it to a rule, or take it out")
    cited = {source for criterion in asked for source in criterion.sources}
    for source in rubric.sources:
        if source not in cited:
            yield warning("uncited_source", source, "no criterion cites this source: cite it, or take it out")


def classifier(rubric: Rubric) -> Problems:
    """Yield what the classifier is told to do and cannot do, or not at once."""
    for criterion in rubric.criteria:
        uses = criterion.classifier
        if len(set(uses)) < len(uses):
            yield warning("odd_classifier", criterion.id, "the same word stands twice in `classifier`")
        if {"propose", "lift"} <= set(uses):
            told = "what the classifier adds counts by `lift` and does not by `propose`: name one of them"
            yield warning("odd_classifier", criterion.id, told)
        if "overrule" in uses and "confirm" not in uses:
            told = "the classifier may strike a quotation out, and yet not put the others in order: add `confirm`"
            yield warning("odd_classifier", criterion.id, told)
    if rubric.relevance and rubric.relevance.classifier not in ((), Criterion.model_fields["classifier"].default):
        told = "relevance is judged by the rules alone: take `classifier` out"
        yield warning("odd_classifier", rubric.relevance.id, told)


def caps(rubric: Rubric) -> Problems:
    """Yield caps that never apply, or always do."""
    for number, cap in enumerate(rubric.caps, 1):
        where = f"cap {number} on {cap.target}"
        if not cap.criterion:
            if cap.template_only_above >= 1:
                yield error("cap_never_applies", where, "it names no criterion, and no share of the form's own text")
            continue
        yield from _cap(cap, criterion_of(rubric, cap.criterion), where)


def _cap(cap: CapRule, criterion: Criterion | None, where: str) -> Problems:
    raised = {rule.flag for rule in criterion.rules} if criterion else set()
    for flag in filter(None, (cap.flag, cap.unless)):
        if flag not in raised:
            told = f"no rule of {cap.criterion} raises the red flag {flag}, so that it never counts"
            yield error("cap_never_applies", where, told) if flag == cap.flag else warning("idle_unless", where, told)
    if cap.level_at_most >= 3 and not cap.flag and not cap.also:
        yield warning("cap_always_applies", where, f"it holds at every level of {cap.criterion}: set level_at_most")
    if cap.at_most == "A":
        yield warning("cap_without_effect", where, "a cap at A keeps no letter down")


def weights(rubric: Rubric) -> Problems:
    """Yield weights that are out of line with those beside them."""
    for dimension in rubric.dimensions:
        if len(rubric.dimensions) > 2 and not _SMALLEST_DIMENSION <= dimension.weight <= _LARGEST_DIMENSION:
            yield warning("odd_weight", dimension.id, f"its weight is {dimension.weight:g} of 100")
        total = sum(criterion.weight for criterion in dimension.criteria)
        for criterion in dimension.criteria if len(dimension.criteria) > 2 else ():
            share = criterion.weight / total
            if not _SMALLEST_SHARE <= share <= _LARGEST_SHARE:
                told = f"its weight {criterion.weight:g} is {share:.0%} of its dimension's {total:g}"
                yield warning("odd_weight", criterion.id, told)


def vague_anchors(rubric: Rubric) -> Problems:
    """Yield levels whose meaning is a judgement without anything that could be seen in a text."""
    for criterion in everything_asked(rubric):
        for number, level in criterion.levels.items():
            said = [word for word in re.findall(r"[a-z']+", level.means.lower()) if word not in _EMPTY]
            vague = [word for word in said if word in _VAGUE]
            if number and vague and (len(said) - len(vague) <= _MOST_OTHER_WORDS):
                told = f"{level.means!r} says nothing that could be seen in a text: say what must be there"
                yield warning("vague_anchor", f"{criterion.id}.level {number}", told)


def cases(rubric: Rubric, files: Sequence[CaseFile]) -> Problems:
    """Yield criteria without cases both ways, and case files of criteria that are not asked."""
    finds = {file.criterion: {case.find for case in file.cases} for file in files}
    for criterion in everything_asked(rubric):
        found = finds.get(criterion.id)
        if found is None:
            told = f"it has no cases: write cases/{criterion.id}.yaml with passages that must be found and must not"
            yield warning("no_cases", criterion.id, told)
        elif "supports" not in found or "nothing" not in found:
            missing = "must be found" if "supports" not in found else "must not be found"
            yield warning("one_sided_cases", criterion.id, f"its cases hold no passage that {missing}")
        elif criterion.inapplicable and "excuses" not in found:
            told = "its cases hold no passage with a reason for which it does not apply (`find: excuses`)"
            yield warning("one_sided_cases", criterion.id, told)
    for identity in finds:
        if criterion_of(rubric, identity) is None:
            told = "there are cases of this criterion, and the rubric does not ask it"
            yield warning("cases_of_nothing", identity, told)
