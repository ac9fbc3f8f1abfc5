"""How far a commitment can be checked: specific, measurable, owned, time-bound, 0 to 3 each."""

from __future__ import annotations

import re
from typing import cast

from eiascore.commitments.model import Grade, Grades
from eiascore.commitments.timing import Timing
from eiascore.commitments.verbs import Strength

# Things that are there or are not: anybody can ask to see them.
_ARTEFACT = re.compile(
    r"\b(?:boards?|panels?|reports?|polic(?:y|ies)|codes?|guidance|guides?|toolkits?|training|packages?|modules?|leaflets?|"
    r"forms?|strateg(?:y|ies)|plans?|surveys?|audits?|data|questions?|statements?|objectives?|schemes?|contracts?|clauses?|"
    r"letters?|meetings?|posts?|budgets?|frameworks?|ramps?|helplines?|websites?|pages?|sessions?|workshops?|"
    r"case studies|communications plans?|charters?|procedures?|process(?:es)?|registers?|dashboards?|templates?|"
    r"translations?|versions?|interpreters?|grants?|funds?|exemptions?|vehicles?|signs?|signage|evaluation|consult\w*|"
    r"networks?|groups?|forums?|networks?|programmes?|checks?|alerts?|screens?|scripts?|routes?|desks?|worker)\b",
    re.I,
)
_NUMBER = re.compile(
    r"\b\d+(?:\.\d+)?(?: ?%| per cent)|\b(?:at least|up to|no more than|minimum of|all) "
    r"(?:\d+|two|three|four|five|six|ten)\b|"
    r"\b(?:annual(?:ly)?|yearly|quarterly|monthly|weekly|each year|every year|"
    r"two|three|four|five|six|seven|eight|nine|ten|twelve)\b|£ ?\d|"
    r"(?<![\d/.-])\b(?!(?:19|20)\d\d\b)\d{1,5}(?:,\d{3})*\b(?![/.-]\d)",
    re.I,
)
_POST = re.compile(
    r"\b(?:head|director|manager|officer|lead|leader|chief|commissioner|secretary|coordinator|co-ordinator|adviser|advisor|"
    r"chair|executive|champion|sro|ceo|cfo|hr ?bp|matron|nurse|governor|headteacher|inspector|superintendent|sergeant|"
    r"constable|councillor|cllr|dr|prof(?:essor)?|principal|registrar|clerk|solicitor|owner|member|librarian|planner|"
    r"engineer|analyst|specialist|consultant|deputy|minister|warden|caseworker|supervisor|surveyor|controller|partner)\b",
    re.I,
)
_NAME = re.compile(r"\b[A-Z]\.? [A-Z][a-z]+|^[A-Z]\.?[A-Z]\.?$")  # "J Smith", "J.S."
_ALL = re.compile(r"(?:all|every|each|various|our)\b", re.I)
_MANY = re.compile(
    r"\b(?:leaders|leads|heads|directors|managers|staff|partners|areas|everyone|providers|schools|services|"
    r"forces|departments|teams|officers|directorates|suppliers|contractors)\b",
    re.I,
)
_VAGUE = re.compile(
    r"\b(?:be|being) (?:mindful|sensitive|aware|considerate|alert|vigilant)|\bdiscretion\b|\bcase.by.case\b|"
    r"\bwhere (?:possible|appropriate)",
    re.I,
)
_NOBODY = re.compile(
    r"^(?:we|us|our organisation|the (?:council|trust|department|force|service|authority|board)|n/?a)\W*$", re.I
)
_ENDS: dict[str, Grade] = {"day": 3, "month": 3, "quarter": 3, "season": 2, "year": 2}


def grades(action: str, strength: Strength, owner: str, indicators: tuple[str, ...], timing: Timing) -> Grades:
    """Grade a commitment.

    Parameters
    ----------
    action : str
        What is to be done.
    strength : str
        How much its verb binds.
    owner : str
        Who answers for it; "" for nobody.
    indicators : tuple of str
        Indicator and target, "" where the plan names none.
    timing : Timing
        When it is to be done.

    Returns
    -------
    Grades
        0 to 3 for each quality.

    Examples
    --------
    >>> from eiascore.commitments.timing import parse
    >>> grades("Scope the use of digital tools", "weak", "", ("",), parse("Q1 2025/26 – Q4"))
    Grades(specific=1, measurable=0, owned=0, time_bound=0)
    """
    return Grades(
        specific=_specific(action, strength),
        measurable=_measurable(action, strength, " ".join(indicators).strip()),
        owned=owned(owner),
        time_bound=_time_bound(timing),
    )


def _specific(action: str, strength: Strength) -> Grade:
    words = len(action.split())
    if _VAGUE.search(action) and strength != "strong":
        return 1
    if strength == "strong":
        return 3 if words >= 4 else 2
    if strength == "middling":
        return 2
    if strength == "weak":
        return 1
    return 0 if not words else 2 if words >= 4 or _ARTEFACT.search(action) else 1


def _measurable(action: str, strength: Strength, indicators: str) -> Grade:
    if indicators:
        return 3 if re.search(r"\d", indicators) else 2
    points = bool(_NUMBER.search(action)) + bool(_ARTEFACT.search(action)) * (1 if strength == "weak" else 2)
    return cast("Grade", min(points, 2))


def owned(owner: str) -> Grade:
    """Grade an owner: a post or a person 3, a team 2, many at once 1, nobody or the body itself 0.

    Examples
    --------
    >>> owned("Head of Libraries"), owned("Comms team"), owned("All CPS Areas"), owned("We")
    (3, 2, 1, 0)
    """
    owner = owner.strip()
    if not owner or _NOBODY.match(owner):
        return 0
    if _ALL.match(owner):
        return 1
    if _POST.search(owner) or _NAME.search(owner):
        return 3
    return 1 if _MANY.search(owner) else 2


def _time_bound(timing: Timing) -> Grade:
    if timing.end:
        return _ENDS.get(timing.precision, 0)
    return 1 if timing.open_ended and timing.start else 0
