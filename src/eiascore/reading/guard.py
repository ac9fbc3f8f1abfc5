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

_CHUNK = 1 << 20
_SMALL = 10_000_000
_XML_NAMES = (".xml", ".rels", ".rdf")
_FOREIGN = (".svg", ".html", ".htm", ".mht")  # pictures and pages that are not read, and may have a DTD
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
            _check_declared(members, len(data))
            return _unpack(archive, members, len(data))
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, ValueError, RuntimeError) as error:
        raise DamagedError(
            f"The file is an office document whose zip container is broken ({error}).", _RESAVE
        ) from error


def _check_declared(members: list[zipfile.ZipInfo], packed: int) -> None:
    """Refuse on what the directory of the zip declares, before anything is unpacked."""
    limit = settings().max_members
    if len(members) > limit:
        raise TooLargeError(
            f"The file holds {len(members)} parts; at most {limit} are read.",
            "If you trust it, raise EIASCORE_MAX_MEMBERS; otherwise save it as PDF and read that.",
        )
    if any(member.flag_bits & 1 for member in members):
        raise EncryptedError("The file is protected by a password.", "Save a copy without a password and read that.")
    _check_unpacked(sum(member.file_size for member in members), packed)


def _check_unpacked(size: int, packed: int) -> None:
    limit, ratio = settings().max_unpacked_bytes, settings().max_ratio
    if size > limit:
        raise TooLargeError(
            f"The file unpacks to more than {limit} bytes.",
            "If you trust it, raise EIASCORE_MAX_UNPACKED_BYTES; otherwise delete it.",
        )
    if size > max(_SMALL, ratio * packed):
        raise TooLargeError(
            f"The file unpacks to more than {ratio} times its size, as files made to harm a reader do.",
            "If you trust it, raise EIASCORE_MAX_RATIO; otherwise delete it.",
        )


def _unpack(archive: zipfile.ZipFile, members: list[zipfile.ZipInfo], packed: int) -> dict[str, bytes]:
    """Read every member in chunks: the declared size is a claim, the bytes that come out are what counts."""
    total = 0
    found: dict[str, bytes] = {}
    for member in members:
        name = member.filename.lower()
        keep = name.endswith(_XML_NAMES)
        content = bytearray()
        with archive.open(member) as stream:
            while chunk := stream.read(_CHUNK):
                total += len(chunk)
                _check_unpacked(total, packed)
                # The directory of the file may call any member its text, whatever its name.
                keep = keep or (not content and not name.endswith(_FOREIGN) and _looks_like_xml(chunk))
                if keep:
                    content += chunk
        if keep and content.strip():
            if member.filename in found:
                # Two members of one name: which one a parser takes is a matter of luck, and may not be the one checked.
                raise DamagedError(f"The file holds two parts named {member.filename}.", _RESAVE)
            check_xml(bytes(content), member.filename)
            found[member.filename] = bytes(content)
    return found


def _looks_like_xml(start: bytes) -> bool:
    return start[:64].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").startswith(b"<")


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
    depth = elements = 0
    limit = settings().max_nesting

    def start(_tag: str, _attributes: object) -> None:
        nonlocal depth, elements
        depth += 1
        elements += 1
        check_elements(elements)
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
    check_elements(text.count("<"))
    for closing, tag, empty in _TAG.findall(text):
        if tag.lower() in _FLAT or empty:
            continue
        depth = max(0, depth - 1) if closing else depth + 1
        if depth > 10 * limit:
            raise too_deep(limit)


def check_cells(cells: int) -> None:
    """Refuse a table with more cells than the limit.

    Parameters
    ----------
    cells : int
        Number of its cells so far.
    """
    limit = settings().max_cells
    if cells > limit:
        raise TooLargeError(
            f"A table of the file has more than {limit} cells.",
            "Save the table apart as a spreadsheet, or raise EIASCORE_MAX_CELLS if you trust the file.",
        )


def check_elements(elements: int) -> None:
    """Refuse mark-up with more elements than the limit.

    Parameters
    ----------
    elements : int
        Number of elements so far.
    """
    limit = settings().max_elements
    if elements > limit:
        raise TooLargeError(
            f"The file holds more than {limit} elements of mark-up.",
            "If you trust it, raise EIASCORE_MAX_ELEMENTS; otherwise save it as PDF and read that.",
        )


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
