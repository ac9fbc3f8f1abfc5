"""Labelled documents -> a model for the classifier. The only place that fits one."""

from eiascore.training.fit import Fitted, Settings
from eiascore.training.reviews import Review, load_reviews
from eiascore.training.train import train

__all__ = ["Fitted", "Review", "Settings", "load_reviews", "train"]
