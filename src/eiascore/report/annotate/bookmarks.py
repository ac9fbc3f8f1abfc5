"""The index of evidence behind the bookmarks that a PDF has, which stay as they are."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from typing import Any

from eiascore.report.annotate.index import Entry
from eiascore.report.annotate.marks import Mark

_OPEN = 1  # levels of the index that are shown unfolded

Place = Callable[[Mark], Any]


def append_index(pdf: Any, index: Entry, place: Place) -> None:
    """Append the index to the outline of a PDF.

    Parameters
    ----------
    pdf : pikepdf.Pdf
        The file.
    index : Entry
        The index; its root becomes a bookmark.
    place : callable
        Returns for a mark the destination of its bookmark, None where it has none.
    """
    from pikepdf import Dictionary, Name

    root = pdf.Root.get("/Outlines")
    if not isinstance(root, Dictionary):
        root = pdf.Root.Outlines = pdf.make_indirect(Dictionary(Type=Name.Outlines))
    item, lines = _item(pdf, index, place, root, 0)
    last = _last(root)
    if last is None:
        root.First = item
    else:
        last.Next, item.Prev = item, last
    root.Last = item
    shown = root.get("/Count", 0)
    root.Count = (max(0, shown) if isinstance(shown, int) else 0) + 1 + lines


def _last(root: Any) -> Any:
    """Return the last bookmark of the outermost level; the links are followed, whatever ``/Last`` claims."""
    from pikepdf import Dictionary

    seen = set()
    last, item = None, root.get("/First")
    while isinstance(item, Dictionary) and item.objgen not in seen:
        seen.add(item.objgen)
        last, item = item, item.get("/Next")
    return last


def _item(pdf: Any, entry: Entry, place: Place, parent: Any, depth: int) -> tuple[Any, int]:
    """Return a bookmark with those under it, and how many of them are in sight."""
    from pikepdf import Dictionary, String

    item = pdf.make_indirect(Dictionary(Title=String(entry.title), Parent=parent))
    if entry.mark is not None and (destination := place(entry.mark)) is not None:
        item.Dest = destination
    if not entry.under:
        return item, 0
    made = [_item(pdf, child, place, item, depth + 1) for child in entry.under]
    children = [child for child, _ in made]
    for before, after in pairwise(children):
        before.Next, after.Prev = after, before
    item.First, item.Last = children[0], children[-1]
    inside = len(children) + sum(lines for _, lines in made)
    item.Count = inside if depth < _OPEN else -len(children)
    return item, inside if depth < _OPEN else 0
