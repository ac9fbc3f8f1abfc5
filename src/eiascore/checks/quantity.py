"""Figures in a sentence: counts, percentages, ratios, money, and one figure set against another.

Figures are read in the order of how little they can be mistaken: money, ratios and percentages first; then what is a
date, an age, a duration or a section number is blanked out before what remains may be a count. A table cell that holds
nothing but a figure takes its kind from its headers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from eiascore.checks import figures as written
from eiascore.checks.cues import normalise

if TYPE_CHECKING:
    from eiascore.checks.view import View

_RATIO_HEADER = re.compile(r"\b(?:ratio|rri|relative|index|times|disparity|odds)\b")
_RATE_HEADER = re.compile(r"\bper\s\d|\brate\b")
_PERCENT_HEADER = re.compile(r"%|per ?cent|\bproportion|\bshare\b")
_COMPARATOR_HEADER = re.compile(
    r"\b(?:population|census|comparator|comparison|compared|benchmark|average|national|england|scotland|wales|uk"
    r"|borough|county|city|district|region|area|residents|all|everyone|total|overall|workforce|expected|reference|other)\b"
)

# Words between two figures that set one against the other; the weak ones do so only between figures of one kind.
_SETTING = r"compar\w+|against|versus|vs?\b\.?|relative to|next to|as opposed to|(?:in|by) contrast|average|expected"
_MORE = r"above|below|higher|lower|more|less|greater|fewer|larger|smaller|better|worse"
_STRONG = re.compile(rf"\b(?:(?:{_SETTING})\b|(?:{_MORE})\b[\w\s,'-]{{0,40}}?\bthan\b|(?:above|below) the\b)")
# Before a single figure: "higher than the 12% in", not the threshold "more than 15%".
_STANDING = re.compile(rf"\b(?:(?:{_SETTING})\b|(?:{_MORE})\b[\w\s'-]{{0,40}}?\bthan\s+[a-z]|(?:above|below) the\b)")
_WEAK = re.compile(
    r"\b(?:but|whereas|while|whilst|than|though|although|yet|only|make up|when|where|who (?:are|were|make)|others"
    r"|for (?:all|everyone)|non-\w+|without|overall|(?:residents|population|census|all|average)(?=:)"
    r"|in the (?:city|county|borough|district|(?:general )?population|workforce|area|region|country))\b"
)
_REST = re.compile(r"\W*(?:without|(?:of|for) (?:the )?(?:others|rest)|overall|elsewhere|in general)\b")
_BEYOND = re.compile(
    r"\b(?:above|below|over|under|(?:higher|lower|more|less) than|double|twice|half|near|in line with|similar to)\s"
    r"(?:(?:the|its|their|that)\s)?"
    r"(?:overall|general|average|borough|county|city|national|all|mean|median|rate|share|figure|population)\b"
)
_TREND = re.compile(
    r"\b(?:rose|risen|rises?|fell|fallen|falls?|grew|grown|increas\w+|decreas\w+|dropp?\w*|went|gone|moved|down|up)\b"
    r"[\w\s,%.]{0,40}?\bfrom\b"
)
_GROUPS = ("race", "sex", "disability", "age", "religion", "sexual_orientation")
# "81% identified as White and 9% as Asian": parts of one whole.
_PROFILE = re.compile(r"[\w\s]{0,24}?\b(?:identif|describ|record|declar|regist)\w*\b[\w\s]{0,24}?\bas\b")
_ORDER = ("ratio", "percentage", "number")
_ITS_GROUP = re.compile(r"\s(?:for|of|among|in)\s(?:the\s)?")
_DIGIT = re.compile(r"\d")
_LETTERS = re.compile(r"[a-z]+")


class Figure(NamedTuple):
    """A figure: its kind, half-open range in the sentence and normalised value."""

    kind: str
    start: int
    end: int
    value: str


def find(view: View) -> Iterator[tuple[str, int, int, str]]:
    """Yield the figures of a sentence.

    Parameters
    ----------
    view : View
        The sentence.

    Yields
    ------
    tuple of (str, int, int, str)
        Kind (``number``, ``percentage``, ``ratio``, ``money`` or ``comparison``), start, end and value: digits, for
        rates with their base ("4.2 per 1000"), for comparisons both figures ("46|28").
    """
    text = normalise(view.text)
    words = not written.NUMBER_WORDS.isdisjoint(_LETTERS.findall(text))
    if words or _DIGIT.search(text):
        found = _figures(view, text, words)
        yield from found
        yield from _comparisons(view, text, found)


def _figures(view: View, text: str, words: bool) -> list[Figure]:
    rest = text
    found: list[Figure] = []
    for finder in (_money, _points, _ratios, _percentages, _parts):
        for figure in finder(rest):
            found.append(figure)
            rest = _without(rest, figure.start, figure.end)
    if written.BARE.fullmatch(text):
        found += _cell(view, rest)
    else:
        found += _counts(view, rest)
        if words:
            spelt = written.COUNT_WORD.finditer(rest)
            found += [Figure("number", m.start(), m.end(), written.value(m[0])) for m in spelt]
    return sorted(found, key=lambda f: (f.start, f.end))


def _without(text: str, start: int, end: int) -> str:
    """Blank out what has been read; the blank parts words for every pattern, and offsets stay."""
    return text[:start] + "\x00" * (end - start) + text[end:]


def _money(text: str) -> Iterator[Figure]:
    for m in written.MONEY.finditer(text):
        if m["pence"]:
            yield Figure("money", m.start(), m.end(), written.plain(float(written.value(m["pence"])) / 100))
        else:
            yield Figure("money", m.start(), m.end(), written.value(m["n"] or m["pounds"], m["scale"]))


def _points(text: str) -> Iterator[Figure]:
    for m in written.POINTS.finditer(text):
        yield Figure("ratio", m.start(), m.end(), f"{written.value(m['n'])} points")


def _ratios(text: str) -> Iterator[Figure]:
    for m in written.RATE.finditer(text):
        yield Figure("ratio", m.start(), m.end(), f"{written.value(m['n'])} per {written.value(m['base'])}")
        text = _without(text, m.start(), m.end())
    for pattern in written.RELATIVE:
        for m in pattern.finditer(text):
            yield Figure("ratio", m.start(), m.end(), written.value(m["n"]))
            text = _without(text, m.start(), m.end())


def _percentages(text: str) -> Iterator[Figure]:
    for m in written.PERCENT.finditer(text):
        yield Figure("percentage", m.start(), m.end(), written.value(m["n"]))


def _parts(text: str) -> Iterator[Figure]:
    for m in written.PART.finditer(text):
        yield Figure("percentage", m.start(), m.end(), written.share(m["part"], m["some"]))
        text = _without(text, m.start(), m.end())
    for m in written.FRACTION.finditer(text):
        if 0 < (some := float(written.value(m["a"]))) <= (whole := float(written.value(m["b"]))):
            yield Figure("percentage", m.start(), m.end(), written.plain(100 * some / whole))


def _cell(view: View, rest: str) -> Iterator[Figure]:
    """Yield what a cell of nothing but figures holds: its headers say what is counted, and how."""
    header = f"{view.sentence.column_header} / {view.sentence.row_header}".lower()
    for m in re.finditer(written.N, rest) if len(header) > len(" / ") else ():
        if written.YEAR.fullmatch(m[0]):
            continue
        kind = "number"
        if _RATIO_HEADER.search(header) and "." in m[0]:
            kind = "ratio"
        elif _PERCENT_HEADER.search(header) and float(written.value(m[0])) <= 100:
            kind = "percentage"
        elif _RATE_HEADER.search(header):
            kind = "ratio"
        yield Figure(kind, m.start(), m.end(), written.value(m[0]))


def _counts(view: View, rest: str) -> Iterator[Figure]:
    """Yield numbers in digits that count something: no dates, ages, durations, names of sections."""
    label = (written.HEADING_LABEL if view.sentence.kind == "heading" else written.LABEL).match(view.text)
    start = label.end() if label else 0
    named = -1  # where the last number ended that is a name, for "sections 12 and 13"
    for m in written.COUNT.finditer(rest, start):
        before, after = rest[max(start, m.start() - 24) : m.start()], m.end()
        if _is_name(rest, m, before) or (named >= 0 and _goes_on(rest, m, named)):
            named = m.end()
        elif m["scale"] or written.COUNTED.match(rest, after) or written.COUNTING.search(before):
            yield Figure("number", m.start(), m.end(), written.value(m["n"], m["scale"]))


def _is_name(text: str, m: re.Match[str], before: str) -> bool:
    """Tell whether a number is a date, age, duration, or the name of something numbered."""
    digits = m["n"]
    if written.YEAR.fullmatch(digits) and not written.COUNTED_YEAR.match(text, m.end()):
        return True
    if digits[0] == "0" and "." not in digits:
        return True
    words = before.split()
    last = words[-1].strip("(.'\"") if words and before[-1:].isspace() else ""
    if last in written.NUMBERED or (last in written.MONTHS and len(digits) < 3):
        return True
    if len(digits) == 2 and written.AGES.match(text, m.end()):
        return True
    return bool(written.AFTER_NO_COUNT.match(text, m.end()) or written.BEFORE_NO_COUNT.search(before))


def _goes_on(text: str, m: re.Match[str], named: int) -> bool:
    """Tell whether a number goes on a list of names: "paragraphs 2.6 and 2.7", "2023-24"."""
    gap = text[named : m.start()]
    if not written.ALSO.fullmatch(gap) and gap != " ":
        return False
    return "." in m["n"] or not written.COUNTED.match(text, m.end()) or gap == "-"


def _comparisons(view: View, text: str, found: list[Figure]) -> Iterator[Figure]:
    """Yield where one figure is set against another; else the first figure that is relative or stands by such words."""
    shares = [f for f in found if f.kind == "percentage"]
    rates = [f for f in found if f.kind == "ratio"]
    pairs = [*pairwise(shares), *pairwise(rates)]
    against = [(a, b) for a, b in pairs if _set_against(text, a, b)]
    if not against and len(shares) < 5:
        against = [(a, b) for a, b in pairwise(shares) if _two_groups(view, text, a, b, len(shares) == 2)]
    for a, b in against:
        yield Figure("comparison", a.start, b.end, f"{a.value}|{b.value}")
    if against:
        return
    if m := next(written.AGAINST.finditer(text), None):
        yield Figure("comparison", m.start(), m.end(), f"{written.value(m['a'])}|{written.value(m['b'])}")
    else:
        yield from _relative(view, text, found)


def _set_against(text: str, a: Figure, b: Figure) -> bool:
    """Tell whether a comparing word stands between two figures of a kind."""
    gap = text[a.end : b.start]
    if len(gap) > 160:
        return False
    if _STRONG.search(gap):
        return True
    if _TREND.search(text[max(0, a.start - 40) : a.start]):
        return False
    return bool(_WEAK.search(gap) or _REST.match(text, b.end))


def _two_groups(view: View, text: str, a: Figure, b: Figure, alone: bool) -> bool:
    """Tell whether two shares belong to two groups: "31% of Black and 18% of White applicants".

    Shares that make up 100 are a profile ("49% men, 51% women"). Among more than two, the second must name its group.
    """
    if b.start - a.end > 100 or abs(float(a.value) + float(b.value) - 100) < 2:
        return False
    if _TREND.search(text[max(0, a.start - 40) : a.start]):
        return False
    if _PROFILE.match(text, a.end) and text.startswith(" as ", b.end):
        return False
    named = _ITS_GROUP.match(text, b.end)
    if not alone and not named:
        return False
    for group in _GROUPS:
        words: dict[str, int] = {}
        end = 0
        for hit in view.hits.get(f"characteristic_{group}", ()):
            if hit.start >= end and a.start - 40 <= hit.start <= b.end + 40:
                words[text[hit.start : hit.end]] = end = hit.end
        if len(words) > 1 and (alone or (named and any(named.end() < at <= named.end() + 30 for at in words.values()))):
            return True
    return False


def _relative(view: View, text: str, found: list[Figure]) -> Iterator[Figure]:
    """Yield the first figure that is relative by itself, has a comparing word by it, or a comparator in its row."""
    for f in sorted((f for f in found if f.kind in _ORDER), key=lambda f: _ORDER.index(f.kind)):
        start, end = f.start, f.end
        if f.kind == "ratio" and " per " not in f.value:
            pass
        elif hits := view.hits.get("disproportion_verbal"):
            start, end = min(f.start, hits[0].start), max(f.end, hits[0].end)
        elif f.kind != "number" and (m := _STANDING.search(text, max(0, f.start - 70), f.start)):
            start = m.start()
        elif f.kind != "number" and (m := _BEYOND.search(text, f.end, f.end + 90)):
            end = m.end()
        elif f.kind == "number" or not _beside_comparator(view):
            continue
        yield Figure("comparison", start, end, f.value)
        return


def _beside_comparator(view: View) -> bool:
    """Tell whether a cell of figures stands in a row with another that is under a comparator's header."""
    own = view.sentence.column_header
    if not own or _COMPARATOR_HEADER.search(own.lower()) or not written.BARE.fullmatch(view.text):
        return False
    row = [v for v in view.owner.row(view) if written.BARE.fullmatch(v.text)]
    headers = {v.sentence.column_header for v in row}
    return any(_COMPARATOR_HEADER.search(header.lower()) for header in headers)
