"""``eiascore letter`` and ``eiascore brief`` as commands."""

from __future__ import annotations

import io
import json
import zipfile
from collections import Counter
from pathlib import Path

import docx
import pytest
from typer.testing import CliRunner

import eiascore
from eiascore.cli.main import app
from eiascore.report.wire import to_json

NAME = "weak-ministerial-statement.docx"


def invoke(*arguments: str | Path, code: int = 0) -> str:
    done = CliRunner().invoke(app, list(map(str, arguments)))
    assert done.exit_code == code, done.output
    return done.stdout


@pytest.fixture(scope="module")
def card(specimens: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("cards") / "card.json"
    path.write_text(to_json(eiascore.score(specimens / NAME)), encoding="utf-8")
    return path


def test_a_letter_goes_to_word_to_text_and_to_the_terminal(card: Path, tmp_path: Path) -> None:
    invoke("letter", "foi", card, "-o", tmp_path / "a.docx", "--policy", "Travel warrants")
    text = "\n".join(p.text for p in docx.Document(str(tmp_path / "a.docx")).paragraphs)
    assert "Request under the Freedom of Information Act 2000: Travel warrants" in text
    printed = invoke("letter", "foi", card, "--text", "--policy", "Travel warrants")
    invoke("letter", "foi", card, "-o", tmp_path / "a.txt", "--policy", "Travel warrants")
    assert (tmp_path / "a.txt").read_text(encoding="utf-8") == printed


def test_a_document_gives_the_letter_that_its_scorecard_gives(card: Path, specimens: Path) -> None:
    of_card = invoke("letter", "psed-information", card, "--text")
    assert invoke("letter", "psed-information", specimens / NAME, "--text") == of_card


def test_nothing_is_overwritten_unless_that_is_wanted(card: Path, tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(b"mine")
    invoke("letter", "foi", card, "-o", tmp_path / "a.docx", code=2)
    assert (tmp_path / "a.docx").read_bytes() == b"mine"
    invoke("letter", "foi", card, "-o", tmp_path / "a.docx", "--force")
    assert (tmp_path / "a.docx").read_bytes()[:2] == b"PK"


def test_without_a_place_to_write_it_says_what_to_do(card: Path, tmp_path: Path) -> None:
    invoke("letter", "foi", card, code=2)
    invoke("letter", "foi", card, "-o", tmp_path / "a.pdf", code=2)
    invoke("letter", "thanks", card, "--text", code=2)


def test_reviews_are_taken_from_a_file(card: Path, tmp_path: Path) -> None:
    drafted = " ".join(invoke("letter", "foi", card, "--text").split())
    findings = json.loads(card.read_text(encoding="utf-8"))["findings"]
    quotes = [(f["criterion"], e["quote"]) for f in findings for e in f["evidence"]]
    alone = Counter(quote for _, quote in quotes)
    criterion, quote = next((c, quote) for c, quote in quotes if f"“{quote}”" in drafted and alone[quote] == 1)
    review = {"document": NAME, "criterion": criterion, "quote": quote, "decision": "reject"}
    (tmp_path / "reviews.jsonl").write_text(json.dumps(review) + "\n", encoding="utf-8")
    text = invoke("letter", "foi", card, "--text", "--reviewed", tmp_path / "reviews.jsonl")
    assert quote not in " ".join(text.split())


def test_a_brief_of_a_document_brings_it_along_in_the_bundle(specimens: Path, tmp_path: Path) -> None:
    bundle = tmp_path / "b.zip"
    invoke("brief", specimens / NAME, "-o", tmp_path / "b.docx", "--bundle", bundle, "--grounds-date", "2026-03-03")
    held = zipfile.ZipFile(bundle)
    assert held.read(f"document/1-{NAME}") == (specimens / NAME).read_bytes()
    assert held.read("brief.docx") == (tmp_path / "b.docx").read_bytes()
    cells = [c.text for t in docx.Document(io.BytesIO(held.read("brief.docx"))).tables for r in t.rows for c in r.cells]
    assert "2 June 2026" in cells


def test_of_a_scorecard_the_original_is_named(card: Path, specimens: Path, tmp_path: Path) -> None:
    out = (tmp_path / "b.docx", "--bundle", tmp_path / "b.zip")
    marked = tmp_path / "shown.pdf"
    marked.write_bytes(b"%PDF-1.7")
    invoke("brief", card, "-o", *out, "--original", specimens / NAME, "--marked", marked)
    assert {"marked-shown.pdf", f"document/1-{NAME}"} <= set(zipfile.ZipFile(out[2]).namelist())
    invoke("brief", card, "-o", tmp_path / "c.docx", "--original", specimens / NAME, code=2)
