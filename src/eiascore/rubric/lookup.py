"""Finding a criterion of a rubric by its id, the one about relevance included."""

from __future__ import annotations

from eiascore.rubric.criterion import Criterion
from eiascore.rubric.model import Rubric


def everything_asked(rubric: Rubric) -> tuple[Criterion, ...]:
    """Return the criteria of all dimensions and, where there is one, that of the policy's relevance.

    Examples
    --------
    >>> from eiascore.rubric import load_rubric
    >>> everything_asked(load_rubric("psed-2010"))[-1].id
    'policy_relevance'
    """
    return (*rubric.criteria, *((rubric.relevance,) if rubric.relevance else ()))


def criterion_of(rubric: Rubric, identity: str) -> Criterion | None:
    """Return the criterion of an id, None where the rubric has none.

    Examples
    --------
    >>> from eiascore.rubric import load_rubric
    >>> criterion_of(load_rubric("psed-2010"), "eng_nothing") is None
    True
    """
    return next((c for c in everything_asked(rubric) if c.id == identity), None)
