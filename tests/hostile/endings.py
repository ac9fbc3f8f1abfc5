"""How bad inputs end: what ``reader.py`` found of each, and the slowest and the largest of them."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from .case import MARKER, Case

SECONDS, BYTES = 20, 3_000_000_000


@dataclass(frozen=True)
class Ending:
    """How one file ended: "score" or the code of an error, and all that went wrong on the way."""

    ending: str
    faults: tuple[str, ...]
    noise: str
    said: str = ""
    cpu: float = 0.0
    wall: float = 0.0
    memory: int = 0


def read_and_score(paths: Sequence[Path]) -> list[Ending]:
    """Read and score each file under limits of time and memory, none of them being able to take another with it."""
    done = subprocess.run(
        [sys.executable, "-B", str(Path(__file__).with_name("reader.py")), MARKER, str(SECONDS), str(BYTES)],
        input="".join(f"{json.dumps(str(path))}\n" for path in paths),
        stdout=subprocess.PIPE,
        text=True,
        check=True,
        env=os.environ | {"EIASCORE_OCR": os.environ.get("EIASCORE_OCR", "never")},
    )
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    return [Ending(**row | {"faults": tuple(row["faults"])}) for row in rows]


def table(cases: Sequence[Case], endings: Sequence[Ending], most: int = 10) -> str:
    """Lay out what ended badly, the slowest and the largest."""
    rows = list(zip(cases, endings, strict=True))
    wrong = [(case, end) for case, end in rows if end.faults or end.noise or end.ending not in case.endings]
    lines = [f"{case.name!r}: {end.ending} {end.said} {end.noise} {' '.join(end.faults)}" for case, end in wrong]
    total = sum(end.cpu for end in endings)
    lines.append(f"{len(rows)} inputs, {len(wrong)} ended badly, {total:.1f} s of CPU")
    for title, ranked in (
        ("slowest", sorted(rows, key=lambda row: -row[1].cpu)),
        ("largest", sorted(rows, key=lambda row: -row[1].memory)),
    ):
        lines.append(f"The {most} {title}:")
        lines += [
            f"  {end.cpu:6.2f} s {end.memory / 1e6:7.0f} MB  {end.ending:15} {case.name}" for case, end in ranked[:most]
        ]
    return "\n".join(lines)
