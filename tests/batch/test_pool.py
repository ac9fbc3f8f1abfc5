"""Documents in processes of their own: what one of them does to its process harms no other."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Event, Thread

import psutil
import pytest
from hostile_tasks import long_page, swollen, task, tasks

from eiascore.batch.model import Bounds, Options, Outcome, Task
from eiascore.batch.pool import run
from eiascore.errors import RubricError

AMPLE = Bounds()
SCRIPT = """
import sys
from pathlib import Path
from hostile_tasks import tasks
from eiascore.batch.model import Bounds, Options
from eiascore.batch.pool import run
try:
    for outcome in run(tasks(map(Path, sys.argv[1:])), Options(), Bounds(), workers=2):
        print(outcome.key, flush=True)
except KeyboardInterrupt:
    print("interrupted", file=sys.stderr)
"""


def children() -> list[psutil.Process]:
    """Return the processes that score for this one."""
    found = []
    for child in psutil.Process().children():
        try:
            if any("eiascore.batch.process" in part for part in child.cmdline()):
                found.append(child)
        except psutil.NoSuchProcess:
            continue
    return found


@contextmanager
def killing(after: float, times: int) -> Iterator[list[int]]:
    """Kill so many processes that score, each when it has used so many seconds of the processor."""
    killed: list[int] = []
    over = Event()

    def kill() -> None:
        while len(killed) < times and not over.wait(0.05):
            for child in children():
                with suppress(psutil.NoSuchProcess):
                    if child.pid not in killed and sum(child.cpu_times()[:2]) > after:
                        killed.append(child.pid)
                        child.kill()

    killer = Thread(target=kill)
    killer.start()
    try:
        yield killed
    finally:
        over.set()
        killer.join()


def by_key(outcomes: Iterator[Outcome]) -> dict[str, Outcome]:
    return {outcome.key: outcome for outcome in outcomes}


def without_time(record: str) -> str:
    made = json.loads(record)
    made.get("provenance", {}).pop("created", None)
    return json.dumps(made)


@pytest.fixture(scope="module")
def slow(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return long_page(tmp_path_factory.mktemp("slow") / "slow.html", 30_000)


def test_a_process_scores_as_this_one_does_and_takes_tasks_as_they_are_needed(specimens: Path) -> None:
    files = [*sorted(specimens.glob("blank-form.*")), *sorted(specimens.glob("weak-*.html"))]
    taken: list[str] = []

    def planned() -> Iterator[Task]:
        for file in files:
            taken.append(file.name)
            yield task(file)

    running = run(planned(), Options(), AMPLE, workers=1)
    first = next(running)
    assert len(taken) <= 2
    apart = {first.key: first} | by_key(running)
    here = by_key(run(tasks(files), Options(), AMPLE, workers=0))
    assert sorted(apart) == sorted(here) == sorted(file.name for file in files)
    for key, outcome in apart.items():
        assert without_time(outcome.record) == without_time(here[key].record)
        assert (outcome.fate, outcome.pages, outcome.tries) == ("scored", here[key].pages, 1)
    assert children() == []


def test_a_process_that_is_killed_before_it_is_ready_is_no_fault_of_its_document(specimens: Path) -> None:
    with killing(after=0.1, times=1) as killed:
        found = by_key(run(tasks(specimens.glob("blank-form.*")), Options(), AMPLE, workers=1))
    assert len(killed) == 1
    assert [(outcome.fate, outcome.tries) for outcome in found.values()] == [("scored", 1)] * 4


def test_a_document_that_is_killed_each_time_has_failed_and_the_rest_goes_on(slow: Path, specimens: Path) -> None:
    with killing(after=8, times=2) as killed:  # by then it has begun, also where modules are compiled first
        found = by_key(run([task(slow), *tasks(specimens.glob("blank-form.h*"))], Options(), AMPLE, workers=1))
    assert len(killed) == 2
    failed = found.pop(slow.name)
    assert (failed.fate, failed.code, failed.tries) == ("failed", "crashed", 2)
    assert "SIGKILL" in json.loads(failed.record)["error"]["what"]
    assert [outcome.fate for outcome in found.values()] == ["scored"]


@pytest.mark.parametrize(
    ("bounds", "says"),
    [(Bounds(seconds=0.5), "0.5 seconds."), (Bounds(cpu_seconds=0.5), "0.5 seconds of the processor.")],
)
def test_a_document_beyond_its_time_has_failed(slow: Path, specimens: Path, bounds: Bounds, says: str) -> None:
    (outcome,) = run([task(slow)], Options(), bounds, workers=1)
    assert (outcome.fate, outcome.code, outcome.tries) == ("failed", "too_slow", 2)
    assert says in json.loads(outcome.record)["error"]["what"]


@pytest.mark.skipif(sys.platform != "linux", reason="memory is bounded on Linux only")
def test_a_document_beyond_its_memory_has_failed(specimens: Path, tmp_path: Path) -> None:
    hungry = swollen(specimens / "blank-form.docx", tmp_path / "hungry.docx", 60_000)
    (outcome,) = run([task(hungry)], Options(), Bounds(memory=130_000_000), workers=1)
    assert (outcome.fate, outcome.code, outcome.tries) == ("failed", "too_much_memory", 2)
    assert "130 MB" in json.loads(outcome.record)["error"]["what"]


def test_a_wrong_rubric_is_told_before_any_process_starts(specimens: Path) -> None:
    with pytest.raises(RubricError):
        next(run(tasks(specimens.glob("blank-form.*")), Options(rubric="no-such-rubric"), AMPLE, workers=2))
    assert children() == []


def test_closing_the_iterator_ends_the_processes(specimens: Path, slow: Path) -> None:
    running = run([*tasks(specimens.glob("blank-form.html")), task(slow)], Options(), AMPLE, workers=2)
    next(running)
    assert len(children()) == 2
    running.close()
    assert children() == []


@pytest.mark.skipif(os.name != "posix", reason="signals")
@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGKILL])
def test_processes_end_with_the_one_that_started_them(specimens: Path, slow: Path, how: signal.Signals) -> None:
    started = subprocess.Popen([sys.executable, "-c", SCRIPT, str(specimens / "blank-form.html"), str(slow)],
                               stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True,
                               env=os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))})  # fmt: skip
    assert started.stdout and started.stdout.readline() == "blank-form.html\n"
    scorers = psutil.Process(started.pid).children()
    assert len(scorers) == 2
    os.killpg(started.pid, how)
    _, complaints = started.communicate(timeout=60)
    assert psutil.wait_procs(scorers, timeout=60)[1] == []
    assert complaints.strip() == ("interrupted" if how == signal.SIGINT else "")
