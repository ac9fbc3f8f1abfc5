"""The notebooks run, what they say holds, and the files of each pair are one notebook."""

from __future__ import annotations

import importlib.util
import re
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import jupytext
import nbformat
import pytest

import eiascore
from eiascore.schema import Scorecard

ROOT = Path(__file__).parents[2]
SOURCES = sorted((ROOT / "notebooks").glob("*.py"))

Executed = Callable[[str], nbformat.NotebookNode]


@pytest.fixture(scope="module")
def executed() -> Executed:
    """Return a function that runs a notebook once, by the beginning of its name."""
    spec = importlib.util.spec_from_file_location("notebooks_tool", ROOT / "tools" / "notebooks.py")
    assert spec is not None
    assert spec.loader is not None
    tool: ModuleType = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(tool)
    done: dict[str, nbformat.NotebookNode] = {}

    def run(number: str) -> nbformat.NotebookNode:
        if number not in done:
            (source,) = [source for source in SOURCES if source.name.startswith(number)]
            done[number] = tool.run(source)
        return done[number]

    return run


@pytest.fixture(scope="module")
def card(specimens: Path) -> Scorecard:
    return eiascore.score(specimens / "strong-police-search.pdf")


def printed(notebook: nbformat.NotebookNode) -> str:
    """Return the text of all outputs."""
    texts = []
    for cell in notebook.cells:
        for output in cell.get("outputs", []):
            texts.append(output.get("text") or output.get("data", {}).get("text/plain", ""))
    return "\n".join(texts)


def kinds(notebook: nbformat.NotebookNode) -> set[str]:
    """Return in which kinds of media outputs are kept."""
    return {kind for cell in notebook.cells for output in cell.get("outputs", []) for kind in output.get("data", {})}


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.stem)
def test_the_two_files_are_one_notebook_with_its_outputs(source: Path) -> None:
    committed = nbformat.read(source.with_suffix(".ipynb"), as_version=4)
    text = jupytext.read(source)
    assert [(c.cell_type, c.source) for c in committed.cells] == [(c.cell_type, c.source) for c in text.cells]
    assert printed(committed).strip()
    outputs = [output for cell in committed.cells for output in cell.get("outputs", [])]
    assert [output for output in outputs if output.output_type == "error" or output.get("name") == "stderr"] == []
    assert source.with_suffix(".ipynb").stat().st_size < 300_000


def test_one_assessment(executed: Executed, card: Scorecard) -> None:
    text = printed(executed("01"))
    assert repr(card) in text
    assert f"Overall {card.grade.letter} ({card.grade.score})" in text
    for cap in card.grade.caps:
        assert f"{cap.target} at most {cap.at_most}: {cap.reason}" in text
    for doubt in card.needs_person.criteria:
        assert f"{doubt.criterion}: {doubt.reason}" in text
    assert [f.criterion for f in card.findings if f"  {f.criterion}  " not in text] == []
    assert {"text/html", "image/png"} <= kinds(executed("01"))


def test_the_evidence(executed: Executed, card: Scorecard) -> None:
    text = printed(executed("02"))
    quotations = [evidence for finding in card.findings for evidence in finding.evidence]
    assert f"{len(quotations)} of {len(quotations)} quotations stand in the text" in text
    for evidence in [e for e in card.finding("eng_influence").evidence if e.found_by == "rules"][:4]:
        assert f"p. {evidence.page}, {evidence.polarity}, strength {evidence.strength}: {evidence.quote}" in text
    assert {"text/html", "image/png"} <= kinds(executed("02"))


def test_a_folder(executed: Executed, specimens: Path) -> None:
    text = printed(executed("03"))
    documents = len(list(specimens.glob("*.html")))
    assert f"{documents} documents: {{'scored': {documents}}}" in text
    assert "the same table: True" in text
    assert "results added: 0" in text
    found = re.search(r"(\d+) assessments score from (\d+) to (\d+)", text)
    assert found is not None
    assert int(found[1]) == documents - 1  # the blank form has no score
    assert int(found[2]) < int(found[3])
    assert "image/png" in kinds(executed("03"))


def test_a_criterion_of_ones_own(executed: Executed, specimens: Path) -> None:
    text = printed(executed("04"))
    assert "0 errors" in text
    words = eiascore.read(specimens / "strong-police-search.docx").text
    quotes = re.findall(r"^(?:used|planned): (.+)$", text, re.MULTILINE)
    assert len(quotes) >= 2
    assert [quote for quote in quotes if quote not in words] == []
    assert re.findall(r"^(\S+): level \d, \d+ quotations$", text, re.MULTILINE) == [
        "middling-council-form", "weak-ministerial-statement", "screening-health-trust",
    ]  # fmt: skip


def test_measuring_and_retraining(executed: Executed) -> None:
    text = printed(executed("05"))
    criteria = len(eiascore.load_rubric().criteria)
    assert "5 documents, " in text
    assert "0 of the documents that are measured were learned from" in text
    compared = re.findall(r"^(?:rules alone|with the small classifier) +(\d+)\.0 ", text, re.MULTILINE)
    assert compared == [str(criteria), str(criteria)]


def test_from_an_assessment_to_a_letter(executed: Executed) -> None:
    text = printed(executed("06"))
    thin, criteria = map(int, re.search(r"(\d+) of (\d+) criteria stand at 0 or 1", text).groups())
    assert 0 < thin <= criteria == len(eiascore.load_rubric().criteria)
    found, quoted = map(int, re.search(r"(\d+) of (\d+) passages in quotation marks", text).groups())
    assert quoted - 2 <= found <= quoted  # the name of the document stands in quotation marks, too
    assert "Dear Freedom of Information team" in text
    assert re.search(r"\d{1,2} \w+ 2026  .*claim for judicial review", text)


def test_outputs_that_are_committed_are_those_of_today(executed: Executed) -> None:
    """Of those notebooks that show results of the library alone: others hang on the versions of packages, too."""
    for number in ("01", "02", "04"):
        (source,) = [source for source in SOURCES if source.name.startswith(number)]
        committed = nbformat.read(source.with_suffix(".ipynb"), as_version=4)
        assert printed(committed) == printed(executed(number)), "run python tools/notebooks.py"
