"""From what a user names to documents: folders, files, patterns, archives, addresses; each under its own name."""

from __future__ import annotations

import glob
import os
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from functools import partial
from pathlib import Path
from urllib.parse import unquote

from eiascore.batch import archive, local, remote, web
from eiascore.batch.content import is_web, stored
from eiascore.batch.kinds import ARCHIVE, Listed, ending, failed
from eiascore.batch.model import PassedOver, Reference
from eiascore.batch.names import labels, printable
from eiascore.errors import EiaError, SourceError

_SOME = "Name a folder with PDF, DOCX, ODT or HTML documents in it, a zip archive of them, or the documents themselves."


@dataclass(frozen=True, slots=True)
class Found:
    """What the places that were named hold, each part in the order of names."""

    references: tuple[Reference, ...] = ()
    passed_over: tuple[PassedOver, ...] = ()


def references(sources: Sequence[str], *, since: date | datetime | None = None) -> Found:
    """Find the documents in the places that are named.

    A name is the path below the folder that was named; where several places are named, with the name of the folder in
    front, and of the folders that it is in as far as that tells places apart. Hidden files and folders are passed over.

    Parameters
    ----------
    sources : sequence of str
        Folders with all that is in them, files, patterns such as ``EIAs/**/*.pdf``, zip archives, addresses of stores
        such as ``s3://bucket/folder/``, and web addresses of documents or of pages that link to documents.
    since : date or datetime, optional
        Leave out what was last written before it; a date begins at midnight, and without a zone it is local time. An
        archive counts as a whole, and what has no known time is kept.

    Returns
    -------
    Found
        No name twice among the references, and no file under two names because two places lead to it.

    Raises
    ------
    SourceError
        If a place is missing or holds no documents; the message says what to do.
    MissingExtraError
        If an address needs packages that are not installed.

    Examples
    --------
    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     for name in ("bus.pdf", "logo.png"):
    ...         _ = (Path(folder) / name).write_bytes(b"")
    ...     found = references([folder])
    >>> [reference.name for reference in found.references], [(p.name, p.code) for p in found.passed_over]
    (['bus.pdf'], [('logo.png', 'not_read')])
    """
    if isinstance(sources, str):
        raise TypeError("references() takes a list of sources: references([...]).")
    if not sources:
        raise SourceError("No place to look for documents is named.", _SOME)
    web.begin()
    prefixes = labels([_parts(source) for source in sources])
    listed: list[Listed] = []
    for source, prefix in zip(sources, prefixes, strict=True):
        here = [_named(each, prefix, alone=len(sources) == 1) for each in _listed(source)]
        recent = [_if_since(each, since) for each in here]
        expanded = [part for each in recent for part in _expanded(each)]
        _check_some(source, expanded)
        listed += expanded
    documents = _distinct(each for each in listed if isinstance(each, Reference))
    others = {each: None for each in listed if isinstance(each, PassedOver)}
    return Found(tuple(sorted(documents)), tuple(sorted(others, key=lambda each: (each.name, each.code))))


def _parts(source: str) -> Sequence[str]:
    """Return the parts of a path or address, of which the last one names it."""
    if _protocol(source):
        host, *folders = _fixed(source).partition("://")[2].split("/")
        parts = [host, *(unquote(folder) if is_web(source) else folder for folder in folders)]
    else:
        parts = list(Path(os.path.normpath(Path(_fixed(_path(source))).absolute())).parts[1:])
    return [part for part in parts if part] or ["root"]


def _listed(source: str) -> Iterable[Listed]:
    if is_web(source):
        return web.listing(source)
    if _protocol(source):
        below = _pattern(source)
        return remote.listing(_fixed(source), partial(_wanted, below)) if below else remote.listing(source)
    return _local(_path(source))


def _local(source: str) -> Iterable[Listed]:
    path, shown = Path(source), printable(source)
    try:
        if path.is_dir():
            return local.walk(path)
        if path.is_file():
            return [local.one_file(path)]
        there = os.path.lexists(path)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise SourceError(f"{shown} cannot be opened: {reason}.", "Check its name and your rights to it.") from error
    if there:
        raise SourceError(f"{shown} is no file and no folder, or a link to nothing.", _SOME)
    folder = Path(_fixed(source))
    if below := _pattern(source):
        if not folder.is_dir():
            raise SourceError(f"There is no folder {printable(str(folder))}.", "Check the spelling.")
        return local.walk(folder, partial(_wanted, below))
    raise SourceError(f"There is no file or folder {shown}.", "Check the spelling, and the folder that you are in.")


def _wanted(pattern: Sequence[str], path: str) -> bool:
    return local.matches(path.split("/"), pattern)


def _fixed(source: str) -> str:
    """Return a source up to the first part with a wildcard; all of it where there is such a file."""
    pattern = _pattern(source)
    return source.rstrip("/")[: -len("/".join(pattern))] or "." if pattern else source


def _pattern(source: str) -> list[str]:
    """Return the parts of a source from the first one with a wildcard on."""
    if not _protocol(source) and os.path.lexists(source):
        return []
    parts = source.rstrip("/").split("/")
    # The key of an object may well have a bracket or a question mark in it, and nothing tells that from a wildcard.
    is_magic = glob.has_magic if not _protocol(source) else lambda part: "*" in part
    first = next((place for place, part in enumerate(parts) if is_magic(part)), len(parts))
    return parts[first:]


def _protocol(source: str) -> str:
    protocol, mark, _ = source.partition("://")
    return protocol if mark and protocol != "file" else ""


def _path(source: str) -> str:
    path = unquote(source.removeprefix("file://")) if source.startswith("file://") else source
    return path.replace(os.sep, "/")


def _named(listed: Listed, prefix: str, *, alone: bool) -> Listed:
    """Put the name of the place in front, where there are several or the place itself is the document."""
    if not listed.name:
        return replace(listed, name=prefix)
    return listed if alone else replace(listed, name=f"{prefix}/{listed.name}")


def _if_since(listed: Listed, since: date | datetime | None) -> Listed:
    if since is None or isinstance(listed, PassedOver) or not listed.modified:
        return listed
    start = since if isinstance(since, datetime) else datetime.combine(since, time())
    if listed.modified >= start.timestamp():
        return listed
    return PassedOver(listed.name, "older", f"It was last written before {start:%d %B %Y, %H:%M}.")


def _expanded(listed: Listed) -> Iterator[Listed]:
    if isinstance(listed, PassedOver) or ending(listed.name) != ARCHIVE:
        yield listed
        return
    try:
        with stored(listed) as file:
            members = archive.members(listed, file)
    except EiaError as error:
        members = [failed(listed.name, error)]
    yield from members


def _check_some(source: str, listed: Sequence[Listed]) -> None:
    """Refuse a place without documents, unless there is something to say of documents that are there."""
    others = [each for each in listed if isinstance(each, PassedOver)]
    if len(others) < len(listed) or any(each.failed or each.code == "older" for each in others):
        return
    what = f"{printable(source)} holds no document to read."
    if not others:
        raise SourceError(what, _SOME)
    kinds = Counter(each.what for each in others).most_common(3)
    seen = " ".join(f"{number} x: {why}" for why, number in kinds)
    raise SourceError(f"{what} What is there is passed over ({seen})", _SOME)


def _distinct(documents: Iterable[Reference]) -> Iterator[Reference]:
    """Yield each file once, under a name that no other has."""
    places: set[tuple[str, str]] = set()
    names: set[str] = set()
    for document in documents:
        if (document.place, document.member) in places:
            continue
        name, number = document.name, 1
        while name in names:
            number += 1
            name = f"{document.name} ({number})"
        places.add((document.place, document.member))
        names.add(name)
        yield replace(document, name=name)
