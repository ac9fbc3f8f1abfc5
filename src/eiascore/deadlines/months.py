"""Months and days of the calendar, counted so that of two ways the earlier day is taken."""

from __future__ import annotations

import calendar
from datetime import date


def months_after(start: date, number: int) -> date:
    """Return the same day of a later month, or the last day of that month where it has no such day.

    Parameters
    ----------
    start : date
        The day that is not counted.
    number : int
        How many months.

    Returns
    -------
    date
        The day that corresponds.

    Examples
    --------
    >>> months_after(date(2026, 11, 30), 3), months_after(date(2027, 11, 30), 3)
    (datetime.date(2027, 2, 28), datetime.date(2028, 2, 29))
    """
    year, month = divmod(start.year * 12 + start.month - 1 + number, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(start.day, last))


def written(day: date, *, weekday: bool = False) -> str:
    """Return a day in words, such as ``3 March 2026``, with the day of the week where that is wanted.

    Examples
    --------
    >>> written(date(2026, 3, 3), weekday=True)
    'Tuesday 3 March 2026'
    """
    return f"{f'{day:%A} ' if weekday else ''}{day.day} {day:%B} {day.year}"
