"""What a document is: assessments, screenings, blank forms, and documents that only speak of equality."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from layouts import document, heading, index, table

from eiascore import read
from eiascore.checks import DocumentView
from eiascore.checks.kind import kind_of
from eiascore.errors import UnreadableError

SHARED = Path(__file__).parents[3] / "shared"
NAMES = (
    "Age", "Disability", "Gender reassignment", "Marriage and civil partnership", "Pregnancy and maternity", "Race",
    "Religion or belief", "Sex", "Sexual orientation",
)  # fmt: skip


def completed(title: str = "Equality Impact Assessment Template: night bus changes") -> DocumentView:
    answers = [f"People in this group make {i + 3}% of night journeys and would wait longer." for i in range(9)]
    return document(
        heading(title, 1),
        table(("Name of policy", "Night buses"), ("Person completing", "J. Marsh, Transport"), header=False),
        heading("Who will be affected?"),
        "About 2,300 people travel after midnight on the four routes that would stop at eleven in the evening.",
        heading("Impact by characteristic"),
        table(("Characteristic", "Impact"), *zip(NAMES, answers, strict=True)),
        heading("Due regard"),
        "The council has had due regard to the public sector equality duty in section 149 of the Equality Act 2010.",
    )


def blank() -> DocumentView:
    return document(
        heading("Equality Impact Assessment Form", 1),
        "Guidance: complete this form before the decision is taken and delete the grey text when you have finished.",
        table(("Title of policy", "[Insert title]"), ("Lead officer", "[Insert name]"), ("Date", "dd/mm/yyyy"),
              header=False),
        heading("What evidence have you used?"),
        "Guidance: list each source with its date, and say who it covers and where the gaps are.",
        heading("Who have you consulted?"),
        "Guidance: name the organisations and say what they told you. You should ask people who are affected.",
        heading("Impact by characteristic"),
        table(("Characteristic", "Positive / Negative / Neutral", "Reasons"),
              *((name, "☐ P ☐ N ☐ Neutral", "") for name in NAMES)),
        heading("Action plan"),
        table(("Action", "Lead", "By when"), ("", "", ""), ("", "", ""), ("", "", "")),
        heading("How will the impact be monitored?"),
        "Guidance: say what will be measured, how often, and what result would make you change the policy.",
        "Example: take-up is reported each quarter by ethnicity and sex.",
    )  # fmt: skip


def test_a_completed_form_is_an_assessment_whatever_its_title_keeps() -> None:
    found = kind_of(completed())
    assert found.kind == "eia"
    assert found.confidence > 0.8
    assert any("title" in reason for reason in found.reasons)


def test_a_blank_form_is_a_template() -> None:
    assert kind_of(blank()).kind == "template"


def test_screening_and_bill() -> None:
    assert kind_of(completed("Equality screening form: night buses")).kind == "screening"
    bill = completed("Night Transport (Licensing) Bill: equality impact assessment")
    assert kind_of(bill).kind == "bill_equality_statement"


@pytest.mark.parametrize(
    "pieces",
    [
        (heading("Environmental Impact Assessment: Harbour Wall Extension", 1),
         "This environmental impact assessment (EIA) covers ecology, noise and vibration and air quality.",
         "Great crested newts are a protected species and their habitat lies within the red line boundary.",
         "Flood risk and groundwater were modelled. The environmental effects on older residents nearby are minor."),
        (heading("Equality and Diversity Strategy 2025 to 2029", 1),
         "The council wants every resident to thrive. Our public sector equality duty guides all that we do.",
         "We will carry out equality impact assessments of all new policies and publish them on our website.",
         "We will support disabled people, women, minority ethnic communities and older people into work."),
        (heading("Guidance on completing an equality impact assessment", 1),
         "Use this guide before you fill in the form. An EIA should be proportionate and start early.",
         "Think about age, disability, race, religion or belief, sex and sexual orientation in turn.",
         "You must have due regard to the need to eliminate discrimination and foster good relations."),
        (heading("New duties under the Equality Act come into force", 1),
         "Employers must take reasonable steps to prevent sexual harassment from October, ministers said today.",
         "Campaigners for women and disabled people welcomed the news and called for stronger enforcement."),
        (heading("Have your say: consultation on library opening hours", 1),
         "We are asking residents, including older and disabled people, what they think of three options.",
         "An equality impact assessment will be published with the decision in the spring of next year."),
        (heading("Equal opportunities monitoring form", 1),
         table(("Age", "16–24 ☐ 25–44 ☐ 45–64 ☐ 65+ ☐"), ("Sex", "Female ☐ Male ☐"),
               ("Ethnic group", "White ☐ Asian ☐ Black ☐ Mixed ☐"),
               ("Disability", "Yes ☐ No ☐"), ("Religion", "None ☐ Christian ☐ Muslim ☐"), header=False)),
        ("The drains team cleared all culverts this quarter.", "It lists the hours and the money it used in a table."),
    ],
)  # fmt: skip
def test_documents_that_only_speak_of_equality(pieces: tuple[object, ...]) -> None:
    assert kind_of(document(*pieces)).kind == "not_an_eia"  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("line", "nation"),
    [
        ("The Scottish Government and Police Scotland were told, and the Fairer Scotland duty was met.", "scotland"),
        (
            "The Welsh Government's Well-being of Future Generations goals apply and Welsh language speakers gain.",
            "wales",
        ),
        (
            "Section 75 of the Northern Ireland Act names political opinion and community background.",
            "northern_ireland",
        ),
        ("The borough council and the integrated care board share the cost in England.", "england"),
        ("Nothing here says where the buses run or whose law applies to them.", "unknown"),
    ],
)
def test_jurisdiction(line: str, nation: str) -> None:
    view = document(heading("Equality impact assessment: night buses", 1), line, line.replace("The", "Also, the"))
    assert kind_of(view).jurisdiction == nation


def test_an_excerpt_with_characteristics_is_an_assessment() -> None:
    lines = [
        line for name in NAMES for line in (name, "Neutral", f"Night travel by this group is {len(name)}% of all.")
    ]
    assert kind_of(document(*lines)).kind in ("eia", "screening")


def test_openings_of_the_training_corpus() -> None:
    files = sorted((SHARED / "corpus").glob("C*.rows.tsv"))
    if not files:
        pytest.skip("the shared training corpus is not here")
    wrong = []
    for file in files:
        with file.open(encoding="utf-8", newline="") as stream:
            rows = [row["text"] for row in csv.DictReader(stream, delimiter="\t")][:30]
        if kind_of(document(*rows)).kind not in ("eia", "screening", "bill_equality_statement"):
            wrong.append(file.name)
    assert wrong == []


@pytest.mark.parametrize("folder", ["documents/not-eia", "seeds"])
def test_real_documents_that_are_not_assessments(folder: str) -> None:
    files = sorted((SHARED / folder).glob("*.*"))
    if not files:
        pytest.skip("the shared documents are not here")
    for file in files:
        try:
            made = read(file)
        except UnreadableError:
            continue
        assert kind_of(DocumentView(made, index())).kind == "not_an_eia", file.name
