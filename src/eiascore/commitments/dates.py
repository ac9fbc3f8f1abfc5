"""Pieces of a timing: UK quarters, financial and academic years, seasons, days and months, and the words around them.

Each piece has a letter, so that the grammar of timings (``timing``) is a regular expression over letters: D a date with
its year, P a period with both ends, H a date that lacks its year, A one that has two meanings, - a dash, O open-ended,
R recurring, B by, F from, E before, T after, N a phrase that names no date, X done, C conditional, & "and", | a stop,
w any other words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from eiascore.checks.cues import normalise
from eiascore.checks.dates import scan
from eiascore.commitments.years import MONTHS, Piece, Precision, years

_UP_TO = re.compile(r"by\b|(?:the )?end\b|late\b")
_PART = re.compile(r"early|mid|late|(?:the )?(?:start|beginning|middle)")
_DAYS = re.compile(r"\d(?:st|nd|rd|th)? ?(?:-|to|until|and) ?\d")
_BARE = re.compile(
    r"\b(?P<m>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|"
    r"oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b|\b[0-3]?\d/(?:0?[1-9]|1[0-2])\b(?!/)|\bnext year\b|\byear \d\b"
)
_WORDS: tuple[tuple[str, str], ...] = (
    ("B", r"\b(?:(?:by|at|before|until|to)(?: the)? end(?: of)?|(?:the )?end of|by|until|till|"
          r"no later than|due|deadline|for)\b"),
    ("F", r"\b(?:from|since|starts?|starting|started|begins?|beginning|commenc\w+|between)\b"),
    ("E", r"\b(?:before|prior to|ahead of|pre)\b"),
    ("T", r"\b(?:after|following)\b"),
    ("O", r"\b(?:on-?going|continu\w+|rolling|onwards?|thereafter|throughout|indefinite\w*|permanent\w*|"
          r"business as usual|bau)\b"),
    ("R", r"\b(?:annual\w*|yearly|quarterly|monthly|weekly|termly|daily|twice a year|"
          r"(?:each|every) (?:\w+ )?(?:years?|months?|quarter|term|weeks?|day|meeting|january|april|july|october))\b"),
    ("N", r"\b(?:in due course|tb[acd]|to be (?:confirmed|agreed|decided|determined|arranged|advised)|asap|"
          r"immediate\w*|as soon as \w+|as and when|as (?:required|needed|appropriate|necessary)|n/a|"
          r"not (?:known|set|applicable))\b"),
    ("C", r"\b(?:subject to|if (?:funded|funding|approved|agreed)|as resources|where (?:budget|resources)|"
          r"awaiting|pending|provisional\w*|dependent on)\b"),
    ("X", r"\b(?:done|completed?|achieved|in place|closed|delivered|existing|implemented|live|in (?:this )?policy)\b"),
    ("&", r"\b(?:and(?: then)?|then)\b|&"),
    ("-", r"(?<= )-+|-+(?= )|-+$|\b(?:to|through)\b|(?<=~)-+|-+(?=~)"),
    ("|", r";|\n|\.(?=\s|$)"),
    ("w", r"[a-z][a-z'-]*|\d[\d.,]*"),
)  # fmt: skip
_WORD = re.compile("|".join(f"(?P<k{i}>{pattern})" for i, (_, pattern) in enumerate(_WORDS)))


def pieces(text: str) -> list[Piece]:
    """Return the pieces of a timing, in order.

    Parameters
    ----------
    text : str
        A cell, or a sentence.

    Returns
    -------
    list of Piece
        With spans in ``text``.

    Examples
    --------
    >>> "".join(piece.letter for piece in pieces("by end of Q2 2025/26, then ongoing"))
    'BD&O'
    """
    flat = normalise(text)
    found: list[Piece] = []
    for source in (years, _scanned, _bare):
        new = list(source(flat))
        found += new
        flat = _without(flat, new)
    found += _words(flat)
    return sorted(found, key=lambda piece: piece.start)


def _without(flat: str, found: list[Piece]) -> str:
    """Return the text with pieces struck out, at its length."""
    letters = list(flat)
    for piece in found:
        letters[piece.start : piece.end] = "~" * (piece.end - piece.start)
    return "".join(letters)


def _scanned(flat: str) -> Iterator[Piece]:
    """Yield the days, months and years that the checks find as well."""
    for kind, start, end, value in scan(flat):
        if kind == "year":
            yield _calendar_year(start, end, re.findall(r"20\d\d", flat[start:end]))
        elif kind == "date" and value.startswith("--"):
            yield Piece("H", start, end, number=int(value[2:4]))
        elif kind == "date":
            first, _, last = value.partition("/")
            begin = date.fromisoformat(first)
            if last == "..":
                yield Piece("D", start, start, begin, begin, "month")
                yield Piece("O", start, end)
            else:
                yield from _days(flat[start:end], start, end, (begin, date.fromisoformat(last)))


def _days(said: str, start: int, end: int, days: tuple[date, date]) -> Iterator[Piece]:
    """Yield a day, a month or a part of one ("by end of March 2026" has an end alone), or a period with both ends."""
    if _UP_TO.match(said):
        yield Piece("B", start, start)
    several = days[0].month != days[1].month or days[0].year != days[1].year or _DAYS.search(said)
    precision: Precision = "day" if days[0] == days[1] else "month"
    yield Piece(
        "P" if several and precision != "day" else "D", start, end, *days, precision, 0.5 if _PART.match(said) else 1.0
    )


def _calendar_year(start: int, end: int, years: list[str]) -> Piece:
    """Return a year or a range of years; "2024/27" and "2024-2025" may mean two things."""
    if not years or (len(years) == 1 and end - start > len(years[0])) or int(years[-1]) - int(years[0]) == 1:
        return Piece("A", start, end)
    return Piece("D", start, end, date(int(years[0]), 1, 1), date(int(years[-1]), 12, 31), "year", 0.7)


def _bare(flat: str) -> Iterator[Piece]:
    for match in _BARE.finditer(flat):
        month = MONTHS.index(match["m"][:3]) + 1 if match["m"] else 0
        yield Piece("H", match.start(), match.end(), number=month)


def _words(flat: str) -> Iterator[Piece]:
    for match in _WORD.finditer(flat):
        letter = _WORDS[int((match.lastgroup or "k0")[1:])][0]
        yield Piece(letter, match.start(), match.end())
