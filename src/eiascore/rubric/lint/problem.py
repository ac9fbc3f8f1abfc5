"""What a check of a rubric reports."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from eiascore.schema.frozen import Frozen

Severity = Literal["error", "warning"]


class Problem(Frozen):
    """Something that is wrong or odd in a rubric.

    Attributes
    ----------
    severity : {"error", "warning"}
        An error makes the rubric say what it cannot mean; a warning is worth a look.
    code : str
        Its kind, such as ``unreachable_level``; what an ``allow`` entry of the rubric names.
    where : str
        The part: ``criterion.level 2``, ``criterion.rule``, a concept, ``concept: cue``.
    message : str
        What is wrong and what to do.
    file, line : str, int
        Where it stands; 0 where no line is known.
    """

    severity: Severity
    code: str
    where: str
    message: str
    file: str = ""
    line: int = 0


class WeightSum(Frozen):
    """The weights of one dimension: its own in the overall score, and the sum of those of its criteria."""

    dimension: str
    weight: float
    criteria: float


class Report(Frozen):
    """Everything that a check found, what the rubric allows left out of ``problems``."""

    rubric: str
    problems: tuple[Problem, ...]
    allowed: tuple[Problem, ...] = ()
    weights: tuple[WeightSum, ...] = ()

    def count(self, severity: Severity) -> int:
        """Return how many problems there are of a severity."""
        return sum(problem.severity == severity for problem in self.problems)


Problems = Iterator[Problem]


def error(code: str, where: str, message: str) -> Problem:
    """Return an error that still needs its place."""
    return Problem(severity="error", code=code, where=where, message=message)


def warning(code: str, where: str, message: str) -> Problem:
    """Return a warning that still needs its place."""
    return Problem(severity="warning", code=code, where=where, message=message)
