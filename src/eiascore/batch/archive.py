"""Documents in a zip archive: read one by one in memory, nothing is ever unpacked to a folder.

A file that begins like an archive may be made to harm whoever opens it. What its directory declares is held against the
limits in the settings before a single member is read, and what comes out of a member is cut off at what was declared.
"""

from __future__ import annotations

import stat
import struct
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from typing import BinaryIO, cast

from eiascore.batch.kinds import ARCHIVE, Listed, ending, failed, passed_over
from eiascore.batch.model import PassedOver, Reference
from eiascore.batch.names import printable, safe_path
from eiascore.errors import ChangedError, DamagedError, EiaError, EncryptedError, NotADocumentError, TooLargeError
from eiascore.settings import settings

_SMALL = 10_000_000
_DIRECTORY = 16_000_000  # bytes of a directory that is read: some 200,000 members
_HEADER = 30
_LONGEST = 1_000
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)  # the others unpack without a bound
_UNPACK = "Unpack it into a folder and name that."
_BROKEN = (zipfile.BadZipFile, zlib.error, struct.error, EOFError, ArithmeticError, ValueError, RuntimeError)


class _Bounded:
    """A file that is never read in one go beyond a bound, whatever the directory in it claims for its own length."""

    def __init__(self, file: BinaryIO) -> None:
        self.seek, self.tell, self.seekable, self._read = file.seek, file.tell, file.seekable, file.read

    def read(self, size: int = -1) -> bytes:
        if size > _DIRECTORY:
            raise zipfile.BadZipFile("a part of it claims a length beyond all reason")
        return self._read(size)


def members(reference: Reference, file: BinaryIO) -> list[Listed]:
    """Return the documents in an archive.

    Parameters
    ----------
    reference : Reference
        The archive.
    file : binary file
        Its content.

    Returns
    -------
    list of Reference or PassedOver
        Its members; the archive itself where it is a DOCX or ODT under another ending.

    Raises
    ------
    DamagedError, TooLargeError
        If it is broken, or beyond the limits.
    """
    with opened(file) as archive:
        entries = archive.infolist()
        names = {entry.filename for entry in entries}
        if "word/document.xml" in names or {"mimetype", "content.xml"} <= names:
            return [reference]
        _check(entries)
        copies = Counter(entry.filename for entry in entries)
        listed = [_listed(reference, entry, copies) for entry in entries if not entry.filename.endswith("/")]
    limit = settings().max_unpacked_bytes
    if sum(each.size for each in listed if isinstance(each, Reference)) > limit:
        raise TooLargeError(
            f"The documents in the archive unpack to more than {limit} bytes.",
            f"If you trust it, raise EIASCORE_MAX_UNPACKED_BYTES. {_UNPACK}",
        )
    if not any(isinstance(each, Reference) or each.failed for each in listed):
        listed.append(PassedOver(reference.name, "no_documents", "There is no document in the archive."))
    return listed


def _check(entries: Sequence[zipfile.ZipInfo]) -> None:
    limit = settings().max_members
    if len(entries) > limit:
        todo = f"If you trust it, raise EIASCORE_MAX_MEMBERS. {_UNPACK}"
        raise TooLargeError(f"The archive holds {len(entries)} files; at most {limit} are read.", todo)
    end = 0
    for entry in sorted(entries, key=lambda entry: entry.header_offset):
        if entry.header_offset < end:
            raise DamagedError(
                "Files in the archive lie over each other, as in archives made to harm a reader.", "Delete it."
            )
        end = entry.header_offset + _HEADER + len(entry.orig_filename) + entry.compress_size


def _listed(reference: Reference, entry: zipfile.ZipInfo, copies: Counter[str]) -> Listed:
    name = f"{reference.name}/{safe_path(_decoded(entry))}"
    if len(name) > _LONGEST + len(reference.name):
        error: EiaError = NotADocumentError("Its name in the archive is too long.", _UNPACK)
        return failed(f"{name[: _LONGEST + len(reference.name)]}...", error)
    mode = entry.external_attr >> 16
    if stat.S_IFMT(mode) and not stat.S_ISREG(mode):
        return PassedOver(name, "symlink" if stat.S_ISLNK(mode) else "device", "It is a link or device, not a file.")
    left_alone = passed_over(_decoded(entry), name)
    if left_alone is not None:
        return left_alone
    if ending(entry.filename) == ARCHIVE:
        what = "It is an archive in an archive, which is not opened."
        return PassedOver(name, "nested_archive", what, _UNPACK, failed=True)
    if copies[entry.filename] > 1:
        what = f"The archive holds {copies[entry.filename]} files of this name, and which one is meant cannot be told."
        return PassedOver(name, "same_name", what, _UNPACK, failed=True)
    try:
        _check_member(entry)
    except EiaError as refusal:
        return failed(name, refusal)
    return replace(reference, name=name, member=entry.filename, size=entry.file_size)


def _check_member(entry: zipfile.ZipInfo) -> None:
    if entry.flag_bits & 1:
        raise EncryptedError("It is protected by a password in the archive.", "Unpack it with the password.")
    if entry.compress_type not in _METHODS:
        raise NotADocumentError("It is packed in a way that is not read.", _UNPACK)
    ratio = settings().max_ratio
    if entry.file_size > max(_SMALL, ratio * entry.compress_size):
        raise TooLargeError(
            f"It unpacks to more than {ratio} times its size, as files made to harm a reader do.",
            "If you trust it, raise EIASCORE_MAX_RATIO; otherwise delete it.",
        )


def _decoded(entry: zipfile.ZipInfo) -> str:
    """Return the name of a member; macOS writes UTF-8 without saying so, which then reads as that of old DOS."""
    try:
        return entry.filename if entry.flag_bits & 0x800 else entry.filename.encode("cp437").decode("utf-8")
    except UnicodeError:
        return entry.filename


@contextmanager
def opened(file: BinaryIO) -> Iterator[zipfile.ZipFile]:
    """Open an archive.

    Parameters
    ----------
    file : binary file
        Its content.

    Yields
    ------
    ZipFile
        To give to `member`.

    Raises
    ------
    DamagedError
        If it is broken.
    """
    with _told("archive"), zipfile.ZipFile(cast(BinaryIO, _Bounded(file))) as archive:
        yield archive


@contextmanager
def member(archive: zipfile.ZipFile, name: str) -> Iterator[BinaryIO]:
    """Open a document in an archive.

    Parameters
    ----------
    archive : ZipFile
        What `opened` gave.
    name : str
        Name of the document in it.

    Yields
    ------
    binary file

    Raises
    ------
    ChangedError
        If the archive has no such document any more.
    DamagedError, TooLargeError, EncryptedError, NotADocumentError
        If it is broken, or not to be read.
    """
    try:
        entry = archive.getinfo(name)
    except KeyError:
        todo = "Put the archive back as it was, or run the batch again."
        raise ChangedError("The archive no longer holds it.", todo) from None
    _check_member(entry)
    with _told("file in the archive"), archive.open(entry) as content:
        yield cast(BinaryIO, content)


@contextmanager
def _told(what: str) -> Iterator[None]:
    try:
        yield
    except _BROKEN as error:
        reason = str(error).splitlines()[0] if isinstance(error, zipfile.BadZipFile | zlib.error) else "it ends early"
        raise DamagedError(
            f"The {what} is broken ({printable(reason[:200])}).", "Download or copy it again."
        ) from error
