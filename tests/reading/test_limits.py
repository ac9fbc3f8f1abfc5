"""Hostile office files and pages meet a limit with a name, and none of them is unpacked to disk, decoded or fetched."""

from __future__ import annotations

import io
import random
import re
import socket
import tracemalloc
import zipfile
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path

import docx
import odfdo
import pytest

from eiascore.errors import DamagedError, TooLargeError
from eiascore.reading import read
from eiascore.settings import Settings, settings

PROSE = "We asked forty residents of Elm Ward about the library, and they told us that the ramp is too steep. " * 2
LIMITS = (Path(__file__).parents[2] / "docs" / "limits.md").read_text(encoding="utf-8")


@pytest.fixture
def limited(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., None]]:
    """Return a function that lowers limits; the cached settings are put back afterwards."""

    def lower(**limits: int) -> None:
        settings.cache_clear()
        for name, value in limits.items():
            monkeypatch.setenv(f"EIASCORE_{name.upper()}", str(value))

    yield lower
    monkeypatch.undo()
    settings.cache_clear()


def word(body: str = "") -> bytes:
    document = docx.Document()
    document.add_paragraph(PROSE)
    buffer = io.BytesIO()
    document.save(buffer)
    return changed(
        buffer.getvalue(), **{"word/document.xml": lambda xml: xml.replace(b"<w:sectPr", body.encode() + b"<w:sectPr")}
    )


def text(body: str = "") -> bytes:
    document = odfdo.Document("text")
    document.body.clear()
    document.body.append(odfdo.Paragraph(PROSE))
    buffer = io.BytesIO()
    document.save(buffer)
    return changed(
        buffer.getvalue(),
        **{"content.xml": lambda xml: xml.replace(b"</office:text>", body.encode() + b"</office:text>")},
    )


def page(body: str = "") -> bytes:
    return f"<html><body><p>{PROSE}</p>{body}</body></html>".encode()


def changed(data: bytes, **members: bytes | Callable[[bytes], bytes]) -> bytes:
    """Replace, rewrite or add members of a zip."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            change = members.pop(name, None)
            content = old.read(name)
            new.writestr(name, content if change is None else change(content) if callable(change) else change)
        for name, content in members.items():
            assert isinstance(content, bytes)
            new.writestr(name, content)
    return buffer.getvalue()


def test_every_limit_is_written_down_with_its_default() -> None:
    for name, field in Settings.model_fields.items():
        if name.startswith("max_"):
            assert re.search(rf"\| `EIASCORE_{name.upper()}` \| {field.default:,} \|", LIMITS), name


# Eleven million bytes that unpack from a twentieth of that.
PICTURE = b"".join(random.Random(number).randbytes(1000) * 20 for number in range(550))
CELL = "<w:tc><w:p/></w:tc>"
ODT_CELL = "<table:table-cell><text:p>a</text:p></table:table-cell>"


@pytest.mark.parametrize(
    ("limits", "data"),
    [
        ({"max_members": 5}, word()),
        ({"max_elements": 900}, word("<w:p/>" * 1000)),
        ({"max_elements": 900}, text("<text:p/>" * 1000)),
        ({"max_elements": 900}, page("<p>a</p>" * 1000)),
        ({"max_cells": 50}, word(f"<w:tbl>{f'<w:tr>{CELL * 3}</w:tr>' * 20}</w:tbl>")),
        ({"max_cells": 50}, text(f"<table:table><table:table-row>{ODT_CELL * 51}</table:table-row></table:table>")),
        ({"max_cells": 50}, page(f"<table>{'<tr><td>a<td>b' * 30}</table>")),
        ({"max_ratio": 2}, changed(word(), **{"word/media/a.png": PICTURE})),
        ({"max_ratio": 2}, changed(text(), **{"Pictures/a.png": PICTURE})),
        ({"max_nesting": 4}, word()),
        ({"max_unpacked_bytes": 9_000}, text()),
    ],
)
def test_each_limit_is_met_and_named(limited: Callable[..., None], limits: dict[str, int], data: bytes) -> None:
    assert PROSE.split(".")[0] in read(data).text
    limited(**limits)
    with pytest.raises(TooLargeError) as caught:
        read(data)
    (name,) = limits
    assert f"EIASCORE_{name.upper()}" in caught.value.todo


def test_small_files_may_unpack_to_many_times_their_size(limited: Callable[..., None]) -> None:
    limited(max_ratio=1)
    assert read(word()).words > 30


@pytest.mark.parametrize("name", ["word/document.dat", "word/document.xml.bin"])
def test_text_under_another_name_is_checked_too(name: str) -> None:
    data = word()
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        main = archive.read("word/document.xml")
    laughs = main.replace(b"<w:document", b'<!DOCTYPE l [<!ENTITY a "ha">]><w:document', 1)
    for content, refused in ((main, False), (laughs, True)):
        moved = changed(
            data,
            **{
                "[Content_Types].xml": lambda xml: xml.replace(b"/word/document.xml", f"/{name}".encode()),
                "_rels/.rels": lambda xml: xml.replace(b"word/document.xml", name.encode()),
                name: content,
                "word/_rels/document.xml.rels": lambda xml: xml,
            },
        )
        if refused:
            with pytest.raises(DamagedError, match="entities"):
                read(moved)
        else:
            assert read(moved).text.startswith("We asked")


def test_pictures_with_a_document_type_do_no_harm() -> None:
    picture = b'<?xml version="1.0"?><!DOCTYPE svg PUBLIC "a" "b"><svg/>'
    assert read(changed(word(), **{"word/media/image1.svg": picture})).words > 30


def test_names_that_lead_out_of_the_archive_are_never_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "work").mkdir()
    monkeypatch.chdir(tmp_path / "work")
    names = ("../evil.xml", "/evil.xml", "..\\evil.xml", "word/../../evil.txt")
    for data in (word(), text()):
        assert read(changed(data, **dict.fromkeys(names, b"<evil/>"))).words > 30
    assert [path.name for path in tmp_path.rglob("*")] == ["work"]


def test_nothing_is_fetched(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("the network was asked for something")

    monkeypatch.setattr(socket, "socket", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
    outside = "".join(
        f'<Relationship Id="x{name}" Type="{kind}{name}" Target="http://192.0.2.1/{name}" TargetMode="External"/>'
        for name in ("attachedTemplate", "image", "header", "footnotes", "numbering", "aFChunk")
    )
    linked = changed(
        word(),
        **{
            "word/_rels/document.xml.rels": lambda xml: xml.replace(
                b"</Relationships>", outside.encode() + b"</Relationships>"
            )
        },
    )
    assert read(linked).words > 30
    frame = '<text:p><draw:frame><draw:image xlink:href="http://192.0.2.1/a.png"/></draw:frame></text:p>'
    assert read(text(frame)).words > 30
    assert read(page('<img src="http://192.0.2.1/a"><link rel="stylesheet" href="http://192.0.2.1/b">')).words > 30


def huge_picture() -> bytes:
    """A valid PNG of 20,000 by 20,000 black pixels in few bytes."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        return len(content).to_bytes(4) + kind + content + zlib.crc32(kind + content).to_bytes(4)

    size = (20_000).to_bytes(4)
    rows = zlib.compress(bytes(20_000 * (1 + 20_000 // 8)), 9)
    header = chunk(b"IHDR", size + size + bytes([1, 0, 0, 0, 0]))
    return b"\x89PNG\r\n\x1a\n" + header + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def test_a_huge_picture_and_an_archive_inside_cost_nothing() -> None:
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("zeros", bytes(60_000_000))
    parts = {"media/image1.png": huge_picture(), "embeddings/archive1.zip": inner.getvalue()}
    data = changed(word(), **{f"word/{name}": content for name, content in parts.items()})
    read(data)
    tracemalloc.start()
    try:
        assert read(data).words > 30
        assert tracemalloc.get_traced_memory()[1] < 20_000_000
    finally:
        tracemalloc.stop()


def test_spans_and_rows_that_lie_end_in_a_table() -> None:
    (table,) = read(page("<table>" + "<tr><td rowspan=65534 colspan=9999999>a b</td>" * 3_000 + "</table>")).tables
    assert len(table.cells) == 3_000
    assert table.columns <= 1_100
    assert table.rows == 3_000


def test_one_very_long_word() -> None:
    for data in (word(f"<w:p><w:r><w:t>{'a' * 1_000_000}</w:t></w:r></w:p>"), page("a" * 1_000_000)):
        assert max(sentence.end - sentence.start for sentence in read(data).sentences) == 1_000_000
