"""Findings as the page shows them: first what decides, then all that stands behind it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from eiascore.report.html.guide import Guide, short_name
from eiascore.report.html.quotes import SIDES, Quote, Room, best, cut, plain, quoted
from eiascore.report.words import DOUBTS, LEVELS, STATUSES, counted
from eiascore.schema.scorecard import Letter
from eiascore.schema.wire import WireEvidence, WireFinding, WireNearMiss, WireScorecard

MARKS = {0: "○○○", 1: "●○○", 2: "●●○", 3: "●●●", None: "–"}
_CONFIDENCES = ((0.8, "high"), (0.65, "moderate"), (0.5, "fair"), (0.0, "low"))
_LONGEST_MEANING = 600


@dataclass(frozen=True, slots=True)
class Nearly:
    """A passage that nearly counted, and why it did not."""

    quote: Quote
    reason: str


@dataclass(frozen=True, slots=True)
class Shown:
    """A finding as the page shows it."""

    anchor: str
    name: str
    question: str
    marks: str
    level: str
    asked: bool
    means: str
    status: str
    confidence: str
    doubt: str
    leading: tuple[Quote, ...]
    quotations: tuple[Quote, ...]
    left_out: int
    summary: str
    searched: tuple[str, ...]
    near: tuple[Nearly, ...]
    trace: tuple[str, ...]
    why: str
    authorities: tuple[str, ...]
    lift: tuple[int, str] | None


@dataclass(frozen=True, slots=True)
class Dimension:
    """A dimension with its letter and findings; ``left_out`` are those that a profile does not ask."""

    anchor: str
    title: str
    letter: Letter | None
    uncapped: Letter | None
    score: float | None
    findings: tuple[Shown, ...]


def anchor(identity: str, number: int) -> str:
    """Return the id of a criterion or dimension on the page: its own where it can be one, so that it can be linked to.

    Examples
    --------
    >>> anchor("eng_influence", 3), anchor("odd one", 3)
    ('eng_influence', 'part-3')
    """
    return identity if re.fullmatch(r"[a-z]+(_[a-z0-9]+)+", identity) else f"part-{number}"


def anchors(card: WireScorecard) -> dict[str, str]:
    """Return the ids on the page of all criteria of a scorecard."""
    return {finding.criterion: anchor(finding.criterion, n) for n, finding in enumerate(card.findings)}


def dimensions(card: WireScorecard, guide: Guide, room: Room) -> tuple[Dimension, ...]:
    """Return the dimensions in the rubric's order, with their findings."""
    ids = anchors(card)
    doubts = {doubt.criterion: DOUBTS[doubt.reason] for doubt in card.needs_person.criteria}
    return tuple(
        Dimension(
            anchor=f"dimension-{number}",
            title=guide.title(name),
            letter=grade.letter,
            uncapped=grade.uncapped,
            score=grade.score,
            findings=tuple(
                shown(finding, ids[finding.criterion], guide, doubts.get(finding.criterion, ""), room)
                for finding in card.findings
                if finding.dimension == name
            ),
        )
        for number, (name, grade) in enumerate(card.grade.dimensions.items(), 1)
    )


def shown(finding: WireFinding, identity: str, guide: Guide, doubt: str, room: Room) -> Shown:
    """Return a finding as the page shows it."""
    leading = _leading(finding)
    rest = [e for e in finding.evidence if not any(e is one for one in leading)]
    kept = [e for side in SIDES for e in [e for e in rest if e.polarity == side][: room.quotations]]
    near = tuple(nearly(miss, room) for miss in finding.searched.near_misses[: room.quotations])
    return Shown(
        anchor=identity,
        name=short_name(finding.criterion),
        question=finding.question,
        marks=MARKS[finding.level],
        level=level(finding),
        asked=finding.status != "not_applicable",
        means=guide.meaning(finding.criterion, cut(finding.means, _LONGEST_MEANING)[0]),
        status=STATUSES[finding.status],
        confidence=confidence(finding.confidence),
        doubt=doubt,
        leading=tuple(quoted(e, room) for e in leading),
        quotations=tuple(quoted(e, room) for e in kept),
        left_out=len(rest) - len(kept),
        summary=_summary(finding, len(rest)),
        searched=tuple(_searched(finding)),
        near=near,
        trace=tuple(cut(step, _LONGEST_MEANING)[0] for step in finding.trace),
        why=guide.why(finding.criterion),
        authorities=tuple(guide.authorities(finding.criterion)),
        lift=guide.lift(finding),
    )


def level(finding: WireFinding) -> str:
    """Return the level in words, with what is asked where a profile asks for less than level 3."""
    if finding.level is None:
        return "Not applicable" if finding.status == "not_applicable" else "No level"
    words = f"Level {finding.level}, {LEVELS[finding.level].split(' ', 1)[1]}"
    return words if finding.expected == 3 else f"{words} ({finding.expected} is asked)"


def confidence(number: float) -> str:
    """Return a confidence in words and as a number.

    Examples
    --------
    >>> confidence(0.66)
    'moderate (0.66)'
    """
    return f"{next(words for least, words in _CONFIDENCES if number >= least)} ({number:.2f})"


def nearly(miss: WireNearMiss, room: Room) -> Nearly:
    """Return a passage that nearly counted."""
    return Nearly(plain(miss.quote, miss.page, "", miss.file, room), cut(miss.reason, _LONGEST_MEANING)[0])


def _leading(finding: WireFinding) -> list[WireEvidence]:
    """Return the quotations that are seen at once: the best for, where there is a level, and the best against."""
    sides = ("supports", "undermines") if finding.level else ("undermines", "excuses")
    return [found for side in sides if (found := best(finding.evidence, side)) is not None]


def _searched(finding: WireFinding) -> list[str]:
    searched = finding.searched
    counts = f"{counted(searched.sentences, 'sentence')} of the body in {counted(searched.sections, 'section')}"
    lines = ["; ".join((counts, *searched.places)) + "."]
    if searched.unreadable:
        lines.append(f"Not readable, and so not searched: {'; '.join(searched.unreadable)}.")
    if not (searched.near_misses or finding.evidence):
        lines.append("No passage came near.")
    return lines


def _summary(finding: WireFinding, rest: int) -> str:
    """Return what is behind the fold, so that nobody opens it for nothing."""
    near = len(finding.searched.near_misses)
    parts: Sequence[str] = [
        counted(rest, "more quotation") if rest else "",
        f"{counted(near, 'passage')} that came near" if near else "",
        "where it looked",
    ]
    return ", ".join(filter(None, parts))
