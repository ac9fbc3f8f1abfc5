"""The published JSON: valid by its schema, and every quotation verbatim at its span."""

from __future__ import annotations

import json

import jsonschema
import pytest
from spans import located

from eiascore.errors import EncryptedError
from eiascore.report.wire import error_json, to_json, to_wire
from eiascore.schema import Scorecard
from eiascore.schema.wire import WireScorecard, json_schema, schema_path, schema_text


def test_the_shipped_schema_is_current() -> None:
    assert schema_path().read_text(encoding="utf-8") == schema_text(), "run python -m eiascore.schema.wire"


def test_the_schema_is_a_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(json_schema())


def test_scorecards_are_valid_by_the_shipped_schema(card: Scorecard) -> None:
    schema = json.loads(schema_path().read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator(schema).validate(json.loads(to_json(card)))


def test_every_quotation_is_verbatim_at_its_span(card: Scorecard) -> None:
    text = card.document.text
    parts = list(located(json.loads(to_json(card)), "quote"))
    assert [p["quote"] for p in parts] == [text[p["start"] : p["end"]] for p in parts]
    assert all(p["quote"].strip() for p in parts)
    assert any("rule" in part for part in parts) is bool(card.findings)


def test_facts_and_pages_lie_in_their_quotation(card: Scorecard) -> None:
    pages = {page.number: page for page in card.document.pages}
    for found in to_wire(card).findings:
        for e in found.evidence:
            assert (e.page in pages) if pages else e.page is None
            if e.page is not None:
                assert pages[e.page].start <= e.start <= pages[e.page].end
            assert all(0 <= fact.start < fact.end <= len(card.document.text) for fact in e.facts)


def test_all_evidence_is_published(card: Scorecard) -> None:
    wire = to_wire(card)
    assert [len(f.evidence) for f in wire.findings] == [len(f.evidence) for f in card.findings]
    assert len(wire.red_flags) == len(card.red_flags)


def test_a_graded_card_has_a_finding_a_criterion_and_a_blank_form_none(cards: dict[str, Scorecard]) -> None:
    assert len(to_wire(cards["strong-police-search.pdf"]).findings) == 33
    blank = to_wire(cards["blank-form.docx"])
    assert (blank.document.kind, blank.grade.letter, blank.findings) == ("template", None, [])


def test_json_reads_back_as_the_same_scorecard(card: Scorecard) -> None:
    assert WireScorecard.model_validate_json(to_json(card)) == to_wire(card)


def test_one_line_is_one_line(hostile: Scorecard) -> None:
    line = to_json(hostile, indent=None)
    assert len(line.splitlines()) == 1
    assert json.loads(line)["findings"][2]["evidence"][0]["quote"] == hostile.document.text.split("\n")[2]


@pytest.mark.parametrize(("indent", "lines"), [(None, 1), (2, 12)])
def test_a_file_that_cannot_be_read_has_a_record(indent: int | None, lines: int) -> None:
    text = error_json("a.pdf", EncryptedError("a.pdf has a password.", "Take it off."), indent=indent)
    assert json.loads(text)["error"] == {"code": "encrypted", "what": "a.pdf has a password.", "todo": "Take it off."}
    assert json.loads(text)["document"] == {"name": "a.pdf", "kind": "unreadable"}
    assert len(text.splitlines()) == lines
