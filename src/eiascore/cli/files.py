"""What commands over several files have in common: each file in turn, its record, and the exit status."""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, TypeVar

import typer

if TYPE_CHECKING:
    from eiascore.errors import UnreadableError

T = TypeVar("T")


def each_file(
    files: Sequence[str], name: str, work: Callable[[str | BinaryIO, str | None], T]
) -> list[tuple[str, T | UnreadableError]]:
    """Do the work on each file; one that fails is told on standard error and the rest go on.

    Parameters
    ----------
    files : sequence of str
        As they were named; ``-`` is standard input.
    name : str
        What to call a document, "" for its file name.
    work : callable
        Takes a file and the name of the document, None for its own.

    Returns
    -------
    list of tuple
        Each file with what the work returned, or the error.
    """
    from eiascore.errors import UnreadableError

    results: list[tuple[str, T | UnreadableError]] = []
    for file in files:
        try:
            source = sys.stdin.buffer if file == "-" else file
            results.append((file, work(source, name or ("standard input" if file == "-" else None))))
        except UnreadableError as error:
            typer.echo(f"eiascore: {file}: {error}", err=True)
            results.append((file, error))
        if len(files) > 1 and not gc.isenabled():  # turned off for the start; what documents leave is another matter
            gc.freeze()
            gc.enable()
    return results


def done(results: Sequence[tuple[str, T | UnreadableError]]) -> list[T]:
    """Return what the work returned, without the errors."""
    return [result for _, result in results if not isinstance(result, Exception)]


def json_records(
    results: Sequence[tuple[str, T | UnreadableError]],
    to_json: Callable[..., str],
    indent: int | None,
) -> str:
    """Return a JSON record for each file, with a final newline each; ``to_json`` takes a result and the indent."""
    from eiascore.errors import UnreadableError
    from eiascore.report.wire import error_json

    records = [
        error_json(file, result, indent=indent)
        if isinstance(result, UnreadableError)
        else to_json(result, indent=indent)
        for file, result in results
    ]
    return "".join(f"{record}\n" for record in records)


def by_ending(output: Path | None, endings: Mapping[str, str]) -> str:
    """Return the format that the ending of an output file stands for, of those in ``endings``."""
    ending = output.suffix.removeprefix(".").lower() if output else ""
    if ending in endings:
        return endings[ending]
    raise typer.BadParameter(
        f"nothing is written as .{ending}: use .{', .'.join(filter(None, endings))}, or name the format with --format."
    )


def leave(results: Sequence[tuple[str, object]]) -> None:
    """End with the exit status of a failed file, 3 where several were named; do nothing where none failed."""
    from eiascore.errors import EiaError

    failed = [result for _, result in results if isinstance(result, EiaError)]
    if failed:
        raise typer.Exit(failed[0].exit_status if len(results) == 1 else 3)
