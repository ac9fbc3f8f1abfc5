"""A check as text, JSON, SARIF and JUnit XML."""

from __future__ import annotations

import json
import re
from functools import partial
from urllib.parse import unquote, urlsplit
from xml.etree import ElementTree

import jsonschema
import pytest

from eiascore.advice import Check
from eiascore.advice.machines import to_junit, to_sarif
from eiascore.advice.text import print_check
from eiascore.cli.output import printed

TEXT = {"type": "object", "required": ["text"], "properties": {"text": {"type": "string", "minLength": 1}}}
# What sections 3.13 to 3.34 of SARIF 2.1.0 say of the objects that are written here, and of no others.
SARIF = {
    "type": "object",
    "required": ["version", "runs"],
    "additionalProperties": False,
    "properties": {
        "$schema": {"type": "string", "format": "uri"},
        "version": {"const": "2.1.0"},
        "runs": {"type": "array", "minItems": 1, "items": {"$ref": "#/$defs/run"}},
    },
    "$defs": {
        "run": {
            "type": "object",
            "required": ["tool", "results"],
            "additionalProperties": False,
            "properties": {
                "tool": {
                    "required": ["driver"],
                    "properties": {
                        "driver": {
                            "required": ["name"],
                            "properties": {
                                "rules": {"type": "array", "uniqueItems": True, "items": {"$ref": "#/$defs/rule"}}
                            },
                        }
                    },
                },
                "columnKind": {"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
                "results": {"type": "array", "items": {"$ref": "#/$defs/result"}},
            },
        },
        "rule": {
            "required": ["id"],
            "additionalProperties": False,
            "properties": {
                "id": {"type": "string"},
                "name": {"type": "string", "pattern": "^[A-Z][A-Za-z0-9]*$"},
                "shortDescription": TEXT,
                "properties": {"type": "object"},
            },
        },
        "result": {
            "required": ["message"],
            "additionalProperties": False,
            "properties": {
                "ruleId": {"type": "string"},
                "ruleIndex": {"type": "integer", "minimum": 0},
                "level": {"enum": ["none", "note", "warning", "error"]},
                "message": TEXT,
                "locations": {"type": "array", "items": {"$ref": "#/$defs/location"}},
                "partialFingerprints": {"type": "object", "additionalProperties": {"type": "string"}},
                "properties": {"type": "object"},
            },
        },
        "location": {
            "additionalProperties": False,
            "properties": {
                "physicalLocation": {
                    "required": ["artifactLocation"],
                    "properties": {"artifactLocation": {"required": ["uri"]}},
                },
                "logicalLocations": {
                    "type": "array",
                    "uniqueItems": True,
                    "items": {
                        "additionalProperties": False,
                        "properties": {"name": {}, "fullyQualifiedName": {}, "kind": {}},
                    },
                },
            },
        },
    },
}


def as_text(check: Check) -> str:
    return printed([partial(print_check, check)], plain=True)


def test_text_says_first_what_holds_the_letter(middling) -> None:
    text = as_text(middling)
    assert max(map(len, text.splitlines())) <= 100
    assert "overall C (55.3); wanted: B or better: it does not have it" in text
    assert text.index("WHAT HOLDS A LETTER DOWN") < text.index("WHAT TO ADD: 28 criteria of 33")
    assert "1. Where adverse impact remains, is it justified by real proportionality reasoning?" in text
    assert "without this limit: mitigation C, overall C" in " ".join(text.split())


def test_json_comes_back(middling) -> None:
    assert Check.model_validate_json(middling.model_dump_json()) == middling


def test_sarif_is_sarif(middling, strong, blank) -> None:
    checks = [("drafts/A b.docx", middling), ("strong.pdf", strong), ("blank.odt", blank)]
    log = json.loads(to_sarif(checks))
    jsonschema.validate(log, SARIF)
    (run,) = log["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert all(rules[result["ruleIndex"]]["id"] == result["ruleId"] for result in run["results"])
    assert len(run["results"]) == len(middling.advice) + len(strong.advice) + 2
    uris = {result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for result in run["results"]}
    assert uris == {"drafts/A%20b.docx", "strong.pdf", "blank.odt"}
    prints = [json.dumps(result["partialFingerprints"]) for result in run["results"]]
    assert len(set(prints)) == len(prints)
    errors = [result["ruleId"] for result in run["results"] if result["level"] == "error"]
    assert errors == ["overall_letter", "mit_justification", "mit_justification", "overall_letter"]
    named = [r for r in run["results"] if "logicalLocations" in r["locations"][0]]
    assert len(named) > 30


def test_junit_has_a_case_for_each_criterion(middling, blank) -> None:
    root = ElementTree.fromstring(to_junit([("a.docx", middling), ("blank.odt", blank)]))
    first, second = root
    cases = {case.get("name"): case for case in first}
    assert set(cases) == {"overall_letter", *middling.asked, *middling.not_asked}
    failed = {name for name, case in cases.items() if case.find("failure") is not None}
    assert failed == {"overall_letter", *(advice.criterion for advice in middling.advice)}
    assert (first.get("tests"), first.get("failures")) == (str(len(cases)), str(len(failed)))
    assert [case.get("name") for case in second] == ["overall_letter"]
    assert "blank form" in second[0].find("failure").text
    assert root.get("failures") == str(len(failed) + 1)


def test_nothing_of_a_document_acts(hostile) -> None:
    name = '=cmd|calc\u202e"<x>.md'
    sarif, junit, text = to_sarif([(name, hostile)]), to_junit([(name, hostile)]), as_text(hostile)
    for shown in (sarif, junit, text):
        assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e]", shown)
    jsonschema.validate(json.loads(sarif), SARIF)
    (suite,) = ElementTree.fromstring(junit)
    assert {case.get("name") for case in suite} == {"overall_letter", *hostile.asked, *hostile.not_asked}
    assert any("</failure><testcase" in (failure.text or "") for failure in suite.iter("failure"))
    results = json.loads(sarif)["runs"][0]["results"]
    (uri,) = {result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for result in results}
    assert not re.search(r'[<>"|\s]', uri)
    assert unquote(urlsplit(uri).path) == name


@pytest.mark.parametrize(
    ("name", "options", "status"),
    [
        ("middling-council-form.docx", ["--fail-under", "B", "--format", "sarif"], 1),
        ("middling-council-form.docx", ["--fail-under", "c", "--format", "json"], 0),
        ("blank-form.docx", ["--fail-under", "E", "--format", "junit"], 1),
        ("none.docx", ["--fail-under", "E"], 4),
    ],
)
def test_exit_status(command, specimens, name, options, status) -> None:
    done = command("check", specimens / name, *options)
    assert done.status == status, done.err
    if options[-1] in ("json", "sarif"):
        assert json.loads(done.out)
    elif options[-1] == "junit":
        assert ElementTree.fromstring(done.out.encode()).tag == "testsuites"


def test_the_ending_of_the_file_says_the_format(command, specimens, tmp_path) -> None:
    out = tmp_path / "check.xml"
    done = command("check", specimens / "blank-form.docx", specimens / "blank-form.html", "-o", out)
    assert done.status == 0
    assert len(ElementTree.parse(out).getroot()) == 2
