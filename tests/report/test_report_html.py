"""The page of a scorecard: one file, nothing from outside, accessible, and every quotation as the document has it."""

from __future__ import annotations

import base64
import hashlib
import html
import json
import re
from collections import Counter
from itertools import pairwise

import pytest
from selectolax.lexbor import LexborHTMLParser as HTMLParser

import eiascore
from eiascore.report.html import page
from eiascore.report.html.page import LARGEST
from eiascore.report.wire import to_json, to_wire
from eiascore.rubric import load_rubric
from eiascore.schema import Scorecard
from eiascore.schema.wire import WireEvidence, WireScorecard
from eiascore.text import visible

STRONG, WEAK, BLANK = "strong-police-search.pdf", "weak-ministerial-statement.docx", "blank-form.docx"
CSS = re.compile(r"<style>(.*?)</style>", re.DOTALL)


def flat(text: str | None) -> str:
    return "".join((text or "").split())


@pytest.fixture(scope="module")
def pages(cards: dict[str, Scorecard]) -> dict[str, HTMLParser]:
    return {name: HTMLParser(page(card)) for name, card in cards.items()}


@pytest.fixture
def made(card: Scorecard) -> HTMLParser:
    return HTMLParser(page(card))


def test_it_is_a_page_in_british_english_with_one_title(card: Scorecard, made: HTMLParser) -> None:
    assert made.css_first("html").attributes["lang"] == "en-GB"
    assert [h.text() for h in made.css("h1")] == [card.document.name]
    assert card.document.name in made.css_first("title").text()
    assert len(made.css("main")) == len(made.css("nav[aria-label]")) == len(made.css("body > header")) == 1
    assert made.css_first("body a").attributes == {"class": "skip", "href": "#summary"}


def test_headings_leave_out_no_level(made: HTMLParser) -> None:
    levels = [int(node.tag[1]) for node in made.css("h1, h2, h3, h4, h5, h6")]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_it_loads_and_runs_nothing(card: Scorecard, made: HTMLParser) -> None:
    assert made.css("script, link, img, iframe, object, embed, base, form, use, image, [style], [src], [action]") == []
    assert [n for n in made.css("*") if any(name.startswith("on") for name in n.attributes)] == []
    assert [n.attributes["href"] for n in made.css("[href]") if not n.attributes["href"].startswith("#")] == []
    style = made.css_first("style").text()
    assert "url(" not in style and "@import" not in style and "http" not in style


def test_its_policy_allows_its_own_style_and_nothing_else(card: Scorecard) -> None:
    source = page(card)
    digest = base64.b64encode(hashlib.sha256(CSS.search(source).group(1).encode()).digest()).decode()
    policy = HTMLParser(source).css_first("meta[http-equiv]").attributes
    assert policy["http-equiv"] == "Content-Security-Policy"
    assert policy["content"].startswith(f"default-src 'none'; style-src 'sha256-{digest}';")
    assert source.startswith("<!DOCTYPE html>\n<html")


def test_every_link_leads_to_one_place(made: HTMLParser) -> None:
    ids = [node.attributes["id"] for node in made.css("[id]")]
    assert len(ids) == len(set(ids))
    assert {node.attributes["href"][1:] for node in made.css("a")} <= set(ids)
    assert {node.attributes["aria-labelledby"] for node in made.css("[aria-labelledby]")} <= set(ids)
    assert all(node.text(strip=True) for node in made.css("a, summary, h2, h3, h4"))


def test_tables_have_captions_headers_a_scope_and_pictures_words(made: HTMLParser) -> None:
    assert all(table.css_first("caption").text(strip=True) for table in made.css("table"))
    assert {node.attributes.get("scope") for node in made.css("th")} <= {"row", "col", "rowgroup"}
    assert all(node.attributes.get("tabindex") == "0" for node in made.css(".scroll"))
    for picture in made.css("svg"):
        assert picture.attributes.get("aria-hidden") == "true" or picture.attributes.get("aria-label")


def test_the_same_page_comes_from_the_published_scorecard_alone(card: Scorecard) -> None:
    published = WireScorecard.model_validate_json(to_json(card))
    assert page(published) == page(card) == page(card)
    assert len(page(card).encode()) < LARGEST


def test_every_quotation_stands_as_the_document_has_it(card: Scorecard, made: HTMLParser) -> None:
    text = flat(visible(card.document.text))
    shown = [flat(node.text()) for node in made.css("blockquote")]
    assert [quote for quote in shown if quote[1:-1] not in text or quote[0] + quote[-1] != "“”"] == []
    assert (len(shown) > 20) is bool(card.grade.letter)


def test_all_evidence_is_there_or_counted(cards: dict[str, Scorecard], pages: dict[str, HTMLParser]) -> None:
    for name, card in cards.items():
        for finding in to_wire(card).findings if card.grade.letter else ():
            article = next(a for a in pages[name].css("article") if a.css_first("h3").id == finding.criterion)
            details = article.css_first("details")
            if finding.status == "not_applicable":
                assert details is None
                continue
            shown = [flat(q.text()) for q in details.css(".quote:not(.near) blockquote")]
            left_out = re.search(r"(\d+) more quotations? in the JSON", details.text())
            assert len(shown) + (int(left_out[1]) if left_out else 0) == len(finding.evidence)
            evidence = Counter(f"“{flat(visible(e.quote))}”" for e in finding.evidence)
            assert Counter(shown) <= evidence
            assert len(details.css(".near")) == len(finding.searched.near_misses)
            for miss in finding.searched.near_misses:
                assert flat(miss.reason) in flat(details.text())


def remarks(article: object, evidence: WireEvidence) -> str:
    found = [q for q in article.css("details .quote") if flat(q.css_first("blockquote").text())[1:-1] == evidence]
    return " ".join(q.css_first("figcaption").text() for q in found)


def test_a_quotation_says_where_it_stands_and_what_is_to_be_known_of_it(
    cards: dict[str, Scorecard], pages: dict[str, HTMLParser]
) -> None:
    seen: set[str] = set()
    for article in pages[STRONG].css("article"):
        finding = next(f for f in to_wire(cards[STRONG]).findings if f.criterion == article.css_first("h3").id)
        for evidence in finding.evidence[:8]:
            said = remarks(article, flat(visible(evidence.quote)))
            assert f"p. {evidence.page}" in said
            assert {"supports": "For", "undermines": "Against"}[evidence.polarity] in said
            if evidence.found_by == "classifier":
                assert "found by the classifier alone" in said
                seen.add("classifier")
            if evidence.assertion in ("planned", "conditional"):
                seen.add(evidence.assertion)
    assert seen == {"classifier", "planned", "conditional"}


def test_a_repeated_quotation_is_marked(cards: dict[str, Scorecard]) -> None:
    card = to_wire(cards[STRONG])
    finding = max(card.findings, key=lambda f: len(f.evidence))
    again = finding.evidence[-1].model_copy(update={"repeated": True})
    changed = finding.model_copy(update={"evidence": [*finding.evidence[:3], again]})
    findings = [changed if f is finding else f for f in card.findings]
    article = HTMLParser(page(card.model_copy(update={"findings": findings}))).css_first(
        f"article:has(#{finding.criterion})"
    )
    assert article.text().count("repeats an earlier quotation, and does not count again") == 1


def test_the_first_screen_says_what_counts(cards: dict[str, Scorecard], pages: dict[str, HTMLParser]) -> None:
    card, summary = cards[STRONG], pages[STRONG].css_first("main > section")
    letters = [row.css_first("td").text(strip=True)[0] for row in summary.css(".letters tbody tr")]
    assert letters == [grade.letter for grade in card.grade.dimensions.values()]
    assert summary.css_first(".overall").text().split() == [
        "Overall",
        card.grade.letter,
        f"{card.grade.score:.0f}",
        "of",
        "100",
    ]
    assert [len(part.css(".points > li")) for part in summary.css("#points > div")] == [3, 3]
    assert all(cap.reason.split(" above ")[0] in summary.text() for cap in card.grade.caps)
    doubted = len(card.needs_person.criteria)
    assert f"A person should judge {doubted} of 33 criteria ({card.needs_person.share:.0%})." in summary.text()
    assert to_wire(card).relevance.says in summary.text()
    assert "letters would change with a single quotation" in summary.text()
    assert card.limits[0] in summary.text()
    lead = pages[STRONG].css_first("header .lead").text()
    assert "Scored under: England and UK government, full assessment (why)." in pages[STRONG].css_first("header").text()
    assert lead == "An equality impact assessment under the law of England, 9 pages, 2,735 words, read as PDF."


def test_an_absence_says_where_it_looked_and_what_came_near(
    cards: dict[str, Scorecard], pages: dict[str, HTMLParser]
) -> None:
    for finding in to_wire(cards[STRONG]).findings:
        if finding.status == "not_found":
            article = next(a for a in pages[STRONG].css("article") if a.css_first("h3").id == finding.criterion)
            assert "the document does not show it" in article.text()
            assert f"{finding.searched.sentences} sentences of the body in 15 sections; pages 1-9." in article.text()
    weakest = pages[WEAK].css("#points > div")[1]
    assert "searched" in weakest.css_first(".absence").text()


def test_the_rubric_says_why_it_matters_and_asks_what_would_lift_it(pages: dict[str, HTMLParser]) -> None:
    rubric = load_rubric()
    for criterion in rubric.criteria[:6]:
        article = next(a for a in pages[WEAK].css("article") if a.css_first("h3").id == criterion.id)
        assert all(rubric.sources[source] in article.text() for source in criterion.sources)
    article = pages[WEAK].css_first("article:has(#eng_influence)")
    lifts = [p.text() for p in article.css("details p") if "truthfully" in p.text()]
    assert lifts == [f"For level 1, could the document truthfully show this: “{rubric.criteria[3].levels[1].means}”?"]


def test_another_rubric_is_told_and_its_words_left_out(cards: dict[str, Scorecard]) -> None:
    card = to_wire(cards[WEAK])
    other = card.model_copy(update={"rubric": card.rubric.model_copy(update={"sha256": "0" * 64})})
    text = HTMLParser(page(other)).text()
    assert "is not the one of this scorecard" in text
    assert "Why it matters" not in text and "What would lift it" not in text
    assert card.findings[0].question in text and card.findings[0].means in text


def test_a_rubric_of_ones_own_is_given_and_none_is_opened_because_a_scorecard_names_it(specimens) -> None:
    path = specimens.parents[1] / "rubrics" / "examples" / "welsh-language" / "welsh-language.yaml"
    own = load_rubric(str(path))
    card = to_wire(eiascore.score(specimens / "middling-council-form.docx", rubric=own))
    assert "is not at hand" in page(card)
    named = card.model_copy(update={"rubric": card.rubric.model_copy(update={"id": str(path)})})
    assert "is not at hand" in page(named)
    assert own.criteria[0].why in HTMLParser(page(card, rubric=own)).text()


def test_what_is_not_graded_is_said_in_a_sentence(cards: dict[str, Scorecard], pages: dict[str, HTMLParser]) -> None:
    blank = pages[BLANK]
    assert "A blank form: not graded." in blank.css_first("main > section").text()
    assert all(reason in blank.text() for reason in cards[BLANK].kind.reasons)
    assert blank.css("article, .letters, #overview") == []
    assert cards[BLANK].document.sha256 in blank.css_first("dl").text()


def test_a_very_long_scorecard_stays_small_and_says_what_it_leaves_out(cards: dict[str, Scorecard]) -> None:
    card = to_wire(cards[STRONG])
    long = [
        e.model_copy(update={"quote": f"{e.quote} {'and so on ' * 300}"}) for f in card.findings for e in f.evidence
    ]
    findings = [f.model_copy(update={"evidence": long}) for f in card.findings]
    source = page(card.model_copy(update={"findings": findings}))
    assert len(source.encode()) <= LARGEST
    assert "more quotations in the JSON of this scorecard." in source
    assert "more dates in the JSON of this scorecard." in source
    assert re.search(r"… *”<span class=\"more\"> \([\d,]+ more characters\)", source)


def test_colours_can_be_told_apart_in_light_dark_and_print(cards: dict[str, Scorecard]) -> None:
    style = CSS.search(page(cards[BLANK])).group(1)
    themes = [dict(re.findall(r"--(\w+):\s*(#[0-9a-f]{6})", part)) for part in style.split(":root")[1:]]
    assert len(themes) == 3
    text = [(front, back) for front in ("text", "quiet", "link") for back in ("ground", "panel")]
    for theme in themes:
        for front, back in [*text, ("ink", "ground")]:
            assert contrast(theme[front], theme[back]) >= 4.5, (front, back)
        for front, back in [("bar", "ground"), ("bar", "track"), *((x, "ground") for x in ("for", "against", "near"))]:
            assert contrast(theme[front], theme[back]) >= 3, (front, back)


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    parts = [int(colour[k : k + 2], 16) / 255 for k in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_a_document_stays_text(hostile: Scorecard) -> None:
    source = page(hostile)
    made = HTMLParser(source)
    assert made.css("script, img, a[href^=javascript], [onclick]") == []
    assert all(character not in source for character in ("\x1b", "\x07", "\u202e"))
    text = flat(made.css_first("main").text())
    assert all(flat(visible(hostile.document.quote(s))) in text for s in hostile.document.sentences)
    assert "⟨U+202E⟩reversed" in made.css_first("main").text()
    assert made.css_first("h1 bdi").text().startswith("=")
    assert all(node.attributes["dir"] == "auto" for node in made.css("blockquote"))


INJECTED = (
    ("h1", "Equality impact assessment of <script>alert(1)</script> the ramp"),
    ("h2", 'Who did you consult? "><svg onload=alert(2)>'),
    ("p", "We consulted the Deaf Forum on 3 March 2026, who said <img src=x onerror=alert(3)> it was steep."),
    (
        "p",
        'We met =HYPERLINK("http://x.invalid") the Carers\' Group, run by disabled people </style><style>*{}</style>.',
    ),
    ("p", "Because the Deaf Forum said {{ 7 * 7 }} {% raw %} it was steep, we changed the ramp &lt;b&gt; -->."),
    ("p", f"We consulted @SUM(1+1) with Age UK about {'x' * 10_000} on 4 April 2026, and 40 residents replied."),
    ("h2", "Disability"),
    ("p", "Disabled people will be worse off because the ramp is steep, and 61% of them said so."),
)


@pytest.fixture(scope="module")
def injected() -> Scorecard:
    made = "".join(f"<{tag}>{html.escape(text)}</{tag}>" for tag, text in INJECTED)
    return eiascore.score(made.encode(), name='"><script>alert(0)</script>\u202ecod.html')


def test_an_injected_document_is_scored_and_shown_as_text(injected: Scorecard) -> None:
    source = page(injected)
    made = HTMLParser(source)
    assert injected.grade.letter
    assert made.css("script, img, svg[onload], main style") == []
    assert [n for n in made.css("*") if any(name.startswith("on") for name in n.attributes)] == []
    shown = made.css_first("main").text()
    for words in (
        "<img src=x onerror=alert(3)>",
        "=HYPERLINK(",
        "</style><style>",
        "{{ 7 * 7 }} {% raw %}",
        "&lt;b&gt;",
    ):
        assert words in shown, words
    assert made.css_first("h1").text() == '"><script>alert(0)</script>⟨U+202E⟩cod.html'
    assert "overflow-wrap: anywhere" in CSS.search(source).group(1)


def test_hostile_ids_of_a_published_scorecard_are_text(injected: Scorecard) -> None:
    record = json.loads(to_json(injected))
    bad = '"><script>alert(9)</script> x'
    record["findings"][0] |= {"criterion": bad, "dimension": bad, "question": bad}
    record["grade"]["dimensions"][bad] = {"letter": "C", "uncapped": "B", "score": 50.0}
    record["provenance"]["options"] = {bad: bad}
    made = HTMLParser(page(WireScorecard.model_validate(record)))
    assert made.css("script") == []
    ids = [node.attributes["id"] for node in made.css("[id]")]
    assert len(ids) == len(set(ids)) and all(re.fullmatch(r"[\w-]+", one) for one in ids)
