"""The drawn rules, shaded areas and pictures of a PDF page, read from pdfium's page objects."""

from __future__ import annotations

import ctypes
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

from eiascore.reading.pdf_words import Frame

THIN = 3.5  # points: a filled box thinner than this is a rule, a thicker one is shading
MAX_OBJECTS = 20_000  # drawings beyond this are a map or a chart, not a form
MAX_SEGMENTS = 20_000
MAX_DEPTH = 4
WHITE = 245  # a fill lighter than this in every channel does not shade


class Rule(NamedTuple):
    """A horizontal or vertical rule: its position across, and its extent along."""

    at: float
    start: float
    end: float


class Shade(NamedTuple):
    """A filled area as shown on the page."""

    x0: float
    top: float
    x1: float
    bottom: float


@dataclass(slots=True)
class Drawing:
    """All that is drawn on a page besides text."""

    rows: list[Rule] = field(default_factory=list)
    columns: list[Rule] = field(default_factory=list)
    shades: list[Shade] = field(default_factory=list)
    images: int = 0
    cut: bool = False


Matrix = tuple[float, float, float, float, float, float]
IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


def _matrix(handle: Any) -> Matrix:
    m = pdfium.FS_MATRIX()
    pdfium.FPDFPageObj_GetMatrix(handle, m)
    return m.a, m.b, m.c, m.d, m.e, m.f


def _compose(inner: Matrix, outer: Matrix) -> Matrix:
    """Return the matrix that applies ``inner`` and then ``outer``."""
    a, b, c, d, e, f = inner
    p, q, r, s, t, u = outer
    return a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u


def _apply(m: Matrix, x: float, y: float) -> tuple[float, float]:
    return m[0] * x + m[2] * y + m[4], m[1] * x + m[3] * y + m[5]


class _Reader:
    """Walks the objects of a page, form objects included, within fixed budgets."""

    def __init__(self, frame: Frame) -> None:
        self.frame = frame
        self.drawing = Drawing()
        self.objects = MAX_OBJECTS
        self.segments = MAX_SEGMENTS
        self._floats = [ctypes.c_float() for _ in range(4)]
        self._colour = [ctypes.c_uint() for _ in range(4)]
        self._mode, self._stroke = ctypes.c_int(), ctypes.c_int()

    def walk(self, count: int, get: Any, parent: Any, outer: Matrix, depth: int) -> None:
        """Read ``count`` objects of a page or form object."""
        for index in range(min(count, self.objects)):
            self.objects -= 1
            if self.objects <= 0 or self.segments <= 0:
                self.drawing.cut = True
                return
            handle = get(parent, index)
            kind = pdfium.FPDFPageObj_GetType(handle)
            if kind == pdfium.FPDF_PAGEOBJ_PATH:
                self._path(handle, outer)
            elif kind in (pdfium.FPDF_PAGEOBJ_IMAGE, pdfium.FPDF_PAGEOBJ_SHADING):
                self.drawing.images += kind == pdfium.FPDF_PAGEOBJ_IMAGE
            elif kind == pdfium.FPDF_PAGEOBJ_FORM and depth < MAX_DEPTH:
                inner = _compose(_matrix(handle), outer)
                size = pdfium.FPDFFormObj_CountObjects(handle)
                self.walk(size, pdfium.FPDFFormObj_GetObject, handle, inner, depth + 1)

    def _path(self, handle: Any, outer: Matrix) -> None:
        pdfium.FPDFPath_GetDrawMode(handle, self._mode, self._stroke)
        filled, stroked = self._mode.value != 0, bool(self._stroke.value)
        if not filled and not stroked:
            return
        count = pdfium.FPDFPath_CountSegments(handle)
        if filled and not stroked and count <= 5:
            self._filled(handle, outer)
        elif 2 <= count <= self.segments:
            self.segments -= count
            self._segments(handle, count, outer, filled, stroked)

    def _filled(self, handle: Any, outer: Matrix) -> None:
        """Take a filled box by its bounds: no need to look at its corners."""
        left, low, right, high = self._floats
        pdfium.FPDFPageObj_GetBounds(handle, left, low, right, high)
        box = self._shown(outer, [(left.value, low.value), (right.value, high.value)])
        self._box(handle, box, filled=True, stroked=False)

    def _shown(self, outer: Matrix, points: list[tuple[float, float]]) -> Shade:
        if outer is not IDENTITY:
            points = [_apply(outer, x, y) for x, y in points]
        xs, ys = [p[0] for p in points], [p[1] for p in points]
        return Shade(*self.frame.show(min(xs), min(ys), max(xs), max(ys)))

    def _box(self, handle: Any, box: Shade, *, filled: bool, stroked: bool) -> None:
        wide, tall = box.x1 - box.x0, box.bottom - box.top
        if tall <= THIN and wide > tall:
            self.drawing.rows.append(Rule((box.top + box.bottom) / 2, box.x0, box.x1))
        elif wide <= THIN:
            self.drawing.columns.append(Rule((box.x0 + box.x1) / 2, box.top, box.bottom))
        else:
            if stroked:
                self.drawing.rows += [Rule(box.top, box.x0, box.x1), Rule(box.bottom, box.x0, box.x1)]
                self.drawing.columns += [Rule(box.x0, box.top, box.bottom), Rule(box.x1, box.top, box.bottom)]
            if filled and self._shades(handle):
                self.drawing.shades.append(box)

    def _shades(self, handle: Any) -> bool:
        red, green, blue, alpha = self._colour
        if not pdfium.FPDFPageObj_GetFillColor(handle, red, green, blue, alpha):
            return False
        return alpha.value > 20 and min(red.value, green.value, blue.value) < WHITE

    def _segments(self, handle: Any, count: int, outer: Matrix, filled: bool, stroked: bool) -> None:
        """Cut a path into its closed or open parts; boxes become boxes, straight strokes become rules."""
        matrix = _compose(_matrix(handle), outer)
        x, y = self._floats[:2]
        part: list[tuple[float, float]] = []
        curved = False
        for index in range(count):
            segment = pdfium.FPDFPath_GetPathSegment(handle, index)
            kind = pdfium.FPDFPathSegment_GetType(segment)
            pdfium.FPDFPathSegment_GetPoint(segment, x, y)
            if kind == pdfium.FPDF_SEGMENT_MOVETO:
                self._part(handle, part, curved, filled, stroked)
                part, curved = [], False
            curved = curved or kind == pdfium.FPDF_SEGMENT_BEZIERTO
            part.append(_apply(matrix, x.value, y.value))
            if pdfium.FPDFPathSegment_GetClose(segment):
                part.append(part[0])
        self._part(handle, part, curved, filled, stroked)

    def _part(self, handle: Any, part: list[tuple[float, float]], curved: bool, filled: bool, stroked: bool) -> None:
        if len(part) < 2 or (curved and not filled):
            return
        box = self._shown(IDENTITY, part)
        if box.x1 - box.x0 <= THIN or box.bottom - box.top <= THIN or (not curved and _is_box(part)):
            self._box(handle, box, filled=filled, stroked=stroked and not curved)
        elif stroked and not curved:
            for first, second in pairwise(part):
                line = self._shown(IDENTITY, [first, second])
                if min(line.x1 - line.x0, line.bottom - line.top) <= 1:
                    self._box(handle, line, filled=False, stroked=True)


def _is_box(part: list[tuple[float, float]]) -> bool:
    """Whether points run round an upright box."""
    if len(part) not in (4, 5, 6):
        return False
    xs, ys = {round(p[0]) for p in part}, {round(p[1]) for p in part}
    return len(xs) <= 2 and len(ys) <= 2 and len({(round(x), round(y)) for x, y in part}) == 4


def page_drawing(page: Any, frame: Frame) -> Drawing:
    """Return rules, shaded areas and the number of pictures of a page.

    Parameters
    ----------
    page : FPDF_PAGE
        The open page.
    frame : Frame
        The frame of that page.

    Returns
    -------
    Drawing
        Everything in points from the upper left of the page as shown; ``cut`` when a budget ran out.
    """
    reader = _Reader(frame)
    count = pdfium.FPDFPage_CountObjects(page)
    reader.walk(count, pdfium.FPDFPage_GetObject, page, IDENTITY, 0)
    return reader.drawing
