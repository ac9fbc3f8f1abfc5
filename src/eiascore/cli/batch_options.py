"""The options of ``eiascore batch``."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

Sources = Annotated[
    list[str], typer.Argument(help="Folders, files, globs, zip archives, or addresses such as s3://bucket/folder/.")
]
ResultsFolder = Annotated[
    Path, typer.Option("-o", "--output", metavar="FOLDER", help="Folder for scorecards and tables.")
]
Metadata = Annotated[
    Path | None,
    typer.Option(metavar="CSV", help="Bodies, policies and dates, a row a document; docs/batch.md has the columns."),
]
Workers = Annotated[
    int | None, typer.Option(min=0, help="Processes. Default: one a core; 0 scores in this one, to debug.")
]
Scheduler = Annotated[
    str, typer.Option(metavar="ADDRESS", help="A Dask scheduler, such as tcp://host:8786; local starts one here.")
]
Since = Annotated[
    datetime | None,
    typer.Option(formats=["%Y-%m-%d", "%Y-%m-%dT%H:%M:%S"], help="Only files changed then or later."),
]
Force = Annotated[bool, typer.Option("--force", help="Score again what has a result.")]
RetryFailed = Annotated[bool, typer.Option("--retry-failed", help="Score again what failed.")]
Seconds = Annotated[float, typer.Option(min=0.1, help="Time that one document may take.")]
CpuSeconds = Annotated[float, typer.Option(min=0.1, help="Processor time that one may take.")]
Memory = Annotated[int, typer.Option(min=200, metavar="MB", help="Memory that one may take.")]
RubricName = Annotated[str, typer.Option(help="Name of a rubric, or a YAML file.")]
Watch = Annotated[bool, typer.Option("--watch", help="Go on and score what arrives, until Ctrl-C.")]
LogJson = Annotated[bool, typer.Option("--log-json", help="Tell each step as a line of JSON.")]
Quiet = Annotated[bool, typer.Option("-q", "--quiet", help="Print nothing but problems.")]
