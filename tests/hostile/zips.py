"""Zip files that unpack without end, lie about themselves, or would write where they should not."""

from __future__ import annotations

import struct
import warnings
import zlib

from .case import SCORE, Bad, Where, bad
from .zip_parts import document, docx, docx_parts, odt, odt_parts, zipped

BLANKS = b" " * 40_000_000


def make(_where: Where) -> list[Bad]:
    return [*bombs(), *names(), *broken()]


def bombs() -> list[Bad]:
    inner = zipped([(f"{n}.txt", BLANKS[:1_000_000]) for n in range(10)])
    blank = docx({"word/media/blank.png": BLANKS})
    nested = zipped([(f"{n}.zip", inner) for n in range(10)])
    comment = b"<!--" + BLANKS + b"-->"
    return [
        bad("ratio.docx", blank, "too_large"),
        bad("ratio-xml.docx", docx({"word/styles.xml": comment}), "too_large"),
        bad("ratio.odt", odt(more={"Pictures/blank.png": BLANKS}), "too_large"),
        bad("nested.zip", nested, "not_a_document"),
        bad("nested.docx", docx({"word/embeddings/nested.zip": nested}), SCORE),
        bad("overlapping.docx", overlapping(), "damaged", "too_large"),
        bad(
            "size-lies-small.docx",
            lying(blank, b"blank.png", 10),
            "damaged",
            "too_large",
        ),
        bad("size-lies-large.docx", lying(docx(), b"word/document.xml", 4_000_000_000), "damaged", "too_large"),
        bad("size-lies-ratio.docx", lying(docx(), b"word/document.xml", 40_000_000), "damaged", "too_large"),
        bad("members-10001.docx", docx({f"word/{n}.bin": b"" for n in range(10_001)}), "too_large"),
        bad("members-9000.odt", odt(more={f"{n}.xml": b"<a/>" for n in range(9_000)}), SCORE),
    ]


def overlapping() -> bytes:
    """Let a hundred entries of the directory share one packed kernel, as Fifield's bomb does."""
    parts = docx_parts()
    whole = bytearray(zipped(parts.items()))
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    blanks = BLANKS[:2_000_000]
    kernel = packer.compress(blanks) + packer.flush()
    start = whole.index(b"PK\x01\x02")
    entries, names = bytes(whole[start : whole.index(b"PK\x05\x06")]), [f"word/k{n}.xml".encode() for n in range(100)]
    sizes = (8, 0, 0, zlib.crc32(blanks), len(kernel), len(blanks))
    local = struct.pack("<4s5H3I2H", b"PK\x03\x04", 20, 0, *sizes, len(names[0]), 0) + names[0] + kernel
    directory = entries + b"".join(
        struct.pack("<4s6H3I5H2I", b"PK\x01\x02", 20, 20, 0, *sizes, len(name), 0, 0, 0, 0, 0, start) + name
        for name in names
    )
    count, at = len(parts) + len(names), start + len(local)
    end = struct.pack("<4s4H2IH", b"PK\x05\x06", 0, 0, count, count, len(directory), at, 0)
    return bytes(whole[:start]) + local + directory + end


def lying(data: bytes, name: bytes, size: int) -> bytes:
    """Change the unpacked size that header and directory declare for a member."""
    out = bytearray(data)
    for signature, size_at, name_at in ((b"PK\x03\x04", 22, 30), (b"PK\x01\x02", 24, 46)):
        place = -1
        while (place := out.find(signature, place + 1)) >= 0:
            length = struct.unpack_from("<H", out, place + name_at - (4 if name_at == 30 else 18))[0]
            if out[place + name_at : place + name_at + length].endswith(name):
                struct.pack_into("<I", out, place + size_at, size)
    return bytes(out)


def names() -> list[Bad]:
    out = {
        "../../outside.xml": b"<a/>",
        "/outside.xml": b"<a/>",
        "..\\outside.xml": b"<a/>",
        "C:\\outside.xml": b"<a/>",
    }
    plain = docx({"word/aXb.xml": b"<a/>"})
    link = zipped([*docx_parts().items(), ("word/link.xml", b"/etc/passwd")])
    # The mode of a symbolic link stands in the upper half of the external attributes, 8 bytes before the name.
    at = link.rindex(b"word/link.xml") - 8
    link = link[:at] + struct.pack("<I", 0o120777 << 16) + link[at + 4 :]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)
        twice = zipped([*docx_parts().items(), ("word/document.xml", document("<w:p/>"))])
        types = zipped([*odt_parts().items(), ("content.xml", odt_parts()["content.xml"])])
    return [
        bad("names-that-lead-out.docx", docx(out), SCORE),
        bad("names-that-lead-out.odt", odt(more=out), SCORE),
        bad("name-with-nul.docx", plain.replace(b"word/aXb.xml", b"word/a\0b.xml"), SCORE, "damaged"),
        bad("name-not-utf8.docx", plain.replace(b"word/aXb.xml", b"word/a\xffb.xml"), SCORE, "damaged"),
        bad("name-long.docx", docx({"word/" + "n" * 60_000 + ".xml": b"<a/>"}), SCORE),
        bad("name-empty.docx", docx({"": b"<a/>"}), SCORE, "damaged"),
        bad("name-folder-only.docx", docx({"word/document.xml/": b""}), SCORE, "damaged"),
        bad("symlink.docx", link, SCORE, "damaged"),
        bad("twice.docx", twice, "damaged"),
        bad("twice.odt", types, "damaged"),
    ]


def broken() -> list[Bad]:
    whole = docx()
    start = whole.index(b"PK\x01\x02")
    flagged = bytearray(whole)
    for signature, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = -1
        while (place := flagged.find(signature, place + 1)) >= 0:
            flagged[place + at] |= 1
    method = bytearray(whole)
    struct.pack_into("<H", method, start + 10, 97)
    return [
        bad("password.docx", bytes(flagged), "encrypted"),
        bad("directory-cut.docx", whole[: start + 20], "damaged"),
        bad("half.docx", whole[: len(whole) // 2], "damaged"),
        bad("no-directory.odt", odt()[:200], "damaged"),
        bad("checksum-wrong.docx", whole.replace(struct.pack("<I", zlib.crc32(document())), b"\1\2\3\4"), "damaged"),
        bad("method-unknown.docx", bytes(method), "damaged"),
        bad("comment-long.docx", whole[:-2] + struct.pack("<H", 65_535) + b"c" * 65_535, SCORE, "damaged"),
        bad("directory-elsewhere.docx", whole[:-6] + struct.pack("<I", 0xFFFFFFF0) + whole[-2:], "damaged"),
        bad("empty.zip", b"PK\x05\x06" + bytes(18), "not_a_document", "damaged"),
    ]
