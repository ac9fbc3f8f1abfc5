"""Running headers and footers, page numbers and protective markings."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from eiascore.reading.pdf_lines import Line

ZONE = 0.12  # share of the page height at the top and at the foot in which furniture stands
EDGE_LINES = 8  # at the top and at the foot
PAGE_NUMBER = re.compile(
    r"(?:[-–|(\[]?\s*)(?:page|p\.?)?\s*(?:\d{1,4}|[ivxlc]{1,6})\s*(?:(?:of|/|\|)\s*\d{1,4})?\s*[-–|)\]]?", re.IGNORECASE
)
MARKING = re.compile(
    r"(?:\W*(?:UK[ -])?(?:OFFICIAL|NOT PROTECTIVELY MARKED|UNCLASSIFIED|PROTECT|RESTRICTED|PUBLIC)"
    r"(?:\s*[-–:(]*\s*(?:SENSITIVE|COMMERCIAL|PERSONAL|LOCSEN|INFORMATION|PUBLISHED)\)?)*\W*)"
)
DIGITS = re.compile(r"\d+|\b[ivxl]{1,6}\b")


def _key(line: Line) -> str:
    return DIGITS.sub("#", line.text.lower())


def find_furniture(pages: Sequence[Sequence[Line]], heights: Sequence[float]) -> set[int]:
    """Return the ``id`` of each line that is page furniture.

    Parameters
    ----------
    pages : sequence of sequence of Line
        Lines outside tables, page by page.
    heights : sequence of float
        Page heights in points.

    Returns
    -------
    set of int
        ``id(line)`` of lines that repeat at the same place over pages, are page numbers, or protective markings.
    """
    places: dict[tuple[str, int], list[tuple[int, Line]]] = defaultdict(list)
    found: set[int] = set()
    numbers: list[tuple[int, Line]] = []
    for number, (lines, height) in enumerate(zip(pages, heights, strict=True)):
        for line in _outer(lines, height):
            places[_key(line), round(line.bottom / 6)].append((number, line))
            if MARKING.fullmatch(line.text):
                found.add(id(line))
            elif PAGE_NUMBER.fullmatch(line.text) and any(c.isalnum() for c in line.text):
                numbers.append((number, line))
    needed = 2 if len(pages) < 12 else 3
    for (text, place), hits in places.items():
        # Heights round to either side of a boundary: look at the neighbouring places as well.
        near = hits + places.get((text, place - 1), []) + places.get((text, place + 1), [])
        if len({number for number, _ in near}) >= needed:
            found |= {id(line) for _, line in hits}
    inner = [(number, line) for number, line in numbers if not _is_between(line, pages[number], found)]
    return found | _page_numbers(inner, pages)


def _outer(lines: Sequence[Line], height: float) -> list[Line]:
    """Return the lines in the upper and lower margins."""
    ranked = sorted(lines, key=lambda line: line.top)
    upper = [line for line in ranked[:EDGE_LINES] if line.bottom < ZONE * height]
    lower = [line for line in ranked[-EDGE_LINES:] if line.top > (1 - ZONE) * height]
    return upper + [line for line in lower if line not in upper]


def _is_between(line: Line, lines: Sequence[Line], furniture: set[int]) -> bool:
    """Whether text of the page stands at both sides of a number: it is a figure of a table that a page begins with."""
    beside = [
        word
        for other in lines
        if other is not line and id(other) not in furniture and abs(other.base - line.base) < 0.3 * line.size
        for word in other.words
    ]
    return any(word.x1 < line.x0 for word in beside) and any(word.x0 > line.x1 for word in beside)


def _page_numbers(numbers: Sequence[tuple[int, Line]], pages: Sequence[Sequence[Line]]) -> set[int]:
    """Return lines that are a bare number at the very edge of the text, or say "Page"."""
    found = set()
    for number, line in numbers:
        tops = [other.top for other in pages[number]]
        edge = line.top >= max(tops) - 2 or line.top <= min(tops) + 2
        if edge and (len(line.words) > 1 or line.words[0].text.strip("-–|()[]").isdigit() or len(pages) > 1):
            found.add(id(line))
    return found
