"""Levels -> letters, and each kind of cap."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eiascore.rubric import Rubric, load_rubric
from eiascore.schema import Finding, Grade
from eiascore.scoring.combine import BANDS, combine, letter_of
from handmade import criterion, document, evidence, finding, rubric

DOCUMENT = document("We spoke to colleagues.", "The rest is silence.")


def graded(rubric: Rubric, *findings: Finding) -> Grade:
    return combine(rubric, findings, DOCUMENT)


def both(one: int | None, two: int | None, **changes: Any) -> list[Finding]:
    return [finding("crit_one", one, **changes), finding("crit_two", two, "two")]


@pytest.mark.parametrize(
    ("score", "letter"),
    [
        (100, "A"),
        (85, "A"),
        (84.9, "B"),
        (70, "B"),
        (69.9, "C"),
        (55, "C"),
        (40, "D"),
        (39.9, "E"),
        (20, "E"),
        (19.9, "F"),
        (0, "F"),
    ],
)
def test_letters_stand_for_bands(score: float, letter: str) -> None:
    assert letter_of(score) == letter


def test_a_dimension_is_the_weighted_mean_of_its_levels() -> None:
    three = rubric(
        {
            "id": "one",
            "title": "One",
            "weight": 100,
            "criteria": [criterion("crit_a", weight=2), criterion("crit_b"), criterion("crit_c")],
        }
    )
    grade = graded(three, finding("crit_a", 3), finding("crit_b", 0), finding("crit_c", 1))
    assert grade.dimensions["one"].score == pytest.approx(100 * (2 * 3 + 0 + 1) / (4 * 3), abs=0.05)
    without = graded(three, finding("crit_a", 3), finding("crit_b", None), finding("crit_c", 1))
    assert without.dimensions["one"].score == pytest.approx(100 * (2 * 3 + 1) / (3 * 3), abs=0.05)


def test_the_overall_score_weighs_the_dimensions() -> None:
    grade = graded(rubric(), *both(3, 0))
    assert (grade.score, grade.letter) == (60.0, "C")


def test_a_cap_by_level_bites_and_says_so() -> None:
    capped = rubric(
        caps=[{"target": "one", "at_most": "D", "criterion": "crit_two", "level_at_most": 0, "because": "no"}]
    )
    grade = graded(capped, *both(3, 0))
    assert (grade.dimensions["one"].letter, grade.dimensions["one"].uncapped) == ("D", "A")
    assert [(c.target, c.at_most, c.reason, c.quote) for c in grade.caps] == [("one", "D", "no", "")]
    assert graded(capped, *both(3, 1)).dimensions["one"].letter == "A"


def test_a_cap_that_changes_nothing_is_not_told() -> None:
    capped = rubric(caps=[{"target": "one", "at_most": "D", "criterion": "crit_one", "because": "no"}])
    assert graded(capped, *both(0, 3)).caps == ()


def test_a_cap_by_flag_quotes_what_raised_it() -> None:
    capped = rubric(
        caps=[{"target": "one", "at_most": "D", "criterion": "crit_one", "flag": "internal_only", "because": "us"}]
    )
    against = evidence("only_us", polarity="undermines", end=23, page=4, file="minutes.pdf")
    grade = graded(capped, *both(3, 3, evidence=(evidence(), against)))
    assert [(c.quote, c.page, c.file) for c in grade.caps] == [("We spoke to colleagues.", 4, "minutes.pdf")]
    assert graded(capped, *both(3, 3)).caps == ()


def test_a_cap_by_flag_may_be_lifted_by_another() -> None:
    rules = [
        *criterion("x")["rules"],
        {"id": "in_time", "says": ["changed"], "flag": "late", "polarity": "undermines"},
    ]
    lifted = rubric(
        {"id": "one", "title": "One", "weight": 100, "criteria": [criterion("crit_one", rules=rules)]},
        caps=[
            {
                "target": "one",
                "at_most": "D",
                "criterion": "crit_one",
                "flag": "internal_only",
                "unless": "late",
                "because": "us",
            }
        ],
    )
    raised = evidence("only_us", polarity="undermines")
    lifts = evidence("in_time", polarity="undermines")
    assert graded(lifted, finding("crit_one", 3, evidence=(raised,))).dimensions["one"].letter == "D"
    assert graded(lifted, finding("crit_one", 3, evidence=(raised, lifts))).dimensions["one"].letter == "A"


def test_a_cap_may_ask_for_the_level_of_another_criterion_too() -> None:
    cap = {
        "target": "two",
        "at_most": "D",
        "criterion": "crit_two",
        "level_at_most": 2,
        "also": "crit_one",
        "also_level_at_least": 1,
        "because": "no",
    }
    assert graded(rubric(caps=[cap]), *both(1, 2)).caps != ()
    assert graded(rubric(caps=[cap]), *both(0, 2)).caps == ()
    assert graded(rubric(caps=[cap]), *both(None, 2)).caps == ()


def test_a_document_that_only_its_form_speaks_for_is_held_down() -> None:
    capped = rubric(caps=[{"target": "overall", "at_most": "E", "template_only_above": 0.4, "because": "form"}])
    empty = finding("crit_two", 0, "two", status="template_only")
    assert graded(capped, finding("crit_one", 3), empty).letter == "E"
    assert graded(capped, *both(3, 0)).letter == "C"


def test_the_overall_letter_is_one_above_the_worst_at_most() -> None:
    held = rubric(
        {"id": "one", "title": "One", "weight": 90, "criteria": [criterion("crit_one")]},
        {"id": "two", "title": "Two", "weight": 10, "criteria": [criterion("crit_two")]},
        overall_above=["two"],
    )
    grade = graded(held, *both(3, 0))
    assert (grade.score, grade.letter) == (90.0, "E")
    assert [(c.target, c.reason) for c in grade.caps] == [("overall", "overall no more than one letter above two (F)")]
    assert graded(held, *both(3, 3)).letter == "A"


def test_criteria_that_do_not_apply_leave_nothing_to_count() -> None:
    assert graded(rubric(), *both(None, None)).score == 0.0


def test_each_shipped_cap_bites() -> None:
    """A document that is perfect but for what a cap asks for gets the letter of that cap, and is told."""
    shipped = load_rubric("psed-2010")
    for cap in shipped.caps:
        only = shipped.model_copy(update={"caps": (cap,), "overall_above": ()})
        findings = [finding(c.id, 3, d.id) for d in shipped.dimensions for c in d.criteria]
        if cap.criterion:
            rules = next(c.rules for c in shipped.criteria if c.id == cap.criterion)
            flagged = [rule.id for rule in rules if cap.flag and rule.flag == cap.flag]
            changes = {
                "level": min(cap.level_at_most, 3),
                "evidence": tuple(evidence(rule, polarity="undermines") for rule in flagged),
            }
            findings = [f.model_copy(update=changes) if f.criterion == cap.criterion else f for f in findings]
        else:
            findings = [f.model_copy(update={"status": "template_only"}) for f in findings]
        grade = combine(only, findings, DOCUMENT)
        letter = grade.letter if cap.target == "overall" else grade.dimensions[cap.target].letter
        assert (letter, [c.reason for c in grade.caps]) == (cap.at_most, [cap.because]), cap


_LEVELS = st.sampled_from([None, 0, 1, 2, 3])


@given(st.lists(_LEVELS, min_size=33, max_size=33))
def test_whatever_the_levels_the_letter_fits_the_score_and_the_worst_dimension(levels: list[int | None]) -> None:
    shipped = load_rubric("psed-2010")
    where = [(c.id, d.id) for d in shipped.dimensions for c in d.criteria]
    findings = [finding(c, level, d) for (c, d), level in zip(where, levels, strict=True)]
    grade = combine(shipped, findings, DOCUMENT)
    letters = "ABCDEF"
    assert grade.letter is not None
    assert grade.score is not None
    assert 0 <= grade.score <= 100
    worst = max((grade.dimensions[d].letter for d in shipped.overall_above if grade.dimensions[d].letter), default="A")
    assert letters.index(grade.letter) >= letters.index(worst) - 1
    assert letters.index(grade.letter) >= letters.index(letter_of(grade.score))
    for name, one in grade.dimensions.items():
        if all(f.level is None for f in findings if f.dimension == name):
            assert (one.letter, one.uncapped, one.score) == (None, None, None)
        else:
            assert one.uncapped == letter_of(one.score)
            assert one.letter >= one.uncapped


def test_bands_go_down_to_nothing() -> None:
    assert [letter for _, letter in BANDS] == list("ABCDEF")
    assert BANDS[-1][0] == 0
