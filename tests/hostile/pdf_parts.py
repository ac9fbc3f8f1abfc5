"""Writes PDFs object by object, so that any part of them can be wrong."""

from __future__ import annotations

import zlib

from .case import SENTENCES

CATALOG = b"<</Type/Catalog/Pages 2 0 R>>"
PAGES = b"<</Type/Pages/Kids[3 0 R]/Count 1>>"
PAGE = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>"
FONT = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>"


def shown(text: str, x: float = 40, y: float = 700, size: float = 9) -> bytes:
    held = text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)").encode("cp1252")
    return b"BT /F1 %.2f Tf %.2f %.2f Td (%b) Tj ET\n" % (size, x, y, held)


WORDS = b"".join(shown(sentence, y=780 - 20 * k) for k, sentence in enumerate(SENTENCES))


def stream(content: bytes, entries: bytes = b"", *, packed: int = 0) -> bytes:
    """Make a stream object, packed by deflate as many times as asked for."""
    for _ in range(packed):
        content = zlib.compress(content, 9)
    filters = b"/Filter[%b]" % (b"/FlateDecode" * packed) if packed else b""
    return b"<</Length %d%b%b>>\nstream\n%b\nendstream" % (len(content), filters, entries, content)


def pdf(changes: dict[int, bytes] | None = None, *, content: bytes = WORDS, trailer: bytes = b"") -> bytes:
    """Make a PDF of one page; ``changes`` replace or add objects by number."""
    objects = {1: CATALOG, 2: PAGES, 3: PAGE, 4: stream(content), 5: FONT} | (changes or {})
    out = bytearray(b"%PDF-1.7\n")
    table = b""
    for number, body in sorted(objects.items()):
        table += b"%d 1\n%010d 00000 n \n" % (number, len(out))
        out += b"%d 0 obj\n%b\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 1\n0000000000 65535 f \n%b" % table
    out += b"trailer\n<</Size %d/Root 1 0 R%b>>\nstartxref\n%d\n%%%%EOF\n" % (max(objects) + 1, trailer, start)
    return bytes(out)


def with_entries(entries: bytes) -> dict[int, bytes]:
    """Return a page with further or overriding entries: of two of one name, readers take the last."""
    return {3: PAGE[:-2] + entries + b">>"}


def with_catalog(entries: bytes) -> dict[int, bytes]:
    return {1: CATALOG[:-2] + entries + b">>"}


def many_pages(count: int) -> bytes:
    """Make a PDF of many pages that share their content."""
    kids = b" ".join(b"%d 0 R" % number for number in range(10, 10 + count))
    pages = {2: b"<</Type/Pages/Kids[%b]/Count %d>>" % (kids, count)}
    return pdf(pages | dict.fromkeys(range(10, 10 + count), PAGE))
