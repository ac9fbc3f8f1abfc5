"""Prompts and labels that are reworded, numbers that stand apart, and the author's lines that look like them."""

from __future__ import annotations

import pytest

from eiascore import read

_END = (
    "\n\n# End\n\nThe estates team wrote this record for the board and keeps it with the papers of the spring meeting."
)


def origins(*lines: str) -> dict[str, str]:
    document = read(("\n\n".join(lines) + _END).encode(), name="x.txt")
    return {document.quote(s): s.origin for s in document.sentences}


def questions(*lines: str) -> dict[str, str]:
    document = read(("\n\n".join(lines) + _END).encode(), name="x.txt")
    return {document.quote(s): s.question for s in document.sentences}


@pytest.mark.parametrize(
    "asked",
    [
        "Where the answer is no, give the reasons in full.",
        "When the results are in, explain what they mean for carers.",
        "Give information on how staff were told.",
        "State which groups lose most.",
        "Set out who gains and who loses.",
        "Justify any group that is left out.",
        "Comment on how far the figures can be trusted.",
        "Author(s): post and telephone",
        "Form filled in by (post(s))",
        "Last reviewed on (where known)",
        "EIA title[5]",
        "Department/Team[7]",
        "What is being assessed",
        "Decision maker",
        "EqIA number",
        "What the figures tell us",
        "What changed",
        "Who made it",
        "Supersedes",
        "Pregnancy and maternity / Beichiogrwydd a mamolaeth",
        "Other (carers, low income, veterans)",
    ],
)
def test_line_of_the_form(asked: str) -> None:
    found = origins(
        "Night buses", "The buses run until two o'clock from May.", asked, "Riders of the two routes lose an hour."
    )
    assert found[asked] in ("prompt", "guidance")


@pytest.mark.parametrize(
    "said",
    [
        "Where a rider objects, we give the reasons in full.",
        "If buses are full, drivers will radio for another.",
        "Head of Lettings",
        "Service Director (Transport)",
        "Screening showed no impact",
        "Riders of night buses",
        "What we heard was that fares are too high.",
        "41%",
        "1.37",
        "2.6% of riders",
        "Information team",
    ],
)
def test_line_of_the_author(said: str) -> None:
    found = origins(
        "Night buses", "The buses run until two o'clock from May.", said, "Riders of the two routes lose an hour."
    )
    assert found[said] == "author"


def test_a_value_below_its_label_is_no_label() -> None:
    found = origins("Night buses", "Lead officer", "Policy officer", "Date completed", "3 May 2024")
    assert found["Policy officer"] == "author"


def test_a_number_set_apart_begins_a_new_question() -> None:
    found = questions(
        "Night buses",
        "Section 4.",
        "Who was consulted?",
        "The access panel met us twice in May.",
        "Section 5.",
        "Effects foreseen for those who ride at night",
        "Carers lose the last bus home.",
    )
    assert found["The access panel met us twice in May."] == "Who was consulted?"
    assert "Who was consulted?" not in found["Carers lose the last bus home."]


def test_numbers_of_a_list_leave_its_question_open() -> None:
    found = questions("Night buses", "7. What will you do?", "1", "Put lamps at the stop.", "2", "Keep one late bus.")
    assert found["Keep one late bus."] == "7. What will you do?"


def test_questions_that_people_asked_are_theirs() -> None:
    found = origins(
        "Night buses",
        "Riders at the drop-in asked:",
        "- Will the bus still stop at the hospital?",
        "- How will I get home?",
        "Who was consulted?",
        "The access panel met us twice in May.",
    )
    assert found["Will the bus still stop at the hospital?"] == "author"
    assert found["Who was consulted?"] == "prompt"


def test_the_tail_of_a_hint_is_guidance() -> None:
    found = origins(
        "Night buses", "Who is affected? (think of all", "users, drivers and families)", "Some 400 riders a night."
    )
    assert found["users, drivers and families)"] == "guidance" or "users, drivers and families)" not in found
    assert found["Some 400 riders a night."] == "author"
