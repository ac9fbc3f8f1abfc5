"""Files that are written whole or not at all."""

from __future__ import annotations

import os
from pathlib import Path

from eiascore.errors import OutputError


def write_whole(path: str | os.PathLike[str], content: bytes) -> None:
    """Write a file beside its place and move it there, so that a full disk leaves no half of one.

    Parameters
    ----------
    path : str or PathLike
        The file; one that is there is replaced.
    content : bytes
        What to write.

    Raises
    ------
    OutputError
        The file cannot be written.
    """
    output = Path(path)
    part = output.with_name(f"{output.name}.part")
    try:
        part.write_bytes(content)
        part.replace(output)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise OutputError(f"{output} cannot be written: {error.strerror}.", "Name another file.") from None
