"""``eiascore batch FOLDER -o RESULTS``: score many documents, lose nothing."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from eiascore.cli.options import ModelName, OcrOption, ProfileName, RulesOnly, check_profile, which_model

if TYPE_CHECKING:
    from eiascore.batch.model import Options
    from eiascore.batch.run import How, Summary


def command(
    sources: Annotated[
        list[str],
        typer.Argument(help="Folders, files, globs, zip archives, or addresses such as s3://bucket/folder/."),
    ],
    output: Annotated[Path, typer.Option("-o", "--output", metavar="FOLDER", help="Folder for scorecards and tables.")],
    metadata: Annotated[
        Path | None,
        typer.Option(metavar="CSV", help="Bodies, policies and dates: a row a document; see docs/batch.md."),
    ] = None,
    workers: Annotated[
        int | None, typer.Option(min=0, help="Processes. Default: one a core; 0 scores in this one, to debug.")
    ] = None,
    scheduler: Annotated[
        str, typer.Option(metavar="ADDRESS", help="A Dask scheduler, such as tcp://host:8786, or local.")
    ] = "",
    since: Annotated[
        datetime | None,
        typer.Option(formats=["%Y-%m-%d", "%Y-%m-%dT%H:%M:%S"], help="Only files changed on this day or later."),
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Score again what has a result.")] = False,
    retry_failed: Annotated[bool, typer.Option("--retry-failed", help="Score again what failed.")] = False,
    seconds: Annotated[float, typer.Option(min=0.1, help="Time that one document may take.")] = 300.0,
    cpu_seconds: Annotated[float, typer.Option(min=0.1, help="Processor time that one may take.")] = 240.0,
    memory: Annotated[int, typer.Option(min=200, metavar="MB", help="Memory that one may take.")] = 3000,
    rubric: Annotated[str, typer.Option(help="Name of a rubric, or a YAML file.")] = "psed-2010",
    profile: ProfileName = "auto",
    model: ModelName = "",
    rules_only: RulesOnly = False,
    ocr: OcrOption = None,
    watch: Annotated[bool, typer.Option("--watch", help="Go on and score what arrives, until Ctrl-C.")] = False,
    log_json: Annotated[bool, typer.Option("--log-json", help="Tell each step as a line of JSON.")] = False,
    quiet: Annotated[bool, typer.Option("-q", "--quiet", help="Print nothing but errors.")] = False,
) -> None:
    """Score every document of a folder; what is done is not done again."""
    from eiascore.batch.model import Bounds, Options
    from eiascore.batch.run import How
    from eiascore.rubric import load_rubric
    from eiascore.settings import settings

    settings()  # a wrong environment variable is told before any file is read
    which_model(model, rules_only=rules_only)
    check_profile(load_rubric(rubric), profile)
    options = Options(rubric, profile, "none" if rules_only else model, ocr.value if ocr else "")
    how = How(
        scheduler=scheduler,
        bounds=Bounds(seconds, cpu_seconds, memory * 1_000_000),
        force=force,
        retry_failed=retry_failed,
        since=since,
        metadata=metadata,
    )
    if workers is not None:
        how = How(**(vars(how) | {"workers": workers}))
    summary = _run(sources, output, options, how, watch=watch, log_json=log_json, quiet=quiet)
    if summary.failed:
        raise typer.Exit(3)


def _run(
    sources: list[str], output: Path, options: Options, how: How, *, watch: bool, log_json: bool, quiet: bool
) -> Summary:
    from eiascore.batch.run import score_batch
    from eiascore.batch.watch import watched
    from eiascore.cli.batch_telling import telling

    with telling(output, log_json=log_json, quiet=quiet) as teller:
        if watch:
            return watched(sources, output, options=options, how=how, tell=teller.tell, ended=teller.ended)
        try:
            summary = score_batch(sources, output, options=options, how=how, tell=teller.tell)
        except KeyboardInterrupt:
            teller.interrupted()
            raise
        teller.ended(summary)
        return summary
