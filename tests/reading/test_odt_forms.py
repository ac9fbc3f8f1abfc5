"""ODT as offices save it: numbers, notes, shapes, hidden parts, symbol fonts, nested tables, converted Word forms."""

from __future__ import annotations

import io
import subprocess
from collections.abc import Callable
from pathlib import Path

import docx
import odfdo
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from eiascore.reading.docx import read_docx
from eiascore.reading.odt import read_odt
from eiascore.reading.pieces import Layout

STYLES = (
    '<style:style style:name="Ding" style:family="text"><style:text-properties style:font-name="Wingdings"/>'
    "</style:style>",
    '<style:style style:name="Up" style:family="text"><style:text-properties style:text-position="super 58%"/>'
    "</style:style>",
    '<style:style style:name="Down" style:family="text"><style:text-properties style:text-position="sub 58%"/>'
    "</style:style>",
    '<text:list-style style:name="N"><text:list-level-style-number text:level="1" style:num-format="1"/>'
    '<text:list-level-style-number text:level="2" style:num-format="1" text:display-levels="2" style:num-suffix="."/>'
    '<text:list-level-style-number text:level="3" style:num-format="a" style:num-prefix="(" style:num-suffix=")"/>'
    '</text:list-style>',
    '<text:list-style style:name="T"><text:list-level-style-number text:level="1" style:num-format="I" '
    'loext:num-list-format="Part %1%:"/></text:list-style>',
)  # fmt: skip


def layout(*fragments: str) -> Layout:
    document = odfdo.Document("text")
    document.body.clear()
    automatic = document.get_part("content.xml").get_element("//office:automatic-styles")
    for style in STYLES:
        automatic.append(odfdo.Element.from_tag(style))
    for fragment in fragments:
        document.body.append(odfdo.Element.from_tag(fragment))
    buffer = io.BytesIO()
    document.save(buffer)
    return read_odt(buffer.getvalue())


def texts(*fragments: str) -> list[str]:
    return [piece.text for piece in layout(*fragments).pieces]


def items(*entries: str, style: str = "N", more: str = "") -> str:
    inner = "".join(f"<text:list-item>{entry}</text:list-item>" for entry in entries)
    return f'<text:list text:style-name="{style}"{more}>{inner}</text:list>'


def test_numbers_of_lists_and_headings_are_text() -> None:
    deep = "<text:list><text:list-item><text:list><text:list-item><text:p>older people</text:p></text:list-item>"
    deep += "</text:list></text:list-item></text:list>"
    assert texts(
        items('<text:h text:outline-level="1">Aims</text:h>', "<text:p>Scope</text:p>" + items("<text:p>Who</text:p>")),
        items(deep, "<text:p>on</text:p>", more=' text:continue-numbering="true"'),
        items("<text:p>afresh</text:p><text:p>goes on</text:p>"),
        items('<text:p>a part</text:p>', style="T"),
        '<text:list text:style-name="N"><text:list-header><text:p>no number</text:p></text:list-header>'
        '<text:list-item text:start-value="7"><text:p>seven</text:p></text:list-item></text:list>',
    ) == [
        "1 Aims", "2 Scope", "2.1. Who", "(a) older people", "3 on", "1 afresh", "goes on", "Part I: a part",
        "no number", "7 seven",
    ]  # fmt: skip


def test_numbers_in_cells() -> None:
    found = layout(
        f"<table:table><table:table-row><table:table-cell>{items('<text:p>one</text:p>', '<text:p>two</text:p>')}"
        "</table:table-cell></table:table-row></table:table>"
    )
    assert found.pieces[0].cells[0].text == "1 one\n2 two"


def test_marks_and_raised_figures() -> None:
    note = (
        '<text:note text:note-class="{}"><text:note-citation>{}</text:note-citation><text:note-body><text:p>{}</text:p>'
    )
    note += "</text:note-body></text:note>"
    assert texts(
        f"<text:p>In 2021{note.format('footnote', '12', 'Census.')} we met:</text:p>",
        items("<text:p>carers</text:p>", style="none"),
        '<text:p>5 km<text:span text:style-name="Up">2</text:span>, CO<text:span text:style-name="Down">2</text:span>'
        "</text:p>",
        f"<text:p>End{note.format('endnote', 'i', 'Survey.')}</text:p>",
    ) == ["In 2021¹² we met:", "carers", "¹² Census.", "5 km², CO2", "Endi", "i Survey."]


@pytest.mark.parametrize(
    ("xml", "expected"),
    [
        ('<text:span text:style-name="Ding">\uf0fe</text:span> Yes', "☒ Yes"),
        ('<text:span text:style-name="Ding">\u00a8</text:span> No', "☐ No"),
        ("\uf0a8 No", "☐ No"),
        ('a<text:hidden-text text:is-hidden="true">b</text:hidden-text>'
         '<text:hidden-text text:is-hidden="false">c</text:hidden-text>', "ac"),
        ('x<draw:custom-shape><text:p>in the shape</text:p></draw:custom-shape>', "x|in the shape"),
        ("x<draw:frame><draw:image><office:binary-data>AAAA</office:binary-data></draw:image></draw:frame>", "x"),
        ('gone<text:hidden-paragraph text:is-hidden="true"/>', ""),
        ('<field:fieldmark field:type="x.FORMDROPDOWN"><field:param field:name="Dropdown_ListEntry" field:value="Low"/>'
         '<field:param field:name="Dropdown_ListEntry" field:value="High"/>'
         '<field:param field:name="Dropdown_Selected" field:value="1"/></field:fieldmark> impact', "High impact"),
        ("Lead: <text:placeholder>&lt;Name&gt;</text:placeholder>", "Lead:"),
        ("soft\u00adware non\u2011binary", "software non\u2011binary"),
    ],
)  # fmt: skip
def test_signs_shapes_and_hidden_parts(xml: str, expected: str) -> None:
    assert "|".join(texts(f"<text:p>{xml}</text:p>")) == expected


def test_sections_that_a_condition_hides() -> None:
    section = '<text:section text:display="condition" text:is-hidden="{}"><text:p>{}</text:p></text:section>'
    assert texts(section.format("true", "unseen"), section.format("false", "seen")) == ["seen"]


def test_tables_in_answers_keep_rows_and_columns() -> None:
    cell = "<table:table-cell><text:p>{}</text:p></table:table-cell>"
    row = "<table:table-row>{}</table:table-row>"
    inner = f"<table:table>{row.format(cell.format('Action') + cell.format('When'))}"
    inner += f"{row.format(cell.format('Ramp') + cell.format('May'))}</table:table>"
    answer = f"<table:table-cell><text:p>Below.</text:p>{inner}</table:table-cell>"
    found = layout(f"<table:table>{row.format(cell.format('What?') + answer)}</table:table>")
    assert [[cell.text for cell in piece.cells] for piece in found.pieces] == [
        ["What?", "Below."],
        ["Action", "When", "Ramp", "May"],
    ]


def test_repeated_columns_and_rows_cost_nothing() -> None:
    cell = '<table:table-cell table:number-columns-repeated="1000000"{}/>'
    rows = "".join(
        f'<table:table-row table:number-rows-repeated="1000000">{cell.format("")}<table:table-cell><text:p>x</text:p>'
        "</table:table-cell></table:table-row>"
        for _ in range(2_000)
    )
    (table,) = layout(f"<table:table>{rows}</table:table>").pieces
    assert len(table.cells) == 4_000


def test_a_word_form_saved_as_odt_reads_like_the_form(need: Callable[[str], str], tmp_path: Path) -> None:
    soffice = need("soffice")
    document = docx.Document()
    document.add_heading("Equality impact assessment", 1)
    for text in ("Name the policy", "Name the lead"):
        document.add_paragraph(text, style="List Number")
    paragraph = document.add_paragraph("Is it new? ")
    for code, label in (("F0FE", " Yes "), ("F0A8", " No")):
        paragraph._p.append(parse_xml(f'<w:r {nsdecls("w")}><w:sym w:font="Wingdings" w:char="{code}"/></w:r>'))
        paragraph.add_run(label)
    raised = document.add_paragraph("We counted 2021")
    raised.add_run("4").font.superscript = True
    document.add_paragraph("Seen").add_run(" unseen").font.hidden = True
    table = document.add_table(2, 2)
    table.cell(0, 0).merge(table.cell(0, 1)).text = "Impact"
    table.cell(1, 0).text, table.cell(1, 1).text = "Age", "None found."
    document.save(tmp_path / "form.docx")
    command = [soffice, "--headless", f"-env:UserInstallation=file://{tmp_path}/profile", "--convert-to", "odt"]
    subprocess.run([*command, "--outdir", tmp_path, tmp_path / "form.docx"], check=True, capture_output=True)

    def flat(found: Layout) -> list[tuple[object, ...]]:
        return [
            (piece.kind, piece.level, piece.text, [(c.row, c.column, c.column_span, c.text) for c in piece.cells])
            for piece in found.pieces
        ]

    word = flat(read_docx((tmp_path / "form.docx").read_bytes()))
    assert [row[2] for row in word[1:6]] == [
        "1. Name the policy", "2. Name the lead", "Is it new? ☒ Yes ☐ No", "We counted 2021⁴", "Seen",
    ]  # fmt: skip
    assert flat(read_odt((tmp_path / "form.odt").read_bytes())) == word
