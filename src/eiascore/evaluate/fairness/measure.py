"""What a change to documents moves: levels, letters and the mean of each dimension."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from eiascore.evaluate.fairness.changes import Change
from eiascore.rubric import Rubric
from eiascore.schema import Scorecard
from eiascore.scoring import score


@dataclass(frozen=True)
class Moved:
    """What one change moved.

    Attributes
    ----------
    name, does : str
        The change.
    documents, levels : int
        How many documents it changed at all, and how many levels they have.
    up, down : float
        Share of the levels that rose and that fell.
    letters : int
        Documents whose overall letter is another one, or that are no longer graded.
    shift : dict of str to float
        Mean change of the levels, by dimension.
    """

    name: str
    does: str
    documents: int
    levels: int
    up: float
    down: float
    letters: int
    shift: dict[str, float]


def moved(files: Sequence[Path], changes: Sequence[Change], rubric: Rubric) -> tuple[Moved, ...]:
    """Score documents as they are and after each change.

    Parameters
    ----------
    files : sequence of Path
        Documents in Markdown.
    changes : sequence of Change
        The changes.
    rubric : Rubric
        What they are scored by.

    Returns
    -------
    tuple of Moved
        One for each change.
    """
    texts = [file.read_text(encoding="utf-8") for file in files]
    before = [score(text.encode(), rubric=rubric, name="document.md") for text in texts]
    return tuple(_moved(change, texts, before, rubric) for change in changes)


def _moved(change: Change, texts: Sequence[str], before: Sequence[Scorecard], rubric: Rubric) -> Moved:
    steps: dict[str, list[int]] = {dimension.id: [] for dimension in rubric.dimensions}
    documents = letters = 0
    for text, card in zip(texts, before, strict=True):
        new = change.apply(text)
        if new.split() == text.split() and new.count("\n") == text.count("\n"):
            continue
        after = score(new.encode(), rubric=rubric, name="document.md")
        documents += 1
        letters += card.grade.letter != after.grade.letter
        levels = {finding.criterion: finding.level or 0 for finding in after.findings}
        for finding in card.findings:
            if finding.level is not None:
                steps[finding.dimension].append(levels.get(finding.criterion, 0) - finding.level)
    every = [step for dimension in steps.values() for step in dimension]
    many = max(1, len(every))
    return Moved(
        change.name,
        change.does,
        documents,
        len(every),
        round(sum(step > 0 for step in every) / many, 4),
        round(sum(step < 0 for step in every) / many, 4),
        letters,
        {name: round(sum(values) / max(1, len(values)), 4) for name, values in steps.items()},
    )
