"""Documents, rubrics and findings made by hand, so that a test says all that it depends on."""

from __future__ import annotations

from typing import Any

import numpy as np

from eiascore.checks import Concept, ConceptIndex, DocumentView
from eiascore.classifier import Bounds, LinearModel
from eiascore.rubric import Rubric
from eiascore.schema import Block, Document, Evidence, Finding, Searched, Section, Sentence

CONCEPTS = {
    "engaged": Concept("engaged", ("consult~", "met with")),
    "changed": Concept("changed", ("(changed|dropped|moved)",)),
    "internal": Concept("internal", ("colleagues",)),
    "asks_engagement": Concept("asks_engagement", ("who (did|have) you (consult~|involve~)", "engagement")),
    "asks_evidence": Concept("asks_evidence", ("what evidence",)),
}


def document(*rows: str | dict[str, Any], name: str = "handmade.txt") -> Document:
    """Build a document of one sentence a row: a text, or ``text`` with fields of Sentence, ``heading`` and ``row``.

    A ``heading`` opens a section; rows with ``row`` are cells of one table.
    """
    parts: list[str] = []
    blocks: list[Block] = []
    sentences: list[Sentence] = []
    sections = [Section(title="", level=0, path=(), start=0, end=0)]
    at = 0
    for row in rows:
        given: dict[str, Any] = {"text": row} if isinstance(row, str) else dict(row)
        text, table_row, heading = given.pop("text"), given.pop("row", None), given.pop("heading", None)
        if heading is not None:
            sections.append(Section(title=heading, level=1, path=(heading,), start=at, end=at))
        kind = given.pop("kind", "paragraph" if table_row is None else "cell")
        end, section = at + len(text), len(sections) - 1
        page = given.pop("page", None)
        table = None if table_row is None else 0
        blocks.append(
            Block(kind=kind, start=at, end=end, page=page, section=section, table=table, row=table_row, column=0)
        )
        sentences.append(
            Sentence(start=at, end=end, page=page, block=len(blocks) - 1, section=section, kind=kind, **given)
        )
        parts.append(text)
        at = end + 1
    return Document(
        name=name,
        sha256="0" * 64,
        size=1,
        media_type="text/plain",
        reader="by hand",
        text="\n".join(parts),
        pages=(),
        sections=tuple(sections),
        blocks=tuple(blocks),
        tables=(),
        sentences=tuple(sentences),
    )


def view(*rows: str | dict[str, Any], concepts: dict[str, Concept] | None = None) -> DocumentView:
    return DocumentView(document(*rows), ConceptIndex(concepts or CONCEPTS))


def criterion(identity: str, **changes: Any) -> dict[str, Any]:
    """Return a criterion with one rule for and one against, as YAML would give it."""
    return {
        "id": identity,
        "weight": 1,
        "question": f"What of {identity}?",
        "why": "Because.",
        "sources": ["LAW"],
        "rules": [
            {"id": "asked", "says": ["engaged"], "unless": ["internal"], "asserted": ["done", "planned"]},
            {"id": "changed_it", "says": ["changed"], "strength": 2},
            {"id": "only_us", "says": ["internal"], "polarity": "undermines", "flag": "internal_only"},
        ],
        "levels": {
            0: {"means": "nothing"},
            1: {"means": "said", "needs": [{"count": 1}]},
            2: {"means": "shown", "needs": [{"evidence": ["asked"], "count": 2}]},
            3: {"means": "done", "needs": [{"evidence": ["changed_it"]}, {"count": 3}]},
        },
    } | changes


def rubric(*dimensions: dict[str, Any], **changes: Any) -> Rubric:
    """Return a rubric; without dimensions, two of one criterion each."""
    two = (
        {"id": "one", "title": "One", "weight": 60, "criteria": [criterion("crit_one")]},
        {"id": "two", "title": "Two", "weight": 40, "criteria": [criterion("crit_two")]},
    )
    return Rubric.model_validate(
        {
            "id": "by-hand",
            "version": "1",
            "title": "By hand",
            "limits": ["No advice."],
            "dimensions": list(dimensions or two),
            "caps": [],
            "overall_above": [],
            "flags": {"internal_only": "offers colleagues as the engagement", "late": "came late"},
            "sources": {"LAW": "the law"},
            "concepts": CONCEPTS,
        }
        | changes
    )


def evidence(rule: str = "asked", **changes: Any) -> Evidence:
    given: dict[str, Any] = {
        "sentence": 0,
        "start": 0,
        "end": 5,
        "page": None,
        "section": "A",
        "polarity": "supports",
        "assertion": "done",
        "strength": 1,
        "check": "statement",
        "rule": rule,
        "why": "says so",
    }
    return Evidence(**(given | changes))


def finding(identity: str, level: int | None, dimension: str = "one", **changes: Any) -> Finding:
    given: dict[str, Any] = {
        "criterion": identity,
        "dimension": dimension,
        "question": "?",
        "means": "",
        "level": level,
        "status": "found" if level else "not_found",
        "confidence": 0.5,
        "evidence": (evidence(),) if level else (),
        "searched": Searched(sentences=1, sections=1, pages=0, rules=()),
    }
    return Finding(**(given | changes))


def model(weights: dict[str, dict[str, float]], start: float = -2.0, **bounds: float) -> LinearModel:
    """Return a model of the weights of each feature by label, with the same log-odds for all where none is known."""
    labels = tuple(sorted(weights))
    names = sorted({name for by_name in weights.values() for name in by_name})
    dense = np.array([[weights[label].get(name, 0.0) for label in labels] for name in names]).reshape(-1, len(labels))
    return LinearModel(
        labels=labels,
        rows={name: number for number, name in enumerate(names)},
        starts=np.array([0, *np.cumsum((dense != 0).sum(axis=1))], np.int64),
        columns=np.nonzero(dense)[1].astype(np.int16),
        weights=dense[dense != 0].astype(np.float32),
        intercepts=np.full(len(labels), start, np.float32),
        bounds={"": Bounds(**({"propose": 0.6, "doubt": 0.2, "reject": 0.02} | bounds))},
        version="1",
        about={"name": "by hand"},
    )
