"""A Word file as its reader sees it."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator

import docx
from docx.enum.text import WD_COLOR_INDEX
from docx.table import Table

from eiascore.schema import Document

NAMES = ("weak-ministerial-statement.pdf", "two-column-annex-scotland.pdf", "middling-council-form.docx")
FORBIDDEN = re.compile(
    r"breach|unlawful|illegal|fail(?:ed|s|ure|ing)?\b|contrary to|complian|comply|violat|infring|disregard|neglect|"
    r"broke the law|in default|discriminated against",
    re.IGNORECASE,
)
_SAYS = re.compile(r"(?:• )?(?:.*\? )?Page (\d+)(?: of (.+?))? says “(.+)”", re.DOTALL)


def paragraphs(data: bytes) -> list[str]:
    return [p.text for p in _paragraphs(docx.Document(io.BytesIO(data)))]


def highlighted(data: bytes) -> list[str]:
    document = docx.Document(io.BytesIO(data))
    runs = [run for p in _paragraphs(document) for run in p.runs]
    return [run.text.strip() for run in runs if run.font.highlight_color == WD_COLOR_INDEX.YELLOW]


def _paragraphs(document) -> Iterator:
    for part in document.iter_inner_content():
        if isinstance(part, Table):
            yield from (p for row in part.rows for cell in row.cells for p in cell.paragraphs)
        else:
            yield part


def own_words(text: str) -> str:
    """Return what is not quoted; quotations stand within quotations."""
    depth, kept = 0, []
    for character in text:
        depth += (character == "“") - (character == "”")
        if depth <= 0:
            depth = 0
            kept.append(character)
    return "".join(kept)


def quotations(data: bytes) -> Iterator[tuple[int, str]]:
    """Yield the page and the words of each quotation that names a page."""
    for text in paragraphs(data):
        for sentence in text.split(" [E")[:1]:
            found = _SAYS.match(sentence.split("” under “")[0] + "”" * ("” under “" in sentence))
            if found:
                yield int(found[1]), found[3].removesuffix(" …")


def flat(text: str) -> str:
    return " ".join(text.split())


def pages(document: Document, number: int) -> str:
    """Return the text of a page with that of the next, where a sentence may end."""
    return flat(" ".join(document.quote(p) for p in document.pages if p.number in (number, number + 1)))
