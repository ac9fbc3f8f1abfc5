"""The rubric as a REFI-QDA codebook."""

from __future__ import annotations

from lxml import etree
from qda_files import SCHEMAS, of, opened

import eiascore
from eiascore.exchange import to_codebook, to_project
from eiascore.schema import Scorecard

QDC = "{urn:QDA-XML:codebook:1.0}"


def test_the_codebook_is_valid_and_holds_the_whole_rubric() -> None:
    rubric = eiascore.load_rubric()
    root = etree.fromstring(to_codebook(rubric))
    etree.XMLSchema(etree.parse(SCHEMAS / "Codebook.xsd")).assertValid(root)
    *dimensions, flags = root.find(f"{QDC}Codes")
    assert [d.get("name") for d in dimensions] == [d.title for d in rubric.dimensions]
    criteria = [c for d in dimensions for c in d.findall(f"{QDC}Code")]
    assert [c.get("name") for c in criteria] == [c.id for c in rubric.criteria]
    for element, criterion in zip(criteria, rubric.criteria, strict=True):
        assert element.get("isCodable") == "false"
        assert criterion.question in element.findtext(f"{QDC}Description")
        under = [code.get("name").removeprefix(f"{criterion.id}: ") for code in element.findall(f"{QDC}Code")]
        assert under == ["for", "against", "does not apply", "level 0", "level 1", "level 2", "level 3"]
        assert all(code.get("isCodable") == "true" for code in element.findall(f"{QDC}Code"))
    assert [f.get("name") for f in flags.findall(f"{QDC}Code")] == [f"red flag: {flag}" for flag in rubric.flags]


def test_a_code_is_the_same_in_the_codebook_and_in_a_project(police: Scorecard) -> None:
    root = etree.fromstring(to_codebook(eiascore.load_rubric()))
    book = {code.get("guid"): code.get("name") for code in root.iter(f"{QDC}Code")}
    assert {code.get("guid"): code.get("name") for code in opened(to_project([of(police)])).each("Code")} == book
