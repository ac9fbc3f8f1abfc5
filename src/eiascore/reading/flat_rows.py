"""In which row and column each line of a flattened table stood: the likeliest way to lay the lines out, and how sure it is.

The lines go from left to right and from row to row; a cell may be missing, and a cell of prose may take several lines.
All ways to lay them out are weighed, with how well each line fits its column; where the lines that stand round about
leave a line's place open, it is said to be doubtful.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field

from eiascore.reading.flat_cells import FlatLine, Kind

_SURE = 0.75
_OUT, _OUT_SAYS = -1.6, -1.1  # a line that stands below the table
_END = -1.0
_ROW = -0.3  # a new row
_FIRST = {"number": -2.5, "group": -2.5}  # without the cell that begins the row
_SKIP = -1.5
_PROSE = frozenset({"deed", "text", "either"})
_PRIOR, _FILLED, _SPREAD = 2.0, 0.8, 0.8
_NEVER = -1e9


@dataclass(slots=True, frozen=True)
class Placed:
    """Where a line stood.

    Attributes
    ----------
    row, column : int
        Its place below the titles.
    sure : bool
        Whether no other place is likely.
    fit : float
        How well it fits the title of its column; 0 is best.
    """

    row: int
    column: int
    sure: bool
    fit: float


@dataclass(slots=True)
class _Costs:
    """What it costs to leave out each column, and how long its cells are."""

    kinds: Sequence[Kind]
    skips: list[float] = field(default_factory=list)
    lengths: list[float | None] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.skips = [_SKIP + (_FIRST.get(kind, -1.0) if not place else 0.0) for place, kind in enumerate(self.kinds)]
        self.lengths = [None] * len(self.kinds)

    def between(self, first: int, last: int) -> float:
        """Return what it costs to leave out the columns from one to before another."""
        return sum(self.skips[first:last])

    def fit(self, line: FlatLine, column: int) -> float:
        """Return how well a line fits a column, by its look and its length."""
        mean = self.lengths[column]
        score = line.fit(self.kinds[column])
        if mean is not None:
            score -= min(((math.log(line.look.words + 1) - mean) / _SPREAD) ** 2 / 2, 2.0)
        return score

    def goes_on(self, before: FlatLine, line: FlatLine, column: int) -> float:
        """Return how likely a line goes on in the cell of the line before it."""
        if self.kinds[column] not in _PROSE:
            return -4.0 if self.kinds[column] in ("owner", "status") else -7.0
        if line.text[:1].islower() and not before.look.stopped:
            return -0.7
        if line.bullet:
            return -1.0
        return -1.6 if before.look.stopped and line.look.words > 2 else -3.5

    def learn(self, lines: Sequence[FlatLine], path: Sequence[tuple[int, bool]]) -> None:
        """Learn from a first layout which columns are seldom filled and how long their cells are."""
        rows = sum(begins for _, begins in path)
        for column, kind in enumerate(self.kinds):
            held = [line for line, (at, _) in zip(lines, path, strict=False) if at == column]
            cells = sum(
                at == column and (begins or not place or path[place - 1][0] != column)
                for place, (at, begins) in enumerate(path)
            )
            filled = (cells + _PRIOR * _FILLED) / (rows + _PRIOR)
            self.skips[column] = max(math.log(max(1.0 - filled, 0.05)), -3.0)
            if not column:
                self.skips[column] += _FIRST.get(kind, -0.5)
            if kind in _PROSE and len(held) >= 3:
                self.lengths[column] = sum(math.log(line.look.words + 1) for line in held) / len(held)


_State = tuple[int, bool]  # column, whether the line begins a row; column -1 is below the table


class _Lattice:
    """All ways to lay the lines out."""

    def __init__(self, lines: Sequence[FlatLine], costs: _Costs) -> None:
        width = len(costs.kinds)
        self.lines, self.costs = lines, costs
        self.states: list[_State] = [(column, begins) for begins in (True, False) for column in range(width)]
        self.states.append((-1, False))
        self.fits = [
            [costs.fit(line, column) if column >= 0 else _below(line) for column, _ in self.states] for line in lines
        ]

    def start(self) -> list[float]:
        """Return how likely the first line is in each state."""
        return [
            self.costs.between(0, column) + fit if begins else _NEVER
            for (column, begins), fit in zip(self.states, self.fits[0], strict=True)
        ]

    def step(self, place: int) -> list[list[float]]:
        """Return how likely each state follows each at a line; the look of the line itself is counted."""
        costs, width = self.costs, len(self.costs.kinds)
        table = []
        for column, _ in self.states:
            row = []
            rest = costs.between(column + 1, width)
            for (after, begins), fit in zip(self.states, self.fits[place], strict=True):
                if column < 0:
                    cost = 0.0 if after < 0 else _NEVER
                elif after < 0:
                    cost = rest + _END
                elif begins:
                    cost = rest + costs.between(0, after) + _ROW
                elif after == column:
                    cost = costs.goes_on(self.lines[place - 1], self.lines[place], column)
                else:
                    cost = costs.between(column + 1, after) if after > column else _NEVER
                row.append(cost + fit)
            table.append(row)
        return table

    def last(self) -> list[float]:
        """Return how likely the lines end in each state."""
        width = len(self.costs.kinds)
        return [self.costs.between(column + 1, width) if column >= 0 else 0.0 for column, _ in self.states]


def _below(line: FlatLine) -> float:
    return _OUT_SAYS if line.look.stopped or line.look.words > 12 else _OUT


def _best(lattice: _Lattice, steps: Sequence[list[list[float]]]) -> tuple[float, list[int]]:
    """Return the likeliest states and how likely they are."""
    scores, back = lattice.start(), []
    for step in steps:
        before, scores, origin = scores, [], []
        for after in range(len(lattice.states)):
            best = max(range(len(before)), key=lambda state: before[state] + step[state][after])
            scores.append(before[best] + step[best][after])
            origin.append(best)
        back.append(origin)
    ends = [score + last for score, last in zip(scores, lattice.last(), strict=True)]
    state = max(range(len(ends)), key=ends.__getitem__)
    path = [state]
    for origin in reversed(back):
        path.append(origin[path[-1]])
    return ends[state], path[::-1]


def _sum(values: Sequence[float]) -> float:
    top = max(values)
    return top + math.log(sum(math.exp(value - top) for value in values if value > top - 30))


def _sureness(lattice: _Lattice, steps: Sequence[list[list[float]]], path: Sequence[int]) -> list[float]:
    """Return for each line how likely the state chosen for it is among all."""
    count = len(lattice.states)
    forward = [lattice.start()]
    for step in steps:
        before = forward[-1]
        forward.append([_sum([before[state] + step[state][after] for state in range(count)]) for after in range(count)])
    backward = [lattice.last()]
    for step in reversed(steps):
        later = backward[-1]
        backward.append([_sum([step[state][after] + later[after] for after in range(count)]) for state in range(count)])
    backward.reverse()
    whole = _sum([a + b for a, b in zip(forward[-1], backward[-1], strict=True)])
    return [
        math.exp(min(ahead[state] + behind[state] - whole, 0.0))
        for ahead, behind, state in zip(forward, backward, path, strict=True)
    ]


def lay_out(lines: Sequence[FlatLine], kinds: Sequence[Kind]) -> tuple[float, list[Placed]]:
    """Tell in which row and column each line stood.

    Parameters
    ----------
    lines : sequence of FlatLine
        The lines below the titles, in order.
    kinds : sequence of str
        What each title asks for.

    Returns
    -------
    tuple of float and list of Placed
        How likely the layout is, for comparison with that below other titles; the places of the lines of the table,
        which may end before the lines do.
    """
    if not lines:
        return 0.0, []
    costs = _Costs(kinds)
    score, path = 0.0, []
    for again in (False, True):
        lattice = _Lattice(lines, costs)
        steps = [lattice.step(place) for place in range(1, len(lines))]
        score, path = _best(lattice, steps)
        if not again:
            costs.learn(lines, [lattice.states[state] for state in path if lattice.states[state][0] >= 0])
    sureness = _sureness(lattice, steps, path)
    placed: list[Placed] = []
    row = -1
    for line, state, sure in zip(lines, path, sureness, strict=True):
        column, begins = lattice.states[state]
        if column < 0:
            break
        row += begins
        placed.append(Placed(row, column, sure >= _SURE, line.fit(kinds[column])))
    return score, placed
