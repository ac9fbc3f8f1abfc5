"""The outline of a text: which headings it nests under, and which page each stretch of it stands on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from eiascore.reading.pieces import Layout
from eiascore.schema.document import Page, Section

Turns = list[tuple[int, int]]


class Heading(NamedTuple):
    """A heading of the text, or the name of an annex at level 0, which is no text."""

    start: int
    level: int
    title: str
    page: int | None = None


def trimmed(text: str, start: int, end: int) -> int:
    """Move ``end`` back over white space, not past ``start``."""
    while end > start and text[end - 1].isspace():
        end -= 1
    return end


def sections(headings: Sequence[Heading], text: str, first_page: int | None) -> tuple[Section, ...]:
    """Nest the headings; each section runs to the next heading of its level or a higher one.

    Parameters
    ----------
    headings : sequence of Heading
        In order of the text.
    text : str
        The text of the document.
    first_page : int or None
        The page that the text begins on.

    Returns
    -------
    tuple of Section
        Section 0 is the text before any heading.
    """
    ends = [len(text)] * len(headings)
    paths: list[tuple[str, ...]] = []
    nest: list[int] = []
    for number, heading in enumerate(headings):
        while nest and headings[nest[-1]].level >= heading.level:
            ends[nest.pop()] = heading.start
        # A document that opens a new level with every heading would make the paths grow with its square.
        nest = [*nest[-11:], number]
        paths.append(tuple(headings[outer].title for outer in nest))
    before = trimmed(text, 0, headings[0].start if headings else len(text))
    result = [Section(title="", level=0, path=(), start=0, end=before, page=first_page if before else None)]
    for (start, level, title, page), end, path in zip(headings, ends, paths, strict=True):
        end = trimmed(text, start, end)
        result.append(Section(title=title if level else "", level=level, path=path, start=start, end=end, page=page))
    return tuple(result)


def page_spans(turns: Turns, layout: Layout, text: str, begin: int, end: int) -> tuple[Page, ...]:
    """Give every page of a file its range; a page that begins nothing is empty and stands where its text would.

    Parameters
    ----------
    turns : list of tuple of int
        Offsets at which a page begins, with its number.
    layout : Layout
        For the sizes of the pages and the number of the first.
    text : str
        The text of the document.
    begin, end : int
        The range of the file in it.

    Returns
    -------
    tuple of Page
        In order; empty where the format has no pages.
    """
    sizes, first = layout.page_sizes, layout.first_page
    if not turns and not sizes:
        return ()
    last = max(first + len(sizes) - 1, turns[-1][1] if turns else 0)
    starts = {number: offset for offset, number in turns}
    pages: list[Page] = []
    following = end
    for number in range(last, first - 1, -1):
        start = starts.get(number, following)
        while start < following and text[start].isspace():
            start += 1
        width, height = sizes[number - first] if number - first < len(sizes) else (0.0, 0.0)
        stop = trimmed(text, start, following)
        pages.append(Page(number=number, start=start, end=stop, width=width, height=height))
        following = start
    return tuple(reversed(pages))
