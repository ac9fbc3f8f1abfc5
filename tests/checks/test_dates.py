"""Dates, years, durations and frequencies as public bodies write them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eiascore.checks.dates import interval, scan

CASES = [
    ("14/06/2025", "date", "2025-06-14/2025-06-14"),
    ("14.06.2025", "date", "2025-06-14/2025-06-14"),
    ("14/06/25", "date", "2025-06-14/2025-06-14"),
    ("2025-06-14", "date", "2025-06-14/2025-06-14"),
    ("14 June 2025", "date", "2025-06-14/2025-06-14"),
    ("Monday 3rd of March 2025", "date", "2025-03-03/2025-03-03"),
    ("3 Sept 2025", "date", "2025-09-03/2025-09-03"),
    ("June 2025", "date", "2025-06-01/2025-06-30"),
    ("May 2024", "date", "2024-05-01/2024-05-31"),
    ("07/2023", "date", "2023-07-01/2023-07-31"),
    ("7 April to 16 May 2025", "date", "2025-04-07/2025-05-16"),
    ("7–16 May 2025", "date", "2025-05-07/2025-05-16"),
    ("1 September – 26 October 2025", "date", "2025-09-01/2025-10-26"),
    ("November 2025 to 12 January 2026", "date", "2025-11-01/2026-01-12"),
    ("15 December to 9 January 2026", "date", "2025-12-15/2026-01-09"),
    ("Q4 2024/25", "date", "2025-01-01/2025-03-31"),
    ("Q3 2025-26", "date", "2025-10-01/2025-12-31"),
    ("Q4 2024/25 – Q3 2025/26", "date", "2025-01-01/2025-12-31"),
    ("Q3 2024/25 – Q4", "date", "2024-10-01/.."),
    ("Q1 2024/25 and ongoing", "date", "2024-04-01/.."),
    ("spring 2025", "date", "2025-03-01/2025-05-31"),
    ("Winter 2025/26", "date", "2025-12-01/2026-02-28"),
    ("end of March 2026", "date", "2026-03-21/2026-03-31"),
    ("w/c 7 April 2025", "date", "2025-04-07/2025-04-13"),
    ("14 June", "date", "--06-14/--06-14"),
    ("2024", "year", "2024"),
    ("2024/25", "year", "2024/25"),
    ("2024-2025", "year", "2024/25"),
    ("2019–2023", "year", "2019/2023"),
    ("FY25", "year", "2024/25"),
    ("eight weeks", "duration", "P8W"),
    ("12-week", "duration", "P12W"),
    ("six-month", "duration", "P6M"),
    ("a fortnight", "duration", "P2W"),
    ("20 working days", "duration", "P20D"),
    ("quarterly", "frequency", "P3M"),
    ("monthly", "frequency", "P1M"),
    ("annually", "frequency", "P1Y"),
    ("every six months", "frequency", "P6M"),
    ("each year", "frequency", "P1Y"),
    ("twice a year", "frequency", "P6M"),
]


@pytest.mark.parametrize(("text", "kind", "value"), CASES)
def test_alone_and_in_a_sentence(text: str, kind: str, value: str) -> None:
    assert list(scan(text)) == [(kind, 0, len(text), value)]
    sentence = f"It was set down as {text}, we think."
    assert list(scan(sentence)) == [(kind, 19, 19 + len(text), value)]


@pytest.mark.parametrize(
    "text",
    [
        "the Equality Act 2010",
        "the Equality Act 2010 (Specific Duties) (Scotland) Regulations 2012",
        "R (Bridges) v CC South Wales Police [2020] EWCA Civ 1058",
        "the 2010 Act applies",
        "SI 2011/2260",
        "2,024 people replied",
        "it cost £2024",
        "2023 respondents",
        "a 14 year old girl",
        "children aged 5 years",
        "You may march on; they may not",
        "Mrs May chaired",
        "99/99/2025",
        "",
    ],
)
def test_not_a_date(text: str) -> None:
    assert list(scan(text)) == []


def test_by_a_month_without_year() -> None:
    assert [value for *_, value in scan("Signs up by July")] == ["--07-01/--07-31"]
    assert [value for *_, value in scan("July")] == ["--07-01/--07-31"]


def test_impossible_day_leaves_the_month() -> None:
    assert [value for *_, value in scan("29 February 2023")] == ["2023-02-01/2023-02-28"]


def test_interval() -> None:
    assert interval("2024/25") == (date(2024, 4, 1), date(2025, 3, 31))
    assert interval("2024") == (date(2024, 1, 1), date(2024, 12, 31))
    assert interval("2025-04-01/..") == (date(2025, 4, 1), date.max)
    with pytest.raises(ValueError, match="nonsense"):
        interval("nonsense")


_PIECES = st.sampled_from(
    """31 June 2025 and/to – Q4 w/c Feb 29 2024/25 00/00/0000 1 every week Act 2010 mid- ' may 99 [2020] Jan-25 FY 0
    İ ~ 1/13/2024 0th of day year-end 2024-02-30""".split()  # noqa: SIM905
)


@given(st.one_of(st.text(max_size=200), st.lists(_PIECES, max_size=12).map(" ".join)))
def test_never_raises_and_stays_inside(text: str) -> None:
    for kind, start, end, value in scan(text):
        assert 0 <= start < end <= len(text)
        if kind in ("date", "year"):
            first, last = interval(value)
            assert first <= last
        else:
            assert value.startswith("P")


def test_terms_and_feasts_with_a_year_are_dates() -> None:
    found = [(kind, value) for kind, _, _, value in scan("Again at Easter 2026, and in the Michaelmas term 2027.")]
    assert found == [("date", "2026-03-01/2026-05-31"), ("date", "2027-09-01/2027-11-30")]
