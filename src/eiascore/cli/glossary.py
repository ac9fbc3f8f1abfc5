"""``eiascore glossary``: the words of the field in plain English."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from eiascore.cli.files import by_ending
from eiascore.cli.output import check_free, write


class Format(StrEnum):
    """Output formats."""

    text = "text"
    json = "json"
    md = "md"


_ENDINGS = {"": "text", "txt": "text", "json": "json", "md": "md"}


def command(
    term: Annotated[str, typer.Argument(help="A word or short form, such as PSED; all without it.")] = "",
    output_format: Annotated[
        Format | None, typer.Option("--format", help="Default: text, or by the ending of --output.")
    ] = None,
    output: Annotated[Path | None, typer.Option("-o", "--output", help="Write to this file.")] = None,
    force: Annotated[bool, typer.Option("--force", help="Overwrite the output file.")] = False,
) -> None:
    """Explain a word of equality law, of going to court or of eiascore in plain English, with its source."""
    from eiascore.glossary import glossary, lookup
    from eiascore.glossary.show import to_json, to_markdown, to_text

    chosen = output_format or Format(by_ending(output, _ENDINGS))
    check_free(output, force=force)
    terms = (lookup(term),) if term else glossary()
    render = {Format.text: to_text, Format.json: to_json, Format.md: to_markdown}[chosen]
    write(render(terms), output, replace_unknown=chosen is Format.text)
