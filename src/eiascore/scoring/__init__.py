"""Scoring: evidence -> findings -> grade -> scorecard."""

from eiascore.scoring.score import score

__all__ = ["score"]
