"""Scores a 40-page PDF and sets the CPU beside plain pdfplumber, which only extracts its words and tables.

Run ``python benchmarks/scoring.py``. The document is the specimens' pages, repeated to 40. Figures are user plus system
CPU seconds of this process after one warm-up each; compare ratios only. Scoring is measured with the rules alone and
with the classifier beside them, in turn, and the least of the runs is told: other work on the machine only adds.
Exit 1 where reading and scoring cost as much, or where ten times the text takes more than twelve times as long.
"""

from __future__ import annotations

import math
import sys
from collections.abc import Callable

from eiascore.checks import DocumentView
from eiascore.classifier import DEFAULT_MODEL, loaded_model
from eiascore.reading import read
from eiascore.rubric import load_rubric
from eiascore.scoring import score
from eiascore.scoring.collecting import collecting_later
from reading import ROOT, TARGET_PAGES, cpu, joined, plumber_words_and_tables

RUNS = 5
TIMES, MOST_TIMES = 10, 12


def spent(work: Callable[[], object]) -> float:
    """Return the least CPU seconds of a call, after one warm-up."""
    return in_turn(work)[0]


def in_turn(*works: Callable[[], object]) -> list[float]:
    """Return the least CPU seconds of some calls, made in turn so that all meet the same machine."""
    for work in works:
        work()
    least = [math.inf] * len(works)
    for _ in range(RUNS):
        for number, work in enumerate(works):
            start = cpu()
            work()
            least[number] = min(least[number], cpu() - start)
    return least


def main() -> int:
    """Print the table and return the exit status."""
    files = [path.read_bytes() for path in sorted((ROOT / "corpus/specimens").glob("*.pdf"))]
    data = joined(files, TARGET_PAGES)
    document = read(data)
    rubric = load_rubric()
    reading = spent(lambda: read(data))
    model = loaded_model(DEFAULT_MODEL)
    scoring, both = in_turn(
        lambda: score(document, rubric=rubric, model=None), lambda: score(document, rubric=rubric, model=model)
    )
    with collecting_later():  # as score does
        concepts = spent(lambda: [view.hits for view in DocumentView(document, rubric.index).views])
    plumber = spent(lambda: plumber_words_and_tables(data))
    print(f"{TARGET_PAGES} pages, {document.words} words, {len(document.sentences)} sentences")
    for name, seconds in {
        "pdfplumber words + tables": plumber,
        "eiascore read": reading,
        "score, rules alone": scoring,
        "  of which finding concepts": concepts,
        "score, with the classifier": both,
        "eiascore read + score": reading + both,
    }.items():
        print(
            f"{name:32} {seconds:7.2f} s   {seconds / plumber:6.3f} of pdfplumber   {seconds / reading:5.2f} of reading"
        )
    longer = read(joined(files, TIMES * TARGET_PAGES))
    start = cpu()
    score(longer, rubric=rubric, model=model)
    growth = (cpu() - start) / both
    print(f"{longer.words / document.words:.1f} times the words take {growth:.1f} times as long to score")
    return 0 if reading + both < plumber and growth <= MOST_TIMES else 1


if __name__ == "__main__":
    sys.exit(main())
