"""The cases of the shipped rubric: passages that must be found, and passages that must not."""

from __future__ import annotations

import pytest

from eiascore.rubric import load_rubric
from eiascore.rubric.lookup import everything_asked
from eiascore.scoring.cases import CaseFile, load_cases, run_case

FILES = load_cases()


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.criterion)
def test_the_cases_hold(file: CaseFile) -> None:
    outcomes = [run_case(load_rubric(), file.criterion, case) for case in file.cases]
    failed = [f"{o.case.tests}: wanted {o.case.find}, found {o.found}" for o in outcomes if not o.holds]
    assert not failed


def test_every_criterion_has_cases_both_ways() -> None:
    files = {file.criterion: file for file in FILES}
    assert set(files) == {criterion.id for criterion in everything_asked(load_rubric())}
    for file in files.values():
        finds = [case.find for case in file.cases]
        assert len(finds) - finds.count("nothing") >= 8, file.criterion
        assert finds.count("nothing") + finds.count("undermines") >= 8, file.criterion
