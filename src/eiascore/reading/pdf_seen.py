"""A recognised page as words, rules and shading: what the other pages of a PDF hold in themselves."""

from __future__ import annotations

import copy
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from statistics import median
from typing import NamedTuple

import numpy as np

from eiascore.reading.pdf_bitmap import Bitmap, Grey, Marks, TickBox
from eiascore.reading.pdf_fields import EMPTY, TICKED
from eiascore.reading.pdf_fonts import Style
from eiascore.reading.pdf_grid import find_grids
from eiascore.reading.pdf_rules import Drawing, Shade
from eiascore.reading.pdf_words import Frame, Word
from eiascore.reading.tesseract import SeenLine, SeenWord, Tesseract, seen_lines

SAME_SIZE = 0.15  # share by which the measured sizes of one size of type differ
SHORT, SHORT_SIZE = 15, 0.25  # letters of a short line, and the share by which it may look smaller
WIDE_GAP = 1.0  # white space, in sizes of type, that parts cells
BOLD = 1.17  # strokes so much thicker than is usual on the page are bold
LARGE = 1.1  # larger type than this share of the body's heads something
DIRT = 0.5  # confidence below which a mark without letter or figure is dirt on the glass
ANSWER = 6  # words of a tick box with its label, at the most
LEVEL = 0.4  # share of the size of type by which the baselines of one line may differ
BAR = re.compile(r"^\|(?=[.,:;)]?$)")
ASCENT, DESCENT = 0.9, 0.25  # height above and below the baseline as shares of the size of type


class Seen(NamedTuple):
    """What was recognised on a page: words, drawing, the frame of both, and how sure each word is (0-1)."""

    words: list[Word]
    drawing: Drawing
    frame: Frame
    confidences: list[float]


@dataclass(slots=True)
class Sheet:
    """A page as tesseract saw it."""

    bitmap: Bitmap
    marks: Marks
    lines: list[SeenLine]


def see(program: Tesseract, grey: Grey, scale: float) -> Sheet:
    """Recognise a rendered page, turned upright if need be.

    Parameters
    ----------
    program : Tesseract
        The program.
    grey : array
        The page.
    scale : float
        Pixels a point.

    Returns
    -------
    Sheet
        Bitmap, marks and lines, all of one orientation.
    """
    sheet = _seen(program, grey, scale, turn=True)
    angles: Counter[int] = Counter()
    for line in sheet.lines:
        angles[line.angle] += len(line.words)
    angle = max(angles, key=lambda a: angles[a], default=0)
    if angle:
        sheet = _seen(program, np.ascontiguousarray(np.rot90(grey, -angle // 90)), scale, turn=False)
    return sheet


def _seen(program: Tesseract, grey: Grey, scale: float, *, turn: bool) -> Sheet:
    bitmap = Bitmap(grey, scale)
    marks = bitmap.marks()
    return Sheet(bitmap, marks, _clean(seen_lines(program, marks.cleaned, 72 * scale, turn=turn)))


def _clean(lines: Sequence[SeenLine]) -> list[SeenLine]:
    """Leave out specks that were taken for punctuation; a bar that stands alone is an I, as rules are wiped out."""
    kept = []
    for line in lines:
        words = tuple(
            replace(w, text=BAR.sub("I", w.text))
            for w in line.words
            if w.confidence >= DIRT or any(map(str.isalnum, w.text))
        )
        if words:
            kept.append(SeenLine(words, line.size, line.base, line.angle))
    return kept


def made(sheet: Sheet, frame: Frame, known: list[float]) -> Seen:
    """Turn what was recognised into words and drawing.

    Parameters
    ----------
    sheet : Sheet
        The recognised page.
    frame : Frame
        The frame of the page as stored.
    known : list of float
        Sizes of type met on the pages before; new ones are added.

    Returns
    -------
    Seen
        What the page holds.
    """
    bitmap, marks, scale = sheet.bitmap, sheet.marks, sheet.bitmap.scale
    sizes = _sizes(sheet.lines, scale, known)
    bold = _bold(bitmap, sheet.lines, sizes, known[0] if known else 0.0)
    words = []
    for number, (line, size, heavy) in enumerate(zip(sheet.lines, sizes, bold, strict=True)):
        for seen, thick in zip(line.words, heavy, strict=True):
            words.append(_word(seen, line, Style(size, thick, False, turned=bool(line.angle)), number, scale))
        words[-1].hyphen = _cut(words[-1])
    words = _with_boxes(words, marks.boxes, scale)
    for order, word in enumerate(words):
        word.order = order + 0.5  # never a whole number: there are no characters behind it to look up
    drawing = Drawing(marks.rows, marks.columns, list(marks.areas), 1)
    for grid in find_grids(marks.rows, marks.columns):
        drawing.shades += [Shade(*cell[4:]) for cell in grid.cells if bitmap.shaded(*cell[4:])]
    shown = copy.copy(frame)
    shown.as_stored = False
    shown.height, shown.width = (edge / scale for edge in bitmap.grey.shape)
    return Seen(words, drawing, shown, [seen.confidence for line in sheet.lines for seen in line.words])


def _sizes(lines: Sequence[SeenLine], scale: float, known: list[float]) -> list[float]:
    """Return the size of type of each line in points, like ones made one: what is measured varies.

    ``known`` holds the sizes met so far in the document, that of the body first.
    """
    counts = [sum(len(word.text) for word in line.words) for line in lines]
    raw = [line.size / scale for line in lines]
    letters = [size for size, count in zip(raw, counts, strict=True) for _ in range(count)]
    if letters and not known:
        known.append(max(0.5, round(median(letters), 1)))
    sizes = []
    for size, count in zip(raw, counts, strict=True):
        # Without letters that go up and down, a line looks smaller than it is.
        low = known[0] * (1 - (SHORT_SIZE if count <= SHORT else SAME_SIZE))
        like = min(known, key=lambda other: abs(size - other))
        if low <= size <= (1 + SAME_SIZE) * known[0]:
            like = known[0]
        elif abs(size - like) > SAME_SIZE * like:
            like = max(0.5, round(2 * size) / 2)
            known.append(like)
        sizes.append(like)
    return sizes


def _bold(bitmap: Bitmap, lines: Sequence[SeenLine], sizes: Sequence[float], body: float) -> list[list[bool]]:
    """Return for each word of each line whether it is bold: whether strokes are thicker for their size than is usual.

    One word tells little, as letters differ. The words up to the next wide gap, which parts cells, are judged together,
    and so is all type of one size that is larger than the body: headings, which should all look the same.
    """
    groups: dict[tuple[float, ...], list[float]] = {}  # weights of the letters that are judged together
    keys = []
    for number, (line, size) in enumerate(zip(lines, sizes, strict=True)):
        part, end, held = 0, line.words[0].x1, []
        for seen in line.words:
            part += seen.x0 - end > WIDE_GAP * size * bitmap.scale
            end = seen.x1
            key: tuple[float, ...] = (size,) if size > LARGE * body else (size, number, part)
            weight = bitmap.stroke(seen.x0, seen.top, seen.x1, seen.bottom) / size
            groups.setdefault(key, []).extend([weight] * len(seen.text))
            held.append(key)
        keys.append(held)
    usual = median([weight for weights in groups.values() for weight in weights] or [1.0])
    heavy = {key: median(weights) > BOLD * usual for key, weights in groups.items()}
    return [[bool(heavy[key]) for key in held] for held in keys]


def _word(seen: SeenWord, line: SeenLine, style: Style, number: int, scale: float) -> Word:
    x0, x1 = seen.x0 / scale, seen.x1 / scale
    if style.turned:
        return Word(seen.text, x0, seen.top / scale, x1, seen.bottom / scale, seen.bottom / scale, style, 0.0, number)
    # As wide as the letters, as high as the line: which letters a word has must not move it.
    base = round(line.base / scale, 1)
    return Word(seen.text, x0, base - ASCENT * style.size, x1, base + DESCENT * style.size, base, style, 0.0, number)


def _cut(word: Word) -> bool:
    """Whether a word that ends its line is parted by a hyphen, which the word then does without."""
    if len(word.text) > 2 and word.text[-1] in "-\u2010" and word.text[-2].isalpha():
        word.text = word.text[:-1]
        return True
    return False


def _with_boxes(words: list[Word], boxes: Sequence[TickBox], scale: float) -> list[Word]:
    """Put tick boxes among the words of the lines that they stand in."""
    for box in boxes:
        x0, top, x1, bottom = box.x0 / scale, box.top / scale, box.x1 / scale, box.bottom / scale
        middle = (top + bottom) / 2
        mark = TICKED if box.ticked else EMPTY
        level = [word for word in words if word.top <= middle <= word.bottom and not word.style.turned]
        if not level:
            number = max((word.line for word in words), default=0) + 1
            words.append(Word(mark, x0, top, x1, bottom, bottom, Style(bottom - top, False, False), 0.0, number))
            continue
        near = min(level, key=lambda word: max(word.x0 - x1, x0 - word.x1))
        at = words.index(near) + (near.x0 < x0)
        style = Style(near.style.size, False, False)
        words.insert(at, Word(mark, x0, near.top, x1, near.bottom, near.base, style, 0.0, near.line))
    return _answers_behind_questions(words) if boxes else words


def _answers_behind_questions(words: Sequence[Word]) -> list[Word]:
    """Move short lines with tick boxes behind what stands to their left: tesseract takes them for columns."""
    lines: dict[int, list[Word]] = {}
    for word in words:
        lines.setdefault(word.line, []).append(word)
    order = list(lines)
    answers = [n for n, line in lines.items() if len(line) <= ANSWER and any(w.text in TICKED + EMPTY for w in line)]
    for number in sorted(answers, key=lambda n: lines[n][0].x0):
        first = lines[number][0]
        left = [n for n in order if n != number and _beside(lines[n][-1], first)]
        if left:
            order.remove(number)
            order.insert(order.index(max(left, key=lambda n: lines[n][-1].x1)) + 1, number)
    return [word for number in order for word in lines[number]]


def _beside(last: Word, first: Word) -> bool:
    level = abs(last.base - first.base) < LEVEL * first.style.size
    return level and last.x1 <= first.x0 and not last.style.turned
