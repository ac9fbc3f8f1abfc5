"""The nearest question governs a line, and an option that nobody ticked is never evidence."""

from __future__ import annotations

from layouts import document as document_of
from layouts import heading

from eiascore.checks import ConceptIndex, DocumentView
from eiascore.checks.statement import StatementOptions, statements
from handmade import CONCEPTS, document

_INDEX = ConceptIndex(CONCEPTS)


def found(options: StatementOptions, *rows: object) -> list[str]:
    view = DocumentView(document(*rows), _INDEX)  # type: ignore[arg-type]
    return [match.view.text for match in statements(view, options) if not match.failed]


def test_heading_gives_way_to_a_prompt_that_asks() -> None:
    asked = StatementOptions(asked=("asks_engagement",), asked_in=("question", "heading"))
    rows = (
        {"text": "We met with ten tenants.", "heading": "Engagement", "question": "Engagement"},
        {"text": "A count of riders in May.", "question": "What evidence did you use?"},
        {"text": "Ten wrote in.", "question": "Comments"},
    )
    assert found(asked, *rows) == ["We met with ten tenants.", "Ten wrote in."]


def test_columns_are_sides_of_the_matter_of_their_heading() -> None:
    cell = {"text": "A count.", "heading": "Engagement", "row": 1}
    for header, governs in (("What evidence", True), ("What evidence?", False)):
        made = document(cell | {"column_header": header, "question": header})
        assert ("asks_engagement" in DocumentView(made, _INDEX).views[-1].asked("heading")) is governs


def test_unticked_option_is_no_evidence() -> None:
    says = StatementOptions(says=("internal",))
    assert found(says, {"text": "☐ colleagues", "ticked": False}, {"text": "☒ colleagues", "ticked": True}) == [
        "☒ colleagues"
    ]


def test_a_question_of_unknown_matter_takes_its_answer_from_the_heading() -> None:
    rows = document_of(
        heading("Equality impact assessment: room bookings", 1),
        heading("Section C: Evidence and consultation"),
        "C2. What does the information tell you?",
        "18% of students have declared a disability and 9% have a support plan.",
    )
    answer = next(v for v in rows.views if v.text.startswith("18%"))
    assert "asks_engagement" in answer.topics("heading")
    assert "asks_engagement" not in answer.asked("heading") | answer.topics("lately")
