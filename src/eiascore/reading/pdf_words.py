"""The words of a PDF page with place and looks, read through pdfium's text page.

pdfium answers about one character a call, so calls are made for the first and the last character of a word only, and
what follows from the word before is not asked again. A long document holds half a million words
until its last page is read: equal strings, heights and styles are one object.
"""

from __future__ import annotations

import ctypes
import re
import sys
from dataclasses import dataclass
from typing import Any

import pypdfium2.raw as pdfium

from eiascore.reading.pdf_fonts import PLAIN, Font, Style, clean, font_looks
from eiascore.reading.symbols import SUPERSCRIPTS

TOKEN = re.compile(r"[^\s\x02\x00\ufffe]+[\x02\ufffe]?|\n|[\x02\ufffe]")
RAISED = 0.86  # size of a footnote mark against its text at most: browsers make it 0.83


@dataclass(slots=True)
class Word:
    """A word where it stands on the page as shown: points from the left and from the top.

    ``base`` is the height of its baseline: unlike the box it does not depend on which letters the word has.
    ``order`` is its place in the content stream, ``line`` the number of pdfium's text line, ``hyphen`` whether the word
    was cut at the end of its line.
    """

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    base: float
    style: Style
    order: float
    line: int
    hyphen: bool = False

    @property
    def middle(self) -> tuple[float, float]:
        """Centre of the word."""
        return (self.x0 + self.x1) / 2, (self.top + self.bottom) / 2


class Frame:
    """Turns boxes in PDF space (points up from the lower left, before rotation) into boxes as shown."""

    def __init__(self, page: Any, rotation: int | None = None) -> None:
        box = pdfium.FS_RECTF()
        pdfium.FPDF_GetPageBoundingBox(page, box)
        self.left, self.right = sorted((box.left, box.right))
        self.low, self.high = sorted((box.bottom, box.top))
        shown = pdfium.FPDFPage_GetRotation(page)
        self.rotation = shown if rotation is None else rotation
        self.turned = (self.rotation - shown) % 4  # quarter turns against the page as shown
        self.as_stored = shown == self.rotation == 0
        size = float(pdfium.FPDF_GetPageWidthF(page)), float(pdfium.FPDF_GetPageHeightF(page))
        self.width, self.height = size if (shown - self.rotation) % 2 == 0 else (size[1], size[0])

    def show(self, left: float, low: float, right: float, high: float) -> tuple[float, float, float, float]:
        """Return (x0, top, x1, bottom) of a box as shown on the page."""
        if self.rotation == 0:
            return left - self.left, self.high - high, right - self.left, self.high - low
        if self.rotation == 1:
            return low - self.low, left - self.left, high - self.low, right - self.left
        if self.rotation == 2:
            return self.right - right, low - self.low, self.right - left, high - self.low
        return self.high - high, self.right - right, self.high - low, self.right - left


class PageText:
    """The text page of one page: its characters and what is known about each."""

    def __init__(self, page: Any, frame: Frame, limit: int) -> None:
        self.frame = frame
        self.handle = pdfium.FPDFText_LoadPage(page)
        self.count = pdfium.FPDFText_CountChars(self.handle) if self.handle else 0
        self.too_long = self.count > limit
        self.text = self._text() if 0 < self.count <= limit else ""
        self.same_index = len(self.text) == self.count
        self._box = pdfium.FS_RECTF()
        self._point = (ctypes.c_double(), ctypes.c_double())
        self._size, self._matrix = ctypes.c_float(), pdfium.FS_MATRIX()
        self._fonts: dict[bytes, Font] = {}
        self._styles: dict[bytes, Style] = {}  # by text object
        self._made: dict[tuple[float, float, float, float, bytes, int], Style] = {}
        self._bases: dict[tuple[int, float], float] = {}

    def close(self) -> None:
        """Free the text page."""
        if self.handle:
            pdfium.FPDFText_ClosePage(self.handle)
            self.handle = None

    def turn(self, frame: Frame) -> None:
        """Take another frame for all boxes from here on."""
        self.frame = frame
        self._styles.clear()
        self._made.clear()
        self._bases.clear()

    def _text(self) -> str:
        buffer = (ctypes.c_ushort * (2 * self.count + 2))()
        written = max(0, pdfium.FPDFText_GetText(self.handle, 0, self.count, buffer) - 1)
        text = bytes(memoryview(buffer).cast("B")[: 2 * written]).decode("utf-16-le", "surrogatepass")
        # One character a UTF-16 unit keeps positions equal to pdfium's; pairs are joined when a word is made.
        return text if len(text) == written else "".join(map(chr, buffer[:written]))

    def index(self, position: int) -> int:
        """Return pdfium's character index for a position in ``text``."""
        if self.same_index:
            return position
        return int(pdfium.FPDFText_GetCharIndexFromTextIndex(self.handle, position))

    def box(self, index: int) -> tuple[float, float, float, float]:
        """Return the box of a character as shown."""
        box = self._box
        pdfium.FPDFText_GetLooseCharBox(self.handle, index, box)
        return self.frame.show(box.left, box.bottom, box.right, box.top)

    def looks(self, index: int, bottom: float) -> tuple[Style, float]:
        """Return the looks of a character whose box ends at ``bottom``, and the height of its baseline."""
        style = self.style(index)
        # What ends at the very same height in the same style, down to the last digit, stands on the same baseline.
        key = id(style), bottom
        base = self._bases.get(key)
        if base is None:
            base = self._bases[key] = self.base(index)
        return style, base

    def base(self, index: int) -> float:
        """Return the height of the baseline that a character stands on."""
        x, y = self._point
        pdfium.FPDFText_GetCharOrigin(self.handle, index, x, y)
        across, up = x.value, y.value
        return round(self.frame.show(across, up, across, up)[3], 1)

    def style(self, index: int) -> Style:
        """Return the looks of a character; looked up once for each text object."""
        owner = pdfium.FPDFText_GetTextObject(self.handle, index)
        key = bytes(owner)
        style = self._styles.get(key)
        if style is None:
            style = self._styles[key] = self._style(owner) if owner else PLAIN
        return style

    def _style(self, owner: Any) -> Style:
        size, matrix = self._size, self._matrix
        pdfium.FPDFTextObj_GetFontSize(owner, size)
        pdfium.FPDFPageObj_GetMatrix(owner, matrix)
        handle = pdfium.FPDFTextObj_GetFont(owner)
        mode = pdfium.FPDFTextObj_GetTextRenderMode(owner)
        scale = (matrix.c * matrix.c + matrix.d * matrix.d) ** 0.5 or 1.0
        key = size.value, scale, matrix.a, matrix.b, bytes(handle), mode
        style = self._made.get(key)
        if style is None:
            style = self._made[key] = self._new_style(*key, handle)
        return style

    def _new_style(
        self, size: float, scale: float, along: float, up: float, key: bytes, mode: int, handle: Any
    ) -> Style:
        if not handle:
            return Style(round(size * scale, 1), False, False)
        font = self._fonts.get(key)
        if font is None:
            font = self._fonts[key] = font_looks(handle)
        # Word fakes a missing bold face by filling and stroking.
        bold = font.bold or mode == pdfium.FPDF_TEXTRENDERMODE_FILL_STROKE
        turn = (0 if along >= 0 else 2) if abs(along) >= abs(up) else (1 if up > 0 else 3)
        turned = turn != self.frame.rotation
        return Style(round(size * scale, 1), bold, font.italic, font.dingbat, font.face, turned, turn)


def _raised(page: PageText, first: int, raw: str, style: Style) -> str:
    """Return the word with a footnote mark at its end as superscript figures, so that it cannot alter a number."""
    cut = len(raw)
    while cut > 1 and raw[cut - 1] in "0123456789" and page.style(first + cut - 1).size <= RAISED * style.size:
        cut -= 1
    if not 0 < len(raw) - cut < 4 or page.base(first + cut) > page.base(first) - 0.1 * style.size:
        return raw
    return raw[:cut] + raw[cut:].translate(SUPERSCRIPTS)


def _noted(page: PageText, first: int, raw: str, style: Style) -> tuple[str, Style]:
    """Return a word that begins with the raised number of a footnote with that set apart, and its own looks."""
    own = page.style(first + len(raw) - 1)
    figures = len(raw) - len(raw.lstrip("0123456789"))
    if figures > 3 or style.size > RAISED * own.size:
        return raw, style
    return f"{raw[:figures].translate(SUPERSCRIPTS)} {raw[figures:]}", own


def page_words(page: PageText) -> list[Word]:
    """Return the words of a page in the order of its content stream.

    Parameters
    ----------
    page : PageText
        The open text page.

    Returns
    -------
    list of Word
        Words without white space; line numbers rise with each line break that pdfium found.
    """
    words: list[Word] = []
    line = 0
    for match in TOKEN.finditer(page.text):
        raw = match.group()
        if raw == "\n":
            line += 1
            continue
        hyphen = raw[-1] in "\x02\ufffe"
        if hyphen:
            raw = raw[:-1]
        if raw:
            word = _word(page, raw, match.start(), line)
            if words and words[-1].bottom == word.bottom and words[-1].top == word.top:
                word.top, word.bottom = words[-1].top, words[-1].bottom
            words.append(word)
        if hyphen:
            if words:
                words[-1].hyphen = True
            line += 1
    return [word for word in words if word.text]


def _word(page: PageText, raw: str, start: int, line: int) -> Word:
    first, last = start, start + len(raw) - 1
    if not page.same_index:
        first, last = page.index(first), page.index(last)
    x0, top, x1, bottom = page.box(first)
    style, base = page.looks(first, bottom)
    if last != first:
        left, high, right, low = page.box(last)
        x0, x1 = left if left < x0 else x0, right if right > x1 else x1
        if (high > bottom or low < top) and not style.turned:
            x1 = max(x0 + 1, x1)  # the tail stands on another line: keep the height of the first character
        else:
            top, bottom = high if high < top else top, low if low > bottom else bottom
        if raw[-1] in "0123456789":
            raw = _raised(page, first, raw, style)
    if raw[0] in "0123456789" and raw[-1].isalpha():
        raw, style = _noted(page, first, raw, style)
    return Word(sys.intern(clean(raw, style)), x0, top, x1, bottom, base, style, float(first), line)


def upright_rotation(words: list[Word]) -> int | None:
    """Return the rotation in which most of a page's text is upright, None if it already is.

    Some landscape pages are stored sideways and left so: a person turns the head, a reader has to turn the page.
    """
    sideways = [word.style.turn for word in words if word.style.turned]
    if len(sideways) < 10 or len(sideways) < 0.7 * len(words):
        return None
    return max(set(sideways), key=sideways.count)
