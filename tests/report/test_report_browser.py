"""The page in a browser: nothing is loaded, nothing runs, everybody can use it, and it prints."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import eiascore
from eiascore.report.html import index, page
from eiascore.schema import Scorecard

STRONG, WEAK, BLANK = "strong-police-search.pdf", "weak-ministerial-statement.docx", "blank-form.docx"
SHORT = "screening-health-trust.html"
KINDS_OF_PAGE = (WEAK, BLANK, "index")
WIDE, NARROW = {"width": 1280, "height": 900}, {"width": 320, "height": 640}


@pytest.fixture(scope="session")
def files(cards: dict[str, Scorecard], tmp_path_factory) -> dict[str, str]:
    """The addresses of a page for each specimen, and of their index."""
    folder: Path = tmp_path_factory.mktemp("pages")
    made = {name: page(card) for name, card in cards.items()}
    made["index"] = index(cards.values(), (f"{name}.html" for name in cards))
    for name, source in made.items():
        (folder / f"{name}.html").write_text(source, encoding="utf-8")
    return {name: (folder / f"{name}.html").as_uri() for name in made}


@pytest.fixture
def visit(browser: Any, need) -> Iterator[Any]:
    """Return a function that opens a page in a context of its own."""
    program, contexts = need("chromium"), []

    def go(address: str, **options: Any) -> Any:
        context = browser(program).new_context(**({"viewport": WIDE} | options))
        contexts.append(context)
        opened = context.new_page()
        opened.asked = []
        opened.on("request", lambda request: opened.asked.append(request.url))
        opened.goto(address)
        return opened

    yield go
    for context in contexts:
        context.close()


@pytest.mark.parametrize(
    ("name", "scheme", "viewport"),
    [(WEAK, "light", WIDE), (SHORT, "dark", NARROW), ("index", "light", NARROW), (BLANK, "dark", WIDE)],
)
def test_axe_finds_no_fault(visit, files: dict[str, str], name: str, scheme: str, viewport: dict[str, int]) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    opened = visit(files[name], color_scheme=scheme, viewport=viewport)
    if viewport is NARROW:  # what is folded away is hidden from axe, too
        opened.evaluate("for (const fold of document.querySelectorAll('details:nth-of-type(1)')) fold.open = true")
    tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
    found = axe.run(opened, options={"runOnly": tags, "resultTypes": ["violations"]})
    assert [(v["id"], v["nodes"][0]["html"][:200]) for v in found.response["violations"]] == []


def test_nothing_is_asked_for_and_nothing_is_wrong(visit, files: dict[str, str]) -> None:
    for name in KINDS_OF_PAGE:
        opened = visit("about:blank")
        told: list[str] = []
        opened.on("console", lambda message, told=told: told.append(message.text))
        opened.goto(files[name])
        assert (opened.asked, told) == ([files[name]], []), name


def test_the_keyboard_reaches_every_fold_and_opens_it(visit, files: dict[str, str]) -> None:
    opened = visit(files[SHORT])
    opened.keyboard.press("Tab")
    assert opened.evaluate("document.activeElement.className") == "skip"
    assert opened.evaluate("document.activeElement.getBoundingClientRect().left") >= 0
    count, seen = opened.locator("summary").count(), set()
    for _ in range(400):
        opened.keyboard.press("Tab")
        tag, text, outline = opened.evaluate(
            "(e => [e.tagName, e.textContent, getComputedStyle(e).outlineStyle])(document.activeElement)"
        )
        if tag == "BODY":
            break
        assert outline == "solid", text
        if tag == "SUMMARY":
            seen.add(text)
            if len(seen) == 1:
                opened.keyboard.press("Enter")
    assert len(seen) == count > 10
    assert opened.locator("details[open]").count() == 1


def test_nothing_is_wider_than_a_narrow_screen(visit, files: dict[str, str]) -> None:
    for name in KINDS_OF_PAGE:
        opened = visit(files[name], viewport=NARROW)
        opened.evaluate("for (const fold of document.querySelectorAll('details')) fold.open = true")
        assert opened.evaluate("document.documentElement.scrollWidth") == NARROW["width"], name


def test_a_long_word_wraps(visit, tmp_path: Path) -> None:
    word = "x" * 1_000
    said = f"We consulted Age UK about {word} on 4 April 2026, and 40 residents replied."
    text = f"# Equality impact assessment\n\n{said}\n\nOlder people will be worse off because the ramp is steep.\n"
    path = tmp_path / "long.html"
    path.write_text(page(eiascore.score(text.encode(), name=f"{word}.md")), encoding="utf-8")
    opened = visit(path.as_uri(), viewport=NARROW)
    assert opened.locator("blockquote", has_text=word).count() > 0
    assert opened.evaluate("document.documentElement.scrollWidth") == NARROW["width"]


def test_links_and_folds_are_large_enough_to_hit(visit, files: dict[str, str]) -> None:
    for name in (STRONG, "index"):
        heights = visit(files[name]).evaluate(
            "[...document.querySelectorAll('nav a, summary, td a, th a')].map(e => e.getBoundingClientRect().height)"
        )
        assert len(heights) > 5 and min(heights) >= 24


def test_it_works_without_scripts_and_a_fold_opens_by_a_click(visit, files: dict[str, str]) -> None:
    opened = visit(files[STRONG], java_script_enabled=False)
    fold = opened.locator("article details").first
    assert not fold.locator("h4").first.is_visible()
    fold.locator("summary").click()
    assert fold.locator("h4").first.is_visible()


def test_it_prints_with_every_fold_open(visit, files: dict[str, str], cards, tmp_path: Path) -> None:
    opened = visit(files[WEAK], color_scheme="dark")
    path = tmp_path / "page.pdf"
    opened.pdf(path=str(path), prefer_css_page_size=True)
    printed = eiascore.read(path, pages="all")
    flat = "".join(printed.text.replace("-\n", "").split())
    assert flat.count("Whereitlooked") == sum(f.status != "not_applicable" for f in cards[WEAK].findings)
    assert "Howitwasmade" in flat and len(printed.pages) < 60
