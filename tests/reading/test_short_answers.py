"""Short answers below their prompts, titles of parts of a form, and items of an author's list, in flat text."""

from __future__ import annotations

import pytest

from eiascore import read
from eiascore.reading.parts import names_document, titles_part, wants_answer
from eiascore.schema.document import Sentence

_PROSE = (
    "The fund pays grants of up to 200 pounds to households whose heating has failed and who cannot wait for the "
    "landlord to send somebody out."
)


def lines(*texts: str) -> dict[str, Sentence]:
    """Read lines as a flat text and map each sentence to what was found of it."""
    document = read("\n\n".join(texts).encode(), name="x.txt")
    return {document.quote(sentence): sentence for sentence in document.sentences}


@pytest.mark.parametrize(
    ("asked", "answer"),
    [
        ("Which other bodies share the work?", "Parks Partnerships Manager"),
        ("Who will lose or gain?", "Every tenant and leaseholder, plus other people who live on the estates"),
        ("List those with an interest in the policy.", "Heads of Department"),
        ("Names of those consulted", "Trade unions (GMB, UNITE)"),
        ("Groups taking part", "Deaf Forum"),
        ("Who was involved", "Carers Panel"),
    ],
)
def test_a_short_answer_above_prose_is_no_heading(asked: str, answer: str) -> None:
    found = lines("Screening of the hardship fund", asked, answer, _PROSE)
    assert (found[answer].kind, found[answer].origin, found[answer].question) == ("paragraph", "author", asked)
    assert found[_PROSE].question != answer


def test_the_same_line_below_prose_is_a_heading() -> None:
    found = lines("Screening of the hardship fund", _PROSE, "Deaf Forum", f"Later on, {_PROSE}")
    assert found["Deaf Forum"].kind == "heading"


@pytest.mark.parametrize(
    "title",
    [
        "Summary of the difference that the analysis has made to the plan",
        "Outcome of the scoping stage",
        "Level of EQIA needed",
        "What tenants said",
        "Concerns raised",
        "Summary of the evidence",
        "Policy on exemptions:",
        "Changes made and actions taken",
        "Description of the people whom the change will reach",
    ],
)
def test_a_title_of_a_part_ends_the_question_above(title: str) -> None:
    found = lines("Screening of the fund", "Who has an interest in this?", "Tenants and their families", title, _PROSE)
    assert found[_PROSE].question == title
    assert found[title].kind == "heading" or found[title].origin == "prompt"
    assert found["Tenants and their families"].question == "Who has an interest in this?"


@pytest.mark.parametrize(
    "line",
    [
        "Results show that fewer women apply",
        "Evidence officer",
        "Findings of the Deaf Forum survey",
        "Outcome in 2021",
        "Concerns were raised about the fee",
        "Changes make the desk easier to reach",
        "background noise in the hall",
    ],
)
def test_no_title_of_a_part(line: str) -> None:
    assert not titles_part(line)


def test_a_title_right_below_a_prompt_is_its_answer() -> None:
    found = lines("Screening of the fund", "What have you used as evidence?", "Results of the tenant survey", _PROSE)
    assert found["Results of the tenant survey"].origin == "author"
    assert found[_PROSE].question == "What have you used as evidence?"


def test_a_group_may_be_the_answer_or_the_label_of_a_row() -> None:
    found = lines("Screening of the fund", "Which groups were asked?", "Carers", _PROSE)
    assert (found["Carers"].origin, found["Carers"].question) == ("author", "Which groups were asked?")
    also = f"Besides, {_PROSE}"
    found = lines("Screening of the fund", "Which groups are affected?", "Age", _PROSE, "Disability", also)
    assert (found[_PROSE].question, found[also].question) == ("Age", "Disability")


def test_the_name_of_a_policy_may_open_like_a_label() -> None:
    found = lines(_PROSE, "Name of policy", "Review of library opening hours", "Review date", "May 2027")
    assert found["Review of library opening hours"].question == "Name of policy"
    assert found["Review date"].origin == "prompt"


def test_the_title_of_the_document_asks_for_nothing() -> None:
    title = "Equality analysis of the parking charges:"
    assert lines(title, _PROSE, "Is there an adverse impact?", "Yes")[_PROSE].question == ""
    assert names_document(title)
    assert not names_document("Title of assessment:")
    assert not names_document("Parking charges")


@pytest.mark.parametrize(
    "asked",
    [
        "Where an adverse impact has been found, give the reasons for it in full.",
        "If a group is left out, explain how it will be reached.",
        "Once the survey is in, set out what it showed.",
    ],
)
def test_a_request_on_a_condition_governs_the_answer_below_it(asked: str) -> None:
    said = "Older riders on low incomes use motorcycles to get to early shifts, for which no bus runs."
    found = lines("Screening of the fund", "Is there an adverse impact on any group?", "Yes", asked, said)
    assert found[asked].origin == "prompt"
    assert found[said].question == asked
    found = lines("Screening of the fund", "Is there an adverse impact on any group?", asked, said)
    assert found[said].question == "Is there an adverse impact on any group?"


def test_items_below_an_authors_lead_in_are_the_authors() -> None:
    lead = "To be sure that nobody is overlooked we will have:"
    found = lines(
        _PROSE, lead, "- Review by access advisers", "- A panel of tenants with a chair of their own", "- Carers"
    )
    assert {found["Review by access advisers"].origin, found["Carers"].origin} == {"author"}
    assert found["Review by access advisers"].question.endswith(lead)
    found = lines(_PROSE, "Groups who need particular attention:", "Care leavers", "Unpaid carers", "Young parents")
    assert found["Care leavers"].origin == "author"
    assert found["Unpaid carers"].question.endswith("Groups who need particular attention:")


def test_labels_above_prose_and_items_of_the_form_stay_the_forms() -> None:
    also = f"Besides, {_PROSE}"
    found = lines("Screening of the fund", "What we found for each group:", "Age", _PROSE, "Disability", also)
    assert (found[_PROSE].question, found[also].question) == ("Age", "Disability")
    found = lines(_PROSE, "Please provide:", "- Review by access advisers", "- Name of author", "- Date of issue")
    assert found["Name of author"].origin != "author"


def test_what_waits_for_an_answer() -> None:
    assert wants_answer("People consulted")
    assert not wants_answer("People are content")
    assert not wants_answer("Consultation")
