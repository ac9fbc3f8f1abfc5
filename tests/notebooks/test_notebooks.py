"""The notebooks run, say what the library says, and the files of a pair are one notebook."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path
from types import ModuleType

import jupytext
import nbformat
import pytest

import eiascore

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "notebooks" / "01-score-one-eia.py"


@pytest.fixture(scope="module")
def tool() -> ModuleType:
    spec = importlib.util.spec_from_file_location("notebooks_tool", ROOT / "tools" / "notebooks.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def executed(tool: ModuleType) -> nbformat.NotebookNode:
    return tool.run(SOURCE)


def printed(notebook: nbformat.NotebookNode) -> str:
    texts = []
    for cell in notebook.cells:
        for output in cell.get("outputs", []):
            texts.append(output.get("text") or output.get("data", {}).get("text/plain", ""))
    return "\n".join(texts)


def test_the_notebook_says_what_the_library_says(executed: nbformat.NotebookNode, specimens: Path) -> None:
    card = eiascore.score(specimens / "strong-police-search.pdf")
    text = printed(executed)
    assert (
        f"strong-police-search.pdf: {len(card.document.pages)} pages, {card.document.words:,} words, kind eia" in text
    )
    assert f"Overall {card.grade.letter} ({card.grade.score})" in text
    for name, grade in card.grade.dimensions.items():
        assert re.search(rf"^{name}\s+{grade.letter}\s+{grade.uncapped}\s+{grade.score}\b", text, re.MULTILINE)
    assert f"Level {card.finding('eng_influence').level}: " in text
    assert [f.criterion for f in card.findings if f"  {f.criterion}  " not in text] == []


def test_the_outputs_that_are_committed_are_those_of_today(executed: nbformat.NotebookNode) -> None:
    committed = nbformat.read(SOURCE.with_suffix(".ipynb"), as_version=4)
    assert printed(committed) == printed(executed), "run python tools/notebooks.py"


def test_the_two_files_are_one_notebook() -> None:
    committed = nbformat.read(SOURCE.with_suffix(".ipynb"), as_version=4)
    source = jupytext.read(SOURCE)
    assert [(c.cell_type, c.source) for c in committed.cells] == [(c.cell_type, c.source) for c in source.cells]
