"""The optional program tesseract: whether it is here, and the words it finds in a bitmap."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from eiascore.errors import ScannedError, UnreadableError
from eiascore.settings import settings

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

LANGUAGE = "eng"
ORIENTATION = "osd"
INSTALL = (
    "install tesseract (Debian and Ubuntu: apt install tesseract-ocr; macOS: brew install tesseract; "
    "Windows: winget install UB-Mannheim.TesseractOCR)"
)
LINES = ".ocr_line, .ocr_header, .ocr_caption, .ocr_textfloat"
FIELD = re.compile(r"(bbox|baseline|x_size|x_wconf|textangle) ([-\d. e]+)")
VERSION = re.compile(r"tesseract v?(\d+(?:\.\d+)*)")


class RecognitionError(Exception):
    """A page cannot be recognised: the reason, what to do, and the error it makes where there is no other text."""

    def __init__(self, reason: str, todo: str, kind: type[UnreadableError] = ScannedError) -> None:
        super().__init__(reason)
        self.todo = todo
        self.kind = kind


@dataclass(frozen=True, slots=True)
class Tesseract:
    """The program: its path, its version such as "5.3.0", and the languages it has data for."""

    path: str
    version: str
    languages: tuple[str, ...]

    @property
    def usable(self) -> bool:
        """Whether it can read English."""
        return LANGUAGE in self.languages


@dataclass(frozen=True, slots=True)
class SeenWord:
    """A recognised word: its box in pixels, and how sure tesseract is of it (0-1)."""

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    confidence: float


@dataclass(frozen=True, slots=True)
class SeenLine:
    """A recognised line: the height of its type and of its baseline in pixels, the turn of its text in degrees."""

    words: tuple[SeenWord, ...]
    size: float
    base: float
    angle: int


@cache
def tesseract() -> Tesseract | None:
    """Return the program where one is installed; looked for once a process.

    Returns
    -------
    Tesseract or None
        None where there is none or it does not start.
    """
    path = shutil.which("tesseract")
    if path is None:
        return None
    try:
        version, languages = (_asked(path, question) for question in ("--version", "--list-langs"))
    except (OSError, subprocess.SubprocessError):
        return None
    found = VERSION.search(version)
    names = [line.strip() for line in languages.splitlines() if re.fullmatch(r"[\w/.-]+", line.strip())]
    return Tesseract(path, found[1] if found else "", tuple(names))


def _asked(path: str, question: str) -> str:
    done = subprocess.run([path, question], capture_output=True, timeout=30, check=True)  # noqa: S603
    return (done.stdout + b"\n" + done.stderr).decode("utf-8", "replace")


def seen_lines(program: Tesseract, grey: NDArray[np.uint8], dpi: float, *, turn: bool) -> list[SeenLine]:
    """Recognise the text of a bitmap.

    Parameters
    ----------
    program : Tesseract
        The program.
    grey : array
        Grey levels, rows by columns.
    dpi : float
        Resolution.
    turn : bool
        Whether to find out first which way up the page is; boxes are those of the bitmap as given all the same.

    Returns
    -------
    list of SeenLine
        In tesseract's reading order.

    Raises
    ------
    RecognitionError
        The program failed or took longer than the settings allow.
    """
    mode = "1" if turn and ORIENTATION in program.languages else "3"
    command = [program.path, "-", "-", "--psm", mode, "--dpi", str(round(dpi)), "-l", LANGUAGE, "hocr"]
    bitmap = b"P5 %d %d 255\n" % (grey.shape[1], grey.shape[0]) + grey.tobytes()
    # One thread: more of them make tesseract slower on a page, and results must not depend on the machine.
    environment = os.environ | {"OMP_THREAD_LIMIT": "1"}
    limit = settings().ocr_timeout
    try:
        done = subprocess.run(  # noqa: S603
            command, input=bitmap, capture_output=True, timeout=limit, check=True, env=environment
        )
    except subprocess.TimeoutExpired:
        raise RecognitionError(
            f"tesseract took longer than {limit} seconds", "Set EIASCORE_OCR_TIMEOUT higher."
        ) from None
    except (OSError, subprocess.CalledProcessError) as error:
        raise RecognitionError("tesseract failed", "Run `eiascore doctor` to see if it is installed well.") from error
    return _parsed(done.stdout)


def _parsed(hocr: bytes) -> list[SeenLine]:
    """Return the lines of tesseract's hOCR: unlike its TSV it tells the size of type and the baseline."""
    from selectolax.lexbor import LexborHTMLParser

    lines = []
    for node in LexborHTMLParser(hocr.decode("utf-8", "replace")).css(LINES):
        words = [word for held in node.css(".ocrx_word") if (word := _word(held)).text]
        if not words:
            continue
        fields = _fields(node)
        left, top, right, bottom = fields["bbox"]
        slope, offset = fields.get("baseline", [0.0, 0.0])
        base = bottom + offset + slope * (right - left) / 2
        turn = round(fields.get("textangle", [0.0])[0] / 90) % 4 * 90
        lines.append(SeenLine(tuple(words), fields.get("x_size", [bottom - top])[0], base, turn))
    return lines


def _word(node: Any) -> SeenWord:
    fields = _fields(node)
    x0, top, x1, bottom = fields["bbox"]
    return SeenWord((node.text() or "").strip(), x0, top, x1, bottom, fields["x_wconf"][0] / 100)


def _fields(node: Any) -> dict[str, list[float]]:
    title = node.attributes.get("title") or ""
    return {name: [float(number) for number in numbers.split()] for name, numbers in FIELD.findall(title)}
