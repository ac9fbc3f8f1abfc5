"""How well sentences are told apart: done, planned, conditional, denied, or the form's own words.

    python tools/assertion_accuracy.py             # both halves of tests/checks/assertion/, as a table
    python tools/assertion_accuracy.py --wrong     # and the sentences of the development half that are told wrongly

The held-out half is never printed, so that nothing is mended with a look at it.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import NamedTuple

import yaml

from eiascore.checks import DocumentView
from eiascore.rubric import load_rubric
from eiascore.rubric.cases import Passage, letters
from eiascore.scoring.passages import read_passage

FOLDER = Path(__file__).parents[1] / "tests" / "checks" / "assertion"
CLASSES = ("done", "planned", "conditional", "denied", "template")


class Told(NamedTuple):
    """A passage, the class it belongs to and the class it was given."""

    passage: Passage
    is_: str
    given: str


def run(half: str) -> list[Told]:
    """Read every passage of a half ("development" or "held-out") as a document and say what it was told to be."""
    labelled = yaml.safe_load((FOLDER / f"{half}.yaml").read_text(encoding="utf-8"))
    passages = [(name, Passage.model_validate(item)) for name, items in labelled.items() for item in items]
    return [Told(passage, name, _given(passage)) for name, passage in passages]


def _given(passage: Passage) -> str:
    """Return the class of the sentence that holds most of the passage."""
    view = DocumentView(read_passage(passage), load_rubric().index)
    parts = [v for v in view.views if (said := letters(v.text)) and (said in passage.wanted or passage.wanted in said)]
    return max(parts, key=lambda v: len(v.text)).assertion


def precision_and_recall(told: list[Told]) -> dict[str, tuple[float, float]]:
    """Return precision and recall of each class."""
    figures = {}
    for name in CLASSES:
        right = sum(t.is_ == t.given == name for t in told)
        given, there = (sum(t.given == name for t in told), sum(t.is_ == name for t in told))
        figures[name] = (right / given if given else 0.0, right / there)
    return figures


def out(line: str) -> None:
    """Print a line."""
    sys.stdout.write(f"{line}\n")


def main() -> None:
    """Print the table."""
    halves = {half: run(half) for half in ("development", "held-out")}
    figures = {half: precision_and_recall(told) for half, told in halves.items()}
    out("| | sentences in each half | development: precision | recall | held out: precision | recall |")
    out("|---|---|---|---|---|---|")
    for name in CLASSES:
        (p, r), (held_p, held_r) = (figures[half][name] for half in halves)
        size = sum(t.is_ == name for t in halves["held-out"])
        out(f"| {name} | {size} | {p:.2f} | {r:.2f} | **{held_p:.2f}** | **{held_r:.2f}** |")
    if "--wrong" in sys.argv:
        for t in halves["development"]:
            if t.is_ != t.given:
                out(f"{t.is_}, told as {t.given}: {t.passage.expect_in or t.passage.text}")


if __name__ == "__main__":
    main()
