"""Which days are working days in each part of the United Kingdom, by the package ``holidays``."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache
from typing import Literal

from eiascore.errors import UsageError

Calendar = Literal["uk", "england", "wales", "scotland", "northern_ireland"]

_PARTS: dict[str, str] = {"england": "ENG", "wales": "WLS", "northern_ireland": "NIR", "scotland": "SCT"}
_NAMES = {"england": "England", "wales": "Wales", "northern_ireland": "Northern Ireland", "scotland": "Scotland"}
_DAY = timedelta(days=1)


@cache
def bank_holidays(calendar: Calendar, year: int) -> dict[date, str]:
    """Return the bank holidays of a year with their names, Christmas Day and Good Friday among them.

    Parameters
    ----------
    calendar : str
        A part of the United Kingdom, or "uk" for a holiday in any part of it.
    year : int
        The year.

    Returns
    -------
    dict of date to str
        In the order of dates; what is a holiday in one part only is named with that part.

    Raises
    ------
    UsageError
        The holidays of the year are not known.

    Examples
    --------
    >>> bank_holidays("uk", 2026)[date(2026, 3, 17)]
    "Saint Patrick's Day (Northern Ireland)"
    """
    from holidays import country_holidays

    known = type(country_holidays("GB"))
    if not known.start_year <= year <= known.end_year:
        raise UsageError(
            f"The bank holidays of {year} are not known: the package holidays has {known.start_year} to "
            f"{known.end_year}.",
            "Check the year of the date.",
        )
    parts = _PARTS if calendar == "uk" else {calendar: _PARTS[calendar]}
    found: dict[date, dict[str, str]] = {}
    for part, code in parts.items():
        for day, name in country_holidays("GB", subdiv=code, years=year).items():
            found.setdefault(day, {})[part] = name.replace("(observed)", "(substitute day)")
    return {day: _named(found[day], among=len(parts)) for day in sorted(found)}


def _named(names: dict[str, str], among: int) -> str:
    part, name = next(iter(names.items()))
    return f"{name} ({_NAMES[part]})" if len(names) == 1 < among else name


def is_working_day(day: date, calendar: Calendar) -> bool:
    """Return whether a day is neither a Saturday, a Sunday nor a bank holiday."""
    return day.weekday() < 5 and day not in bank_holidays(calendar, day.year)


def working_days_after(start: date, number: int, calendar: Calendar) -> date:
    """Return the last of a number of working days after a day, which is not counted itself.

    Parameters
    ----------
    start : date
        The day before the first that can count; it may be any day of the week.
    number : int
        How many working days, one at least.
    calendar : str
        Whose bank holidays are left out.

    Returns
    -------
    date
        A working day.

    Raises
    ------
    UsageError
        The bank holidays of a year on the way are not known.

    Examples
    --------
    >>> working_days_after(date(2026, 4, 2), 1, "england")
    datetime.date(2026, 4, 7)
    """
    day = start
    while number:
        day += _DAY
        number -= is_working_day(day, calendar)
    return day


def holidays_between(start: date, end: date, calendar: Calendar) -> tuple[tuple[date, str], ...]:
    """Return the bank holidays after the first day and up to the last that do not fall on a weekend."""
    years = range(start.year, end.year + 1)
    every = [item for year in years for item in bank_holidays(calendar, year).items()]
    return tuple((day, name) for day, name in every if start < day <= end and day.weekday() < 5)


def working_day_before(day: date, calendar: Calendar) -> date:
    """Return the last working day before a day."""
    day -= _DAY
    while not is_working_day(day, calendar):
        day -= _DAY
    return day
