"""The dates that a person gives for a letter or a brief, and what is due by when because of them."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from eiascore.deadlines import BodyKind, Claim, Deadline, Nation, deadlines

_GIVEN = ("decision", "foi_sent", "foi_answered", "review_asked", "preaction_sent")


@dataclass(frozen=True, slots=True)
class Dates:
    """Dates that are known to a person; nothing is worked out from the date of a document.

    Attributes
    ----------
    decision : date or None
        When the grounds for a claim first arose, as far as the person knows.
    foi_sent, foi_answered, review_asked, preaction_sent : date or None
        When a request for information was sent and answered, a review was asked for, and a letter before claim sent.
    claim : str
        ``ordinary``, ``planning`` or ``procurement``.
    """

    decision: datetime.date | None = None
    foi_sent: datetime.date | None = None
    foi_answered: datetime.date | None = None
    review_asked: datetime.date | None = None
    preaction_sent: datetime.date | None = None
    claim: Claim = "ordinary"

    def due(self, nation: Nation, body_kind: BodyKind) -> tuple[Deadline, ...]:
        """Return what is due by when; none where no date was given."""
        given = {name: day for name in _GIVEN if (day := getattr(self, name)) is not None}
        return deadlines(nation, **given, body_kind=body_kind, claim=self.claim) if given else ()


def due_on(found: tuple[Deadline, ...], name: str) -> datetime.date | None:
    """Return the day of a deadline, None where it was not worked out."""
    return next((deadline.date for deadline in found if deadline.id == name), None)
