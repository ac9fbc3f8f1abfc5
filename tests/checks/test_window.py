"""How long a consultation was open: by its dates, or in so many words."""

from __future__ import annotations

import pytest
from factviews import document_view

from eiascore import score
from eiascore.checks.window import WindowOptions, consultation_window

DATED = [
    ("The consultation ran from 3 June to 26 August 2024.", 85),
    ("The public consultation was open from 1 March 2025 until 10 April 2025.", 41),
    ("The consultation opened on 3 June and closed on 26 August 2024.", 85),
    ("The consultation opened on 1 December and closed on 31 January 2025.", 62),
    ("The consultation ran from 29 February to 28 March 2024.", 29),
]
SHORT = [
    ("We ran an eight-week public consultation.", 56),
    ("The consultation ran for six weeks.", 42),
    ("The public consultation will run from 1 March to 10 April 2025.", 41),
    ("The consultation lasted for a period of 30 days.", 30),
]
NO_LENGTH = [
    "We consulted between March and May 2025.",
    "The consultation was extended by two weeks.",
    "The consultation opened on 3 June 2024.",
    "Replies to the consultation were published within six weeks.",
    "The policy runs from 1 March to 10 April 2025, and we consulted the youth council on it.",
    "A two-week notice period applies to staff.",
]


def told(text: str, shorter_than: int | None = None) -> list[str]:
    return [
        m.why for m in consultation_window(document_view([{"text": text}]), WindowOptions(shorter_than=shorter_than))
    ]


@pytest.mark.parametrize(("text", "days"), DATED)
def test_the_dates_of_a_consultation_give_its_length(text: str, days: int) -> None:
    assert told(text) == [f"it was open for {days} days"]


@pytest.mark.parametrize(("text", "days"), [*SHORT, DATED[1]])
def test_a_short_one_is_told(text: str, days: int) -> None:
    assert told(text, 12) == [f"open for {days} days, less than 12 weeks (84 days)"]


@pytest.mark.parametrize("text", [*NO_LENGTH, DATED[0][0], "The consultation ran for twelve weeks."])
def test_what_is_long_enough_or_has_no_length_is_not_short(text: str) -> None:
    assert told(text, 12) == []


def test_a_short_exercise_beside_a_long_one_is_no_matter() -> None:
    rows = [{"text": "A four-week consultation of traders came first."}, {"text": DATED[0][0]}]
    assert list(consultation_window(document_view(rows), WindowOptions(shorter_than=12))) == []


def test_northern_ireland_is_told_of_less_than_twelve_weeks_and_others_are_not() -> None:
    body = (
        b"# Equality impact assessment\n\n## Policy\n\nThe council closes two leisure centres from May 2026, "
        b"and about 400 people who use them are affected.\n\n## Consultation\n\nThe consultation ran from 1 March to "
        b"10 April 2025. An Easy Read version of the paper was sent to all members.\n"
    )
    northern, english = (
        score(body, name="a.md", profile=f"{nation}+assessment").finding("eng_duration_access")
        for nation in ("northern-ireland", "england")
    )
    assert "a figure to look at: open for 41 days, less than 12 weeks (84 days)" in northern.trace
    assert (northern.level, {e.rule for e in northern.evidence if e.polarity == "undermines"}) == (2, {"short_window"})
    assert (english.level, {e.polarity for e in english.evidence}) == (2, {"supports"})
    (window,) = [e for e in english.evidence if e.rule == "window"]
    assert "P41D" in {fact.value for fact in window.facts}
