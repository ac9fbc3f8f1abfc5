"""Bodies: who is outside, who is inside, who is the state."""

from __future__ import annotations

import time

import pytest
from factviews import kinds, view
from hypothesis import given
from hypothesis import strategies as st

from eiascore.checks import organisation, people, source
from eiascore.checks.own_body import own_body

OUTSIDE = [
    ("We met Wexmoor Tenants' Federation on 3 May 2024.", "Wexmoor Tenants' Federation"),
    ("Liberty and StopWatch said the change would deepen disproportionality.", "StopWatch"),
    ("Responses came from Shelter, Crisis and the Salvation Army.", "Shelter"),
    ("A roundtable was held with Mind and Scope in June.", "Mind"),
    ("Citizens Advice gave evidence on debt.", "Citizens Advice"),
    ("Healthwatch Harbourshire wrote to us twice.", "Healthwatch"),
    ("RNIB and RNID tested the form with us.", "RNIB"),
    ("Age UK Harbour ran two sessions.", "Age UK"),
    ("We asked UNISON and the GMB for comments.", "UNISON"),
    ("The Law Society objected to the shorter window.", "Law Society"),
    ("Friends, Families and Travellers described the effect on roadside families.", "Friends, Families and Travellers"),
    ("Stonewall Cymru responded on 4 July.", "Stonewall"),
    ("The independent advisory group considered the draft twice.", "independent advisory group"),
    ("The Muslim Council of Scotland asked for prayer times to be kept free.", "Muslim Council of Scotland"),
    ("We spoke to the parent carer forum at their coffee morning.", "parent carer forum"),
    ("The tenants' association on the Quarry estate opposed the change.", "tenants' association"),
    ("The patient participation group met on 8 March.", "patient participation group"),
    ("Replies came from the voluntary and community sector.", "voluntary and community sector"),
    (
        "Harbour Street Gurdwara Management Committee hosted the evening.",
        "Harbour Street Gurdwara Management Committee",
    ),
    ("Officials sat down with the Scottish Rural Workers' Forum.", "Scottish Rural Workers' Forum"),
    ("The University of Lorne reviewed our method.", "University of Lorne"),
    ("Vannie Community Council put in a response.", "Community Council"),
    ("The Platform Edge Trust (a mental health charity) was met in spring.", "Platform Edge Trust"),
    ("Two housing associations and a local charity were asked.", "housing associations"),
    ("The Business Improvement District sent us a survey of its members.", "Business Improvement District"),
    ("The Northern Lights Society and the Harbour Poverty Alliance each sent a paper.", "Northern Lights Society"),
    ("Neighbourhood Watch had it on their agenda.", "Neighbourhood Watch"),
    ("The stop and search scrutiny panel saw the figures in February.", "stop and search scrutiny panel"),
    ("Gutline, the charity run by people who live on home nutrition, met us in March.", "charity"),
    ("The Prison Reform Trust and Clinks raised the lack of data.", "Prison Reform Trust"),
    ("The Federation of Small Businesses was content.", "Federation of Small Businesses"),
    ("Board of Deputies of British Jews, written answer, 2 June.", "Board of Deputies of British Jews"),
]

USER_LED = [
    ("We met Coast Disabled People's Forum.", "Disabled People's Forum"),
    ("Wessland Assembly of Signers is a Deaf-led group.", "Deaf-led"),
    ("Caribbean Maternity Voices, run by and for Black mothers, held two evenings.", "Caribbean Maternity Voices"),
    ("The disabled people's organisation helped design the survey.", "disabled people's organisation"),
    ("Horn of Africa Women's Circle hosted us.", "Horn of Africa Women's Circle"),
    ("The Deaf club and the youth council were visited in May.", "Deaf club"),
    ("People First ran the Easy Read session.", "People First"),
    ("Inclusion Scotland raised the cost of taxis.", "Inclusion Scotland"),
]

NOT_OUTSIDE = [
    "We consulted legal, policy and operational colleagues and finance.",
    "The Council has considered the responses.",
    "Harbourshire County Council consulted its own staff networks.",
    "Human Resources, Legal Services and Internal Audit were sighted.",
    "The Senior Leadership Team agreed the approach.",
    "The Portfolio Holder was briefed in May.",
    "The staff LGBT+ network and the Race Equality Network saw a draft.",
    "The Equality Act 2010 applies to all our functions.",
    "The Human Rights Act and the Data Protection Act were taken into account.",
    "According to the ONS, Census 2021, 12% of residents are disabled.",
    "Residents raised concerns about the bus.",
    "Families told us the form was too long.",
    "Shelter is provided for those waiting.",
    "Mind the difference between the two groups.",
    "Scope: all adults in the county.",
    "The scope of this policy is wide and we keep an open mind.",
    "People were in crisis and needed refuge and justice.",
    "The Head of Service will report to the Director of Place.",
    "The Equality Impact Assessment Form must be completed first.",
    "Data were taken from the Housing Management System.",
    "The Programme Board and the Task and Finish Group met monthly.",
    "Senior Nursing & Midwifery Forum (x2)",
    "Area Partnership Forum, consultant body and drop-in.",
    "Home Office statistics for 2023 show a fall.",
    "The Department for Education and the Home Office were kept informed.",
    "Wharfeshire Constabulary and the NPCC were content.",
    "Monday and Tuesday sessions at the Harbour Street Library were quiet.",
    "The Digital Transformation Programme starts in June.",
    "Stage Two of the Action Plan is under way.",
    "Joseph Rowntree Foundation research shows that disabled households pay more.",
    "Source: Resolution Foundation, 2023.",
    "Treasury colleagues were kept informed throughout.",
    "There is a high degree of trust and union between the teams.",
    "Black and Asian men are searched more often.",
    "It is proposed to close the Northgate Day Service.",
    "The PCs were replaced and it was nice to see which people came.",
    "Missing people are searched for by drone.",
    "The Chief Executive agreed, subject to Parliament.",
    "[1] Runnymede Trust, Facts Don't Lie, 2021.",
]

INTERNAL = [
    ("We asked Legal Services and the Finance team.", {}),
    ("The Council has decided.", {}),
    ("Our staff were asked in a poll.", {}),
    ("The Customer Experience Directorate was content.", {}),
    ("Policy colleagues commented.", {}),
    ("We consulted HMPPS.", {"title": "Ministry of Justice"}),
    ("UKVI was consulted.", {"title": "Home Office"}),
]


def outside(found: dict[str, list[str]]) -> list[str]:
    return found.get("organisation", []) + found.get("user_led", [])


@pytest.mark.parametrize(("text", "name"), OUTSIDE)
def test_finds_outside_bodies(text: str, name: str) -> None:
    assert any(name in found for found in outside(kinds(organisation.find, text)))


@pytest.mark.parametrize(("text", "name"), USER_LED)
def test_user_led_bodies_are_organisations_too(text: str, name: str) -> None:
    found = kinds(organisation.find, text)
    assert any(name in item for item in found["user_led"])
    assert set(found["user_led"]) <= set(found["organisation"])


@pytest.mark.parametrize("text", NOT_OUTSIDE)
def test_own_people_state_and_plain_words_are_not_outside(text: str) -> None:
    title = "Wharfeshire County Council" if "Wharfeshire Con" in text else "Harbourshire County Council"
    assert outside(kinds(organisation.find, text, title=title)) == []


@pytest.mark.parametrize(("text", "fields"), INTERNAL)
def test_internal(text: str, fields: dict[str, str]) -> None:
    if text.startswith("The Council"):
        text += " The Council thanks everyone."
    found = kinds(organisation.find, text, **fields)
    assert found.get("internal")
    assert not outside(found)


def test_agency_of_another_department_is_government() -> None:
    assert "government" in kinds(organisation.find, "We consulted HMPPS and UKVI.")
    assert kinds(organisation.find, "We consulted UKVI.", title="Ministry of Justice")["government"] == ["UKVI"]


@pytest.mark.parametrize(
    "text",
    [
        "The NPCC and APCC were asked.",
        "Tenterham Town Council replied.",
        "We met NHS England.",
        "The EHRC wrote to us.",
    ],
)
def test_government(text: str) -> None:
    found = kinds(organisation.find, text)
    assert found["government"]
    assert not outside(found)


def test_sector_has_a_generic_value() -> None:
    found = list(organisation.find(view("We asked the voluntary and community sector.")))
    assert [value for *_, value in found] == ["generic:vcs"]


def test_two_bodies_joined_by_and_are_two() -> None:
    found = kinds(organisation.find, "We met Wexmoor Age Alliance and the Four Districts Deaf Association.")
    assert found["organisation"] == ["Wexmoor Age Alliance", "Four Districts Deaf Association"]


def test_list_of_consultees_takes_names_without_a_telling_word() -> None:
    place = {"kind": "cell", "column": 0, "heading": "Who did we talk to?", "column_header": "Who"}
    assert "organisation" in kinds(organisation.find, "Rainbow Calder", **place)
    assert "organisation" not in kinds(organisation.find, "Procurement", **place)


def test_peoples_are_no_bodies() -> None:
    place = {"kind": "cell", "column": 0, "heading": "Who did we talk to?", "column_header": "Who"}
    assert kinds(organisation.find, "South Asian", **place) == {}
    assert kinds(organisation.find, "Urdu and Somali", **place) == {}


def test_headings_name_nobody() -> None:
    assert kinds(organisation.find, "Harbour Poverty Alliance", kind="heading") == {}


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Equality analysis, Department for Health and Prevention", "department for health and prevention"),
        ("SLIEVEBANE AND COAST DISTRICT COUNCIL", "slievebane and coast district council"),
        ("Harrowfell Hospitals NHS Foundation Trust | EqIA", "harrowfell hospitals nhs foundation trust"),
        ("University of Northmere", "university of northmere"),
        ("Home Office", "home office"),
        ("Northmere Fire and Rescue Service", "northmere fire and rescue service"),
        ("Scottish Government", "scottish government"),
        ("University of North-", "university of north-"),  # cut at the end of a line
    ],
)
def test_own_body(title: str, name: str) -> None:
    assert name in own_body(view("We wrote this.", title=title).owner).names


def test_own_body_is_found_once() -> None:
    owner = view("We wrote this.").owner
    assert own_body(owner) is own_body(owner)


def test_other_public_bodies_are_outside_but_not_one_department_to_another() -> None:
    text = "We consulted the Home Office and HM Treasury."
    assert "public_body" in kinds(organisation.find, "We consulted the College of Policing and NHS England.")
    assert "public_body" in kinds(organisation.find, text)
    department = view(text, title="Ministry of Justice")
    assert {kind for kind, *_ in organisation.find(department)} == {"government"}


WORDS = st.lists(
    st.sampled_from(
        [
            "Trust",
            "the",
            "and",
            "Council",
            "of",
            "Deaf-led",
            "(",
            ")",
            "Mind",
            "We",
            "met",
            "Women's",
            "Aid",
            ",",
            "A&B",
            "NHS",
        ]
    ),
    max_size=25,
).map(" ".join)


@given(st.one_of(st.text(max_size=200), WORDS))
def test_never_raises_and_spans_lie_inside(text: str) -> None:
    if text:
        kinds(organisation.find, text)


@pytest.mark.parametrize("token", ["A", "A&", "(Deaf-led) ", "Aa, Bb and ", "[1] ", "x-"])
def test_hostile_lines_cost_no_more_than_their_length(token: str) -> None:
    text = token * (20_000 // len(token))
    sentence = view(text)
    start = time.perf_counter()
    for finder in (organisation.find, people.find, source.find):
        list(finder(sentence))
    assert time.perf_counter() - start < 3
