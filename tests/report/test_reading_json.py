"""The published JSON of a reading: valid by its schema, complete, and every text verbatim at its span."""

from __future__ import annotations

import json

import jsonschema
import pytest
from reading_documents import filled, hostile
from spans import located

import eiascore
from eiascore.report.reading_json import to_json, to_wire
from eiascore.schema import Document
from eiascore.schema.wire_reading import WireReading, json_schema, schema_path, schema_text

NAMES = ("strong-police-search.pdf", "middling-council-form.docx", "blank-form.odt", "screening-health-trust.html")


@pytest.fixture(scope="module", params=[*NAMES, "filled", "hostile"])
def document(request, specimens) -> Document:
    made = {"filled": filled, "hostile": hostile}
    return made[request.param]() if request.param in made else eiascore.read(specimens / request.param)


def test_the_shipped_schema_is_current() -> None:
    assert schema_path().read_text(encoding="utf-8") == schema_text(), "run python -m eiascore.schema.wire_reading"


def test_the_schema_is_a_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(json_schema())


def test_readings_are_valid_by_the_shipped_schema(document: Document) -> None:
    schema = json.loads(schema_path().read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator(schema).validate(json.loads(to_json(document)))


def test_every_text_is_verbatim_at_its_span(document: Document) -> None:
    wire = json.loads(to_json(document))
    parts = list(located(wire, "text"))
    assert len(parts) >= len(document.sentences)
    assert [part["text"] for part in parts] == [wire["text"][part["start"] : part["end"]] for part in parts]


def test_nothing_is_left_out(document: Document) -> None:
    wire = to_wire(document)
    for name in ("pages", "sections", "blocks", "tables", "sentences", "answers", "characteristics", "files"):
        assert len(getattr(wire, name)) == len(getattr(document, name)), name
    assert [len(table.cells) for table in wire.tables] == [len(table.cells) for table in document.tables]
    assert [s.origin for s in wire.sentences] == [s.origin for s in document.sentences]
    assert (wire.words, wire.text) == (document.words, document.text)


def test_what_is_filled_in_is_told() -> None:
    wire = to_wire(filled())
    assert (wire.part.first_page, wire.part.last_page, wire.part.pages) == (12, 13, 40)
    assert [(file.name, file.first_page, file.pages) for file in wire.files] == [("main.pdf", 0, 2), ("plan.pdf", 2, 1)]
    assert [(a.question, a.value, a.text) for a in wire.answers] == [
        ("Who will be affected?", "", "Older people will."),
        ("Is it new?", "yes", "Yes"),
        ("Who owns it?", "", ""),
    ]
    assert wire.characteristics[0].impact[0].text == "The ramp is too steep."
    assert [s.text for s in wire.sentences if s.ticked] == ["Yes"]
    assert wire.quality.confidence == 0.91


def test_json_reads_back_as_the_same_reading(document: Document) -> None:
    assert WireReading.model_validate_json(to_json(document)) == to_wire(document)


def test_the_same_file_gives_the_same_bytes(specimens) -> None:
    first, second = (to_json(eiascore.read(specimens / NAMES[0])) for _ in range(2))
    assert first == second


def test_one_line_is_one_line() -> None:
    assert len(to_json(hostile(), indent=None).splitlines()) == 1
