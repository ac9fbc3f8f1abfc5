"""What a user names becomes documents: each file under one name, nothing followed out of the folder or hung on."""

from __future__ import annotations

import os
import socket
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import settings as examples
from hypothesis import strategies as st
from places import codes, names, write

from eiascore.batch.content import digests, opened, sha256_of
from eiascore.batch.model import Plan, Reference
from eiascore.batch.names import labels, printable, safe_path
from eiascore.batch.plan import plan
from eiascore.batch.source import references
from eiascore.errors import ChangedError, EiaError, FileProblemError, SourceError, TooLargeError
from eiascore.settings import settings


def planned(*sources: Path) -> Plan:
    return plan(references([str(source) for source in sources]), key=lambda sha256, record: sha256[:8])


@pytest.fixture
def limit(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("EIASCORE_MAX_BYTES", "1000")
    settings.cache_clear()
    yield
    monkeypatch.undo()
    settings.cache_clear()


def test_a_folder_is_its_whole_tree_in_order(tmp_path: Path) -> None:
    write(
        tmp_path, {"b.pdf": "1", "a/z.docx": "2", "a/b/c/d.odt": "3", "no ending": "4", "old.doc": "5", "EIA No. 5": ""}
    )
    found = references([str(tmp_path)])
    assert names(found) == ["EIA No. 5", "a/b/c/d.odt", "a/z.docx", "b.pdf", "no ending", "old.doc"]
    assert [each.size for each in found.references] == [0, 1, 1, 1, 1, 1]
    assert found.passed_over == ()
    assert [opened(each) for each in found.references][3] == b"1"


def test_a_relative_name_is_found_again_from_another_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, {"EIAs/a.pdf": "1"})
    monkeypatch.chdir(tmp_path)
    (reference,) = references(["EIAs"]).references
    monkeypatch.chdir("/")
    assert (reference.name, opened(reference)) == ("a.pdf", b"1")


def test_other_kinds_of_files_are_named_but_are_no_failures(tmp_path: Path) -> None:
    write(
        tmp_path, {"a.pdf": "1", "logo.PNG": "", "data.xlsx": "", "~$a.docx": "", ".DS_Store": "", ".git/readme.md": ""}
    )
    found = references([str(tmp_path)])
    assert names(found) == ["a.pdf"]
    assert codes(found) == {
        ".DS_Store": "hidden",
        ".git": "hidden",
        "data.xlsx": "not_read",
        "logo.PNG": "not_read",
        "~$a.docx": "not_read",
    }
    assert not any(each.failed for each in found.passed_over)


def test_what_is_no_file_is_never_opened(tmp_path: Path) -> None:
    write(tmp_path, {"a.pdf": "1"})
    (tmp_path / "folder.pdf").mkdir()
    write(tmp_path / "folder.pdf", {"inside.txt": "2"})
    os.mkfifo(tmp_path / "pipe.pdf")
    with socket.socket(socket.AF_UNIX) as server:
        before = Path.cwd()
        os.chdir(tmp_path)  # the name of a socket may be no longer than 107 bytes
        try:
            server.bind("talk.pdf")
        finally:
            os.chdir(before)
        found = references([str(tmp_path)])
    assert names(found) == ["a.pdf", "folder.pdf/inside.txt"]
    assert codes(found) == {"pipe.pdf": "fifo", "talk.pdf": "socket"}


def test_devices_are_passed_over() -> None:
    with pytest.raises(SourceError, match="no file and no folder"):
        references(["/dev/null"])
    if os.geteuid() == 0:
        with tempfile.TemporaryDirectory() as folder:
            try:
                os.mknod(f"{folder}/null.pdf", 0o20666, os.makedev(1, 3))
            except PermissionError:  # a container may take that right even from root
                return
            Path(folder, "a.pdf").touch()
            assert codes(references([folder])) == {"null.pdf": "device"}


def test_links_lead_neither_out_nor_round(tmp_path: Path) -> None:
    write(
        tmp_path, {"in/a.pdf": "same", "in/deep/b.pdf": "other", "out/secret.pdf": "secret", "in/.kept/c.pdf": "third"}
    )
    folder = tmp_path / "in"
    for name, target in {
        "copy.pdf": "a.pdf",
        "loop.pdf": "loop.pdf",
        "up": ".",
        "deep/root": "..",
        "away": "../out",
        "away.pdf": "../out/secret.pdf",
        "gone.pdf": "nothing.pdf",
        "again": "deep",
        "current": ".kept",
        "logo.png": "nothing.png",
    }.items():
        (folder / name).symlink_to(target)
    made = planned(folder)
    assert [task.reference.name for task in made.tasks] == ["a.pdf", "current/c.pdf", "deep/b.pdf"]
    assert [(each.name, each.of) for each in made.duplicates] == [("copy.pdf", "a.pdf")]
    assert codes(made) == {
        ".kept": "hidden",
        "again": "symlink_folder",
        "away": "symlink_outside",
        "away.pdf": "symlink_outside",
        "deep/root": "symlink_loop",
        "gone.pdf": "broken_symlink",
        "logo.png": "not_read",
        "loop.pdf": "symlink_loop",
        "up": "symlink_loop",
    }
    assert [each.name for each in made.passed_over if each.failed] == ["gone.pdf"]


def test_two_links_to_each_other_s_folders_end(tmp_path: Path) -> None:
    write(tmp_path, {".x/a.pdf": "1", ".y/b.pdf": "2", "c.pdf": "3"})
    (tmp_path / "x").symlink_to(".x")
    (tmp_path / ".x" / "y").symlink_to("../.y")
    (tmp_path / ".y" / "x").symlink_to("../.x")
    found = references([str(tmp_path)])
    assert names(found) == ["c.pdf", "x/a.pdf", "x/y/b.pdf"]
    assert codes(found)["x/y/x"] == "symlink_folder"


@contextmanager
def without_privileges() -> Iterator[None]:
    """Give up the right of root to read everything; who is not root has none to give up."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


def test_what_may_not_be_read_fails_and_the_rest_goes_on() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write(folder, {"a.pdf": "1", "b.pdf": "2", "shut/c.pdf": "3"})
        folder.chmod(0o755)
        (folder / "b.pdf").chmod(0)
        (folder / "shut").chmod(0)
        try:
            with without_privileges():
                made = planned(folder)
        finally:
            (folder / "shut").chmod(0o700)
    assert [task.reference.name for task in made.tasks] == ["a.pdf"]
    assert codes(made) == {"b.pdf": "no_such_file", "shut": "no_such_file"}
    assert all(each.failed and each.todo and "Permission denied" in each.what for each in made.passed_over)


def test_a_path_too_long_to_open_fails_and_the_rest_goes_on(tmp_path: Path) -> None:
    write(tmp_path, {"a.pdf": "1"})
    before = Path.cwd()
    try:
        os.chdir(tmp_path)
        for _ in range(20):
            Path("d" * 250).mkdir()
            os.chdir("d" * 250)
    finally:
        os.chdir(before)
    found = references([str(tmp_path)])
    assert names(found) == ["a.pdf"]
    assert [each.failed for each in found.passed_over] == [True]


def test_a_file_that_vanished_or_changed_its_nature_fails(tmp_path: Path) -> None:
    write(tmp_path, {"a.pdf": "1", "b.pdf": "2", "c.pdf": "3", "d.pdf": "4"})
    found = references([str(tmp_path)])
    for name in ("a.pdf", "b.pdf", "c.pdf"):
        (tmp_path / name).unlink()
    os.mkfifo(tmp_path / "b.pdf")
    (tmp_path / "c.pdf").mkdir()
    made = plan(found, key=lambda sha256, record: sha256)
    assert [task.reference.name for task in made.tasks] == ["d.pdf"]
    assert [each.name for each in made.passed_over if each.failed] == ["a.pdf", "b.pdf", "c.pdf"]
    with pytest.raises(FileProblemError, match="no longer there"):
        opened(found.references[0])


def test_a_file_written_to_while_it_is_read_fails(tmp_path: Path) -> None:
    from eiascore.batch import local

    write(tmp_path, {"a.pdf": "1"})
    (reference,) = references([str(tmp_path)]).references
    with pytest.raises(ChangedError), local.stream(reference) as file:
        assert file.read() == b"1"
        write(tmp_path, {"a.pdf": "12"})


@pytest.mark.usefixtures("limit")
def test_a_file_beyond_the_limit_fails(tmp_path: Path) -> None:
    write(tmp_path, {"a.pdf": b"x" * 1001, "b.pdf": b"y" * 1000})
    made = planned(tmp_path)
    assert [task.reference.name for task in made.tasks] == ["b.pdf"]
    assert [(each.name, each.code, each.failed) for each in made.passed_over] == [("a.pdf", "too_large", True)]
    unknown = Reference("a.pdf", str(tmp_path / "a.pdf"))  # as where a store does not tell the size
    for read in (opened, sha256_of):
        with pytest.raises(TooLargeError, match="larger than 1000 bytes"):
            read(unknown)


def test_names_can_be_shown_and_stay_different() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = os.fsencode(name)
        for raw in (
            b"caf\xe9.pdf",
            b"caf\\xe9.pdf",
            "café.pdf".encode(),
            b"a\nb.pdf",
            b"x" * 251 + b".pdf",
            b"\x1b[31m.txt",
        ):
            Path(os.fsdecode(folder + b"/" + raw)).write_bytes(raw)
        Path(name, "in\u202efdp.txt").write_bytes(b"turned")
        found = references([name])
        shown = ["caf\\xe9.pdf", "caf\\\\xe9.pdf", "café.pdf", "a\\u000ab.pdf", "\\u001b[31m.txt", "in\\u202efdp.txt"]
        assert names(found) == sorted([*shown, "x" * 251 + ".pdf"])
        assert opened(next(each for each in found.references if each.name == "caf\\xe9.pdf")) == b"caf\xe9.pdf"


@examples(max_examples=50)
@given(st.lists(st.binary(min_size=1, max_size=12), unique=True, max_size=6))
def test_no_two_file_names_become_one(raw: list[bytes]) -> None:
    shown = [printable(os.fsdecode(each)) for each in raw]
    assert len(set(shown)) == len(raw)
    assert all(name.isprintable() and name.encode("utf-8") for name in shown)


@examples(max_examples=50)
@given(st.lists(st.text(alphabet="./\\a\u202e", max_size=9), unique=True, max_size=8))
def test_no_path_in_an_archive_leads_out(raw: list[str]) -> None:
    shown = [safe_path(each) for each in raw]
    assert len(set(shown)) == len(raw)
    for path in shown:
        assert not path.startswith("/")
        assert not {"", ".", ".."} & set(path.split("/"))
        assert os.path.normpath(f"/results/{path}").startswith("/results/")


@examples(max_examples=50)
@given(st.lists(st.lists(st.sampled_from("abc"), min_size=1, max_size=4), min_size=1, max_size=4))
def test_labels_differ_where_the_paths_do(paths: list[list[str]]) -> None:
    given_labels = labels(paths)
    same_length = {len(path) for path in paths}
    if len(same_length) == 1:
        assert len(set(given_labels)) == len({tuple(path) for path in paths})
    assert all("/".join(path).endswith(label) for path, label in zip(paths, given_labels, strict=True))


def test_several_places_are_told_apart_by_their_names(tmp_path: Path) -> None:
    write(tmp_path, {"2023/EIAs/a.pdf": "1", "2024/EIAs/a.pdf": "2", "one.pdf": "3", "x/EIAs2/b.pdf": "4"})
    assert names(references([str(tmp_path / "2023/EIAs"), str(tmp_path / "x/EIAs2")])) == ["EIAs/a.pdf", "EIAs2/b.pdf"]
    both = [str(tmp_path / "2023/EIAs"), str(tmp_path / "2024/EIAs/")]
    assert names(references(both)) == ["2023/EIAs/a.pdf", "2024/EIAs/a.pdf"]
    assert names(references(both)) == names(references(both[::-1]))
    assert names(references([str(tmp_path / "one.pdf")])) == ["one.pdf"]
    assert names(references([f"{each}/a.pdf" for each in both])) == ["2023/EIAs/a.pdf", "2024/EIAs/a.pdf"]


def test_a_file_named_twice_is_one(tmp_path: Path) -> None:
    write(tmp_path, {"EIAs/a.pdf": "1", "EIAs/b.pdf": "2"})
    folder = str(tmp_path / "EIAs")
    assert names(references([folder, folder])) == ["EIAs/a.pdf", "EIAs/b.pdf"]
    assert names(references([folder, f"{folder}/a.pdf", f"{folder}/../EIAs"])) == ["EIAs/a.pdf", "EIAs/b.pdf"]


def test_names_that_still_meet_are_numbered(tmp_path: Path) -> None:
    write(tmp_path, {"x/a.pdf": "1", "x/x/a.pdf": "2"})
    found = references([str(tmp_path / "x/x"), str(tmp_path / "x")])
    assert len(set(names(found))) == 2
    assert sorted(opened(each) for each in found.references) == [b"1", b"2"]


def test_patterns(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(
        tmp_path,
        {"EIAs/a.pdf": "1", "EIAs/b.docx": "2", "EIAs/x/c.pdf": "3", "EIAs/x/y/d.PDF": "4", "EIAs/[1].pdf": "5"},
    )
    (tmp_path / "EIAs/loop").symlink_to(".")
    os.mkfifo(tmp_path / "EIAs/pipe.pdf")
    monkeypatch.chdir(tmp_path)
    assert names(references(["EIAs/*.pdf"])) == ["[1].pdf", "a.pdf"]
    assert names(references(["EIAs/**/*.pdf"])) == ["[1].pdf", "a.pdf", "x/c.pdf"]
    assert names(references(["EIAs/**"])) == ["[1].pdf", "a.pdf", "b.docx", "x/c.pdf", "x/y/d.PDF"]
    assert names(references(["*/x/*"])) == ["EIAs/x/c.pdf"]
    assert names(references([f"{tmp_path}/EIAs/?.pdf"])) == ["a.pdf"]
    assert names(references(["EIAs/[1].pdf"])) == ["[1].pdf"]  # a file of this very name comes before the pattern
    assert codes(references(["EIAs/*.pdf"]))["pipe.pdf"] == "fifo"


def test_a_file_that_is_named_itself_is_read_whatever_its_ending(tmp_path: Path) -> None:
    write(tmp_path, {"logo.png": "1"})
    assert names(references([str(tmp_path / "logo.png")])) == ["logo.png"]
    assert names(references([(tmp_path / "logo.png").as_uri()])) == ["logo.png"]


@pytest.mark.parametrize(
    ("source", "says"),
    [
        ("missing", "no file or folder .*missing.*Check the spelling"),
        ("missing/*.pdf", "no folder .*missing"),
        ("empty", "empty holds no document to read. Name a folder"),
        ("pictures", r"pictures holds no document to read.*1 x: Files ending in .png are not read"),
        ("pictures/*.pdf", "holds no document"),
        ("link", "link to nothing"),
        ("nosuch://place/a", "no address that can be read"),
        ("x" * 300, "cannot be opened: File name too long"),
        ("a\u202e.pdf", r"a\\u202e.pdf"),
    ],
)
def test_a_place_without_documents_says_what_to_do(tmp_path: Path, source: str, says: str) -> None:
    (tmp_path / "empty").mkdir()
    write(tmp_path, {"pictures/a.png": ""})
    (tmp_path / "link").symlink_to("nowhere")
    with pytest.raises(SourceError, match=says):
        references([source if "://" in source else str(tmp_path / source)])


def test_no_place_at_all_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="Name a folder"):
        references([])
    with pytest.raises(TypeError, match="list of sources"):
        references(str(tmp_path))
    write(tmp_path, {"full/a.pdf": "1"})
    with pytest.raises(SourceError, match="absent"):
        references([str(tmp_path / "full"), str(tmp_path / "absent")])


def test_only_what_was_written_since(tmp_path: Path) -> None:
    write(tmp_path, {"old.pdf": "1", "new.pdf": "2"})
    written = datetime(2024, 5, 10, 12, tzinfo=UTC).timestamp()
    os.utime(tmp_path / "old.pdf", (written - 86_400 * 2,) * 2)
    os.utime(tmp_path / "new.pdf", (written, written))
    folder = [str(tmp_path)]
    found = references(folder, since=date(2024, 5, 10))
    assert (names(found), codes(found)) == (["new.pdf"], {"old.pdf": "older"})
    assert names(references(folder, since=datetime(2024, 5, 10, 12, tzinfo=UTC))) == ["new.pdf"]
    assert names(references(folder, since=datetime(2024, 5, 10, 12, 0, 1, tzinfo=UTC))) == []
    assert names(references(folder, since=date(2024, 5, 1))) == ["new.pdf", "old.pdf"]


def test_the_same_content_is_scored_once(tmp_path: Path) -> None:
    write(tmp_path, {"b/copy.pdf": "same", "a.pdf": "same", "c.pdf": "other", "z.txt": "same"})
    made = planned(tmp_path)
    assert [(task.reference.name, task.key == task.sha256[:8]) for task in made.tasks] == [
        ("a.pdf", True),
        ("c.pdf", True),
    ]
    assert [(each.name, each.of) for each in made.duplicates] == [("b/copy.pdf", "a.pdf"), ("z.txt", "a.pdf")]
    assert made == planned(tmp_path)


def test_hashes_come_in_order_with_errors_in_their_places(tmp_path: Path) -> None:
    write(tmp_path, {f"{number:03}.txt": str(number) for number in range(40)})
    found = references([str(tmp_path)]).references
    (tmp_path / "007.txt").unlink()
    results = list(digests(found))
    assert isinstance(results.pop(7), EiaError)
    assert results == [sha256_of(each) for each in found if each.name != "007.txt"]
