"""The words of the field and of eiascore in plain English, each with its source."""

from eiascore.glossary.terms import Term, glossary, lookup

__all__ = ["Term", "glossary", "lookup"]
