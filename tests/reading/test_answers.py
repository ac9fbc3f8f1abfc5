"""Questions with their answers, and the table of characteristics, read from forms in several formats."""

from __future__ import annotations

import io

import docx
import pytest

from eiascore import read
from eiascore.reading.characteristics import kinds, named
from eiascore.schema import CharacteristicRow, Document, Entry

_FILLER = "The estates team wrote this record for the housing board and keeps it with the papers of the spring meeting."


def page(body: str) -> Document:
    return read(f"<main><h1>Equality record</h1>{body}<h2>End</h2><p>{_FILLER}</p></main>".encode(), name="form.html")


def table(*rows: tuple[str, ...]) -> str:
    head, *rest = rows
    lines = ["".join(f"<th>{text}</th>" for text in head), *("".join(f"<td>{t}</td>" for t in row) for row in rest)]
    return f"<table>{''.join(f'<tr>{line}</tr>' for line in lines)}</table>"


def pairs(document: Document) -> dict[str, tuple[str, tuple[str, ...], str]]:
    return {a.question: (a.value, a.chosen, document.text[a.start : a.end]) for a in document.answers}


def row(document: Document, name: str) -> dict[str, list[str]]:
    found: CharacteristicRow = next(r for r in document.characteristics if r.characteristic == name)

    def texts(entries: tuple[Entry, ...]) -> list[str]:
        return [document.text[entry.start : entry.end] for entry in entries]

    kept = {kind: texts(getattr(found, kind)) for kind in ("impact", "evidence", "mitigation", "owner", "date")}
    return {kind: words for kind, words in kept.items() if words}


def test_text_answers_and_open_questions_in_order() -> None:
    found = page(
        "<p>1. Who was consulted?</p><p>The access panel. It met twice.</p><p>2. How will you monitor this?</p>"
        "<p>3. Is there any adverse impact?</p><p>None</p>"
    )
    answers = [a for a in found.answers if a.question[0].isdigit()]
    assert [a.question for a in answers] == [
        "1. Who was consulted?", "2. How will you monitor this?", "3. Is there any adverse impact?",
    ]  # fmt: skip
    assert [found.text[a.start : a.end] for a in answers] == ["The access panel. It met twice.", "", "None"]
    assert [len(a.sentences) for a in answers] == [2, 0, 1]
    assert answers[2].value == "no"


@pytest.mark.parametrize(
    ("answer", "value", "chosen"),
    [
        ("Yes ☒ No ☐", "yes", ("Yes",)),
        ("☐ Yes ☒ No", "no", ("No",)),
        ("☐ Yes ☐ No", "", ()),
        ("Yes (delete as appropriate)", "yes", ()),
        ("No – the rent stays as it is.", "no", ()),
        ("No one was told.", "", ()),
        ("☐ Age ☒ Disability ☒ Race", "", ("Disability", "Race")),
    ],
)
def test_value_of_an_answer(answer: str, value: str, chosen: tuple[str, ...]) -> None:
    found = pairs(page(f"<p>Have you consulted anybody?</p><p>{answer}</p>"))
    assert found["Have you consulted anybody?"][:2] == (value, chosen)


def test_columns_of_choices_and_the_row_that_they_answer() -> None:
    found = page(
        table(
            ("Characteristic", "Positive", "Negative", "Reason"),
            ("Disability", "", "X", "The ramp is steep."),
            ("Sexual orientation", "", "", "N/A"),
        )
    )
    answers = pairs(found)
    assert answers["Disability"][1:] == (("Negative",), "X")
    assert answers["Disability / Reason"][2] == "The ramp is steep."
    assert answers["Sexual orientation / Reason"][2] == "N/A"
    assert answers["Sexual orientation"] == ("", (), "")
    assert row(found, "disability") == {"impact": ["X"], "evidence": ["The ramp is steep."]}


def test_docx_form() -> None:
    made = docx.Document()
    made.add_heading("Equality impact assessment", 1)
    form = made.add_table(rows=3, cols=2)
    rows = (("Name of policy", "Night buses"), ("Is it new?", "☒ Yes ☐ No"), ("Who is affected?", ""))
    for number, (label, value) in enumerate(rows):
        form.cell(number, 0).text, form.cell(number, 1).text = label, value
    made.add_paragraph(_FILLER)
    stream = io.BytesIO()
    made.save(stream)
    found = pairs(read(stream.getvalue(), name="form.docx"))
    assert found["Name of policy"] == ("", (), "Night buses")
    assert found["Is it new?"] == ("yes", ("Yes",), "☒ Yes")
    assert found["Who is affected?"] == ("", (), "")


def test_rows_of_characteristics() -> None:
    found = page(
        table(
            ("Characteristic", "Impact", "What does the data show?", "Mitigation", "Lead", "By when"),
            ("Age", "Negative", "One in four is over 65.", "Benches", "Head of Parks", "May 2025"),
            ("Race (including Gypsies and Travellers)", "N/A", "", "", "", ""),
        )
    )
    assert row(found, "age") == {
        "impact": ["Negative"],
        "evidence": ["One in four is over 65."],
        "mitigation": ["Benches"],
        "owner": ["Head of Parks"],
        "date": ["May 2025"],
    }
    assert row(found, "race") == {"impact": ["N/A"]}
    assert [r.characteristic for r in found.characteristics] == ["age", "race"]


def test_characteristics_as_columns() -> None:
    found = page(table(("", "Age", "Disability"), ("Impact", "None", "Adverse"), ("Action", "None", "A lift")))
    assert row(found, "disability") == {"impact": ["Adverse"], "mitigation": ["A lift"]}


def test_characteristic_in_a_block_of_its_own() -> None:
    found = read(
        b"# Record\n\n## Disability\n\nImpact: The lift is out of use.\n\nMitigation: A stair climber is on hire.\n\n"
        b"## Sex\n\nWomen queue longer at the two halls by the river.\n\n## Costs\n\n" + _FILLER.encode(),
        name="record.md",
    )
    assert row(found, "disability") == {
        "impact": ["Impact: The lift is out of use."],
        "mitigation": ["Mitigation: A stair climber is on hire."],
    }
    assert row(found, "sex") == {"impact": ["Women queue longer at the two halls by the river."]}


def test_table_of_figures_is_no_form() -> None:
    found = page(table(("Group", "Share of users", "Data 2023"), ("Age", "24%", "31%"), ("Sex", "51%", "49%")))
    assert found.characteristics == ()


@pytest.mark.parametrize(
    ("label", "expected"),
    [
        ("Sexual orientation", ("sexual_orientation",)),
        ("Gender reassignment", ("gender_reassignment",)),
        ("Pregnancy / maternity and marriage", ("pregnancy", "marriage")),
        ("Black women who work nights", ()),
        ("Disabled women over 75 who live alone", ()),
    ],
)
def test_named(label: str, expected: tuple[str, ...]) -> None:
    assert named(label) == expected


def test_kinds() -> None:
    assert set(kinds("Action, lead and timescale")) == {"mitigation", "owner", "date"}
    assert set(kinds("Impact and evidence")) == {"impact", "evidence"}
    assert kinds("+ / – / 0") == ("impact",)
    assert kinds("Postcode") == ()


def test_question_printed_again_on_the_next_page() -> None:
    found = page("<p>2. What did you use?</p><p>A count.</p><p>2. What did you use? (continued)</p><p>A poll.</p>")
    said = {found.quote(s): s.question for s in found.sentences}
    assert said["A count."] == said["A poll."] == "2. What did you use?"


def test_unnumbered_prompt_below_a_numbered_one_asks_for_the_same_answer() -> None:
    found = page("<p>3. Who was consulted?</p><p>Please give dates.</p><p>The access panel in May.</p>")
    assert pairs(found)["3. Who was consulted? Please give dates."][2] == "The access panel in May."


def test_short_part_of_a_question_keeps_its_stem() -> None:
    found = page("<p>4. Who was consulted?</p><p>(a) Staff?</p><p>By email.</p><p>(b) Tenants?</p><p>At a meeting.</p>")
    said = {found.quote(s): s.question for s in found.sentences}
    assert said["By email."] == "4. Who was consulted? (a) Staff?"
    assert said["At a meeting."] == "4. Who was consulted? (b) Tenants?"


def test_title_over_the_table_and_repeated_header() -> None:
    body = (
        "<table><tr><td colspan=3>Table 4: what we found</td></tr>"
        "<tr><td>Group</td><td>Impact</td><td>Evidence</td></tr><tr><td>Age</td><td>None</td><td>A count</td></tr>"
        "<tr><td>Group</td><td>Impact</td><td>Evidence</td></tr><tr><td>Sex</td><td>Low</td><td>A poll</td></tr>"
        "</table>"
    )
    found = page(body)
    cells = {found.quote(cell): (cell.row_header, cell.column_header) for cell in found.tables[0].cells}
    assert cells["A poll"] == ("Sex", "Evidence")
    assert cells["Table 4: what we found"] == ("", "")
    assert sum(cell.header for cell in found.tables[0].cells) == 6


def test_header_of_two_levels() -> None:
    body = (
        "<table><tr><td>Group</td><td colspan=2>Impact</td><td>Action</td></tr>"
        "<tr><td></td><td>Before</td><td>After</td><td>Planned</td></tr>"
        "<tr><td>Age</td><td>Some riders lose out</td><td>Few do</td><td>Later buses</td></tr></table>"
    )
    found = page(body)
    cells = {found.quote(cell): cell.column_header for cell in found.tables[0].cells}
    assert cells["Few do"] == "Impact After"
