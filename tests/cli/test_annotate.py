"""``eiascore annotate``: the marked copy, what the command says, and what it refuses."""

from __future__ import annotations

import io
import json
import shutil
from pathlib import Path

import docx
import pikepdf
import pytest
from typer.testing import CliRunner

import eiascore
from eiascore.cli.main import app, run
from eiascore.report.wire import to_json

NAME = "weak-ministerial-statement"


def invoke(*arguments: str | Path):
    return CliRunner().invoke(app, ["annotate", *map(str, arguments)], catch_exceptions=False)


def refused(capsys, *arguments: str | Path) -> tuple[int, str]:
    with pytest.raises(SystemExit) as stopped:
        run(["annotate", *map(str, arguments)])
    return stopped.value.code, capsys.readouterr().err


def notes(path: Path) -> list[str]:
    with pikepdf.open(path) as opened:
        return [str(note.Contents) for page in opened.pages for note in page.obj.get("/Annots", [])]


@pytest.fixture(scope="module")
def card(specimens: Path) -> str:
    return to_json(eiascore.score(specimens / f"{NAME}.pdf"))


@pytest.fixture
def card_file(card: str, tmp_path: Path) -> Path:
    path = tmp_path / "card.json"
    path.write_text(card, encoding="utf-8")
    return path


def test_a_pdf_is_marked_and_the_command_counts(specimens: Path, tmp_path: Path) -> None:
    result = invoke(specimens / f"{NAME}.pdf", "-o", tmp_path / "marked.pdf")
    assert result.exit_code == 0
    count = len(notes(tmp_path / "marked.pdf"))
    every = invoke(specimens / f"{NAME}.pdf", "-o", tmp_path / "all.pdf", "--all")
    others = len(notes(tmp_path / "all.pdf")) - count
    told = f"{count} of {count} quotations marked; --all marks the {others} others too.\n"
    assert result.stdout == f"{tmp_path / 'marked.pdf'}: {told}"
    assert every.stdout == f"{tmp_path / 'all.pdf'}: {count + others} of {count + others} quotations marked.\n"
    assert count > 10


def test_a_published_card_marks_the_same(specimens: Path, tmp_path: Path, card_file: Path) -> None:
    invoke(specimens / f"{NAME}.pdf", "-o", tmp_path / "scored.pdf")
    result = invoke(specimens / f"{NAME}.pdf", "-o", tmp_path / "carded.pdf", "--card", card_file)
    assert result.exit_code == 0
    assert (tmp_path / "carded.pdf").read_bytes() == (tmp_path / "scored.pdf").read_bytes()


def test_all_marks_every_quotation(specimens: Path, tmp_path: Path, card_file: Path, card: str) -> None:
    invoke(specimens / f"{NAME}.pdf", "-o", tmp_path / "all.pdf", "--card", card_file, "--all")
    published = json.loads(card)
    quoted = [e for finding in published["findings"] for e in finding["evidence"]]
    quoted += published["red_flags"] + published["relevance"]["evidence"]
    with pikepdf.open(tmp_path / "all.pdf") as opened:
        names = {str(note.NM) for page in opened.pages for note in page.obj.get("/Annots", [])}
    assert names == {f"eiascore-{q['start']}-{q['end']}" for q in quoted}


def test_a_docx_is_marked_with_comments(specimens: Path, tmp_path: Path) -> None:
    result = invoke(specimens / f"{NAME}.docx", "-o", tmp_path / "marked.docx")
    comments = list(docx.Document(io.BytesIO((tmp_path / "marked.docx").read_bytes())).comments)
    assert f"{len(comments)} of {len(comments)} quotations marked" in result.stdout
    assert len(comments) > 10


def test_a_card_of_another_file_is_refused(specimens: Path, tmp_path: Path, card_file: Path, capsys) -> None:
    out = tmp_path / "marked.pdf"
    status, said = refused(capsys, specimens / "blank-form.pdf", "-o", out, "--card", card_file)
    assert status == 2
    assert f"about another file: {NAME}.pdf, SHA-256 " in said
    assert "leave --card out" in said
    assert not out.exists()


def test_what_is_no_card_is_refused(specimens: Path, tmp_path: Path, capsys) -> None:
    file, out = specimens / "blank-form.pdf", tmp_path / "marked.pdf"
    (tmp_path / "list.json").write_text("[1, 2]", encoding="utf-8")
    assert "list.json is no scorecard" in refused(capsys, file, "-o", out, "--card", tmp_path / "list.json")[1]
    assert "none.json cannot be opened" in refused(capsys, file, "-o", out, "--card", tmp_path / "none.json")[1]


def test_a_card_goes_with_no_options_of_scoring(specimens: Path, tmp_path: Path, card_file: Path, capsys) -> None:
    out = tmp_path / "marked.pdf"
    status, said = refused(
        capsys, specimens / f"{NAME}.pdf", "-o", out, "--card", card_file, "--decision-date", "2025-01-01"
    )
    assert status == 2
    assert "--decision-date" in said


def test_the_pages_of_a_card_are_read_again(specimens: Path, tmp_path: Path) -> None:
    file, out = specimens / "strong-police-search.pdf", tmp_path / "marked.pdf"
    (tmp_path / "part.json").write_text(to_json(eiascore.score(file, pages=(3, 9))), encoding="utf-8")
    result = invoke(file, "-o", out, "--card", tmp_path / "part.json")
    assert result.exit_code == 0
    with pikepdf.open(out) as opened:
        counts = [len(page.obj.get("/Annots", [])) for page in opened.pages]
    assert counts[:2] == [0, 0]
    assert all(counts[2:])


def test_a_form_without_quotations_says_what_it_is(specimens: Path, tmp_path: Path, capsys) -> None:
    status, said = refused(capsys, specimens / "blank-form.pdf", "-o", tmp_path / "marked.pdf")
    assert status == 2
    assert "no quotations to mark. A blank form: not graded." in said


def test_other_formats_are_refused_before_they_are_scored(specimens: Path, tmp_path: Path, capsys) -> None:
    status, said = refused(capsys, specimens / "blank-form.odt", "-o", tmp_path / "marked.odt")
    assert status == 2
    assert "OpenDocument text (ODT)" in said
    assert "PDF and Word documents (DOCX) can" in said


def test_the_original_is_never_written_over(specimens: Path, tmp_path: Path, capsys) -> None:
    file = tmp_path / "eia.pdf"
    shutil.copy(specimens / f"{NAME}.pdf", file)
    before = file.read_bytes()
    assert "is there already" in refused(capsys, file, "-o", file)[1]
    assert "is the original" in refused(capsys, file, "-o", file, "--force")[1]
    assert "the copy of a .pdf file is one too" in refused(capsys, file, "-o", tmp_path / "eia.docx")[1]
    assert "There is no file" in refused(capsys, tmp_path / "no.pdf", "-o", tmp_path / "x.pdf")[1]
    assert file.read_bytes() == before


def test_the_copy_of_an_annex_stands_beside(specimens: Path, tmp_path: Path) -> None:
    annex = tmp_path / "plan.docx"
    made = docx.Document()
    for line in ("Action plan", "We met with the Disability Forum on 3 May 2025 and changed the ramp because of it."):
        made.add_paragraph(line)
    made.save(str(annex))
    result = invoke(specimens / f"{NAME}.pdf", "-o", tmp_path / "marked.pdf", "--annex", annex, "--all")
    assert result.exit_code == 0
    assert f"{tmp_path / 'marked.annex-1.docx'}: 1 of 1 quotations marked." in result.stdout
    assert len(list(docx.Document(str(tmp_path / "marked.annex-1.docx")).comments)) == 1


def test_a_card_with_annexes_needs_them(specimens: Path, tmp_path: Path, capsys) -> None:
    file, annex, out = specimens / f"{NAME}.pdf", specimens / "blank-form.docx", tmp_path / "marked.pdf"
    path = tmp_path / "both.json"
    path.write_text(to_json(eiascore.score(file, annexes=[annex])), encoding="utf-8")
    assert "annexes too, which were not given: blank-form.docx" in refused(capsys, file, "-o", out, "--card", path)[1]
    assert invoke(file, "-o", out, "--card", path, "--annex", annex).exit_code == 0
    path.write_text(to_json(eiascore.score(file)), encoding="utf-8")
    told = refused(capsys, file, "-o", out, "--card", path, "--annex", annex, "--force")[1]
    assert "An annex was given that the scorecard is not about" in told
