"""Frozen data: documents, evidence, findings and scorecards. No logic beyond validation."""

from eiascore.schema.document import Block, Cell, Document, Page, Quality, Section, Sentence, Table
from eiascore.schema.finding import Assertion, Evidence, Fact, Finding, NearMiss, Searched
from eiascore.schema.scorecard import GRADED_KINDS, Grade, Scorecard

__all__ = [
    "GRADED_KINDS",
    "Assertion",
    "Block",
    "Cell",
    "Document",
    "Evidence",
    "Fact",
    "Finding",
    "Grade",
    "NearMiss",
    "Page",
    "Quality",
    "Scorecard",
    "Searched",
    "Section",
    "Sentence",
    "Table",
]
