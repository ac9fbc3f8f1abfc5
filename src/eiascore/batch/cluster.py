"""Documents scored on a Dask cluster, one that is started here or one that runs elsewhere.

Dask hands out the documents; each is scored in a process of its own beside the Dask worker, as on one computer. Those
are plain child processes, which the workers of any cluster may start, whatever its settings.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from functools import partial
from importlib import import_module
from itertools import islice
from typing import Any, TypeVar
from uuid import uuid4

from eiascore.batch.model import Bounds, Options, Outcome, Task
from eiascore.batch.pool import Crew, failure
from eiascore.errors import ClusterError, CrashedError, MissingExtraError
from eiascore.version import __version__

T = TypeVar("T")
R = TypeVar("R")

LOCAL = "local"
CONNECT = 30  # seconds that a scheduler may take to answer
LOOK_AGAIN = 5.0  # seconds until the workers are counted anew
_DEAF = "import signal; signal.signal(signal.SIGINT, signal.SIG_IGN)"  # Ctrl-C is for the client: it ends the rest

# On a Dask worker: the processes that wait for a document, by run, and the runs that are over.
_crews: dict[str, list[Crew]] = {}
_over: set[str] = set()


def run(
    tasks: Iterable[Task], options: Options, bounds: Bounds, *, scheduler: str = LOCAL, workers: int = 1
) -> Iterator[Outcome]:
    """Score documents on a Dask cluster.

    Parameters
    ----------
    tasks : iterable of Task
        The documents, at places that every worker can read; taken as they are needed.
    options : Options
        How they are scored.
    bounds : Bounds
        What each of them may cost.
    scheduler : str, optional
        Address of a scheduler, such as ``tcp://10.0.0.5:8786``; "local" starts a cluster on this computer.
    workers : int, optional
        Workers of a cluster that is started here.

    Yields
    ------
    Outcome
        As they are done, not in the order of the tasks; the cluster keeps none of them. A document whose Dask worker
        was lost time and again has failed as ``crashed``.

    Raises
    ------
    ClusterError
        If there is no such cluster, it has no workers, or they have another version of eiascore.
    MissingExtraError
        If Dask is not installed.
    RubricError
        If the rubric is invalid.
    ModelError
        If the model cannot be loaded.
    """
    from eiascore.batch.worker import prepare  # all that scores: not for the workers of Dask

    prepare(options)
    name = uuid4().hex
    with _connected(scheduler, workers) as client:
        try:
            # One for each thread: Dask blames the loss of a worker on those that only wait there as well.
            score = partial(_score, run=name, options=options, bounds=bounds)
            for task, future in _flight(client, score, tasks, each=1):
                yield _outcome(task, future)
        finally:
            if scheduler != LOCAL:  # the workers of a cluster that was started here end with it
                client.run(_end, name, on_error="ignore")


def mapped(
    function: Callable[[T], R], items: Iterable[T], *, scheduler: str = LOCAL, workers: int = 1
) -> Iterator[tuple[T, R]]:
    """Call a function with each of many things on a Dask cluster.

    Parameters
    ----------
    function : callable
        A function of a module, which the workers can import; what it raises is raised here.
    items : iterable
        The things; taken as they are needed.
    scheduler : str, optional
        As for ``run``.
    workers : int, optional
        As for ``run``.

    Yields
    ------
    tuple
        Each thing with what the function returned for it, as they are done.

    Raises
    ------
    ClusterError
        As for ``run``.
    MissingExtraError
        If Dask is not installed.
    """
    with _connected(scheduler, workers) as client:
        for item, future in _flight(client, function, items, each=2):
            yield item, future.result()


@contextmanager
def _connected(scheduler: str, workers: int) -> Iterator[Any]:
    """Yield a client of the cluster; one that was started here ends with it."""
    dask = _dask()
    if scheduler != LOCAL:
        try:
            client = dask.Client(scheduler, timeout=CONNECT, set_as_default=False)
        except (OSError, ValueError) as error:
            raise ClusterError(
                f"There is no Dask scheduler at {scheduler}.", "Give its address, such as tcp://10.0.0.5:8786."
            ) from error
        with client:
            _check(client, scheduler)
            yield client
        return
    # A worker that is lost costs its document one more try, as a process does.
    with import_module("dask").config.set({"distributed.scheduler.allowed-failures": 1}):
        cluster = dask.LocalCluster(
            n_workers=workers,
            threads_per_worker=1,
            memory_limit=0,  # what takes memory are the processes beside the worker, which have their own bound
            dashboard_address=None,
            worker_dashboard_address=None,
            silence_logs=logging.CRITICAL,
            preload=[_DEAF],
        )
    with cluster, dask.Client(cluster, set_as_default=False) as client:
        yield client


def _dask() -> Any:
    """Return the package; it is no part of a plain installation."""
    try:
        return import_module("distributed")
    except ImportError:
        raise MissingExtraError("A cluster needs Dask.", 'Install it: pip install "eiascore[batch]"') from None


def _check(client: Any, scheduler: str) -> None:
    """Raise ``ClusterError`` unless the cluster has workers, all with this version of eiascore."""
    try:
        client.wait_for_workers(1, timeout=CONNECT)
    except TimeoutError:
        raise ClusterError(f"The cluster at {scheduler} has no workers.", "Start some: dask worker ADDRESS") from None
    found = {str(version) for version in client.run(_version, on_error="return").values()}
    if found != {__version__}:
        raise ClusterError(
            f"The workers of {scheduler} answer {', '.join(sorted(found))} for their version of eiascore; here it is "
            f"{__version__}.",
            f"Install the same on all of them: pip install eiascore=={__version__}",
        )


def _flight(client: Any, function: Callable[[T], R], items: Iterable[T], each: int) -> Iterator[tuple[T, Any]]:
    """Yield each thing with its finished future; so many for each thread of the cluster are under way at a time."""
    waiting, flying, done = iter(items), dict[Any, T](), _dask().as_completed(loop=client.loop)
    width, counted = 0, 0.0

    def launch() -> None:
        nonlocal width, counted
        if time.monotonic() > counted + LOOK_AGAIN:
            width, counted = each * max(sum(client.nthreads().values()), 1), time.monotonic()
        for item in islice(waiting, max(width - len(flying), 0)):
            future = client.submit(function, item, pure=False)
            flying[future.key] = item
            done.add(future)

    launch()
    for future in done:
        item = flying.pop(future.key)
        launch()
        yield item, future


def _outcome(task: Task, future: Any) -> Outcome:
    """Return what became of a task; what is wrong with the cluster and not with a document is raised."""
    try:
        outcome: Outcome = future.result()
    except _dask().KilledWorker as lost:
        error = CrashedError(
            f"The Dask workers that {task.reference.name} was given to were lost, {lost.allowed_failures + 1} times.",
            "Run the batch again when the cluster is steady; what is done is kept.",
        )
        return failure(task, error, lost.allowed_failures + 1)
    return outcome


def _score(task: Task, run: str, options: Options, bounds: Bounds) -> Outcome:
    """Score a document beside this Dask worker, in a process that waits for the next one afterwards."""
    idle = _crews.setdefault(run, [])
    crew = None
    with suppress(IndexError):
        crew = idle.pop()
    crew = crew or Crew(options, bounds, 1)
    try:
        (outcome,) = crew.outcomes([task])
    except BaseException:
        crew.close()
        raise
    idle.append(crew)
    if run in _over:
        _end(run)
    return outcome


def _end(run: str) -> None:
    """End the processes of a run on this Dask worker, and those that are at work when they are done."""
    _over.add(run)
    idle: list[Any] = _crews.setdefault(run, [])
    while idle:
        with suppress(IndexError):
            idle.pop().close()


def _version() -> str:
    return __version__
