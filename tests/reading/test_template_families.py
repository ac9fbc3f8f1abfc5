"""Known families of forms: found although reworded, and never at the cost of an author's sentence."""

from __future__ import annotations

import pytest

from eiascore import read
from eiascore.reading.families import names, recognise, stems
from eiascore.reading.units import Unit

# Each as a body might reword it, none as the library words it.
FORMS = {
    "home-office": [
        "Outline of the policy or operational guidance and its name",
        "Summarise the evidence you considered to demonstrate due regard",
        "Duty to eliminate unlawful discrimination, harassment, victimisation: consideration",
        "Duty to advance equality of opportunity for people who share a characteristic: consideration",
        "Duty to foster good relations for people who share a characteristic: consideration",
    ],
    "justice-statement": [
        "Discrimination arising from a disability, and the duty to make reasonable adjustments",
        "Harassment and victimisation",
        "Advancing equality of opportunity",
        "Fostering good relations",
    ],
    "scottish-record": [
        "Minister, lead official",
        "Title of the policy, strategy, practice, legislation",
        "Officials who were involved in this EQIA",
        "Policy aim, with desired outcomes",
        "Data gaps identified, action taken",
        "Extent and level of EQIA required",
    ],
    "welsh-integrated": [
        "How will the proposal contribute to our seven well-being goals?",
        "How could the proposal increase positive effects on the Welsh language or reduce adverse ones?",
        "Impacts on the rights of children and young people",
        "Which impacts are most significant, positive or negative?",
    ],
    "section-75": [
        "Section 75 categories that could be expected to benefit from this intended policy",
        "Who owns, and who will implement, the policy?",
        "Main stakeholders affected",
        "Opportunities to promote good relations better",
        "Multiple identity: additional considerations",
    ],
    "nhs-trust": [
        "Does this document affect a group more, or less, favourably than another?",
        "What exceptions are valid, legal or justifiable where potential discrimination was identified?",
        "Plans for the dissemination and implementation of documents",
        "Checklist for review and approval of documents",
    ],
    "police": [
        "Owner and author, with rank and department",
        "Summary of feedback",
        "Staff associations and support networks that were consulted",
        "Quality assured by diversity unit",
        "Recommendation: amend, reject, proceed",
    ],
    "university": [
        "Faculty, department or professional service:",
        "Name of the function, policy or procedure assessed",
        "Consultation with trade unions, staff networks, students' union",
        "Attainment and awarding gaps between groups of students",
    ],
}


def units(lines: list[str]) -> list[Unit]:
    return [Unit(0, len(line), line, "paragraph", number) for number, line in enumerate(lines)]


@pytest.mark.parametrize("family", FORMS)
def test_a_reworded_form_is_known(family: str) -> None:
    found = recognise(units(FORMS[family]))
    assert found.family == family
    assert len(found.likely) >= len(FORMS[family]) - 1


def test_every_family_has_a_name() -> None:
    assert FORMS.keys() <= names().keys()
    assert len(names()) >= 12


def test_order_and_endings_do_not_count() -> None:
    assert stems("Policies affecting stakeholders") == stems("the stakeholder that a policy affects")


@pytest.mark.parametrize(
    "text",
    [
        "Disabled tenants told the board that the lift had been out of use since March.",
        "The panel wanted the ramp moved to the east door.",
        "Women make up two thirds of the people who use the late bus.",
        "A second consultation with trade unions will be held in May.",
        "Older residents are likely to be affected most.",
    ],
)
def test_answers_match_no_family(text: str) -> None:
    assert not recognise(units([*FORMS["section-75"], text])).likely & {len(FORMS["section-75"])}


def test_the_family_stands_in_the_quality_of_the_document() -> None:
    answers = ["Night buses stop at ten.", "Shift workers lose their way home.", "The works committee has both."]
    lines = [line for pair in zip(FORMS["section-75"], answers * 2, strict=False) for line in pair]
    document = read("\n\n".join(["Screening of night buses", *lines, *answers]).encode(), name="screening.txt")
    assert document.quality.template_family == "section-75"
    said = {document.quote(s) for s in document.sentences if s.origin == "author" and s.kind != "heading"}
    assert set(answers) <= said
    assert not said & set(FORMS["section-75"])


def test_two_matching_lines_make_no_family() -> None:
    assert recognise(units(FORMS["section-75"][:2])).family == ""
