"""Limits and switches, read from the environment with the prefix ``EIASCORE_``."""

from __future__ import annotations

from functools import cache
from typing import Literal

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict

Ocr = Literal["auto", "never", "always"]
Pipeline = Literal["cues", "spacy"]


class Settings(BaseSettings):
    """Bounds on what is read, and where rubrics are kept once they are compiled.

    Examples
    --------
    >>> Settings(max_pages=10).max_pages
    10
    """

    model_config = SettingsConfigDict(env_prefix="EIASCORE_", frozen=True)

    max_bytes: int = Field(100_000_000, gt=0, description="largest file that is read, in bytes")
    max_pages: int = Field(2_000, gt=0, description="largest number of pages that is read")
    max_characters: int = Field(10_000_000, gt=0, description="largest amount of text that is read")
    max_unpacked_bytes: int = Field(500_000_000, gt=0, description="largest unpacked size of a DOCX or ODT")
    max_ratio: int = Field(250, gt=0, description="largest unpacked size of a DOCX or ODT as a multiple of its size")
    max_members: int = Field(10_000, gt=0, description="largest number of parts in a DOCX or ODT")
    max_elements: int = Field(2_000_000, gt=0, description="largest number of elements in HTML or one part of a DOCX")
    max_cells: int = Field(100_000, gt=0, description="largest number of cells in a table")
    max_nesting: int = Field(200, gt=0, description="deepest nesting of elements in HTML or XML")
    min_words: int = Field(20, ge=0, description="fewer words than this is an empty document")
    min_words_per_page: int = Field(8, ge=0, description="a PDF below this mean is taken for a scan")
    ocr: Ocr = Field("auto", description="which pages of a PDF are recognised by tesseract where it is installed")
    ocr_timeout: int = Field(120, gt=0, description="seconds that recognising one page may take")
    max_pixels: int = Field(
        100_000_000, gt=0, description="largest picture of a page that is made or recognised, in pixels"
    )
    min_legibility: float = Field(0.5, ge=0, le=1, description="text below this share of legible words is garbled")
    fetch_delay: float = Field(3, ge=0, description="seconds between two requests to one publisher")
    fetch_timeout: float = Field(30, gt=0, description="seconds that a publisher may take to answer")
    pipeline: Pipeline = Field("cues", description="what finds plain phrases: eiascore itself, or spaCy to check it by")
    cache_dir: str = Field("", description="folder for compiled rubrics; empty for the user's own cache folder")


@cache
def settings() -> Settings:
    """Return the settings of this process, read once from the environment.

    Returns
    -------
    Settings
        The frozen settings.

    Examples
    --------
    >>> settings().max_pages > 0
    True
    """
    return Settings()
