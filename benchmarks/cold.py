"""What a cold start costs, in CPU seconds (user and system) of the child process, measured in the same run.

* ``eiascore`` on a PDF of ten pages: at most 1.5 times ``python -c "import spacy"``.
* ``eiascore --help``: at most 1.5 times ``python -c "import typer, rich"``.

Each command runs several times in turn and the median counts. "Cold" is a new process, not a new machine: compiled
files are allowed (PYTHONDONTWRITEBYTECODE is taken out of the children's environment) and each command runs once
before, so that files are in the system's cache. Exit status 1 means that a bound was missed.

    python benchmarks/cold.py [--runs 7]
"""

from __future__ import annotations

import argparse
import os
import resource
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

import pypdfium2

ROOT = Path(__file__).parents[1]
SPECIMEN = ROOT / "corpus" / "specimens" / "strong-police-search.pdf"
PAGES = 10
BOUND = 1.5
EIASCORE = [sys.executable, "-m", "eiascore.cli.main"]
IMPORTED = """
import sys
from eiascore.cli.main import run
try:
    run(sys.argv[1:])
except SystemExit:
    pass
sys.stderr.write(" ".join(name for name in ("sklearn", "pandas") if name in sys.modules))
"""


def ten_pages(folder: Path) -> Path:
    """Write a PDF of exactly ten pages, made of the pages of a specimen."""
    source, made = pypdfium2.PdfDocument(SPECIMEN), pypdfium2.PdfDocument.new()
    made.import_pages(source, [number % len(source) for number in range(PAGES)])
    path = folder / "ten-pages.pdf"
    made.save(path)
    return path


def environment() -> dict[str, str]:
    """Return the environment of the children, with compiled files allowed."""
    return {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}


def cpu(command: list[str]) -> float:
    """Return the CPU seconds that a command took."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, env=environment())
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime


def compare(command: list[str], yardstick: list[str], runs: int) -> tuple[float, float]:
    """Return the median CPU seconds of two commands that are run in turn, after one run of each that does not count."""
    cpu(command), cpu(yardstick)
    pairs = [(cpu(command), cpu(yardstick)) for _ in range(runs)]
    return statistics.median(p[0] for p in pairs), statistics.median(p[1] for p in pairs)


def imported(arguments: list[str]) -> str:
    """Return which of the heavy libraries are imported on the way."""
    command = [sys.executable, "-c", IMPORTED, *arguments]
    done = subprocess.run(command, check=True, capture_output=True, text=True, env=environment())
    return done.stderr.strip() or "none"


def main() -> int:
    """Print the table and return the exit status."""
    parser = argparse.ArgumentParser(description="Compare cold starts.")
    parser.add_argument("--runs", type=int, default=7)
    runs = parser.parse_args().runs
    with tempfile.TemporaryDirectory() as folder:
        pdf = str(ten_pages(Path(folder)))
        rows = [
            ("eiascore, 10-page PDF", [pdf], "import spacy"),
            ("eiascore --help", ["--help"], "import typer, rich"),
        ]
        missed = False
        print(f"{'command':24}{'CPU s':>8}  {'against':20}{'CPU s':>8}{'ratio':>7}{'bound':>7}  sklearn/pandas")
        for name, arguments, yardstick in rows:
            ours, theirs = compare([*EIASCORE, *arguments], [sys.executable, "-c", yardstick], runs)
            ratio = ours / theirs
            missed |= ratio > BOUND
            print(
                f"{name:24}{ours:8.3f}  {yardstick:20}{theirs:8.3f}{ratio:7.2f}{BOUND:7.2f}  "
                f"{imported(arguments)}{'  MISSED' if ratio > BOUND else ''}"
            )
    return int(missed)


if __name__ == "__main__":
    sys.exit(main())
