"""The first screen: what the document is, its letters and what holds them down, strong and weak points, how sure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import NamedTuple

from eiascore.report.html.criteria import MARKS, Nearly, anchors, level, nearly
from eiascore.report.html.guide import Guide, short_name
from eiascore.report.html.quotes import Quote, Room, best, cut, plain, quoted
from eiascore.report.words import DOUBTS, FORMATS, KINDS, counted, what_was_read
from eiascore.schema.wire import WireCap, WireFinding, WireLetterChange, WireScorecard

NATIONS = {
    "england": "England",
    "wales": "Wales",
    "scotland": "Scotland",
    "northern_ireland": "Northern Ireland",
    "uk": "the United Kingdom",
}
_MOST_POINTS = 3
_LONGEST_SENTENCE = 600


@dataclass(frozen=True, slots=True)
class Point:
    """A strong or a weak point: the question, the level, and the quotation or passage that shows it."""

    anchor: str
    question: str
    marks: str
    level: str
    means: str
    quote: Quote | None
    near: Nearly | None = None
    absence: str = ""


class Held(NamedTuple):
    """A letter that is held down: in words, and the quotation behind it, None where it is an absence."""

    words: str
    quote: Quote | None


class Change(NamedTuple):
    """What would change a letter, and the quotation that would have to go."""

    words: str
    quote: Quote | None = None


class Doubted(NamedTuple):
    """Criteria that a person should judge for one reason: names with their ids on the page."""

    reason: str
    criteria: tuple[tuple[str, str], ...]


def described(card: WireScorecard) -> str:
    """Return in a line what the document is."""
    document = card.document
    nation = NATIONS.get(document.jurisdiction) if card.grade.letter else None
    parts = [
        KINDS[document.kind].split(":")[0] + (f" under the law of {nation}" if nation else ""),
        counted(document.pages, "page") if document.pages else "",
        counted(document.words, "word"),
        f"read as {FORMATS.get(document.media_type, document.media_type)}",
        _recognised(card),
    ]
    return ", ".join(filter(None, parts))


def _recognised(card: WireScorecard) -> str:
    quality = card.document.quality
    if not quality.recognised_pages:
        return ""
    sure = f" (mean confidence {quality.confidence:.2f})" if quality.confidence is not None else ""
    return f"{counted(quality.recognised_pages, 'page')} recognised from pictures{sure}"


def notes(card: WireScorecard) -> list[str]:
    """Return what was odd when the document was read."""
    quality = card.document.quality
    lines = list(quality.notes)
    if quality.pages_without_text:
        lines.append(f"{counted(quality.pages_without_text, 'page')} without text: not searched")
    return [cut(line, _LONGEST_SENTENCE)[0] for line in lines]


def read(card: WireScorecard) -> list[str]:
    """Return which part of a longer file was read, and which annexes were."""
    return [cut(line, _LONGEST_SENTENCE)[0] for line in what_was_read(card.document)]


def held(card: WireScorecard, guide: Guide, room: Room) -> list[Held]:
    """Return every cap in words."""
    return [
        Held(_cap(card, cap, guide), plain(cap.quote, cap.page, "", cap.file, room) if cap.quote else None)
        for cap in card.grade.caps
    ]


def _cap(card: WireScorecard, cap: WireCap, guide: Guide) -> str:
    reason = cap.reason
    for name in card.grade.dimensions:
        reason = reason.replace(f"above {name} (", f"above {guide.title(name)} (")
    if cap.target == "overall":
        return f"Overall at most {cap.at_most}: {reason}."
    grade = card.grade.dimensions.get(cap.target)
    without = f" ({grade.uncapped} without it)" if grade and grade.uncapped and grade.uncapped != grade.letter else ""
    absence = "" if cap.quote else " This is an absence: there is nothing to quote."
    return f"{guide.title(cap.target)} at most {cap.at_most}{without}: {reason}.{absence}"


def strongest(card: WireScorecard, guide: Guide, room: Room) -> list[Point]:
    """Return the criteria nearest to full marks, the weightiest first, each with the quotation that earned it."""
    high = [f for f in card.findings if (f.level or 0) >= 2]
    high.sort(key=lambda f: (_share(f), guide.weights.get(f.criterion, 1.0)), reverse=True)
    return [_strong(card, f, guide, room) for f in high[:_MOST_POINTS]]


def weakest(card: WireScorecard, guide: Guide, room: Room) -> list[Point]:
    """Return the criteria that cost the letters most, with what stands against them or came nearest."""
    low = [f for f in card.findings if f.level is not None and f.level < f.expected]
    low.sort(key=lambda f: guide.weights.get(f.criterion, 1.0) * (1 - _share(f)), reverse=True)
    return [_weak(card, f, guide, room) for f in low[:_MOST_POINTS]]


def _share(finding: WireFinding) -> float:
    return min((finding.level or 0) / finding.expected, 1.0)


def _point(card: WireScorecard, finding: WireFinding, guide: Guide, quote: Quote | None) -> Point:
    means = guide.meaning(finding.criterion, cut(finding.means, _LONGEST_SENTENCE)[0])
    return Point(anchors(card)[finding.criterion], finding.question, MARKS[finding.level], level(finding), means, quote)


def _strong(card: WireScorecard, finding: WireFinding, guide: Guide, room: Room) -> Point:
    found = best(finding.evidence, "supports") or (finding.evidence[0] if finding.evidence else None)
    return _point(card, finding, guide, quoted(found, room) if found else None)


def _weak(card: WireScorecard, finding: WireFinding, guide: Guide, room: Room) -> Point:
    found = best(finding.evidence, "undermines") or best(finding.evidence, "supports")
    point = _point(card, finding, guide, quoted(found, room) if found else None)
    if found:
        return point
    looked = f"The document does not show it: {counted(finding.searched.sentences, 'sentence')} searched"
    misses = finding.searched.near_misses
    if not misses:
        return replace(point, absence=f"{looked}, and nothing came near.")
    return replace(point, absence=f"{looked}. What came nearest:", near=nearly(misses[0], room))


def person(card: WireScorecard) -> tuple[str, list[Doubted]]:
    """Return how much a person should judge, and which criteria for which reason."""
    doubts, ids = card.needs_person.criteria, anchors(card)
    asked = sum(finding.status != "not_applicable" for finding in card.findings)
    share = f"{len(doubts)} of {counted(asked, 'criterion', 'criteria')} ({card.needs_person.share:.0%})"
    said = f"A person should judge {share}." if doubts else "No criterion stands out as one that a person must judge."
    lists = [
        Doubted(words, tuple((short_name(d.criterion), ids.get(d.criterion, "")) for d in doubts if d.reason == reason))
        for reason, words in DOUBTS.items()
    ]
    return said, [one for one in lists if one.criteria]


def changes(card: WireScorecard, guide: Guide, room: Room) -> list[Change]:
    """Return what the letters hang on: single quotations, weights that could as well be others."""
    lines = [
        Change(f"{_target(c, guide)}: {c.becomes} instead of {c.letter} without this quotation",
               plain(c.quote, c.page, c.section, c.file, room))
        for c in card.sensitivity.quotations[: 4 * room.quotations]
    ]  # fmt: skip
    lines += [Change(words) for words in _weights(card, guide)]
    equal = card.sensitivity.equal_weights
    if equal and equal != card.grade.letter:
        lines.append(Change(f"Overall: {equal} if all dimensions weighed the same"))
    return lines


def firmness(card: WireScorecard) -> str:
    """Return in a sentence how firm the letters are."""
    sensitivity = card.sensitivity
    alone = len({change.target for change in sensitivity.quotations})
    moved = len({change.target for change in sensitivity.weights} - {c.target for c in sensitivity.quotations})
    letters = len([g for g in card.grade.dimensions.values() if g.letter]) + 1
    if sensitivity.equal_weights is None:  # it stands in every scorecard that was asked what its letters hang on
        return "This scorecard does not tell what its letters hang on."
    if not alone and not moved:
        return f"All {letters} letters are firm: no single quotation and no small change of weights would move one."
    parts = [
        f"{alone} of {letters} letters would change with a single quotation" if alone else "",
        f"{moved}{'' if alone else f' of {letters} letters'} with a small change of weights" if moved else "",
    ]
    overall = any(change.target == "overall" for change in (*sensitivity.quotations, *sensitivity.weights))
    return f"{' and '.join(filter(None, parts))}. The overall letter is {'one of them' if overall else 'firm'}."


def _weights(card: WireScorecard, guide: Guide) -> Iterator[str]:
    for change in card.sensitivity.weights:
        of = guide.title(change.of) if change.of in card.grade.dimensions else short_name(change.of)
        more = "more" if change.points > 0 else "less"
        moved = f"if “{of}” weighed {abs(change.points):g} points {more}"
        yield f"{_target(change, guide)}: {change.becomes} instead of {change.letter} {moved}"


def _target(change: WireLetterChange, guide: Guide) -> str:
    return "Overall" if change.target == "overall" else guide.title(change.target)


def relevance(card: WireScorecard, room: Room) -> tuple[str, Quote | None]:
    """Return how much the policy bears on equality, with a quotation that shows it; "" where it was not asked."""
    found = best(card.relevance.evidence, "supports") or next(iter(card.relevance.evidence), None)
    said = card.relevance.says
    # It is for no criterion: the sentence before it says what it shows.
    return f"{said}." if said else "", replace(quoted(found, room), side=None) if found and said else None


def reasons(card: WireScorecard, room: Room) -> list[Held]:
    """Return why a profile was chosen, with what the text shows for it."""
    lines = []
    for profile in card.rubric.profiles:
        lines.append(Held(f"{profile.title}: {cut(profile.reason, _LONGEST_SENTENCE)[0]}.", None))
        for sign in (sign for sign in profile.signs[: room.quotations] if sign.quote not in profile.reason):
            lines.append(Held(f"It {sign.says}", plain(sign.quote, sign.page, "", sign.file, room)))
    return lines
