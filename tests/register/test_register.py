"""The register: what was matched and by what, before or after the decision, and what an absence means."""

from __future__ import annotations

import csv
import json
from datetime import date
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser
from typer.testing import CliRunner

import eiascore
from eiascore.batch.model import Duplicate, Options, Outcome, PassedOver, Plan, Reference, Task
from eiascore.batch.store import Results
from eiascore.cli.main import app
from eiascore.errors import MetadataError, SourceError
from eiascore.register import Found, Policy, policies, register, results
from eiascore.register.model import CAUTION
from eiascore.register.show import to_csv, to_html, to_json, to_markdown
from eiascore.report.wire import to_json as card_json
from eiascore.report.wire import to_wire

WEAK, SCOTTISH, BLANK = "weak-ministerial-statement.pdf", "two-column-annex-scotland.pdf", "blank-form.docx"


@pytest.fixture(scope="module")
def found(specimens: Path) -> tuple[Found, ...]:
    cards = [to_wire(eiascore.score(specimens / name)) for name in (BLANK, SCOTTISH, WEAK)]
    return (*(Found((card.document.name,), card) for card in cards), Found(("scan.pdf",), None))


def row(policy: Policy, found: tuple[Found, ...]):
    (made,) = register([policy], found).rows
    return made


def test_a_named_document_is_taken_and_set_against_the_decision(found: tuple[Found, ...]) -> None:
    made = row(Policy("Anything", document=SCOTTISH.upper(), decided=date(2026, 2, 26)), found)
    assert (made.status, made.document, made.matched) == ("assessment", SCOTTISH, "by document")
    assert (made.assessed, made.assessed_when) == (date(2026, 1, 30), "27 days before the decision")
    assert made.published is None
    assert made.published_when == ""


def test_a_name_is_matched_by_its_words_and_says_so(found: tuple[Found, ...]) -> None:
    made = row(Policy("Digital Release Travel policy", decided=date(2026, 2, 24)), found)
    assert made.document == WEAK
    assert made.matched == "by likeness of names (100 of 100)"
    assert made.assessed_when == "87 days after the decision"


def test_nothing_is_matched_that_is_only_a_little_alike(found: tuple[Found, ...]) -> None:
    for name in ("Bin collection", "Travel", "Equality impact assessment", "Digital strategy", "Release on licence"):
        assert row(Policy(name), found).status == "none_among_files", name


def test_two_that_fit_are_not_chosen_between(found: tuple[Found, ...]) -> None:
    twin = Found(("copy/digital-release-travel.pdf",), found[2].card)
    made = row(Policy("Digital Release Travel"), (*found, twin))
    assert made.status == "several_fit"
    assert {WEAK, "copy/digital-release-travel.pdf"} == set(made.document.split("; "))


def test_what_is_no_assessment_or_could_not_be_read_is_told_apart(found: tuple[Found, ...]) -> None:
    assert row(Policy("A", document=BLANK), found).status == "other_document"
    assert row(Policy("A", document="scan.pdf"), found).status == "unreadable"
    assert row(Policy("Digital Release Travel", document="missing.pdf"), found).status == "none_among_files"


def test_each_form_carries_the_caution_and_no_cell_runs(found: tuple[Found, ...]) -> None:
    listed = [Policy("=1+1", body="<script>alert(1)</script>\u202e"), Policy("Digital Release Travel", document=WEAK)]
    made = register(listed, found)
    assert CAUTION in to_markdown(made)
    data = json.loads(to_json(made))
    assert data["caution"] == CAUTION
    assert [entry["status"] for entry in data["policies"]] == ["none_among_files", "assessment"]
    assert data["unmatched"] == [BLANK, SCOTTISH, "scan.pdf"]
    first = next(csv.DictReader(to_csv(made).splitlines()))
    assert first["policy"] == "'=1+1"
    page = LexborHTMLParser(to_html(made))
    assert page.css("script") == []
    assert CAUTION in page.css_first("main").text()
    assert "\u202e" not in page.html


def test_the_chart_has_a_lane_for_each_policy_with_a_date(found: tuple[Found, ...]) -> None:
    listed = [Policy("Digital Release Travel", decided=date(2026, 2, 24)), Policy("Bins", decided=date(2026, 1, 1))]
    page = LexborHTMLParser(to_html(register(listed, found)))
    assert [text.text() for text in page.css("svg .lane")] == ["Digital Release Travel", "Bins"]
    assert [len(page.css(f"svg circle.{name}")) for name in ("done", "ahead")] == [2, 1]
    assert page.css("svg[role=img][aria-label]")


def test_a_mistake_in_the_list_is_told_with_its_line(tmp_path: Path) -> None:
    file = tmp_path / "p.csv"
    for text, told in (
        ("document\na.pdf\n", "line 1 names no column policy"),
        ("policy,decision_date\nA,soon\n", "line 2 has 'soon' as decision_date"),
        ("policy,body\n,Council\n", "line 2 names no policy"),
    ):
        file.write_text(text, encoding="utf-8")
        with pytest.raises(MetadataError, match=told):
            policies(file)


def test_a_folder_of_results_gives_copies_and_failures_too(specimens: Path, tmp_path: Path, found) -> None:
    folder = tmp_path / "results"
    with Results.open(folder, write=True) as opened:
        opened.put(Outcome("ab12", "scored", json.dumps(found[2].card.model_dump(mode="json"))))
        opened.put(Outcome("cd34", "failed", "{}", code="empty"))
        tasks = (Task("ab12", Reference("a.pdf", "a.pdf"), "0"), Task("cd34", Reference("e.pdf", "e.pdf"), "1"))
        passed = (PassedOver("locked.pdf", "denied", "It cannot be opened.", failed=True),)
        opened.save_plan(Plan(tasks, (Duplicate("b.pdf", "a.pdf", "0"),), passed), Options())
    read = results(folder)
    assert [(one.names, one.card is None) for one in read] == [
        (("a.pdf", "b.pdf"), False), (("e.pdf",), True), (("locked.pdf",), True),
    ]  # fmt: skip
    assert row(Policy("A", document="b.pdf"), read).status == "assessment"


def test_the_command_writes_what_the_ending_says(specimens: Path, tmp_path: Path) -> None:
    (tmp_path / "cards").mkdir()
    (tmp_path / "p.csv").write_text("policy,decision_date\nDigital Release Travel,24 February 2026\n", encoding="utf-8")
    arguments = ["register", str(tmp_path / "p.csv"), str(tmp_path / "cards")]
    empty = CliRunner().invoke(app, arguments)
    assert isinstance(empty.exception, SourceError)
    card = card_json(eiascore.score(specimens / WEAK))
    (tmp_path / "cards" / "a.json").write_text(card, encoding="utf-8")
    printed = CliRunner().invoke(app, arguments)
    assert "1 of 1 policy with an assessment among the files given." in printed.stdout
    for ending, start in (("csv", "policy,"), ("md", "# "), ("json", "{"), ("html", "<!DOCTYPE html>")):
        out = tmp_path / f"r.{ending}"
        assert CliRunner().invoke(app, [*arguments, "-o", str(out)]).exit_code == 0
        assert out.read_text(encoding="utf-8").startswith(start)
