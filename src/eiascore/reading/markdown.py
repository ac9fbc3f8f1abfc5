"""Reads Markdown: headings, paragraphs with emphasis, nested lists and tables, by the tokens of markdown-it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from markdown_it import MarkdownIt

from eiascore.errors import TooLargeError
from eiascore.reading.encoding import decode
from eiascore.reading.grid import Grid
from eiascore.reading.guard import bounded, check_length, too_deep
from eiascore.reading.html import read_html
from eiascore.reading.numbered import as_paragraphs
from eiascore.reading.pieces import Layout, Piece
from eiascore.reading.runs import Runs, prose, with_boxes
from eiascore.settings import settings

if TYPE_CHECKING:
    from markdown_it.token import Token

_DEEPEST = 100
"""The parser calls itself three times a level, and Python allows a thousand calls."""

_BRACKETS = 5_000
"""The parser's time grows with the square of the brackets in a paragraph."""


def read_markdown(data: bytes) -> Layout:
    r"""Read a Markdown file.

    Parameters
    ----------
    data : bytes
        The file.

    Returns
    -------
    Layout
        Its pieces.

    Examples
    --------
    >>> [piece.kind for piece in read_markdown(b"# Aims\n\nWe aim high.").pieces]
    ['heading', 'paragraph']
    """
    text = decode(data)
    check_length(len(text))
    if max(part.count("[") for part in text.split("\n\n")) > _BRACKETS:
        raise TooLargeError(
            "A paragraph of the file holds thousands of brackets.", "Save it as PDF and read that copy."
        )
    deepest = min(settings().max_nesting, _DEEPEST)
    parser = MarkdownIt("commonmark", {"maxNesting": deepest}).enable(["table", "strikethrough"])
    reader = _Reader()
    for token in parser.parse(_without_front_matter(text)):
        if token.level >= deepest - 1:
            # The parser leaves out what is deeper, without a word.
            raise too_deep(deepest)
        reader.token(token)
    title = next((piece.text for piece in reader.pieces if piece.kind == "heading" and piece.level == 1), "")
    as_paragraphs(reader.pieces)
    return bounded(Layout(reader.pieces, "markdown", title=title))


def _without_front_matter(text: str) -> str:
    """Drop the YAML block that some tools put first: it describes the file and is not part of it."""
    if text.startswith("---\n"):
        end = text.find("\n---\n", 3)
        if 0 < end < 5_000:
            return text[end + 5 :]
    return text


@dataclass(slots=True)
class _Reader:
    """Turns block tokens into pieces."""

    pieces: list[Piece] = field(default_factory=list)
    grid: Grid | None = None
    lists: list[bool] = field(default_factory=list)  # one for each list around here: is it numbered
    number: str = ""
    heading: int = 0
    header: bool = False

    def token(self, token: Token) -> None:
        if token.type == "heading_open":
            self.heading = int(token.tag[1])
        elif token.type == "heading_close":
            self.heading = 0
        elif token.type in ("bullet_list_open", "ordered_list_open"):
            self.lists.append(token.type == "ordered_list_open")
        elif token.type in ("bullet_list_close", "ordered_list_close"):
            self.lists.pop()
        elif token.type == "list_item_open":
            self.number = f"{token.info}{token.markup}" if token.info else ""
        elif token.type in ("table_open", "table_close", "tr_open", "th_open", "td_open"):
            self.table(token.type)
        elif token.type == "inline":
            self.text(inline(token))
        elif token.type in ("fence", "code_block"):
            self.text(Runs([(token.content, False, False)]))
        elif token.type == "html_block":
            # By the HTML reader, so that comments and scripts are left out.
            self.pieces += read_html(token.content.encode()).pieces

    def table(self, kind: str) -> None:
        if kind == "table_open":
            self.grid = Grid()
        elif self.grid is not None and kind == "tr_open":
            self.grid.next_row()
        elif self.grid is not None and kind == "table_close":
            piece = self.grid.piece()
            self.pieces += [piece] if piece is not None else []
            self.grid = None
        self.header = kind == "th_open"

    def text(self, runs: Runs) -> None:
        if self.grid is not None:
            self.grid.place(runs, header=self.header)
            return
        if not runs.text:
            return
        runs.lead(self.number)
        self.number = ""
        if self.heading:
            self.pieces.append(Piece("heading", runs.text, level=self.heading, bold=runs.bold, italic=runs.italic))
        else:
            self.pieces += prose(runs, len(self.lists), numbered=self.lists[-1:] == [True])


def inline(token: Token) -> Runs:
    """Gather the text of a paragraph, heading or cell.

    Parameters
    ----------
    token : Token
        An ``inline`` token.

    Returns
    -------
    Runs
        Its text with emphasis; struck-out text is what the author took back and is dropped.
    """
    runs = Runs()
    bold = italic = struck = 0
    for child in token.children or []:
        step = 1 if child.type.endswith("_open") else -1
        kind = child.type.rsplit("_", 1)[0]
        if kind == "strong":
            bold += step
        elif kind == "em":
            italic += step
        elif child.type in ("s_open", "s_close"):
            struck += step
        elif struck:
            continue
        elif child.type in ("softbreak", "hardbreak"):
            runs.add(" " if child.type == "softbreak" else "\n", bold > 0, italic > 0)
        elif child.type == "html_inline":
            runs.add("\n" if child.content.lower().startswith("<br") else "")
        elif child.type in ("text", "code_inline"):
            runs.add(with_boxes(child.content), bold > 0, italic > 0)
        elif child.type == "image":
            # What a picture says to people who cannot see it is a caption, not the author's text.
            continue
    return runs
