"""Kinds of evidence. A check finds, it does not judge; nothing here knows what a rubric or a level is."""

from eiascore.checks import (  # noqa: F401  (they register their checks)
    coverage,
    figure_cells,
    left_open,
    left_over,
    monitoring_rows,
    opposed,
    option_rows,
    plans,
    recital,
    recomputed,
    scope,
    stale,
    tables,
    timeline,
    window,
)
from eiascore.checks.base import CHECKS, Check
from eiascore.checks.concepts import Concept, ConceptIndex
from eiascore.checks.facts import KINDS as FACT_KINDS
from eiascore.checks.statement import Match, StatementOptions
from eiascore.checks.view import DocumentView, View

__all__ = [
    "CHECKS",
    "FACT_KINDS",
    "Check",
    "Concept",
    "ConceptIndex",
    "DocumentView",
    "Match",
    "StatementOptions",
    "View",
]
