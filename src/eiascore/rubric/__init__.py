"""Rubrics: loading and validating what counts as evidence and what a level needs."""

from eiascore.rubric.criterion import Criterion, Level, Limit, Need, Reason, Rule
from eiascore.rubric.load import available, load_rubric
from eiascore.rubric.model import Dimension, Rubric
from eiascore.rubric.overlay import under
from eiascore.rubric.profile import Profile

__all__ = [
    "Criterion",
    "Dimension",
    "Level",
    "Limit",
    "Need",
    "Profile",
    "Reason",
    "Rubric",
    "Rule",
    "available",
    "load_rubric",
    "under",
]
