"""The example rubric: a criterion in a folder of its own, with its wording and its cases, and no Python."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from eiascore.cli.main import app
from eiascore.rubric.load import rubric_folder

RUBRIC = str(rubric_folder() / "examples" / "welsh-language" / "welsh-language.yaml")
HEAD = "# Equality impact assessment of the closure of Nant library\n\n## Effects by characteristic\n\n"
AGE = "Age: older people walk to it, and the bus to Aber takes an hour.\n\nDisability: the ramp at Aber is steep.\n\n"
EFFECT = "If the library closes, children will have fewer opportunities to use Welsh in the village. "
SPEAKERS = "In the ward 46% of residents speak Welsh. "
STEP = "We will recruit two bilingual staff for the van, so that readers can use Welsh. "
NONE = "There is no impact on the Welsh language. "


def scored(folder: Path, *sentences: str) -> dict:
    file = folder / "eia.md"
    file.write_text(f"{HEAD}{AGE}## Welsh language\n\n{''.join(sentences)}\n", encoding="utf-8")
    result = CliRunner().invoke(app, ["score", str(file), "--rubric", RUBRIC, "--json"])
    assert result.exit_code == 0, result.stderr
    return json.loads(result.stdout)


def test_its_cases_hold() -> None:
    result = CliRunner().invoke(app, ["rubric", "test", "--rubric", RUBRIC])
    assert result.exit_code == 0, result.stdout
    assert result.stdout == "11 of 11 cases hold\n"


@pytest.mark.parametrize(
    ("sentences", "level"),
    [
        ((), 0),
        ((NONE,), 0),
        ((EFFECT,), 1),
        ((EFFECT, SPEAKERS), 2),
        ((EFFECT, STEP), 2),
        ((EFFECT, SPEAKERS, STEP), 3),
    ],
)
def test_each_level_is_reached_in_a_document(tmp_path: Path, sentences: tuple[str, ...], level: int) -> None:
    (finding,) = scored(tmp_path, *sentences)["findings"]
    assert finding["level"] == level


def test_a_dismissal_is_a_red_flag_and_no_relevance_is_asked(tmp_path: Path) -> None:
    card = scored(tmp_path, NONE)
    assert [flag["id"] for flag in card["red_flags"]] == ["welsh_dismissed"]
    assert card["relevance"] == {"relevance": "unknown", "means": "", "evidence": [], "says": ""}


def test_wording_of_ones_own_stands_beside_that_which_comes_with_eiascore(tmp_path: Path) -> None:
    card = scored(tmp_path, EFFECT)
    assert card["document"]["kind"] == "eia"


def test_show_explains_it_in_words() -> None:
    result = CliRunner().invoke(app, ["rubric", "show", "wel_opportunities", "--rubric", RUBRIC])
    said = " ".join(result.stdout.split())
    assert "2 substantive: An effect is named, and a step or the number of speakers." in said
    assert "needs a quotation of “effect told” or “effect answered”" in said
    assert "that says wel_language (“welsh language”, “welsh medium” …)" in said
    assert "that names a number or a percentage" in said
