"""Bytes to text where the format does not say how: byte order mark, UTF-8, UTF-16 without mark, then a guess."""

from __future__ import annotations

import codecs
import re

from charset_normalizer import from_bytes

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SAMPLE = 65_536
_NEVER_DECLARED = frozenset({"punycode", "idna", "unicode_escape", "raw_unicode_escape", "unicode-escape"})
# What British office text, in English or Welsh, holds beyond ASCII in Windows-1252.
_TYPICAL = frozenset("€…‘’“”•–—™\u00a0£©§°·½éèêëáàâäíîïóôöúûüç".encode("cp1252"))
_CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f\ufffd]")


def decode(data: bytes, declared: str = "") -> str:
    """Decode text of unknown encoding.

    Parameters
    ----------
    data : bytes
        The text as stored.
    declared : str
        Encoding that the file names for itself (an HTML ``meta``), used unless a byte order mark or valid UTF-8
        contradicts it.

    Returns
    -------
    str
        The text; bytes that fit no encoding become U+FFFD.

    Examples
    --------
    >>> decode("The council’s duty".encode("cp1252"))
    'The council’s duty'
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data.decode(encoding, errors="replace").removeprefix("\ufeff")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    else:
        if "\0" not in text:
            return text
    for encoding in (_wide(data), _known(declared), _windows(data), _guess(data)):
        if encoding:
            try:
                return data.decode(encoding)
            except UnicodeError:
                continue
    return data.decode("utf-8", errors="replace")


def looks_like_text(text: str) -> bool:
    """Tell text from binary junk by its control characters.

    Parameters
    ----------
    text : str
        A decoded file.

    Returns
    -------
    bool
        Whether less than 1 in 200 characters is a control character or undecodable.
    """
    return len(_CONTROL.findall(text)) * 200 <= len(text)


def _wide(data: bytes) -> str:
    """UTF-16 without a mark: English text has a NUL in nearly every second byte."""
    sample = data[:_SAMPLE]
    if len(data) % 2 or len(data) < 4:
        return ""
    half = len(sample) // 2
    if sample[1::2].count(0) > 0.7 * half and sample[0::2].count(0) < 0.05 * half:
        return "utf-16-le"
    if sample[0::2].count(0) > 0.7 * half and sample[1::2].count(0) < 0.05 * half:
        return "utf-16-be"
    return ""


def _known(declared: str) -> str:
    """Name of a declared encoding that Python knows; browsers read Latin-1 as Windows-1252, so do we."""
    try:
        name = codecs.lookup(declared.strip()).name if declared.strip() else ""
        b"    ".decode(name or "ascii")  # Python also knows base64, zlib and the like, which are no encodings of text
    except UnicodeDecodeError:
        pass
    except (LookupError, ValueError):
        return ""
    if name in _NEVER_DECLARED:
        return ""
    return "cp1252" if name in ("iso8859-1", "ascii") else name


def _windows(data: bytes) -> str:
    """Windows-1252 if nearly all high bytes are what British text uses: guessers need more text to see it."""
    high = [byte for byte in data[:_SAMPLE] if byte > 0x7F]
    typical = sum(byte in _TYPICAL for byte in high)
    return "cp1252" if high and typical >= 0.9 * len(high) and len(high) < 0.3 * len(data[:_SAMPLE]) else ""


def _guess(data: bytes) -> str:
    best = from_bytes(data[:_SAMPLE]).best()
    return best.encoding if best is not None else ""
