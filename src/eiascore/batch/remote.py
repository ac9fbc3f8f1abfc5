"""Documents in a store of objects, such as ``s3://bucket/folder/``, through fsspec, with the credentials it finds."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any, BinaryIO

from eiascore.batch.kinds import Listed, passed_over
from eiascore.batch.model import Reference
from eiascore.batch.names import safe_path
from eiascore.errors import EiaError, FileProblemError, MissingExtraError, SourceError

_BLOCK = 1 << 20
_TIMES = ("LastModified", "last_modified", "mtime", "updated", "created")
_PACKAGES = {"s3": 'pip install "eiascore[s3]"', "gs": "pip install gcsfs", "abfs": "pip install adlfs"}


def listing(address: str, wanted: Callable[[str], bool] = lambda path: True) -> list[Listed]:
    """Return what an address holds.

    Parameters
    ----------
    address : str
        A folder with everything below it, or one object.
    wanted : callable, optional
        Takes a path below the address, with "/", and tells whether the object is asked for.

    Returns
    -------
    list of Reference or PassedOver
        With names below the address; "" for the object itself.

    Raises
    ------
    SourceError
        If the address cannot be listed.
    MissingExtraError
        If a package for addresses of this kind is not installed.
    """
    files = _filesystem(address)
    try:
        files.invalidate_cache()
        root = str(files._strip_protocol(address)).rstrip("/")
        found: dict[str, dict[str, Any]] = files.find(root, detail=True)
    except Exception as error:  # each kind of store raises errors of its own, which share no base
        todo = "Check the address, the connection, and the credentials in the environment."
        raise SourceError(f"{address} cannot be listed: {_reason(error)}.", todo) from error
    if set(found) == {root} and not address.endswith("/"):
        return [_reference(files, root, "", found[root])]
    listed: list[Listed] = []
    for path, about in sorted(found.items()):
        below = path[len(root) :].removeprefix("/")
        if below and not below.endswith("/") and wanted(below):
            name = safe_path(below)
            listed.append(passed_over(below, name) or _reference(files, path, name, about))
    return listed


@contextmanager
def stream(reference: Reference) -> Iterator[BinaryIO]:
    """Open an object.

    Parameters
    ----------
    reference : Reference
        Where it is.

    Yields
    ------
    binary file
        One that can be read from any place in it.

    Raises
    ------
    FileProblemError
        If it is gone or cannot be read.
    """
    files = _filesystem(reference.place)
    try:
        with files.open(reference.place, "rb", block_size=_BLOCK) as file:
            yield file
    except EiaError:
        raise
    except Exception as error:  # as above
        todo = "Check the connection and the credentials in the environment, and run it again."
        raise FileProblemError(f"The object cannot be read: {_reason(error)}.", todo) from error


def _filesystem(address: str) -> Any:
    protocol = address.partition("://")[0]
    try:
        from fsspec.core import url_to_fs
    except ImportError:
        raise MissingExtraError(
            f"{protocol}:// addresses need packages that are not installed.", 'Run: pip install "eiascore[batch]"'
        ) from None
    try:
        return url_to_fs(address.partition("::")[0])[0]  # in the key of an object "::" has no meaning
    except ImportError as error:
        todo = f"Run: {_PACKAGES.get(protocol, f'pip install fsspec[{protocol}]')}"
        raise MissingExtraError(f"{protocol}:// addresses need a package that is not installed.", todo) from error
    except ValueError as error:
        todo = "Name a folder or file, or an address that begins with s3://, gs:// or https://."
        raise SourceError(f"{address} is no address that can be read: {_reason(error)}.", todo) from error


def _reference(files: Any, path: str, name: str, about: dict[str, Any]) -> Reference:
    size = about.get("size")
    return Reference(name, files.unstrip_protocol(path), "", -1 if size is None else int(size), _modified(about))


def _modified(about: dict[str, Any]) -> float:
    """Return when an object was written: the stores call it by several names, and give it in several ways."""
    value = next((about[name] for name in _TIMES if about.get(name)), 0.0)
    if isinstance(value, str):
        value = datetime.fromisoformat(value)
    return value.timestamp() if isinstance(value, datetime) else float(value)


def _reason(error: Exception) -> str:
    first = (str(error).splitlines() or [""])[0].strip().rstrip(".")
    return first[:300] or type(error).__name__
