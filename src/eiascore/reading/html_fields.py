"""Form fields and numbers of web pages: what is ticked, chosen, typed or counted."""

from __future__ import annotations

import re

from selectolax.lexbor import LexborNode

from eiascore.reading.html_notes import is_note
from eiascore.reading.numerals import numeral
from eiascore.reading.symbols import CHECKED, UNCHECKED, raised

_TYPED = frozenset({"text", "date", "datetime-local", "month", "week", "time", "email", "number", "tel", "url"})
_PLAIN_LIST = re.compile(
    r"(?:^|\s)(?:govuk-list(?!\S|.*--number)|legislative-list|list-unstyled|list-none|no-?bullets?|plain-list|unstyled)"
    r"(?:\s|$)"
)
_WHOLE = re.compile(r"\s*(-?[0-9]{1,7})\s*")
_LAYOUT_SHARE = 0.6
_LIST_STYLE = re.compile(r"list-style(?:-type)?\s*:\s*([a-z-]+)", re.I)


def entered(node: LexborNode) -> str:
    """Return what is ticked, chosen or typed in a form field.

    Parameters
    ----------
    node : LexborNode
        ``input``, ``select``, ``textarea`` or an element that plays a tick box.

    Returns
    -------
    str
        A box, or the words; "" for buttons and for an entry that only asks to choose.
    """
    attributes = node.attributes
    if node.tag == "textarea":
        return f" {node.text()} "
    if node.tag == "select":
        options = node.css("option")
        chosen = [option for option in options if "selected" in option.attributes] or options[:1]
        return f" {' '.join(option.text().strip() for option in chosen if option.attributes.get('value') != '')} "
    kind = (attributes.get("type") or "text").lower() if node.tag == "input" else "checkbox"
    if kind in ("checkbox", "radio"):
        ticked = "checked" in attributes or attributes.get("aria-checked") == "true"
        return f" {CHECKED if ticked else UNCHECKED} "
    return f" {attributes.get('value') or ''} " if kind in _TYPED else ""


def item_number(item: LexborNode, counts: dict[int, int]) -> str:
    """Count a list item and return the number that a browser prints before it.

    Parameters
    ----------
    item : LexborNode
        ``li``.
    counts : dict of int to int
        For the ``mem_id`` of each list the number that comes next.

    Returns
    -------
    str
        Such as "3."; superscript figures for a footnote, "" for bullets.
    """
    parent = item.parent
    if parent is None or parent.tag != "ol":
        return ""
    attributes = parent.attributes
    style = _LIST_STYLE.search(attributes.get("style") or "")
    kind = style[1].lower() if style else attributes.get("type") or "1"
    if _PLAIN_LIST.search(attributes.get("class") or "") and not style:
        return ""
    backwards = "reversed" in attributes
    if parent.mem_id not in counts:
        first = sum(each.tag == "li" for each in parent.iter()) if backwards else 1
        counts[parent.mem_id] = _whole(parent, "start", first)
    count = _whole(item, "value", counts[parent.mem_id])
    counts[parent.mem_id] = count - 1 if backwards else count + 1
    return raised(str(count)) if is_note(item) else f"{numeral(count, kind)}."


def _whole(node: LexborNode, name: str, default: int) -> int:
    found = _WHOLE.fullmatch(node.attributes.get(name) or "")
    return int(found[1]) if found else default


def is_layout(table: LexborNode) -> bool:
    """Tell a table that only arranges the page from one that holds data.

    Parameters
    ----------
    table : LexborNode
        ``table``.

    Returns
    -------
    bool
        Whether its role says so, it has one cell, or it arranges headings and tables without headers of its own.
    """
    if table.attributes.get("role") in ("presentation", "none"):
        return True
    cells = table.css("td, th")
    if len(cells) <= 1 or table.css_first("th") is not None:
        return len(cells) <= 1
    if table.css_first("h1, h2") is not None:
        return True
    around = [cell for cell in cells if cell.css_first("table") is not None]
    most = max((len(cell.text()) for cell in around[:20]), default=0)
    return most > _LAYOUT_SHARE * len(table.text())


def span(node: LexborNode, name: str) -> int:
    """Return how many rows or columns a cell claims.

    Parameters
    ----------
    node : LexborNode
        ``td`` or ``th``.
    name : str
        "rowspan" or "colspan".

    Returns
    -------
    int
        At least 1; zero in the file means "to the end of the table", and the grid cuts that to the rows there are.
    """
    return max(_whole(node, name, 1), 0) or 65_534
