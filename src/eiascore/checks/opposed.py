"""Checks on what the findings of a document say beside each other: contradictions, and good news only."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING

from pydantic import BaseModel, ConfigDict, Field

from eiascore.checks.base import check
from eiascore.checks.statement import Match
from eiascore.checks.survey import survey
from eiascore.schema import Fact

if TYPE_CHECKING:
    from eiascore.checks.view import DocumentView, View

# A bare rating beside another one is a slip of the pen; what opposes a finding is a sentence.
_LEAST_WORDS = 5


class OpposedOptions(BaseModel):
    """Options of the ``contradiction`` and ``one_sided`` checks.

    Attributes
    ----------
    says : tuple of str
        Concepts of which a finding for a characteristic must hold one.
    against : tuple of str
        Concepts of the opposite.
    unless : tuple of str
        Concepts that the finding of the opposite must not hold.
    longest : int
        Length in words of the first finding.
    least : int
        For how many characteristics (``one_sided``).
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    says: tuple[str, ...]
    against: tuple[str, ...]
    unless: tuple[str, ...] = ()
    longest: int = Field(400, gt=0)
    least: int = Field(3, ge=1)

    def concepts(self) -> set[str]:
        """Return the names of all concepts that the options refer to."""
        return {*self.says, *self.against, *self.unless}


@check("contradiction", OpposedOptions)
def contradiction(document: DocumentView, options: OpposedOptions) -> Iterator[Match]:
    """Yield a finding for a characteristic where another finding for the same one says the opposite.

    Parameters
    ----------
    document : DocumentView
        What was read, as the checks see it.
    options : OpposedOptions
        The wording of both.

    Yields
    ------
    Match
        The first of the two, with the second as the reason.
    """
    for value, views in _findings(document).items():
        first = [v for v in views if _holds(v, options.says) and len(v.text.split()) <= options.longest]
        other = [v for v in views if _opposes(v, options) and v not in first]
        if first and other:
            fact = Fact(kind="characteristic", start=first[0].sentence.start, end=first[0].sentence.end, value=value)
            yield Match(first[0], facts=(fact,), why=f"for the same characteristic it says “{other[0].text[:200]}”")


@check("one_sided", OpposedOptions)
def one_sided(document: DocumentView, options: OpposedOptions) -> Iterator[Match]:
    """Yield the findings of one sort where no sentence of the body says the opposite.

    Parameters
    ----------
    document : DocumentView
        What was read, as the checks see it.
    options : OpposedOptions
        The wording of both.

    Yields
    ------
    Match
        One finding for each characteristic, where there are ``least`` of them.
    """
    if any(_opposes(view, options) for view in document.authored):
        return
    findings = _findings(document)
    found = {value: next((v for v in views if _holds(v, options.says)), None) for value, views in findings.items()}
    shown = {view.index: view for view in found.values() if view is not None}
    if sum(view is not None for view in found.values()) >= options.least:
        yield from (Match(view, why="finds a positive effect, and no other effect is found") for view in shown.values())


def _findings(document: DocumentView) -> dict[str, list[View]]:
    """Return the answers under the name of each characteristic; one for several at once is none of each."""
    found: dict[str, list[View]] = defaultdict(list)
    for answer in survey(document).answers:
        if answer.labelled and len({subject.value for subject in answer.subjects}) == 1:
            found[answer.subjects[0].value].append(answer.view)
    return found


def _holds(view: View, concepts: tuple[str, ...]) -> bool:
    return not view.hits.keys().isdisjoint(concepts)


def _opposes(view: View, options: OpposedOptions) -> bool:
    if len(view.text.split()) < _LEAST_WORDS or view.assertion == "denied" or _holds(view, options.unless):
        return False
    return _holds(view, options.against)
