"""Web Annotations: of the shape that the model asks for, and each finds its quotation again."""

from __future__ import annotations

import json
from typing import Any

import jsonschema
from hypothesis import given, settings
from hypothesis import strategies as st
from qda_files import SCHEMAS, handmade_card, of

from eiascore.exchange import to_annotations
from eiascore.exchange.characters import same_length
from eiascore.schema import Scorecard

SCHEMA = json.loads((SCHEMAS / "annotation-page.schema.json").read_text(encoding="utf-8"))


def valid(text: str) -> Any:
    read = json.loads(text)
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    jsonschema.Draft202012Validator(SCHEMA).validate(read)
    return read


def selector(annotation: dict[str, Any], kind: str) -> dict[str, Any]:
    (found,) = [s for s in annotation["target"]["selector"] if s["type"] == kind]
    return found


def test_every_quotation_is_found_by_position_and_by_words(police: Scorecard) -> None:
    page = valid(to_annotations([of(police)]))
    text = police.document.text
    for annotation in page["items"]:
        place, words = selector(annotation, "TextPositionSelector"), selector(annotation, "TextQuoteSelector")
        assert text[place["start"] : place["end"]] == words["exact"]
        at = place["start"] - len(words["prefix"])
        assert text[at:].startswith(words["prefix"] + words["exact"] + words["suffix"])
        assert selector(annotation, "FragmentSelector")["refinedBy"] == words
    count = sum(len(finding.evidence) for finding in police.findings) + len(police.red_flags)
    assert len(page["items"]) == len({a["id"] for a in page["items"]}) == count


def test_a_body_says_criterion_level_and_polarity_and_the_page(police: Scorecard) -> None:
    page = valid(to_annotations([of(police)]))
    said = {
        (b["criterion"], b["level"], b["polarity"], selector(a, "FragmentSelector")["value"])
        for a in page["items"]
        if "polarity" in (b := a["body"][0])
    }
    assert said == {(f.criterion, f.level, e.polarity, f"page={e.page}") for f in police.findings for e in f.evidence}


def test_several_documents_have_a_page_each_and_only_a_pdf_has_fragments(police: Scorecard, council: Scorecard) -> None:
    first, second = valid(to_annotations([of(police), of(council)]))["@graph"]
    assert (first["label"], second["label"]) == ("strong-police-search.pdf", "middling-council-form.odt")
    assert second["items"]
    kinds = {s["type"] for a in second["items"] for s in a["target"]["selector"]}
    assert kinds == {"TextQuoteSelector", "TextPositionSelector"}
    (source,) = {a["target"]["source"]["id"] for a in first["items"]}
    assert source == "ni:///sha-256;o7GgkGjHbMIvH6Kfp9RXsEvybOVsZNA5YtLZc78kTvE"


@settings(max_examples=40)
@given(st.text(st.characters(exclude_categories=()), min_size=1, max_size=80), st.data())
def test_positions_count_code_points_of_any_text(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    written = to_annotations([of(handmade_card(text, (start, end), flags=1))])
    evidence, flag = valid(written)["items"]
    written.encode()
    for annotation in (evidence, flag):
        assert selector(annotation, "TextQuoteSelector")["exact"] == same_length(text)[start:end]
    assert flag["body"][0]["flag"] == "late"
