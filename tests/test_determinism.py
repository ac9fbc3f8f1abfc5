"""The same file gives the same bytes, whatever the process, save for the time of scoring."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

_CREATED = re.compile(rb'"created": "[^"]*"')


@pytest.mark.parametrize(
    "name",
    [
        "strong-police-search.pdf",
        "middling-council-form.docx",
        "two-column-annex-scotland.odt",
        "weak-ministerial-statement.html",
    ],
)
def test_the_same_file_gives_the_same_json(run, specimens: Path, name: str) -> None:
    first, second = (run(specimens / name, "--json", PYTHONHASHSEED=seed).stdout for seed in ("1", "4242"))
    assert len(first) > 10_000
    assert _CREATED.sub(b"", first) == _CREATED.sub(b"", second)
    assert len(_CREATED.findall(first)) == 1


def test_the_time_of_scoring_can_be_set(run, specimens: Path) -> None:
    made = [run(specimens / "blank-form.docx", "--json", SOURCE_DATE_EPOCH="1767225600").stdout for _ in range(2)]
    assert made[0] == made[1]
    assert json.loads(made[0])["provenance"]["created"] == "2026-01-01T00:00:00+00:00"


def test_where_the_file_stands_does_not_matter(run, specimens: Path, tmp_path: Path) -> None:
    copy = tmp_path / "strong-police-search.docx"
    copy.write_bytes((specimens / copy.name).read_bytes())
    first, second = (run(path, "--json").stdout for path in (specimens / copy.name, copy))
    assert _CREATED.sub(b"", first) == _CREATED.sub(b"", second)
