"""Pieces of a timing that UK bodies write in their own ways: quarters, financial and academic years, seasons."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

Precision = Literal["day", "month", "quarter", "season", "year", ""]


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a timing with its span and, for dates, the days it covers and how sure that is."""

    letter: str
    start: int
    end: int
    first: date | None = None
    last: date | None = None
    precision: Precision = ""
    confidence: float = 1.0
    number: int = 0  # of a quarter or month that waits for its year


_YEARS = r"(?P<y>20\d\d|\d\d) ?[/-] ?(?P<z>20\d\d|\d\d)(?![\d/])"
_QUARTER = re.compile(
    r"\b(?:q ?(?P<a>[1-4])|quarter (?P<n>[1-4])|(?P<w>first|second|third|fourth|final|last) quarter)"
    r"(?: ?(?:-|/|&|and|to) ?q?(?P<b>[1-4])(?![\d/]))?"
    r"(?:,? ?(?:of |in |- ?)?(?:the )?\(?(?:(?:financial year|fy) ?)?"
    rf"(?:{_YEARS}|fy ?(?P<e>20\d\d|\d\d)(?!\d)|(?P<c>20\d\d)(?![\d/]|-\d)|(?P<cut>20\d?(?!\d)|20\d\d/\d?(?!\d))|"
    r"(?P<short>\d\d)(?![\d/:.]| ?%))?)"
)
_PAIR = r"(20\d\d|\d\d) ?[/-] ?(20\d\d|\d\d)(?![\d/])"
_FY = re.compile(r"\bfy|financial year")
_ACADEMIC = re.compile(rf"\b(?:academic|school) year(?: of)? ?{_PAIR}|\b{_PAIR} (?:academic|school) year")
_FINANCIAL = re.compile(
    rf"(?<![\d/.-])(?:(?P<said>financial year|fy)(?: of)? ?)?(?:{_YEARS})(?: (?P<after>financial year))?"
)
_FY_END = re.compile(r"\b(?:fy|financial year(?: ending)?) ?(?P<e>20\d\d|\d\d)(?![\d/-])")
_SEASON = re.compile(
    r"\b(?P<s>spring|summer|autumn|winter|easter|christmas)(?: term| season| holidays?)?(?: of)?,? ?"
    r"(?:(?P<y>20\d\d)(?:[/-](?P<z>\d\d)(?!\d))?(?![\d/]))?"
)
_SEASONS = {"spring": 3, "easter": 3, "summer": 6, "autumn": 9, "winter": 12, "christmas": 12}
_VAGUE_YEAR = re.compile(r"\b(?:early|mid|late|middle of|start of|beginning of)[ -](?:the )?(?:20\d\d)(?:/\d\d)?\b")
_DAY_SHORT = re.compile(
    r"\b(?P<d>[0-3]?\d)(?:st|nd|rd|th)? (?P<m>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]* '?"
    r"(?P<y>\d\d)\b(?!:)"
)
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH_SHORT = re.compile(r"\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.? \d\d(?![\d:])")


def span_of_months(year: int, month: int, count: int) -> tuple[date, date]:
    """Return the first and last day of some whole months.

    Examples
    --------
    >>> span_of_months(2024, 11, 3)
    (datetime.date(2024, 11, 1), datetime.date(2025, 1, 31))
    """
    until = month + count - 2
    end_year, end_month = year + until // 12, until % 12 + 1
    return date(year, month, 1), date(end_year, end_month, monthrange(end_year, end_month)[1])


def financial_quarter(year: int, number: int) -> tuple[date, date]:
    """Return the first and last day of a quarter of the UK financial year that starts on 1 April of a year.

    Parameters
    ----------
    year : int
        In which the financial year starts: 2024 for 2024/25.
    number : int
        1 to 4.

    Returns
    -------
    tuple of date
        Both days belong to the quarter.

    Examples
    --------
    >>> financial_quarter(2024, 4)
    (datetime.date(2025, 1, 1), datetime.date(2025, 3, 31))
    """
    return span_of_months(year + (number == 4), (4, 7, 10, 1)[number - 1], 3)


def years(flat: str) -> Iterator[Piece]:
    """Yield quarters, financial and academic years, seasons and the dates that no pattern for days knows."""
    taken = bytearray(len(flat))
    for pattern, build in _BUILDERS:
        for match in pattern.finditer(flat):
            if not any(taken[match.start() : match.end()]) and (piece := build(match)):
                taken[piece.start : piece.end] = b"x" * (piece.end - piece.start)
                yield piece


def _year(text: str) -> int:
    return int(text) if len(text) == 4 else 2000 + int(text)


def _first_year(match: re.Match[str]) -> int | None:
    """Return the year in which a financial year starts, None where the two years do not follow each other."""
    first, second = match["y"], match["z"]
    return _year(first) if first and (int(first[-2:]) + 1) % 100 == int(second[-2:]) else None


def _quarter(match: re.Match[str]) -> Piece:
    words = {"first": 1, "second": 2, "third": 3, "fourth": 4, "final": 4, "last": 4}
    number = int(match["a"] or match["n"] or words[match["w"]])
    last = int(match["b"] or number)
    start, end = match.start(), match.start() + len(match[0].rstrip(" ,-"))
    year, confidence = (_first_year(match), 1.0) if match["y"] else (None, 1.0)
    single = match["e"] or ((match["c"] or match["short"]) if _FY.search(match[0]) else None)
    if single:  # FY25 is the year that ends in 2025 for most, not for all
        year, confidence = _year(single) - 1, 0.5
    if year is None or last < number:
        # "Q2 2025" is April to June for some and July to September for others.
        return Piece("A" if match["c"] or match["short"] else "H", start, end, number=number)
    first_day, last_day = financial_quarter(year, number)[0], financial_quarter(year, last)[1]
    return Piece("D", start, end, first_day, last_day, "quarter", confidence, number)


def _academic(match: re.Match[str]) -> Piece | None:
    groups = [g for g in match.groups() if g]
    year = _year(groups[0])
    if (year + 1) % 100 != int(groups[1][-2:]):
        return None
    return Piece("D", match.start(), match.end(), date(year, 9, 1), date(year + 1, 8, 31), "year", 0.6)


def _financial(match: re.Match[str]) -> Piece | None:
    year, said = _first_year(match), match["said"] or match["after"]
    short, dash = len(match["y"]) == 2, "-" in match[0]
    if year is None or (short and not said and (dash or int(match["z"]) <= 12)):
        return None
    if len(match["z"]) == 4 and dash and not said:  # 2024-2025: a financial year, or two calendar years
        return Piece("A", match.start(), match.end())
    return Piece(
        "D", match.start(), match.end(), date(year, 4, 1), date(year + 1, 3, 31), "year", 0.8 if short else 0.95
    )


def _fy_end(match: re.Match[str]) -> Piece:
    year = _year(match["e"])
    return Piece("D", match.start(), match.end(), date(year - 1, 4, 1), date(year, 3, 31), "year", 0.5)


def _season(match: re.Match[str]) -> Piece:
    end = match.start() + len(match[0].rstrip(" ,"))
    if not match["y"]:
        return Piece("H", match.start(), end)
    year = int(match["y"]) + (bool(match["z"]) and match["s"] in ("spring", "easter", "summer"))
    return Piece("D", match.start(), end, *span_of_months(year, _SEASONS[match["s"]], 3), "season", 0.4)


def _vague(match: re.Match[str]) -> Piece:
    return Piece("A", match.start(), match.end())


def _day_short(match: re.Match[str]) -> Piece | None:
    try:
        day = date(2000 + int(match["y"]), MONTHS.index(match["m"]) + 1, int(match["d"]))
    except ValueError:
        return None
    return Piece("D", match.start(), match.end(), day, day, "day", 0.9)


_BUILDERS = (
    (_QUARTER, _quarter),
    (_ACADEMIC, _academic),
    (_VAGUE_YEAR, _vague),
    (_SEASON, _season),
    (_FINANCIAL, _financial),
    (_FY_END, _fy_end),
    (_DAY_SHORT, _day_short),
    (_MONTH_SHORT, _vague),
)
