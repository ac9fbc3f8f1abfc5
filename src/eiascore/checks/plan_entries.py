"""What an entry of an action plan says by itself: who, by when, or left open."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal

from eiascore.checks.grids import is_open

if TYPE_CHECKING:
    from eiascore.checks.view import View

Show = Literal["action", "owner", "date", "open", "effect"]
Cells = list[tuple["View", Show]]

OWNER_FACTS = ("owner", "internal", "signatory", "organisation", "government")
DATE_FACTS = ("date", "year", "frequency")
LETTERS = re.compile(r"[^\W\d_]{2}")
_DATE_WORD = re.compile(
    r"\b(?:20\d\d|\d{1,2}[/.]\d{2,4}|(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]{0,6}|q[1-4]|quarter|"
    r"months?|weeks?|days?|year end|annual(?:ly)?|monthly|quarterly|weekly|termly)\b",
    re.I,
)
# It ends a row, but nobody could be held to it.
_UNDATED = re.compile(
    r"\W*(?:(?:in place|complete[d]?|done|immediate(?:ly)?|(?:from |at |by |pre |before |on )?(?:go.?live|launch)|"
    r"spring|summer|autumn|winter|before \w+|asap)\W*)+",
    re.I,
)
STRUCK = re.compile(r"~~")
_NUMBERED = re.compile(r"\W*[A-Za-z]?\d+[a-z]?[.)]?\W*")
# An answer such as "Line managers" or "Comms" names nobody who could be asked.
_GENERIC = re.compile(r"\W*(?:(?:\w+ )?(?:managers|leaders|staff|teams|schools)|\S+)\W*", re.I)
_VERB = re.compile(
    r"\W*(?:add|agree|arrange|ask|brief|carry|check|circulate|commission|consider|consult|continue|create|develop|"
    r"encourage|engage|ensure|explore|extend|identify|implement|include|inform|introduce|investigate|issue|keep|look|"
    r"maintain|make|monitor|offer|produce|promote|provide|publicise|publish|raise|refresh|remind|remove|review|revise|"
    r"send|set|share|signpost|support|test|train|translate|undertake|update|use|work|write)"
    r"\b(?! (?:team|group|lead|officer))",
    re.I,
)
_WILL_BE = re.compile(r"\b(?:will|shall|must|to be)\b", re.I)
_LEFT_OPEN = re.compile(
    r"\W*(?:tb[acd]\b.{0,30}|ongoing|on-going|continu\w+|n/?a|none|nil|not (?:yet )?(?:known|set|agreed)|in due course|"
    r"as (?:and when|needed|required|necessary|appropriate|they arise|possible)\b.{0,20}|"
    r"when (?:resources|funding|possible)\b.{0,20}|"
    r"to be (?:confirmed|agreed|decided|determined|identified|advised)|business as usual|bau|unfunded|[-–—]+|)\W*",
    re.I,
)
_NOBODY = re.compile(
    r"\W*(?:all|all (?:\w+ )?(?:staff|managers|directorates|services|teams)|everyone|various)\W*", re.I
)
_LONGEST_CELL = 12


def sort_cells(views: Sequence[View], show: Literal["owner", "date"]) -> Cells:
    """Tell owners or dates from what was left open in their place.

    Parameters
    ----------
    views : sequence of View
        The sentences of a cell.
    show : {"owner", "date"}
        What the cell is for.

    Returns
    -------
    list of tuple of View and str
        The sentences that say anything, with what they say: ``show`` or "open".
    """
    found: Cells = []
    for view in views:
        if is_open(view.text) or _LEFT_OPEN.fullmatch(view.text) or (show == "owner" and _NOBODY.fullmatch(view.text)):
            found.append((view, "open"))
        elif show == "owner" and _names(view):
            found.append((view, "owner"))
        elif (
            show == "date"
            and not _UNDATED.fullmatch(view.text)
            and (_has(view, DATE_FACTS) or _DATE_WORD.search(view.text))
        ):
            found.append((view, "date"))
    return found


def _has(view: View, kinds: Sequence[str]) -> bool:
    return any(view.facts.get(kind) for kind in kinds)


def _names(view: View) -> bool:
    """Tell whether a cell names somebody who could be asked: a role, a team, a person."""
    text = view.text
    if STRUCK.search(text) or not LETTERS.search(text) or _NUMBERED.fullmatch(text):
        return False
    return not _GENERIC.fullmatch(text)


def when(view: View) -> Literal["date", "open", "vague", ""]:
    """Tell whether a line says by when something is to be done.

    Parameters
    ----------
    view : View
        The line.

    Returns
    -------
    str
        "date"; "open" where the date was left open; "vague" for wording that dates nothing; "" for any other line.
    """
    text = view.text.strip()
    words = len(text.split())
    if words <= 5 and LETTERS.search(text) and _LEFT_OPEN.fullmatch(text):
        return "open"
    if words <= 5 and _UNDATED.fullmatch(text):
        return "vague"
    if words > 8 or (text.endswith(".") and words > 4) or _VERB.match(text) or _NUMBERED.fullmatch(text):
        return ""
    return "date" if _has(view, DATE_FACTS) or (words <= 5 and _DATE_WORD.search(text)) else ""


def is_deed(text: str) -> bool:
    """Tell whether a line says by its verb that something is to be done.

    Parameters
    ----------
    text : str
        The line.

    Returns
    -------
    bool
        True for an imperative, and for what will be or is to be done.
    """
    return bool(_VERB.match(text) or _WILL_BE.search(text))


def may_be_owner(view: View) -> bool:
    """Tell whether a line may say who answers for an action: short, no sentence, nothing that is to be done.

    Parameters
    ----------
    view : View
        The line.

    Returns
    -------
    bool
        False for what is certainly no owner.
    """
    words = len(view.text.split())
    longest = _LONGEST_CELL if _has(view, OWNER_FACTS) else 5
    return words <= longest and not (view.text.rstrip().endswith(".") and words > 4) and not _VERB.match(view.text)
