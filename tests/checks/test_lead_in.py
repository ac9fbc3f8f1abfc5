"""Lines that only announce a list are no evidence; the items below them are."""

import pytest

from eiascore import read, score
from eiascore.checks.lead_in import announces
from eiascore.checks.view import DocumentView
from eiascore.rubric.load import load_rubric
from eiascore.schema import Document, Scorecard

ABOUT = "This assessment is about the new booking rules for community halls, which start in the autumn of next year."


def flat(*lines: str) -> Document:
    return read("\n\n".join((ABOUT, *lines)).encode(), name="halls.txt")


def quoted(card: Scorecard, criterion: str) -> dict[str, str]:
    finding = next(f for f in card.findings if f.criterion == criterion)
    return {e.quote: e.polarity for e in finding.evidence}


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("We spoke to:", True),
        ("4.2 What people told us:", True),
        ("Concerns raised included:", True),
        ("Five workshops were run by Age UK Lothian:", False),
        ("Between 3 March and 11 April 2025 we had:", False),
        ("Residents were asked about the halls.", False),
    ],
)
def test_a_line_announces_where_it_ends_in_a_colon_and_names_neither_figure_nor_body(line: str, told: bool) -> None:
    view = DocumentView(flat(line, "Bell ringers"), load_rubric().index)
    assert [announces(v) for v in view.views if v.text == line] == [told]


def test_the_items_of_what_people_said_are_quoted_and_the_line_above_them_is_not() -> None:
    card = score(
        flat(
            "Consultation",
            "What people told us:",
            "The halls are locked before the evening bus comes",
            "The stage has no ramp",
            "Deposits are too high for small choirs",
        ),
        model=None,
    )
    assert quoted(card, "eng_what_they_said") == {
        "The halls are locked before the evening bus comes": "supports",
        "The stage has no ramp": "supports",
        "Deposits are too high for small choirs": "supports",
    }


def test_the_line_above_tells_outside_bodies_from_own_people() -> None:
    card = score(
        flat(
            "Engagement",
            "External stakeholders:",
            "Village hall committee",
            "Local brass bands",
            "Internal stakeholders:",
            "Bookings office",
            "Caretakers' managers",
        ),
        model=None,
    )
    found = quoted(card, "eng_external_stakeholders")
    assert found["Village hall committee"] == found["Local brass bands"] == "supports"
    assert found["Bookings office"] == found["Caretakers' managers"] == "undermines"
    assert "External stakeholders:" not in found
    assert "Internal stakeholders:" not in found


def test_a_list_of_consultees_is_no_catalogue_of_catchwords() -> None:
    lines = (
        "Consultees",
        "Independent Advisory Group",
        "Chief Officer Team",
        "Police Federation",
        "Staff support networks",
        "Custody visitors",
        "Youth panel (12 young people)",
        "Comments received",
        "Detainees with hearing loss cannot use the intercom",
        "Prayer mats were not always clean",
    )
    card = score(flat(*lines), model=None)
    assert quoted(card, "eng_external_stakeholders").items() >= {
        ("Independent Advisory Group", "supports"),
        ("Custody visitors", "supports"),
        ("Staff support networks", "undermines"),
    }
    assert "Prayer mats were not always clean" in quoted(card, "eng_what_they_said")
