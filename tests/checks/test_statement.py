"""The statement check: each option, and the reason that a near miss gives."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from eiascore.checks import CHECKS, ConceptIndex, DocumentView, Match, StatementOptions
from handmade import CONCEPTS, document, view

REASONS = {
    "done": "it is told as done, not promised",
    "planned": "it is promised, not done",
    "denied": "it is said not to be so",
}


def run(*rows: str | dict[str, Any], **options: Any) -> list[Match]:
    return list(CHECKS["statement"].run(view(*rows), StatementOptions(**options)))


def only(*rows: str | dict[str, Any], **options: Any) -> Match:
    (match,) = run(*rows, **options)
    return match


def test_a_sentence_that_says_it_passes_with_cue_and_reason() -> None:
    match = only("The bins are green.", "In May we consulted the residents.", says=["engaged"])
    assert (match.failed, match.cues, match.view.index) == ("", ("consult~",), 1)
    assert match.why == "says “consulted”"


def test_a_sentence_about_something_else_is_not_even_a_near_miss() -> None:
    assert run("The bins are green.", says=["engaged"]) == []


def test_one_concept_of_each_further_group_must_stand_there() -> None:
    options = {"says": ["engaged"], "also": [["changed", "internal"]]}
    assert only("We consulted them and dropped it.", **options).failed == ""
    assert only("We consulted them.", **options).failed == "it says nothing of changed or internal"
    assert only("We consulted colleagues.", **options).cues == ("consult~", "colleagues")


def test_a_barred_concept_is_quoted_in_the_reason() -> None:
    match = only("We consulted our Colleagues.", says=["engaged"], unless=["internal"])
    assert match.failed == "its words “Colleagues” tell of something else"


@pytest.mark.parametrize(
    ("place", "row"),
    [
        ("question", {"question": "Who did you consult?"}),
        ("row", {"row_header": "Engagement"}),
        ("column", {"column_header": "Engagement"}),
        ("heading", {"heading": "Engagement"}),
        ("path", {"heading": "Engagement"}),
    ],
)
def test_what_is_answered_may_stand_in_each_place(place: str, row: dict[str, Any]) -> None:
    said = {"text": "We consulted forty people.", **row}
    options = {"says": ["engaged"], "asked": ["asks_engagement"]}
    assert only(said, **options, asked_in=[place]).failed == ""
    other = "question" if place != "question" else "row"
    assert only(said, **options, asked_in=[other]).failed == "it does not answer a question about the matter"


def test_the_reason_names_the_question_that_is_answered() -> None:
    match = only({"text": "Forty people.", "question": "Who did you consult?"}, asked=["asks_engagement"])
    assert match.why == "answers “Who did you consult?”"


def test_an_answer_to_another_question_is_a_near_miss() -> None:
    row = {"text": "We consulted them.", "question": "What evidence is there?"}
    assert only(row, says=["engaged"], not_asked=["asks_evidence"]).failed == "it answers another question"


def test_facts_must_be_there_and_are_handed_over() -> None:
    match = only("We consulted them on 12 March 2026.", says=["engaged"], facts=["date"])
    assert match.failed == ""
    assert [(f.kind, match.view.owner.document.text[f.start : f.end]) for f in match.facts] == [
        ("date", "12 March 2026")
    ]
    assert only("We consulted them.", says=["engaged"], facts=["date"]).failed == "it carries no date"
    several = only("We consulted them.", says=["engaged"], facts=["date|year", "percentage"])
    assert several.failed == "it carries no date or year and percentage"


def test_one_of_several_kinds_of_fact_will_do() -> None:
    assert only("We consulted 40% of them.", says=["engaged"], facts=["date|percentage"]).failed == ""


def test_a_fact_that_must_not_be_there_is_named() -> None:
    match = only("We consulted them on 12 March 2026.", says=["engaged"], no_facts=["date"])
    assert match.failed == "it names date"
    assert only("We consulted them.", says=["engaged"], no_facts=["date"]).failed == ""


def test_facts_may_stand_in_the_row() -> None:
    rows = ({"text": "Consulted", "row": 1}, {"text": "12 March 2026", "row": 1}, {"text": "4 May 2026", "row": 2})
    match = only(*rows, says=["engaged"], facts=["date"], within="row")
    assert [f.value for f in match.facts] != []
    assert match.view.owner.document.text[match.facts[0].start : match.facts[0].end] == "12 March 2026"
    assert only(*rows, says=["engaged"], facts=["date"]).failed == "it carries no date"


def test_facts_may_stand_next_door_but_not_in_the_next_section() -> None:
    options = {"says": ["engaged"], "facts": ["date"], "within": "near"}
    assert only("We consulted them.", "That was on 12 March 2026.", **options).failed == ""
    assert only("That was on 12 March 2026.", "The hall was full.", "We consulted them.", **options).failed
    apart = ("We consulted them.", {"text": "That was on 12 March 2026.", "heading": "Next"})
    assert only(*apart, **options).failed == "it carries no date"


@pytest.mark.parametrize(
    ("text", "assertion"),
    [
        ("We consulted residents in May.", "done"),
        ("We will consult residents in May.", "planned"),
        ("We did not consult residents.", "denied"),
    ],
)
def test_only_the_assertions_that_are_named_count(text: str, assertion: str) -> None:
    assert only(text, says=["engaged"], asserted=[assertion]).failed == ""
    others = [a for a in ("done", "planned", "conditional", "denied") if a != assertion]
    assert only(text, says=["engaged"], asserted=others).failed == REASONS[assertion]


def test_notes_are_kept_but_not_required() -> None:
    options = {"says": ["engaged"], "notes": ["date"]}
    assert only("We consulted them.", **options).facts == ()
    assert [fact.kind for fact in only("We consulted them on 3 May 2024.", **options).facts] == ["date"]


@pytest.mark.parametrize("kind", ["paragraph", "bullet", "cell"])
def test_only_the_kinds_of_block_that_are_named_count(kind: str) -> None:
    row = {"text": "We consulted them.", "kind": kind}
    assert only(row, says=["engaged"], kinds=[kind]).failed == ""
    assert run(row, says=["engaged"], kinds=[k for k in ("paragraph", "bullet", "cell") if k != kind]) == []


def test_length_is_bounded() -> None:
    assert only("We consulted them.", says=["engaged"], least_words=4).failed == "it is too short"
    assert only("We consulted them.", says=["engaged"], most_words=2).failed == "it is too long"
    assert only("We consulted them.", says=["engaged"], least_words=3, most_words=3).failed == ""


@pytest.mark.parametrize("origin", ["prompt", "guidance", "statute", "furniture"])
def test_the_forms_own_text_never_counts(origin: str) -> None:
    assert run({"text": "We consulted them.", "origin": origin}, says=["engaged"]) == []


def test_headings_never_count() -> None:
    assert run({"text": "Who we consulted", "kind": "heading"}, says=["engaged"]) == []


def test_an_unknown_option_is_refused() -> None:
    with pytest.raises(ValidationError, match="saays"):
        StatementOptions.model_validate({"saays": ["engaged"]})


@pytest.mark.parametrize(("heading", "failed"), [("Engagement", ""), ("Impact", "it stands in another part")])
def test_a_heading_above_must_be_about_the_matter(heading: str, failed: str) -> None:
    match = only({"text": "We consulted the clerk.", "heading": heading}, says=["engaged"], under=["asks_engagement"])
    assert match.failed == failed


def test_a_heading_further_up_will_do() -> None:
    made = document({"text": "We consulted the clerk.", "heading": "Names"})
    nested = made.sections[-1].model_copy(update={"path": ("Engagement", "Names")})
    made = made.model_copy(update={"sections": (*made.sections[:-1], nested)})
    options = StatementOptions(says=("engaged",), under=("asks_engagement",))
    (match,) = CHECKS["statement"].run(DocumentView(made, ConceptIndex(CONCEPTS)), options)
    assert match.failed == ""


def test_only_the_first_sentences_of_an_answer_count() -> None:
    question = "Who did you consult?"
    rows = [{"text": f"We consulted group {n}.", "question": question} for n in ("A", "B", "C")]
    failed = [match.failed for match in run(*rows, says=["engaged"], among_first=2)]
    assert failed == ["", "", "it stands too far behind the question"]
    assert [match.failed for match in run(*rows, says=["engaged"])] == ["", "", ""]


def test_a_new_question_begins_to_count_anew() -> None:
    rows = [{"text": f"We consulted group {n}.", "question": f"Question {n}?"} for n in ("A", "B", "C")]
    assert [match.failed for match in run(*rows, says=["engaged"], among_first=1)] == ["", "", ""]


def test_every_cell_is_the_first_of_its_answer() -> None:
    rows = [{"text": f"We consulted group {n}.", "question": "Who?", "kind": "cell"} for n in ("A", "B")]
    assert [match.failed for match in run(*rows, says=["engaged"], among_first=1)] == ["", ""]


def above(label: str, said: str = "We consulted forty people", **more: Any) -> list[str]:
    rows = ({"text": label, **more}, {"text": said, **more})
    options = {"says": ["engaged"], "asked": ["asks_engagement"], "asked_in": ["above"]}
    return [match.failed for match in run(*rows, **options)][-1:]


def test_the_short_line_above_may_be_the_label() -> None:
    assert above("Engagement") == [""]


@pytest.mark.parametrize(
    "label",
    [
        "Engagement took place.",  # a sentence, no label
        "Engagement from 3 May 2024",  # it carries an answer of its own
        "Engagement with all who live or work or go to school in the ward",  # too long
    ],
)
def test_not_every_line_above_is_a_label(label: str) -> None:
    assert above(label) == ["it does not answer a question about the matter"]


def test_a_long_line_and_a_cell_have_no_label_above() -> None:
    failed = ["it does not answer a question about the matter"]
    assert above("Engagement", "We consulted " + "a great many people " * 6) == failed
    assert above("Engagement", kind="cell") == failed


def test_an_answer_right_below_its_label_is_the_first_whatever_came_before() -> None:
    rows = ("The bins are green.", "They are new.", "Engagement undertaken", "We consulted the residents")
    options = {"says": ["engaged"], "asked": ["asks_engagement"], "among_first": 1}
    assert run(*rows, **options, asked_in=["above"])[-1].failed == ""
    behind = {"question": "Who did you consult?"}
    later = [{"text": "The bins are green.", **behind}, {"text": "We consulted the residents.", **behind}]
    assert only(*later, **options, asked_in=["question"]).failed == "it stands too far behind the question"
