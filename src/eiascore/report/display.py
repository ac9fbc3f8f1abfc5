"""Results as a notebook shows them: small pieces of HTML that bring no style sheet, run nothing and load nothing.

Colours are those of the page around them, so that they can be read on dark and on light ground; where a site takes the
``style`` attributes away, headings, tables and lists remain.
"""

from __future__ import annotations

import os
from typing import NamedTuple

from eiascore.report.files import write_whole
from eiascore.report.html import page, summary
from eiascore.report.html.criteria import level, nearly, shown
from eiascore.report.html.guide import Guide, guide
from eiascore.report.html.quotes import Quote, Room, best, cut, quoted, sections
from eiascore.report.html.render import fragment
from eiascore.report.wire import evidence_wire, finding_wire, to_wire
from eiascore.report.words import FORMATS, KINDS, ORIGINS, counted
from eiascore.schema import Document, Evidence, Finding, Scorecard
from eiascore.schema.wire import WireFinding

_ROOM = Room(5, 400)
_SHORT = Room(1, 160)
_MOST_SECTIONS = 12
_LONGEST = 200


class Line(NamedTuple):
    """A criterion in the table of a scorecard."""

    id: str
    question: str
    level: str
    quote: Quote | None


def card_html(card: Scorecard) -> str:
    """Return a scorecard for a notebook: letters, what holds them down, and a fold with all criteria."""
    wire = to_wire(card)
    words = guide(wire)
    room = _SHORT._replace(sections=sections(wire))
    return fragment(
        "display_card.html",
        card=wire,
        name=_short(wire.document.name),
        described=summary.described(wire),
        kind=KINDS[wire.document.kind],
        dimensions=[(words.title(name), grade) for name, grade in wire.grade.dimensions.items()],
        held=summary.held(wire, words, room),
        person=summary.person(wire)[0],
        firmness=summary.firmness(wire),
        lines=[Line(f.criterion, f.question, level(f), _first(f)) for f in wire.findings],
        flags=len(wire.red_flags),
    )


def _first(finding: WireFinding) -> Quote | None:
    sides = ("supports", "undermines", "excuses") if finding.level else ("undermines", "excuses")
    found = next(filter(None, (best(finding.evidence, side) for side in sides)), None)
    return quoted(found, _SHORT) if found else None


def finding_html(finding: Finding) -> str:
    """Return a finding for a notebook: level, the first quotations with their places, what came near, how it came."""
    held = finding._within.held
    if held is None:
        return fragment("display_finding.html", finding=None, said=repr(finding))
    wire = finding_wire(finding, held.text)
    return fragment(
        "display_finding.html",
        finding=shown(wire, finding.criterion, Guide(), "", _ROOM),
        id=finding.criterion,
        quotes=[quoted(e, _ROOM) for e in wire.evidence[: _ROOM.quotations]],
        more=max(len(wire.evidence) - _ROOM.quotations, 0),
        near=[nearly(miss, _ROOM) for miss in wire.searched.near_misses[:1]] if not wire.evidence else [],
    )


def evidence_html(evidence: Evidence) -> str:
    """Return a quotation for a notebook, with its place and why it was picked."""
    held = evidence._within.held
    quote = quoted(evidence_wire(evidence, held.text), _ROOM) if held else None
    return fragment("display_evidence.html", quote=quote, said=repr(evidence))


def document_html(document: Document) -> str:
    """Return a document for a notebook: what was read, how much of it is the author's, and its sections."""
    origins = [(mark or name, sum(s.origin == name for s in document.sentences)) for name, mark in ORIGINS.items()]
    titled = [section for section in document.sections if section.title]
    return fragment(
        "display_document.html",
        document=document,
        name=_short(document.name),
        read_as=FORMATS.get(document.media_type, document.media_type),
        pages=counted(len(document.pages), "page") if document.pages else "",
        words=counted(document.words, "word"),
        origins=[(mark, number) for mark, number in origins if number],
        sections=[(section.level, _short(section.title), section.page) for section in titled[:_MOST_SECTIONS]],
        more=max(len(titled) - _MOST_SECTIONS, 0),
        notes=[_short(note) for note in document.quality.notes],
    )


def _short(text: str) -> str:
    kept, more = cut(" ".join(text.split()), _LONGEST)
    return f"{kept} …" if more else kept


def write_html(card: Scorecard, path: str | os.PathLike[str]) -> None:
    """Write the page of a scorecard; see ``Scorecard.write_html``."""
    write_whole(path, page(card).encode())
