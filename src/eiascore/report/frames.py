"""Scorecards -> pandas frames, with the columns that the tables of a batch have."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from eiascore.report.columns import Row, Sort, Table, table
from eiascore.report.rows import entry_of, evidence_rows, finding_rows, red_flag_rows, score_row
from eiascore.report.wire import to_wire
from eiascore.schema import Scorecard
from eiascore.schema.wire import WireScorecard

if TYPE_CHECKING:
    from pandas import DataFrame

Cards = Iterable[Scorecard | WireScorecard]

_DTYPES: dict[Sort, str] = {"text": "str", "whole": "Int64", "number": "float64", "yes_no": "bool"}


def scores_frame(cards: Cards) -> DataFrame:
    """Return a row for each scorecard: letters, scores, and what they were made with.

    Parameters
    ----------
    cards : iterable of Scorecard or WireScorecard
        Scorecards, made now or loaded from JSON.

    Returns
    -------
    pandas.DataFrame
        Text columns are ``str``, whole numbers ``Int64`` and other numbers ``float64``, missing where there is none.

    Examples
    --------
    >>> import eiascore
    >>> card = eiascore.score("corpus/specimens/strong-police-search.docx")
    >>> scores_frame([card])[["kind", "letter"]].loc[0].to_list()
    ['eia', 'C']
    """
    found = wires(cards)
    rows = [score_row(entry_of(card), card) for card in found]
    return _frame(table("scores", dimensions_of(found)), rows)


def findings_frame(cards: Cards) -> DataFrame:
    """Return a row for each criterion of each scorecard; parameters and types as for ``scores_frame``."""
    return _frame(table("findings"), [row for card in wires(cards) for row in finding_rows(entry_of(card), card)])


def evidence_frame(cards: Cards) -> DataFrame:
    """Return a row for each quotation of each scorecard; parameters and types as for ``scores_frame``."""
    return _frame(table("evidence"), [row for card in wires(cards) for row in evidence_rows(entry_of(card), card)])


def red_flags_frame(cards: Cards) -> DataFrame:
    """Return a row for each red flag of each scorecard; parameters and types as for ``scores_frame``."""
    return _frame(table("red_flags"), [row for card in wires(cards) for row in red_flag_rows(entry_of(card), card)])


def wires(cards: Cards) -> list[WireScorecard]:
    """Return scorecards in their published shape."""
    return [to_wire(card) if isinstance(card, Scorecard) else card for card in cards]


def dimensions_of(cards: Iterable[WireScorecard]) -> list[str]:
    """Return the dimensions of scorecards, in the order of the rubric."""
    return list(dict.fromkeys(name for card in cards for name in card.grade.dimensions))


def _frame(made: Table, rows: Sequence[Row]) -> DataFrame:
    import pandas as pd

    cells = [made.cells(row) for row in rows]
    frame = pd.DataFrame(cells, columns=[column.name for column in made.columns], dtype="object")
    return frame.astype({column.name: _DTYPES[column.sort] for column in made.columns})
