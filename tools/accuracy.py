"""Measure the shipped rubric and write docs/accuracy.json, and docs/accuracy.md from it.

    python tools/accuracy.py           # measure everything that is here (some minutes)
    python tools/accuracy.py --page    # only write the page anew from the figures at hand

The development documents come with the project's own material and are no part of the repository: where they are not
here, their figures stay as they are. Figures are kept, and none of their text.
"""

from __future__ import annotations

import json
import runpy
import sys
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from page_templates import rendered

from eiascore.classifier import DEFAULT_MODEL, LinearModel
from eiascore.evaluate import Evaluation, evaluate, to_measure
from eiascore.evaluate.baselines import baselines
from eiascore.evaluate.fairness import CHANGES, moved
from eiascore.evaluate.matching import words
from eiascore.labelled import LabelledDocument, load_labelled
from eiascore.rubric import load_rubric
from eiascore.training import train

ROOT = Path(__file__).parents[1]
FIGURES, PAGE = ROOT / "docs" / "accuracy.json", ROOT / "docs" / "accuracy.md"
CORPUS = ROOT / "corpus" / "training" / "eia"
DEVELOPMENT = ROOT.parent / "shared" / "dev"
FOLD = "1"
SOURCES = ROOT / "corpus" / "specimens" / "source"


def measure(
    folder: Path,
    name: str,
    documents: Sequence[LabelledDocument],
    train_on: Sequence[LabelledDocument],
    model: LinearModel | str = DEFAULT_MODEL,
) -> dict[str, Any]:
    """Return the figures of a folder of labelled documents, without their text.

    Parameters
    ----------
    folder : Path
        The documents.
    name : str
        What the report calls the folder.
    documents : sequence of LabelledDocument
        Those of them that are measured.
    train_on : sequence of LabelledDocument
        What the baselines learn from, the measured documents left out.
    model : LinearModel or str, optional
        The classifier, which has seen none of them.

    Returns
    -------
    dict
        The evaluation, with the share of quotations that stand in the plain text given with some documents.
    """
    rubric = load_rubric()
    others = baselines(documents, train_on, rubric)
    found = evaluate(documents, rubric, folder=name, model=model, baselines=others)
    kept = asdict(found) | {"verbatim": _verbatim(folder, found)}
    return _without_detail(kept)


def held_out() -> dict[str, Any]:
    """Return the figures of one fold of the corpus, by a classifier and baselines that learned from the others."""
    documents = to_measure(CORPUS)
    fold = [document for document in documents if document.about["fold"] == FOLD]
    model = train(CORPUS.parent, leave_out=[document.id for document in fold]).model
    return measure(CORPUS, "corpus/training/eia", fold, [d for d in documents if d not in fold], model)


def _without_detail(kept: dict[str, Any]) -> dict[str, Any]:
    """Leave out the quotations, and of all but eiascore what is known by criterion and label."""
    for other in (kept["raters"], *kept["baselines"].values()):
        for part, detail in (("levels", "criteria"), ("lines", "by_label")):
            if other[part]:
                del other[part][detail]
    return {key: value for key, value in kept.items() if key != "quotes"}


def _verbatim(folder: Path, found: Evaluation) -> float | None:
    texts = {path.stem: " ".join(words(path.read_text(encoding="utf-8"))) for path in folder.glob("*.txt")}
    there = [" ".join(words(quote.text)) in texts[quote.document] for quote in found.quotes if quote.document in texts]
    return round(sum(there) / len(there), 4) if there else None


def assertion() -> dict[str, Any]:
    """Return precision and recall of each class of assertion on both halves of its sentences."""
    tool = runpy.run_path(str(ROOT / "tools" / "assertion_accuracy.py"))
    halves = {half: tool["run"](half) for half in ("development", "held-out")}
    size = {name: sum(told.is_ == name for told in halves["held-out"]) for name in tool["CLASSES"]}
    return {"sentences": size} | {half: tool["precision_and_recall"](told) for half, told in halves.items()}


def fairness() -> list[dict[str, Any]]:
    """Return what changes that leave the content alone move, on the specimens and a fold of the corpus."""
    fold = [d.file for d in to_measure(CORPUS) if d.file and d.about["fold"] == FOLD]
    files = [*sorted(SOURCES.glob("*.md")), *fold]
    return [asdict(change) for change in moved(files, CHANGES, load_rubric())]


def page(figures: dict[str, Any]) -> str:
    """Return docs/accuracy.md, in which every figure is taken from ``figures``."""
    return rendered("accuracy.md.jinja", **figures)


def keep(figures: dict[str, Any], **found: Any) -> None:
    """Write what was found at once: measuring takes minutes, and what is measured shall not be lost."""
    figures |= found
    FIGURES.write_text(json.dumps(figures, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def main() -> None:
    """Measure and write the figures and the page."""
    figures = json.loads(FIGURES.read_text(encoding="utf-8"))
    if "--page" not in sys.argv:
        if DEVELOPMENT.is_dir():
            known = load_labelled(CORPUS)
            keep(figures, development=measure(DEVELOPMENT, "../shared/dev", to_measure(DEVELOPMENT), known))
        keep(figures, assertion=assertion(), fairness=fairness())
        keep(figures, corpus=held_out())
    PAGE.write_text(page(figures), encoding="utf-8")


if __name__ == "__main__":
    main()
