"""ODT: structure, looks, tick boxes, changes, notes. Bodies are written as XML to reach what odfdo cannot make."""

from __future__ import annotations

import io
from collections.abc import Sequence

import odfdo
import pytest

from eiascore.errors import DamagedError
from eiascore.reading.odt import read_odt
from eiascore.reading.pieces import Layout, Piece

STYLES = (
    '<style:style style:name="Loud" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>',
    '<style:style style:name="Slant" style:family="paragraph"><style:text-properties fo:font-style="italic"/>'
    "</style:style>",
    '<style:style style:name="Gone" style:family="text"><style:text-properties text:display="none"/></style:style>',
    '<style:style style:name="Out" style:family="text"><style:text-properties '
    'style:text-line-through-style="solid"/></style:style>',
    '<style:style style:name="Grey" style:family="table-cell"><style:table-cell-properties '
    'fo:background-color="#d9d9d9"/></style:style>',
    '<style:style style:name="Mine" style:family="paragraph" style:parent-style-name="Heading_20_2"/>',
    '<text:list-style style:name="Nums"><text:list-level-style-number text:level="1"/></text:list-style>',
)


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


def only(pieces: Sequence[Piece]) -> Piece:
    (piece,) = pieces
    return piece


def test_headings_by_element_and_by_style() -> None:
    found = layout(
        '<text:p text:style-name="Title">Library move</text:p>',
        '<text:h text:outline-level="2">Evidence</text:h>',
        '<text:p text:style-name="Mine">Survey</text:p>',
        "<text:p>Prose.</text:p>",
        '<text:h text:outline-level="1"/>',
    )
    assert [(piece.kind, piece.level, piece.text) for piece in found.pieces] == [
        ("heading", 1, "Library move"),
        ("heading", 2, "1.1. Evidence"),
        ("heading", 2, "Survey"),
        ("paragraph", 0, "Prose."),
    ]
    assert found.title == "Library move"


def test_lists_nest() -> None:
    found = layout(
        "<text:list><text:list-item><text:p>one</text:p><text:list><text:list-item><text:p>two</text:p></text:list-item>"
        "</text:list></text:list-item></text:list>",
        f'<text:list text:style-name="Nums"><text:list-item><text:p>{"word " * 60}</text:p></text:list-item>'
        "<text:list-item><text:p>short</text:p></text:list-item></text:list>",
        "<text:p>• typed</text:p>",
    )
    assert [(piece.kind, piece.level) for piece in found.pieces] == [
        ("bullet", 1),
        ("bullet", 2),
        ("paragraph", 0),
        ("bullet", 1),
        ("bullet", 1),
    ]
    assert found.pieces[-1].text == "typed"


def test_looks_and_hidden_text() -> None:
    found = layout(
        '<text:p><text:span text:style-name="Loud">bold</text:span></text:p>',
        '<text:p>half <text:span text:style-name="Loud">bold</text:span></text:p>',
        '<text:p text:style-name="Slant">guidance</text:p>',
        '<text:p>No<text:span text:style-name="Gone"> secret</text:span>'
        '<text:span text:style-name="Out"> yes</text:span></text:p>',
        '<text:p>a<text:s text:c="3"/>b<text:tab/>c<text:line-break/>d<text:hidden-text text:is-hidden="true">x'
        "</text:hidden-text></text:p>",
    )
    assert [(piece.text, piece.bold, piece.italic) for piece in found.pieces] == [
        ("bold", True, False),
        ("half bold", False, False),
        ("guidance", False, True),
        ("No", False, False),
        ("a b c d", False, False),
    ]


def test_tables_with_spans_header_rows_and_nested_tables() -> None:
    cell = "<table:table-cell><text:p>{}</text:p></table:table-cell>"
    inner = f"<table:table><table:table-row>{cell.format('x')}{cell.format('y')}</table:table-row></table:table>"
    found = layout(
        "<table:table><table:table-header-rows><table:table-row>"
        '<table:table-cell table:number-columns-spanned="2"><text:p>Impact</text:p></table:table-cell>'
        "<table:covered-table-cell/></table:table-row></table:table-header-rows>"
        '<table:table-row><table:table-cell table:number-rows-spanned="2" table:style-name="Grey"><text:p>Age</text:p>'
        f"</table:table-cell>{cell.format('one</text:p><text:p>two')}</table:table-row>"
        f"<table:table-row><table:covered-table-cell/><table:table-cell>{inner}</table:table-cell></table:table-row>"
        '<table:table-row><table:table-cell table:number-columns-repeated="1000000"/></table:table-row>'
        "</table:table>"
    )
    cells = {(cell.row, cell.column): cell for cell in only(found.pieces).cells}
    assert (cells[0, 0].column_span, cells[0, 0].header) == (2, True)
    assert (cells[1, 0].row_span, cells[1, 0].shaded, cells[1, 0].header) == (2, True, False)
    assert cells[1, 1].text == "one\ntwo"
    assert cells[2, 1].text == "x\ny"
    assert len(cells) < 200


@pytest.mark.parametrize(
    ("xml", "expected"),
    [
        ("☒ Yes ☐ No", "☒ Yes ☐ No"),
        ('<loext:content-control loext:checkbox="true" loext:checked="true">X</loext:content-control> Yes', "☒ Yes"),
        ('<loext:content-control loext:checkbox="true" loext:checked="false">o</loext:content-control> No', "☐ No"),
        ("Aim <loext:content-control>to help</loext:content-control>", "Aim to help"),
    ],
)
def test_tick_boxes_and_controls(xml: str, expected: str) -> None:
    assert only(layout(f"<text:p>{xml}</text:p>").pieces).text == expected


def test_form_controls_show_their_state_and_label() -> None:
    found = layout(
        "<office:forms><form:form>"
        '<form:checkbox form:id="c1" form:label="Disabled people" form:current-state="checked"/>'
        '<form:checkbox form:id="c2" form:label="Carers" form:state="unchecked"/></form:form></office:forms>',
        '<text:p>Who? <draw:control draw:control="c1"/><draw:control draw:control="c2"/></text:p>',
    )
    assert only(found.pieces).text == "Who? ☒ Disabled people ☐ Carers"


def test_placeholders_are_empty_answers_and_are_counted() -> None:
    found = layout(
        '<text:p>Lead: <loext:content-control loext:showing-place-holder="true">Click</loext:content-control></text:p>'
    )
    assert only(found.pieces).text == "Lead:"
    assert len(found.notes) == 1


def test_deletions_comments_and_hidden_sections_are_left_out() -> None:
    found = layout(
        '<text:tracked-changes><text:changed-region text:id="d1"><text:deletion><text:p>gone</text:p></text:deletion>'
        "</text:changed-region></text:tracked-changes>",
        '<text:p>Kept <text:change text:change-id="d1"/>text'
        "<office:annotation><text:p>why?</text:p></office:annotation></text:p>",
        '<text:section text:display="none"><text:p>hidden</text:p></text:section>',
        "<text:section><text:p>shown</text:p></text:section>",
    )
    assert [piece.text for piece in found.pieces] == ["Kept text", "shown"]


def test_notes_boxes_and_contents() -> None:
    found = layout(
        "<text:table-of-content><text:index-body><text:p>1 Aims 3</text:p></text:index-body></text:table-of-content>",
        '<text:p>Body<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body>'
        "<text:p>Census 2021.</text:p></text:note-body></text:note> goes on"
        "<draw:frame><draw:text-box><text:p>In a box</text:p></draw:text-box></draw:frame></text:p>",
    )
    assert [(piece.kind, piece.text) for piece in found.pieces] == [
        ("furniture", "1 Aims 3"),
        ("paragraph", "Body¹ goes on"),
        ("paragraph", "¹ Census 2021."),
        ("paragraph", "In a box"),
    ]


def test_headers_and_footers_are_furniture() -> None:
    document = odfdo.Document("text")
    document.body.clear()
    document.body.append(odfdo.Paragraph("Body."))
    master = document.get_part("styles.xml").get_element("//style:master-page")
    for tag, text in (("header", "Elm Council"), ("footer", "Official")):
        master.append(odfdo.Element.from_tag(f"<style:{tag}><text:p>{text}</text:p></style:{tag}>"))
    buffer = io.BytesIO()
    document.save(buffer)
    found = [(piece.kind, piece.text) for piece in read_odt(buffer.getvalue()).pieces]
    assert found == [("furniture", "Elm Council"), ("paragraph", "Body."), ("furniture", "Official")]


def test_elements_of_foreign_namespaces_are_looked_through() -> None:
    found = layout('<text:p>We met <x:tag xmlns:x="urn:other">forty</x:tag> people.</text:p>')
    assert only(found.pieces).text == "We met forty people."


def test_truncated_files_are_damaged() -> None:
    buffer = io.BytesIO()
    odfdo.Document("text").save(buffer)
    with pytest.raises(DamagedError, match="broken"):
        read_odt(buffer.getvalue()[:900])
