"""Tables as the checks over tables see them: rows of cells with what their column asks and the sentences they hold."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from eiascore.schema import Cell, Document, Fact, Table

if TYPE_CHECKING:
    from eiascore.checks.view import DocumentView, View

_LETTER = re.compile(r"[^\W\d_]")
# What people put in a cell that they leave open.
_OPEN = re.compile(
    r"\W*(?:n ?/ ?a\b.*|not (?:applicable|relevant|known|yet known|required|identified|needed)|none|nil|tba|tbc|tbd|"
    r"to be (?:confirmed|agreed|decided|determined|completed|advised|appointed|identified)|to follow|"
    r"as (?:above|below)|(?:see )?above|ditto|various|all|everyone|unknown|no|n|dd/mm/yy(?:yy)?|"
    r"mm/yy(?:yy)?|insert.*|name|date|xx+|text|"
    r"none (?:required|needed|identified|necessary|proposed|specific)|no (?:action|mitigation)s?(?: \w+){0,3}|enter .*|"
    r"blank|pending|ongoing|on-going|continuous|business as usual|bau)\W*",
    re.I | re.S,
)
# Brackets, examples and guidance that a form puts where the answer should go.
_PROMPTED = re.compile(r"\W*(?:\[[^\]]*\]|<[^>]*>|(?:example|e\.g\.|guidance)\s*[:.].*)\W*", re.I | re.S)


def is_open(text: str) -> bool:
    """Tell whether a cell is left open: no letters or digits, N/A, TBC, a placeholder.

    Parameters
    ----------
    text : str
        The text of the cell.

    Returns
    -------
    bool
        True where nobody has answered.

    Examples
    --------
    >>> is_open("TBC"), is_open("–"), is_open("Head of Libraries")
    (True, True, False)
    """
    return len(text) < 200 and bool(
        not any(c.isalnum() for c in text) or _OPEN.fullmatch(text) or _PROMPTED.fullmatch(text)
    )


@dataclass(slots=True)
class GridCell:
    """A cell with its text, the concepts in its column header, and its sentences."""

    column: int
    text: str
    header: str
    topics: frozenset[str]
    views: list[View] = field(default_factory=list)
    is_header: bool = False

    @property
    def filled(self) -> bool:
        """Whether somebody has answered: letters, and no placeholder."""
        return bool(_LETTER.search(self.text)) and not is_open(self.text)

    @property
    def authored(self) -> View | None:
        """The first sentence that the body wrote."""
        return next((v for v in self.views if v.sentence.origin == "author"), None)

    def facts(self, *kinds: str) -> list[Fact]:
        """Return the particulars of some kinds in the sentences of the cell."""
        return [fact for view in self.views for kind in kinds for fact in view.facts.get(kind, ())]


Row = dict[int, GridCell]


class Grid:
    """A table: its rows below the header, each a mapping of column to cell.

    Parameters
    ----------
    document : DocumentView
        The document that it stands in.
    table : Table
        The table as read.
    sentences : mapping of row and column to sentences
        The sentences of its cells.
    """

    def __init__(self, document: DocumentView, table: Table, sentences: dict[tuple[int, int], list[View]]) -> None:
        self._document = document
        self.table = table
        self.rows: list[Row] = []
        by_row: dict[int, list[Cell]] = defaultdict(list)
        for cell in table.cells:
            by_row[cell.row].append(cell)
        for number in sorted(by_row):
            cells = by_row[number]
            if all(cell.header for cell in cells if cell.end > cell.start):
                continue
            self.rows.append({c.column: self._cell(c, sentences.get((c.row, c.column), [])) for c in cells})

    def _cell(self, cell: Cell, views: list[View]) -> GridCell:
        topics = self._document.topics(cell.column_header)
        text = self._document.document.quote(cell)
        return GridCell(cell.column, text, cell.column_header, topics, views, cell.header)

    @cached_property
    def headers(self) -> dict[int, str]:
        """Column headers by column."""
        return {cell.column: cell.column_header for cell in self.table.cells if cell.column_header}

    @property
    def heading(self) -> str:
        """Title of the section that the table stands in."""
        return self._document.document.sections[self.table.section].title

    @cached_property
    def caption(self) -> str:
        """The text right before the table, where it is short enough to be its title."""
        return caption_of(self._document.document, self.table)


def caption_of(document: Document, table: Table) -> str:
    """Return the text right before a table, "" where it has no cells."""
    if not table.cells:
        return ""
    start = min(cell.start for cell in table.cells)
    before = document.text[max(0, start - 260) : start].rstrip("\n")
    return before.rsplit("\n", 1)[-1]


def grids(document: DocumentView) -> Iterator[Grid]:
    """Yield the tables of a document with at least two columns.

    Parameters
    ----------
    document : DocumentView
        What was read, as the checks see it.

    Yields
    ------
    Grid
        Each table, in reading order.
    """
    yield from document.once("grids", _grids)


def _grids(document: DocumentView) -> list[Grid]:
    places = document.once("places", _places)
    return [
        Grid(document, table, {place: [document.views[i] for i in found] for place, found in places[number].items()})
        for number, table in enumerate(document.document.tables)
        if table.columns >= 2
    ]


def _places(document: DocumentView) -> dict[int, dict[tuple[int, int], list[int]]]:
    """Return which sentences stand in which cell, by table."""
    places: dict[int, dict[tuple[int, int], list[int]]] = defaultdict(lambda: defaultdict(list))
    for view in document.views:
        block = document.document.blocks[view.sentence.block]
        if block.table is not None and block.row is not None and block.column is not None:
            places[block.table][block.row, block.column].append(view.index)
    return places
