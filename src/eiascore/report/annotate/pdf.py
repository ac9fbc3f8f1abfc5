"""Marks quotations in a PDF: highlights with notes, and an index of bookmarks; all else stays as it was."""

from __future__ import annotations

import io
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from eiascore.errors import MarkingError, MissingExtraError
from eiascore.report.annotate.bookmarks import append_index
from eiascore.report.annotate.highlight import AUTHOR, colour_of, highlight
from eiascore.report.annotate.index import Entry
from eiascore.report.annotate.marks import Mark
from eiascore.report.annotate.result import Marked, Missed
from eiascore.report.annotate.sheet import Sheet, sheets
from eiascore.schema import Box, Document

ABOVE = 36.0  # points of the page that stay in sight above the place that a bookmark leads to
_NO_PLACE = "its words were not found on the page; the bookmark leads to the page"
_SIGNED = "The file was signed: in the marked copy the signature no longer verifies. Keep the original."
_NO_BOOKMARKS = "The file's protection allows comments, but no bookmarks: the copy has no index of evidence."

Places = dict[Mark, list[Box]]


def mark_pdf(
    document: Document, data: bytes, file: int, marks: Sequence[Mark], index: Entry, dimensions: Sequence[str]
) -> Marked:
    """Mark quotations in a PDF.

    Parameters
    ----------
    document : Document
        What was read, with its bytes.
    data : bytes
        The PDF: the document's file of that number.
    file : int
        Index into ``document.files``.
    marks : sequence of Mark
        The quotations that stand in this file.
    index : Entry
        The index of all evidence.
    dimensions : sequence of str
        In the rubric's order; each has a colour.

    Returns
    -------
    Marked
        The copy.

    Raises
    ------
    MarkingError
        The file is protected against comments, is damaged, or holds marks already.
    MissingExtraError
        pikepdf is not installed.
    """
    places = {mark: [b for b in document.boxes(mark.start, mark.end) if b.file == file] for mark in marks}
    numbers = {box.page for boxes in places.values() for box in boxes}
    measured, count = sheets(data, numbers | {mark.page for mark in marks if mark.page})
    with _opened(data, count) as pdf:
        remarks = _checked(pdf)
        page_marks = _PageMarks(pdf, places, measured, dimensions)
        page_marks.add()
        if _NO_BOOKMARKS not in remarks:
            append_index(pdf, index, page_marks.destination)
        saved = _saved(pdf)
    return Marked(
        saved,
        tuple(mark for mark, boxes in places.items() if boxes),
        tuple(Missed(mark, _NO_PLACE) for mark, boxes in places.items() if not boxes),
        tuple(_partly(document, mark) for mark, boxes in places.items() if boxes and _lost(document, mark)),
        remarks,
    )


def _lost(document: Document, mark: Mark) -> int:
    """Return how many words of a quotation have no place on a page."""
    return sum(not document.boxes(at, at + len(word)) for at, word in _words(mark) if any(c.isalnum() for c in word))


def _words(mark: Mark) -> list[tuple[int, str]]:
    """Return the words of a quotation with their places in the text."""
    found, at = [], 0
    for word in mark.quote.split():
        at = mark.quote.index(word, at)
        found.append((mark.start + at, word))
        at += len(word)
    return found


def _partly(document: Document, mark: Mark) -> Missed:
    return Missed(mark, f"{_lost(document, mark)} of its {len(mark.quote.split())} words were not found on the page")


@contextmanager
def _opened(data: bytes, count: int) -> Iterator[Any]:
    """Hold a PDF open that has as many pages as pdfium found."""
    try:
        import pikepdf
    except ImportError:
        todo = 'Install it with: pip install "eiascore[report]"'
        raise MissingExtraError("Marking a PDF needs pikepdf.", todo) from None
    try:
        with pikepdf.open(io.BytesIO(data)) as pdf:
            if len(pdf.pages) != count:
                raise _damaged()
            yield pdf
    except pikepdf.PdfError:
        raise _damaged() from None


def _damaged() -> MarkingError:
    return MarkingError(
        "The PDF can be read, but its structure is damaged, and marks would land on the wrong pages.",
        "Open it in a PDF viewer, print it to a new PDF, and mark that.",
    )


def _checked(pdf: Any) -> tuple[str, ...]:
    """Refuse a file that must not or should not be marked; return what the reader should know of the copy."""
    if pdf.is_encrypted and not pdf.allow.modify_annotation:
        raise MarkingError(
            "The PDF is protected: its author allows no comments in it.",
            "Ask the body for a copy without this protection, or use the report in HTML, which leaves the file alone.",
        )
    if any(_is_ours(annotation) for page in pdf.pages for annotation in notes_on(page)):
        raise MarkingError("The PDF holds marks of eiascore already.", "Mark the original file.")
    remarks = [_SIGNED] if _is_signed(pdf) else []
    if pdf.is_encrypted and not (pdf.allow.modify_assembly or pdf.allow.modify_other):
        remarks.append(_NO_BOOKMARKS)
    return tuple(remarks)


def notes_on(page: Any) -> list[Any]:
    """Return the annotations of a page; none where the file has something else in their place."""
    from pikepdf import Array

    held = page.obj.get("/Annots")
    return list(held) if isinstance(held, Array) else []


def _is_ours(annotation: Any) -> bool:
    from pikepdf import Dictionary

    if not isinstance(annotation, Dictionary):
        return False
    return str(annotation.get("/T", "")) == AUTHOR and str(annotation.get("/NM", "")).startswith(f"{AUTHOR}-")


def _is_signed(pdf: Any) -> bool:
    from pikepdf import Dictionary

    form, rights = pdf.Root.get("/AcroForm"), pdf.Root.get("/Perms")
    flags = form.get("/SigFlags") if isinstance(form, Dictionary) else None
    return (isinstance(flags, int) and bool(flags & 1)) or (isinstance(rights, Dictionary) and "/DocMDP" in rights)


@dataclass
class _PageMarks:
    """Puts the highlights on their pages, and knows where each of them is."""

    pdf: Any
    places: Places
    sheets: dict[int, Sheet]
    dimensions: Sequence[str]
    by_page: dict[int, list[Any]] = field(default_factory=lambda: defaultdict(list))

    def add(self) -> None:
        """Add all highlights: long quotations first, so that one within another lies above it and can be clicked."""
        for mark in sorted(self.places, key=lambda mark: (mark.start - mark.end, mark.start)):
            boxes = self.places[mark]
            for number in dict.fromkeys(box.page for box in boxes):
                on_page = [box for box in boxes if box.page == number]
                name = f"{AUTHOR}-{mark.start}-{mark.end}"
                page, colour = self.pdf.pages[number - 1], colour_of(mark, self.dimensions)
                made = highlight(self.pdf, page, self.sheets[number], on_page, mark, colour, name)
                self.by_page[number].append(made)
        from pikepdf import Array

        for number, made in self.by_page.items():
            page = self.pdf.pages[number - 1]
            page.obj.Annots = Array([*notes_on(page), *made])

    def destination(self, mark: Mark) -> Any:
        """Return where the bookmark of a quotation leads: a little above its first line, or the top of its page."""
        from pikepdf import Array, Name

        if mark not in self.places:
            return None
        boxes = self.places[mark]
        number = boxes[0].page if boxes else mark.page
        if number not in self.sheets:
            return None
        x, y = self.sheets[number].stored(0, max(0.0, boxes[0].top - ABOVE) if boxes else 0.0)
        return Array([self.pdf.pages[number - 1].obj, Name.XYZ, round(x, 2), round(y, 2), None])


def _saved(pdf: Any) -> bytes:
    """Write the file: streams as they were, the same protection, the same bytes each time where it has none."""
    out = io.BytesIO()
    pdf.save(
        out,
        min_version="1.4",  # the first with transparency
        fix_metadata_version=False,
        compress_streams=False,
        encryption=pdf.is_encrypted,
        deterministic_id=not pdf.is_encrypted,
    )
    return out.getvalue()
