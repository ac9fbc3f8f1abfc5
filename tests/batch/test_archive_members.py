"""Archives give their documents and nothing else: nothing beyond the limits, nothing twice, nothing on the disk."""

from __future__ import annotations

import io
import os
import struct
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import settings as examples
from hypothesis import strategies as st
from places import codes, names, write

from eiascore.batch.content import digests, opened, sha256_of
from eiascore.batch.model import Plan
from eiascore.batch.plan import plan
from eiascore.batch.source import references
from eiascore.errors import ChangedError, DamagedError, EiaError
from eiascore.settings import settings


def packed(files: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", method) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return content.getvalue()


def planned(folder: Path) -> Plan:
    return plan(references([str(folder)]), key=lambda sha256, record: sha256[:8])


@pytest.fixture
def limited(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str, int], None]]:
    def limit(name: str, value: int) -> None:
        monkeypatch.setenv(f"EIASCORE_{name}", str(value))
        settings.cache_clear()

    yield limit
    monkeypatch.undo()
    settings.cache_clear()


def test_members_are_documents_beside_the_files(tmp_path: Path) -> None:
    files = {"a.pdf": b"1", "deep/b.docx": b"2", "deep/": b"", "logo.png": b"", "__MACOSX/._a.pdf": b"", "c.pdf": b"4"}
    write(tmp_path, {"x/all.zip": packed(files), "c.pdf": b"4"})
    made = planned(tmp_path)
    assert [task.reference.name for task in made.tasks] == ["c.pdf", "x/all.zip/a.pdf", "x/all.zip/deep/b.docx"]
    assert [(each.name, each.of) for each in made.duplicates] == [("x/all.zip/c.pdf", "c.pdf")]
    assert codes(made) == {"x/all.zip/logo.png": "not_read", "x/all.zip/__MACOSX/._a.pdf": "hidden"}
    assert [opened(task.reference) for task in made.tasks] == [b"4", b"1", b"2"]
    assert [sha256_of(task.reference) for task in made.tasks] == [task.sha256 for task in made.tasks]
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["all.zip", "c.pdf", "x"]  # nothing was unpacked


def test_an_archive_that_is_named_itself(tmp_path: Path) -> None:
    write(tmp_path, {"EIAs.ZIP": packed({"a.pdf": b"1"})})
    assert names(references([str(tmp_path / "EIAs.ZIP")])) == ["EIAs.ZIP/a.pdf"]


def test_a_word_file_under_the_ending_zip_is_one_document(tmp_path: Path, specimens: Path) -> None:
    for kind in ("docx", "odt"):
        content = (specimens / f"blank-form.{kind}").read_bytes()
        write(tmp_path, {f"{kind}.zip": content, f"whole.{kind}": content})
    made = planned(tmp_path)
    assert [task.reference.name for task in made.tasks] == ["docx.zip", "odt.zip"]
    assert [each.name for each in made.duplicates] == ["whole.docx", "whole.odt"]


def test_paths_that_lead_out_are_shown_harmlessly(tmp_path: Path) -> None:
    wicked = {"../../etc/passwd": b"1", "/abs.pdf": b"2", "C:\\x.pdf": b"3", "a//b.pdf": b"4", "a\u202efdp.txt": b"5"}
    write(tmp_path, {"z.zip": packed(wicked)})
    found = references([str(tmp_path)])
    assert names(found) == sorted(
        [
            "z.zip/\\.\\./\\.\\./etc/passwd",
            "z.zip/\\/abs.pdf",
            "z.zip/C:\\\\x.pdf",
            "z.zip/a/\\/b.pdf",
            "z.zip/a\\u202efdp.txt",
        ]
    )
    assert sorted(opened(each) for each in found.references) == [b"1", b"2", b"3", b"4", b"5"]


def test_names_in_utf_8_that_are_not_marked_so_are_read(tmp_path: Path) -> None:
    content = packed({"caf\u00e9.pdf": b"1"})
    assert content.count(b"\x00\x08") >= 1
    unmarked = bytearray(content)
    for start, flags in ((content.index(b"PK\x03\x04"), 6), (content.index(b"PK\x01\x02"), 8)):
        struct.pack_into("<H", unmarked, start + flags, 0)
    write(tmp_path, {"z.zip": bytes(unmarked)})
    (reference,) = references([str(tmp_path)]).references
    assert (reference.name, opened(reference)) == ("z.zip/caf\u00e9.pdf", b"1")


def test_links_nested_archives_and_names_that_come_twice_are_named(tmp_path: Path) -> None:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        archive.writestr("good.pdf", b"1")
        link = zipfile.ZipInfo("link.pdf")
        link.external_attr = 0o120777 << 16
        archive.writestr(link, "/etc/passwd")
        archive.writestr("more.zip", packed({"a.pdf": b"2"}))
        archive.writestr("twice.pdf", b"3")
        with pytest.warns(UserWarning, match="Duplicate name"):
            archive.writestr("twice.pdf", b"4")
        archive.writestr("n" * 2_000, b"5")
    write(tmp_path, {"z.zip": content.getvalue()})
    found = references([str(tmp_path)])
    assert names(found) == ["z.zip/good.pdf"]
    long = next(each for each in found.passed_over if "nnn" in each.name)
    assert (len(long.name), long.failed) == (5 + 1_000 + 3, True)
    assert {name: code for name, code in codes(found).items() if name != long.name} == {
        "z.zip/link.pdf": "symlink",
        "z.zip/more.zip": "nested_archive",
        "z.zip/twice.pdf": "same_name",
    }
    failures = {each.name for each in found.passed_over if each.failed}
    assert failures == {long.name, "z.zip/more.zip", "z.zip/twice.pdf"}


def encrypted(content: bytes, name: bytes) -> bytes:
    """Set the flag of a password on one member, in both places where its name stands."""
    changed = bytearray(content)
    for header, flags, length in ((b"PK\x03\x04", 6, 30), (b"PK\x01\x02", 8, 46)):
        start = -1
        while (start := content.find(header, start + 1)) >= 0:
            if content[start + length :].startswith(name):
                changed[start + flags] |= 1
    return bytes(changed)


def test_a_member_with_a_password_fails_and_the_rest_goes_on(tmp_path: Path) -> None:
    write(tmp_path, {"z.zip": encrypted(packed({"a.pdf": b"1", "b.pdf": b"2"}), b"a.pdf")})
    made = planned(tmp_path)
    assert [task.reference.name for task in made.tasks] == ["z.zip/b.pdf"]
    assert [(each.name, each.code, each.failed) for each in made.passed_over] == [("z.zip/a.pdf", "encrypted", True)]


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_packing_without_a_bound_is_refused(tmp_path: Path, method: int) -> None:
    write(tmp_path, {"z.zip": packed({"a.pdf": b"1"}, method), "b.pdf": b"2"})
    found = references([str(tmp_path)])
    assert (names(found), codes(found)) == (["b.pdf"], {"z.zip/a.pdf": "not_a_document"})


def test_bombs_are_refused_before_they_are_unpacked(tmp_path: Path) -> None:
    write(tmp_path, {"z.zip": packed({"bomb.txt": bytes(20_000_000), "good.txt": b"1"})})
    found = references([str(tmp_path)])
    assert (names(found), codes(found)) == (["z.zip/good.txt"], {"z.zip/bomb.txt": "too_large"})
    assert "250 times its size" in found.passed_over[0].what


def test_a_declared_size_that_is_a_lie_does_not_help_a_bomb(tmp_path: Path) -> None:
    content = bytearray(packed({"bomb.txt": bytes(20_000_000)}))
    struct.pack_into("<I", content, content.index(b"PK\x01\x02") + 24, 100)
    write(tmp_path, {"z.zip": bytes(content), "good.txt": b"1"})
    made = planned(tmp_path)
    assert [task.reference.name for task in made.tasks] == ["good.txt"]
    assert codes(made) == {"z.zip/bomb.txt": "damaged"}


def test_limits_of_the_settings_hold_for_an_archive(tmp_path: Path, limited: Callable[[str, int], None]) -> None:
    write(tmp_path, {"z.zip": packed({f"{number}.txt": os.urandom(900) for number in range(6)}), "b.pdf": b""})
    limited("MAX_MEMBERS", 5)
    assert codes(references([str(tmp_path)])) == {"z.zip": "too_large"}
    limited("MAX_MEMBERS", 6)
    assert len(names(references([str(tmp_path)]))) == 7
    limited("MAX_UNPACKED_BYTES", 5_000)
    assert codes(references([str(tmp_path)])) == {"z.zip": "too_large"}
    limited("MAX_UNPACKED_BYTES", 6_000)
    limited("MAX_BYTES", 899)
    assert set(codes(planned(tmp_path)).values()) == {"too_large"}
    assert len(planned(tmp_path).passed_over) == 6


def test_members_that_lie_over_each_other_are_refused(tmp_path: Path) -> None:
    content = bytearray(packed({"a.txt": b"x" * 50, "b.txt": b"y" * 50}))
    first = content.index(b"PK\x01\x02")
    struct.pack_into("<I", content, content.index(b"PK\x01\x02", first + 1) + 42, 10)  # b.txt begins inside a.txt
    write(tmp_path, {"z.zip": bytes(content), "good.txt": b"1"})
    found = references([str(tmp_path)])
    assert (names(found), codes(found)) == (["good.txt"], {"z.zip": "damaged"})
    assert "over each other" in found.passed_over[0].what


def test_a_directory_beyond_all_reason_is_not_read(tmp_path: Path) -> None:
    """A sparse file of hundreds of megabytes whose end says that nearly all of it is the directory."""
    length = 600_000_000
    end = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 1, 1, length, 0, 0)
    with (tmp_path / "z.zip").open("wb") as file:
        file.seek(length)
        file.write(end)
    found = references([str(tmp_path)])
    assert codes(found) == {"z.zip": "damaged"}
    assert "beyond all reason" in found.passed_over[0].what


@pytest.mark.parametrize(
    "content", [b"", b"no archive", packed({"a.pdf": b"1"})[:40], packed({"a.pdf": b"1"})[20:]], ids=range(4)
)
def test_a_damaged_archive_fails_and_the_rest_goes_on(tmp_path: Path, content: bytes) -> None:
    write(tmp_path, {"z.zip": content, "b.pdf": b"2"})
    made = planned(tmp_path)
    assert [task.reference.name for task in made.tasks] == ["b.pdf"]
    assert [(each.code, each.failed, bool(each.todo)) for each in made.passed_over] == [("damaged", True, True)]


def test_a_damaged_member_fails_alone(tmp_path: Path) -> None:
    content = bytearray(packed({"a.txt": b"first " * 50, "b.txt": b"second " * 50}))
    place = content.index(b"a.txt") + len("a.txt") + 2
    content[place : place + 4] = b"\xff\xff\xff\xff"
    write(tmp_path, {"z.zip": bytes(content)})
    made = planned(tmp_path)
    assert [task.reference.name for task in made.tasks] == ["z.zip/b.txt"]
    assert codes(made) == {"z.zip/a.txt": "damaged"}


def test_an_archive_of_pictures_is_named(tmp_path: Path) -> None:
    write(tmp_path, {"z.zip": packed({"a.png": b"1"}), "empty.zip": packed({}), "b.pdf": b"2"})
    assert codes(references([str(tmp_path)])) == {
        "empty.zip": "no_documents",
        "z.zip": "no_documents",
        "z.zip/a.png": "not_read",
    }


def test_an_archive_that_changed_since_is_told(tmp_path: Path) -> None:
    write(tmp_path, {"z.zip": packed({"a.txt": b"1", "b.txt": b"2"})})
    found = references([str(tmp_path)]).references
    write(tmp_path, {"z.zip": packed({"b.txt": b"2"})})
    with pytest.raises(ChangedError, match="no longer holds it"):
        opened(found[0])
    assert opened(found[1]) == b"2"
    write(tmp_path, {"z.zip": b"something else"})
    with pytest.raises(DamagedError):
        opened(found[1])
    (tmp_path / "z.zip").unlink()
    assert [type(each).__name__ for each in digests(found)] == ["FileProblemError"] * 2


@examples(max_examples=40)
@given(data=st.data())
def test_no_broken_archive_breaks_the_batch(tmp_path_factory: pytest.TempPathFactory, data: st.DataObject) -> None:
    folder = tmp_path_factory.getbasetemp() / "broken-archives"
    content = bytearray(packed({"a.txt": b"first " * 50, "b.docx": b"second", "c/d.pdf": b"third"}))
    for _ in range(data.draw(st.integers(1, 4))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    write(folder, {"z.zip": bytes(content), "good.txt": b"1"})
    made = planned(folder)
    assert "good.txt" in [task.reference.name for task in made.tasks]
    for reference in references([str(folder)]).references:
        try:
            assert isinstance(opened(reference), bytes)
        except EiaError as error:
            assert error.what
