"""PDF: tables that the page break cuts, footnote marks, bookmarks, and words cut at the foot of a page."""

from __future__ import annotations

import sys
from pathlib import Path

from eiascore.reading.pdf import read_pdf
from eiascore.reading.pieces import Layout, Piece

sys.path.insert(0, str(Path(__file__).parent))
from pdf_maker import HEIGHT, grid, lines, make_pdf, rule, text

PROSE = [
    "The council proposes to close the library on two weekdays from next",
    "spring and has asked residents what that would mean for them and for",
    "the people they look after, as the savings cannot be found elsewhere.",
]
XS = (60, 200, 380, 540)


def tables(layout: Layout) -> list[Piece]:
    return [piece for piece in layout.pieces if piece.kind == "table"]


def rows(piece: Piece) -> list[list[str]]:
    found: dict[int, list[str]] = {}
    for cell in piece.cells:
        found.setdefault(cell.row, []).append(cell.text)
    return [found[row] for row in sorted(found)]


def row(top: float, *words: str) -> str:
    return "".join(text(x + 4, top, held) for x, held in zip(XS, words, strict=False) if held)


class TestPageBreaks:
    def test_row_without_a_rule_at_the_foot_keeps_its_words(self) -> None:
        first = "".join(rule(60, y, 540, y) for y in (700, 725, 750)) + "".join(rule(x, 700, x, 800) for x in XS)
        first += row(715, "Group", "Impact", "Reason") + row(740, "Age", "None", "No data.")
        first += row(765, "Sex", "Negative", "They use it more")
        second = "".join(rule(60, y, 540, y) for y in (90, 115)) + "".join(rule(x, 50, x, 115) for x in XS)
        second += row(70, "", "", "than others do.") + row(105, "Race", "None", "No data.")
        (table,) = tables(read_pdf(make_pdf([lines(60, 60, PROSE) + first, second])))
        assert rows(table) == [
            ["Group", "Impact", "Reason"],
            ["Age", "None", "No data."],
            ["Sex", "Negative", "They use it more than others do."],
            ["Race", "None", "No data."],
        ]

    def test_plain_header_that_repeats_is_dropped_and_is_a_header(self) -> None:
        pages = []
        for top, label in ((700, "Age"), (60, "Sex")):
            page = grid(XS, (top, top + 25, top + 50)) + row(top + 15, "Group", "Impact", "Reason")
            pages.append(page + row(top + 40, label, "None", "No data."))
        (table,) = tables(read_pdf(make_pdf([lines(60, 60, PROSE) + pages[0], pages[1]])))
        assert [held[0] for held in rows(table)] == ["Group", "Age", "Sex"]
        assert [cell.row for cell in table.cells if cell.header] == [0, 0, 0]

    def test_rest_of_a_row_alone_on_the_next_page(self) -> None:
        first = (
            grid(XS, (700, 725, 750)) + row(715, "Group", "Impact", "Reason") + row(740, "Age", "None", "They use it")
        )
        second = grid(XS, (60, 85)) + row(75, "", "", "more than others do.") + lines(60, 120, PROSE)
        layout = read_pdf(make_pdf([lines(60, 60, PROSE) + first, second]))
        (table,) = tables(layout)
        assert rows(table)[1] == ["Age", "None", "They use it more than others do."]
        assert layout.pieces[-1].text == " ".join(PROSE)

    def test_boxes_of_which_one_is_filled_are_no_table(self) -> None:
        layout = read_pdf(
            make_pdf([grid((60, 300, 540), (90, 115)) + text(64, 105, "Section A") + lines(60, 140, PROSE)])
        )
        assert [piece.text for piece in layout.pieces] == ["Section A", " ".join(PROSE)]

    def test_word_cut_at_the_foot_of_a_page(self) -> None:
        layout = read_pdf(
            make_pdf([lines(60, 760, [*PROSE[:2], "the carers and the consul\xad"]), lines(60, 60, ["tation of May."])])
        )
        (paragraph,) = layout.pieces
        assert paragraph.text.endswith("the carers and the consultation of May.")
        assert [page for _, page in paragraph.page_breaks] == [2]


def raised(x: float, y: float, *parts: tuple[str, float, float]) -> str:
    """Draw parts of one line, each with its size and its rise."""
    drawn = "".join(f"/F1 {size} Tf {rise} Ts ({words}) Tj " for words, size, rise in parts)
    return f"BT {x} {HEIGHT - y} Td {drawn} 0 Ts ET\n"


class TestFootnoteMarks:
    def test_marks_alter_no_figure_and_keep_the_stop(self) -> None:
        page = raised(60, 100, ("The ramp is too steep", 11, 0), ("5", 6.5, 4), (". It was built in 2011", 11, 0))
        page += raised(60, 114, ("for 40", 11, 0), ("8", 6.5, 4), (" homes, and shut at noon.", 11, 0), ("12", 6.5, 4))
        (paragraph,) = read_pdf(make_pdf([page])).pieces
        assert paragraph.text == "The ramp is too steep⁵. It was built in 2011 for 40⁸ homes, and shut at noon.¹²"

    def test_number_of_a_note_is_set_apart_from_its_first_word(self) -> None:
        page = raised(60, 100, ("5", 6, 3), ("See the census.", 10, 0)) + raised(60, 130, ("CO", 10, 0), ("2", 6, -2))
        assert [piece.text for piece in read_pdf(make_pdf([page])).pieces] == ["⁵ See the census.", "CO2"]


class TestBookmarks:
    def outlined(self, *titles: tuple[str, int]) -> bytes:
        """Return a page of headings that look alike, with an outline of (title, parent or 0)."""
        held = [
            lines(60, 100 + 90 * k, [name], font="F2") + lines(60, 120 + 90 * k, PROSE) for k, name in enumerate(NAMES)
        ]
        numbers = [13 + k for k in range(len(titles))]
        extra = []
        for number, (title, parent) in zip(numbers, titles, strict=True):
            siblings = [n for n, (_, other) in zip(numbers, titles, strict=True) if other == parent]
            children = [n for n, (_, other) in zip(numbers, titles, strict=True) if other == number]
            later = [n for n in siblings if n > number]
            entry = f"<</Title({title})/Parent {parent or 12} 0 R/Dest[10 0 R/Fit]"
            entry += f"/Next {later[0]} 0 R" if later else ""
            entry += f"/First {children[0]} 0 R/Last {children[-1]} 0 R/Count {len(children)}" if children else ""
            extra.append(entry + ">>")
        tops = [n for n, (_, parent) in zip(numbers, titles, strict=True) if not parent]
        root = f"<</Type/Outlines/First {tops[0]} 0 R/Last {tops[-1]} 0 R/Count {len(tops)}>>"
        return make_pdf(["".join(held)], extra=[root, *extra], catalog="/Outlines 12 0 R")

    def test_outline_tells_levels_of_headings_that_look_alike(self) -> None:
        layout = read_pdf(self.outlined(("Evidence", 0), ("Census", 13), ("Survey of members", 13), ("Impact", 0)))
        assert [(p.text, p.level) for p in layout.pieces if p.kind == "heading"] == [
            ("Evidence", 1), ("Census", 2), ("Survey of members", 2), ("Impact", 1),
        ]  # fmt: skip

    def test_outline_that_says_something_else_is_left_alone(self) -> None:
        layout = read_pdf(self.outlined(("Slide 1", 0), ("Slide 2", 13), ("Slide 3", 13), ("Slide 4", 0)))
        assert [(p.text, p.level) for p in layout.pieces if p.kind == "heading"] == [(name, 1) for name in NAMES]


NAMES = ["Evidence", "Census", "Survey of members", "Impact"]
