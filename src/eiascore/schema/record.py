"""What is known of a policy from outside the document: who made it, and when it was decided, started and published."""

from __future__ import annotations

from datetime import date

from eiascore.schema.frozen import Frozen

COMMAND_LINE = "command line"
"""The source of what was given there."""


class PolicyRecord(Frozen):
    """Particulars of a policy that a list beside the documents gives.

    Attributes
    ----------
    body, policy : str
        The public body and the policy; "" where the list does not say.
    decided, implemented, published : date or None
        When the policy was decided, when it took effect, and when the assessment was published.
    source : str
        What gave them, such as the name of the list.

    Examples
    --------
    >>> PolicyRecord(body="Westmere Council", decided="2024-05-10").decided
    datetime.date(2024, 5, 10)
    """

    body: str = ""
    policy: str = ""
    decided: date | None = None
    implemented: date | None = None
    published: date | None = None
    source: str = ""

    @property
    def dates(self) -> dict[str, date]:
        """The days that are known, by the names of their fields."""
        known = {"decided": self.decided, "implemented": self.implemented, "published": self.published}
        return {name: day for name, day in known.items() if day is not None}
