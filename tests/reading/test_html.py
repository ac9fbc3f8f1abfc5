"""HTML: the main content without the furniture of the site, tables, lists, form fields, encodings."""

from __future__ import annotations

import pytest

from eiascore.errors import TooLargeError
from eiascore.reading.html import read_html
from eiascore.reading.pieces import Layout, Piece

LONG = "We asked forty residents of Elm Ward, and disabled people among them, about the move of the library. " * 3


def layout(markup: str) -> Layout:
    return read_html(markup.encode())


def only(markup: str) -> Piece:
    (piece,) = layout(markup).pieces
    return piece


def texts(markup: str) -> list[str]:
    return [piece.text for piece in layout(markup).pieces]


def test_only_the_main_content_is_read() -> None:
    page = f"""<html><head><title>Library | Elm</title><style>p{{}}</style></head><body>
    <div class="cookie-banner">We use cookies</div><a class="govuk-skip-link" href="#content">Skip to main content</a>
    <header>Elm Council<nav><ul><li><a href="/">Home</a></li></ul></nav></header>
    <div class="breadcrumbs">Home › Equality</div>
    <main id="content"><header><h1>Library move</h1></header>
    <nav class="contents"><ol><li><a href="#a">Aims</a></li></ol></nav>
    <div class="gem-c-related-navigation"><h2>Other</h2><a href="/x">Budget papers</a></div>
    <div class="govspeak"><p>{LONG}</p><script>var x = "script";</script><template><p>template</p></template>
    <noscript>turn it on</noscript></div>
    <h2>Related content</h2><ul><li><a href="/y">Another page</a></li></ul></main>
    <aside><a href="/z">Sign up for news</a></aside>
    <footer>© Elm</footer></body></html>"""
    found = layout(page)
    assert [(piece.kind, piece.text) for piece in found.pieces] == [
        ("heading", "Library move"),
        ("paragraph", LONG.strip()),
    ]
    assert found.title == "Library move"


def test_a_small_main_does_not_hide_the_page() -> None:
    assert texts(f"<body><main><p>Search</p></main><div><p>{LONG}</p></div></body>") == ["Search", LONG.strip()]


def test_a_big_element_is_kept_whatever_its_class() -> None:
    assert texts(f'<div class="related"><p>{LONG}</p></div><p>End.</p>') == [LONG.strip(), "End."]


def test_cookie_banner_and_list_of_contents_without_any_class() -> None:
    page = "<div>We use cookies to improve this site. Accept</div><p><b>On this page</b></p><ul><li>1 Aims</li></ul>"
    assert texts(f"{page}<p>{LONG}") == [LONG.strip()]


def test_title_falls_back_to_the_head() -> None:
    assert layout(f"<title>Library move</title><p>{LONG}").title == "Library move"


def test_headings_lists_and_definitions() -> None:
    found = layout(
        "<h1>A</h1><h3>B</h3><ul><li>one<ol><li>two</li></ol></li><li><p>three</p></li></ul>"
        "<dl><dt>Lead</dt><dd>J. Okafor</dd></dl><blockquote>Said so</blockquote>"
        f"<ol><li>{'word ' * 60}</li></ol>"
    )
    assert [(piece.kind, piece.level, piece.text.strip(), piece.bold) for piece in found.pieces[:-1]] == [
        ("heading", 1, "A", False),
        ("heading", 3, "B", False),
        ("bullet", 1, "one", False),
        ("bullet", 2, "1. two", False),
        ("bullet", 1, "three", False),
        ("table", 0, "", False),
        ("paragraph", 0, "Said so", False),
    ]
    assert found.pieces[-1].kind == "paragraph"
    assert [(cell.row, cell.column, cell.text) for cell in found.pieces[5].cells] == [
        (0, 0, "Lead"),
        (0, 1, "J. Okafor"),
    ]


def test_text_around_blocks_and_breaks() -> None:
    assert texts("<div>before<p>inside</p>after</div>") == ["before", "inside", "after"]
    assert texts("<p>line one<br>line two\n  goes   on</p>") == ["line one line two goes on"]
    assert texts("<p>first<br><br>second</p>") == ["first", "second"]
    assert texts("<p>a<b>b</b>c &amp; d&nbsp;e</p>") == ["abc & d e"]


def test_looks_of_whole_paragraphs() -> None:
    found = layout(
        "<p><strong>bold</strong></p><p><em>slanted</em></p><p>half <b>bold</b></p>"
        '<p style="background-color: #eee">grey</p><p style="font-weight:700">heavy</p>'
        '<p style="background:#fff">white</p>'
    )
    assert [(piece.bold, piece.italic, piece.shaded) for piece in found.pieces] == [
        (True, False, False),
        (False, True, False),
        (False, False, False),
        (False, False, True),
        (True, False, False),
        (False, False, False),
    ]


def test_struck_and_hidden_text_is_dropped() -> None:
    markup = (
        '<p><del>Yes</del> No<span hidden> x</span><span style="display: none"> y</span>'
        '<span class="govuk-visually-hidden"> z</span></p>'
    )
    assert texts(markup) == ["No"]


def test_form_fields() -> None:
    markup = (
        '<form><input type="checkbox" checked>Yes <input type=radio>No <input type="text" value="Okafor">'
        '<select><option>Low<option selected>High</select><textarea>typed</textarea><input type=hidden value="token">'
        "<button>Send</button></form>"
    )
    assert texts(markup) == ["☒ Yes ☐ No Okafor High typed"]


def test_tables_with_spans_headers_and_caption() -> None:
    found = layout(
        "<table><caption>Table 1</caption><thead><tr><th colspan=2>Impact</th><th rowspan=2>Why</th></tr></thead>"
        "<tbody><tr><th scope=row>Age</th><td>none<br>at all<p>yet</p></td></tr>"
        '<tr><td bgcolor="#ccc"><ul><li>a</li><li>b</li></ul></td>'
        "<td><table><tr><td>in</td></tr></table></td><td></td></tr>"
        "</tbody></table>"
    )
    caption, table = found.pieces
    cells = {(cell.row, cell.column): cell for cell in table.cells}
    assert caption.text == "Table 1"
    assert (cells[0, 0].column_span, cells[0, 0].header) == (2, True)
    assert (cells[0, 2].row_span, cells[0, 2].header) == (2, True)
    assert (cells[1, 0].header, cells[1, 1].header, cells[1, 1].text) == (True, False, "none\nat all\nyet")
    assert (cells[2, 0].text, cells[2, 0].shaded, cells[2, 1].text) == ("a\nb", True, "in")
    assert not table.irregular


def test_absurd_spans_are_bounded() -> None:
    cell, other = only('<table><tr><td colspan="999999" rowspan="999999">x</td><td>y</td></tr></table>').cells
    assert (cell.row_span, cell.column_span, other.column) == (1, 100, 100)


def test_layout_tables_are_no_tables() -> None:
    found = layout("<table role=presentation><tr><td><h2>Aims</h2><p>To help.</p></td></tr></table>")
    assert [(piece.kind, piece.text) for piece in found.pieces] == [("heading", "Aims"), ("paragraph", "To help.")]


@pytest.mark.parametrize(
    "data",
    [
        '<meta charset="windows-1252"><p>naïve – £40'.encode("cp1252"),
        '<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-1"><p>naïve – £40'.encode("cp1252"),
        "<p>naïve – £40".encode(),
        "<p>naïve – £40".encode("utf-16"),
        b"<p>na\xefve \x96 \xa340",
    ],
)
def test_encodings(data: bytes) -> None:
    assert read_html(data).pieces[0].text == "naïve – £40"


@pytest.mark.parametrize("tag", ["div", "b", "ul><li", "table><tr><td", "blockquote"])
def test_runaway_nesting_is_refused_quickly(tag: str) -> None:
    with pytest.raises(TooLargeError, match="nested"):
        layout(f"<{tag}>" * 100_000 + "deep")
    with pytest.raises(TooLargeError, match="nested"):
        layout("<div>" * 400 + "deep")


def test_long_pages_with_open_paragraphs_are_not_deep() -> None:
    assert len(layout("<p>One more line." * 5_000).pieces) == 5_000
    assert len(only("<table>" + "<tr><td>a<td>b" * 3_000 + "</table>").cells) == 6_000


def test_nothing_of_a_page_without_words() -> None:
    assert layout("<html><body><img alt='chart'></body></html>").pieces == []
