"""Tables that were flattened into lines: each cell has its headers again, or none, and running text is no table."""

from __future__ import annotations

from pathlib import Path

import pytest

from eiascore import read
from eiascore.reading.flat_titles import title_kind
from eiascore.schema import Document

# Each table: a name; lines above (>), its rows, cells parted by " | " and their lines by " // "; lines below (<).
_TABLES = (Path(__file__).parent / "flattened.txt").read_text(encoding="utf-8").strip().split("\n\n")
_FILLER = "The assessment was written by the estates team and goes to the housing board with the papers of May."


def _rows(table: str) -> list[list[str]]:
    lines = [line for line in table.splitlines() if line[0] not in "#<>"]
    return [[cell.strip() for cell in line.split(" |")] for line in lines]


def _lines(table: str) -> list[str]:
    found = [line[2:] for line in table.splitlines() if line.startswith("> ")]
    found += [part for row in _rows(table) for cell in row for part in cell.split(" // ") if part]
    return found + [line[2:] for line in table.splitlines() if line.startswith("< ")]


def _expected(table: str) -> dict[tuple[str, str, str], int]:
    """Return how often a cell stands beside and below its headers; the cell that names a row has none beside it."""
    titles, *rows = _rows(table)
    naming = int(titles[0] in ("No.", "Version"))
    found: dict[tuple[str, str, str], int] = {}
    for row in rows:
        for column, cell in enumerate(row):
            name = row[naming] if column > naming else ""
            key = (cell.replace(" // ", " "), name.replace(" // ", " "), titles[column])
            found[key] = found.get(key, 0) + 1
    return {key: count for key, count in found.items() if key[0]}


def _read(*lines: str) -> Document:
    return read("\n\n".join([*lines, _FILLER]).encode(), name="form.txt")


def _cells(document: Document) -> list[tuple[str, str, str]]:
    return [
        (" ".join(document.quote(cell).split()), cell.row_header, cell.column_header)
        for table in document.tables
        for cell in table.cells
        if not cell.header
    ]


@pytest.mark.parametrize("table", _TABLES, ids=lambda table: table.splitlines()[0][2:])
def test_cells_have_their_headers_or_none(table: str) -> None:
    document = _read(*_lines(table))
    expected, cells = _expected(table), _cells(document)
    right = [cell for cell in cells if cell in expected]
    tied = [cell for cell in cells if cell[2]]
    assert len(tied) - len([cell for cell in tied if cell in expected]) <= 1
    assert len(right) >= 0.8 * sum(expected.values())
    assert document.text.splitlines() == [*_lines(table), _FILLER]


def test_lines_of_a_web_page_are_a_table_too() -> None:
    lines = ["Action", "Owner", "By when", "Print the leaflet in Polish", "Comms Officer", "May 2025"]
    lines += ["Train the drivers in sighted guiding", "Depot Manager", "July 2025", _FILLER]
    page = "<html><body><h1>Equality record</h1>" + "".join(f"<p>{line}</p>" for line in lines) + "</body></html>"
    cells = _cells(read(page.encode(), name="form.html"))
    assert ("Depot Manager", "Train the drivers in sighted guiding", "Owner") in cells
    assert ("May 2025", "Print the leaflet in Polish", "By when") in cells


def test_titles_printed_again_are_titles() -> None:
    titles = ("Issue", "Action", "Lead", "Deadline")
    first = ("Cash only", "Take cards at every kiosk", "Markets Manager", "June 2025")
    second = ("Steep ramp", "Lay a ramp of one in fifteen", "Head of Property", "July 2025")
    cells = _cells(_read(*titles, *first, *second, *titles, *("Low light", *first[1:])))
    assert ("Head of Property", "Steep ramp", "Lead") in cells
    assert ("June 2025", "Low light", "Deadline") in cells
    assert not any(text in titles for text, _, _ in cells)


def test_first_column_may_have_no_title() -> None:
    lines = ["Positive, negative or neutral", "Comments", "Age", "Neutral", "All ages use the hall about equally."]
    lines += ["Disability", "Negative", "The rear door has a step.", "Race", "Neutral", "No difference was found."]
    cells = _cells(_read("What is the impact on each group?", *lines))
    assert ("Negative", "Disability", "Positive, negative or neutral") in cells
    assert ("No difference was found.", "Race", "Comments") in cells


def test_sentences_answer_their_row_and_column() -> None:
    lines = [
        "Protected characteristic",
        "Impact",
        "Mitigation",
        "Age",
        "Older members have no email.",
        "Post a letter.",
    ]
    lines += ["Disability", "The form cannot be read aloud.", "Rebuild the form.", "Race", "None", "Sex", "None"]
    document = _read(*lines)
    said = next(s for s in document.sentences if document.quote(s) == "Rebuild the form.")
    assert (said.kind, said.origin, said.row_header, said.column_header) == (
        "cell",
        "author",
        "Disability",
        "Mitigation",
    )
    assert {row.characteristic for row in document.characteristics} >= {"age", "disability", "race", "sex"}


@pytest.mark.parametrize(
    "lines",
    [
        ("Title of policy", "Lead officer", "Date", "Signature", "This policy is about allotments and hens."),
        ("Impact", "Forty bays move.", "Mitigation", "We will repaint the bays.", "Monitoring", "Counts in May."),
        ("Age", "Disability", "Race", "Sex", "Two in five users are over 65.", "The route will change in May."),
        ("Name", "Post", "Department", "Telephone", "Jo Marsh", "Policy Lead", "Housing", "0123 456789"),
        ("Introduction", "Evidence", "Impact", "Mitigation", "Action plan", "1. Introduction", "We met in May."),
        ("Lead officer", "Head of Parks", "Date", "4 May 2024", "Status", "Draft", "Version", "2"),
        ("Evidence", "Impact", "Reasons", "The team read three surveys of tenants and wrote to each ward councillor."),
    ],
    ids=["empty form", "headings", "nine", "labels before values", "contents", "labels and values", "one answer"],
)
def test_running_text_is_no_table(lines: tuple[str, ...]) -> None:
    assert _read(*lines).tables == ()


def test_a_line_that_may_stand_in_two_columns_has_no_title() -> None:
    lines = [
        "Characteristic",
        "Evidence",
        "Source",
        "Data gaps",
        "Age",
        "Half of callers are over 60.",
        "Call log 2023",
    ]
    lines += ["None", "Disability", "One in ten asked for help.", "Records of the help desk", "Sex", "Most are women."]
    lines += ["Call log 2023", "None", "Race", "No records are kept.", "Call log 2023", "Ask callers from May."]
    cells = _cells(_read(*lines))
    assert ("Call log 2023", "Sex", "Source") in cells
    doubtful = next(cell for cell in cells if cell[0] == "Records of the help desk")
    assert doubtful[1] == "Disability"
    assert doubtful[2] in ("", "Source")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("By when?", "date"), ("Whose job", "owner"), ("Section 75 category", "group"), ("Level of impact", "rating"),
        ("What will be done", "deed"), ("#", "number"), ("RAG", "status"), ("Reason for your answer", "text"),
        ("Action plan", None), ("Section 7", None), ("Age", None), ("We met the forum in May.", None),
    ],
)  # fmt: skip
def test_what_titles_ask_for(text: str, kind: str | None) -> None:
    assert title_kind(text) == kind
