"""Commitments in files: a frame, CSV, a workbook, JSON, a calendar, a terminal."""

from __future__ import annotations

import csv
import io
import json
import sys
from datetime import date, timedelta

import openpyxl
import pandas as pd
import pytest
from icalendar import Calendar
from rich.console import Console

from eiascore.commitments import CAUTION, compare, to_frame
from eiascore.commitments.frames import CHANGES, TABLE, change_row, commitment_row, to_csv
from eiascore.commitments.ics import to_ics
from eiascore.commitments.show import print_changes, print_commitments
from eiascore.commitments.wire import changes_json, to_json
from eiascore.commitments.workbook import write_workbook
from eiascore.errors import MissingExtraError

RISKY = ("=", "+", "-", "@")
DAY = date(2026, 1, 10)


def test_a_frame_has_dates_and_numbers(first):
    frame = to_frame(first, DAY)
    assert list(frame.columns) == [column.name for column in TABLE.columns]
    assert len(frame) == len(first)
    assert frame["end"].dtype.kind == "M"
    assert frame["specific"].dtype == "Int64"
    past = frame[frame["past_end"]]
    assert (past["end"] < pd.Timestamp(DAY)).all()
    assert len(past) == sum(one.is_past(DAY) for one in first) > 0
    assert to_frame([]).empty
    assert to_frame(first)["past_end"].isna().all()


def test_csv_holds_every_commitment_and_no_formula(first, hostile):
    for found in (first, hostile):
        lines = list(csv.DictReader(io.StringIO(to_csv(TABLE, (commitment_row(one, DAY) for one in found)))))
        assert [line["action"].lstrip("'") for line in lines] == [one.action for one in found]
        assert [line["end"] for line in lines] == [str(one.end or "") for one in found]
        assert not [cell for line in lines for cell in line.values() if cell.startswith(RISKY)]


def test_a_workbook_holds_text_as_text(first, hostile, tmp_path):
    for number, found in enumerate((first, hostile)):
        path = tmp_path / f"{number}.xlsx"
        assert write_workbook(TABLE, [commitment_row(one, DAY) for one in found], path, "Commitments of a plan") == []
        book = openpyxl.load_workbook(path)
        assert book.sheetnames == ["About", "Commitments", "Data dictionary"]
        cells = [cell for row in book["Commitments"].iter_rows() for cell in row]
        assert not [cell.value for cell in cells if cell.data_type == "f" or cell.hyperlink]
        values = list(book["Commitments"].iter_rows(min_row=2, values_only=True))
        assert [row[0] for row in values] == [one.id for one in found]
        assert CAUTION in [cell.value for row in book["About"].iter_rows() for cell in row]


def test_a_workbook_of_changes(first, second, tmp_path):
    path = tmp_path / "changes.xlsx"
    changes = compare(first, second)
    write_workbook(CHANGES, map(change_row, changes), path, "Changes")
    rows = list(openpyxl.load_workbook(path)["Changes"].iter_rows(values_only=True))
    assert len(rows) == len(changes) + 1
    assert rows[1][rows[0].index("days")] == 181


def test_a_calendar_has_a_day_for_each_known_end(first, hostile):
    for found in (first, hostile):
        events = Calendar.from_ical(to_ics(found)).walk("VEVENT")
        dated = [one for one in found if one.end]
        assert [event.decoded("dtstart") for event in events] == [one.end for one in dated]
        assert [event.decoded("dtend") for event in events] == [one.end + timedelta(days=1) for one in dated]
        assert len({str(event["uid"]) for event in events}) == len(dated)
        for event, one in zip(events, dated, strict=True):
            assert str(event["summary"]).startswith("Due: ")
            assert CAUTION in str(event["description"])
            assert f"Owner: {one.owner or 'nobody'}"[:12] in str(event["description"])
        assert to_ics(found) == to_ics(found)
        assert "\x1b" not in to_ics(found)


def test_without_icalendar_the_extra_is_named(first, monkeypatch):
    monkeypatch.setitem(sys.modules, "icalendar", None)
    with pytest.raises(MissingExtraError, match=r"eiascore\[letters\]"):
        to_ics(first)


def test_json_says_what_issues_mean(first, second):
    record = json.loads(to_json(first, "plan.docx", DAY))
    assert record["caution"] == CAUTION
    assert len(record["commitments"]) == len(first)
    assert {issue for one in first for issue in one.issues} == set(record["issues"])
    assert record["commitments"][0]["grades"]["weakest"] == "owned"
    changes = json.loads(changes_json(compare(first, second), ("one", "two")))
    assert changes["documents"] == ["one", "two"]
    assert set(changes["kinds"]) == {kind for change in changes["changes"] for kind in change["kinds"]}


def test_the_terminal_shows_text_as_it_is(hostile, first, second):
    console = Console(width=100, record=True, file=io.StringIO())
    print_commitments(hostile, "=plan.md", console, date(2026, 4, 15))
    said = console.export_text()
    assert "[bold]the[/bold]" in said
    assert "\x1b" not in said
    assert said.count("PAST ITS END") == 1
    assert CAUTION in said
    print_changes(compare(first, second), ("one", "two"), console)
    assert "181 days later" in console.export_text()
