"""Advice -> SARIF 2.1.0 and JUnit XML, so that a check can stand in a pipeline for documents."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any
from urllib.parse import quote
from xml.etree import ElementTree

from eiascore.advice import words
from eiascore.advice.model import Advice, Check
from eiascore.text import squeeze, visible
from eiascore.version import __version__

SARIF_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_LETTER = "overall_letter"
_RULE_OF_LETTER = {
    "id": _LETTER,
    "name": "OverallLetter",
    "shortDescription": {"text": "The document has the letter that is wanted."},
}
_LEVELS = {0: "warning", 1: "warning", 2: "note"}


def to_sarif(checks: Sequence[tuple[str, Check]]) -> str:
    """Return checks as a SARIF log.

    Parameters
    ----------
    checks : sequence of str and Check
        Each document as it was named, and what was found.

    Returns
    -------
    str
        One run, with a result for each criterion below what is asked, and one for each document that has not the letter
        that is wanted. Results that lower a letter are errors.
    """
    rules: dict[str, dict[str, Any]] = {_LETTER: _RULE_OF_LETTER}
    for _, check in checks:
        for advice in check.advice:
            rules.setdefault(advice.criterion, _rule(advice))
    order = {name: number for number, name in enumerate(rules)}
    results = [result for file, check in checks for result in _results(file, check, order)]
    driver = {"name": "eiascore", "version": __version__, "rules": list(rules.values())}
    log = {
        "$schema": SARIF_SCHEMA,
        "version": "2.1.0",
        "runs": [{"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}],
    }
    return json.dumps(log, ensure_ascii=False, indent=2)


def _rule(advice: Advice) -> dict[str, Any]:
    return {
        "id": advice.criterion,
        "name": "".join(part.capitalize() for part in advice.criterion.split("_")),
        "shortDescription": {"text": advice.question},
        "properties": {"dimension": advice.dimension},
    }


def _results(file: str, check: Check, order: dict[str, int]) -> list[dict[str, Any]]:
    results = []
    if not check.passed:
        said = f"{check.says} It has {words.verdict(check)}."
        results.append(_result(file, check, _LETTER, order, "error", said, ()))
    for advice in check.advice:
        level = "error" if advice.holds else _LEVELS[advice.level]
        sections = [place.section or place.text for place in advice.places]
        result = _result(file, check, advice.criterion, order, level, message(advice), sections)
        properties = {"level": advice.level, "expected": advice.expected, "points": advice.aim.points}
        results.append(result | {"properties": properties})
    return results


def _result(
    file: str, check: Check, rule: str, order: dict[str, int], level: str, said: str, sections: Sequence[str]
) -> dict[str, Any]:
    location: dict[str, Any] = {"physicalLocation": {"artifactLocation": {"uri": uri(file)}}}
    if named := [section for section in dict.fromkeys(map(_clean, sections)) if section]:
        location["logicalLocations"] = [
            {"name": section.rsplit(" / ", 1)[-1], "fullyQualifiedName": section, "kind": "section"}
            for section in named
        ]
    return {
        "ruleId": rule,
        "ruleIndex": order[rule],
        "level": level,
        "message": {"text": _clean(said)},
        "locations": [location],
        "partialFingerprints": {"criterionOfDocument/v1": f"{rule}:{check.document if file == '-' else uri(file)}"},
    }


def uri(file: str) -> str:
    """Return a path as a relative reference that is a valid URI.

    Examples
    --------
    >>> uri("drafts/EIA: ramp?.docx"), uri("<a>.docx")
    ('drafts/EIA%3A%20ramp%3F.docx', '%3Ca%3E.docx')
    """
    return quote(file.replace("\\", "/").encode("utf-8", "surrogateescape"), safe="/")


def message(advice: Advice) -> str:
    """Return a criterion below what is asked, in a paragraph."""
    parts = [words.gain(advice), *(f"it holds a letter down: {cap}" for cap in advice.holds), *words.details(advice)]
    return " ".join([advice.question, advice.missing, *(f"{said[:1].upper()}{said[1:]}." for said in parts)])


def to_junit(checks: Sequence[tuple[str, Check]]) -> str:
    """Return checks as JUnit XML.

    Parameters
    ----------
    checks : sequence of str and Check
        Each document as it was named, and what was found.

    Returns
    -------
    str
        A suite for each document and a case for each criterion, which fails where it is below what is asked; one more
        case is the letter.
    """
    root = ElementTree.Element("testsuites", name="eiascore")
    for file, check in checks:
        _suite(root, file, check)
    for key in ("tests", "failures", "skipped", "errors"):
        root.set(key, str(sum(int(suite.get(key, "0")) for suite in root)))
    ElementTree.indent(root)
    return ElementTree.tostring(root, encoding="unicode", xml_declaration=False)


def _suite(root: ElementTree.Element, file: str, check: Check) -> None:
    suite = ElementTree.SubElement(root, "testsuite", name=_clean(file))
    below = {advice.criterion: advice for advice in check.advice}
    letter = ElementTree.SubElement(suite, "testcase", classname=_clean(file), name=_LETTER)
    if not check.passed:
        failure = ElementTree.SubElement(letter, "failure", type="below_wanted", message=_clean(words.verdict(check)))
        failure.text = _clean(check.says)
    for criterion in check.asked:
        case = ElementTree.SubElement(suite, "testcase", classname=_clean(file), name=criterion)
        if advice := below.get(criterion):
            failure = ElementTree.SubElement(case, "failure", type="below_asked", message=_clean(advice.missing))
            failure.text = _clean(message(advice))
    for criterion in check.not_asked:
        case = ElementTree.SubElement(suite, "testcase", classname=_clean(file), name=criterion)
        ElementTree.SubElement(case, "skipped", message="not asked of this document")
    failures = len(below) + (not check.passed)
    skipped, tests = len(check.not_asked), len(suite)
    for key, count in (("tests", tests), ("failures", failures), ("errors", 0), ("skipped", skipped)):
        suite.set(key, str(count))


def _clean(text: str) -> str:
    """Return text that is valid in XML and turns round on no screen."""
    return squeeze(visible(text))
