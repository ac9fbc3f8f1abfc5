"""What changed between two batches, as data."""

from __future__ import annotations

from eiascore.compare.model import Passage
from eiascore.schema.frozen import Frozen
from eiascore.schema.scorecard import Letter


class Made(Frozen):
    """What made the scorecards of a folder: each rubric, model and version that stands in one of them, in order."""

    folder: str
    documents: int
    rubrics: tuple[str, ...] = ()
    models: tuple[str, ...] = ()
    tools: tuple[str, ...] = ()


class LetterDiff(Frozen):
    """A letter that changed; ``because`` holds the limits that came and went, and the scores."""

    target: str
    old: Letter | None
    new: Letter | None
    because: tuple[str, ...]


class LevelDiff(Frozen):
    """A level or status that changed, the quotations gained and lost, and the steps of the trace on one side alone."""

    criterion: str
    old: int | None
    new: int | None
    old_status: str
    new_status: str
    gained: tuple[Passage, ...]
    lost: tuple[Passage, ...]
    old_trace: tuple[str, ...]
    new_trace: tuple[str, ...]


class DocumentDiff(Frozen):
    """A document that scores otherwise. ``fate`` says so where its kind changed, or it can be read in one run alone."""

    name: str
    sha256: str
    fate: str
    letters: tuple[LetterDiff, ...]
    levels: tuple[LevelDiff, ...]


class CriterionSum(Frozen):
    """How many levels of a criterion were compared and changed, and by how much on average over those compared."""

    criterion: str
    compared: int
    changed: int
    mean_change: float


class ScoreDiff(Frozen):
    """What changed from a folder of results to another.

    Attributes
    ----------
    matched : int
        Documents with a result in both, matched by the hash of their content.
    only_old, only_new : tuple of str
        Names of documents that are in one alone.
    levels_compared, levels_changed, letters_compared, letters_changed : int
        Over all matched documents; a level that is in one alone counts as changed.
    evidence_gained, evidence_lost : int
        Quotations in one alone, whether or not a level moved.
    """

    schema_version: str = "1"
    old: Made
    new: Made
    matched: int
    only_old: tuple[str, ...]
    only_new: tuple[str, ...]
    levels_compared: int
    levels_changed: int
    letters_compared: int
    letters_changed: int
    evidence_gained: int
    evidence_lost: int
    criteria: tuple[CriterionSum, ...]
    documents: tuple[DocumentDiff, ...]

    @property
    def changed(self) -> bool:
        """Whether a letter, a level or the fate of a document changed."""
        return bool(self.documents)
