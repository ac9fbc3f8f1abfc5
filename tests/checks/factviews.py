"""Views of a single text for tests of facts: a tiny document made by hand, and the concepts of eiascore."""

from __future__ import annotations

from functools import cache
from typing import Any

from eiascore.checks import ConceptIndex
from eiascore.checks.view import DocumentView, View
from eiascore.rubric.load import concept_files_of, rubric_folder
from eiascore.rubric.parse import parse_concepts
from eiascore.schema import Block, Document, Section, Sentence

TITLE = "Harbourshire County Council"


@cache
def index() -> ConceptIndex:
    return ConceptIndex(parse_concepts(concept_files_of(rubric_folder() / "psed-2010.yaml")))


def document_view(rows: list[dict[str, Any]], title: str = TITLE, heading: str = "") -> DocumentView:
    """Build a document: a title line, then one sentence a row (``text`` and any fields of Sentence, ``column``)."""
    parts, blocks, sentences, at = [title], [], [], len(title) + 1
    blocks.append(Block(kind="paragraph", start=0, end=len(title), page=None, section=0))
    for number, row in enumerate(rows, 1):
        row = dict(row)
        text, column = row.pop("text"), row.pop("column", None)
        kind = row.pop("kind", "paragraph")
        end = at + len(text)
        table = 0 if kind == "cell" else None
        blocks.append(Block(kind=kind, start=at, end=end, page=None, section=1, table=table, row=table, column=column))
        sentences.append(Sentence(start=at, end=end, page=None, block=number, section=1, kind=kind, **row))
        parts.append(text)
        at = end + 1
    whole = "\n".join(parts)
    sections = (
        Section(title="", level=0, path=(), start=0, end=len(title)),
        Section(title=heading, level=1, path=(heading,) if heading else (), start=len(title), end=len(whole)),
    )
    document = Document(
        name="t", sha256="0" * 64, size=1, media_type="text/plain", reader="hand", text=whole, pages=(),
        sections=sections, blocks=tuple(blocks), tables=(), sentences=tuple(sentences),
    )  # fmt: skip
    return DocumentView(document, index())


def view(text: str, *, title: str = TITLE, heading: str = "", **fields: Any) -> View:
    """Return the view of one sentence."""
    return document_view([{"text": text, **fields}], title, heading).views[0]


def kinds(finder: Any, text: str, **fields: Any) -> dict[str, list[str]]:
    """Return the words found in a text by kind, having checked that every span lies inside it."""
    found: dict[str, list[str]] = {}
    for kind, start, end, _ in finder(view(text, **fields)):
        assert 0 <= start < end <= len(text)
        found.setdefault(kind, []).append(text[start:end])
    return found
