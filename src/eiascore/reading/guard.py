"""Limits that a file meets before any parser sees it: zip bombs, XML entities, nesting and length.

Readers call this module first, so that a hostile file costs at most the limits in the settings and fetches nothing.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from xml.parsers import expat

from eiascore.errors import DamagedError, EncryptedError, TooLargeError
from eiascore.reading.pieces import Layout
from eiascore.settings import settings

MAX_MEMBERS = 10_000
"""More parts than any office file has: a picture book of a thousand photographs stays below it."""

_CHUNK = 1 << 20
_XML_NAMES = (".xml", ".rels", ".rdf")
_KNOWN_ENCODING = re.compile(rb"^(utf-?(8|16|32)(le|be)?|us-ascii|ascii|iso-8859-\d+|windows-125\d|latin-?1)$", re.I)
_DECLARED = re.compile(rb"""^<\?xml[^>]*?\bencoding\s*=\s*["']([^"']*)["']""")
_DTD = re.compile(rb"<!\s*(DOCTYPE|ENTITY)", re.I)
_RESAVE = "Open it in Word or LibreOffice, save it again as DOCX or PDF, and read that copy."


def check_archive(data: bytes) -> dict[str, bytes]:
    """Unpack a DOCX or ODT within the limits and refuse what could harm a parser.

    Parameters
    ----------
    data : bytes
        The zip file.

    Returns
    -------
    dict of str to bytes
        The XML members by name; other members are measured and thrown away.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = archive.infolist()
            _check_declared(members)
            return _unpack(archive, members)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, ValueError, RuntimeError) as error:
        raise DamagedError(
            f"The file is an office document whose zip container is broken ({error}).", _RESAVE
        ) from error


def _check_declared(members: list[zipfile.ZipInfo]) -> None:
    """Refuse on what the directory of the zip declares, before anything is unpacked."""
    if len(members) > MAX_MEMBERS:
        raise TooLargeError(f"The file holds {len(members)} parts; at most {MAX_MEMBERS} are read.", _RESAVE)
    if any(member.flag_bits & 1 for member in members):
        raise EncryptedError("The file is protected by a password.", "Save a copy without a password and read that.")
    _check_unpacked(sum(member.file_size for member in members))


def _check_unpacked(size: int) -> None:
    limit = settings().max_unpacked_bytes
    if size > limit:
        raise TooLargeError(
            f"The file unpacks to more than {limit} bytes.",
            "If you trust it, raise EIASCORE_MAX_UNPACKED_BYTES; otherwise delete it.",
        )


def _unpack(archive: zipfile.ZipFile, members: list[zipfile.ZipInfo]) -> dict[str, bytes]:
    """Read every member in chunks: the declared size is a claim, the bytes that come out are what counts."""
    total = 0
    found: dict[str, bytes] = {}
    for member in members:
        keep = member.filename.lower().endswith(_XML_NAMES)
        content = bytearray()
        with archive.open(member) as stream:
            while chunk := stream.read(_CHUNK):
                total += len(chunk)
                _check_unpacked(total)
                if keep:
                    content += chunk
        if keep and content.strip():
            if member.filename in found:
                # Two members of one name: which one a parser takes is a matter of luck, and may not be the one checked.
                raise DamagedError(f"The file holds two parts named {member.filename}.", _RESAVE)
            check_xml(bytes(content), member.filename)
            found[member.filename] = bytes(content)
    return found


def check_xml(content: bytes, name: str) -> None:
    """Refuse XML with a DTD, an encoding that could hide one, broken markup or too deep nesting.

    Parameters
    ----------
    content : bytes
        The XML.
    name : str
        Its name, for the message.
    """
    _refuse_dtd(content, name)
    depth = 0
    limit = settings().max_nesting

    def start(_tag: str, _attributes: object) -> None:
        nonlocal depth
        depth += 1
        if depth > limit:
            raise too_deep(limit)

    def end(_tag: str) -> None:
        nonlocal depth
        depth -= 1

    parser = expat.ParserCreate()
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    try:
        parser.Parse(content, True)
    except (expat.ExpatError, ValueError, LookupError) as error:
        raise DamagedError(f"The part {name} of the file is not well-formed XML ({error}).", _RESAVE) from error


def _refuse_dtd(content: bytes, name: str) -> None:
    """Find a DTD whatever the encoding: without NULs, UTF-16 and UTF-32 look like ASCII; others are not let in."""
    bare = content.replace(b"\0", b"").removeprefix(b"\xef\xbb\xbf").removeprefix(b"\xff\xfe").removeprefix(b"\xfe\xff")
    declared = _DECLARED.match(bare.lstrip())
    readable = bare.lstrip().startswith(b"<") and (declared is None or _KNOWN_ENCODING.match(declared[1]) is not None)
    if not readable:
        raise DamagedError(f"The part {name} of the file is in an encoding that no office program writes.", _RESAVE)
    if _DTD.search(bare):
        raise DamagedError(
            f"The part {name} of the file defines XML entities (a DTD), which office programs do not write and which "
            "can be used to harm a reader.",
            _RESAVE,
        )


def too_deep(limit: int) -> TooLargeError:
    """Make the error for nesting beyond a limit.

    Parameters
    ----------
    limit : int
        The limit that applied.

    Returns
    -------
    TooLargeError
        To be raised.
    """
    return TooLargeError(
        f"The elements of the file are nested more than {limit} deep.",
        "If you trust it, raise EIASCORE_MAX_NESTING; otherwise save it again as PDF and read that.",
    )


# End tags of these are optional in HTML: counting their start tags would make any long page look deep.
_FLAT = frozenset(
    {
        "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr",
        "p", "li", "dt", "dd", "tr", "td", "th", "thead", "tbody", "tfoot", "option", "optgroup", "colgroup", "html",
        "head", "body",
    }
)  # fmt: skip
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9-]*)(?:[^<>]*?(/)?)>")


def check_markup(text: str) -> None:
    """Refuse HTML with runaway nesting before it is parsed: the parser's time grows with the square of the depth.

    Parameters
    ----------
    text : str
        The HTML. This is an estimate from the tags, ten times laxer than the exact check on the parsed tree.
    """
    depth = 0
    limit = settings().max_nesting
    for closing, tag, empty in _TAG.findall(text):
        if tag.lower() in _FLAT or empty:
            continue
        depth = max(0, depth - 1) if closing else depth + 1
        if depth > 10 * limit:
            raise too_deep(limit)


def check_depth(depth: int) -> None:
    """Refuse a tree that is deeper than the limit.

    Parameters
    ----------
    depth : int
        Depth of the element at hand, 1 for the root.
    """
    if depth > settings().max_nesting:
        raise too_deep(settings().max_nesting)


def check_length(characters: int) -> None:
    """Refuse more text than the limit.

    Parameters
    ----------
    characters : int
        Number of characters.
    """
    limit = settings().max_characters
    if characters > limit:
        raise TooLargeError(
            f"The file holds more than {limit} characters of text.",
            "Split it, or raise EIASCORE_MAX_CHARACTERS if you have the time and memory.",
        )


def bounded(layout: Layout) -> Layout:
    """Return the layout if its text is within the limit.

    Parameters
    ----------
    layout : Layout
        What a reader found.

    Returns
    -------
    Layout
        The same layout.
    """
    check_length(sum(len(piece.text) + sum(len(cell.text) for cell in piece.cells) for piece in layout.pieces))
    return layout
