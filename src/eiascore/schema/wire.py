"""The published JSON, version 1: a frozen copy of the shape, apart from the internal types.

Additions are a minor change; a removal or a change of meaning makes version 2. Old scorecards keep loading.

The JSON Schema is shipped beside this module as ``scorecard.v1.schema.json``; write it anew after a change with
``python -m eiascore.schema.wire``.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Literal

from pydantic import Field

from eiascore.schema.finding import Assertion, FoundBy, Polarity, Status
from eiascore.schema.frozen import Frozen
from eiascore.schema.scorecard import DoubtReason, Letter, Relevance
from eiascore.schema.wire_source import WireDocument, WireRecord, WireRubric

SCHEMA_ID = "urn:eiascore:scorecard:v1"


class WireDimension(Frozen):
    """Letter (after caps) and score from 0 to 100 of a dimension; null where the profile asks nothing of it."""

    letter: Letter | None
    uncapped: Letter | None
    score: float | None


class WireCap(Frozen):
    """A limit put on a letter and the quotation that triggered it, "" where it is an absence."""

    target: str
    at_most: Letter
    reason: str
    quote: str
    page: int | None
    file: str = Field("", description="the annex that the quotation stands in; empty for the main file")


class WireGrade(Frozen):
    """The overall letter and score; null for documents that are not graded."""

    letter: Letter | None
    score: float | None
    dimensions: dict[str, WireDimension]
    caps: list[WireCap]


class WireFact(Frozen):
    """A particular in a quotation."""

    kind: str
    value: str
    start: int
    end: int


class WireEvidence(Frozen):
    """A verbatim quotation for or against a criterion; ``start`` and ``end`` count characters of the read text."""

    quote: str
    page: int | None
    start: int
    end: int
    section: str
    polarity: Polarity
    assertion: Assertion
    strength: int
    check: str
    rule: str
    why: str
    answers: str = Field(description="row and column headers of a cell, or the prompt before the quotation")
    cues: list[str]
    facts: list[WireFact]
    also: list[str] = Field(default_factory=list, description="other rules of the criterion that the quotation meets")
    file: str = Field("", description="the annex that the quotation stands in; empty for the main file")
    repeated: bool = Field(False, description="says again what was quoted before; it does not count twice")
    probability: float | None = Field(None, ge=0, le=1, description="by the classifier; null where it was not asked")
    found_by: FoundBy = Field("rules", description="classifier: no rule found it")


class WireNearMiss(Frozen):
    """A passage that nearly counted, and why it did not."""

    quote: str
    page: int | None
    start: int
    end: int
    rule: str
    reason: str
    file: str = Field("", description="the annex that the passage stands in; empty for the main file")


class WireSearched(Frozen):
    """Where was looked."""

    sentences: int
    sections: int
    pages: int
    rules: list[str]
    near_misses: list[WireNearMiss]
    places: list[str] = Field(default_factory=list, description="the pages, or first and last section, of each file")
    unreadable: list[str] = Field(default_factory=list, description="pages without text: they were not searched")


class WireFinding(Frozen):
    """The judgement on one criterion."""

    criterion: str
    dimension: str
    question: str
    level: int | None = Field(ge=0, le=3)
    means: str
    status: Status
    confidence: float = Field(ge=0, le=1)
    evidence: list[WireEvidence]
    searched: WireSearched
    trace: list[str]
    expected: int = Field(3, ge=1, le=3, description="the level that earns full marks under the profile")


class WireRedFlag(Frozen):
    """Wording that a reader should see; never a finding of unlawfulness."""

    id: str
    means: str = Field("", description="what the flag says of the document, in words")
    criterion: str
    quote: str
    page: int | None
    start: int
    end: int
    file: str = Field("", description="the annex that the quotation stands in; empty for the main file")


class WireLetterChange(Frozen):
    """A letter that would be another one, and what would make it so."""

    target: str = Field(description="overall, or the dimension whose letter it is")
    letter: Letter
    becomes: Letter
    of: str = Field(description="criterion or dimension whose weight moves, or criterion that loses its quotation")
    points: float = Field(description="points of a hundred that the weight moves; 0 where a quotation is lost")
    quote: str
    page: int | None
    section: str
    file: str


class WireSensitivity(Frozen):
    """What the letters hang on."""

    equal_weights: Letter | None = Field(None, description="overall letter if all dimensions weighed the same")
    weights: list[WireLetterChange] = Field(default_factory=list)
    quotations: list[WireLetterChange] = Field(default_factory=list)


class WireRelevance(Frozen):
    """How much the policy bears on equality, as far as the document shows; it moves no level and no letter."""

    relevance: Relevance = "unknown"
    means: str = ""
    says: str = Field("", description="a sentence for the reader: how relevant, why, and how the levels are to be read")
    evidence: list[WireEvidence] = Field(default_factory=list)


class WireDoubt(Frozen):
    """A criterion that a person should judge, and why."""

    criterion: str
    reason: DoubtReason


class WireNeedsPerson(Frozen):
    """Which criteria a person should judge, and their share of those that were asked."""

    share: float = Field(0.0, ge=0, le=1)
    criteria: list[WireDoubt] = Field(default_factory=list)


class WireProvenance(Frozen):
    """What made this scorecard. ``created`` is the only field that differs between two runs on the same file."""

    tool: str
    reader: str
    pipeline: str
    options: dict[str, str]
    model: str = Field("", description="name and version of the classifier; empty where the rules stood alone")
    created: str


class WireScorecard(Frozen):
    """A scorecard as published.

    Examples
    --------
    >>> WireScorecard.model_json_schema()["title"]
    'WireScorecard'
    """

    schema_version: Literal["1"] = "1"
    document: WireDocument
    rubric: WireRubric
    grade: WireGrade
    findings: list[WireFinding]
    red_flags: list[WireRedFlag]
    limits: list[str]
    provenance: WireProvenance
    sensitivity: WireSensitivity = WireSensitivity()
    relevance: WireRelevance = WireRelevance()
    needs_person: WireNeedsPerson = WireNeedsPerson()
    record: WireRecord = WireRecord()


def json_schema() -> dict[str, Any]:
    """Return the JSON Schema of version 1, as shipped in the package.

    Examples
    --------
    >>> json_schema()["$id"]
    'urn:eiascore:scorecard:v1'
    """
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": SCHEMA_ID,
        **WireScorecard.model_json_schema(mode="serialization"),
    }


def schema_path() -> Path:
    """Return where the shipped JSON Schema stands."""
    return Path(__file__).with_name("scorecard.v1.schema.json")


def schema_text() -> str:
    """Return the JSON Schema as it is shipped."""
    return json.dumps(json_schema(), ensure_ascii=False, indent=2) + "\n"


if __name__ == "__main__":
    schema_path().write_text(schema_text(), encoding="utf-8")
