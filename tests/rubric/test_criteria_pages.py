"""Each criterion is complete: entry, sources, cases, measured figures and a page that is up to date."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path
from types import ModuleType

import pytest
import yaml

from eiascore.rubric import Criterion, load_rubric
from eiascore.scoring.cases import load_cases

ROOT = Path(__file__).parents[2]
RUBRIC = load_rubric()


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
    assert criterion.id in figures["kappa"]
    cases = next(file.cases for file in load_cases() if file.criterion == criterion.id)
    assert sum(case.find == "supports" for case in cases) >= 3 <= sum(case.find != "supports" for case in cases)
    assert page.count("\n> ") >= 6


def test_the_index_names_every_criterion_and_flag() -> None:
    index = (ROOT / "docs" / "criteria" / "README.md").read_text(encoding="utf-8")
    assert all(f"({criterion.id}.md)" in index for criterion in RUBRIC.criteria)
    assert all(f"| `{flag}` | {meaning} |" in index for flag, meaning in RUBRIC.flags.items())


def test_measuring_gives_figures_for_the_rubric_at_hand(tmp_path: Path) -> None:
    # A stand-in for the labelled documents: a program that prints as the real one does.
    (tmp_path / "agreement.py").write_text(
        "import json, sys\n"
        "open(sys.argv[sys.argv.index('--json') + 1], 'w').write(json.dumps({'qwk': 0.81234}))\n"
        "print('D01.pdf  ours/agreed')\n"
        "print('  by criterion: eng_influence 0.90  evi_three_limbs -0.03  tim_signoff nan')\n"
        "print('  by label: eng_influence+ 0.25  eng_influence- 0.50')\n"
    )
    figures = tool("accuracy").measure(tmp_path)
    assert figures["rubric"]["sha256"] == RUBRIC.sha256
    assert (figures["documents"], figures["overall"]) == (1, {"qwk": 0.812})
    assert figures["kappa"] == {"eng_influence": 0.9, "evi_three_limbs": -0.03}
    assert figures["f1"] == {"eng_influence+": 0.25, "eng_influence-": 0.5}
