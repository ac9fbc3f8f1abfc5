"""``--annex``, ``--pages`` and ``--whole`` on the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from eiascore.cli.main import app

PLAN = b"| Action | Owner | By when |\n|---|---|---|\n| Build a ramp | Head of Property | 30 June 2026 |\n"
FORM = "middling-council-form.pdf"


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    path = tmp_path / "plan.md"
    path.write_bytes(PLAN)
    return path


def invoke(*arguments: str | Path):
    return CliRunner().invoke(app, ["score", *map(str, arguments)], catch_exceptions=False)


def test_annexes_are_read_into_the_document(specimens: Path, plan: Path) -> None:
    result = invoke(specimens / FORM, "--annex", plan, "--annex", specimens / "blank-form.docx", "--json")
    record = json.loads(result.stdout)
    assert result.exit_code == 0
    assert [file["name"] for file in record["document"]["files"]] == [FORM, "plan.md", "blank-form.docx"]


def test_an_annex_of_a_document_from_standard_input(run, specimens: Path, plan: Path) -> None:
    done = run("-", "--annex", plan, "--json", stdin=(specimens / FORM).read_bytes())
    files = json.loads(done.stdout)["document"]["files"]
    assert [file["name"] for file in files] == ["standard input", "plan.md"]


def test_an_annex_belongs_to_one_document(run, specimens: Path, plan: Path) -> None:
    done = run(specimens / FORM, specimens / "blank-form.docx", "--annex", plan)
    assert (done.returncode, done.stdout) == (2, b"")
    assert b"an annex belongs to one document, and 2 are named" in done.stderr


def test_an_annex_that_cannot_be_read_is_named_and_nothing_is_scored(run, specimens: Path, tmp_path: Path) -> None:
    done = run(specimens / FORM, "--annex", tmp_path / "gone.pdf", "--json")
    assert done.returncode == 4
    assert b"The annex gone.pdf cannot be read: There is no file" in done.stderr
    record = json.loads(done.stdout)
    assert record["document"]["kind"] == "unreadable"
    assert record["error"]["what"].startswith("The annex gone.pdf cannot be read")


def test_pages_are_chosen_and_recorded(specimens: Path) -> None:
    record = json.loads(invoke(specimens / FORM, "--pages", "2-3", "--json").stdout)
    part = record["document"]["part"]
    assert (part["first_page"], part["last_page"], record["document"]["pages"]) == (2, 3, 2)
    assert record["provenance"]["options"] == {"pages": "2-3"}
    pages = {e["page"] for finding in record["findings"] for e in finding["evidence"]}
    assert pages and pages <= {2, 3}


def test_one_page_and_a_dash_of_print_will_do(specimens: Path) -> None:
    part = json.loads(invoke(specimens / FORM, "--pages", "2", "--json").stdout)["document"]["part"]
    assert (part["first_page"], part["last_page"]) == (2, 2)
    part = json.loads(invoke(specimens / FORM, "--pages", "2\u20133", "--json").stdout)["document"]["part"]
    assert (part["first_page"], part["last_page"]) == (2, 3)


def test_all_of_it_is_asked_for(specimens: Path) -> None:
    record = json.loads(invoke(specimens / FORM, "--whole", "--json").stdout)
    assert record["document"]["part"] is None
    assert record["provenance"]["options"] == {"pages": "all"}


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        ([FORM, "--pages", "two"], "name the first and the last page, such as 12-19"),
        ([FORM, "--pages", "2", "--whole"], "exclude each other"),
        ([FORM, "blank-form.pdf", "--pages", "2"], "--pages are those of one document, and 2 are named"),
        ([FORM, "--annex", "-"], "an annex is a file"),
        ([FORM, "--pages", "90-91"], f"{FORM} has"),
        (["blank-form.docx", "--pages", "1-2"], "blank-form.docx has no pages to choose from"),
    ],
)
def test_wrong_usage_is_told(arguments: list[str], says: str, run, specimens: Path) -> None:
    done = run(*(specimens / a if a.endswith((".pdf", ".docx")) else a for a in arguments))
    assert done.returncode == 2
    assert says in " ".join(done.stderr.decode().split())
    assert done.stdout == b""
