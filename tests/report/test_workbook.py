"""Workbooks of single scorecards: readable, whole, and harmless."""

from __future__ import annotations

import zipfile
from pathlib import Path

import openpyxl
import pytest

from eiascore.errors import OutputError
from eiascore.report.columns import tables
from eiascore.report.frames import scores_frame
from eiascore.report.sheets import CUT, MOST_CHARACTERS, fitting
from eiascore.report.workbook import write_workbook
from eiascore.schema import Scorecard

STRONG = "strong-police-search.pdf"


@pytest.fixture(scope="module")
def path(cards: dict[str, Scorecard], tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("books") / "cards.xlsx"
    write_workbook(cards.values(), path)
    return path


def test_the_sheets_hold_the_tables(path: Path, cards: dict[str, Scorecard]) -> None:
    book = openpyxl.load_workbook(path)
    made = tables(cards[STRONG].grade.dimensions)
    assert book.sheetnames == ["About", *(table.title for table in made), "Data dictionary"]
    head, *rows = book["Scores"].iter_rows(values_only=True)
    frame = scores_frame(cards.values())
    assert list(head) == list(frame.columns)
    for row, (_, expected) in zip(rows, frame.iterrows(), strict=True):
        found = dict(zip(head, row, strict=True))
        assert (found["document"], found["letter"] or "", found["words"]) == tuple(
            expected[["document", "letter", "words"]]
        )
        assert found["score"] == pytest.approx(expected["score"]) or found["score"] is None
    assert len(list(book["Evidence"].iter_rows())) - 1 == sum(len(card.evidence_frame()) for card in cards.values())
    told = {(row[0], row[1]) for row in book["Data dictionary"].iter_rows(min_row=2, values_only=True)}
    assert told == {(table.title, column.name) for table in made for column in table.columns}
    assert all(row[3] for row in book["Data dictionary"].iter_rows(values_only=True))


def test_it_can_be_read_by_a_person(path: Path, cards: dict[str, Scorecard]) -> None:
    book = openpyxl.load_workbook(path)
    for title in (table.title for table in tables()):
        sheet = book[title]
        assert sheet.freeze_panes == "C2" and sheet.auto_filter.ref.startswith("A1:")
        assert all(cell.font.b and cell.font.name == "Arial" for cell in sheet[1])
    quote = book["Findings"]["L2"]
    assert book["Findings"]["L1"].value == "quotation" and quote.alignment.wrap_text and quote.font.sz == 11
    assert book["Findings"].column_dimensions["L"].width > 50
    about = [cell for row in book["About"].iter_rows(values_only=True) for cell in row if cell]
    assert about[0] == f"Equality impact assessments: scores of {len(cards)} documents"
    assert all(limit in about for limit in cards[STRONG].limits)
    assert f"{cards[STRONG].rubric.id} {cards[STRONG].rubric.version}" in about


def test_the_same_scorecards_give_the_same_bytes(path: Path, cards: dict[str, Scorecard], tmp_path: Path) -> None:
    write_workbook(cards.values(), tmp_path / "again.xlsx")
    assert (tmp_path / "again.xlsx").read_bytes() == path.read_bytes()
    assert [p.name for p in tmp_path.iterdir()] == ["again.xlsx"]


def test_hostile_text_is_text(hostile: Scorecard, tmp_path: Path) -> None:
    write_workbook([hostile], tmp_path / "hostile.xlsx")
    book = openpyxl.load_workbook(tmp_path / "hostile.xlsx")
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert {cell.data_type for cell in cells} <= {"s", "n", "inlineStr"}
    assert not [cell for cell in cells if cell.hyperlink]
    texts = [cell.value for cell in cells if isinstance(cell.value, str)]
    assert '=HYPERLINK("http://x.invalid","due regard")' in texts
    assert not [text for text in texts if "\x1b" in text or "\u202e" in text or "\x07" in text]
    with zipfile.ZipFile(tmp_path / "hostile.xlsx") as parts:
        assert b"<f>" not in b"".join(parts.read(name) for name in parts.namelist())


@pytest.mark.parametrize("letter", ["a", "\U0001f6b2", "é"])
def test_a_cell_that_is_too_long_says_so(letter: str) -> None:
    cut = fitting(letter * 40_000)
    assert cut.endswith(CUT) and cut.startswith(letter * 16_000)
    assert MOST_CHARACTERS - 2 < len(cut.encode("utf-16-le")) // 2 <= MOST_CHARACTERS
    assert fitting(letter * 16_383) == letter * 16_383


def test_a_place_that_cannot_be_written_is_told(cards: dict[str, Scorecard], tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="cannot be written"):
        write_workbook([cards[STRONG]], tmp_path / "nowhere" / "a.xlsx")
    (tmp_path / "a.xlsx").mkdir()
    with pytest.raises(OutputError, match="cannot be written"):
        write_workbook([cards[STRONG]], tmp_path / "a.xlsx")
    assert [p.name for p in tmp_path.iterdir()] == ["a.xlsx"]


def test_the_command_writes_a_workbook(specimens: Path, run, tmp_path: Path) -> None:
    file, output = specimens / "strong-police-search.docx", tmp_path / "card.xlsx"
    without = run("score", file, "--format", "xlsx")
    assert without.returncode == 2 and b"-o" in without.stderr
    done = run("score", file, "-o", output)
    assert (done.returncode, done.stdout) == (0, b"")
    assert openpyxl.load_workbook(output)["Scores"]["B2"].value == "strong-police-search.docx"
    assert run("score", file, "-o", output).returncode == 2
    (tmp_path / "broken.pdf").write_bytes(b"%PDF-1.7\nand then nothing")
    assert run("score", tmp_path / "broken.pdf", "-o", tmp_path / "none.xlsx").returncode == 4
    assert not (tmp_path / "none.xlsx").exists()
