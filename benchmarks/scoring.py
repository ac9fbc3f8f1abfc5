"""Scores a 40-page PDF and sets the CPU beside plain pdfplumber, which only extracts its words and tables.

Run ``python benchmarks/scoring.py``. The document is the specimens' pages, repeated to 40. Figures are user plus system
CPU seconds of this process after one warm-up each; compare ratios only. Exit 1 where scoring costs as much, or where
ten times the text takes more than twelve times as long.
"""

from __future__ import annotations

import statistics
import sys
from collections.abc import Callable

from eiascore.checks import DocumentView
from eiascore.reading import read
from eiascore.rubric import load_rubric
from eiascore.scoring import score
from eiascore.scoring.collecting import collecting_later
from reading import ROOT, TARGET_PAGES, cpu, joined, plumber_words_and_tables

RUNS = 3
TIMES, MOST_TIMES = 10, 12


def spent(work: Callable[[], object]) -> float:
    """Return the median CPU seconds of a call, after one warm-up."""
    work()
    seconds = []
    for _ in range(RUNS):
        start = cpu()
        work()
        seconds.append(cpu() - start)
    return statistics.median(seconds)


def main() -> int:
    """Print the table and return the exit status."""
    files = [path.read_bytes() for path in sorted((ROOT / "corpus/specimens").glob("*.pdf"))]
    data = joined(files, TARGET_PAGES)
    document = read(data)
    rubric = load_rubric()
    reading = spent(lambda: read(data))
    scoring = spent(lambda: score(document, rubric=rubric))
    with collecting_later():  # as score does
        concepts = spent(lambda: [view.hits for view in DocumentView(document, rubric.index).views])
    plumber = spent(lambda: plumber_words_and_tables(data))
    print(f"{TARGET_PAGES} pages, {document.words} words, {len(document.sentences)} sentences")
    for name, seconds in {
        "pdfplumber words + tables": plumber,
        "eiascore read": reading,
        "eiascore score (already read)": scoring,
        "  of which finding concepts": concepts,
        "eiascore read + score": reading + scoring,
    }.items():
        print(
            f"{name:32} {seconds:7.2f} s   {seconds / plumber:6.3f} of pdfplumber   {seconds / reading:5.2f} of reading"
        )
    longer = read(joined(files, TIMES * TARGET_PAGES))
    start = cpu()
    score(longer, rubric=rubric)
    growth = (cpu() - start) / scoring
    print(f"{longer.words / document.words:.1f} times the words take {growth:.1f} times as long to score")
    return 0 if reading + scoring < plumber and growth <= MOST_TIMES else 1


if __name__ == "__main__":
    sys.exit(main())
