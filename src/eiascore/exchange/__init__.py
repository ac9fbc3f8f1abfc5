"""Coded documents for other programs: REFI-QDA projects and codebooks, W3C Web Annotations."""

from eiascore.exchange.annotations import to_annotations
from eiascore.exchange.codebook import to_codebook
from eiascore.exchange.coded import Coded, coded
from eiascore.exchange.original import read_again
from eiascore.exchange.project import to_project

__all__ = ["Coded", "coded", "read_again", "to_annotations", "to_codebook", "to_project"]
