"""Rules and classifier together: confirm, overrule, propose, lift, and nothing."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from eiascore import load_rubric, score
from eiascore.checks import DocumentView
from eiascore.classifier import Bounds, LinearModel
from eiascore.cli.output import printed
from eiascore.report.tables import to_csv, to_markdown
from eiascore.report.text import print_card, print_explanation
from eiascore.report.wire import to_json
from eiascore.rubric import Criterion
from eiascore.schema import Finding, Scorecard
from eiascore.scoring.assess import assess
from eiascore.scoring.gather import gather
from eiascore.scoring.opinion import opinion
from handmade import criterion, model, rubric, view

SURE = {"crit_one+": {"word:tenants": 5.0}, "crit_one-": {"word:lift": 5.0}}
"""A model to which "tenants" speaks for the criterion and "lift" against it, and everything else is at .12."""

TENANTS = "We consulted the tenants of Alder House."
OFFICE = "We consulted the parking office in May."
UNSEEN = "The tenants sat with us in the hall."
UNSEEN_AGAINST = "The lift was out of order."


def asked(*uses: str) -> Criterion:
    return Criterion.model_validate(criterion("crit_one", classifier=list(uses)))


def found(
    uses: Sequence[str], *rows: str | dict[str, Any], by: LinearModel | None = None, **bounds: float
) -> tuple[Finding, list[str]]:
    """Return the finding of a criterion for a document, with the text of its quotations."""
    document, told = view(*rows), asked(*uses)
    seen = opinion(by or model(SURE, **bounds), document, {told.id: gather(told, document)[0]})
    finding = assess(told, "one", document, {}, seen=seen)
    return finding, quoted(finding, document)


def alone(document: DocumentView) -> Finding:
    """Return what the rules alone find."""
    return assess(asked("confirm", "overrule", "lift"), "one", document, {})


def quoted(finding: Finding, document: DocumentView) -> list[str]:
    return [document.document.text[e.start : e.end] for e in finding.evidence]


class TestConfirm:
    def test_the_likelier_quotation_comes_first_with_its_probability(self) -> None:
        finding, quotes = found(["confirm"], OFFICE, TENANTS)
        assert quotes == [TENANTS, OFFICE]
        assert [e.probability for e in finding.evidence] == [
            pytest.approx(0.95, abs=0.01),
            pytest.approx(0.12, abs=0.01),
        ]

    def test_a_doubted_quotation_on_which_nothing_rests_is_not_shown_and_the_trace_says_so(self) -> None:
        rows = (TENANTS, "The tenants were consulted again in a second round.", OFFICE)
        finding, quotes = found(["confirm"], *rows)
        assert (finding.level, quotes) == (2, list(rows[:2]))
        assert "the classifier doubts 1 more, on which no level rests: not shown" in finding.trace

    def test_a_doubted_quotation_that_the_level_rests_on_is_shown(self) -> None:
        finding, quotes = found(["confirm"], TENANTS, OFFICE)
        assert (finding.level, quotes) == (2, [TENANTS, OFFICE])
        assert not [step for step in finding.trace if "classifier" in step]

    def test_of_two_doubted_ones_that_do_the_same_the_likelier_stays(self) -> None:
        by = model(SURE | {"crit_one+": {"word:parking": 0.3}})
        assert found(["confirm"], "Colleagues changed the plan.", OFFICE, "We met with a landlord.", by=by)[1] != []
        finding, quotes = found(["confirm"], TENANTS, "We met with a landlord.", OFFICE, by=by)
        assert finding.level == 2
        assert OFFICE in quotes and len(quotes) == 2

    def test_a_doubted_quotation_that_raises_a_red_flag_is_shown(self) -> None:
        finding, quotes = found(["confirm"], TENANTS, "Colleagues saw the plan.")
        assert finding.level == 1
        assert "Colleagues saw the plan." in quotes


class TestOverrule:
    def test_it_counts_for_nothing_and_stands_among_the_near_misses_with_its_reason(self) -> None:
        finding, quotes = found(["confirm", "overrule"], TENANTS, OFFICE, reject=0.15)
        assert (finding.level, quotes) == (1, [TENANTS])
        near = finding.searched.near_misses[0]
        assert (near.rule, near.reason) == ("asked", "the classifier finds it all but impossible (0.12)")
        assert "the classifier overrules 1: no level rests on them" in finding.trace

    def test_without_leave_it_counts_as_ever(self) -> None:
        assert found(["confirm"], TENANTS, OFFICE, reject=0.15)[0].level == 2

    def test_what_is_left_of_nothing_is_an_absence(self) -> None:
        finding, _ = found(["overrule"], OFFICE, reject=0.15)
        assert (finding.level, finding.status, finding.evidence) == (0, "not_found", ())

    def test_what_repeated_a_quotation_that_is_overruled_stands_for_itself(self) -> None:
        again = "Furthermore, we consulted the parking office in May."
        by = model({"crit_one+": {"word:furthermore": 3.0}}, reject=0.15)
        finding, quotes = found(["overrule"], OFFICE, again, by=by)
        assert quotes == [again]
        assert finding.evidence[0].repeats is None


class TestPropose:
    def test_it_is_shown_marked_and_counts_for_no_level(self) -> None:
        finding, quotes = found(["propose"], UNSEEN, "Paper is white.")
        assert (finding.level, finding.status, quotes) == (0, "not_found", [UNSEEN])
        (proposed,) = finding.evidence
        assert (proposed.found_by, proposed.strength) == ("classifier", 0)
        assert "word:tenants" in proposed.why

    def test_one_against_makes_no_denial(self) -> None:
        finding, quotes = found(["propose"], UNSEEN_AGAINST)
        assert (finding.status, quotes) == ("not_found", [UNSEEN_AGAINST])
        assert finding.evidence[0].polarity == "undermines"

    def test_it_comes_after_what_the_level_rests_on(self) -> None:
        for uses in (["propose"], ["confirm", "propose"]):
            finding, quotes = found(uses, UNSEEN, OFFICE)
            assert (finding.level, quotes) == (1, [OFFICE, UNSEEN])

    def test_confidence_is_that_of_what_counts(self) -> None:
        bare = assess(asked(), "one", view(OFFICE), {})
        assert found(["propose"], OFFICE, UNSEEN, UNSEEN_AGAINST)[0].confidence == bare.confidence

    def test_what_a_rule_found_is_not_proposed_a_second_time(self) -> None:
        assert found(["propose"], TENANTS)[1] == [TENANTS]


class TestLift:
    def test_it_counts_as_asserted(self) -> None:
        finding, quotes = found(["lift"], UNSEEN)
        assert (finding.level, finding.status, quotes) == (1, "found", [UNSEEN])
        assert (finding.evidence[0].found_by, finding.evidence[0].strength) == ("classifier", 1)

    def test_it_meets_no_need_that_names_a_rule(self) -> None:
        assert found(["lift"], UNSEEN, "Some tenants came twice.", "Other tenants wrote letters.")[0].level == 1

    def test_one_against_is_a_denial(self) -> None:
        assert found(["lift"], UNSEEN_AGAINST)[0].status == "denied_in_text"

    def test_said_again_it_counts_once(self) -> None:
        finding, _ = found(["lift"], UNSEEN, f"Again, {UNSEEN[0].lower()}{UNSEEN[1:]}")
        assert [e.repeats for e in finding.evidence] == [None, 0]


class TestNothing:
    def test_a_criterion_that_gives_no_leave_is_as_the_rules_alone_find_it(self) -> None:
        rows = (OFFICE, TENANTS, UNSEEN, "Colleagues saw the plan.")
        assert found([], *rows, reject=0.15)[0] == alone(view(*rows))

    def test_a_criterion_that_the_model_does_not_know_is_too(self) -> None:
        rows = ("We will consult the parking office.", OFFICE, TENANTS, "We changed it, on 3 May 2025, for tenants.")
        by = model({"crit_two+": {"word:tenants": 5.0}}, reject=0.9, doubt=0.9)
        assert found(["confirm", "overrule", "lift"], *rows, by=by)[0] == alone(view(*rows))


@pytest.mark.parametrize(
    "field",
    [
        *({"origin": origin} for origin in ("prompt", "guidance", "statute", "furniture")),
        {"kind": "heading"},
        {"ticked": False},
    ],
    ids=lambda field: str(next(iter(field.values()))),
)
def test_what_is_no_line_of_the_authors_is_never_proposed(field: dict[str, Any]) -> None:
    assert found(["lift"], {"text": UNSEEN} | field)[1] == []
    assert found(["lift"], {"text": UNSEEN})[1] == [UNSEEN]


def test_a_catchword_by_itself_is_never_proposed_and_a_cell_may_be() -> None:
    assert found(["lift"], "Local tenants", {"text": "Hard-pressed tenants", "kind": "bullet"})[1] == []
    assert found(["lift"], {"text": "Local tenants", "kind": "cell"})[1] == ["Local tenants"]


def test_an_option_that_was_ticked_is_the_authors() -> None:
    assert found(["lift"], {"text": UNSEEN, "ticked": True})[1] == [UNSEEN]


@pytest.fixture(scope="module")
def eager() -> Scorecard:
    """A form, scored by the rules and a model that takes every line for one criterion."""
    form = Path(__file__).parents[2] / "corpus" / "specimens" / "middling-council-form.docx"
    base = load_rubric("psed-2010")
    first = base.dimensions[0].criteria[0]
    return score(form, model=model({f"{first.id}+": {"nothing": 1.0}}, start=3.0))


def test_in_a_real_form_its_own_text_is_never_proposed(eager: Scorecard) -> None:
    sentences = eager.document.sentences
    proposed = [sentences[e.sentence] for e in eager.findings[0].evidence if e.found_by == "classifier"]
    assert len(proposed) > 20
    assert {s.origin for s in sentences} > {"author"} == {s.origin for s in proposed}
    assert "heading" in {s.kind for s in sentences} - {s.kind for s in proposed}
    assert False not in {s.ticked for s in proposed}


def test_every_output_marks_what_no_rule_found(eager: Scorecard) -> None:
    identity = eager.findings[0].criterion
    told = "found by the classifier alone"
    only = eager.model_copy(update={"findings": tuple(marked_first(f) for f in eager.findings)})
    explained = " ".join(printed([lambda console: print_explanation(only, identity, console)], plain=True).split())
    assert told in explained and "the classifier gives it 0.95" in explained
    assert told in " ".join(printed([lambda console: print_card(only, console)], plain=True).split())
    wire = next(f for f in json.loads(to_json(only))["findings"] if f["criterion"] == identity)["evidence"]
    assert {e["found_by"] for e in wire} == {"classifier"}
    assert {e["probability"] for e in wire} == {0.953}
    row = next(r for r in csv.DictReader(io.StringIO(to_csv([only]))) if r["criterion"] == identity)
    assert row["found_by"] == "classifier"
    assert told in to_markdown(only)


def marked_first(finding: Finding) -> Finding:
    evidence = tuple(e for e in finding.evidence if e.found_by == "classifier")
    return finding.model_copy(update={"evidence": evidence}) if evidence else finding


def test_a_rubric_of_ones_own_is_as_the_rules_alone_judge_it() -> None:
    said = (
        "We consulted the tenants of Alder House. Colleagues saw the plan. We changed the hours for disabled tenants."
    )
    page = f"Equality impact assessment\n\n{said}\n\nDisability: no impact was found.\n"
    own = rubric()
    both, rules = (score(page.encode(), rubric=own, name="a.txt", model=m) for m in ("linear-1", None))
    assert both.findings == rules.findings and both.grade == rules.grade
    assert (rules.provenance.model, both.provenance.model[:9]) == ("", "linear-1 ")


def test_bounds_that_let_nothing_through_leave_the_levels_of_the_rules() -> None:
    by = replace(model(SURE), bounds={"": Bounds()})
    rows = (OFFICE, TENANTS, UNSEEN)
    finding, _ = found(["confirm", "overrule", "lift"], *rows, by=by)
    assert (finding.level, len(finding.evidence)) == (alone(view(*rows)).level, 2)


def test_scoring_imports_nothing_that_only_training_needs(python) -> None:
    code = (
        "import sys, eiascore\n"
        "card = eiascore.score('corpus/specimens/weak-ministerial-statement.html')\n"
        "assert card.provenance.model\n"
        "print(sorted({'sklearn', 'scipy', 'pandas', 'joblib', 'spacy'} & set(sys.modules)))"
    )
    assert python(code).strip() == "[]"
