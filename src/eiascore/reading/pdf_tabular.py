"""Whether rows that white space alone shows are a table.

A false table is worse than a missed one: columns of prose, lists, tables of contents, rows of tick boxes and the names
below a chart stay what they are.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from statistics import median

from eiascore.reading.pdf_lanes import LEAST
from eiascore.reading.pdf_lines import CLEAR_BULLETS, TICKS
from eiascore.reading.pdf_rows import Row, is_figure

LEADERS = re.compile(r"(?:\.\s?){4,}|…{2,}|_{4,}")


def is_table(rows: Sequence[Row], columns: int) -> bool:
    """Whether rows are those of a table rather than of prose in columns, a list, a table of contents or a chart.

    Parameters
    ----------
    rows : sequence of Row
        The rows as they would be.
    columns : int
        How many columns they have.

    Returns
    -------
    bool
        True only where the rows are set apart, hold figures, or stand under a header or beside labels.
    """
    full = [row for row in rows if len(row.cells) > 1]
    if len(full) < LEAST or len(full) < 0.6 * len(rows):
        return False
    labels = [row.cells[0] for row in rows if 0 in row.cells]
    if len(labels) < LEAST or sum(any(c.isalpha() for w in held for c in w.text) for held in labels) * 2 < len(labels):
        return False  # without words at the left it is a chart or a sum
    if _is_contents(full, columns) or _is_list(full):
        return False
    lengths = [median([len(row.cells[c]) for row in full if c in row.cells] or [0]) for c in range(columns)]
    marked = sum(row.marked for row in rows[1:]) / (len(rows) - 1)
    if min(lengths) > 15 or flows(rows, columns) or sum(len(row.cells) for row in rows) < 0.5 * columns * len(rows):
        return False
    figures = sum(is_figure(row.cells[columns - 1]) for row in full if columns - 1 in row.cells) >= 0.6 * len(full)
    if not figures and not any(row.ruled for row in rows) and all(map(_is_bold, rows)):
        return False  # the names of boxes in a diagram
    if columns == 2:
        together = marked >= 0.8 and lengths[0] <= 8
        return figures or (_is_form(full) and lengths[0] <= 12) or together or (_is_titled(rows) and max(lengths) <= 8)
    return figures or marked >= 0.6 or _is_form(full) or _is_titled(rows)


def _is_contents(rows: Sequence[Row], columns: int) -> bool:
    """Whether the last column numbers pages: dots lead to it, or whole numbers that only rise."""
    led = [any(LEADERS.search("".join(w.text for w in held)) for held in row.cells.values()) for row in rows]
    if sum(led) > 1:
        return True
    last = ["".join(w.text for w in row.cells.get(columns - 1, [])) for row in rows]
    pages = [int(text) for text in last if text.isdigit() and len(text) < 4]
    return columns == 2 and len(pages) >= 0.8 * len(last) and pages == sorted(pages)


def _is_list(rows: Sequence[Row]) -> bool:
    """Whether most cells begin with a bullet or tick box: what they hold is listed side by side, not in rows."""
    marks = [
        held[0].text[0] in CLEAR_BULLETS or held[0].text[0] in TICKS for row in rows for held in row.cells.values()
    ]
    return sum(marks) * 2 >= len(marks)


def flows(rows: Sequence[Row], columns: int) -> bool:
    """Whether it is running text in columns: long cells go on in small letters, or at a hyphen, from row to row."""
    cells = [held for row in rows[1:] for k, held in row.cells.items() if len(held) > (3 if k else 1)]
    small = sum(all(held[0].text[0].islower() for held in row.cells.values()) for row in rows[1:] if len(row.cells) > 1)
    if small > 0.25 * len(rows):
        return True  # short lines that go on side by side: the names below a chart
    going_on = [held for held in cells if held[0].text[0].islower() or held[-1].hyphen]
    return len(going_on) > (0.1 if columns == 2 else 0.15) * len(cells)


def _is_form(rows: Sequence[Row]) -> bool:
    """Whether the first column asks or labels: it ends in a colon or question mark, or is bold beside plain words."""
    hits = 0
    for row in rows:
        label, value = row.cells.get(0, []), row.cells.get(1, [])
        bold = bool(label and value) and all(word.style.bold for word in label) and not value[0].style.bold
        hits += bold or (bool(label) and label[-1].text[-1] in ":?")
    return hits >= 0.6 * len(rows)


def _is_titled(rows: Sequence[Row]) -> bool:
    """Whether the first row looks like a header: it alone is bold, or a rule parts it off."""
    if rows[1].ruled and sum(row.ruled for row in rows[2:]) * 2 < len(rows) - 2:
        return len(rows[0].cells) > 1
    heads = [_is_bold(row) for row in rows]
    return heads[0] and len(rows[0].cells) > 1 and sum(heads[1:]) * 2 < len(heads) - 1


def _is_bold(row: Row) -> bool:
    return all(word.style.bold for held in row.cells.values() for word in held)
