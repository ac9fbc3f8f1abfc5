"""Where one paragraph ends and the next begins, in the body of a page and inside a table cell."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from eiascore.reading.pdf_lines import TICKS, Line, same_look, usual

TERMINAL = ".?!:;"
MIN_PAIRS = 3  # fewer pairs of lines than this tell nothing of their distance
CLOSING = "\"'”’)]»"


@dataclass(frozen=True, slots=True)
class Measure:
    """The right margin that lines are broken at, the left one, and the usual line pitch in font sizes."""

    left: float
    right: float
    leading: float


def ends_sentence(text: str) -> bool:
    """Whether a text ends with a mark after which a new paragraph may begin."""
    return text.rstrip(CLOSING)[-1:] in TERMINAL


def usual_leading(groups: Iterable[Sequence[Line]], default: float = 1.2) -> float:
    """Return the usual distance of one line to the next in font sizes.

    Parameters
    ----------
    groups : iterable of sequence of Line
        Lines in reading order, by page or cell; neighbours under each other are measured.
    default : float
        Taken where too few lines are there to tell.

    Returns
    -------
    float
        Between 1 and 2.6: twice the usual for forms that are set double-spaced.
    """
    pitches = []
    for first, second in (pair for lines in groups for pair in pairwise(lines)):
        pitch = (second.base - first.base) / max(first.size, 1.0)
        room = second.words[0].x1 - second.words[0].x0
        # Lines much shorter than the next one end a paragraph: their distance is not that of lines in a paragraph.
        if 0.8 < pitch < 2.6 and same_look(first, second) and first.x1 > second.x1 - room:
            pitches.append(round(pitch, 1))
    return max(1.0, usual(pitches, default, least=MIN_PAIRS))


def margins(lines: Iterable[Line], leading: float) -> Measure:
    """Return the measure of a column from its lines: the right margin is that of the longest but one."""
    held = list(lines)
    ends = sorted((line.x1 for line in held), reverse=True)
    right = ends[min(1, len(ends) - 1)] if len(ends) > 4 else ends[0]
    return Measure(min(line.x0 for line in held), right, leading)


def paragraphs(lines: Sequence[Line], measure: Measure) -> list[list[Line]]:
    """Part lines into paragraphs.

    Parameters
    ----------
    lines : sequence of Line
        Lines of one column or cell in reading order.
    measure : Measure
        Margins and leading.

    Returns
    -------
    list of list of Line
        Each the lines of one paragraph, bullet or heading.
    """
    groups: list[list[Line]] = []
    for line in lines:
        if groups and not breaks(groups[-1], line, measure):
            groups[-1].append(line)
        else:
            groups.append([line])
    return groups


def breaks(group: list[Line], line: Line, measure: Measure) -> bool:
    """Whether ``line`` begins a new paragraph after the lines of ``group``."""
    last = group[-1]
    if line.is_bullet or line.words[0].text[0] in TICKS or not same_look(last, line):
        return True
    ended = ends_sentence(last.words[-1].text)
    if line.is_numbered and (ended or line.text_x0 - line.words[0].x1 > 0.45 * line.size):
        return True
    lower = line.words[0].text[0].islower()
    if _spaced(group, line, measure):
        return not (last.words[-1].hyphen and lower)
    return _restyled(last, line, lower) or _short(group, line, measure, ended, lower) or _shifted(group, line, ended)


def _spaced(group: list[Line], line: Line, measure: Measure) -> bool:
    last = group[-1]
    pitch = line.base - last.base
    if pitch <= 0:  # the top of the next column
        return ends_sentence(last.words[-1].text)
    own = (last.base - group[-2].base) if len(group) > 1 else 0.0
    usual_pitch = own if own > 0 else measure.leading * max(last.size, line.size)
    return pitch > max(1.22 * usual_pitch, usual_pitch + 1.5)


def _restyled(last: Line, line: Line, lower: bool) -> bool:
    """Whether bold gives way to plain or plain to bold between lines, as from a heading to its text."""
    if last.bold and not line.words[0].style.bold:
        return not lower
    return line.bold and not last.words[-1].style.bold and not lower


def _short(group: list[Line], line: Line, measure: Measure, ended: bool, lower: bool) -> bool:
    """Whether the last line was broken before its margin although the next word would have fitted."""
    last = group[-1]
    slack = measure.right - last.x1 - (line.words[0].x1 - line.words[0].x0) - 0.3 * last.size
    if slack <= 0.3 * last.size:
        return False
    share = slack / max(1.0, measure.right - measure.left)
    if lower:
        return ended and share > 0.5
    return ended or share > 0.2


def _shifted(group: list[Line], line: Line, ended: bool) -> bool:
    """Whether the line steps in or out against the text of its paragraph."""
    last, first = group[-1], group[0]
    step = abs(line.x0 - (first.text_x0 if len(group) == 1 else last.x0))
    if len(group) == 1 and first.is_numbered:  # text behind a number may go on below it or below the number
        step = min(step, abs(line.x0 - first.x0))
    return ended and step > 1.2 * line.size
