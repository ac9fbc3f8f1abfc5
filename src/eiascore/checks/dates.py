"""Dates, years, durations and frequencies as British public bodies write them.

Dates become ISO intervals (``"2025-04-07/2025-05-16"``), so that "spring 2025" and "7 April to 16 May 2025" can be
compared. Years in the names of Acts and cases are not dates.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from eiascore.checks.cues import normalise
from eiascore.checks.date_atoms import BUILDERS, FINANCIAL, NO_YEAR, YEAR, Atom, build_safely
from eiascore.checks.durations import spans

if TYPE_CHECKING:
    from eiascore.checks.view import View

Found = tuple[str, int, int, str]

# Most sentences hold none of these, and the patterns behind it are dear.
_GATE = re.compile(
    r"\d[/.]\d|(?:19|20)\d\d|\bfy ?\d|\bq[1-4]|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\b"
    r"|quarter \d"
)
_BEFORE_MONTH = re.compile(
    r"\b(?:by|in|during|from|until|till|since|before|after|of|between|every|each|to|end|early|late|mid|this|next"
    r"|last|on)[ -]$",
    re.IGNORECASE,
)
# Years that belong to the name of a law, a case or a standard.
_LAW = re.compile(
    r"\b(?:act|acts|regulations?|regs|orders?|rules|directive|measure|pace|eqa|dpa|hra|foia|convention|code"
    r"|charter|bill|instrument|scheme order)"
    r"(?:,? ?\((?:[^()]{1,80})\))*(?: act| order| regulations)?,? (?:of )?(?:19|20)\d\d\b(?! ?[-/]\d)"
    r"|\b(?:19|20)\d\d (?:act|acts|regulations?|order|rules|regs)\b"
    r"|[\[(](?:18|19|20)\d\d[\])] (?:\d+ )?(?:ew|uk|cs|ni|ewca|ptsr|ac|qb|wlr|all er|eq|ehrr|icr|irlr|ac|ecr"
    r"|scot)\w*[^,.;]{0,24}"
    r"|\b(?:eu|ec|si|s\.i\.|ssi|no\.?|iso|bs|wcag|cm|cp)[ -]?\(?\d{1,6}[/:-](?:19|20)?\d{1,4}\b"
    r"|\b(?:19|20)\d\d/\d{2,4}/(?:ec|eu)\b|\bs\.?i\.? (?:19|20)\d\d/\d+|\b(?:19|20)\d\d no\. ?\d+"
    r"|https?://\S+|www\.\S+|\b\w+\.(?:gov|org|co|nhs|police|ac)\.\S+|[£$€]\s?[\d,.]+(?: ?(?:m|million|k|bn))?"
)


_YEARS = re.compile(
    rf"\b(?:(?:fy|financial year|academic year|school year)[ :]*)?(?P<fy>{FINANCIAL})(?![/-]?\d)"
    rf"|\bfy ?(?P<short>\d\d(?:/\d\d)?)\b"
    rf"|(?:(?<=mid-)|(?<=pre-)|(?<=post-)|(?<![\d.,£/#-]))\b(?P<a>{YEAR})(?:\s?(?:-|to"
    rf"|and)\s?(?P<b>{YEAR}))?(?![\d%/]|,\d|\.\d|-\d)"
    r"(?! (?:people|residents?(?!')|respondents|responses|women|men|children|pupils|households|cases|staff"
    r"|employees|words|metres"
    r"|hours|miles|homes|users|records|customers|members|calls|letters|patients)\b)"
)
_DAY_ONLY = re.compile(r"(?:(?<=\s)|^|(?<=\())(?P<d>[0-3]?\d)(?:st|nd|rd|th)?\s?(?:-|to|and|until)\s?$")
_BETWEEN = re.compile(r"\bbetween (?:the )?(?:\w+day,? )?$")
_REACH = 40  # characters before a date
_JOINT = re.compile(r"\s?(?:-|to|until|through to|through|till|up to)\s?(?:the )?|,? and |\s?/\s?")
_OPEN = re.compile(r"\s?(?:-|to|and|,)?\s?(?:ongoing|onwards?|continuing|q[1-4]\b)")


def find(view: View) -> Iterator[Found]:
    """Yield the dates, years, durations and frequencies of a sentence.

    Parameters
    ----------
    view : View
        The sentence.

    Yields
    ------
    tuple of str, int, int, str
        Kind (``date``, ``year``, ``duration``, ``frequency``), span in the sentence, normalised value.
    """
    yield from scan(view.text)


def scan(text: str) -> Iterator[Found]:
    """Yield what ``find`` yields, for a plain text such as a header.

    Parameters
    ----------
    text : str
        Any text.

    Yields
    ------
    tuple of str, int, int, str
        As for ``find``.

    Examples
    --------
    >>> list(scan("We consulted for six weeks from 7 April to 16 May 2025."))
    [('duration', 17, 26, 'P6W'), ('date', 32, 54, '2025-04-07/2025-05-16')]
    """
    flat = normalise(text)
    found: list[Found] = []
    if _GATE.search(flat):
        flat = _LAW.sub(_blank, flat)
        found += _dates(flat, text)
    for _, start, end, _ in found:
        flat = flat[:start] + "~" * (end - start) + flat[end:]
    found += spans(flat)
    yield from sorted(found, key=lambda f: (f[1], f[2]))


def day_of(text: str) -> date | None:
    """Return the day that a text names, and nothing else: ISO, or as the UK writes it.

    Parameters
    ----------
    text : str
        Such as an entry of a list, or an option.

    Returns
    -------
    date or None
        None where it is no day of the calendar, or not one day with its year.

    Examples
    --------
    >>> day_of("2024-05-10") == day_of("10/05/2024") == day_of("10 May 2024")
    True
    >>> day_of("May 2024") is day_of("31/06/2024") is None
    True
    """
    text = text.strip()
    kinds = [(kind, value) for kind, start, end, value in scan(text) if (start, end) == (0, len(text))]
    if len(kinds) != 1 or kinds[0][0] != "date":
        return None
    first, last = interval(kinds[0][1])
    return first if first == last and first.year != NO_YEAR else None


def _blank(match: re.Match[str]) -> str:
    return "~" * (match.end() - match.start())


def _dates(flat: str, text: str) -> list[Found]:
    atoms: list[Atom] = []
    taken = bytearray(len(flat))
    for pattern, build in BUILDERS:
        for match in pattern.finditer(flat):
            if any(taken[match.start() : match.end()]):
                continue
            atom = build_safely(build, match)
            if atom is not None:
                taken[atom.start : atom.end] = b"\1" * (atom.end - atom.start)
                atoms.append(atom)
    atoms.sort(key=lambda a: a.start)
    found = [("date", *joined) for joined in _join(flat, text, atoms)]
    for _, start, end, _ in found:
        taken[start:end] = b"\1" * (end - start)
    for match in _YEARS.finditer(flat):
        if not any(taken[match.start() : match.end()]) and (value := _year_value(match)):
            found.append(("year", match.start(), match.end(), value))
    return found


def _join(flat: str, text: str, atoms: list[Atom]) -> Iterator[tuple[int, int, str]]:
    """Join the ends of ranges and give a year to the piece that lacks it."""
    at = 0
    while at < len(atoms):
        atom = atoms[at]
        after = atoms[at + 1] if at + 1 < len(atoms) else None
        if after and _JOINT.fullmatch(flat[atom.end : after.start]) and (pair := _range(flat, atom, after)):
            atom, at = pair, at + 1
        at += 1
        if not atom.dated and not flat[atom.start].isdigit() and not _month_meant(text, atom):
            continue
        atom = _from_day(flat, atom)
        tail = _OPEN.match(flat, atom.end)
        last = ".." if tail else _iso(atom.last)
        yield atom.start, tail.end() if tail else atom.end, f"{_iso(atom.first)}/{last}"


def _month_meant(text: str, atom: Atom) -> bool:
    """Tell a month without a year ("by July", or a whole cell) from the verbs *may* and *march*."""
    word = text[atom.start : atom.end]
    if word.islower():
        return False
    return bool(_before(_BEFORE_MONTH, text, atom)) or len(text.strip(" .")) == len(word.strip(" ."))


def _before(pattern: re.Pattern[str], text: str, atom: Atom) -> re.Match[str] | None:
    """Match what ends where a date begins, looking back no further than such wording reaches."""
    return pattern.search(text, max(0, atom.start - _REACH), atom.start)


def _range(flat: str, atom: Atom, after: Atom) -> Atom | None:
    between = flat[atom.end : after.start]
    if "and" in between and not _before(_BETWEEN, flat, atom):
        return Atom(atom.start, atom.end, *_with_year(atom, after)) if not atom.dated and after.dated else None
    first, _ = _with_year(atom, after)
    dated = atom.dated or after.dated
    end = after.last
    if atom.dated and not after.dated:
        end = _move(after.last, first.year)
    return Atom(atom.start, after.end, first, end, dated) if first <= end else None


def _with_year(atom: Atom, after: Atom) -> tuple[date, date]:
    if atom.dated or not after.dated:
        return atom.first, atom.last
    first, last = _move(atom.first, after.last.year), _move(atom.last, after.last.year)
    if first > after.last:  # "November to 12 January 2026"
        first, last = _move(atom.first, after.last.year - 1), _move(atom.last, after.last.year - 1)
    return first, last


def _move(day: date, year: int) -> date:
    return day.replace(year=year, day=min(day.day, monthrange(year, day.month)[1]))


def _from_day(flat: str, atom: Atom) -> Atom:
    """Take in the first day of "7 to 16 May 2025"."""
    before = _before(_DAY_ONLY, flat, atom)
    if not before or atom.first.day >= 32:
        return atom
    number = int(before["d"])
    if not 1 <= number < atom.first.day or not flat[atom.start : atom.start + 1].isdigit():
        return atom
    return Atom(before.start("d"), atom.end, atom.first.replace(day=number), atom.last, atom.dated)


def _iso(day: date) -> str:
    return day.isoformat() if day.year != NO_YEAR else f"--{day:%m-%d}"


def _year_value(match: re.Match[str]) -> str:
    if match["short"]:
        short = match["short"]
        last = int(short[-2:])
        return f"{2000 + last - 1}/{last:02d}"
    if match["fy"]:
        first, second = re.split(r"\s?[/-]\s?", match["fy"])
        if int(second[-2:]) == (int(first) + 1) % 100:
            return f"{first}/{second[-2:]}"
        second = second if len(second) == 4 else first[:2] + second
        return f"{first}/{second}" if second > first else ""
    if match["b"] and match["b"] > match["a"]:
        return f"{match['a']}/{match['b']}"
    return str(match["a"])


def interval(value: str) -> tuple[date, date]:
    """Return the first and last day of a date or year value.

    Parameters
    ----------
    value : str
        As ``find`` yields it: ``"2025-04-07/2025-05-16"``, ``"2025-04-01/.."``, ``"--06-14/--06-14"``, ``"2024"``,
        ``"2024/25"``, ``"2019/2023"``.

    Returns
    -------
    tuple of date
        First and last day; ``date.max`` where the end is open, year ``NO_YEAR`` where no year was given.

    Raises
    ------
    ValueError
        If the value is not of that form.

    Examples
    --------
    >>> interval("2024/25")
    (datetime.date(2024, 4, 1), datetime.date(2025, 3, 31))
    """
    if re.fullmatch(r"\d{4}", value):
        return date(int(value), 1, 1), date(int(value), 12, 31)
    if re.fullmatch(r"\d{4}/\d\d", value):
        year = int(value[:4])
        return date(year, 4, 1), date(year + 1, 3, 31)
    if re.fullmatch(r"\d{4}/\d{4}", value):
        return date(int(value[:4]), 1, 1), date(int(value[5:]), 12, 31)
    first, _, last = value.partition("/")
    return _from_iso(first), date.max if last == ".." else _from_iso(last)


def _from_iso(text: str) -> date:
    return date.fromisoformat(f"{NO_YEAR:04d}{text[1:]}" if text.startswith("--") else text)
