"""What a rendered page shows besides text: rules, shading and tick boxes, found in its pixels.

A scanned form has no drawing commands to read its table from; the same rules are found as long dark runs here.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

from eiascore.reading.pdf_rules import THIN, Rule, Shade

Grey = NDArray[np.uint8]
Dark = NDArray[np.bool_]

BLOCK = 4.0  # points: side of the blocks whose lightest part is taken for the paper behind
CONTRAST = 50  # grey levels by which ink is darker than its paper
BLACK = 100  # ink, whatever the paper
LONG_ROW, LONG_COLUMN = 36.0, 28.0  # points: longer than any stroke of a letter
SHORT_COLUMN = 11.0  # points: a rule this short must end at rules across it
GAP = 2  # pixels of a rule that dirt may blank
SHADED = 12  # grey levels by which a shaded cell is darker than the page
BOX = (6.0, 18.0)  # points: smallest and largest tick box
MOST_SLOPE = 48  # thousandths by which lines may slope to be levelled: 2.7 degrees
SLOPE_STEP = 4


class TickBox(NamedTuple):
    """A tick box, in pixels."""

    x0: int
    top: int
    x1: int
    bottom: int
    ticked: bool


@dataclass(slots=True)
class Marks:
    """Rules, dark areas (in points) and tick boxes of a page, and its bitmap without rules and boxes."""

    rows: list[Rule]
    columns: list[Rule]
    areas: list[Shade]
    boxes: list[TickBox]
    cleaned: Grey


class Bitmap:
    """A rendered page that stands straight: its grey levels, which pixels are ink, and pixels a point."""

    def __init__(self, grey: Grey, scale: float) -> None:
        self.scale = scale
        self.grey = straightened(grey, scale)
        self.paper = _paper(self.grey, max(4, round(BLOCK * scale)))
        self.ink: Dark = (self.grey < self.paper.astype(np.int16) - CONTRAST) | (self.grey < BLACK)

    def marks(self) -> Marks:
        """Find rules, dark areas and tick boxes."""
        rows, row_areas, row_ink = self._long(self.ink, LONG_ROW)
        turned = np.ascontiguousarray(self.ink.T)
        columns, _, column_ink = self._long(turned, SHORT_COLUMN)
        columns = [c for c in columns if c.end - c.start >= LONG_COLUMN or _held(c, rows)]
        if not columns:
            column_ink[:] = False
        rest = self.ink & ~row_ink
        boxes = list(self._boxes(rest))
        cleaned = self.grey.copy()
        erased = row_ink | (column_ink.T & self._near(columns))
        cleaned[ndimage.binary_dilation(erased, np.ones((3, 3), bool))] = 255
        for box in boxes:
            cleaned[box.top - 2 : box.bottom + 2, max(0, box.x0 - 2) : box.x1 + 2] = 255
        for area in row_areas:
            rows += [Rule(area.top, area.x0, area.x1), Rule(area.bottom, area.x0, area.x1)]
            columns += [Rule(area.x0, area.top, area.bottom), Rule(area.x1, area.top, area.bottom)]
        return Marks(rows, columns, row_areas, boxes, cleaned)

    def _near(self, columns: Sequence[Rule]) -> Dark:
        """Mark the pixels that belong to these vertical rules and to no letter."""
        near = np.zeros(self.ink.shape, bool)
        reach = THIN * self.scale
        for rule in columns:
            at = rule.at * self.scale
            rows = slice(round(rule.start * self.scale), round(rule.end * self.scale) + 1)
            near[rows, max(0, round(at - reach)) : round(at + reach) + 1] = True
        return near

    def _long(self, ink: Dark, least: float) -> tuple[list[Rule], list[Shade], Dark]:
        """Return rules along the rows of ``ink``, areas that are too thick for one, and the pixels of the rules."""
        long = _runs(ink, round(least * self.scale))
        labels, _ = ndimage.label(long, np.ones((3, 3), bool))
        rules, areas = [], []
        kept = np.zeros(ink.shape, bool)
        for number, (down, along) in enumerate(ndimage.find_objects(labels), 1):
            mine = labels[down, along] == number
            across = along.stop - along.start
            thick = mine.sum() / across / self.scale
            x0, x1 = along.start / self.scale, along.stop / self.scale
            top, bottom = down.start / self.scale, down.stop / self.scale
            if thick <= THIN:
                rules.append(Rule((top + bottom) / 2, x0, x1))
                kept[down, along] |= mine
            elif mine.mean() > 0.6 and bottom - top >= 2 * THIN:
                areas.append(Shade(x0, top, x1, bottom))
        return rules, areas, kept

    def _boxes(self, ink: Dark) -> Iterator[TickBox]:
        """Find small upright squares with ink along all four sides."""
        least, most = (edge * self.scale for edge in BOX)
        labels, _ = ndimage.label(ink, np.ones((3, 3), bool))
        for down, across in ndimage.find_objects(labels):
            tall, wide = down.stop - down.start, across.stop - across.start
            if not (least <= tall <= most and least <= wide <= most and 0.8 <= wide / tall <= 1.25):
                continue
            held = ink[down, across]
            edge = max(2, round(0.12 * tall))
            sides = (held[:edge].any(0), held[-edge:].any(0), held[:, :edge].any(1), held[:, -edge:].any(1))
            if min(side.mean() for side in sides) < 0.92:
                continue
            inner = held[2 * edge : -2 * edge, 2 * edge : -2 * edge]
            filled = inner.mean() if inner.size else 1.0
            if filled < 0.85:  # a black square is a bullet
                yield TickBox(across.start, down.start, across.stop, down.stop, bool(filled > 0.04))

    def shaded(self, x0: float, top: float, x1: float, bottom: float) -> bool:
        """Whether the paper of a cell (in points) is darker than that of the page."""
        cut = self.paper[
            round((top + 2) * self.scale) : round((bottom - 2) * self.scale),
            round((x0 + 2) * self.scale) : round((x1 - 2) * self.scale),
        ]
        return bool(cut.size) and float(np.median(cut)) < float(np.median(self.paper)) - SHADED

    def stroke(self, x0: float, top: float, x1: float, bottom: float) -> float:
        """Return the mean length of the dark runs across a word (box in pixels): its weight, 0 where there are none."""
        held = self.ink[round(top) : round(bottom), round(x0) : round(x1)]
        starts = np.count_nonzero(held[:, 1:] & ~held[:, :-1]) + np.count_nonzero(held[:, :1])
        return np.count_nonzero(held) / starts if starts else 0.0


def _held(column: Rule, rows: Sequence[Rule]) -> bool:
    """Whether a short vertical rule begins and ends at horizontal ones."""
    near = [row.at for row in rows if row.start - THIN <= column.at <= row.end + THIN]
    return all(any(abs(at - end) <= THIN for at in near) for end in (column.start, column.end))


def _runs(ink: Dark, least: int) -> Dark:
    """Return only the pixels of dark runs along the rows that are at least so long, small gaps closed."""
    tall, wide = ink.shape
    padded = np.zeros((tall, wide + 2), np.int8)
    padded[:, 1:-1] = ink
    # A rule that slopes by less than a pixel goes on in the next row of pixels.
    padded[:-1, 1:-1] |= ink[1:]
    steps = np.diff(padded.ravel())
    starts, ends = np.flatnonzero(steps == 1) + 1, np.flatnonzero(steps == -1) + 1
    if not len(starts):
        return np.zeros(ink.shape, bool)
    # Rows are parted by two blanks at least, and a gap of two is closed: the test on the row keeps them apart.
    fresh = np.ones(len(starts), bool)
    fresh[1:] = (starts[1:] - ends[:-1] > GAP) | (starts[1:] // (wide + 2) != ends[:-1] // (wide + 2))
    first = np.flatnonzero(fresh)
    last = np.append(first[1:], len(starts)) - 1
    starts, ends = starts[first], ends[last]
    long = ends - starts >= least
    edges = np.zeros(padded.size + 1, np.int8)
    edges[starts[long]] = 1
    edges[ends[long]] = -1
    kept = np.cumsum(edges[:-1], dtype=np.int8).reshape(padded.shape)[:, 1:-1].astype(bool)
    return kept


def _paper(grey: Grey, block: int) -> Grey:
    """Return the grey level of the paper behind each pixel: that of the lighter part of its block."""
    tall, wide = grey.shape
    padded = np.pad(grey, ((0, -tall % block), (0, -wide % block)), mode="edge")
    blocks = padded.reshape(padded.shape[0] // block, block, padded.shape[1] // block, block)
    light = np.percentile(blocks, 80, axis=(1, 3)).astype(np.uint8)
    return np.repeat(np.repeat(light, block, 0), block, 1)[:tall, :wide]


def _sheared(grey: Grey, slope: float) -> Grey:
    """Move each column up by the slope times its distance from the left."""
    tall, wide = grey.shape
    moved = np.full_like(grey, 255)
    for shift, columns in _bands(slope, wide):
        if abs(shift) < tall:
            target = slice(max(0, -shift), tall - max(0, shift))
            source = slice(max(0, shift), tall - max(0, -shift))
            moved[target, columns] = grey[source, columns]
    return moved


def _bands(slope: float, wide: int) -> Iterator[tuple[int, slice]]:
    """Return the columns that move by the same number of pixels."""
    shifts = np.round(slope * (np.arange(wide) - wide / 2)).astype(int)
    starts = np.flatnonzero(np.diff(shifts, prepend=shifts[0] - 1))
    for start, end in zip(starts, [*starts[1:], wide], strict=True):
        yield int(shifts[start]), slice(int(start), int(end))


def skew(grey: Grey, scale: float) -> float:
    """Return the slope of the lines of a page, 0 where none is clearly better than standing straight.

    Parameters
    ----------
    grey : array
        The page.
    scale : float
        Pixels a point.

    Returns
    -------
    float
        Rise downwards for each step to the right.
    """
    step = max(1, round(scale))
    small = 255 - grey[::step, ::step]
    sharp = {k: _sharpness(small, k / 1000) for k in range(-MOST_SLOPE, MOST_SLOPE + 1, SLOPE_STEP)}
    coarse = max(sharp, key=lambda k: (sharp[k], -abs(k)))
    sharp |= {k: _sharpness(small, k / 1000) for k in range(coarse - SLOPE_STEP + 1, coarse + SLOPE_STEP)}
    best = max(sharp, key=lambda k: (sharp[k], -abs(k)))
    return best / 1000 if sharp[best] > 1.05 * sharp[0] else 0.0


def _sharpness(small: Grey, slope: float) -> float:
    """Return how much the rows differ from each other: most where the lines of text lie along them."""
    sums = (255 - _sheared(255 - small, slope)).sum(axis=1, dtype=np.int64)
    return float(np.square(np.diff(sums)).sum())


def straightened(grey: Grey, scale: float) -> Grey:
    """Return a page with its lines level: a scan is rarely put in quite straight.

    Parameters
    ----------
    grey : array
        The page.
    scale : float
        Pixels a point.

    Returns
    -------
    array
        The same page, sheared both ways, which for such small angles is a rotation.
    """
    slope = skew(grey, scale)
    if not slope:
        return grey
    return np.ascontiguousarray(_sheared(_sheared(grey, slope).T, -slope).T)
