"""Names of persons where a form asks for one."""

from __future__ import annotations

import pytest
from documents import cells, lines

from eiascore.checks.view import DocumentView


def named(document: DocumentView) -> list[str]:
    text = document.document.text
    return [text[f.start : f.end] for view in document.authored for f in view.facts.get("named", ())]


@pytest.mark.parametrize(
    ("question", "answer", "name"),
    [
        ("Completed by", "Ann Other, Policy Officer", "Ann Other"),
        ("Author", "Mr J. Other", "Mr J. Other"),
        ("Lead officer", "Cllr Other-Smith", "Cllr Other-Smith"),
        ("Signed off by", "Director of Housing: Ann O\u2019Ther", "Ann O\u2019Ther"),
    ],
)
def test_name_in_answer_to_a_prompt(question: str, answer: str, name: str) -> None:
    assert named(lines((answer, {"question": question}))) == [name]


@pytest.mark.parametrize("text", ["Completed by: Ann Other", "This was prepared by Ann Other.", "Contact: Ann Other"])
def test_name_with_its_own_label(text: str) -> None:
    assert named(lines(text)) == ["Ann Other"]


@pytest.mark.parametrize("answer", ["Head of Policy", "Equality Team", "Deputy Director, Public Health", "n/a", "TBC"])
def test_posts_and_teams_are_no_names(answer: str) -> None:
    assert not named(lines((answer, {"question": "Author"})))


def test_no_name_is_looked_for_elsewhere() -> None:
    assert not named(lines("Ann Other told us that buses were late."))
    assert not named(cells([["Area", "Trend"], ["Long Sutton", "Holding Steady"]]))


def test_long_line_costs_little() -> None:
    assert not named(lines(("Aa " * 4000, {"question": "Author"})))
