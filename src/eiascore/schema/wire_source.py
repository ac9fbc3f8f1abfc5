"""The published JSON, version 1: what was read, and under which rubric (see ``wire``)."""

from __future__ import annotations

from datetime import date
from typing import Literal

from pydantic import Field

from eiascore.schema.frozen import Frozen
from eiascore.schema.scorecard import Kind, Settles


class WireQuality(Frozen):
    """How well the file was read."""

    template_share: float
    template_family: str = Field("", description="family of forms it was written on, empty where unknown")
    pages_without_text: int
    irregular_tables: int
    recognised_pages: int = Field(0, description="pages whose text was recognised from a picture")
    confidence: float | None = Field(None, description="mean confidence of the words on those pages, 0 to 1")
    legibility: float = Field(1.0, description="share of words that read as words of a language, 0 to 1")
    notes: list[str]


class WireFile(Frozen):
    """One of the files that were read: the main file first, then its annexes."""

    name: str
    sha256: str
    media_type: str
    bytes: int
    pages: int | None = Field(description="pages read, numbered anew in each file; null where the format has none")


class WirePart(Frozen):
    """The part of a longer file that was read, and on what grounds; the rest was left out."""

    title: str = Field(description="the heading that it begins with; empty where pages were asked for")
    reason: str
    first_page: int | None = Field(description="null where the format has no pages")
    last_page: int | None
    pages: int | None = Field(description="pages of the whole file")


class WireDocument(Frozen):
    """What was read and what kind of document it is."""

    name: str
    sha256: str
    media_type: str
    bytes: int
    pages: int | None = Field(description="pages read, in all files; null where the format has no pages")
    words: int
    kind: Kind
    kind_confidence: float
    kind_reasons: list[str]
    jurisdiction: str
    quality: WireQuality
    files: list[WireFile] = Field(default_factory=list)
    part: WirePart | None = Field(None, description="null where the main file was read whole")


class WireRecord(Frozen):
    """What was given from outside the document, as by a list of policies; it is never quoted."""

    body: str = ""
    policy: str = ""
    decided: date | None = Field(None, description="when the policy was decided; null where nobody said")
    implemented: date | None = Field(None, description="when it took effect")
    published: date | None = Field(None, description="when the assessment was published")
    source: str = Field("", description="what gave them, such as the name of a list")


class WireNationSign(Frozen):
    """Wording that shows whose law the document is under."""

    nation: str
    says: str
    quote: str
    page: int | None
    start: int
    end: int
    points: float
    file: str = Field("", description="the annex that the quotation stands in; empty for the main file")


class WireProfile(Frozen):
    """A profile that the rubric was laid under."""

    id: str
    title: str
    settles: Settles
    chosen: Literal["detected", "default", "asked"]
    reason: str
    signs: list[WireNationSign]


class WireRubric(Frozen):
    """Which rubric was used, under which profiles."""

    id: str
    version: str
    sha256: str = Field(description="of the content of the rubric, its profiles included, and the ids of those used")
    profile: str = Field("", description="ids of the profiles with + between; empty where the rubric has none")
    profiles: list[WireProfile] = Field(default_factory=list)
