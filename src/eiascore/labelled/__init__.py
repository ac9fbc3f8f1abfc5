"""Documents that people have labelled: the lines of each, what every rater gave them, and the levels of the whole."""

from eiascore.labelled.folder import load_labelled
from eiascore.labelled.model import AGREED, LabelledDocument, LabelledLevel, Row

__all__ = ["AGREED", "LabelledDocument", "LabelledLevel", "Row", "load_labelled"]
