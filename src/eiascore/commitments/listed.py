"""Actions that are listed under a heading for actions, with what each says of its owner and its date."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from eiascore.commitments.dates import pieces
from eiascore.commitments.entry import Entry
from eiascore.commitments.items import owner_and_timing
from eiascore.commitments.timing import Timing, find, parse
from eiascore.commitments.verbs import is_action, starts_with_verb

if TYPE_CHECKING:
    from eiascore.checks.view import DocumentView, View

_HEADING = re.compile(
    r"\b(?:actions?|action plan|next steps|commitments?|what (?:we|happens) (?:will do|next)|improvement plan|"
    r"what we (?:will|are going to) do|mitigat\w+)\b",
    re.I,
)
_TITLE = re.compile(r"\b(?:action|delivery|improvement|implementation) plan\b", re.I)
_NUMBERED = re.compile(r"^\W*(?:\d+(?:\.\d+)+[.)]?|\d+[.)]|[A-Z]?\d+[.:)]|\(\d+\))\s+")
_LONGEST = 600  # letters of a point
_NOT_AHEAD = re.compile(r"\b(?:taken|to date|completed|so far|last year|previous)\b", re.I)
_LABEL = re.compile(
    r"[(\[;,.–-]*\s*(?:owner|lead|led by|by whom|responsible|responsibility)\s*[:–-]\s*(?P<owner>[^;,.()\]]{2,60})",
    re.I,
)
_BRACKET = re.compile(r"\(([^()]{5,90})\)")
_SUBJECT = re.compile(
    r"^\W*(?P<who>(?:The |Our |All )?[A-Za-z][\w&,'’/ -]{2,60}?) (?:will|shall|must)\b(?! be\b)"
)  # fmt: skip
_ROLE = re.compile(
    r"\b(?:areas?|leaders?|managers?|teams?|heads?|directors?|officers?|leads?|boards?|directorates?|panels?|services?|groups?|"
    r"commissioners?|coordinators?|executives?|departments?|units?|chairs?|partners|forces?|colleges?|"
    r"constables?|nurses?|governors?|clerks?|chief|secretar(?:y|ies)|ministers?|solicitors?)\b",
    re.I,
)
_PASSIVE_BY = re.compile(
    r"\b(?:will|shall|must|to) be [\w ]{3,40}? by (?P<who>(?:the |our )[A-Z][\w&' -]{2,50}?)(?=[.,;]| by\b| in\b|$)"
)


def in_lists(document: DocumentView) -> Iterator[Entry]:
    """Yield the actions in lists under a heading such as "Next steps", and in the numbered points of an action plan.

    Parameters
    ----------
    document : DocumentView
        What was read, as the checks see it.

    Yields
    ------
    Entry
        One for each bullet or numbered point that says what is to be done.
    """
    is_plan = _is_plan(document)
    seen: set[int] = set()
    for view in document.authored:
        block = document.document.blocks[view.sentence.block]
        if view.sentence.block in seen or block.end - block.start > _LONGEST:
            continue
        seen.add(view.sentence.block)
        text = " ".join(document.document.quote(block).split())
        listed = view.sentence.kind == "bullet" or (view.sentence.kind == "paragraph" and _NUMBERED.match(text))
        if not listed or not (is_plan or _is_asked(view)):
            continue
        dated = is_plan and bool(find(text) or parse(text).open_ended)
        if not (is_action(text) or dated):
            continue
        if view.assertion in ("done", "denied", "template") and not (starts_with_verb(text) or dated):
            continue
        yield Entry(block.start, block.end, _NUMBERED.sub("", text), _timing(text), {"owner": owner_in(text)}, 0.7)


def _is_plan(document: DocumentView) -> bool:
    """Tell whether a document calls itself a plan of actions in its title."""
    return any(_TITLE.search(document.document.quote(block)) for block in document.document.blocks[:3])


def _is_asked(view: View) -> bool:
    places = (view.surroundings("heading"), view.sentence.question, view.surroundings("lately"))
    return any(len(place) < 80 and _HEADING.search(place) and not _NOT_AHEAD.search(place) for place in places)


def _timing(text: str) -> Timing:
    spans = find(text)
    if spans:
        return parse("; ".join(text[a:b] for a, b in spans), deadline=True)
    last = next((piece for piece in reversed(pieces(text)) if piece.letter != "|"), None)
    return parse(text[last.start :]) if last and last.letter in "OR" else parse("")


def owner_in(text: str) -> str:
    """Return who a sentence says will do it: a post, a team, "all areas"; "" for "we" and things.

    Examples
    --------
    >>> owner_in("The Head of Libraries will publish the data."), owner_in("We will publish it (lead: Data team).")
    ('The Head of Libraries', 'Data team')
    >>> owner_in("We will publish the data."), owner_in("All cases will be reviewed.")
    ('', '')
    """
    if label := _LABEL.search(text):
        return label["owner"].strip()
    for bracket in _BRACKET.findall(text):
        owner, timing = owner_and_timing(bracket)
        if timing and _ROLE.search(owner):
            return owner
    for pattern in (_SUBJECT, _PASSIVE_BY):
        if (found := pattern.search(text)) and _ROLE.search(found["who"]):
            return found["who"].rpartition(", ")[2].strip()  # "By May 2026, the Head of HR"
    return ""
