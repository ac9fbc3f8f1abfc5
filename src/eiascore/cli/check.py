"""``eiascore check DRAFT``: what a draft does not show yet, before it is published."""

from __future__ import annotations

import json
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from eiascore.cli.files import by_ending, done, each_file, leave
from eiascore.cli.options import (
    Annexes,
    FirstLast,
    ModelName,
    OcrOption,
    ProfileName,
    RulesOnly,
    Whole,
    check_profile,
    how_to_read,
    which_model,
)
from eiascore.cli.output import check_free, printed, write

if TYPE_CHECKING:
    from eiascore.advice import Check
    from eiascore.schema.scorecard import Letter


class Format(StrEnum):
    """Output formats."""

    text = "text"
    json = "json"
    sarif = "sarif"
    junit = "junit"


class LetterName(StrEnum):
    """Letters."""

    A = "A"
    B = "B"
    C = "C"
    D = "D"
    E = "E"


_ENDINGS = {"": "text", "txt": "text", "json": "json", "sarif": "sarif", "xml": "junit"}


def command(
    files: Annotated[
        list[str], typer.Argument(help="Drafts: PDF, DOCX, ODT, HTML, Markdown or text; - is standard input.")
    ],
    fail_under: Annotated[
        LetterName | None,
        typer.Option(case_sensitive=False, help="Exit status 1 where the overall letter is worse, or there is none."),
    ] = None,
    output_format: Annotated[
        Format | None, typer.Option("--format", help="Default: text, or by the ending of --output.")
    ] = None,
    output: Annotated[Path | None, typer.Option("-o", "--output", help="Write to this file.")] = None,
    force: Annotated[bool, typer.Option("--force", help="Overwrite the output file.")] = False,
    rubric: Annotated[str, typer.Option(help="Name of a rubric, or a YAML file.")] = "psed-2010",
    profile: ProfileName = "auto",
    ocr: OcrOption = None,
    annex: Annexes = None,
    pages: FirstLast = "",
    whole: Whole = False,
    model: ModelName = "",
    rules_only: RulesOnly = False,
) -> None:
    """Check a draft before it is published: what to add, by what it would lift."""
    from eiascore.advice import check
    from eiascore.rubric import load_rubric

    chosen = output_format or Format(by_ending(output, _ENDINGS))
    check_free(output, force=force)
    how = how_to_read(files, annex, pages, whole=whole, ocr=ocr)
    loaded = load_rubric(rubric)
    check_profile(loaded, profile)
    how |= {"rubric": loaded, "profile": profile, "model": which_model(model, rules_only=rules_only)}
    wanted: Letter | None = fail_under.value if fail_under else None
    results = each_file(files, "", lambda source, name: check(source, fail_under=wanted, name=name, **how))
    named = [(file, result) for file, result in results if not isinstance(result, Exception)]
    write(_rendered(named, chosen, to_file=output is not None), output, replace_unknown=chosen is Format.text)
    leave(results)
    if not all(found.passed for found in done(results)):
        raise typer.Exit(1)


def _rendered(found: list[tuple[str, Check]], chosen: Format, *, to_file: bool) -> str:
    if not found:
        return ""
    if chosen is Format.json:
        one = len(found) == 1
        records = [
            json.dumps(c.model_dump(mode="json"), ensure_ascii=False, indent=2 if one else None) for _, c in found
        ]
        return "".join(f"{record}\n" for record in records)
    if chosen is Format.sarif:
        from eiascore.advice.machines import to_sarif

        return f"{to_sarif(found)}\n"
    if chosen is Format.junit:
        from eiascore.advice.machines import to_junit

        return f'<?xml version="1.0" encoding="UTF-8"?>\n{to_junit(found)}\n'
    from eiascore.advice.text import print_check

    return printed([partial(print_check, check) for _, check in found], plain=to_file)
