"""What a PDF costs: pdfplumber is asked about tables only, and a long document is held once."""

from __future__ import annotations

import json
import pickle
from itertools import pairwise
from pathlib import Path

import pytest
from pdf_maker import make_pdf, rule, text

import eiascore
from eiascore.reading.pdf_grid import find_grids, holds_table
from eiascore.reading.pdf_rules import Rule
from eiascore.text import squeeze_at

READ = """
import json, sys
from pathlib import Path
from eiascore.reading.pdf import read_pdf
layout = read_pdf(Path({path!r}).read_bytes())
print(json.dumps(["pdfplumber" in sys.modules, [piece.kind for piece in layout.pieces]]))
"""


def box(x0: float, top: float, x1: float, bottom: float) -> str:
    corners = [(x0, top), (x1, top), (x1, bottom), (x0, bottom), (x0, top)]
    return "".join(rule(*first, *second) for first, second in pairwise(corners))


def diagram() -> str:
    """Boxes that share edges, joined up like a flow chart; two of them hold words."""
    page = box(60, 100, 300, 200) + box(140, 100, 300, 160) + box(300, 130, 480, 300) + box(300, 180, 400, 300)
    return page + text(70, 190, "Draft") + text(410, 150, "Decision")


def table() -> str:
    """Three columns; the last cell of the first row runs on into the row below, and there to the left."""
    page = "".join(rule(60, y, 540, y) for y in (100, 195)) + rule(60, 145, 380, 145)
    page += "".join(rule(x, 100, x, 195) for x in (60, 200, 540)) + rule(380, 100, 380, 145)
    page += text(64, 120, "Who") + text(204, 120, "When") + text(384, 120, "What they said")
    return page + text(64, 170, "Forum") + text(204, 170, "14 May")


@pytest.mark.parametrize(("page", "is_table"), [(diagram(), False), (table(), True)], ids=["diagram", "table"])
def test_pdfplumber_is_asked_about_tables_only(page: str, is_table: bool, tmp_path: Path, python) -> None:
    path = tmp_path / "page.pdf"
    path.write_bytes(make_pdf([page]))
    imported, found = json.loads(python(READ.format(path=str(path))))
    assert imported is is_table
    assert ("table" in found) is is_table


def test_most_cells_of_a_table_hold_words() -> None:
    # Two by three boxes, of which those in the upper left corner are joined to an L.
    rows = [Rule(0, 0, 300), Rule(20, 100, 200), Rule(20, 200, 300), Rule(40, 0, 300)]
    columns = [Rule(x, 0, 40) for x in (0, 200, 300)] + [Rule(100, 20, 40)]
    (grid,) = find_grids(rows, columns)
    assert grid.irregular
    assert sorted(map(len, grid.regions)) == [1, 1, 1, 3]
    words = [(50.0, 10.0), (150.0, 30.0), (250.0, 10.0)]
    assert holds_table(grid, words)
    assert not holds_table(grid, words[:2])
    assert not holds_table(grid, [(150.0, 80.0), (400.0, 10.0)])


def test_parts_of_a_document_share_what_pydantic_notes_about_them(specimens: Path) -> None:
    document = eiascore.read(specimens / "middling-council-form.pdf")
    for parts in (document.sentences, document.blocks, document.tables[0].cells):
        assert len({id(part.model_fields_set) for part in parts}) == 1
        assert parts[0].model_fields_set == set(type(parts[0]).model_fields)
    assert pickle.loads(pickle.dumps(document)) == document
    assert document.model_validate_json(document.model_dump_json()) == document


@pytest.mark.parametrize(("offset", "moved"), [(-1, 0), (0, 0), (1, 1), (3, 4), (4, 4), (8, 8), (20, 8)])
def test_offsets_in_a_text_that_needs_no_squeezing(offset: int, moved: int) -> None:
    assert squeeze_at("due rega", [offset]) == ("due rega", [moved])
    assert squeeze_at(" due\n rega", [offset + 1 + (offset > 3)])[1] == [moved]
