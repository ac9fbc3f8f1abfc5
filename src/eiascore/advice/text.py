"""Advice -> terminal. Document text is never markup."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import Console, RenderableType
from rich.padding import Padding
from rich.text import Text

from eiascore.advice import words
from eiascore.advice.model import Advice, Check
from eiascore.report.words import LEVELS, counted
from eiascore.text import squeeze


def print_check(check: Check, console: Console) -> None:
    """Print what a draft does not show yet.

    Parameters
    ----------
    check : Check
        What was found.
    console : rich.console.Console
        Where to; its width decides the layout.
    """
    for part in _parts(check):
        console.print(part, highlight=False)


def _parts(check: Check) -> Iterator[RenderableType]:
    yield Text(squeeze(check.document), style="bold")
    yield Text(check.says)
    yield Text(words.verdict(check), style="" if check.passed else "bold red")
    if check.held:
        yield from (Text(), Text("WHAT HOLDS A LETTER DOWN", style="bold"))
        for limit in check.held:
            yield _indented(words.held(limit))
            if limit.cause:
                yield _indented(words.quoted(limit.cause), 4)
            if limit.criterion:
                yield _indented(f"{limit.criterion}: {limit.question}", 4, "dim")
    if check.letter:
        below = counted(len(check.advice), "criterion", "criteria")
        yield from (Text(), Text(f"WHAT TO ADD: {below} of {len(check.asked)} below what is asked", style="bold"))
    for number, advice in enumerate(check.advice, 1):
        yield from _one(number, advice)
    yield Text()
    for limit_of_use in check.limits:
        yield Text(limit_of_use, style="italic")


def _one(number: int, advice: Advice) -> Iterator[RenderableType]:
    yield Text()
    level = LEVELS[advice.level]
    asked = "" if advice.expected == 3 else f" (asked: {advice.expected})"
    yield Text.assemble((f"{number}. {advice.question}", "bold"))
    yield _indented(f"{advice.criterion}: {level}{asked}; {words.gain(advice)}", 3, "dim")
    yield from (_indented(f"holds a letter down: {cap}", 3, "yellow") for cap in advice.holds)
    yield _indented(advice.missing, 3)
    yield from (_indented(said, 3) for said in words.details(advice))


def _indented(said: str, depth: int = 2, style: str = "") -> RenderableType:
    return Padding(Text(squeeze(said), style=style), (0, 0, 0, depth))
