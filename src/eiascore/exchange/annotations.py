"""Coded documents -> W3C Web Annotations (JSON-LD): each quotation with how to find it again, and what it is for."""

from __future__ import annotations

import base64
import json
from collections.abc import Sequence
from typing import Any

from eiascore.exchange.characters import label
from eiascore.exchange.coded import Coded, CodedFile, Passage, check_distinct
from eiascore.exchange.identity import guid, moment
from eiascore.exchange.notes import why_coded
from eiascore.schema.wire import WireRedFlag, WireScorecard

CONTEXT = (
    "http://www.w3.org/ns/anno.jsonld",
    {
        "eiascore": "urn:eiascore:terms:",
        "criterion": "eiascore:criterion",
        "level": "eiascore:level",
        "polarity": "eiascore:polarity",
        "flag": "eiascore:flag",
    },
)
PDF_FRAGMENTS = "http://tools.ietf.org/rfc/rfc3778"  # as the Web Annotation model names it; RFC 8118 took its place
_AROUND = 32


def to_annotations(documents: Sequence[Coded]) -> str:
    """Return coded documents as Web Annotations, a page of annotations for each document.

    Parameters
    ----------
    documents : sequence of Coded
        One or more.

    Returns
    -------
    str
        JSON-LD: an ``AnnotationPage``, of several documents a graph of them; the same scorecards, the same bytes.

    Raises
    ------
    UsageError
        There are none, or one stands there twice.
    """
    check_distinct(documents)
    pages = [_page(document) for document in documents]
    shown = pages[0] if len(pages) == 1 else {"@graph": pages}
    return json.dumps({"@context": CONTEXT} | shown, ensure_ascii=False, indent=2) + "\n"


def _page(document: Coded) -> dict[str, Any]:
    items = [
        _annotation(document, file, passage, number)
        for file in document.files
        for number, passage in enumerate(file.passages)
    ]
    return {
        "id": f"urn:uuid:{guid('page', document.guid)}",
        "type": "AnnotationPage",
        "label": label(document.card.document.name),
        "items": items,
    }


def _annotation(document: Coded, file: CodedFile, passage: Passage, number: int) -> dict[str, Any]:
    date = moment(document.card.provenance.created)
    identity = guid("annotation", file.guid, passage.start, passage.end, *passage.code, number)
    return {
        "id": f"urn:uuid:{identity}",
        "type": "Annotation",
        "motivation": "classifying",
        **({"created": date.strftime("%Y-%m-%dT%H:%M:%SZ")} if date else {}),
        "creator": _software(document.card),
        "body": [
            {"type": "TextualBody", "purpose": "tagging", "format": "text/plain", **_code(passage)},
            {"type": "TextualBody", "purpose": "commenting", "format": "text/plain", "value": why_coded(passage)},
        ],
        "target": {
            "type": "SpecificResource",
            "source": {
                "id": _named_by_hash(file.file.sha256),
                "format": file.file.media_type,
                "dcterms:title": label(file.file.name),
            },
            "renderedVia": _software(document.card),
            "selector": _selectors(file, passage),
        },
    }


def _software(card: WireScorecard) -> dict[str, str]:
    return {"id": "urn:eiascore:software", "type": "Software", "name": label(card.provenance.tool)}


def _code(passage: Passage) -> dict[str, Any]:
    says, about = passage.says, {"criterion": passage.criterion, "level": passage.level}
    if isinstance(says, WireRedFlag):
        return {"value": label(f"red flag: {says.id}"), "flag": says.id, **about}
    return {"value": label(f"{passage.criterion}: {says.polarity}"), **about, "polarity": says.polarity}


def _selectors(file: CodedFile, passage: Passage) -> list[dict[str, Any]]:
    """Return ways to find the quotation, each by itself: its words, its page, its position in the text as read."""
    start, end, text = passage.start, passage.end, file.text
    words = {
        "type": "TextQuoteSelector",
        "exact": text[start:end],
        "prefix": text[max(start - _AROUND, 0) : start],
        "suffix": text[end : end + _AROUND],
    }
    position = {"type": "TextPositionSelector", "start": start, "end": end}
    if passage.says.page is None or file.file.media_type != "application/pdf":
        return [words, position]
    page = {
        "type": "FragmentSelector",
        "conformsTo": PDF_FRAGMENTS,
        "value": f"page={passage.says.page}",
        "refinedBy": words,
    }
    return [page, words, position]


def _named_by_hash(sha256: str) -> str:
    """Return the name of a file by its content (RFC 6920): a scorecard does not know where the file stands.

    Examples
    --------
    >>> _named_by_hash("00" * 32)
    'ni:///sha-256;AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA'
    """
    try:
        data = bytes.fromhex(sha256)
    except ValueError:
        return f"urn:uuid:{guid('file', sha256)}"
    return f"ni:///sha-256;{base64.urlsafe_b64encode(data).decode().rstrip('=')}"
