"""The cases of the shipped rubric: passages that must be found, and passages that must not."""

from __future__ import annotations

import pytest

from eiascore.rubric import load_rubric
from eiascore.rubric.lookup import everything_asked
from eiascore.scoring.cases import Case, CaseFile, load_cases, run_case

FILES = load_cases()


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.criterion)
def test_the_cases_hold(file: CaseFile) -> None:
    outcomes = [run_case(load_rubric(), file.criterion, case) for case in file.cases]
    failed = [f"{o.case.tests}: wanted {o.case.find}, found {o.found}" for o in outcomes if not o.holds]
    assert not failed


def test_every_criterion_has_cases_both_ways() -> None:
    files = {file.criterion: file for file in FILES}
    assert set(files) == {criterion.id for criterion in everything_asked(load_rubric())}
    for file in (files[criterion.id] for criterion in load_rubric().criteria):
        finds = [case.find for case in file.cases]
        assert finds.count("supports") >= 12, file.criterion
        assert finds.count("nothing") >= 12, file.criterion


def test_every_level_is_stated_by_a_case() -> None:
    assert {case.level for file in FILES for case in file.cases if case.level is not None} == {0, 1, 2}


CASE = {"tests": "x", "find": "supports", "text": "We met Age UK in May 2024.", "section": "Consultation"}


@pytest.mark.parametrize(
    ("change", "told"),
    [({"level": 3}, "at level 1 and not 3"), ({"flag": "internal_only"}, "without the flag internal_only")],
)
def test_a_case_that_states_the_wrong_level_or_flag_fails(change: dict[str, object], told: str) -> None:
    held = run_case(load_rubric(), "eng_external_stakeholders", Case.model_validate(CASE))
    failed = run_case(load_rubric(), "eng_external_stakeholders", Case.model_validate(CASE | change))
    assert (held.holds, failed.holds) == (True, False)
    assert told in failed.found


def test_a_case_holds_one_passage() -> None:
    with pytest.raises(ValueError, match="either a text or a table"):
        Case.model_validate({**CASE, "table": "| a |\n|---|\n| b |"})
