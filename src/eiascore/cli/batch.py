"""``eiascore batch FOLDER -o RESULTS``: score many documents, lose nothing."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import typer

from eiascore.cli.batch_options import (
    CpuSeconds,
    Force,
    LogJson,
    Memory,
    Metadata,
    Quiet,
    ResultsFolder,
    RetryFailed,
    RubricName,
    Scheduler,
    Seconds,
    Since,
    Sources,
    Watch,
    Workers,
)
from eiascore.cli.options import ModelName, OcrOption, ProfileName, RulesOnly, check_profile, which_model

if TYPE_CHECKING:
    from eiascore.batch.model import Options
    from eiascore.batch.run import How, Summary
    from eiascore.cli.batch_telling import Teller


def command(
    sources: Sources,
    output: ResultsFolder,
    metadata: Metadata = None,
    workers: Workers = None,
    scheduler: Scheduler = "",
    since: Since = None,
    force: Force = False,
    retry_failed: RetryFailed = False,
    seconds: Seconds = 300.0,
    cpu_seconds: CpuSeconds = 240.0,
    memory: Memory = 3000,
    rubric: RubricName = "psed-2010",
    profile: ProfileName = "auto",
    model: ModelName = "",
    rules_only: RulesOnly = False,
    ocr: OcrOption = None,
    watch: Watch = False,
    log_json: LogJson = False,
    quiet: Quiet = False,
) -> None:
    """Score every document of a folder; what is done is not done again."""
    from eiascore.batch.model import Bounds, Options
    from eiascore.batch.run import How
    from eiascore.cli.batch_telling import telling

    which_model(model, rules_only=rules_only)
    _check(rubric, profile)
    options = Options(rubric, profile, "none" if rules_only else model, ocr.value if ocr else "")
    bounds = Bounds(seconds, cpu_seconds, memory * 1_000_000)
    how = How(workers, scheduler, bounds, force=force, retry_failed=retry_failed, since=since, metadata=metadata)
    with telling(output, log_json=log_json, quiet=quiet) as teller:
        summary = _run(sources, output, options, how, teller, watch=watch)
    if summary.failed:
        raise typer.Exit(3)


def _check(rubric: str, profile: str) -> None:
    """Tell a wrong rubric, profile or environment variable before any file is read."""
    from eiascore.rubric import load_rubric
    from eiascore.settings import settings

    settings()
    check_profile(load_rubric(rubric), profile)


def _run(sources: list[str], output: Path, options: Options, how: How, teller: Teller, *, watch: bool) -> Summary:
    from eiascore.batch.run import score_batch
    from eiascore.batch.watch import watched

    if watch:
        return watched(sources, output, options=options, how=how, tell=teller.tell, ended=teller.ended)
    try:
        summary = score_batch(sources, output, options=options, how=how, tell=teller.tell)
    except KeyboardInterrupt:
        teller.interrupted()
        raise
    teller.ended(summary)
    return summary
