"""Reads ODT: headings by outline level, lists, tables as grids, tick boxes, notes, headers and footers."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import odfdo

from eiascore.errors import DamagedError
from eiascore.reading.grid import MAX_SPAN, Grid
from eiascore.reading.guard import bounded, check_archive
from eiascore.reading.odt_styles import Styles, tag_of
from eiascore.reading.odt_text import TextReader, controls
from eiascore.reading.pieces import Layout, Piece
from eiascore.reading.runs import Runs, clean, prose

_GROUPS = frozenset(
    {
        "text:section", "text:index-body", "text:index-title", "table:table-rows", "table:table-row-group", "draw:a",
        "draw:g",
    }
)  # fmt: skip
_INDEXES = ("text:table-of-content", "text:illustration-index", "text:table-index", "text:alphabetical-index")
_FRAMES = ("draw:frame", "draw:text-box", "draw:custom-shape", "draw:rect")


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
        styles = Styles()
        for sheet in sheets:
            styles.add(sheet.get_elements("//style:style | //text:list-style"))
        reader = _Reader(TextReader(styles, controls(body)))
    except (
        Exception
    ) as error:  # odfdo raises whatever its parser meets: KeyError, ValueError, its own SecurityError ...
        raise _broken(f"{type(error).__name__}: {error}") from error
    page = sheets[0].get_elements("//style:master-page/*") if "styles.xml" in parts else []
    reader.furniture([part for part in page if tag_of(part).startswith("style:header")])
    reader.blocks(body)
    reader.append_notes()
    reader.furniture([part for part in page if tag_of(part).startswith("style:footer")])
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
    pieces: list[Piece] = field(default_factory=list)
    noted: list[Any] = field(default_factory=list)
    title: str = ""
    unfilled: int = 0

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
            elif tag in ("text:list", "text:numbered-paragraph"):
                self.items(element, 1, element.get_attribute_string("text:style-name") or "")
            elif tag == "table:table":
                table = self.table(element)
                if table is not None:
                    self.pieces.append(table)
            elif tag in _INDEXES:
                self.furniture([element])
            elif tag in _FRAMES:
                self.blocks(element)

    def flat(self, container: Any) -> Iterator[Any]:
        """Yield block elements through groups that mean nothing here; hidden sections are left out."""
        for child in container.children:
            if tag_of(child) in _GROUPS:
                if child.get_attribute_string("text:display") not in ("none", "condition"):
                    yield from self.flat(child)
            else:
                yield child

    def paragraph(self, element: Any, depth: int = 0, numbered: bool = False) -> None:
        found = self.texts.inline(element)
        self.unfilled += found.unfilled
        self.noted += found.notes
        if found.runs.text:
            self.emit(element, found.runs, depth, numbered)
        for box in found.boxes:
            self.blocks(box)

    def emit(self, element: Any, runs: Runs, depth: int, numbered: bool) -> None:
        name = element.get_attribute_string("text:style-name") or ""
        shade = bool(self.texts.styles.look("paragraph", name, "shaded"))
        level = self.texts.styles.heading(name)
        if tag_of(element) == "text:h":
            level = _count(element, "text:outline-level") or level or 1
        if level:
            if self.texts.styles.is_a(name, "Title") and not self.title:
                self.title = runs.text
            self.pieces.append(
                Piece("heading", runs.text, level=level, bold=runs.bold, italic=runs.italic, shaded=shade)
            )
            return
        self.pieces += prose(runs, depth, numbered=numbered, shaded=shade)

    def items(self, element: Any, depth: int, style: str) -> None:
        """Read a list; only the first paragraph of an item is the bullet, the others continue it."""
        levels = self.texts.styles.known.get(("list", style))
        numbered = levels is not None and levels.lists.get(depth) is False
        for item in element.children:
            for child in [item] if tag_of(item) in ("text:p", "text:h") else item.children:
                if tag_of(child) in ("text:p", "text:h"):
                    self.paragraph(child, depth, numbered)
                elif tag_of(child) == "text:list":
                    self.items(child, min(depth + 1, 9), style)
                elif tag_of(child) == "table:table":
                    table = self.table(child)
                    self.pieces += [table] if table is not None else []

    def table(self, element: Any) -> Piece | None:
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
            repeated = min(max(_count(cell, "table:number-columns-repeated"), 1), MAX_SPAN)
            if tag_of(cell) == "table:table-cell":
                style = cell.get_attribute_string("table:style-name") or ""
                shade = bool(self.texts.styles.look("table-cell", style, "shaded"))
                for offset in range(repeated):
                    grid.place(
                        self.cell(cell), column=column + offset, header=header, shaded=shade,
                        row_span=_count(cell, "table:number-rows-spanned"),
                        column_span=_count(cell, "table:number-columns-spanned"),
                    )  # fmt: skip
            column += repeated

    def cell(self, container: Any) -> Runs:
        """Gather the text of a cell; a table inside it becomes lines, one a cell, so that no text is invented."""
        gathered = Runs()
        for element in self.flat(container):
            if tag_of(element) in ("text:p", "text:h"):
                found = self.texts.inline(element)
                self.unfilled += found.unfilled
                self.noted += found.notes
                gathered.extend(found.runs)
                for box in found.boxes:
                    gathered.extend(self.cell(box))
            elif tag_of(element) not in ("text:tracked-changes", "office:forms", "table:covered-table-cell"):
                gathered.extend(self.cell(element))
        return gathered

    def furniture(self, containers: list[Any]) -> None:
        """Read running headers, footers or indexes, each text once."""
        seen = {piece.text for piece in self.pieces if piece.kind == "furniture"}
        for container in containers:
            for line in self.cell(container).lines.splitlines():
                if line not in seen:
                    seen.add(line)
                    self.pieces.append(Piece("furniture", line))

    def append_notes(self) -> None:
        """Append footnotes and endnotes under a heading of their own."""
        notes = [self.cell(note) for note in self.noted]
        found = [Piece("paragraph", runs.text, bold=runs.bold, italic=runs.italic) for runs in notes if runs.text]
        if found:
            self.pieces += [Piece("heading", "Notes", level=1), *found]


def _count(element: Any, attribute: str) -> int:
    try:
        return max(int(element.get_attribute_string(attribute) or 0), 0)
    except (TypeError, ValueError):
        return 0
