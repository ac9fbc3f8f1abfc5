from __future__ import annotations

import json
import subprocess
import sys
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pypdfium2
import pytest
from selectolax.lexbor import LexborHTMLParser

from eiascore.errors import DamagedError, EmptyDocumentError, EncryptedError, ScannedError, TooLargeError
from eiascore.reading import pdf, pdf_guard
from eiascore.reading.pdf import read_pdf
from eiascore.reading.pdf_fonts import Style, clean
from eiascore.reading.pieces import Layout, Piece, RawCell
from eiascore.settings import Settings

sys.path.insert(0, str(Path(__file__).parent))
from pdf_maker import filled, grid, lines, make_pdf, rule, text

ROOT = Path(__file__).parents[2]
SPECIMENS = sorted((ROOT / "corpus" / "specimens").glob("*.pdf"))
TRUTH = sorted((ROOT / "corpus" / "specimens" / "truth").glob("*.json"))
SHARED = ROOT.parent / "shared"
HOSTILE = sorted((SHARED / "hostile").glob("*.pdf"))
DOCUMENTS = sorted((SHARED / "documents" / "pdf").glob("*.pdf"))
PROSE = [
    "The council proposes to close the library on two weekdays from next",
    "spring and has asked residents what that would mean for them and for",
    "the people they look after, as the savings cannot be found elsewhere.",
]

IMAGE = (
    "<</Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8/Length 1>>\n"
    "stream\nA\nendstream"
)


def of_kind(layout: Layout, kind: str) -> list[Piece]:
    return [piece for piece in layout.pieces if piece.kind == kind]


def texts(layout: Layout, kind: str) -> list[str]:
    return [piece.text for piece in of_kind(layout, kind)]


def rows(cells: object) -> list[list[str]]:
    found: dict[int, list[str]] = {}
    for cell in cells:  # type: ignore[attr-defined]
        found.setdefault(cell.row, []).append(cell.text)
    return [found[row] for row in sorted(found)]


def plain(words: str) -> str:
    return " ".join(words.split())


def word_counts(layout: Layout) -> Counter[str]:
    parts = [part for piece in layout.pieces for part in (piece.cells or [piece])]
    return Counter(word for part in parts for word in part.text.split())


def pdfium_counts(path: Path) -> Counter[str]:
    counts: Counter[str] = Counter()
    with pypdfium2.PdfDocument(path) as document:
        for page in document:
            counts.update(page.get_textpage().get_text_range().replace("\ufffe", "").split())
    return counts


class TestSpecimens:
    def test_there_are_specimens(self) -> None:
        assert len(SPECIMENS) >= 5
        assert TRUTH

    @pytest.mark.parametrize("path", TRUTH, ids=lambda path: path.stem)
    def test_tables_are_read_cell_by_cell(self, path: Path) -> None:
        layout = read_pdf((path.parents[1] / f"{path.stem}.pdf").read_bytes())
        truth = [[[plain(cell) for cell in row] for row in table] for table in json.loads(path.read_text("utf-8"))]
        found = [[[plain(cell) for cell in row] for row in rows(piece.cells)] for piece in of_kind(layout, "table")]
        assert found == truth

    @pytest.mark.parametrize("path", SPECIMENS, ids=lambda path: path.stem)
    def test_headings_and_levels_are_those_of_the_source(self, path: Path) -> None:
        source = LexborHTMLParser(path.with_suffix(".html").read_text("utf-8"))
        truth = [(int(node.tag[1]), plain(node.text())) for node in source.css("h1, h2, h3, h4")]
        layout = read_pdf(path.read_bytes())
        assert [(piece.level, piece.text) for piece in of_kind(layout, "heading")] == truth

    @pytest.mark.parametrize("path", SPECIMENS, ids=lambda path: path.stem)
    def test_every_paragraph_of_the_source_is_one_piece(self, path: Path) -> None:
        source = LexborHTMLParser(path.with_suffix(".html").read_text("utf-8"))
        truth = {plain(node.text()) for node in source.css("main p") if node.text().strip()}
        layout = read_pdf(path.read_bytes())
        found = {text for kind in ("paragraph", "bullet") for text in texts(layout, kind)}
        # Numbers of ordered lists are drawn, and are not in the HTML.
        found |= {text.partition(". ")[2] for text in found if text.partition(". ")[0].isdigit()}
        table_text = " ".join(plain(cell.text) for piece in of_kind(layout, "table") for cell in piece.cells)
        assert [words for words in truth if words not in found and words not in table_text] == []

    @pytest.mark.parametrize("path", SPECIMENS, ids=lambda path: path.stem)
    def test_no_word_is_lost_doubled_or_glued(self, path: Path) -> None:
        ours, reference = word_counts(read_pdf(path.read_bytes())), pdfium_counts(path)
        extra = ours - reference
        lost = reference - ours
        # Bullet glyphs are stripped and header rows that repeat on the next page are dropped: both are in `lost`.
        assert sum(extra.values()) <= 2, extra
        assert sum(lost.values()) <= 0.02 * sum(reference.values()), lost

    @pytest.mark.parametrize("path", SPECIMENS, ids=lambda path: path.stem)
    def test_running_header_and_page_number_are_furniture(self, path: Path) -> None:
        layout = read_pdf(path.read_bytes())
        numbers = [words for words in texts(layout, "furniture") if words.startswith("Page ")]
        assert numbers == [f"Page {k}" for k in range(1, len(layout.page_sizes) + 1)]
        assert not [words for words in texts(layout, "paragraph") if words.startswith("Page ")]

    def test_tick_boxes_keep_their_place_in_the_line(self) -> None:
        layout = read_pdf((ROOT / "corpus/specimens/middling-council-form.pdf").read_bytes())
        assert any("☐ new ☒ a change to something we do now" in words for words in texts(layout, "paragraph"))
        cells = [cell.text for piece in of_kind(layout, "table") for cell in piece.cells]
        assert "☒ Negative\n☐ Positive\n☐ None" in cells

    def test_page_numbers_never_go_back_within_a_kind(self) -> None:
        for path in SPECIMENS:
            pages = [piece.page or 0 for piece in read_pdf(path.read_bytes()).pieces if piece.kind != "furniture"]
            assert pages == sorted(pages), path.name


class TestParagraphs:
    def test_lines_are_joined_and_hyphens_mended(self) -> None:
        body = [
            "We held a consul-",
            "tation in May, a second consultation in June and a well-",
            "attended meeting.",
        ]
        layout = read_pdf(make_pdf([lines(60, 100, body)]))
        assert texts(layout, "paragraph") == [
            "We held a consultation in May, a second consultation in June and a well-attended meeting."
        ]

    def test_space_between_lines_parts_paragraphs(self) -> None:
        layout = read_pdf(make_pdf([lines(60, 100, PROSE) + lines(60, 160, PROSE)]))
        assert texts(layout, "paragraph") == [" ".join(PROSE)] * 2

    def test_paragraph_runs_on_over_the_page(self) -> None:
        layout = read_pdf(make_pdf([lines(60, 700, PROSE[:2]), lines(60, 80, PROSE[2:])]))
        (piece,) = of_kind(layout, "paragraph")
        assert piece.text == " ".join(PROSE)
        ((offset, page),) = piece.page_breaks
        assert page == 2
        assert piece.text[offset:].startswith("the people they look after")

    def test_footnote_does_not_part_a_paragraph(self) -> None:
        note = text(60, 760, "1 Census 2021, table TS021, as published in 2023.", size=8)
        layout = read_pdf(make_pdf([lines(60, 700, PROSE[:2]) + note, lines(60, 80, PROSE[2:])]))
        assert texts(layout, "paragraph") == [" ".join(PROSE), "1 Census 2021, table TS021, as published in 2023."]

    def test_bullets_lose_the_glyph_and_know_their_depth(self) -> None:
        page = lines(60, 100, PROSE)
        page += text(70, 150, "\u2022") + text(85, 150, "older people who live alone;")
        page += text(100, 164, "\u2013") + text(115, 164, "in the villages;")
        page += text(70, 178, "\u2022") + text(85, 178, "disabled people.")
        layout = read_pdf(make_pdf([page]))
        assert [(piece.level, piece.text) for piece in of_kind(layout, "bullet")] == [
            (1, "older people who live alone;"),
            (2, "in the villages;"),
            (1, "disabled people."),
        ]

    def test_numbered_paragraphs_keep_their_number(self) -> None:
        page = "".join(
            text(60, 100 + 28 * k, f"{k + 1}.")
            + lines(85, 100 + 28 * k, ["The duty is a continuing one", "of course."])
            for k in range(3)
        )
        layout = read_pdf(make_pdf([page]))
        assert texts(layout, "paragraph") == [f"{k}. The duty is a continuing one of course." for k in (1, 2, 3)]

    def test_letters_number_paragraphs_and_are_no_bullets(self) -> None:
        page = "".join(
            text(60, 100 + 14 * k, letter) + text(90, 100 + 14 * k, f"A councillor may move this {k} times")
            for k, letter in enumerate("nop")
        )
        layout = read_pdf(make_pdf([page]))
        assert [(piece.kind, piece.text.split()[0]) for piece in layout.pieces] == [
            ("paragraph", letter) for letter in "nop"
        ]

    def test_double_spaced_text_on_one_page_of_many(self) -> None:
        single = "".join(lines(60, 100 + 60 * k, PROSE, size=9, pitch=11) for k in range(8))
        layout = read_pdf(make_pdf([single, single, lines(60, 100, PROSE * 3, size=12, pitch=28)]))
        assert [piece.text for piece in of_kind(layout, "paragraph") if piece.page == 3] == [" ".join(PROSE * 3)]
        assert of_kind(layout, "heading") == []

    def test_raised_figure_is_a_footnote_mark_and_not_part_of_the_number(self) -> None:
        page = lines(60, 100, PROSE) + (
            "BT /F1 11 Tf 60 682 Td (The rate rose to 4.1) Tj /F1 6 Tf 4 Ts (2) Tj 0 Ts /F1 11 Tf ( in May.) Tj ET"
        )
        assert texts(read_pdf(make_pdf([page])), "paragraph")[-1] == "The rate rose to 4.1² in May."


class TestOrder:
    LEFT = tuple(f"left column line {k} goes on here" for k in range(12))
    RIGHT = tuple(f"right column line {k} goes on too" for k in range(12))

    def test_columns_written_one_after_the_other(self) -> None:
        layout = read_pdf(make_pdf([lines(50, 100, self.LEFT) + lines(320, 100, self.RIGHT)]))
        assert " ".join(texts(layout, "paragraph")) == " ".join(self.LEFT + self.RIGHT)

    def test_columns_written_line_by_line(self) -> None:
        page = "".join(
            text(50, 100 + 14 * k, a) + text(320, 100 + 14 * k, b)
            for k, (a, b) in enumerate(zip(self.LEFT, self.RIGHT, strict=True))
        )
        layout = read_pdf(make_pdf([page]))
        assert " ".join(texts(layout, "paragraph")) == " ".join(self.LEFT + self.RIGHT)

    def test_right_column_written_first(self) -> None:
        title = text(50, 70, "What we propose", size=18, font="F2")
        layout = read_pdf(make_pdf([lines(320, 100, self.RIGHT) + lines(50, 100, self.LEFT) + title]))
        assert layout.pieces[0].kind == "heading"
        assert " ".join(texts(layout, "paragraph")) == " ".join(self.LEFT + self.RIGHT)

    def test_text_that_runs_up_the_page_is_one_paragraph(self) -> None:
        up = "BT /F1 9 Tf 0 1 -1 0 40 300 Tm (Share of) Tj ET BT /F1 9 Tf 0 1 -1 0 40 345 Tm (replies) Tj ET\n"
        layout = read_pdf(make_pdf([lines(60, 100, PROSE) + up]))
        assert texts(layout, "paragraph") == [" ".join(PROSE), "Share of replies"]

    def test_page_written_from_the_foot_up(self) -> None:
        body = [f"line {k} of the page, written before the one above it" for k in range(12)]
        page = "".join(reversed([text(60, 100 + 14 * k, line) for k, line in enumerate(body)]))
        assert " ".join(texts(read_pdf(make_pdf([page])), "paragraph")) == " ".join(body)


class TestHeadings:
    def test_size_weight_and_number_give_the_level(self) -> None:
        page = text(60, 80, "Equality impact assessment", size=20, font="F2")
        page += text(60, 120, "1. What is proposed", size=14, font="F2") + lines(60, 140, PROSE)
        page += text(60, 200, "1.1 Options", size=14, font="F2") + lines(60, 220, PROSE)
        page += text(60, 290, "Age", font="F2") + lines(60, 304, PROSE)
        layout = read_pdf(make_pdf([page]))
        assert [(piece.level, piece.text) for piece in of_kind(layout, "heading")] == [
            (1, "Equality impact assessment"),
            (2, "1. What is proposed"),
            (3, "1.1 Options"),
            (4, "Age"),
        ]

    def test_bold_words_that_begin_a_paragraph_are_no_heading(self) -> None:
        page = lines(60, 80, PROSE) + text(60, 160, "Age.", font="F2") + text(90, 160, PROSE[0][:60])
        layout = read_pdf(make_pdf([page + lines(60, 174, PROSE[1:])]))
        assert of_kind(layout, "heading") == []

    def test_caption_and_repeated_label_are_no_headings(self) -> None:
        page = text(60, 80, "Table 1: Residents by age", font="F2")
        for k in range(3):
            page += text(60, 120 + 80 * k, "Your answer", font="F2") + lines(60, 140 + 80 * k, PROSE)
        layout = read_pdf(make_pdf([page]))
        assert of_kind(layout, "heading") == []
        assert texts(layout, "paragraph").count("Your answer") == 3

    def test_bold_and_italic_pieces_are_marked(self) -> None:
        page = lines(60, 80, PROSE) + text(60, 150, "Please read the notes before you start.", font="F3")
        first, second = of_kind(read_pdf(make_pdf([page])), "paragraph")
        assert (first.italic, second.italic) == (False, True)


class TestFurniture:
    def page(self, number: int) -> str:
        head = text(60, 30, "OFFICIAL", size=9) + text(400, 30, "Form EQ2", size=9)
        return head + lines(60, 100, PROSE[number - 1 :]) + text(280, 815, f"Page {number} of 3", size=9)

    def test_what_repeats_at_the_edge_is_furniture(self) -> None:
        layout = read_pdf(make_pdf([self.page(k) for k in (1, 2, 3)]))
        assert texts(layout, "furniture") == [
            words for k in (1, 2, 3) for words in ("OFFICIAL Form EQ2", f"Page {k} of 3")
        ]
        assert texts(layout, "paragraph") == [" ".join(PROSE[k:]) for k in range(3)]

    def test_marking_and_number_of_a_single_page(self) -> None:
        page = text(270, 25, "OFFICIAL - SENSITIVE") + lines(60, 100, PROSE) + text(290, 820, "1 / 1", size=9)
        assert texts(read_pdf(make_pdf([page])), "furniture") == ["OFFICIAL - SENSITIVE", "1 / 1"]

    def test_body_text_that_repeats_is_no_furniture(self) -> None:
        layout = read_pdf(make_pdf([lines(60, 300, PROSE)] * 3))
        assert of_kind(layout, "furniture") == []


class TestTables:
    XS, YS = (60, 200, 380, 540), (100, 125, 160, 195)

    def table(self, *, top: float = 0, header: bool = True, body: tuple[str, str] = ("Age", "Sex")) -> str:
        page = grid(self.XS, [y + top for y in self.YS])
        for k, words in enumerate(("Group", "Impact", "Reason")):
            page += text(self.XS[k] + 4, 115 + top, words, font="F2" if header else "F1")
        for k, words in enumerate(body):
            y = 140 + 35 * k + top
            page += (
                text(64, y, words) + text(204, y, "Negative") + lines(384, y, ["They use it more", "than others do."])
            )
        return page

    def test_cells_lines_and_header(self) -> None:
        layout = read_pdf(make_pdf([lines(60, 50, PROSE) + self.table() + lines(60, 230, PROSE)]))
        assert [piece.kind for piece in layout.pieces] == ["paragraph", "table", "paragraph"]
        (table,) = of_kind(layout, "table")
        assert rows(table.cells) == [
            ["Group", "Impact", "Reason"],
            ["Age", "Negative", "They use it more than others do."],
            ["Sex", "Negative", "They use it more than others do."],
        ]
        assert [cell.header for cell in table.cells] == [True] * 3 + [False] * 6
        assert not table.irregular

    def test_shaded_first_row_is_the_header(self) -> None:
        page = filled(60, 100, 540, 125) + self.table(header=False)
        (table,) = of_kind(read_pdf(make_pdf([page])), "table")
        assert (
            [cell.shaded for cell in table.cells] == [cell.header for cell in table.cells] == [True] * 3 + [False] * 6
        )

    def test_table_of_thin_boxes(self) -> None:
        thin = "".join(filled(60, y - 0.25, 540, y + 0.25, 0) for y in self.YS)
        thin += "".join(filled(x - 0.25, 100, x + 0.25, 195, 0) for x in self.XS)
        page = self.table().replace(grid(self.XS, self.YS), thin)
        assert len(rows(of_kind(read_pdf(make_pdf([page])), "table")[0].cells)) == 3

    def test_merged_cells_have_spans(self) -> None:
        page = "".join(rule(60, y, 540, y) for y in (100, 125, 195)) + rule(200, 160, 540, 160)
        page += "".join(rule(x, 100, x, 195) for x in (60, 540)) + rule(200, 125, 200, 195) + rule(380, 125, 380, 195)
        page += text(64, 115, "Section A: about the proposal", font="F2") + text(64, 150, "Owner")
        page += (
            text(204, 140, "Name") + text(384, 140, "Date") + text(204, 180, "J Moss") + text(384, 180, "1 May 2026")
        )
        (table,) = of_kind(read_pdf(make_pdf([page])), "table")
        assert [(c.row, c.column, c.row_span, c.column_span, c.text) for c in table.cells] == [
            (0, 0, 1, 3, "Section A: about the proposal"),
            (1, 0, 2, 1, "Owner"),
            (1, 1, 1, 1, "Name"),
            (1, 2, 1, 1, "Date"),
            (2, 1, 1, 1, "J Moss"),
            (2, 2, 1, 1, "1 May 2026"),
        ]

    def test_bullets_and_paragraphs_in_a_cell_are_kept_apart(self) -> None:
        page = grid((60, 200, 540), (100, 200)) + text(64, 115, "Actions")
        page += text(204, 115, "\u2022") + text(215, 115, "Ramp at the north door,")
        page += text(215, 129, "with a rail.")
        page += text(204, 143, "\u2022") + text(215, 143, "Map in large print.")
        (table,) = of_kind(read_pdf(make_pdf([page])), "table")
        assert [cell.text for cell in table.cells] == [
            "Actions",
            "Ramp at the north door, with a rail.\nMap in large print.",
        ]

    def test_table_that_runs_on_is_one_table_with_one_header(self) -> None:
        first, second = self.table(top=500), self.table(top=-40, body=("Race", "Disability"))
        layout = read_pdf(make_pdf([lines(60, 100, PROSE) + first, second + lines(60, 300, PROSE)]))
        (table,) = of_kind(layout, "table")
        assert [row[0] for row in rows(table.cells)] == ["Group", "Age", "Sex", "Race", "Disability"]
        assert [cell.page for cell in table.cells if cell.column == 0] == [1, 1, 1, 2, 2]
        assert [piece.kind for piece in layout.pieces] == ["paragraph", "table", "paragraph"]

    def test_row_cut_by_the_page_is_one_row(self) -> None:
        first = self.table(top=500).replace("than others do.", "than others do")
        second = grid(self.XS, (80, 105, 140)) + text(384, 95, "and for longer.")
        second += text(64, 120, "Race") + text(204, 120, "None") + text(384, 120, "No data.")
        (table,) = of_kind(read_pdf(make_pdf([lines(60, 100, PROSE) + first, second])), "table")
        assert rows(table.cells)[2:] == [
            ["Sex", "Negative", "They use it more than others do and for longer."],
            ["Race", "None", "No data."],
        ]

    def test_another_table_on_the_next_page_stays_apart(self) -> None:
        second = (
            grid((60, 300, 540), (80, 105, 140)) + text(64, 95, "Name", font="F2") + text(304, 95, "Date", font="F2")
        )
        second += text(64, 120, "J Moss") + text(304, 120, "1 May 2026")
        layout = read_pdf(make_pdf([self.table(top=500), second]))
        assert len(of_kind(layout, "table")) == 2

    def test_columns_ruled_in_the_header_only(self) -> None:
        page = "".join(rule(60, y, 540, y) for y in (100, 120, 140, 160, 180))
        page += "".join(rule(x, 100, x, 180) for x in (60, 540)) + "".join(rule(x, 100, x, 120) for x in (220, 380))
        body = [("Group", "Residents", "Replies"), ("Black Caribbean", "1,310", "84"), ("White", "31,420", "268")]
        for k, row in enumerate(body):
            page += "".join(text(x + 4, 114 + 20 * k, words) for x, words in zip((60, 220, 380), row, strict=True))
        page += text(64, 174, "Figures for two groups with fewer than five replies are left out of this table.")
        (table,) = of_kind(read_pdf(make_pdf([page])), "table")
        assert rows(table.cells) == [
            *(list(row) for row in body),
            ["Figures for two groups with fewer than five replies are left out of this table."],
        ]

    def test_frame_round_text_is_no_table(self) -> None:
        layout = read_pdf(make_pdf([grid((50, 550), (80, 160)) + lines(60, 100, PROSE)]))
        assert [(piece.kind, piece.text) for piece in layout.pieces] == [("paragraph", " ".join(PROSE))]

    def test_underlined_words_are_no_table(self) -> None:
        layout = read_pdf(make_pdf([lines(60, 100, PROSE) + rule(60, 102, 200, 102) + rule(60, 116, 200, 116)]))
        assert of_kind(layout, "table") == []

    def test_irregular_grid_is_read_by_pdfplumber_and_says_so(self) -> None:
        # The last cell of the first row runs on into the row below, and there to the left: an L.
        page = "".join(rule(60, y, 540, y) for y in (100, 195)) + rule(60, 145, 380, 145)
        page += "".join(rule(x, 100, x, 195) for x in (60, 200, 540)) + rule(380, 100, 380, 145)
        page += text(64, 120, "Who") + text(204, 120, "When") + text(384, 120, "What they said")
        page += text(64, 170, "Forum") + text(204, 170, "14 May")
        layout = read_pdf(make_pdf([page]))
        (table,) = of_kind(layout, "table")
        assert table.irregular
        assert word_counts(layout) == Counter(["Who", "When", "What", "they", "said", "Forum", "14", "May"])

    def test_words_of_two_narrow_cells_are_not_glued(self) -> None:
        page = grid((60, 100, 140), (100, 120, 140))
        page += "".join(text(x, y, words, size=10) for y in (114, 134) for x, words in ((64, "Yes/No"), (103, "0.25%")))
        (table,) = of_kind(read_pdf(make_pdf([page])), "table")
        assert rows(table.cells) == [["Yes/No", "0.25%"]] * 2


class TestTicks:
    @pytest.mark.parametrize(
        ("raw", "shown"),
        [("\uf0fe", "☑"), ("\uf0a8", "☐"), ("\uf06f", "☐"), ("\uf0fc", "✓"), ("\uf078", "☒"), ("\uf0b7", "•")],
    )
    def test_symbol_font_glyphs(self, raw: str, shown: str) -> None:
        assert clean(raw, Style(10, bold=False, italic=False)) == shown

    def test_letters_of_a_dingbat_font_only(self) -> None:
        assert clean("x", Style(10, bold=False, italic=False, dingbat=True)) == "☒"
        assert clean("x", Style(10, bold=False, italic=False)) == "x"


class TestFields:
    def form(self) -> Layout:
        page = (
            lines(60, 60, PROSE) + text(60, 150, "Is the change large?") + text(200, 150, "Yes") + text(260, 150, "No")
        )
        page += text(60, 200, "Lead officer:")
        box = (
            "<</Type/Annot/Subtype/Widget/FT/Btn/T({name})/Rect[{x} 688 {x1} 700]/P 10 0 R/V/{on}/AS/{on}"
            "/AP<</N<</Yes 15 0 R/Off 15 0 R>>>>>>"
        )
        field = "<</Type/Annot/Subtype/Widget/FT/Tx/T(lead)/V(Dana Moss)/Rect[140 638 300 652]/P 10 0 R/DA(/F1 10 Tf)>>"
        extra = [
            box.format(name="yes", x=185, x1=197, on="Yes"),
            box.format(name="no", x=245, x1=257, on="Off"),
            field,
            "<</Type/XObject/Subtype/Form/BBox[0 0 10 10]/Length 0>>\nstream\n\nendstream",
        ]
        return read_pdf(
            make_pdf(
                [page],
                extra=extra,
                page_entries="/Annots[12 0 R 13 0 R 14 0 R]",
                catalog="/AcroForm<</Fields[12 0 R 13 0 R 14 0 R]/DR<</Font<</F1 4 0 R>>>>>>",
            )
        )

    def test_check_boxes_and_text_fields_become_text_in_place(self) -> None:
        found = texts(self.form(), "paragraph")
        assert "Is the change large? ☒ Yes ☐ No" in found
        assert "Lead officer: Dana Moss" in found


class TestRefusals:
    def test_encrypted(self) -> None:
        locked = "/Encrypt<</Filter/Standard/V 1/R 2/P -4/O(" + "o" * 32 + ")/U(" + "u" * 32 + ")>>/ID[(a)(a)]"
        with pytest.raises(EncryptedError, match="password"):
            read_pdf(make_pdf([lines(60, 100, PROSE)], trailer=locked))

    def test_damaged(self) -> None:
        with pytest.raises(DamagedError, match="damaged"):
            read_pdf(b"%PDF-1.7\nnothing that follows is a PDF")

    def test_lost_trailer_is_put_back_and_noted(self) -> None:
        whole = make_pdf([lines(60, 100, PROSE)])
        layout = read_pdf(whole[: whole.index(b"xref\n0 1")])
        assert texts(layout, "paragraph") == [" ".join(PROSE)]
        assert any("damaged" in note for note in layout.notes)

    def test_no_pages(self) -> None:
        with pytest.raises(EmptyDocumentError, match="no pages"):
            read_pdf(make_pdf([]))

    def test_no_words(self) -> None:
        with pytest.raises(EmptyDocumentError, match="no words"):
            read_pdf(make_pdf(["", rule(60, 100, 200, 100)]))

    def test_scan_names_ocr(self) -> None:
        page = "q 595 0 0 842 0 0 cm /Im1 Do Q"
        data = make_pdf([page, page], extra=[IMAGE], resources="/XObject<</Im1 14 0 R>>")
        with pytest.raises(ScannedError, match="scan") as caught:
            read_pdf(data)
        assert "ocrmypdf" in caught.value.todo

    def test_picture_with_text_is_no_scan(self) -> None:
        page = "q 100 0 0 100 0 700 cm /Im1 Do Q\n" + lines(60, 300, PROSE)
        layout = read_pdf(make_pdf([page], extra=[IMAGE], resources="/XObject<</Im1 12 0 R>>"))
        assert texts(layout, "paragraph") == [" ".join(PROSE)]

    def test_too_many_pages(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(pdf, "settings", lambda: Settings(max_pages=2))
        with pytest.raises(TooLargeError, match="3 pages"):
            read_pdf(make_pdf([lines(60, 100, PROSE)] * 3))

    def test_too_many_characters(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(pdf, "settings", lambda: Settings(max_characters=300))
        with pytest.raises(TooLargeError, match="300 characters by page 2"):
            read_pdf(make_pdf([lines(60, 100, PROSE)] * 3))

    def test_stream_packed_twice_into_nearly_nothing(self, monkeypatch: pytest.MonkeyPatch) -> None:
        import zlib

        monkeypatch.setattr(pdf_guard, "settings", lambda: Settings(max_unpacked_bytes=1_000_000))
        bomb = zlib.compress(zlib.compress(b" " * 5_000_000, 9), 9).decode("latin-1")
        extra = f"<</Filter[/FlateDecode/FlateDecode]/Length {len(bomb)}>>\nstream\n{bomb}\nendstream"
        with pytest.raises(TooLargeError, match="unpacks"):
            read_pdf(make_pdf([lines(60, 100, PROSE)], extra=[extra]))

    def test_forms_nested_without_end(self) -> None:
        forms = []
        for k in range(12):
            inner = f"/Resources<</XObject<</X {13 + k} 0 R>>>>" if k < 11 else ""
            content = "/X Do " * 10 if k < 11 else ""
            forms.append(f"<</Subtype/Form/BBox[0 0 9 9]{inner}/Length {len(content)}>>\nstream\n{content}\nendstream")
        data = make_pdf(["/X Do"], extra=forms, resources="/XObject<</X 12 0 R>>")
        with pytest.raises(TooLargeError, match="nested"):
            read_pdf(data)

    @pytest.mark.parametrize(("times", "refused"), [(1, False), (2, True)])
    def test_form_that_draws_itself(self, times: int, refused: bool) -> None:
        content = "/X Do " * times
        form = "<</Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 12 0 R>>>>"
        extra = f"{form}/Length {len(content)}>>\nstream\n{content}\nendstream"
        data = make_pdf([lines(60, 100, PROSE) + "/X Do"], extra=[extra], resources="/XObject<</X 12 0 R>>")
        if refused:
            with pytest.raises(TooLargeError, match="nested"):
                read_pdf(data)
        else:
            assert read_pdf(data).pieces

    def test_page_that_fails_is_noted_and_skipped(self) -> None:
        whole = make_pdf([lines(60, 100, PROSE)] * 2)
        broken = whole.replace(b"/Kids[10 0 R 12 0 R]", b"/Kids[10 0 R 99 0 R]")
        layout = read_pdf(broken)
        assert layout.notes == ["Page 2 is damaged and was left out."]
        assert len(layout.page_sizes) == 2
        assert texts(layout, "paragraph") == [" ".join(PROSE)]


def test_title_comes_from_the_metadata_without_control_characters() -> None:
    data = make_pdf(
        [lines(60, 100, PROSE)],
        extra=["<</Title(Library  review\\000\\001 2026)>>"],
        trailer="/Info 12 0 R",
    )
    assert read_pdf(data).title == "Library review 2026"


@pytest.mark.parametrize("sideways", [False, True])
def test_page_sizes_and_rotation(sideways: bool) -> None:
    # A landscape page is stored with text that runs up it; some are left as they were, with text that runs sideways.
    upright = "".join(f"BT /F1 11 Tf 0 1 -1 0 {60 + 14 * k} 60 Tm ({words}) Tj ET\n" for k, words in enumerate(PROSE))
    layout = read_pdf(make_pdf([lines(60, 100, PROSE) if sideways else upright], page_entries="/Rotate 90"))
    assert list(layout.page_sizes) == [(842.0, 595.0)]
    assert " ".join(texts(layout, "paragraph")) == " ".join(PROSE)


def test_threads_may_read_at_once() -> None:
    data = SPECIMENS[0].read_bytes()
    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(lambda _: [piece.text for piece in read_pdf(data).pieces], range(8)))
    assert all(texts == found[0] for texts in found)


def test_cells_are_raw_cells_with_pages() -> None:
    layout = read_pdf(SPECIMENS[0].read_bytes())
    cells = [cell for piece in of_kind(layout, "table") for cell in piece.cells]
    assert cells
    assert all(isinstance(cell, RawCell) and cell.page for cell in cells)


READ = """
import sys
from pathlib import Path
from eiascore.errors import EiaError
from eiascore.reading.pdf import read_pdf
try:
    print("layout", len(read_pdf(Path(sys.argv[1]).read_bytes()).pieces))
except EiaError as error:
    print("error", error.code)
"""


@pytest.mark.skipif(not HOSTILE, reason="../shared/hostile is not here")
@pytest.mark.parametrize("path", HOSTILE, ids=lambda path: path.stem)
def test_hostile_file_ends_in_a_layout_or_an_error(path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", READ, str(path)], capture_output=True, text=True, timeout=20, check=False
    )
    assert done.returncode == 0, done.stderr[-500:]
    assert done.stdout.split()[0] in ("layout", "error")


@pytest.mark.skipif(not DOCUMENTS, reason="../shared/documents/pdf is not here")
@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.stem)
def test_public_document_keeps_its_words(path: Path) -> None:
    reference = pdfium_counts(path)
    try:
        ours = word_counts(read_pdf(path.read_bytes(), ocr="never"))
    except (ScannedError, EmptyDocumentError):
        assert sum(reference.values()) < 30
        return
    shared = sum((ours & reference).values())
    # A tick box of a form is a word that pdfium's plain text does not have.
    assert shared >= 0.9 * sum(reference.values())
    assert shared >= 0.9 * sum(ours.values()) - 2
