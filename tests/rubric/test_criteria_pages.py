"""Each criterion is complete: entry, sources, cases, measured figures and a page that is up to date."""

from __future__ import annotations

import importlib.util
import json
import shutil
import sys
from pathlib import Path
from types import ModuleType

import pytest
import yaml

from eiascore.labelled import load_labelled
from eiascore.rubric import Criterion, load_rubric
from eiascore.scoring.cases import load_cases

ROOT = Path(__file__).parents[2]
RUBRIC = load_rubric()
sys.path.insert(0, str(ROOT / "tools"))  # tools share what writes pages


def tool(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, ROOT / "tools" / f"{name}.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_pages_are_up_to_date() -> None:
    made = tool("criteria").pages()
    written = {path.name: path.read_text(encoding="utf-8") for path in (ROOT / "docs" / "criteria").glob("*.md")}
    assert set(written) == set(made)
    stale = [name for name, text in made.items() if written[name] != text]
    assert stale == [], "run python tools/criteria.py"


@pytest.mark.parametrize("criterion", RUBRIC.criteria, ids=lambda criterion: criterion.id)
def test_a_criterion_is_complete(criterion: Criterion) -> None:
    figures = json.loads((ROOT / "docs" / "accuracy.json").read_text(encoding="utf-8"))
    limits = yaml.safe_load((ROOT / "docs" / "criteria" / "limits.yaml").read_text(encoding="utf-8"))
    page = (ROOT / "docs" / "criteria" / f"{criterion.id}.md").read_text(encoding="utf-8")
    assert criterion.why and criterion.rules and all(level.means for level in criterion.levels.values())
    assert criterion.question in page and limits[criterion.id] in page
    assert all(RUBRIC.sources[source] in page for source in criterion.sources)
    assert figures["development"]["ours"]["levels"]["criteria"][criterion.id]["pairs"] > 0
    cases = next(file.cases for file in load_cases() if file.criterion == criterion.id)
    assert sum(case.find == "supports" for case in cases) >= 3 <= sum(case.find != "supports" for case in cases)
    assert page.count("\n> ") >= 6


def test_the_index_names_every_criterion_and_flag() -> None:
    index = (ROOT / "docs" / "criteria" / "README.md").read_text(encoding="utf-8")
    assert all(f"({criterion.id}.md)" in index for criterion in RUBRIC.criteria)
    assert all(f"| `{flag}` | {meaning} |" in index for flag, meaning in RUBRIC.flags.items())


def test_the_page_on_accuracy_is_written_from_the_figures() -> None:
    figures = json.loads((ROOT / "docs" / "accuracy.json").read_text(encoding="utf-8"))
    written = (ROOT / "docs" / "accuracy.md").read_text(encoding="utf-8")
    assert tool("accuracy").page(figures) == written, "run python tools/accuracy.py --page"


def test_measuring_keeps_figures_and_no_text(tmp_path: Path) -> None:
    eia = ROOT / "corpus" / "training" / "eia"
    for document in load_labelled(eia)[:2]:
        for file in eia.glob(f"{document.id}.*"):
            shutil.copy(file, tmp_path)
    (tmp_path / f"{document.id}.txt").write_text("We met.", encoding="utf-8")
    few = load_labelled(eia)[:8]  # baselines learn from all of the corpus for minutes
    figures = tool("accuracy").measure(tmp_path, "two", load_labelled(tmp_path), few)
    assert figures["rubric"]["sha256"] == RUBRIC.sha256
    assert (figures["folder"], figures["verbatim"]) == ("two", 0.0)
    assert figures["ours"]["levels"]["pooled"]["pairs"] > 50
    assert set(figures["baselines"]) > {"majority level", "keyword list"}
    longest = max((row.text for row in document.rows), key=len)
    assert longest[:60] not in json.dumps(figures) and "quotes" not in figures
