"""Plans as bodies of several kinds lay them out."""

from __future__ import annotations

from eiascore.commitments import commitments


def rows(text, name):
    return [
        (one.action.split()[0], one.owner, str(one.start or ""), str(one.end or ""), one.open_ended)
        for one in commitments(text.encode(), name=name)
    ]


def test_a_trust_with_indicators_on_the_left_and_a_rating():
    text = (
        "# Race equality action plan 2025/26\n\nPublished July 2025\n\n"
        "This plan was agreed by the Board of the Trust after listening to the staff network.\n\n"
        "| Ref | Indicator | What we will do | Lead | Timescale | RAG |\n|---|---|---|---|---|---|\n"
        "| 1 | 2: shortlisting | All panels will have a mixed member | Associate Director | End of Q3 25/26 | Amber |\n"
        "| 2 | 6: training | Ongoing training on culture | OD Team | Throughout 2025/26 | |\n"
        "| 3 | 9: board | Board to consider a shadow board | Chair | By AGM 2026 | Red |\n"
    )
    found = commitments(text.encode(), name="trust.md")
    assert (found[0].linked_impact, found[0].status, found[0].indicator) == ("2: shortlisting", "Amber", "")
    assert rows(text, "trust.md") == [
        ("All", "Associate Director", "", "2025-12-31", False),
        ("Ongoing", "OD Team", "2025-04-01", "2026-03-31", False),
        ("Board", "Chair", "", "", False),
    ]
    assert found[2].issues == ("timing_ambiguous", "no_indicator", "scope_only")


def test_a_council_with_columns_for_start_and_end():
    text = (
        "# Equality objectives 2024-2028: action plan\n\n"
        "| Objective | Actions | Start | End | Responsible officer | How we will measure success | Target |\n"
        "|---|---|---|---|---|---|---|\n"
        "| 1. Access | Audit all 14 libraries | 01/04/2024 | 30/09/2024 | Property Manager | Reports | 14 audits |\n"
        "| | Install hearing loops in receptions | Q3 2024/25 | Q2 2025/26 | Facilities Team | Loops work | 9 sites |\n"
        "| 2. Pay | Publish the disability pay gap | March 2025 | Annually | HR Director | Report | Below 5% |\n"
    )
    assert rows(text, "council.md") == [
        ("Audit", "Property Manager", "2024-04-01", "2024-09-30", False),
        ("Install", "Facilities Team", "2024-10-01", "2025-09-30", False),
        ("Publish", "HR Director", "2025-03-01", "", True),
    ]
    found = commitments(text.encode(), name="council.md")
    assert [(one.aim, one.target) for one in found] == [
        ("Access", "14 audits"),
        ("Access", "9 sites"),
        ("Pay", "Below 5%"),
    ]


def test_an_assessment_with_owner_and_date_in_one_column():
    text = (
        "# Equality impact assessment: closure of the day centre\n\nWe spoke to 52 users of the centre.\n\n"
        "| Characteristic | Negative impact | Mitigation | Responsible / Date |\n|---|---|---|---|\n"
        "| Age | Users lose lunch club | Offer lunch club at the hall | Service Manager, by 1 May 2026 |\n"
        "| Disability | Longer journeys | Free transport for 12 months | Transport Team – from 1 April 2026 |\n"
        "| Sex | Carers are women | Assess carers before closure | Head of Care (28 February 2026) |\n"
        "| All | Anxiety | Keep people informed | All staff, ongoing |\n"
    )
    assert rows(text, "centre.md") == [
        ("Offer", "Service Manager", "", "2026-05-01", False),
        ("Free", "Transport Team", "2026-04-01", "", True),
        ("Assess", "Head of Care", "", "2026-02-28", False),
        ("Keep", "All staff", "", "", True),
    ]


def test_numbered_commitments_and_a_table_of_milestones():
    text = (
        "# Equality action plan\n\nApril 2025\n\nThe Council agreed this with the unions.\n\n## Commitments\n\n"
        "1. Advertise all senior posts as open to job share from 1 June 2025.\n"
        "2. By September 2025, the Head of HR will report to Cabinet on bonus payments.\n\n## Milestones\n\n"
        "| Milestone | Delivery date | Accountable |\n|---|---|---|\n"
        "| Scheme for returners launched | Q1-Q2 2025/26 | HR Strategy |\n"
    )
    assert rows(text, "gap.md") == [
        ("Advertise", "", "2025-06-01", "", True),
        ("By", "the Head of HR", "", "2025-09-30", False),
        ("Scheme", "HR Strategy", "2025-04-01", "2025-09-30", False),
    ]
    assert commitments(text.encode(), name="gap.md")[1].verb == "report"


def test_labels_and_values_below_each_other():
    text = (
        "EQUALITY IMPACT ASSESSMENT - REVIEW OF LIBRARY HOURS\n\nWe talked to forty borrowers at three branches.\n\n"
        "5. Plan\n\nIssue: Older borrowers lose the morning session\nAction: Keep Saturday opening at Moor Lane\n"
        "Lead: Area Librarian\nBy when: 1 May 2026\n\nIssue: Deaf borrowers cannot ring\n"
        "Action: Add a text number and BSL video relay\nLead: Systems Librarian\nBy when: Q2 2026/27\n"
    )
    assert rows(text, "library.txt") == [
        ("Keep", "Area Librarian", "", "2026-05-01", False),
        ("Add", "Systems Librarian", "", "2026-09-30", False),
    ]
    found = commitments(text.encode(), name="library.txt")
    assert [one.linked_impact for one in found] == [
        "Older borrowers lose the morning session",
        "Deaf borrowers cannot ring",
    ]


def test_a_police_plan_of_numbered_points_and_bullets():
    text = (
        "West Moor Constabulary Race Action Plan\n\nDelivery plan, version 3\n\n1. Powers\n\n"
        "1.1 We will publish stop and search data every quarter from April 2026. Lead: Supt Operations.\n\n"
        "1.2 Explore and, where possible, expand the use of community scrutiny by December 2025.\n\n"
        "1.3 Review all complaints of discrimination since 2020 (Head of Standards, by 31 March 2026).\n\n"
        "2. People\n\nActions:\n\n• Recruit 60 officers from Black communities by 2027/28\n"
        "• Set up a mentoring scheme with the staff association (Q2 2026/27)\n"
        "• Leadership training for sergeants – ongoing\n"
        "• The Chief Constable will meet the Scrutiny Board twice a year\n\n"
        "3. How we got here\n\nThe Force was inspected in 2023 and asked its communities what they think of it.\n"
    )
    assert rows(text, "police.txt") == [
        ("We", "Supt Operations", "2026-04-01", "", True),
        ("Explore", "", "", "2025-12-31", False),
        ("Review", "Head of Standards", "", "2026-03-31", False),
        ("Recruit", "", "", "2028-03-31", False),
        ("Set", "", "", "2026-09-30", False),
        ("Leadership", "", "", "", True),
        ("The", "The Chief Constable", "", "", True),
    ]
