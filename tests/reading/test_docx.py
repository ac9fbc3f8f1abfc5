"""DOCX: structure, looks, tick boxes, tracked changes, notes, and the specimens read alike in every format."""

from __future__ import annotations

import io
from pathlib import Path

import docx
import pytest
from docx.document import Document as Word
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from eiascore.errors import DamagedError, EiaError
from eiascore.reading.detect import detect
from eiascore.reading.docx import read_docx
from eiascore.reading.html import read_html
from eiascore.reading.markdown import read_markdown
from eiascore.reading.odt import read_odt
from eiascore.reading.pieces import Layout, Piece

ROOT = Path(__file__).parents[2]
SPECIMENS = sorted((ROOT / "corpus" / "specimens").glob("*.docx"))
OFFICE = ROOT.parent / "shared" / "documents" / "office"
READERS = {
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": read_docx,
    "application/vnd.oasis.opendocument.text": read_odt,
    "text/html": read_html,
}
NS = (
    nsdecls("w")
    + ' xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
    + ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    + ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    + ' xmlns:v="urn:schemas-microsoft-com:vml"'
)


def layout(document: Word) -> Layout:
    buffer = io.BytesIO()
    document.save(buffer)
    return read_docx(buffer.getvalue())


def with_xml(*fragments: str) -> Layout:
    """Read a document whose body is the given elements."""
    document = docx.Document()
    for fragment in fragments:
        tag, rest = fragment[1:].split(">", 1) if not fragment.startswith("<w:p ") else ("w:p", fragment)
        document.element.body.insert(
            len(document.element.body) - 1, parse_xml(f"<{tag} {NS}>{rest}".replace(" >", ">"))
        )
    return layout(document)


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def only(found: Layout) -> Piece:
    (piece,) = found.pieces
    return piece


def body(found: Layout) -> list[tuple[object, ...]]:
    """Flatten a layout to what should not depend on the format."""
    flat: list[tuple[object, ...]] = []
    for piece in found.pieces:
        if piece.kind == "table":
            flat += [(c.row, c.column, c.row_span, c.column_span, c.text) for c in piece.cells if c.text]
        elif piece.kind != "furniture":
            flat.append((piece.kind, piece.level, piece.text))
    return flat


def test_headings_by_style_outline_level_and_inheritance() -> None:
    document = docx.Document()
    document.add_heading("Library move", 0)
    document.add_heading("Evidence", 1)
    document.add_heading("Census", 3)
    style = document.styles.add_style("Council Head", WD_STYLE_TYPE.PARAGRAPH)
    style.base_style = document.styles["Heading 2"]
    document.add_paragraph("Survey", style="Council Head")
    document.add_paragraph("Appendix")._p.get_or_add_pPr().append(
        parse_xml(f'<w:outlineLvl {nsdecls("w")} w:val="0"/>')
    )
    document.add_paragraph("Prose.")
    document.add_heading("", 1)
    found = layout(document)
    assert [(piece.kind, piece.level) for piece in found.pieces] == [
        ("heading", 1),
        ("heading", 1),
        ("heading", 3),
        ("heading", 2),
        ("heading", 1),
        ("paragraph", 0),
    ]
    assert found.title == "Library move"


def test_lists_have_depth_and_typed_glyphs_count_as_bullets() -> None:
    document = docx.Document()
    document.add_paragraph("one", style="List Bullet")
    document.add_paragraph("two", style="List Bullet 2")
    document.add_paragraph("three", style="List Number")
    document.add_paragraph("•\tfour")
    document.add_paragraph("4.2 Carers keep their number")
    found = layout(document).pieces
    assert [(piece.kind, piece.level, piece.text) for piece in found[1:]] == [
        ("bullet", 2, "two"),
        ("bullet", 1, "1. three"),
        ("bullet", 1, "four"),
        ("paragraph", 0, "4.2 Carers keep their number"),
    ]
    assert (found[0].kind, found[0].text) == ("bullet", "one")


def test_long_numbered_paragraphs_are_prose() -> None:
    document = docx.Document()
    document.add_paragraph("word " * 60, style="List Number")
    assert only(layout(document)).kind == "paragraph"


def test_numbering_switched_off_in_a_paragraph() -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("plain after all", style="List Bullet")
    paragraph._p.get_or_add_pPr().append(
        parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="0"/><w:numId w:val="0"/></w:numPr>')
    )
    assert only(layout(document)).kind == "paragraph"


def test_looks_of_whole_paragraphs_only() -> None:
    document = docx.Document()
    document.add_paragraph().add_run("all bold").bold = True
    partly = document.add_paragraph("partly ")
    partly.add_run("bold").bold = True
    document.add_paragraph().add_run("slanted").italic = True
    style = document.styles.add_style("Guidance", WD_STYLE_TYPE.PARAGRAPH)
    style.font.italic = True
    document.add_paragraph("by style", style="Guidance")
    shaded = document.add_paragraph("grey box")
    shaded._p.get_or_add_pPr().append(parse_xml(f'<w:shd {nsdecls("w")} w:val="clear" w:fill="D9D9D9"/>'))
    white = document.add_paragraph("white box")
    white._p.get_or_add_pPr().append(parse_xml(f'<w:shd {nsdecls("w")} w:val="clear" w:fill="FFFFFF"/>'))
    looks = [(piece.bold, piece.italic, piece.shaded) for piece in layout(document).pieces]
    assert looks == [
        (True, False, False),
        (False, False, False),
        (False, True, False),
        (False, True, False),
        (False, False, True),
        (False, False, False),
    ]


def test_merged_cells_header_rows_and_nested_tables() -> None:
    document = docx.Document()
    table = document.add_table(4, 3)
    table.cell(0, 0).merge(table.cell(0, 2)).text = "Impact"
    table.cell(1, 0).merge(table.cell(3, 0)).text = "Age"
    table.cell(1, 1).text = "first\nsecond"
    inner = table.cell(2, 1).add_table(1, 2)
    inner.cell(0, 0).text, inner.cell(0, 1).text = "inner left", "inner right"
    table.rows[0]._tr.get_or_add_trPr().append(parse_xml(f"<w:tblHeader {nsdecls('w')}/>"))
    cells = only(layout(document)).cells
    placed = {(cell.row, cell.column): cell for cell in cells}
    assert (placed[0, 0].text, placed[0, 0].column_span, placed[0, 0].header) == ("Impact", 3, True)
    assert (placed[1, 0].text, placed[1, 0].row_span, placed[1, 0].header) == ("Age", 3, False)
    assert placed[1, 1].text == "first\nsecond"
    assert placed[2, 1].text == "inner left\ninner right"
    assert (2, 0) not in placed


def test_cell_looks_come_from_cell_run_and_table_style() -> None:
    document = docx.Document()
    table = document.add_table(2, 2, style="Light Grid Accent 1")
    table.cell(0, 0).text, table.cell(1, 1).text = "by style", "plain"
    table.cell(1, 0).paragraphs[0].add_run("bold").bold = True
    table.cell(1, 1)._tc.get_or_add_tcPr().append(parse_xml(f'<w:shd {nsdecls("w")} w:fill="BFBFBF"/>'))
    cells = {(cell.row, cell.column): cell for cell in only(layout(document)).cells}
    assert cells[0, 0].bold
    assert cells[1, 0].bold
    assert not cells[1, 1].bold
    assert cells[1, 1].shaded


def test_rows_that_begin_late_and_uneven_rows() -> None:
    found = with_xml(
        "<w:tbl><w:tr><w:tc><w:p>" + run("a") + "</w:p></w:tc><w:tc><w:p>" + run("b") + "</w:p></w:tc></w:tr>"
        '<w:tr><w:trPr><w:gridBefore w:val="1"/></w:trPr><w:tc><w:p>' + run("under b") + "</w:p></w:tc></w:tr>"
        "<w:tr><w:tc><w:p>" + run("alone") + "</w:p></w:tc></w:tr></w:tbl>"
    )
    piece = only(found)
    assert [(cell.row, cell.column, cell.text) for cell in piece.cells][2:] == [(1, 1, "under b"), (2, 0, "alone")]
    assert piece.irregular


@pytest.mark.parametrize(
    ("xml", "expected"),
    [
        (run("☒ Yes ☐ No ✓"), "☒ Yes ☐ No ✓"),
        (
            '<w:sdt><w:sdtPr><w14:checkbox><w14:checked w14:val="1"/></w14:checkbox></w:sdtPr><w:sdtContent>'
            + run("X")
            + "</w:sdtContent></w:sdt>"
            + run(" Yes"),
            "☒ Yes",
        ),
        (
            '<w:sdt><w:sdtPr><w14:checkbox><w14:checked w14:val="0"/></w14:checkbox></w:sdtPr><w:sdtContent>'
            + run("o")
            + "</w:sdtContent></w:sdt>"
            + run(" No"),
            "☐ No",
        ),
        (
            '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox><w:default w:val="0"/><w:checked/>'
            "</w:checkBox></w:ffData></w:fldChar></w:r><w:r><w:instrText>FORMCHECKBOX</w:instrText></w:r>"
            + run(" Yes"),
            "☒ Yes",
        ),
        (
            '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox><w:default w:val="1"/>'
            '<w:checked w:val="0"/></w:checkBox></w:ffData></w:fldChar></w:r>' + run(" No"),
            "☐ No",
        ),
        (
            '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:ddList><w:result w:val="1"/><w:listEntry w:val="Low"/>'
            '<w:listEntry w:val="High"/></w:ddList></w:ffData></w:fldChar></w:r>' + run(" impact"),
            "High impact",
        ),
        ('<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>' + run(" Yes"), "☒ Yes"),
        ('<w:r><w:sym w:font="Wingdings" w:char="F0A8"/></w:r>' + run(" No"), "☐ No"),
        (run("ü", '<w:rFonts w:ascii="Wingdings"/>') + run(" agreed"), "✓ agreed"),
        (run("\uf0a8", '<w:rFonts w:ascii="Wingdings"/>') + run(" none"), "☐ none"),
    ],
)
def test_tick_boxes(xml: str, expected: str) -> None:
    assert only(with_xml(f"<w:p>{xml}</w:p>")).text == expected


@pytest.mark.parametrize(
    ("xml", "expected"),
    [
        ("<w:ins>" + run("kept") + "</w:ins>" + run(" text"), "kept text"),
        ("<w:del><w:r><w:delText>gone</w:delText></w:r></w:del>" + run("stays"), "stays"),
        ("<w:moveFrom>" + run("here") + "</w:moveFrom><w:moveTo>" + run("there") + "</w:moveTo>", "there"),
        ("<w:hyperlink>" + run("link text") + "</w:hyperlink>", "link text"),
        ("<w:sdt><w:sdtPr/><w:sdtContent>" + run("chosen") + "</w:sdtContent></w:sdt>", "chosen"),
        ("<w:fldSimple>" + run("3 May") + "</w:fldSimple>", "3 May"),
        (run("secret", "<w:vanish/>") + run("open"), "open"),
        (run("shown", '<w:vanish w:val="0"/>'), "shown"),
        (run("Yes", "<w:strike/>") + run(" No"), "No"),
        (run("a") + "<w:r><w:br/></w:r>" + run("b") + "<w:r><w:tab/></w:r>" + run("c"), "a b c"),
        (run("non") + "<w:r><w:noBreakHyphen/></w:r>" + run("binary"), "non-binary"),
    ],
)
def test_text_as_accepted(xml: str, expected: str) -> None:
    assert only(with_xml(f"<w:p>{xml}</w:p>")).text == expected


def test_deleted_paragraph_marks_join_and_deleted_rows_go() -> None:
    found = with_xml(
        "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>" + run("We met ") + "</w:p>",
        "<w:p>" + run("forty people.") + "</w:p>",
        "<w:tbl><w:tr><w:trPr><w:del/></w:trPr><w:tc><w:p>" + run("old") + "</w:p></w:tc></w:tr>"
        "<w:tr><w:tc><w:p>" + run("new") + "</w:p></w:tc></w:tr></w:tbl>",
    )
    assert found.pieces[0].text == "We met forty people."
    assert [cell.text for cell in found.pieces[1].cells] == ["new"]


def test_placeholders_are_empty_answers_and_are_counted() -> None:
    found = with_xml(
        "<w:p>" + run("Lead: ") + "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>"
        + run("Click here") + "</w:sdtContent></w:sdt></w:p>"
    )  # fmt: skip
    assert only(found).text == "Lead:"
    assert found.notes == ["1 form fields were left at their placeholder text and count as empty."]


def test_blocks_in_content_controls_and_text_boxes() -> None:
    box = "<w:txbxContent><w:p>" + run("in the box") + "</w:p></w:txbxContent>"
    found = with_xml(
        "<w:sdt><w:sdtPr/><w:sdtContent><w:p>" + run("in the control") + "</w:p></w:sdtContent></w:sdt>",
        f"<w:p>{run('anchor')}<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:txbx>{box}</wps:txbx>"
        f"</w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r></w:p>",
    )
    assert [piece.text for piece in found.pieces] == ["in the control", "anchor", "in the box"]


def test_headers_and_footers_are_furniture_and_contents_too() -> None:
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "Elm Council"
    document.sections[0].footer.paragraphs[0].text = "Official"
    document.add_paragraph("Body.")
    document.styles.add_style("toc 1", WD_STYLE_TYPE.PARAGRAPH)
    document.add_paragraph("1 Aims 3", style="toc 1")
    found = layout(document).pieces
    assert [(piece.kind, piece.text) for piece in found] == [
        ("furniture", "Elm Council"),
        ("paragraph", "Body."),
        ("furniture", "1 Aims 3"),
        ("furniture", "Official"),
    ]


def test_footnotes_follow_what_refers_to_them_with_their_mark() -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("We counted 2021")
    paragraph._p.append(parse_xml(f'<w:r {nsdecls("w")}><w:footnoteReference w:id="2"/></w:r>'))
    paragraph.add_run(" people:")
    document.add_paragraph("in May", style="List Bullet")
    document.add_paragraph("Body.")
    notes = (
        f'<w:footnotes {nsdecls("w")}><w:footnote w:type="separator" w:id="0"><w:p>{run("----")}</w:p></w:footnote>'
        f'<w:footnote w:id="2"><w:p>{run("Census 2021.")}</w:p></w:footnote></w:footnotes>'
    )
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    part = Part(PackURI("/word/footnotes.xml"), kind, notes.encode(), document.part.package)
    document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
    assert [(piece.kind, piece.text) for piece in layout(document).pieces] == [
        ("paragraph", "We counted 2021¹ people:"),
        ("bullet", "in May"),
        ("paragraph", "¹ Census 2021."),
        ("paragraph", "Body."),
    ]


def test_comments_are_left_out() -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("Body.")
    document.add_comment(paragraph.runs, text="is this right?", author="JT", initials="JT")
    assert [piece.text for piece in layout(document).pieces] == ["Body."]


def test_broken_parts_are_named_damaged() -> None:
    buffer = io.BytesIO()
    docx.Document().save(buffer)
    data = buffer.getvalue()
    for broken in (data[: len(data) // 2], data.replace(b"PK\x01\x02", b"PK\x09\x09")):
        with pytest.raises(DamagedError) as caught:
            read_docx(broken)
        assert "again" in caught.value.todo


def test_specimens_read_alike_in_every_format() -> None:
    assert SPECIMENS
    for path in SPECIMENS:
        word = body(read_docx(path.read_bytes()))
        assert len(word) > 40, path.name
        assert body(read_odt(path.with_suffix(".odt").read_bytes())) == word, path.name
        assert body(read_html(path.with_suffix(".html").read_bytes())) == word, path.name
        assert body(read_markdown((path.parent / "source" / f"{path.stem}.md").read_bytes())) == word, path.name


@pytest.mark.skipif(not OFFICE.is_dir(), reason="../shared/documents/office is not here")
def test_office_files_of_others_give_a_layout_or_a_reason() -> None:
    read = 0
    for path in sorted(OFFICE.iterdir()):
        data = path.read_bytes()
        try:
            found = READERS[detect(data)](data)
        except EiaError as error:
            assert error.todo, path.name
            continue
        read += 1
        for piece in found.pieces:
            assert piece.text == " ".join(piece.text.split()), path.name
            assert piece.text or piece.cells, path.name
    assert read >= 20
