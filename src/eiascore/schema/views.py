"""What a scorecard can be looked at as: table, page, chart."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from eiascore.schema.frozen import Frozen
from eiascore.schema.lazy import view

if TYPE_CHECKING:
    from matplotlib.figure import Figure
    from pandas import DataFrame


class CardViews(Frozen):
    """The views of a scorecard, each made by a module of ``report`` once somebody wants it."""

    def _repr_html_(self) -> str:
        return str(view("report.display:card_html", self))

    def to_frame(self) -> DataFrame:
        """Return the findings as a pandas frame.

        Returns
        -------
        pandas.DataFrame
            A row for each criterion with its strongest quotation; none where the document was not graded.
        """
        frame: DataFrame = view("report.frames:findings_frame", [self])
        return frame

    def evidence_frame(self) -> DataFrame:
        """Return all quotations as a pandas frame.

        Returns
        -------
        pandas.DataFrame
            A row for each quotation, the strongest of a criterion first.
        """
        frame: DataFrame = view("report.frames:evidence_frame", [self])
        return frame

    def to_html(self) -> str:
        """Return the page of the scorecard: one HTML document that loads nothing, runs nothing and prints.

        Returns
        -------
        str
            As ``eiascore report`` makes it.
        """
        return str(view("report.html.page:page", self))

    def write_html(self, path: str | os.PathLike[str]) -> None:
        """Write the page of the scorecard (see ``to_html``), whole or not at all.

        Parameters
        ----------
        path : str or PathLike
            The file; one that is there is replaced.

        Raises
        ------
        OutputError
            The file cannot be written.
        """
        view("report.display:write_html", self, path)

    def plot(self) -> Figure:
        """Return a chart of the scores of the dimensions with their letters; its title says what it shows.

        Returns
        -------
        matplotlib.figure.Figure
            A notebook shows it; ``.savefig("letters.svg")`` keeps it.

        Raises
        ------
        MissingExtraError
            matplotlib is not installed.
        UsageError
            The document was not graded.
        """
        figure: Figure = view("report.plot:plot", self)
        return figure
