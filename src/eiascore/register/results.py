"""Scorecards of a folder, each with the names of the files that hold it."""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

from eiascore.batch.store import Results
from eiascore.errors import SourceError
from eiascore.report.load import load_card
from eiascore.schema.wire import WireScorecard


@dataclass(frozen=True, slots=True)
class Found:
    """A document of the results: the names of its files, and its scorecard; None where it could not be read."""

    names: tuple[str, ...]
    card: WireScorecard | None


def results(folder: Path) -> tuple[Found, ...]:
    """Return the documents of a folder of results, or the scorecards that lie in a folder as JSON.

    Parameters
    ----------
    folder : Path
        What `eiascore batch` wrote, or a folder of ``.json`` scorecards.

    Returns
    -------
    tuple of Found
        In the order of names.

    Raises
    ------
    SourceError
        There are no scorecards.
    NotADocumentError
        A file is no scorecard.
    """
    if (folder / "plan.json").is_file():
        return tuple(_batch(folder))
    cards = [load_card(path) for path in sorted(folder.glob("*.json"))]
    if not cards:
        raise SourceError(f"There are no scorecards in {folder}.", "Name a folder that `eiascore batch` wrote.")
    return tuple(Found((card.document.name,), card) for card in cards)


def _batch(folder: Path) -> list[Found]:
    opened = Results.open(folder, write=False)
    plan = opened.plan()
    copies: dict[str, list[str]] = defaultdict(list)
    for duplicate in plan.duplicates:
        copies[duplicate.of].append(duplicate.name)
    found = [Found((passed.name,), None) for passed in plan.passed_over if passed.failed]
    for task in plan.tasks:
        name = task.reference.name
        scored = opened.has(task.key) and not opened.failed(task.key)
        card = WireScorecard.model_validate(json.loads(opened.get(task.key))) if scored else None
        found.append(Found((name, *copies[name]), card))
    return sorted(found, key=lambda one: one.names)
