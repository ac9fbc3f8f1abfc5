"""Letters and scores of the dimensions as a chart, in the style of the Government Analysis Function."""

from __future__ import annotations

import io
import textwrap
from typing import TYPE_CHECKING, NamedTuple

from eiascore.errors import MissingExtraError, UsageError
from eiascore.report.html.guide import guide
from eiascore.report.wire import to_wire
from eiascore.schema import Scorecard
from eiascore.schema.scorecard import Letter
from eiascore.text import shortened, visible

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

_INK, _QUIET = "#12436D", "#3D3D3D"
_DPI = 110
_LONGEST_NAME = 60


class Bar(NamedTuple):
    """A dimension: its letter, its score, and the letter that it would have without limits."""

    title: str
    letter: Letter
    score: float
    uncapped: Letter


def plot(card: Scorecard) -> Figure:
    """Return the chart of a scorecard; see ``Scorecard.plot``."""
    try:
        from matplotlib import rc_context
        from matplotlib.figure import Figure
    except ImportError:
        todo = 'Install it with: pip install "eiascore[report]"'
        raise MissingExtraError("Drawing needs matplotlib, which is not installed.", todo) from None
    if not card.grade.letter:
        raise UsageError(f"{visible(card.document.name)} was not graded: there is nothing to draw.", "See .kind.")

    class Chart(Figure):
        """A figure that a notebook shows without pyplot, which would keep it for ever."""

        def _repr_png_(self) -> bytes:
            out = io.BytesIO()
            self.savefig(out, format="png", dpi=_DPI)
            return out.getvalue()

    words = guide(to_wire(card))
    asked = [
        Bar(words.title(name), grade.letter, grade.score, grade.uncapped or grade.letter)
        for name, grade in card.grade.dimensions.items()
        if grade.letter and grade.score is not None
    ]
    # Two dollar signs in the name of a file would be set as a formula.
    with rc_context({"font.size": 11, "text.parse_math": False}):
        figure = Chart(figsize=(7.5, 1.4 + 0.45 * len(asked)), layout="constrained")
        figure.suptitle(textwrap.fill(finding_of(asked), 62), x=0.01, ha="left", weight="bold", fontsize=13)
        axes = figure.subplots()
        _bars(axes, asked)
        name = shortened(visible(card.document.name), _LONGEST_NAME)
        axes.set_title(f"Score of 100, and letter after limits; overall {card.grade.letter}. {name}", loc="left",
                       fontsize=10, color=_QUIET)  # fmt: skip
    return figure


def finding_of(bars: list[Bar]) -> str:
    """Return what the chart shows, in words: by letters first, as these are what limits hold down.

    Examples
    --------
    >>> finding_of([Bar("Engagement", "B", 70.0, "B"), Bar("Evidence", "B", 72.0, "B"), Bar("Timing", "D", 71.0, "B")])
    'Strongest on evidence (B), weakest on timing (D)'
    >>> finding_of([Bar("Evidence", "D", 42.0, "D")])
    'Evidence has the letter D'
    """
    order = sorted(bars, key=lambda bar: (bar.letter, -bar.score))
    first, last = order[0], order[-1]
    if len(bars) == 1:
        return f"{first.title} has the letter {first.letter}"
    if (first.letter, first.score) == (last.letter, last.score):
        return f"All dimensions have the letter {first.letter} and the same score"
    return f"Strongest on {first.title.lower()} ({first.letter}), weakest on {last.title.lower()} ({last.letter})"


def _bars(axes: Axes, bars: list[Bar]) -> None:
    """Draw a bar for each dimension from the top, its letter and score at its end, and no lines that say nothing."""
    places = range(len(bars))
    axes.barh(places, [bar.score for bar in bars], color=_INK, height=0.62)
    for place, bar in zip(places, bars, strict=True):
        held = f", {bar.uncapped} before limits" if bar.uncapped != bar.letter else ""
        axes.text(bar.score + 1, place, f"{bar.letter} ({bar.score:.0f}{held})", va="center", color="#0B0C0C")
    axes.set_yticks(places, [bar.title for bar in bars])
    axes.invert_yaxis()
    axes.set_xlim(0, 132)
    axes.set_xticks(range(0, 101, 20))
    axes.tick_params(length=0)
    axes.grid(axis="x", color="#BEBEBE", linewidth=0.8)
    axes.set_axisbelow(True)
    axes.spines[:].set_visible(False)
