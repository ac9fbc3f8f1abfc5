"""Plain text: paragraphs, wrapped lines, bullets, tables, pages, and headings only where they are sure."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from eiascore.reading.pieces import Layout
from eiascore.reading.plain import read_plain

PROSE = (
    "We asked forty residents of Elm Ward, and disabled people among them, about the move\n"
    "of the library to the new site, in May and in June, at the drop-in and by post, and\n"
    "wrote to each of them afterwards."
)
JOINED = PROSE.replace("\n", " ")


def layout(text: str) -> Layout:
    return read_plain(text.encode())


def rows(text: str) -> list[tuple[str, int, str]]:
    return [(piece.kind, piece.level, piece.text) for piece in layout(text).pieces]


def test_wrapped_lines_are_joined_and_blank_lines_part() -> None:
    assert rows(f"{PROSE}\n\n{PROSE}\n") == [("paragraph", 0, JOINED)] * 2
    assert rows(PROSE.replace("\n", "\r\n")) == [("paragraph", 0, JOINED)]


def test_lines_of_a_form_stay_apart() -> None:
    text = "Name of policy\nLibrary move\nLead officer\nJ. Okafor\nDate\n3 May 2025"
    assert [row[2] for row in rows(f"Form:\n{text}")[1:]] == text.split("\n")


def test_long_lines_are_paragraphs_of_their_own() -> None:
    assert [row[2] for row in rows(f"{JOINED}\n{JOINED}")] == [JOINED, JOINED]


def test_bullets_take_their_wrapped_lines_and_depth() -> None:
    assert rows("• one\n    - two\n* three is a point that goes on\n  and on to here\n\nEnd.") == [
        ("bullet", 1, "one"),
        ("bullet", 2, "two"),
        ("bullet", 1, "three is a point that goes on and on to here"),
        ("paragraph", 0, "End."),
    ]


def test_tick_boxes() -> None:
    assert [row[2] for row in rows("Reply:\n[x] Yes  [ ] No\n☒ Maybe")] == ["Reply:", "☒ Yes ☐ No", "☒ Maybe"]


def test_tables_by_tabs_and_pipes() -> None:
    (tabs,) = layout("Group\tImpact\nAge\tnone\nSex\t\n").pieces
    assert [(cell.row, cell.column, cell.text) for cell in tabs.cells][:4] == [
        (0, 0, "Group"),
        (0, 1, "Impact"),
        (1, 0, "Age"),
        (1, 1, "none"),
    ]
    (pipes,) = layout("| Group | Impact |\n|------|\n| Age | none |\n").pieces
    assert [cell.text for cell in pipes.cells] == ["Group", "Impact", "Age", "none"]
    assert [row[0] for row in rows("Yes | No\n\nText.")] == ["paragraph", "paragraph"]


def test_headings_that_are_sure() -> None:
    text = (
        f"Library move\n\n1. Aims\n\n{PROSE}\n\n1.1 Who gains\n\n{PROSE}\n\nSTAGE TWO EVIDENCE\n\n{PROSE}\n\n"
        f"Section 3\n\n{PROSE}\n\nOur commitment\n\n{PROSE}\n"
    )
    assert [row[1:] for row in rows(text) if row[0] == "heading"] == [
        (1, "Library move"),
        (2, "1. Aims"),
        (3, "1.1 Who gains"),
        (2, "STAGE TWO EVIDENCE"),
        (2, "Section 3"),
        (3, "Our commitment"),
    ]
    assert layout(text).title == "Library move"


def test_what_is_no_heading() -> None:
    text = (
        f"We met.\n\n1. Talk to carers\n2. Write to schools\n\nLead officer\n\nJ. Okafor\n\n3 May 2025\n\n{PROSE}\n\n"
        f"1. What will change?\n\n{PROSE}\n\nYES\n\n{PROSE}"
    )
    assert "heading" not in [row[0] for row in rows(text) if row[2] != "YES"]
    assert rows("Only line") == [("paragraph", 0, "Only line")]


def test_underlined_titles() -> None:
    assert rows(f"Library move\n============\n{PROSE}\n\nAims\n----\n\n{PROSE}")[0] == ("heading", 1, "Library move")


def test_form_feeds_give_pages_and_furniture() -> None:
    page = "Elm Council\n\n{}\n\nPage {} of 3\n"
    text = "\f".join(
        page.format(body, number) for number, body in ((1, "We met people\nwho said"), (2, "they agreed."), (3, "End."))
    )
    pieces = layout(text).pieces
    assert [piece.text for piece in pieces if piece.kind == "furniture"][:3] == [
        "Elm Council",
        "Page 1 of 3",
        "Elm Council",
    ]
    body = [piece for piece in pieces if piece.kind != "furniture"]
    assert [(piece.text, piece.page) for piece in body] == [("We met people who said they agreed.", 1), ("End.", 3)]
    ((offset, number),) = body[0].page_breaks
    assert (body[0].text[offset:], number) == ("they agreed.", 2)


def test_without_form_feeds_there_are_no_pages() -> None:
    assert {piece.page for piece in layout(f"{PROSE}\n\n- one\n\na\tb\nc\td").pieces} == {None}


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_characters="\0|\t[]"), max_size=300))
def test_no_word_is_lost_or_made_up(text: str) -> None:
    found = "".join(piece.text + "".join(cell.text for cell in piece.cells) for piece in layout(text).pieces)
    letters = [character for character in text if character.isalnum()]
    assert [character for character in found if character.isalnum()] == letters


def test_a_number_of_people_at_the_start_of_a_line_makes_no_heading() -> None:
    layout = read_plain(b"2 What people said\n\n14 replies came from tenants\n\n16 men aged 19 to 41")
    assert [piece.kind for piece in layout.pieces] == ["heading", "paragraph", "paragraph"]
