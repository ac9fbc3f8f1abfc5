"""Helpers that all tests share."""

from __future__ import annotations

import atexit
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

# No test depends on time. Under CI the examples are the same in each run, so that a change is judged by itself.
settings.register_profile("default", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") == "true" else "default")

# Tests leave the user's own cache alone, and start with an empty one.
os.environ["EIASCORE_CACHE_DIR"] = tempfile.mkdtemp(prefix="eiascore-tests-")
atexit.register(shutil.rmtree, os.environ["EIASCORE_CACHE_DIR"], ignore_errors=True)

ROOT = Path(__file__).parents[1]
SPECIMENS = ROOT / "corpus" / "specimens"


@pytest.fixture
def need():
    """Return a function that skips a test where a system program is missing; under CI it fails instead."""

    def check(program: str) -> str:
        found = shutil.which(program)
        if found is None:
            problem = f"the program {program} is not installed"
            if os.environ.get("CI") == "true":
                pytest.fail(problem)
            pytest.skip(problem)
        return found

    return check


@pytest.fixture
def shared() -> Path:
    """Return the folder ``../shared``, which a clone of the repository alone does not have."""
    folder = ROOT.parent / "shared"
    if not folder.is_dir():
        pytest.skip(f"{folder} is not here: it is no part of the repository")
    return folder


@pytest.fixture(scope="session")
def specimens() -> Path:
    return SPECIMENS


@pytest.fixture(scope="session")
def browser() -> Iterator[Callable[[str], Any]]:
    """Return a function that gives the one browser of all tests; it is started when the first of them needs it."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as started:
        # Chromium is the system's; only `need` says whether it is there, and it is asked by every test.
        opened: list[Any] = []

        def start(program: str) -> Any:
            if not opened:
                opened.append(started.chromium.launch(executable_path=program, args=["--no-sandbox"]))
            return opened[0]

        yield start
        for one in opened:
            one.close()


@pytest.fixture(scope="session")
def run():
    """Return a function that runs the command line in a process of its own."""

    def start(*arguments: str | Path, stdin: bytes | None = None, **environment: str) -> subprocess.CompletedProcess:
        base = {k: v for k, v in os.environ.items() if k not in {"NO_COLOR", "FORCE_COLOR", "SOURCE_DATE_EPOCH"}}
        return subprocess.run(
            [sys.executable, "-m", "eiascore.cli.main", *map(str, arguments)],
            input=stdin,
            stdin=subprocess.DEVNULL if stdin is None else None,
            capture_output=True,
            env=base | environment,
            check=False,
        )

    return start


@pytest.fixture(scope="session")
def python():
    """Return a function that runs a piece of Python in a fresh process and returns what it printed."""

    def start(code: str, **environment: str) -> str:
        done = subprocess.run(
            [sys.executable, "-c", code], capture_output=True, text=True, env=os.environ | environment, check=False
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    return start
