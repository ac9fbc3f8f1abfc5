"""Which cells of a table are headers, and which header governs each cell."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from eiascore.reading.phrases import CHARACTERISTIC, LABEL
from eiascore.reading.pieces import RawCell

# A plus or a per cent sign makes a name of a number: "65+".
_NUMBERING = re.compile(r"\W*(?:\d{1,3}(?:\.\d{1,3})*|[A-Za-z]|[A-Z]{1,3}\d{1,3})?[.)]?[^\w+%]*")
_BANNER = re.compile(r"(?:section|part|stage|step|table) [\dA-Z]", re.I)
_FIGURE = re.compile(r"[\d£%]")
# Words that stand over a column rather than answer a label.
_COLUMN_WORD = re.compile(
    r"(?:action|aim|answer|area|aspect|assessment|barrier|basis|benefit|by (?:when|whom)|categor|change|characteristic|"
    r"comment|comparator|conclusion|consult|content|cost|date|deadline|description|detail|due|effect|entry|equality|"
    r"evidence|example|expect|explanation|extent|feature|field|figure|finding|group|how|impact|indicator|information|"
    r"issue|item|justif|lead|limb|location|matter|measure|method|mitigat|name|need|number|officer|option|outcome|owner|"
    r"percent|positive|negative|neutral|priorit|progress|protected|question|rating|reason|relevan|resource|response|"
    r"result|risk|role|share|source|stage|stakeholder|status|step|strand|target|they|timescale|topic|type|value|version|"
    r"we |what|when|where|which|who|why|yes|you |no\b|[%£#])",
    re.I,
)
# Over a column of two these name a list; a form would not ask for them first.
_LIST_TITLE = re.compile(
    r"(?:(?:section 75|equality|protected|good relations) )?(?:area|aspect|category|characteristic|field|group|item|"
    r"prompt|question|topic|issue)s?(?: (?:or|/) ?group)?",
    re.I,
)
# The first thing that forms do ask for; a title beside it must be a plain one.
_ASKED_FIRST = re.compile(
    r"(?:name|title|lead|date|directorate|department|service|type|ref|version|owner|author|contact)", re.I
)
_PLAIN_TITLE = re.compile(r"(?:details?|response|answer|entry|information|value|content|description)s?", re.I)


@dataclass(slots=True)
class Governed:
    """A cell with the headers found for it."""

    raw: RawCell
    text: str
    header: bool = False
    label: bool = False
    row_header: str = ""
    column_header: str = ""


def _words(text: str) -> int:
    return len(text.split())


def _titles(row: Sequence[Governed]) -> bool:
    """Say whether the cells of a row read like titles of columns."""
    texts = [cell.text for cell in row if cell.text]
    if not texts or any(_words(text) > 20 or text.endswith((".", ";")) for text in texts):
        return False
    figures = sum(bool(_FIGURE.match(text)) for text in texts)
    return figures * 2 <= len(texts)


def _header_rows(rows: Sequence[Sequence[Governed]], columns: int) -> int:
    """Count the header rows at the top."""
    marked = 0
    for row in rows:
        if not all(cell.raw.header for cell in row if cell.text) or not any(cell.text for cell in row):
            break
        marked += 1
    if marked == len(rows):
        # All bold or all marked: the mark says nothing.
        marked = 0
    if columns == 2 and marked <= 1 and not _two_column_titles(rows):
        return 0
    if marked:
        return marked
    first = rows[0]
    filled = [cell for cell in first if cell.text]
    looks = bool(filled) and all(cell.raw.bold or cell.raw.shaded for cell in filled)
    below = [cell for row in rows[1:3] for cell in row if cell.text]
    plain = any(not (cell.raw.bold or cell.raw.shaded) for cell in below)
    worded = sum(bool(_COLUMN_WORD.match(cell.text) or _names_group(cell.text)) for cell in filled)
    width = sum(max(cell.raw.column_span, 1) for cell in filled)
    enough = len(rows) > 1 and len(filled) > 1 and width * 2 > columns
    top = int(enough and _titles(first) and ((looks and plain) or worded * 2 >= len(filled)))
    return top + (top and _second_level(rows, columns))


def _names_group(text: str) -> bool:
    return CHARACTERISTIC.fullmatch(text.rstrip(" :")) is not None


def _second_level(rows: Sequence[Sequence[Governed]], columns: int) -> int:
    """Count one more header row where a title of the first spans several columns that the second names."""
    split = {
        column
        for cell in rows[0]
        if 1 < cell.raw.column_span < columns and cell.text
        for column in range(cell.raw.column, cell.raw.column + cell.raw.column_span)
    }
    if not split or len(rows) < 3 or not _titles(rows[1]):
        return 0
    named = [cell for cell in rows[1] if cell.text]
    below = {cell.raw.column for cell in named}
    return int(
        split <= below and all(_words(cell.text) <= 6 for cell in named) and (0 not in below or below - split <= {0})
    )


def _fills(row: Sequence[Governed], columns: int) -> bool:
    """Say whether a row is one cell over the whole width: a title, a section or a legend."""
    return len(row) == 1 and row[0].raw.column_span >= columns


def _is_banner(row: Sequence[Governed], columns: int) -> bool:
    """Say whether a row titles the table, be it over the whole width or beside cells that were left empty."""
    filled = [cell for cell in row if cell.text]
    alone = len(filled) == 1 and filled[0].raw.column == 0 and not _names_group(filled[0].text)
    looks = alone and (filled[0].raw.bold or filled[0].raw.shaded) and columns > 2
    return (_fills(row, columns) and columns > 2) or looks or (alone and _BANNER.match(filled[0].text) is not None)


def _repeats(row: Sequence[Governed], titles: dict[int, str]) -> bool:
    """Say whether a row prints the header again, as at the top of the next page."""
    texts = {cell.raw.column: " ".join(cell.text.split()) for cell in row if cell.text}
    return len(texts) > 1 and all(titles.get(column) == text for column, text in texts.items())


def _two_column_titles(rows: Sequence[Sequence[Governed]]) -> bool:
    """Tell a true header row of two columns from the first line of a form that a reader marked as one."""
    first = rows[0]
    if len(rows) < 2 or len([cell for cell in first if cell.text]) != 2 or not _titles(first):
        return False
    label, value = first[0].text, first[-1].text
    if label.endswith((":", "?")) or value.endswith(":"):
        return False
    if _LIST_TITLE.fullmatch(label) or _PLAIN_TITLE.fullmatch(value):
        return True
    return _COLUMN_WORD.match(value) is not None and _words(value) <= 12 and _ASKED_FIRST.match(label) is None


def _labels(rows: Sequence[Sequence[Governed]], skip: int) -> bool:
    """Say whether the first column names what stands beside it."""
    firsts = [row[0].text for row in rows[skip:] if row and row[0].raw.column == 0 and row[0].text and len(row) > 1]
    if not firsts:
        return False
    return sum(_words(text) for text in firsts) <= 40 * len(firsts)


def _row_label(row: Sequence[Governed], above: dict[int, Governed], first: int) -> Governed | None:
    """Return the cell that names a row: the first, or the second where the first only numbers it."""
    cells = {cell.raw.column: cell for cell in row if cell.text}
    for column in (first, first + 1):
        cell = cells.get(column) or above.get(column)
        if cell is not None and not _NUMBERING.fullmatch(cell.text):
            return cell
    return None


def _rows(cells: Sequence[Governed]) -> list[list[Governed]]:
    rows: dict[int, list[Governed]] = {}
    for cell in cells:
        rows.setdefault(cell.raw.row, []).append(cell)
    return [sorted(rows[number], key=lambda cell: cell.raw.column) for number in sorted(rows)]


def _paired(rows: Sequence[Sequence[Governed]]) -> bool:
    """Say whether four columns are two forms side by side: label, value, label, value."""
    rows = [row for row in rows if sum(bool(cell.text) for cell in row) > 1]  # banners between the pairs say nothing
    labels = [cell.text for row in rows for cell in row if cell.raw.column in (0, 2) and cell.text]
    seconds = [cell for row in rows for cell in row if cell.raw.column == 2 and cell.text]
    titles = [cell for row in rows[:1] for cell in row if cell.raw.column in (1, 3) and _COLUMN_WORD.match(cell.text)]
    if titles or not seconds or any(_words(text) > 10 or text.endswith(".") or _FIGURE.match(text) for text in labels):
        return False
    plain = [text.rstrip(" :") for text in labels]
    known = sum(bool(LABEL.fullmatch(text)) or text.endswith("?") for text in plain)
    return known * 3 >= len(labels)


def _tie_pairs(rows: Sequence[Sequence[Governed]]) -> None:
    for row in rows:
        label: Governed | None = None
        for cell in row if not _is_banner(row, 4) else ():
            if cell.raw.column in (0, 2):
                label, cell.label = cell, bool(cell.text)
            elif label is not None:
                cell.row_header = " ".join(label.text.split())


def _column_titles(rows: Sequence[Sequence[Governed]], columns: int) -> dict[int, str]:
    """Mark the cells of the header rows and read them downwards for each column."""
    titles: dict[int, str] = {}
    for row in rows:
        for cell in row:
            cell.header = bool(cell.text)
            first = cell.raw.column
            for column in range(first, min(first + max(cell.raw.column_span, 1), columns)):
                titles[column] = f"{titles.get(column, '')} {cell.text}".strip()
    return {column: " ".join(title.split()) for column, title in titles.items()}


def _width(titles: dict[int, str], columns: int) -> int:
    """Return after how many columns the titles begin again, as where a long table is set in two halves side by side."""
    names = [titles.get(column, "") for column in range(columns)]
    for width in range(2, columns // 2 + 1):
        if columns % width == 0 and any(names) and names == names[:width] * (columns // width):
            return width
    return columns


def govern(cells: Sequence[Governed], columns: int) -> bool:
    """Tie each cell to the headers of its row and column, in place.

    Parameters
    ----------
    cells : sequence of Governed
        The cells of one table, in any order.
    columns : int
        Width of the table.

    Returns
    -------
    bool
        Whether the table is a form of labels and values.
    """
    rows = _rows(cells)
    if not rows or columns < 2:
        return False
    if columns == 4 and _paired(rows):
        _tie_pairs(rows)
        return True
    if len(rows) > 2 and _is_banner(rows[0], columns):
        rows = rows[1:]
    top = _header_rows(rows, columns)
    titles = _column_titles(rows[:top], columns)
    labelled, width = _labels(rows, top), _width(titles, columns)
    spanning: dict[int, Governed] = {}
    group = ""
    for row in rows[top:]:
        number = row[0].raw.row
        above = {c: cell for c, cell in spanning.items() if cell.raw.row + cell.raw.row_span > number}
        spanning = above | {cell.raw.column: cell for cell in row if cell.raw.row_span > 1}
        if _fills(row, columns):
            group = " ".join(row[0].text.split()) if _names_group(row[0].text) else ""
        elif top and _repeats(row, titles):
            for cell in row:
                cell.header = bool(cell.text)
        else:
            for first in range(0, columns, width):
                part = [cell for cell in row if first <= cell.raw.column < first + width]
                label = _row_label(part, above, first) if labelled else None
                _govern_row(part, label, titles, group, columns)
    return top == 0 and columns == 2 and labelled


def _govern_row(
    row: Sequence[Governed], label: Governed | None, titles: dict[int, str], group: str, columns: int
) -> None:
    """Tie the cells of a row to its label, and to the characteristic that a row over the whole width named above."""
    for cell in row:
        cell.column_header = "" if cell.raw.loose else titles.get(cell.raw.column, "")
        if label is not None and cell is not label and cell.raw.column > label.raw.column:
            named = " ".join(label.text.split())
            cell.row_header = f"{group} / {named}" if group and not _names_group(named) else named
            label.label = label.label or bool(cell.text) or columns == 2
