"""Tables in PDF that white space, rules between rows or stripes alone show, and what must not be taken for one."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn
from docx.shared import Cm

from eiascore.reading.pdf import read_pdf
from eiascore.reading.pieces import Layout, Piece

sys.path.insert(0, str(Path(__file__).parent))
from pdf_maker import filled, grid, lines, make_pdf, rule, text

PROSE = [
    "The council proposes to close the library on two weekdays from next",
    "spring and has asked residents what that would mean for them and for",
    "the people they look after, as the savings cannot be found elsewhere.",
]
RAMP = (
    "The ramp at the north door is too steep for wheelchair users, and the lift has been broken since last winter. "
    "Officers met the disability forum in May, and the carers group in June."
)
HEAD = ["Characteristic", "Impact", "Mitigation"]
ROWS = [
    ["Age", "Older people use the library more than others do, mostly on weekday mornings.", "Keep two mornings open."],
    ["Disability", RAMP, "Mend the lift by March 2026 and build a ramp with a rail."],
    ["Sex", "Women make up 62% of visitors.", "None needed."],
    ["Religion or belief", "No impact was found.", "None needed."],
]
FIGURES = [
    ["Ethnic group", "Residents", "Replies", "Share"],
    ["Black Caribbean", "1,310", "84", "6.4%"],
    ["White British", "31,420", "268", "0.9%"],
    ["Mixed", "902", "31", "3.4%"],
]
CSS = (
    "body{font:11pt sans-serif}th{text-align:left}td,th{vertical-align:top;padding:4px 12px 4px 0}"
    "table{border-collapse:collapse;width:100%}.rows tr{border-bottom:1px solid #888}"
    ".zebra tbody tr:nth-child(odd){background:#ddd}.grid td,.grid th{border:1px solid #000;padding:4px}"
)


def tables(layout: Layout) -> list[Piece]:
    return [piece for piece in layout.pieces if piece.kind == "table"]


def rows(piece: Piece) -> list[list[str]]:
    found: dict[int, list[str]] = {}
    for cell in piece.cells:
        found.setdefault(cell.row, []).append(cell.text)
    return [found[row] for row in sorted(found)]


def heads(piece: Piece) -> set[int]:
    return {cell.row for cell in piece.cells if cell.header}


def html_table(cells: list[list[str]], looks: str = "", *, head: bool = True) -> str:
    def row(held: list[str], tag: str) -> str:
        return "<tr>" + "".join(f"<{tag}>{words}</{tag}>" for words in held) + "</tr>"

    top = f"<thead>{row(cells[0], 'th')}</thead>" if head else ""
    body = "".join(row(held, "td") for held in cells[bool(head) :])
    return f"<table class='{looks}'>{top}<tbody>{body}</tbody></table>"


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str, str], Layout]:
    """Return a function that prints HTML with a browser and reads the PDF."""

    def by_browser(program: str, body: str) -> Layout:
        folder = tmp_path_factory.mktemp("printed")
        page = folder / "page.html"
        page.write_text(f"<html><head><meta charset=utf-8><style>{CSS}</style></head><body>{body}</body></html>")
        command = [program, "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer"]
        command += [f"--user-data-dir={folder}", f"--print-to-pdf={folder / 'page.pdf'}", str(page)]
        subprocess.run(command, capture_output=True, check=True, timeout=120)
        return read_pdf((folder / "page.pdf").read_bytes())

    return by_browser


def columns(xs: tuple[float, ...], top: float, held: list[list[str]], *, pitch: float = 24, bold: int = 0) -> str:
    """Draw rows of cells without rules, the first ``bold`` of them bold."""
    return "".join(
        text(x, top + pitch * k, words, font="F2" if k < bold else "F1")
        for k, row in enumerate(held)
        for x, words in zip(xs, row, strict=True)
        if words
    )


class TestFound:
    def test_wrapped_cells_stay_in_their_row(self) -> None:
        page = columns((60, 180, 400), 200, [HEAD], bold=1)
        page += text(60, 224, "Age") + lines(180, 224, ["Older people use the library", "more than others do."])
        page += text(400, 224, "Keep mornings open.")
        page += text(60, 262, "Disability") + text(180, 262, "The ramp is too steep.")
        page += lines(400, 262, ["Build a ramp with", "a rail by March."])
        page += (
            lines(60, 300, ["Religion or", "belief"]) + text(180, 300, "No impact was found.") + text(400, 300, "None.")
        )
        layout = read_pdf(make_pdf([lines(60, 60, PROSE) + page + lines(60, 360, PROSE)]))
        assert [piece.kind for piece in layout.pieces] == ["paragraph", "table", "paragraph"]
        (table,) = tables(layout)
        assert rows(table) == [
            HEAD,
            ["Age", "Older people use the library more than others do.", "Keep mornings open."],
            ["Disability", "The ramp is too steep.", "Build a ramp with a rail by March."],
            ["Religion or belief", "No impact was found.", "None."],
        ]
        assert heads(table) == {0}

    @pytest.mark.parametrize("by_column", [False, True])
    def test_order_of_the_content_stream_does_not_matter(self, by_column: bool) -> None:
        xs = (60, 260, 360, 460)
        if by_column:
            page = "".join(columns((x,), 200, [[row[k]] for row in FIGURES], pitch=14) for k, x in enumerate(xs))
        else:
            page = columns(xs, 200, FIGURES, pitch=14)
        (table,) = tables(read_pdf(make_pdf([lines(60, 60, PROSE) + page])))
        assert rows(table) == FIGURES
        assert heads(table) == {0}

    def test_wrapped_label_beside_figures(self) -> None:
        held = [["Schools", "3.0", "12"], ["Roads", "7.25", "9"], ["Department of agriculture", "", ""]]
        page = columns((60, 300, 400), 200, [*held, ["and fisheries", "12.5", "40"], ["Parks", "4.5", "7"]], pitch=14)
        (table,) = tables(read_pdf(make_pdf([page + lines(60, 400, PROSE)])))
        assert rows(table) == [
            *held[:2],
            ["Department of agriculture and fisheries", "12.5", "40"],
            ["Parks", "4.5", "7"],
        ]

    def test_rules_between_rows_part_them(self) -> None:
        page = "".join(rule(60, y, 540, y) for y in (186, 204, 236, 268, 286))
        page += columns((60, 180, 400), 200, [HEAD], bold=1)
        for top, label in ((218, "Age"), (250, "Sex")):
            page += text(60, top, label) + lines(180, top, ["They use it more than", "others do."], pitch=13)
            page += text(400, top, "None.")
        page += columns((60, 180, 400), 281, [["Race", "Not known.", "Ask for it."]])
        (table,) = tables(read_pdf(make_pdf([page])))
        assert rows(table) == [
            HEAD,
            ["Age", "They use it more than others do.", "None."],
            ["Sex", "They use it more than others do.", "None."],
            ["Race", "Not known.", "Ask for it."],
        ]

    def test_stripes_are_no_headers(self) -> None:
        page = "".join(filled(55, y, 545, y + 24) for y in (208, 256)) + columns((60, 180, 400), 200, [HEAD], bold=1)
        held = [["Age", "None.", "None."], ["Sex", "None.", "None."], ["Race", "Not known.", "Ask for it."]]
        (table,) = tables(read_pdf(make_pdf([page + columns((60, 180, 400), 224, held)])))
        assert rows(table) == [HEAD, *held]
        assert heads(table) == {0}
        assert [cell.shaded for cell in table.cells if cell.column == 0] == [False, True, False, True]

    def test_table_goes_on_over_the_page(self) -> None:
        first = columns((60, 180, 400), 700, [HEAD, ["Age", "None.", "None."], ["Sex", "None.", "None."]], bold=1)
        second = columns((60, 180, 400), 60, [["Race", "Not known.", "Ask for it."]])
        layout = read_pdf(make_pdf([lines(60, 60, PROSE) + first, second + lines(60, 120, PROSE)]))
        (table,) = tables(layout)
        assert [row[0] for row in rows(table)] == ["Characteristic", "Age", "Sex", "Race"]
        assert [cell.page for cell in table.cells if cell.column == 0] == [1, 1, 1, 2]

    def test_labels_written_before_all_values(self) -> None:
        labels = ["Title of the policy", "Lead officer", "Date of assessment", "Who is affected?"]
        values = ["Opening hours of libraries", "Head of Culture", "12 May 2025", "All residents"]
        page = columns((60,), 200, [[label] for label in labels]) + columns((224,), 200, [[value] for value in values])
        expected = [list(pair) for pair in zip(labels, values, strict=True)]
        boxes = "".join(grid((220, 540), (186 + 24 * k, 206 + 24 * k)) for k in range(4))
        stack = grid((220, 540), [184 + 24 * k for k in range(5)])
        for drawn in ("", boxes, stack):
            layout = read_pdf(make_pdf([lines(60, 60, PROSE) + drawn + page + lines(60, 320, PROSE)]))
            assert [piece.kind for piece in layout.pieces] == ["paragraph", "table", "paragraph"]
            assert rows(tables(layout)[0]) == expected


def prose_columns(*starts: float) -> str:
    words = " ".join([*PROSE, RAMP] * 3).split()
    broken = [" ".join(words[k : k + 5]) for k in range(0, len(words) - 4, 5)]
    return "".join(lines(x, 80, broken, size=9, pitch=12) for x in starts)


CHART = [["Mobility or", "Visual or", "Mental"], ["manual", "hearing", "health"], ["dexterity", "loss", "issues"]]


class TestNotFound:
    @pytest.mark.parametrize(
        "page",
        [
            prose_columns(60, 320),
            prose_columns(40, 215, 390),
            columns((60, 480), 100, [["Introduction", "2"], ["Evidence", "4"], ["Impact", "9"], ["Actions", "14"]]),
            columns((60, 480), 100, [[f"{name} . . . . . . . . .", "3"] for name in ("Aims", "Evidence", "Impact")]),
            columns((60, 80), 100, [["1.", PROSE[0]], ["2.", PROSE[1]], ["3.", PROSE[2]]]),
            columns((60, 80), 100, [["\u2022", "Age"], ["\u2022", "Disability"], ["\u2022", "Sex"]]),
            columns((60, 80, 300, 320), 100, [["\u2022", "Age", "\u2022", "Sex"]] * 4),
            columns((60, 350), 100, [["Ms A Reader", "Town Hall"], ["High Street", "Square"], ["Leeds"] * 2], pitch=14),
            text(210, 100, "Library") + text(260, 124, "Draft") + text(240, 148, "2025"),
            columns((100, 200, 300), 100, CHART, pitch=14),
        ],
        ids=[
            "two",
            "three",
            "contents",
            "leaders",
            "numbers",
            "bullets",
            "bullets-twice",
            "letter",
            "centred",
            "chart",
        ],
    )
    def test_no_table(self, page: str) -> None:
        assert tables(read_pdf(make_pdf([page]))) == []

    def test_two_columns_are_read_one_after_the_other(self) -> None:
        left = [f"Left column line {k} of" for k in range(12)]
        right = [f"Right column line {k} of" for k in range(12)]
        page = "".join(
            text(60, 80 + 14 * k, a) + text(320, 80 + 14 * k, b)
            for k, (a, b) in enumerate(zip(left, right, strict=True))
        )
        layout = read_pdf(make_pdf([page]))
        words = " ".join(piece.text for piece in layout.pieces)
        assert tables(layout) == []
        assert words.index("Left column line 11") < words.index("Right column line 0")


class TestPrinted:
    @pytest.mark.parametrize("looks", ["", "rows", "zebra", "grid"])
    def test_cells_of_the_source(
        self, need: Callable[[str], str], printed: Callable[[str, str], Layout], looks: str
    ) -> None:
        body = f"<p>{RAMP}</p>{html_table([HEAD, *ROWS], looks)}<p>{RAMP}</p>"
        layout = printed(need("chromium"), body)
        (table,) = tables(layout)
        assert rows(table) == [HEAD, *ROWS]
        assert heads(table) == {0}

    @pytest.mark.parametrize("looks", ["", "grid"])
    def test_rows_cut_by_the_page(
        self, need: Callable[[str], str], printed: Callable[[str, str], Layout], looks: str
    ) -> None:
        words = RAMP.split()
        many = [
            [f"{label} {k}", " ".join([impact, *words[k:], *words[:k], *words[::-1]]), action]
            for k in range(7)
            for label, impact, action in ROWS
        ]
        layout = printed(need("chromium"), html_table([HEAD, *many], looks))
        (table,) = tables(layout)
        assert rows(table) == [HEAD, *many]
        assert len({cell.page for cell in table.cells}) > 2

    def test_columns_of_prose(self, need: Callable[[str], str], printed: Callable[[str, str], Layout]) -> None:
        body = f"<div style='columns:2;text-align:justify'>{f'<p>{RAMP}</p><h3>Evidence</h3>' * 6}</div>"
        layout = printed(need("chromium"), body)
        assert tables(layout) == []
        assert [piece.text for piece in layout.pieces if piece.text != "Evidence"] == [RAMP] * 6

    def test_table_in_a_cell_keeps_its_place_and_rows(
        self, need: Callable[[str], str], printed: Callable[[str, str], Layout]
    ) -> None:
        inner = html_table([["Group", "Replies"], ["Carers", "12"], ["Forum", "30"]], "grid")
        outer = [["Question", "Answer"], ["Who was asked?", f"We asked these: {inner}"], ["What did they say?", RAMP]]
        found = [rows(table) for table in tables(printed(need("chromium"), html_table(outer, "grid")))]
        assert found == [
            [["Question", "Answer"], ["Who was asked?", "We asked these:"]],
            [["Group", "Replies"], ["Carers", "12"], ["Forum", "30"]],
            [["What did they say?", RAMP]],
        ]


class TestConverted:
    """The same by LibreOffice, which draws rules and shades in its own way."""

    def convert(
        self, program: str, folder: Path, cells: list[list[str]], style: str | None, *, bold: bool = True
    ) -> Layout:
        document = docx.Document()
        document.add_paragraph(RAMP)
        table = document.add_table(len(cells), 3, style=style)
        for row, held in zip(table.rows, cells, strict=True):
            for cell, words, width in zip(row.cells, held, (3, 7, 6), strict=True):
                cell.width = Cm(width)
                cell.paragraphs[0].add_run(words).bold = bold and held is cells[0]
        properties = table.rows[0]._tr.get_or_add_trPr()
        properties.append(properties.makeelement(qn("w:tblHeader"), {}))
        document.add_paragraph(RAMP)
        document.save(folder / "form.docx")
        command = [program, "--headless", f"-env:UserInstallation={(folder / 'profile').as_uri()}"]
        command += ["--convert-to", "pdf", "--outdir", str(folder), str(folder / "form.docx")]
        subprocess.run(command, capture_output=True, check=True, timeout=180)
        return read_pdf((folder / "form.pdf").read_bytes())

    @pytest.mark.parametrize("style", [None, "Light Shading", "Light List", "Table Grid"])
    def test_cells_of_the_source(self, need: Callable[[str], str], tmp_path: Path, style: str | None) -> None:
        layout = self.convert(need("soffice"), tmp_path, [HEAD, *ROWS], style)
        (table,) = tables(layout)
        assert rows(table) == [HEAD, *ROWS]
        assert heads(table) == {0}
        assert [piece.kind for piece in layout.pieces] == ["paragraph", "table", "paragraph"]

    def test_plain_header_repeated_on_each_page(self, need: Callable[[str], str], tmp_path: Path) -> None:
        words = RAMP.split()
        many = [[f"{label} {k}", " ".join([impact, *words[k:], *words[:k], *words]), action]
                for k in range(5) for label, impact, action in ROWS]  # fmt: skip
        (table,) = tables(self.convert(need("soffice"), tmp_path, [HEAD, *many], "Table Grid", bold=False))
        assert rows(table) == [HEAD, *many]
        assert heads(table) == {0}
        assert len({cell.page for cell in table.cells}) > 1
