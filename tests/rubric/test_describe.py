"""Rules and needs in plain English: sentences that a reader without the YAML understands."""

from __future__ import annotations

import pytest

from eiascore.checks import CHECKS, FACT_KINDS, Concept
from eiascore.rubric import Need, Rule, load_rubric
from eiascore.rubric.describe import describe_need, rule_in_lines
from eiascore.rubric.lookup import everything_asked
from eiascore.rubric.plain import ASSERTED, PARTICULARS, plain_cue, sample


@pytest.mark.parametrize(
    ("need", "said"),
    [
        ({}, "a quotation for it"),
        ({"count": 2, "evidence": ["body_heard"]}, "2 quotations of “body heard”"),
        ({"evidence": ["a", "b"], "facts": ["date|year"]}, "a quotation of “a” or “b” with a date or a year"),
        ({"distinct": "characteristic", "count": 3}, "3 different protected characteristics in evidence for it"),
        ({"distinct": "section", "count": 2}, "2 sections with evidence for it"),
        ({"strength": 2, "asserted": ["done"]}, "a quotation for it of strength 2 or more, told as done"),
        ({"criterion": "mit_x", "level": 2}, "mit_x at level 2 or more"),
        ({"any": [{"count": 2}, {"evidence": ["a"]}]}, "either 2 quotations for it, or a quotation of “a”"),
        ({"all": [{"count": 2}, {"evidence": ["a"]}]}, "2 quotations for it and a quotation of “a”"),
    ],
)  # fmt: skip
def test_a_need_is_put_in_words(need: dict, said: str) -> None:
    assert describe_need(Need.model_validate(need)) == said


def test_a_rule_is_put_in_words_a_condition_a_line() -> None:
    rule = Rule.model_validate(
        {
            "id": "heard",
            "says": ["met"],
            "also": [["who"]],
            "asked": ["asks"],
            "asked_in": ["row"],
            "unless": ["never"],
            "facts": ["date"],
            "within": "row",
            "kinds": ["cell"],
            "most_words": 20,
            "among_first": 1,
            "asserted": ["done"],
        }
    )
    assert rule_in_lines(rule, {"met": Concept("met", ("met with", "spoke to"))}) == [
        "a cell of at most 20 words that says met (“met with”, “spoke to”)",
        "and says who",
        "in answer to asks, looked for in its row header",
        "the first sentence of the answer",
        "that names a date, or in its table row",
        "unless it says never",
        "told as done",
    ]


def test_every_particular_and_assertion_has_words() -> None:
    assert set(PARTICULARS) == FACT_KINDS
    assert set(ASSERTED) == {"done", "planned", "conditional", "denied", "template"}


def test_every_rule_of_the_rubric_is_put_in_words_that_hold_no_code() -> None:
    rubric = load_rubric()
    for criterion in everything_asked(rubric):
        for rule in criterion.rules:
            lines = rule_in_lines(rule, rubric.concepts)
            assert lines
            for line in lines:
                assert not set("{}[]*^~|") & set(line), (criterion.id, rule.id, line)
            if rule.check != "statement":
                starts = ("a ", "an ", "one of", "dates", "words", "two", "the same", "N/A")
                assert lines[0].startswith(starts), lines[0]
    assert len(CHECKS) > 5


@pytest.mark.parametrize(
    ("cue", "said"),
    [
        ("consult~", "consult…"),
        ("(held|ran) * workshop~", "held … workshop…"),
        ("^ (no|nil) (adverse)? impact $", "no impact"),
        ("#% of (women|men)", "12% of women"),
        ("in (the (city|town)|england)", "in the city"),
    ],
)
def test_a_cue_is_read_as_somebody_would_say_it(cue: str, said: str) -> None:
    assert plain_cue(cue) == said


def test_plain_wording_is_shown_first() -> None:
    assert sample(Concept("x", ("(a|b|c) ** d~", "met with us"))) == "“met with us”, “a … d…”"
    assert sample(Concept("x", ("met with us", "spoke", "rang up")), 1) == "“met with us” …"
