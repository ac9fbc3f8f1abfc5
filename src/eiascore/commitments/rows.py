"""Plans that are tables, or tables flattened into lines: rows with an action, an owner and a timing.

The columns are those that the checks for owners and deadlines find (``checks.plan_columns``, ``checks.plan_lines``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from eiascore.checks.grids import GridCell, Row, grids, is_open
from eiascore.checks.plan_columns import PlanTable, plan_tables
from eiascore.checks.plan_lines import rows_in_lines
from eiascore.commitments.columns import by_headers, columns_of, is_signed
from eiascore.commitments.entry import Entry
from eiascore.commitments.flow import aims, without_number
from eiascore.commitments.items import items_of, owner_and_timing
from eiascore.commitments.timing import Timing, between, parse

if TYPE_CHECKING:
    from eiascore.checks.view import DocumentView

_LETTER = re.compile(r"[^\W_]")


def in_tables(document: DocumentView) -> Iterator[Entry]:
    """Yield the entries of plans that are tables, those without a column of owners among them.

    Parameters
    ----------
    document : DocumentView
        What was read, as the checks see it.

    Yields
    ------
    Entry
        One for each row, or several where a cell holds as many timings as actions.
    """
    named = aims(document.document)
    known = {id(plan.grid): plan for plan in plan_tables(document)}
    for grid in grids(document):
        plan = known.get(id(grid)) or by_headers(grid)
        if plan is not None and not is_signed(plan):
            before = [aim for start, aim in named if start < plan.grid.table.cells[0].start]
            yield from _entries(plan, before[-1] if before else "")


def _entries(plan: PlanTable, aim: str) -> Iterator[Entry]:
    columns = columns_of(plan)
    above = {"aim": aim}
    for row in plan.rows:
        cell = row[plan.action]
        if not _is_answered(cell, row, columns.dates):
            continue
        cells = _cells(row, columns.sorts)
        for name in ("aim", "outcome"):  # a merged cell, or one left empty, holds for the rows below
            above[name] = cells[name] = without_number(cells.get(name) or above.get(name, ""))
        owner, timings = _texts(row, columns.owners), _texts(row, columns.dates)
        if columns.both:
            owner, timings = owner_and_timing(owner)
        cells["owner"] = "" if is_open(owner) else owner
        if columns.ends:
            timing = between(_texts(row, columns.starts), _texts(row, columns.ends))
            yield _whole(cell, timing, cells)
        else:
            yield from _of_row(cell, timings, cells, deadline=columns.deadline)


def _is_answered(cell: GridCell, row: Row, dates: set[int]) -> bool:
    """Tell whether the body wrote an action: an imperative looks like the question of a form, unless it is dated."""
    origins = {view.sentence.origin for view in cell.views}
    timings = [parse(row[c].text) for c in dates & row.keys() if row[c].authored]
    return "author" in origins or ("prompt" in origins and any(t.start or t.end or t.open_ended for t in timings))


def _cells(row: Row, sorts: dict[int, str]) -> dict[str, str]:
    cells: dict[str, str] = {}
    for column, cell in row.items():
        if (sort := sorts.get(column)) and _LETTER.search(cell.text) and not (is_open(cell.text) and sort != "status"):
            cells[sort] = f"{cells[sort]}; {_flat(cell.text)}" if sort in cells else _flat(cell.text)
    return cells


def _texts(row: Row, columns: set[int]) -> str:
    return "; ".join(_flat(row[c].text) for c in sorted(columns) if c in row and row[c].text.strip())


def _flat(text: str) -> str:
    return " ".join(text.split())


def _of_row(cell: GridCell, timings: str, cells: dict[str, str], *, deadline: bool) -> Iterator[Entry]:
    start, end = cell.views[0].sentence.start, cell.views[-1].sentence.end
    whole = cell.views[0].owner.document.text[start:end]
    actions = [item for item in items_of(whole, start) if item.sort != "timing" and not item.follows_on]
    separate = [item for item in items_of(timings) if item.sort == "timing"]
    if len(separate) > 1 and len(separate) == len(actions):
        for action, item in zip(actions, separate, strict=True):
            yield Entry(action.start, action.end, action.text, parse(item.text, deadline=deadline), dict(cells), 0.7)
        return
    yield _whole(cell, parse(timings, deadline=deadline) if timings else _inside(whole), cells)


def _whole(cell: GridCell, timing: Timing, cells: dict[str, str]) -> Entry:
    start, end = cell.views[0].sentence.start, cell.views[-1].sentence.end
    return Entry(start, end, _flat(cell.views[0].owner.document.text[start:end]), timing, cells, 0.95)


def _inside(text: str) -> Timing:
    """Return the timing that an action names itself, for want of another."""
    found = [item.inside for item in items_of(text) if item.inside]
    return replace(parse(found[0]), confidence=0.8) if len(found) == 1 else parse("")


def in_lines(document: DocumentView) -> Iterator[Entry]:
    """Yield the entries of plans with owners whose columns were lost."""
    for row in rows_in_lines(document):
        actions = [view for view, show in row if show == "action"]
        owners = [view.text for view, show in row if show == "owner"]
        dates = [view.text for view, show in row if show == "date"]
        left = [view.text for view, show in row if show == "open" and view.text not in owners]
        if not actions:
            continue
        first = actions[0]
        timing = parse("; ".join(dates or left))
        yield Entry(
            first.sentence.start, first.sentence.end, first.text, timing, {"owner": ", ".join(reversed(owners))}, 0.6
        )
