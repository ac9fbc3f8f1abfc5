"""The ``recomputed`` check: a ratio, gap, change or share that is not what the figures beside it come to.

It speaks only where the sentence ties the stated figure to exactly two terms, and never where rounding, a hedge
("about", "nearly") or an adjustment ("controlling for age", "odds") may lie between them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from pydantic import BaseModel, ConfigDict

from eiascore.checks import figures as written
from eiascore.checks.base import check
from eiascore.checks.cues import normalise
from eiascore.checks.statement import Match

if TYPE_CHECKING:
    from eiascore.checks.view import View

_SET_AGAINST = re.compile(
    r"\b(?:against|compared|versus|vs?\.?|relative to|as opposed to|whereas|while|and|than|but)\b"
)
_TREND = re.compile(r"\b(?:from|since|previously|rose|fell|up|down)\b")
# Between terms and what they come to: "…, that is 3.5 times", "… (a gap of 13 points)", "3.5 times as likely (… )".
_COMES_TO = re.compile(
    r"\b(?:that is|that's|i\.?e\.?|which is|which means|this is|this means|or|making|giving|meaning|equal to"
    r"|equivalent to|ratio|gap|difference)\b|[(=:\u2013\u2014]"
)
_SPELT_OUT = re.compile(r"[(:]")
_LONGEST_GAP = 80
_ADJUSTED = re.compile(r"\b(?:odds|adjust\w+|controll\w+|allowing for|standardis\w+|weight\w+|regression|hazard)\b")
_HEDGE = re.compile(
    r"\b(?:about|around|roughly|approximately|some|nearly|almost|over|under|up to|more than|less than|fewer than"
    r"|at least|at most|just|close to|well|between|to)\s(?:an?\s)?$|[~<>]\s?$"
)
_MORE = re.compile(r"\s(?:more|higher|greater|larger|bigger|over)\b")

_A, _B = (rf"(?:£\s?)?(?P<{name}>{written.N})(?:\s(?P<{name}_scale>thousand|million|billion))?" for name in "ab")
_WHEN = r"(?:\sin\s(?:19|20)\d\d(?:[/-]\d\d(?:\d\d)?)?)?"
_WORDS = r"(?:\s(?!to\b|and\b|from\b|january|february|march|april|may|june|july|august|september|october|november"
_WORDS += r"|december|weeks?\b|years?\b)[a-z'-]+){0,4}"
_DOWN = "fall|drop|reduction|decrease|decline|cut|loss"
_UP = "rise|increase|growth|gain"
_CHANGE = re.compile(
    rf"\bfrom\s{_A}{_WORDS}{_WHEN}\sto\s{_B}{_WORDS}{_WHEN}\s?[,(:\u2013-]\s?"
    rf"(?:that is\s|which is\s)?an?\s(?:(?P<word>{_DOWN}|{_UP})\sof\s(?P<stated>{written.N})\s?(?:%|per\s?cent)"
    rf"|(?P<first>{written.N})\s?(?:%|per\s?cent)\s(?P<last>{_DOWN}|{_UP}))(?!\s(?:a|per|each)\b)"
)
_NOT_COUNTS = re.compile(
    r"\b(?:ages?|aged|pages?|sections?|grades?|bands?|zones?|years?|phases?|steps?)\s(?:range\s)?$"
)
_SHARE = re.compile(
    rf"(?<![\w.,£-])(?P<a>{written.N})\s(?:out\s)?of\s(?:the\s|our\s|all\s)?(?P<b>{written.N})\s"
    rf"(?:[a-z'-]+\s){{0,2}}?(?:[a-z'-]+s|people|staff|women|men|children)\s\((?P<stated>{written.N})\s?(?:%|per\s?cent)\)"
)


class Term(NamedTuple):
    """A figure as it is written: where, its value, and how far rounding may have moved it."""

    start: int
    end: int
    value: float
    slack: float

    @property
    def low(self) -> float:
        """The least that it may stand for."""
        return self.value - self.slack

    @property
    def high(self) -> float:
        """The most that it may stand for."""
        return self.value + self.slack


class Wrong(NamedTuple):
    """A stated figure that its terms do not come to: where it stands, and what they come to."""

    start: int
    end: int
    told: str


class RecomputedOptions(BaseModel):
    """The ``recomputed`` check has no options."""

    model_config = ConfigDict(frozen=True, extra="forbid")


@check("recomputed", RecomputedOptions)
def recomputed(views: tuple[View, ...], options: RecomputedOptions) -> Iterator[Match]:
    """Yield the sentences on a characteristic whose stated ratio, gap, change or share its own figures belie.

    Parameters
    ----------
    views : tuple of View
        The author's sentences.

    Yields
    ------
    Match
        With what the figures come to as the reason.
    """
    for view in views:
        if any(map(str.isdigit, view.text)) and view.facts.get("characteristic"):
            for wrong in disagreeing(view.text):
                said = view.text[wrong.start : wrong.end]
                yield Match(view, facts=view.facts["characteristic"], why=f"says “{said}”; {wrong.told}")
                break


def disagreeing(text: str) -> list[Wrong]:
    """Return the stated figures of a sentence that are not what its own terms come to.

    Parameters
    ----------
    text : str
        The sentence.

    Returns
    -------
    list of Wrong
        Empty wherever it is not certain which figures belong together.

    Examples
    --------
    >>> disagreeing("14 per 1,000 against 4 per 1,000, that is 3.5 times as likely")
    []
    >>> disagreeing("14 per 1,000 against 4 per 1,000, that is 4.5 times as likely")[0].told
    'the figures beside it come to 3.5'
    >>> disagreeing("Places went from 120 to 90, a fall of 30%.")[0].told
    'the figures beside it come to a fall of 25%'
    """
    flat = normalise(text)
    if _ADJUSTED.search(flat):
        return []
    return [*_ratios(flat), *_gaps(flat), *_changes(flat), *_shares(flat)]


def _ratios(text: str) -> Iterator[Wrong]:
    stated = list({m.span(): m for pattern in written.RELATIVE for m in pattern.finditer(text)}.values())
    terms = _pair(text)
    if len(stated) != 1 or terms is None:
        return
    m, (a, b) = stated[0], terms
    if not _tied(text, m.start(), m.end(), a, b) or min(a.low, b.low) <= 0:
        return
    less = 1.0 if _MORE.match(text, m.end()) else 0.0
    number = _term(m, "n", stated=True)
    ways = [(a, b), (b, a)]
    if not any(_meets(number, top.low / below.high - off, top.high / below.low - off) for top, below in ways
               for off in {0.0, less}):  # fmt: skip
        real = max(a.value / b.value, b.value / a.value)
        yield Wrong(m.start(), m.end(), f"the figures beside it come to {written.plain(real)}")


def _gaps(text: str) -> Iterator[Wrong]:
    stated = list(written.POINTS.finditer(text))
    terms = _pair(text, rates=False)
    if len(stated) != 1 or terms is None:
        return
    m, (a, b) = stated[0], terms
    gap = abs(a.value - b.value)
    slack = a.slack + b.slack
    if _tied(text, m.start(), m.end(), a, b) and not _meets(_term(m, "n", stated=True), gap - slack, gap + slack):
        yield Wrong(m.start(), m.end(), f"the figures beside it come to {written.plain(gap)} percentage points")


def _changes(text: str) -> Iterator[Wrong]:
    for m in _CHANGE.finditer(text):
        if all(written.YEAR.fullmatch(m[name]) for name in "ab") or _NOT_COUNTS.search(text[: m.start()]):
            continue
        a, b = _term(m, "a", scale="a_scale"), _term(m, "b", scale="b_scale")
        if (m["a_scale"] or "") != (m["b_scale"] or "") or a.low <= 0:
            continue
        name = "stated" if m["stated"] else "first"
        change = 100 * (b.value / a.value - 1)
        low, high = 100 * (b.low / a.high - 1), 100 * (b.high / a.low - 1)
        word = m["word"] or m["last"]
        number = _term(m, name, stated=True)
        falls = word in _DOWN.split("|")
        if not _meets(number, *((-high, -low) if falls else (low, high))):
            real = f"a {'fall' if change < 0 else 'rise'} of {written.plain(round(abs(change), 1))}%"
            yield Wrong(m.start(name), m.end(), f"the figures beside it come to {real}")


def _shares(text: str) -> Iterator[Wrong]:
    for m in _SHARE.finditer(text):
        words = text[: m.start()].split()
        if words and (words[-1] in written.NUMBERED or _HEDGE.search(text[: m.start()])):
            continue
        a, b = _term(m, "a"), _term(m, "b")
        if 0 < a.value <= b.value and not _meets(
            _term(m, "stated", stated=True), 100 * a.low / b.high, 100 * a.high / b.low
        ):
            real = written.plain(round(100 * a.value / b.value, 1))
            yield Wrong(m.start("stated"), m.end() - 1, f"the figures beside it come to {real}%")


def _pair(text: str, *, rates: bool = True) -> tuple[Term, Term] | None:
    """Return the two rates or shares that a sentence sets one against the other, None where it is not sure of two."""
    found = list(written.RATE.finditer(text)) if rates else []
    shares = list(written.PERCENT.finditer(text))
    terms = found or shares
    if len(terms) != 2 or (found and shares) or any(_HEDGE.search(text[: m.start()]) for m in terms):
        return None
    if found and written.value(found[0]["base"]) != written.value(found[1]["base"]):
        return None
    between = text[terms[0].end() : terms[1].start()]
    if len(between) > 2 * _LONGEST_GAP or not _SET_AGAINST.search(between):
        return None
    if _TREND.search(text[max(0, terms[0].start() - 40) : terms[1].start()]):
        return None
    first, second = (_term(m, "n", exact=False) for m in terms)
    whole = [(m.start(), m.end()) for m in terms]
    return first._replace(start=whole[0][0], end=whole[0][1]), second._replace(start=whole[1][0], end=whole[1][1])


def _tied(text: str, start: int, end: int, a: Term, b: Term) -> bool:
    """Tell whether a stated figure is said to be what two terms come to: right after both, or with both spelt out."""
    if _HEDGE.search(text[:start]):
        return False
    if start >= b.end:
        gap = text[b.end : start]
        return (
            len(gap) <= _LONGEST_GAP and bool(_COMES_TO.search(gap + text[start:end])) and not re.search(r"[.;]\s", gap)
        )
    gap = text[end : a.start]
    return end <= a.start and len(gap) <= _LONGEST_GAP and bool(_SPELT_OUT.search(gap))


def _meets(stated: Term, low: float, high: float) -> bool:
    return stated.high >= low and stated.low <= high


def _term(m: re.Match[str], name: str, *, scale: str = "", stated: bool = False, exact: bool = True) -> Term:
    """Return a figure with its slack: half its last place for a rounded one, a whole place for one that is worked out.

    Whole numbers are counts, and exact, unless they end in two noughts.
    """
    digits = m[name].replace(",", "")
    times = m[scale] if scale else None
    value = float(digits if digits[:1].isdigit() and not times else written.value(digits, times))
    if not digits[:1].isdigit():  # "twice", "three"
        slack = 0.15 if value < 1 else 0.6
    elif "." in digits:
        slack = 10.0 ** -len(digits.partition(".")[2]) * (1 if stated else 0.5)
    elif stated:
        slack = 1.0
    else:
        noughts = len(digits) - len(digits.rstrip("0"))
        slack = 0.5 * 10**noughts if noughts > 1 else 0.0 if exact and not times else 0.5
    unit = value / float(digits) if times and float(digits) else 1.0
    return Term(m.start(name), m.end(name), value, slack * unit * 1.001)
