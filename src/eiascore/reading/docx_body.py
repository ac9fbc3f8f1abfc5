"""The body of a DOCX, walked in order: paragraphs, lists, tables, text boxes, notes, contents."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from eiascore.reading.docx_tables import read_table
from eiascore.reading.docx_text import Inline, TextReader
from eiascore.reading.docx_xml import MC, W, placeholder, val
from eiascore.reading.grid import is_grid
from eiascore.reading.pieces import Piece
from eiascore.reading.runs import Runs, prose

if TYPE_CHECKING:
    from lxml.etree import _Element

# Containers whose content belongs to what surrounds them: insertions, controls, XML mark-up.
_WRAPPERS = frozenset({W + name for name in ("ins", "moveTo", "sdt", "sdtContent", "customXml", "smartTag")})
_GALLERY = f"{W}sdtPr/{W}docPartObj/{W}docPartGallery"


@dataclass(slots=True)
class Body:
    """Walks the body and collects pieces."""

    texts: TextReader
    known_notes: dict[tuple[str, str], _Element] = field(default_factory=dict)
    pieces: list[Piece] = field(default_factory=list)
    title: str = ""
    unfilled: int = 0
    embedded: int = 0
    pictured: int = 0
    _held: Runs = field(default_factory=Runs)
    _held_properties: _Element | None = None
    _notes: list[tuple[str, str]] = field(default_factory=list)
    _waiting: list[tuple[str, str]] = field(default_factory=list)
    _nested: list[Piece] = field(default_factory=list)

    def remarks(self) -> list[str]:
        """Say what was left out.

        Returns
        -------
        list of str
            Plain sentences.
        """
        remarks = []
        if self.unfilled:
            remarks.append(f"{self.unfilled} form fields were left at their placeholder text and count as empty.")
        if self.embedded:
            remarks.append(f"{self.embedded} embedded documents were not read.")
        if self.pictured:
            remarks.append(f"{self.pictured} charts or diagrams were not read.")
        return remarks

    def blocks(self, container: _Element) -> None:
        """Read paragraphs and tables in order, in wrappers too.

        Parameters
        ----------
        container : element
            ``w:body`` or a text box.
        """
        for element in self.flat(container):
            if element.tag == W + "p":
                self._paragraph(element)
            elif element.tag == W + "tbl":
                self._release()
                self._table(element)
            elif element.tag == W + "sdt":
                self.furniture(element)
        self._release()

    def end(self) -> None:
        """Put the notes that still wait for their place."""
        self._put([])

    def flat(self, container: _Element) -> Iterator[_Element]:
        """Yield block elements through wrappers, without deleted ones and placeholders.

        Parameters
        ----------
        container : element
            Any container.

        Yields
        ------
        element
            Paragraphs, tables, rows or cells, and controls that hold a list of contents.
        """
        for child in container:
            if child.tag == W + "altChunk":
                self.embedded += 1
            elif child.tag == W + "sdt" and val(child.find(_GALLERY)) == "Table of Contents":
                yield child
            elif child.tag == W + "sdt" and placeholder(child) and child.find(f".//{W}tc") is None:
                self.unfilled += 1
            elif child.tag in _WRAPPERS:
                yield from self.flat(child)
            elif child.tag == MC + "AlternateContent":
                yield from self.flat(child[0])
            elif isinstance(child.tag, str):
                yield child

    def _paragraph(self, element: _Element) -> None:
        found = self._inline(element)
        properties = element.find(W + "pPr")
        self._held.parts.extend(found.runs.parts)
        self._held_properties = properties
        if not _mark_deleted(properties):
            self._release(contents=found.contents)
        # Otherwise, once the change is accepted, the next paragraph continues this one.
        for box in found.boxes:
            self.blocks(box)

    def _inline(self, element: _Element) -> Inline:
        found = self.texts.inline(element)
        self.unfilled += found.unfilled
        self.pictured += found.pictured
        self._notes += found.notes
        return found

    def _release(self, *, contents: bool = False) -> None:
        """End the paragraph that is held."""
        runs, properties = self._held, self._held_properties
        if properties is None and not runs.parts:
            return
        self._held, self._held_properties = Runs(), None
        styles = self.texts.styles
        name, level = styles.name(properties), styles.heading(properties)
        item = styles.item(properties)
        if not runs.text:
            return
        runs.lead(item.number)
        if level:
            # A heading cannot stand in a list of contents: that was never closed.
            self.texts.fields.clear()
            if name == "title" and not self.title:
                self.title = runs.text
            shade = styles.shaded(properties)
            self._put([Piece("heading", runs.text, level=level, bold=runs.bold, italic=runs.italic, shaded=shade)])
        elif contents or name.startswith(("toc ", "table of figures")):
            self._put([Piece("furniture", runs.text)])
        else:
            numbered = item.kind not in ("", "bullet")
            self._put(prose(runs, item.depth, numbered=numbered, shaded=styles.shaded(properties)))

    def _put(self, pieces: list[Piece]) -> None:
        """Add pieces. Notes follow what refers to them, after the list where that is an item or leads to one."""
        if self._waiting and not (pieces and pieces[0].kind == "bullet"):
            waiting, self._waiting = self._waiting, []
            self.pieces += [piece for key in waiting for piece in self._note(key)]
        self.pieces += pieces
        self._waiting += self._notes
        self._notes = []

    def _note(self, key: tuple[str, str]) -> list[Piece]:
        element = self.known_notes.get(key)
        runs = Runs() if element is None else self.cell(element)
        if not runs.text:
            return []
        if not runs.text.startswith(self.texts.marks[key]):
            runs.parts.insert(0, (f"{self.texts.marks[key]} ", runs.bold, runs.italic))
        return [Piece("paragraph", runs.text, bold=runs.bold, italic=runs.italic)]

    def _table(self, element: _Element) -> None:
        cells = element.findall(f"{W}tr/{W}tc")
        if len(element.findall(W + "tr")) == len(cells) and element.find(f"{W}tr/{W}tc/{W}tbl") is not None:
            # A table of one column around other tables only arranges the page.
            for cell in cells:
                self.blocks(cell)
            return
        piece = read_table(element, self.texts.styles, self.flat, self.cell)
        if piece is not None:
            self._put([piece, *self._nested])
        self._nested = []

    def cell(self, container: _Element) -> Runs:
        """Gather the text of a cell, header or note.

        Parameters
        ----------
        container : element
            Whatever holds paragraphs.

        Returns
        -------
        Runs
            One line a paragraph. A table inside it follows as a table of its own if it has rows and columns, else it
            becomes lines, so that no text is invented.
        """
        gathered, held = Runs(), Runs()
        if container.tag == W + "tc" and _in_placeholder(container):
            self.unfilled += 1
            return gathered
        for element in self.flat(container):
            if element.tag == W + "p":
                found = self._inline(element)
                held.parts.extend(found.runs.parts)
                if not _mark_deleted(element.find(W + "pPr")):
                    held.lead(self.texts.styles.item(element.find(W + "pPr")).number)
                    gathered.extend(held)
                    held = Runs()
                for box in found.boxes:
                    gathered.extend(self.cell(box))
            elif element.tag == W + "tbl":
                gathered.extend(self._inner_table(element))
            elif element.tag in (W + "tr", W + "tc", W + "sdt"):
                gathered.extend(self.cell(element))
        gathered.extend(held)
        return gathered

    def _inner_table(self, element: _Element) -> Runs:
        at = len(self._nested)
        piece = read_table(element, self.texts.styles, self.flat, self.cell)
        if piece is None:
            return Runs()
        if is_grid(piece):
            self._nested.insert(at, piece)
            return Runs()
        return Runs([(cell.text + "\n", cell.bold, cell.italic) for cell in piece.cells])

    def furniture(self, container: _Element) -> None:
        """Read a running header or footer or a list of contents, each text once: sections repeat them.

        Parameters
        ----------
        container : element
            Whatever holds paragraphs.
        """
        seen = {piece.text for piece in self.pieces if piece.kind == "furniture"}
        for line in self.cell(container).lines.splitlines():
            if line not in seen:
                seen.add(line)
                self.pieces.append(Piece("furniture", line))


def _in_placeholder(cell: _Element) -> bool:
    """Tell a cell that is wrapped in a control which nobody has filled in; the cell itself keeps its place."""
    content = cell.getparent()
    control = None if content is None else content.getparent()
    return control is not None and control.tag == W + "sdt" and placeholder(control)


def _mark_deleted(properties: _Element | None) -> bool:
    """Tell whether a paragraph ends no more once tracked changes are accepted."""
    if properties is None:
        return False
    return any(properties.find(f"{W}rPr/{W}{change}") is not None for change in ("del", "moveFrom"))
