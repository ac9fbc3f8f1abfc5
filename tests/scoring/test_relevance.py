"""How much the policy bears on equality, and what a person should judge."""

from __future__ import annotations

import pytest

import eiascore
from eiascore.checks import DocumentView
from eiascore.rubric import load_rubric
from eiascore.schema import Finding
from eiascore.schema.scorecard import PolicyRelevance
from eiascore.scoring.relevance import LOW_CONFIDENCE, needs_person, relevance
from handmade import evidence, finding, rubric, view

HEAD = "# Equality impact assessment\n\n## Purpose of the policy\n\n"
POWER = "Officers would search a person in the three streets without grounds for suspicion. "
MORE_POWER = "It is proposed to extend the power of arrest to wardens in the park at night. "
FEE = "It is proposed to introduce a new charge of £12 a year for the collection of garden waste. "
STAFF = "Under the proposal some eighty staff would transfer to the new trust in the spring. "
TECHNICAL = "This is a purely administrative change to how supplier invoices are filed. "
LOW = "The change was screened out as it has no relevance to the duty. "
HIGH = "We judge this policy to be of high relevance to the duty. "
SILENT = "The paper was typed up afresh and its pages were put in order so that they can be read one by one. "


def judged(*sentences: str) -> PolicyRelevance:
    loaded = load_rubric()
    read = eiascore.read((HEAD + "".join(sentences) + SILENT).encode(), name="eia.md")
    return relevance(loaded, DocumentView(read, loaded.index))


@pytest.mark.parametrize(
    ("sentences", "wanted"),
    [
        ((), "unknown"),
        ((POWER, MORE_POWER), "high"),
        ((HIGH,), "high"),
        ((FEE,), "medium"),
        ((STAFF,), "medium"),
        ((TECHNICAL,), "low"),
        ((LOW,), "low"),
        ((LOW, FEE), "low"),  # the body's own word holds where nothing weighty speaks against it
        ((LOW, POWER, MORE_POWER), "high"),  # and does not where there are powers over people
        ((LOW, HIGH), "high"),
    ],
)
def test_relevance_follows_what_the_policy_does_and_what_the_body_says(sentences: tuple[str, ...], wanted: str) -> None:
    assert judged(*sentences).relevance == wanted


def test_it_stands_on_quotations() -> None:
    found = judged(POWER, MORE_POWER)
    assert {e.rule for e in found.evidence} & {"powers_described", "powers_changed"}
    assert judged().evidence == ()


def test_a_rubric_need_not_ask() -> None:
    assert relevance(rubric(), view("Officers would search people.")) == PolicyRelevance()


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("strong-police-search.pdf", "high"),
        ("middling-council-form.odt", "medium"),
        ("screening-health-trust.html", "low"),
        ("blank-form.docx", "unknown"),
    ],
)
def test_specimens(specimens, name: str, wanted: str) -> None:
    assert eiascore.score(specimens / name).relevance.relevance == wanted


FOR, AGAINST = evidence(strength=2), evidence("only_us", polarity="undermines", strength=2)


@pytest.mark.parametrize(
    ("found", "reason"),
    [
        (finding("crit_a", 2, confidence=0.8), None),
        (finding("crit_a", 2, confidence=LOW_CONFIDENCE - 0.01), "low_confidence"),
        (finding("crit_a", 2, confidence=LOW_CONFIDENCE), None),
        (finding("crit_a", 2, confidence=0.8, evidence=(FOR, AGAINST)), "both_ways"),
        (finding("crit_a", 1, confidence=0.8, evidence=(evidence(), AGAINST)), None),
        (finding("crit_a", None, status="undetermined", confidence=0.0), "undetermined"),
        (finding("crit_a", None, status="not_applicable", confidence=0.0), None),
    ],
)
def test_what_a_person_should_judge(found: Finding, reason: str | None) -> None:
    assert [doubt.reason for doubt in needs_person([found]).criteria] == ([reason] if reason else [])


def test_the_share_is_of_the_criteria_that_were_asked() -> None:
    sure = finding("crit_a", 2, confidence=0.8)
    unsure = finding("crit_b", 0, confidence=0.4)
    skipped = finding("crit_c", None, status="not_applicable", confidence=1.0)
    found = needs_person([sure, unsure, skipped])
    assert (found.share, [d.criterion for d in found.criteria]) == (0.5, ["crit_b"])
    assert needs_person([]).share == 0.0
