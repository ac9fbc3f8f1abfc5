"""The ``stale`` check: figures from a source much older than the assessment, and no word on why."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from pydantic import BaseModel, ConfigDict, Field

from eiascore.checks.base import check
from eiascore.checks.date_atoms import NO_YEAR
from eiascore.checks.events import roles
from eiascore.checks.statement import Match

if TYPE_CHECKING:
    from eiascore.checks.view import DocumentView

_YEAR = re.compile(r"(?<![\d.,£#-])(?:19|20)\d\d(?:[/\u2013-](\d\d)(?!\d))?(?!\d|,\d)")
_CENSUS = re.compile(r"\bcensus\b", re.I)
# A census is taken every ten years, and its figures come out two years later.
_CENSUS_YEARS = 12


class StaleOptions(BaseModel):
    """Options of the ``stale`` check.

    Attributes
    ----------
    older_than : int
        Years between the newest year of the source and the assessment.
    unless : tuple of str
        Concepts that excuse it.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    older_than: int = Field(5, ge=1)
    unless: tuple[str, ...] = ()

    def concepts(self) -> set[str]:
        """Return the names of all concepts that the options refer to."""
        return set(self.unless)


@check("stale", StaleOptions)
def stale(document: DocumentView, options: StaleOptions) -> Iterator[Match]:
    """Yield figures whose source is old, where the assessment is dated.

    Parameters
    ----------
    document : DocumentView
        What was read, as the checks see it.
    options : StaleOptions
        How old is old.

    Yields
    ------
    Match
        A sentence with a source and a figure by characteristic.
    """
    made = [e.last.year for e in roles(document).get("assessed", ()) if NO_YEAR < e.last.year < 9999]
    if not made:
        return
    for view in document.authored:
        if not view.facts.get("source") or not (view.facts.get("percentage") or view.facts.get("number")):
            continue
        if not view.hits.keys().isdisjoint(options.unless):
            continue
        years = [int(m.group()[:4]) + bool(m.group(1)) for m in _YEAR.finditer(view.text)]
        most = _CENSUS_YEARS if _CENSUS.search(view.text) else options.older_than
        if years and max(made) - max(years) > most:
            yield Match(view, facts=view.facts["source"], why=f"its newest year is {max(years)}; assessed {max(made)}")
