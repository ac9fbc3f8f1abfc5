"""The wheel works outside the checkout: the rubric and the schema are in it, and a specimen scores."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


def run(*command: str | Path, cwd: Path) -> str:
    environment = {k: v for k, v in os.environ.items() if k not in {"PYTHONPATH", "PIP_CONSTRAINT"}}
    done = subprocess.run(
        list(map(str, command)), cwd=cwd, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("wheel")
    run(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", out, ROOT, cwd=out)
    (made,) = out.glob("*.whl")
    return made


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the Python of a fresh environment that has the wheel, and beside it only the libraries it builds on."""
    folder = tmp_path_factory.mktemp("installed")
    run(sys.executable, "-m", "venv", "--without-pip", folder / "venv", cwd=folder)
    python = folder / "venv" / "bin" / "python"
    site = Path(run(python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))", cwd=folder).strip())
    run(sys.executable, "-m", "pip", "--python", python, "install", "--no-deps", "--no-index", wheel, cwd=folder)
    # A plain line in a .pth file adds the folder but runs none of its .pth files: the editable install stays out.
    (site / "libraries.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    return python


def test_the_wheel_holds_rubric_schema_types_and_licence_and_nothing_else(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    for wanted in (
        "eiascore/rubrics/psed-2010.yaml",
        "eiascore/rubrics/psed-2010/engagement.yaml",
        "eiascore/rubrics/concepts/people.yaml",
        "eiascore/schema/scorecard.v1.schema.json",
        "eiascore/schema/reading.v1.schema.json",
        "eiascore/report/templates/reading.html",
        "eiascore/report/templates/reading.css",
        "eiascore/letters/requests.yaml",
        "eiascore/letters/templates/foi.docx",
        "eiascore/corpus/manifest.csv",
        "eiascore/py.typed",
    ):
        assert wanted in names
    assert any(name.endswith("licenses/LICENSE") for name in names)
    assert {name.split("/")[0].split("-")[0] for name in names} == {"eiascore"}
    assert [name for name in names if "__pycache__" in name or name.startswith("eiascore/tests")] == []


def test_the_installed_package_is_not_the_checkout(installed: Path, tmp_path: Path) -> None:
    home = Path(run(installed, "-c", "import eiascore; print(eiascore.__file__)", cwd=tmp_path).strip())
    assert home.is_relative_to(installed.parents[1])


def test_the_rubric_loads_from_the_wheel(installed: Path, tmp_path: Path) -> None:
    code = "import eiascore; r = eiascore.load_rubric('psed-2010'); print(len(r.criteria), r.sha256)"
    count, digest = run(installed, "-c", code, cwd=tmp_path).split()
    assert count == "33"
    assert digest == run(sys.executable, "-c", code, cwd=tmp_path).split()[1]


def test_the_manifest_of_published_files_is_in_the_wheel(installed: Path, tmp_path: Path) -> None:
    told = run(installed.with_name("eiascore"), "corpus", "list", cwd=tmp_path)
    assert "home-office-pcsc-bill" in told


def test_the_command_runs_from_the_wheel(installed: Path, tmp_path: Path, specimens: Path) -> None:
    command = installed.with_name("eiascore")
    assert run(command, "--version", cwd=tmp_path) == "eiascore 0.1.0\n"
    record = json.loads(run(command, specimens / "strong-police-search.pdf", "--json", cwd=tmp_path))
    assert record["document"]["kind"] == "eia"
    assert len(record["findings"]) == 33
