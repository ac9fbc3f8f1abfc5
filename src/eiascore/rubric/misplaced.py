"""Faults in a rubric that validation finds, with the place of each."""

from __future__ import annotations

from collections.abc import Collection, Iterable

Steps = tuple[str | int, ...]


class MisplacedError(ValueError):
    """A fault below the part that is being validated; ``steps`` lead from there to the place that is wrong."""

    def __init__(self, message: str, steps: Steps) -> None:
        super().__init__(message, steps)
        self.steps = steps

    def __str__(self) -> str:
        return str(self.args[0])


def known(used: Iterable[str], defined: Collection[str], where: str, what: str, steps: Steps) -> None:
    """Raise ``MisplacedError`` where a name is used that is not defined."""
    unknown = sorted(set(used).difference(defined))
    if unknown:
        raise MisplacedError(f"{where} names a {what} {unknown[0]!r} that is not defined", steps)
