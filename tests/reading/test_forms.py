"""What each answer answers; and that nothing is tied where the form does not say."""

from __future__ import annotations

import pytest

from eiascore.reading.assemble import assemble
from eiascore.reading.forms import asks
from eiascore.reading.pieces import Layout, Piece, RawCell

_FILLER = "The estates team wrote this record for the housing board and keeps it with the papers of the spring meeting."


def ties(*pieces: Piece | str) -> dict[str, str]:
    """Map each author sentence to its question."""
    made = [Piece("paragraph", piece) if isinstance(piece, str) else piece for piece in pieces]
    layout = Layout([*made, Piece("heading", "End", level=1), Piece("paragraph", _FILLER)], "test")
    document = assemble(layout, name="x", sha256="", size=0, media_type="text/plain")
    return {document.quote(s): s.question for s in document.sentences if s.origin == "author" and s.kind != "heading"}


def cells(*rows: tuple[str, ...], header: bool = False) -> Piece:
    made = [RawCell(r, c, text, header=header and r == 0) for r, row in enumerate(rows) for c, text in enumerate(row)]
    return Piece("table", cells=made)


@pytest.mark.parametrize(
    ("text", "expected"),
    [("Who was asked?", True), ("2.1 Describe the aims", True), ("Age", False), ("Lead officer", False)],
)
def test_asks(text: str, expected: bool) -> None:
    assert asks(text) is expected


def test_answer_in_the_block_of_its_question() -> None:
    found = ties("Was anyone consulted? Yes, the access panel. They met twice.")
    assert found["Yes, the access panel."] == found["They met twice."] == "Was anyone consulted?"


def test_prompts_of_one_block_are_read_together_and_last_until_the_next() -> None:
    found = ties(
        "Who is affected? Please give numbers.",
        "Some 400 tenants of two estates.",
        "Most are over sixty.",
        "How will you monitor this?",
        "By a count each spring.",
    )
    assert found["Most are over sixty."] == "Who is affected? Please give numbers."
    assert found["By a count each spring."] == "How will you monitor this?"


def test_heading_is_the_question_of_what_no_prompt_governs() -> None:
    found = ties(
        Piece("heading", "Equality record: night buses", level=1),
        "Buses run until two.",
        Piece("heading", "Consultation", level=2),
        "We met the access panel.",
    )
    assert found["We met the access panel."] == "Consultation"
    assert found["Buses run until two."] == ""


def test_plain_lines_of_labels_and_answers() -> None:
    found = ties(
        "Name of policy",
        "Night buses",
        "Lead officer",
        "Lettings Manager",
        "What do you know?",
        "Half of the riders work shifts.",
        "Age",
        "Older tenants ride by day and lose nothing.",
        "What follows for shift workers",
        "Women who clean offices at night lose their only way home after one.",
        "Some told us that they would have to give up work.",
    )
    assert found["Night buses"] == "Name of policy"
    assert found["Lettings Manager"] == "Lead officer"
    assert found["Half of the riders work shifts."] == "What do you know?"
    assert found["Older tenants ride by day and lose nothing."] == "Age"
    last = "What follows for shift workers"
    assert found["Some told us that they would have to give up work."] == last
    assert last not in found


def test_labels_printed_before_all_values_are_not_tied() -> None:
    found = ties("Name of policy", "Lead officer", "Date of review", "Night buses", "Lettings Manager", "Next spring")
    assert (found["Night buses"], found["Lettings Manager"], found["Next spring"]) == ("", "", "")


def test_label_and_value_on_one_line() -> None:
    found = ties("Lead officer: Lettings Manager", "The plan has one aim: later buses for all.")
    assert found["Lead officer: Lettings Manager"] == "Lead officer"
    assert found["The plan has one aim: later buses for all."] == ""


def test_two_column_form_ties_to_the_label() -> None:
    found = ties(cells(("Name of policy", "Night buses"), ("Who is affected?", "Shift workers")))
    assert found == {"Night buses": "Name of policy", "Shift workers": "Who is affected?", _FILLER: ""}


def test_header_that_asks_wins_over_one_that_names() -> None:
    rows = (
        ("Group", "What do you know?", "Action"),
        ("Age", "Few ride at night", "None"),
        ("Sex", "Most are women", "Lamps"),
    )
    found = ties(cells(*rows, header=True))
    assert found["Few ride at night"] == "What do you know?"
    assert found["Lamps"] == "Action"
    by_row = ties(cells(("Question", "Yes or no"), ("Is it justified?", "Yes, by cost"), header=True))
    assert by_row["Yes, by cost"] == "Is it justified?"


def test_answer_box_below_a_prompt_of_full_width() -> None:
    box = Piece(
        "table",
        cells=[
            RawCell(0, 0, "What evidence did you use?", column_span=3),
            RawCell(1, 0, "A count of riders in May.", column_span=3),
            RawCell(2, 0, "How will you monitor it?", column_span=3),
            RawCell(3, 0, "By another count.", column_span=3),
        ],
    )
    found = ties(box)
    assert found["A count of riders in May."] == "What evidence did you use?"
    assert found["By another count."] == "How will you monitor it?"


def test_one_cell_box_below_a_prompt_in_the_text() -> None:
    found = ties("What evidence did you use?", Piece("table", cells=[RawCell(0, 0, "A count of riders in May.")]))
    assert found["A count of riders in May."] == "What evidence did you use?"


def test_cell_that_holds_its_own_prompt() -> None:
    found = ties(Piece("table", cells=[RawCell(0, 0, "Who was asked? Ten riders."), RawCell(1, 0, "When? In May.")]))
    assert (found["Ten riders."], found["In May."]) == ("Who was asked?", "When?")


def test_bullets_take_the_prompt_and_else_their_lead_in() -> None:
    asked = ties("Who was consulted?", Piece("bullet", "The access panel"), Piece("bullet", "Ten shift workers"))
    assert asked["Ten shift workers"] == "Who was consulted?"
    led = ties("Three groups came to the hall in May:", Piece("bullet", "The access panel"))
    assert led["The access panel"] == "Three groups came to the hall in May:"


def test_prompts_guidance_and_furniture_have_no_question() -> None:
    layout = Layout(
        [
            Piece("paragraph", "Who was consulted?"),
            Piece("furniture", "Page 2"),
            Piece("paragraph", "Delete this text before sending."),
            Piece("paragraph", _FILLER),
        ],
        "test",
    )
    document = assemble(layout, name="x", sha256="", size=0, media_type="text/plain")
    assert [s.question for s in document.sentences] == ["", "", "", "Who was consulted?"]


def test_two_forms_side_by_side() -> None:
    rows = ("Lead officer", "Lettings Manager", "Date completed", "3 May"), ("Area", "North", "Key decision?", "No")
    found = ties(cells(*rows))
    assert found["3 May"] == "Date completed"
    assert found["North"] == "Area"
    assert found["No"] == "Key decision?"
    assert "Area" not in found


def test_titles_of_a_flattened_table_end_the_tie() -> None:
    found = ties(
        "Lead officer", "Lettings Manager", "Who", "When", "What they said", "The access panel", "In May", "Add lamps"
    )
    assert found["Lettings Manager"] == "Lead officer"
    assert (found["The access panel"], found["In May"], found["Add lamps"]) == ("", "", "")


def test_numbered_line_starts_a_new_matter() -> None:
    found = ties("Who was consulted?", "The access panel.", "Step 3 – Evidence", "A count of riders in May.")
    assert found["A count of riders in May."] == "Step 3 – Evidence"
