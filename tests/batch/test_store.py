"""The folder of results: whatever happens, what is in it is whole, and nothing of the user's is touched."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eiascore.batch.key import key_of
from eiascore.batch.model import Options, Outcome, PassedOver, Plan, Reference, Task
from eiascore.batch.store import Results
from eiascore.errors import OutputError, ResultsError
from eiascore.schema.record import PolicyRecord

GOOD = Outcome("ab" + "0" * 62, "scored", '{"grade": "\u201cdue regard\u201d"}', seconds=1.25, pages=4)
BAD = Outcome("cd" + "0" * 62, "failed", '{"error": {"code": "empty"}}', code="empty")


def everything(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def test_what_is_put_is_there_after_opening_again(tmp_path: Path) -> None:
    with Results.open(tmp_path / "new" / "results", write=True) as results:
        assert not results.has(GOOD.key) and results.code(GOOD.key) == "waiting"
        results.put(GOOD)
        results.put(BAD)
        assert results.get(GOOD.key) == GOOD.record
    for write in (False, True):
        with Results.open(tmp_path / "new" / "results", write=write) as results:
            assert (results.has(GOOD.key), results.failed(GOOD.key), results.code(GOOD.key)) == (True, False, "")
            assert (results.has(BAD.key), results.failed(BAD.key), results.code(BAD.key)) == (True, True, "empty")
            assert results.get(GOOD.key) == GOOD.record
            with pytest.raises(KeyError):
                results.get("ef" + "0" * 62)
    lines = [json.loads(line) for line in (results.folder / "journal.jsonl").read_text().splitlines()]
    assert [line.get("key") for line in lines] == [None, GOOD.key, BAD.key]
    assert (lines[1]["seconds"], lines[1]["pages"], lines[2]["code"]) == (1.25, 4, "empty")


def test_a_later_result_takes_the_place_of_an_earlier_one(tmp_path: Path) -> None:
    with Results.open(tmp_path, write=True) as results:
        results.put(BAD)
        results.put(replace(BAD, fate="scored", record=GOOD.record, code=""))
    with Results.open(tmp_path, write=False) as results:
        assert not results.failed(BAD.key) and results.get(BAD.key) == GOOD.record
        with pytest.raises(ResultsError, match="open for reading"):
            results.put(GOOD)


def test_one_batch_at_a_time(tmp_path: Path) -> None:
    with Results.open(tmp_path, write=True):
        with pytest.raises(ResultsError, match="in use by another batch") as caught:
            Results.open(tmp_path, write=True)
        assert str(tmp_path) in str(caught.value)
        Results.open(tmp_path, write=False).close()
    Results.open(tmp_path, write=True).close()


PUT_FOR_EVER = """
import sys, itertools
from eiascore.batch.model import Outcome
from eiascore.batch.store import Results
results = Results.open(sys.argv[1], write=True)
for number in itertools.count():
    results.put(Outcome(f"{number % 4:02x}{number:062x}", "scored", '{"text": "' + "x" * 200_000 + '"}'))
    print(number, flush=True)
"""


def test_a_killed_batch_leaves_whole_records_and_no_lock(tmp_path: Path) -> None:
    with subprocess.Popen([sys.executable, "-c", PUT_FOR_EVER, tmp_path], stdout=subprocess.PIPE) as process:
        said = [process.stdout.readline() for _ in range(5)]
        with pytest.raises(ResultsError, match="in use"):
            Results.open(tmp_path, write=True)
        process.kill()
        said += process.stdout.readlines()
    done = [int(line) for line in said if line.endswith(b"\n")]
    with Results.open(tmp_path, write=True) as results:
        for number in done:
            assert len(json.loads(results.get(f"{number % 4:02x}{number:062x}"))["text"]) == 200_000
    assert list(tmp_path.rglob("*.part")) == []


@pytest.mark.parametrize("torn", [b'{"key": "cd00', b"\0" * 5000, b'{"key": 3}\n[]\n\xff\xfe'])
def test_what_a_power_cut_leaves_is_put_right(tmp_path: Path, torn: bytes) -> None:
    with Results.open(tmp_path, write=True) as results:
        results.put(GOOD)
    whole = (tmp_path / "journal.jsonl").read_bytes()
    with (tmp_path / "journal.jsonl").open("ab") as file:
        file.write(torn)
    left = tmp_path / "cards" / "ab" / f"{GOOD.key}.json.part"
    left.write_text("{", encoding="utf-8")
    with Results.open(tmp_path, write=True) as results:
        assert not left.exists()
        assert results.has(GOOD.key)
        results.put(BAD)
    after = (tmp_path / "journal.jsonl").read_bytes()
    assert after.startswith(whole) and after.endswith(b"\n")
    assert json.loads(after.splitlines()[-1])["key"] == BAD.key


def test_a_record_that_the_journal_lacks_counts(tmp_path: Path) -> None:
    with Results.open(tmp_path, write=True) as results:
        results.put(GOOD)
        results.put(BAD)
    (tmp_path / "journal.jsonl").write_bytes(b"")
    with Results.open(tmp_path, write=True) as results:
        assert results.has(GOOD.key) and not results.failed(GOOD.key)
        assert results.code(BAD.key) == "empty"
    (tmp_path / "cards" / "ab" / f"{GOOD.key}.json").unlink()
    with Results.open(tmp_path, write=False) as results:
        assert not results.has(GOOD.key)


def test_other_folders_are_left_alone(tmp_path: Path) -> None:
    (tmp_path / "thesis.docx").write_bytes(b"mine")
    (tmp_path / "file").write_bytes(b"mine")
    before = everything(tmp_path)
    with pytest.raises(ResultsError, match="holds other files"):
        Results.open(tmp_path, write=True)
    with pytest.raises(ResultsError, match="is a file"):
        Results.open(tmp_path / "file", write=True)
    for folder in (tmp_path, tmp_path / "nothing"):
        with pytest.raises(ResultsError, match="no folder of results"):
            Results.open(folder, write=False)
    (tmp_path / "file").rename(tmp_path / "journal.jsonl")
    with pytest.raises(ResultsError, match="holds other files"):
        Results.open(tmp_path, write=True)
    assert everything(tmp_path) == {"thesis.docx": b"mine", "journal.jsonl": b"mine"}
    assert len(before) == 2


@pytest.fixture
def small_disk(tmp_path: Path):
    """A disk of 256 kB; only root can make one."""
    disk = tmp_path / "disk"
    disk.mkdir()
    if os.name != "posix" or os.geteuid() != 0:
        pytest.skip("only root may mount a small disk")
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", disk], capture_output=True).returncode:
        pytest.skip("this system does not let root mount a disk")
    yield disk
    subprocess.run(["umount", "-l", disk], check=True)


def test_a_full_disk_is_told_and_leaves_nothing_half_written(small_disk: Path) -> None:
    with Results.open(small_disk / "results", write=True) as results:
        results.put(GOOD)
        before = everything(small_disk)
        with pytest.raises(OutputError, match="The disk is full") as caught:
            results.put(replace(BAD, record='"' + "x" * 400_000 + '"'))
        assert "No space left" in str(caught.value)
        assert everything(small_disk) == before and not results.has(BAD.key)
        filler = small_disk / "results" / "filler"
        with pytest.raises(OSError, match="No space"), filler.open("wb", buffering=0) as file:
            while True:
                file.write(b"x" * 4096)
        with pytest.raises(OutputError, match="The disk is full"):
            results.save_plan(Plan((Task("a", Reference("n" * 5000, "p"), "s"),)), Options())
        filler.unlink()
        results.put(BAD)
    with Results.open(small_disk / "results", write=True) as results:
        assert results.has(GOOD.key) and results.failed(BAD.key)


def test_a_folder_that_may_not_be_written_to_is_told(small_disk: Path) -> None:
    with Results.open(small_disk / "results", write=True) as results:
        results.put(GOOD)
    before = everything(small_disk)
    subprocess.run(["mount", "-o", "remount,ro", small_disk], check=True)
    for folder in ("results", "other"):
        with pytest.raises(OutputError, match="Name a folder that may be written to"):
            Results.open(small_disk / folder, write=True)
    with Results.open(small_disk / "results", write=False) as results:
        assert results.get(GOOD.key) == GOOD.record
    assert everything(small_disk) == before


def test_the_plan_comes_back_as_it_was(tmp_path: Path) -> None:
    strange = "caf\udce9/\u202e\n=1.pdf"  # a name that is no UTF-8, as a file may have
    record = PolicyRecord(body="Westmere", decided=date(2024, 5, 10), source="list.csv")
    plan = Plan(
        tasks=(Task("ab", Reference(strange, f"/d/{strange}", "in.pdf", 12, 1.5), "cd", record),),
        passed_over=(PassedOver("x", "loop", "A loop.", "Cut it.", failed=True),),
    )
    with Results.open(tmp_path, write=True) as results:
        with pytest.raises(ResultsError, match="holds no plan"):
            results.plan()
        results.save_plan(plan, Options(profile="wales"), {"tool": "eiascore"})
        assert (results.plan(), results.options(), results.about()) == (
            plan, Options(profile="wales"), {"tool": "eiascore"},
        )  # fmt: skip
    for damaged in ("{", '{"plan": 3}', "[]"):
        (tmp_path / "plan.json").write_text(damaged, encoding="utf-8")
        with Results.open(tmp_path, write=True) as results, pytest.raises(ResultsError, match="is damaged"):
            results.plan()


KEYED = {
    "sha256": "ab",
    "record": PolicyRecord(body="Westmere", decided=date(2024, 5, 10)),
    "options": Options(),
    "rubric_sha256": "cd",
    "model_name": "linear-1 0123",
    "version": "0.1.0",
}


@pytest.mark.parametrize(
    ("part", "other"),
    [
        ("sha256", "ac"),
        ("record", PolicyRecord(body="Westmere", decided=date(2024, 5, 11))),
        ("record", PolicyRecord(body="Westmere")),
        ("options", Options(profile="wales")),
        ("options", Options(ocr="never")),
        ("rubric_sha256", "ce"),
        ("model_name", ""),
        ("version", "0.1.1"),
    ],
)
def test_the_key_changes_with_what_a_scorecard_depends_on(part: str, other: object) -> None:
    assert key_of(**KEYED | {part: other}) != key_of(**KEYED)


@given(st.text(), st.text())
def test_the_key_changes_with_nothing_else(rubric: str, model: str) -> None:
    """Where the rubric and the model are kept is not what they are."""
    made = key_of(**KEYED | {"options": Options(rubric=rubric, model=model)})
    assert made == key_of(**KEYED) and len(made) == 64 and int(made, 16) >= 0
