"""Running the cases of a rubric: passages that must be found, and passages that must not.

A case file ``rubrics/cases/<criterion>.yaml`` holds passages with what they test. Each passage is read as a small
document of its own, so that origin, question and table headers are those that a user's document would get.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from eiascore.checks import DocumentView
from eiascore.errors import RubricError
from eiascore.reading import read
from eiascore.rubric import Rubric
from eiascore.rubric.load import rubric_folder
from eiascore.schema import Evidence
from eiascore.scoring.gather import gather

# Keeps a passage of five words above the least length of a document; it must hold no evidence.
_PADDING = (
    "This page is part of a longer paper. The paper was typed up afresh, and its pages were put in order, "
    "so that they can be read one by one on a screen."
)


class Case(BaseModel):
    """A passage and what must be found in it.

    Attributes
    ----------
    tests : str
        What the case tests.
    find : {"supports", "undermines", "nothing"}
        Evidence that must be found, or that none may be.
    text : str
        The passage. With ``table``, a Markdown pipe table instead.
    question, section : str
        The prompt that it answers; the heading that it stands under.
    expect_in : str
        For a table, text of the cell that must be quoted.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    tests: str
    find: Literal["supports", "undermines", "nothing"]
    register_: str = Field("", alias="register")
    text: str = ""
    table: str = ""
    question: str = ""
    section: str = ""
    expect_in: str = ""


class CaseFile(BaseModel):
    """The cases of one criterion."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    criterion: str
    cases: tuple[Case, ...] = Field(min_length=1)


@dataclass(frozen=True, slots=True)
class Outcome:
    """Whether a case holds, and what was found instead."""

    criterion: str
    case: Case
    holds: bool
    found: str


def load_cases(folder: Path | None = None) -> list[CaseFile]:
    """Load the case files of a folder, by default those that come with eiascore.

    Parameters
    ----------
    folder : Path, optional
        Where the files stand.

    Returns
    -------
    list of CaseFile
        In order of file name.

    Raises
    ------
    RubricError
        If a file is not valid; the message names it.
    """
    files = []
    for path in sorted((folder or rubric_folder() / "cases").glob("*.yaml")):
        try:
            files.append(CaseFile.model_validate(yaml.safe_load(path.read_text(encoding="utf-8"))))
        except (yaml.YAMLError, ValidationError) as error:
            raise RubricError(f"{path.name}: {error}", "Mend the case file.") from None
    return files


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
    """
    document = read(_markdown(case).encode(), name=criterion)
    found, _ = gather(next(c for c in rubric.criteria if c.id == criterion), DocumentView(document, rubric.index))
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
