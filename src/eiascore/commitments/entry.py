"""An entry of a plan as it was found, before it is judged."""

from __future__ import annotations

from dataclasses import dataclass, field

from eiascore.commitments.timing import Timing


@dataclass(slots=True)
class Entry:
    """An action with what the layout ties to it.

    Attributes
    ----------
    start, end : int
        Span of the action in ``Document.text``.
    action : str
        What is to be done.
    timing : Timing or None
        None where the layout ties none to it.
    cells : dict of str to str
        What other columns say: owner, aim, outcome, indicator, target, baseline, impact, status.
    confidence : float
        How sure the layout makes it that this is an action and that the timing is its own.
    issues : list of str
        What is wrong with it beside its timing.
    """

    start: int
    end: int
    action: str
    timing: Timing | None = None
    cells: dict[str, str] = field(default_factory=dict)
    confidence: float = 1.0
    issues: list[str] = field(default_factory=list)
