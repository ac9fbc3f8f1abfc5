"""Markdown: what its tokens become."""

from __future__ import annotations

import pytest

from eiascore.errors import TooLargeError
from eiascore.reading.markdown import read_markdown
from eiascore.reading.pieces import Layout


def layout(text: str) -> Layout:
    return read_markdown(text.encode())


def rows(text: str) -> list[tuple[str, int, str]]:
    return [(piece.kind, piece.level, piece.text) for piece in layout(text).pieces]


def test_headings_paragraphs_and_nested_lists() -> None:
    text = "---\ntitle: x\n---\n# Library move\n\nOne line\nwrapped.\n\n"
    text += "- a\n  - b\n    1. c\n- [x] done\n\nEvidence\n---\n"
    assert rows(text) == [
        ("heading", 1, "Library move"),
        ("paragraph", 0, "One line wrapped."),
        ("bullet", 1, "a"),
        ("bullet", 2, "b"),
        ("bullet", 3, "1. c"),
        ("bullet", 1, "☒ done"),
        ("heading", 2, "Evidence"),
    ]
    assert layout(text).title == "Library move"


def test_emphasis_of_whole_paragraphs_and_dropped_strikes() -> None:
    found = layout("**Who?**\n\n*Guidance here.*\n\n***Both***\n\nSome **bold**.\n\n~~Yes~~ No `code` \\*star\\*[^1]\n")
    assert [(piece.text, piece.bold, piece.italic) for piece in found.pieces] == [
        ("Who?", True, False),
        ("Guidance here.", False, True),
        ("Both", True, True),
        ("Some bold.", False, False),
        ("No code *star*[^1]", False, False),
    ]


def test_tables() -> None:
    (table,) = layout("| Group | Impact |\n|---|:---:|\n| **Age** | none<br>yet |\n| Sex | |\n").pieces
    assert [(cell.row, cell.column, cell.text, cell.header, cell.bold) for cell in table.cells] == [
        (0, 0, "Group", True, False),
        (0, 1, "Impact", True, False),
        (1, 0, "Age", False, True),
        (1, 1, "none\nyet", False, False),
        (2, 0, "Sex", False, False),
        (2, 1, "", False, False),
    ]


def test_links_images_comments_and_html() -> None:
    text = "See [the survey](https://elm.example).\n\n![chart](c.png)\n\n<!-- secret -->\n\n<p>From <b>HTML</b>.</p>\n"
    assert [row[2] for row in rows(text)] == ["See the survey.", "From HTML."]


def test_long_numbered_items_are_prose() -> None:
    assert rows("1. " + "word " * 60)[0][0] == "paragraph"


def test_nesting_that_the_parser_would_drop_is_refused() -> None:
    for deep in ("> " * 5_000 + "deep", "> " * 99 + "deep", "".join(f"{'  ' * depth}- x\n" for depth in range(300))):
        with pytest.raises(TooLargeError, match="nested"):
            rows(deep)
    assert rows("> " * 90 + "deep") == [("paragraph", 0, "deep")]
