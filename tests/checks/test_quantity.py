"""Figures: counts, percentages, ratios, money and comparisons, with what only looks like one."""

from __future__ import annotations

from typing import Any

import pytest
from factviews import document_view, view
from hypothesis import given
from hypothesis import strategies as st

from eiascore.checks import figures, quantity

FOUND = [
    ("In 2023 we met 412 residents.", "number", "412", "412"),
    ("About 1.2 million people live here.", "number", "1.2 million", "1200000"),
    ("6,412 accepted placements", "number", "6,412", "6412"),
    ("We held two workshops.", "number", "two", "2"),
    ("Nineteen warnings were given to girls.", "number", "Nineteen", "19"),
    ("Of 38 who applied, few were hired (n = 38).", "number", "38", "38"),
    ("46% of borrowers said so.", "percentage", "46%", "46"),
    ("Some 7.5 per cent of staff", "percentage", "7.5 per cent", "7.5"),
    ("One in four customers has no printer.", "percentage", "One in four", "25"),
    ("Two-thirds of respondents agreed.", "percentage", "Two-thirds", "66.67"),
    ("37 of the 46 are women.", "percentage", "37 of the 46", "80.43"),
    ("Asian applicants wait 1.7 times as long.", "ratio", "1.7 times", "1.7"),
    ("They are three times as likely to be refused.", "ratio", "three times", "3"),
    ("Use is 4.2 per 1,000 adults.", "ratio", "4.2 per 1,000", "4.2 per 1000"),
    ("The gap is 8 percentage points.", "ratio", "8 percentage points", "8 points"),
    ("with an odds ratio of 1.6", "ratio", "odds ratio of 1.6", "1.6"),
    ("RRI 1.6", "ratio", "RRI 1.6", "1.6"),
    ("The ratio is 2:1 for women.", "ratio", "ratio is 2:1", "2"),
    ("twice the rate of White drivers", "ratio", "twice the rate", "2"),
    ("a fourfold difference", "ratio", "fourfold", "4"),
    ("It costs £1.2m a year.", "money", "£1.2m", "1200000"),
    ("A single is 80p.", "money", "80p", "0.8"),
    ("46% of borrowers against 28% of residents", "comparison", "46% of borrowers against 28%", "46|28"),
    ("Women are 61%, higher than the 49% in the county.", "comparison", "61%, higher than the 49%", "61|49"),
    ("Higher than the 12% in the borough", "comparison", "Higher than the 12%", "12"),
    ("Women are over-represented at 61%.", "comparison", "over-represented at 61%", "61"),
    ("Black men are 4.5 times as likely.", "comparison", "4.5 times", "4.5"),
    ("31% of Black and 18% of White applicants passed.", "comparison", "31% of Black and 18%", "31|18"),
    ("Muslim: 24% (residents: 13%)", "comparison", "24% (residents: 13%", "24|13"),
    ("52 against 181 a year", "comparison", "52 against 181", "52|181"),
    ("They make up 11.9% of women but 18% of prisoners.", "comparison", "11.9% of women but 18%", "11.9|18"),
]

NOT_FOUND = [
    ("Section 149 of the Equality Act 2010", "number"),
    ("See paragraphs 2.6 and 2.7 for why.", "number"),
    ("4.10 Claimants with several needs", "number"),
    ("On 12 March 2024 and 3–5 May the panel met.", "number"),
    ("The plan runs from 2023/24 to 2025-26.", "number"),
    ("It will last 12 weeks or six months.", "number"),
    ("People aged 18 to 24 and over-65s", "number"),
    ("Open at 10:30am and 2pm.", "number"),
    ("Ring 0300 123 4567.", "number"),
    ("Option 2 in Table 3 on page 14", "number"),
    ("under section 41(2)(c)", "number"),
    ("We have two reasons.", "number"),
    ("Support is 1:1.", "ratio"),
    ("We met them three times.", "ratio"),
    ("Numbers rose from 12% to 15%.", "comparison"),
    ("Men 49%, women 51%", "comparison"),
    ("Act if it is more than 15%.", "comparison"),
    ("We compared both options with care.", "comparison"),
]


def found(text: str, **fields: Any) -> set[tuple[str, str, str]]:
    return {(kind, text[s:e], value) for kind, s, e, value in quantity.find(view(text, **fields))}


@pytest.mark.parametrize(("text", "kind", "words", "value"), FOUND)
def test_finds_the_figure(text: str, kind: str, words: str, value: str) -> None:
    assert (kind, words, value) in found(text)


@pytest.mark.parametrize(("text", "kind"), NOT_FOUND)
def test_leaves_what_only_looks_like_one(text: str, kind: str) -> None:
    assert not [f for f in found(text) if f[0] == kind]


def test_a_bare_cell_takes_its_kind_from_the_headers() -> None:
    assert found("412", kind="cell", row_header="Asian", column_header="Cases") == {("number", "412", "412")}
    assert found("35.9", kind="cell", row_header="Asian", column_header="% of cases") == {
        ("percentage", "35.9", "35.9")
    }
    assert ("ratio", "1.45", "1.45") in found("1.45*", kind="cell", row_header="Asian", column_header="Ratio")
    assert found("2024", kind="cell", row_header="Asian", column_header="Year") == set()
    assert found("412") == set()


def test_a_cell_is_compared_with_the_comparator_in_its_row() -> None:
    cells = [
        {"text": "24%", "kind": "cell", "row_header": "Asian", "column_header": "Service users", "column": 1},
        {"text": "12%", "kind": "cell", "row_header": "Asian", "column_header": "Borough population", "column": 2},
    ]
    kinds = [{kind for kind, *_ in quantity.find(v)} for v in document_view(cells).views]
    assert kinds == [{"percentage", "comparison"}, {"percentage"}]


def test_values() -> None:
    assert figures.value("three and a half") == "3.5"
    assert figures.value("twenty-one") == "21"
    assert figures.share("fifths", "two") == "40"


TEXT = "46% against 28 per 1,000 one in four times as £1.2m 2:1 n= (1.73) and half twice ratio of 0 points women"
WORDS = [*TEXT.split(), "2023/24", "per cent", "²", "٣", "1,2,3", ".5", "\x00", "three and a half"]


@given(st.one_of(st.text(max_size=120), st.lists(st.sampled_from(WORDS), max_size=16).map(" ".join)))
def test_never_raises_and_stays_inside(text: str) -> None:
    for kind, start, end, value in quantity.find(view(text, row_header="Asian", column_header="Ratio")):
        assert kind in {"number", "percentage", "ratio", "money", "comparison"}
        assert 0 <= start < end <= len(text)
        assert value


def test_parts_of_one_whole_are_no_comparison() -> None:
    profile = view("72% of them identified as White and 11% as Black.").facts
    assert not profile.get("comparison")
    assert view("31% of Black and 18% of White applicants were refused.").facts.get("comparison")
