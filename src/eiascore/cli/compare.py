"""``eiascore compare`` and ``eiascore diff-scores``: scorecards side by side."""

from __future__ import annotations

from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from eiascore.cli.files import by_ending
from eiascore.cli.options import ModelName, OcrOption, ProfileName, RulesOnly, check_profile, which_model
from eiascore.cli.output import check_free, printed, write

if TYPE_CHECKING:
    from eiascore.compare import Comparison, ScoreDiff


class Format(StrEnum):
    """Output formats."""

    text = "text"
    json = "json"
    html = "html"
    md = "md"


_ENDINGS = {"": "text", "txt": "text", "json": "json", "html": "html", "htm": "html", "md": "md"}

Wanted = Annotated[Format | None, typer.Option("--format", help="Default: text, or by the ending of --output.")]
Output = Annotated[Path | None, typer.Option("-o", "--output", help="Write to this file.")]
Force = Annotated[bool, typer.Option("--force", help="Overwrite the output file.")]


def command(
    files: Annotated[
        list[Path], typer.Argument(help="Two to twelve documents, or scorecards (.json); versions from old to new.")
    ],
    versions: Annotated[bool, typer.Option("--versions", help="They are versions of one assessment.")] = False,
    different: Annotated[bool, typer.Option("--different", help="They are different assessments.")] = False,
    output_format: Wanted = None,
    output: Output = None,
    force: Force = False,
    rubric: Annotated[str, typer.Option(help="Name of a rubric, or a YAML file.")] = "psed-2010",
    profile: ProfileName = "auto",
    ocr: OcrOption = None,
    model: ModelName = "",
    rules_only: RulesOnly = False,
) -> None:
    """Compare versions of one Equality Impact Assessment, or several assessments."""
    from eiascore.compare import compare
    from eiascore.compare.run import MOST
    from eiascore.rubric import load_rubric

    if versions and different:
        raise typer.BadParameter("--versions and --different exclude each other.")
    if not 2 <= len(files) <= MOST:
        raise typer.BadParameter(f"name from two to {MOST} files; `eiascore batch` makes tables of more.")
    chosen = output_format or Format(by_ending(output, _ENDINGS))
    check_free(output, force=force)
    loaded = load_rubric(rubric)
    check_profile(loaded, profile)
    relation: Literal["auto", "versions", "different"]
    relation = "versions" if versions else "different" if different else "auto"
    how = {"rubric": loaded, "profile": profile, "model": which_model(model, rules_only=rules_only)}
    found = compare(files, relation=relation, ocr=ocr.value if ocr else None, **how)
    write(_rendered(found, chosen, to_file=output is not None), output, replace_unknown=chosen is Format.text)


def _rendered(found: Comparison, chosen: Format, *, to_file: bool) -> str:
    if chosen is Format.json:
        return f"{found.model_dump_json(indent=2)}\n"
    if chosen is Format.html:
        from eiascore.compare.html import to_html

        return to_html(found)
    if chosen is Format.md:
        from eiascore.compare.markdown import to_markdown

        return to_markdown(found)
    from eiascore.compare.text import print_comparison

    return printed([partial(print_comparison, found)], plain=to_file)


class DiffFormat(StrEnum):
    """Output formats of ``diff-scores``."""

    text = "text"
    json = "json"
    md = "md"


def diff_command(
    old: Annotated[Path, typer.Argument(help="A folder that `eiascore batch` made.")],
    new: Annotated[Path, typer.Argument(help="Another one, of the same documents.")],
    fail_on_change: Annotated[
        bool, typer.Option("--fail-on-change", help="Exit status 1 where a letter, a level or a kind changed.")
    ] = False,
    output_format: Annotated[
        DiffFormat | None, typer.Option("--format", help="Default: text, or by the ending of --output.")
    ] = None,
    output: Output = None,
    force: Force = False,
) -> None:
    """Compare two batches of the same documents: what a new rubric, model or version changed."""
    from eiascore.compare import diff_scores

    chosen = output_format or DiffFormat(by_ending(output, {e: f for e, f in _ENDINGS.items() if f != "html"}))
    check_free(output, force=force)
    found = diff_scores(old, new)
    write(_diff(found, chosen, to_file=output is not None), output, replace_unknown=chosen is DiffFormat.text)
    if fail_on_change and found.changed:
        raise typer.Exit(1)


def _diff(found: ScoreDiff, chosen: DiffFormat, *, to_file: bool) -> str:
    from eiascore.compare.scores_text import print_diff, to_markdown

    if chosen is DiffFormat.json:
        return f"{found.model_dump_json(indent=2)}\n"
    if chosen is DiffFormat.md:
        return to_markdown(found)
    return printed([partial(print_diff, found)], plain=to_file)
