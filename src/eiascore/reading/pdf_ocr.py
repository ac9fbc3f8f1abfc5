"""Pages that are pictures, or whose text layer is bad: which they are, and reading them by tesseract.

What comes out is what ``page_words`` and ``page_drawing`` give for other pages, so that lines, paragraphs, headings and
tables are made of it by the same code and page numbers stay.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from statistics import mean
from threading import Lock
from typing import TYPE_CHECKING, Any

import pypdfium2.raw as pdfium

from eiascore.errors import UnreadableError
from eiascore.reading.legibility import legibility
from eiascore.reading.pdf_render import pictured_area, rendered
from eiascore.reading.pdf_rules import Drawing
from eiascore.reading.pdf_words import Frame, Word
from eiascore.reading.tesseract import INSTALL, RecognitionError, Tesseract, tesseract
from eiascore.settings import Ocr, settings

if TYPE_CHECKING:
    from eiascore.reading.pdf_seen import Seen

WIDE_PICTURE = 0.5  # share of a page that a picture of its text covers, where a few words stand on it as well
SMALL_PICTURE = 0.15  # and where there are next to none: a smaller one is a crest or a logo
STAMPED = 25  # words that are stamped on a scan at the most: a page number, a reference, a date
TELLING = 20  # words it takes to tell that a text layer is bad
DOUBTFUL = 0.9  # below this share of legible words, the layer behind a picture of the page is compared with a new one
SURE = 0.5  # mean confidence below which what tesseract returns for a page is guesswork: a photograph, handwriting
OUTLINES = 100  # drawings on a page without text that may be letters turned into outlines
BETTER = 0.05  # by how much what is recognised must be more legible than a bad text layer
NOTHING = "tesseract finds nothing legible there"
OCRMYPDF = "ocrmypdf --language eng scan.pdf text.pdf"
BETTER_COPY = f"Ask for the document itself, or scan it again at 300 dots an inch and run: {OCRMYPDF}"


@dataclass(slots=True)
class Recogniser:
    """Recognises those pages of one document that need it, and keeps account of them.

    ``missed`` holds the pages that are pictures and could not be recognised with the reason, ``bad`` those whose text
    layer is illegible and was kept.
    """

    document: Any
    lock: Lock
    mode: Ocr
    pages: list[int] = field(default_factory=list)
    missed: dict[int, RecognitionError] = field(default_factory=dict)
    bad: list[int] = field(default_factory=list)
    confidences: list[float] = field(default_factory=list)
    sizes: list[float] = field(default_factory=list)

    def seen(self, index: int, page: Any, frame: Frame, words: list[Word], drawing: Drawing) -> Seen | None:
        """Return what is recognised on a page, None where its own text stands.

        Parameters
        ----------
        index : int
            The page, from 0.
        page : FPDF_PAGE
            The open page.
        frame : Frame
            Its frame.
        words : list of Word
            The words of its text layer.
        drawing : Drawing
            Its rules and the number of its pictures.

        Returns
        -------
        Seen or None
            Words in tesseract's order.
        """
        own = _legibility(words) if len(words) >= TELLING else 1.0
        picture = self._is_picture(index, page, frame, words, drawing)
        garbled = own < settings().min_legibility
        doubtful = garbled or (own < DOUBTFUL and drawing.images > 0 and self._covered(index, frame) > WIDE_PICTURE)
        if not (picture or doubtful or self.mode == "always"):
            return None
        number = index + 1
        try:
            seen = self._recognised(index, frame)
            found = _legibility(seen.words)
            if mean(seen.confidences or [0.0]) < SURE or found < settings().min_legibility:
                raise RecognitionError(NOTHING, BETTER_COPY)
        except RecognitionError as problem:
            if picture:
                self.missed[number] = problem
            seen, found = None, 0.0
        if seen and _stands(seen.words, found, words, own, picture=picture, doubtful=doubtful):
            self.pages.append(number)
            self.confidences += seen.confidences
            return seen
        if garbled:
            self.bad.append(number)
        return None

    @property
    def confidence(self) -> float | None:
        """Mean confidence (0-1) of all recognised words."""
        return round(mean(self.confidences), 3) if self.confidences else None

    @property
    def reader(self) -> str:
        """What to add to the name of the reader: the program and its version."""
        program = tesseract() if self.pages else None
        return f"+tesseract {program.version}" if program else ""

    def leaves_most(self, read: int) -> bool:
        """Whether most pages may hold text that nobody has read, and nobody has asked for that."""
        unread = sum(str(problem) != NOTHING for problem in self.missed.values())
        return self.mode != "never" and 2 * unread > read

    def error(self, count: int, words: int) -> UnreadableError:
        """Return the error for a document of which too little could be read.

        Parameters
        ----------
        count : int
            Number of pages.
        words : int
            Number of words that were read.

        Returns
        -------
        UnreadableError
            With the reason why its pictures were not recognised.
        """
        pages = f"its {count} pages are" if count > 1 else "its only page is"
        if 0 < len(self.missed) < count:
            pages = f"{len(self.missed)} of its {count} pages {'are' if len(self.missed) > 1 else 'is'}"
        problem = next(iter(self.missed.values()), RecognitionError(NOTHING, BETTER_COPY))
        what = f"The PDF is a scan: {pages} pictures, with {words} words of text in all, and {problem}."
        rest = " To read the rest without them, add --ocr never." if 0 < len(self.missed) < count else ""
        return problem.kind(what.replace("is pictures", "is a picture"), problem.todo + rest)

    def notes(self) -> list[str]:
        """Return plain sentences about what was recognised and what was not."""
        notes = []
        if self.pages and (program := tesseract()):
            many = len(self.pages) > 1
            notes.append(
                f"{named(self.pages)} {'are pictures or have' if many else 'is a picture or has'} an illegible text "
                f"layer; {'their' if many else 'its'} text was recognised by tesseract {program.version} with a mean "
                f"confidence of {self.confidence or 0:.2f}."
            )
        for reason in dict.fromkeys(map(str, self.missed.values())):
            pages = [page for page, problem in self.missed.items() if str(problem) == reason]
            are = "are pictures and were" if len(pages) > 1 else "is a picture and was"
            notes.append(f"{named(pages)} {are} left out: {reason}.")
        if self.bad:
            notes.append(f"The text layer of {named(self.bad).lower()} is garbled.")
        return notes

    def _is_picture(self, index: int, page: Any, frame: Frame, words: Sequence[Word], drawing: Drawing) -> bool:
        """Whether a page has nearly no text of its own and shows a picture, or outlines, that may hold some."""
        few = len(words) < settings().min_words_per_page
        if not few and len(words) >= STAMPED:
            return False
        if not words and pdfium.FPDFPage_CountObjects(page) > OUTLINES:
            return True
        return drawing.images > 0 and self._covered(index, frame) > (SMALL_PICTURE if few else WIDE_PICTURE)

    def _covered(self, index: int, frame: Frame) -> float:
        return pictured_area(self.document, index) / max(frame.width * frame.height, 1.0)

    def _program(self) -> Tesseract:
        """Return tesseract, unless it is unwanted or missing."""
        if self.mode == "never":
            raise RecognitionError("text recognition is turned off", f"Read it with --ocr auto, or run: {OCRMYPDF}")
        try:
            return _usable()
        except RecognitionError as problem:
            if self.mode == "always":
                raise problem.kind(f"No page can be recognised, as was asked: {problem}.", problem.todo) from None
            raise

    def _recognised(self, index: int, frame: Frame) -> Seen:
        program = self._program()
        # numpy and scipy, which take a while to import, are needed for scans only.
        from eiascore.reading.pdf_seen import made, see

        grey, scale = rendered(self.document, index)
        with _released(self.lock):  # another document may be read while tesseract works
            sheet = see(program, grey, scale)
        return made(sheet, frame, self.sizes)


def _stands(
    seen: Sequence[Word], found: float, words: Sequence[Word], own: float, *, picture: bool, doubtful: bool
) -> bool:
    """Whether recognised words, of legibility ``found``, stand in place of those of the page, of legibility ``own``."""
    if doubtful:
        return found >= own + BETTER
    return not picture or len(seen) > len(words)


def _usable() -> Tesseract:
    program = tesseract()
    if program is None:
        raise RecognitionError("tesseract is not installed", f"To have them recognised, {INSTALL}.")
    if not program.usable:
        raise RecognitionError("tesseract has no data for English", "Debian and Ubuntu: apt install tesseract-ocr-eng.")
    return program


@contextmanager
def _released(lock: Lock) -> Iterator[None]:
    lock.release()
    try:
        yield
    finally:
        lock.acquire()


def _legibility(words: Sequence[Word]) -> float:
    return legibility(" ".join(word.text for word in words))


def named(pages: Sequence[int]) -> str:
    """Return pages as they stand in a sentence.

    Parameters
    ----------
    pages : sequence of int
        Page numbers in order.

    Returns
    -------
    str
        Runs of pages are shortened.

    Examples
    --------
    >>> named([2, 5, 6, 7]), named([3])
    ('Pages 2 and 5 to 7', 'Page 3')
    """
    runs: list[list[int]] = []
    for page in pages:
        if runs and page == runs[-1][-1] + 1:
            runs[-1].append(page)
        else:
            runs.append([page])
    parts: list[str] = []
    for run in runs:
        parts += [f"{run[0]} to {run[-1]}"] if len(run) > 2 else map(str, run)
    listed = f"{', '.join(parts[:-1])} and {parts[-1]}" if len(parts) > 1 else parts[0]
    return f"Page{'s' * (len(pages) > 1)} {listed}"
