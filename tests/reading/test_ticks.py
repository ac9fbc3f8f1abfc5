"""Tick boxes: which option is ticked, and that one which is not ticked is never taken for the author's word."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eiascore import read
from eiascore.reading.ticks import is_mark, label, parts, settle
from eiascore.reading.units import Unit
from eiascore.schema import Document

_FILLER = "The estates team wrote this record for the housing board and keeps it with the papers of the spring meeting."
_LABELS = st.sampled_from(["Yes", "No", "N/A", "Age", "Sexual orientation", "No impact", "Change to existing", "Staff"])
_BOXES = st.sampled_from([("☒", "☐"), ("[x]", "[ ]"), ("[X]", "[ ]"), ("☑", "□"), ("✓", "✗"), ("(x)", "( )")])


def page(body: str) -> Document:
    return read(f"<main><h1>Equality record</h1>{body}<p>{_FILLER}</p></main>".encode(), name="form.html")


def ticked(document: Document) -> dict[str, bool]:
    return {document.quote(s): s.ticked for s in document.sentences if s.ticked is not None}


@given(st.lists(st.tuples(_LABELS, st.booleans()), min_size=2, max_size=6), _BOXES, st.booleans())
def test_options_come_back_as_they_were_written(
    options: list[tuple[str, bool]], boxes: tuple[str, str], after: bool
) -> None:
    if after and not any(name in ("Yes", "No", "N/A") for name, _ in options[:1]):
        options = [("Yes", True), *options]
    if boxes[0] == "✓" and not any(state for _, state in options):
        boxes = ("☒", "☐")
    words = [f"{n} {boxes[not t]}" if after else f"{boxes[not t]} {n}" for n, t in options]
    text = "  ".join(words)
    assert [(label(text[a:b]), state) for a, b, state in parts(text)] == options


@given(st.text(alphabet=st.sampled_from(list("abYes No?.:\n ☒☐[]x()✓")), max_size=80))
def test_parts_hold_all_but_white_space_and_never_overlap(text: str) -> None:
    found = parts(text)
    held = {place for start, end, _ in found for place in range(start, end)}
    assert all(place in held or character.isspace() for place, character in enumerate(text))
    assert all(left[1] <= right[0] for left, right in pairwise(found))
    assert not any("\n" in text[start:end] for start, end, _ in found)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Impact: ☒ Negative ☐ Positive", [("Impact:", None), ("☒ Negative", True), ("☐ Positive", False)]),
        ("☐ Yes ☒ No If yes, say why.", [("☐ Yes", False), ("☒ No", True), ("If yes, say why.", None)]),
        ("☒ Yes We met the panel. It agreed.", [("☒ Yes", True), ("We met the panel.", None), ("It agreed.", None)]),
        (
            "☐ No ☒ Yes Please explain: Ramps.",
            [("☐ No", False), ("☒ Yes", True), ("Please explain:", None), ("Ramps.", None)],
        ),
        ("Yes\n☒\nNo\n☐", [("Yes", True), ("☒", True), ("No", False), ("☐", False)]),
        ("Was it put off Yes ☐ No ☒", [("Was it put off", None), ("Yes ☐", False), ("No ☒", True)]),
        ("(x) the tenth limb", [("(x) the tenth limb", None)]),
        ("We asked 40 tenants.", [("We asked 40 tenants.", None)]),
    ],
)
def test_parts(text: str, expected: list[tuple[str, bool | None]]) -> None:
    assert [(text[a:b], state) for a, b, state in parts(text)] == expected


def test_marks() -> None:
    assert [is_mark(text) for text in ("X", "☒", "( )", "Y", "Age")] == [True, True, True, False, False]


def test_x_in_a_column_ticks_its_cell() -> None:
    rows = "<tr><th>Group</th><th>Positive</th><th>Negative</th></tr><tr><td>Disability</td><td></td><td>X</td></tr>"
    found = page(f"<table>{rows}<tr><td>Race</td><td>✓</td><td></td></tr></table>")
    assert ticked(found) == {"X": True, "✓": True}
    said = next(s for s in found.sentences if found.quote(s) == "X")
    assert (said.question, said.column_header) == ("Disability", "Negative")


def test_row_that_is_answered_no_is_no_option_taken() -> None:
    rows = "".join(
        f"<tr><td>{name}</td><td>{yes}</td><td>{no}</td></tr>"
        for name, yes, no in (("Trade unions", "☒", "☐"), ("Schools", "☐", "☒"), ("Patients", "☐", "☐"))
    )
    found = ticked(page(f"<table><tr><th>Who was asked</th><th>Yes</th><th>No</th></tr>{rows}</table>"))
    assert (found["Trade unions"], found["Schools"], found["Patients"]) == (True, False, False)


def test_box_in_a_cell_of_its_own_beside_the_label() -> None:
    found = ticked(page("<table><tr><td>☒</td><td>Older people</td></tr><tr><td>☐</td><td>Carers</td></tr></table>"))
    assert (found["Older people"], found["Carers"]) == (True, False)


def test_html_inputs() -> None:
    found = ticked(page('<p><input type="checkbox" checked> Yes <input type="checkbox"> No</p>'))
    assert found == {"☒ Yes": True, "☐ No": False}


def test_ticked_label_is_the_authors() -> None:
    found = page("<p>Who is affected?</p><p>☒ Disability ☐ Race</p>")
    assert {found.quote(s): s.origin for s in found.sentences if s.ticked} == {"☒ Disability": "author"}


def test_hollow_squares_before_whole_sentences_are_bullets_where_nothing_is_ticked() -> None:
    units = [Unit(0, 1, "□ We met the access panel twice in the spring of 2024.", "paragraph", 0, ticked=False)]
    settle(units)
    assert units[0].ticked is None
