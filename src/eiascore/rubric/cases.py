"""The cases of a rubric as data: passages that must be found, and passages that must not.

A case file ``rubrics/cases/<criterion>.yaml`` holds passages with what they test.
"""

from __future__ import annotations

from pathlib import Path
from typing import Literal, Self, TypeVar

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from eiascore.errors import RubricError
from eiascore.rubric.load import rubric_folder

M = TypeVar("M", bound=BaseModel)


class Passage(BaseModel):
    """Text of an assessment with the little around it that tells what it is.

    Attributes
    ----------
    tests : str
        What it tests.
    register : str
        The kind of body or paper that writes so.
    text : str
        The passage: a sentence, or several lines in Markdown. With ``table``, a Markdown pipe table instead.
    question, section : str
        The prompt that it answers; the heading that it stands under.
    expect_in : str
        For a table, text of the cell that is meant; for a longer text, of the sentence.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)

    tests: str
    register_: str = Field("", alias="register")
    text: str = ""
    table: str = ""
    question: str = ""
    section: str = ""
    expect_in: str = ""

    @property
    def wanted(self) -> str:
        """The text that must, or must not, be quoted, in letters and digits only."""
        return letters(self.expect_in or self.table or self.text)


def letters(text: str) -> str:
    """Return the letters and digits of a text in lower case, by which quotations are compared.

    Examples
    --------
    >>> letters("N/A - see above.")
    'naseeabove'
    """
    return "".join(ch for ch in text.lower() if ch.isalnum())


class Case(Passage):
    """A passage and what must be found in it.

    Attributes
    ----------
    find : {"supports", "undermines", "excuses", "nothing"}
        Evidence that must be found, or that none may be; ``excuses`` where the criterion must be found not to apply.
    level : int or None
        The level that the passage by itself gives, where that is part of the case.
    flag : str
        The red flag that the evidence must raise.
    """

    find: Literal["supports", "undermines", "excuses", "nothing"]
    level: int | None = Field(None, ge=0, le=3)
    flag: str = ""

    @model_validator(mode="after")
    def _holds_a_passage(self) -> Self:
        if bool(self.text) == bool(self.table):
            raise ValueError(f"case {self.tests!r} needs either a text or a table")
        return self


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
    return valid_files(folder or rubric_folder() / "cases", CaseFile)


def valid_files(folder: Path, kind: type[M]) -> list[M]:
    """Return the YAML files of a folder as data of one kind, in order of file name.

    Raises
    ------
    RubricError
        If a file is not valid; the message names it.
    """
    files = []
    for path in sorted(folder.glob("*.yaml")):
        try:
            files.append(kind.model_validate(yaml.safe_load(path.read_text(encoding="utf-8"))))
        except (yaml.YAMLError, ValidationError) as error:
            raise RubricError(f"{path.name}: {error}", "Mend the case file.") from None
    return files
