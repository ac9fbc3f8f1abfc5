"""Rows of a table that no rules show: which lines begin one, and what stands in each of its columns."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from eiascore.reading.pdf_lanes import LEAST, Block, Lane, begins_at
from eiascore.reading.pdf_levels import Level
from eiascore.reading.pdf_words import Word

FIGURE = re.compile(r"[(<>~+–-]?[£$€]?\s?[\d,.]*\d[\d,.]*\s?[%)a-z]{0,2}[¹²³*]?|[-–—.…*]{1,3}|n/?a", re.IGNORECASE)
TALL = 1.25  # times the pitch of lines in a cell: a new row


@dataclass(slots=True)
class Row:
    """A row: its levels, and the words of each column; ``spans`` holds the columns that a run of words covers."""

    levels: list[Level]
    cells: dict[int, list[Word]]
    spans: dict[int, int]
    marked: bool = False  # set off from the row above by a rule, stripe or space
    ruled: bool = False  # set off by a rule or stripe


def rows_of(block: Block, edges: Sequence[float]) -> list[Row]:
    """Gather the levels of a block into rows.

    Parameters
    ----------
    block : Block
        Levels that keep to the same lanes.
    edges : sequence of float
        Heights at which rules or the edges of stripes run through it.

    Returns
    -------
    list of Row
        From the top down.
    """
    levels = block.levels
    pitches = sorted(below.first - above.base for above, below in pairwise(levels))
    small = pitches[len(pitches) // 10] if pitches else 0.0
    marked = [any(above.base - 1 < y < below.first for y in edges) for above, below in pairwise(levels)]
    tall = [below.first - above.base > TALL * small + 0.5 for above, below in pairwise(levels)]
    # Where rules or stripes part most rows, space alone parts paragraphs of a cell.
    ruled = sum(marked) >= 2 and len(levels) <= 6 * (sum(marked) + 1)
    filled = [_cells(level, block) for level in levels]
    named = [0 in cells for (cells, _), high in zip(filled[1:], tall, strict=True) if not high]
    # Labels on most lines that no space sets off name rows; then space parts groups of rows.
    spaced = sum(tall) >= 2 and (sum(named) < 0.6 * len(named) or sum(tall) * 4 > len(levels))
    single = small > 1.6 * max(level.size for level in levels)
    numeric = numeric_columns(filled, len(block.lanes) + 1)
    once = _once([cells for cells, _ in filled], tall, numeric)
    right = max((word.x1 for cells, _ in filled for word in cells.get(0, [])), default=0.0)
    rows: list[Row] = []
    for k, level in enumerate(levels):
        cells, spans = filled[k]
        if k and not marked[k - 1] and not single:
            own = rows[-1].cells
            if ruled:
                joins = not _again(own, cells, numeric)
            elif spaced and (not numeric or once):
                joins = not (tall[k - 1] and _opens(cells, block))
            else:
                joins = not _again(own, cells, numeric) and _goes_on(own, cells, right)
            if joins and not _under_titles(own, level):
                _add(rows[-1], level, cells)
                continue
        above = bool(k) and marked[k - 1]
        rows.append(Row([level], dict(cells), spans, above or (bool(k) and (tall[k - 1] or single)), above))
    return rows


def _under_titles(own: dict[int, list[Word]], level: Level) -> bool:
    """Whether plain words follow titles in bold, however close: the rest of a row below the repeated header."""
    bold = len(own) > 1 and all(word.style.bold for held in own.values() for word in held)
    return bold and not any(word.style.bold for word in level.words)


def _add(row: Row, level: Level, cells: dict[int, list[Word]]) -> None:
    row.levels.append(level)
    for column, words in cells.items():
        row.cells[column] = row.cells.get(column, []) + words
    row.spans = {}


def _again(own: dict[int, list[Word]], cells: dict[int, list[Word]], numeric: set[int]) -> bool:
    """Whether a level brings a figure below what the row has already: figures do not run over lines, titles do."""
    return any(
        is_figure(cells[column]) and not all(word.style.bold for word in [*own[column], *cells[column]])
        for column in numeric & own.keys() & cells.keys()
    )


def _once(filled: Sequence[dict[int, list[Word]]], tall: Sequence[bool], numeric: set[int]) -> bool:
    """Whether no column has a second figure before the next space: then it is rows that space parts, not groups."""
    seen: set[int] = set()
    for cells, apart in zip(filled, [False, *tall], strict=True):
        figures = {column for column in numeric & cells.keys() if is_figure(cells[column])}
        if apart:
            seen = set()
        if seen & figures:
            return False
        seen |= figures
    return True


def _opens(cells: dict[int, list[Word]], block: Block) -> bool:
    """Whether a level can be the first of a row: it has the label, or most of the columns."""
    return 0 in cells or len(cells) * 2 > len(block.lanes) + 1


def _goes_on(own: dict[int, list[Word]], cells: dict[int, list[Word]], right: float) -> bool:
    """Whether a level without more space above it continues the row: it has no label, or the rest of one."""
    if 0 not in cells:
        return True
    if 0 not in own:
        return False
    last, first = own[0][-1], cells[0][0]
    # A lone label that left no room for the next word runs on, whatever stands beside its second line.
    full = last.x1 + first.x1 - first.x0 > right and first.x0 < own[0][0].x0 + 0.5 * first.style.size
    return first.text[0].islower() or (full and min(len(own), len(cells)) == 1)


def _cells(level: Level, block: Block) -> tuple[dict[int, list[Word]], dict[int, int]]:
    """Return the words of a level by column, and how many columns a run of words covers that keeps to none."""
    cells: dict[int, list[Word]] = {}
    spans: dict[int, int] = {}
    over = {k for k, lane in enumerate(block.lanes) if _runs_over(level, lane)}
    starts = [lane.x1 - 1 for lane in block.lanes]
    for word in level.words:
        column = first = bisect_left(starts, word.x0)
        while first - 1 in over:
            first -= 1
        cells.setdefault(first, []).append(word)
        if first != column:
            spans[first] = max(spans.get(first, 1), column - first + 1)
    return cells, spans


def _runs_over(level: Level, lane: Lane) -> bool:
    """Whether words run over a lane with no more than word space there."""
    left = max((word.x1 for word in level.words if word.x0 <= lane.x1 - 1), default=-level.size)
    right = min((word.x0 for word in level.words if word.x0 > lane.x1 - 1), default=left + level.size)
    return right - left < 0.5 * level.size and not begins_at(level, lane.x1)


def is_figure(words: Sequence[Word]) -> bool:
    """Whether a cell holds a figure, or a mark in place of one."""
    return len(words) <= 2 and FIGURE.fullmatch(" ".join(word.text for word in words)) is not None


def numeric_columns(filled: Sequence[tuple[dict[int, list[Word]], dict[int, int]]], columns: int) -> set[int]:
    """Return the columns, but for the first, most of whose cells are figures."""
    numeric = set()
    for column in range(1, columns):
        held = [cells[column] for cells, spans in filled if column in cells and column not in spans]
        if len(held) >= LEAST and sum(map(is_figure, held)) >= 0.7 * len(held):
            numeric.add(column)
    return numeric
