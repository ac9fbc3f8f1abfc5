"""Files that are written whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from eiascore.errors import OutputError

ANOTHER = "Name another file with -o."


@contextmanager
def beside(path: str | os.PathLike[str], todo: str = ANOTHER) -> Iterator[Path]:
    """Give a file to write beside its place and move it there, so that a full disk leaves no half of one.

    Parameters
    ----------
    path : str or PathLike
        The file; one that is there is replaced.
    todo : str, optional
        What the reader is told to do where it cannot be written.

    Yields
    ------
    Path
        The file to write.

    Raises
    ------
    OutputError
        The file cannot be written.
    """
    output = Path(path)
    part = output.with_name(f"{output.name}.part")
    try:
        yield part
        part.replace(output)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise OutputError(f"{output} cannot be written: {error.strerror}.", todo) from None


def write_whole(path: str | os.PathLike[str], content: bytes, todo: str = "Name another file.") -> None:
    """Write a file whole or not at all.

    Parameters
    ----------
    path : str or PathLike
        The file; one that is there is replaced.
    content : bytes
        What to write.
    todo : str, optional
        What the reader is told to do where it cannot be written.

    Raises
    ------
    OutputError
        The file cannot be written.
    """
    with beside(path, todo) as part:
        part.write_bytes(content)
