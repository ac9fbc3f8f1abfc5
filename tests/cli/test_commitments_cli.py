"""``eiascore commitments``."""

from __future__ import annotations

import json

import openpyxl
from icalendar import Calendar

from eiascore.commitments import CAUTION


def test_a_plan_in_every_format(run, specimens, tmp_path):
    plan = specimens / "plans" / "fire-service-plan.docx"
    shown = run("commitments", plan, "--as-of", "10 January 2026")
    assert (shown.returncode, shown.stderr) == (0, b"")
    text = shown.stdout.decode()
    assert "17 commitments" in text
    assert "PAST ITS END on 10 January 2026" in text
    assert CAUTION in text
    for ending in ("csv", "json", "xlsx", "ics"):
        assert run("commitments", plan, "-o", tmp_path / f"plan.{ending}").returncode == 0
    assert len(json.loads((tmp_path / "plan.json").read_text("utf-8"))["commitments"]) == 17
    assert (tmp_path / "plan.csv").read_text("utf-8").count("\n") == 18
    assert openpyxl.load_workbook(tmp_path / "plan.xlsx")["Commitments"].max_row == 18
    assert len(Calendar.from_ical((tmp_path / "plan.ics").read_bytes()).walk("VEVENT")) == 10
    taken = run("commitments", plan, "-o", tmp_path / "plan.csv")
    assert taken.returncode == 2
    assert b"--force" in taken.stderr


def test_two_editions(run, specimens):
    plans = specimens / "plans"
    editions = (plans / "fire-service-plan.docx", plans / "fire-service-plan-2.docx")
    text = run("commitments", *editions).stdout.decode()
    assert "slipped: 1" in text
    assert "dropped: 11" in text
    csv = run("commitments", *editions, "--format", "csv").stdout.decode()
    assert csv.startswith("kinds,before,after")


def test_what_does_not_go_together_is_told(run, specimens):
    plan = specimens / "plans" / "fire-service-plan.docx"
    for arguments, said in (
        ((plan, plan, "--format", "ics"), b"calendar"),
        ((plan, plan, "--as-of", "2026-01-01"), b"--as-of"),
        ((plan, "--as-of", "soon"), b"write one day"),
        ((plan, "--format", "xlsx"), b"-o commitments.xlsx"),
    ):
        done = run("commitments", *arguments)
        assert done.returncode == 2
        assert said in done.stderr
    assert run("commitments", specimens / "nothing.pdf").returncode == 4
    nothing = run("commitments", specimens / "blank-form.docx").stdout.decode()
    assert "0 commitments" in nothing
