"""The cases of a rubric as data: passages that must be found, and passages that must not.

A case file ``rubrics/cases/<criterion>.yaml`` holds passages with what they test.
"""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from eiascore.errors import RubricError
from eiascore.rubric.load import rubric_folder


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
