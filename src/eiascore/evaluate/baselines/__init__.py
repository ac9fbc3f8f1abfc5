"""Simpler scorers on the same documents: what is not better than these is not worth having."""

from eiascore.evaluate.baselines.run import baselines

__all__ = ["baselines"]
