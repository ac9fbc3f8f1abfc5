"""Documents built by hand for tests of checks: one sentence with its surroundings, a table, or a list of lines."""

from __future__ import annotations

from functools import cache
from typing import Any

from eiascore.checks.concepts import ConceptIndex
from eiascore.checks.view import DocumentView, View
from eiascore.rubric.load import concept_files_of, rubric_folder
from eiascore.rubric.parse import parse_concepts
from eiascore.schema.document import Block, Cell, Document, Section, Sentence, Table


@cache
def index() -> ConceptIndex:
    """The concepts that come with eiascore."""
    return ConceptIndex(parse_concepts(concept_files_of(rubric_folder() / "psed-2010.yaml")))


def _view(text: str, **parts: Any) -> DocumentView:
    document = Document(
        name="test", sha256="", size=1, media_type="text/plain", reader="test", text=text, pages=(), **parts
    )
    return DocumentView(document, index())


def lines(*items: str | tuple[str, dict[str, Any]]) -> DocumentView:
    """Build a document of lines; each may carry fields of ``Sentence``, and ``heading`` opens a section."""
    text, blocks, sentences = "", [], []
    sections = [Section(title="", level=0, path=(), start=0, end=0)]
    for item in items:
        line, fields = item if isinstance(item, tuple) else (item, {})
        fields = dict(fields)
        start = len(text) + bool(text)
        text += ("\n" if text else "") + line
        kind = fields.pop("kind", "paragraph")
        if heading := fields.pop("heading", ""):
            sections.append(Section(title=heading, level=1, path=(heading,), start=start, end=start))
        here = {"start": start, "end": len(text), "page": None, "section": len(sections) - 1, "kind": kind}
        blocks.append(Block(**here))
        sentences.append(Sentence(**here, block=len(blocks) - 1, **fields))
    return _view(text, sections=tuple(sections), blocks=tuple(blocks), tables=(), sentences=tuple(sentences))


def one(text: str, **fields: Any) -> View:
    """Build a document of one sentence and return its view."""
    return lines((text, fields)).views[0]


def cells(rows: list[list[str]], heading: str = "") -> DocumentView:
    """Build a document of one table whose first row and column are headers."""
    text, blocks, sentences, grid = "", [], [], []
    for r, row in enumerate(rows):
        for c, cell in enumerate(row):
            start = len(text) + bool(text)
            text += ("\n" if text else "") + cell
            heads = {"row_header": row[0] if r and c else "", "column_header": rows[0][c] if r else ""}
            here = {"start": start, "end": len(text), "page": None}
            grid.append(Cell(row=r, column=c, header=r == 0, **here, **heads))
            if r:
                blocks.append(Block(**here, kind="cell", section=0, table=0, row=r, column=c))
                sentences.append(
                    Sentence(**here, kind="cell", section=0, block=len(blocks) - 1, question=rows[0][c], **heads)
                )
    section = Section(title=heading, level=1, path=(heading,) if heading else (), start=0, end=len(text))
    table = Table(page=None, section=0, rows=len(rows), columns=len(rows[0]), cells=tuple(grid))
    return _view(text, sections=(section,), blocks=tuple(blocks), tables=(table,), sentences=tuple(sentences))
