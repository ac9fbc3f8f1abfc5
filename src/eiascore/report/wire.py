"""Scorecard -> published JSON."""

from __future__ import annotations

import json

from eiascore.errors import EiaError
from eiascore.report.words import relevance_words
from eiascore.schema import Evidence, Finding, Part, Scorecard, SourceFile
from eiascore.schema.finding import Searched
from eiascore.schema.wire import (
    WireCap,
    WireDimension,
    WireEvidence,
    WireFact,
    WireFinding,
    WireGrade,
    WireNearMiss,
    WireNeedsPerson,
    WireProvenance,
    WireRedFlag,
    WireRelevance,
    WireScorecard,
    WireSearched,
    WireSensitivity,
)
from eiascore.schema.wire_source import WireDocument, WireFile, WirePart, WireQuality, WireRecord, WireRubric


def to_wire(card: Scorecard) -> WireScorecard:
    """Return the published shape of a scorecard.

    Parameters
    ----------
    card : Scorecard
        The scorecard.

    Returns
    -------
    WireScorecard
        All evidence is in it; renderers choose how much to show.
    """
    return WireScorecard(
        document=_document(card),
        rubric=WireRubric(**card.rubric.model_dump(mode="json")),
        grade=WireGrade(
            letter=card.grade.letter,
            score=card.grade.score,
            dimensions={name: WireDimension(**d.model_dump()) for name, d in card.grade.dimensions.items()},
            caps=[WireCap(**cap.model_dump()) for cap in card.grade.caps],
        ),
        findings=[finding_wire(finding, card.document.text) for finding in card.findings],
        red_flags=[WireRedFlag(**flag.model_dump()) for flag in card.red_flags],
        limits=list(card.limits),
        provenance=WireProvenance(**card.provenance.model_dump()),
        sensitivity=WireSensitivity(**card.sensitivity.model_dump()),
        relevance=WireRelevance(
            relevance=card.relevance.relevance,
            means=card.relevance.means,
            says=relevance_words(card),
            evidence=[evidence_wire(e, card.document.text) for e in card.relevance.evidence],
        ),
        needs_person=WireNeedsPerson(**card.needs_person.model_dump()),
        record=WireRecord(**card.record.model_dump()),
    )


def to_json(card: Scorecard, *, indent: int | None = 2) -> str:
    """Return the published JSON of a scorecard: same file, same bytes, but for ``provenance.created``.

    Parameters
    ----------
    card : Scorecard
        The scorecard.
    indent : int or None
        None for one line (JSON Lines).

    Returns
    -------
    str
        JSON without a final newline.
    """
    return json.dumps(to_wire(card).model_dump(mode="json"), ensure_ascii=False, indent=indent)


def error_json(name: str, error: EiaError, *, indent: int | None = 2) -> str:
    """Return the record of a file that could not be read, so that JSON output names every file it was given.

    Parameters
    ----------
    name : str
        The file as it was named.
    error : EiaError
        Why it could not be read.
    indent : int or None
        None for one line.

    Returns
    -------
    str
        JSON with ``document.kind`` "unreadable" and an ``error`` of code, what and todo; it has no grade.
    """
    record = {
        "schema_version": "1",
        "document": {"name": name, "kind": "unreadable"},
        "error": {"code": error.code, "what": error.what, "todo": error.todo},
    }
    return json.dumps(record, ensure_ascii=False, indent=indent)


def _document(card: Scorecard) -> WireDocument:
    document = card.document
    return WireDocument(
        name=document.name,
        sha256=document.sha256,
        media_type=document.media_type,
        bytes=document.size,
        pages=len(document.pages) or None,
        words=document.words,
        kind=card.kind.kind,
        kind_confidence=card.kind.confidence,
        kind_reasons=list(card.kind.reasons),
        jurisdiction=card.kind.jurisdiction,
        quality=WireQuality(**document.quality.model_dump(mode="json")),
        files=[_file(file) for file in document.files],
        part=_part(document.part) if document.part else None,
    )


def _file(file: SourceFile) -> WireFile:
    return WireFile(
        name=file.name, sha256=file.sha256, media_type=file.media_type, bytes=file.size, pages=file.pages or None
    )


def _part(part: Part) -> WirePart:
    return WirePart(**(part.model_dump() | {"pages": part.pages or None}))


def finding_wire(finding: Finding, text: str) -> WireFinding:
    """Return a finding as published; ``text`` is that of its document."""
    return WireFinding(
        criterion=finding.criterion,
        dimension=finding.dimension,
        question=finding.question,
        level=finding.level,
        means=finding.means,
        status=finding.status,
        confidence=finding.confidence,
        evidence=[evidence_wire(e, text) for e in finding.evidence],
        searched=_searched(finding.searched, text),
        trace=list(finding.trace),
        expected=finding.expected,
    )


def evidence_wire(evidence: Evidence, text: str) -> WireEvidence:
    """Return evidence as published; ``text`` is that of its document."""
    fields = evidence.model_dump(exclude={"sentence", "facts", "cues", "also", "repeats"})
    facts = [WireFact(kind=f.kind, value=f.value, start=f.start, end=f.end) for f in evidence.facts]
    return WireEvidence(
        quote=text[evidence.start : evidence.end],
        facts=facts,
        cues=list(evidence.cues),
        also=list(evidence.also),
        repeated=evidence.repeats is not None,
        found_by=evidence.found_by,
        **fields,
    )


def _searched(searched: Searched, text: str) -> WireSearched:
    misses = [WireNearMiss(quote=text[m.start : m.end], **m.model_dump()) for m in searched.near_misses]
    return WireSearched(
        sentences=searched.sentences,
        sections=searched.sections,
        pages=searched.pages,
        rules=list(searched.rules),
        near_misses=misses,
        places=list(searched.places),
        unreadable=list(searched.unreadable),
    )
