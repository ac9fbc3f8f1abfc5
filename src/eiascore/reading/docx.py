"""Reads DOCX: headings by style and outline level, lists, tables as grids, tick boxes, notes, headers and footers."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import docx
from docx.oxml import parse_xml

from eiascore.errors import DamagedError
from eiascore.reading.docx_styles import Styles, W, on
from eiascore.reading.docx_tables import read_table
from eiascore.reading.docx_text import MC, inline
from eiascore.reading.guard import bounded, check_archive
from eiascore.reading.pieces import Layout, Piece
from eiascore.reading.runs import Runs, clean, prose

if TYPE_CHECKING:
    from docx.document import Document
    from lxml.etree import _Element

# Containers whose content belongs to what surrounds them: insertions, controls, XML mark-up.
_WRAPPERS = frozenset({W + name for name in ("ins", "moveTo", "sdt", "sdtContent", "customXml", "smartTag")})
_RELATED = ("header", "footer", "footnotes", "endnotes", "numbering")


def read_docx(data: bytes) -> Layout:
    """Read a DOCX file.

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
    try:
        document = docx.Document(io.BytesIO(data))
        related = _related(document)
        sheet, body = document.styles.element, document.element.body
    except Exception as error:  # python-docx raises whatever its parser meets: KeyError, ValueError, AttributeError ...
        raise _unopened(parts, error) from error
    reader = _Reader(Styles.of(sheet, related["numbering"][0] if related["numbering"] else None))
    for header in related["header"]:
        reader.furniture(header)
    reader.blocks(body)
    reader.notes(related["footnotes"] + related["endnotes"])
    for footer in related["footer"]:
        reader.furniture(footer)
    return bounded(Layout(reader.pieces, "docx", title=reader.title or _title(document), notes=reader.remarks()))


def _related(document: Document) -> dict[str, list[_Element]]:
    """Return the roots of the parts that the document refers to, in a fixed order."""
    related: dict[str, list[_Element]] = {kind: [] for kind in _RELATED}
    for relation in sorted(document.part.rels.values(), key=lambda relation: relation.rId):
        kind = relation.reltype.rsplit("/", 1)[-1]
        if kind in related and not relation.is_external:
            related[kind].append(_root(relation.target_part))
    return related


def _root(part: object) -> _Element:
    """Return the XML of a part; python-docx has parsed some parts and left others as bytes."""
    element = getattr(part, "element", None)
    return element if element is not None else parse_xml(getattr(part, "blob", b""))


def _unopened(parts: dict[str, bytes], error: Exception) -> DamagedError:
    if any(b"purl.oclc.org/ooxml" in content for content in parts.values()):
        return DamagedError(
            "The file is saved as Strict Open XML, which is not read.",
            "Save it in Word as an ordinary Word Document (.docx) or as PDF.",
        )
    return DamagedError(
        f"The file is a DOCX with broken parts ({type(error).__name__}: {error}).",
        "Open it in Word or LibreOffice, save it again as DOCX or PDF, and read that copy.",
    )


def _title(document: Document) -> str:
    """Return the title in the file properties; a file is not refused because they are broken."""
    try:
        return clean(document.core_properties.title or "")
    except Exception:  # again whatever the parser meets
        return ""


@dataclass(slots=True)
class _Reader:
    """Walks the body and collects pieces."""

    styles: Styles
    pieces: list[Piece] = field(default_factory=list)
    title: str = ""
    unfilled: int = 0
    embedded: int = 0
    pending: Runs = field(default_factory=Runs)

    def remarks(self) -> list[str]:
        remarks = []
        if self.unfilled:
            remarks.append(f"{self.unfilled} form fields were left at their placeholder text and count as empty.")
        if self.embedded:
            remarks.append(f"{self.embedded} embedded documents were not read.")
        return remarks

    def blocks(self, container: _Element) -> None:
        """Read paragraphs and tables in order, in wrappers too."""
        for element in self.flat(container):
            if element.tag == W + "p":
                self.paragraph(element)
            elif element.tag == W + "tbl":
                self.table(element)

    def flat(self, container: _Element) -> Iterator[_Element]:
        """Yield block elements, through wrappers, without deleted ones and placeholders."""
        for child in container:
            if child.tag == W + "altChunk":
                self.embedded += 1
            elif child.tag in _WRAPPERS:
                if child.tag == W + "sdt" and on(child.find(W + "sdtPr"), "showingPlcHdr"):
                    self.unfilled += 1
                else:
                    yield from self.flat(child)
            elif child.tag == MC + "AlternateContent":
                yield from self.flat(child[0])
            elif isinstance(child.tag, str):
                yield child

    def paragraph(self, element: _Element) -> None:
        found = inline(element, self.styles)
        self.unfilled += found.unfilled
        properties = element.find(W + "pPr")
        runs = self.pending
        runs.parts.extend(found.runs.parts)
        if _mark_deleted(properties):
            # The paragraph mark is deleted: once the change is accepted, the next paragraph continues this one.
            return
        self.pending = Runs()
        self.emit(runs, properties)
        for box in found.boxes:
            self.blocks(box)

    def emit(self, runs: Runs, properties: _Element | None) -> None:
        if not runs.text:
            return
        level = self.styles.heading(properties)
        name = self.styles.name(properties)
        shade = self.styles.shaded(properties)
        if name.startswith(("toc ", "table of figures")):
            self.pieces.append(Piece("furniture", runs.text))
        elif level:
            if name == "title" and not self.title:
                self.title = runs.text
            self.pieces.append(
                Piece("heading", runs.text, level=level, bold=runs.bold, italic=runs.italic, shaded=shade)
            )
        else:
            item = self.styles.bullet(properties) or (0, "")
            self.pieces += prose(runs, item[0], numbered=item[1] not in ("", "bullet"), shaded=shade)

    def table(self, element: _Element) -> None:
        piece = read_table(element, self.styles, self.flat, self.cell)
        if piece is not None:
            self.pieces.append(piece)

    def cell(self, container: _Element) -> Runs:
        """Gather the text of a cell; a table inside it becomes lines, one a cell, so that no text is invented."""
        gathered = Runs()
        for element in self.flat(container):
            if element.tag == W + "p":
                found = inline(element, self.styles)
                self.unfilled += found.unfilled
                gathered.extend(found.runs)
                for box in found.boxes:
                    gathered.extend(self.cell(box))
            elif element.tag in (W + "tbl", W + "tr", W + "tc"):
                gathered.extend(self.cell(element))
        return gathered

    def furniture(self, container: _Element) -> None:
        """Read a running header or footer, each text once: sections repeat them."""
        seen = {piece.text for piece in self.pieces if piece.kind == "furniture"}
        for line in self.cell(container).lines.splitlines():
            if line not in seen:
                seen.add(line)
                self.pieces.append(Piece("furniture", line))

    def notes(self, roots: list[_Element]) -> None:
        """Append footnotes and endnotes under a heading of their own."""
        found: list[Piece] = []
        for root in roots:
            for note in root:
                # Notes with a type are the lines that separate notes from the text.
                if note.tag in (W + "footnote", W + "endnote") and note.get(W + "type", "normal") == "normal":
                    runs = self.cell(note)
                    if runs.text:
                        found.append(Piece("paragraph", runs.text, bold=runs.bold, italic=runs.italic))
        if found:
            self.pieces += [Piece("heading", "Notes", level=1), *found]


def _mark_deleted(properties: _Element | None) -> bool:
    return properties is not None and properties.find(f"{W}rPr/{W}del") is not None
