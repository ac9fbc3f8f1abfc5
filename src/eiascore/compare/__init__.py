"""Scorecards side by side: versions of one assessment, several assessments, and two batches of the same documents."""

from eiascore.compare.model import Comparison
from eiascore.compare.run import compare
from eiascore.compare.scores import diff_scores
from eiascore.compare.scores_model import ScoreDiff

__all__ = ["Comparison", "ScoreDiff", "compare", "diff_scores"]
