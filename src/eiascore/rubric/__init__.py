"""Rubrics: loading and validating what counts as evidence and what a level needs."""

from eiascore.rubric.load import available, load_rubric
from eiascore.rubric.model import Criterion, Dimension, Level, Limit, Need, Rubric, Rule

__all__ = ["Criterion", "Dimension", "Level", "Limit", "Need", "Rubric", "Rule", "available", "load_rubric"]
