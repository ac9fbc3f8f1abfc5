"""What a reference refers to, wherever it is: its bytes, and their hash. Workers need nothing but the reference."""

from __future__ import annotations

import hashlib
import zipfile
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager, contextmanager
from itertools import groupby
from typing import BinaryIO

from eiascore.batch import archive, local, remote, web
from eiascore.batch.model import Reference
from eiascore.errors import EiaError, TooLargeError
from eiascore.settings import settings

_CHUNK = 1 << 20
_THREADS = 8


def opened(reference: Reference) -> bytes:
    """Return the content of a document.

    Parameters
    ----------
    reference : Reference
        Where it is: a file, a member of an archive, an object in a store or a web address.

    Returns
    -------
    bytes

    Raises
    ------
    UnreadableError
        If it is gone, may not be read, is beyond the limits in the settings or changes while it is read; the message
        says which and what to do.

    Examples
    --------
    >>> import fsspec
    >>> with fsspec.open("memory://examples/bus.txt", "wb") as file:
    ...     _ = file.write(b"We asked forty residents.")
    >>> opened(Reference("bus.txt", "memory://examples/bus.txt"))
    b'We asked forty residents.'
    """
    with _document(reference) as file:
        return b"".join(_chunks(reference, file))


def sha256_of(reference: Reference) -> str:
    """Return the SHA-256 of the content of a document, without holding all of it.

    Parameters
    ----------
    reference : Reference
        Where it is.

    Returns
    -------
    str
        In hexadecimal digits.

    Raises
    ------
    UnreadableError
        As for `opened`.
    """
    with _document(reference) as file:
        return _digest(reference, file)


def digests(references: Sequence[Reference]) -> Iterator[str | EiaError]:
    """Yield the SHA-256 of each document, or the error that it met; several are read at a time.

    Parameters
    ----------
    references : sequence of Reference
        Where they are.

    Yields
    ------
    str or EiaError
        In the order of the references.
    """
    groups = [list(group) for _, group in groupby(references, key=lambda each: (each.place, bool(each.member)))]
    with ThreadPoolExecutor(_THREADS) as pool:
        for results in pool.map(_digests_of, groups):
            yield from results


def digest_or_error(reference: Reference) -> str | EiaError:
    """Return the SHA-256 of a document, or the error that it met: what a worker of a cluster is asked for."""
    return _digests_of([reference])[0]


def _digests_of(group: Sequence[Reference]) -> list[str | EiaError]:
    """Hash the documents of one place: an archive is opened once for all its members."""
    try:
        if not group[0].member:
            return [sha256_of(reference) for reference in group]
        with stored(group[0]) as file, archive.opened(file) as members:
            return [_digest_of_member(members, reference) for reference in group]
    except EiaError as error:
        return [error] * len(group)


def _digest_of_member(members: zipfile.ZipFile, reference: Reference) -> str | EiaError:
    try:
        with archive.member(members, reference.member) as content:
            return _digest(reference, content)
    except EiaError as error:
        return error


def stored(reference: Reference) -> AbstractContextManager[BinaryIO]:
    """Open the file at the place of a reference; where that is an archive, the archive.

    Parameters
    ----------
    reference : Reference
        Where it is.

    Returns
    -------
    context manager of a binary file
    """
    if "://" not in reference.place:
        return local.stream(reference)
    return web.stream(reference) if is_web(reference.place) else remote.stream(reference)


def is_web(address: str) -> bool:
    """Tell whether an address is one of the web.

    Examples
    --------
    >>> is_web("https://example.gov.uk/eia.pdf"), is_web("s3://bucket/eia.pdf")
    (True, False)
    """
    return address.lower().startswith(("http://", "https://"))


@contextmanager
def _document(reference: Reference) -> Iterator[BinaryIO]:
    with stored(reference) as file:
        if not reference.member:
            yield file
            return
        with archive.opened(file) as members, archive.member(members, reference.member) as content:
            yield content


def _digest(reference: Reference, file: BinaryIO) -> str:
    digest = hashlib.sha256()
    for chunk in _chunks(reference, file):
        digest.update(chunk)
    return digest.hexdigest()


def _chunks(reference: Reference, file: BinaryIO) -> Iterator[bytes]:
    """Yield the content in pieces and stop beyond the limit, at once where the size is known."""
    limit = settings().max_bytes
    size = 0
    while chunk := b"" if reference.size > limit else file.read(_CHUNK):
        size += len(chunk)
        if size > limit:
            break
        yield chunk
    if max(size, reference.size) > limit:
        todo = "Split it, or raise EIASCORE_MAX_BYTES if you trust it."
        raise TooLargeError(f"The file is larger than {limit} bytes.", todo)
