"""Profiles over a rubric: what is merged, and what a merged rubric must still be.

Profiles change data only, and bring no wording: concepts, and with them the index that a document was read with, are
those of the rubric.
"""

from __future__ import annotations

import hashlib
from collections import deque
from collections.abc import Sequence
from typing import Any

from pydantic import ValidationError

from eiascore.errors import RubricError
from eiascore.rubric.criterion import Criterion, Rule
from eiascore.rubric.lookup import everything_asked
from eiascore.rubric.misplaced import MisplacedError, Steps
from eiascore.rubric.model import Dimension, Rubric
from eiascore.rubric.profile import Change, Profile

# Many documents are scored under a few profiles of one rubric, and merging costs as much as a short one.
_KEPT: deque[tuple[Rubric, str, Rubric]] = deque(maxlen=8)


def under(rubric: Rubric, names: str) -> Rubric:
    """Return a rubric as some of its profiles change it.

    Parameters
    ----------
    rubric : Rubric
        The rubric.
    names : str
        Ids of profiles with "+" between, at most one that settles the nation and one that settles the kind.

    Returns
    -------
    Rubric
        With a hash of its own.

    Raises
    ------
    RubricError
        If the rubric has no such profile, or two settle the same.

    Examples
    --------
    >>> from eiascore import load_rubric
    >>> [d.weight for d in under(load_rubric(), "wales").dimensions]
    [25.0, 25.0, 15.0, 20.0, 15.0]
    """
    for base, laid, kept in tuple(_KEPT):
        if base is rubric and laid == names:
            return kept
    kept = laid_over(rubric, named(rubric, names))
    _KEPT.append((rubric, names, kept))
    return kept


def named(rubric: Rubric, names: str) -> tuple[Profile, ...]:
    """Return the profiles of some names, with ``RubricError`` where there is none of a name (see ``under``)."""
    known = {profile.id: profile for profile in rubric.profiles}
    chosen: dict[str, Profile] = {}
    for name in names.split("+"):
        profile = known.get(name.strip())
        if profile is None:
            there = f"There are: {', '.join(known)}; or auto." if known else "It has none; leave the profile out."
            raise RubricError(f"The rubric {rubric.id} has no profile {name.strip()!r}.", there)
        if other := chosen.get(profile.settles):
            both = f"The profiles {other.id} and {profile.id} both settle the {profile.settles}."
            raise RubricError(both, "Name one of the two; a nation and a kind go together, as in scotland+screening.")
        chosen[profile.settles] = profile
    return tuple(chosen[settled] for settled in ("nation", "kind") if settled in chosen)


def laid_over(rubric: Rubric, profiles: Sequence[Profile]) -> Rubric:
    """Return a rubric with profiles laid over it, one after the other.

    Parameters
    ----------
    rubric : Rubric
        The rubric.
    profiles : sequence of Profile
        At most one for the nation and one for the kind.

    Returns
    -------
    Rubric
        The same object where there are none.

    Raises
    ------
    MisplacedError
        If a profile names what the rubric does not have; its steps lead to the place in the profile.
    """
    for profile in profiles:
        rubric = _merged(rubric, profile)
    if not profiles:
        return rubric
    return rubric.model_copy(update={"sha256": laid_sha256(rubric.sha256, "+".join(p.id for p in profiles))})


def laid_sha256(sha256: str, names: str) -> str:
    """Return the hash of a rubric under profiles, whose names have "+" between them; its own where there are none."""
    return hashlib.sha256(f"{sha256}+{names}".encode()).hexdigest() if names else sha256


def asked_anywhere(rubric: Rubric) -> tuple[Criterion, ...]:
    """Return everything that a rubric asks, as it stands and as each of its profiles changes it.

    Examples
    --------
    >>> from eiascore import load_rubric
    >>> len(asked_anywhere(load_rubric())) > 34
    True
    """
    asked = everything_asked(rubric)
    changed = (laid_over(rubric, (profile,)) for profile in rubric.profiles)
    return (*asked, *(c for laid in changed for c in everything_asked(laid) if not any(c is own for own in asked)))


def _merged(rubric: Rubric, profile: Profile) -> Rubric:
    known = {criterion.id for criterion in everything_asked(rubric)}
    for name in profile.criteria:
        if name not in known:
            raise MisplacedError(f"the rubric {rubric.id} has no criterion {name!r}", ("criteria", name))
    for name in profile.dimensions:
        if name not in {dimension.id for dimension in rubric.dimensions}:
            raise MisplacedError(f"the rubric {rubric.id} has no dimension {name!r}", ("dimensions", name))
    changed: dict[str, Any] = {
        "dimensions": tuple(_dimension(dimension, profile) for dimension in rubric.dimensions),
        "relevance": _criterion(rubric.relevance, profile) if rubric.relevance else None,
        "caps": (*rubric.caps, *profile.caps),
        "limits": (*rubric.limits, *profile.limits),
        "flags": rubric.flags | profile.flags,
        "sources": rubric.sources | profile.sources,
    }
    merged = rubric.model_copy(update=changed)
    try:
        merged.check_names()
    except MisplacedError as error:
        raise MisplacedError(str(error), _in_profile(error.steps, rubric)) from None
    return merged


def _dimension(dimension: Dimension, profile: Profile) -> Dimension:
    criteria = tuple(_criterion(criterion, profile) for criterion in dimension.criteria)
    weight = profile.dimensions.get(dimension.id, dimension.weight)
    return dimension.model_copy(update={"criteria": criteria, "weight": weight})


def _criterion(criterion: Criterion, profile: Profile) -> Criterion:
    change = profile.criteria.get(criterion.id, Change())
    given: dict[str, Any] = {
        name: getattr(change, name)
        for name in ("not_applicable", "expected", "weight", "question", "why", "sources")
        if getattr(change, name)
    }
    if change.levels:
        given["levels"] = criterion.levels | change.levels
    if change.limits:
        given["limits"] = (*criterion.limits, *change.limits)
    given["rules"] = _rules(criterion, change, profile)
    if all(given[name] == getattr(criterion, name) for name in given):
        return criterion
    try:
        return Criterion.model_validate(dict(criterion) | given)
    except ValidationError as error:
        raise MisplacedError(_said(error), ("criteria", criterion.id)) from None


def _rules(criterion: Criterion, change: Change, profile: Profile) -> tuple[Rule, ...]:
    if unknown := sorted(change.rules.keys() - {rule.id for rule in criterion.rules}):
        steps = ("criteria", criterion.id, "rules", unknown[0])
        raise MisplacedError(f"there is no rule {unknown[0]!r} in {criterion.id}", steps)
    rules = []
    for rule in criterion.rules:
        given = dict(change.rules.get(rule.id, {}))
        if profile.characteristics and "characteristics" in type(rule.options).model_fields:
            given.setdefault("characteristics", profile.characteristics)
        rules.append(_rule(rule, given, ("criteria", criterion.id, "rules", rule.id)) if given else rule)
    return tuple(rules)


def _rule(rule: Rule, given: dict[str, Any], steps: Steps) -> Rule:
    fields = {name: value for name, value in rule if name != "options"}
    options = rule.options.model_dump(exclude_unset=True)
    try:
        return Rule.model_validate(fields | options | given)
    except ValidationError as error:
        raise MisplacedError(_said(error), (*steps, *_below(error))) from None


def _said(error: ValidationError) -> str:
    return str(error.errors()[0]["msg"]).removeprefix("Value error, ")


def _below(error: ValidationError) -> Steps:
    first = error.errors()[0]
    cause = first.get("ctx", {}).get("error")
    return cause.steps if isinstance(cause, MisplacedError) else first["loc"]


def _in_profile(steps: Steps, rubric: Rubric) -> Steps:
    """Return the place in a profile of a fault that was found in the rubric under it."""
    if steps[:1] == ("caps",):
        return ("caps", int(steps[1]) - len(rubric.caps))
    if steps[:1] == ("relevance",) and rubric.relevance:
        return _in_change(rubric.relevance, steps[1:])
    if len(steps) >= 4:
        return _in_change(rubric.dimensions[int(steps[1])].criteria[int(steps[3])], steps[4:])
    return steps


def _in_change(criterion: Criterion, below: Steps) -> Steps:
    if below[:1] == ("rules",):  # a list in the rubric, a mapping by id in a profile
        below = ("rules", criterion.rules[int(below[1])].id, *below[2:])
    return ("criteria", criterion.id, *below)
