"""A batch is killed again and again, and loses nothing."""

from __future__ import annotations

import hashlib
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

DOCUMENTS = 200
TABLES = ("scores.csv", "findings.csv", "evidence.csv", "red_flags.csv", "errors.csv", "files.csv", "results.xlsx")
_ENGAGED = (
    "We met Westmere Disability Forum on 4 March 2025 and changed the opening hours after what they said.",
    "No engagement was carried out because the change is small.",
    "Local groups will be consulted once the policy is live.",
    "We wrote to 14 carers' groups in May 2025; nine answered and asked for a home visit.",
)
_EVIDENCE = (
    "Census 2021 shows that 21 % of residents aged over 65 have no car, against 9 % of all residents.",
    "There is no evidence to suggest any impact.",
    "Of 812 users surveyed in 2024, 61 % were women and 17 % were disabled.",
)
_ACTIONS = (
    "The Head of Transport will fit two ramps by 30 June 2025 and report to the board in September 2025.",
    "We will monitor the situation.",
    "None needed.",
)


def text(number: int) -> str:
    """Return a small assessment, a different one for each number."""
    return (
        f"# Equality impact assessment: bus shelter scheme {number}\n\n"
        "Westmere Council. Date of assessment: 10 June 2025. Decision by Cabinet: 1 July 2025.\n\n"
        "## Who will be affected\n\n"
        f"The scheme moves {number + 3} bus shelters and affects older and disabled passengers on route {number}.\n\n"
        f"## Who have you consulted?\n\n{_ENGAGED[number % len(_ENGAGED)]}\n\n"
        f"## What evidence have you used?\n\n{_EVIDENCE[number % len(_EVIDENCE)]}\n\n"
        f"## What will you do about adverse impact?\n\n{_ACTIONS[number % len(_ACTIONS)]}\n"
    )


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    place = tmp_path_factory.mktemp("assessments")
    for number in range(DOCUMENTS):
        below = place / f"year-{number % 3}"
        below.mkdir(exist_ok=True)
        (below / f"eia-{number:03}.md").write_text(text(number), encoding="utf-8")
    (place / "copy.md").write_text(text(7), encoding="utf-8")
    (place / "broken.pdf").write_bytes(b"%PDF-1.7\nnothing follows\n")
    return place


def started(folder: Path, output: Path, *more: str) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "eiascore.cli.main", "batch", str(folder), "-o", str(output), "--workers", "2"]
    return subprocess.Popen(
        [*command, *more],
        env=os.environ | {"SOURCE_DATE_EPOCH": "0"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    )


def finished(folder: Path, output: Path, *more: str) -> str:
    """Run a batch to its end and return what it said; one document is broken, so that it ends with 3."""
    run = started(folder, output, *more)
    said = run.communicate()[1].decode()
    assert run.returncode == 3, said
    return said


def contents(output: Path) -> dict[str, str]:
    """Return a hash of each scorecard and table, by path."""
    files = [*output.glob("cards/*/*"), *(output / name for name in TABLES)]
    return {str(f.relative_to(output)): hashlib.sha256(f.read_bytes()).hexdigest() for f in files}


@pytest.fixture(scope="module")
def undisturbed(folder, tmp_path_factory) -> dict[str, str]:
    output = tmp_path_factory.mktemp("undisturbed") / "results"
    finished(folder, output)
    return contents(output)


def cards(output: Path) -> int:
    return sum(1 for _ in output.glob("cards/*/*.json"))


def killing_points(output: Path, run: subprocess.Popen[bytes], chance: random.Random) -> Iterator[None]:
    """Yield whenever a few more documents are done, as long as the batch runs."""
    while run.poll() is None:
        goal = cards(output) + chance.randint(1, 3)
        while run.poll() is None and cards(output) < goal:
            time.sleep(0.005)
        if run.poll() is None:
            yield


def kill_a_child(run: subprocess.Popen[bytes], chance: random.Random, wanted: str) -> bool:
    """Kill one of the processes below a batch whose name or command holds a word; return whether there was one."""
    try:
        below = psutil.Process(run.pid).children(recursive=True)
    except psutil.NoSuchProcess:
        return False
    for child in chance.sample(below, len(below)):
        try:
            if wanted in " ".join(child.cmdline()):
                child.send_signal(signal.SIGKILL)
                return True
        except psutil.NoSuchProcess:
            continue
    return False


def test_a_batch_that_is_killed_thirty_times_loses_nothing_and_invents_nothing(folder, undisturbed, tmp_path):
    output, chance = tmp_path / "results", random.Random(30)
    killed = {"worker": 0, "batch": 0}
    while sum(killed.values()) < 30:
        run = started(folder, output)
        workers = 3
        for _ in killing_points(output, run, chance):
            if workers and kill_a_child(run, chance, "eiascore.batch.process"):
                workers -= 1
                killed["worker"] += 1
            else:
                run.send_signal(signal.SIGKILL)
                killed["batch"] += 1
                break
        run.communicate()
        assert run.returncode == -signal.SIGKILL, f"it came to its end after {killed}"
    finished(folder, output, "--retry-failed")
    assert contents(output) == undisturbed


def test_a_cluster_that_loses_its_workers_loses_no_document(folder, undisturbed, tmp_path):
    output, chance = tmp_path / "results", random.Random(5)
    run = started(folder, output, "--scheduler", "local")
    killed = 0
    for _ in killing_points(output, run, chance):
        if killed < 3:
            killed += kill_a_child(run, chance, "spawn")
    run.communicate()
    assert killed == 3
    finished(folder, output, "--retry-failed")
    assert contents(output) == undisturbed
