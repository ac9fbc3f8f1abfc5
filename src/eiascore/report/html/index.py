"""The index of many scorecards: what they add up to, and a line for each that leads to its page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import fmean
from typing import NamedTuple, get_args

from eiascore.report.html.guide import Guide, guide, short_name
from eiascore.report.html.render import render
from eiascore.report.html.summary import NATIONS
from eiascore.report.wire import to_wire
from eiascore.report.words import KINDS, counted
from eiascore.rubric import Rubric
from eiascore.schema import Scorecard
from eiascore.schema.scorecard import Letter
from eiascore.schema.wire import WireScorecard
from eiascore.version import __version__

_LETTERS: tuple[Letter, ...] = get_args(Letter)
_LOW = ("D", "E", "F")
_MOST_GAPS = 10
_LONGEST_NAME = 120


@dataclass(frozen=True, slots=True)
class Entry:
    """What the index keeps of a scorecard."""

    name: str
    link: str
    kind: str
    nation: str
    letter: Letter | None
    letters: dict[str, Letter | None]
    scores: dict[str, float | None]
    levels: dict[str, int | None]
    person: float
    flags: int
    titles: dict[str, str]


class Unread(NamedTuple):
    """A file that gave no scorecard, and why."""

    name: str
    why: str


class Bar(NamedTuple):
    """A bar of a chart, with its length of a hundred."""

    name: str
    words: str
    length: float


def entry(card: Scorecard | WireScorecard, link: str, *, rubric: Rubric | None = None) -> Entry:
    """Return what the index keeps of a scorecard, so that thousands need not be held.

    Parameters
    ----------
    card : Scorecard or WireScorecard
        The scorecard.
    link : str
        Where its page is, relative to the index.
    rubric : Rubric, optional
        As for ``page``.

    Returns
    -------
    Entry
        Its line, and what the charts count.
    """
    wire = to_wire(card) if isinstance(card, Scorecard) else card
    words: Guide = guide(wire, rubric)
    grades = wire.grade.dimensions
    return Entry(
        name=" ".join(wire.document.name.split())[:_LONGEST_NAME],
        link=link,
        kind=KINDS[wire.document.kind].split(":")[0].removeprefix("An ").removeprefix("A "),
        nation=NATIONS.get(wire.document.jurisdiction, "not shown"),
        letter=wire.grade.letter,
        letters={name: grade.letter for name, grade in grades.items()},
        scores={name: grade.score for name, grade in grades.items()},
        levels={finding.criterion: finding.level for finding in wire.findings},
        person=wire.needs_person.share,
        flags=len(wire.red_flags),
        titles={name: words.title(name) for name in grades},
    )


def index(
    cards: Iterable[Scorecard | WireScorecard],
    links: Iterable[str],
    *,
    unread: Sequence[Unread] = (),
    rubric: Rubric | None = None,
) -> str:
    """Return the index of many scorecards.

    Parameters
    ----------
    cards : iterable of Scorecard or WireScorecard
        The scorecards, in the order of their lines; each is let go before the next is taken.
    links : iterable of str
        Where the page of each is, relative to the index.
    unread : sequence of Unread
        Files that gave no scorecard.
    rubric : Rubric, optional
        As for ``page``.

    Returns
    -------
    str
        A whole HTML document.

    Examples
    --------
    >>> index([], []).startswith("<!DOCTYPE html>")
    True
    """
    return index_of((entry(card, link, rubric=rubric) for card, link in zip(cards, links, strict=False)), unread)


def index_of(entries: Iterable[Entry], unread: Sequence[Unread] = ()) -> str:
    """Return the index of scorecards of which ``entry`` kept what it needs (see ``index``)."""
    rows = list(entries)
    graded = [row for row in rows if row.letter]
    titles: dict[str, str] = {}
    for row in graded:
        titles |= {name: title for name, title in row.titles.items() if name not in titles}
    means, letters, gaps = _means(graded, titles), _letters(graded), _gaps(graded)
    return render(
        "scorecards.html",
        rows=rows,
        graded=graded,
        titles=titles,
        unread=unread,
        letters=letters,
        means=means,
        gaps=gaps,
        letters_title=_letters_title(graded),
        means_title=_means_title(means),
        gaps_title=f"{gaps[0].name} is thin or missing most often" if gaps else "",
        version=__version__,
    )


def _letters(graded: Sequence[Entry]) -> list[Bar]:
    counts = Counter(row.letter for row in graded)
    whole = len(graded) or 1
    return [Bar(one, f"{counts[one]:,} ({counts[one] / whole:.0%})", 100 * counts[one] / whole) for one in _LETTERS]


def _letters_title(graded: Sequence[Entry]) -> str:
    low = sum(row.letter in _LOW for row in graded)
    return f"{low:,} of {counted(len(graded), 'graded document')} got D or lower overall"


def _means(graded: Sequence[Entry], titles: dict[str, str]) -> list[Bar]:
    bars = []
    for name, title in titles.items():
        scores = [score for row in graded if (score := row.scores.get(name)) is not None]
        if scores:
            bars.append(Bar(title, f"{fmean(scores):.0f}", fmean(scores)))
    return sorted(bars, key=lambda bar: -bar.length)


def _means_title(means: Sequence[Bar]) -> str:
    if len(means) < 2:
        return "Mean scores"
    return f"Scores are highest for {means[0].name.lower()}, lowest for {means[-1].name.lower()}"


def _gaps(graded: Sequence[Entry]) -> list[Bar]:
    """Return the criteria that the largest shares of the documents asked leave at level 0 or 1."""
    asked: Counter[str] = Counter()
    thin: Counter[str] = Counter()
    for row in graded:
        for criterion, level in row.levels.items():
            asked[criterion] += level is not None
            thin[criterion] += level is not None and level <= 1
    shares = {criterion: thin[criterion] / number for criterion, number in asked.items() if number and thin[criterion]}
    most = sorted(shares, key=lambda criterion: -shares[criterion])[:_MOST_GAPS]
    return [
        Bar(short_name(c), f"{shares[c]:.0%} ({thin[c]:,} of {counted(asked[c], 'document')})", 100 * shares[c])
        for c in most
    ]
