"""Does the scorer treat documents alike where they say the same: changes of form and name, and what they move."""

from eiascore.evaluate.fairness.changes import CHANGES, Change
from eiascore.evaluate.fairness.measure import Moved, moved

__all__ = ["CHANGES", "Change", "Moved", "moved"]
