"""Options that more than one command takes."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer


class OcrChoice(StrEnum):
    """Which pages of a PDF are recognised by tesseract."""

    auto = "auto"
    never = "never"
    always = "always"


OcrOption = Annotated[
    OcrChoice | None,
    typer.Option(
        "--ocr",
        help="Recognise pages of a PDF by tesseract: those without legible text, none, or all. "
        "Default: EIASCORE_OCR, else auto.",
    ),
]
