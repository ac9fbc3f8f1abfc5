"""A rubric as data: dimensions with their criteria, caps, and the profiles that change it for a nation or a kind."""

from __future__ import annotations

from functools import cached_property

from pydantic import BaseModel, ConfigDict, Field, PrivateAttr, model_validator

from eiascore.checks import FACT_KINDS, Concept, ConceptIndex
from eiascore.checks.concepts import IndexTable, index_table
from eiascore.rubric.caps import Allowed, CapRule
from eiascore.rubric.criterion import Criterion, Rule
from eiascore.rubric.misplaced import MisplacedError, Steps, known
from eiascore.rubric.profile import Profile
from eiascore.schema.frozen import Frozen


class Dimension(Frozen):
    """A dimension: its weight in the overall score (the weights add up to 100) and its criteria."""

    id: str
    title: str
    weight: float = Field(gt=0)
    criteria: tuple[Criterion, ...]


class Rubric(BaseModel):
    """A complete rubric, ready to be used. ``profiles`` are those that it offers (see ``rubric.overlay.under``).

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
    profiles: tuple[Profile, ...] = ()
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
        self.check_names()
        return self

    def check_names(self) -> None:
        """Raise ``MisplacedError`` unless every name that is used is defined, once, and the weights add up."""
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

    def _check_criterion(self, criterion: Criterion, before: set[str], steps: Steps) -> None:
        for number, rule in enumerate(criterion.rules):
            self._check_rule(rule, criterion.id, (*steps, "rules", number))
        for number, reason in enumerate(criterion.inapplicable):
            self._check_rule(reason, criterion.id, (*steps, "inapplicable", number))
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
