"""Faults that were seen when real forms were looked at: each kind, in a file made for it."""

from __future__ import annotations

from io import BytesIO
from typing import get_args

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.table import Table
from pdf_maker import lines as set_lines
from pdf_maker import make_pdf

from eiascore import read
from eiascore.reading.show import LOOKS
from eiascore.report.words import ORIGINS
from eiascore.schema.document import Document, Origin

FILL = (
    "The night bus to the hospital stops in May and the last one will leave the square at ten. "
    "We asked 40 passengers in March and 31 of them work shifts at the hospital."
)


def finished(made: docx.document.Document) -> Document:
    stream = BytesIO()
    made.add_paragraph(FILL)
    made.save(stream)
    return read(stream.getvalue(), name="form.docx")


def table(made: docx.document.Document, rows: list[list[str]]) -> Table:
    grid = made.add_table(rows=len(rows), cols=len(rows[0]))
    for number, row in enumerate(rows):
        for column, value in enumerate(row):
            grid.cell(number, column).text = value
    return grid


def of_rows(*rows: list[str], shaded: bool = False) -> Document:
    made = docx.Document()
    grid = table(made, list(rows))
    if shaded:
        for cell in grid.rows[0].cells:
            cell._tc.get_or_add_tcPr().append(parse_xml(f'<w:shd {nsdecls("w")} w:val="clear" w:fill="006B54"/>'))
    return finished(made)


def origin(document: Document, quotation: str) -> str:
    return next(s.origin for s in document.sentences if document.quote(s) == quotation)


def question(document: Document, quotation: str) -> str:
    return next(s.question for s in document.sentences if document.quote(s) == quotation)


def spoken(*paragraphs: str) -> dict[str, str]:
    document = read("\n\n".join([*paragraphs, FILL]).encode(), name="form.txt")
    return {document.quote(s): s.origin for s in document.sentences}


def test_headers_of_one_row_are_judged_together() -> None:
    document = of_rows(
        ["Who said it", "What was said", "Agreed (Feb 2025)"],
        ["Bus users", "Keep the last bus.", "It stays until April."],
        ["Nurses", "The walk is dark.", "Lamps are ordered."],
    )
    assert {origin(document, each) for each in ("Who said it", "What was said", "Agreed (Feb 2025)")} == {"prompt"}


def test_titles_of_figures_are_the_authors_together() -> None:
    document = of_rows(
        ["Group", "Number in May (4,086)", "Share of fares"],
        ["Under 25", "1,204", "31%"],
        ["Over 65", "902", "8%"],
    )
    assert {origin(document, each) for each in ("Group", "Number in May (4,086)", "Share of fares")} == {"author"}


def test_a_title_beside_empty_cells_stands_above_the_headers() -> None:
    document = of_rows(
        ["Section 4 – Impact", "", "", ""],
        ["Characteristic", "Rating", "Evidence and reasons", "Action to reduce it"],
        ["Age", "Negative", "Older riders cannot walk the mile.", "Run a taxi from the square."],
        shaded=True,
    )
    for label in ("Characteristic", "Rating", "Evidence and reasons", "Action to reduce it"):
        assert origin(document, label) == "prompt"
    assert question(document, "Run a taxi from the square.") == "Action to reduce it"


def test_an_unanswered_characteristic_is_no_title() -> None:
    document = of_rows(
        ["Age", "", ""], ["Disability", "Negative", "The ramp is steep."], ["Race", "None", "No figures are held."]
    )
    assert next(s.row_header for s in document.sentences if document.quote(s) == "The ramp is steep.") == "Disability"


@pytest.mark.parametrize("name", ["65+", "75+", "50%"])
def test_a_sign_makes_a_name_of_a_number(name: str) -> None:
    document = of_rows(["Group", "Share", "Rate"], ["18–24", "9%", "2.0"], [name, "6%", "7.3"])
    cells = [cell for cell in document.tables[0].cells if document.quote(cell) in ("6%", "7.3")]
    assert {cell.row_header for cell in cells} == {name}


def test_two_halves_side_by_side_have_their_own_labels() -> None:
    document = of_rows(
        ["Group", "Area", "Group", "Area"], ["Under 16", "20%", "Irish", "1.0%"], ["Over 65", "19%", "Roma", "1.1%"]
    )
    labels = {document.quote(cell): cell.row_header for cell in document.tables[0].cells}
    assert (labels["20%"], labels["1.0%"], labels["1.1%"]) == ("Under 16", "Irish", "Roma")


def test_limbs_of_the_duty_beside_answers_ask() -> None:
    document = of_rows(
        ["Eliminate discrimination", "Nobody is charged more because of a disability."],
        ["Advance equality of opportunity", "The taxi takes wheelchairs, which the bus never did."],
        ["Foster good relations", "N/A"],
    )
    assert origin(document, "Eliminate discrimination") == origin(document, "Foster good relations") == "prompt"


def test_labels_beside_dates_are_known_together() -> None:
    document = of_rows(
        ["Cleared by", "Director of Buses"],
        ["Date of decision", "24 February 2026"],
        ["Date in force", "1 April 2026"],
        ["Date of statement", "22 May 2026"],
        ["Version", "1.0"],
    )
    assert origin(document, "Date in force") == "prompt"


def test_versions_beside_dates_stay_the_authors() -> None:
    document = of_rows(
        ["0.1 screening", "13 May 2024"],
        ["0.2 after meetings", "5 July 2024"],
        ["0.3 for Committee", "9 September 2024"],
        ["1.0 final", "14 February 2025"],
    )
    assert origin(document, "0.2 after meetings") == "author"


def test_a_printed_declaration_is_the_forms_until_somebody_signs() -> None:
    said = "“I have read the evidence” – delete if not the case"
    rows = [["Role", "Declaration", "Name", "Date"], ["Head of Service", said, "", ""]]
    assert origin(of_rows(*rows), said) == "guidance"
    assert origin(of_rows(rows[0], ["Head of Service", said, "Lettings Manager", "4 May 2025"]), said) == "author"


def test_what_guidance_quotes_is_no_answer() -> None:
    told = "For each say what you did, or why you did not (“You said / We did”)."
    document = of_rows(
        ["What did people say?", f"Guidance: set out the main points. {told}"], ["Lead", "Lettings Manager"]
    )
    assert origin(document, told) == "guidance"


@pytest.mark.parametrize(
    "line",
    [
        "Every action must have a named lead and a date.",
        "“Ongoing” is not a date.",
        "An internal meeting is not engagement.",
        "Officers must show that they have thought about this before the decision.",
        "If you need this form in another format please contact the team on ext. 4410.",
        "To request this report in large print or Braille, phone 01234 555 010.",
        "Alternative format versions of this report can be requested from the address above.",
    ],
)
def test_rules_and_notices_of_the_form(line: str) -> None:
    assert spoken(line)[line] == "guidance"


@pytest.mark.parametrize(
    "line",
    [
        "Case law has shown that charging disabled people more can be discriminatory.",
        "EQIAs are added to the website after the Board meeting.",
        "Religion or belief; sexual orientation; gender reassignment; pregnancy and maternity; civil partnership.",
        "Officers must ask, write down the answer and call a supervisor.",
        "The consultation papers were available in large print and three languages.",
        "This document is available in alternative formats on request.",
    ],
)
def test_authors_are_not_taken_for_the_form(line: str) -> None:
    assert spoken(line)[line] == "author"


def test_due_regard_for_a_limb_is_recital() -> None:
    line = "Having due regard for advancing equality involves removing or minimising disadvantages."
    assert spoken(line)[line] == "statute"


def test_a_note_is_guidance_as_a_whole() -> None:
    said = spoken("Note: three in four forms said “none”. This will rarely be the right answer.")
    assert said["Note: three in four forms said “none”."] == "guidance"


def test_a_question_about_your_evidence_is_a_prompt() -> None:
    line = "2.2 What are the gaps in your evidence, and who will fill them by when?"
    assert spoken(line)[line] == "prompt"


def test_lead_ins_of_options_ask_and_a_list_of_them_ends() -> None:
    made = docx.Document()
    made.add_paragraph("Please confirm that:")
    for line in ("This EQIA has informed the policy:", "Chances to promote equality have been considered:"):
        made.add_paragraph(f"{line} ☒ Yes ☐ No", style="List Bullet")
    made.add_paragraph("Authorisation date: 9 February 2026")
    made.add_paragraph("Publish on: ☒ SharePoint ☐ Website")
    document = finished(made)
    assert origin(document, "Chances to promote equality have been considered:") == "prompt"
    assert origin(document, "Publish on:") == "prompt"
    asked = [s.question for s in document.sentences if document.quote(s) == "☒ Yes"]
    assert asked[1] == "Please confirm that: Chances to promote equality have been considered:"
    assert question(document, "Authorisation date: 9 February 2026") == "Authorisation date"


def test_a_ticked_box_is_always_an_answer() -> None:
    document = of_rows(
        ["Have you consulted?", "☒ Yes ☐ No ☐ Not needed"],
        ["Who and how?", "Two evenings in the hall"],
        ["Were formats offered?", "On request"],
        ["What was said?", "Keep the bus"],
    )
    assert origin(document, "☒ Yes") == "author"


def test_a_label_of_a_known_form_with_its_answer_is_the_authors() -> None:
    lines = [
        "Title of policy, strategy, practice or legislation",
        "Minister and lead official",
        "Officials involved in the EQIA",
        "Results of framing exercise",
        "Data gaps identified and action taken",
    ]
    assert spoken(*lines, "Extent/level of EQIA required: full.")["Extent/level of EQIA required: full."] == "author"


def test_an_appended_extract_below_guidance_is_attached() -> None:
    made = docx.Document()
    made.add_heading("Appendix – Guidance for completing this form", 2)
    made.add_paragraph("Keep each answer short.")
    made.add_heading("Appendix 2 – Extract of Lettings Policy (for reference)", 3)
    made.add_paragraph("Tenants keep the hall tidy.")
    document = finished(made)
    assert origin(document, "Tenants keep the hall tidy.") == "attached"
    assert origin(document, "Keep each answer short.") == "guidance"


def test_every_origin_is_shown() -> None:
    origins = set(get_args(Origin))
    assert origins == ORIGINS.keys()
    assert origins <= LOOKS.keys()


LABELS = ["Policy title", "Lead officer", "Date started", "Version"]
VALUES = ["Night buses", "Lettings Manager, Head of Buses", "3 March 2025", "1.2"]


def tied(labels: list[str], values: list[str]) -> list[str]:
    document = read(
        "\n\n".join(["Equality impact assessment", *labels, *values, "What is proposed", FILL]).encode(),
        name="form.txt",
    )
    return [question(document, value) for value in values]


def test_labels_before_all_values_are_tied_by_count_and_kind() -> None:
    assert tied(LABELS, VALUES) == LABELS


@pytest.mark.parametrize(
    "values",
    [VALUES[:3], [VALUES[0], VALUES[2], VALUES[1], VALUES[3]], [*VALUES, "Buses and Trams"]],
    ids=["one is missing", "two are exchanged", "one too many"],
)
def test_values_that_do_not_fit_stay_untied(values: list[str]) -> None:
    assert not set(tied(LABELS, values)) & set(LABELS[:2])


def test_numbers_through_the_headings_count_paragraphs() -> None:
    said = "The board met the tenants in May and they asked for a later closing time, which was then agreed."
    page = "".join(f"<h2>Part {n}</h2><ol start='{n}'><li>{said}</li></ol>" for n in (1, 2, 3, 4))
    kinds = {s.kind for s in read(f"<main>{page}</main>".encode(), name="p.html").sentences}
    assert kinds == {"heading", "paragraph"}
    short = "".join(f"<h2>Part {n}</h2><ol start='{n}'><li>Mend the lift</li></ol>" for n in (1, 2, 3, 4))
    document = read(f"<main>{short}<p>{FILL}</p></main>".encode(), name="p.html")
    assert "bullet" in {s.kind for s in document.sentences}


def test_a_caption_is_one_sentence() -> None:
    document = read(f"Table 2. Actions\n\nFigure 3.1. Riders by age\n\nSee Table 2. {FILL}".encode(), name="p.txt")
    quoted = [document.quote(s) for s in document.sentences]
    assert quoted[:3] == ["Table 2. Actions", "Figure 3.1. Riders by age", "See Table 2."]


def test_service_lines_of_a_page_go_and_its_date_stays() -> None:
    page = (
        "<main><h1>Equality impact assessment</h1><p>Last updated: 2 October 2024 | Reading time 4 minutes | "
        f"<a href='#'>Print this page</a> | <a href='#'>Listen</a></p><p>{FILL}</p><h2>Related pages</h2>"
        "<ul><li><a href='#'>Winter timetable</a></li></ul>"
        "<p>Was this page helpful? <a href='#'>Yes</a> <a href='#'>No</a></p></main>"
    )
    document = read(page.encode(), name="page.html")
    assert "Last updated: 2 October 2024" in [document.quote(s) for s in document.sentences]
    for words in ("Print this page", "Listen", "Reading time", "helpful", "Winter timetable"):
        assert words not in document.text


def test_a_dash_at_the_end_of_a_line_stays_closed() -> None:
    lines = [
        "A van with two seats covers the square from 20:00–",
        "08:00 each night and has done the same in 2023-",
        "24 at the depot, where it was the only one –",
        "the lift is slow – that takes wheelchairs at night.",
    ]
    found = read(make_pdf([set_lines(72, 90, lines)]), name="page.pdf").text
    assert "20:00–08:00 each" in found
    assert "2023-24 at the depot, where it was the only one – the lift" in found


def test_what_the_form_prints_is_no_entry_of_a_characteristic() -> None:
    document = of_rows(
        ["Characteristic", "Impact", "Evidence and reasons"],
        ["Age", "", "Please think about children, young people and older people."],
        ["Disability", "Negative", "The ramp is steep and 14 members use wheelchairs."],
        ["Race", "", "Please avoid broad terms and your own labels."],
    )
    rows = {row.characteristic: row for row in document.characteristics}
    assert (rows["age"].evidence, rows["race"].evidence) == ((), ())
    assert len(rows["disability"].evidence) == 1


def test_numbers_of_rows_banners_and_gaps_in_figures_are_no_questions() -> None:
    numbered = of_rows(
        ["", "What it would mean", "Who waits longer"],
        ["1", "Leave things alone", "Nobody"],
        ["2 *", "Close the depot", "Bus users"],
    )
    assert {numbered.quote(numbered.sentences[at]) for each in numbered.answers for at in each.sentences} >= {"Nobody"}
    assert all(numbered.text[each.start : each.end] not in ("1", "2 *") for each in numbered.answers)
    banner = of_rows(["Section 1 – Details", ""], ["Title of policy", "Night buses"], ["Lead officer", ""])
    assert [each.question for each in banner.answers if each.start == each.end] == ["Lead officer"]
    figures = of_rows(["Group", "Share", "Rate"], ["Under 25", "9%", "2.0"], ["Over 65", "6%", ""])
    assert not figures.answers
