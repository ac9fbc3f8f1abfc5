"""Plan and records -> rows of the tables, one document at a time: the same records, the same rows in the same order."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass

from eiascore.batch.model import Duplicate, PassedOver, Plan, Task
from eiascore.batch.store import Results
from eiascore.report.columns import Row
from eiascore.report.rows import Entry, card_rows, error_row, file_row, score_row
from eiascore.schema.wire import WireScorecard


@dataclass(frozen=True, slots=True)
class Failure:
    """Why a document has no scorecard."""

    code: str
    what: str
    todo: str


@dataclass(frozen=True, slots=True)
class Listed:
    """The rows of one file, each with the name of its table, and its scorecard where it has one."""

    rows: tuple[tuple[str, Row], ...]
    card: WireScorecard | None = None


def listed(results: Results, plan: Plan) -> Iterator[Listed]:
    """Yield the rows of every file of a plan, in the order of names.

    Parameters
    ----------
    results : Results
        The records.
    plan : Plan
        The files.

    Yields
    ------
    Listed
        One a file. No more than one scorecard is held at a time.
    """
    keys = {task.reference.name: task.key for task in plan.tasks}
    files: list[tuple[str, Task | Duplicate | PassedOver]] = [(task.reference.name, task) for task in plan.tasks]
    files += [(item.name, item) for item in plan.duplicates]
    files += [(item.name, item) for item in plan.passed_over]
    for _, file in sorted(files, key=lambda pair: pair[0]):
        if isinstance(file, Task):
            yield _task(results, file)
        elif isinstance(file, Duplicate):
            entry = Entry(keys.get(file.of, ""), file.name, file.sha256)
            yield Listed((("files", file_row(entry, "duplicate", of=file.of)),))
        else:
            yield Listed(tuple(_passed_over(file)))


def dimensions(results: Results, plan: Plan) -> tuple[str, ...]:
    """Return the dimensions of the rubric, as the first graded scorecard of a plan has them; all share the rubric."""
    for task in plan.tasks:
        found = _found(results, task.key)
        if isinstance(found, WireScorecard) and found.grade.dimensions:
            return tuple(found.grade.dimensions)
    return ()


def _task(results: Results, task: Task) -> Listed:
    entry = Entry(task.key, task.reference.name, task.sha256, task.record)
    found = _found(results, task.key)
    if found is None:
        return Listed((("scores", score_row(entry, None, "waiting")), ("files", file_row(entry, "waiting"))))
    if isinstance(found, Failure):
        return Listed(
            (
                ("scores", score_row(entry, None, "failed")),
                ("errors", error_row(entry, found.code, found.what, found.todo)),
                ("files", file_row(entry, "failed", code=found.code, what=found.what)),
            )
        )
    return Listed((*card_rows(entry, found), ("files", file_row(entry, "scored"))), found)


def _passed_over(file: PassedOver) -> Iterator[tuple[str, Row]]:
    entry = Entry("", file.name, "")
    yield "files", file_row(entry, "passed_over", code=file.code, what=file.what)
    if file.failed:
        yield "errors", error_row(entry, file.code, file.what, file.todo)


def _found(results: Results, key: str) -> WireScorecard | Failure | None:
    """Return the scorecard of a document, why it has none, or None where it is not done yet."""
    if not results.has(key):
        return None
    try:
        text = results.get(key)
        if not results.failed(key):
            return WireScorecard.model_validate_json(text)
        error = json.loads(text)["error"]
        return Failure(error["code"], error["what"], error["todo"])
    except (ValueError, KeyError, TypeError):
        # One record that went bad on the disk must not keep the tables of all the others back.
        return Failure("damaged_record", f"Its record {key}.json is damaged.", "Delete it and run the batch again.")
