"""Limits: bombs, entities, nesting and length are met before any parser sees the file."""

from __future__ import annotations

import io
import time
import zipfile
from collections.abc import Iterator

import docx
import odfdo
import pytest

from eiascore.errors import DamagedError, EmptyDocumentError, EncryptedError, TooLargeError, UnreadableError
from eiascore.reading import guard, read
from eiascore.reading.docx import read_docx
from eiascore.reading.odt import read_odt
from eiascore.settings import settings


@pytest.fixture
def limits(monkeypatch: pytest.MonkeyPatch) -> Iterator[pytest.MonkeyPatch]:
    """Environment for small limits; the cached settings are put back afterwards."""
    settings.cache_clear()
    yield monkeypatch
    monkeypatch.undo()
    settings.cache_clear()


def saved(document: object) -> bytes:
    buffer = io.BytesIO()
    document.save(buffer)  # type: ignore[attr-defined]
    return buffer.getvalue()


def changed(data: bytes, **members: bytes) -> bytes:
    """Replace or add members of a zip."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            if name not in members:
                new.writestr(name, old.read(name))
        for name, content in members.items():
            new.writestr(name, content)
    return buffer.getvalue()


WORD, TEXT = saved(docx.Document()), saved(odfdo.Document("text"))


def test_an_ordinary_file_passes_with_its_xml() -> None:
    assert {"word/document.xml", "[Content_Types].xml"} <= set(guard.check_archive(WORD))
    assert {"content.xml", "styles.xml"} <= set(guard.check_archive(TEXT))


def test_unpacked_size_declared(limits: pytest.MonkeyPatch) -> None:
    bomb = changed(WORD, **{"word/media/image1.png": b"\0" * 5_000_000})
    limits.setenv("EIASCORE_MAX_UNPACKED_BYTES", "1000000")
    assert len(bomb) < 100_000
    for reader, data in ((read_docx, bomb), (read_odt, changed(TEXT, junk=b"\0" * 5_000_000))):
        with pytest.raises(TooLargeError, match="unpacks"):
            reader(data)


def test_unpacked_size_that_lies() -> None:
    bomb = bytearray(changed(WORD, **{"word/media/image1.png": b"\0" * 5_000_000}))
    real, small = (5_000_000).to_bytes(4, "little"), (5).to_bytes(4, "little")
    assert bomb.count(real) == 2
    with pytest.raises(DamagedError):
        read_docx(bytes(bomb).replace(real, small))


def test_number_of_members(limits: pytest.MonkeyPatch) -> None:
    limits.setenv("EIASCORE_MAX_MEMBERS", "5")
    with pytest.raises(TooLargeError, match="parts"):
        guard.check_archive(WORD)


def test_two_members_of_one_name() -> None:
    buffer = io.BytesIO(WORD)
    with zipfile.ZipFile(buffer, "a") as archive, pytest.warns(UserWarning, match="Duplicate"):
        archive.writestr("word/document.xml", "<other/>")
    with pytest.raises(DamagedError, match="two parts"):
        read_docx(buffer.getvalue())


def test_encrypted_members() -> None:
    data = bytearray(WORD)
    at = data.find(b"PK\x01\x02")
    data[at + 8] |= 1
    with pytest.raises(EncryptedError, match="password"):
        guard.check_archive(bytes(data))


LAUGHS = '<!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><l>&b;</l>'


@pytest.mark.parametrize(
    "content",
    [
        LAUGHS.encode(),
        b'<?xml version="1.0"?>\n' + LAUGHS.encode(),
        b"\xef\xbb\xbf" + LAUGHS.encode(),
        LAUGHS.encode("utf-16"),
        LAUGHS.encode("utf-16-be"),
        LAUGHS.encode("utf-32"),
        b'<!doctype x SYSTEM "file:///etc/passwd"><x/>',
        b'<?xml version="1.0" encoding="UTF-7"?>+ADwAIQ-DOCTYPE l+AD4-<l/>',
        LAUGHS.encode("cp037"),
    ],
)
def test_entities_are_refused_in_any_member_and_encoding(content: bytes) -> None:
    with pytest.raises(DamagedError):
        read_docx(changed(WORD, **{"word/document.xml": content}))
    with pytest.raises(DamagedError):
        read_odt(changed(TEXT, **{"content.xml": content}))
    with pytest.raises(DamagedError):
        read_docx(changed(WORD, **{"customXml/item1.xml": content}))


def test_words_about_a_doctype_are_text() -> None:
    document = docx.Document()
    document.add_paragraph("The page begins with <!DOCTYPE html> & <!ENTITY.")
    assert read_docx(saved(document)).pieces[0].text == "The page begins with <!DOCTYPE html> & <!ENTITY."


def test_broken_xml_names_the_part() -> None:
    with pytest.raises(DamagedError, match=r"word/styles\.xml"):
        read_docx(changed(WORD, **{"word/styles.xml": b"<a><b></a>"}))


def test_nesting_of_xml(limits: pytest.MonkeyPatch) -> None:
    guard.check_xml(b"<a>" * 200 + b"</a>" * 200, "x.xml")
    with pytest.raises(TooLargeError, match="nested more than 200"):
        guard.check_xml(b"<a>" * 201 + b"</a>" * 201, "x.xml")
    limits.setenv("EIASCORE_MAX_NESTING", "3")
    settings.cache_clear()
    with pytest.raises(TooLargeError, match="nested more than 3"):
        read_docx(WORD)


def test_tables_nested_as_deep_as_allowed_are_read() -> None:
    document = docx.Document()
    cell = document.add_table(1, 1).cell(0, 0)
    for _ in range(60):
        cell = cell.add_table(1, 1).cell(0, 0)
    cell.text = "core"
    assert read_docx(saved(document)).pieces[0].cells[0].text == "core"


def test_length_of_text(limits: pytest.MonkeyPatch) -> None:
    document = docx.Document()
    document.add_paragraph("word " * 100)
    limits.setenv("EIASCORE_MAX_CHARACTERS", "200")
    for data in (saved(document), b"word " * 100, b"<p>" + b"word " * 100, b"# A\n\n" + b"word " * 100):
        with pytest.raises(TooLargeError, match="200 characters"):
            read(data)


def test_a_page_of_many_open_tags_is_refused_in_no_time() -> None:
    began = time.monotonic()
    with pytest.raises(TooLargeError):
        guard.check_markup("<div>" * 1_000_000)
    guard.check_markup("<" * 1_000_000)
    guard.check_markup("<a " * 300_000)
    assert time.monotonic() - began < 5


def test_every_truncation_of_an_office_file_is_an_eia_error() -> None:
    for whole in (WORD, TEXT):
        for size in range(0, len(whole), max(len(whole) // 40, 1)):
            with pytest.raises((UnreadableError, EmptyDocumentError)):
                read(whole[:size])
