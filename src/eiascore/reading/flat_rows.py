"""In which row and column each line of a flattened table stood: the likeliest way to lay them out, and how sure it is.

The lines go from left to right and from row to row; a cell may be missing, and a cell of prose may take several lines.
All ways to lay them out are weighed, with how well each line fits its column; where the lines that stand round about
leave a line's place open, it is said to be doubtful.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

import numpy as np

from eiascore.reading.flat_build import SURE, Placed
from eiascore.reading.flat_cells import FlatLine
from eiascore.reading.flat_titles import Kind

_OUT, _OUT_SAYS, _OUT_BEGINS = -2.2, -1.1, -6.0  # a line that stands below the table
_END = -0.3
_ROW = -0.3  # a new row
_FIRST = {"number": -2.5, "group": -2.5}  # without the cell that begins the row
_SKIP, _NAMELESS = -1.5, -7.0  # a cell that is missing; the name of a row, where the others have one
_PROSE = frozenset({"deed", "text", "either", "any"})
_PRIOR, _FILLED, _SPREAD = 2.0, 0.8, 0.8
_NEVER = -1e9


@dataclass(slots=True)
class _Costs:
    """What it costs to leave out each column, and how long its cells are."""

    kinds: Sequence[Kind]
    skips: list[float] = field(default_factory=list)
    lengths: list[float | None] = field(default_factory=list)
    named: bool = False  # the rows are those of the characteristics

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
        if self.named and self.kinds[column] == "group" and not line.look.named:
            score -= 2.0
        if column and self.kinds[0] == "group" and line.look.named:
            score -= 3.0
        if mean is not None:
            score -= min(((math.log(line.look.words + 1) - mean) / _SPREAD) ** 2 / 2, 2.0)
        return score

    def goes_on(self, before: FlatLine, line: FlatLine, kind: Kind) -> float:
        """Return how likely a line goes on in the cell of the line before it."""
        if kind not in _PROSE:
            return -4.0 if kind in ("owner", "status") else -7.0
        stopped = before.text.rstrip()[-1:] in ".!?;:"
        if line.text[:1].islower() and not stopped:
            return -0.7
        if line.bullet:
            return -1.0
        return -1.6 if stopped and line.look.words > 2 else -3.5

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
            if kind == "group" and 2 * sum(line.look.named for line in held) > len(held) > 2:
                self.named = True
                self.skips[column] = _NAMELESS
            if kind in _PROSE and len(held) >= 3:
                self.lengths[column] = sum(math.log(line.look.words + 1) for line in held) / len(held)


class _Lattice:
    """All ways to lay the lines out: for each line each column, begun or not, and the place below the table.

    Parameters
    ----------
    lines : sequence of FlatLine
        The lines.
    costs : _Costs
        What it costs to lay them out in one way or another.
    """

    def __init__(self, lines: Sequence[FlatLine], costs: _Costs) -> None:
        width = len(costs.kinds)
        self.lines, self.costs, self.width = lines, costs, width
        self.columns = [*range(width), *range(width), -1]
        self.begins = [True] * width + [False] * (width + 1)
        self.between: list[list[float]] = [
            [costs.between(first, last) for last in range(width + 1)] for first in range(width + 1)
        ]
        fits = np.array([[costs.fit(line, column) for column in range(width)] for line in lines])
        below = np.array([[_below(line, costs.kinds[0])] for line in lines])
        self.fits = np.hstack([fits, fits, below])
        self.moves = np.array([[self._move(state, after) for after in range(2 * width + 1)]
                               for state in range(2 * width + 1)])  # fmt: skip
        ends = [costs.between(column + 1, width) if column >= 0 else 0.0 for column in self.columns]
        self.start = np.array([costs.between(0, column) if first else _NEVER
                               for column, first in zip(self.columns, self.begins, strict=True)])  # fmt: skip
        self.last = np.array(ends)
        self.steps = self._steps() if len(lines) > 1 else []

    def _move(self, state: int, after: int) -> float:
        """Return the cost of one state after another, whatever the lines say."""
        column, to = self.columns[state], self.columns[after]
        if column < 0:
            return 0.0 if to < 0 else _NEVER
        rest: float = self.between[column + 1][self.width]
        if to < 0:
            return rest + _END
        if self.begins[after]:
            begun: float = self.between[0][to] + _ROW
            return rest + begun
        return self.between[column + 1][to] if to > column else 0.0 if to == column else _NEVER

    def _steps(self) -> list[np.ndarray]:
        """Return for each line the costs of each state after each, with how well the line fits there."""
        steps = self.moves[None, :, :] + self.fits[1:, None, :]
        for kind in set(self.costs.kinds):
            on = np.array([self.costs.goes_on(*pair, kind) for pair in pairwise(self.lines)])
            for column, other in enumerate(self.costs.kinds):
                if other == kind:
                    steps[:, column, self.width + column] += on
                    steps[:, self.width + column, self.width + column] += on
        return list(steps)

    def best(self) -> tuple[float, list[int]]:
        """Return how likely the best layout is, and its states."""
        scores, back = self.start + self.fits[0], []
        for step in self.steps:
            ways = scores[:, None] + step
            back.append(ways.argmax(axis=0))
            scores = ways.max(axis=0)
        ends = scores + self.last
        path = [int(ends.argmax())]
        for origin in reversed(back):
            path.append(int(origin[path[-1]]))
        return float(ends.max()), path[::-1]

    def sureness(self, path: Sequence[int]) -> Iterator[tuple[float, float]]:
        """Yield for each line how likely its state is among all, and whether it begins a row or does not."""
        forward = [self.start + self.fits[0]]
        for step in self.steps:
            forward.append(np.logaddexp.reduce(forward[-1][:, None] + step, axis=0))
        backward = [self.last]
        for step in reversed(self.steps):
            backward.append(np.logaddexp.reduce(step + backward[-1][None, :], axis=1))
        whole = np.logaddexp.reduce(forward[-1] + self.last)
        groups = np.array([0] * self.width + [1] * self.width + [2])
        for ahead, behind, state in zip(forward, reversed(backward), path, strict=True):
            shares = np.exp(np.minimum(ahead + behind - whole, 0.0))
            yield float(shares[state]), float(shares[groups == groups[state]].sum())


def _below(line: FlatLine, first: Kind) -> float:
    """Return how likely a line stands below the table; one that looks like the beginning of a row hardly does."""
    if (first == "group" and line.look.named) or (first == "number" and line.look.number):
        return _OUT_BEGINS
    return _OUT_SAYS if line.look.stopped or line.look.words > 12 else _OUT


@dataclass(slots=True)
class Laid:
    """The likeliest layout of some lines below some titles.

    Attributes
    ----------
    score : float
        How likely it is, for comparison with that below other titles.
    """

    score: float
    _lattice: _Lattice
    _path: list[int]

    def places(self) -> list[Placed]:
        """Return the places of the lines of the table, which may end before the lines do."""
        lattice, row = self._lattice, -1
        placed: list[Placed] = []
        for line, state, (sure, row_sure) in zip(lattice.lines, self._path, lattice.sureness(self._path), strict=True):
            column = lattice.columns[state]
            if column < 0:
                break
            row += lattice.begins[state]
            placed.append(Placed(row, column, sure, row_sure >= SURE, line.fit(lattice.costs.kinds[column])))
        return placed


def lay_out(lines: Sequence[FlatLine], kinds: Sequence[Kind]) -> Laid:
    """Tell in which row and column each line most likely stood.

    Parameters
    ----------
    lines : sequence of FlatLine
        The lines below the titles, in order; at least one.
    kinds : sequence of str
        What each title asks for.

    Returns
    -------
    Laid
        The layout, after what a first one told of the columns has been learnt.
    """
    costs = _Costs(kinds)
    first = _Lattice(lines, costs)
    _, path = first.best()
    costs.learn(lines, [(first.columns[at], first.begins[at]) for at in path if first.columns[at] >= 0])
    lattice = _Lattice(lines, costs)
    score, path = lattice.best()
    return Laid(score, lattice, path)
