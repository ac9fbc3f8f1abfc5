"""Rules and needs in plain English."""

from __future__ import annotations

from eiascore.checks import StatementOptions
from eiascore.rubric.model import Need, Rule


def describe_need(need: Need) -> str:
    """Return a need in plain English.

    Examples
    --------
    >>> describe_need(Need(evidence=("named_body",), count=2, distinct="organisation"))
    '2 different organisation in named body'
    """
    if need.any:
        return " or ".join(describe_need(option) for option in need.any)
    if need.all:
        return " and ".join(describe_need(part) for part in need.all)
    if need.criterion:
        return f"{need.criterion} at level {need.level} or more"
    what = "any evidence" if need.evidence == "any" else " or ".join(map(_words, need.evidence))
    unit = "" if need.distinct == "sentence" else f"different {_words(need.distinct)} in "
    count = f"{need.count} " if need.count > 1 or unit else ""
    with_facts = f" with {' and '.join(need.facts).replace('|', ' or ')}" if need.facts else ""
    strength = f" of strength {need.strength}" if need.strength else ""
    asserted = f", {' or '.join(need.asserted)}" if need.asserted else ""
    return f"{count}{unit}{what}{strength}{with_facts}{asserted}"


def describe_rule(rule: Rule) -> str:
    """Return what a rule looks for in plain English.

    Examples
    --------
    >>> describe_rule(Rule.model_validate({"id": "named", "says": ["engaged"], "facts": ["organisation"]}))
    'a sentence that says engaged, with organisation'
    """
    options = rule.options
    if not isinstance(options, StatementOptions):
        given = options.model_dump(exclude_defaults=True)
        return f"{_words(rule.check)}: " + ", ".join(f"{_words(key)} {value}" for key, value in given.items())
    parts = ["a sentence"]
    if options.says:
        parts.append(f"that says {_either(options.says)}")
    parts += [f"and {_either(group)}" for group in options.also]
    if options.asked:
        parts.append(f"in answer to {_either(options.asked)}")
    if options.under:
        parts.append(f"under a heading about {_either(options.under)}")
    if options.unless:
        parts.append(f"and not {_either(options.unless)}")
    text = " ".join(parts)
    if options.facts:
        text += f", with {' and '.join(options.facts).replace('|', ' or ')}"
    if options.asserted != StatementOptions().asserted:
        text += f" ({_either(options.asserted)})"
    return text


def _either(names: tuple[str, ...]) -> str:
    return " or ".join(map(_words, names))


def _words(name: str) -> str:
    return name.replace("_", " ")
