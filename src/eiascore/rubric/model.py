"""A rubric as data: dimensions, criteria, the rules that find evidence, and what each level needs.

The vocabulary is closed. A *rule* names a check and its options; a *need* counts evidence; a *level* is reached when
all its needs are met; a *limit* holds a level down. A new criterion is YAML only.
"""

from __future__ import annotations

from functools import cached_property
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, PrivateAttr, ValidationError, field_validator, model_validator

from eiascore.checks import CHECKS, FACT_KINDS, Concept, ConceptIndex
from eiascore.checks.concepts import IndexTable, index_table
from eiascore.rubric.caps import Allowed, CapRule
from eiascore.rubric.misplaced import MisplacedError, Steps, known
from eiascore.schema.finding import Assertion, Polarity
from eiascore.schema.frozen import Frozen
from eiascore.schema.scorecard import Kind

_RULE_FIELDS = frozenset({"id", "check", "polarity", "strength", "flag", "note"})


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
    """One question of the rubric."""

    id: str = Field(pattern=r"^[a-z]+(_[a-z0-9]+)*$")
    weight: float = Field(gt=0)
    question: str
    why: str
    sources: tuple[str, ...] = Field(min_length=1)
    looks_for: str = ""
    rules: tuple[Rule, ...]
    levels: dict[int, Level]
    limits: tuple[Limit, ...] = ()
    kinds: tuple[Kind, ...] = ("eia", "bill_equality_statement", "screening")

    @model_validator(mode="after")
    def _consistent(self) -> Criterion:
        if sorted(self.levels) != [0, 1, 2, 3]:
            raise ValueError("levels 0, 1, 2 and 3 must each be described")
        ids = [rule.id for rule in self.rules]
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


class Dimension(Frozen):
    """A dimension: its weight in the overall score (the weights add up to 100) and its criteria."""

    id: str
    title: str
    weight: float = Field(gt=0)
    criteria: tuple[Criterion, ...]


class Rubric(BaseModel):
    """A complete rubric, ready to be used.

    ``flags`` says what each red flag means; ``raises`` holds, by criterion, the rules that raise a flag and count
    neither for nor against a level.

    Examples
    --------
    >>> from eiascore import load_rubric
    >>> rubric = load_rubric("psed-2010")
    >>> len(rubric.criteria)
    33
    """

    model_config = ConfigDict(frozen=True, extra="forbid", ignored_types=(cached_property,))

    id: str
    version: str
    title: str
    limits: tuple[str, ...]
    dimensions: tuple[Dimension, ...]
    caps: tuple[CapRule, ...] = ()
    overall_above: tuple[str, ...] = ()
    flags: dict[str, str]
    raises: dict[str, tuple[Rule, ...]] = {}
    sources: dict[str, str]
    concepts: dict[str, Concept]
    relevance: Criterion | None = None
    allow: tuple[Allowed, ...] = ()
    sha256: str = ""
    _table: IndexTable | None = PrivateAttr(None)

    @property
    def criteria(self) -> tuple[Criterion, ...]:
        """All criteria in the rubric's order."""
        return tuple(c for d in self.dimensions for c in d.criteria)

    @cached_property
    def index(self) -> ConceptIndex:
        """The concepts, ready to be found in text."""
        return ConceptIndex(self.concepts, self.table)

    @property
    def table(self) -> IndexTable:
        """What the index is built from: the cues, read."""
        if self._table is None:
            self._table = index_table(self.concepts)
        return self._table

    def keep_table(self, table: IndexTable) -> None:
        """Take the table that was made for the same concepts by another process."""
        self._table = table

    @model_validator(mode="after")
    def _closed(self) -> Rubric:
        """Every name that is used is defined, once."""
        if abs(sum(d.weight for d in self.dimensions) - 100) > 1e-6:
            raise MisplacedError("the weights of the dimensions must add up to 100", ("dimensions",))
        ids: set[str] = set()
        for i, dimension in enumerate(self.dimensions):
            for j, criterion in enumerate(dimension.criteria):
                steps: Steps = ("dimensions", i, "criteria", j)
                if criterion.id in ids:
                    raise MisplacedError(f"the criterion {criterion.id!r} stands twice", steps)
                self._check_criterion(criterion, ids, steps)
                ids.add(criterion.id)
        if self.relevance:
            self._check_criterion(self.relevance, ids, ("relevance",))
        targets = {d.id for d in self.dimensions}
        for i, cap in enumerate(self.caps):
            place: Steps = ("caps", i)
            known({cap.target}, targets | {"overall"}, "the cap", "dimension", place)
            known({cap.criterion, cap.also} - {""}, ids, "the cap", "criterion", place)
            known({cap.flag, cap.unless} - {""}, self.flags, "the cap", "red flag", place)
        for criterion_id, rules in self.raises.items():
            steps = ("raises", criterion_id)
            known({criterion_id}, ids, "raises", "criterion", steps)
            for number, rule in enumerate(rules):
                self._check_rule(rule, criterion_id, (*steps, number))
                known({rule.flag}, self.flags, f"{criterion_id}.{rule.id}", "red flag", (*steps, number))
        known(self.overall_above, targets, "overall_above", "dimension", ("overall_above",))
        return self

    def _check_criterion(self, criterion: Criterion, before: set[str], steps: Steps) -> None:
        for number, rule in enumerate(criterion.rules):
            self._check_rule(rule, criterion.id, (*steps, "rules", number))
        known(criterion.sources, self.sources, criterion.id, "source", (*steps, "sources"))
        needs = criterion.all_needs()
        facts = {kind for need in needs for item in need.facts for kind in item.split("|")}
        known(facts, FACT_KINDS, criterion.id, "fact", steps)
        # Criteria are assessed in order, so that a need can only build on those before.
        known({n.criterion for n in needs} - {""}, before, criterion.id, "criterion before it", steps)

    def _check_rule(self, rule: Rule, criterion: str, place: Steps) -> None:
        where = f"{criterion}.{rule.id}"
        known(rule.concepts(), self.concepts, where, "concept", place)
        known(rule.fact_kinds(), FACT_KINDS, where, "fact", place)
        known({rule.flag} - {""}, self.flags, where, "red flag", place)
