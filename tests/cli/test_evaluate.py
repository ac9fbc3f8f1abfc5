"""``eiascore evaluate FOLDER``: text, JSON, what was gained and lost, errors, and quiet streams."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner

from eiascore.cli.main import app
from eiascore.errors import LabelsError
from eiascore.labelled import load_labelled

EIA = Path(__file__).parents[2] / "corpus" / "training" / "eia"


def invoke(*arguments: str | Path):
    return CliRunner().invoke(app, ["evaluate", *map(str, arguments)], catch_exceptions=False)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two labelled documents of the corpus."""
    home = tmp_path_factory.mktemp("corpus") / "two"
    home.mkdir()
    for document in load_labelled(EIA)[:2]:
        for file in EIA.glob(f"{document.id}.*"):
            shutil.copy(file, home)
    return home


def test_figures_are_printed_at_eighty_columns_and_nothing_else(run, folder: Path) -> None:
    done = run("evaluate", folder)
    text = done.stdout.decode()
    assert (done.returncode, done.stderr) == (0, b"")
    assert "2 labelled documents" in text
    assert re.search(r"quadratic weighted kappa +-?\.\d\d", text)
    assert "eng_influence " in text and "tim_signoff" in text
    assert re.search(r"micro F1 +\.\d\d \(\.\d\d to \.\d\d\)", text)
    assert "CONFIDENCE IN LEVELS" in text
    assert max(map(len, text.splitlines())) <= 80
    assert [line for line in text.splitlines() if line != line.rstrip()] == []


def test_json_holds_figures_with_intervals_and_every_quotation(folder: Path, tmp_path: Path) -> None:
    output = tmp_path / "kept.json"
    assert invoke(folder, "-o", output).exit_code == 0
    kept = json.loads(output.read_text(encoding="utf-8"))
    kappa = kept["ours"]["levels"]["pooled"]["kappa_quadratic"]
    assert set(kappa) == {"value", "low", "high"}
    assert len(kept["ours"]["levels"]["criteria"]) == 33
    assert sum(map(sum, kept["ours"]["levels"]["pooled"]["confusion"])) == kept["ours"]["levels"]["pooled"]["pairs"]
    assert {quote["document"] for quote in kept["quotes"]} == set(kept["documents"])
    assert {True, False} == {quote["right"] for quote in kept["quotes"]}
    assert invoke(folder, "--json").stdout == output.read_text(encoding="utf-8")


def test_quotations_gained_and_lost_are_shown_with_their_text(folder: Path, tmp_path: Path) -> None:
    kept = tmp_path / "kept.json"
    invoke(folder, "-o", kept)
    data = json.loads(kept.read_text(encoding="utf-8"))
    gone = max(data["quotes"], key=lambda quote: len(quote["text"]))
    data["quotes"] = [quote for quote in data["quotes"] if quote["text"] != gone["text"]]
    data["quotes"].append({**gone, "label": "tim_signoff-", "text": "The council did not sign it.", "right": False})
    kept.write_text(json.dumps(data), encoding="utf-8")
    text = invoke(folder, "--baseline", kept).stdout
    start = re.search(r"(?m)^QUOTATIONS  [1-9]\d* gained, 1 lost$", text)
    assert start
    changes = text[start.start() :]
    assert f"gained in {gone['document']}" in changes
    assert " ".join(gone["text"].split()) in " ".join(changes.split())
    assert re.search(r"tim_signoff\n  lost in [CE]\d\d, against, wrong\n    The council did not sign it\.", changes)
    assert max(map(len, changes.splitlines())) <= 80


def test_baselines_stand_beside_it(folder: Path, tmp_path: Path) -> None:
    for number in ("E01", "E02", "E05", "E06"):  # the whole corpus would take minutes
        for file in EIA.glob(f"{number}.*"):
            (tmp_path / file.name).write_bytes(file.read_bytes())
    text = invoke(folder, "--baselines", "--train-on", tmp_path).stdout
    table = text[text.index("BESIDE OTHERS") :]
    for name in ("eiascore", "majority level", "keyword list", "TF-IDF", "sentence ranker"):
        assert f"\n  {name}" in table
    assert max(map(len, table.splitlines())) <= 80


def test_mistakes_are_told_as_by_other_commands(run, folder: Path, tmp_path: Path) -> None:
    nothing = run("evaluate", tmp_path / "nowhere")
    assert (nothing.returncode, nothing.stdout) == (4, b"")
    assert b"nowhere is no folder. Name a folder of labelled documents." in nothing.stderr
    (tmp_path / "old.json").write_text("{}", encoding="utf-8")
    old = run("evaluate", folder, "--baseline", tmp_path / "old.json")
    assert (old.returncode, b"no evaluation of this version" in old.stderr) == (4, True)
    there = run("evaluate", folder, "-o", tmp_path / "old.json")
    assert (there.returncode, b"--force overwrites it" in there.stderr) == (2, True)
    alone = run("evaluate", folder, "--train-on", folder)
    assert (alone.returncode, b"name both" in alone.stderr) == (2, True)


def test_single_lines_are_no_documents(tmp_path: Path) -> None:
    shutil.copy(EIA.parent / "lines.tsv", tmp_path)
    with pytest.raises(LabelsError, match="single lines and no documents"):
        invoke(tmp_path)


def test_too_little_to_learn_from_is_told(folder: Path) -> None:
    with pytest.raises(LabelsError, match="too little to learn from"):
        invoke(folder, "--baselines")


def test_how_confidence_fits_is_drawn(folder: Path, tmp_path: Path) -> None:
    pytest.importorskip("matplotlib")
    assert invoke(folder, "--plot", tmp_path / "fit.svg").exit_code == 0
    drawing = (tmp_path / "fit.svg").read_text(encoding="utf-8")
    assert drawing.startswith("<?xml") and "</svg>" in drawing
    assert invoke(folder, "--plot", tmp_path / "fit.png").exit_code == 0
    assert (tmp_path / "fit.png").read_bytes().startswith(b"\x89PNG")


def test_without_matplotlib_the_error_says_what_to_install(python, folder: Path, tmp_path: Path) -> None:
    said = python(
        "import sys; sys.modules['matplotlib'] = None\n"
        "from typer.testing import CliRunner; from eiascore.cli.main import app\n"
        f"r = CliRunner().invoke(app, ['evaluate', {str(folder)!r}, '--plot', {str(tmp_path / 'fit.svg')!r}])\n"
        "print(repr(r.exception))"
    )
    assert "pip install" in said and "eiascore[report]" in said
