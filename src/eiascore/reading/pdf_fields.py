"""The values of form fields (AcroForm), put among the words of the page where the fields stand."""

from __future__ import annotations

import ctypes
from typing import Any

import pypdfium2.raw as pdfium

from eiascore.reading.pdf_fonts import Style
from eiascore.reading.pdf_words import Frame, Word

MAX_FIELDS = 2_000  # a page
MAX_VALUE = 100_000  # UTF-16 units
TICKED, EMPTY = "☒", "☐"
TYPED = (pdfium.FPDF_FORMFIELD_TEXTFIELD, pdfium.FPDF_FORMFIELD_COMBOBOX, pdfium.FPDF_FORMFIELD_LISTBOX)
BOXES = (pdfium.FPDF_FORMFIELD_CHECKBOX, pdfium.FPDF_FORMFIELD_RADIOBUTTON)


class FormFields:
    """Reads fields of a document that has any; costs nothing for one that has none."""

    def __init__(self, document: Any) -> None:
        self.environment: Any = None
        if pdfium.FPDF_GetFormType(document.raw) != pdfium.FORMTYPE_NONE:
            # pdfium reads this structure for as long as the environment lives: it must not be collected.
            self._callbacks = pdfium.FPDF_FORMFILLINFO(version=2)
            self.environment = pdfium.FPDFDOC_InitFormFillEnvironment(document.raw, self._callbacks) or None

    def close(self) -> None:
        """Free the form model; this must come before the document is closed."""
        if self.environment is not None:
            pdfium.FPDFDOC_ExitFormFillEnvironment(self.environment)
            self.environment = None

    def added(self, page: Any, frame: Frame, words: list[Word]) -> list[Word]:
        """Return the words of a page together with the values of its fields.

        Parameters
        ----------
        page : FPDF_PAGE
            The open page.
        frame : Frame
            Its frame.
        words : list of Word
            Its words in stream order.

        Returns
        -------
        list of Word
            In order; the value of a field follows the word that it stands behind or below.
        """
        if self.environment is None:
            return words
        extra: list[Word] = []
        for index in range(min(pdfium.FPDFPage_GetAnnotCount(page), MAX_FIELDS)):
            annotation = pdfium.FPDFPage_GetAnnot(page, index)
            if annotation:
                extra += self._field(annotation, frame, words)
                pdfium.FPDFPage_CloseAnnot(annotation)
        return sorted(words + extra, key=lambda word: word.order) if extra else words

    def _field(self, annotation: Any, frame: Frame, words: list[Word]) -> list[Word]:
        form = self.environment
        kind = pdfium.FPDFAnnot_GetFormFieldType(form, annotation)
        if kind in BOXES:
            value = TICKED if self._ticked(annotation) else EMPTY
        elif kind in TYPED:
            value = self._value(annotation)
        else:
            return []
        rect = pdfium.FS_RECTF()
        if not value or not pdfium.FPDFAnnot_GetRect(annotation, rect):
            return []
        low, high = sorted((rect.bottom, rect.top))
        return _placed(value, frame.show(rect.left, low, rect.right, high), words)

    def _ticked(self, annotation: Any) -> bool:
        if pdfium.FPDFAnnot_IsChecked(self.environment, annotation):
            return True
        # pdfium asks its form model, which needs a shown page; the appearance state says what a viewer would draw.
        buffer = (ctypes.c_ushort * 64)()
        size = min(pdfium.FPDFAnnot_GetStringValue(annotation, b"AS", buffer, 128), 128)
        return bytes(buffer)[: max(0, size - 2)].decode("utf-16-le", "ignore") not in ("", "Off")

    def _value(self, annotation: Any) -> str:
        form = self.environment
        size = pdfium.FPDFAnnot_GetFormFieldValue(form, annotation, None, 0)
        if not 2 < size <= 2 * MAX_VALUE:
            return ""
        buffer = (ctypes.c_ushort * (size // 2 + 1))()
        pdfium.FPDFAnnot_GetFormFieldValue(form, annotation, buffer, size)
        return bytes(buffer)[: size - 2].decode("utf-16-le", "ignore").replace("\r", "\n").strip()


def _placed(value: str, box: tuple[float, float, float, float], words: list[Word]) -> list[Word]:
    """Return a value as words laid out in the box of its field, one line for each line of the value."""
    x0, top, x1, bottom = box
    before = _word_before(box, words)
    lines = [line.split() for line in value.split("\n") if line.split()]
    height = min(14.0, (bottom - top) / max(1, len(lines)))
    style = Style(before.style.size if before else 10.0, False, False)
    same_line = before is not None and len(lines) == 1 and before.top < (top + bottom) / 2 < before.bottom
    placed = []
    number = 0
    for row, line in enumerate(lines):
        # Words of a long value are squeezed into the field: it scrolls on the screen.
        step = (x1 - x0) / max(1, len(line))
        for column, text in enumerate(line):
            number += 1
            word_top = top + row * height if len(lines) > 1 else top
            word_x0 = x0 + column * step
            order = (before.order if before else -1.0) + number / (2 * MAX_VALUE)
            base = before.base if same_line and before else word_top + 0.8 * height
            pdf_line = before.line if same_line and before else -1000 - row
            placed.append(
                Word(text, word_x0, word_top, word_x0 + 0.9 * step, word_top + height, base, style, order, pdf_line)
            )
    return placed


def _word_before(box: tuple[float, float, float, float], words: list[Word]) -> Word | None:
    """Return the word that a field follows: the nearest to its left on its line, else the nearest above."""
    x0, top, _, bottom = box
    middle = (top + bottom) / 2
    left = [w for w in words if w.x1 <= x0 + 2 and w.top - 2 < middle < w.bottom + 2]
    if left:
        return max(left, key=lambda w: w.x1)
    above = [w for w in words if w.bottom <= middle]
    return max(above, key=lambda w: (round(w.bottom), w.x1)) if above else None
