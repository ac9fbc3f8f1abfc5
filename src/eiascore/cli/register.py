"""``eiascore register POLICIES.csv RESULTS``: which policies have an assessment among the files, and when it came."""

from __future__ import annotations

from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from eiascore.cli.files import by_ending
from eiascore.cli.output import check_free, printed, write


class Format(StrEnum):
    """Output formats."""

    text = "text"
    csv = "csv"
    md = "md"
    json = "json"
    html = "html"


_ENDINGS = {"": "text", "txt": "text", "csv": "csv", "md": "md", "json": "json", "html": "html"}


def command(
    policies_file: Annotated[
        Path,
        typer.Argument(
            metavar="POLICIES.csv",
            help="Columns policy, and any of body, decision_date, implementation_date, document.",
        ),
    ],
    folder: Annotated[Path, typer.Argument(metavar="RESULTS", help="A folder of results, or of scorecards as JSON.")],
    output_format: Annotated[
        Format | None, typer.Option("--format", help="Default: text, or by the ending of --output.")
    ] = None,
    output: Annotated[Path | None, typer.Option("-o", "--output", help="Write to this file.")] = None,
    force: Annotated[bool, typer.Option("--force", help="Overwrite the output file.")] = False,
) -> None:
    """Tell for a list of policies which have an assessment among the files, and when it came, set against the decision.

    That none is among the files does not mean that none was made.
    """
    from eiascore.register import policies, register, results
    from eiascore.register.show import print_register, to_csv, to_html, to_json, to_markdown

    chosen = output_format or Format(by_ending(output, _ENDINGS))
    check_free(output, force=force)
    made = register(policies(policies_file), results(folder))
    as_data = {Format.csv: to_csv, Format.md: to_markdown, Format.json: to_json, Format.html: to_html}
    if chosen in as_data:
        text = as_data[chosen](made)
    else:
        text = printed([partial(print_register, made)], plain=output is not None)
    write(text, output, replace_unknown=chosen is Format.text)
