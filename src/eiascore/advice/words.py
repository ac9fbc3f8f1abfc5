"""The words in which advice is put to people and to other programs."""

from __future__ import annotations

from eiascore.advice.model import Advice, Check, Held, Lift, Place, Quoted
from eiascore.report.words import where
from eiascore.text import shortened, squeeze

_LONGEST = 200
_BELONGS = {
    "question": "belongs under the question",
    "heading": "belongs under",
    "near": "belongs near what stands under",
}


def verdict(check: Check) -> str:
    """Return what a draft has, and whether that is enough."""
    has = f"overall {check.letter} ({check.score:.1f})" if check.letter else "no letter"
    if check.wanted is None:
        return has
    met = "it has it" if check.passed else "it does not have it"
    return f"{has}; wanted: {check.wanted} or better: {met}"


def points(lift: Lift) -> str:
    """Return what a level would lift."""
    return f"level {lift.level} would lift the overall score by {lift.points:.1f}, letter {lift.letter}"


def gain(advice: Advice) -> str:
    """Return what the next level and the level that is asked would lift."""
    said = [points(advice.aim)]
    if advice.full.level != advice.aim.level:
        said.append(points(advice.full))
    said += [f"it would bring a limit: {cap}" for cap in advice.aim.brings]
    return "; ".join(said)


def place(found: Place) -> str:
    """Return where something would belong."""
    page = f" (p. {found.page})" if found.page is not None else ""
    return squeeze(f"{_BELONGS[found.sort]} “{shortened(found.text, _LONGEST)}”{page}")


def quoted(found: Quoted) -> str:
    """Return words of the draft with their place and why they are shown."""
    reason = f": {found.reason}" if found.reason else ""
    return squeeze(f"“{shortened(found.quote, _LONGEST)}” ({where(found.page, found.section, found.file)}){reason}")


def held(found: Held) -> str:
    """Return a limit and what the letters would be without it."""
    without = f"{found.target} {found.target_without}"
    if found.target != "overall":
        without += f", overall {found.overall_without}"
    return f"{found.target} at most {found.at_most}: {found.reason}; without this limit: {without}"


def details(advice: Advice) -> list[str]:
    """Return what there is to say of a criterion beside its question and what is missing."""
    said = [place(found) for found in advice.places]
    said = said or ["no question or heading of the document asks for it"]
    said += [f"comes near: {quoted(found)}" for found in advice.near[:1]]
    return said + [f"weakens it: {quoted(found)}" for found in advice.against]
