"""Lines of a text file: pages, running headers, the width at which lines were wrapped, and what a line looks like."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from eiascore.reading.runs import clean, without_bullet

_PAGE_NUMBER = re.compile(r"(?:page\s*)?[-–—\s]*\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?[-–—\s]*", re.I)
_NUMBERED = re.compile(
    r"(?P<dotted>\d{1,2}(?:\.\d{1,2}){0,3})[.)]?\s+(?=(?-i:[A-Z‘“]))"
    r"|(?:section|stage|part|step|annex|appendix|chapter)\s+(?:\d{1,2}|[A-Z]|[IVX]{1,4})\b",
    re.I,
)
_MONTH = re.compile(r"\d{1,2}\s+(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)", re.I)
_ENDS = re.compile(r"[.;:,!?…][”’\"')\]]*$")
_STARTS_LOW = re.compile(r"[a-z]{2}|a ")
_LONGEST_WRAP = 120
_SHORTEST_WRAP = 50
_LONGEST_HEADING = 90
_REPEATS = 3


@dataclass(slots=True)
class Line:
    """A line and the page it stands on; an empty one separates paragraphs."""

    text: str
    page: int | None
    furniture: bool = False


def lines_of(text: str) -> list[Line]:
    """Cut a text into lines and mark running headers, footers and page numbers.

    Parameters
    ----------
    text : str
        The file; form feeds begin a new page.

    Returns
    -------
    list of Line
        Pages are None where there is no form feed.
    """
    pages = text.replace("\r\n", "\n").replace("\r", "\n").split("\f")
    if len(pages) > 1 and not pages[-1].strip():
        pages.pop()
    known = len(pages) > 1
    cut = [[Line(line, number if known else None) for line in page.split("\n")] for number, page in enumerate(pages, 1)]
    if known:
        _mark_furniture(cut)
    return [line for page in cut for line in page]


def _mark_furniture(pages: Sequence[Sequence[Line]]) -> None:
    """Mark first and last lines that come back on most pages, and bare page numbers there."""
    edges = [_edge(page) for page in pages]
    counts = Counter(shape for edge in edges for shape in {_shape(line) for line in edge})
    needed = max(_REPEATS, len(pages) // 2)
    for edge in edges:
        for line in edge:
            if counts[_shape(line)] >= needed or _PAGE_NUMBER.fullmatch(line.text.strip()):
                line.furniture = True


def _edge(page: Sequence[Line]) -> list[Line]:
    held = [line for line in page if line.text.strip()]
    return held[:1] + held[1:][-1:]


def _shape(line: Line) -> str:
    return re.sub(r"\d+", "0", clean(line.text).lower())


def wrap_width(lines: Sequence[Line]) -> int:
    """Find the width at which the lines of a text were wrapped.

    Parameters
    ----------
    lines : sequence of Line
        All lines.

    Returns
    -------
    int
        The width, 0 where each line is a paragraph of its own.
    """
    lengths = sorted(len(line.text.rstrip()) for line in lines if line.text.strip() and "\t" not in line.text.strip())
    if not lengths:
        return 0
    width = lengths[min(int(len(lengths) * 0.95), len(lengths) - 1)]
    return width if _SHORTEST_WRAP <= width <= _LONGEST_WRAP else 0


def continues(before: str, after: str, width: int) -> bool:
    """Tell whether a line was wrapped from the one before it.

    Parameters
    ----------
    before, after : str
        Two lines with no empty line between them.
    width : int
        The wrap width of the text, 0 if unknown.

    Returns
    -------
    bool
        True if the first word of ``after`` had no room on ``before``, or a sentence plainly goes on.
    """
    first = after.split(maxsplit=1)[0]
    if width and len(before.rstrip()) + 1 + len(first) > 0.9 * width:
        return True
    return goes_on(before, after)


def goes_on(before: str, after: str) -> bool:
    """Tell whether a sentence plainly goes on from one line to another.

    Parameters
    ----------
    before, after : str
        Two lines.

    Returns
    -------
    bool
        True if the first has no stop and the second begins with a small letter.
    """
    return bool(_STARTS_LOW.match(after.lstrip())) and not _ENDS.search(before.rstrip())


def heading_level(text: str) -> int:
    """Return the level of a line that stands alone, by its number or capitals.

    Parameters
    ----------
    text : str
        A line.

    Returns
    -------
    int
        2 to 5 for a heading, 0 where in doubt.

    Examples
    --------
    >>> heading_level("3.1 Who we talked to"), heading_level("SECTION 2"), heading_level("We met 40 people.")
    (3, 2, 0)
    """
    if len(text) > _LONGEST_HEADING or len(text.split()) > 12 or _ENDS.search(text) or without_bullet(text):
        return 0
    numbered = _NUMBERED.match(text)
    if numbered and not _MONTH.match(text) and "☐" not in text and "☒" not in text:
        return 2 + (numbered["dotted"] or "").count(".")
    letters = [character for character in text if character.isalpha()]
    # Four letters: a cell that says "YES" or "N/A" is no heading, nor is an acronym on its own.
    if len(letters) > 4 and len(text.split()) > 1 and all(character.isupper() for character in letters):
        return 2
    return 0


def is_number_only(text: str) -> bool:
    """Tell a dotted number such as "2.1 Aim" from "Stage 2".

    Parameters
    ----------
    text : str
        A line.

    Returns
    -------
    bool
        Whether it begins with a bare number, as items of a list do.
    """
    numbered = _NUMBERED.match(text)
    return numbered is not None and numbered["dotted"] is not None


def is_title(text: str) -> bool:
    """Tell whether the first line of a text may be its title.

    Parameters
    ----------
    text : str
        The line.

    Returns
    -------
    bool
        Short, begins with a capital and does not end like a sentence.
    """
    short = len(text) <= _LONGEST_HEADING and 2 <= len(text.split()) <= 14
    return short and text[:1].isupper() and not _ENDS.search(text) and not set("|☐☒@") & set(text)
