"""Tables -> an Excel workbook, row by row, so that its size does not show in memory.

Text of documents is written as strings and nothing else: no formula, no link, no number that was made of it. Same rows,
same bytes: the workbook bears no time.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from eiascore.report.about_tables import Line, Tally
from eiascore.report.columns import Cell, Column, Row, Table
from eiascore.text import visible

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

MOST_ROWS = 1_048_576  # of a sheet, its header included: a limit of Excel
MOST_CHARACTERS = 32_767  # of a cell, counted as UTF-16 does: a limit of Excel
CUT = " … [cut: the other formats have all of it]"
_NO_TIME = datetime(2010, 1, 1, tzinfo=UTC).replace(tzinfo=None)  # when the Equality Act 2010 was made, near enough
_FONT = {"font_name": "Arial", "font_size": 11, "valign": "top"}
_HEAD = {"bold": True, "text_wrap": True, "bg_color": "#DDE6EE", "bottom": 1}
_LINE = 15  # points that a line of it takes
_MOST_LINES = 8  # of a row, so that one long quotation does not fill the screen; the cell holds all of it
_SAYS = 100  # width of the column that explains
_WIDTHS = {
    "quotation": 70, "why": 40, "section": 36, "answers": 30, "capped_by": 50, "means": 40, "document": 36,
    "what": 50, "todo": 50, "criterion": 30, "profile": 24, "of": 36, "file": 20, "policy": 30, "body": 24,
    "kind": 24, "rubric": 18, "model": 24, "tool": 17, "key": 12, "sha256": 12, "rubric_sha256": 15, "nation": 18,
    "id": 26, "status": 17, "year_from": 13, "rule": 20, "template_family": 20,
    "action": 60, "aim": 30, "outcome": 36, "owner": 26, "timing": 26, "indicator": 30, "target": 20, "baseline": 20,
    "impact": 36, "issues": 50, "before": 60, "after": 60,
}  # fmt: skip
_WRAPPED = (
    "quotation",
    "why",
    "section",
    "answers",
    "capped_by",
    "means",
    "what",
    "todo",
    "document",
    "of",
    "criterion",
    "action",
    "aim",
    "outcome",
    "owner",
    "timing",
    "indicator",
    "impact",
    "issues",
    "before",
    "after",
)


class Book:
    """A workbook with a sheet for each table, one that says what it is, and one that says what each column means.

    Use it with ``with``; what was not closed by then leaves nothing behind.

    Parameters
    ----------
    path : Path
        Where to write it; beside it stands what is not finished.
    tables : sequence of Table
        The sheets.
    most_rows : int
        Most rows of a sheet; what is beyond is left out, and the first sheet says so.
    title : str
        Title of the workbook among its properties.
    """

    def __init__(
        self,
        path: Path,
        tables: Sequence[Table],
        *,
        most_rows: int = MOST_ROWS,
        title: str = "Scores of equality impact assessments",
    ) -> None:
        from xlsxwriter import Workbook

        options = dict.fromkeys(("strings_to_formulas", "strings_to_urls", "strings_to_numbers"), False)
        # Beside the file: the disk that has room for the workbook has room for what it is made of.
        self._unfinished = TemporaryDirectory(prefix=".sheets-", dir=path.parent, ignore_cleanup_errors=True)
        self._book = Workbook(path, {"constant_memory": True, "tmpdir": self._unfinished.name, **options})
        self._book.use_zip64()
        self._book.set_properties({"title": title, "created": _NO_TIME})
        self._formats = {
            "number": self._book.add_format(_FONT),
            "plain": self._book.add_format(_FONT | {"align": "left", "indent": 1}),
            "wrapped": self._book.add_format(_FONT | {"align": "left", "indent": 1, "text_wrap": True}),
            "head": self._book.add_format(_FONT | _HEAD | {"align": "left", "indent": 1}),
            "number head": self._book.add_format(_FONT | _HEAD | {"align": "right"}),
            "title": self._book.add_format(_FONT | {"bold": True, "font_size": 16}),
            "heading": self._book.add_format(_FONT | {"bold": True, "font_size": 12, "valign": "bottom"}),
            "name": self._book.add_format(_FONT | {"bold": True}),
        }
        self._tables, self._most_rows = tuple(tables), most_rows
        self._about = self._book.add_worksheet("About")
        self._sheets = {table.name: (self._sheet(table.title, table.columns), table) for table in self._tables}
        self._last: dict[str, int] = dict.fromkeys(self._sheets, 0)

    def __enter__(self) -> Book:
        return self

    def __exit__(self, *error: object) -> None:
        for sheet in self._book.worksheets():
            with suppress(OSError):  # a full disk, which was told before
                sheet.row_data_fh.close()
        self._unfinished.cleanup()

    def _sheet(self, title: str, columns: Sequence[Column]) -> Worksheet:
        sheet = self._book.add_worksheet(title)
        sheet.freeze_panes(1, 2)
        sheet.set_landscape()
        sheet.set_paper(8)  # A3
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(0)
        sheet.set_row(0, 32)
        for number, column in enumerate(columns):
            head = "number head" if column.sort in ("whole", "number") else "head"
            sheet.set_column(number, number, _width(column))
            sheet.write_string(0, number, column.name, self._formats[head])
        return sheet

    def add(self, name: str, row: Row) -> None:
        """Write a row of a table; one that Excel has no room for is left out."""
        sheet, table = self._sheets[name]
        self._last[name] += 1
        if self._last[name] >= self._most_rows:
            return
        cells = [_shown(cell) for cell in table.cells(row)]
        sheet.set_row(self._last[name], _LINE * _lines(table.columns, cells))
        for number, (column, cell) in enumerate(zip(table.columns, cells, strict=True)):
            if isinstance(cell, str):
                form = self._formats["wrapped" if column.name in _WRAPPED else "plain"]
                sheet.write_string(self._last[name], number, cell, form)
            elif cell is not None:
                sheet.write_number(self._last[name], number, cell, self._formats["number"])

    def close(self, tally: Tally) -> list[str]:
        """Write the first and the last sheet, and the file.

        Parameters
        ----------
        tally : Tally
            What was counted.

        Returns
        -------
        list of str
            What the reader should be told: which sheets were cut.

        Raises
        ------
        OSError
            The file cannot be written.
        """
        notes = []
        for sheet, table in self._sheets.values():
            rows = self._last[table.name]
            sheet.autofilter(0, 0, max(min(rows, self._most_rows - 1), 1), len(table.columns) - 1)
            if rows >= self._most_rows:
                kept = f"{self._most_rows - 1:,} of {rows:,}"
                notes.append(f"The sheet {table.title} holds the first {kept} rows; {table.name}.csv holds all.")
        self._write_about(tally.title(), list(tally.lines(self._tables, notes)))
        self._write_dictionary()
        _finish(self._book)
        return notes

    def _write_about(self, title: str, lines: Sequence[Line]) -> None:
        sheet, forms = self._about, self._formats
        sheet.hide_gridlines(2)
        sheet.set_portrait()
        sheet.set_paper(9)  # A4
        sheet.fit_to_pages(1, 0)
        sheet.set_column(0, 0, 34)
        sheet.set_column(1, 1, _SAYS)
        sheet.set_row(0, 2 * _LINE)
        sheet.write_string(0, 0, title, forms["title"])
        for number, line in enumerate(lines, 1):
            if line.heading:
                sheet.set_row(number, 2 * _LINE)
            sheet.write_string(number, 0, line.name, forms["heading" if line.heading else "name"])
            if line.text:
                sheet.set_row(number, _LINE * _lines_of(line.text, _SAYS))
                sheet.write_string(number, 1, fitting(line.text), forms["wrapped"])

    def _write_dictionary(self) -> None:
        sheet = self._book.add_worksheet("Data dictionary")
        sheet.freeze_panes(1, 0)
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(0)
        for number, (head, width) in enumerate((("sheet", 14), ("column", 26), ("type", 16), ("meaning", _SAYS))):
            sheet.set_column(number, number, width)
            sheet.write_string(0, number, head, self._formats["head"])
        rows = [(t.title, c.name, _SORTS[c.sort], c.means) for t in self._tables for c in t.columns]
        for number, row in enumerate(rows, 1):
            sheet.set_row(number, _LINE * _lines_of(row[-1], _SAYS))
            for column, text in enumerate(row):
                sheet.write_string(number, column, text, self._formats["wrapped"])
        sheet.autofilter(0, 0, len(rows), 3)


_SORTS = {"text": "text", "whole": "whole number", "number": "number", "yes_no": "yes or no"}


def fitting(text: str) -> str:
    r"""Return a text that a cell can hold: control characters shown as numbers, and cut where it is too long.

    Parameters
    ----------
    text : str
        Any text.

    Returns
    -------
    str
        At most 32,767 characters, as Excel counts them.

    Examples
    --------
    >>> fitting("due\x07 regard"), len(fitting("a" * 40_000))
    ('due⟨U+0007⟩ regard', 32767)
    """
    text = text if text.isprintable() else visible(text)
    units = text.encode("utf-16-le")
    if len(units) <= 2 * MOST_CHARACTERS:
        return text
    return units[: 2 * (MOST_CHARACTERS - len(CUT))].decode("utf-16-le", errors="ignore") + CUT


def _shown(cell: Cell) -> str | int | float | None:
    """Return a cell as a sheet has it: yes or no in words, and nothing for an empty text."""
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    return (fitting(cell) or None) if isinstance(cell, str) else cell


def _width(column: Column) -> int:
    """Return the width of a column in characters: as its content needs, or else its name with the filter's arrow."""
    return _WIDTHS.get(column.name, max(len(column.name) + 4, 9))


def _lines(columns: Sequence[Column], cells: Sequence[Cell]) -> int:
    """Return how many lines a row takes: LibreOffice does not fit rows to wrapped text by itself."""
    wrapped = (
        _lines_of(cell, _width(column))
        for column, cell in zip(columns, cells, strict=True)
        if isinstance(cell, str) and column.name in _WRAPPED
    )
    return min(max(wrapped, default=1), _MOST_LINES)


def _lines_of(text: str, width: int) -> int:
    return sum(1 + int(len(line) / (1.15 * width)) for line in text.split("\n"))


def _finish(book: Any) -> None:
    from xlsxwriter.exceptions import FileCreateError

    try:
        book.close()
    except FileCreateError as error:
        raise error.args[0] from None  # the OSError that it was
