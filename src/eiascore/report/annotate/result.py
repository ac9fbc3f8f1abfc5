"""What marking a file comes to: its bytes, and which quotations are not marked in it, and why."""

from __future__ import annotations

from dataclasses import dataclass

from eiascore.report.annotate.marks import Mark


@dataclass(frozen=True, slots=True)
class Missed:
    """A quotation that is not marked, or not as a whole, and why."""

    mark: Mark
    why: str


@dataclass(frozen=True, slots=True)
class Marked:
    """A copy of a file with quotations marked in it.

    Attributes
    ----------
    data : bytes
        The copy.
    marks : tuple of Mark
        The quotations that are marked.
    missed : tuple of Missed
        Those that are not.
    partly : tuple of Missed
        Of those that are marked, the ones of which some words were not found in their place.
    weaker : int
        How many quotations of the file were not asked for, since stronger ones stand for their criterion.
    remarks : tuple of str
        What the reader should know of the copy, such as that a signature no longer verifies.
    """

    data: bytes
    marks: tuple[Mark, ...]
    missed: tuple[Missed, ...] = ()
    partly: tuple[Missed, ...] = ()
    remarks: tuple[str, ...] = ()
    weaker: int = 0
