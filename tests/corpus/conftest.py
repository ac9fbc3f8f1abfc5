"""The tools of the corpus, as modules, and a small corpus to spoil."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "tools"))


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """Return a corpus of one document with two raters, and nothing wrong with it."""
    from corpus_files import write_table
    from small_corpus import ROWS, SENTENCE, TEXT

    from eiascore.rubric import load_rubric

    folder = tmp_path / "eia"
    folder.mkdir()
    (folder / "X01.md").write_text(TEXT, encoding="utf-8")
    rows = [{"id": f"X01#{n}", "section": "Car parks", "text": text} for n, text in enumerate([*ROWS, SENTENCE], 1)]
    write_table(folder / "X01.rows.tsv", rows, ("id", "section", "text"))
    none = {c.id: {"level": 0, "quote": "", "note": ""} for c in load_rubric().criteria}
    for rater, found in (("A", "eng_influence+,eng_affected_people+"), ("B", "eng_influence+")):
        labels = [{"id": row["id"], "labels": "", "status": "template"} for row in rows]
        labels[-1] |= {"labels": found, "status": "done" if rater == "A" else "planned"}
        write_table(folder / f"X01.labels.{rater}.tsv", labels, ("id", "labels", "status"))
        level = {"level": 2 if rater == "A" else 1, "quote": SENTENCE, "note": ""}
        levels = json.dumps(none | {"eng_influence": level})
        (folder / f"X01.levels.{rater}.json").write_text(levels, encoding="utf-8")
    (tmp_path / "no-surnames.txt").write_text("Manager\n", encoding="utf-8")
    listed = "id,title,register,field,nation,kind,words,batch,raters,fold"
    (tmp_path / "documents.csv").write_text(
        f"{listed}\nX01,Car parks,council,transport,England,full EIA,20,X,A B,1\n", encoding="utf-8"
    )
    return tmp_path
