"""One scorecard or several -> an Excel workbook with the sheets that a batch writes."""

from __future__ import annotations

import os

from eiascore.report.about_tables import Tally
from eiascore.report.columns import tables
from eiascore.report.files import beside
from eiascore.report.frames import Cards, dimensions_of, wires
from eiascore.report.rows import card_rows, entry_of, file_row
from eiascore.report.sheets import Book


def write_workbook(cards: Cards, path: str | os.PathLike[str]) -> None:
    """Write scorecards as an Excel workbook, whole or not at all.

    Parameters
    ----------
    cards : iterable of Scorecard or WireScorecard
        Scorecards, made now or loaded from JSON.
    path : str or PathLike
        The file; one that is there is replaced.

    Raises
    ------
    OutputError
        The file cannot be written.

    Examples
    --------
    >>> import eiascore, tempfile
    >>> card = eiascore.score("corpus/specimens/strong-police-search.docx")
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     write_workbook([card], f"{folder}/card.xlsx")
    """
    found = wires(cards)
    with beside(path) as part, Book(part, tables(dimensions_of(found))) as book:
        tally = Tally()
        for card in found:
            tally.note(card)
            entry = entry_of(card)
            for name, row in (*card_rows(entry, card), ("files", file_row(entry, "scored"))):
                tally.add(name, row)
                book.add(name, row)
        book.close(tally)
