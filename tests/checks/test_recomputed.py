"""Ratios, gaps, changes and shares worked out again from the figures beside them: never a false alarm."""

from __future__ import annotations

import pytest
from factviews import document_view
from hypothesis import given
from hypothesis import strategies as st

from eiascore import score
from eiascore.checks.recomputed import RecomputedOptions, disagreeing, recomputed

RIGHT_OR_UNSURE = [
    "Black people are stopped at 14 per 1,000 against 4 per 1,000 for White people, that is 3.5 times as likely.",
    "38% of users are women compared with 51% of the population.",
    "Places went from 120 to 90, a fall of 25%.",
    "38% of users are women compared with 51% of the population, a gap of 13 percentage points.",
    "Asian residents are 46% of borrowers against 28% of residents, a ratio of 1.64.",
    "Asian residents are 46% of borrowers against 28% of residents, a ratio of 1.6.",
    "Women were twice as likely to be refused (31% against 16% of men).",
    "Black applicants are 2.9 times as likely to be refused (31% against 18%) after controlling for age.",
    "Disabled people are 22% of users and 14% of staff; the fee is 3 times the rate elsewhere.",
    "12 of the 40 respondents (30%) were women.",
    "The number of women fell from 1.2 million to 1.1 million, a fall of 8%.",
    "Exclusions of Black pupils rose from 2019 to 2023, a rise of 25%.",
    "Women aged from 16 to 24, a rise of 12%.",
    "The rate for Black men rose from 10 per 1,000 to 14 per 1,000, 3.5 times as high as for White men.",
    "Black people are about 5 times as likely (14 per 1,000 against 4 per 1,000).",
    "Option 3 of 12 options (80%) is for women.",
    "Stops of Black men fell from 1,200 to 900, a 25% fall.",
    "Disabled men were 3 times more likely: 16 per 1,000 against 4 per 1,000.",
    "Women are 60% of cleaners and 20% of managers, and Black women are five times as likely to be agency staff.",
    "The rate is 14 per 1,000 for Black people against 40 per 10,000, that is 9 times as likely.",
    "Women are 31% of users, 16% of staff and 51% of residents, that is 4 times as likely.",
    "31% of disabled applicants against 18% were refused, and 12 percentage points of the budget went unspent.",
]
WRONG = [
    ("14 per 1,000 against 4 per 1,000 for White people, that is 6.5 times as likely.", "3.5"),
    (
        "38% of users are women compared with 51% of the population, a gap of 23 percentage points.",
        "13 percentage points",
    ),
    ("Places for women went from 120 to 90, a fall of 35%.", "a fall of 25%"),
    ("Women were four times as likely to be refused (31% against 16% of men).", "1.94"),
    ("Asian residents are 46% of borrowers against 28% of residents, a ratio of 2.4.", "1.64"),
    ("12 of the 40 respondents (48%) were women.", "30%"),
    ("Stops of Black men went from 900 in 2019 to 1,200 in 2023, a fall of 25%.", "a rise of 33.3%"),
    ("Grants to women's groups went from £48,250 to £32,150, a reduction of 50%.", "a fall of 33.4%"),
]


@pytest.mark.parametrize("text", RIGHT_OR_UNSURE)
def test_what_is_right_or_unsure_is_left_alone(text: str) -> None:
    assert disagreeing(text) == []


@pytest.mark.parametrize(("text", "real"), WRONG)
def test_what_the_figures_belie_is_told_with_what_they_come_to(text: str, real: str) -> None:
    (found,) = disagreeing(text)
    assert found.told == f"the figures beside it come to {real}"
    assert any(map(str.isalnum, text[found.start : found.end]))


@given(st.integers(1, 500), st.integers(1, 500), st.integers(0, 3))
def test_whatever_is_worked_out_and_rounded_stands(a: int, b: int, places: int) -> None:
    told = f"Black people: {a} per 1,000 against {b} per 1,000, that is {a / b:.{places or 1}f} times as likely."
    assert disagreeing(told) == []
    part, whole = min(a, b), max(a, b)
    assert disagreeing(f"{part} of the {whole} respondents ({100 * part / whole:.{places}f}%) were women.") == []
    word = "fall" if b < a else "rise"
    assert disagreeing(f"Places went from {a} to {b}, a {word} of {abs(100 * (b / a - 1)):.{places}f}%.") == []


def test_only_sentences_on_a_characteristic_count() -> None:
    rows = [
        {"text": "Visits went from 120 to 90, a fall of 35%."},
        {"text": "Visits by women went from 120 to 90, a fall of 35%."},
    ]
    found = list(recomputed(document_view(rows).authored, RecomputedOptions()))
    assert [match.view.text for match in found] == [rows[1]["text"]]


def test_the_finding_notes_it_and_keeps_its_level() -> None:
    body = (
        "# Equality impact assessment\n\n## Evidence\n\nThe new fee applies to all users of the pool from May. "
        "Of the users 38% are women compared with 51% of the population, a gap of {} percentage points.\n\n"
        "## Impact\n\nThe fee is likely to mean that women on low incomes swim less, because they pay for children.\n"
    )
    right, wrong = (
        score(body.format(gap).encode(), name="pool.md").finding("evi_disproportionality") for gap in (13, 23)
    )
    assert (right.level, right.trace) == (wrong.level, right.trace)
    note = "a figure to look at: says “23 percentage points”; the figures beside it come to 13 percentage points"
    assert note in wrong.trace
    assert [e.rule for e in wrong.evidence if e.polarity == "undermines"] == ["does_not_add_up"]
