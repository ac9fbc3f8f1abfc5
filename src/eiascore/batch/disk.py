"""Files that are whole or not there, and what is said where the disk does not play along."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from eiascore.errors import OutputError

PART = ".part"  # the ending of a file that is being written

_TODO = {
    errno.ENOSPC: "The disk is full: make room and give the same command again; what is done is kept.",
    errno.EDQUOT: "Your share of the disk is full: make room and give the same command again; what is done is kept.",
    errno.EROFS: "Name a folder that may be written to.",
    errno.EACCES: "Close it where it is open in another program, or name a folder that may be written to.",
    errno.EPERM: "Name a folder that may be written to.",
}


@contextmanager
def writing(place: Path) -> Iterator[None]:
    """Turn an error of the disk into ``OutputError``, with what to do about it.

    Parameters
    ----------
    place : Path
        What is being written.

    Raises
    ------
    OutputError
        The disk is full, the folder may not be written to, and the like.
    """
    try:
        yield
    except OSError as error:
        todo = _TODO.get(error.errno or 0, "Name another folder with -o.")
        raise OutputError(f"{place} cannot be written: {error.strerror or error}.", todo) from None


def write_whole(path: Path, text: str) -> None:
    """Write a file so that it is whole, or as it was before, whatever happens in between.

    Parameters
    ----------
    path : Path
        The file.
    text : str
        All of it; what UTF-8 cannot hold, as in the names of some files, becomes a question mark.

    Raises
    ------
    OutputError
        The file cannot be written; nothing is left of it.
    """
    part = path.with_name(f"{path.name}{PART}")
    with writing(path):
        try:
            with part.open("w", encoding="utf-8", errors="replace", newline="") as file:
                file.write(text)
                file.flush()
                os.fsync(file.fileno())
            part.replace(path)
        except BaseException:
            part.unlink(missing_ok=True)
            raise
        settle(path.parent)


def settle(folder: Path) -> None:
    """Have the disk keep the names in a folder, where the system can (Windows does so by itself)."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
