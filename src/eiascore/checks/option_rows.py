"""Tables of options: each with what it would do to whom."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from pydantic import BaseModel, ConfigDict, Field

from eiascore.checks.base import check
from eiascore.checks.grids import Grid, GridCell, Row, grids
from eiascore.checks.plan_columns import action_columns
from eiascore.checks.statement import Match

if TYPE_CHECKING:
    from eiascore.checks.view import DocumentView

_OPTION = re.compile(
    r"\b(?:options?|alternatives?|scenarios?|ways? forward|choices?|approach(?:es)?|models? considered)\b", re.I
)
_EFFECT = re.compile(
    r"\b(?:equalit\w+|impacts?|effects?|who (?:loses|gains|carries|bears|is|would|might)|disadvantage\w*|groups?|"
    r"characteristics?|people|for and against|pros|cons|assessment|comparison)\b",
    re.I,
)
_TITLE = frozenset({"asks_options", "asks_options_plain"})


class OptionRowsOptions(BaseModel):
    """Options of the ``option_rows`` check: how many words a cell needs to say what an option would do."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    least_words: int = Field(4, ge=1)


@check("option_rows", OptionRowsOptions)
def option_rows(document: DocumentView, options: OptionRowsOptions) -> Iterator[Match]:
    """Yield the rows of tables that set at least two options side by side with what each would do to people.

    Parameters
    ----------
    document : DocumentView
        What was read, as the checks see it.
    options : OptionRowsOptions
        How many words the effect needs.

    Yields
    ------
    Match
        The sentence that states the effect of an option, with the characteristics and groups in it as facts.
    """
    for grid in grids(document):
        columns = _effects(document, grid)
        found = [cell for row in grid.rows if (cell := _effect(row, columns, options.least_words)) is not None]
        if len(found) < 2:
            continue
        for cell in found:
            view = next((v for v in cell.views if v.facts.get("characteristic") or v.facts.get("group")), cell.authored)
            if view is not None:
                facts = tuple(cell.facts("characteristic", "group"))
                yield Match(view, (), facts, "the effect of an option, in a table of options")


def _effects(document: DocumentView, grid: Grid) -> list[int]:
    """Return the columns that say what each option would do to people; none where it is no table of options."""
    first = [c for c, text in grid.headers.items() if c <= 1 and _OPTION.search(text)]
    titled = (document.topics(grid.heading) | document.topics(grid.caption)) & _TITLE
    if not (first or titled) or action_columns(document, grid):
        return []
    return [c for c, text in grid.headers.items() if c not in first and c and _EFFECT.search(text)]


def _effect(row: Row, columns: list[int], least: int) -> GridCell | None:
    cells = (row[c] for c in columns if c in row)
    return next((cell for cell in cells if cell.filled and len(cell.text.split()) >= least), None)
