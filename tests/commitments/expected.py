"""The rows of the plans that a person checked."""

from __future__ import annotations

import csv
from pathlib import Path

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
TIMING = ("timing", "no_date", "ongoing", "starts", "duplicate", "scope")


def rows(name: str, file: str = "") -> list[dict[str, str]]:
    """Return the rows of ``expected-<name>.csv``, of one document where it is named."""
    with (HERE / f"expected-{name}.csv").open(encoding="utf-8", newline="") as lines:
        return [row for row in csv.DictReader(lines) if not file or row["file"].endswith(file)]


def shown(found):
    """Return commitments as the rows have them."""
    return [
        {
            "action": one.action,
            "outcome": one.outcome,
            "owner": one.owner,
            "timing": one.timing_text,
            "start": str(one.start or ""),
            "end": str(one.end or ""),
            "open_ended": "yes" if one.open_ended else "",
            "issues": "; ".join(one.issues),
            "grades": f"{one.grades.specific} {one.grades.measurable} {one.grades.owned} {one.grades.time_bound}",
        }
        for one in found
    ]
