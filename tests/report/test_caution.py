"""Sentences on how firm the letters are: the same in text and Markdown, and in the JSON as data."""

from __future__ import annotations

import io
import json
import re

import pytest
from rich.console import Console

import eiascore
from eiascore.report.caution import cautions
from eiascore.report.tables import to_markdown
from eiascore.report.text import print_card
from eiascore.report.wire import to_json
from eiascore.schema import Scorecard
from eiascore.schema.scorecard import Doubt, LetterChange, NeedsPerson, Sensitivity


def changed(card: Scorecard, **updates: object) -> Scorecard:
    return card.model_copy(update={"sensitivity": Sensitivity(), "needs_person": NeedsPerson(), **updates})


def lost(of: str, page: int, becomes: str = "D", target: str = "timing") -> LetterChange:
    return LetterChange.model_validate(
        {"target": target, "letter": "C", "becomes": becomes, "of": of, "quote": "q", "page": page}
    )


def moved(of: str, points: float, target: str = "overall") -> LetterChange:
    return LetterChange.model_validate({"target": target, "letter": "C", "becomes": "D", "of": of, "points": points})


@pytest.fixture
def strong(cards: dict[str, Scorecard]) -> Scorecard:
    return cards["strong-police-search.pdf"]


@pytest.mark.parametrize(
    ("sensitivity", "said"),
    [
        (
            {"quotations": (lost("tim_a", 3),)},
            "The letter of timing hangs on one quotation (tim_a, p. 3): without it D",
        ),
        (
            {"quotations": (lost("tim_a", 3), lost("tim_b", 3), lost("tim_c", 5))},
            "The letter of timing hangs on each of 3 quotations (p. 3; p. 5): without one D",
        ),
        (
            {"quotations": (lost("tim_a", 3, target="overall"),)},
            "The overall letter hangs on one quotation (tim_a, p. 3): without it D",
        ),
        (
            {"weights": (moved("timing", 5.0), moved("evidence", -5.0))},
            "The overall letter is sensitive to weights: D if timing weighed 5 points more "
            "or evidence weighed 5 points less",
        ),
        (
            {"weights": tuple(moved(f"tim_{x}", 5.0, "timing") for x in "abc")},
            "The letter of timing is sensitive to weights: D if one of 3 weights moved a little",
        ),
        ({"equal_weights": "A"}, "If all dimensions weighed the same, the overall letter would be A"),
    ],
)  # fmt: skip
def test_each_caution_is_a_sentence(strong: Scorecard, sensitivity: dict, said: str) -> None:
    assert cautions(changed(strong, sensitivity=Sensitivity(**sensitivity))) == [said]


def test_what_a_person_should_judge_is_listed_with_its_share(strong: Scorecard) -> None:
    doubts = (
        Doubt(criterion="evi_a", reason="low_confidence"),
        Doubt(criterion="tim_a", reason="both_ways"),
        Doubt(criterion="tim_b", reason="low_confidence"),
    )
    assert cautions(changed(strong, needs_person=NeedsPerson(share=0.09, criteria=doubts))) == [
        "A person should judge 3 of 33 criteria (9%): strong quotations for and against: tim_a; "
        "low confidence: evi_a, tim_b"
    ]


def test_a_firm_card_has_no_caution(strong: Scorecard) -> None:
    assert cautions(changed(strong, sensitivity=Sensitivity(equal_weights=strong.grade.letter))) == []


def test_a_document_without_a_letter_has_none(cards: dict[str, Scorecard]) -> None:
    card = cards["blank-form.docx"]
    assert (cautions(card), card.sensitivity, card.needs_person.criteria) == ([], Sensitivity(), ())


def test_text_markdown_and_json_say_the_same(strong: Scorecard) -> None:
    out = io.StringIO()
    print_card(strong, Console(file=out, width=4000))
    markdown = to_markdown(strong).replace("\\", "")
    assert cautions(strong)
    for line in cautions(strong):
        assert line in out.getvalue()
        assert f"* {line}" in markdown
    assert "Relevance of the policy to equality: high" in out.getvalue()
    assert re.search(r"Relevance of the policy to equality: high, because [^\n“]+: “", markdown)
    wire = json.loads(to_json(strong))
    assert [c["of"] for c in wire["sensitivity"]["quotations"]] == [c.of for c in strong.sensitivity.quotations]
    assert wire["needs_person"]["share"] == strong.needs_person.share
    assert wire["relevance"]["relevance"] == "high"
    assert all(e["quote"] == strong.document.text[e["start"] : e["end"]] for e in wire["relevance"]["evidence"])


def _relevance(sentence: str) -> tuple[str, str]:
    """Return what the JSON says of the relevance of a policy, and what the text output does."""
    body = (
        f"# Equality impact assessment\n\n## Policy\n\n{sentence}\n\n## Evidence\n\nOf the people affected 62% are "
        "men, against 49% of the town (Census 2021), because most of them are of working age.\n"
    )
    card = eiascore.score(body.encode(), name="a.md", profile="england+assessment")
    console = Console(file=io.StringIO(), width=300)
    print_card(card, console)
    return json.loads(to_json(card))["relevance"]["says"], console.file.getvalue()  # type: ignore[attr-defined]


def test_high_relevance_says_that_thin_evidence_weighs_more() -> None:
    said, shown = _relevance("The closure has high equality relevance for disabled people.")
    assert said.startswith("Relevance of the policy to equality: high, because of the words quoted here")
    assert "so thin evidence weighs more: " in said
    assert "of 33 criteria stand at 0 or 1" in said
    assert said in shown
    assert "“The closure has high equality relevance for disabled people.”" in shown


def test_low_relevance_says_that_a_short_assessment_may_do() -> None:
    said, shown = _relevance("The closure has low equality relevance for residents.")
    assert "a short assessment may be enough" in said
    assert said in shown


def test_relevance_that_nothing_shows_is_unknown() -> None:
    assert _relevance("The paper has three parts.")[0].endswith("unknown, the document does not show what is at stake")
