"""What a draft does not show yet, as data."""

from __future__ import annotations

from typing import Literal

from eiascore.schema.frozen import Frozen
from eiascore.schema.scorecard import Kind, Letter


class Quoted(Frozen):
    """Words of the draft, verbatim, where they stand, and why they are shown."""

    quote: str
    page: int | None = None
    section: str = ""
    file: str = ""
    reason: str = ""


class Place(Frozen):
    """Where in the draft something would belong: a question of its form, a heading, or near what it says already."""

    sort: Literal["question", "heading", "near"]
    text: str
    page: int | None = None
    section: str = ""


class Lift(Frozen):
    """What a level of a criterion would lift if nothing else changed.

    ``points`` are those of the overall score (0 to 100); ``lifts`` and ``brings`` are limits on letters that would no
    longer hold, and such as would hold only then.
    """

    level: int
    points: float
    letter: Letter | None
    dimension_letter: Letter | None
    lifts: tuple[str, ...] = ()
    brings: tuple[str, ...] = ()


class Advice(Frozen):
    """A criterion below what is asked.

    Attributes
    ----------
    question : str
        What the draft has to answer.
    missing : str
        What it does not show yet; never a sentence to paste.
    aim : Lift
        The next level that says something: 2 at least, where more than 1 is asked.
    full : Lift
        The level that is asked.
    places : tuple of Place
        Where it would belong.
    near : tuple of Quoted
        Passages that nearly count, and why they do not.
    against : tuple of Quoted
        Passages that weaken it.
    holds : tuple of str
        Limits on letters that it causes.
    """

    criterion: str
    dimension: str
    question: str
    level: int
    expected: int
    missing: str
    aim: Lift
    full: Lift
    places: tuple[Place, ...]
    near: tuple[Quoted, ...]
    against: tuple[Quoted, ...]
    holds: tuple[str, ...] = ()


class Held(Frozen):
    """A limit that lowers a letter: what caused it, and the letters without it."""

    target: str
    at_most: Letter
    reason: str
    criterion: str
    question: str
    cause: Quoted | None
    target_without: Letter | None
    overall_without: Letter | None


class Check(Frozen):
    """A draft, and what it does not show yet.

    Attributes
    ----------
    wanted : str or None
        The letter that was asked for.
    passed : bool
        Whether it has that letter or a better one; a draft without a letter has not, where one was asked for.
    says : str
        What the draft is, in a sentence.
    held : tuple of Held
        What lowers a letter, that first which costs the overall letter most.
    advice : tuple of Advice
        The criteria below what is asked, those first that would lift most.
    asked : tuple of str
        All criteria that are asked of it; ``not_asked`` are those that are not, or do not apply.
    """

    schema_version: Literal["1"] = "1"
    document: str
    sha256: str
    kind: Kind
    letter: Letter | None
    score: float | None
    wanted: Letter | None
    passed: bool
    says: str
    held: tuple[Held, ...] = ()
    advice: tuple[Advice, ...] = ()
    asked: tuple[str, ...] = ()
    not_asked: tuple[str, ...] = ()
    rubric: str
    profile: str
    tool: str
    limits: tuple[str, ...]
