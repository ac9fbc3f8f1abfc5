"""What was read, on a terminal: everything in words, at any width."""

from __future__ import annotations

import io
import re

import pytest
from reading_documents import HOSTILE, filled, hostile
from rich.cells import cell_len
from rich.console import Console

import eiascore
from eiascore.report.reading_text import print_reading
from eiascore.report.reading_view import items
from eiascore.schema import Document

NAMES = ("strong-police-search.pdf", "middling-council-form.docx", "blank-form.odt", "screening-health-trust.html")
BOX = re.compile(r"[│┌┐└┘├┤┬┴┼─┃┡┩╇━]")


def printed(document: Document, width: int = 100, *, colour: bool = False) -> str:
    out = io.StringIO()
    console = Console(file=out, width=width, force_terminal=colour, color_system="truecolor" if colour else None)
    print_reading(document, console)
    return out.getvalue()


def flat(text: str) -> str:
    return " ".join(BOX.sub(" ", text).split())


@pytest.fixture(scope="module", params=NAMES)
def document(request, specimens) -> Document:
    return eiascore.read(specimens / request.param)


def test_every_sentence_is_told_once_in_its_order(document: Document) -> None:
    told = flat(printed(document, 30_000))
    at = 0
    for block in document.blocks:
        if block.kind != "furniture":
            words = flat(document.quote(block))
            marked = re.sub(r"\[(?:prompt|guidance|law|author|ticked|not ticked|p\. \d+|answers?[^\]]*)\] ", "", told)
            found = marked.find(words, at)
            assert found >= 0, words
            at = found if block.kind == "cell" else found + len(words)


@pytest.mark.parametrize("width", [60, 100])
def test_no_line_is_wider_than_the_terminal(document: Document, width: int) -> None:
    assert [line for line in printed(document, width).splitlines() if cell_len(line) > width] == []


def test_the_head_says_what_the_file_is_and_how_it_was_read() -> None:
    head = printed(filled()).split("\n\n")[0].splitlines()
    assert head == [
        "main.pdf",
        "File: PDF, 2 pages, 41 words",
        "Part: pages 12 to 13 of 40, “Appendix C” (its title names an assessment)",
        "Annexes: plan.pdf (PDF, 1 page)",
        "Form’s own text: 40% of the words are prompts, guidance or recital of the law",
        "Left out: 1 line of running headers, footers and page numbers",
        "Recognised: the text of 3 pages was read off a picture, with a mean confidence of 91%",
        "Legible: 80% of the words read as words of a language",
        "Pages without text: 1",
        "Guessed tables: the grid of 2 tables had to be guessed",
        "Note: Page 4 is damaged and was left out.",
    ]


def test_the_body_marks_the_form_the_pages_and_what_answers_what() -> None:
    text = printed(filled())
    lines = [line.rstrip() for line in text.splitlines()]
    assert "p. 1   h1  Part A" in lines
    assert "       [prompt] Who will be affected?" in lines
    answered = lines.index("       [answer]")
    assert lines[answered + 1] == "       Older people will."
    assert "       • Men" in lines
    assert "       table 1: 2 rows, 3 columns, column headers: the first row, 1 row labelled" in lines
    assert any("[p. 2] [prompt] Age" in line and "The ramp is too steep." in line for line in lines)
    assert "       [law] A public authority must have due regard." in lines
    assert "       [prompt] [ticked] Yes" in lines
    assert lines.index("ANNEX 1: plan.pdf") < lines.index("p. 1   h1  Action plan")
    assert "Page 1 (pages 1)" in lines


def test_answers_and_characteristics_follow() -> None:
    text = printed(filled())
    assert "Who will be affected?: Older people will. (p. 1)" in text
    assert "Is it new?: Yes (p. 2)" in text
    assert "Who owns it?: not answered (p. 1)" in text
    assert "religion or belief" in flat(text)
    assert "The ramp is too steep. (p. 2)" in flat(printed(filled(), 300))


def test_a_wide_table_is_told_cell_by_cell_with_its_headers() -> None:
    head = "".join(f"<th>Group {n}</th>" for n in range(12))
    row = "".join(f"<td>{n} people</td>" for n in range(12))
    page = f"<h1>Equality impact assessment</h1><p>We asked.</p><table><tr><th>Year</th>{head}</tr>"
    document = eiascore.read(f"{page}<tr><td>Last year</td>{row}</tr></table>".encode(), name="wide.html")
    lines = [line.strip() for line in printed(document).splitlines()]
    assert "Last year / Group 7: 7 people" in lines
    assert any(line.startswith("column headers: ") and "Group 11" in flat(printed(document)) for line in lines)
    assert max(map(len, lines)) <= 100


def test_a_document_writes_nothing_but_words_to_the_terminal() -> None:
    text = printed(hostile(), colour=True)
    assert not re.search(r"\x1b\[(?!\d+(?:;\d+)*m)", text)
    plain = printed(hostile())
    assert "\x1b" not in plain and "\x07" not in plain and "\u202e" not in plain
    assert "[bold]markup[/bold]" in flat(plain)
    assert ":warning:" in plain
    assert "⟨U+202E⟩fdp.exe" in flat(plain)
    assert HOSTILE[0].split(" <img")[0] in flat(plain)


def test_colour_is_never_all_that_tells_the_form_from_the_author() -> None:
    coloured = re.sub(r"\x1b\[[0-9;]*m", "", printed(filled(), colour=True))
    assert coloured == printed(filled())


def test_a_page_is_marked_once(document: Document) -> None:
    text = printed(document)
    pages = re.findall(r"(?:^|\[)p\. (\d+)(?:\]|   )", text, re.MULTILINE)
    assert [int(page) for page in pages] == sorted({block.page for block in document.blocks if block.page})
    assert items(document)
