"""A profile as data: what changes in a rubric for the law of a nation, or for a short kind of document."""

from __future__ import annotations

from typing import Any

from pydantic import Field, field_validator

from eiascore.rubric.caps import CapRule
from eiascore.rubric.criterion import Level, Limit
from eiascore.schema.characteristic import NINE, SECTION_75_ONLY
from eiascore.schema.frozen import Frozen
from eiascore.schema.scorecard import Kind, Nation, Settles


class Change(Frozen):
    """What a profile changes in one criterion; what is not given stays as the rubric has it.

    Attributes
    ----------
    not_applicable : str
        Why it is not asked, in words for the reader of a scorecard; "" where it is.
    expected : int
        The level that earns full marks.
    levels : dict of int to Level
        Levels with another meaning or other needs.
    limits : tuple of Limit
        Further limits.
    rules : dict
        By id of a rule: fields and options that change.
    """

    not_applicable: str = ""
    expected: int | None = Field(None, ge=1, le=3)
    weight: float | None = Field(None, gt=0)
    question: str = ""
    why: str = ""
    sources: tuple[str, ...] = ()
    levels: dict[int, Level] = Field({})
    limits: tuple[Limit, ...] = ()
    rules: dict[str, dict[str, Any]] = Field({})

    @field_validator("rules")
    @classmethod
    def _frozen(cls, value: dict[str, dict[str, Any]]) -> dict[str, dict[str, Any]]:
        return {name: {key: _tuples(item) for key, item in fields.items()} for name, fields in value.items()}


def _tuples(value: Any) -> Any:
    return tuple(_tuples(item) for item in value) if isinstance(value, list | tuple) else value


class When(Frozen):
    """Which documents a profile is for: of one of these kinds, and of one of these nations, where such are given."""

    kind: tuple[Kind, ...] = ()
    jurisdiction: tuple[Nation, ...] = ()

    def holds(self, kind: str, jurisdiction: str) -> bool:
        """Tell whether a document of a kind and a nation is meant.

        Examples
        --------
        >>> When(kind=("screening",)).holds("screening", "wales")
        True
        """
        return (not self.kind or kind in self.kind) and (not self.jurisdiction or jurisdiction in self.jurisdiction)


class Profile(Frozen):
    """A named overlay of a rubric.

    Attributes
    ----------
    rubric : str
        Id of the rubric that it was written for.
    settles : {"nation", "kind"}
        A document gets one profile for its nation and one for its kind.
    when : When or None
        Which documents it is for; one of those that settle the same is for the rest, and has none.
    summary : str
        What it changes, in a sentence.
    criteria : dict of str to Change
        Changes by id of the criterion.
    dimensions : dict of str to float
        Other weights of dimensions.
    characteristics : tuple of str
        Which characteristics count where they are taken one by one.
    caps, limits, flags, sources
        Further ones.
    """

    id: str = Field(pattern=r"^[a-z]+(-[a-z]+)*$")
    rubric: str
    title: str
    settles: Settles
    when: When | None = None
    summary: str
    criteria: dict[str, Change] = Field({})
    dimensions: dict[str, float] = Field({})
    characteristics: tuple[str, ...] = ()
    caps: tuple[CapRule, ...] = ()
    limits: tuple[str, ...] = ()
    flags: dict[str, str] = Field({})
    sources: dict[str, str] = Field({})

    @field_validator("characteristics")
    @classmethod
    def _known(cls, value: tuple[str, ...]) -> tuple[str, ...]:
        if unknown := sorted(set(value) - {*NINE, *SECTION_75_ONLY}):
            raise ValueError(
                f"there is no characteristic {unknown[0]!r}; there are {', '.join(NINE + SECTION_75_ONLY)}"
            )
        return value
