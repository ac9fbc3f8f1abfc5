"""What the letters hang on: weights that move, and quotations that are lost."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import eiascore
from eiascore.rubric import Rubric, load_rubric
from eiascore.schema import Evidence, Finding, Scorecard
from eiascore.schema.scorecard import LetterChange, Sensitivity
from eiascore.scoring import gather
from eiascore.scoring.combine import combine
from eiascore.scoring.sensitivity import sensitivity
from handmade import criterion, document, evidence, finding, rubric

DOCUMENT = document("We asked residents.", "We asked tenants.", "The fee was dropped.")
ASKED = evidence("asked", sentence=0, start=0, end=19, page=3)
ASKED_TOO = evidence("asked", sentence=1, start=20, end=37)
CHANGED = evidence("changed_it", sentence=2, start=38, end=58, strength=2)


def hangs(rubric: Rubric, *findings: Finding) -> Sensitivity:
    return sensitivity(rubric, findings, DOCUMENT, combine(rubric, findings, DOCUMENT))


def told(changes: tuple[LetterChange, ...]) -> list[tuple[str, str, str, str, float]]:
    return [(c.target, c.letter, c.becomes, c.of, c.points) for c in changes]


def held(identity: str, level: int, dimension: str, *found: Evidence) -> Finding:
    return finding(identity, level, dimension, evidence=found)


def test_a_dimensions_weight_moves_the_overall_letter_by_five_points_up_or_down() -> None:
    # The overall score is the weight of the first: 42 is D, 37 is E, and 47 is D still.
    two = rubric(
        {"id": "one", "title": "One", "weight": 42, "criteria": [criterion("crit_one")]},
        {"id": "two", "title": "Two", "weight": 58, "criteria": [criterion("crit_two")]},
    )
    found = hangs(two, held("crit_one", 3, "one", CHANGED), held("crit_two", 0, "two"))
    assert [c for c in told(found.weights) if c[0] == "overall"] == [
        ("overall", "D", "E", "one", -5.0),
        ("overall", "D", "E", "two", 5.0),
    ]
    assert found.equal_weights == "D"


def test_a_criterions_weight_moves_its_dimensions_letter() -> None:
    one = rubric(
        {
            "id": "one",
            "title": "One",
            "weight": 100,
            "criteria": [criterion("crit_a", weight=57), criterion("crit_b", weight=43)],
        }
    )
    found = hangs(one, held("crit_a", 3, "one", CHANGED), held("crit_b", 0, "one"))
    assert told(found.weights) == [("one", "C", "D", "crit_a", -5.0), ("one", "C", "D", "crit_b", 5.0)]


def test_one_criterion_alone_has_no_weight_to_move() -> None:
    one = rubric({"id": "one", "title": "One", "weight": 100, "criteria": [criterion("crit_a")]})
    assert hangs(one, held("crit_a", 3, "one", CHANGED)).weights == ()


def test_a_letter_that_hangs_on_one_quotation_says_which() -> None:
    found = hangs(rubric(), held("crit_one", 1, "one", ASKED), held("crit_two", 0, "two"))
    assert told(found.quotations) == [("one", "E", "F", "crit_one", 0.0), ("overall", "E", "F", "crit_one", 0.0)]
    first = found.quotations[0]
    assert (first.quote, first.page) == ("We asked residents.", 3)


def test_the_level_is_assessed_anew_and_not_put_to_nothing() -> None:
    # Two quotations give level 2 (C); without one of them, level 1 (E).
    found = hangs(rubric(), held("crit_one", 2, "one", ASKED, ASKED_TOO), held("crit_two", 0, "two"))
    assert ("one", "C", "E", "crit_one", 0.0) in told(found.quotations)


def test_a_letter_that_stands_without_any_one_quotation_hangs_on_none() -> None:
    three = evidence("asked", sentence=2, start=38, end=58)
    found = hangs(rubric(), held("crit_one", 2, "one", ASKED, ASKED_TOO, three), held("crit_two", 0, "two"))
    assert found.quotations == ()


def test_the_loss_of_an_admission_may_better_a_letter() -> None:
    cap = {"target": "one", "at_most": "D", "criterion": "crit_b", "level_at_most": 2, "because": "no"}
    capped = rubric(
        {
            "id": "one",
            "title": "One",
            "weight": 100,
            "criteria": [criterion("crit_a", weight=1), criterion("crit_b", weight=9)],
        },
        caps=[cap | {"also": "crit_a", "also_level_at_least": 1}],
    )
    found = hangs(capped, held("crit_a", 1, "one", ASKED), held("crit_b", 2, "one", ASKED, ASKED_TOO))
    assert ("one", "D", "C", "crit_a", 0.0) in told(found.quotations)


def test_a_criterion_that_builds_on_another_follows_it() -> None:
    needs = {
        0: {"means": "x"},
        1: {"means": "x", "needs": [{"evidence": ["changed_it"]}]},
        2: {"means": "x", "needs": [{"criterion": "crit_one", "level": 1}]},
        3: {"means": "x", "needs": [{"criterion": "crit_one", "level": 1}, {"evidence": ["changed_it"]}]},
    }
    built = rubric(
        {
            "id": "one",
            "title": "One",
            "weight": 100,
            "criteria": [criterion("crit_one", weight=1), criterion("crit_two", weight=9, levels=needs)],
        }
    )
    found = hangs(built, held("crit_one", 1, "one", ASKED), held("crit_two", 3, "one", CHANGED))
    # crit_one falls to 0, and with it crit_two from 3 to 1: 90 % of a third is E.
    assert ("one", "A", "E", "crit_one", 0.0) in told(found.quotations)


def test_criteria_that_do_not_apply_are_no_part_of_it() -> None:
    found = hangs(rubric(), held("crit_one", 3, "one", CHANGED), finding("crit_two", None, "two"))
    assert all(c[3] != "crit_two" for c in told(found.quotations))


@pytest.fixture(scope="module")
def card(specimens) -> Scorecard:
    return eiascore.score(specimens / "middling-council-form.odt")


def test_no_check_runs_again(card: Scorecard, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gather, "CHECKS", {})  # whatever ran a check would fail
    assert sensitivity(load_rubric(), card.findings, card.document, card.grade) == card.sensitivity


def test_what_is_told_of_a_document_starts_from_its_letters_and_quotations(card: Scorecard) -> None:
    letters = {name: grade.letter for name, grade in card.grade.dimensions.items()} | {"overall": card.grade.letter}
    changes = (*card.sensitivity.weights, *card.sensitivity.quotations)
    assert changes
    for change in changes:
        assert change.letter == letters[change.target] != change.becomes
    for change in card.sensitivity.quotations:
        supports = [e for e in card.finding(change.of).evidence if e.polarity == "supports" and e.repeats is None]
        strongest = max(supports, key=lambda e: e.strength)  # of equals the first
        assert change.quote == card.document.text[strongest.start : strongest.end]
        assert (change.page, change.section) == (strongest.page, strongest.section)


_LEVELS = st.lists(st.integers(0, 3), min_size=33, max_size=33)


@given(_LEVELS)
def test_overall_is_at_most_one_letter_above_the_worst_that_decides(levels: list[int]) -> None:
    shipped = load_rubric()
    pairs = [(c.id, d.id) for d in shipped.dimensions for c in d.criteria]
    found = [finding(c, level, d) for (c, d), level in zip(pairs, levels, strict=True)]
    grade = combine(shipped, found, DOCUMENT)
    worst = max(grade.dimensions[name].letter for name in ("evidence", "mitigation", "timing"))
    assert grade.letter is not None
    assert ord(grade.letter) >= ord(worst) - 1


def test_a_dimension_that_a_profile_does_not_ask_hangs_on_nothing() -> None:
    parts = [
        {"id": name, "title": name, "weight": weight, "criteria": [criterion(f"crit_{name}")]}
        for name, weight in (("one", 25), ("two", 35), ("three", 40))
    ]
    # Without the third, the shares are 42 and 58 of a hundred: 37 or 47 after a move of 5 points.
    unasked = finding("crit_three", 0, "three").model_copy(update={"level": None, "status": "not_applicable"})
    found = hangs(rubric(*parts), held("crit_one", 3, "one", CHANGED), held("crit_two", 0, "two"), unasked)
    assert told(found.weights) == [("overall", "D", "E", "one", -5.0), ("overall", "D", "E", "two", 5.0)]
    assert found.equal_weights == "D"
    assert {c.target for c in found.quotations} == {"one", "overall"}
