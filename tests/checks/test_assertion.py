"""Sentences in many registers, and what each asserts."""

from __future__ import annotations

from typing import Any

import pytest
from documents import cells, one

DONE = [
    "We consulted 40 residents in May 2024 about the library.",
    "The consultation in May drew 412 replies.",
    "Officers met the Deaf Centre on 3 May and will report back in the autumn.",
    "Forty per cent of respondents would prefer the old timetable.",
    "Respondents said they had not been asked.",
    "Not only did we write to every tenant, we rang those over 75.",
    "Responses came in no later than 4 April 2025.",
    "We spoke to no fewer than 30 wheelchair users.",
    "We cannot rule out an adverse impact on Black men.",
    "The effect on carers is not insignificant.",
    "No decision has been made.",
    "Two non-binary young people took part in the workshop.",
    "We asked each school whether or not its pupils use the bus.",
    "See Operational Instruction No. 4.",
    "The groups included, but were not limited to, Deaf and Deafblind people.",
    "Black women make up 18% of women in custody.",
    "Deaf people cannot use the telephone line.",
    "Many older tenants do not own a smartphone.",
    "Disabled people will lose the Saturday session.",
    "The Home Secretary announced the measure on 12 January 2023.",
    "The screening was completed on 14 June 2025.",
    "As a result of these replies the fee was cut from £48 to £30.",
    "Parents told us that nobody had explained the change to them.",
    "The Trust has considered all nine characteristics.",
    "Women wait 14 weeks on average against 9 for men.",
    "Three prisons already run the scheme.",
]
PLANNED = [
    "We will consult affected groups during implementation.",
    "The Board shall review take-up every quarter.",
    "The Department intends to publish this statement alongside the Bill.",
    "It is proposed to raise the charge to £55.",
    "A review is scheduled for March 2026.",
    "The force plans to recruit two Romani liaison officers.",
    "Guidance to be issued by the Concessionary Travel Team.",
    "We are going to ask the tenants' panel.",
    "The Committee meets on 14 April to decide.",
    "Members are asked to agree the scheme.",
    "We'll look at the figures again in January 2027.",
    "This EQIA will be revisited once twelve months of data are in.",
    "TBC",
    "To be confirmed",
]
CONDITIONAL = [
    "The change may affect older claimants more.",
    "Some women might be put off.",
    "The new route could lengthen journeys for wheelchair users.",
    "If agreed it would start on 1 September 2025.",
    "We will provide interpreters where possible.",
    "A further survey will be held, subject to funding.",
    "Officers will reopen the assessment if the pilot is extended.",
    "The policy would apply throughout Wales.",
]
DENIED = [
    "No consultation was considered necessary as the change is technical.",
    "We did not consult disabled people.",
    "Equality data was not considered.",
    "None",
    "N/A",
    "Not applicable.",
    "Nil",
    "No impact",
    "Not required",
    "Consultation: None",
    "Neutral",
    "No.",
    "There is no evidence to suggest a different impact.",
    "We do not hold data on sexual orientation.",
    "The change was made without consultation.",
    "No adverse impacts have been identified.",
    "There are no equality implications arising from this report.",
    "The policy applies equally to all staff irrespective of age.",
    "No women were interviewed.",
    "Women will not be disadvantaged by the change.",
    "The Office does not consider that this limb is engaged.",
    "☐ Yes ☒ No",
    "Nobody was asked about religion.",
    "Formal engagement was not undertaken.",
]
CASES = [
    *((text, "done") for text in DONE),
    *((text, "planned") for text in PLANNED),
    *((text, "conditional") for text in CONDITIONAL),
    *((text, "denied") for text in DENIED),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_sentence(text: str, expected: str) -> None:
    assert one(text).assertion == expected


@pytest.mark.parametrize("origin", ["prompt", "guidance", "statute", "furniture"])
def test_what_the_form_says_is_template(origin: Any) -> None:
    assert one("We consulted 40 residents.", origin=origin).assertion == "template"


def test_headings_state_nothing() -> None:
    assert one("What will be done", kind="heading").assertion == "done"


@pytest.mark.parametrize(
    ("text", "expected"),
    [("Provide BSL at drop-ins", "planned"), ("Large print letters for all", "planned"), ("None required", "denied")],
)
def test_bullet_that_answers_what_will_be_done(text: str, expected: str) -> None:
    assert one(text, kind="bullet", question="What actions will you take?").assertion == expected


def test_action_table() -> None:
    rows = [
        ["Issue", "Action", "Who", "By when", "Status"],
        ["Deaf callers cut off", "Text line open to all", "Contact Centre Manager", "31 March 2026", "Ongoing"],
        ["Steps at the side door", "Ramp", "Estates", "1 May 2025", "Completed"],
    ]
    got = {view.text: view.assertion for view in cells(rows).views}
    assert got["Text line open to all"] == "planned"
    assert got["Contact Centre Manager"] == "planned"
    assert got["31 March 2026"] == "planned"
    assert got["Deaf callers cut off"] == "done"
    assert got["Ramp"] == "done"  # its status says that it was completed


def test_engagement_table_holds_no_plans() -> None:
    rows = [["Who", "When", "How"], ["Deaf Centre", "3 May 2025", "Visit with interpreter"]]
    assert {view.assertion for view in cells(rows).views if view.text != "Who"} == {"done"}


def test_what_consultees_said_is_not_the_bodys_denial() -> None:
    rows = [["You said", "We did"], ["Don't close the hall", "We kept it open"]]
    assert {view.text: view.assertion for view in cells(rows).views}["Don't close the hall"] == "done"


def test_review_date_lies_ahead() -> None:
    assert one("September 2026", question="Review date").assertion == "planned"


@pytest.mark.parametrize(
    "text",
    [
        "The Trust is committed to eliminating discrimination and valuing diversity.",
        "Equality is embedded in everything we do.",
        "Our Inclusion Strategy 2023-2027 sets out our ambition to remove barriers for all.",
        "Fairness runs through all of the Council's services.",
        "We are fully committed to supporting disabled colleagues.",
    ],
)
def test_what_a_body_says_of_itself_at_all_times_is_no_statement(text: str) -> None:
    assert one(text).assertion == "template"


@pytest.mark.parametrize(
    "text",
    [
        "The budget is committed to the lift, which was fitted in May.",
        "The Trust committed £40,000 to a hearing loop in each clinic.",
        "The strategy sets out four options, of which two would close the ramp.",
        "We are committed to phoning all 214 tenants before the change.",
    ],
)
def test_a_commitment_with_something_in_it_is_one(text: str) -> None:
    assert one(text).assertion != "template"
