"""The journal of a folder of results: a line for each result, only ever added to.

It says what a result cost and whether it is a scorecard, so that this need not be read from the records. The records
are the truth: what the journal lacks after a power cut is taken from them.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from eiascore.batch.disk import settle, writing
from eiascore.batch.model import Outcome

NAME = "journal.jsonl"
_HEAD = '{"eiascore": "results", "format": 1}\n'


def is_journal(path: Path) -> bool:
    """Tell whether a file is the journal of a folder of results; an empty one is, after a power cut."""
    if not path.is_file():
        return False
    with path.open("rb") as file:
        start = file.read(len(_HEAD))
    return not start.strip(b"\0") or start == _HEAD.encode()


class Journal:
    """A journal that is open for writing; a line that a power cut left half is taken away.

    Parameters
    ----------
    path : Path
        The file; it is made where there is none.

    Raises
    ------
    OutputError
        The file cannot be written.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        with writing(path):
            _repair(path)
            new = not path.exists()
            self._file = path.open("ab", buffering=0)
            if not path.stat().st_size:
                self._append(_HEAD)
            if new:
                settle(path.parent)

    def add(self, outcome: Outcome) -> None:
        """Write a result down; it is on the disk when this returns.

        Raises
        ------
        OutputError
            It cannot be written; the journal is as it was.
        """
        line = {
            "key": outcome.key,
            "fate": outcome.fate,
            "code": outcome.code,
            "bytes": len(outcome.record.encode(errors="replace")),
            "seconds": round(outcome.seconds, 3),
            "cpu_seconds": round(outcome.cpu_seconds, 3),
            "pages": outcome.pages,
            "tries": outcome.tries,
        }
        with writing(self._path):
            self._append(json.dumps(line) + "\n")

    def _append(self, line: str) -> None:
        size = self._path.stat().st_size
        try:
            written = self._file.write(line.encode())
            if written != len(line.encode()):  # the disk took a part of it: ask again for the reason
                self._file.write(line.encode()[written:])
            os.fsync(self._file.fileno())
        except OSError:
            os.truncate(self._path, size)
            raise

    def close(self) -> None:
        """Close the file."""
        self._file.close()


class Note(NamedTuple):
    """What the journal says of a result: its key, its error code ("" for a scorecard), and the bytes of its record."""

    key: str
    code: str
    size: int


def notes(path: Path) -> Iterator[Note]:
    """Yield what the journal says of each result; a later line stands for an earlier one.

    Parameters
    ----------
    path : Path
        The journal.

    Yields
    ------
    Note
        One a line.
    """
    with path.open("rb") as file:
        for line in file:
            try:
                entry = json.loads(line)
                note = Note(entry["key"], entry["code"], entry["bytes"])
            except (ValueError, KeyError, TypeError):
                continue  # the head, or what a power cut left: the records tell
            yield note


def _repair(path: Path) -> None:
    """Cut off what stands behind the last line that was finished."""
    if not path.exists():
        return
    with path.open("rb+") as file:
        size = at = file.seek(0, os.SEEK_END)
        while at > 0:
            step = min(4096, at)
            file.seek(at - step)
            found = file.read(step).rfind(b"\n")
            if found >= 0:
                at = at - step + found + 1
                break
            at -= step
        if at < size:
            file.truncate(at)
            os.fsync(file.fileno())
