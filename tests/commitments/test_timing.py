"""When something is to be done: right, or marked; nothing guessed."""

from __future__ import annotations

from calendar import month_name
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from eiascore.commitments.timing import find, parse
from eiascore.commitments.years import financial_quarter

YEARS = st.integers(2001, 2098)
QUARTERS = st.integers(1, 4)
YEAR_FORMS = st.sampled_from(
    ["{0}/{2:02}", "{0}-{2:02}", "{0}/{1}", "FY{0}/{2:02}", "{3:02}/{2:02}", "FY {3:02}/{2:02}"]
)
DASHES = st.sampled_from([" - ", " – ", " — ", "–", " to "])
MONTHS = month_name[1:]


def year_text(form: str, year: int) -> str:
    return form.format(year, year + 1, (year + 1) % 100, year % 100)


@given(YEARS, QUARTERS, YEAR_FORMS)
def test_a_quarter_of_the_financial_year_comes_back_in_every_form(year, number, form):
    timing = parse(f"Q{number} {year_text(form, year)}")
    assert (timing.start, timing.end) == financial_quarter(year, number)
    assert timing.issues == ()
    assert timing.start.month == (4, 7, 10, 1)[number - 1]
    assert timing.start.year == year + (number == 4)


@given(YEARS, QUARTERS)
def test_quarters_follow_each_other_without_gap(year, number):
    following = (year, number + 1) if number < 4 else (year + 1, 1)
    assert financial_quarter(year, number)[1] + timedelta(days=1) == financial_quarter(*following)[0]


@given(YEARS, QUARTERS, YEARS, QUARTERS, YEAR_FORMS, DASHES)
def test_a_range_runs_from_its_first_to_its_last_quarter_and_never_backwards(year, number, later, last, form, dash):
    timing = parse(f"Q{number} {year_text(form, year)}{dash}Q{last} {year_text(form, later)}")
    if (year, number) <= (later, last):
        assert (timing.start, timing.end) == (financial_quarter(year, number)[0], financial_quarter(later, last)[1])
        assert timing.start < timing.end
    else:
        assert (timing.start, timing.end, timing.issues) == (None, None, ("timing_ambiguous",))


@given(YEARS, QUARTERS, QUARTERS, YEAR_FORMS, DASHES)
def test_a_range_that_breaks_off_has_no_end(year, number, last, form, dash):
    timing = parse(f"Q{number} {year_text(form, year)}{dash}Q{last}")
    assert timing.start == financial_quarter(year, number)[0]
    assert timing.end is None
    assert timing.issues == ("timing_truncated",)


@given(st.dates(date(2001, 1, 1), date(2049, 12, 31)), st.sampled_from(["{0}", "by {0}", "By the {0}"]))
def test_a_day_is_the_end(day, frame):
    for text in (day.strftime("%d/%m/%Y"), f"{day.day} {MONTHS[day.month - 1]} {day.year}"):
        timing = parse(frame.format(text))
        assert (timing.start, timing.end, timing.precision) == (None, day, "day")


@given(st.integers(2001, 2048), st.integers(1, 12))
def test_a_month_is_whole_and_a_deadline_has_no_start(year, month):
    text = f"{MONTHS[month - 1]} {year}"
    timing, deadline = parse(text), parse(text, deadline=True)
    assert timing.start == date(year, month, 1)
    assert timing.end + timedelta(days=1) == date(year + month // 12, month % 12 + 1, 1)
    assert (deadline.start, deadline.end) == (None, timing.end)
    assert parse(MONTHS[month - 1]).issues == ("timing_no_year",)


@given(YEARS, QUARTERS, st.sampled_from([" and ongoing", " onwards", " – ongoing", ", then ongoing"]))
def test_what_is_ongoing_has_a_start_and_no_end(year, number, tail):
    timing = parse(f"Q{number} {year_text('{0}/{2:02}', year)}{tail}")
    assert (timing.start, timing.end, timing.open_ended) == (financial_quarter(year, number)[0], None, True)
    assert timing.issues == ()


@given(st.text(st.sampled_from("Q1234 /-–0256byendofAprilongoing.;,&\n"), max_size=60))
def test_no_text_gives_an_end_before_its_start_and_what_has_no_date_is_marked(text):
    timing = parse(text)
    assert not (timing.start and timing.end and timing.end < timing.start)
    assert timing.end or timing.open_ended or timing.issues
    spans = find(text)
    assert all(0 <= a < b <= len(text) for a, b in spans)
    assert all(b <= c for (_, b), (c, _) in pairwise(spans))


@given(YEARS, QUARTERS, st.sampled_from(["Publish the data. {0}", "{0} Train all staff.", "Ask {0} staff."]))
def test_a_timing_is_found_in_running_text_whole(year, number, frame):
    said = f"Q{number} {year_text('{0}/{2:02}', year)}"
    text = frame.format(said)
    assert [text[a:b] for a, b in find(text)] == [said]


@pytest.mark.parametrize(
    ("text", "start", "end", "open_ended", "issues"),
    [
        ("by end of Q2 2025/26", "", "2025-09-30", False, ""),
        ("By the end of the 2025/26 financial year", "", "2026-03-31", False, ""),
        ("Q3 – Q4 2024/25", "2024-10-01", "2025-03-31", False, ""),
        ("Q3-Q4 2024/25", "2024-10-01", "2025-03-31", False, ""),
        ("third quarter of 2025/26", "2025-10-01", "2025-12-31", False, ""),
        ("2024/25", "2024-04-01", "2025-03-31", False, ""),
        ("academic year 2024/25", "2024-09-01", "2025-08-31", False, ""),
        ("Spring 2025", "2025-03-01", "2025-05-31", False, ""),
        ("April 2025 – March 2026", "2025-04-01", "2026-03-31", False, ""),
        ("from 1 April 2025 to 31 March 2026", "2025-04-01", "2026-03-31", False, ""),
        ("before April 2026", "", "2026-03-31", False, ""),
        ("Before launch, 30 September 2025", "", "2025-09-30", False, ""),
        ("31st March 26", "", "2026-03-31", False, ""),
        ("end of 2025", "", "2025-12-31", False, ""),
        ("Termly from Jan 2025", "2025-01-01", "", True, ""),
        ("June 2025 and then annually", "2025-06-01", "", True, ""),
        ("Ongoing, continuous activity", "", "", True, ""),
        ("March each year", "", "", True, ""),
        ("Interim by Q1 2025/26. Review by Q4 2025/26", "", "2026-03-31", False, "timing_several"),
        ("Q4 2024/25 – Q4 2025/26 Q4 2024/25 – Q3 2025/26", "", "", False, "timing_several"),
        ("Q4 25/26 (subject to funding)", "2026-01-01", "2026-03-31", False, "timing_conditional"),
        ("April 2025 – March", "2025-04-01", "", False, "timing_truncated"),
        ("April 2025 –", "2025-04-01", "", False, "timing_truncated"),
        ("Q3 2024/25 - Q4 202", "2024-10-01", "", False, "timing_truncated"),
        ("Q2 2025", "", "", False, "timing_ambiguous"),
        ("2024-2025", "", "", False, "timing_ambiguous"),
        ("Aug 25", "", "", False, "timing_ambiguous"),
        ("Oct half term 2024", "", "", False, "timing_ambiguous"),
        ("by end of Q2", "", "", False, "timing_no_year"),
        ("Sept", "", "", False, "timing_no_year"),
        ("in due course", "", "", False, "no_date"),
        ("TBC", "", "", False, "no_date"),
        ("within six months", "", "", False, "no_date"),
        ("Before opening of each site", "", "", False, "no_date"),
        ("", "", "", False, "no_date"),
    ],
)
def test_what_bodies_write(text, start, end, open_ended, issues):
    timing = parse(text)
    assert (str(timing.start or ""), str(timing.end or ""), timing.open_ended) == (start, end, open_ended)
    assert "; ".join(timing.issues) == issues


def test_what_is_less_certain_says_so():
    sure = parse("31 March 2025").confidence
    for text in ("Spring 2025", "FY25", "academic year 2024/25", "Q4 FY25"):
        assert parse(text).confidence < 0.7 < sure


def test_a_year_in_prose_is_no_timing():
    assert find("The census of 2021 and the survey of 2023 show it.") == []


@given(YEARS)
def test_two_digits_of_a_year_are_not_taken_for_a_range(year):
    assume(year % 100 != 99)
    assert parse(f"{year}/{(year + 3) % 100:02}").end is None
