"""Deadlines on the command line, in four formats and as a calendar."""

from __future__ import annotations

import csv
import json
import re
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from icalendar import Calendar
from typer.testing import CliRunner

from eiascore.cli.main import app
from eiascore.deadlines import deadlines, to_ics
from eiascore.deadlines.show import COLUMNS
from eiascore.errors import UsageError

GIVEN = ["--nation", "england", "--decision-date", "2026-03-02", "--foi-sent", "2026-03-03"]
FOUND = deadlines("england", decision=date(2026, 3, 2), foi_sent=date(2026, 3, 3))


def invoke(*arguments: str) -> str:
    done = CliRunner().invoke(app, ["deadlines", *arguments], catch_exceptions=False)
    assert done.exit_code == 0, done.output
    return done.stdout


def test_the_text_has_each_date_with_rule_source_and_caution() -> None:
    text = invoke(*GIVEN)
    words = " ".join(text.split())
    assert words.startswith("These dates help to plan; they are not legal advice.")
    assert "The last day for a claim is a backstop." in words
    shown = re.findall(r"^\w{3} (\d+ \w+ \d{4})  ", text, re.MULTILINE)
    assert shown == ["1 April 2026", "18 May 2026", "1 June 2026", "2 June 2026"]
    assert "…" not in text
    assert "Civil Procedure Rules," in words
    for deadline in FOUND:
        assert all(part in words.replace(" - ", " ") for part in (deadline.counted, *deadline.warnings))


def test_the_json_holds_everything() -> None:
    data = json.loads(invoke(*GIVEN, "--format", "json"))
    assert data["notes"][0] == "These dates help to plan; they are not legal advice."
    assert [d["date"] for d in data["deadlines"]] == [d.date.isoformat() for d in FOUND]
    claim = next(d for d in data["deadlines"] if d["id"] == "claim")
    assert (claim["latest"], claim["verified"]) == ("2026-06-02", True)
    assert set(claim) == set(COLUMNS)


def test_the_csv_has_a_line_for_each_with_the_caution(tmp_path: Path) -> None:
    invoke(*GIVEN, "-o", str(tmp_path / "dates.csv"))
    with (tmp_path / "dates.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["date"] for row in rows] == [d.date.isoformat() for d in FOUND]
    assert all("they are not legal advice" in row["warnings"] for row in rows)


def test_the_markdown_is_one_table_and_a_part_for_each() -> None:
    page = invoke(*GIVEN, "--format", "md")
    assert page.count("\n| ") == 1 + len(FOUND)
    assert page.count("\n## ") == len(FOUND)
    assert "**These dates help to plan; they are not legal advice.**" in page


def test_the_calendar_can_be_read_again_and_is_the_same_each_time(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    files = [tmp_path / "one.ics", tmp_path / "two.ics"]
    for file in files:
        invoke(*GIVEN, "--ics", str(file))
    first, second = (file.read_bytes() for file in files)
    assert first == second
    assert b"\r\n" in first and b"\r\r" not in first
    events = Calendar.from_ical(first).walk("VEVENT")
    assert [event["DTSTART"].dt for event in events] == [d.date for d in FOUND]
    assert [str(event["SUMMARY"]) for event in events] == [d.what for d in FOUND]
    assert {event["DTSTAMP"].dt for event in events} == {datetime.fromtimestamp(1700000000, UTC)}
    assert len({str(event["UID"]) for event in events}) == len(FOUND)
    for event, deadline in zip(events, FOUND, strict=True):
        assert all(w in str(event["DESCRIPTION"]) for w in (deadline.rule, deadline.counted, *deadline.warnings))
        assert "not legal advice" in str(event["DESCRIPTION"])
        assert (event["DTEND"].dt - event["DTSTART"].dt).days == 1


def test_an_entry_keeps_its_id_while_others_come_and_go() -> None:
    def ids(found) -> set[str]:
        return {str(event["UID"]) for event in Calendar.from_ical(to_ics(found)).walk("VEVENT")}

    assert ids(deadlines("england", foi_sent=date(2026, 3, 3))) & ids(FOUND)
    moved = deadlines("england", decision=date(2026, 3, 9), foi_sent=date(2026, 3, 10))
    assert not ids(moved) & ids(FOUND)


def test_files_that_are_there_are_kept(tmp_path: Path) -> None:
    there = tmp_path / "dates.ics"
    there.write_text("mine", encoding="utf-8")
    done = CliRunner().invoke(app, ["deadlines", *GIVEN, "--ics", str(there)])
    assert done.exit_code == 2
    assert "--force" in done.stderr
    assert there.read_text(encoding="utf-8") == "mine"
    invoke(*GIVEN, "--ics", str(there), "--force")
    assert there.read_text(encoding="utf-8").startswith("BEGIN:VCALENDAR")


def test_northern_ireland_is_written_with_a_hyphen() -> None:
    data = json.loads(invoke("--nation", "northern-ireland", "--preaction-sent", "2026-03-02", "--format", "json"))
    assert [d["date"] for d in data["deadlines"]] == ["2026-03-16"]


def test_a_missing_date_ends_with_2_and_says_which_to_give(run) -> None:
    done = run("deadlines", "--nation", "scotland")
    assert (done.returncode, done.stdout) == (2, b"")
    assert b"--decision-date" in done.stderr
    assert UsageError.exit_status == 2


@pytest.mark.parametrize("wrong", ["2026-13-01", "02/03/2026"])
def test_a_date_that_is_none_is_told(wrong: str) -> None:
    done = CliRunner().invoke(app, ["deadlines", "--nation", "england", "--foi-sent", wrong])
    assert done.exit_code == 2
    assert wrong in done.stderr


def test_a_calendar_without_its_package_names_the_extra(python) -> None:
    code = """
import sys
from datetime import date
sys.modules["icalendar"] = None
from eiascore.deadlines import deadlines, to_ics
try:
    to_ics(deadlines("england", decision=date(2026, 3, 2)))
except Exception as error:
    print(type(error).__name__, error)
"""
    assert "MissingExtraError" in (said := python(code)) and 'pip install "eiascore[letters]"' in said
