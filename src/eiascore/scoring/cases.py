"""Running the cases of a rubric: each passage is read as a small document of its own.

So origin, question and table headers are those that a user's document would get.
"""

from __future__ import annotations

from dataclasses import dataclass

from eiascore.checks import DocumentView
from eiascore.errors import RubricError
from eiascore.reading import read
from eiascore.rubric import Rubric
from eiascore.rubric.cases import Case, CaseFile, load_cases
from eiascore.rubric.lookup import criterion_of
from eiascore.schema import Evidence
from eiascore.scoring.gather import gather

__all__ = ["Case", "CaseFile", "Outcome", "load_cases", "run_case"]

# Keeps a passage of five words above the least length of a document; it must hold no evidence.
_PADDING = (
    "This page is part of a longer paper. The paper was typed up afresh, and its pages were put in order, "
    "so that they can be read one by one on a screen."
)


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
        It holds where the evidence is of the polarity that the case names and stands in the passage.

    Raises
    ------
    RubricError
        If the rubric has no such criterion.
    """
    asked = criterion_of(rubric, criterion)
    if asked is None:
        raise RubricError(f"{criterion}.yaml: there is no criterion {criterion!r}.", "Mend `criterion:` in that file.")
    document = read(_markdown(case).encode(), name=criterion)
    found, _ = gather(asked, DocumentView(document, rubric.index))
    wanted = _flat(case.expect_in or case.table or case.text)
    inside = [e for e in found if _within(_flat(document.text[e.start : e.end]), wanted)]
    holds = not inside if case.find == "nothing" else any(e.polarity == case.find for e in inside)
    return Outcome(criterion, case, holds, "; ".join(_told(e, document.text) for e in inside) or "nothing")


def _markdown(case: Case) -> str:
    parts = ["# Equality impact assessment", _PADDING]
    parts += [f"## {case.section}"] if case.section else []
    parts += [part for part in (case.question, case.table, case.text) if part]
    return "\n\n".join(parts) + "\n"


def _within(quote: str, passage: str) -> bool:
    return quote in passage or passage in quote


def _flat(text: str) -> str:
    return "".join(ch for ch in text.lower() if ch.isalnum())


def _told(evidence: Evidence, text: str) -> str:
    return f"{evidence.polarity} by {evidence.rule}: “{text[evidence.start : evidence.end][:80]}”"
