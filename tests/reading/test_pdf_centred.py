"""Tables in PDF whose cells are centred on each other, follow closely, or wait for an answer; and parts in italics."""

from __future__ import annotations

import sys
from pathlib import Path

from eiascore import read
from eiascore.reading.pdf import read_pdf
from eiascore.reading.pieces import Piece

sys.path.insert(0, str(Path(__file__).parent))
from pdf_maker import filled, grid, lines, make_pdf, text

PROSE = [
    "The council proposes to close the library on two weekdays from next",
    "spring and has asked residents what that would mean for them and for",
    "the people they look after, as the savings cannot be found elsewhere.",
]


def tables(data: bytes) -> list[Piece]:
    return [piece for piece in read_pdf(data).pieces if piece.kind == "table"]


def rows(piece: Piece) -> list[list[str]]:
    found: dict[int, list[str]] = {}
    for cell in piece.cells:
        found.setdefault(cell.row, []).append(cell.text)
    return [found[row] for row in sorted(found)]


def titles(top: float, *held: str) -> str:
    return "".join(text(x, top, words, font="F2") for x, words in zip((60, 180, 400), held, strict=False))


def test_labels_at_half_the_height_of_their_row_belong_to_it() -> None:
    page = lines(60, 60, PROSE) + titles(200, "Group", "What we found", "What we will do")
    cells = [
        ("Age", ["Offers of upper floors are refused,", "and the place is lost."], "Count no refusal."),
        ("Race", ["Bangladeshi families wait longer", "than all others do."], "Join flats."),
        ("Sex", ["Papers left behind are asked for", "by the housing office."], "Accept a letter."),
    ]
    for k, (label, found, remedy) in enumerate(cells):
        top = 236 + 40 * k
        page += lines(180, top, found) + text(60, top + 7, label) + text(400, top + 7, remedy)
    (table,) = tables(make_pdf([page]))
    assert rows(table)[1:] == [[label, " ".join(found), remedy] for label, found, remedy in cells]


def test_titles_in_bold_begin_a_table_of_their_own() -> None:
    page = lines(60, 60, PROSE)
    page += titles(200, "Route", "Passengers a", "Effect") + text(180, 214, "week", font="F2")
    for k, (route, count) in enumerate([("Harbour", "2,140"), ("Moor Lane", "610"), ("College", "1,985")]):
        page += (
            text(60, 238 + 24 * k, route) + text(180, 238 + 24 * k, count) + text(400, 238 + 24 * k, "A longer walk.")
        )
    page += "".join(text(x, 312, words, font="F2") for x, words in ((60, "Action"), (300, "Owner")))
    for k in range(3):
        page += text(60, 336 + 24 * k, f"A bus on every weekday to stop {k + 1}") + text(300, 336 + 24 * k, "Transport")
    first, second = tables(make_pdf([page]))
    assert rows(first)[0] == ["Route", "Passengers a week", "Effect"]
    assert rows(first)[-1] == ["College", "1,985", "A longer walk."]
    assert rows(second)[0] == ["Action", "Owner"]


def test_the_names_of_boxes_in_a_diagram_are_no_table() -> None:
    page = lines(60, 60, PROSE)
    for k, names in enumerate(
        [("Gateway", "Queue", "Health"), ("Store", "Files", "Police"), ("Case", "Mail", "Courts")]
    ):
        page += titles(240 + 60 * k, *names)
    assert not tables(make_pdf([page]))


def test_a_figure_between_cells_at_the_top_of_a_page_is_no_page_number() -> None:
    page = text(60, 40, "Mothers") + text(400, 40, "The pool is where they meet.")
    page += lines(60, 120, PROSE) + text(180, 40, "12")
    said = [
        piece.text for piece in read_pdf(make_pdf([lines(60, 60, PROSE), page])).pieces if piece.kind == "furniture"
    ]
    assert not said


def test_empty_rows_and_boxes_of_a_blank_form_are_cells() -> None:
    page = lines(60, 60, PROSE) + grid([60, 200, 400], [150, 170, 190, 210]) + filled(60, 300, 400, 320)
    page += text(65, 164, "Gap", font="F2") + text(205, 164, "Who", font="F2")
    page += grid([60, 400], [300, 320, 380]) + text(65, 314, "Your answer", font="F2")
    listed, answer = tables(make_pdf([page]))
    assert rows(listed) == [["Gap", "Who"], ["", ""], ["", ""]]
    assert [cell.header for cell in listed.cells[:2]] == [True, True]
    assert rows(answer) == [["Your answer"], [""]]


def test_low_rows_between_double_rules_are_none() -> None:
    page = lines(60, 60, PROSE) + grid([60, 200, 400], [150, 170, 177, 197])
    page += text(65, 164, "Gap") + text(205, 164, "Who") + text(65, 191, "Age") + text(205, 191, "The library")
    (table,) = tables(make_pdf([page]))
    assert rows(table) == [["Gap", "Who"], ["Age", "The library"]]


def test_guidance_in_italics_is_told_from_the_answer_in_its_cell() -> None:
    def asked(top: float, guidance: list[str], answer: str) -> str:
        box = grid([60, 200, 540], [top, top + 20, top + 80])
        box += text(65, top + 14, "Question", font="F2") + text(205, top + 14, "Answer", font="F2")
        box += text(65, top + 34, "Who uses it?")
        return box + lines(205, top + 34, guidance, font="F3") + text(205, top + 64, answer)

    page = lines(60, 60, PROSE)
    page += asked(
        140, ["List the groups that use the service.", "Give the source of each figure."], "Mostly retired people."
    )
    page += asked(260, ["Describe any other groups that you know of.", "The population too."], "Some students as well.")
    page += asked(380, ["Explain how you know this.", "Surveys, complaints."], "Staff at the desk told us so.")
    document = read(make_pdf([page]), name="form.pdf")
    origin = {document.quote(sentence): sentence.origin for sentence in document.sentences}
    assert origin["The population too."] == "guidance"
    assert origin["Surveys, complaints."] == "guidance"
    assert {
        origin[x] for x in ("Mostly retired people.", "Some students as well.", "Staff at the desk told us so.")
    } == {"author"}


def test_what_follows_a_nested_table_comes_after_it_and_keeps_its_column_header() -> None:
    page = lines(60, 60, PROSE) + grid([60, 160, 540], [140, 160, 300, 320]) + grid([200, 300, 400], [200, 220, 240])
    page += text(65, 154, "Characteristic", font="F2") + text(165, 154, "Evidence", font="F2")
    page += (
        text(65, 174, "Age") + text(165, 174, "These were asked.") + text(205, 214, "Over 65") + text(305, 214, "31%")
    )
    page += text(205, 234, "Under 25") + text(305, 234, "12%") + text(165, 264, "Most of them are retired.")
    page += text(65, 314, "Sex") + text(165, 314, "Women are most of the users.")
    document = read(make_pdf([page]), name="nested.pdf")
    cells = [(document.quote(c), c.column_header) for t in document.tables for c in t.cells if document.quote(c)]
    assert [words for words, _ in cells] == [
        "Characteristic", "Evidence", "Age", "These were asked.", "Over 65", "31%", "Under 25", "12%",
        "Most of them are retired.", "Sex", "Women are most of the users.",
    ]  # fmt: skip
    assert dict(cells)["Most of them are retired."] == dict(cells)["Women are most of the users."] == "Evidence"
