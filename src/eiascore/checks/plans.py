"""The ``plan_cells`` check: the single cells of an action plan, in a table or in one that was flattened into lines.

``action_rows`` tells what a row of a plan has; this check yields the cells themselves: what is to be done, by whom, by
when, and what was left open. A plan that lost its columns keeps its header as short lines in a row ("Action", "Lead",
"By when") and its cells as short lines below; dates close the rows.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from pydantic import BaseModel, ConfigDict

from eiascore.checks.base import check
from eiascore.checks.plan_bare import bare_rows
from eiascore.checks.plan_columns import plan_tables
from eiascore.checks.plan_entries import DATE_FACTS, OWNER_FACTS, Cells, Show, sort_cells
from eiascore.checks.plan_lines import rows_in_lines
from eiascore.checks.statement import Match
from eiascore.schema import Fact

if TYPE_CHECKING:
    from eiascore.checks.view import DocumentView, View

_WHY: dict[Show, str] = {
    "action": "an action in a plan",
    "owner": "who answers for an action",
    "date": "when an action is due",
    "open": "left open in a plan of actions",
    "effect": "what an action is to achieve",
}


class PlanCellsOptions(BaseModel):
    """Options of the ``plan_cells`` check.

    Attributes
    ----------
    show : {"action", "owner", "date", "open", "effect"}
        Which cells of a plan to yield; ``open`` are owners and dates that were left open, ``effect`` what an action is
        to achieve (tables only).
    says, unless : tuple of str
        Concepts of which a cell must hold one, and those that it must not hold.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    show: Show = "action"
    says: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()

    def concepts(self) -> set[str]:
        """Return the names of all concepts that the options refer to."""
        return {*self.says, *self.unless}


@check("plan_cells", PlanCellsOptions)
def plan_cells(document: DocumentView, options: PlanCellsOptions) -> Iterator[Match]:
    """Yield the cells of action plans of the wanted sort.

    Parameters
    ----------
    document : DocumentView
        What was read, as the checks see it.
    options : PlanCellsOptions
        Which cells to yield.

    Yields
    ------
    Match
        With the owner or the date of the cell as facts.
    """
    for view, show in document.once("plan cells", _all_cells):
        if show != options.show or view.sentence.origin != "author":
            continue
        cues = tuple(dict.fromkeys(hit.cue for name in options.says for hit in view.hits.get(name, ())))
        if (cues or not options.says) and view.hits.keys().isdisjoint(options.unless):
            yield Match(view, cues, _facts(view, show), _WHY[show])


def _all_cells(document: DocumentView) -> Cells:
    """Return the cells of all plans: in tables, and in lines with titles and without."""
    titled = [cell for row in rows_in_lines(document) for cell in row]
    bare = bare_rows(document, {view.index for view, _ in titled})
    return [*_in_tables(document), *titled, *(cell for row in bare for cell in row)]


def _facts(view: View, show: Show) -> tuple[Fact, ...]:
    kinds = {"owner": OWNER_FACTS, "date": DATE_FACTS}.get(show, ())
    facts = tuple(fact for kind in kinds for fact in view.facts.get(kind, ()))
    if facts or show not in ("owner", "date"):
        return facts
    return (Fact(kind=show, start=view.sentence.start, end=view.sentence.end, value=view.text.lower()),)


def _in_tables(document: DocumentView) -> Cells:
    """Return the cells of plans that are tables."""
    found: Cells = []
    for plan in plan_tables(document):
        headers = plan.grid.headers
        effects = {c for c, text in headers.items() if "asks_expected_effect" in document.topics(text)} - {plan.action}
        for row in plan.rows:
            found += [(view, "action") for view in row[plan.action].views]
            found += [(v, "effect") for c in effects & row.keys() if row[c].filled for v in row[c].views]
            for places, show in ((plan.owners, "owner"), (plan.dates, "date")):
                for place in places & row.keys():
                    found += sort_cells(row[place].views, "owner" if show == "owner" else "date")
    return found
