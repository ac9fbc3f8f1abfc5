"""Two versions of a plan: what slipped, what was dropped, reworded or weakened, and what is new."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from eiascore.commitments.model import Commitment
from eiascore.commitments.same import plain
from eiascore.schema.frozen import Frozen

Kind = Literal[
    "dropped", "new", "slipped", "end_lost", "brought_forward", "owner_changed", "weakened", "reworded", "same"
]
KINDS: dict[Kind, str] = {
    "dropped": "no longer in the plan; the documents alone cannot say whether it was done",
    "new": "not in the earlier plan",
    "slipped": "its end moved back",
    "end_lost": "it had an end and has none now",
    "brought_forward": "its end moved forward",
    "owner_changed": "somebody else answers for it, or nobody",
    "weakened": "its verb binds less",
    "reworded": "its words changed",
    "same": "nothing that matters changed",
}
"""What each kind of change means, in the order in which they are told."""

_ALIKE = 62  # of 100: less alike are two actions
_STRENGTHS = ("strong", "middling", "weak", "")


class Change(Frozen):
    """What became of a commitment from one version of a plan to the next.

    Attributes
    ----------
    kinds : tuple of str
        Keys of ``KINDS``.
    before, after : Commitment or None
        In the earlier and the later plan; None where it is not there.
    days : int or None
        By how many days its end moved, where both are known.
    likeness : float
        How alike the words are, 0 to 100.
    """

    kinds: tuple[Kind, ...]
    before: Commitment | None = None
    after: Commitment | None = None
    days: int | None = None
    likeness: float = 0


def compare(earlier: Sequence[Commitment], later: Sequence[Commitment]) -> tuple[Change, ...]:
    r"""Return what became of each commitment.

    Parameters
    ----------
    earlier, later : sequence of Commitment
        Of two versions of one plan.

    Returns
    -------
    tuple of Change
        In the order of the later plan, then those that it dropped.

    Examples
    --------
    >>> from eiascore.commitments import commitments
    >>> head = "# Action plan of the library service for fair access to books\n\n"
    >>> head += "| Action | Owner | By when |\n|---|---|---|\n"
    >>> one = f"{head}| Publish the ward data on loans | Data team | 31 March 2025 |".encode()
    >>> two = f"{head}| Publish ward data on loans | Data team | 30 June 2025 |".encode()
    >>> [(change.kinds, change.days) for change in compare(commitments(one), commitments(two))]
    [(('slipped', 'reworded'), 91)]
    """
    pairs = _pairs(earlier, later)
    changes = [
        _change(earlier[pairs[i][0]], after, pairs[i][1]) if i in pairs else Change(kinds=("new",), after=after)
        for i, after in enumerate(later)
    ]
    kept = {before for before, _ in pairs.values()}
    dropped = [Change(kinds=("dropped",), before=one) for i, one in enumerate(earlier) if i not in kept]
    return (*changes, *dropped)


def _pairs(earlier: Sequence[Commitment], later: Sequence[Commitment]) -> dict[int, tuple[int, float]]:
    """Return for each later commitment the earlier one that it is: the pairs that are most alike taken together."""
    if not earlier or not later:
        return {}
    from rapidfuzz import fuzz, process
    from scipy.optimize import linear_sum_assignment

    likeness = process.cdist(
        [plain(one.action) for one in later], [plain(one.action) for one in earlier], scorer=fuzz.token_sort_ratio
    )
    chosen = zip(*linear_sum_assignment(likeness, maximize=True), strict=True)
    return {int(i): (int(j), float(likeness[i, j])) for i, j in chosen if likeness[i, j] >= _ALIKE}


def _change(before: Commitment, after: Commitment, likeness: float) -> Change:
    days = (after.end - before.end).days if before.end and after.end else None
    found: dict[Kind, bool] = {
        "slipped": bool(days and days > 0),
        "end_lost": bool(before.end and not after.end),
        "brought_forward": bool(days and days < 0),
        "owner_changed": plain(before.owner) != plain(after.owner),
        "weakened": _STRENGTHS.index(after.verb_strength) > _STRENGTHS.index(before.verb_strength),
        "reworded": plain(before.action) != plain(after.action),
    }
    kinds: tuple[Kind, ...] = tuple(kind for kind in KINDS if found.get(kind)) or ("same",)
    return Change(kinds=kinds, before=before, after=after, days=days, likeness=likeness)
