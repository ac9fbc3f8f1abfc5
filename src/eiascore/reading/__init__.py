"""Reading: bytes in, a located ``Document`` out, with one reader for each format."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Literal

from eiascore.errors import FileProblemError, TooLargeError, UnreadableError
from eiascore.reading import detect as formats
from eiascore.reading.pieces import Layout
from eiascore.schema.document import Document
from eiascore.settings import Ocr, settings

if TYPE_CHECKING:
    from eiascore.reading.draft import Source

__all__ = ["read"]


def read(
    source: str | os.PathLike[str] | bytes | BinaryIO,
    *,
    name: str | None = None,
    annexes: Sequence[str | os.PathLike[str] | bytes | BinaryIO] = (),
    pages: tuple[int, int] | Literal["all"] | None = None,
    ocr: Ocr | None = None,
) -> Document:
    """Read a PDF, DOCX, ODT, HTML, Markdown or text file, with its annexes where it has any.

    Parameters
    ----------
    source : str, path, bytes or binary file
        A string is always a path, never the text itself; pass text as ``text.encode()``.
    name : str, optional
        Name of the document in messages and results; by default the file name.
    ocr : str, optional
        Which pages of a PDF are recognised by the program tesseract: ``auto`` those without legible text where it is
        installed, ``never`` or ``always``; by default the setting ``EIASCORE_OCR``, which is ``auto``.
    annexes : sequence of path, bytes or binary file, optional
        Files that belong to the assessment, such as an action plan: they are read whole, as further sections of it.
    pages : tuple of int, or "all", optional
        First and last page, from 1, of the part that holds the assessment. By default a report of another kind, such as
        one to a committee, is searched for an assessment appended to it; "all" turns the search off.

    Returns
    -------
    Document
        One text with its pages, sections, tables and sentences located in it, and the ``files`` that it comes from.

    Raises
    ------
    UnreadableError
        The file is missing, empty, protected, damaged, scanned, illegible, too large or no document; the message says
        which and what to do, and which annex it is about.
    PageRangeError
        The file has no such pages.

    Examples
    --------
    >>> page = b"<h1>Equality impact assessment</h1>" + b"<p>We asked forty residents about the library.</p>" * 4
    >>> read(page, name="library.html").sections[1].title
    'Equality impact assessment'
    """
    if isinstance(annexes, str | bytes | os.PathLike):
        raise TypeError("read() takes a list of annexes: annexes=[...].")
    main = _source(source, name, ocr)
    # A command that reads nothing should not wait for the libraries of every format.
    from eiascore.reading.assemble import assemble_files
    from eiascore.reading.compose import chosen, distinct

    main, part = chosen(main, pages)
    sources = distinct([main, *(_annex(annex, ocr) for annex in annexes)])
    document = assemble_files(sources, part)
    located = any(source.media_type == formats.PDF for source in sources)
    return document.with_bytes(*(source.data for source in sources)) if located else document


def _source(source: str | os.PathLike[str] | bytes | BinaryIO, name: str | None, ocr: Ocr | None) -> Source:
    data, found = _load(source)
    media_type = formats.detect(data)
    from eiascore.reading.draft import Source

    try:
        layout = _layout(data, media_type, ocr or settings().ocr)
    except RecursionError:
        # Only where EIASCORE_MAX_NESTING was raised beyond what Python's own limit allows.
        raise TooLargeError("The file is nested too deep.", "Save it again as PDF and read that.") from None
    # A name on disk may be no text at all; results must be.
    label = (name or found).encode(errors="replace").decode()
    return Source(layout, label, hashlib.sha256(data).hexdigest(), len(data), media_type, data)


def _annex(source: str | os.PathLike[str] | bytes | BinaryIO, ocr: Ocr | None) -> Source:
    """Read an annex; what is wrong with it is told with its name."""
    try:
        return _source(source, None, ocr)
    except UnreadableError as error:
        path = source if isinstance(source, str | os.PathLike) else getattr(source, "name", "")
        shown = _printable(Path(path).name) if isinstance(path, str | os.PathLike) and path else "given as bytes"
        raise type(error)(f"The annex {shown} cannot be read: {error.what}", error.todo) from error


def _layout(data: bytes, media_type: str, ocr: Ocr) -> Layout:
    """Hand the bytes to the reader of their format, importing only that one."""
    if media_type == formats.PDF:
        from eiascore.reading.pdf import read_pdf

        return read_pdf(data, ocr)
    if media_type == formats.DOCX:
        from eiascore.reading.docx import read_docx

        return read_docx(data)
    if media_type == formats.ODT:
        from eiascore.reading.odt import read_odt

        return read_odt(data)
    if media_type == formats.HTML:
        from eiascore.reading.html import read_html

        return read_html(data)
    if media_type == formats.MARKDOWN:
        from eiascore.reading.markdown import read_markdown

        return read_markdown(data)
    from eiascore.reading.plain import read_plain

    return read_plain(data)


def _load(source: str | os.PathLike[str] | bytes | BinaryIO) -> tuple[bytes, str]:
    """Return the bytes and a name for them, never more than the limit."""
    if isinstance(source, bytes | bytearray | memoryview):
        return _within_limit(bytes(source)), "document"
    if isinstance(source, str | os.PathLike):
        return _load_path(Path(source))
    data = source.read(settings().max_bytes + 1)
    if not isinstance(data, bytes):
        raise TypeError("read() takes a file opened in binary mode: open(path, 'rb').")
    label = getattr(source, "name", "")
    return _within_limit(data), Path(label).name if isinstance(label, str) and label else "document"


def _load_path(path: Path) -> tuple[bytes, str]:
    shown = _printable(str(path))
    try:
        if path.is_dir():
            raise FileProblemError(f"{shown} is a folder.", "Name one file, or score the folder as a batch.")
        if not path.exists():
            raise FileProblemError(
                f"There is no file {shown}.", "Check the spelling and the folder; text itself is passed as bytes."
            )
        if not path.is_file():
            # A pipe or device may never end.
            raise FileProblemError(f"{shown} is not an ordinary file.", "Copy its content to a file and name that.")
        with path.open("rb") as stream:
            return _within_limit(stream.read(settings().max_bytes + 1)), path.name
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise FileProblemError(
            f"{shown} cannot be opened: {reason}.", "Check its name and your rights to it."
        ) from error


def _printable(name: str) -> str:
    """Return a name that may stand in a message."""
    shown = "".join(character if character.isprintable() else "?" for character in name)
    return shown if len(shown) <= 200 else f"{shown[:200]}..."


def _within_limit(data: bytes) -> bytes:
    limit = settings().max_bytes
    if len(data) > limit:
        raise TooLargeError(
            f"The file is larger than {limit} bytes.", "Split it, or raise EIASCORE_MAX_BYTES if you trust it."
        )
    return data
