"""The outline (bookmarks) of a PDF, which tells headings and their levels where it agrees with the pages."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from itertools import islice
from typing import Any, NamedTuple

import pypdfium2 as pdfium2

from eiascore.reading.runs import clean

MAX_ENTRIES = 2_000
MAX_DEPTH = 6

# Where nobody listens, what pypdfium2 says of a looping or deep outline would land among the user's own output.
logging.getLogger("pypdfium2").addHandler(logging.NullHandler())


class Entry(NamedTuple):
    """An entry of the outline: its title, the number of the page it leads to, and its level from 1."""

    title: str
    page: int
    level: int


def read_outline(document: Any) -> Sequence[Entry]:
    """Return the entries of the outline that lead to a page.

    Parameters
    ----------
    document : PdfDocument
        The open document.

    Returns
    -------
    sequence of Entry
        In their order; empty where there is no outline or it is broken.
    """
    try:
        return [entry for mark in islice(document.get_toc(MAX_DEPTH), MAX_ENTRIES) if (entry := _entry(mark))]
    except (pdfium2.PdfiumError, UnicodeDecodeError, ValueError):
        return []


def _entry(mark: Any) -> Entry | None:
    target = mark.get_dest()
    page = None if target is None else target.get_index()
    title = clean(str(mark.get_title() or ""))
    return Entry(title, page + 1, mark.level + 1) if title and page is not None else None
