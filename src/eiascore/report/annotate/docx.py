"""Marks quotations in a DOCX with Word comments; the text stays as it was."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from docx.oxml import parse_xml
from docx.package import Package
from docx.text.run import Run

import eiascore.reading.docx  # noqa: F401  # teaches python-docx to open templates and files with macros
from eiascore.reading.docx_xml import W
from eiascore.reading.matching import matched
from eiascore.report.annotate.docx_cuts import Cuts
from eiascore.report.annotate.docx_words import Letter, Walk, spelled, words
from eiascore.report.annotate.marks import Mark
from eiascore.report.annotate.result import Marked, Missed
from eiascore.schema import Document

if TYPE_CHECKING:
    from lxml.etree import _Element

_AUTHOR, _INITIALS = "eiascore", "EIA"
_NO_PLACE = "its words were not found in the body of the file"
_SIGNED = "The file was signed: in the marked copy the signature no longer verifies. Keep the original."
_DAY_ONE = (1980, 1, 1, 0, 0, 0)  # the first that a zip file knows

Span = tuple[int, int]
Word = list[Letter]


def mark_docx(document: Document, data: bytes, file: int, marks: Sequence[Mark]) -> Marked:
    """Mark quotations in a DOCX.

    Parameters
    ----------
    document : Document
        What was read.
    data : bytes
        The DOCX: the document's file of that number.
    file : int
        Index into ``document.files``.
    marks : sequence of Mark
        The quotations that stand in this file.

    Returns
    -------
    Marked
        The copy.
    """
    package = Package.open(io.BytesIO(data))
    opened = package.main_document_part.document
    places = _places(document, file, _paragraphs(opened))
    ranges = {mark: found for mark in marks if (found := _range(mark, places))}
    begins = [(first.run, (first.node, first.at)) for first, _ in ranges.values()]
    cuts = Cuts([*begins, *((last.run, (last.node, last.end)) for _, last in ranges.values())])
    for mark, (first, last) in ranges.items():
        ends: tuple[Any, Any] = cuts.beginning[first.node, first.at], cuts.ending[last.node, last.end]
        runs = [Run(run, opened) for run in ends]
        comment = opened.add_comment(runs, mark.note.replace("\n\n", "\n"), author=_AUTHOR, initials=_INITIALS)
        comment._comment_elm.attrib.pop(W + "date", None)  # same file, same bytes
    return Marked(
        _saved(package),
        tuple(ranges),
        tuple(Missed(mark, _NO_PLACE) for mark in marks if mark not in ranges),
        remarks=(_SIGNED,) if any("digital-signature" in rel.reltype for rel in package.rels.values()) else (),
    )


def _paragraphs(opened: Any) -> list[list[Word]]:
    """Return the words of each paragraph of the body, its boxes and its notes."""
    notes: dict[tuple[str, str], _Element] = {}
    for relation in opened.part.rels.values():
        kind = relation.reltype.rsplit("/", 1)[-1].removesuffix("s")
        if kind in ("footnote", "endnote") and not relation.is_external:
            root = parse_xml(relation.target_part.blob)
            notes |= {(kind, str(note.get(W + "id", ""))): note for note in root.iterfind(W + kind)}
    walk = Walk(notes)
    walk.blocks(opened.element.body)
    return [found for letters in walk.paragraphs if (found := words(letters))]


def _places(document: Document, file: int, paragraphs: Sequence[list[Word]]) -> dict[Span, list[Word]]:
    """Return for each word of the text the words of the file that it was read from.

    Lines are paired with paragraphs first, so that a long file costs no more than its length; what is left is paired
    word by word.
    """
    own = document.files[file] if document.files else None
    start, end = (own.start, own.end) if own else (0, len(document.text))
    lines = [line for line in _lines(document.text, start, end) if line]
    found: dict[Span, list[Word]] = {}
    pairs: dict[int, list[int]] = {}
    texts = ["".join(document.text[s:e] for s, e in line) for line in lines]
    for line, paragraph in matched(texts, ["".join(map(spelled, held)) for held in paragraphs]):
        pairs.setdefault(line, []).append(paragraph)
    for line, held in pairs.items():
        _pair(document.text, lines[line], [word for number in held for word in paragraphs[number]], found)
    used = {number for held in pairs.values() for number in held}
    rest = [span for number, line in enumerate(lines) if number not in pairs for span in line]
    free = [word for number, held in enumerate(paragraphs) if number not in used for word in held]
    _pair(document.text, rest, free, found)
    return found


def _pair(text: str, spans: Sequence[Span], held: Sequence[list[Letter]], found: dict[Span, list[Word]]) -> None:
    for span, word in matched([text[s:e] for s, e in spans], [spelled(word) for word in held]):
        found.setdefault(spans[span], []).append(held[word])


def _lines(text: str, start: int, end: int) -> list[list[Span]]:
    """Return for each line of a part of the text where its words stand."""
    lines: list[list[Span]] = []
    at = start
    for line in text[start:end].splitlines(keepends=True):
        lines.append([])
        place = at
        for word in line.split():
            place = text.index(word, place)
            lines[-1].append((place, place + len(word)))
            place += len(word)
        at += len(line)
    return lines


def _range(mark: Mark, places: dict[Span, list[Word]]) -> tuple[Letter, Letter] | None:
    """Return the first and the last letter of a quotation in its first paragraph, None where none of it was found."""
    letters = [
        letter
        for (start, end), held in places.items()
        if start < mark.end and mark.start < end
        for letter in _within(mark, start, end, held)
    ]
    if not letters:
        return None
    own = [letter for letter in letters if letter.paragraph is letters[0].paragraph]
    return own[0], own[-1]


def _within(mark: Mark, start: int, end: int, held: list[Word]) -> list[Letter]:
    """Return the letters of a word that are quoted: all where the word was put together or changed in reading."""
    letters = [letter for word in held for letter in word]
    if len(letters) != end - start:
        return letters
    return letters[max(0, mark.start - start) : len(letters) - max(0, end - mark.end)]


def _saved(package: Any) -> bytes:
    """Write the file; its parts carry no time, so that it is the same each time."""
    written, out = io.BytesIO(), io.BytesIO()
    package.save(written)
    with zipfile.ZipFile(written) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for member in source.infolist():
            named = zipfile.ZipInfo(member.filename, _DAY_ONE)
            target.writestr(named, source.read(member), zipfile.ZIP_DEFLATED)
    return out.getvalue()
