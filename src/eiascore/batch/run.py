"""A batch from beginning to end: plan, score what has no result yet, keep each result, and write the tables."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from pathlib import Path

from eiascore.batch.content import digest_or_error, digests
from eiascore.batch.key import key_of
from eiascore.batch.metadata import assigned, records
from eiascore.batch.model import Bounds, Options, Outcome, Plan, Reference, Task
from eiascore.batch.plan import plan
from eiascore.batch.source import references
from eiascore.batch.store import Results
from eiascore.batch.write import write_tables
from eiascore.errors import EiaError
from eiascore.schema.record import PolicyRecord


@dataclass(frozen=True)
class How:
    """How a batch is run, beside how each document is scored.

    Attributes
    ----------
    workers : int or None
        Processes that score at the same time, None for one a core; 0 scores in this process, which is for debugging.
    scheduler : str
        Address of a Dask scheduler, ``local`` for a Dask cluster on this machine, "" for none.
    bounds : Bounds
        What one document may cost.
    force : bool
        Whether documents are scored again although they have a result.
    retry_failed : bool
        Whether those are that failed.
    since : datetime or None
        Only files that were changed then or later.
    metadata : str or Path or None
        A list of policies; see ``records``.
    """

    workers: int | None = None
    scheduler: str = ""
    bounds: Bounds = field(default_factory=Bounds)
    force: bool = False
    retry_failed: bool = False
    since: datetime | None = None
    metadata: str | Path | None = None


@dataclass(frozen=True)
class Summary:
    """What a run came to.

    Attributes
    ----------
    scored, kept : int
        Documents scored in this run, and documents that had their result already.
    failed : mapping of str to int
        How many documents have no scorecard, by the code of the error.
    duplicates : int
        Files that hold what another one holds.
    passed_over : mapping of str to int
        Files that were not read, by reason.
    notes : tuple of str
        What the reader should know of the tables.
    """

    scored: int
    kept: int
    failed: Counter[str]
    duplicates: int
    passed_over: Counter[str]
    notes: tuple[str, ...] = ()

    @property
    def documents(self) -> int:
        """How many different documents the run was about."""
        return self.scored + self.kept + self.failed.total()


@dataclass(frozen=True)
class Prepared:
    """A plan with what is still to do of it; ``unmatched`` are rows of the list of policies that name no document."""

    plan: Plan
    waiting: tuple[Task, ...]
    unmatched: tuple[str, ...] = ()


def prepare(sources: Sequence[str], results: Results, options: Options, how: How) -> Prepared:
    """Find the documents, see which have a result, and write the plan down.

    Parameters
    ----------
    sources : sequence of str
        Folders, files, globs, archives and addresses.
    results : Results
        Open for writing.
    options : Options
        How each document is scored.
    how : How
        How the batch is run.

    Returns
    -------
    Prepared
        The plan and the tasks without a result.

    Raises
    ------
    SourceError
        If there is nothing to score.
    MetadataError, RubricError, ModelError
        If the list of policies, the rubric or the model is wrong.
    """
    naming = _naming(options)
    known: Mapping[str, PolicyRecord] = records(Path(how.metadata)) if how.metadata else {}
    found = references(sources, since=how.since)
    made = plan(found, key=naming, records=known, digests=partial(_hashed, how=how))
    results.save_plan(made, options)
    waiting = tuple(task for task in made.tasks if how.force or _wanted(results, task, how))
    return Prepared(made, waiting, _unmatched(known, made))


def _hashed(references: Sequence[Reference], how: How) -> Iterable[str | EiaError]:
    """Hash the documents here or, where they are scored elsewhere, there: each is nearer to them than we are."""
    from eiascore.batch import cluster

    if how.scheduler in ("", cluster.LOCAL):
        return digests(references)
    told = dict(cluster.mapped(digest_or_error, references, scheduler=how.scheduler))
    return [told[reference] for reference in references]


def _unmatched(known: Mapping[str, PolicyRecord], made: Plan) -> tuple[str, ...]:
    first = [(task.reference.name, task.sha256) for task in made.tasks]
    return assigned(known, [*first, *((each.name, each.sha256) for each in made.duplicates)]).unused


def _wanted(results: Results, task: Task, how: How) -> bool:
    return not results.has(task.key) or (how.retry_failed and results.failed(task.key))


def carry_out(prepared: Prepared, results: Results, options: Options, how: How) -> Iterator[Outcome]:
    """Score what has no result yet; each result is on the disk before it is yielded.

    Parameters
    ----------
    prepared : Prepared
        What ``prepare`` returned.
    results : Results
        Open for writing.
    options : Options
        How each document is scored.
    how : How
        How the batch is run.

    Yields
    ------
    Outcome
        In the order in which they are done. Closing the iterator stops the workers.
    """
    for outcome in _running(prepared.waiting, options, how):
        results.put(outcome)
        yield outcome


def _running(tasks: Sequence[Task], options: Options, how: How) -> Iterator[Outcome]:
    workers = (os.cpu_count() or 1) if how.workers is None else how.workers
    if how.scheduler:
        from eiascore.batch import cluster

        return cluster.run(tasks, options, how.bounds, scheduler=how.scheduler, workers=workers)
    from eiascore.batch import pool

    return pool.run(tasks, options, how.bounds, workers=min(workers, len(tasks)))


def score_batch(
    sources: Sequence[str],
    output: str | Path,
    *,
    options: Options | None = None,
    how: How | None = None,
    tell: Callable[[Prepared | Outcome], None] = lambda _: None,
) -> Summary:
    """Score many documents and write their tables; what has a result from an earlier run is not scored again.

    Parameters
    ----------
    sources : sequence of str
        Folders, files, globs, archives of documents, and addresses such as ``s3://bucket/folder/``.
    output : str or Path
        Folder of results: new, empty, or of an earlier run.
    options : Options, optional
        How each document is scored.
    how : How, optional
        How the batch is run.
    tell : callable, optional
        Is given the plan when it stands, and each outcome.

    Returns
    -------
    Summary
        What it came to. One bad document never stops a batch.

    Raises
    ------
    EiaError
        If there is nothing to score, or the folder of results is in use or cannot be written.

    Examples
    --------
    >>> score_batch(["corpus/specimens"], "results").failed.total()  # doctest: +SKIP
    0
    """
    options, how = options or Options(), how or How()
    with Results.open(Path(output), write=True) as results:
        prepared = prepare(sources, results, options, how)
        tell(prepared)
        for outcome in carry_out(prepared, results, options, how):
            tell(outcome)
        return _summary(prepared, results, write_tables(results).notes)


def _summary(prepared: Prepared, results: Results, notes: tuple[str, ...]) -> Summary:
    """Return what a run came to; what failed in an earlier run and was not tried again has still failed."""
    plan = prepared.plan
    waited = {task.key for task in prepared.waiting}
    codes = {task.key: results.code(task.key) for task in plan.tasks}
    done = [key for key, code in codes.items() if not code]
    bad = [item for item in plan.passed_over if item.failed]
    return Summary(
        scored=sum(key in waited for key in done),
        kept=sum(key not in waited for key in done),
        failed=Counter([code for code in codes.values() if code] + [item.code for item in bad]),
        duplicates=len(plan.duplicates),
        passed_over=Counter(item.code for item in plan.passed_over if not item.failed),
        notes=notes,
    )


def _naming(options: Options) -> Callable[[str, PolicyRecord], str]:
    """Return what gives a document its key; a wrong rubric or model is told here, before any file is read."""
    from eiascore.batch.worker import prepare as loaded
    from eiascore.version import __version__

    rubric, model = loaded(options)
    return lambda sha256, record: key_of(
        sha256, record, options, rubric.sha256, model.name if model else "", __version__
    )
