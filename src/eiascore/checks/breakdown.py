"""The ``breakdown`` check: tables of figures by characteristic, whose groups the rows or columns are, whose figures."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from pydantic import BaseModel, ConfigDict, Field

from eiascore.checks.base import check
from eiascore.checks.grids import Grid, Row, grids
from eiascore.checks.labels import Subject
from eiascore.checks.statement import Match
from eiascore.schema import Fact

if TYPE_CHECKING:
    from eiascore.checks.view import DocumentView, View

_PREFIX = "characteristic_"
_LONGEST_LABEL = 90
# A band of ages, with or without the word: "18–24", "65+", "Under 25", "75 and over".
BAND = re.compile(
    r"\W*(?:aged?\s+)?(?:(?:under|over|below)[\s-]*\d{1,2}s?|\d{1,2}\s*(?:-|–|—|to)\s*\d{1,3}(?!\d)|"
    r"\d{2}\s*(?:\+|plus\b|(?:and|or) (?:over|above|under|older|younger)))"
    r"(?:\s*(?:years?(?: old)?|yrs?))?(?!\s*[%£\d])",
    re.I,
)
_FIGURE = re.compile(
    r"\W{0,3}(?:£\s*)?\d[\d,. ]*\s*(?:%|per ?cent|percent|k|m)?(?=$|[\s(;,/*\]\[)–-])|\W*<\s*\d+", re.I
)
_MONTH = re.compile(r"\b(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\b", re.I)
_TELLING = re.compile(r"\d[\d,.]*\d|\d\s*(?:%|per ?cent)|<\s*\d", re.I)
# Tables of actions, consultees and versions name groups and hold numbers, and break nothing down.
_OTHER_TABLE = frozenset({"asks_owner", "asks_deadline", "asks_engagement", "asks_version", "asks_what_they_said"})
_DERIVED = re.compile(r"ratio|rate ratio|difference|gap|index|rri|\bpp\b", re.I)
_WORD = re.compile(r"[^\W\d_]+")


class BreakdownOptions(BaseModel):
    """Options of the ``breakdown`` check.

    Attributes
    ----------
    ways : {1, 2}
        Tables by one characteristic, or by two at once.
    population : {"any", "affected", "general"}
        Whose figures: anybody's, those of the people affected, those of the general population alone.
    least_groups : int
        Groups that must have figures.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    ways: Literal[1, 2] = 1
    population: Literal["any", "affected", "general"] = "any"
    least_groups: int = Field(2, ge=1)


@dataclass(frozen=True, slots=True)
class Breakdown:
    """What a table of figures is broken down by.

    Attributes
    ----------
    view : View
        First sentence of the first row of figures.
    subjects : tuple of Subject
        The characteristics, each with where its first group stands.
    groups : int
        How many groups have figures.
    two_way : frozenset of str
        The two characteristics that are crossed, empty where none are.
    general : bool
        Whether all figures are about the general population.
    """

    view: View
    subjects: tuple[Subject, ...]
    groups: int
    two_way: frozenset[str]
    general: bool


@check("breakdown", BreakdownOptions)
def breakdown(document: DocumentView, options: BreakdownOptions) -> Iterator[Match]:
    """Yield one match for each table that breaks figures down by characteristic.

    Yields
    ------
    Match
        The first row of figures, with a fact for each characteristic.
    """
    for grid in grids(document):
        found = breakdown_of(document, grid)
        if found is None or found.groups < options.least_groups:
            continue
        if options.population != "any" and found.general != (options.population == "general"):
            continue
        if options.ways == 2 and not found.two_way:
            continue
        yield _breakdown_match(found)


def _breakdown_match(found: Breakdown) -> Match:
    view = found.view
    facts = tuple(Fact(kind="characteristic", start=s.start, end=s.end, value=s.value) for s in found.subjects)
    if found.two_way:
        value = "+".join(sorted(found.two_way))
        facts += (Fact(kind="combination", start=view.sentence.start, end=view.sentence.end, value=value),)
    by = " and ".join(s.value.replace("_", " ") for s in found.subjects)
    whose = "the general population" if found.general else "the people affected"
    return Match(view, (), facts, f"opens a table of figures by {by} for {whose}")


def breakdown_of(document: DocumentView, grid: Grid) -> Breakdown | None:
    """Return what a table is broken down by, None where it is no table of figures by characteristic.

    Parameters
    ----------
    document : DocumentView
        The document that it stands in.
    grid : Grid
        The table.

    Returns
    -------
    Breakdown or None
        What was found.
    """
    if any(document.topics(h) & _OTHER_TABLE for h in grid.headers.values()):
        return None
    rows = [row for row in grid.rows if _has_figures(row)]
    if not rows:
        return None
    by_column = {c: v for c, text in grid.headers.items() if (v := groups_in(document, text))}
    figures = {c for row in rows for c, cell in row.items() if c > 0 and is_figure(cell.text)}
    columns = {c: v for c, v in by_column.items() if c in figures}
    by_row = [(row, _row_groups(document, row)) for row in rows]
    grouped = [(row, values) for row, values in by_row if values]
    if len(grouped) + len(columns) < 2:
        return None
    subjects = _subjects(document, grouped, columns, grid)
    # One stray label does not make a breakdown: the groups must be a fair share of the rows, or head the columns.
    if not subjects or (not columns and len(grouped) * 3 < len(rows)):
        return None
    view = _opening([row for row, _ in grouped] or rows)
    if view is None:
        return None
    two_way = _two_way(grouped, columns)
    return Breakdown(view, subjects, len(grouped) + len(columns), two_way, _is_general(document, grid, figures))


def groups_in(document: DocumentView, label: str) -> frozenset[str]:
    """Return the characteristics of which a label names a group, as in "White British", "65+", "Disabled".

    Parameters
    ----------
    document : DocumentView
        The document, for its concepts.
    label : str
        A row label or column header.

    Returns
    -------
    frozenset of str
        Ids of characteristics, empty where the label names no group or is too long to be one.
    """
    return named_groups(label, document.topics(label)) if label and len(label) <= _LONGEST_LABEL else frozenset()


def named_groups(label: str, concepts: Iterable[str]) -> frozenset[str]:
    """Return the same for a label whose concepts are known."""
    if len(label) > _LONGEST_LABEL:
        return frozenset()
    named = {name.removeprefix(_PREFIX) for name in concepts if name.startswith(_PREFIX)}
    if BAND.match(label):
        named.add("age")
    # "Sex by age" over a column is a title; a group of people is named in few words.
    return frozenset(named) if len(named) <= 3 else frozenset()


def _has_figures(row: Row) -> bool:
    return any(is_figure(cell.text) and _TELLING.search(cell.text) for column, cell in row.items() if column > 0)


def is_figure(text: str) -> bool:
    """Tell whether a cell opens with a figure and is no date and no sentence."""
    return len(text) <= 60 and bool(_FIGURE.match(text)) and not _MONTH.search(text)


def _row_groups(document: DocumentView, row: Row) -> frozenset[str]:
    """Return the characteristics named by the label cells of a row: those before its first figure."""
    found: set[str] = set()
    for column in sorted(row)[:3]:
        cell = row[column]
        if column > 0 and _FIGURE.match(cell.text) and not BAND.match(cell.text):
            break
        found |= groups_in(document, cell.text)
    return frozenset(found)


def _subjects(
    document: DocumentView,
    grouped: list[tuple[Row, frozenset[str]]],
    columns: dict[int, frozenset[str]],
    grid: Grid,
) -> tuple[Subject, ...]:
    counts: dict[str, int] = {}
    first: dict[str, tuple[int, int]] = {}
    for row, values in grouped:
        cell = next((row[c] for c in sorted(row) if groups_in(document, row[c].text) and row[c].views), None)
        for value in values:
            counts[value] = counts.get(value, 0) + 1
            if cell is not None:
                first.setdefault(value, (cell.views[0].sentence.start, cell.views[0].sentence.end))
    top = next((c for c in grid.table.cells if c.header and c.end > c.start), grid.table.cells[0])
    for values in columns.values():
        for value in values:
            counts[value] = counts.get(value, 0) + 1
            first.setdefault(value, (top.start, top.end))
    # A single group of its kind ("Disabled", "Women") is still a figure for that characteristic in a mixed table.
    least = 1 if len(counts) > 1 or sum(counts.values()) > 2 else 2
    return tuple(Subject(v, *first[v]) for v in sorted(counts) if counts[v] >= least and v in first)


def _opening(rows: list[Row]) -> View | None:
    """Return the first sentence of the first row: one that the body wrote where there is one."""
    for row in rows[:3]:
        views = [view for column in sorted(row) for view in row[column].views]
        for view in views:
            if view.sentence.origin == "author":
                return view
    return None


def _two_way(grouped: list[tuple[Row, frozenset[str]]], columns: dict[int, frozenset[str]]) -> frozenset[str]:
    """Return the two characteristics that a table crosses: rows against columns, or two in the labels of rows."""
    across = {value for values in columns.values() for value in values}
    down = {value for _, values in grouped for value in values}
    if across and down and (down - across) and len(columns) >= 2:
        return frozenset({sorted(down - across)[0], sorted(across)[0]})
    both = [values for _, values in grouped if len(values) >= 2]
    if len(both) >= 2 and len(both) * 2 >= len(grouped):
        return frozenset(sorted(both[0])[:2])
    return frozenset()


def _is_general(document: DocumentView, grid: Grid, figures: set[int]) -> bool:
    """Tell whether the figures are about the population at large: no column, caption or heading says otherwise."""
    headers = [grid.headers[c] for c in figures if grid.headers.get(c) and not _DERIVED.search(grid.headers[c])]
    of_all = [h for h in headers if "population_general" in document.topics(h)]
    if of_all:
        return len(of_all) == len(headers) and not any("population_affected" in document.topics(h) for h in headers)
    title = document.topics(grid.caption) | document.topics(grid.heading)
    if any("population_affected" in document.topics(h) for h in headers):
        return False
    return "population_general" in title and "population_affected" not in title
