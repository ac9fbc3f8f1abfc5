"""``eiascore export``."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from qda_files import opened

NAME = "screening-health-trust"


@pytest.fixture(scope="module")
def card(run, specimens: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    output = tmp_path_factory.mktemp("card") / "card.json"
    done = run(specimens / f"{NAME}.docx", "-o", output, SOURCE_DATE_EPOCH="1767225600")
    assert done.returncode == 0, done.stderr
    return output


def test_a_scorecard_with_its_document_gives_what_the_document_gives(
    run, card: Path, specimens: Path, tmp_path: Path
) -> None:
    file, ours, theirs = specimens / f"{NAME}.docx", tmp_path / "ours.qdpx", tmp_path / "theirs.qdpx"
    assert run("export", file, "-o", ours, SOURCE_DATE_EPOCH="1767225600").returncode == 0
    assert run("export", card, "--document", file, "-o", theirs).returncode == 0
    assert ours.read_bytes() == theirs.read_bytes()
    assert opened(ours.read_bytes()).root.get("creationDateTime") == "2026-01-01T00:00:00Z"


def test_one_that_fails_is_told_and_the_rest_go_on(run, card: Path, specimens: Path, tmp_path: Path) -> None:
    output = tmp_path / "several.jsonld"
    done = run("export", card, specimens / f"{NAME}.odt", "-o", output)
    assert done.returncode == 3
    assert b"is not among the documents" in done.stderr and b"--document" in done.stderr
    assert json.loads(output.read_text(encoding="utf-8"))["label"] == f"{NAME}.odt"


def test_the_codebook_and_what_is_refused(run, tmp_path: Path) -> None:
    output = tmp_path / "rubric.qdc"
    assert run("export", "-o", output).returncode == 0
    assert b"urn:QDA-XML:codebook:1.0" in output.read_bytes()
    again = run("export", "-o", output)
    assert again.returncode == 2 and b"--force" in again.stderr


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["a.pdf", "-o", "x.qdc"], "rubric alone"),
        (["-o", "x.qdpx"], "name the documents"),
        (["a.pdf", "-o", "x.xml"], "nothing is written as .xml"),
        (["a.pdf", "-o", "x.jsonld", "--with-pdf"], "--with-pdf is for a project"),
        (["a.pdf", "-o", "x.qdpx", "--document", "b.pdf"], "--document is for scorecards"),
    ],
)
def test_what_does_not_go_together_is_told(arguments: list[str], said: str) -> None:
    from typer.testing import CliRunner

    from eiascore.cli.main import app

    done = CliRunner().invoke(app, ["export", *arguments], env={"COLUMNS": "200"})
    assert done.exit_code == 2 and said in done.output
