"""``--profile`` on the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from eiascore.cli.main import run

SCREENING = str(Path(__file__).parents[2] / "corpus" / "specimens" / "screening-health-trust.docx")


def ran(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    try:
        run(list(arguments))
    except SystemExit as end:
        assert not end.code, capsys.readouterr().err
    return capsys.readouterr().out


def test_the_scorecard_says_its_profiles_and_what_is_not_asked(capsys: pytest.CaptureFixture[str]) -> None:
    out = " ".join(ran(capsys, "score", SCREENING).split())
    assert "Profile: England and UK government, because the document names" in out
    assert "Profile: screening, because the document is taken for a screening" in out
    assert "– not asked eng_external_stakeholders, eng_affected_people" in out
    assert "1 mentioned (asked: 2)" in out


def test_a_profile_that_is_asked_for_holds(capsys: pytest.CaptureFixture[str]) -> None:
    record = json.loads(ran(capsys, "score", SCREENING, "--profile", "wales+assessment", "--json"))
    assert record["rubric"]["profile"] == "wales+assessment"
    assert [p["chosen"] for p in record["rubric"]["profiles"]] == ["asked", "asked"]
    assert all(d["letter"] for d in record["grade"]["dimensions"].values())


def test_the_rubric_is_shown_under_a_profile(capsys: pytest.CaptureFixture[str]) -> None:
    assert "northern-ireland" in ran(capsys, "rubric", "list")
    out = ran(capsys, "rubric", "list", "--profile", "wales")
    assert "(engagement, weight 25)" in out
    shown = ran(capsys, "rubric", "show", "mit_owner_deadline", "--profile", "bill")
    assert "Not asked under this profile" in shown


@pytest.mark.parametrize("arguments", [("score", SCREENING), ("rubric", "list"), ("rubric", "show", "eng_influence")])
def test_an_unknown_profile_is_wrong_usage(capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...]) -> None:
    with pytest.raises(SystemExit) as end:
        run([*arguments, "--profile", "narnia"])
    assert end.value.code == 2
    assert "northern-ireland" in " ".join(capsys.readouterr().err.replace("│", " ").split())
