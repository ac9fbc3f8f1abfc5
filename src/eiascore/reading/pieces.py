"""What a format reader hands over: pieces in reading order. ``assemble`` turns them into a Document.

A reader knows its format and nothing about sentences, prompts or sections; the assembler knows nothing about formats.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Literal

Stretches = Sequence[tuple[int, int]]
PieceKind = Literal["heading", "paragraph", "bullet", "table", "furniture"]


@dataclass(slots=True)
class RawCell:
    """A cell as laid out: position, spans, text (line breaks inside a cell kept as newlines) and looks.

    ``italics`` is as in ``Piece``. ``under`` is the column header where that stands in an earlier part of the table.
    ``loose`` is a cell of a flattened table whose column is doubtful: no header of a column governs it; ``beside``
    is the name of its row where that stands in the row above.
    """

    row: int
    column: int
    text: str
    row_span: int = 1
    column_span: int = 1
    header: bool = False
    page: int | None = None
    bold: bool = False
    italic: bool = False
    shaded: bool = False
    italics: Stretches = ()
    under: str = ""
    loose: bool = False
    beside: str = ""


@dataclass(slots=True)
class Piece:
    """A heading, paragraph, bullet, table or piece of page furniture.

    ``text`` has no line breaks from layout: lines are already joined and hyphenation mended. ``level`` is the heading
    level (1 outermost) or the depth of a bullet. ``page_breaks`` holds (offset in text, page number) where a paragraph
    runs on over a page. ``cells`` is used by tables only. ``bold``, ``italic`` and ``shaded`` mean the whole piece.
    Where only parts of it are set in italics, ``italics`` holds their half-open ranges, counted in letters and figures
    alone: these stay when white space and hyphens at line ends go.
    """

    kind: PieceKind
    text: str = ""
    page: int | None = None
    level: int = 0
    bold: bool = False
    italic: bool = False
    shaded: bool = False
    page_breaks: Sequence[tuple[int, int]] = ()
    cells: Sequence[RawCell] = ()
    italics: Stretches = ()
    irregular: bool = False


@dataclass(slots=True)
class Layout:
    """All that a format reader found in a file.

    ``recognised`` is the number of pages whose text was recognised from a picture, ``confidence`` its mean over words.
    """

    pieces: list[Piece]
    reader: str
    page_sizes: Sequence[tuple[float, float]] = ()
    title: str = ""
    notes: list[str] = field(default_factory=list)
    recognised: int = 0
    confidence: float | None = None
    first_page: int = 1


def solid(text: str) -> int:
    """Return how many letters and figures a text holds."""
    return sum(map(str.isalnum, text))


def stretches(parts: Iterable[tuple[str, bool]]) -> list[tuple[int, int]]:
    """Return where a text shows a look, as ``Piece.italics`` counts it.

    Parameters
    ----------
    parts : iterable of tuple
        The text part by part, and whether each shows it.

    Returns
    -------
    list of tuple
        Half-open ranges; none where all of the text shows the look, or nothing does.

    Examples
    --------
    >>> stretches([("Who is affected? ", True), ("Tenants.", False)])
    [(0, 13)]
    """
    found: list[tuple[int, int]] = []
    at = 0
    for text, shown in parts:
        count = solid(text)
        if shown and count:
            start = found.pop()[0] if found and found[-1][1] == at else at
            found.append((start, at + count))
        at += count
    return [] if found == [(0, at)] else found
