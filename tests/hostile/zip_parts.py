"""Writes zip files member by member with the same bytes each time, and small DOCX and ODT files from their parts."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Mapping
from xml.sax.saxutils import escape

from .case import SENTENCES

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
ODT = "application/vnd.oasis.opendocument.text"
XML = '<?xml version="1.0" encoding="UTF-8"?>'
DOCX_PROSE = "".join(f"<w:p><w:r><w:t>{escape(each)}</w:t></w:r></w:p>" for each in SENTENCES)
ODT_PROSE = "".join(f"<text:p>{escape(each)}</text:p>" for each in SENTENCES)
NAMESPACES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "text", "table", "style")
)

Members = Iterable[tuple[str, bytes]]


def zipped(members: Members, *, packed: bool = True) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in members:
            entry = zipfile.ZipInfo(name, (2024, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED if packed and name != "mimetype" else zipfile.ZIP_STORED
            archive.writestr(entry, content)
    return out.getvalue()


def relations(*rows: tuple[str, str, str, bool]) -> bytes:
    """Make a part of relationships: id, kind, target, whether it lies outside."""
    held = "".join(
        f'<Relationship Id="{key}" Type="{RELATION}/{kind}" Target="{target}"{" TargetMode=" * outside}'
        f"{chr(34) + 'External' + chr(34) if outside else ''}/>"
        for key, kind, target, outside in rows
    )
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'{XML}<Relationships xmlns="{space}">{held}</Relationships>'.encode()


def document(body: str = "", *, head: str = XML, inside: str = "") -> bytes:
    return f"{head}<w:document {W} {R}{inside}><w:body>{DOCX_PROSE}{body}</w:body></w:document>".encode()


def docx_parts(**changes: bytes | None) -> dict[str, bytes]:
    """Return the parts of a sound DOCX, with ``document`` or ``relations``, ``types``, ``package`` exchanged."""
    types = (
        f'{XML}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{MAIN}"/></Types>'
    )
    parts = {
        "types": ("[Content_Types].xml", types.encode()),
        "package": ("_rels/.rels", relations(("r1", "officeDocument", "word/document.xml", False))),
        "document": ("word/document.xml", document()),
        "relations": ("word/_rels/document.xml.rels", relations()),
    }
    found = {name: changes.get(key, content) for key, (name, content) in parts.items()}
    return {name: content for name, content in found.items() if content is not None}


def docx(more: Mapping[str, bytes] | None = None, **changes: bytes | None) -> bytes:
    return zipped((docx_parts(**changes) | dict(more or {})).items())


def content(body: str = "", *, head: str = XML, styles: str = "") -> bytes:
    return (
        f'{head}<office:document-content {NAMESPACES} office:version="1.3">{styles}<office:body><office:text>'
        f"{ODT_PROSE}{body}</office:text></office:body></office:document-content>"
    ).encode()


def odt_parts(content_xml: bytes | None = None) -> dict[str, bytes]:
    entries = "".join(
        f'<manifest:file-entry manifest:full-path="{path}" manifest:media-type="{kind}"/>'
        for path, kind in (("/", ODT), ("content.xml", "text/xml"), ("styles.xml", "text/xml"))
    )
    space = 'xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"'
    return {
        "mimetype": ODT.encode(),
        "content.xml": content() if content_xml is None else content_xml,
        "styles.xml": f'{XML}<office:document-styles {NAMESPACES} office:version="1.3"/>'.encode(),
        "META-INF/manifest.xml": f"{XML}<manifest:manifest {space}>{entries}</manifest:manifest>".encode(),
    }


def odt(content_xml: bytes | None = None, more: Mapping[str, bytes] | None = None) -> bytes:
    return zipped((odt_parts(content_xml) | dict(more or {})).items())
