"""Parts of the page that are worked out from the scorecard: dates with their chart, and the characteristics."""

from __future__ import annotations

from datetime import date

import pytest
from selectolax.lexbor import LexborHTMLParser as HTMLParser

from eiascore.report.html import page
from eiascore.report.html.dates import LANES, chart, dated
from eiascore.report.html.guide import guide
from eiascore.report.html.matrix import matrix
from eiascore.report.html.quotes import Room
from eiascore.report.html.summary import changes, firmness
from eiascore.report.wire import to_wire
from eiascore.schema import Scorecard
from eiascore.schema.wire import WireScorecard

ROOM = Room(12, 1500)


@pytest.fixture(scope="module")
def strong(cards: dict[str, Scorecard]) -> WireScorecard:
    return to_wire(cards["strong-police-search.pdf"])


def test_dates_are_told_as_the_quotations_have_them(strong: WireScorecard) -> None:
    events = dated(strong, ROOM)
    told = [(e.what, e.words, e.first) for e in events]
    assert ("Assessed", "8 September 2025", date(2025, 9, 8)) in told
    assert ("Decision (expected)", "14 April 2026", date(2026, 4, 14)) in told
    assert ("Review", "1 December 2026", date(2026, 12, 1)) in told
    assert ("Engagement", "autumn 2025", date(2025, 9, 1)) in told
    assert all(e.words in " ".join(e.quote.text.split()) for e in events)
    assert [e.first for e in events] == sorted(e.first for e in events)


def test_the_chart_holds_the_dates_of_the_table_in_their_order(strong: WireScorecard) -> None:
    events = dated(strong, ROOM)
    drawn = chart(events)
    assert drawn.title == "Last work on the assessment 30 March 2026, decision expected 14 April 2026"
    assert [lane.title for lane in drawn.lanes] == [
        LANES[name] for name in LANES if any(e.lane == name for e in events)
    ]
    places = {mark.left for lane in drawn.lanes for mark in lane.marks}
    assert len(places) == len({e.first for e in events})
    assert min(places) == 3.0 and max(m.right for lane in drawn.lanes for m in lane.marks) == 97.0
    assert [mark.ahead for lane in drawn.lanes if lane.title == "Decision" for mark in lane.marks] == [True]
    assert [tick.words for tick in drawn.ticks] == ["Jan 2026", "Jul 2026", "Jan 2027"]
    made = HTMLParser(page(strong))
    assert len(made.css(".chart circle")) == sum(len(lane.marks) for lane in drawn.lanes)
    rows = made.css("table:has(#dates-table) tbody tr")
    assert [row.css_first("th").text() for row in rows] == [e.words for e in events]


def test_one_date_is_no_chart(strong: WireScorecard) -> None:
    events = dated(strong, ROOM)
    assert chart([]) is None
    assert chart([e for e in events if e.words == "1 December 2026"]) is None
    assert chart([e for e in events if e.lane == "assessed"]).title == (
        "The dates quoted run from 8 September 2025 to 30 March 2026"
    )


def test_a_date_without_a_year_stands_in_the_table_alone(cards: dict[str, Scorecard]) -> None:
    card = to_wire(cards["strong-police-search.pdf"])
    finding = next(f for f in card.findings if f.criterion == "tim_review_date")
    fact = finding.evidence[0].facts[0].model_copy(update={"value": "--12-01/--12-01"})
    evidence = finding.evidence[0].model_copy(update={"facts": [fact]})
    findings = [finding.model_copy(update={"evidence": [evidence]})]
    (event,) = dated(card.model_copy(update={"findings": findings}), ROOM)
    assert (event.words, event.first) == ("1 December 2026", None)
    assert chart([event]) is None


def test_the_matrix_counts_quotations_that_carry_a_characteristic(strong: WireScorecard) -> None:
    found = matrix(strong, guide(strong))
    # Engagement: who took part, told by race and age.
    assert found.columns == ("Stakeholder engagement", "Evidence and analysis", "Intersectionality", "Mitigation")
    assert [row.name for row in found.rows][:2] == ["Age", "Disability"] and len(found.rows) == 9
    race = next(row for row in found.rows if row.name == "Race")
    disaggregated = next(f for f in strong.findings if f.criterion == "evi_disaggregated")
    carrying = [e for e in disaggregated.evidence if any(f.value == "race" for f in e.facts) and not e.repeated]
    assert next(c.words for c in race.cells[1] if c.anchor == "evi_disaggregated") == f"{len(carrying)} for"
    combined = next(c for c in race.cells[2] if c.anchor == "int_named_combinations")
    assert combined.words == "3 for"
    assert found.silent == ()


def test_a_characteristic_that_no_quotation_carries_is_named(cards: dict[str, Scorecard]) -> None:
    card = to_wire(cards["strong-police-search.pdf"])
    only = [f for f in card.findings if f.criterion == "mit_monitoring_trigger"]
    found = matrix(card.model_copy(update={"findings": only}), guide(card))
    assert found.columns == ("Mitigation",)
    assert {"religion or belief", "sexual orientation"} <= set(found.silent)
    assert matrix(card.model_copy(update={"findings": []}), guide(card)) is None


def test_what_the_letters_hang_on_is_told_with_its_quotation(strong: WireScorecard) -> None:
    told = changes(strong, guide(strong), ROOM)
    assert len(told) == len(strong.sensitivity.quotations) + len(strong.sensitivity.weights)
    first = strong.sensitivity.quotations[0]
    assert (told[0].words, told[0].quote.text) == (
        "Stakeholder engagement: C instead of B without this quotation",
        first.quote,
    )
    assert "Intersectionality: B instead of C if “Named combinations” weighed 5 points more" in [c.words for c in told]
    assert firmness(strong) == "6 of 6 letters would change with a single quotation. The overall letter is one of them."
    firm = strong.sensitivity.model_copy(update={"quotations": [], "weights": []})
    assert firmness(strong.model_copy(update={"sensitivity": firm})).startswith("All 6 letters are firm")
    old = strong.model_copy(update={"sensitivity": type(firm)()})
    assert firmness(old) == "This scorecard does not tell what its letters hang on."


def test_quotations_of_one_red_flag_stand_together(cards: dict[str, Scorecard]) -> None:
    card = to_wire(cards["weak-ministerial-statement.docx"])
    section = HTMLParser(page(card)).css_first("section:has(#flags)")
    assert len(section.css("blockquote")) == len(card.red_flags) > len(section.css("li"))
    assert len(section.css("li")) == len({(flag.id, flag.criterion) for flag in card.red_flags})
    assert all(flag.means in section.text() for flag in card.red_flags)
    # A red flag does not say its section; the evidence with the same words does.
    assert "no page numbers" not in section.text()


def test_many_quotations_for_do_not_crowd_out_one_against(strong: WireScorecard) -> None:
    finding = max(strong.findings, key=lambda f: len(f.evidence))
    against = finding.evidence[0].model_copy(update={"polarity": "undermines", "quote": "Nobody was asked at all."})
    also = against.model_copy(update={"quote": "Nor will anybody be."})
    changed = finding.model_copy(update={"evidence": [*finding.evidence * 4, against, also]})
    findings = [changed if f is finding else f for f in strong.findings]
    article = HTMLParser(page(strong.model_copy(update={"findings": findings}))).css_first(
        f"article:has(#{finding.criterion})"
    )
    assert [q.text() for q in article.css("article > .quote.against blockquote")] == ["“Nobody was asked at all.”"]
    assert "“Nor will anybody be.”" in [q.text() for q in article.css("details .against blockquote")]
