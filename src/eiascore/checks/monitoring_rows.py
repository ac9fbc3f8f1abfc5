"""Tables of what will be watched: what is counted, by group, how often, by whom, and what would make them act."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Literal

from pydantic import BaseModel, ConfigDict

from eiascore.checks.base import check
from eiascore.checks.grids import Grid, GridCell, Row, grids
from eiascore.checks.plan_columns import all_asked
from eiascore.checks.statement import Match
from eiascore.schema import Fact

if TYPE_CHECKING:
    from eiascore.checks.view import DocumentView

_FREQUENCY, _TRIGGER = "asks_frequency", "asks_trigger"
_LEAST = 3  # words of a cell that says what would happen


class MonitoringRowsOptions(BaseModel):
    """Options of the ``monitoring_rows`` check.

    Attributes
    ----------
    show : {"trigger", "regular", "any"}
        Cells that say what would make the body act; what is counted at a stated frequency; whatever is counted.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    show: Literal["trigger", "regular", "any"] = "any"


@check("monitoring_rows", MonitoringRowsOptions)
def monitoring_rows(document: DocumentView, options: MonitoringRowsOptions) -> Iterator[Match]:
    """Yield the rows of tables of monitoring.

    Parameters
    ----------
    document : DocumentView
        What was read, as the checks see it.
    options : MonitoringRowsOptions
        Which cells to yield.

    Yields
    ------
    Match
        The sentence that says what is counted or what would make the body act, with frequency, owner and
        characteristics of the row as facts.
    """
    for grid in grids(document):
        topics = {column: document.topics(text) for column, text in grid.headers.items()}
        if not _watches(document, grid, topics):
            continue
        for row in grid.rows:
            cell = _wanted(row, topics, options.show)
            if cell is not None and (view := cell.authored) is not None:
                yield Match(view, (), _facts(row), _WHY[options.show])


_WHY = {
    "trigger": "what would make the body act, in a table of what is watched",
    "regular": "what is watched, with how often",
    "any": "what is watched",
}


def _watches(document: DocumentView, grid: Grid, topics: dict[int, frozenset[str]]) -> bool:
    """Tell a table of monitoring from a plan of actions, which may have a column for each of its headers."""
    asked = all_asked(topics)
    if any("action" in text.lower() for text in grid.headers.values()):
        return False
    titled = document.topics(grid.heading) | document.topics(grid.caption)
    return _TRIGGER in asked or (_FREQUENCY in asked and "asks_monitoring" in asked | titled)


def _wanted(row: Row, topics: dict[int, frozenset[str]], show: str) -> GridCell | None:
    often = [row[c] for c, t in topics.items() if _FREQUENCY in t and c in row and row[c].filled]
    if show == "trigger":
        cells = [row[c] for c, t in topics.items() if _TRIGGER in t and c in row]
        return next((cell for cell in cells if cell.filled and len(cell.text.split()) >= _LEAST), None)
    if show == "regular" and not often:
        return None
    first = row.get(min(topics)) if topics else None
    return first if first is not None and first.filled else None


def _facts(row: Row) -> tuple[Fact, ...]:
    kinds = ("frequency", "owner", "characteristic", "group")
    return tuple(fact for cell in row.values() for fact in cell.facts(*kinds))
