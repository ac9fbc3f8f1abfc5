"""A document as it was read -> published JSON."""

from __future__ import annotations

import json
from typing import Any, TypeVar

from eiascore.schema import Document
from eiascore.schema.form import Answer, CharacteristicRow, Entry
from eiascore.schema.frozen import Frozen
from eiascore.schema.wire_reading import (
    WireAnswer,
    WireBlock,
    WireCell,
    WireCharacteristic,
    WireEntry,
    WireFile,
    WirePage,
    WirePart,
    WireReading,
    WireSection,
    WireSentence,
    WireSource,
    WireTable,
)
from eiascore.schema.wire_source import WireQuality
from eiascore.version import __version__

Wire = TypeVar("Wire", bound=Frozen)


def to_wire(document: Document) -> WireReading:
    """Return the published shape of a document.

    Parameters
    ----------
    document : Document
        The document.

    Returns
    -------
    WireReading
        Its text and everything that was found in it.
    """
    text = document.text
    return WireReading(
        tool=f"eiascore {__version__}",
        document=_shaped(WireSource, document, bytes=document.size),
        words=document.words,
        files=[_shaped(WireFile, file, bytes=file.size) for file in document.files],
        part=_shaped(WirePart, document.part) if document.part else None,
        quality=WireQuality(**document.quality.model_dump(mode="json")),
        text=text,
        pages=[_shaped(WirePage, page) for page in document.pages],
        sections=[_shaped(WireSection, section) for section in document.sections],
        blocks=[_shaped(WireBlock, block) for block in document.blocks],
        tables=[
            _shaped(WireTable, t, cells=[_shaped(WireCell, c, text=text[c.start : c.end]) for c in t.cells])
            for t in document.tables
        ],
        sentences=[_shaped(WireSentence, s, text=text[s.start : s.end]) for s in document.sentences],
        answers=[_answer(answer, text) for answer in document.answers],
        characteristics=[_characteristic(row, text) for row in document.characteristics],
    )


def to_json(document: Document, *, indent: int | None = 2) -> str:
    """Return the published JSON of a document: same file, same bytes.

    Parameters
    ----------
    document : Document
        The document.
    indent : int or None
        None for one line (JSON Lines).

    Returns
    -------
    str
        JSON without a final newline.
    """
    return json.dumps(to_wire(document).model_dump(mode="json"), ensure_ascii=False, indent=indent)


def _shaped(shape: type[Wire], part: Frozen, **more: Any) -> Wire:
    """Return the fields of a part that a published shape has; tuples become lists on the way."""
    fields = {name: getattr(part, name) for name in shape.model_fields if name not in more}
    return shape.model_validate(fields | more)


def _answer(answer: Answer, text: str) -> WireAnswer:
    return _shaped(WireAnswer, answer, text=text[answer.start : answer.end])


def _characteristic(row: CharacteristicRow, text: str) -> WireCharacteristic:
    def entry(part: Entry) -> WireEntry:
        return _shaped(WireEntry, part, text=text[part.start : part.end])

    columns = ("impact", "evidence", "mitigation", "owner", "date")
    entries = {column: [entry(part) for part in getattr(row, column)] for column in columns}
    return WireCharacteristic(characteristic=row.characteristic, label=entry(row.label), **entries)
