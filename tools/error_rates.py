"""Measure how often each check is wrong and write src/eiascore/batch/error_rates.json.

    python tools/error_rates.py    # some minutes

Each labelled document of corpus/training/eia is scored with the rules as they are and a classifier that learned from
the other half of them. What is counted is whether a criterion stands at a level or above, by eiascore and by raters.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import eiascore
from eiascore.batch.error_rates import THRESHOLDS, path
from eiascore.classifier import DEFAULT_MODEL, loaded_model
from eiascore.evaluate import Judgement, judge, to_measure
from eiascore.labelled import LabelledDocument
from eiascore.rubric import Rubric, load_rubric
from eiascore.training.examples import examples
from eiascore.training.fit import fit
from eiascore.training.train import labelled

CORPUS = Path(__file__).parents[1] / "corpus" / "training"
ABOUT = (
    "Counts of documents: tp and fn are those whose raters gave the level or a higher one, fp and tn the others; tp "
    "and fp are those to which eiascore gave it. A document counts for a criterion where both gave it a level. All "
    "documents were written for this project and none is real, and the rules were mended on about half of them: expect "
    "more errors on real ones. The classifier that scored a document had learned from the other half of them."
)


def judged(documents: Sequence[LabelledDocument], rubric: Rubric) -> Iterator[tuple[LabelledDocument, Judgement]]:
    """Yield each document with what is said of it, by a classifier that learned from the other half of them."""
    known = list(examples(labelled(CORPUS), rubric))
    for half in (documents[::2], documents[1::2]):
        unseen = {document.id for document in half}
        model = fit([example for example in known if example.document not in unseen], {"name": "half"}).model
        for document in half:
            yield document, judge(document, rubric, model)


def counted(both: Sequence[tuple[LabelledDocument, Judgement]], criterion: str, threshold: int) -> dict[str, int]:
    """Return how many documents are rightly and wrongly put at a level or above, and below it."""
    counts = {"tp": 0, "fn": 0, "tn": 0, "fp": 0}
    for document, judgement in both:
        ours, theirs = judgement.levels.get(criterion), document.settled.get(criterion)
        if ours is not None and theirs is not None:
            reached, right = ours >= threshold, theirs >= threshold
            counts[("tp" if reached else "fn") if right else ("fp" if reached else "tn")] += 1
    return counts


def measured(documents: Sequence[LabelledDocument], rubric: Rubric) -> dict[str, Any]:
    """Return what the file holds."""
    both, model = list(judged(documents, rubric)), loaded_model(DEFAULT_MODEL)
    return {
        "schema_version": "1",
        "about": ABOUT,
        "tool": f"eiascore {eiascore.__version__}",
        "rubric": {"id": rubric.id, "version": rubric.version, "sha256": rubric.sha256},
        "model": model.name if model else "",
        "documents": sorted(document.id for document, _ in both),
        "criteria": {
            criterion.id: {str(level): counted(both, criterion.id, level) for level in THRESHOLDS}
            for criterion in rubric.criteria
        },
    }


def main() -> None:
    """Measure and write the file."""
    documents = [document for document in to_measure(CORPUS / "eia") if document.levels]
    path().write_text(json.dumps(measured(documents, load_rubric()), indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
