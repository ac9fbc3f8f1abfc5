"""Groups that share two characteristics, against lists, fixed pairs and neighbours that only stand close."""

from __future__ import annotations

import pytest
from factviews import view

from eiascore.checks import characteristic

MUST = [
    ("Young Black men are stopped more than anyone else in the county.", "age+race+sex"),
    ("Disabled women told us that the clinic felt unsafe.", "disability+sex"),
    ("3.2 Older disabled tenants will find the portal hard to use.", "age+disability"),
    ("A mixed session would shut Muslim women out.", "religion+sex"),
    ("LGBT disabled people have no network of their own.", "disability+sexual_orientation"),
    ("Black boys aged 15 to 17 are a quarter of those searched.", "age+race+sex"),
    ("Ethnic minority women hold 4% of senior posts.", "race+sex"),
    ("The panel asked to see race and sex combined.", "race+sex"),
    ("Figures were split by age and ethnicity.", "age+race"),
    ("The intersection of race and disability was left out in 2021.", "disability+race"),
    ("Pregnant asylum seekers are moved at a day's notice.", "pregnancy+race"),
    ("It bears hardest on women with a learning disability.", "disability+sex"),
    ("Deaf people who are from ethnic minorities need two interpreters.", "disability+race"),
    ("Two of them spoke of being Black and a woman in a depot of men.", "race+sex"),
    ("As a Black and gay officer he was never asked.", "race+sexual_orientation"),
    ("12% of Black prisoners are women.", "race+sex"),
    ("Women from minority ethnic backgrounds waited nine days longer.", "race+sex"),
    ("Black and minority ethnic women are 11.9% of women but 18% of women in prison.", "race+sex"),
    ("Gypsy, Roma and Traveller children miss the most school.", "age+race"),
    ("Autistic young men: see section 7.", "age+disability+sex"),
    ("Women in hijab were shouted at.", "religion+sex"),
    ("Table 4: ethnicity × sex", "race+sex"),
    ("Women of colour", "race+sex"),
    ("Bangladeshi women aged 50 and over", "age+race+sex"),
    ("people who are both disabled and gay.", "disability+sexual_orientation"),
    ("White working-class boys do worst at 16.", "race+sex"),
    ("Gay Muslim men would not use the group.", "religion+sex+sexual_orientation"),
    ("Young LGBT+ people put out by family have no local connection.", "age+sexual_orientation"),
    ("Black African lone mothers lose most, at £31 a week.", "race+sex"),
    ("I'm thinking of the older South Asian women on the Thursday run.", "age+race+sex"),
    ("Disabled men over 65 rely on the bus.", "age+disability+sex"),
    ("Women refugees cannot get to the desk.", "race+sex"),
    ("Women whose first language is not English", "race+sex"),
    ("Cross-tabulated by sex and religion, cells fall below ten.", "religion+sex"),
    ("young women", "age+sex"),
    ("Of the disabled respondents, 62% were women.", "disability+sex"),
    ("Disabled overseas students: 31% had a gap.", "disability+race"),
    ("A clerk who is both Filipino and past fifty is typical of the grade.", "age+race"),
    ("Older people in the Traveller community do not read the bulletin.", "age+race"),
    ("Mothers in prison who are deaf are seen by video.", "disability+sex"),
    ("Disabled and over 65: 122 tenants of 410", "age+disability"),
    ("Thirty-eight women, 17 of them under 25, came.", "age+sex"),
    ("Bisexual women: 39% had thought of leaving.", "sex+sexual_orientation"),
    ("Grid 4 sets faith against sex for each grade.", "religion+sex"),
    ("Black cleaners and porters with sickle cell said nobody is there before half six.", "disability+race"),
]

MUST_NOT = [
    "Gay men and lesbian women were asked.",
    "Disabled people and over-65s ride free.",
    "Women in the Muslim schools sector were asked.",
    "Over fifty disabled people came to the open day.",
    "Black people, women and disabled people may be affected.",
    "Black and minority ethnic residents",
    "Pregnancy and maternity",
    "Marriage and civil partnership",
    "Sex and gender",
    "Race and ethnicity are recorded at booking.",
    "older people and children",
    "Boys and girls are treated alike.",
    "Women who are also carers lose an hour.",
    "Pregnant women will be offered a seat.",
    "We hold data on age, sex, race and disability.",
    "Data are monitored by age, ethnicity and disability.",
    "Religion or belief (including no belief)",
    "Gay men and lesbians",
    "Trans women may use the ward.",
    "Women / disabled people / older people",
    "Disabled children use the short-break service.",
    "Children with special educational needs",
    "We met women, and Black people wrote in.",
    "disability or age",
    "the needs of women and of ethnic minorities",
    "Both women and disabled people raised cost.",
    "Women with children are the main users.",
    "Young people aged 16 to 24",
    "The programme is for men convicted of sex offences.",
    "Protestant and Catholic, nationalist and unionist",
    "Age UK and the Women's Institute replied.",
    "younger and disabled customers",
    "women's mental health",
    "Women work with disabled people in the day centre.",
    "The policy applies to men and women of all races.",
    "Black History Month and International Women's Day",
    "regardless of age, disability or sex",
    "Asian, Black and female applicants",
    "Same-sex married couples",
    "Muslim, Sikh and women's groups",
    "boys",
    "Mothers with disabled children",
    "Intersectionality has been considered throughout.",
    "People may have more than one protected characteristic.",
    "older men and women",
    "the needs of women and registrants from minority ethnic backgrounds",
    "A lady who is deaf rang the office.",
    "They find their husband with dementia gone.",
    "In Dundee a man of 22 walked five miles.",
]


def combinations(text: str) -> list[tuple[str, str]]:
    return [(text[s:e], value) for kind, s, e, value in characteristic.find(view(text)) if kind == "combination"]


@pytest.mark.parametrize(("text", "value"), MUST)
def test_finds_the_group(text: str, value: str) -> None:
    assert value in [v for _, v in combinations(text)]


@pytest.mark.parametrize("text", MUST_NOT)
def test_leaves_lists_and_pairs(text: str) -> None:
    assert combinations(text) == []


def test_span_runs_from_first_to_last_mention() -> None:
    assert combinations("We asked young Black men twice.") == [("young Black men", "age+race+sex")]


def test_two_groups_are_two_facts() -> None:
    assert [v for _, v in combinations("Disabled women and young Sikh men")] == ["disability+sex", "age+religion+sex"]
