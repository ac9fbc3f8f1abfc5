"""Folders and files on this machine: the whole tree of a folder, never out of it, never round in it, never stuck."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from fnmatch import fnmatchcase
from pathlib import Path
from typing import BinaryIO

from eiascore.batch.kinds import Listed, failed, hidden, passed_over
from eiascore.batch.model import PassedOver, Reference
from eiascore.batch.names import printable
from eiascore.errors import ChangedError, FileProblemError

# A pipe that took the place of a file does not hold up who opens it so.
_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)
_SPECIAL = (
    (stat.S_ISFIFO, "fifo", "a named pipe"),
    (stat.S_ISSOCK, "socket", "a socket"),
    (stat.S_ISCHR, "device", "a device"),
    (stat.S_ISBLK, "device", "a device"),
)


def matches(parts: Sequence[str], pattern: Sequence[str]) -> bool:
    """Tell whether a path matches a pattern in which ``**`` stands for any number of folders.

    Parameters
    ----------
    parts, pattern : sequence of str
        The parts of the path, and of the pattern.

    Examples
    --------
    >>> matches(["2024", "bus.pdf"], ["**", "*.pdf"]), matches(["2024", "bus.pdf"], ["*.pdf"])
    (True, False)
    """
    if not pattern:
        return not parts
    if pattern[0] == "**":
        return any(matches(parts[start:], pattern[1:]) for start in range(len(parts) + 1))
    return bool(parts) and fnmatchcase(parts[0], pattern[0]) and matches(parts[1:], pattern[1:])


def walk(folder: Path, wanted: Callable[[str], bool] = lambda path: True) -> Iterator[Listed]:
    """Yield what a folder and the folders in it hold.

    A symbolic link to a file in the folder is a file of its own name. One that leads out of the folder, back to where
    it stands, or to a folder that is walked anyway is passed over, and so is what is no ordinary file.

    Parameters
    ----------
    folder : Path
        The folder.
    wanted : callable, optional
        Takes a path below the folder, with "/", and tells whether the file is asked for.

    Yields
    ------
    Reference or PassedOver
        With names below the folder.
    """
    yield from _Walk(os.path.realpath(folder), wanted).run()


class _Walk:
    """One walk through one folder; it remembers the folders that it has been in."""

    def __init__(self, folder: str, wanted: Callable[[str], bool]) -> None:
        self._root = folder
        self._wanted = wanted
        self._seen: set[tuple[int, int]] = set()
        self._folders: list[tuple[str, str]] = []
        self._linked: list[tuple[str, str]] = []

    def run(self) -> Iterator[Listed]:
        """Walk the folders themselves first: a link to one is followed only where nothing else leads there."""
        self._folders = [(self._root, "")]
        while self._folders or self._linked:
            path, below = self._folders.pop() if self._folders else self._linked.pop(0)
            yield from self._entries(path, below)

    def _entries(self, folder: str, below: str) -> Iterator[Listed]:
        try:
            status = Path(folder).stat()
            if (status.st_dev, status.st_ino) in self._seen:
                what = "It leads to a folder that is read under its own name."
                yield PassedOver(printable(below), "symlink_folder", what)
                return
            self._seen.add((status.st_dev, status.st_ino))
            with os.scandir(folder) as found:
                entries = sorted(found, key=lambda entry: entry.name)
        except OSError as error:
            yield failed(printable(below), _unreadable(error, "folder"))
            return
        for entry in entries:
            listed = self._entry(entry, f"{below}/{entry.name}" if below else entry.name)
            if listed is not None:
                yield listed

    def _entry(self, entry: os.DirEntry[str], below: str) -> Listed | None:
        name = printable(below)
        if hidden(entry.name):
            return passed_over(below, name) if self._wanted(below) else None
        try:
            if entry.is_symlink():
                return self._link(entry.path, below)
            status = entry.stat(follow_symlinks=False)
        except OSError as error:
            return failed(name, _unreadable(error, "file"))
        if stat.S_ISDIR(status.st_mode):
            self._folders.append((entry.path, below))
            return None
        return self._file(entry.path, below, status)

    def _link(self, path: str, below: str) -> Listed | None:
        name = printable(below)
        if not self._wanted(below) and not Path(path).is_dir():
            return None
        try:
            target = os.path.realpath(path, strict=True)
            status = Path(target).stat()
        except FileNotFoundError:
            if left_alone := passed_over(below, name):
                return left_alone
            todo = "Restore the file that it leads to, or remove the link."
            return PassedOver(name, "broken_symlink", "It is a symbolic link to nothing.", todo, failed=True)
        except OSError:
            return PassedOver(name, "symlink_loop", "It is a symbolic link that leads back to itself.")
        if not _inside(target, self._root):
            todo = "Name the place that it leads to as well if you want it read."
            return PassedOver(name, "symlink_outside", "It is a symbolic link that leads out of the folder.", todo)
        if not stat.S_ISDIR(status.st_mode):
            return self._file(path, below, status)
        if _inside(os.path.realpath(Path(path).parent), target):
            return PassedOver(name, "symlink_loop", "It is a symbolic link to a folder that it stands in itself.")
        self._linked.append((path, below))
        return None

    def _file(self, path: str, below: str, status: os.stat_result) -> Listed | None:
        name = printable(below)
        if not self._wanted(below):
            return None
        for is_one, code, what in _SPECIAL:
            if is_one(status.st_mode):
                return PassedOver(name, code, f"It is {what}, not a file.")
        return passed_over(below, name) or Reference(name, path, "", status.st_size, status.st_mtime)


def one_file(path: Path) -> Reference:
    """Return the reference of a file that was named itself: it is read whatever its ending."""
    status = path.stat()
    return Reference("", os.path.realpath(path), "", status.st_size, status.st_mtime)


@contextmanager
def stream(reference: Reference) -> Iterator[BinaryIO]:
    """Open a file of this machine.

    Parameters
    ----------
    reference : Reference
        Where it is.

    Yields
    ------
    binary file

    Raises
    ------
    FileProblemError
        If it is gone, may not be read, or is no ordinary file.
    ChangedError
        If it was written to in the meantime.
    """
    try:
        descriptor = os.open(reference.place, _FLAGS)
        before = os.fstat(descriptor)
        if not stat.S_ISREG(before.st_mode):
            os.close(descriptor)
            what = "The place of the file has been taken by something that is no file."
            raise FileProblemError(what, "Restore the file, or run the batch again.")
        with os.fdopen(descriptor, "rb") as file:
            yield file
            after = os.fstat(file.fileno())
    except OSError as error:
        raise _unreadable(error, "file") from error
    if (before.st_size, before.st_mtime_ns) != (after.st_size, after.st_mtime_ns):
        raise ChangedError("The file was written to while it was read.", "Wait until it is complete and run it again.")


def _inside(path: str, folder: str) -> bool:
    return path == folder or path.startswith(f"{folder.rstrip(os.sep)}{os.sep}")


def _unreadable(error: OSError, what: str) -> FileProblemError:
    if isinstance(error, FileNotFoundError):
        return FileProblemError(f"The {what} is no longer there.", "Restore it, or run the batch again without it.")
    reason = error.strerror or str(error)
    return FileProblemError(f"The {what} cannot be opened: {reason}.", "Check its name and your rights to it.")
