"""``eiascore rubric``: what is asked, and what each level needs."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from eiascore.cli.options import ProfileName, check_profile

app = typer.Typer(help="Show what is asked, what counts and what each level needs.", no_args_is_help=True)


@app.command("list")
def list_command(
    rubric: Annotated[str, typer.Option(help="Name of a rubric, or a YAML file.")] = "psed-2010",
    flags: Annotated[bool, typer.Option("--flags", help="List the red flags and what they mean instead.")] = False,
    profile: ProfileName = "",
) -> None:
    """List the dimensions and criteria of a rubric and its profiles, or its red flags."""
    from eiascore.report.rubric import print_flags, print_list
    from eiascore.rubric import load_rubric, under
    from eiascore.rubric.overlay import named

    loaded = load_rubric(rubric)
    check_profile(loaded, profile)
    laid = under(loaded, profile) if profile else loaded
    if flags:
        print_flags(laid)
    else:
        print_list(laid, named(loaded, profile) if profile else ())


@app.command("show")
def show_command(
    criterion: Annotated[str, typer.Argument(help="Id of a criterion.")],
    rubric: Annotated[str, typer.Option(help="Name of a rubric, or a YAML file.")] = "psed-2010",
    profile: ProfileName = "",
) -> None:
    """Explain one criterion: question, reason, sources, and what each level needs."""
    from eiascore.report.rubric import print_criterion
    from eiascore.rubric import load_rubric, under
    from eiascore.rubric.lookup import criterion_of

    loaded = load_rubric(rubric)
    check_profile(loaded, profile)
    loaded = under(loaded, profile) if profile else loaded
    found = criterion_of(loaded, criterion)
    if found is None:
        raise typer.BadParameter(f"there is no criterion {criterion!r}; `eiascore rubric list` names them.")
    print_criterion(loaded, found)


@app.command("check")
def check_command(
    rubric: Annotated[str, typer.Argument(metavar="FILE", help="A YAML file, or the name of a rubric.")] = "psed-2010",
    strict: Annotated[bool, typer.Option("--strict", help="Take warnings for errors.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Look a rubric over for mistakes: levels out of reach, names that lead nowhere, wording that catches too much.

    Exit 5 if there is an error.
    """
    from eiascore.report.lint import lint_json, lint_text
    from eiascore.rubric.lint import check_rubric

    report = check_rubric(rubric)
    typer.echo(lint_json(report) if as_json else lint_text(report))
    if report.count("error") or (strict and report.problems):
        raise typer.Exit(5)


@app.command("test")
def test_command(
    criterion: Annotated[str, typer.Argument(help="Id of a criterion; all of them without it.")] = "",
    cases: Annotated[Path | None, typer.Option(help="Folder of case files; default: that beside the rubric.")] = None,
    rubric: Annotated[str, typer.Option(help="Name of a rubric, or a YAML file.")] = "psed-2010",
) -> None:
    """Run the cases of a rubric: passages that must be found, and passages that must not. Exit 1 if one fails."""
    from eiascore.rubric import load_rubric
    from eiascore.rubric.lookup import everything_asked
    from eiascore.scoring.cases import load_cases, run_case

    loaded = load_rubric(rubric)
    beside = Path(rubric).parent / "cases"
    asked = {c.id for c in everything_asked(loaded)}
    ran = failed = 0
    for file in load_cases(cases or (beside if rubric.endswith((".yaml", ".yml")) and beside.is_dir() else None)):
        if criterion not in ("", file.criterion) or file.criterion not in asked:
            continue
        for case in file.cases:
            outcome = run_case(loaded, file.criterion, case)
            ran += 1
            if not outcome.holds:
                failed += 1
                typer.echo(f"{file.criterion}: {case.tests}: wanted {case.find}, found {outcome.found}")
    typer.echo(f"{ran - failed} of {ran} cases hold")
    raise typer.Exit(1 if failed or not ran else 0)
