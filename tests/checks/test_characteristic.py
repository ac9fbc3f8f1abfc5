"""Mentions of characteristics, their traps, and what row headers and headings name."""

from __future__ import annotations

import pytest
from factviews import view
from hypothesis import given
from hypothesis import strategies as st

from eiascore.checks import characteristic

SAYS = [
    ("Older people told us the kiosk is too high.", "age"),
    ("Take-up among under-25s is low.", "age"),
    ("About 40 of those aged 65 and over use cash.", "age"),
    ("Residents over 75 rarely book online.", "age"),
    ("Wheelchair users cannot reach platform 2.", "disability"),
    ("Three respondents were Deaf.", "disability"),
    ("Neurodivergent staff asked for quiet rooms.", "disability"),
    ("People living with dementia need the same driver.", "disability"),
    ("Pupils with SEND travel furthest.", "disability"),
    ("Trans customers were asked for old documents.", "gender_reassignment"),
    ("Non-binary colleagues are not counted.", "gender_reassignment"),
    ("Civil partners have the same rights.", "marriage"),
    ("New mothers need somewhere to feed.", "pregnancy"),
    ("Breastfeeding is allowed throughout.", "pregnancy"),
    ("BAME applicants were sifted out earlier.", "race"),
    ("GRT families said the sites flood.", "race"),
    ("English as a second language is common here.", "race"),
    ("People from the global majority hold few posts.", "race"),
    ("Faith groups raised Friday prayers.", "religion"),
    ("Sikh passengers were searched twice.", "religion"),
    ("Gender is recorded in 98% of files.", "sex"),
    ("Girls leave the club at 13.", "sex"),
    ("LGBT+ tenants feared reprisals.", "sexual_orientation"),
    ("Same-sex couples were given twin beds.", "sexual_orientation"),
    ("Political opinion was raised by two parties.", "political_opinion"),
    ("Persons with dependants travel at peak times.", "dependants"),
]

SAYS_NOT = [
    ("Engage with the page before the stage ends.", "age"),
    ("The age of the building makes a lift costly.", "age"),
    ("An older version of the form was used.", "age"),
    ("Disposal of the site is planned.", "disability"),
    ("Names are removed in blind marking.", "disability"),
    ("We will send letters in May.", "disability"),
    ("Disable the account after use.", "disability"),
    ("The Trans Pennine route closes.", "gender_reassignment"),
    ("Every window was replaced.", "marriage"),
    ("It is not a race to the bottom.", "race"),
    ("The race course opens in June.", "race"),
    ("Brace positions are shown on the card.", "race"),
    ("The White Paper of 2022 says so.", "race"),
    ("White goods are collected on Monday.", "race"),
    ("Black bins are emptied weekly.", "race"),
    ("The evidence is mixed.", "race"),
    ("We acted in good faith.", "religion"),
    ("The depot is in Church Lane.", "religion"),
    ("The programme treats sex offenders.", "sex"),
    ("A listed sexual offence bars an applicant.", "sex"),
    ("The Isle of Man ferry is excluded.", "sex"),
    ("Gender reassignment is not recorded.", "sex"),
    ("Sexual orientation is not recorded.", "sex"),
    ("Carers asked for evening slots.", "disability"),
]

HEADERS = [
    ("Age", ("age",)),
    ("18 to 34 (1,902)", ("age",)),
    ("65+", ("age",)),
    ("Race / ethnicity", ("race",)),
    ("Religion or belief (including no belief)", ("religion",)),
    ("Pregnancy & maternity", ("pregnancy",)),
    ("Marriage and civil partnership", ("marriage",)),
    ("Sex", ("sex",)),
    ("Sexual orientation", ("sexual_orientation",)),
    ("Gender reassignment", ("gender_reassignment",)),
    ("Mixed", ("race",)),
    ("Men and women generally", ("sex",)),
    ("Political opinion", ("political_opinion",)),
    ("Persons with dependants", ("dependants",)),
    ("Owner", ()),
    ("By when", ()),
]


def ids(text: str, **fields: str) -> set[str]:
    return {value for kind, _, _, value in characteristic.find(view(text, **fields)) if kind == "characteristic"}


@pytest.mark.parametrize(("text", "name"), SAYS)
def test_names_the_characteristic(text: str, name: str) -> None:
    assert name in ids(text)


@pytest.mark.parametrize(("text", "name"), SAYS_NOT)
def test_is_not_caught_by_traps(text: str, name: str) -> None:
    assert name not in ids(text)


@pytest.mark.parametrize(("header", "names"), HEADERS)
def test_row_headers_name_their_characteristic(header: str, names: tuple[str, ...]) -> None:
    assert characteristic.named(view("Neutral", row_header=header)) == names


def test_the_first_place_that_names_one_counts() -> None:
    assert characteristic.named(view("Neutral", heading="Disability")) == ("disability",)
    assert characteristic.named(view("Neutral", heading="Disability", row_header="Race")) == ("race",)
    assert characteristic.named(view("Neutral", heading="Disability", row_header="Race"), "heading") == ("disability",)


def test_spans_are_exact_and_merged() -> None:
    text = "Black and minority ethnic staff, and women over 65."
    found = [(text[s:e], value) for kind, s, e, value in characteristic.find(view(text)) if kind == "characteristic"]
    assert ("Black and minority ethnic", "race") in found
    assert sum(value == "race" for _, value in found) == 1


def test_lgbt_names_both() -> None:
    assert ids("LGBT+ tenants feared reprisals.") == {"sexual_orientation", "gender_reassignment"}


@pytest.mark.parametrize(
    ("text", "concept"),
    [
        ("Carers in the poorest wards lose most.", "other_factor"),
        ("Care leavers and people without internet access need help.", "other_factor"),
        ("Customers who share a protected characteristic were asked.", "characteristic_any"),
    ],
)
def test_neighbouring_concepts(text: str, concept: str) -> None:
    assert concept in view(text).hits


WORDS = [
    "Black",
    "women",
    "aged",
    "65+",
    "and",
    "disabled",
    ",",
    "by",
    "race",
    "older",
    "18-24",
    "with",
    "LGBT+",
    "%",
    "İ",
    "’s",
    "\n",
]


@given(st.one_of(st.text(max_size=120), st.lists(st.sampled_from(WORDS), max_size=16).map(" ".join)))
def test_never_raises_and_stays_inside(text: str) -> None:
    for kind, start, end, value in characteristic.find(view(text)):
        assert kind in {"characteristic", "combination"}
        assert 0 <= start < end <= len(text)
        assert set(value.split("+")) <= set(characteristic.IDS)
