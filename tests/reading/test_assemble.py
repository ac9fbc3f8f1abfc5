"""One text, and spans into it, for any layout a reader can hand over."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from eiascore.errors import EmptyDocumentError, TooLargeError
from eiascore.reading import draft as module
from eiascore.reading.assemble import assemble
from eiascore.reading.pieces import Layout, Piece, RawCell
from eiascore.schema.document import Document
from eiascore.settings import Settings

_WORDS = "The board met twelve tenants of the two estates in May and they asked for later closing hours on both sites."
_TEXT = st.text(
    alphabet=st.sampled_from(list("ab A1.?!:;\n\t\r\x00\x1f\u2028\xa0\xad\u200b\ud800()[]“”☒•-/")), max_size=60
)
_PAGE = st.one_of(st.none(), st.integers(1, 4))
_CELL = st.builds(
    RawCell,
    row=st.integers(0, 4),
    column=st.integers(0, 3),
    text=_TEXT,
    row_span=st.integers(1, 3),
    column_span=st.integers(1, 3),
    header=st.booleans(),
    page=_PAGE,
    bold=st.booleans(),
    italic=st.booleans(),
    shaded=st.booleans(),
)
_PIECE = st.one_of(
    st.builds(
        Piece,
        kind=st.sampled_from(["heading", "paragraph", "bullet", "furniture"]),
        text=_TEXT,
        page=_PAGE,
        level=st.integers(0, 4),
        italic=st.booleans(),
        page_breaks=st.lists(st.tuples(st.integers(0, 60), st.integers(1, 5)), max_size=2),
    ),
    st.builds(Piece, kind=st.just("table"), page=_PAGE, cells=st.lists(_CELL, max_size=8)),
)


def build(*pieces: Piece, **layout: object) -> Document:
    made = Layout([*pieces, Piece("paragraph", _WORDS)], "test", **layout)  # type: ignore[arg-type]
    return assemble(made, name="plan.txt", sha256="0" * 64, size=1, media_type="text/plain")


def table(*rows: tuple[str, ...], header: bool = False) -> Piece:
    cells = [RawCell(r, c, text, header=header and r == 0) for r, row in enumerate(rows) for c, text in enumerate(row)]
    return Piece("table", cells=cells)


@settings(max_examples=200, deadline=None)
@given(st.lists(_PIECE, max_size=8))
def test_spans_are_inside_ordered_and_trimmed(pieces: list[Piece]) -> None:
    document = build(*pieces)
    text = document.text
    cells = [cell for found in document.tables for cell in found.cells]
    for parts in (document.blocks, document.sentences, cells, document.pages):
        last = 0
        for part in parts:
            assert last <= part.start <= part.end <= len(text)
            quote = text[part.start : part.end]
            assert quote == quote.strip()
            last = part.end
    assert all(part.start < part.end for part in (*document.blocks, *document.sentences))
    assert all(0 <= section.start <= section.end <= len(text) for section in document.sections)
    text.encode("utf-8")


@settings(max_examples=200, deadline=None)
@given(st.lists(_PIECE, max_size=8))
def test_sentences_hold_all_text_of_their_blocks(pieces: list[Piece]) -> None:
    document = build(*pieces)
    covered = bytearray(len(document.text))
    for sentence in document.sentences:
        block = document.blocks[sentence.block]
        assert block.start <= sentence.start < sentence.end <= block.end
        assert (sentence.kind, sentence.section) == (block.kind, block.section)
        covered[sentence.start : sentence.end] = b"\x01" * (sentence.end - sentence.start)
    missed = {c for c, seen in zip(document.text, covered, strict=True) if not seen}
    assert not "".join(missed).strip()


@settings(max_examples=100, deadline=None)
@given(st.lists(_PIECE, max_size=8))
def test_references_between_parts_hold(pieces: list[Piece]) -> None:
    document = build(*pieces)
    for block in document.blocks:
        section = document.sections[block.section]
        assert section.start <= block.start and (block.end <= section.end or block.section == 0)
        assert (block.table is None) == (block.kind != "cell")
        if block.table is not None:
            spans = {(cell.start, cell.end) for cell in document.tables[block.table].cells}
            assert (block.start, block.end) in spans


def test_text_is_one_line_a_piece_without_control_characters() -> None:
    document = build(Piece("paragraph", " due\x00 \n\t regard\xad "), table(("Age\n\n older ", "x")))
    assert document.text.startswith("due regard\nAge\nolder\nx\nThe board")


def test_sections_nest_and_end_at_a_heading_of_their_level() -> None:
    document = build(
        Piece("paragraph", "Before it all."),
        Piece("heading", "Evidence", level=1),
        Piece("heading", "Data", level=2),
        Piece("paragraph", "Counts."),
        Piece("heading", "Decision", level=1),
    )
    assert [section.path for section in document.sections] == [
        (),
        ("Evidence",),
        ("Evidence", "Data"),
        ("Decision",),
    ]
    assert document.quote(document.sections[1]) == "Evidence\nData\nCounts."
    assert document.quote(document.sections[0]) == "Before it all."
    assert document.blocks[3].section == 2


def test_pages_follow_breaks_inside_a_paragraph_and_empty_pages_stay() -> None:
    text = "We met tenants.   They asked for lights."
    piece = Piece("paragraph", text, page=1, page_breaks=[(text.index("They"), 2)])
    document = build(piece, page_sizes=[(595.0, 842.0)] * 3)
    assert [document.quote(page) for page in document.pages] == [
        "We met tenants.",
        f"They asked for lights.\n{_WORDS}",
        "",
    ]
    assert [sentence.page for sentence in document.sentences][:2] == [1, 2]
    assert document.quality.pages_without_text == 1
    assert document.pages[2].width == 595.0


def test_headers_of_a_wide_table() -> None:
    rows = ("Group", "Impact", "Reason"), ("Age", "Negative", "Fares rise."), ("Race", "None", "No link.")
    document = build(table(*rows, header=True))
    cell = document.tables[0].cells[5]
    assert (cell.row_header, cell.column_header) == ("Age", "Reason")
    assert document.tables[0].cells[0].header and not cell.header
    assert next(s for s in document.sentences if document.quote(s) == "Fares rise.").row_header == "Age"


def test_first_line_of_a_form_is_no_header_though_marked_as_one() -> None:
    document = build(table(("Name of policy", "Later buses"), ("Lead officer", "J. Reed"), header=True))
    cells = document.tables[0].cells
    assert [(cell.row_header, cell.column_header) for cell in cells] == [
        ("", ""),
        ("Name of policy", ""),
        ("", ""),
        ("Lead officer", ""),
    ]
    assert not any(cell.header for cell in cells)


def test_merged_first_cell_names_every_row_it_spans() -> None:
    cells = [
        RawCell(0, 0, "Group", header=True),
        RawCell(0, 1, "Finding", header=True),
        RawCell(0, 2, "Source", header=True),
        RawCell(1, 0, "Disability", row_span=2),
        RawCell(1, 1, "Steps at two stops"),
        RawCell(1, 2, "Audit"),
        RawCell(2, 1, "No audio"),
        RawCell(2, 2, "Survey"),
    ]
    document = build(Piece("table", cells=cells))
    assert [cell.row_header for cell in document.tables[0].cells if cell.row == 2] == ["Disability", "Disability"]


def test_numbered_rows_are_named_by_their_second_cell() -> None:
    document = build(table(("1", "Who is affected?", "Tenants of two estates"), ("2", "Since when?", "May")))
    assert document.tables[0].cells[2].row_header == "Who is affected?"


def test_too_few_words_is_an_empty_document() -> None:
    with pytest.raises(EmptyDocumentError, match=r"plan\.txt holds 2 words"):
        assemble(Layout([Piece("paragraph", "Two words")], "test"), name="plan.txt", sha256="", size=9, media_type="")


def test_too_much_text_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "settings", lambda: Settings(max_characters=80))
    with pytest.raises(TooLargeError, match="80 characters"):
        build(Piece("paragraph", "word " * 30))


def test_share_of_template_counts_words_outside_furniture() -> None:
    prompt = "Please describe the aims of the policy and who will be affected by it in your area this year."
    document = build(Piece("furniture", "Page 1 of 3"), Piece("paragraph", prompt))
    assert document.quality.template_share == round(
        len(prompt.split()) / (len(prompt.split()) + len(_WORDS.split())), 4
    )
