"""The shape of the code: who imports whom, how long things are, and one version everywhere."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import requires, version
from pathlib import Path

import pytest

import eiascore

ROOT = Path(__file__).parents[2]
SOURCES = sorted((ROOT / "src" / "eiascore").rglob("*.py"))
MOST_LINES, MOST_LINES_OF_A_FUNCTION = 300, 40


def functions(path: Path) -> Iterator[tuple[str, int]]:
    """Yield each function of a module with its length, less its docstring."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            first = node.body[0]
            documented = isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant)
            words = (first.end_lineno or 0) - first.lineno + 1 if documented else 0
            yield (
                f"{path.relative_to(ROOT)}:{node.lineno} {node.name}",
                (node.end_lineno or 0) - node.lineno + 1 - words,
            )


def test_imports_go_down() -> None:
    pytest.importorskip("importlinter")
    done = subprocess.run(
        [sys.executable, "-c", "from importlinter.cli import lint_imports_command; lint_imports_command()"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "1 kept, 0 broken" in done.stdout


def test_no_module_is_longer_than_three_screens() -> None:
    lengths = {str(p.relative_to(ROOT)): len(p.read_text(encoding="utf-8").splitlines()) for p in SOURCES}
    assert len(lengths) > 50
    assert {name: n for name, n in lengths.items() if n > MOST_LINES} == {}


def test_no_function_is_longer_than_a_screen() -> None:
    lengths = dict(found for path in SOURCES for found in functions(path))
    assert len(lengths) > 200
    assert {name: n for name, n in lengths.items() if n > MOST_LINES_OF_A_FUNCTION} == {}


def test_the_version_is_the_same_everywhere() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["version"] == eiascore.__version__ == version("eiascore")


def test_the_changelog_speaks_of_this_version() -> None:
    text = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert re.search(r"^## \[?Unreleased\]?", text, re.MULTILINE) or f"## [{eiascore.__version__}]" in text


def test_the_constraints_pin_everything_that_is_required() -> None:
    text = (ROOT / "constraints.txt").read_text(encoding="utf-8")
    pins = [line for line in text.splitlines() if line and not line.startswith("#")]
    assert [line for line in pins if not re.fullmatch(r"[A-Za-z0-9._-]+==[A-Za-z0-9.+!]+", line)] == []
    pinned = {re.sub(r"[-_.]+", "-", line.split("==")[0]).lower() for line in pins}
    wanted = {re.sub(r"[-_.]+", "-", re.split(r"[^\w.-]", r)[0]).lower() for r in requires("eiascore") or ()}
    assert wanted - pinned - {"eiascore"} == set()  # extras that name other extras
