"""Thirty passages that mislead, by number, each with the verdict that a careful reader comes to.

Each is a small assessment of its own. What the document shows is judged, never whether the law was kept.
"""

from __future__ import annotations

from io import BytesIO

import pytest
from PIL import Image, ImageDraw

from eiascore import Scorecard, score
from eiascore.errors import ScannedError

_OPENING = "This is one chapter of a longer paper, and the other chapters are with the committee clerk in the office."
NINE = (
    "Age", "Disability", "Gender reassignment", "Marriage and civil partnership", "Pregnancy and maternity", "Race",
    "Religion or belief", "Sex", "Sexual orientation",
)  # fmt: skip


def card(*parts: str) -> Scorecard:
    text = "\n\n".join(("# Equality impact assessment", _OPENING, *parts))
    return score(f"{text}\n".encode(), name="case.md")


def level(made: Scorecard, criterion: str) -> int | None:
    return next(f.level for f in made.findings if f.criterion == criterion)


def status(made: Scorecard, criterion: str) -> str:
    return next(f.status for f in made.findings if f.criterion == criterion)


def flags(made: Scorecard) -> set[str]:
    return {flag.id for flag in made.red_flags}


def quoted(made: Scorecard, criterion: str) -> list[str]:
    finding = next(f for f in made.findings if f.criterion == criterion)
    return [made.document.text[e.start : e.end] for e in finding.evidence if e.polarity == "supports"]


def table(*rows: tuple[str, ...]) -> str:
    lines = ["| " + " | ".join(row) + " |" for row in rows]
    return "\n".join((lines[0], "|" + "---|" * len(rows[0]), *lines[1:]))


def caps(made: Scorecard) -> set[tuple[str, str]]:
    return {(cap.target, cap.at_most) for cap in made.grade.caps}


def test_the_opening_shows_nothing() -> None:
    assert {f.criterion: f.level for f in card().findings if f.level} == {}


def test_01_no_consultation_as_the_change_is_technical() -> None:
    made = card("## Consultation", "No consultation was considered necessary as the change is technical.")
    assert (level(made, "eng_external_stakeholders"), status(made, "eng_external_stakeholders")) == (
        0,
        "denied_in_text",
    )
    assert "consultation_denied" in flags(made)
    assert all((level(made, c.criterion) or 0) == 0 for c in made.findings if c.criterion.startswith("eng_"))


def test_02_a_promise_to_consult_while_it_is_put_in_place() -> None:
    made = card("## Consultation", "We will consult affected groups during implementation.")
    assert (level(made, "eng_external_stakeholders"), level(made, "eng_formative_stage")) == (1, 0)
    assert "future_only_consultation" in flags(made)


def test_03_an_agency_of_the_department_is_not_outside() -> None:
    made = card("## Stakeholder engagement", "We consulted legal, policy and operational colleagues and HMPPS.")
    assert level(made, "eng_external_stakeholders") == 0
    assert "internal_only" in flags(made)


def test_04_the_principles_of_the_case_law_are_template() -> None:
    made = card("## Introduction", "The duty must be exercised in substance, with rigour and with an open mind.")
    assert not any(f.level for f in made.findings)


def test_05_an_instruction_in_place_of_the_answer() -> None:
    made = card(
        "## Stage 4: Decision making and monitoring",
        "In this section, set out a narrative that describes how the equality analysis has shaped your policy.",
    )
    assert not any(f.level for f in made.findings)
    assert "template_text_left" in flags(made)


def test_05_is_no_matter_where_somebody_answered() -> None:
    made = card(
        "## Stage 4: Decision making and monitoring",
        "In this section, set out a narrative that describes how the equality analysis has shaped your policy.",
        "The ramp was moved to the front door after the access panel walked the site.",
    )
    assert "template_text_left" not in flags(made)


@pytest.mark.parametrize("blank", ["N/A", "Not applicable", "None"])
def test_06_nine_characteristics_and_nine_blanks(blank: str) -> None:
    made = card("## Impact", table(("Characteristic", "Impact"), *((name, blank) for name in NINE)))
    assert (level(made, "evi_characteristic_coverage"), status(made, "evi_characteristic_coverage")) == (1, "found")
    assert "na_list" in flags(made)
    assert level(made, "evi_analysis_not_description") == 0


def test_07_a_reason_that_leaves_marriage_out() -> None:
    said = "Not relevant; limb 1 applies to employment only and this is a prisons policy."
    made = card("## Impact", "### Marriage and civil partnership", said)
    assert quoted(made, "evi_characteristic_coverage") == [said]
    assert "na_list" not in flags(made)


def test_08_absence_of_evidence_is_a_gap() -> None:
    made = card(
        "## Impact",
        "### Sexual orientation",
        "There is no evidence to suggest the policy will affect LGBT people. We do not collect this data.",
    )
    assert level(made, "evi_gaps_acknowledged") == 1
    assert (level(made, "evi_characteristic_coverage"), level(made, "evi_analysis_not_description")) == (0, 0)
    assert "absence_as_evidence" in flags(made)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("We cannot rule out an adverse impact on Black men.", 1),
        ("We cannot rule out an adverse impact on Black men, who would be stopped more often than others.", 2),
    ],
)
def test_09_an_impact_that_cannot_be_ruled_out(text: str, expected: int) -> None:
    made = card("## Impact", "### Race", text)
    assert level(made, "mit_adverse_identified") == expected
    assert level(made, "int_named_combinations") in (1, 2)


def test_10_a_figure_of_the_whole_country() -> None:
    made = card("## Evidence", "82% of the UK population is White (Census 2021).")
    assert (level(made, "evi_sources_named_dated"), level(made, "evi_disaggregated")) == (1, 1)
    assert level(made, "evi_disproportionality") == 0
    assert "general_population_only" in flags(made)


def test_11_a_figure_about_nobody() -> None:
    made = card("## Evidence", "Crime fell by 12% in 2023.")
    assert not any(f.level for f in made.findings if f.dimension == "evidence")


def test_12_the_same_for_everyone() -> None:
    made = card("## Impact", "The policy applies equally to everyone so there is no discrimination.")
    assert (level(made, "evi_analysis_not_description") or 0) <= 1
    assert "universal_service_fallacy" in flags(made)


def test_13_monitoring_as_the_mitigation() -> None:
    made = card(
        "## Mitigation", "What will you do to reduce any negative impact?", "We will continue to monitor the impact."
    )
    assert (level(made, "mit_monitoring_trigger"), level(made, "mit_specific_action")) == (1, 0)
    assert "monitor_only_mitigation" in flags(made)


def test_14_the_legal_formula() -> None:
    made = card(
        "## Impact",
        "Black men will be stopped more often under the wider power.",
        "## Justification",
        "Any indirect differential treatment is a proportionate means of achieving a legitimate aim.",
        "## Action plan",
        table(
            ("Impact", "Action", "Owner", "By when"),
            (
                "Black men stopped more often",
                "Have every search reviewed on video by a sergeant",
                "Supt Lowe",
                "1 May 2026",
            ),
            (
                "Complaints are few",
                "Provide a text line for complaints in five languages",
                "Head of Contact",
                "June 2026",
            ),
        ),
        "## Monitoring",
        "Search rates by ethnicity and age will be monitored every quarter by the scrutiny panel and published.",
        "If the ratio for Black men rises above 3 the power will be suspended.",
        "## Options considered",
        "A narrower power limited to two hours a day was considered and would have had less impact on young Black men.",
    )
    assert level(made, "mit_justification") == 1
    assert made.grade.dimensions["mitigation"].letter == "D"
    assert ("mitigation", "D") in caps(made)


def test_15_the_word_intersectionality() -> None:
    made = card("## Analysis", "Intersectionality has been considered throughout.")
    assert (level(made, "int_named_combinations") or 0) <= 1
    assert not any(f.level for f in made.findings if f.criterion.startswith("int_") and "named" not in f.criterion)
    assert "intersection_formula" in flags(made)


def test_16_a_list_is_no_combination() -> None:
    made = card("## Impact", "Black people, women and disabled people may be affected.")
    assert level(made, "int_named_combinations") == 0


def test_17_a_true_combination_with_its_figures() -> None:
    said = "Black and minority ethnic women make up 11.9% of women but 18% of women in prison."
    made = card("## Evidence", said)
    criteria = ("int_named_combinations", "int_two_way_data", "evi_disproportionality")
    assert [level(made, c) for c in criteria] == [2, 2, 2]
    assert all(quoted(made, c) == [said] for c in criteria)


LAUNCHED = "The policy was launched on 1 June 2024."


def test_18_an_assessment_after_the_launch() -> None:
    made = card(
        "Date of assessment: 14 June 2024",
        "## About the policy",
        LAUNCHED,
        "## Version control",
        table(
            ("Version", "Date", "Change", "Author"),
            ("0.1", "14 June 2024", "First draft for comment", "Ines Marlow"),
            ("0.2", "28 June 2024", "Fee waiver added after the carers' meeting", "Ines Marlow"),
        ),
        "## Sign-off",
        "Signed off by: Petra Quill, Director of Housing, 2 July 2024",
        "Review date: March 2025. Ines Marlow will compare take-up by age and disability with the baseline.",
    )
    finding = next(f for f in made.findings if f.criterion == "tim_before_decision")
    against = [e for e in finding.evidence if e.polarity == "undermines"]
    assert finding.level == 0
    assert [made.document.text[e.start : e.end] for e in against] == [LAUNCHED]
    assert "1 June 2024" in against[0].why
    assert "June 2024" in against[0].why.replace("1 June 2024", "", 1)  # both dates are given
    assert "post_hoc" in flags(made)
    assert ("timing", "E") in caps(made)


def test_19_assessment_on_a_rolling_basis() -> None:
    made = card(
        "## About this assessment",
        "The experimental order is assessed on a rolling basis, because its effects can only be seen in use.",
        "The baseline EIA was completed on 2 September 2023.",
        "The Cabinet Member decided on 20 September 2023 to make the order.",
        "The experimental order came into force on 9 October 2023.",
        "## Version history",
        table(
            ("Version", "Date", "What changed"),
            ("Baseline", "2 September 2023", "First assessment of the draft order"),
            ("Interim", "4 December 2023", "Exemption for blue badge holders added after counts at the gates"),
            ("Interim 2", "12 February 2024", "Two gates moved after carers reported longer journeys"),
        ),
        "A final EIA will be completed before any permanent order.",
    )
    assert level(made, "tim_before_decision") in (2, 3)
    assert level(made, "tim_formative_iterative") == 3
    assert "post_hoc" not in flags(made)
    assert ("timing", "E") not in caps(made)


def test_20_a_stamp_is_not_the_date_of_assessment() -> None:
    made = card("Updated 30 August 2023", "## Policy", "The Bill was introduced in 2022.")
    assert level(made, "tim_assessment_dated") == 1
    assert status(made, "tim_before_decision") == "not_found"
    assert "post_hoc" not in flags(made)


def test_21_the_date_of_the_template() -> None:
    made = card("Template v4 – 2019", "## Policy", "The council plans to charge for garden waste in 2023.")
    assert (level(made, "tim_assessment_dated") or 0) <= 1
    assert not any("2019" in quote for quote in quoted(made, "tim_assessment_dated"))


def test_22_something_other_than_what_is_decided_was_assessed() -> None:
    made = card(
        "## About the policy",
        "The EIA assumes that the site closes on 21 September. The site will now stay open for five years.",
    )
    assert level(made, "evi_scope_match") == 0
    assert "scope_mismatch" in flags(made)


def test_23_the_same_paragraph_four_times() -> None:
    same = (
        "The move to a single site means a longer journey for people who rely on the bus, and that journey has two "
        "changes and a steep hill at the end, so some people who now come every week are likely to stop coming, lose "
        "touch with the group and see their health get worse, which staff at the centre noticed when the annexe was "
        "shut for repairs two winters ago and numbers fell by a third over the ten weeks that it was closed."
    )
    made = card(
        "## Impact", *(part for name in ("Race", "Sex", "Age", "Religion or belief") for part in (f"### {name}", same))
    )
    assert level(made, "evi_characteristic_coverage") == 1
    assert "clone_text" in flags(made)


def test_24_opposition_that_is_reported_and_answered() -> None:
    made = card(
        "## Consultation",
        "93% of 412 respondents opposed the change. Liberty and StopWatch said the change would deepen "
        "disproportionality. We have decided to proceed because pilots showed no rise.",
    )
    assert (level(made, "eng_what_they_said"), level(made, "eng_influence")) == (3, 2)


def test_25_analysis_left_to_others() -> None:
    made = card("## Impact", "Forces will conduct their own EIAs.")
    assert level(made, "evi_analysis_not_description") == 0
    assert "delegated_analysis" in flags(made)


HARM = "Black men who have done nothing wrong will be searched more often."


@pytest.mark.parametrize(
    ("weighing", "expected"),
    [
        ("The positive impact on victims, who are disproportionately Black, outweighs this.", 1),
        (
            "The positive impact on victims, who are disproportionately Black, outweighs this because the pilot in "
            "Leeds found 40% fewer stabbings of young Black men.",
            2,
        ),
    ],
)
def test_26_a_benefit_set_against_a_harm(weighing: str, expected: int) -> None:
    made = card("## Impact", f"{HARM} {weighing}")
    assert level(made, "mit_adverse_identified") == 2
    assert quoted(made, "mit_adverse_identified") == [HARM]
    assert level(made, "mit_justification") == expected
    assert "no_impact_no_evidence" not in flags(made)


def test_27_an_owner_without_a_date() -> None:
    made = card(
        "## Action plan",
        table(
            ("Action", "Owner", "By when"),
            ("Provide interpreters at the front desk", "Head of Equality", "Ongoing"),
        ),
    )
    assert level(made, "mit_owner_deadline") == 1


def test_28_sex_offenders_are_no_finding_on_sex() -> None:
    walk = "Older people on the estate will have further to walk because the stop moves."
    made = card(
        "## Impact",
        table(
            ("Characteristic", "Impact"),
            ("Age", walk),
            ("Race", "Neutral"),
            ("Sex", "The number of sex offenders is small."),
        ),
    )
    assert quoted(made, "evi_characteristic_coverage") == [walk]


def test_29_the_categories_of_section_75() -> None:
    made = card(
        "## Screening under section 75 of the Northern Ireland Act 1998",
        table(
            ("Section 75 category", "Impact"),
            (
                "Religious belief",
                "Catholic pupils in the west would travel further, because both closing schools are maintained.",
            ),
            (
                "Political opinion",
                "Nationalist councillors would lose their only forum as the western board is wound up.",
            ),
            (
                "Racial group",
                "Roma families in the town would lose the bilingual assistant who is paid from this grant.",
            ),
            ("Age", "Children under five would lose the crèche because it shares the boiler of the closed wing."),
            ("Marital status", "Lone parents would lose the early start, which lets them reach work by nine."),
            (
                "Sexual orientation",
                "The youth group for gay and bisexual teenagers would lose its room as the wing closes.",
            ),
            ("Men and women generally", "Women do most of the school run and would spend an hour more a day on it."),
            ("Disability", "Wheelchair users would have no level entrance until the new ramp is built."),
            ("Dependants", "Carers of older parents would have to pay for an hour more of cover each day."),
            ("Gender reassignment", "Not applicable: section 75 categories apply."),
            ("Pregnancy and maternity", "Not applicable: section 75 categories apply."),
        ),
    )
    assert level(made, "evi_characteristic_coverage") == 3
    assert "na_list" not in flags(made)
    assert made.kind.jurisdiction == "northern_ireland"


def test_30_a_scan_has_no_grade() -> None:
    page = Image.new("L", (1240, 1754), 255)
    ImageDraw.Draw(page).text((200, 200), "Equality impact assessment", fill=0)
    data = BytesIO()
    page.save(data, "PDF", save_all=True, append_images=[page])
    with pytest.raises(ScannedError, match="scan"):
        score(data.getvalue(), name="scan.pdf", ocr="never")
