"""``eiascore score --decision-date``: what is known from outside a document, on the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from eiascore.cli.main import app

TEXT = """# Equality impact assessment: library opening hours

Date of assessment: 3 March 2024

## Evidence

Our survey of 412 library users in 2023 found that 34% of disabled users come after 5pm.

## Impact

Closing at 5pm would make it harder for disabled residents to use the library, because many rely on a carer at work.
"""


@pytest.fixture
def hours(tmp_path: Path) -> Path:
    path = tmp_path / "hours.md"
    path.write_text(TEXT, encoding="utf-8")
    return path


def invoke(*arguments: str | Path):
    return CliRunner().invoke(app, ["score", *map(str, arguments)], catch_exceptions=False)


@pytest.mark.parametrize("day", ["2024-05-10", "10/05/2024", "10 May 2024", "Friday 10 May 2024"])
def test_the_day_of_the_decision_may_be_written_as_the_uk_does(hours: Path, day: str) -> None:
    result = invoke(hours, "--decision-date", day)
    assert result.exit_code == 0
    assert "Given from outside: decided 10 May 2024 (command line)" in result.stdout
    assert "for: “Date of assessment: 3 March 2024”" in result.stdout


def test_all_that_is_given_stands_in_the_json(hours: Path) -> None:
    given = (
        "--decision-date",
        "2024-05-10",
        "--implementation-date",
        "1 June 2024",
        "--publication-date",
        "03/06/2024",
    )
    result = invoke(hours, "--json", *given, "--body", "Westmere Council", "--policy", "Library hours")
    assert json.loads(result.stdout)["record"] == {
        "body": "Westmere Council", "policy": "Library hours", "decided": "2024-05-10", "implemented": "2024-06-01",
        "published": "2024-06-03", "source": "command line",
    }  # fmt: skip


def test_the_explanation_says_which_date_came_from_where(hours: Path) -> None:
    result = invoke(hours, "--decision-date", "2024-05-10", "--explain", "tim_before_decision")
    said = " ".join(result.stdout.split())
    assert "assessed 3 March 2024; decided 10 May 2024, says the command line" in said
    assert "assessed 3 March 2024, in the document's own words" in said


def test_markdown_says_what_was_given(hours: Path) -> None:
    result = invoke(hours, "--format", "md", "--body", "Westmere Council")
    assert "\nGiven from outside: Westmere Council (command line).\n" in result.stdout


def test_what_is_given_cannot_write_to_the_terminal(hours: Path) -> None:
    result = invoke(hours, "--body", "Westmere\x1b[31m\u202e Council\n[red]x[/red]")
    assert "Given from outside: Westmere[31m Council [red]x[/red] (command line)" in result.stdout
    assert "\x1b" not in result.stdout


@pytest.mark.parametrize("option", ["--decision-date", "--implementation-date", "--publication-date"])
@pytest.mark.parametrize("day", ["May 2024", "2024-13-01", "05/31/2024", "soon"])
def test_what_is_no_day_is_told_before_anything_is_read(option: str, day: str) -> None:
    result = invoke("no-such-file.pdf", option, day)
    assert result.exit_code == 2
    assert f"{option} {day}: write one day" in " ".join(result.stderr.split()).replace("│ ", "")


def test_dates_are_those_of_one_policy(hours: Path) -> None:
    result = invoke(hours, hours, "--decision-date", "2024-05-10")
    assert result.exit_code == 2
    assert "2 documents are named" in result.stderr
