"""What a deadline is, and the words for the things that one can be asked about."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Literal

Nation = Literal["england", "wales", "scotland", "northern_ireland"]
BodyKind = Literal["central", "other"]
Claim = Literal["ordinary", "planning", "procurement"]


@dataclass(frozen=True, slots=True)
class Deadline:
    """A day by which something is due, how it was counted and what it stands on.

    Attributes
    ----------
    id : str
        ``foi_reply``, ``review_ask``, ``review_reply``, ``preaction_send``, ``preaction_reply`` or ``claim``.
    what : str
        What is due, in plain words.
    date : date
        The day to plan by: of two ways to count, the one that gives the earlier day.
    earliest, latest : date or None
        Where there are two ways to count, or a range in practice; None where there is one day.
    counted : str
        How it was counted, in words, with the days that were left out.
    rule, source : str
        What it stands on, and where to read that.
    verified : bool
        Whether the whole rule was looked up at its source; ``warnings`` say so where it was not.
    warnings : tuple of str
        What to know before relying on it.
    """

    id: str
    what: str
    date: datetime.date
    earliest: datetime.date | None
    latest: datetime.date | None
    counted: str
    rule: str
    source: str
    verified: bool
    warnings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Rule:
    """A period that a statute, a rule of court or practice sets: the words of its deadline, without a date."""

    id: str
    what: str
    rule: str
    source: str
    verified: bool
    warnings: tuple[str, ...]
