"""Media type of a file by its content: a file name says what someone hoped, the bytes say what is there."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from typing import NoReturn

from eiascore.errors import DamagedError, EmptyDocumentError, EncryptedError, NotADocumentError
from eiascore.reading.encoding import decode, looks_like_text

PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
ODT = "application/vnd.oasis.opendocument.text"
HTML = "text/html"
MARKDOWN = "text/markdown"
PLAIN = "text/plain"

_SAVE = "Save it as DOCX or PDF and read that copy."
_SCAN = (
    "Make it a PDF, all pages in one file (img2pdf page*.png -o scan.pdf); its text is recognised when that is read."
)
_HEAD = 65_536
_PDF_WITHIN = 1024

# Formats that are met in folders of assessments by mistake: (first bytes, what it is, what to do).
_FOREIGN = (
    (b"{\\rtf", "a Rich Text (RTF) file", _SAVE),
    (b"\x89PNG\r\n", "a PNG image", _SCAN),
    (b"\xff\xd8\xff", "a JPEG image", _SCAN),
    (b"II*\0", "a TIFF image", _SCAN),
    (b"MM\0*", "a TIFF image", _SCAN),
    (b"GIF8", "a GIF image", "Find the document that it illustrates and read that."),
    (b"RIFF", "an image, sound or film", "Find the document that it belongs to and read that."),
    (b"\x1f\x8b", "a gzip archive", "Unpack it and read the documents inside."),
    (b"7z\xbc\xaf'\x1c", "a 7-Zip archive", "Unpack it and read the documents inside."),
    (b"Rar!\x1a", "a RAR archive", "Unpack it and read the documents inside."),
    (b"BZh", "a bzip2 archive", "Unpack it and read the documents inside."),
    (b"\xfd7zXZ", "an XZ archive", "Unpack it and read the documents inside."),
    (b"\x7fELF", "a program", "Name the document that you want to read."),
    (b"\xffWPC", "a WordPerfect document", _SAVE),
    (b"MZ\x90\0", "a program", "Name the document that you want to read."),
    (b"%!PS", "a PostScript file", "Save it as PDF and read that."),
    (b"SQLite format 3", "a database", "Name the document that you want to read."),
)
_OPEN_XML = (
    (b"wordprocessingml.document.main+xml", DOCX),
    (b"wordprocessingml.template.main+xml", DOCX),
    (b"ms-word.document.macroEnabled", DOCX),
    (b"ms-word.template.macroEnabled", DOCX),
    (b"spreadsheetml", "an Excel workbook"),
    (b"ms-excel", "an Excel workbook"),
    (b"presentationml", "a PowerPoint presentation"),
    (b"visio", "a Visio drawing"),
)
# What old Office files call their main stream, in UTF-16: (name, what it is, what to do).
_OLD = (
    ("__substg1.0_", "an Outlook message (.msg)", "Save the assessment that is attached to it, and read that."),
    ("WordDocument", "a Word document in the old format (.doc)", _SAVE),
    ("PowerPoint Document", "a PowerPoint presentation in the old format (.ppt)", _SAVE),
    ("Workbook", "an Excel workbook in the old format (.xls)", _SAVE),
    ("", "in an old Microsoft format (such as .pub or .wps)", _SAVE),
)
_APPLE = ("Index/Document.iwa", "Index.zip", "index.xml.gz", "index.apxl")
_OPEN_DOCUMENT = {
    "application/vnd.oasis.opendocument.text-template": "an OpenDocument text template (OTT)",
    "application/vnd.oasis.opendocument.spreadsheet": "an OpenDocument spreadsheet",
    "application/vnd.oasis.opendocument.presentation": "an OpenDocument presentation",
    "application/epub+zip": "an e-book (EPUB)",
}

_MAIL = frozenset({"mime-version", "message-id", "received", "return-path"})  # a memo too has "From:" and "Date:"
_PREAMBLE = re.compile(r"\s*(?:<\?xml[^>]*\?>\s*|<!--.*?-->\s*)*", re.S)
_HTML_START = re.compile(r"<!doctype\s+html|<(?:html|head|body|title|meta|main|article)\b", re.I)
_HTML_TAG = re.compile(
    r"</?(?:p|div|h[1-6]|table|tr|t[dh]|ul|ol|li|d[ltd]|br|form|section|span|a|body)\b[^<>]{0,300}>", re.I
)
_MARKDOWN_SURE = re.compile(
    r"^(?: {0,3}#{1,6}[ \t]+\S.*|\|?(?:[ \t]*:?-{3,}:?[ \t]*\|)+[ \t:-]*|`{3,}\w*|=== *=* *)$", re.M
)
_MARKDOWN_HINT = re.compile(r"\*\*[^\s*][^*\n]*\*\*|\[[^\[\]\n]{1,300}\]\((?:https?:|/|#|mailto:)|^> \S", re.M)


def detect(data: bytes) -> str:
    """Find out what a file is, by its content alone.

    Parameters
    ----------
    data : bytes
        The whole file.

    Returns
    -------
    str
        The media type of a format that eiascore reads.

    Raises
    ------
    EmptyDocumentError, EncryptedError, DamagedError, NotADocumentError
        Where it is none of them; the message says what it looks like and what to do.

    Examples
    --------
    >>> detect(b"<!DOCTYPE html><title>Equality impact assessment</title>")
    'text/html'
    """
    if not data.strip(b" \t\r\n\f\v\0"):
        raise EmptyDocumentError("The file is empty.", "Check that it was downloaded or copied completely.")
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")):
        return _archive(data)
    if data.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        _refuse_ole(data)
    for start, what, todo in _FOREIGN:
        if data.startswith(start):
            raise NotADocumentError(f"The file is {what}.", todo)
    if b"%PDF-" in data[:_PDF_WITHIN]:
        return PDF
    return _textual(data)


def _refuse_ole(data: bytes) -> NoReturn:
    """Old Office files and password-protected new ones share one container; stream names are UTF-16."""
    if "EncryptedPackage".encode("utf-16-le") in data:
        raise EncryptedError(
            "The file is an Office document protected by a password.",
            "Open it with the password, save a copy without one and read that.",
        )
    what, todo = next(each[1:] for each in _OLD if each[0].encode("utf-16-le") in data)
    raise NotADocumentError(f"The file is {what}.", todo)


def _archive(data: bytes) -> str:
    """Tell DOCX and ODT from other zip files by their members."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
            if "[Content_Types].xml" in names:
                return _open_xml(_peek(archive, "[Content_Types].xml"), names)
            if "mimetype" in names:
                return _open_document(archive, names)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, ValueError) as error:
        raise DamagedError(
            f"The file begins like a DOCX, ODT or other zip file but is broken ({error}).",
            "Download or copy it again; if that fails, ask for a PDF.",
        ) from error
    except RuntimeError as error:
        raise EncryptedError("The file is a zip protected by a password.", "Unpack it with the password.") from error
    if any(name.endswith(_APPLE) for name in names):
        raise NotADocumentError(
            "The file is an Apple Pages, Numbers or Keynote document.", "Export it as Word or PDF and read that copy."
        )
    raise NotADocumentError("The file is a zip archive.", "Unpack it and read the documents inside.")


def _peek(archive: zipfile.ZipFile, name: str) -> bytes:
    """First bytes of a member: this runs before the guard, so nothing is unpacked whole."""
    with archive.open(name) as member:
        return member.read(_HEAD)


def _open_xml(types: bytes, names: set[str]) -> str:
    for mark, what in _OPEN_XML:
        if mark in types:
            if what != DOCX:
                raise NotADocumentError(f"The file is {what}.", _SAVE)
            return DOCX
    if "word/document.xml" in names:
        return DOCX
    raise NotADocumentError("The file is an Office file without a Word document in it.", _SAVE)


def _open_document(archive: zipfile.ZipFile, names: set[str]) -> str:
    kind = _peek(archive, "mimetype").decode("ascii", errors="replace").strip()
    if kind != ODT:
        raise NotADocumentError(f"The file is {_OPEN_DOCUMENT.get(kind, 'a zip of an unknown kind')}.", _SAVE)
    manifest = "META-INF/manifest.xml"
    if manifest in names and b"encryption-data" in _peek(archive, manifest):
        raise EncryptedError(
            "The file is an ODT protected by a password.", "Open it with the password and save a copy without one."
        )
    return ODT


def _textual(data: bytes) -> str:
    head = decode(data[: _HEAD - _HEAD % 4]) if len(data) > _HEAD else decode(data)
    if not looks_like_text(head):
        raise NotADocumentError("The file is binary data of an unknown kind.", "Name a PDF, DOCX, ODT or HTML file.")
    if b"%PDF-" in data and b"startxref" in data[-2048:]:
        raise NotADocumentError(
            "The file is a PDF with foreign bytes before its header.", "Open it in a PDF viewer and save it again."
        )
    start = head[_PREAMBLE.match(head).end() :]  # type: ignore[union-attr]  # matches always: it may match nothing
    if _HTML_START.match(start):
        return HTML
    if head.lstrip().lower().startswith("<?xml"):
        raise NotADocumentError("The file is XML data.", _SAVE)
    if start.startswith("<") and len(_HTML_TAG.findall(head)) >= 4:
        return HTML
    if _is_mail(head):
        raise NotADocumentError(
            "The file is an e-mail or web archive (EML, MHTML).",
            "Save the assessment that is attached to it, or save the page as PDF, and read that.",
        )
    if _MARKDOWN_SURE.search(head) or len(_MARKDOWN_HINT.findall(head)) >= 2:
        return MARKDOWN
    return PLAIN


def _is_mail(head: str) -> bool:
    """Tell a message by its header, which is nothing but fields up to the first empty line."""
    header = re.match(r"(?:[A-Za-z][\w-]{0,40}:.{0,2000}\r?\n(?:[ \t].{0,2000}\r?\n)*+)*+", head)
    names = {line.partition(":")[0].lower() for line in header[0].splitlines()} if header else set()
    return bool(names & _MAIL)
