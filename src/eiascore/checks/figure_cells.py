"""The ``figure_cells`` check: the single figures of a breakdown, in a table or in one that was flattened into lines.

``breakdown`` tells that a table breaks figures down; this check yields the cells: figures of the people affected,
those of the population at large, and measures of one set against the other. A table that lost its columns keeps its
header as short lines ("Group", "Permit holders", "Residents"), then the name of a group and its figures, line by line.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Literal, NamedTuple

from pydantic import BaseModel, ConfigDict

from eiascore.checks.base import check
from eiascore.checks.breakdown import BAND, breakdown_of, groups_in, is_figure, named_groups
from eiascore.checks.grids import grids
from eiascore.checks.statement import Match
from eiascore.schema import Fact

if TYPE_CHECKING:
    from eiascore.checks.view import DocumentView, View

Show = Literal["affected", "general", "crossed", "measure"]
Sort = Literal["affected", "general", "comparator", "crossed", "measure", "count"]

_WHAT: dict[Show, str] = {
    "affected": "a figure",
    "general": "a figure of the general population",
    "crossed": "a figure by two characteristics",
    "measure": "a measure",
}
_NOTHING = re.compile(r"\W*(?:n/?[ack]|none|nil|not (?:held|known|available|recorded)|suppressed)?\W*", re.I)
_MEASURE = re.compile(
    r"\b(?:ratio|rri|relative rate|index|times|disparity|odds|disproportionality)\b|"
    r"\b(?:against|relative to|compared (?:with|to)) (?:all|the|average)\b",
    re.I,
)
_RATE = re.compile(r"\b(?:rates?|per (?:1,?000|head|cent of))\b", re.I)
_LONE = re.compile(r"\W*(\d{1,2}(?:\.\d+)?)\s*(?:x|times)?\W*", re.I)
_IN_BRACKETS = re.compile(r"\((\d{1,2}\.\d+)\*?\)\W*$")
_MONEY_OR_CHANGE = re.compile(r"\s*(?:£|[+–-]\s?\d+(?:\.\d+)?%\s*$)")
_SHARE = re.compile(r"%|per ?cent|\d\.\d", re.I)
_SHARE_HEADER = re.compile(r"%|per ?cent|\bshare\b|\bproportion|\brates?\b|\bper \d", re.I)
_COUNT = re.compile(r"\W{0,2}\d+(?:,\d{3})*[*\s]*|\W*<\s?\d+\s*")
_ENDS = re.compile(r"[.!?;:]$")
_LETTERS = re.compile(r"[^\W\d_]{3}")
_LONGEST_LABEL = 9
_LONGEST_FIGURE = 8
_LONGEST_REMARK = 25
# A share is a measure of disproportion only where it lies clear of parity.
_PARITY = (0.9, 1.08)


class FigureCellsOptions(BaseModel):
    """Options of the ``figure_cells`` check.

    Attributes
    ----------
    show : {"affected", "general", "crossed", "measure"}
        Figures of the people affected; of the population at large, where a table has no others; of groups with two
        characteristics; ratios clear of parity.
    each : {"table", "row", "cell"}
        The first such figure of a table or of a row, or all of them.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    show: Show = "affected"
    each: Literal["table", "row", "cell"] = "cell"


class _Found(NamedTuple):
    view: View
    sort: Sort
    group: View
    values: frozenset[str]
    table: int


@check("figure_cells", FigureCellsOptions)
def figure_cells(document: DocumentView, options: FigureCellsOptions) -> Iterator[Match]:
    """Yield the figures of breakdowns by characteristic that are of the wanted sort.

    Yields
    ------
    Match
        The cell, with a fact for each characteristic of its group and one for the figure.
    """
    given: set[int] = set()
    for item in (*_of_tables(document), *_of_lines(document)):
        if not _is_sort(item, options.show):
            continue
        place = {"table": item.table, "row": item.group.index, "cell": item.view.index}[options.each]
        if place not in given:
            given.add(place)
            yield _match(item, options.show)


def _is_sort(item: _Found, show: Show) -> bool:
    if show == "measure":
        return _off_parity(item) and item.sort in ("affected", "measure")
    return item.sort == show


def _off_parity(item: _Found) -> bool:
    text = item.view.text
    stated = _IN_BRACKETS.search(text) or (_LONE.fullmatch(text) if item.sort == "measure" else None)
    return stated is not None and not _PARITY[0] < float(stated.group(1)) < _PARITY[1]


def _match(item: _Found, show: Show) -> Match:
    sentence, group = item.view.sentence, item.group.sentence
    facts = [Fact(kind="characteristic", start=group.start, end=group.end, value=v) for v in sorted(item.values)]
    own = [f for kind in ("percentage", "ratio", "number") for f in item.view.facts.get(kind, ())]
    facts += own[:1] or [Fact(kind="number", start=sentence.start, end=sentence.end, value=item.view.text.strip())]
    if show == "measure":
        facts.append(Fact(kind="comparison", start=sentence.start, end=sentence.end, value=item.view.text.strip()))
    return Match(item.view, (), tuple(facts), f"gives {_WHAT[show]} for “{item.group.text[:60]}”")


def _of_tables(document: DocumentView) -> Iterator[_Found]:
    for grid in grids(document):
        found = breakdown_of(document, grid)
        if found is None:
            continue
        for row in grid.rows:
            name = next((row[c] for c in sorted(row)[:3] if row[c].views and groups_in(document, row[c].text)), None)
            shared = any(_SHARE.search(cell.text) for c, cell in row.items() if c > 0)
            for column in sorted(row):
                cell = row[column]
                if column == 0 or cell is name or not cell.views or not is_figure(cell.text):
                    continue
                if _MONEY_OR_CHANGE.match(cell.text) or BAND.fullmatch(cell.text):
                    continue
                values = groups_in(document, name.text) if name else groups_in(document, cell.header)
                if not values:
                    continue
                sort = _sort(document, cell.text, cell.header, general=found.general, shared=shared)
                if sort == "affected" and (found.two_way or len(values) > 1):
                    sort = "crossed"
                yield _Found(cell.views[0], sort, (name or cell).views[0], values, found.view.index)


def _general(document: DocumentView, header: str) -> bool:
    topics = document.topics(header)
    return bool(topics & {"population_general", "fig_comparator"}) and "population_affected" not in topics


def _sort(document: DocumentView, text: str, header: str, *, general: bool, shared: bool) -> Sort:
    """Tell whose figure a cell holds.

    Where a row has shares, a bare count says how many they are shares of, unless its header says that it is a share.
    """
    if shared and _COUNT.fullmatch(text) and not _SHARE_HEADER.search(header):
        return "count"
    if header and _MEASURE.search(header) and not _RATE.search(header.split("(")[0]):
        return "measure" if "(" not in header else "affected"
    if general:
        return "general"
    return "comparator" if _general(document, header) else "affected"


class _Row(NamedTuple):
    group: View
    values: frozenset[str]
    cells: list[View]


def _of_lines(document: DocumentView) -> Iterator[_Found]:
    """Yield the figures of tables that lost their columns."""
    views = [v for v in document.views if v.sentence.origin != "furniture" and v.sentence.kind != "cell"]
    at = 0
    while at < len(views):
        rows, end = _run(views, at)
        if len([row for row in rows if row.values]) >= 2:
            yield from _figures(document, views, at, rows)
            at = end
        else:
            at += 1


def _run(views: Sequence[View], at: int) -> tuple[list[_Row], int]:
    """Return the rows that follow each other from a place on: a name, then figures; and where they end."""
    rows: list[_Row] = []
    while at < len(views):
        name = views[at]
        values = _names_group(name)
        if not values and rows and _is_remark(views, at):
            at += 1
            continue
        if not values and not (rows and _is_label(name)):
            break
        cells: list[View] = []
        end = at + 1
        while end < len(views) and (_is_cell(views[end]) or (cells and _NOTHING.fullmatch(views[end].text))):
            cells.append(views[end])
            end += 1
        if not any(_is_cell(c) for c in cells):
            # A heading between two blocks of a table ("Ethnicity"), or the end of it.
            if rows and values and end == at + 1 and end < len(views) and _names_group(views[end]):
                at = end
                continue
            break
        rows.append(_Row(name, values, cells))
        at = end
    return rows, at


def _is_remark(views: Sequence[View], at: int) -> bool:
    """Tell whether a line is a remark at the end of a row: the name of a group and its figures follow."""
    if at + 2 >= len(views) or len(views[at].text.split()) > _LONGEST_REMARK or views[at].sentence.kind == "heading":
        return False
    return bool(_names_group(views[at + 1])) and _is_cell(views[at + 2])


def _is_label(view: View) -> bool:
    text = view.text.strip()
    return len(text.split()) <= _LONGEST_LABEL and bool(_LETTERS.search(text)) and not _ENDS.search(text)


def _names_group(view: View) -> frozenset[str]:
    text = view.text.strip()
    if len(text.split()) > _LONGEST_LABEL or _ENDS.search(text) or (is_figure(text) and not BAND.match(text)):
        return frozenset()
    return named_groups(text, view.hits)


def _is_cell(view: View) -> bool:
    text = view.text.strip()
    if len(text.split()) > _LONGEST_FIGURE or not is_figure(text) or _MONEY_OR_CHANGE.match(text):
        return False
    return not BAND.match(text) and text != "0" and not view.facts.get("date") and not view.facts.get("year")


def _figures(document: DocumentView, views: Sequence[View], at: int, rows: Sequence[_Row]) -> Iterator[_Found]:
    headers = _headers(views, at, rows)
    crossed = len([h for h in headers if groups_in(document, h)]) > 1
    general = all(_general(document, h) for h in headers) if headers else _title(document, views[at])
    for row in rows:
        if not row.values:
            continue
        known = headers if headers and len(row.cells) == len(headers) else []
        shared = any(_SHARE.search(cell.text) for cell in row.cells)
        for number, cell in enumerate(row.cells):
            if not _is_cell(cell):
                continue
            header = known[number] if known else ""
            sort = _sort(document, cell.text, header, general=general, shared=shared)
            if sort == "affected" and (crossed or len(row.values) > 1):
                sort = "crossed"
            yield _Found(cell, sort, row.group, row.values, rows[0].group.index)


def _headers(views: Sequence[View], at: int, rows: Sequence[_Row]) -> list[str]:
    """Return the lines above the first row that head its columns, [] where they do not fit."""
    width = Counter(len(row.cells) for row in rows).most_common(1)[0][0]
    above = views[max(0, at - width) : at]
    if len(above) < width or not all(_heads(v) for v in above):
        return []
    return [v.text for v in above]


def _heads(view: View) -> bool:
    return len(view.text.split()) <= 12 and not view.text.rstrip().endswith((".", "?", "!")) and not _is_cell(view)


def _title(document: DocumentView, view: View) -> bool:
    """Tell whether the heading above is about the population at large."""
    topics = view.topics("heading")
    return "population_general" in topics and "population_affected" not in topics
