"""A document as it was read -> terminal. Each thing is said in a word; dim and bold only repeat it."""

from __future__ import annotations

from collections.abc import Sequence

from rich import box
from rich.console import Console, Group, RenderableType
from rich.table import Table
from rich.text import Text

from eiascore.report.reading_about import about
from eiascore.report.reading_view import (
    COLUMNS,
    TICKS,
    Grid,
    Link,
    Mark,
    Passage,
    Run,
    answers,
    characteristics,
    furniture,
    items,
    said_by,
)
from eiascore.report.words import ORIGINS, counted
from eiascore.schema import Document
from eiascore.text import squeeze, visible

MARGIN = 7  # columns that page numbers stand in
NARROW = 6  # a table whose columns would be narrower is told cell by cell


def print_reading(document: Document, console: Console) -> None:
    """Print what was read.

    Parameters
    ----------
    document : Document
        The document.
    console : rich.console.Console
        Where to; its width decides the layout.
    """
    console.print(Text(squeeze(visible(document.name)), style="bold"), highlight=False)
    for name, value in about(document):
        console.print(Text(f"{name}: {value}"), highlight=False)
    page = ""
    for item in items(document):
        if isinstance(item, Mark):
            page = _mark(item, console, page)
            continue
        console.print()
        console.print(_with_margin(page, _shown(item, console.width - MARGIN)), highlight=False)
        page = ""
    _print_answers(document, console)
    _print_characteristics(document, console)
    _print_furniture(document, console)


def _mark(mark: Mark, console: Console, page: str) -> str:
    """Return the page number for the margin; say which annex begins."""
    if not mark.name:
        return f"p. {mark.page}"
    console.print()
    console.print(Text(f"ANNEX {mark.file}: {mark.name}", style="bold"), highlight=False)
    return page


def _with_margin(page: str, content: RenderableType) -> Table:
    grid = Table.grid(expand=True)
    grid.add_column(width=MARGIN, no_wrap=True)
    grid.add_column(ratio=1)
    grid.add_row(Text(page), content)
    return grid


def _shown(item: Passage | Grid, width: int) -> RenderableType:
    if isinstance(item, Grid):
        return _table(item, width)
    text = _runs(item.runs)
    if item.kind == "heading":
        return Text.assemble(f"h{item.level}  ", text, style="bold")
    if item.kind == "bullet":
        bullet = Table.grid()
        bullet.add_column(width=2 * max(item.level, 1))
        bullet.add_column(ratio=1)
        bullet.add_row(Text("• ".rjust(2 * max(item.level, 1))), text)
        return bullet
    asks = "[answer]" if item.below else f"[answers: {item.asks}]"
    return Group(Text(asks), text) if item.asks else text


def _runs(runs: Sequence[Run]) -> Text:
    text = Text()
    for number, run in enumerate(runs):
        if number:
            text.append(" ")
        if run.page:
            text.append(f"[p. {run.page}] ")
        marks = (said_by(runs, number), TICKS[run.ticked])
        shown = "".join(f"[{mark}] " for mark in marks if mark)
        text.append(f"{shown}{run.text}", style="dim" if ORIGINS[run.origin] else "")
    return text


def _table(grid: Grid, width: int) -> RenderableType:
    labels = sum(place.scope == "row" for row in grid.rows for place in row)
    told = [counted(len(grid.rows), "row"), counted(grid.columns, "column")]
    told.append(f"column headers: {_first_rows(grid.lead)}" if grid.lead else "no column headers")
    told.append(f"{counted(labels, 'row')} labelled" if labels else "no row labels")
    caption = Text(f"table {grid.number}: {', '.join(told)}", style="italic")
    if grid.columns * (NARROW + 3) > width:
        return Group(caption, *_cell_by_cell(grid))
    table = Table(box=box.SQUARE, show_header=False, show_lines=True, pad_edge=True)
    for _ in range(grid.columns):
        table.add_column(overflow="fold")
    for number, row in enumerate(grid.rows):
        cells = [Text()] * grid.columns
        for place in row:
            if place.column < grid.columns:
                cells[place.column] = _runs(place.runs)
                cells[place.column].stylize("bold" if place.scope else "")
        table.add_row(*cells, end_section=number == grid.lead - 1)
    return Group(caption, table)


def _first_rows(count: int) -> str:
    return "the first row" if count == 1 else f"the first {count} rows"


def _cell_by_cell(grid: Grid) -> list[Text]:
    heads = [place.runs for row in grid.rows for place in row if place.scope == "col"]
    told = [Text.assemble("column headers: ", Text("; ").join(map(_runs, heads)))] if heads else []
    for place in (place for row in grid.rows for place in row if place.runs and place.scope != "col"):
        where = place.headers or f"row {place.row + 1}, column {place.column + 1}"
        told.append(Text.assemble((where, "dim"), ": ", _runs(place.runs)))
    return told


def _print_answers(document: Document, console: Console) -> None:
    replies = answers(document)
    if not replies:
        return
    console.print()
    console.print(Text("QUESTIONS AND ANSWERS", style="bold"), highlight=False)
    for reply in replies:
        page = f" (p. {reply.page})" if reply.page else ""
        console.print(Text.assemble((reply.question, "dim"), f": {reply.answer}{page}"), highlight=False)


def _print_characteristics(document: Document, console: Console) -> None:
    rows = characteristics(document)
    if not rows:
        return
    console.print()
    console.print(Text("CHARACTERISTICS", style="bold"), highlight=False)
    table = Table(box=box.SQUARE, show_lines=True)
    for name in ("characteristic", *COLUMNS):
        table.add_column(name, overflow="fold")
    for row in rows:
        table.add_row(Text(row.name), *(Text("\n".join(map(_link, column))) for column in row.columns))
    console.print(table, highlight=False)


def _link(link: Link) -> str:
    return f"{link.text} (p. {link.page})" if link.page else link.text


def _print_furniture(document: Document, console: Console) -> None:
    left = furniture(document)
    if left:
        console.print()
        console.print(Text("LEFT OUT", style="bold"), highlight=False)
    for text, pages in left:
        times = f"pages {', '.join(map(str, pages))}" if pages else "no page"
        console.print(Text(f"{text} ({times})", style="dim"), highlight=False)
