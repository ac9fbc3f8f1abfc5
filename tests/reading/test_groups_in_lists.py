"""Groups that a list of the author names stay the author's, though forms have rows of that name."""

import pytest

from eiascore import read
from eiascore.schema.document import Document, Sentence

_FILLER = (
    "The council proposes to change the hours of the libraries in the borough from next spring and to open two of them "
    "on Sundays as well, so that people who work in the week can use them too."
)


def _read(*lines: str) -> Document:
    return read("\n\n".join([*lines, _FILLER]).encode(), name="form.txt")


def _line(document: Document, wanted: str) -> Sentence:
    return next(line for line in document.sentences if document.text[line.start : line.end] == wanted)


@pytest.mark.parametrize(
    ("lead", "before", "label", "after"),
    [
        ("Groups that need particular attention:", "Families in debt", "Carers", "People new to the country"),
        ("The following people may be at greater risk:", "Night workers", "Care leavers", "Boat dwellers"),
        ("Students who may need more support include:", "Commuters from the valleys", "Veterans", "Estranged students"),
        ("Patients at greater risk:", "Homeless families", "Poverty", "People in hostels"),
        ("Households we also thought of as groups:", "Tenants of caravans", "Rural", "Homes without broadband"),
    ],
)
def test_a_group_named_in_a_list_is_the_authors(lead: str, before: str, label: str, after: str) -> None:
    document = _read(
        "Findings",
        "We looked at who might be missed.",
        lead,
        before,
        label,
        after,
        "Newcomers to the town",
        "Next steps",
    )

    assert _line(document, label).origin == "author"
    assert _line(document, after).question.endswith(lead)


@pytest.mark.parametrize(
    ("lead", "rest"),
    [
        ("Impact on other groups:", ("Carers", "They will have to come at other times than today.")),
        ("Groups:", ("Care leavers", "None", "Rural", "None")),
        ("Effect on people:", ("Carers", "We expect no change for them.", "Rural", "The van will go on.")),
    ],
)
def test_rows_of_a_form_stay_the_forms(lead: str, rest: tuple[str, ...]) -> None:
    document = _read("Screening", lead, *rest)

    assert _line(document, rest[0]).origin != "author"


@pytest.mark.parametrize(
    "item",
    [
        "Review by access advisers",
        "Review by disability advisers",
        "Review by tenant inspectors",
        "Review by patient readers",
        "Review by blind testers",
    ],
)
def test_a_review_by_somebody_is_an_item(item: str) -> None:
    document = _read("Engagement", "Planned consultation:", "Feedback from vendors", item, "Views of traders")

    assert _line(document, item).origin == "author"
    assert _line(document, item).question.endswith("Planned consultation:")


@pytest.mark.parametrize("label", ["Review by", "Review by whom", "Review date"])
def test_a_label_of_a_review_stays_a_label(label: str) -> None:
    document = _read("Sign off", label, "4 May 2026", "Approved by", "Head of Libraries")

    assert _line(document, label).origin == "prompt"
