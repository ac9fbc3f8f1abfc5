"""Counting evidence against what a level needs."""

from __future__ import annotations

import pytest

from eiascore.rubric import Need
from eiascore.schema import Fact
from eiascore.scoring.needs import met
from handmade import evidence


def fact(kind: str, value: str) -> Fact:
    return Fact(kind=kind, start=0, end=1, value=value)


def test_any_counts_support_only() -> None:
    assert met(Need(), [evidence()], {})
    assert not met(Need(), [evidence(polarity="undermines")], {})
    assert not met(Need(), [], {})


def test_a_named_rule_may_be_one_that_undermines() -> None:
    need = Need(evidence=("only_us",))
    assert met(need, [evidence("only_us", polarity="undermines")], {})
    assert not met(need, [evidence("asked")], {})


def test_how_many_counts_sentences_and_not_quotations() -> None:
    need = Need(count=2)
    assert not met(need, [evidence(sentence=1), evidence("changed_it", sentence=1)], {})
    assert met(need, [evidence(sentence=1), evidence(sentence=2)], {})


@pytest.mark.parametrize(
    ("distinct", "alike", "apart"),
    [
        ("section", {"section": "A"}, {"section": "B"}),
        ("rule", {"rule": "asked"}, {"rule": "changed_it"}),
        ("organisation", {"facts": (fact("organisation", "AGE UK"),)}, {"facts": (fact("organisation", "Scope"),)}),
        ("value", {"facts": (fact("organisation", "age uk"),)}, {"facts": (fact("date", "2026-03-12"),)}),
    ],
)
def test_what_is_counted_may_be_said(distinct: str, alike: dict, apart: dict) -> None:
    first = evidence(sentence=1, facts=(fact("organisation", "Age UK"),))
    need = Need(count=2, distinct=distinct)
    assert not met(need, [first, evidence(**{"rule": "asked"} | {"sentence": 2} | alike)], {})
    assert met(need, [first, evidence(**{"rule": "asked"} | {"sentence": 3} | apart)], {})


def test_facts_of_another_kind_do_not_count_for_a_kind() -> None:
    need = Need(count=1, distinct="organisation")
    assert not met(need, [evidence(facts=(fact("date", "2026"),))], {})


def test_strength_assertion_and_facts_each_bar() -> None:
    strong = evidence(strength=2, assertion="planned", facts=(fact("date", "2026"), fact("number", "4")))
    assert met(Need(strength=2), [strong], {})
    assert not met(Need(strength=3), [strong], {})
    assert met(Need(asserted=("planned", "done")), [strong], {})
    assert not met(Need(asserted=("done",)), [strong], {})
    assert met(Need(facts=("date|year", "number")), [strong], {})
    assert not met(Need(facts=("date", "organisation")), [strong], {})


def test_a_need_may_build_on_another_criterion() -> None:
    need = Need(criterion="crit_one", level=2)
    assert met(need, [], {"crit_one": 2})
    assert not met(need, [evidence()], {"crit_one": 1})
    assert not met(need, [], {"crit_one": None})
    assert not met(need, [], {})


def test_one_of_several_needs_will_do() -> None:
    need = Need(any=(Need(count=5), Need(criterion="crit_one", level=1)))
    assert met(need, [], {"crit_one": 1})
    assert not met(need, [evidence()], {})
