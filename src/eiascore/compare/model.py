"""A comparison as data; everything that is shown of one is rendered from it alone."""

from __future__ import annotations

from typing import Literal

from eiascore.schema.finding import Status
from eiascore.schema.frozen import Frozen
from eiascore.schema.scorecard import Kind, Letter

Relation = Literal["versions", "different"]
Shift = Literal["later", "sooner", ""]
Fate = Literal[
    "dropped",
    "added",
    "weakened",
    "firmer",
    "undone",
    "done",
    "later",
    "sooner",
    "undated",
    "dated",
    "unowned",
    "owned",
]

MIRRORED: dict[Fate, Fate] = {
    "dropped": "added", "weakened": "firmer", "undone": "done", "later": "sooner", "undated": "dated",
    "unowned": "owned",
}  # fmt: skip
"""What becomes of a promise, and what it is called when the documents are compared the other way round."""


class Passage(Frozen):
    """Words of a document, verbatim, where they stand and what they answer; ``file`` is the annex they stand in."""

    quote: str
    page: int | None = None
    section: str = ""
    file: str = ""
    answers: str = ""


class Reworded(Frozen):
    """A passage in two wordings; ``shift`` where the dates in it moved."""

    old: Passage
    new: Passage
    shift: Shift = ""


class Compared(Frozen):
    """One of the documents. ``sentences`` are those of the author; None where only the scorecard was at hand."""

    name: str
    sha256: str
    kind: Kind
    letter: Letter | None
    score: float | None
    sentences: int | None
    rubric: str
    rubric_sha256: str
    profile: str
    model: str
    tool: str


class LetterRow(Frozen):
    """The letters and scores of all documents for a dimension, or "overall"."""

    target: str
    letters: tuple[Letter | None, ...]
    scores: tuple[float | None, ...]


class LevelRow(Frozen):
    """The levels of all documents for a criterion, each with the strongest quotation; None where there is none."""

    criterion: str
    dimension: str
    question: str
    levels: tuple[int | None, ...]
    statuses: tuple[Status | None, ...]
    quotations: tuple[Passage | None, ...]


class Gone(Frozen):
    """A quotation that counts in one document alone.

    ``stands`` tells whether its words stand in the other document all the same; None where its text is not at hand.
    """

    passage: Passage
    polarity: Literal["supports", "undermines", "excuses"]
    stands: bool | None = None


class CriterionChange(Frozen):
    """A criterion whose level, status or evidence changed: quotations that went, came or were reworded, and traces."""

    criterion: str
    dimension: str
    question: str
    old: int | None
    new: int | None
    old_status: Status
    new_status: Status
    went: tuple[Gone, ...] = ()
    came: tuple[Gone, ...] = ()
    reworded: tuple[Reworded, ...] = ()
    old_trace: tuple[str, ...] = ()
    new_trace: tuple[str, ...] = ()

    @property
    def moved(self) -> bool:
        """Whether the level or the status is another one."""
        return (self.old, self.old_status) != (self.new, self.new_status)


class CapChange(Frozen):
    """A limit on a letter that one document has and the other has not."""

    target: str
    at_most: Letter
    reason: str
    passage: Passage | None = None


class FlagChange(Frozen):
    """A red flag that one document raises and the other does not."""

    id: str
    means: str
    passage: Passage


class PromiseChange(Frozen):
    """A promise that was dropped, added, or is another one now.

    Attributes
    ----------
    fates : tuple of str
        What became of it, the gravest first.
    old, new : Passage or None
        Its wording in either document.
    old_due, new_due : str
        Its dates as they stand there, "" where there is none.
    """

    fates: tuple[Fate, ...]
    old: Passage | None
    new: Passage | None
    old_due: str = ""
    new_due: str = ""


class SentenceChanges(Frozen):
    """What became of the author's sentences; ``moved`` stand under another heading in the same words."""

    kept: int
    moved: tuple[Reworded, ...]
    reworded: tuple[Reworded, ...]
    went: tuple[Passage, ...]
    came: tuple[Passage, ...]


class Step(Frozen):
    """What changed from one version to the next; ``old`` and ``new`` are indices into ``Comparison.documents``.

    ``sentences`` is None where one of the two was given as a scorecard alone.
    """

    old: int
    new: int
    criteria: tuple[CriterionChange, ...]
    caps_went: tuple[CapChange, ...]
    caps_came: tuple[CapChange, ...]
    flags_went: tuple[FlagChange, ...]
    flags_came: tuple[FlagChange, ...]
    promises: tuple[PromiseChange, ...]
    promises_kept: int
    sentences: SentenceChanges | None


class Comparison(Frozen):
    """Several scorecards side by side, and for versions of one assessment what changed.

    Attributes
    ----------
    relation : str
        "versions" of one assessment, in the order given, or "different" assessments.
    assumed : bool
        Whether that was decided from what they have in common, and not asked for.
    because : str
        Why, in words.
    common : tuple of float
        For each document but the first, the share of sentences in common with the one before (0 to 1 of the shorter).
    steps : tuple of Step
        One between each version and the next; none for different assessments.
    notes : tuple of str
        What a reader must know, such as that two scorecards were made under different rubrics.
    """

    schema_version: Literal["1"] = "1"
    relation: Relation
    assumed: bool
    because: str
    common: tuple[float, ...]
    documents: tuple[Compared, ...]
    letters: tuple[LetterRow, ...]
    levels: tuple[LevelRow, ...]
    steps: tuple[Step, ...]
    notes: tuple[str, ...]
    limits: tuple[str, ...]
