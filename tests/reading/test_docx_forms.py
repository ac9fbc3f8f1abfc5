"""DOCX as councils fill them in: numbers, fields, placeholders, contents, merged and nested tables, tracked changes."""

from __future__ import annotations

import io
import zipfile

import docx
import pytest
from docx.document import Document as Word
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from eiascore.reading import read
from eiascore.reading.docx import read_docx
from eiascore.reading.pieces import Layout

NS = (
    nsdecls("w")
    + ' xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
    + ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    + ' xmlns:w16se="http://schemas.microsoft.com/office/word/2015/wordml/symex"'
    + ' xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"'
)
LEVELS = (
    (0, "decimal", "%1", ""),
    (1, "decimal", "%1.%2", ""),
    (2, "lowerLetter", "(%3)", ""),
    (3, "lowerRoman", "%4.", ""),
    (4, "upperRoman", "Part %5", "<w:lvlRestart w:val='0'/>"),
    (5, "bullet", "\uf0b7", ""),
    (6, "decimal", "%1.%7", "<w:isLgl/>"),
)


def saved(document: Word) -> bytes:
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def texts(document: Word) -> list[tuple[str, str]]:
    return [(piece.kind, piece.text) for piece in read_docx(saved(document)).pieces]


def bodied(*fragments: str) -> Layout:
    """Read a document whose body is the given elements."""
    document = docx.Document()
    for fragment in fragments:
        tag, rest = fragment[1:].split(">", 1)
        document.element.body.insert(len(document.element.body) - 1, parse_xml(f"<{tag} {NS}>{rest}"))
    return read_docx(saved(document))


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def numbered() -> Word:
    """A document with a list of many levels: list 71, and list 72 that begins the same list again at 5."""
    document = docx.Document()
    levels = "".join(
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/>{more}<w:numFmt w:val="{kind}"/><w:lvlText w:val="{text}"/>'
        "</w:lvl>"
        for depth, kind, text, more in LEVELS
    )
    numbering = document.part.numbering_part.element
    numbering.insert(0, parse_xml(f'<w:abstractNum {NS} w:abstractNumId="70">{levels}</w:abstractNum>'))
    numbering.append(parse_xml(f'<w:num {NS} w:numId="71"><w:abstractNumId w:val="70"/></w:num>'))
    again = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>'
    numbering.append(parse_xml(f'<w:num {NS} w:numId="72"><w:abstractNumId w:val="70"/>{again}</w:num>'))
    return document


def add(document: Word, text: str, depth: int, identity: int = 71, style: str | None = None) -> None:
    paragraph = document.add_paragraph(text, style=style)
    number = f'<w:numPr {NS}><w:ilvl w:val="{depth}"/><w:numId w:val="{identity}"/></w:numPr>'
    paragraph._p.get_or_add_pPr().append(parse_xml(number))


def test_numbers_of_headings_and_paragraphs_are_text() -> None:
    document = numbered()
    for text, depth, identity, style in (
        ("Aims", 0, 71, "Heading 1"), ("Who gains", 1, 71, "Heading 2"), ("older people", 2, 71, None),
        ("carers", 2, 71, None), ("of children", 3, 71, None), ("One", 4, 71, None), ("Who loses", 1, 71, "Heading 2"),
        ("families", 2, 71, None), ("Two", 4, 71, None), ("a point", 5, 71, None), ("", 0, 71, None),
        ("Evidence", 0, 71, "Heading 1"), ("Annex", 0, 72, "Heading 1"), ("a rule", 6, 72, None),
    ):  # fmt: skip
        add(document, text, depth, identity, style)
    assert [text for _, text in texts(document)] == [
        "1 Aims", "1.1 Who gains", "(a) older people", "(b) carers", "i. of children", "Part I One", "1.2 Who loses",
        "(a) families", "Part II Two", "a point", "3 Evidence", "5 Annex", "5.1 a rule",
    ]  # fmt: skip


def test_numbers_that_come_from_a_heading_style() -> None:
    document = numbered()
    for name, depth in (("Heading 1", 0), ("Heading 2", 1)):
        number = f'<w:numPr {NS}><w:ilvl w:val="{depth}"/><w:numId w:val="71"/></w:numPr>'
        document.styles[name].element.get_or_add_pPr().append(parse_xml(number))
    document.add_heading("Aims", 1)
    document.add_heading("Scope", 2)
    cell = document.add_table(1, 1).cell(0, 0)
    cell.paragraphs[0].style = document.styles["Heading 2"]
    cell.paragraphs[0].text = "Inside"
    found = read_docx(saved(document)).pieces
    assert [piece.text for piece in found[:2]] == ["1 Aims", "1.1 Scope"]
    assert found[2].cells[0].text == "1.2 Inside"


def test_headings_whose_style_is_not_defined_or_has_another_name() -> None:
    document = docx.Document()
    document.add_paragraph("Evidence")._p.get_or_add_pPr().append(parse_xml(f'<w:pStyle {NS} w:val="Heading2X"/>'))
    document.add_paragraph("Survey")._p.get_or_add_pPr().append(parse_xml(f'<w:pStyle {NS} w:val="heading3"/>'))
    style = document.styles.add_style("berschrift1", WD_STYLE_TYPE.PARAGRAPH)
    style.element.get_or_add_pPr().append(parse_xml(f'<w:outlineLvl {NS} w:val="0"/>'))
    document.add_paragraph("Ziele", style="berschrift1")
    levels = [(piece.kind, piece.level) for piece in read_docx(saved(document)).pieces]
    assert levels == [("paragraph", 0), ("heading", 3), ("heading", 1)]


def field(instruction: str, result: str, data: str = "") -> str:
    return (
        f'<w:r><w:fldChar w:fldCharType="begin">{data}</w:fldChar></w:r><w:r><w:instrText>{instruction}</w:instrText>'
        f'</w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>{result}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


TYPED = '<w:ffData><w:textInput><w:default w:val="Click here to enter text"/></w:textInput></w:ffData>'
INNER = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>IF </w:instrText></w:r>'
    + field(" REF x ", run("condition"))
    + '<w:r><w:instrText> = "1" </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    + run("shown")
    + '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
)


@pytest.mark.parametrize(
    ("xml", "expected"),
    [
        (run("See section ") + field(" REF _Ref1 ", run("4.2")), "See section 4.2"),
        (field(' HYPERLINK "https://a.example" ', run("the survey")), "the survey"),
        (run("Page ") + field(" PAGE ", run("7")), "Page 7"),
        (run("Lead: ") + field(" FORMTEXT ", run("J. Okafor"), TYPED), "Lead: J. Okafor"),
        (run("Lead: ") + field(" FORMTEXT ", run("Click here to ") + run("enter text"), TYPED), "Lead:"),
        (run("It is ") + INNER, "It is shown"),
        ('<w:r><w:fldChar w:fldCharType="begin"/></w:r>' + run("never ended"), "never ended"),
        (run("soft") + "<w:r><w:softHyphen/></w:r>" + run("ware"), "software"),
        (run("2021") + run("3", '<w:vertAlign w:val="superscript"/>') + run(" people"), "2021³ people"),
        (run("the 21") + run("st", '<w:vertAlign w:val="superscript"/>'), "the 21st"),
        (run("þ", '<w:rFonts w:hAnsi="Wingdings"/>') + run(" Yes"), "☒ Yes"),
        ('<w:r><w:sym w:font="Wingdings 2" w:char="F0A3"/></w:r>' + run(" No"), "☐ No"),
        ('<w:r><w:sym w:font="Webdings" w:char="F061"/></w:r>' + run(" done"), "✓ done"),
        (run("\uf0fe Yes \uf0a8 No"), "☒ Yes ☐ No"),
        (
            '<w:r><mc:AlternateContent><mc:Choice Requires="w16se"><w16se:symEx w16se:font="Segoe UI Symbol" '
            'w16se:char="2714"/></mc:Choice><mc:Fallback><w:t>X</w:t></mc:Fallback></mc:AlternateContent></w:r>'
            + run(" Yes"),
            "\u2714 Yes",
        ),
        ("<w:moveFrom>" + run("old ") + "</w:moveFrom><w:del>" + run("gone ") + "</w:del>" + run("new"), "new"),
    ],
)
def test_fields_signs_and_changes(xml: str, expected: str) -> None:
    (piece,) = bodied(f"<w:p>{xml}</w:p>").pieces
    assert piece.text == expected


def test_prompts_left_in_form_fields_are_counted() -> None:
    found = bodied("<w:p>" + run("Lead: ") + field(" FORMTEXT ", run("Click here to enter text"), TYPED) + "</w:p>")
    assert found.notes == ["1 form fields were left at their placeholder text and count as empty."]


def test_cells_in_controls_keep_their_place() -> None:
    control = "<w:sdt><w:sdtPr>{}</w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>"
    cell = "<w:tc><w:p>{}</w:p></w:tc>"
    empty = control.format("<w:showingPlcHdr/>", cell.format(run("Click here")))
    box = control.format("<w14:checkbox><w14:checked w14:val='1'/></w14:checkbox>", cell.format(run("☒")))
    row = control.format("", "<w:tr>" + cell.format(run("by a control")) + cell.format("") + "</w:tr>")
    found = bodied(
        "<w:tbl><w:tr>" + cell.format(run("Lead")) + empty + cell.format(run("Date")) + f"{box}</w:tr>{row}</w:tbl>"
    )
    cells = {(cell.row, cell.column): cell.text for cell in found.pieces[0].cells if cell.text}
    assert cells == {(0, 0): "Lead", (0, 2): "Date", (0, 3): "☒", (1, 0): "by a control"}
    assert found.notes == ["1 form fields were left at their placeholder text and count as empty."]


def test_contents_do_not_repeat_headings() -> None:
    gallery = '<w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj>'
    entry = "<w:p>" + run("1 Aims") + "<w:r><w:tab/></w:r>" + run("3") + "</w:p>"
    opened = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> TOC \\o "1-3" </w:instrText></w:r>'
    opened += '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    ended = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    found = bodied(
        f"<w:sdt><w:sdtPr>{gallery}</w:sdtPr><w:sdtContent><w:p>{run('Contents')}</w:p>{entry}</w:sdtContent></w:sdt>",
        f"<w:p>{opened}{run('2 Evidence 5')}</w:p>",
        f"<w:p>{run('3 Impact 9')}{ended}</w:p>",
        f"<w:p>{run('Body.')}</w:p>",
    )
    assert [(piece.kind, piece.text) for piece in found.pieces] == [
        ("furniture", "Contents"), ("furniture", "1 Aims 3"), ("furniture", "2 Evidence 5"),
        ("furniture", "3 Impact 9"),        ("paragraph", "Body."),
    ]  # fmt: skip


def test_a_list_of_contents_that_never_ends_hides_nothing() -> None:
    document = docx.Document()
    opened = '<w:r {0}><w:fldChar w:fldCharType="{1}"/></w:r>'
    paragraph = document.add_paragraph()
    paragraph._p.append(parse_xml(opened.format(NS, "begin")))
    paragraph._p.append(parse_xml(f"<w:r {NS}><w:instrText>TOC</w:instrText></w:r>"))
    paragraph._p.append(parse_xml(opened.format(NS, "separate")))
    document.add_paragraph("1 Aims 3")
    document.add_heading("Aims", 1)
    document.add_paragraph("Body.")
    assert texts(document) == [("furniture", "1 Aims 3"), ("heading", "Aims"), ("paragraph", "Body.")]


def test_tables_in_answers_keep_rows_and_columns() -> None:
    document = docx.Document()
    table = document.add_table(2, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "What will you do?", "See below."
    inner = table.cell(0, 1).add_table(2, 2)
    for place, text in enumerate(("Action", "When", "Fit a ramp", "May 2025")):
        inner.cell(place // 2, place % 2).text = text
    table.cell(1, 0).text = "Lead"
    document.add_paragraph("After.")
    outer, nested, after = read_docx(saved(document)).pieces
    assert [cell.text for cell in outer.cells] == ["What will you do?", "See below.", "Lead", ""]
    assert [(cell.row, cell.column, cell.text) for cell in nested.cells][2:] == [
        (1, 0, "Fit a ramp"),
        (1, 1, "May 2025"),
    ]
    assert after.text == "After."


def test_a_table_that_only_frames_others_is_looked_through() -> None:
    document = docx.Document()
    frame = document.add_table(2, 1)
    frame.cell(0, 0).text = "Section 1"
    inner = frame.cell(1, 0).add_table(2, 2)
    inner.cell(0, 0).text, inner.cell(0, 1).text, inner.cell(1, 0).text = "Lead", "J. Okafor", "Date"
    found = read_docx(saved(document)).pieces
    assert [piece.kind for piece in found] == ["paragraph", "table"]
    assert found[1].cells[1].text == "J. Okafor"


def test_deleted_marks_join_in_cells_and_before_tables() -> None:
    deleted = "<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>"
    found = bodied(
        f"<w:p>{deleted}{run('Above.')}</w:p>",
        f"<w:tbl><w:tr><w:tc><w:p>{deleted}{run('We met ')}</w:p><w:p>{run('forty.')}</w:p></w:tc></w:tr>"
        f"<w:tr><w:trPr><w:hidden/></w:trPr><w:tc><w:p>{run('unseen')}</w:p></w:tc></w:tr></w:tbl>",
        f"<w:p>{run('Below.')}</w:p>",
    )
    above, table, below = found.pieces
    assert (above.text, [cell.text for cell in table.cells], below.text) == ("Above.", ["We met forty."], "Below.")


def test_line_breaks_part_labels_and_sentences_but_not_running_text() -> None:
    document = docx.Document()
    document.add_paragraph("Lead officer: J. Okafor\nDate: 3 May\nWe asked people.\nThey agreed,\nin the main.")
    assert [text for _, text in texts(document)] == [
        "Lead officer: J. Okafor", "Date: 3 May", "We asked people.", "They agreed, in the main.",
    ]  # fmt: skip


def test_charts_are_said_to_be_left_out() -> None:
    assert bodied("<w:p><w:r><w:drawing><c:chart/></w:drawing></w:r></w:p>").notes == [
        "1 charts or diagrams were not read."
    ]


def test_endnotes_are_counted_by_themselves_and_custom_marks_kept() -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("We met")
    for kind, identity in (("endnote", 4), ("footnote", 2)):
        paragraph._p.append(parse_xml(f'<w:r {NS}><w:{kind}Reference w:id="{identity}"/></w:r>'))
        paragraph.add_run(" them")
        notes = f'<w:{kind}s {NS}><w:{kind} w:id="{identity}"><w:p>{run(f"An {kind}.")}</w:p></w:{kind}></w:{kind}s>'
        name = f"application/vnd.openxmlformats-officedocument.wordprocessingml.{kind}s+xml"
        part = Part(PackURI(f"/word/{kind}s.xml"), name, notes.encode(), document.part.package)
        document.part.relate_to(part, getattr(RELATIONSHIP_TYPE, f"{kind.upper()}S"))
    assert texts(document) == [
        ("paragraph", "We met¹ them¹ them"), ("paragraph", "¹ An endnote."), ("paragraph", "¹ An footnote."),
    ]  # fmt: skip


def retyped(data: bytes, kind: str, **extra: bytes) -> bytes:
    """Give a document another kind, as programs with macros and templates do."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(buffer, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if name == "[Content_Types].xml":
                content = content.replace(
                    b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml", kind.encode()
                )
                content = content.replace(b"</Types>", b'<Default Extension="bin" ContentType="x/y"/></Types>')
            if name == "word/_rels/document.xml.rels" and extra:
                relation = (
                    b'<Relationship Id="rId99" Target="vbaProject.bin" '
                    b'Type="http://schemas.microsoft.com/office/2006/relationships/vbaProject"/></Relationships>'
                )
                content = content.replace(b"</Relationships>", relation)
            new.writestr(name, content)
        for name, content in extra.items():
            new.writestr(f"word/{name}.bin", content)
    return buffer.getvalue()


@pytest.mark.parametrize(
    "kind",
    [
        "application/vnd.ms-word.document.macroEnabled.main+xml",
        "application/vnd.ms-word.template.macroEnabledTemplate.main+xml",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml",
    ],
)
def test_documents_with_macros_and_templates_are_read_without_them(kind: str) -> None:
    document = docx.Document()
    document.add_paragraph("We asked forty residents about the library. " * 4)
    data = retyped(saved(document), kind, vbaProject=b"\xd0\xcf\x11\xe0 Attribute VB_Name")
    found = read(data)
    assert found.text.startswith("We asked forty residents")
    assert "VB_Name" not in found.text
    assert found.quality.notes == ("The file holds macros; they were neither run nor read.",)
