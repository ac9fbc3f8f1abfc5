"""Small documents for tests, laid out by hand and assembled as a reader's would be."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any

from eiascore.checks import CHECKS, ConceptIndex, DocumentView, Match
from eiascore.reading.assemble import assemble
from eiascore.reading.pieces import Layout, Piece, RawCell
from eiascore.rubric.load import concept_files_of, rubric_folder
from eiascore.rubric.parse import parse_concepts


@cache
def index() -> ConceptIndex:
    return ConceptIndex(parse_concepts(concept_files_of(rubric_folder() / "psed-2010.yaml")))


def heading(text: str, level: int = 2) -> Piece:
    return Piece("heading", text, level=level)


def table(*rows: Sequence[str], header: bool = True) -> Piece:
    cells = [RawCell(r, c, text, header=header and r == 0) for r, row in enumerate(rows) for c, text in enumerate(row)]
    return Piece("table", cells=cells)


def document(*pieces: Piece | str) -> DocumentView:
    """Assemble pieces; a bare string is a paragraph."""
    layout = Layout([Piece("paragraph", p) if isinstance(p, str) else p for p in pieces], reader="hand")
    made = assemble(layout, name="made", sha256="0" * 64, size=1, media_type="text/plain")
    return DocumentView(made, index())


def run(name: str, view: DocumentView, **options: Any) -> list[Match]:
    """Run a check and return what passed, having checked that every quotation and fact lies in the text."""
    check = CHECKS[name]
    matches = [m for m in check.run(view, check.options(**options)) if not m.failed]
    for match in matches:
        assert view.document.quote(match.view.sentence) == match.view.text
        for fact in match.facts:
            assert 0 <= fact.start < fact.end <= len(view.document.text)
    return matches


def values(matches: Sequence[Match], kind: str = "characteristic") -> set[str]:
    return {fact.value for match in matches for fact in match.facts if fact.kind == kind}
