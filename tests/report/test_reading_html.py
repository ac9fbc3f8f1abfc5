"""The page of a reading: one file, nothing from outside, accessible, and nothing in it that a document made up."""

from __future__ import annotations

import base64
import hashlib
import re
import subprocess
from itertools import pairwise
from pathlib import Path

import pytest
from reading_documents import HOSTILE, filled, hostile
from selectolax.lexbor import LexborHTMLParser as HTMLParser

import eiascore
from eiascore.report.reading_html import to_html
from eiascore.schema import Document
from eiascore.text import visible

NAMES = ("strong-police-search.pdf", "middling-council-form.docx", "blank-form.odt", "screening-health-trust.html")


@pytest.fixture(scope="module", params=[*NAMES, "filled", "hostile"])
def document(request, specimens) -> Document:
    made = {"filled": filled, "hostile": hostile}
    return made[request.param]() if request.param in made else eiascore.read(specimens / request.param)


@pytest.fixture(scope="module")
def page(document: Document) -> HTMLParser:
    return HTMLParser(to_html(document))


def flat(text: str) -> str:
    return "".join(text.split())


def test_it_is_a_page_in_british_english_with_one_title(page: HTMLParser) -> None:
    assert page.css_first("html").attributes["lang"] == "en-GB"
    assert len(page.css("h1")) == 1
    assert page.css_first("title").text() == page.css_first("h1").text()
    assert len(page.css("main")) == len(page.css("nav[aria-label]")) == 1


def test_headings_leave_out_no_level(page: HTMLParser) -> None:
    levels = [int(node.tag[1]) for node in page.css("h1, h2, h3, h4, h5, h6")]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_it_loads_and_runs_nothing(page: HTMLParser) -> None:
    assert page.css("script, link, img, iframe, object, embed, base, form, [style], [src], [action]") == []
    assert [n for n in page.css("*") if any(name.startswith("on") for name in n.attributes)] == []
    assert [n.attributes["href"] for n in page.css("[href]") if not n.attributes["href"].startswith("#")] == []
    style = page.css_first("style").text()
    assert "url(" not in style and "@import" not in style


def test_its_policy_allows_its_own_style_and_nothing_else(document: Document) -> None:
    source = to_html(document)
    style = re.search(r"<style>(.*?)</style>", source, re.DOTALL).group(1)
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    policy = HTMLParser(source).css_first("meta[http-equiv]").attributes
    assert policy["http-equiv"] == "Content-Security-Policy"
    assert f"default-src 'none'; style-src 'sha256-{digest}'" in policy["content"]


def test_every_link_leads_to_one_place(page: HTMLParser) -> None:
    ids = [node.attributes["id"] for node in page.css("[id]")]
    assert len(ids) == len(set(ids))
    assert {node.attributes["href"][1:] for node in page.css("a")} <= set(ids)
    assert page.css_first("a").attributes["href"] == "#text"
    assert {node.attributes["aria-labelledby"] for node in page.css("[aria-labelledby]")} <= set(ids)


def test_tables_have_captions_and_headers_a_scope(page: HTMLParser) -> None:
    assert all(table.css_first("caption") for table in page.css("table"))
    assert {node.attributes.get("scope") for node in page.css("th")} <= {"row", "col"}
    assert all(node.text(strip=True) for node in page.css("th"))
    assert all(node.attributes.get("tabindex") == "0" for node in page.css(".scroll"))


def test_rows_of_a_table_are_of_one_length(page: HTMLParser) -> None:
    for table in page.css("main table"):
        free: dict[int, set[int]] = {}
        widths = set()
        for number, row in enumerate(table.css("tr")):
            column = 0
            for cell in row.css("th, td"):
                while column in free.get(number, ()):
                    column += 1
                across, down = (int(cell.attributes.get(name) or 1) for name in ("colspan", "rowspan"))
                for below in range(number, number + down):
                    free.setdefault(below, set()).update(range(column, column + across))
            widths.add(len(free.get(number, ())))
        assert len(widths) == 1


def test_everything_that_was_read_is_shown_and_the_form_is_marked(document: Document, page: HTMLParser) -> None:
    text = page.css_first("main")
    shown = flat(text.text())
    grey = flat(" ".join(node.text() for node in text.css(".form")))
    for sentence in document.sentences:
        words = flat(visible(document.quote(sentence)))
        assert words in shown
        if sentence.origin in ("prompt", "guidance", "statute"):
            assert words in grey
    marked = [node.css_first(".tag").text() for node in text.css(".form")]
    assert set(marked) <= {"prompt", "guidance", "law"}
    assert (marked == []) is all(s.origin in ("author", "furniture") for s in document.sentences)


def test_furniture_is_folded_away(document: Document, page: HTMLParser) -> None:
    for block in document.blocks:
        if block.kind == "furniture":
            assert flat(document.quote(block)) in flat(page.css_first("details").text())
    assert page.css("details[open]") == []


def test_what_is_filled_in_is_shown() -> None:
    page = HTMLParser(to_html(filled()))
    tables = {table.css_first("caption").text(): table for table in page.css("table")}
    rows = [
        [c.text(strip=True) for c in row.css("th, td")]
        for row in tables["What the form asks, and what was answered"].css("tr")
    ]
    assert rows == [
        ["question", "answer", "page"],
        ["Who will be affected?", "Older people will.", "1"],
        ["Is it new?", "Yes", "2"],
        ["Who owns it?", "not answered", "1"],
    ]
    row = tables["What is recorded about each protected characteristic"].css("tbody tr")[0]
    assert [c.text(strip=True) for c in row.css("th, td")][:2] == [
        "religion or belief",
        "The ramp is too steep.(page 2)",
    ]
    links = [a.attributes["href"] for a in row.css("a")]
    assert links == ["#page-2", "#annex-1-page-1"]
    assert page.css_first("#page-2").text() == "[page 2]"
    assert [node.text() for node in page.css(".tag") if "ticked" in node.text()] == ["ticked"]
    assert "Annex 1: plan.pdf" in page.css_first("#annex-1").text()


def test_an_answer_is_tied_to_its_question() -> None:
    page = HTMLParser(to_html(filled()))
    (asks,) = page.css(".asks")
    assert asks.text() == "Answer"
    answers = [node.text(strip=True) for node in page.css(".answer")]
    assert answers == ["Older people will.", "MenWomen"]
    far = eiascore.read(
        b"<h1>Equality impact assessment</h1><table><tr><td>Which groups of people did you ask?</td>"
        b"<td>We asked forty residents about the library.</td></tr></table><h2>Who will be affected by this?</h2>"
        b"<p>Older people who come to read will be.</p><p>So will young people in their last year of school.</p>",
        name="a.html",
    )
    shown = HTMLParser(to_html(far))
    assert len(shown.css("p.answer")) == 2
    assert len(shown.css(".asks")) == 1


def test_a_document_stays_text() -> None:
    source = to_html(hostile())
    page = HTMLParser(source)
    assert page.css("script, img, [onmouseover], [onerror]") == []
    for character in ("\x1b", "\x07", "\u202e", "\u200b"):
        assert character not in source
    assert "⟨U+202E⟩" in page.css_first("main").text()
    assert "{{ 7 * 7 }} {% raw %} &lt;" in page.css_first("main").text()
    assert all(flat(visible(text)) in flat(page.css_first("main").text()) for text in HOSTILE)
    assert page.css_first("h1").text().endswith("&lt;⟨U+001B⟩[31m⟨U+202E⟩fdp.exe was read")
    assert "⟨U+0007⟩bell" in page.css_first("dl").text()


def luminance(colour: str) -> float:
    parts = [int(colour[k : k + 2], 16) / 255 for k in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_grey_text_is_readable_in_light_dark_and_print() -> None:
    style = HTMLParser(to_html(filled())).css_first("style").text()
    themes = [dict(re.findall(r"--(\w+):\s*(#[0-9a-f]{6})", part)) for part in style.split(":root")[1:]]
    assert len(themes) == 3
    for theme in themes:
        for front, back in (("text", "ground"), ("quiet", "ground"), ("quiet", "form"), ("link", "ground")):
            light, dark = sorted((luminance(theme[front]), luminance(theme[back])), reverse=True)
            assert (light + 0.05) / (dark + 0.05) >= 4.5, (front, back, theme)


def test_a_long_document_is_a_small_page(specimens) -> None:
    document = eiascore.read(specimens / "strong-police-search.pdf")
    assert len(to_html(document).encode()) / len(document.pages) < 500_000 / 40


def test_a_browser_shows_all_of_it_and_can_print_it(specimens, need, tmp_path: Path) -> None:
    chromium = need("chromium")
    document = eiascore.read(specimens / "middling-council-form.docx")
    page, pdf = tmp_path / "page.html", tmp_path / "page.pdf"
    page.write_text(to_html(document), encoding="utf-8")
    subprocess.run(
        [chromium, "--headless=new", "--no-sandbox", "--disable-gpu", f"--user-data-dir={tmp_path / 'profile'}",
         f"--print-to-pdf={pdf}", page.as_uri()],
        check=True, capture_output=True,
    )  # fmt: skip
    printed = flat(eiascore.read(pdf).text.replace("-\n", ""))
    told = [s for s in document.sentences if s.kind == "paragraph" and s.origin == "author"]
    assert len(told) > 20
    missing = [document.quote(s) for s in told if flat(document.quote(s)) not in printed]
    assert len(missing) <= 0.1 * len(told), missing  # a page break or a header of the browser may part a sentence
