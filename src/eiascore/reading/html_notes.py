"""Footnotes of web pages: links to notes are shown as superscript figures, links back from them are left out."""

from __future__ import annotations

import re

from selectolax.lexbor import LexborNode

from eiascore.reading.symbols import raised

_TO_NOTE = re.compile(
    r"#(?:_?(?:ftn|edn)|(?:user-content-)?fn[-:_.]?\d|foot-?note|end-?note|cite_note|note[-_]?\d)", re.I
)
_BACK = re.compile(
    r"#(?:_?(?:ftn|edn)ref|(?:user-content-)?fnref|foot-?note-?ref|end-?note-?ref|cite_ref|ref[-_]?\d)", re.I
)
_NOTE = re.compile(r"(?:_?(?:ftn|edn)\d|(?:user-content-)?fn[-:_.]?\d|(?:foot|end)-?note[-_:]?\d|cite_note)", re.I)
_NUMBER = re.compile(r"\d{1,3}")
_BRACKETED = re.compile(r"\s*[\[(]?\s*(\d{1,3}(?:\s*,\s*\d{1,3})*)\s*[\])]?\s*")


def mark(node: LexborNode) -> str | None:
    """Return what a link or raised text shows of a footnote.

    Parameters
    ----------
    node : LexborNode
        ``a`` or ``sup``.

    Returns
    -------
    str or None
        Superscript figures, "" for a link back to the text, None where it has to do with no note.
    """
    text = node.text()
    if node.tag == "sup":
        figures = _BRACKETED.fullmatch(text)
        return raised(figures[1]) if figures else None
    attributes = node.attributes
    target = attributes.get("href") or ""
    named = _NUMBER.search(text)
    back = attributes.get("role") == "doc-backlink" or "footnote-back" in (attributes.get("class") or "")
    if back or _BACK.match(target):
        return raised(named[0]) if named else ""
    if named and (attributes.get("role") == "doc-noteref" or _TO_NOTE.match(target)):
        return raised(named[0])
    return None


def is_note(item: LexborNode) -> bool:
    """Tell a footnote from an item of a list.

    Parameters
    ----------
    item : LexborNode
        ``li``.

    Returns
    -------
    bool
        Whether its id or role says that it is a note.
    """
    role = item.attributes.get("role") or ""
    return role in ("doc-footnote", "doc-endnote") or _NOTE.match(item.attributes.get("id") or "") is not None
