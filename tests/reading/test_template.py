"""Who speaks: the author's substance is never taken for the form's, and the form's words are caught."""

from __future__ import annotations

import pytest

from eiascore.reading.assemble import assemble
from eiascore.reading.pieces import Layout, Piece, RawCell
from eiascore.schema.document import Document

_FILLER = "The estates team wrote this record for the housing board and keeps it with the papers of the spring meeting."


def read(*pieces: Piece) -> Document:
    layout = Layout([*pieces, Piece("heading", "End"), Piece("paragraph", _FILLER)], "test")
    return assemble(layout, name="x", sha256="", size=0, media_type="text/plain")


def origins(*pieces: Piece | str) -> list[tuple[str, str]]:
    made = [Piece("paragraph", piece) if isinstance(piece, str) else piece for piece in pieces]
    document = read(*made)
    return [(document.quote(s), s.origin) for s in document.sentences][:-2]


def origin(text: str) -> str:
    found = {spoken for _, spoken in origins(text)}
    assert len(found) == 1, found
    return found.pop()


@pytest.mark.parametrize(
    "text",
    [
        "Describe the aims of the change and who it is for.",
        "3.2 Please give details of the evidence that you have relied on.",
        "What do you know about the people who use the service?",
        "(b) Could the proposal put any group at a disadvantage? ☐",
        "If yes, explain how the effect will be reduced.",
        "Using the evidence above, set out the likely effect on each group.",
        "What evidence has been gathered",
        "Name of policy",
        "Lead officer:",
        "Date of next review",
        "dd/mm/yyyy",
        "[Insert name of sponsor]",
        "Identify any gaps in the data",
    ],
)
def test_prompts(text: str) -> None:
    assert origin(text) == "prompt"


@pytest.mark.parametrize(
    "text",
    [
        "Guidance: think of users, their families and staff.",
        "Delete this text before you send the form on.",
        "Boxes will expand as you type.",
        "Do not paste whole tables from the census.",
        "This form should be filled in while options are still open.",
        "You should ask your equality lead if you are unsure.",
        "For more information see the toolkit on the intranet.",
        "Form EIA/7 (issue 3, June 2020)",
        "N/A on its own is not an acceptable answer.",
        "Authors are reminded that evidence needs a source.",
        "Carrying out an equality impact assessment helps managers to design better services.",
    ],
)
def test_guidance(text: str) -> None:
    assert origin(text) == "guidance"


@pytest.mark.parametrize(
    "text",
    [
        "A public authority must have due regard to the need to eliminate discrimination when it decides.",
        "Section 149 of the Equality Act 2010 requires due regard to three aims.",
        "The Council has a legal duty to have due regard to eliminating discrimination and fostering good relations.",
        "The protected characteristics are age, disability, gender reassignment, race, religion or belief and sex.",
        "age, disability, gender reassignment, pregnancy and maternity, race, religion or belief, sex;",
        "The duty must be exercised in substance, with rigour and with an open mind.",
        "The duty cannot be delegated.",
        "Indirect discrimination occurs when a rule that applies to all puts one group at a disadvantage.",
        "Section 75 requires designated bodies to have regard to the desirability of promoting good relations.",
        "foster good relations between people who share a characteristic and people who do not",
    ],
)
def test_statute(text: str) -> None:
    assert origin(text) == "statute"


@pytest.mark.parametrize(
    "text",
    [
        # The law applied to the policy.
        "The charge eliminates a source of discrimination because every tenant now pays the same.",
        "We had due regard to the need to foster good relations and moved the start date.",
        "The rota fosters good relations, as both congregations now share the hall.",
        "Indirect discrimination: the figures show that night closure falls on women more often.",
        "Good relations: some neighbours fear that the hostel will bring noise.",
        "Disabled tenants will wait longer because lifts are repaired last.",
        # Substance that happens to hold words of forms.
        "Include a lift key in every sheltered block by June 2026.",
        "Consider a second language line for Somali speakers.",
        "Provide training to the 14 caretakers on refusing entry.",
        "Record the ethnicity of each complainant from April.",
        "Paper forms in large print were sent to 212 households.",
        "Please contact Lettings Manager for the survey tables.",
        "An EIA was carried out for the first phase in 2022.",
        "A full EIA is not required as nobody is affected.",
        "Lead officer: Lettings Manager, 3 May 2025",
        "No impact",
        "Neutral",
        # Questions that others put.
        "“Why should I walk to the far stop?” said one carer.",
        "Residents asked whether you need a pass, and who would pay for it?",
        "Talks opened with one plain question: “what would stop you from coming?”",
        "[JT: do we still want this paragraph?]",
        # Ordinary prose.
        "Under this order an officer may stop any vehicle within two miles.",
        "I am satisfied that the effects on older tenants have been weighed. Lettings Manager, Director.",
    ],
)
def test_substance_stays_with_the_author(text: str) -> None:
    assert {spoken for _, spoken in origins(text)} == {"author"}


def test_question_fused_with_its_answer() -> None:
    assert origins("Has anyone been consulted? Yes, we met the access panel on 4 March. They asked for ramps.") == [
        ("Has anyone been consulted?", "prompt"),
        ("Yes, we met the access panel on 4 March.", "author"),
        ("They asked for ramps.", "author"),
    ]


def test_rhetorical_question_inside_prose() -> None:
    found = origins("Ramps were dropped from the plan in June. So who gains from the new doors? Mostly staff do.")
    assert [spoken for _, spoken in found] == ["author", "author", "author"]


def test_examples_after_a_prompt_are_guidance_and_elsewhere_are_not() -> None:
    after_prompt = origins("What evidence did you use?", "(e.g. surveys, complaints, census tables)")
    assert [spoken for _, spoken in after_prompt] == ["prompt", "guidance"]
    after_prose = origins("Several sources were used.", "For example, complaints by disabled tenants doubled.")
    assert [spoken for _, spoken in after_prose] == ["author", "author"]


def test_italics_count_once_the_document_shows_that_they_are_guidance() -> None:
    note = "The fuller the picture the better."
    sure = [
        Piece("paragraph", "Please list your sources.", italic=True),
        Piece("paragraph", "Describe the effect on each group.", italic=True),
    ]
    assert origins(*sure, Piece("paragraph", f"Use plain language. {note}", italic=True))[-1] == (note, "guidance")
    assert origins(Piece("paragraph", note, italic=True))[-1] == (note, "author")


def test_figures_in_italics_stay_with_the_author() -> None:
    sure = [
        Piece("paragraph", "Please list your sources.", italic=True),
        Piece("paragraph", "Describe the effect on each group.", italic=True),
        Piece("paragraph", "Explain any gap. We asked 41 tenants in May.", italic=True),
    ]
    assert origins(*sure)[-1] == ("We asked 41 tenants in May.", "author")


def test_bullets_below_a_recital_share_its_origin_and_below_a_prompt_do_not() -> None:
    recital = Piece("paragraph", "Public authorities must have due regard to the need to:")
    limb = Piece("bullet", "remove barriers to public life;")
    assert [spoken for _, spoken in origins(recital, limb)] == ["statute", "statute"]
    prompt = Piece("paragraph", "Please list the groups you met:")
    answer = Piece("bullet", "Northmoor Access Panel")
    assert [spoken for _, spoken in origins(prompt, answer)] == ["prompt", "author"]


def cells(*rows: tuple[str, ...], header: bool = False) -> Piece:
    made = [RawCell(r, c, text, header=header and r == 0) for r, row in enumerate(rows) for c, text in enumerate(row)]
    return Piece("table", cells=made)


def test_form_of_two_columns() -> None:
    form = cells(
        ("Name of policy", "Night buses"),
        ("Who is affected?", "Shift workers"),
        ("Background", "Fares rose"),
        ("Lead officer", "Policy lead"),
    )
    assert [spoken for _, spoken in origins(form)] == ["prompt", "author"] * 4


def test_consultees_and_actions_speak_in_imperatives() -> None:
    said = cells(
        ("Group", "What they said", "What changed"),
        ("Carers", "Do not move people in winter", "Set a date"),
        header=True,
    )
    assert [spoken for _, spoken in origins(said)][4:] == ["author", "author"]
    plan = cells(("Action", "Owner", "By when"), ("Provide information in Polish", "A. Moss", "May"), header=True)
    assert [spoken for _, spoken in origins(plan)] == ["prompt"] * 3 + ["author"] * 3


def test_titles_of_a_table_of_figures_are_the_authors() -> None:
    figures = cells(("Boys stopped", "2023", "2024"), ("Black", "41", "60"), ("White", "12", "15"), header=True)
    assert {spoken for _, spoken in origins(figures)} == {"author"}


def test_a_characteristic_above_its_answer_is_a_label() -> None:
    found = origins("Age", "Older tenants use the hall four days a week.", "Race", "Nobody raised race with the team.")
    assert [spoken for _, spoken in found] == ["prompt", "author", "prompt", "author"]


def test_page_furniture() -> None:
    assert origins(Piece("furniture", "What is this page? 3")) == [("What is this page? 3", "furniture")]
