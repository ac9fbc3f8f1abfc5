"""Red flags: each is raised by its own wording and not by what stands near it, and says what the document says."""

from __future__ import annotations

import re

import pytest

import eiascore
from eiascore.rubric import load_rubric
from eiascore.scoring.flag_cases import FlagCases, flags_raised, load_flag_cases

FILES = load_flag_cases()
# The list of wordings that warn a reader, from the case law and the guidance.
WORDINGS = """
    no_impact_no_evidence absence_as_evidence na_list clone_text boilerplate_recital template_text_left blank_field
    post_hoc future_only_consultation internal_only monitor_only_mitigation no_owner_no_date formula_justification
    positive_only universal_service_fallacy general_population_only delegated_analysis scope_mismatch stale_data
    statute_misquoted contradiction
"""
KNOWN = WORDINGS.split()


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.flag)
def test_a_flag_is_raised_where_it_should_be(file: FlagCases) -> None:
    rubric = load_rubric()
    assert [passage for passage in file.raised if file.flag not in flags_raised(rubric, passage)] == []
    assert [
        flags_raised(rubric, passage)[file.flag] for passage in file.quiet if file.flag in flags_raised(rubric, passage)
    ] == []


def test_every_flag_has_cases_and_a_rule() -> None:
    rubric = load_rubric()
    assert set(KNOWN) <= set(rubric.flags)
    assert {file.flag for file in FILES} == set(rubric.flags)
    rules = [rule for c in rubric.criteria for rule in c.rules] + [r for rules in rubric.raises.values() for r in rules]
    assert {rule.flag for rule in rules} - {""} == set(rubric.flags)


def test_flags_speak_of_the_document_and_not_of_the_law() -> None:
    for meaning in load_rubric().flags.values():
        assert meaning.startswith("the document ")
        assert not re.search(r"unlawful|illegal|breach|complian|fail|must have", meaning)


def test_a_flag_is_quoted_with_its_meaning_and_page(specimens) -> None:
    card = eiascore.score(specimens / "weak-ministerial-statement.pdf")
    assert card.red_flags
    for flag in card.red_flags:
        assert flag.quote == card.document.text[flag.start : flag.end]
        assert flag.means == load_rubric().flags[flag.id]
        assert flag.page


def test_a_flag_of_its_own_rule_moves_no_level(specimens) -> None:
    source = (specimens / "source" / "middling-council-form.md").read_text(encoding="utf-8")
    before = eiascore.score(source.encode(), name="form.md")
    after = eiascore.score(f"{source}\n\nNext review: [insert date]\n".encode(), name="form.md")
    assert {f.id for f in after.red_flags} - {f.id for f in before.red_flags} == {"template_text_left"}
    assert [f.level for f in after.findings] == [f.level for f in before.findings]
