"""``eiascore``: the entry point. ``eiascore FILE`` is ``eiascore score FILE``.

Exit status: 0 done, 1 a check that was asked for failed (`check`, `diff-scores`), 2 usage error,
3 several files of which some failed, 4 unreadable input, 5 invalid rubric, 70 fault in eiascore, 130 interrupted. The
score is in the exit status only where a threshold was named.
"""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable
from typing import Annotated

import typer

from eiascore.cli import (
    annotate,
    batch,
    brief,
    check,
    commitments,
    compare,
    corpus,
    deadlines,
    doctor,
    evaluate,
    export,
    glossary,
    letter,
    query,
    read,
    register,
    report,
    rubric,
    score,
    summary,
    train,
)

_SINGLE: dict[str, Callable[..., None]] = {
    "score": score.command,
    "check": check.command,
    "batch": batch.command,
    "query": query.command,
    "compare": compare.command,
    "diff-scores": compare.diff_command,
    "export": export.command,
    "summary": summary.command,
    "report": report.command,
    "annotate": annotate.command,
    "commitments": commitments.command,
    "letter": letter.command,
    "brief": brief.command,
    "register": register.command,
    "read": read.command,
    "deadlines": deadlines.command,
    "glossary": glossary.command,
    "evaluate": evaluate.command,
    "train": train.command,
    "doctor": doctor.command,
}
_GROUPS = {"rubric": rubric, "corpus": corpus}
COMMANDS = (*_SINGLE, *_GROUPS)
_OWN_OPTIONS = ("--help", "-h", "--version", "--install-completion", "--show-completion")

app = typer.Typer(
    name="eiascore",
    no_args_is_help=True,
    add_completion=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,  # plain help: rich would double the time to the first line
    context_settings={"help_option_names": ["-h", "--help"]},
    help="Score a published UK Equality Impact Assessment. Every judgement stands on a quotation. "
    "`eiascore FILE` is short for `eiascore score FILE`.",
)
for _name, _command in _SINGLE.items():
    app.command(_name)(_command)
for _name, _group in _GROUPS.items():
    app.add_typer(_group.app, name=_name)


def _version(wanted: bool) -> None:
    if wanted:
        from eiascore import __version__

        typer.echo(f"eiascore {__version__}")
        raise typer.Exit


@app.callback()
def _main(
    version: Annotated[
        bool, typer.Option("--version", help="Print the version and stop.", callback=_version, is_eager=True)
    ] = False,
) -> None:
    """Take the options that stand before a command."""


def with_command(arguments: list[str]) -> list[str]:
    """Put ``score`` in front where no command is named.

    A file that is called like a command is reached as ``./report``.

    Examples
    --------
    >>> with_command(["file.pdf", "--json"]), with_command(["rubric", "list"])
    (['score', 'file.pdf', '--json'], ['rubric', 'list'])
    """
    if not arguments or arguments[0] in COMMANDS or arguments[0].split("=")[0] in _OWN_OPTIONS:
        return arguments
    return ["score", *arguments]


def run(arguments: list[str] | None = None) -> None:
    """Run the command line and leave with its exit status.

    Parameters
    ----------
    arguments : list of str, optional
        In place of ``sys.argv[1:]``.
    """
    if arguments is not None:
        _run(arguments)
        return
    # A process of its own: what it imports and loads is kept until the end, and looking through that for garbage,
    # on the way and once more at the end, is a fifth of a cold start. Several files turn the search on (see `score`).
    gc.disable()
    try:
        _run(sys.argv[1:])
    finally:
        gc.freeze()


def _run(arguments: list[str]) -> None:
    try:
        app(with_command(arguments))
    except KeyboardInterrupt:
        raise SystemExit(130) from None
    except Exception as error:
        from eiascore.errors import EiaError

        if isinstance(error, EiaError):
            typer.echo(f"eiascore: {error}", err=True)
            raise SystemExit(error.exit_status) from None
        if problem := _bad_setting(error):
            typer.echo(f"eiascore: {problem}", err=True)
            raise SystemExit(2) from None
        typer.echo(f"eiascore: a fault in eiascore itself: {type(error).__name__}: {error}", err=True)
        typer.echo("Please report it with the output of `eiascore doctor`; EIASCORE_TRACE=1 shows where.", err=True)
        _trace(error)
        raise SystemExit(70) from None


def _bad_setting(error: Exception) -> str:
    """Return what is wrong with an environment variable, "" where the error is about something else."""
    from pydantic import ValidationError

    if not isinstance(error, ValidationError) or error.title != "Settings":
        return ""
    first = error.errors()[0]
    return f"EIASCORE_{str(first['loc'][0]).upper()}={first['input']} in the environment: {first['msg']}."


def _trace(error: Exception) -> None:
    import os
    import traceback

    if os.environ.get("EIASCORE_TRACE"):
        typer.echo("".join(traceback.format_exception(error)), err=True)


if __name__ == "__main__":
    run()
