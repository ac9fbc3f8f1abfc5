"""The working form of a sentence between assembly, template detection and the tie to questions."""

from __future__ import annotations

from dataclasses import dataclass

from eiascore.schema.document import BlockKind


@dataclass(slots=True)
class Unit:
    """A sentence with its place and looks, before anyone has said who speaks.

    Attributes
    ----------
    start, end : int
        Half-open range in the text of the document.
    text : str
        The sentence itself.
    kind : str
        Kind of its block.
    block : int
        Index of its block.
    first : bool
        Whether it opens its block.
    line : int
        Line of its block, from 0.
    header : bool
        Whether it stands in a header cell of its table.
    label : bool
        Whether it stands in the cell that names its row.
    form : bool
        Whether its table is a form of labels and values.
    bold, shaded : bool
        Looks of the whole block.
    italic : bool
        Whether the block, or all of the sentence, is set in italics.
    table, row, column : int or None
        Place in a table.
    row_header, column_header : str
        Headers that govern its cell.
    ticked : bool or None
        Whether it is an option of a tick box that is ticked; None for what is no option.
    """

    start: int
    end: int
    text: str
    kind: BlockKind
    block: int
    page: int | None = None
    section: int = 0
    level: int = 0
    first: bool = True
    line: int = 0
    header: bool = False
    label: bool = False
    form: bool = False
    bold: bool = False
    italic: bool = False
    shaded: bool = False
    table: int | None = None
    row: int | None = None
    column: int | None = None
    row_header: str = ""
    column_header: str = ""
    ticked: bool | None = None
