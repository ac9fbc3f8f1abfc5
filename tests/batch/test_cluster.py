"""Documents on a Dask cluster: the same scorecards, and a lost worker costs no other document."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import psutil
import pytest
from hostile_tasks import tasks

from eiascore.batch import cluster
from eiascore.batch.model import Bounds, Options, Outcome, Task
from eiascore.batch.worker import work
from eiascore.errors import ClusterError

pytest.importorskip("distributed")
pytestmark = [pytest.mark.filterwarnings("ignore"), pytest.mark.skipif(os.name != "posix", reason="signals")]


def dask_workers() -> list[psutil.Process]:
    """Return the workers of Dask that score: those that have processes of ours below them."""
    found = []
    for child in psutil.Process().children(recursive=True):
        with suppress(psutil.NoSuchProcess):
            if any("eiascore.batch.process" in " ".join(below.cmdline()) for below in child.children()):
                found.append(child)
    return found


def without_time(outcome: Outcome) -> dict[str, object]:
    made = json.loads(outcome.record)
    made["provenance"].pop("created")
    return made


def test_a_lost_worker_of_dask_costs_no_document(specimens: Path) -> None:
    planned = tasks(sorted(specimens.glob("*.html")) + sorted(specimens.glob("*.odt")))
    running = cluster.run(iter(planned), Options(), Bounds(), workers=2)
    outcomes = [next(running)]
    lost = dask_workers()
    assert len(lost) >= 1
    lost[0].kill()
    outcomes += running
    assert sorted(outcome.key for outcome in outcomes) == sorted(task.key for task in planned)
    by_key = {task.key: task for task in planned}
    for outcome in outcomes:
        assert outcome.fate == "scored"
    one = outcomes[-1]
    assert without_time(one) == without_time(work(by_key[one.key], Options()))
    assert psutil.wait_procs(dask_workers(), timeout=30)[1] == []


def test_a_function_is_mapped_over_things_that_are_taken_as_needed() -> None:
    taken: list[int] = []

    def numbers() -> Iterator[int]:
        for number in range(-20, 0):
            taken.append(number)
            yield number

    running = cluster.mapped(abs, numbers(), workers=1)
    first = next(running)
    assert len(taken) < 8
    assert sorted([first, *running]) == [(number, -number) for number in range(-20, 0)]


def test_no_scheduler_is_told(monkeypatch: pytest.MonkeyPatch, specimens: Path) -> None:
    monkeypatch.setattr(cluster, "CONNECT", 1)
    planned: list[Task] = tasks(specimens.glob("blank-form.html"))
    with pytest.raises(ClusterError, match="There is no Dask scheduler"):
        next(cluster.run(planned, Options(), Bounds(), scheduler="tcp://127.0.0.1:9"))
