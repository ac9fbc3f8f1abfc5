"""What a draft does not show yet, and what it would lift."""

from __future__ import annotations

import pytest

import eiascore
from eiascore.advice import check, checked
from eiascore.advice.check import missing
from eiascore.advice.lift import held, lift
from eiascore.rubric import load_rubric, under
from eiascore.scoring.combine import combine
from handmade import criterion, document, finding, rubric

HEAVY = criterion("crit_three", weight=3)
CAP = {"target": "two", "at_most": "E", "criterion": "crit_two", "level_at_most": 0, "because": "nothing is shown"}


def test_points_follow_from_weights() -> None:
    made = rubric()
    findings = (finding("crit_one", 0), finding("crit_two", 3, "two"))
    grade = combine(made, findings, document("A sentence."))
    assert grade.score == 40
    found = lift(made, findings, document("A sentence."), grade, findings[0], 2)
    assert (found.points, found.letter, found.dimension_letter) == (40.0, "B", "C")
    assert lift(made, findings, document("A sentence."), grade, findings[0], 3).points == 60.0


def test_a_limit_is_told_with_the_letters_without_it() -> None:
    made = rubric(
        {"id": "one", "title": "One", "weight": 60, "criteria": [criterion("crit_one")]},
        {
            "id": "two",
            "title": "Two",
            "weight": 40,
            "criteria": [criterion("crit_two"), criterion("crit_three", weight=3)],
        },
        caps=[CAP],
        overall_above=["two"],
    )
    findings = (finding("crit_one", 3), finding("crit_two", 0, "two"), finding("crit_three", 3, "two"))
    text = document("A sentence.")
    grade = combine(made, findings, text)
    assert (grade.letter, grade.dimensions["two"].letter) == ("D", "E")
    first, second = held(made, findings, text, grade)
    assert {first.target, second.target} == {"two", "overall"}
    cap = next(one for one in (first, second) if one.target == "two")
    assert (cap.criterion, cap.target_without, cap.overall_without) == ("crit_two", "B", "A")
    found = lift(made, findings, text, grade, findings[1], 1)
    assert (found.letter, found.dimension_letter, found.brings) == ("A", "B", ())
    assert found.lifts[0] == "two at most E: nothing is shown"


def test_a_level_that_brings_a_limit_says_so() -> None:
    also = {"target": "two", "at_most": "E", "criterion": "crit_two", "level_at_most": 0, "also": "crit_one"}
    made = rubric(caps=[also | {"also_level_at_least": 1, "because": "harm is admitted and nothing is done"}])
    findings = (finding("crit_one", 0), finding("crit_two", 0, "two"))
    text = document("A sentence.")
    found = lift(made, findings, text, combine(made, findings, text), findings[0], 2)
    assert found.brings == ()  # the dimension has F, which is no better
    raised = (finding("crit_one", 0), finding("crit_two", 0, "two"), finding("crit_three", 3, "two"))
    more = rubric(
        {"id": "one", "title": "One", "weight": 60, "criteria": [criterion("crit_one")]},
        {"id": "two", "title": "Two", "weight": 40, "criteria": [criterion("crit_two"), criterion("crit_three")]},
        caps=[also | {"also_level_at_least": 1, "because": "harm is admitted and nothing is done"}],
    )
    found = lift(more, raised, text, combine(more, raised, text), raised[0], 2)
    assert found.brings == ("two at most E: harm is admitted and nothing is done",)


def test_points_are_those_of_the_score_with_the_level(specimens, middling) -> None:
    card = eiascore.score(specimens / "middling-council-form.docx")
    laid = under(load_rubric(), card.rubric.profile)
    for advice in middling.advice:
        raised = [
            f.model_copy(update={"level": advice.full.level, "status": "found"})
            if f.criterion == advice.criterion
            else f
            for f in card.findings
        ]
        after = combine(laid, raised, card.document)
        assert after.score - card.grade.score == pytest.approx(advice.full.points, abs=0.051)
        assert after.letter == advice.full.letter
        assert advice.full.points >= advice.aim.points > 0


def test_every_criterion_below_what_is_asked_is_there_once(specimens, middling) -> None:
    card = eiascore.score(specimens / "middling-council-form.docx")
    below = {f.criterion for f in card.findings if f.level is not None and f.level < f.expected}
    assert sorted(advice.criterion for advice in middling.advice) == sorted(below)
    assert len(middling.asked) + len(middling.not_asked) == len(card.findings)


def test_what_holds_the_letter_comes_first_then_what_lifts_most(middling) -> None:
    assert middling.advice[0].criterion == "mit_justification"
    assert middling.advice[0].holds == middling.advice[0].aim.lifts
    (limit,) = middling.held
    assert (limit.criterion, limit.at_most, limit.target_without) == ("mit_justification", "D", "C")
    points = [advice.aim.points for advice in middling.advice if not advice.holds]
    assert points == sorted(points, reverse=True)


def test_nobody_is_told_to_write_a_formula(middling) -> None:
    assert all(advice.aim.level >= 2 for advice in middling.advice)
    assert all(advice.missing.startswith("The document does not show yet") for advice in middling.advice)


def test_places_are_questions_and_headings_of_the_draft(specimens, middling, strong) -> None:
    for checked_draft, name in ((middling, "middling-council-form.docx"), (strong, "strong-police-search.pdf")):
        text = " ".join(eiascore.read(specimens / name).text.split())
        for advice in checked_draft.advice:
            assert all(" ".join(place.text.split()) in text for place in advice.places)
            assert all(" ".join(q.quote.split()) in text for q in (*advice.near, *advice.against))
    found = {advice.criterion: advice.places for advice in middling.advice}
    assert found["evi_gaps_acknowledged"][0].text == "Section D: What do you know?"
    assert [place.text for place in found["mit_monitoring_trigger"]] == ["Section H: Monitoring"]
    assert "C2." in found["tim_formative_iterative"][0].text
    pages = [place.page for advice in strong.advice for place in advice.places]
    assert None not in pages


def test_passages_that_weaken_it_are_quoted(middling) -> None:
    coverage = next(advice for advice in middling.advice if advice.criterion == "evi_characteristic_coverage")
    assert coverage.against
    assert all(found.quote for found in coverage.against)


def test_a_letter_is_enough_or_not(specimens, middling, strong, blank) -> None:
    assert (middling.letter, middling.passed) == ("C", False)
    assert (strong.letter, strong.passed) == ("C", True)
    assert (blank.letter, blank.passed, blank.advice) == (None, False, ())
    assert "blank form" in blank.says
    assert check(specimens / "blank-form.odt").passed
    letter = check(
        b"Dear all, the fete is on 3 May 2024 in the village hall and there will be cake. " * 6, fail_under="E"
    )
    assert not letter.passed
    assert "no equality impact assessment" in letter.says


def test_a_screening_is_checked_under_its_own_profile(specimens) -> None:
    card = eiascore.score(specimens / "screening-health-trust.docx")
    found = checked(card, load_rubric())
    assert "screening" in found.profile
    expected = {f.criterion: f.expected for f in card.findings}
    assert any(level < 3 for level in expected.values())
    assert all(advice.full.level == expected[advice.criterion] for advice in found.advice)


@pytest.mark.parametrize(
    ("means", "said"),
    [
        ("As 2, with links/footnotes.", "The document does not show yet, beyond what stands there: links/footnotes."),
        ("Both, e.g. eight weeks.", "The document does not show yet: both, e.g. eight weeks. (of: duration OR format)"),
        ('"We will monitor".', 'The document does not show yet: "We will monitor".'),
    ],
)
def test_what_a_level_means_becomes_what_is_missing(means, said) -> None:
    assert missing(means, "Duration OR format.") == said
