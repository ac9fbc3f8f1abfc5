"""Frozen data: documents, evidence, findings and scorecards. No logic beyond validation."""

from eiascore.schema.document import Block, Box, Cell, Document, Page, Section, Sentence, Table
from eiascore.schema.finding import Assertion, Evidence, Fact, Finding, NearMiss, Searched
from eiascore.schema.form import Answer, CharacteristicRow, Entry
from eiascore.schema.record import PolicyRecord
from eiascore.schema.scorecard import GRADED_KINDS, Grade, KindFinding, Scorecard
from eiascore.schema.source import Part, Quality, SourceFile

__all__ = [
    "GRADED_KINDS",
    "Answer",
    "Assertion",
    "Block",
    "Box",
    "Cell",
    "CharacteristicRow",
    "Document",
    "Entry",
    "Evidence",
    "Fact",
    "Finding",
    "Grade",
    "KindFinding",
    "NearMiss",
    "Page",
    "Part",
    "PolicyRecord",
    "Quality",
    "Scorecard",
    "Searched",
    "Section",
    "Sentence",
    "SourceFile",
    "Table",
]
