"""Reads DOCX: headings by style and outline level, lists, tables as grids, tick boxes, notes, headers and footers."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from docx.opc.part import PartFactory
from docx.oxml import parse_xml
from docx.package import Package
from docx.parts.document import DocumentPart

from eiascore.errors import DamagedError
from eiascore.reading.docx_body import Body
from eiascore.reading.docx_styles import Styles
from eiascore.reading.docx_text import TextReader
from eiascore.reading.docx_xml import W
from eiascore.reading.guard import bounded, check_archive
from eiascore.reading.numbered import as_paragraphs
from eiascore.reading.pieces import Layout
from eiascore.reading.runs import clean

if TYPE_CHECKING:
    from docx.document import Document
    from lxml.etree import _Element

# Documents with macros and templates hold the same XML; macros are a part of their own that nobody asks for.
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml"
_MACROS = "application/vnd.ms-word.{}.macroEnabled{}.main+xml"
for _kind in (_MAIN, _MACROS.format("document", ""), _MACROS.format("template", "Template")):
    PartFactory.part_type_for[_kind] = DocumentPart

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
        document = Package.open(io.BytesIO(data)).main_document_part.document
        related = _related(document)
        sheet, body = document.styles.element, document.element.body
        if body is None:
            raise ValueError("it has no body")
    except MemoryError:  # a bound on memory is no fault of the file
        raise
    except Exception as error:  # python-docx raises whatever its parser meets: KeyError, ValueError, AttributeError ...
        raise _unopened(parts, error) from error
    styles = Styles.of(sheet, related["numbering"][0] if related["numbering"] else None)
    reader = Body(TextReader(styles), _notes(related))
    for header in related["header"]:
        reader.furniture(header)
    reader.blocks(body)
    reader.end()
    for footer in related["footer"]:
        reader.furniture(footer)
    notes = reader.remarks()
    as_paragraphs(reader.pieces)
    if any(relation.reltype.endswith("/vbaProject") for relation in document.part.rels.values()):
        notes.append("The file holds macros; they were neither run nor read.")
    return bounded(Layout(reader.pieces, "docx", title=reader.title or _title(document), notes=notes))


def _notes(related: dict[str, list[_Element]]) -> dict[tuple[str, str], _Element]:
    """Return the footnotes and endnotes by kind and id."""
    return {
        (kind, str(note.get(W + "id", ""))): note
        for kind in ("footnote", "endnote")
        for root in related[kind + "s"]
        for note in root.iterfind(W + kind)
    }


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
    except MemoryError:  # a bound on memory is no fault of the file
        raise
    except Exception:  # again whatever the parser meets
        return ""
