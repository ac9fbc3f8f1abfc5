"""People: groups, owners, signatories."""

from __future__ import annotations

import pytest
from factviews import document_view, kinds, view
from hypothesis import given
from hypothesis import strategies as st

from eiascore.checks import people

OWNER = {"kind": "cell", "column": 2, "column_header": "Owner"}


@pytest.mark.parametrize(
    ("text", "group"),
    [
        ("We held a focus group with prisoners.", "prisoners"),
        ("A survey of residents was run.", "residents"),
        ("Service users told us they were worried.", "Service users"),
        ("Disabled people will pay more.", "Disabled people"),
        ("Black women under 25 were asked.", "Black women"),
        ("Parents and carers came to the meeting.", "carers"),
        ("Applicants are asked for a photograph.", "Applicants"),
        ("Members of the public could respond.", "Members of the public"),
        ("Pupils at three schools answered.", "Pupils"),
        ("Bus passengers and claimants are affected.", "claimants"),
        ("Victims of domestic abuse were consulted.", "Victims"),
        ("Deaf patients find the telephone line useless.", "Deaf patients"),
    ],
)
def test_groups(text: str, group: str) -> None:
    assert group in kinds(people.find, text)["group"]


@pytest.mark.parametrize(
    "text",
    [
        "Carers Trust Wales wrote.",
        "The Children's Commissioner was told.",
        "The Cabinet Members agreed.",
        "Women's Aid replied.",
        "It is in the public interest.",
        "The Residents' Association met.",
        "The youth justice system is complex.",
    ],
)
def test_names_and_offices_are_no_groups(text: str) -> None:
    assert "group" not in kinds(people.find, text)


@pytest.mark.parametrize(
    ("text", "owner"),
    [
        ("The Head of Housing Options will report in June.", "Head of Housing Options"),
        ("Owner: Assistant Director of Place and Growth.", "Assistant Director of Place and Growth"),
        ("The Contracts Manager will add a clause.", "Contracts Manager"),
        ("Chief Inspector to brief the shift.", "Chief Inspector"),
        ("To be led by the Licensing Policy Unit.", "Licensing Policy Unit"),
        ("The Equality Team checks each quarter.", "Equality Team"),
        ("The SRO owns this action.", "SRO"),
        ("The project lead will check each month.", "project lead"),
        ("Guidance will be issued by the head of service.", "head of service"),
        ("Policy Lead to write guidance by May.", "Policy Lead"),
    ],
)
def test_owners_in_prose(text: str, owner: str) -> None:
    assert any(owner in item for item in kinds(people.find, text).get("owner", []))


@pytest.mark.parametrize(
    "text", ["Comms", "Fleet", "Fleet supplier", "Head of Unpaid Work", "L&D", "Language services manager"]
)
def test_any_short_entry_owns_in_an_owner_cell(text: str) -> None:
    assert kinds(people.find, text, **OWNER)["owner"] == [text]


@pytest.mark.parametrize(
    "text", ["TBC", "N/A", "-", "All staff", "ongoing", "31 March 2026", "In due course", "To be confirmed"]
)
def test_nobody_owns(text: str) -> None:
    assert "owner" not in kinds(people.find, text, **OWNER)


def test_initials_in_an_owner_cell_are_named() -> None:
    assert [f[3] for f in people.find(view("A. B. Xample", **OWNER)) if f[0] == "owner"] == ["named"]
    assert [f[3] for f in people.find(view("Estates Manager", **OWNER)) if f[0] == "owner"] == ["Estates Manager"]


@pytest.mark.parametrize(
    ("headers", "heading", "owns"),
    [
        (("What we will do", "Who", "By when"), "Action plan", True),
        (("When", "Who", "How"), "Who we talked to", False),
        (("Version", "When", "Who"), "History", False),
    ],
)
def test_a_bare_who_depends_on_the_row(headers: tuple[str, ...], heading: str, owns: bool) -> None:
    rows = [
        {"text": "Thing", "kind": "cell", "column": number, "column_header": header}
        for number, header in enumerate(headers)
    ]
    views = document_view(rows, heading=heading).views
    assert people.owner_cell(next(v for v in views if v.sentence.column_header == "Who")) is owns


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Signed off by the Deputy Director, Licensing, on 3 June 2024.", "Deputy Director"),
        ("Approved by Cabinet on 4 May.", "Cabinet"),
        ("Cleared by the Minister.", "Minister"),
        ("Authorised by the Head of Service.", "Head of Service"),
        ("The Finance and Resources Committee approved it.", "Finance and Resources Committee"),
        ("SCS sign off: Deputy Director.", "SCS"),
    ],
)
def test_signatories(text: str, who: str) -> None:
    assert any(who in item for item in kinds(people.find, text)["signatory"])


@pytest.mark.parametrize(
    "text", ["The Director of Place met residents.", "The Committee meets monthly.", "The sign was blue."]
)
def test_no_signatory_without_sign_off(text: str) -> None:
    assert "signatory" not in kinds(people.find, text)


TOKENS = [
    "Head",
    "of",
    "Manager",
    "the",
    "Signed",
    "off",
    "by",
    "Board",
    ",",
    "Team",
    "carers",
    "Women's",
    "Aid",
    "/",
    "A.",
    "B",
]


@given(st.one_of(st.text(max_size=200), st.lists(st.sampled_from(TOKENS), max_size=30).map(" ".join)), st.booleans())
def test_never_raises_and_spans_lie_inside(text: str, cell: bool) -> None:
    if text:
        kinds(people.find, text, **(OWNER if cell else {}))
