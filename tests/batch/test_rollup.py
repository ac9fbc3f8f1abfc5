"""The tables: of the plan and the records alone, the same bytes each time, whole, and harmless."""

from __future__ import annotations

import csv
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import openpyxl
import pyarrow.parquet as pq
import pytest
from made_results import CARDS, FORMULA, PLAN, filled, key, outcome, scored

from eiascore.batch.model import Options, Plan
from eiascore.batch.store import Results
from eiascore.batch.write import WORKBOOK, write_tables
from eiascore.errors import OutputError, ResultsError
from eiascore.report.columns import tables

NAMES = [table.name for table in tables()]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = filled(tmp_path_factory.mktemp("results"))
    with Results.open(made, write=True) as results:
        written = write_tables(results)
    assert written.notes == () and all(path.exists() for path in written.files)
    return made


def rows(folder: Path, name: str) -> list[dict[str, str]]:
    with (folder / f"{name}.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def made(folder: Path) -> dict[str, bytes]:
    names = [WORKBOOK, *(f"{name}.{ending}" for name in NAMES for ending in ("csv", "parquet"))]
    return {name: (folder / name).read_bytes() for name in names}


def test_every_file_of_the_plan_is_listed(folder: Path) -> None:
    listed = {row["document"]: row for row in rows(folder, "files")}
    assert {name: row["status"] for name, row in listed.items()} == {
        "'=cmd.md": "scored",
        "a/strong.docx": "scored",
        "b/blank.docx": "scored",
        "c/empty.pdf": "failed",
        "d/later.pdf": "waiting",
        "e/copy.docx": "duplicate",
        "f/locked.pdf": "passed_over",
        "f/picture.png": "passed_over",
    }
    assert list(listed) == sorted(listed, key=lambda name: name.lstrip("'"))
    assert listed["e/copy.docx"]["of"] == "a/strong.docx"
    assert listed["e/copy.docx"]["key"] == listed["a/strong.docx"]["key"] == key("a/strong.docx")
    assert [(r["document"], r["code"], r["todo"]) for r in rows(folder, "errors")] == [
        ("c/empty.pdf", "empty", "Look at it."),
        ("f/locked.pdf", "unreadable_file", "Ask who owns it."),
    ]


def test_a_row_of_scores_for_each_document(folder: Path) -> None:
    scores = {row["document"]: row for row in rows(folder, "scores")}
    assert [row["status"] for row in scores.values()] == ["scored", "scored", "scored", "failed", "waiting"]
    card, row = scored(CARDS["a/strong.docx"]), scores["a/strong.docx"]
    assert (row["letter"], float(row["score"])) == (card.grade.letter, card.grade.score)
    for name, grade in card.grade.dimensions.items():
        assert (row[f"{name}_letter"], float(row[f"{name}_score"])) == (grade.letter, grade.score)
    dimensions = [name.removesuffix("_letter") for name in row if name.endswith("_letter")]
    assert dimensions == list(card.grade.dimensions)
    assert int(row["red_flags"]) == len(card.red_flags)
    assert (row["body"], row["decided"], row["year"], row["year_from"]) == (
        "Saltmere Constabulary", "2024-05-10", "2024", "metadata",
    )  # fmt: skip
    blank = scores["b/blank.docx"]
    assert (blank["kind"], blank["letter"], blank["score"], blank["needs_person"]) == ("template", "", "", "")
    assert {value for name, value in scores["d/later.pdf"].items() if name not in ("key", "document", "sha256")} == {
        "", "waiting",
    }  # fmt: skip


def test_quotations_stand_word_for_word(folder: Path) -> None:
    card = scored(CARDS["a/strong.docx"])
    found = pq.read_table(folder / "evidence.parquet").to_pylist()
    ours = [row for row in found if row["document"] == "a/strong.docx"]
    assert len(ours) == sum(len(finding.evidence) for finding in card.findings) > 100
    assert all(row["quotation"] == card.document.text[row["start"] : row["end"]] for row in ours)
    findings = pq.read_table(folder / "findings.parquet").to_pylist()
    best = {row["criterion"]: row for row in findings if row["key"] == ours[0]["key"]}
    assert list(best) == [finding.criterion for finding in card.findings]
    for finding in card.findings:
        quotes = [row["quotation"] for row in ours if row["criterion"] == finding.criterion]
        assert best[finding.criterion]["quotation"] == (quotes[0] if quotes else "")
        assert best[finding.criterion]["level"] == finding.level


def test_all_formats_hold_the_same_rows(folder: Path) -> None:
    book = openpyxl.load_workbook(folder / WORKBOOK, read_only=True)
    assert book.sheetnames == ["About", *(table.title for table in tables()), "Data dictionary"]
    for table in tables():
        lines, parquet = rows(folder, table.name), pq.read_table(folder / f"{table.name}.parquet")
        head, *sheet = book[table.title].iter_rows(values_only=True)
        assert len(lines) == parquet.num_rows == len(sheet)
        assert list(head) == parquet.column_names
        assert not lines or list(lines[0]) == parquet.column_names


def test_the_first_sheet_counts_every_file_once(folder: Path) -> None:
    sheet = openpyxl.load_workbook(folder / WORKBOOK, read_only=True)["About"]
    told = dict(row[:2] for row in sheet.iter_rows(min_col=1, max_col=2, values_only=True) if row[1])
    assert (told["Scored"], told["Not readable"], told["Not done yet"], told["Copies"], told["Passed over"]) == (
        "3 documents", "2 files (see Errors)", "1 document", "1 file", "1 file (see Files)",
    )  # fmt: skip
    assert told["Files"].endswith("8 rows.")  # the line on the sheet, which comes after that on the number


def test_nothing_of_a_document_runs(folder: Path) -> None:
    assert FORMULA in scored("hostile.md").document.text
    told = 0
    for name in NAMES:
        for row in rows(folder, name):
            for cell in row.values():
                assert not cell.lstrip().startswith(("=", "@", "+", "-")), cell[:80]
                assert "\u202e" not in cell and "\x1b" not in cell
                told += cell.startswith("'=")
    assert told > 3
    book = openpyxl.load_workbook(folder / WORKBOOK)
    kinds = set()
    for sheet in book:
        for row in sheet.iter_rows():
            for cell in row:
                kinds.add(cell.data_type)
                assert cell.hyperlink is None
                assert not isinstance(cell.value, str) or (len(cell.value) <= 32_767 and "\u202e" not in cell.value)
    assert kinds <= {"s", "n", "inlineStr"}  # text and numbers: no "f", a formula, and no "e", an error
    with zipfile.ZipFile(folder / WORKBOOK) as parts:
        everything = b"".join(parts.read(part) for part in parts.namelist())
        assert b"<f>" not in everything and b"<hyperlink" not in everything
        assert not [part for part in parts.namelist() if "externalLink" in part or "vba" in part]


def test_the_same_records_give_the_same_bytes(folder: Path, tmp_path: Path) -> None:
    """In another folder, put there in another order and with other costs, and in a process with another hash seed."""
    other = filled(tmp_path / "other", tuple(reversed((*CARDS, "c/empty.pdf"))))
    code = (
        "import sys; from eiascore.batch.store import Results; from eiascore.batch.write import write_tables\n"
        "with Results.open(sys.argv[1], write=True) as results: write_tables(results)"
    )
    environment = os.environ | {"PYTHONHASHSEED": "7", "TZ": "Asia/Tokyo"}
    subprocess.run([sys.executable, "-c", code, other], check=True, env=environment)
    assert made(other) == made(folder)


def test_the_tables_are_about_the_latest_plan(folder: Path, tmp_path: Path) -> None:
    there = filled(tmp_path)
    with Results.open(there, write=True) as results:
        results.save_plan(Plan(tasks=PLAN.tasks[1:2]), Options())
        write_tables(results)
        assert [row["document"] for row in rows(there, "scores")] == ["a/strong.docx"]
        assert rows(there, "errors") == []
        results.save_plan(PLAN, Options())
        write_tables(results)
    assert made(there) == made(folder)


def test_what_excel_has_no_room_for_is_told(folder: Path, tmp_path: Path) -> None:
    there = filled(tmp_path)
    with Results.open(there, write=True) as results:
        written = write_tables(results, most_rows=50)
    book = openpyxl.load_workbook(there / WORKBOOK, read_only=True)
    assert len(list(book["Evidence"].iter_rows())) == 50
    assert len(rows(there, "evidence")) == len(rows(folder, "evidence")) > 100
    about = [row[1] for row in book["About"].iter_rows(min_col=1, max_col=2, values_only=True)]
    (note,) = [note for note in written.notes if "Evidence" in note]
    assert note in about and f"49 of {len(rows(folder, 'evidence'))}" in note and "evidence.csv" in note


def test_without_pyarrow_no_old_parquet_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    there = filled(tmp_path)
    with Results.open(there, write=True) as results:
        write_tables(results)
        monkeypatch.setitem(sys.modules, "pyarrow", None)
        written = write_tables(results)
    assert "eiascore[batch]" in written.notes[0]
    assert list(there.glob("*.parquet")) == []
    assert len(list(there.glob("*.csv"))) == len(NAMES)


def test_a_damaged_record_is_an_error_and_keeps_nothing_back(tmp_path: Path) -> None:
    there = filled(tmp_path)
    name = key("a/strong.docx")
    record = there / "cards" / name[:2] / f"{name}.json"
    record.write_bytes(record.read_bytes()[:1000])
    with Results.open(there, write=True) as results:
        write_tables(results)
    assert next((r["document"], r["code"]) for r in rows(there, "errors")) == ("a/strong.docx", "damaged_record")
    assert [row["status"] for row in rows(there, "scores")] == ["scored", "failed", "scored", "failed", "waiting"]


def test_there_are_no_tables_without_a_plan(tmp_path: Path) -> None:
    with Results.open(tmp_path, write=True) as results:
        results.put(outcome("c/empty.pdf"))
        with pytest.raises(ResultsError, match="holds no plan"):
            write_tables(results)


def test_a_full_disk_leaves_the_former_tables_whole(tmp_path: Path) -> None:
    if os.name != "posix" or os.geteuid() != 0:
        pytest.skip("only root may mount a small disk")
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", tmp_path], capture_output=True).returncode:
        pytest.skip("this system does not let root mount a disk")
    try:
        with Results.open(filled(tmp_path / "results"), write=True) as results:
            write_tables(results)
            before = made(results.folder)
            with (tmp_path / "filler").open("wb") as file:
                file.write(b"x" * (os.statvfs(tmp_path).f_bavail * 4096 - 200_000))
            results.save_plan(Plan(tasks=PLAN.tasks[:2]), Options())
            with pytest.raises(OutputError, match="The disk is full"):
                write_tables(results)
            assert made(results.folder) == before
            assert [p.name for p in results.folder.iterdir() if p.name.startswith(".")] == [".lock"]
            (tmp_path / "filler").unlink()
            write_tables(results)
            assert len(rows(results.folder, "scores")) == 2
    finally:
        subprocess.run(["umount", "-l", tmp_path], check=True)
