"""Plans of actions whose columns and titles were both lost: deed, owner and date come round again and again as lines.

Nothing above the lines says that they are a plan; it is the cycle that does. Only what stands next to each other in it
is taken: the owner right before the date, and what is to be done right before the owner.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from typing import TYPE_CHECKING

from eiascore.checks.plan_entries import DATE_FACTS, Cells, is_deed, may_be_owner, sort_cells, when

if TYPE_CHECKING:
    from eiascore.checks.view import DocumentView, View

_FEWEST = 3  # rows
_FARTHEST = 7  # lines from a date to the next
_ROLE_FACTS = ("owner", "internal")
_LONGEST_OWNER, _SHORTEST_DEED, _LONGEST_DEED = 10, 3, 60  # words
_LETTER = re.compile(r"[A-Za-z]")
_NO_DEED = re.compile(r"[?:]\W*$|\b(?:signed|approved|version \d|draft)\b", re.I)


def bare_rows(document: DocumentView, taken: Collection[int]) -> list[Cells]:
    """Return the rows of plans that have neither columns nor titles.

    Parameters
    ----------
    document : DocumentView
        What was read, as the checks see it.
    taken : collection of int
        Indices of lines that are known to stand in a plan.

    Returns
    -------
    list of list of tuple of View and str
        For each row its lines, with what each says.
    """
    views = [v for v in document.views if v.sentence.kind in ("paragraph", "bullet") and v.index not in taken]
    dates = [at for at in range(2, len(views)) if _closes_row(views, at)]
    rows: list[Cells] = []
    for chain in _chains(dates):
        if len(chain) >= _FEWEST and _is_plan(views, chain):
            rows += [_row(views, at, before) for before, at in zip([None, *chain], chain, strict=False)]
    return rows


def _closes_row(views: Sequence[View], at: int) -> bool:
    """Tell whether a line is a date with an owner before it."""
    date, owner, deed = views[at], views[at - 1], views[at - 2]
    if date.index != owner.index + 1 or owner.index != deed.index + 1 or date.sentence.origin != "author":
        return False
    said = when(date)
    if not said or when(owner) == "date" or owner.length > _LONGEST_OWNER or not _LETTER.search(owner.text):
        return False
    return may_be_owner(owner) and owner.text[:1].isupper() and not owner.text.endswith((".", ":", "?"))


def _chains(dates: Sequence[int]) -> Iterator[list[int]]:
    """Yield the dates that follow each other closely enough to close the rows of one plan."""
    chain: list[int] = []
    for at in dates:
        if chain and at - chain[-1] > _FARTHEST:
            yield chain
            chain = []
        if not chain or at - chain[-1] > 2:
            chain.append(at)
    if chain:
        yield chain


def _is_plan(views: Sequence[View], chain: Sequence[int]) -> bool:
    """Tell a plan from a list of meetings, versions or signatures: roles, days, and things to do."""
    owners = sum(any(views[at - 1].facts.get(kind) for kind in _ROLE_FACTS) for at in chain)
    days = sum(any(views[at].facts.get(kind) for kind in DATE_FACTS) for at in chain)
    said = [views[at - 2] for at in chain]
    deeds = sum(_may_be_deed(view) for view in said)
    verbs = sum(is_deed(view.text) for view in said)
    count = len(chain)
    shown = 2 * verbs >= count or (2 * owners >= count and 2 * days >= count and verbs > 0)
    return owners > 0 and 3 * days >= count and 3 * deeds >= 2 * count and shown


def _may_be_deed(view: View) -> bool:
    words = len(view.text.split())
    own = view.sentence.origin == "author" and not _NO_DEED.search(view.text)
    return own and _SHORTEST_DEED <= words <= _LONGEST_DEED


def _row(views: Sequence[View], at: int, before: int | None) -> Cells:
    found: Cells = []
    said = when(views[at])
    if said != "vague":
        found.append((views[at], "date" if said == "date" else "open"))
    found += sort_cells([views[at - 1]], "owner")
    place = at - 2
    while _may_be_deed(views[place]):
        found.append((views[place], "action"))
        # A cell of several sentences: the ones before the last are sentences too.
        place -= 1
        if place <= (before if before is not None else at - 4) or not views[place].text.endswith("."):
            break
    return found
