"""Days by which things are due when a decision is questioned: information, review, letter before claim, claim."""

from eiascore.deadlines.calendar import to_ics
from eiascore.deadlines.model import BodyKind, Claim, Deadline, Nation
from eiascore.deadlines.work_out import deadlines

__all__ = ["BodyKind", "Claim", "Deadline", "Nation", "deadlines", "to_ics"]
