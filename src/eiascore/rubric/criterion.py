"""The parts of a rubric as data: the rules that find evidence and what each level needs.

The vocabulary is closed. A *rule* names a check and its options; a *need* counts evidence; a *level* is reached when
all its needs are met; a *limit* holds a level down. A new criterion is YAML only.
"""

from __future__ import annotations

from typing import Any, Literal

from pydantic import Field, ValidationError, field_validator, model_validator

from eiascore.checks import CHECKS, FACT_KINDS, StatementOptions
from eiascore.rubric.misplaced import MisplacedError
from eiascore.schema.finding import Assertion, Polarity
from eiascore.schema.frozen import Frozen

Use = Literal["confirm", "overrule", "propose", "lift"]
"""What the classifier may do for a criterion.

``confirm``: it puts the quotations in order, and one that it doubts and no level rests on is not shown. ``overrule``:
one that it thinks all but impossible counts for nothing. ``propose``: it adds quotations, which count for no level.
``lift``: it adds quotations, and they count as asserted.
"""

_RULE_FIELDS = frozenset({"id", "check", "polarity", "strength", "flag", "note", "because"})
_LEAST_WORDS_OF_A_REASON = 8


class Rule(Frozen):
    """How one kind of evidence for or against a criterion is found.

    Everything in the YAML beside the fields below is an option of the check.

    Attributes
    ----------
    id : str
        Name within the criterion; levels refer to it.
    check : str
        Kind of evidence, "statement" unless given.
    strength : int
        What a reader would take from such a sentence alone: 1 asserted, 2 checkable, 3 strong.
    flag : str
        Red flag that such a sentence raises, "" for none.
    note : str
        Why the rule is there, for whoever edits it.
    """

    id: str = Field(pattern=r"^[a-z][a-z0-9_]*$")
    check: str = "statement"
    polarity: Polarity = "supports"
    strength: int = Field(1, ge=0, le=3)
    flag: str = ""
    note: str = ""
    options: Any = None

    @model_validator(mode="before")
    @classmethod
    def _gather_options(cls, value: Any) -> Any:
        if not isinstance(value, dict) or "options" in value:
            return value
        name = value.get("check", "statement")
        if not isinstance(name, str) or name not in CHECKS:
            raise ValueError(f"there is no check {name!r}; there are {', '.join(sorted(CHECKS))}")
        own = {key: item for key, item in value.items() if key in _RULE_FIELDS}
        rest = {key: item for key, item in value.items() if key not in _RULE_FIELDS}
        try:
            return own | {"options": CHECKS[name].options.model_validate(rest)}
        except ValidationError as error:
            first = error.errors()[0]
            raise MisplacedError(str(first["msg"]), first["loc"]) from None

    def concepts(self) -> set[str]:
        """Return the concepts that the options refer to."""
        return set(self.options.concepts()) if hasattr(self.options, "concepts") else set()

    def fact_kinds(self) -> set[str]:
        """Return the kinds of facts that the options refer to."""
        return set(self.options.fact_kinds()) if hasattr(self.options, "fact_kinds") else set()


class Reason(Rule):
    """How a reason of the author's is found for which a criterion does not apply to the document.

    It asks for two things at once in a sentence of some length, so that a bare "N/A" is never one.

    Attributes
    ----------
    because : str
        What the reason is, in words for the reader of a scorecard.
    """

    polarity: Polarity = "excuses"
    because: str = Field(min_length=1)

    @model_validator(mode="after")
    def _more_than_a_word(self) -> Reason:
        if not isinstance(self.options, StatementOptions) or self.polarity != "excuses" or self.flag:
            raise ValueError(f"{self.id!r}: a reason is found by a statement, and raises no flag")
        if not (self.options.says and self.options.also) or self.options.least_words < _LEAST_WORDS_OF_A_REASON:
            raise ValueError(
                f"{self.id!r}: a reason needs `says`, `also` and `least_words` of at least {_LEAST_WORDS_OF_A_REASON}, "
                "so that a bare N/A is none"
            )
        if "template" in self.options.asserted:
            raise ValueError(f"{self.id!r}: the form gives no reasons, only its author does")
        return self


class Need(Frozen):
    """A requirement on the evidence of a criterion, or on the level of another.

    Attributes
    ----------
    evidence : "any", or a tuple of rule ids
        Which supporting (or, where named, undermining) evidence counts.
    count : int
        How many.
    distinct : str
        What is counted: sentences, sections, rules, or the distinct values of a kind of fact.
    strength, asserted, facts
        Only evidence at least so strong, so asserted, and carrying all these kinds of facts.
    criterion, level : str, int
        Instead of evidence: another criterion has at least that level.
    any, all : tuple of Need
        Instead of evidence: one of these is met, or every one.
    """

    evidence: Literal["any"] | tuple[str, ...] = "any"
    count: int = Field(1, ge=1)
    distinct: str = "sentence"
    strength: int = Field(0, ge=0, le=3)
    asserted: tuple[Assertion, ...] = ()
    facts: tuple[str, ...] = ()
    criterion: str = ""
    level: int = Field(0, ge=0, le=3)
    any: tuple[Need, ...] = ()
    all: tuple[Need, ...] = ()

    @field_validator("distinct")
    @classmethod
    def _known(cls, value: str) -> str:
        if value not in FACT_KINDS | {"sentence", "section", "rule", "value"}:
            raise ValueError(f"cannot count distinct {value!r}")
        return value


class Level(Frozen):
    """What a level means to a person, and what it needs; level 0 needs nothing."""

    means: str
    needs: tuple[Need, ...] = ()


class Limit(Frozen):
    """Holds a level down: ``at_most`` applies when all of ``when`` are met, unless all of ``unless`` are."""

    at_most: int = Field(ge=0, le=3)
    when: tuple[Need, ...]
    unless: tuple[Need, ...] = ()
    because: str


class Criterion(Frozen):
    """One question of the rubric.

    Attributes
    ----------
    expected : int
        The level that earns full marks: below 3 where a profile asks for less.
    not_applicable : str
        Why a profile does not ask it; "" where it is asked.
    classifier : tuple of str
        What the classifier may do: ``confirm``, ``overrule``, ``propose``, ``lift``; nothing where it is empty.
    inapplicable : tuple of Reason
        Reasons of the author's for which it does not apply, where nothing in the document meets it.
    """

    id: str = Field(pattern=r"^[a-z]+(_[a-z0-9]+)*$")
    weight: float = Field(gt=0)
    question: str
    why: str
    sources: tuple[str, ...] = Field(min_length=1)
    looks_for: str = ""
    rules: tuple[Rule, ...]
    levels: dict[int, Level]
    limits: tuple[Limit, ...] = ()
    expected: int = Field(3, ge=1, le=3)
    not_applicable: str = ""
    classifier: tuple[Use, ...] = ("confirm", "lift")
    inapplicable: tuple[Reason, ...] = ()

    @property
    def all_rules(self) -> tuple[Rule, ...]:
        """The rules for evidence and those for reasons why it does not apply."""
        return (*self.rules, *self.inapplicable)

    @model_validator(mode="after")
    def _consistent(self) -> Criterion:
        if sorted(self.levels) != [0, 1, 2, 3]:
            raise ValueError("levels 0, 1, 2 and 3 must each be described")
        if any(rule.polarity == "excuses" for rule in self.rules):
            raise ValueError("a rule that excuses stands under `inapplicable`")
        ids = [rule.id for rule in self.all_rules]
        if twice := {i for i in ids if ids.count(i) > 1}:
            raise ValueError(f"rule {sorted(twice)[0]!r} stands twice")
        for need in self.all_needs():
            unknown = set(need.evidence) - set(ids) if need.evidence != "any" else set()
            if unknown:
                raise ValueError(f"there is no rule {sorted(unknown)[0]!r} in {self.id}")
        return self

    def all_needs(self) -> list[Need]:
        """Return every need of every level and limit, nested ones included."""
        flat: list[Need] = []
        todo = [n for level in self.levels.values() for n in level.needs]
        todo += [n for limit in self.limits for n in (*limit.when, *limit.unless)]
        while todo:
            need = todo.pop()
            flat.append(need)
            todo += (*need.any, *need.all)
        return flat
