"""How confidence fits, as a picture: a point a bin, its size by the claims, beside the line of a perfect fit."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from eiascore.errors import OutputError
from eiascore.evaluate.calibration import Calibration
from eiascore.evaluate.run import Evaluation

_INKS = ("#1f4e79", "#a04000")


def draw(evaluation: Evaluation, path: Path) -> None:
    """Write the reliability of levels and quotations, and coverage against accuracy, as a picture.

    Parameters
    ----------
    evaluation : Evaluation
        The evaluation.
    path : Path
        A file ending in ``.png`` or ``.svg``.

    Raises
    ------
    OutputError
        If matplotlib is not installed, there is nothing to draw, or the file cannot be written.
    """
    try:
        from matplotlib.figure import Figure
    except ImportError:
        raise OutputError("Drawing needs matplotlib.", "Install it with: pip install 'eiascore[report]'") from None
    both = {"levels": evaluation.level_confidence, "quotations": evaluation.quote_confidence}
    found = {name: calibration for name, calibration in both.items() if calibration}
    if not found:
        raise OutputError(f"{path} is not drawn: no claim carries a confidence.", "Leave --plot out.")
    figure = Figure(figsize=(9, 4.2), layout="constrained")
    reliability, coverage = figure.subplots(1, 2)
    reliability.plot([0, 1], [0, 1], color="#888888", linewidth=1, linestyle="--", label="perfect fit")
    for ink, (name, calibration) in zip(_INKS, found.items(), strict=False):
        _curves(reliability, coverage, calibration, name, ink)
    reliability.set(xlabel="confidence", ylabel="share that is right", xlim=(0, 1), ylim=(0, 1), title="Reliability")
    coverage.set(xlabel="share that is told", ylabel="share that is right", xlim=(0, 1), ylim=(0, 1))
    coverage.set_title("Leaving the least sure to a person")
    reliability.legend(loc="upper left")
    try:
        figure.savefig(path, dpi=150, metadata={"Date": None} if path.suffix == ".svg" else None)
    except (OSError, ValueError) as error:
        raise OutputError(f"{path} cannot be written: {error}.", "Name a .png or .svg file.") from None


def _curves(reliability: Any, coverage: Any, calibration: Calibration, name: str, ink: str) -> None:
    sizes = [20 + 200 * b.claims / calibration.claims for b in calibration.bins]
    label = f"{name}, error {calibration.error:.3f}"
    reliability.plot(
        [b.confidence for b in calibration.bins], [b.right for b in calibration.bins], color=ink, label=label
    )
    reliability.scatter([b.confidence for b in calibration.bins], [b.right for b in calibration.bins], sizes, color=ink)
    coverage.plot([p.coverage for p in calibration.coverage], [p.right for p in calibration.coverage], color=ink)
