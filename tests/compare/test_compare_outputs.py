"""Comparisons as text, Markdown, JSON and a page; nothing of a document acts in any of them."""

from __future__ import annotations

import json
import re
from functools import partial

import pytest
from selectolax.lexbor import LexborHTMLParser

from eiascore.cli.output import printed
from eiascore.compare import Comparison, compare
from eiascore.compare.html import to_html
from eiascore.compare.markdown import to_markdown
from eiascore.compare.text import print_comparison
from eiascore.report.wire import to_json


def as_text(comparison) -> str:
    return printed([partial(print_comparison, comparison)], plain=True)


def test_text_says_all_and_is_no_wider_than_a_hundred_columns(comparison) -> None:
    text = as_text(comparison)
    assert max(map(len, text.splitlines())) <= 100
    assert "Two versions of one assessment\nAssumed: " in text
    for said in (
        "mit_specific_action: 3 strong → 2 substantive",
        "− dropped: “Ramp at Quay Road”",
        "SENTENCES MOVED: 1",
    ):
        assert said in text
    assert "later (31 August 2026 → 30 November 2026)" in text


def test_text_of_different_assessments_quotes_where_they_are_far_apart(older, specimens) -> None:
    text = as_text(compare([older, specimens / "strong-police-search.docx", specimens / "blank-form.docx"]))
    assert "WHERE THEY ARE TWO LEVELS APART OR MORE" in text
    assert "blank-form.docx has no letter and no levels: it is a blank form." in text
    assert "2  level 3: “Ratio stays at 3.7; injuries fall most on young men”" in text


def test_json_comes_back_as_the_same_comparison(comparison) -> None:
    assert Comparison.model_validate_json(comparison.model_dump_json()) == comparison


def test_markdown_holds_every_change(comparison) -> None:
    text = to_markdown(comparison)
    changes = comparison.steps[0].sentences
    for passage in (*changes.went, *changes.came):
        assert passage.quote in text
    assert "### Promises: 3" in text


def test_page_holds_every_change_and_marks_words(comparison) -> None:
    page = LexborHTMLParser(to_html(comparison))
    said = page.body.text()
    changes = comparison.steps[0].sentences
    for passage in (*changes.went, *changes.came):
        assert passage.quote in said
    assert "Strongly" in [node.text() for node in page.css("del")]
    assert "Firmly" in [node.text() for node in page.css("ins")]
    assert [node.text() for node in page.css("h1")] == ["Two versions of one assessment"]
    assert len(page.css("h1, h2, h3")) > 8


def test_the_same_documents_have_nothing_to_show(older) -> None:
    same = compare([older, older])
    for shown in (as_text(same), to_markdown(same), to_html(same)):
        assert "Nothing." in shown


def test_nothing_of_a_document_runs(hostile) -> None:
    comparison = compare(hostile)
    page = to_html(comparison)
    tree = LexborHTMLParser(page)
    assert tree.css("script, svg, img, b, iframe, a:not([href^='#'])") == []
    assert not [name for node in tree.css("*") for name in node.attributes if name.startswith("on")]
    assert "default-src 'none'" in page
    assert "{{ 7 * 7 }}" in tree.body.text()
    assert "<script>alert(1)</script>" in " ".join(tree.body.text().split())
    text, marked = as_text(comparison), to_markdown(comparison)
    for shown in (text, marked, page):
        assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e]", shown)
    assert "[bold]they[/bold] :bomb:" in text
    assert not re.search(r"(?<!\\)[`\[]", marked)
    assert "<" not in marked.replace("&lt;", "")


def test_command_line(command, older, newer, tmp_path) -> None:
    for name, card in (("old.json", older), ("new.json", newer)):
        (tmp_path / name).write_text(to_json(card), encoding="utf-8")
    files = (tmp_path / "old.json", tmp_path / "new.json")
    shown = command("compare", *files)
    assert shown.status == 0
    assert "Note: Sentences were not compared" in shown.out
    page = tmp_path / "compared.html"
    assert command("compare", *files, "-o", page, "--different").status == 0
    assert "<h1>Two assessments</h1>" in page.read_text(encoding="utf-8")
    assert json.loads(command("compare", *files, "--format", "json").out)["relation"] == "versions"


@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        (["a.json"], 2, "from two to 12"),
        (["a.json", "b.json", "--versions", "--different"], 2, "exclude each other"),
        (["a.json", "b.json", "-o", "x.pdf"], 2, "nothing is written as .pdf"),
        (["a.json", "b.json"], 4, "a.json cannot be opened"),
    ],
)
def test_wrong_use_is_told(command, arguments, status, said) -> None:
    done = command("compare", *arguments)
    assert done.status == status
    assert said in " ".join(done.err.replace("│", " ").split())


def test_page_is_accessible_in_light_and_dark(need, browser, comparison, tmp_path) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright")
    page_file = tmp_path / "page.html"
    page_file.write_text(to_html(comparison), encoding="utf-8")
    chromium = browser(need("chromium"))
    for scheme in ("light", "dark"):
        page = chromium.new_context(color_scheme=scheme, bypass_csp=True).new_page()
        page.goto(page_file.as_uri())
        page.evaluate("document.querySelectorAll('details').forEach(part => part.open = true)")
        assert axe.Axe().run(page).response["violations"] == []
    narrow = chromium.new_context(viewport={"width": 400, "height": 800}).new_page()
    narrow.goto(page_file.as_uri())
    assert narrow.evaluate("document.documentElement.scrollWidth") == 400
