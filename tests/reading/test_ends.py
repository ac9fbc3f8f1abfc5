"""After "None" or "n/a" the prompt no longer governs what is plainly about something else."""

from __future__ import annotations

import pytest

from eiascore import read

_LONG = (
    "Buses on routes nine and ten run every ten minutes between the depot and the hospital until two in the morning, "
    "and the operator keeps a spare vehicle at the garage for busy evenings in December."
)
_SHARED = (
    "Concerns of riders about being watched by cameras were looked at with the union and the access panel in spring, "
    "and their wish for fewer cameras was met in full by the operator."
)


def question(answer: str, line: str) -> str:
    asked = "Are there any human rights concerns?"
    text = f"Night buses\n\n{asked}\n\n{answer}\n\n{line}\n\n{_LONG}\n\nOther words of record."
    document = read(text.encode(), name="x.txt")
    return next(s.question for s in document.sentences if document.quote(s) == line)


@pytest.mark.parametrize("answer", ["None", "n/a", "No", "Not applicable.", "None identified"])
@pytest.mark.parametrize("line", [_LONG, "Shift workers at the hospital"])
def test_what_turns_away_from_a_complete_answer(answer: str, line: str) -> None:
    assert question(answer, line) == ""


@pytest.mark.parametrize(
    ("answer", "line"),
    [
        ("No", "The policy applies to all riders in the same way and takes nothing from anyone, so far as we know."),
        ("None", "This was checked with the legal team in May, who looked at every step of the plan for both routes."),
        ("No", _SHARED),
        ("Riders may feel watched by the cameras.", _LONG),
        ("None", "None"),
    ],
)  # fmt: skip
def test_what_goes_on_with_the_answer(answer: str, line: str) -> None:
    assert question(answer, line) == "Are there any human rights concerns?"
