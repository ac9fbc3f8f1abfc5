"""A scorecard on two pages at most, to be put into a submission: as Markdown here, for Word in ``brief_docx``.

It picks and cuts: letters and what holds them down, three strong and three weak points, what needs a person, limits.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from eiascore.report.html import summary
from eiascore.report.html.guide import guide
from eiascore.report.html.quotes import Quote, Room, cut, sections
from eiascore.report.html.summary import Held, Point
from eiascore.report.redact import OPTION
from eiascore.report.tables import plain
from eiascore.report.wire import to_wire
from eiascore.report.words import KINDS, counted
from eiascore.schema import Scorecard
from eiascore.schema.wire import WireScorecard

_ROOM = Room(1, 220)
_MOST_HELD = 4
_MOST_NAMES = 6
_LONGEST = 160


class Letters(NamedTuple):
    """A row of the table of letters."""

    title: str
    letter: str
    score: str


@dataclass(frozen=True, slots=True)
class Brief:
    """What the two pages say; ``strong`` and ``weak`` are the points that the HTML page names, too."""

    title: str
    described: str
    overall: str
    letters: tuple[Letters, ...]
    held: tuple[Held, ...]
    strong: tuple[Point, ...]
    weak: tuple[Point, ...]
    person: str
    doubts: tuple[str, ...]
    limits: tuple[str, ...]
    provenance: str


def brief(card: Scorecard | WireScorecard) -> Brief:
    """Return what is worth saying of a scorecard on two pages.

    Parameters
    ----------
    card : Scorecard or WireScorecard
        A fresh scorecard, or a published one.

    Returns
    -------
    Brief
        Quotations are cut after some 220 characters; pages and sections stand with each.
    """
    wire = to_wire(card) if isinstance(card, Scorecard) else card
    words, room = guide(wire), _ROOM._replace(sections=sections(wire))
    grade = wire.grade
    held = summary.held(wire, words, room)
    person, doubted = summary.person(wire)
    overall = f"Overall: {grade.letter} ({grade.score} of 100), on a scale from A (strong) to F (absent)."
    return Brief(
        title=_short(wire.document.name),
        described=f"{summary.described(wire)}.",
        overall=overall if grade.letter else f"{KINDS[wire.document.kind]}.",
        letters=tuple(
            Letters(words.title(name), d.letter or "not asked", "–" if d.score is None else f"{d.score:g}")
            for name, d in grade.dimensions.items()
        ),
        held=(
            *held[:_MOST_HELD],
            *([Held(f"And {len(held) - _MOST_HELD} more.", None)] if len(held) > _MOST_HELD else []),
        ),
        strong=tuple(summary.strongest(wire, words, room)),
        weak=tuple(summary.weakest(wire, words, room)),
        person=person if grade.letter else "",
        doubts=tuple(f"{one.reason}: {_names([name for name, _ in one.criteria])}" for one in doubted),
        limits=tuple(wire.limits),
        provenance=_provenance(wire),
    )


def _short(text: str) -> str:
    kept, more = cut(" ".join(text.split()), _LONGEST)
    return f"{kept} …" if more else kept


def _names(names: list[str]) -> str:
    more = len(names) - _MOST_NAMES
    return ", ".join([*names[:_MOST_NAMES], *([f"{more} more"] if more > 0 else [])])


def _provenance(card: WireScorecard) -> str:
    made, rubric = card.provenance, card.rubric
    profile = f" under {rubric.profile.replace('+', ', ')}" if rubric.profile else ""
    parts = [
        f"{made.tool}, rubric {rubric.id} {rubric.version}{profile} (SHA-256 {rubric.sha256[:12]}…)",
        f"classifier {made.model}" if made.model else "rules alone",
        f"scored at {made.created}" if made.created else "",
        f"masked: {made.options[OPTION]}" if OPTION in made.options else "",
        f"file of {counted(card.document.bytes, 'byte')}, SHA-256 {card.document.sha256}",
    ]
    return f"Made with {'; '.join(filter(None, parts))}."


def to_brief_markdown(card: Scorecard | WireScorecard) -> str:
    """Return the brief of a scorecard as Markdown; parameters as for ``brief``."""
    return "\n".join(_markdown(brief(card))) + "\n"


def _markdown(said: Brief) -> Iterator[str]:
    yield from (f"# Scorecard: {plain(said.title)}", "", plain(said.described), "", f"**{plain(said.overall)}**", "")
    if said.letters:
        yield from ("| Dimension | Letter | Score |", "|---|---|---|")
        yield from (f"| {plain(row.title)} | {row.letter} | {row.score} |" for row in said.letters)
        yield ""
    if said.held:
        yield from ("## What holds letters down", "")
        yield from (f"* {plain(one.words)}{f' {_quoted(one.quote)}' if one.quote else ''}" for one in said.held)
        yield ""
    for title, points in (("Strong points", said.strong), ("Weak points", said.weak)):
        if points:
            yield from (f"## {title}", "")
            yield from (f"* **{plain(point.question)}** {_shown(point)}" for point in points)
            yield ""
    if said.person:
        yield from (
            "## What needs a person",
            "",
            plain(said.person),
            "",
            *(f"* {plain(line)}" for line in said.doubts),
            "",
        )
    yield from ("## Limits", "", *(f"* {plain(limit)}" for limit in said.limits), "", plain(said.provenance))


def _quoted(quote: Quote) -> str:
    return plain(in_words(quote))


def _shown(point: Point) -> str:
    return plain(" ".join(words_of(point)))


def in_words(quote: Quote) -> str:
    """Return a quotation with its place, in one line."""
    return f"“{' '.join(quote.text.split())}{' …' if quote.more else ''}” ({quote.place})"


def words_of(point: Point) -> list[str]:
    """Return the level of a point and what shows it: its quotation, or that there is none and what came nearest."""
    lines = [f"{point.level}: {_short(point.means).rstrip('.')}."]
    lines += [in_words(point.quote)] if point.quote else []
    lines += [point.absence] if point.absence else []
    return lines + ([in_words(point.near.quote)] if point.near else [])
