"""The question that an answer belongs to although the form's layout has cut the tie between them."""

from __future__ import annotations

from documents import lines

FORM = {"origin": "prompt"}


def test_lately_is_the_last_prompt_above_that_asks_anything() -> None:
    document = lines(
        ("Who have you consulted?", FORM), ("Who", FORM), ("When", FORM), "The Tenants' Federation", "4 May", "Age UK"
    )
    assert document.views[-1].surroundings("lately") == "Who have you consulted?"
    assert "asks_engagement" in document.views[-1].topics("lately")


def test_lately_ends_at_the_next_question_and_at_a_characteristic() -> None:
    asked = ("Who have you consulted?", FORM)
    document = lines(asked, "Age UK", ("Is there an adverse impact?", FORM), "None.")
    assert document.views[-1].surroundings("lately") == "Is there an adverse impact?"
    document = lines(asked, "Age UK", ("Disability", FORM), "Some may wait longer.")
    assert document.views[-1].surroundings("lately") == "Disability"


def test_lately_takes_a_label_that_was_read_as_an_answer_but_no_sentence() -> None:
    document = lines("Engagement undertaken", "Age UK was met in May.")
    assert document.views[-1].surroundings("lately") == "Engagement undertaken"
    document = lines("Engagement was undertaken in May.", "Age UK came.")
    assert document.views[-1].surroundings("lately") == ""


def test_cells_have_headers_instead() -> None:
    document = lines(("Who have you consulted?", FORM), ("Age UK", {"kind": "cell"}))
    assert document.views[-1].surroundings("lately") == ""
