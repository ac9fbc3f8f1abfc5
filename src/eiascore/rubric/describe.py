"""Rules and needs in plain English."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from eiascore.checks import Concept, StatementOptions
from eiascore.rubric.criterion import Need, Rule
from eiascore.rubric.plain import ASSERTED, PARTICULARS, concepts_in_words, either, one_of, shown, words

_PLACES = {
    "question": "the question before it",
    "row": "its row header",
    "column": "its column header",
    "heading": "its heading",
    "path": "a heading above it",
    "above": "the line above it",
    "lately": "a question not far above",
}
_WITHIN = {"sentence": "", "row": ", or in its table row", "near": ", or in the sentence before or after"}
_COUNTED = {"section": "sections with", "rule": "different sorts of", "value": "different particulars in"}


def describe_need(need: Need) -> str:
    """Return a need in plain English.

    Examples
    --------
    >>> describe_need(Need(evidence=("named_body",), count=2, distinct="organisation"))
    '2 different outside organisations in evidence of “named body”'
    >>> describe_need(Need(count=3)), describe_need(Need(criterion="eng_influence", level=2))
    ('3 quotations for it', 'eng_influence at level 2 or more')
    """
    if need.any:
        return "either " + ", or ".join(describe_need(option) for option in need.any)
    if need.all:
        return " and ".join(describe_need(part) for part in need.all)
    if need.criterion:
        return f"{need.criterion} at level {need.level} or more"
    facts = f" with {one_of(need.facts)}" if need.facts else ""
    strength = f" of strength {need.strength} or more" if need.strength else ""
    asserted = f", {either(ASSERTED[a] for a in need.asserted)}" if need.asserted else ""
    return f"{_counted(need)}{strength}{facts}{asserted}"


def _counted(need: Need) -> str:
    named = "" if need.evidence == "any" else f" of {either(f'“{words(rule)}”' for rule in need.evidence)}"
    evidence = f"evidence{named}" if named else "evidence for it"
    if need.distinct in PARTICULARS:
        one, many = PARTICULARS[need.distinct]
        return f"{one if need.count == 1 else f'{need.count} different {many}'} in {evidence}"
    if need.distinct in _COUNTED:
        return f"{need.count} {_COUNTED[need.distinct]} {evidence}"
    many = "a quotation" if need.count == 1 else f"{need.count} quotations"
    return f"{many}{named or ' for it'}"


def describe_rule(rule: Rule) -> str:
    """Return what a rule looks for in plain English.

    Examples
    --------
    >>> describe_rule(Rule.model_validate({"id": "named", "says": ["engaged"], "facts": ["organisation"]}))
    'a sentence that says engaged; that names an outside organisation'
    """
    return "; ".join(rule_in_lines(rule, {}))


def rule_in_lines(rule: Rule, concepts: Mapping[str, Concept]) -> list[str]:
    """Return what a rule looks for in plain English, one condition a line.

    Parameters
    ----------
    rule : Rule
        The rule.
    concepts : mapping of str to Concept
        For some of the wording of those that it names; a name that is not there stands alone.

    Returns
    -------
    list of str
        What kind of passage it is, and then what must hold.
    """
    if isinstance(rule.options, StatementOptions):
        first, *others = _statement(rule.options, concepts)
        return [f"{_passage(rule.options)} {first}", *others] if rule.options.says else [
            _passage(rule.options), first, *others
        ]  # fmt: skip
    options: dict[str, Any] = rule.options.model_dump(exclude_defaults=True)
    show = str(options.pop("show", getattr(rule.options, "show", "")))
    lines = [shown(rule.check, show)]
    for key, told in (("says", "that says"), ("unless", "unless it says"), ("not_asked", "not in answer to")):
        lines += [f"{told} {concepts_in_words(options.pop(key), concepts)}"] if key in options else []
    lines += [f"and {concepts_in_words(group, concepts)}" for group in options.pop("also", ())]
    lines += [f"without {one_of(('|'.join(options.pop('no_facts')),))}"] if "no_facts" in options else []
    lines += (
        [f"which it may if it says {concepts_in_words(options.pop('despite'), concepts)}"]
        if "despite" in options
        else []
    )
    return [*lines, *(f"{words(key)}: {value}" for key, value in options.items())]


def _passage(options: StatementOptions) -> str:
    kinds = "a sentence" if options.kinds == StatementOptions().kinds else f"a {either(options.kinds)}"
    if options.least_words and options.most_words < 400:
        return f"{kinds} of {options.least_words} to {options.most_words} words"
    if options.least_words:
        return f"{kinds} of at least {options.least_words} words"
    return f"{kinds} of at most {options.most_words} words" if options.most_words < 400 else kinds


def _statement(options: StatementOptions, concepts: Mapping[str, Concept]) -> Iterator[str]:
    if options.says:
        yield f"that says {concepts_in_words(options.says, concepts)}"
    for group in options.also:
        yield f"and says {concepts_in_words(group, concepts)}"
    places = either(_PLACES[place] for place in options.asked_in)
    if options.asked:
        yield f"in answer to {concepts_in_words(options.asked, concepts)}, looked for in {places}"
    if options.not_asked:
        yield f"not in answer to {concepts_in_words(options.not_asked, concepts, 3, 1)}"
    if options.under:
        yield f"under a heading about {concepts_in_words(options.under, concepts)}"
    if options.among_first:
        yield (
            f"among the first {options.among_first} sentences of the answer"
            if options.among_first > 1
            else ("the first sentence of the answer")
        )
    if options.facts:
        yield f"that names {one_of(options.facts)}{_WITHIN[options.within]}"
    if options.no_facts:
        yield f"that does not name {one_of(('|'.join(options.no_facts),))}"
    if options.unless:
        yield f"unless it says {concepts_in_words(options.unless, concepts, 3, 1)}"
    if options.asserted != StatementOptions().asserted:
        yield either(ASSERTED[a] for a in options.asserted)
    if options.notes:
        yield f"noted with it, where it is there: {one_of(('|'.join(options.notes),))}"
