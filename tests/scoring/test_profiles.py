"""Profiles end to end: which is chosen for a document and why, and what it changes in the scorecard."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import eiascore
from eiascore.errors import RubricError
from eiascore.report.tables import rows, to_markdown
from eiascore.report.wire import to_json
from handmade import document, rubric

SPECIMENS = Path(__file__).parents[2] / "corpus" / "specimens"

NINE = {
    "Religious belief": "Church halls in the east would lose their grant because they open on Sundays only.",
    "Political opinion": "Halls in mainly nationalist and mainly unionist areas lose alike because grants go by size.",
    "Racial group": "Roma families would lose the homework club because it meets in a hall that closes.",
    "Age": "Older residents would lose the lunch club because no other hall has a kitchen.",
    "Marital status": "Widowed residents would lose company because most of the lunch club live alone.",
    "Sexual orientation": "The youth group for gay and lesbian residents would have to leave because it closes.",
    "Men and women generally": "Women would lose more because eight in ten who use the halls are women.",
    "Disability": "Wheelchair users would lose the only level hall because the other has steps.",
    "Dependants": "Parents with dependent children would lose the creche because it is held in the hall.",
}


WELSH = "Powys County Council. The Equality Act 2010 (Statutory Duties) (Wales) Regulations 2011 apply"


def northern_irish(names: dict[str, str]) -> str:
    findings = "\n\n".join(f"### {name}\n\n{said}" for name, said in names.items())
    return (
        "# Equality impact assessment under section 75: community halls\n\nPublished by Mourne Borough Council under "
        "Schedule 9 to the Northern Ireland Act 1998. The council would close two of five halls in March 2026.\n\n"
        f"## Impact on the section 75 categories\n\n{findings}\n"
    )


def score(text: str, **how: str) -> eiascore.Scorecard:
    return eiascore.score(text.encode(), name="eia.md", model=None, **how)


def applied(card: eiascore.Scorecard) -> dict[str, str]:
    return {profile.settles: profile.chosen for profile in card.rubric.profiles}


def test_scotland_is_detected_and_said_with_its_quotations() -> None:
    card = eiascore.score(SPECIMENS / "two-column-annex-scotland.pdf")
    nation = card.rubric.profiles[0]
    assert (card.rubric.profile, nation.chosen) == ("scotland+assessment", "detected")
    assert "“Fairer Scotland” (p. 2)" in nation.reason
    assert "england" in nation.reason
    assert card.finding("tim_publication").question.startswith("When and how were the results")
    assert "Profile: Scotland, because the document" in to_markdown(card)
    assert json.loads(to_json(card))["rubric"]["profiles"][0]["signs"][0]["page"] == 1


def test_a_ministry_falls_under_england_and_the_uk_government() -> None:
    card = eiascore.score(SPECIMENS / "weak-ministerial-statement.pdf")
    assert card.rubric.profile == "england+assessment"
    assert not [f for f in card.findings if f.status == "not_applicable"]


def test_a_screening_is_graded_on_what_a_screening_is_asked() -> None:
    card = eiascore.score(SPECIMENS / "screening-health-trust.pdf")
    assert card.rubric.profile == "england+screening"
    assert {d for d, grade in card.grade.dimensions.items() if grade.letter is None} == {
        "engagement",
        "intersectionality",
        "mitigation",
    }
    engaged = card.finding("eng_influence")
    assert (engaged.level, engaged.status) == (None, "not_applicable")
    assert engaged.means.startswith("Engagement belongs to the full assessment")
    assert {f.expected for f in card.findings if f.criterion == "evi_scope_match"} == {2}
    asked = {f.criterion for f in card.findings if f.level is not None}
    assert {flag.criterion for flag in card.red_flags} <= asked
    assert "## Engagement: not asked" in to_markdown(card)
    assert next(r for r in rows(card) if r["criterion"] == "eng_influence")["dimension_letter"] == ""


def test_a_screening_can_be_judged_as_a_full_assessment() -> None:
    card = eiascore.score(SPECIMENS / "screening-health-trust.pdf", profile="assessment")
    assert applied(card) == {"nation": "detected", "kind": "asked"}
    assert all(f.level is not None for f in card.findings)
    assert card.provenance.options == {"profile": "assessment"}


def test_northern_ireland_counts_the_nine_categories_of_section_75() -> None:
    whole = score(northern_irish(NINE))
    assert whole.rubric.profile == "northern-ireland+assessment"
    assert whole.finding("evi_characteristic_coverage").level == 3
    others = {"Gender reassignment": NINE["Age"].replace("Older", "Trans"),
              "Pregnancy and maternity": "Pregnant residents would lose a class because the hall closes."}  # fmt: skip
    swapped = {k: v for k, v in NINE.items() if k not in ("Political opinion", "Dependants")} | others
    here, there = (score(northern_irish(swapped), profile=p) for p in ("northern-ireland", "england"))
    values = {
        f.value
        for e in here.finding("evi_characteristic_coverage").evidence
        for f in e.facts
        if f.kind == "characteristic"
    }
    assert "pregnancy" not in values
    assert "gender_reassignment" not in values
    assert here.finding("evi_characteristic_coverage").level == 2
    assert there.finding("evi_characteristic_coverage").level == 3


def test_political_opinion_is_none_of_the_nine_of_the_equality_act() -> None:
    assert score(northern_irish(NINE), profile="england").finding("evi_characteristic_coverage").level == 2


def test_wales_weighs_engagement_more_and_silence_on_it_caps() -> None:
    text = northern_irish({k: NINE[k] for k in ("Age", "Disability", "Racial group")})
    text = text.replace("under section 75", "(EqIA)").replace("section 75 categories", "groups")
    text = text.replace("Mourne Borough Council under Schedule 9 to the Northern Ireland Act 1998", WELSH)
    card = score(text)
    assert card.rubric.profile == "wales+assessment"
    assert card.finding("eng_external_stakeholders").level == 0
    weights = {"engagement": 25, "evidence": 25, "intersectionality": 15, "mitigation": 20, "timing": 15}
    mean = sum(weight * (card.grade.dimensions[d].score or 0) for d, weight in weights.items()) / 100
    assert card.grade.score == pytest.approx(mean, abs=0.06)


BILL = northern_irish({k: NINE[k] for k in ("Age", "Disability", "Racial group", "Religious belief")})
BILL = BILL.replace("# Equality impact assessment under section 75: community halls", "# TITLE").replace(
    "under Schedule 9 to the Northern Ireland Act 1998", "in 2025"
)
BILL = BILL.replace("section 75 categories", "groups").replace("Mourne Borough Council", "BODY")


def test_a_bill_in_parliament_is_not_asked_for_what_other_papers_hold() -> None:
    text = BILL.replace("TITLE", "Community Halls Bill: equality statement").replace("BODY", "the Home Office")
    card = score(text)
    assert card.rubric.profile == "england+bill"
    left_out = {f.criterion: f.means for f in card.findings if f.status == "not_applicable"}
    assert set(left_out) == {"eng_duration_access", "mit_owner_deadline"}
    assert "no action plan" in left_out["mit_owner_deadline"]
    assert any("EWHC 360" in limit for limit in card.limits)


def test_a_scottish_bill_is_asked_what_any_assessment_is() -> None:
    text = BILL.replace("TITLE", "Community Halls (Scotland) Bill: equality impact assessment")
    card = score(text.replace("BODY", "the Scottish Government under the Fairer Scotland duty"))
    assert card.kind.kind == "bill_equality_statement"
    assert card.rubric.profile == "scotland+assessment"
    assert "asks of it what it asks of any" in card.rubric.profiles[1].reason


def test_a_scottish_body_that_withholds_is_capped() -> None:
    text = BILL.replace("TITLE", "Equality impact assessment record: community halls").replace(
        "BODY", "the Scottish Government under the Fairer Scotland duty"
    )
    text += "\n## Publication\n\nWill this assessment be published?\n\nNo. This assessment is not for publication.\n"
    here, there = score(text), score(text, profile="england")
    assert here.finding("tim_publication").level == 0
    assert "not_published" in {flag.id for flag in here.red_flags}
    assert "not_published" not in {flag.id for flag in there.red_flags}


def test_without_signs_the_default_holds_and_says_so() -> None:
    text = BILL.replace("TITLE", "Equality impact assessment: halls").replace("BODY", "us")
    card = score(text)
    assert card.rubric.profile == "england+assessment"
    assert applied(card)["nation"] == "default"
    assert "no wording of the document" in card.rubric.profiles[0].reason


def test_an_unknown_profile_is_an_error_and_a_rubric_may_have_none() -> None:
    text = BILL.replace("TITLE", "Equality impact assessment: halls")
    with pytest.raises(RubricError, match="no profile 'narnia'"):
        score(text, profile="narnia")
    card = eiascore.score(document("In May we consulted the residents."), rubric=rubric())
    assert (card.rubric.profile, card.rubric.profiles) == ("", ())


def test_what_letters_hang_on_is_worked_out_under_the_profile() -> None:
    card = eiascore.score(SPECIMENS / "two-column-annex-scotland.pdf", profile="england+screening")
    unasked = {f.criterion for f in card.findings if f.status == "not_applicable"}
    assert unasked
    assert not unasked & {c.of for c in (*card.sensitivity.weights, *card.sensitivity.quotations)}
    assert not unasked & {doubt.criterion for doubt in card.needs_person.criteria}
    assert card.relevance.relevance != "unknown"
    assert all(c.letter == card.grade.letter for c in card.sensitivity.weights if c.target == "overall")
    assert json.loads(to_json(card))["sensitivity"]
    assert "not asked" in to_markdown(card).lower()
