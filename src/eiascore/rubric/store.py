"""A folder of the user's for what can be made again: kept texts, each valid for one set of files.

Nothing in it is trusted blindly. A text counts only where it and its folder belong to this user and nobody else may
write them, where it is whole, and where the files that it was made from still hold the same bytes. Whatever is wrong
costs the time of making it again, never an error.
"""

from __future__ import annotations

import hashlib
import json
import os
import stat
import tempfile
import zlib
from collections.abc import Sequence
from pathlib import Path

from eiascore.settings import settings

_MOST_BYTES = 50_000_000
_MOST_TEXTS = 8  # the rubrics that somebody uses, and a few that were edited since


def read_text(name: str, first: Path, last: Sequence[Path]) -> str | None:
    """Return a kept text.

    Parameters
    ----------
    name : str
        What it was kept as.
    first, last : Path, sequence of Path
        The file that it must have been made from, and those that must stand last among the others. What stands between
        are the files that the first one includes: it holds the same bytes, so that it still includes the same.

    Returns
    -------
    str or None
        None where there is none that counts.
    """
    try:
        folder = _folder()
        data = _own_bytes(folder / name) if _is_own(os.lstat(folder)) else b""
        line, _, body = data.partition(b"\n")
        files = [Path(path) for path, _ in json.loads(line)["files"]]
        middle = files[1 : len(files) - len(last)]
        if files != [first, *middle, *last] or json.loads(line) != _head(files, body):
            return None
        return body.decode()
    except (OSError, ValueError, RuntimeError, TypeError, KeyError):
        return None


def keep_text(name: str, files: Sequence[Path], text: str) -> None:
    """Keep a text that was made from some files, where that is possible.

    Parameters
    ----------
    name : str
        Name to find it by.
    files : sequence of Path
        What it was made from.
    text : str
        The text.
    """
    part = ""
    try:
        folder = _folder()
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if not _is_own(os.lstat(folder)):
            return
        body = text.encode()
        # Written beside and moved into place, so that no other process reads half of it.
        handle, part = tempfile.mkstemp(dir=folder, suffix=".part")
        with os.fdopen(handle, "wb") as file:
            file.write(json.dumps(_head(files, body)).encode() + b"\n" + body)
        Path(part).replace(folder / name)
        _thin_out(folder)
    except (OSError, ValueError, RuntimeError):
        if part:
            Path(part).unlink(missing_ok=True)


def _folder() -> Path:
    if settings().cache_dir:
        return Path(settings().cache_dir)
    from platformdirs import user_cache_path

    return user_cache_path("eiascore", appauthor=False)


def _head(files: Sequence[Path], body: bytes) -> dict[str, object]:
    hashed = [[str(path), hashlib.sha256(path.read_bytes()).hexdigest()] for path in files]
    return {"files": hashed, "body": [len(body), zlib.crc32(body)]}  # against damage; against others see _is_own


def _own_bytes(path: Path) -> bytes:
    """Return the bytes of a file of this user's; links are not followed."""
    handle = os.open(path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0))
    with os.fdopen(handle, "rb") as file:
        found = os.fstat(handle)
        if not stat.S_ISREG(found.st_mode) or not _is_own(found) or found.st_size > _MOST_BYTES:
            return b""
        return file.read()


def _is_own(found: os.stat_result) -> bool:
    """Tell whether nobody but this user may write there; on Windows, which has no such numbers, profiles see to it."""
    if not hasattr(os, "geteuid"):
        return True
    return found.st_uid == os.geteuid() and not found.st_mode & (stat.S_IWGRP | stat.S_IWOTH)


def _thin_out(folder: Path) -> None:
    texts = sorted(folder.glob("*.json"), key=lambda path: path.stat().st_mtime, reverse=True)
    for path in texts[_MOST_TEXTS:]:
        path.unlink(missing_ok=True)
