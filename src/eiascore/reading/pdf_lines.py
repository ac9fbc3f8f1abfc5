"""Words to lines, lines to paragraphs: reading order, columns, hyphens and line breaks that mean something."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from eiascore.reading.pdf_words import RAISED, Word
from eiascore.reading.symbols import SUPERSCRIPTS

#: Glyphs that only ever begin a list item, and those that need to stand off from the text to do so. Ticks are neither:
#: they answer something.
CLEAR_BULLETS = "•●▪■◦○‣⁃∙·◆❖➢➤►▶⇨"
LOOSE_BULLETS = "→–—-*oØ§"
TICKS = "☐☒☑✓✔✗✘"
NUMBERED = re.compile(
    r"(?:\(?(?:\d{1,3}|[a-zA-Z]|[ivxIVX]{1,5})[.)]|\d{1,2}(?:\.\d{1,3}){1,4}\.?|[A-Z]{1,2}\d{1,2}[.)]?)"
)
MARKS = "⁰¹²³⁴⁵⁶⁷⁸⁹"
ORDINALS = frozenset(("st", "nd", "rd", "th"))
BARE_NUMBER = re.compile(r"\d{1,2}|[a-z]|[ivx]{1,5}")


@dataclass(slots=True)
class Line:
    """A line of text on a page."""

    words: list[Word]
    page: int = 0
    x0: float = field(init=False)
    x1: float = field(init=False)
    top: float = field(init=False)
    bottom: float = field(init=False)
    base: float = field(init=False)
    size: float = field(init=False)
    bold: bool = field(init=False)
    turned: bool = field(init=False)
    italic: bool = field(init=False)

    def __post_init__(self) -> None:
        words = self.words
        self.x0, self.x1 = min([w.x0 for w in words]), max([w.x1 for w in words])
        self.top, self.bottom = min([w.top for w in words]), max([w.bottom for w in words])
        style, self.base = words[0].style, words[0].base
        self.size, self.bold, self.italic, self.turned = style.size, style.bold, style.italic, style.turned
        if any(w.style is not style or w.base != self.base for w in words):
            self._weigh()

    def _weigh(self) -> None:
        """Take size, base and looks from most of the words where they differ."""
        words = self.words
        sizes: Counter[float] = Counter()
        bases: Counter[float] = Counter()
        for word in words:
            sizes[word.style.size] += len(word.text)
            bases[word.base] += len(word.text)
        # Footnote marks and words in a stand-in font must not shift the line.
        self.size, self.base = sizes.most_common(1)[0][0], bases.most_common(1)[0][0]
        telling = [w.style for w in words if any(map(str.isalnum, w.text))] or [w.style for w in words]
        self.bold = all(style.bold for style in telling)
        self.italic = all(style.italic for style in telling)

    @property
    def text(self) -> str:
        """The words with single spaces."""
        return " ".join(word.text for word in self.words)

    @property
    def order(self) -> float:
        """Place in the content stream."""
        return self.words[0].order

    @property
    def is_bullet(self) -> bool:
        """Whether the line begins with a bullet glyph that stands off from the text."""
        mark = self.words[0].text
        if mark in CLEAR_BULLETS:
            return True
        if mark not in LOOSE_BULLETS or len(self.words) == 1:
            return False
        first = self.words[1]
        if mark.isalpha() and self.words[0].style.face == first.style.face:
            return False  # a letter is a bullet only in a font of its own
        return first.x0 - self.words[0].x1 > 0.45 * first.style.size

    @property
    def is_numbered(self) -> bool:
        """Whether the line begins with a number, letter or roman numeral of a list."""
        if len(self.words) < 2:
            return False
        mark, gap = self.words[0].text, self.words[1].x0 - self.words[0].x1
        if NUMBERED.fullmatch(mark):
            return mark[-1] in ".)" or gap > 0.45 * self.size
        return bool(BARE_NUMBER.fullmatch(mark)) and gap > self.size

    @property
    def text_x0(self) -> float:
        """Where the text begins behind a bullet or number."""
        return self.words[1].x0 if len(self.words) > 1 and (self.is_bullet or self.is_numbered) else self.x0


def make_lines(words: Iterable[Word], page: int) -> list[Line]:
    """Return words as lines in the order of the content stream.

    Parameters
    ----------
    words : iterable of Word
        Words in stream order.
    page : int
        Page number.

    Returns
    -------
    list of Line
        pdfium's lines, cut where the text jumps back to the left or to another height.
    """
    lines: list[list[Word]] = []
    for word in words:
        last = lines[-1][-1] if lines else None
        # pdfium takes a raised mark, and what comes after it, for lines of their own.
        if last is not None and word.style.size < RAISED * last.style.size and _is_mark(last, word):
            text = word.text if word.text.isalpha() else word.text.translate(SUPERSCRIPTS)
            lines[-1][-1] = replace(last, text=last.text + text, x1=word.x1, hyphen=word.hyphen, line=word.line)
        elif last is not None and last.text[-1] in MARKS and _closes(last, word):
            lines[-1][-1] = replace(last, text=last.text + word.text, x1=word.x1, line=word.line)
        elif last is None or _parts(last, word):
            lines.append([word])
        else:
            lines[-1].append(word)
    return _rejoined([Line(group, page) for group in lines])


def _is_mark(last: Word, word: Word) -> bool:
    """Whether a word is a raised footnote mark, or the end of an ordinal, that belongs to the word before it."""
    near = -0.3 < (word.x0 - last.x1) / last.style.size < 0.3 and word.base < last.base - 0.1 * last.style.size
    if not near or last.style.turned:
        return False
    return (word.text.isdecimal() and len(word.text) < 4) or (word.text in ORDINALS and last.text[-1].isdecimal())


def _closes(last: Word, word: Word) -> bool:
    """Whether a word is the punctuation behind a footnote mark."""
    near = -1.5 < word.x0 - last.x1 < 0.15 * word.style.size
    return near and word.text in ".,;:?!)" and abs(word.base - last.base) < 0.1 * word.style.size


def _parts(last: Word, word: Word) -> bool:
    """Whether a word begins a new line after another."""
    if last.style.turned or word.style.turned:
        # Text that runs up the page, beside a chart or in a narrow header: one line as long as it keeps to its lane.
        return last.style.turned != word.style.turned or abs(last.x0 - word.x0) > last.style.size
    return word.line != last.line or _jumps(last, word)


def _jumps(last: Word, word: Word) -> bool:
    back = word.x0 < last.x0 - last.style.size
    apart = word.top > last.bottom or word.bottom < last.top
    return back or apart


def _rejoined(lines: list[Line]) -> list[Line]:
    """Join parts of one line that the content stream holds apart.

    A number may stand before its text, and tick boxes from another font may be drawn before the words between them.
    """
    joined: list[Line] = []
    for line in lines:
        last = joined[-1] if joined else None
        if last and _one_line(last, line):
            words = last.words + line.words
            if line.x0 < last.x1:
                words = sorted(words, key=lambda word: word.x0)
            joined[-1] = Line(words, line.page)
        else:
            joined.append(line)
    return joined


def _one_line(last: Line, line: Line) -> bool:
    if last.turned or line.turned:
        return False
    level = min(last.bottom, line.bottom) - max(last.top, line.top)
    if level < 0.6 * min(last.bottom - last.top, line.bottom - line.top):
        return False
    if -1 <= line.x0 - last.x1 < 3 * last.size:
        return True
    interleaved = line.x0 < last.x1 and last.x0 < line.x1
    return interleaved and not any(a.x0 < b.x1 - 1 and b.x0 < a.x1 - 1 for a in last.words for b in line.words)


def cell_lines(words: Iterable[Word], page: int) -> list[Line]:
    """Return the words of a table cell as lines: what stands at one height is one line.

    Parameters
    ----------
    words : iterable of Word
        Words in stream order.
    page : int
        Page number.

    Returns
    -------
    list of Line
        Lines in stream order, each from left to right.
    """
    lines: list[Line] = []
    for line in make_lines(words, page):
        twin = next((k for k, other in enumerate(lines) if _one_height(other, line)), None)
        if twin is None:
            lines.append(line)
        else:
            lines[twin] = Line(sorted(lines[twin].words + line.words, key=lambda word: word.x0), page)
    return lines


def _one_height(last: Line, line: Line) -> bool:
    if last.turned or line.turned:
        return False
    level = min(last.bottom, line.bottom) - max(last.top, line.top)
    apart = last.x1 <= line.x0 + 1 or line.x1 <= last.x0 + 1 or _one_line(last, line)
    return apart and level > 0.6 * min(last.bottom - last.top, line.bottom - line.top)


def usual(values: Iterable[float], default: float, *, least: int = 1) -> float:
    """Return the most common value, ``default`` where it is there fewer than ``least`` times."""
    value, count = max(Counter(values).items(), key=lambda item: item[1], default=(default, 0))
    return value if count >= least else default


def same_look(first: Line, second: Line) -> bool:
    """Whether two lines may belong to one paragraph by size."""
    return abs(first.size - second.size) <= 0.12 * max(first.size, second.size)
