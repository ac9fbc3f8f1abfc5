"""How far commitments can be checked."""

from __future__ import annotations

import pytest

from eiascore.commitments.grades import grades, owned
from eiascore.commitments.listed import owner_in
from eiascore.commitments.timing import parse
from eiascore.commitments.verbs import is_action, verb_of


@pytest.mark.parametrize(
    ("action", "verb"),
    [
        ("Establish a board with the unions", ("establish", "strong")),
        ("Review and publicly consult on the code", ("consult", "strong")),
        ("Scope the use of body-worn video", ("scope", "weak")),
        ("Raise awareness of the helpline", ("raise", "weak")),
        ("Raise the ramp at the north door", ("raise", "strong")),
        ("Continue to promote inclusion", ("continue", "weak")),
        ("All complaints will be reviewed by the panel", ("review", "middling")),
        ("The Estates Manager will fit a lift", ("fit", "strong")),
        ("3.2 Publish the data", ("publish", "strong")),
        ("Report of the panel", ("", "")),
        ("Survey data", ("", "")),
        ("Collect data on referrals", ("collect", "strong")),
        ("A leaflet in Easy Read", ("", "")),
    ],
)
def test_verbs(action, verb):
    assert verb_of(action) == verb


def test_a_sentence_about_how_things_are_is_no_action():
    assert not is_action("Our guidance is fair and clear.")
    assert not is_action("We understand how bias works.")
    assert is_action("We will publish the data.")


@pytest.mark.parametrize(
    ("owner", "grade"),
    [
        ("Head of Libraries", 3),
        ("J Smith", 3),
        ("Lead Nurse, Children's Services", 3),
        ("Comms", 2),
        ("All service managers", 1),
        ("Senior leaders", 1),
        ("We", 0),
        ("The Council", 0),
        ("", 0),
    ],
)
def test_owners(owner, grade):
    assert owned(owner) == grade


def test_who_acts_is_told_from_what_is_acted_on():
    assert owner_in("All fire stations will be inspected.") == ""
    assert owner_in("All station managers will hold a meeting.") == "All station managers"
    assert owner_in("Complaints will be heard by the Deputy Chief Officer.") == "the Deputy Chief Officer"


def test_the_weakest_link():
    made = grades("Publish the pay gap report", "strong", "Head of People", ("", ""), parse("Ongoing"))
    assert (made.specific, made.measurable, made.owned, made.time_bound) == (3, 2, 3, 0)
    assert (made.weakest, made.grade, made.others) == ("time_bound", 0, 2)
    number = grades("Hold open days for applicants", "strong", "", ("applicants who are Asian", "30"), parse("2026/27"))
    assert (number.measurable, number.owned, number.time_bound, number.weakest) == (3, 0, 2, "owned")
