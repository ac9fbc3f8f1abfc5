"""Scorecards by hand that quote chosen parts of a document, and what stands under a highlight when it is read back."""

from __future__ import annotations

import ctypes
import io
import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from typing import Any

import docx
import pikepdf
import pypdfium2
import pypdfium2.raw as pdfium

from eiascore.reading.docx_xml import W
from eiascore.schema import Document, Grade, Scorecard
from eiascore.schema.scorecard import DimensionGrade, KindFinding, Provenance, RedFlag, RubricIdentity
from handmade import evidence, finding

Page = list[tuple[str, float, float]]


def card_of(document: Document, spans: Iterable[tuple[int, int]], **changes: Any) -> Scorecard:
    """Return a scorecard that quotes each span, under two criteria in turn."""
    quoted: dict[str, list[Any]] = {"crit_one": [], "crit_two": []}
    for number, (start, end) in enumerate(spans):
        sentence = next(k for k, s in enumerate(document.sentences) if s.start <= start < s.end)
        page = document.sentences[sentence].page
        file = next((f.name for f in document.files[1:] if f.start <= start < f.end), "")
        criterion = list(quoted)[number % 2]
        quoted[criterion].append(
            evidence(start=start, end=end, sentence=sentence, page=page, file=file, section="", why="it says so")
        )
    findings = (
        finding("crit_one", 2, "engagement", question="Who was asked?", evidence=tuple(quoted["crit_one"])),
        finding("crit_two", 1, "evidence", question="What is known?", evidence=tuple(quoted["crit_two"])),
    )
    letters = DimensionGrade(letter="C", uncapped="C", score=50.0)
    given: dict[str, Any] = {
        "document": document,
        "kind": KindFinding(kind="eia", confidence=0.9, reasons=("by hand",)),
        "rubric": RubricIdentity(id="by-hand", version="1", sha256="0" * 64),
        "grade": Grade(letter="C", score=50.0, dimensions={"engagement": letters, "evidence": letters}),
        "findings": findings,
        "red_flags": (),
        "limits": ("No advice.",),
        "provenance": Provenance(tool="t", reader=document.reader, pipeline="p", options={}),
    }
    return Scorecard(**(given | changes))


def sentences_of(document: Document) -> list[tuple[int, int]]:
    """Return every sentence that holds a letter."""
    return [(s.start, s.end) for s in document.sentences if letters(document.quote(s))]


def flag(document: Document, start: int, end: int) -> RedFlag:
    return RedFlag(
        id="late", means="came late", criterion="crit_one", start=start, end=end, quote=document.text[start:end], page=1
    )


def letters(words: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKC", words) if c.isalnum())


def characters(data: bytes) -> list[Page]:
    """Return for each page what pdfium finds on it, each character with its centre in the space of the PDF."""
    pages = []
    with pypdfium2.PdfDocument(data) as opened:
        for sheet in opened:
            layer = sheet.get_textpage()
            pages.append(
                [
                    (chr(pdfium.FPDFText_GetUnicode(layer.raw, k)), *_centre(layer, k))
                    for k in range(layer.count_chars())
                ]
            )
    return pages


def _centre(layer: pypdfium2.PdfTextPage, index: int) -> tuple[float, float]:
    left, right, low, high = (ctypes.c_double() for _ in range(4))
    pdfium.FPDFText_GetCharBox(layer.raw, index, left, right, low, high)
    return (left.value + right.value) / 2, (low.value + high.value) / 2


def highlights(data: bytes) -> list[tuple[int, dict[str, Any]]]:
    """Return page number and fields of each highlight that eiascore made."""
    with pikepdf.open(io.BytesIO(data)) as opened:
        return [
            (
                number,
                {
                    "name": str(note.NM),
                    "contents": str(note.Contents),
                    "colour": [float(side) for side in note.C],
                    "rect": [float(side) for side in note.Rect],
                    "quads": [float(side) for side in note.QuadPoints],
                    "drawn": note.AP.N.read_bytes(),
                },
            )
            for number, page in enumerate(opened.pages)
            for note in page.obj.get("/Annots", [])
            if isinstance(note, pikepdf.Dictionary) and str(note.get("/T", "")) == "eiascore"
        ]


def under_highlights(data: bytes, pages: list[Page] | None = None) -> dict[str, str]:
    """Return for each highlighted quotation, by its name, the letters of the pages that stand inside its quads."""
    pages = pages or characters(data)
    found: dict[str, str] = defaultdict(str)
    for number, note in highlights(data):
        for at in range(0, len(note["quads"]), 8):
            across, up = note["quads"][at : at + 8 : 2], note["quads"][at + 1 : at + 8 : 2]
            found[note["name"]] += "".join(
                c for c, x, y in pages[number] if min(across) <= x <= max(across) and min(up) <= y <= max(up)
            )
    return {name: letters(text) for name, text in found.items()}


def misplaced(document: Document, spans: Iterable[tuple[int, int]], data: bytes) -> list[tuple[str, str]]:
    """Return each quotation whose highlights hold anything but its words."""
    held = under_highlights(data)
    said = {f"eiascore-{start}-{end}": letters(document.text[start:end]) for start, end in spans}
    assert set(held) <= set(said)
    return [(words, held.get(name, "")) for name, words in said.items() if held.get(name, "") != words]


def commented(data: bytes) -> list[tuple[str, str]]:
    """Return for each comment of a DOCX by eiascore its words and the text between the marks of its range."""
    opened = docx.Document(io.BytesIO(data))
    held: dict[str, str] = {}
    within: set[str] = set()
    for element in opened.element.body.iter(W + "t", W + "commentRangeStart", W + "commentRangeEnd"):
        if element.tag == W + "commentRangeStart":
            within.add(str(element.get(W + "id")))
        elif element.tag == W + "commentRangeEnd":
            within.discard(str(element.get(W + "id")))
        else:
            for identity in within:
                held[identity] = held.get(identity, "") + (element.text or "")
    return [
        ("\n".join(paragraph.text for paragraph in comment.paragraphs), held.get(str(comment.comment_id), ""))
        for comment in opened.comments
        if comment.author == "eiascore"
    ]
