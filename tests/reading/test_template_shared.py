"""Text that documents of one body share is the body's form; what one author wrote is not."""

from __future__ import annotations

from io import BytesIO

import docx
import pytest

from eiascore import mark_shared, read
from eiascore.errors import EiaError
from eiascore.schema.document import Document

PRINTED = "The lift and access group reads every record before the housing board sees it."
PLEDGE = "Northmoor Homes brings people of every background together under one roof."
ANSWERS = (
    (
        "Night buses stop at ten from May.",
        "Shift workers told the team that they would have to walk home.",
        "Lettings Manager",
    ),
    ("The hall closes on Mondays.", "The lunch club has 41 members and most of them are over eighty.", "Halls Officer"),
    (
        "Rents rise by the cost of the new lifts.",
        "Tenants on benefits would see no change in what they pay.",
        "Rents Team Leader",
    ),
    (
        "The wash house moves to Elm Court.",
        "Deaf tenants asked for a flashing light beside each machine.",
        "Estates Officer",
    ),
)


def form(answers: tuple[str, str, str], printed: str = PRINTED) -> Document:
    made = docx.Document()
    made.add_heading("Equality impact assessment", 1)
    made.add_paragraph(printed)
    table = made.add_table(rows=3, cols=2)
    for row, (label, value) in enumerate(zip(("What changes", "What we know", "Author"), answers, strict=True)):
        table.cell(row, 0).text, table.cell(row, 1).text = label, value
    made.add_paragraph(PLEDGE)
    made.add_paragraph("No impact")
    stream = BytesIO()
    made.save(stream)
    return read(stream.getvalue(), name=f"{answers[2]}.docx")


def said(document: Document, origin: str = "author") -> list[str]:
    return [document.quote(s) for s in document.sentences if s.origin == origin]


def test_what_all_share_is_the_forms() -> None:
    before = [form(answers) for answers in ANSWERS]
    assert PRINTED in said(before[0])
    for document, old, answers in zip(mark_shared(before), before, ANSWERS, strict=True):
        assert {PRINTED, PLEDGE} <= set(said(document, "guidance"))
        assert set(answers) <= set(said(document))
        assert "No impact" in said(document)
        assert document.quality.template_share > old.quality.template_share
        assert "2 sentences were taken for the form's" in document.quality.notes[-1]
        assert document.text == old.text


def test_near_copies_count() -> None:
    reworded = PRINTED.replace("every record", "each record")
    documents = mark_shared([form(ANSWERS[0]), form(ANSWERS[1], reworded), form(ANSWERS[2])])
    assert PRINTED not in said(documents[0])
    assert reworded not in said(documents[1])


def test_two_documents_show_nothing() -> None:
    before = [form(answers) for answers in ANSWERS[:2]]
    assert mark_shared(before) == before


def test_the_same_file_twice_shows_nothing() -> None:
    # Saved once: a file that is saved twice bears two times.
    first = form(ANSWERS[0])
    before = [first, first, form(ANSWERS[1])]
    assert PRINTED in said(mark_shared(before)[0])


def test_an_answer_with_particulars_that_some_copied_stays_an_answer() -> None:
    copied = "We met 14 carers in May and they asked for a later bus."
    before = [form((a, copied if number else b, c)) for number, (a, b, c) in enumerate(ANSWERS * 2)]
    before = [*before[1:4], *(form((a, b, f"{c} {n}")) for n, (a, b, c) in enumerate(ANSWERS))]
    assert copied in said(mark_shared(before)[0])
    assert PRINTED not in said(mark_shared(before)[0])


def test_bodies_are_kept_apart() -> None:
    before = [form(answers) for answers in ANSWERS]
    apart = mark_shared(before, bodies=["a", "b", "a", "b"])
    assert apart == before
    three = mark_shared(before, bodies=["a", "a", "a", "b"])
    assert [PRINTED in said(document) for document in three] == [False, False, False, True]


def test_the_order_of_documents_does_not_matter() -> None:
    before = [form(answers) for answers in ANSWERS]
    assert mark_shared(before) == list(reversed(mark_shared(list(reversed(before)))))


def test_one_body_for_each_document() -> None:
    with pytest.raises(EiaError, match="Name one body for each document"):
        mark_shared([form(ANSWERS[0])], bodies=[])
