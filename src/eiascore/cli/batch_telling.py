"""What a batch says while it runs: a progress bar, or lines of JSON; never any text of a document."""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from rich.progress import Progress

    from eiascore.batch.model import Outcome
    from eiascore.batch.run import Prepared, Summary


@contextmanager
def telling(output: Path, *, log_json: bool, quiet: bool) -> Iterator[Teller]:
    """Give what tells of a batch on standard error.

    Parameters
    ----------
    output : Path
        Folder of results.
    log_json : bool
        Whether each step is a line of JSON.
    quiet : bool
        Whether only failures are told.

    Yields
    ------
    Teller
        It keeps a progress bar where standard error is a terminal.
    """
    if log_json or quiet or not sys.stderr.isatty():
        yield Teller(output, None, log_json=log_json, quiet=quiet)
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, TextColumn("{task.fields[note]}"), console=Console(stderr=True)) as bar:
        yield Teller(output, bar, log_json=False, quiet=False)


class Teller:
    """Tells of plan, outcomes and end."""

    def __init__(self, output: Path, bar: Progress | None, *, log_json: bool, quiet: bool) -> None:
        self._output, self._bar, self._json, self._quiet = output, bar, log_json, quiet
        self._names: dict[str, str] = {}
        self._done = 0
        self._failed: Counter[str] = Counter()

    def tell(self, step: Prepared | Outcome) -> None:
        """Tell of a plan that stands, or of a document that is done."""
        from eiascore.batch.run import Prepared

        if isinstance(step, Prepared):
            self._planned(step)
        else:
            self._outcome(step)

    def _planned(self, prepared: Prepared) -> None:
        plan = prepared.plan
        self._names = {task.key: task.reference.name for task in prepared.waiting}
        self._log("planned", documents=len(plan.tasks), waiting=len(prepared.waiting), duplicates=len(plan.duplicates))
        for row in prepared.unmatched:
            self._say(f"{row}: the list of policies names a document that is not here.")
        for item in plan.passed_over:
            self._log("passed_over", name=item.name, code=item.code)
            if item.failed:
                self._problem(item.name, item.what, item.todo)
        if self._bar:
            self._bar.add_task("Scoring", total=len(prepared.waiting), note="")

    def _outcome(self, outcome: Outcome) -> None:
        self._done += 1
        name = self._names.get(outcome.key, outcome.key)
        if outcome.code:
            self._failed[outcome.code] += 1
            error = json.loads(outcome.record)["error"]
            self._problem(name, error["what"], error["todo"])
        self._log(
            outcome.fate, name=name, key=outcome.key, code=outcome.code, seconds=round(outcome.seconds, 3),
            cpu_seconds=round(outcome.cpu_seconds, 3), pages=outcome.pages, tries=outcome.tries,
        )  # fmt: skip
        if self._bar:
            failed = self._failed.total()
            self._bar.update(self._bar.task_ids[-1], advance=1, note=f"{failed} failed" if failed else "")

    def ended(self, summary: Summary) -> None:
        """Tell what a run came to."""
        self._log(
            "ended", scored=summary.scored, kept=summary.kept, failed=dict(summary.failed),
            duplicates=summary.duplicates, passed_over=dict(summary.passed_over),
        )  # fmt: skip
        if self._quiet or self._json:
            return
        for line in lines(summary, self._output):
            self._say(line, plain=True)

    def interrupted(self) -> None:
        """Tell that the user has stopped it, and how it goes on."""
        self._log("interrupted", done=self._done)
        self._say(f"stopped; {self._done} more documents have their results. The same command goes on from here.")

    def _problem(self, name: str, what: str, todo: str) -> None:
        self._say(f"{what if what.startswith(name) else f'{name}: {what}'} {todo}".rstrip())

    def _say(self, text: str, *, plain: bool = False) -> None:
        if self._json:
            return
        line = text if plain else f"eiascore: {text}"
        if self._bar:
            self._bar.console.print(line, markup=False, highlight=False, soft_wrap=True)
        else:
            typer.echo(line, err=True)

    def _log(self, event: str, **fields: object) -> None:
        if self._json:
            moment = datetime.now(UTC).isoformat(timespec="milliseconds")
            typer.echo(json.dumps({"time": moment, "event": event, **fields}, ensure_ascii=True), err=True)


def lines(summary: Summary, output: Path) -> list[str]:
    """Return the summary of a run in words."""
    said = [f"{summary.scored} scored, {summary.kept} kept from before, {summary.failed.total()} failed."]
    said += [f"  {count} failed: {code}" for code, count in summary.failed.most_common()]
    if summary.duplicates:
        said.append(f"  {summary.duplicates} files hold what another file holds; files.csv names it")
    said += [f"  {count} passed over: {code}" for code, count in summary.passed_over.most_common()]
    said += summary.notes
    said.append(f"Tables and scorecards are in {output}: results.xlsx, scores.csv and others.")
    if summary.failed:
        said.append("errors.csv says for each failed document what to do; --retry-failed tries them again.")
    return said
