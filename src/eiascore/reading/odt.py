"""Reads ODT: headings by outline level, lists, tables as grids, tick boxes, notes, headers and footers."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import odfdo

from eiascore.errors import DamagedError
from eiascore.reading.grid import MAX_SPAN, Grid, is_grid
from eiascore.reading.guard import bounded, check_archive
from eiascore.reading.numbered import as_paragraphs
from eiascore.reading.odt_numbers import OUTLINE, Numbers
from eiascore.reading.odt_styles import Styles, tag_of, whole
from eiascore.reading.odt_text import Inline, TextReader, controls
from eiascore.reading.pieces import Layout, Piece
from eiascore.reading.runs import Runs, clean, prose

_GROUPS = frozenset(
    {
        "text:section", "text:index-body", "text:index-title", "table:table-rows", "table:table-row-group", "draw:a",
        "draw:g",
    }
)  # fmt: skip
_INDEXES = ("text:table-of-content", "text:illustration-index", "text:table-index", "text:alphabetical-index")
_FRAMES = ("draw:frame", "draw:text-box", "draw:custom-shape", "draw:rect", "draw:ellipse", "draw:caption")


def read_odt(data: bytes) -> Layout:
    """Read an ODT file.

    Parameters
    ----------
    data : bytes
        The file.

    Returns
    -------
    Layout
        Its pieces: running headers, body, notes, running footers.
    """
    parts = check_archive(data)
    if "content.xml" not in parts:
        raise _broken("it holds no content.xml")
    try:
        document = odfdo.Document(io.BytesIO(data))
        body = document.body
        sheets: list[Any] = [document.get_part(name) for name in ("styles.xml", "content.xml") if name in parts]
        styles, numbers = Styles(), Numbers()
        for sheet in sheets:
            styles.add(sheet.get_elements("//style:style"))
            numbers.add(sheet.get_elements("//text:list-style | //text:outline-style"))
        reader = _Reader(TextReader(styles, controls(body)), numbers)
    except MemoryError:  # a bound on memory is no fault of the file
        raise
    except Exception as error:  # odfdo raises what its parser meets: KeyError, ValueError, its own SecurityError ...
        raise _broken(f"{type(error).__name__}: {error}") from error
    page = sheets[0].get_elements("//style:master-page/*") if "styles.xml" in parts else []
    reader.furniture([part for part in page if tag_of(part).startswith("style:header")])
    reader.blocks(body)
    reader.put([])
    reader.furniture([part for part in page if tag_of(part).startswith("style:footer")])
    as_paragraphs(reader.pieces)
    title = reader.title or _title(document) if "meta.xml" in parts else reader.title
    return bounded(Layout(reader.pieces, "odt", title=title, notes=reader.remarks()))


def _broken(why: str) -> DamagedError:
    return DamagedError(
        f"The file is an ODT with broken parts ({why}).",
        "Open it in LibreOffice, save it again as ODT or PDF, and read that copy.",
    )


def _title(document: Any) -> str:
    """Return the title in the file properties; a file is not refused because they are broken."""
    try:
        return clean(document.meta.title or "")
    except Exception:  # again whatever the parser meets
        return ""


@dataclass(slots=True)
class _Reader:
    """Walks the body and collects pieces."""

    texts: TextReader
    numbers: Numbers
    pieces: list[Piece] = field(default_factory=list)
    title: str = ""
    unfilled: int = 0
    notes: list[tuple[str, Any]] = field(default_factory=list)
    waiting: list[tuple[str, Any]] = field(default_factory=list)
    nested: list[Piece] = field(default_factory=list)

    def remarks(self) -> list[str]:
        if not self.unfilled:
            return []
        return [f"{self.unfilled} form fields were left at their placeholder text and count as empty."]

    def blocks(self, container: Any) -> None:
        """Read paragraphs, lists and tables in order, in sections too."""
        for element in self.flat(container):
            tag = tag_of(element)
            if tag in ("text:p", "text:h"):
                self.paragraph(element)
            elif tag == "text:list":
                style = element.get_attribute_string("text:style-name") or ""
                self.numbers.begin(element, style)
                self.items(element, 1, style)
            elif tag == "text:numbered-paragraph":
                self.items(element, 1, element.get_attribute_string("text:style-name") or "")
            elif tag == "table:table":
                self.table(element)
            elif tag in _INDEXES:
                self.furniture([element])
            elif tag in _FRAMES:
                self.blocks(element)

    def flat(self, container: Any) -> Iterator[Any]:
        """Yield block elements through groups that mean nothing here; hidden sections are left out."""
        for child in container.children:
            if tag_of(child) in _GROUPS:
                display = child.get_attribute_string("text:display")
                # A condition hid the section when the file was saved, or it did not.
                met = display == "condition" and child.get_attribute_string("text:is-hidden") != "false"
                if display != "none" and not met:
                    yield from self.flat(child)
            else:
                yield child

    def inline(self, element: Any) -> Inline:
        found = self.texts.inline(element)
        self.unfilled += found.unfilled
        self.notes += found.notes
        return found

    def paragraph(self, element: Any, depth: int = 0, number: str = "", numbered: bool = False) -> None:
        found = self.inline(element)
        if not number and not depth and tag_of(element) == "text:h":
            number = self.outline(element)
        if found.runs.text:
            found.runs.lead(number)
            self.emit(element, found.runs, depth, numbered)
        for box in found.boxes:
            self.blocks(box)

    def outline(self, element: Any) -> str:
        """Return the number of a heading outside lists."""
        if element.get_attribute_string("text:is-list-header") == "true":
            return ""
        return self.numbers.next(OUTLINE, whole(element, "text:outline-level", 1))

    def emit(self, element: Any, runs: Runs, depth: int, numbered: bool) -> None:
        name = element.get_attribute_string("text:style-name") or ""
        shade = bool(self.texts.styles.look("paragraph", name, "shaded"))
        level = self.texts.styles.heading(name)
        if tag_of(element) == "text:h":
            level = whole(element, "text:outline-level") or level or 1
        if level:
            if self.texts.styles.is_a(name, "Title") and not self.title:
                self.title = runs.text
            self.put([Piece("heading", runs.text, level=level, bold=runs.bold, italic=runs.italic, shaded=shade)])
            return
        self.put(prose(runs, depth, numbered=numbered, shaded=shade))

    def put(self, pieces: list[Piece]) -> None:
        """Add pieces. Notes follow what refers to them, after the list where that is an item or leads to one."""
        if self.waiting and not (pieces and pieces[0].kind == "bullet"):
            waiting, self.waiting = self.waiting, []
            for mark, note in waiting:
                runs = self.cell(note)
                runs.lead(mark)
                if runs.text:
                    self.pieces.append(Piece("paragraph", runs.text, bold=runs.bold, italic=runs.italic))
        self.pieces += pieces
        self.waiting += self.notes
        self.notes = []

    def items(self, element: Any, depth: int, style: str) -> None:
        """Read a list; only the first paragraph of an item is the bullet, the others continue it."""
        numbered = self.numbers.numbered(style, depth)
        for item in element.children:
            number, fresh = "", tag_of(item) == "text:list-item"
            for child in [item] if tag_of(item) in ("text:p", "text:h") else item.children:
                tag = tag_of(child)
                if tag in ("text:p", "text:h"):
                    number = self.item_number(item, depth, style) if fresh else ""
                    fresh = False
                    self.paragraph(child, depth, number, numbered)
                elif tag == "text:list":
                    own = child.get_attribute_string("text:style-name") or style
                    self.items(child, min(depth + 1, 9), own)
                elif tag == "table:table":
                    self.table(child)

    def item_number(self, item: Any, depth: int, style: str) -> str:
        start = item.get_attribute_string("text:start-value")
        return self.numbers.next(style, depth, None if start is None else whole(item, "text:start-value"))

    def table(self, element: Any) -> None:
        rows = [row for row in self.flat(element) if tag_of(row) == "table:table-row"]
        cells = [cell for row in rows for cell in row.children if tag_of(cell) == "table:table-cell"]
        if len(cells) == len(rows) and any(tag_of(child) == "table:table" for cell in cells for child in cell.children):
            # A table of one column around other tables only arranges the page.
            for cell in cells:
                self.blocks(cell)
            return
        piece = self.grid(element)
        if piece is not None:
            self.put([piece, *self.nested])
        self.nested = []

    def grid(self, element: Any) -> Piece | None:
        grid = Grid()
        for row in self.flat(element):
            if tag_of(row) == "table:table-row":
                self.row(row, grid, header=False)
            elif tag_of(row) == "table:table-header-rows":
                for inner in row.children:
                    self.row(inner, grid, header=True)
        return grid.piece()

    def row(self, row: Any, grid: Grid, *, header: bool) -> None:
        """Place the cells of a row. Repetitions are an abbreviation for empty rows and columns: bounded, not copied."""
        grid.next_row()
        column = 0
        for cell in row.children:
            repeated = min(max(whole(cell, "table:number-columns-repeated"), 1), MAX_SPAN)
            if tag_of(cell) == "table:table-cell":
                runs = self.cell(cell)
                style = cell.get_attribute_string("table:style-name") or ""
                shade = bool(self.texts.styles.look("table-cell", style, "shaded"))
                for offset in range(repeated if runs.text else 1):
                    grid.place(
                        runs, column=column + offset, header=header, shaded=shade,
                        row_span=whole(cell, "table:number-rows-spanned"),
                        column_span=whole(cell, "table:number-columns-spanned"),
                    )  # fmt: skip
            column += repeated

    def cell(self, container: Any) -> Runs:
        """Gather the text of a cell, one line a paragraph.

        A table inside it follows as a table of its own if it has rows and columns, else it becomes lines, so that no
        text is invented.
        """
        gathered = Runs()
        for element in self.flat(container):
            tag = tag_of(element)
            if tag in ("text:p", "text:h"):
                found = self.inline(element)
                gathered.extend(found.runs)
                for box in found.boxes:
                    gathered.extend(self.cell(box))
            elif tag == "text:list":
                style = element.get_attribute_string("text:style-name") or ""
                self.numbers.begin(element, style)
                gathered.extend(self.cell_items(element, 1, style))
            elif tag == "table:table":
                gathered.extend(self.inner_table(element))
            elif tag not in ("text:tracked-changes", "office:forms", "table:covered-table-cell"):
                gathered.extend(self.cell(element))
        return gathered

    def cell_items(self, element: Any, depth: int, style: str) -> Runs:
        gathered = Runs()
        for item in element.children:
            for place, child in enumerate(item.children):
                if tag_of(child) == "text:list":
                    gathered.extend(self.cell_items(child, min(depth + 1, 9), style))
                    continue
                runs = self.inline(child).runs
                if place == 0 and tag_of(item) == "text:list-item":
                    runs.lead(self.item_number(item, depth, style))
                gathered.extend(runs)
        return gathered

    def inner_table(self, element: Any) -> Runs:
        at = len(self.nested)
        piece = self.grid(element)
        if piece is None:
            return Runs()
        if is_grid(piece):
            self.nested.insert(at, piece)
            return Runs()
        return Runs([(f"{cell.text}\n", cell.bold, cell.italic) for cell in piece.cells])

    def furniture(self, containers: list[Any]) -> None:
        """Read running headers, footers or indexes, each text once."""
        seen = {piece.text for piece in self.pieces if piece.kind == "furniture"}
        for container in containers:
            for line in self.cell(container).lines.splitlines():
                if line not in seen:
                    seen.add(line)
                    self.pieces.append(Piece("furniture", line))
