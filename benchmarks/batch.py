"""What a batch costs beside scoring in one process, what a second worker gives, and pages a second beside pdfplumber.

Run ``python benchmarks/batch.py``; two idle cores. Figures are ratios within one run.
"""

from __future__ import annotations

import argparse
import shutil
import tempfile
import time
from pathlib import Path

import pdfplumber
import psutil

import eiascore
from eiascore.batch.model import Options, Outcome
from eiascore.batch.run import How, Prepared, score_batch

CORPUS = Path(__file__).parents[1] / "corpus"


def documents(folder: Path, count: int) -> list[Path]:
    """Write so many different assessments, by adding a line to those of the corpus, and return their paths."""
    sources = sorted((CORPUS / "training" / "eia").glob("*.md"))
    made = []
    for number in range(count):
        text = sources[number % len(sources)].read_text(encoding="utf-8")
        made.append(folder / f"{number:05}.md")
        made[-1].write_text(f"{text}\n\nReference {number}.\n", encoding="utf-8")
    return made


def in_process(files: list[Path]) -> float:
    """Return the seconds that scoring takes in this process, start included but for what is imported already."""
    begun = time.perf_counter()
    for file in files:
        eiascore.score(file)
    return time.perf_counter() - begun


def by_batch(folder: Path, workers: int, watch: list[int] | None = None) -> float:
    """Return the seconds of a batch, the first document not counted: starting up is told apart from working."""
    output = Path(tempfile.mkdtemp())
    moments: list[float] = []

    def tell(step: Prepared | Outcome) -> None:
        if isinstance(step, Outcome):
            moments.append(time.perf_counter())
            if watch is not None and len(moments) % 100 == 0:
                watch.append(sum(_memory(child) for child in psutil.Process().children(recursive=True)))

    begun = time.perf_counter()
    score_batch([str(folder)], output / "results", options=Options(), how=How(workers=workers), tell=tell)
    whole = time.perf_counter() - begun
    shutil.rmtree(output)
    print(f"  {workers} worker(s): {whole:.1f} s in all, first result after {moments[0] - begun:.1f} s,"
          f" tables {time.perf_counter() - moments[-1]:.1f} s")  # fmt: skip
    return moments[-1] - moments[0]


def _memory(process: psutil.Process) -> int:
    try:
        return int(process.memory_info().rss)
    except psutil.NoSuchProcess:
        return 0


def pages(workers: int) -> None:
    """Print pages scored a second beside pages that pdfplumber extracts."""
    folder = Path(tempfile.mkdtemp())
    pdfs = sorted((CORPUS / "specimens").glob("*.pdf")) + sorted((CORPUS / "training" / "rendered").glob("*.pdf"))
    count, seconds = 0, 0.0
    for number, pdf in enumerate(pdfs):
        begun = time.perf_counter()
        with pdfplumber.open(pdf) as opened:
            count += len(opened.pages)
            for page in opened.pages:
                page.extract_text()
                page.extract_words()
                page.extract_tables()
        seconds += time.perf_counter() - begun
        for again in range(40 // len(pdfs) + 1):
            # A byte behind the end makes another document of the same pages.
            (folder / f"{number}-{again}.pdf").write_bytes(pdf.read_bytes() + b"\n%" + str(again).encode())
    times = 40 // len(pdfs) + 1
    scored = count * times / by_batch(folder, workers)
    print(f"pages a second: scored {scored:.0f} with {workers} workers, extracted by pdfplumber {count / seconds:.0f}:"
          f" {scored * seconds / count:.1f} times")  # fmt: skip
    shutil.rmtree(folder)


def main() -> None:
    """Measure and print."""
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("--documents", type=int, default=200)
    ask.add_argument("--memory", type=int, default=0, metavar="DOCUMENTS", help="also watch memory over so many")
    asked = ask.parse_args()
    folder = Path(tempfile.mkdtemp())
    files = documents(folder, asked.documents)
    eiascore.score(files[0])
    alone = in_process(files[1:])
    one, two = by_batch(folder, 1), by_batch(folder, 2)
    print(f"{asked.documents} documents: in process {alone:.1f} s, one worker {one:.1f} s, two {two:.1f} s")
    print(f"one worker over in-process: {one / alone:.3f}; two workers: {one / two:.2f} times one")
    pages(2)
    if asked.memory:
        shutil.rmtree(folder)
        folder.mkdir()
        documents(folder, asked.memory)
        seen: list[int] = []
        by_batch(folder, 2, seen)
        print("memory of the workers after each 100 documents, MB:", *(m // 1_000_000 for m in seen))
    shutil.rmtree(folder)


if __name__ == "__main__":
    main()
