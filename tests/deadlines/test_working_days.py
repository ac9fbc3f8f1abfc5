"""Bank holidays in each part of the United Kingdom, and periods counted in working days and months."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eiascore.deadlines.months import months_after, written
from eiascore.deadlines.working import (
    bank_holidays,
    holidays_between,
    is_working_day,
    working_day_before,
    working_days_after,
)
from eiascore.errors import UsageError

CALENDARS = ("uk", "england", "wales", "scotland", "northern_ireland")
DAYS = st.dates(date(2005, 1, 1), date(2040, 12, 31))


@pytest.mark.parametrize(
    ("day", "closed"),
    [
        ("2026-04-03", "uk england wales scotland northern_ireland"),  # Good Friday
        ("2026-04-06", "uk england wales northern_ireland"),  # Easter Monday
        ("2026-01-02", "uk scotland"),
        (
            "2023-01-02",
            "uk england wales scotland northern_ireland",
        ),  # for New Year's Day, a Sunday; in Scotland its own
        ("2023-01-03", "uk scotland"),
        ("2026-03-17", "uk northern_ireland"),  # St Patrick's Day
        ("2024-03-18", "uk northern_ireland"),  # for St Patrick's Day, a Sunday
        ("2027-07-12", "uk northern_ireland"),
        ("2026-07-13", "uk northern_ireland"),  # for 12 July, a Sunday
        ("2026-08-03", "uk scotland"),  # first Monday in August
        ("2026-08-31", "uk england wales northern_ireland"),  # last Monday in August
        ("2026-11-30", "uk scotland"),  # St Andrew's Day
        ("2024-12-02", "uk scotland"),  # for St Andrew's Day, a Saturday
        ("2025-12-01", "uk scotland"),  # for St Andrew's Day, a Sunday
        ("2021-12-27", "uk england wales scotland northern_ireland"),  # for Christmas Day, a Saturday
        ("2021-12-28", "uk england wales scotland northern_ireland"),  # for Boxing Day, a Sunday
        ("2022-12-27", "uk england wales scotland northern_ireland"),  # for Christmas Day, a Sunday
        ("2026-12-28", "uk england wales scotland northern_ireland"),  # for Boxing Day, a Saturday
        ("2020-05-08", "uk england wales scotland northern_ireland"),  # moved for VE Day
        ("2020-05-04", ""),
        ("2022-06-03", "uk england wales scotland northern_ireland"),  # Platinum Jubilee
        ("2022-05-30", ""),  # the spring holiday was moved to it
        ("2022-09-19", "uk england wales scotland northern_ireland"),  # State Funeral
        ("2023-05-08", "uk england wales scotland northern_ireland"),  # Coronation
        ("2026-03-03", ""),
    ],
)
def test_a_weekday_is_a_holiday_where_it_is_one(day: str, closed: str) -> None:
    here = date.fromisoformat(day)
    assert here.weekday() < 5
    assert [c for c in CALENDARS if not is_working_day(here, c)] == closed.split()


def test_a_holiday_of_one_part_names_it() -> None:
    assert bank_holidays("uk", 2026)[date(2026, 11, 30)] == "Saint Andrew's Day (Scotland)"
    assert bank_holidays("scotland", 2026)[date(2026, 11, 30)] == "Saint Andrew's Day"
    assert bank_holidays("uk", 2021)[date(2021, 12, 27)] == "Christmas Day (substitute day)"


@pytest.mark.parametrize(
    ("start", "calendar", "end"),
    [
        ("2026-03-10", "uk", "2026-04-10"),  # St Patrick's Day, Good Friday and Easter Monday are left out
        ("2026-03-10", "scotland", "2026-04-08"),  # Good Friday alone
        ("2022-12-01", "uk", "2023-01-04"),  # 26, 27 December and the 2nd and 3rd of January
        ("2022-12-01", "england", "2023-01-03"),
        ("2022-05-20", "uk", "2022-06-21"),  # two days of the jubilee
        ("2026-11-27", "scotland", "2026-12-30"),  # 30 November, 25 and 28 December
    ],
)
def test_twenty_working_days_end_on_a_day_counted_by_hand(start: str, calendar, end: str) -> None:
    assert working_days_after(date.fromisoformat(start), 20, calendar) == date.fromisoformat(end)


@given(DAYS, st.integers(1, 45), st.sampled_from(CALENDARS))
def test_counting_back_gives_the_number_again(start: date, number: int, calendar) -> None:
    end = working_days_after(start, number, calendar)
    assert is_working_day(end, calendar)
    between = [start + timedelta(days=n) for n in range(1, (end - start).days + 1)]
    assert sum(is_working_day(day, calendar) for day in between) == number
    left_out = [day for day in between if day.weekday() < 5 and not is_working_day(day, calendar)]
    assert [day for day, _ in holidays_between(start, end, calendar)] == left_out


@given(DAYS, st.integers(0, 40), st.sampled_from(CALENDARS))
def test_who_starts_later_ends_no_sooner(start: date, days: int, calendar) -> None:
    later = start + timedelta(days=days)
    assert working_days_after(start, 20, calendar) <= working_days_after(later, 20, calendar)
    assert months_after(start, 3) <= months_after(later, 3)


@given(DAYS)
def test_holidays_of_one_part_are_holidays_of_the_whole(start: date) -> None:
    whole = working_days_after(start, 20, "uk")
    assert all(working_days_after(start, 20, calendar) <= whole for calendar in CALENDARS)


@given(DAYS, st.sampled_from(CALENDARS))
def test_the_working_day_before_is_the_nearest(day: date, calendar) -> None:
    before = working_day_before(day, calendar)
    assert is_working_day(before, calendar)
    assert not any(is_working_day(before + timedelta(days=n), calendar) for n in range(1, (day - before).days))


@pytest.mark.parametrize(
    ("start", "end"),
    [
        ("2026-11-30", "2027-02-28"),
        ("2027-11-30", "2028-02-29"),
        ("2026-11-28", "2027-02-28"),
        ("2026-01-31", "2026-04-30"),
        ("2026-12-31", "2027-03-31"),
        ("2026-03-02", "2026-06-02"),
    ],
)
def test_three_months_end_on_the_same_day_or_the_last_of_the_month(start: str, end: str) -> None:
    assert months_after(date.fromisoformat(start), 3) == date.fromisoformat(end)


@given(DAYS, st.integers(0, 30))
def test_months_are_calendar_months(start: date, number: int) -> None:
    end = months_after(start, number)
    assert (end.year - start.year) * 12 + end.month - start.month == number
    assert end.day == start.day or (end.day < start.day and (end + timedelta(days=1)).day == 1)


def test_a_year_without_known_holidays_is_refused() -> None:
    with pytest.raises(UsageError, match="bank holidays of 2101 are not known"):
        working_days_after(date(2100, 12, 24), 20, "uk")
    with pytest.raises(UsageError, match=r"has 1872 to 2100\. Check the year"):
        bank_holidays("scotland", 1326)


def test_a_day_in_words() -> None:
    assert written(date(2026, 3, 3)) == "3 March 2026"
