"""Running the cases of a rubric: each passage is read as a small document of its own.

So origin, question and table headers are those that a user's document would get.
"""

from __future__ import annotations

from dataclasses import dataclass

from eiascore.checks import DocumentView
from eiascore.errors import RubricError
from eiascore.rubric import Criterion, Rubric
from eiascore.rubric.cases import Case, CaseFile, letters, load_cases
from eiascore.rubric.lookup import criterion_of
from eiascore.schema import Evidence
from eiascore.scoring.assess import assess
from eiascore.scoring.gather import gather
from eiascore.scoring.inapplicable import reasons
from eiascore.scoring.passages import read_passage

__all__ = ["Case", "CaseFile", "Outcome", "load_cases", "run_case"]


@dataclass(frozen=True, slots=True)
class Outcome:
    """Whether a case holds, and what was found instead."""

    criterion: str
    case: Case
    holds: bool
    found: str


def run_case(rubric: Rubric, criterion: str, case: Case) -> Outcome:
    """Run one case.

    Parameters
    ----------
    rubric : Rubric
        The rubric.
    criterion : str
        Id of the criterion.
    case : Case
        The passage.

    Returns
    -------
    Outcome
        It holds where the evidence is of the polarity that the case names and stands in the passage, raises the flag,
        and adds up to the level.

    Raises
    ------
    RubricError
        If the rubric has no such criterion.
    """
    asked = criterion_of(rubric, criterion)
    if asked is None:
        raise RubricError(f"{criterion}.yaml: there is no criterion {criterion!r}.", "Mend `criterion:` in that file.")
    view = DocumentView(read_passage(case, criterion), rubric.index)
    text = view.document.text
    given = [*gather(asked, view)[0], *reasons(asked, view)]
    inside = [e for e in given if _within(letters(text[e.start : e.end]), case.wanted)]
    found = "; ".join(_told(e, text) for e in inside) or "nothing"
    holds = not inside if case.find == "nothing" else any(e.polarity == case.find for e in inside)
    if case.flag and case.flag not in _flags(asked, inside):
        return Outcome(criterion, case, False, f"{found}, without the flag {case.flag}")
    if case.find == "excuses" and (status := assess(asked, "", view, {}).status) != "not_applicable":
        return Outcome(criterion, case, False, f"{found}, and the status is {status}")
    if case.level is not None and (level := assess(asked, "", view, {}).level) != case.level:
        return Outcome(criterion, case, False, f"{found}, at level {level} and not {case.level}")
    return Outcome(criterion, case, holds, found)


def _flags(criterion: Criterion, evidence: list[Evidence]) -> set[str]:
    rules = {rule for e in evidence for rule in (e.rule, *e.also)}
    return {rule.flag for rule in criterion.rules if rule.id in rules}


def _within(quote: str, passage: str) -> bool:
    return quote in passage or passage in quote


def _told(evidence: Evidence, text: str) -> str:
    return f"{evidence.polarity} by {evidence.rule}: “{text[evidence.start : evidence.end][:80]}”"
