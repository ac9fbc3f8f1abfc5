"""The published JSON of what was read, version 1: a frozen copy of the shape, apart from the internal types.

Additions are a minor change; a removal or a change of meaning makes version 2. All ``start`` and ``end`` are half-open
ranges of ``text`` in characters (Unicode code points), all indices count from 0, all pages from 1.

The JSON Schema is shipped beside this module as ``reading.v1.schema.json``; write it anew after a change with
``python -m eiascore.schema.wire_reading``.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Literal

from pydantic import Field

from eiascore.schema.document import BlockKind, Origin
from eiascore.schema.form import YesNo
from eiascore.schema.frozen import Frozen
from eiascore.schema.wire_source import WireQuality

SCHEMA_ID = "urn:eiascore:reading:v1"


class WireSource(Frozen):
    """The document, or one of the files that it was read from."""

    name: str
    sha256: str
    media_type: str
    bytes: int
    reader: str


class WireFile(WireSource):
    """A file: the main one first, then its annexes, whose page numbers begin again at 1."""

    start: int
    end: int
    first_page: int = Field(description="index into pages of its first page")
    pages: int


class WirePart(Frozen):
    """The part of a longer file that was taken for the assessment, and why."""

    title: str
    reason: str
    first_page: int | None
    last_page: int | None
    pages: int


class WirePage(Frozen):
    """A page with its size in points."""

    number: int
    start: int
    end: int
    width: float
    height: float


class WireSection(Frozen):
    """A heading and what stands under it; section 0 is the text before any heading."""

    title: str
    level: int
    path: list[str]
    start: int
    end: int
    page: int | None


class WireBlock(Frozen):
    """A heading, paragraph, bullet, table cell or piece of page furniture."""

    kind: BlockKind
    start: int
    end: int
    page: int | None
    section: int
    level: int
    table: int | None
    row: int | None
    column: int | None


class WireCell(Frozen):
    """A table cell with the headers that govern it, "" where there is none."""

    row: int
    column: int
    row_span: int
    column_span: int
    header: bool
    text: str
    start: int
    end: int
    page: int | None
    row_header: str
    column_header: str


class WireTable(Frozen):
    """A table."""

    page: int | None
    section: int
    rows: int
    columns: int
    cells: list[WireCell]


class WireSentence(Frozen):
    """A sentence, bullet, heading or cell: who speaks, and what it answers."""

    text: str
    start: int
    end: int
    page: int | None
    block: int
    section: int
    kind: BlockKind
    origin: Origin
    question: str
    row_header: str
    column_header: str
    ticked: bool | None = Field(description="for the label of a tick box, whether it is ticked; else null")


class WireAnswer(Frozen):
    """A question of the form and what was answered."""

    question: str
    value: YesNo
    chosen: list[str] = Field(description="labels of the ticked boxes")
    text: str
    start: int
    end: int
    page: int | None
    section: int
    sentences: list[int]


class WireEntry(Frozen):
    """A place where a characteristic was written about."""

    text: str
    start: int
    end: int
    page: int | None
    table: int | None


class WireCharacteristic(Frozen):
    """What is recorded about one protected characteristic, such as ``religion_or_belief``."""

    characteristic: str
    label: WireEntry
    impact: list[WireEntry]
    evidence: list[WireEntry]
    mitigation: list[WireEntry]
    owner: list[WireEntry]
    date: list[WireEntry]


class WireReading(Frozen):
    """What a file was read as.

    Examples
    --------
    >>> WireReading.model_json_schema()["title"]
    'WireReading'
    """

    schema_version: Literal["1"] = "1"
    tool: str
    document: WireSource
    words: int
    files: list[WireFile]
    part: WirePart | None
    quality: WireQuality
    text: str
    pages: list[WirePage]
    sections: list[WireSection]
    blocks: list[WireBlock]
    tables: list[WireTable]
    sentences: list[WireSentence]
    answers: list[WireAnswer]
    characteristics: list[WireCharacteristic]


def json_schema() -> dict[str, Any]:
    """Return the JSON Schema of version 1, as shipped in the package.

    Examples
    --------
    >>> json_schema()["$id"]
    'urn:eiascore:reading:v1'
    """
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": SCHEMA_ID,
        **WireReading.model_json_schema(mode="serialization"),
    }


def schema_path() -> Path:
    """Return where the shipped JSON Schema stands."""
    return Path(__file__).with_name("reading.v1.schema.json")


def schema_text() -> str:
    """Return the JSON Schema as it is shipped."""
    return json.dumps(json_schema(), ensure_ascii=False, indent=2) + "\n"


if __name__ == "__main__":
    schema_path().write_text(schema_text(), encoding="utf-8")
