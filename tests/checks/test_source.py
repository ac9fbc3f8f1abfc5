"""Sources, references and methods."""

from __future__ import annotations

import pytest
from factviews import kinds
from hypothesis import given
from hypothesis import strategies as st

from eiascore.checks import source


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("12% of residents are disabled (Census 2021).", "Census 2021"),
        ("Figures are from the Annual Population Survey 2023.", "Annual Population Survey"),
        ("The Lammy Review found the same.", "Lammy Review"),
        ("We used section 95 statistics.", "section 95 statistics"),
        ("The HMPPS Offender Equalities Report 2022/23 gives the split.", "Offender Equalities Report"),
        ("The JSNA of 2023 says more.", "JSNA"),
        ("Hospital Episode Statistics to March 2023.", "Hospital Episode Statistics"),
        ("The Crime Survey for England and Wales was read.", "Crime Survey for England and Wales"),
        ("A Family Resources Survey table was used.", "Family Resources Survey"),
        ("Equality monitoring data for 2024 were drawn.", "Equality monitoring data"),
        ("From the NICHE custody extract, year ending March 2024.", "custody extract"),
        ("Management information for 318 reviews was supplied.", "Management information"),
        ("The Missed Vaccine Survey 2024 had 2,016 answers.", "Missed Vaccine Survey 2024"),
        ("The Good Relations Strategy 2021-25 was considered.", "Good Relations Strategy 2021-25"),
        ("[3] Inspectorate thematic report, March 2024.", "Inspectorate thematic report, March 2024"),
        ("Source: returns to the unit, May 2024.", "returns to the unit, May 2024"),
        ("Stop and search records, year ending March 2024 (n = 6,212).", "Stop and search records"),
        ("Tenancy records show 4% are under 25.", "Tenancy records"),
        ("Mothers said so in our 2023 evaluation.", "2023 evaluation"),
        ("Our assisted travel log for April 2024 has 2,310 bookings.", "assisted travel log"),
        ("The Outer Isles Household Survey, November 2024.", "Outer Isles Household Survey"),
    ],
)
def test_sources(text: str, name: str) -> None:
    assert any(name in item for item in kinds(source.find, text)["source"])


@pytest.mark.parametrize(
    "text",
    [
        "We will use data to narrow gaps.",
        "We have no user data.",
        "The aps are closing early and the core figures stand.",
        "This Equality Impact Assessment was written in May.",
        "See the Action Plan.",
        "We will report to the Board.",
        "The strategy was reviewed by the team.",
        "[2] Supplied in confidence.",
        "Internal Audit asked where the assessment was.",
        "Residents were surveyed in May.",
    ],
)
def test_plain_words_are_no_sources(text: str) -> None:
    assert "source" not in kinds(source.find, text)


@pytest.mark.parametrize(
    ("text", "header", "found"),
    [
        ("Learner voice", "Source", True),
        ("Bursary take-up", "Data used", True),
        ("None", "Source", False),
        ("Learner voice", "Impact", False),
    ],
)
def test_cells_of_a_table_of_sources(text: str, header: str, found: bool) -> None:
    assert ("source" in kinds(source.find, text, kind="cell", column=0, column_header=header)) is found


@pytest.mark.parametrize(
    ("text", "reference"),
    [
        ("See https://example.invalid/data.csv.", "https://example.invalid/data.csv"),
        ("As www.nomisweb.co.uk shows", "www.nomisweb.co.uk"),
        ("Take-up fell[1].", "[1]"),
        ("Table 4.2 gives the split.", "Table 4.2"),
        ("The reasons are in Annex B.", "Annex B"),
        ("ONS tables TS007 and TS021", "TS007"),
        ("Figure 3 shows it.", "Figure 3"),
    ],
)
def test_references(text: str, reference: str) -> None:
    assert any(reference in item for item in kinds(source.find, text)["reference"])


@pytest.mark.parametrize(
    ("text", "method"),
    [
        ("We held three workshops.", "workshops"),
        ("A focus group met twice.", "focus group"),
        ("A questionnaire went to 400 homes.", "questionnaire"),
        ("Residents were surveyed.", "surveyed"),
        ("A survey of residents ran in May 2024.", "survey"),
        ("A drop-in was held on 4 May.", "drop-in"),
        ("Interviews with 12 prisoners were recorded.", "Interviews"),
        ("A roundtable took place.", "roundtable"),
        ("A public meeting drew 60 people.", "public meeting"),
        ("The online form closed in June.", "online form"),
        ("88 written responses came.", "written responses"),
        ("A call for evidence ran for six weeks.", "call for evidence"),
        ("A listening event was held.", "listening event"),
        ("Two co-design sessions followed.", "co-design"),
    ],
)
def test_methods(text: str, method: str) -> None:
    assert any(method in item for item in kinds(source.find, text)["method"])


@pytest.mark.parametrize(
    "text",
    [
        "Job interviews are held in person.",
        "The Missed Vaccine Survey 2024 is used.",
        "An interview under caution is recorded.",
    ],
)
def test_not_methods(text: str) -> None:
    assert "method" not in kinds(source.find, text)


TOKENS = [
    "Source:",
    "[1]",
    "the",
    "Survey",
    "of",
    "Annual",
    "2021",
    "data",
    "extract",
    "Table",
    "B",
    "www.",
    "Report",
    "¹",
    ".",
    ";",
]


@given(st.one_of(st.text(max_size=200), st.lists(st.sampled_from(TOKENS), max_size=30).map(" ".join)))
def test_never_raises_and_spans_lie_inside(text: str) -> None:
    if text:
        kinds(source.find, text)
