"""CSV and Markdown: whole, and harmless whatever the document holds."""

from __future__ import annotations

import csv
import io

import pandas as pd
import pytest
from markdown_it import MarkdownIt

from eiascore.report.tables import COLUMNS, rows, to_csv, to_markdown
from eiascore.schema import Scorecard


def html(card: Scorecard) -> str:
    return MarkdownIt("gfm-like", {"linkify": False, "html": True}).render(to_markdown(card))


def test_a_row_a_criterion_with_its_strongest_quotation(cards: dict[str, Scorecard]) -> None:
    card = cards["strong-police-search.pdf"]
    made = rows(card)
    assert [r["criterion"] for r in made] == [f.criterion for f in card.findings]
    for row, finding in zip(made, card.findings, strict=True):
        assert tuple(row) == COLUMNS
        assert row["quotation"] in card.document.text
        assert bool(row["quotation"]) is bool(finding.evidence)
        assert row["level"] == str(finding.level)


def test_an_ungraded_document_is_one_row(cards: dict[str, Scorecard]) -> None:
    (row,) = rows(cards["blank-form.docx"])
    assert (row["kind"], row["overall"], row["criterion"]) == ("template", "", "")


def test_csv_reads_back_whole(cards: dict[str, Scorecard]) -> None:
    text = to_csv(cards.values())
    frame = pd.read_csv(io.StringIO(text), dtype=str, keep_default_na=False)
    assert tuple(frame.columns) == COLUMNS
    assert len(frame) == sum(len(rows(card)) for card in cards.values())
    assert set(frame["document"]) == set(cards)


def test_no_cell_of_a_csv_is_a_formula(hostile: Scorecard) -> None:
    cells = [cell for row in csv.reader(io.StringIO(to_csv([hostile]))) for cell in row]
    assert any(cell.startswith("'=HYPERLINK") for cell in cells)
    assert [cell for cell in cells if cell.lstrip().startswith(("=", "+", "-", "@", "＝", "＋", "－", "＠"))] == []


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t=", " =", "\r=", "＝", "＠"])
def test_each_start_of_a_formula_is_taken_off_its_guard(hostile: Scorecard, start: str) -> None:
    document = hostile.document.model_copy(update={"name": f"{start}cmd"})
    text = to_csv([hostile.model_copy(update={"document": document})])
    assert next(csv.DictReader(io.StringIO(text)))["document"] == f"'{start}cmd".replace("\r", " ")


def test_markdown_of_specimens_is_a_heading_and_a_table_a_dimension(cards: dict[str, Scorecard]) -> None:
    page = html(cards["strong-police-search.pdf"])
    assert (page.count("<h1>"), page.count("<h2>"), page.count("<table>")) == (1, 5, 5)
    assert page.count("<tr>") == 33 + 5
    assert "Overall <strong>" in page


def test_markdown_of_an_ungraded_document_says_so(cards: dict[str, Scorecard]) -> None:
    page = html(cards["blank-form.docx"])
    assert "A blank form: not graded" in page
    assert "<table>" not in page


def test_document_text_stays_text_in_markdown(hostile: Scorecard) -> None:
    page = html(hostile)
    for tag in ("<script", "<a ", "<img", "<code>", "<s>"):
        assert tag not in page
    assert (page.count("<h1>"), page.count("<table>"), page.count("<tr>")) == (1, 1, 4)
    assert page.count("<strong>bold</strong>") == 0
    assert "**bold** `code` ~~gone~~ $x$" in page
    assert "&lt;script&gt;" in page
    assert "&amp;lt;" in page


def test_a_cap_is_told_with_its_quotation(hostile: Scorecard) -> None:
    assert "one at most C: no: “" in to_markdown(hostile)
