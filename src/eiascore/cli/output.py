"""Where results go: a terminal, a pipe or a file."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.console import Console


def check_free(*files: Path | None, force: bool) -> None:
    """Raise ``typer.BadParameter`` where a file that shall be written is there already, unless that is wanted."""
    import typer

    for file in files:
        if file is not None and file.exists() and not force:
            raise typer.BadParameter(f"{file} is there already; --force overwrites it.")


def printed(printers: Sequence[Callable[[Console], None]], *, plain: bool) -> str:
    """Return what the printers print, with colour only for a terminal that wants it (NO_COLOR, TERM=dumb).

    Parameters
    ----------
    printers : sequence of callable
        Each prints one document to the console that it is given.
    plain : bool
        Whether the text goes to a file.

    Returns
    -------
    str
        Lines without white space at their ends.
    """
    from rich.console import Console

    probe = Console()
    width = 100 if plain or not probe.is_terminal else min(probe.width, 120)
    console = Console(width=width, no_color=plain or None, force_terminal=False if plain else None)
    with console.capture() as capture:
        for number, printer in enumerate(printers):
            if number:
                console.rule()
            printer(console)
    return "".join(f"{line.rstrip()}\n" for line in capture.get().splitlines())


def write(text: str, output: Path | None, *, replace_unknown: bool) -> None:
    """Write to a file, whole or not at all, or to standard output.

    Parameters
    ----------
    text : str
        What to write; nothing happens where it is empty.
    output : Path or None
        None is standard output.
    replace_unknown : bool
        Whether characters that the terminal cannot show may be replaced: in text, never in data.

    Raises
    ------
    OutputError
        The file cannot be written.
    """
    if not text:  # no file could be read: an empty output file would look like a result
        return
    if output is None:
        _print(text, replace_unknown=replace_unknown)
        return
    write_bytes(text.encode(), output)  # line ends are the format's, not the system's


def write_bytes(data: bytes, output: Path) -> None:
    """Write to a file, whole or not at all.

    Parameters
    ----------
    data : bytes
        What to write.
    output : Path
        The file; one that is there is replaced.

    Raises
    ------
    OutputError
        The file cannot be written.
    """
    from eiascore.report.files import ANOTHER, write_whole

    write_whole(output, data, ANOTHER)


def _print(text: str, *, replace_unknown: bool) -> None:
    """Write to standard output: data as UTF-8 whatever the locale, text as the terminal can show it."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        if replace_unknown:
            sys.stdout.reconfigure(errors="replace")
        else:
            sys.stdout.reconfigure(encoding="utf-8")
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError:
        # The reader of the pipe (head, less) has seen enough: no fault. Python flushes once more when it ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
