"""The entry point: help, version, the rubric and doctor commands, and what a start costs."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from typer.testing import CliRunner

import eiascore
from eiascore.cli.main import COMMANDS, app, with_command
from eiascore.rubric import load_rubric

HEAVY = ("spacy", "sklearn", "pandas", "pydantic", "pdfplumber", "rich")


def invoke(*arguments: str):
    return CliRunner().invoke(app, list(arguments), catch_exceptions=False)


@pytest.mark.parametrize("arguments", [["--version"], ["--help"], ["-h"], ["score", "--help"], ["rubric", "--help"]])
def test_it_says_what_it_is_without_reading_anything(run, arguments: list[str]) -> None:
    done = run(*arguments)
    assert (done.returncode, done.stderr) == (0, b"")
    assert (b"0.1.0" if arguments == ["--version"] else b"Usage:") in done.stdout


def test_no_arguments_show_the_help(run) -> None:
    done = run()
    assert b"Usage:" in done.stdout + done.stderr
    assert done.returncode == 2


def test_each_command_is_in_the_help() -> None:
    text = invoke("--help").stdout
    assert [name for name in COMMANDS if not re.search(rf"^\s+{name}\b", text, re.MULTILINE)] == []
    assert {c.name for c in app.registered_commands} | {g.name for g in app.registered_groups} == set(COMMANDS)


@pytest.mark.parametrize(
    ("given", "meant"),
    [
        (["a.pdf"], ["score", "a.pdf"]),
        (["--json", "a.pdf"], ["score", "--json", "a.pdf"]),
        (["-"], ["score", "-"]),
        (["score", "a.pdf"], ["score", "a.pdf"]),
        (["rubric", "list"], ["rubric", "list"]),
        (["./rubric"], ["score", "./rubric"]),
        (["--version"], ["--version"]),
        ([], []),
    ],
)
def test_a_file_needs_no_command(given: list[str], meant: list[str]) -> None:
    assert with_command(given) == meant


def test_a_file_named_like_a_command_is_reached_by_its_path(run, specimens: Path, tmp_path: Path, monkeypatch) -> None:
    (tmp_path / "doctor").write_bytes((specimens / "blank-form.docx").read_bytes())
    monkeypatch.chdir(tmp_path)
    assert json.loads(run("./doctor", "--json").stdout)["document"]["name"] == "doctor"


def test_the_help_imports_nothing_heavy(python) -> None:
    code = f"""
import sys
from eiascore.cli.main import run
try:
    run(["--help"])
except SystemExit as end:
    assert end.code == 0
print("IMPORTED", [name for name in {HEAVY} if name in sys.modules])
"""
    assert python(code).splitlines()[-1] == "IMPORTED []"


def test_scoring_imports_neither_sklearn_nor_pandas_nor_spacy(python, specimens: Path) -> None:
    code = """
import sys
from eiascore.cli.main import run
try:
    run([{path!r}, "--json"])
except SystemExit as end:
    assert end.code == 0
print("IMPORTED", [name for name in ("sklearn", "pandas", "scipy", "spacy") if name in sys.modules])
"""
    for name in ("strong-police-search.pdf", "strong-police-search.docx", "strong-police-search.html"):
        assert python(code.format(path=str(specimens / name))).splitlines()[-1] == "IMPORTED []"


def test_importing_the_package_imports_nothing_of_it(python) -> None:
    code = (
        "import sys, eiascore; print([m for m in sys.modules if m.startswith('eiascore.') or m in ('spacy', 'yaml')])"
    )
    assert python(code).strip() == "[]"


def test_the_rubric_is_listed() -> None:
    result = invoke("rubric", "list")
    rubric = load_rubric("psed-2010")
    assert result.exit_code == 0
    assert all(criterion.id in result.stdout for criterion in rubric.criteria)
    assert all(f"({d.id}, weight {d.weight:g})" in result.stdout for d in rubric.dimensions)


@pytest.mark.parametrize("identity", ["eng_influence", "tim_before_decision", "mit_specific_action"])
def test_a_criterion_is_shown_with_levels_sources_and_rules(identity: str) -> None:
    result = invoke("rubric", "show", identity)
    rubric = load_rubric("psed-2010")
    criterion = next(c for c in rubric.criteria if c.id == identity)
    text = " ".join(result.stdout.split())
    assert result.exit_code == 0
    assert all(" ".join(level.means.split()) in text for level in criterion.levels.values())
    assert all(f"{source}: " in text for source in criterion.sources)
    assert all(f"{rule.id} (strength {rule.strength}" in text for rule in criterion.rules)


def test_an_unknown_criterion_is_a_usage_error(run) -> None:
    done = run("rubric", "show", "eng_nothing")
    assert (done.returncode, done.stdout) == (2, b"")
    assert b"eng_nothing" in done.stderr


def test_an_unknown_rubric_is_status_5(run) -> None:
    done = run("rubric", "list", "--rubric", "psed-1066")
    assert (done.returncode, done.stdout) == (5, b"")
    assert b"psed-2010" in done.stderr


def test_doctor_names_versions_and_the_rubric() -> None:
    result = invoke("doctor")
    assert result.exit_code == 0
    assert f"eiascore {eiascore.__version__}" in result.stdout
    assert f"rubric psed-2010 1.0.0 sha256 {load_rubric('psed-2010').sha256}" in result.stdout
    assert re.search(r"^spacy \d+\.\d+", result.stdout, re.MULTILINE)
    assert "not installed" not in result.stdout


def test_a_fault_of_its_own_is_status_70_and_asks_for_a_report(python, tmp_path: Path) -> None:
    code = f"""
import sys, os
from eiascore.cli.main import run
os.chdir({str(tmp_path)!r})
os.environ["SOURCE_DATE_EPOCH"] = "not a number"
open("a.txt", "w").write("# Equality impact assessment\\n\\n" + "We consulted residents about it in May. " * 20)
sys.stderr = sys.stdout
try:
    run(["a.txt"])
except SystemExit as end:
    print("STATUS", end.code)
"""
    text = python(code)
    assert "eiascore: a fault in eiascore itself: ValueError" in text
    assert text.splitlines()[-1] == "STATUS 70"
    assert "Traceback" not in text
    assert "Traceback" in python(code, EIASCORE_TRACE="1")
