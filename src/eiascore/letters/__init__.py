"""Drafts of letters about an assessment, and a brief for a lawyer, as Word files and text; nothing is ever sent."""

from eiascore.letters.brief import brief
from eiascore.letters.bundle import Original, bundle
from eiascore.letters.dates import Dates
from eiascore.letters.draft import Draft, Kind
from eiascore.letters.letter import letter

__all__ = ["Dates", "Draft", "Kind", "Original", "brief", "bundle", "letter"]
