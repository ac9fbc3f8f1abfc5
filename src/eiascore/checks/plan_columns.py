"""Which columns of a table hold what is to be done, by whom and by when: told by their headers, or by what they hold.

Forms head these columns in a hundred ways ("What changes", "Delivered through", "Finished by"). Where one of owner and
date is known by its header, a column of roles or of dates is the other, and the text before them is what is to be done.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from eiascore.checks.grids import Grid, GridCell, Row, grids, is_open
from eiascore.checks.plan_entries import DATE_FACTS, may_be_owner, when

if TYPE_CHECKING:
    from eiascore.checks.view import DocumentView

HISTORY = frozenset({"asks_version", "asks_document_history"})
CONSULTED = frozenset({"asks_what_they_said", "asks_engagement"})
# "Who for" and "For whom" name those who gain, not those who act.
_FOR_WHOM = re.compile(r"\bfor whom\b|\bwho(?:m)? (?:is it |it is )?for\b|^\W*for\W*$", re.I)
# Columns of other kinds of table: a measure to be watched, a source, an option, a signature.
_OTHER = CONSULTED | HISTORY | {"asks_monitoring", "asks_evidence", "asks_options", "asks_signoff", "asks_gaps"}
_OTHER |= {"asks_influence", "asks_frequency", "asks_trigger"}
_NOT_DONE = frozenset({"asks_impact", "asks_adverse", "asks_characteristic"})
Columns = tuple[int, set[int], set[int]]


@dataclass(frozen=True, slots=True)
class PlanTable:
    """A table that is a plan of actions, with the columns of what is to be done, by whom and by when."""

    grid: Grid
    action: int
    owners: set[int]
    dates: set[int]

    @property
    def rows(self) -> list[Row]:
        """The rows that say what is to be done."""
        return [row for row in self.grid.rows if (cell := row.get(self.action)) is not None and cell.filled]


def plan_tables(document: DocumentView) -> Iterator[PlanTable]:
    """Yield the tables that are plans of actions, in reading order."""
    for grid in grids(document):
        if columns := action_columns(document, grid):
            yield PlanTable(grid, *columns)


def all_asked(topics: dict[int, frozenset[str]]) -> frozenset[str]:
    """Return all that the headers of a table ask."""
    return frozenset[str]().union(*topics.values())


def is_version(topics: frozenset[str]) -> bool:
    """Tell whether a header is about versions; "Issue" is one word for a version and for a problem."""
    return bool(topics & HISTORY) and "asks_impact" not in topics


def action_columns(document: DocumentView, grid: Grid) -> Columns | None:
    """Return the columns of action, owners and dates.

    Parameters
    ----------
    document : DocumentView
        The document that the table stands in.
    grid : Grid
        The table.

    Returns
    -------
    tuple of int, set of int, set of int, or None
        Column numbers; None where the table is no plan of actions.
    """
    topics = {column: document.topics(text) for column, text in grid.headers.items()}
    if any(is_version(asked) for asked in topics.values()) or _is_watch(grid, topics):
        return None
    owners = {c for c, t in topics.items() if t & {"asks_owner", "asks_who"} and not _FOR_WHOM.search(grid.headers[c])}
    dates = {c for c, t in topics.items() if "asks_deadline" in t}
    actions = [c for c, t in topics.items() if "asks_action" in t and c not in owners and c not in dates]
    if len(owners) > 1 and actions:
        # "Who" is affected, then what is done and by whom.
        owners = {column for column in owners if column > min(actions)} or owners
    if not actions:
        return _by_content(grid, topics, owners, dates)
    others = {c: t for c, t in topics.items() if c not in actions}
    # Owner and date together make a plan of actions, even where its first column is headed "Theme" or "Point".
    consulted = all_asked(others) & CONSULTED and not (owners and dates)
    if not (owners or dates) or consulted:
        return None
    if not owners and not any(topics[c] & {"asks_mitigation"} for c in actions):
        # "What | When" is a timetable unless it says that these are actions.
        return None
    # The column headed "Action" itself comes before one headed "Response" or "Change".
    return min(actions, key=lambda c: ("action" not in grid.headers[c].lower(), c)), owners, dates


def _is_watch(grid: Grid, topics: dict[int, frozenset[str]]) -> bool:
    """Tell a table of what will be watched, in which a "measure" is a number."""
    return bool(all_asked(topics) & {"asks_frequency", "asks_trigger"}) and not any(
        "action" in text.lower() for text in grid.headers.values()
    )


def _by_content(grid: Grid, topics: dict[int, frozenset[str]], owners: set[int], dates: set[int]) -> Columns | None:
    """Find the columns of a plan whose headers do not say "action"."""
    if not (owners or dates) or len(topics) < 3 or all_asked(topics) & _OTHER:
        return None
    free = [c for c in topics if c not in owners | dates]
    owners = owners or {c for c in free if _mostly(grid, c, _owner)}
    dates = dates or {c for c in free if _mostly(grid, c, _date)}
    if not owners or not dates or min(dates) < min(owners) - 1:
        return None
    before = [c for c in topics if c < min(owners | dates) and not topics[c] & _NOT_DONE and _mostly(grid, c, _says)]
    # "Role | Name | Date" is a table of signatures.
    before = [c for c in before if not _mostly(grid, c, _owner)]
    return (max(before), owners, dates) if before else None


def _mostly(grid: Grid, column: int, test: object) -> bool:
    """Tell whether at least two filled cells of a column, and two in three of them, pass a test."""
    cells = [cell for row in grid.rows if (cell := row.get(column)) and cell.text and not is_open(cell.text)]
    passed = sum(bool(callable(test) and test(cell)) for cell in cells)
    return passed >= 2 and 3 * passed >= 2 * len(cells)


def _owner(cell: GridCell) -> bool:
    return bool(cell.facts("owner", "signatory")) and all(may_be_owner(view) for view in cell.views)


def _date(cell: GridCell) -> bool:
    return bool(cell.facts(*DATE_FACTS)) and any(when(view) == "date" for view in cell.views)


def _says(cell: GridCell) -> bool:
    return len(cell.text.split()) >= 3
