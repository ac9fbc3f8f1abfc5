"""Single dates in a text: the patterns, and what interval of days each one means.

An atom may be a piece of a range that waits for its year ("7 April" in "7 April to 16 May 2025").
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

NO_YEAR = 4
"""The year that stands for "no year given": a leap year in which nobody writes equality impact assessments."""

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
YEAR = r"(?:19[5-9]\d|20[0-4]\d)\b"
FINANCIAL = r"(?:20[0-4]\d|19[89]\d)\s?[/-]\s?(?:(?:20)?\d\d)\b"
_DAY_NAME = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?,? (?:the )?)?"
_ORDINAL = r"(?P<d>[0-3]?\d)(?:\s?(?:st|nd|rd|th))?"
_PART = r"(?:(?P<part>(?:the )?(?:end|start|beginning|middle) of|by end(?: of)?|end|early|mid|late)[ -])?"


@dataclass(frozen=True, slots=True)
class Atom:
    """A date on its own, or a piece of a range that waits for its year (``year`` None) or its month."""

    start: int
    end: int
    first: date
    last: date
    dated: bool = True  # has a year


_NUMERIC = re.compile(
    r"(?<![\d/.\-])(?P<d>\d{1,2})(?P<s>[/.])(?P<m>\d{1,2})(?P=s)(?P<y>(?:19|20)\d\d"
    r"|\d\d)(?![\d/]|\.\d)"
)
_MONTH_NUMBER = re.compile(
    rf"(?<![\d/.\-])(?<!instruction )(?<!psi )(?<!pi )(?<!circular )(?<!ref )(?P<m>0?[1-9]"
    rf"|1[0-2])/(?P<y>{YEAR})(?![/\d])"
)
_ISO = re.compile(r"(?<![\d/\-])(?P<y>(?:19|20)\d\d)-(?P<m>\d\d)-(?P<d>\d\d)(?![\d\-])")
_DMY = re.compile(
    rf"\b(?P<wc>w/c|w/b|w\.c\.|week (?:commencing|beginning|of)"
    rf"|wc)?[: ]*{_DAY_NAME}(?<![\d.,:£/]){_ORDINAL}(?: of)?[ -]"
    rf"(?P<m>{_MONTH})(?:,?[ -]?(?P<y>{YEAR}|'\d\d\b|(?<=-)\d\d\b))?"
)
_MDY = re.compile(rf"\b(?P<m>{_MONTH}) (?P<d>[0-3]?\d)(?:st|nd|rd|th)?,? (?P<y>{YEAR})")
_MY = re.compile(rf"\b{_PART}(?P<m>{_MONTH})(?:,? (?:of )?|-)(?P<y>{YEAR}|'\d\d\b|(?<=-)\d\d\b)")
# A month with no year dates something only after a preposition, in a range, or as a whole cell.
_M = re.compile(rf"\b{_PART}(?P<m>{_MONTH})(?!\s?\d)")
_QUARTER = re.compile(
    rf"\b(?:q(?P<q>[1-4])|(?P<qw>first|second|third|fourth|final|last) quarter(?: of)?"
    rf"|quarter (?P<q2>[1-4]))(?: of|,)?"
    rf"(?:[ -]?(?:fy ?)?(?P<y>{FINANCIAL}|\d\d/\d\d\b|{YEAR}))?"
)
_SEASON = re.compile(
    rf"\b(?:(?P<part>early|mid|late)[ -])?(?P<s>spring|summer|autumn|winter|easter|michaelmas)(?: term| budget"
    rf"| holidays?)?(?: of)?,? (?P<y>{FINANCIAL}|{YEAR})"
)
_SEASONS = {"spring": 3, "easter": 3, "summer": 6, "autumn": 9, "michaelmas": 9, "winter": 12}
_HALF = re.compile(rf"\b(?:the )?(?P<h>first|second) half of (?P<y>{YEAR})")


def build_safely(build: Callable[[re.Match[str]], Atom | None], match: re.Match[str]) -> Atom | None:
    """Build a date, None where no calendar has it (31 June, 45/13/2025)."""
    try:
        return build(match)
    except (ValueError, OverflowError):
        return None


def _year(text: str | None) -> int:
    if not text:
        return NO_YEAR
    digits = text.strip("' ")
    return int(digits) if len(digits) == 4 else 2000 + int(digits)


def _month(text: str) -> int:
    return _MONTHS.index(text[:3]) + 1


def _day(match: re.Match[str]) -> Atom:
    groups = match.groupdict()
    month = int(groups["m"]) if groups["m"].isdigit() else _month(groups["m"])
    first = date(_year(groups["y"]), month, int(groups["d"]))
    last = first + timedelta(days=6) if groups.get("wc") else first
    start = match.start() + len(match[0]) - len(match[0].lstrip(" :"))
    return Atom(start, _end(match), first, last, groups["y"] is not None)


def _end(match: re.Match[str]) -> int:
    return match.end() - match[0].endswith(".")


def _whole_month(match: re.Match[str]) -> Atom | None:
    groups = match.groupdict()
    year, month = _year(groups.get("y")), _month(groups["m"])
    days = monthrange(year, month)[1]
    first, last = 1, days
    part = groups["part"] or ""
    if "end" in part or "late" in part:
        first = 21
    elif "early" in part or "start" in part or "beginning" in part:
        last = 10
    elif part:
        first, last = 11, 20
    return Atom(match.start(), _end(match), date(year, month, first), date(year, month, last), bool(groups.get("y")))


def _span_of_months(match: re.Match[str], year: int, month: int, count: int) -> Atom:
    until = month + count - 1
    end_year, end_month = year + (until - 1) // 12, (until - 1) % 12 + 1
    last = date(end_year, end_month, monthrange(end_year, end_month)[1])
    return Atom(match.start(), match.end(), date(year, month, 1), last)


def _quarter(match: re.Match[str]) -> Atom | None:
    words = {"first": 1, "second": 2, "third": 3, "fourth": 4, "final": 4, "last": 4}
    number = int(match["q"] or match["q2"] or words[match["qw"]])
    if not match["y"]:
        return None
    if _is_financial(match["y"]):  # the UK financial year starts in April
        year = _year(match["y"][:4] if len(match["y"]) > 5 else match["y"][:2])
        return _span_of_months(match, year + (number == 4), (4, 7, 10, 1)[number - 1], 3)
    return _span_of_months(match, _year(match["y"]), 3 * number - 2, 3)


def _is_financial(year: str) -> bool:
    return not year.isdigit()


def _season(match: re.Match[str]) -> Atom:
    year = _year(match["y"][:4])
    if _is_financial(match["y"]) and match["s"] in ("spring", "easter", "summer"):
        year += 1
    return _span_of_months(match, year, _SEASONS[match["s"]], 3)


def _half(match: re.Match[str]) -> Atom:
    return _span_of_months(match, _year(match["y"]), 1 if match["h"] == "first" else 7, 6)


def _month_of_year(match: re.Match[str]) -> Atom:
    return _span_of_months(match, _year(match["y"]), int(match["m"]), 1)


BUILDERS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], Atom | None]], ...] = (
    (_ISO, _day),
    (_NUMERIC, _day),
    (_MONTH_NUMBER, _month_of_year),
    (_DMY, _day),
    (_MDY, _day),
    (_MY, _whole_month),
    (_QUARTER, _quarter),
    (_SEASON, _season),
    (_HALF, _half),
    (_M, _whole_month),
)
