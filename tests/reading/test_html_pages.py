"""Pages as public bodies publish them: GOV.UK, gov.scot, council systems and WordPress, with their furniture."""

from __future__ import annotations

import pytest

from eiascore.reading.html import read_html
from eiascore.reading.pieces import Layout

LONG = "We asked forty residents of Elm Ward, and disabled people among them, about the move of the library. " * 4


def layout(markup: str) -> Layout:
    return read_html(markup.encode())


def texts(markup: str) -> list[str]:
    return [piece.text for piece in layout(markup).pieces]


def rows(markup: str) -> list[list[str]]:
    """The cells of the tables of a page, row by row."""
    return [
        [cell.text for cell in piece.cells if cell.row == row]
        for piece in layout(markup).pieces
        if piece.kind == "table"
        for row in sorted({cell.row for cell in piece.cells})
    ]


GOV_UK = f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Library EIA - GOV.UK</title></head>
<body class="gem-c-layout-for-public govuk-template__body">
<div id="global-cookie-message" class="gem-c-cookie-banner govuk-cookie-banner" role="region"><h2>Cookies on GOV.UK</h2>
<p>We use some essential cookies to make this website work.</p><button>Accept additional cookies</button></div>
<a class="gem-c-skip-link govuk-skip-link" href="#content">Skip to main content</a>
<header role="banner" class="gem-c-layout-super-navigation-header"><a href="/">GOV.UK</a><nav>Menu</nav></header>
<div class="govuk-width-container"><div class="gem-c-phase-banner">BETA This part of GOV.UK is being rebuilt</div>
<div class="gem-c-breadcrumbs"><ol><li><a href="/">Home</a></li></ol></div>
<main id="content" role="main" class="html-publication">
<div class="gem-c-inverse-header"><span class="govuk-caption-xl gem-c-heading__context">Impact assessment</span>
<h1>Library move: equality impact assessment</h1><p class="publication-header__last-changed">Updated 3 May
2024</p></div>
<div id="contents"><nav class="gem-c-contents-list"><h2>Contents</h2><ol><li><a href="#aims">1.
Aims</a></li></ol></nav></div>
<div class="gem-c-print-link"><button>Print this page</button></div>
<div class="gem-c-govspeak govuk-govspeak"><div class="govspeak">
<p class="logo">© Crown copyright 2024</p>
<h2 id="aims"><span class="number">1. </span>Aims</h2><p>{LONG}<sup id="fnref:1"><a href="#fn:1" class="govuk-link"
rel="footnote">[footnote 1]</a></sup> They told us more.</p>
<ol class="legislative-list"><li>1. by place</li></ol><ol><li>by need</li><li><p>by age</p></li></ol>
<details class="gem-c-details"><summary>How we asked</summary><p>By letter.</p></details>
<div class="footnotes" role="doc-endnotes"><ol><li id="fn:1" role="doc-endnote"><p>Census 2021, table 4. <a
href="#fnref:1" class="govuk-link" role="doc-backlink" aria-label="go to where this is
referenced">↩</a></p></li></ol></div>
</div></div><div class="gem-c-back-to-top-link"><a href="#contents">Back to top</a></div></main>
<div class="gem-c-feedback"><h2>Is this page useful?</h2><button>Yes</button><button>No</button></div></div>
<footer class="gem-c-layout-footer govuk-footer">Open Government Licence</footer></body></html>"""


def test_a_publication_on_gov_uk() -> None:
    assert texts(GOV_UK) == [
        "Impact assessment",
        "Library move: equality impact assessment",
        "Updated 3 May 2024",
        "© Crown copyright 2024",
        "1. Aims",
        f"{LONG}¹ They told us more.",
        "1. by place",
        "1. by need",
        "2. by age",
        "How we asked",
        "By letter.",
        "¹ Census 2021, table 4.",
    ]


GOV_SCOT = f"""<html><body><div class="ds_cookie-notice"><p>We use cookies.</p></div><header class="ds_site-header">
<a href="/">gov.scot</a></header><div class="ds_wrapper"><nav aria-label="Breadcrumb"><a href="/">Home</a></nav>
<main id="main-content" class="ds_layout"><div class="ds_layout__header"><header class="ds_page-header">
<span class="ds_page-header__label">Impact assessment</span><h1>Library move</h1>
<dl class="ds_page-header__metadata ds_metadata"><div class="ds_metadata__item"><dt
class="ds_metadata__key">Published</dt>
<dd class="ds_metadata__value">3 May 2024</dd></div><div
class="ds_metadata__item"><dt>Directorate</dt><dd>Libraries</dd>
</div></dl></header></div>
<div class="ds_layout__sidebar"><nav class="ds_side-navigation"><ul><li><a href="/1">Summary</a></li></ul></nav></div>
<div class="ds_layout__content"><h2>Evidence</h2><p>{LONG}</p>
<nav class="ds_sequential-nav"><a href="/p"><span>Previous</span> Summary</a><a href="/n">Next Impact</a></nav></div>
<div class="ds_layout__feedback"><section class="ds_feedback"><form><h2>Was this helpful?</h2><label><input
type="radio">
Yes</label><label><input type="radio"> No</label><textarea></textarea><button>Send
feedback</button></form></section></div>
<p class="ds_back-to-top"><a href="#top">Back to top</a></p></main></div><footer>Privacy</footer></body></html>"""


def test_a_chapter_on_gov_scot() -> None:
    assert texts(GOV_SCOT) == ["Impact assessment", "Library move", "", "Evidence", LONG.strip()]
    assert rows(GOV_SCOT) == [["Published", "3 May 2024"], ["Directorate", "Libraries"]]


def test_a_page_of_a_council_system() -> None:
    page = f"""<body><div class="skip-links"><a href="#c">Skip to content</a></div><div id="cookie-bar">Cookies</div>
    <div class="header"><ul class="nav"><li><a href="/">Home</a></li><li><a href="/b">Bins</a></li></ul></div>
    <ol class="breadcrumb"><li><a href="/">Home</a></li></ol>
    <div id="content"><h1>Library move</h1><div id="readspeaker_button1" class="rs_skip rsbtn"><a
    href="https://rs">Listen</a></div>
    <p class="lastUpdated">Last updated: 3 May 2024</p><p>{LONG}</p><h2 id="feedback">Feedback</h2><p>It was mixed.</p>
    <h2 id="related-documents">Related documents</h2><p>The Libraries Act 1964 is the reason for this service.</p>
    <p>Print this page</p><h3>Share this page</h3><ul><li><a href="https://f">Facebook</a></li></ul>
    <h2>Related pages</h2><ul><li><a href="/x">Budget 2024</a></li></ul></div>
    <div class="page-feedback"><p>Did you find what you wanted?</p><button>Yes</button></div></body>"""
    assert texts(page) == [
        "Library move", "Last updated: 3 May 2024", LONG.strip(), "Feedback", "It was mixed.", "Related documents",
        "The Libraries Act 1964 is the reason for this service.",
    ]  # fmt: skip


def test_a_post_of_wordpress() -> None:
    page = f"""<body><header class="site-header"><p class="site-title"><a href="/">Elm Health Board</a></p></header>
    <article class="post"><header class="entry-header"><h1 class="entry-title">Library move</h1>
    <div class="entry-meta">Posted on <time>3 May 2024</time></div></header><div class="entry-content"><p>{LONG}</p>
    <div class="sharedaddy sd-sharing-enabled"><h3>Share this:</h3><ul><li><a
    href="https://x">X</a></li></ul></div></div>
    <footer class="entry-footer">Filed under <a href="/c">Equality</a></footer></article>
    <nav class="post-navigation"><a href="/o">Older</a></nav><div id="comments" class="comments-area">
    <p>I disagree.</p><div id="respond"
    class="comment-respond"><form><textarea></textarea><button>Post</button></form></div>
    </div><aside class="widget-area"><a href="/n">News</a></aside><footer>Elm</footer></body>"""
    assert texts(page) == ["Library move", "Posted on 3 May 2024", LONG.strip(), "Filed under Equality"]


def test_the_only_title_in_a_header_is_kept() -> None:
    page = (
        f"<header><nav><a href='/'>Home</a></nav><h1>Library move</h1><p>Published 3 May 2024</p></header><p>{LONG}</p>"
    )
    assert texts(page) == ["Library move", "Published 3 May 2024", LONG.strip()]


def test_terms_and_descriptions_are_labels_and_values() -> None:
    assert rows(
        "<dl><dt>Lead</dt><dd>J. Okafor</dd><dt>Who is affected?</dt><dd><p>Carers.</p><ul><li>All</li></ul></dd>"
        "<dd>Staff</dd><dt>Date</dt></dl>"
    ) == [["Lead", "J. Okafor"], ["Who is affected?", "Carers.\nAll\nStaff"], ["Date"]]


def test_tables_in_answers_keep_rows_and_columns() -> None:
    inner = "<table><tr><th>Action<th>When<tr><td>Ramp<td>May</table>"
    markup = f"<table><tr><td>What will you do for people who use no stairs?<td>Below.{inner}<tr><td>Lead<td>A</table>"
    assert rows(markup) == [
        ["What will you do for people who use no stairs?", "Below."], ["Lead", "A"], ["Action", "When"],
        ["Ramp", "May"],
    ]  # fmt: skip


def test_tables_that_arrange_a_page_are_looked_through() -> None:
    data = "<table><tr><td>Age</td><td>None found.</td></tr><tr><td>Sex</td><td>None.</td></tr></table>"
    page = f"<table><tr><td><a href='/'>Home</a></td><td><p>{LONG}</p>{data}</td></tr></table>"
    assert rows(page) == [["Age", "None found."], ["Sex", "None."]]
    assert LONG.strip() in texts(page)


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("<style>.g{font-style:italic} .b{background:#eee;font-weight:bold}</style><p class=g>a</p><p class=b>b</p>",
         [("a", False, True, False), ("b", True, False, True)]),
        ("<style>/* p{font-weight:bold} */ @media print{p{font-weight:bold}} p:hover{font-style:italic}</style>a",
         [("a", False, False, False)]),
        ("<style>body{background:#eee} tr:nth-child(even){background:#ddd} td[</style><p>a</p>",
         [("a", False, False, False)]),
        ("<style>em{font-style:normal}</style><p><em>a</em></p>", [("a", False, False, False)]),
        ("<style>.x{display:none} .y{text-decoration:line-through}</style>a<span class=x>b</span><i class=y>c</i>",
         [("a", False, False, False)]),
    ],
)  # fmt: skip
def test_looks_from_the_style_sheet_in_the_page(markup: str, expected: list[tuple[object, ...]]) -> None:
    found = [(piece.text, piece.bold, piece.italic, piece.shaded) for piece in layout(markup).pieces]
    assert found == expected


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("<ol><li>a<li>b</ol>", ["1. a", "2. b"]),
        ("<ol start=3 type=a><li>a<li value=7>b<li>c</ol>", ["c. a", "g. b", "h. c"]),
        ("<ol reversed><li>a<li>b</ol>", ["2. a", "1. b"]),
        ('<ol style="list-style-type: lower-roman"><li>a<li>b</ol>', ["i. a", "ii. b"]),
        ('<ol style="list-style: none"><li>a</ol>', ["a"]),
        ("<style>ol{list-style:none}</style><ol><li>a</ol>", ["a"]),
        ('<ol class="govuk-list"><li>a</ol><ol class="govuk-list govuk-list--number"><li>b</ol>', ["a", "1. b"]),
        ("<ol><li></li><li><p>b</p><p>c</p></ol>", ["2. b", "c"]),
        ("<p>In 2021<sup>4</sup> and on 5 km<sup>2</sup> the 21<sup>st</sup></p>", ["In 2021⁴ and on 5 km² the 21st"]),
        ('<p>We met<a href="#_ftn1" name="_ftnref1">[1]</a> them</p><p><a href="#_ftnref1" name="_ftn1">[1]</a> Census',
         ["We met¹ them", "¹ Census"]),
        ('<p>See <a href="#notes">the 3 notes</a></p>', ["See the 3 notes"]),
        ("<h2><button>Evidence</button></h2><div class='accordion-panel' hidden><p>Asked.</p></div><button>Go</button>",
         ["Evidence", "Asked."]),
        ('<p>a<span aria-hidden="true">→</span><span hidden>b</span></p><div hidden="until-found">c</div>', ["a", "c"]),
        ('<div role="tabpanel" style="display:none">kept</div><div aria-hidden="true">one two three four five six',
         ["kept", "one two three four five six"]),
        ("<p><span role=checkbox aria-checked=true></span> Yes <span role=checkbox></span> No</p>", ["☒ Yes ☐ No"]),
        ("<p>Low <select><option value=''>Choose</option><option>High</select></p>", ["Low"]),
        ("<pre>Lead officer: A\nDate: 3 May\n\nWe asked\npeople.</pre>",
         ["Lead officer: A", "Date: 3 May", "We asked people."]),
        ("<figure><img src=x alt=chart><figcaption>Figure 1. Users</figcaption></figure>", ["Figure 1. Users"]),
        ("<p>a<math><mi>x</mi></math><svg><text>svg</text></svg><noscript>n</noscript></p>", ["a"]),
        ("<p>\uf0fe Yes \uf0a8 No</p>", ["☒ Yes ☐ No"]),
    ],
)  # fmt: skip
def test_lists_notes_and_parts(markup: str, expected: list[str]) -> None:
    assert texts(markup) == expected


def test_nothing_is_fetched_and_a_base_is_no_matter() -> None:
    page = '<base href="http://192.0.2.1/"><link rel=stylesheet href="x.css"><img src="x.png"><iframe src="y"></iframe>'
    assert texts(f"{page}<p>{LONG}</p>") == [LONG.strip()]
