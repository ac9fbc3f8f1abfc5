"""The list beside the documents: what it may look like, what it is about, and what it says of its mistakes."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import settings as examples
from hypothesis import strategies as st
from places import write

from eiascore.batch.metadata import Records, assigned, records
from eiascore.batch.plan import plan
from eiascore.batch.source import references
from eiascore.errors import MetadataError
from eiascore.schema.record import PolicyRecord

DATES = "document,decision_date,implementation_date,publication_date\n"


def listed(folder: Path, text: str | bytes) -> Records:
    write(folder, {"meta.csv": text})
    return records(folder / "meta.csv")


def test_a_list_says_who_what_and_when(tmp_path: Path) -> None:
    known = listed(
        tmp_path,
        "Document,Body,Policy,Decision date,implementation_date,Publication-Date,Ward\n"
        'bus.pdf,Westmere Council," Bus passes,\nand fares ",2024-05-10,1 June 2024,10/07/2024,North\n'
        "\n,,,,,,\n"
        "plain.pdf,,,,,,\n",
    )
    assert known["bus.pdf"] == PolicyRecord(
        body="Westmere Council",
        policy="Bus passes, and fares",
        decided=date(2024, 5, 10),
        implemented=date(2024, 6, 1),
        published=date(2024, 7, 10),
        source="meta.csv",
    )
    assert known["plain.pdf"] == PolicyRecord(source="meta.csv")
    assert (list(known), known.ignored) == (["bus.pdf", "plain.pdf"], ("Ward",))
    assert known.lines == {"bus.pdf": "meta.csv, line 3", "plain.pdf": "meta.csv, line 6"}


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("start", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_as_spreadsheets_write_it(tmp_path: Path, delimiter: str, start: bytes, newline: str) -> None:
    rows = [["document", "body", "decision_date"], ["caf\u00e9.pdf", "Westmere", "10/05/2024"]]
    known = listed(tmp_path, start + newline.join(delimiter.join(row) for row in rows).encode())
    assert dict(known) == {"caf\u00e9.pdf": PolicyRecord(body="Westmere", decided="2024-05-10", source="meta.csv")}


@pytest.mark.parametrize(
    "written",
    [
        *("2024-05-10", "10/05/2024", "10/5/2024", "10.05.2024", "10/05/24", "2024-05-10 00:00:00"),
        *("10 May 2024", "10th May 2024", "10-May-2024", "Friday 10 May 2024", " 10 MAY 2024 "),
    ],
)
def test_days_as_they_are_written_here(tmp_path: Path, written: str) -> None:
    assert listed(tmp_path, f"{DATES}a.pdf,{written},,\n")["a.pdf"].decided == date(2024, 5, 10)


@examples(max_examples=50)
@given(st.dates(min_value=date(1950, 1, 1), max_value=date(2049, 12, 31)))
def test_every_day_is_read_in_both_forms(tmp_path_factory: pytest.TempPathFactory, day: date) -> None:
    folder = tmp_path_factory.getbasetemp() / "days"
    known = listed(folder, f"{DATES}a.pdf,{day.isoformat()},{day:%d/%m/%Y},{day.day} {day:%B %Y}\n")["a.pdf"]
    assert known.decided == known.implemented == known.published == day


@pytest.mark.parametrize(
    "written",
    ["31/02/2024", "05/13/2024", "May 2024", "2024", "soon", "45422", "10 May", "1 to 3 May 2024", "10/05/2024 x"],
)
def test_what_is_no_day_is_told_with_its_line(tmp_path: Path, written: str) -> None:
    with pytest.raises(MetadataError, match=r"meta.csv, line 3 has .* as implementation_date.*Write it as 2024-05-10"):
        listed(tmp_path, f"{DATES}a.pdf,,,\nb.pdf,,{written},\n")


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "line 1 names no column document.*document,body,policy,decision_date"),
        ("name,body\na.pdf,x\n", "line 1 names no column document"),
        ("document,ward\na.pdf,x\n", "line 1 names no column that says something"),
        ("document,body,Body\na.pdf,x,y\n", "names the column body twice"),
        ("document,body\na.pdf,x\nb.pdf,x,y\n", r'line 3 has 3 cells and the header 2.*"\.\.\."'),
        ("document,body\na.pdf\n", "line 2 has 1 cells"),
        ("document,body\n,x\n", "line 2 names no document"),
        ("document,body\na.pdf,x\nb.pdf,x\na.pdf,y\n", "line 4 is about a.pdf, and so is meta.csv, line 2"),
        ('document,body\na.pdf,"x" y\n', "line 2 is not CSV"),
        ("document,body\na.pdf,Caf\u00e9\n".encode("cp1252"), "not in UTF-8.*CSV UTF-8"),
        ("document,body\na.pdf,x\n".encode("utf-16"), "not in UTF-8"),
        (f"document,body\na.pdf,{'x' * 200_000}\n", "line 2 is not CSV"),
    ],
)
def test_mistakes_are_told_with_what_to_write(tmp_path: Path, text: str | bytes, says: str) -> None:
    with pytest.raises(MetadataError, match=f"(?s){says}"):
        listed(tmp_path, text)


def test_a_list_that_is_not_there(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "missing.csv"):
        with pytest.raises(MetadataError, match=r"cannot be read: .*Name a CSV file"):
            records(path)


def test_an_entry_is_about_a_name_a_base_name_or_a_hash() -> None:
    documents = [
        ("2023/bus.pdf", "a" * 64),
        ("2024/bus.pdf", "b" * 64),
        ("z.zip/car.pdf", "c" * 64),
        ("d.pdf", "d" * 64),
    ]
    known = {
        "2024/bus.pdf": PolicyRecord(policy="name"),
        "car.pdf": PolicyRecord(policy="base name"),
        "D" * 64: PolicyRecord(policy="hash"),
        "none.pdf": PolicyRecord(),
        "e" * 64: PolicyRecord(),
    }
    found = assigned(known, documents)
    assert {digest[0]: record.policy for digest, record in found.records.items()} == {
        "b": "name",
        "c": "base name",
        "d": "hash",
    }
    assert found.unused == ("e" * 64, "none.pdf")


def test_a_base_name_of_several_documents_is_refused(tmp_path: Path) -> None:
    known = listed(tmp_path, "document,policy\nbus.pdf,Bus passes\n")
    both = [("2023/bus.pdf", "a" * 64), ("2024/bus.pdf", "b" * 64)]
    with pytest.raises(MetadataError, match=r"meta.csv, line 2: bus.pdf fits 2 documents: 2023/bus.pdf, 2024/bus.pdf"):
        assigned(known, both)
    same = assigned(known, [(name, "a" * 64) for name, _ in both])
    assert same.records["a" * 64].policy == "Bus passes"
    whole = assigned(known, [*both, ("bus.pdf", "c" * 64)])
    assert list(whole.records) == ["c" * 64]


def test_accents_are_the_same_however_they_are_written() -> None:
    found = assigned({"caf\u00e9.pdf": PolicyRecord(policy="x")}, [("cafe\u0301.pdf", "a" * 64)])
    assert list(found.records) == ["a" * 64]


def test_a_copy_s_entry_counts_where_the_first_file_has_none(tmp_path: Path) -> None:
    write(tmp_path / "EIAs", {"a.pdf": "same", "b.pdf": "same", "c.pdf": "other", "d.pdf": "other"})
    known = listed(tmp_path, "document,policy\nb.pdf,of the copy\nd.pdf,of the second\nc.pdf,of the first\n")
    seen: list[tuple[str, str]] = []

    def key(sha256: str, record: PolicyRecord) -> str:
        seen.append((sha256, record.policy))
        return record.policy

    made = plan(references([str(tmp_path / "EIAs")]), key=key, records=known)
    assert [(task.reference.name, task.key, task.record.policy) for task in made.tasks] == [
        ("a.pdf", "of the copy", "of the copy"),
        ("c.pdf", "of the first", "of the first"),
    ]
    assert seen == [(task.sha256, task.key) for task in made.tasks]
    documents = [(t.reference.name, t.sha256) for t in made.tasks] + [(d.name, d.sha256) for d in made.duplicates]
    assert assigned(known, documents).unused == ("d.pdf",)
