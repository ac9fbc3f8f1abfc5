"""``eiascore train``, and a score with a model of one's own or with none."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner

import eiascore
from eiascore.classifier import DEFAULT_MODEL, loaded_model, save_linear
from eiascore.cli.main import app
from eiascore.errors import LabelsError, OutputError
from eiascore.report.wire import to_json
from handmade import model

CORPUS = Path(__file__).parents[2] / "corpus" / "training"


def invoke(*arguments: str | Path):
    return CliRunner().invoke(app, list(map(str, arguments)), catch_exceptions=False)


@pytest.fixture(scope="module")
def few(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A corpus of one document with a review of a quotation, and a review of one that is not there."""
    home = tmp_path_factory.mktemp("few")
    for file in (CORPUS / "eia").glob("E05.*"):
        shutil.copy(file, home)
    shutil.copy(home / "E05.md", home / "reviewed.md")
    rows = (home / "E05.rows.tsv").read_text(encoding="utf-8").splitlines()
    quote = max((row.split("\t")[-1] for row in rows[1:]), key=len)
    review = {"document": "reviewed.md", "criterion": "eng_influence", "quote": quote, "decision": "add"}
    lines = [json.dumps(review), json.dumps(review | {"quote": "It is not there at all."})]
    (home / "reviews.jsonl").write_text("\n".join(lines), encoding="utf-8")
    return home


def test_a_model_is_trained_with_reviews_and_can_be_used(run, few: Path, specimens: Path, tmp_path: Path) -> None:
    done = run("train", few, "-o", tmp_path / "own", "--reviews", few / "reviews.jsonl")
    assert done.returncode == 0, done.stderr
    assert b"1 of 2 reviews are not used" in done.stderr
    assert sorted(file.name for file in tmp_path.iterdir()) == ["own.json", "own.npz"]
    assert json.loads((tmp_path / "own.json").read_text(encoding="utf-8"))["about"]["reviews"] == 1
    page = specimens / "weak-ministerial-statement.html"
    card = json.loads(run(page, "--model", tmp_path / "own", "--json").stdout)
    assert card["provenance"]["model"].startswith("own ")
    again = run("train", few, "-o", tmp_path / "own")
    assert again.returncode == 2
    assert b"--force overwrites it" in again.stderr


def test_what_cannot_be_trained_is_told(few: Path, tmp_path: Path) -> None:
    with pytest.raises(LabelsError, match="is no folder"):
        invoke("train", tmp_path / "none", "-o", tmp_path / "own")
    (tmp_path / "wrong.jsonl").write_text("{}\n", encoding="utf-8")
    with pytest.raises(LabelsError, match=r"wrong\.jsonl, line 1"):
        invoke("train", few, "-o", tmp_path / "own", "--reviews", tmp_path / "wrong.jsonl")
    with pytest.raises(OutputError, match="cannot be written"):
        invoke("train", few, "-o", tmp_path / "no" / "folder" / "own")
    assert list(tmp_path.iterdir()) == [tmp_path / "wrong.jsonl"]


def test_rules_only_is_what_the_rules_alone_give(specimens: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1767225600")
    page = specimens / "weak-ministerial-statement.html"
    printed = json.loads(invoke("score", page, "--rules-only", "--json").stdout)
    assert printed == json.loads(to_json(eiascore.score(page, model=None)))
    assert printed["provenance"]["model"] == ""
    evidence = [e for finding in printed["findings"] for e in finding["evidence"]]
    assert evidence and {(e["found_by"], e.get("probability")) for e in evidence} == {("rules", None)}


def test_a_model_and_none_exclude_each_other(specimens: Path, tmp_path: Path) -> None:
    save_linear(model({"eng_influence+": {"word:met": 1.0}}), tmp_path / "own")
    done = invoke("score", specimens / "blank-form.docx", "--rules-only", "--model", tmp_path / "own")
    assert done.exit_code == 2
    assert "exclude each other" in done.output


def test_doctor_names_the_model(run) -> None:
    told = run("doctor").stdout.decode()
    assert f"classifier {loaded_model(DEFAULT_MODEL).name}\n" in told
