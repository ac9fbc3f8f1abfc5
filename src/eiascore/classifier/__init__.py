"""A small classifier beside the rules: plain arrays in, probabilities and reasons out. Nothing here can train."""

from eiascore.classifier.features import features
from eiascore.classifier.line import Line
from eiascore.classifier.linear import Bounds, LinearModel
from eiascore.classifier.store import DEFAULT_MODEL, load_linear, loaded_model, save_linear

__all__ = [
    "DEFAULT_MODEL",
    "Bounds",
    "Line",
    "LinearModel",
    "features",
    "load_linear",
    "loaded_model",
    "save_linear",
]
