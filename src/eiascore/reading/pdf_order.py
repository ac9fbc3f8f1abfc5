"""The order in which the lines of a page are read: columns, and content streams that jump about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from eiascore.reading.pdf_lines import Line

MAX_RUNS = 150  # more than this is a chart or a drawing, which has no reading order
MIN_GUTTER = 8.0  # points of white space between columns


def reading_order(lines: list[Line]) -> list[Line]:
    """Return lines in reading order: that of the content stream, unless it jumps about or runs across columns.

    Parameters
    ----------
    lines : list of Line
        Lines of one page in stream order.

    Returns
    -------
    list of Line
        Lines of the left column before those of the right one, between lines that run over both.
    """
    gutter = find_gutter(lines)
    if gutter is not None:
        return _by_columns([part for line in lines for part in _cut(line, gutter)], gutter)
    runs = _runs(lines)
    if len(runs) > MAX_RUNS or not any(_misplaced(a, b) for k, a in enumerate(runs) for b in runs[k + 1 :]):
        return lines
    return [line for run in _cut_up(runs) for line in run.lines]


def find_gutter(lines: Sequence[Line]) -> float | None:
    """Return the x of white space that runs down through lines which pdfium read straight across, if any."""
    if len(lines) < 8:
        return None
    gaps = []
    for line in lines:
        for left, right in zip(line.words, line.words[1:], strict=False):
            if right.x0 - left.x1 > 1.4 * line.size and not (left is line.words[0] and (line.text_x0 == right.x0)):
                gaps.append((left.x1, right.x0))
    if len(gaps) < max(5, 0.3 * len(lines)):
        return None
    best = max((right - 1 for _, right in gaps), key=lambda x: sum(a < x < b for a, b in gaps))
    hits = sum(a < best < b for a, b in gaps)
    middle = (min(line.x0 for line in lines) + max(line.x1 for line in lines)) / 2
    width = max(line.x1 for line in lines) - min(line.x0 for line in lines)
    crossing = sum(word.x0 < best < word.x1 for line in lines for word in line.words)
    if hits < max(5, 0.3 * len(lines)) or abs(best - middle) > 0.2 * width or crossing > 0.2 * len(lines):
        return None
    return best


def _cut(line: Line, gutter: float) -> list[Line]:
    for index in range(1, len(line.words)):
        left, right = line.words[index - 1], line.words[index]
        if left.x1 < gutter <= right.x0 + 1 and right.x0 - left.x1 > line.size:
            return [Line(line.words[:index], line.page), Line(line.words[index:], line.page)]
    return [line]


def _by_columns(lines: list[Line], gutter: float) -> list[Line]:
    """Sort lines into bands between lines that run over both columns, each band left before right."""
    ordered: list[Line] = []
    band: list[Line] = []
    for line in sorted(lines, key=lambda line: line.top):
        if line.x0 < gutter - 5 and line.x1 > gutter + 5:
            ordered += _band(band, gutter)
            ordered.append(line)
            band = []
        else:
            band.append(line)
    return ordered + _band(band, gutter)


def _band(band: list[Line], gutter: float) -> list[Line]:
    return [line for line in band if line.x0 < gutter] + [line for line in band if line.x0 >= gutter]


@dataclass(slots=True)
class _Run:
    """Lines that follow each other downwards in one column of the content stream."""

    lines: list[Line]
    x0: float
    x1: float
    top: float
    bottom: float


def _runs(lines: Sequence[Line]) -> list[_Run]:
    runs: list[_Run] = []
    for line in lines:
        last = runs[-1] if runs else None
        if last and _follows(last, line):
            last.lines.append(line)
            last.x0, last.x1 = min(last.x0, line.x0), max(last.x1, line.x1)
            last.bottom = max(last.bottom, line.bottom)
        else:
            runs.append(_Run([line], line.x0, line.x1, line.top, line.bottom))
    return runs


def _follows(run: _Run, line: Line) -> bool:
    last = run.lines[-1]
    over = min(run.x1, line.x1) - max(run.x0, line.x0)
    return over > 0 and -0.5 * last.size < line.top - last.bottom < 3 * last.size and line.turned == last.turned


def _misplaced(first: _Run, second: _Run) -> bool:
    """Whether a run that comes later in the stream should be read first: it stands above, or beside to the left."""
    if first.lines[0].turned or second.lines[0].turned:
        return False
    across = min(first.x1, second.x1) - max(first.x0, second.x0)
    if across > 0.5 * min(first.x1 - first.x0, second.x1 - second.x0):
        return second.bottom < first.top + 2
    down = min(first.bottom, second.bottom) - max(first.top, second.top)
    beside = down > 0.5 * min(first.bottom - first.top, second.bottom - second.top)
    return beside and second.x1 < first.x0 and min(len(first.lines), len(second.lines)) > 2


def _cut_up(runs: list[_Run]) -> list[_Run]:
    """Order runs by cutting the page along white space: into columns where one runs down all of it, else across."""
    if len(runs) < 2:
        return runs
    for start, end, near in ((_x0, _x1, MIN_GUTTER), (_top, _bottom, -2.0)):
        ordered = sorted(runs, key=start)
        reach, best, at = end(ordered[0]), near, 0
        for k, run in enumerate(ordered[1:], 1):
            if start(run) - reach > best:
                best, at = start(run) - reach, k
            reach = max(reach, end(run))
        if at:
            return _cut_up(ordered[:at]) + _cut_up(ordered[at:])
    return sorted(runs, key=lambda run: (run.top, run.x0))


def _x0(run: _Run) -> float:
    return run.x0


def _x1(run: _Run) -> float:
    return run.x1


def _top(run: _Run) -> float:
    return run.top


def _bottom(run: _Run) -> float:
    return run.bottom
