"""The page of one scorecard."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from eiascore.report.html import summary
from eiascore.report.html.criteria import Dimension, anchors, dimensions
from eiascore.report.html.dates import chart, dated
from eiascore.report.html.guide import Guide, guide, in_words, short_name
from eiascore.report.html.matrix import matrix
from eiascore.report.html.quotes import Quote, Room, plain, sections
from eiascore.report.html.render import render
from eiascore.report.html.terms import words_in
from eiascore.report.wire import to_wire
from eiascore.report.words import FORMATS, KINDS
from eiascore.rubric import Rubric
from eiascore.schema import Scorecard
from eiascore.schema.wire import WireRedFlag, WireScorecard
from eiascore.version import __version__

LARGEST = 500_000
"""Bytes of a page that can be sent by mail and opened on a telephone."""

_ROOMS = (Room(12, 1500), Room(6, 800), Room(3, 400), Room(1, 200))
_LONGEST = 600


class Flag(NamedTuple):
    """A red flag: what it means, the criterion that it bears on, and its quotations; ``left_out`` counts the others."""

    name: str
    means: str
    anchor: str
    criterion: str
    quotes: tuple[Quote, ...]
    left_out: int


def page(card: Scorecard | WireScorecard, *, rubric: Rubric | None = None) -> str:
    r"""Return the page of a scorecard: one file that loads nothing, runs nothing and prints.

    Parameters
    ----------
    card : Scorecard or WireScorecard
        A fresh scorecard, or a published one (``WireScorecard.model_validate_json``).
    rubric : Rubric, optional
        The rubric that it was made with, without a profile; by default the one that comes with eiascore. Where it is
        another than the scorecard's, the page says so and leaves out why a question matters and what would lift it.

    Returns
    -------
    str
        A whole HTML document of at most ``LARGEST`` bytes; where there is more evidence it says how much is left out.

    Examples
    --------
    >>> import eiascore
    >>> words = b"# Equality impact assessment\n\n" + b"We asked forty residents about the ramp. " * 5
    >>> card = eiascore.score(words, name="eia.md")
    >>> page(card).startswith("<!DOCTYPE html>")
    True
    """
    wire = to_wire(card) if isinstance(card, Scorecard) else card
    words = guide(wire, rubric)
    made, places = "", sections(wire)
    for room in _ROOMS:
        made = _page(wire, words, room._replace(sections=places))
        if len(made.encode()) <= LARGEST:
            break
    return made


def _page(card: WireScorecard, words: Guide, room: Room) -> str:
    events = dated(card, room)
    parts = dimensions(card, words, room)
    return render(
        "scorecard.html",
        card=card,
        words=words,
        name=" ".join(card.document.name.split())[:_LONGEST],
        described=summary.described(card),
        kind=KINDS[card.document.kind],
        read=summary.read(card),
        notes=summary.notes(card),
        held=summary.held(card, words, room),
        title=_title(parts),
        dimensions=parts,
        strongest=summary.strongest(card, words, room),
        weakest=summary.weakest(card, words, room),
        person=summary.person(card),
        firmness=summary.firmness(card),
        changes=summary.changes(card, words, room),
        relevance=summary.relevance(card, room),
        reasons=summary.reasons(card, room),
        matrix=matrix(card, words),
        flags=list(_flags(card, room)),
        events=events[: 4 * room.quotations],
        more_events=max(len(events) - 4 * room.quotations, 0),
        chart=chart(events),
        glossary=words_in(_ours(parts)),
        provenance=list(_provenance(card)),
        version=__version__,
    )


def _ours(parts: tuple[Dimension, ...]) -> Iterator[str]:
    """Yield the texts of ours in which words are explained."""
    for part in parts:
        for one in part.findings:
            yield from (one.means, *((one.why, one.lift[1] if one.lift else "") if one.asked else ()))


def _title(parts: tuple[Dimension, ...]) -> str:
    """Return what the chart of the dimensions shows, in words."""
    known = sorted((part.score, part.title) for part in parts if part.score is not None)
    if len(known) < 2 or known[0][0] == known[-1][0]:
        return "Scores of the dimensions"
    (low, last), (high, first) = known[0], known[-1]
    return f"Scores are highest for {first.lower()} ({high:.0f}), lowest for {last.lower()} ({low:.0f})"


def _flags(card: WireScorecard, room: Room) -> Iterator[Flag]:
    """Yield each red flag with all its quotations, in the order of the first of each."""
    ids = anchors(card)
    alike: dict[tuple[str, str], list[WireRedFlag]] = {}
    for flag in card.red_flags:
        alike.setdefault((flag.id, flag.criterion), []).append(flag)
    for (name, criterion), flags in alike.items():
        quotes = tuple(plain(f.quote, f.page, "", f.file, room) for f in flags[: room.quotations])
        left_out = len(flags) - len(quotes)
        yield Flag(in_words(name), flags[0].means, ids.get(criterion, ""), short_name(criterion), quotes, left_out)


def _provenance(card: WireScorecard) -> Iterator[tuple[str, str]]:
    document, made = card.document, card.provenance
    yield "File", f"{document.name[:_LONGEST]}, {document.bytes:,} bytes, {FORMATS.get(document.media_type, 'other')}"
    yield "SHA-256 of the file", document.sha256
    for file in document.files[1:]:
        yield f"SHA-256 of the annex {file.name[:_LONGEST]}", file.sha256
    yield "Taken for", f"{KINDS[document.kind].split(':')[0].lower()} (confidence {document.kind_confidence:.2f})"
    yield "Rubric", f"{card.rubric.id} {card.rubric.version}"
    yield "SHA-256 of the rubric with its profiles", card.rubric.sha256
    if card.rubric.profile:
        yield "Profile", card.rubric.profile.replace("+", ", ")
    yield "Classifier", made.model or "none: the rules stood alone"
    yield "Tool", f"{made.tool} ({made.pipeline})"
    yield "Reader", made.reader
    if made.options:
        yield "Options", ", ".join(f"{name} {value}" for name, value in sorted(made.options.items()))
    yield "Scored at", made.created
