"""Running the cases of the red flags: passages that must raise a flag, and passages that must not.

A file ``rubrics/cases/flags/<flag>.yaml`` holds passages in Markdown; each is read as a document of its own.
"""

from __future__ import annotations

from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field

from eiascore.checks import DocumentView
from eiascore.reading import read
from eiascore.rubric import Rubric
from eiascore.rubric.cases import valid_files
from eiascore.rubric.load import rubric_folder
from eiascore.scoring.flags import red_flags
from eiascore.scoring.score import findings_of

# Keeps a passage of five words above the least length of a document; it must raise nothing.
_PADDING = (
    "# Equality impact assessment\n\nThis page is part of a longer paper. The paper was typed up afresh, and its pages "
    "were put in order, so that they can be read one by one on a screen.\n\n"
)


class FlagCases(BaseModel):
    """The cases of one flag: passages that must raise it, and passages near by that must not."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    flag: str
    raised: tuple[str, ...] = Field(min_length=3)
    quiet: tuple[str, ...] = Field(min_length=3)


def load_flag_cases(folder: Path | None = None) -> list[FlagCases]:
    """Load the cases of flags in a folder, by default those that come with eiascore.

    Parameters
    ----------
    folder : Path, optional
        Where the files stand.

    Returns
    -------
    list of FlagCases
        In order of file name.

    Raises
    ------
    RubricError
        If a file is not valid; the message names it.
    """
    return valid_files(folder or rubric_folder() / "cases" / "flags", FlagCases)


def flags_raised(rubric: Rubric, passage: str) -> dict[str, str]:
    """Return the flags that a passage raises, each with the first words that raise it.

    Parameters
    ----------
    rubric : Rubric
        The rubric.
    passage : str
        Markdown.

    Returns
    -------
    dict of str to str
        Flags with quotations.
    """
    view = DocumentView(read((_PADDING + passage).encode(), name="case"), rubric.index)
    raised = red_flags(findings_of(view, rubric), rubric, view)
    return {flag.id: flag.quote for flag in reversed(raised)}
