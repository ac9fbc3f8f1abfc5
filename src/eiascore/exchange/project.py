"""Coded documents -> REFI-QDA project (.qdpx): a zip of ``project.qde`` and the texts, which stand in ``Sources``.

Positions count Unicode code points of the text from 0, and the end is the first one after the selection. Each line
ends with one line feed. The texts have no byte order mark, which some programs would count.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from itertools import groupby
from xml.etree.ElementTree import Element, SubElement
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from eiascore.exchange.characters import label, memo
from eiascore.exchange.codebook import as_xml
from eiascore.exchange.coded import Coded, CodedFile, Passage, check_distinct, rubric_of
from eiascore.exchange.codes import append_codes, code_guid, codes_of
from eiascore.exchange.identity import guid, moment
from eiascore.exchange.notes import counting, how_judged, quoted, what_it_got, why_coded
from eiascore.rubric import Rubric
from eiascore.schema.wire import WireFinding
from eiascore.version import __version__

NAMESPACE = "urn:QDA-XML:project:1.0"
USER = guid("user", "eiascore")
PDF = "application/pdf"
_FIRST_DATE = datetime(1980, 1, 1, tzinfo=UTC)  # a zip knows none before


def to_project(documents: Sequence[Coded], *, rubric: Rubric | None = None, with_pdf: bool = False) -> bytes:
    """Return coded documents as one project that programs for qualitative analysis can open.

    Parameters
    ----------
    documents : sequence of Coded
        One or more, made with one rubric.
    rubric : Rubric, optional
        That rubric, without profiles; by default the one that comes with eiascore under the scorecards' name.
    with_pdf : bool
        Whether a PDF goes along, its text as its representation; otherwise there is its text alone.

    Returns
    -------
    bytes
        The zip: the same scorecards, the same bytes.

    Raises
    ------
    UsageError
        There are none, one stands there twice, or their rubric is not at hand.
    """
    check_distinct(documents)
    used = rubric_of(documents, rubric)
    dates = [found for d in documents if (found := moment(d.card.provenance.created))]
    date = max(dates, default=None)
    packed = io.BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED) as archive:
        project = as_xml(_project(documents, used, date, with_pdf=with_pdf))
        for path, data in (("project.qde", project), *_members(documents, with_pdf=with_pdf)):
            stamp = max(date or _FIRST_DATE, _FIRST_DATE)
            entry = ZipInfo(path, stamp.timetuple()[:6])
            entry.compress_type = ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            entry.create_system = 3  # the same bytes on every system
            archive.writestr(entry, data)
    return packed.getvalue()


def _members(documents: Sequence[Coded], *, with_pdf: bool) -> Iterator[tuple[str, bytes]]:
    for document in documents:
        for file in document.files:
            yield f"Sources/{_text_guid(file)}.txt", file.text.encode()
            if with_pdf and _is_pdf(file):
                yield f"Sources/{file.guid}.pdf", file.data


def _is_pdf(file: CodedFile) -> bool:
    return file.file.media_type == PDF and bool(file.data)


def _text_guid(file: CodedFile) -> str:
    return guid("text", file.guid)


def _project(documents: Sequence[Coded], rubric: Rubric, date: datetime | None, *, with_pdf: bool) -> Element:
    root = Element("Project", xmlns=NAMESPACE, name=_title(documents), origin=f"eiascore {__version__}")
    root.set("creatingUserGUID", USER)
    if date:
        root.set("creationDateTime", _written(date))
    SubElement(SubElement(root, "Users"), "User", guid=USER, name="eiascore")
    append_codes(SubElement(SubElement(root, "CodeBook"), "Codes"), codes_of(rubric))
    sources, notes = SubElement(root, "Sources"), Element("Notes")
    for document in documents:
        writer = _Writer(document, rubric, notes)
        for number, file in enumerate(document.files):
            writer.source(sources, file, main=number == 0, with_pdf=with_pdf)
    if len(notes):
        root.append(notes)
    limits = dict.fromkeys(limit for document in documents for limit in document.card.limits)
    SubElement(root, "Description").text = memo(
        f"Coded by eiascore {__version__} with {rubric.id} {rubric.version}: {rubric.title}.", *limits
    )
    return root


def _title(documents: Sequence[Coded]) -> str:
    first = documents[0].card.document.name
    return label(first) if len(documents) == 1 else f"{len(documents)} equality impact assessments"


def _written(date: datetime) -> str:
    return date.strftime("%Y-%m-%dT%H:%M:%SZ")


class _Writer:
    """Writes the sources of one document, and collects the notes that they refer to."""

    def __init__(self, document: Coded, rubric: Rubric, notes: Element) -> None:
        self._document, self._rubric, self._notes = document, rubric, notes
        date = moment(document.card.provenance.created)
        self._made = {"creatingUser": USER} | ({"creationDateTime": _written(date)} if date else {})

    def source(self, sources: Element, file: CodedFile, *, main: bool, with_pdf: bool) -> None:
        """Append a file: its text alone, or the PDF with its text as representation."""
        name = label(file.file.name) or "document"
        outer = text = self._text("TextSource", _text_guid(file), name)
        if with_pdf and _is_pdf(file):
            path = f"internal://{file.guid}.pdf"
            outer = Element("PDFSource", {"guid": file.guid, "name": name, "path": path} | self._made)
        sources.append(outer)
        about = (what_it_got(self._document.card) if main else "", counting(file.text))
        if any(about):
            SubElement(outer, "Description").text = memo(*about)
        if outer is not text:
            text.tag = "Representation"
            outer.append(text)
        for (start, end), passages in groupby(file.passages, key=lambda passage: (passage.start, passage.end)):
            self._selection(text, file, start, end, list(passages))
        if main:
            self._levels(outer)

    def _text(self, tag: str, identity: str, name: str) -> Element:
        return Element(
            tag, {"guid": identity, "name": name, "plainTextPath": f"internal://{identity}.txt"} | self._made
        )

    def _selection(self, source: Element, file: CodedFile, start: int, end: int, passages: list[Passage]) -> None:
        """Append a selection with a coding for each code that it carries; a reason for each stands in a note."""
        where = (file.guid, start, end)
        selection = SubElement(source, "PlainTextSelection", guid=guid("selection", *where), name=quoted(passages[0]))
        selection.attrib |= {"startPosition": str(start), "endPosition": str(end)} | self._made
        for code, same in groupby(sorted(passages, key=lambda p: p.code), key=lambda p: p.code):
            coding = self._coding(selection, guid("coding", *where, *code), code_guid(self._rubric, *code))
            why = "\n".join(dict.fromkeys(map(why_coded, same)))
            self._note(coding, guid("why", *where, *code), f"{': '.join(code)}", why)

    def _levels(self, source: Element) -> None:
        """Code the document as a whole with the level of each criterion; a note tells how each came about."""
        judged = self._document.card.findings
        for finding in judged:
            if finding.level is not None:
                self._level(source, finding, finding.level)
        for finding in judged:
            if finding.level is None:
                self._note(
                    source,
                    guid("judged", self._document.guid, finding.criterion),
                    finding.criterion,
                    how_judged(finding),
                )

    def _level(self, source: Element, finding: WireFinding, level: int) -> None:
        about = (self._document.guid, finding.criterion)
        coding = self._coding(source, guid("level", *about), code_guid(self._rubric, finding.criterion, level))
        self._note(coding, guid("judged", *about), f"{finding.criterion}: level {level}", how_judged(finding))

    def _coding(self, parent: Element, identity: str, code: str) -> Element:
        coding = SubElement(parent, "Coding", {"guid": identity} | self._made)
        SubElement(coding, "CodeRef", targetGUID=code)
        return coding

    def _note(self, parent: Element, identity: str, name: str, text: str) -> None:
        SubElement(parent, "NoteRef", targetGUID=identity)
        note = SubElement(self._notes, "Note", {"guid": identity, "name": label(name)} | self._made)
        SubElement(note, "PlainTextContent").text = text
