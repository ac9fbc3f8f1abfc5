"""Media types by content, and loading: what is refused, with which error, and what the message tells to do."""

from __future__ import annotations

import io
import os
import pickle
import zipfile
from pathlib import Path

import docx
import odfdo
import pytest

from eiascore.errors import (
    DamagedError,
    EiaError,
    EmptyDocumentError,
    EncryptedError,
    FileProblemError,
    NotADocumentError,
    TooLargeError,
)
from eiascore.reading import read
from eiascore.reading.detect import detect
from eiascore.reading.encoding import decode
from eiascore.settings import settings

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
ODT = "application/vnd.oasis.opendocument.text"
HOSTILE = Path(__file__).parents[3] / "shared" / "hostile"
PROSE = "The council asked forty residents of Elm Ward about the library. " * 4


def saved(document: object) -> bytes:
    buffer = io.BytesIO()
    document.save(buffer)  # type: ignore[attr-defined]
    return buffer.getvalue()


def zipped(**members: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, content in members.items():
            archive.writestr(name.replace("__", "/"), content)
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"%PDF-1.7\n...", "application/pdf"),
        (b"\n" * 1000 + b"%PDF-1.4", "application/pdf"),
        (b"<!DOCTYPE html><p>Hello", "text/html"),
        (b"\xef\xbb\xbf  <!-- saved --><html><body>x", "text/html"),
        (b'<?xml version="1.0"?><!DOCTYPE html PUBLIC "x"><html/>', "text/html"),
        ("<html><p>Cyngor</p></html>".encode("utf-16"), "text/html"),
        (b"<div><p>a</p><p>b</p></div>", "text/html"),
        (b"# Equality impact assessment\n\nText.", "text/markdown"),
        (b"| a | b |\n|---|---|\n| 1 | 2 |\n", "text/markdown"),
        (b"We **met** the forum and **asked** for views.", "text/markdown"),
        (b"Equality impact assessment\n\n- one\n- two\n\n1. three", "text/plain"),
        (b"We met 40 people * and wrote 3 < 4 > 2.", "text/plain"),
        ("Caf\u00e9 \u2013 council\u2019s".encode("cp1252"), "text/plain"),
        ("Asesiad o'r effaith".encode("utf-16-le"), "text/plain"),
        ("Asesiad o'r effaith".encode("utf-16"), "text/plain"),
    ],
)
def test_content_decides(data: bytes, expected: str) -> None:
    assert detect(data) == expected


def test_office_files_by_their_members() -> None:
    assert detect(saved(docx.Document())) == DOCX
    assert detect(saved(odfdo.Document("text"))) == ODT
    assert detect(zipped(**{"[Content_Types].xml": "<Types/>", "word__document.xml": "<x/>"})) == DOCX


@pytest.mark.parametrize(
    ("data", "error", "says"),
    [
        (b"", EmptyDocumentError, "empty"),
        (b" \n\t \r\n", EmptyDocumentError, "empty"),
        (b"\0" * 50, EmptyDocumentError, "empty"),
        (b"{\\rtf1\\ansi Hello}", NotADocumentError, "RTF"),
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 20, NotADocumentError, "Make it a PDF"),
        (b"\xff\xd8\xff\xe0" + b"\0" * 20, NotADocumentError, "JPEG"),
        (b"\x1f\x8b\x08" + b"\0" * 20, NotADocumentError, "Unpack"),
        (bytes(range(256)) * 8, NotADocumentError, "binary"),
        (b"plain at first " * 5 + bytes(range(32)) * 9, NotADocumentError, "binary"),
        (b'<?xml version="1.0"?><data/>', NotADocumentError, "XML"),
        (b"From: a@b.example\nMIME-Version: 1.0\nSubject: EIA\n\nText", NotADocumentError, "MHTML"),
        (b"PK\x03\x04 not really", DamagedError, "broken"),
        (zipped(**{"a.txt": "x"}), NotADocumentError, "Unpack"),
        (zipped(**{"[Content_Types].xml": "spreadsheetml.sheet.main+xml"}), NotADocumentError, "Excel"),
        (zipped(**{"[Content_Types].xml": "presentationml"}), NotADocumentError, "PowerPoint"),
        (zipped(**{"Index__Document.iwa": "x"}), NotADocumentError, "Pages"),
        (b"Received: by mail.example\r\n\tfor a@b.example\r\nSubject: EIA\r\n\r\nText", NotADocumentError, "e-mail"),
        (b"\xffWPC" + b"\x10\0" * 40, NotADocumentError, "WordPerfect"),
        (zipped(mimetype="application/vnd.oasis.opendocument.spreadsheet"), NotADocumentError, "spreadsheet"),
        (zipped(mimetype=ODT, **{"META-INF__manifest.xml": "<encryption-data/>"}), EncryptedError, "password"),
        (b"x" * 2000 + b"%PDF-1.4\n...startxref\n9\n%%EOF", NotADocumentError, "header"),
    ],
)
def test_refusals_say_what_it_is_and_what_to_do(data: bytes, error: type[EiaError], says: str) -> None:
    with pytest.raises(error) as caught:
        detect(data)
    assert says in str(caught.value)
    assert caught.value.todo


def test_old_office_container() -> None:
    magic = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 512
    with pytest.raises(EncryptedError, match="password"):
        detect(magic + "EncryptedPackage".encode("utf-16-le"))
    with pytest.raises(NotADocumentError, match=r"\.doc.*DOCX or PDF"):
        detect(magic + "WordDocument".encode("utf-16-le"))
    for stream, says in (("__substg1.0_001A001F", "attached"), ("Workbook", "Excel"), ("PowerPoint Document", "DOCX")):
        with pytest.raises(NotADocumentError, match=says):
            detect(magic + stream.encode("utf-16-le"))
    with pytest.raises(NotADocumentError, match="DOCX or PDF"):
        detect(magic)


def test_a_memo_is_no_e_mail() -> None:
    assert detect(b"From: Head of Housing\nTo: Cabinet\nDate: 3 May 2024\nSubject: EIA\n\nText") == "text/plain"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
def test_decode_finds_the_encoding(encoding: str) -> None:
    text = "The council’s duty – £40 “each”: naïve résumé."
    assert decode(text.encode(encoding)) == text


def test_declared_encoding_is_used_but_not_against_utf8() -> None:
    assert decode("Тест оценки".encode("cp1251"), "windows-1251") == "Тест оценки"
    assert decode("duty – £40".encode(), "iso-8859-1") == "duty – £40"
    assert decode(b"caf\xe9", "no-such-encoding") == "café"


def test_read_takes_paths_bytes_and_streams_alike(tmp_path: Path) -> None:
    path = tmp_path / "eia.txt"
    path.write_text(PROSE)
    from_path, from_string = read(path), read(str(path))
    from_bytes = read(PROSE.encode(), name="eia.txt")
    with path.open("rb") as stream:
        from_stream = read(stream)
    assert from_path == from_string == from_bytes == from_stream
    assert from_path.name == "eia.txt"
    assert from_path.media_type == "text/plain"
    assert from_path.size == len(PROSE)
    assert read(PROSE.encode()).name == "document"


def test_name_of_a_file_never_decides(tmp_path: Path) -> None:
    path = tmp_path / "assessment.pdf"
    path.write_text(f"<html><body><h1>Title</h1><p>{PROSE}</p></body></html>")
    assert read(path).media_type == "text/html"


def test_missing_files_and_folders(tmp_path: Path) -> None:
    for source, says in ((tmp_path / "none.pdf", "no file"), (tmp_path, "folder"), ("a\0b", "no file")):
        with pytest.raises(FileProblemError, match=says) as caught:
            read(source)
        assert caught.value.code == "no_such_file"
        assert caught.value.exit_status == 4
        assert pickle.loads(pickle.dumps(caught.value)).todo == caught.value.todo


def test_text_given_as_a_string_is_taken_for_a_path() -> None:
    with pytest.raises(FileProblemError, match="bytes"):
        read("# Equality impact assessment\n\nWe asked people.")
    with pytest.raises(FileProblemError, match="cannot be opened"):
        read("x" * 5000)


def test_pipes_are_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(FileProblemError, match="ordinary"):
        read(tmp_path / "pipe")


def test_text_streams_are_refused() -> None:
    with pytest.raises(TypeError, match="binary"):
        read(io.StringIO(PROSE))  # type: ignore[arg-type]


def test_size_limit(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("EIASCORE_MAX_BYTES", "100")
    settings.cache_clear()
    path = tmp_path / "long.txt"
    path.write_text(PROSE)
    try:
        for source in (path, PROSE.encode(), io.BytesIO(PROSE.encode())):
            with pytest.raises(TooLargeError, match="100"):
                read(source)
    finally:
        monkeypatch.undo()
        settings.cache_clear()


@pytest.mark.skipif(not HOSTILE.is_dir(), reason="../shared/hostile is not here")
def test_hostile_files_have_a_type_or_a_reason() -> None:
    for path in sorted(HOSTILE.iterdir()):
        try:
            found = detect(path.read_bytes())
        except EiaError as error:
            assert error.todo, path.name
        else:
            assert found in ("application/pdf", "text/html", "text/plain"), path.name
