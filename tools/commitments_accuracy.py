"""Measure the commitments that are found against rows that a person checked.

    python tools/commitments_accuracy.py [expected.csv ...]

Each row of tests/commitments/expected*.csv is an action of a document with its timing. An action is found where a
commitment holds its words; a timing is right where first day, last day and open end are as there. Documents
outside the repository that are not here are left out.
"""

from __future__ import annotations

import csv
import sys
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

from eiascore.commitments import Commitment, commitments
from eiascore.commitments.same import plain

ROOT = Path(__file__).parents[1]
EXPECTED = ROOT / "tests" / "commitments"


@dataclass
class Counts:
    """How many actions and timings were there, found, and right."""

    expected: int = 0
    found: int = 0
    matched: int = 0
    timings: int = 0  # that the document gives
    given: int = 0  # that were read
    right: int = 0
    invented: int = 0  # a day where the document gives none, or another one
    marked: int = 0  # not as there, and said to be doubtful

    def add(self, other: Counts) -> None:
        """Add the counts of another document."""
        for name, value in vars(other).items():
            setattr(self, name, getattr(self, name) + value)


def rows(paths: list[Path]) -> dict[str, list[dict[str, str]]]:
    """Return the rows by document."""
    found: dict[str, list[dict[str, str]]] = defaultdict(list)
    for path in paths:
        with path.open(encoding="utf-8", newline="") as lines:
            for row in csv.DictReader(lines):
                found[row["file"]].append(row)
    return found


def matched(expected: list[dict[str, str]], found: tuple[Commitment, ...]) -> list[tuple[dict[str, str], Commitment]]:
    """Return each expected row with the commitment that holds its words, each once."""
    left = list(found)
    pairs = []
    for row in expected:
        words = plain(row["action"])
        one = next((one for one in left if f" {words} " in f" {plain(one.action)} "), None)
        if one is not None:
            left.remove(one)
            pairs.append((row, one))
    return pairs


def measure(expected: list[dict[str, str]], found: tuple[Commitment, ...]) -> Counts:
    """Count what is right in one document."""
    pairs = matched(expected, found)
    counts = Counts(expected=len(expected), found=len(found), matched=len(pairs))
    counts.timings = sum(bool(row["start"] or row["end"] or row["open_ended"]) for row in expected)
    for row, one in pairs:
        wanted = (row["start"], row["end"], row["open_ended"] == "yes")
        got = (str(one.start or ""), str(one.end or ""), one.open_ended)
        given = any(got)
        counts.given += given
        counts.right += given and got == wanted
        counts.invented += bool((got[0] and got[0] != wanted[0]) or (got[1] and got[1] != wanted[1]))
        counts.marked += got != wanted and any(issue.startswith(("timing", "no_date")) for issue in one.issues)
    return counts


def line(name: str, counts: Counts) -> str:
    """Return a line of the table."""
    ratios = (
        (counts.matched, counts.found), (counts.matched, counts.expected),
        (counts.right, counts.given), (counts.right, counts.timings),
    )  # fmt: skip
    shown = "  ".join(f"{a:3}/{b:<3} {a / b:.2f}" if b else "  –        " for a, b in ratios)
    return f"{name:58} {shown}  {counts.invented:3}"


def main(arguments: list[str]) -> None:
    """Write precision and recall of actions and of timings."""
    paths = [Path(name) for name in arguments] or sorted(EXPECTED.glob("expected*.csv"))
    total = Counts()
    lines = [
        f"{'':58} {'actions':27}  {'timings':27}",
        f"{'document':58} {'precision':12}  {'recall':12}  {'precision':12}  {'recall':12} invented",
    ]
    for name, expected in rows(paths).items():
        file = ROOT / name
        if not file.is_file():
            lines.append(f"{name}: not here, left out")
            continue
        counts = measure(expected, commitments(file))
        lines.append(line(name, counts))
        total.add(counts)
    sys.stdout.write("\n".join([*lines, line("all", total), ""]))


if __name__ == "__main__":
    main(sys.argv[1:])
