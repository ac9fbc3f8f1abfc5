"""What of the files is read: the whole, the pages that were asked for, or the assessment inside a longer report."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Literal

from eiascore.errors import PageRangeError
from eiascore.reading.draft import Source
from eiascore.reading.embedded import find
from eiascore.reading.pieces import Layout, Piece
from eiascore.schema.source import Part

_HEADINGS = "A format without pages is searched for the heading of the assessment; --whole reads all of it."


def distinct(sources: Sequence[Source]) -> list[Source]:
    """Give files of one name a number, so that a locator names one file.

    Parameters
    ----------
    sources : sequence of Source
        The main file and its annexes.

    Returns
    -------
    list of Source
        The same files, no two of one name.
    """
    taken: set[str] = set()
    named = []
    for source in sources:
        name, count = source.name, 1
        while name in taken:
            count += 1
            name = f"{source.name} ({count})"
        taken.add(name)
        named.append(replace(source, name=name))
    return named


def chosen(source: Source, pages: tuple[int, int] | Literal["all"] | None) -> tuple[Source, Part | None]:
    """Return the part of a file that is to be read, and which part that is.

    Parameters
    ----------
    source : Source
        The file.
    pages : tuple of int, "all" or None
        First and last page; all of them; or the assessment alone where the file is a report that holds one.

    Returns
    -------
    tuple of Source and Part
        The part is None where the whole file is read.

    Raises
    ------
    PageRangeError
        The file has no such pages.
    """
    if pages == "all":
        return source, None
    if pages is not None:
        layout, part = _by_hand(source, *pages)
        return replace(source, layout=layout), part
    found = find(source.layout)
    notes = [*source.layout.notes, *found.notes]
    if found.part is None:
        return replace(source, layout=replace(source.layout, notes=notes)), None
    kept = source.layout.pieces[found.start : found.end]
    layout = replace(_sized(source.layout, found.part), pieces=kept, notes=notes)
    return replace(source, layout=layout), found.part


def _by_hand(source: Source, first: int, last: int) -> tuple[Layout, Part]:
    layout = source.layout
    count = len(layout.page_sizes) or max((piece.page or 0 for piece in layout.pieces), default=0)
    if not count:
        raise PageRangeError(f"{source.name} has no pages to choose from.", _HEADINGS)
    if not 1 <= first <= last <= count:
        raise PageRangeError(
            f"{source.name} has {count} pages; there are no pages {first}-{last}.",
            "Name the first and the last page, such as 12-19.",
        )
    part = Part(title="", reason="these pages were asked for", first_page=first, last_page=last, pages=count)
    pieces = [kept for piece in layout.pieces for kept in _within(piece, first, last)]
    return replace(_sized(layout, part), pieces=pieces), part


def _sized(layout: Layout, part: Part) -> Layout:
    """Keep the sizes of the pages of a part."""
    if part.first_page is None or part.last_page is None:
        return layout
    sizes = layout.page_sizes[part.first_page - 1 : part.last_page]
    return replace(layout, page_sizes=sizes, first_page=part.first_page)


def _within(piece: Piece, first: int, last: int) -> Iterator[Piece]:
    """Yield what of a piece stands on the pages, if anything."""
    if piece.kind == "table":
        cells = [cell for cell in piece.cells if first <= (cell.page or piece.page or 0) <= last]
        if cells:
            top = min(cell.row for cell in cells)
            moved = [replace(cell, row=cell.row - top) for cell in cells]
            yield replace(piece, cells=moved, page=max(piece.page or first, first))
        return
    turns = [(0, piece.page or 0), *piece.page_breaks, (len(piece.text), last + 1)]
    inside = [
        (start, page, end) for (start, page), (end, _) in pairwise(turns) if first <= page <= last and start < end
    ]
    if inside:
        begin, page, _ = inside[0]
        breaks = [(start - begin, number) for start, number, _ in inside[1:]]
        yield replace(piece, text=piece.text[begin : inside[-1][2]], page=page, page_breaks=breaks)
