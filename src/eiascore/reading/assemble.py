"""Turn the pieces that a format reader found into a Document: one text, and everything else as spans into it."""

from __future__ import annotations

from collections.abc import Sequence

from eiascore.errors import EmptyDocumentError, IllegibleError
from eiascore.reading.answers import answers
from eiascore.reading.attached import set_apart
from eiascore.reading.characteristics import characteristics
from eiascore.reading.draft import Draft, Source, drafted
from eiascore.reading.families import recognise
from eiascore.reading.forms import questions
from eiascore.reading.leads import with_items
from eiascore.reading.legibility import legibility
from eiascore.reading.options import speakers
from eiascore.reading.outline import page_spans, sections
from eiascore.reading.pieces import Layout
from eiascore.reading.quality import together
from eiascore.reading.template import origins, template_share
from eiascore.reading.ticks import settle
from eiascore.reading.units import Unit
from eiascore.schema.document import Document, Origin, Page, Sentence
from eiascore.schema.frozen import lean
from eiascore.schema.source import Part, Quality, SourceFile
from eiascore.settings import settings


def _sentences(units: Sequence[Unit], spoken: Sequence[Origin], asked: Sequence[str]) -> tuple[Sentence, ...]:
    return tuple(
        lean(Sentence(
            start=unit.start, end=unit.end, page=unit.page, block=unit.block, section=unit.section, kind=unit.kind,
            origin=origin, question=question, row_header=unit.row_header, column_header=unit.column_header,
            ticked=unit.ticked,
        ))
        for unit, origin, question in zip(units, spoken, asked, strict=True)
    )  # fmt: skip


def _quality(
    layout: Layout,
    units: Sequence[Unit],
    spoken: Sequence[Origin],
    pages: Sequence[Page],
    text: str,
    legible: float,
    family: str,
) -> Quality:
    return Quality(
        template_share=template_share((origin, unit.text) for origin, unit in zip(spoken, units, strict=True)),
        template_family=family,
        pages_without_text=sum(len(text[page.start : page.end].split()) < 3 for page in pages),
        irregular_tables=sum(piece.irregular for piece in layout.pieces),
        recognised_pages=layout.recognised,
        confidence=layout.confidence,
        legibility=legible,
        notes=tuple(layout.notes),
    )


def _check_words(texts: Sequence[str], sources: Sequence[Source]) -> None:
    """Ask for enough words in the main file, and for any in an annex: a page of signatures may be one."""
    for number, (text, source) in enumerate(zip(texts, sources, strict=True)):
        words, needed = len(text.split()), 1 if number else settings().min_words
        if words < needed:
            shown = f"The annex {source.name}" if number else source.name
            raise EmptyDocumentError(
                f"{shown} holds {words} words; fewer than {needed} cannot be assessed.",
                "Check that the file is complete and that its text can be selected.",
            )


def _checked_legibility(text: str, name: str) -> float:
    """Return the legibility of a text; a garbled one must get no score that looks like a poor one."""
    share, least = legibility(text), settings().min_legibility
    if share < least:
        raise IllegibleError(
            f"The text of {name} is garbled: {share:.0%} of its words read as words of a language, and {least:.0%} are "
            "needed.",
            "Ask for the document that it was made from, or have a PDF recognised anew with --ocr always.",
        )
    return round(share, 3)


def assemble(layout: Layout, *, name: str, sha256: str, size: int, media_type: str) -> Document:
    """Build the document of one file from the pieces in reading order.

    Parameters
    ----------
    layout : Layout
        What the format reader found.
    name : str
        File name or other short name of the document.
    sha256 : str
        Digest of the bytes read.
    size : int
        Number of bytes read.
    media_type : str
        Media type of the bytes.

    Returns
    -------
    Document
        The one text and its pages, sections, blocks, tables and sentences.

    Raises
    ------
    EmptyDocumentError, IllegibleError, TooLargeError
        There are fewer words, fewer legible ones, or more characters, than the settings allow.
    """
    return assemble_files([Source(layout, name, sha256, size, media_type)])


def assemble_files(sources: Sequence[Source], part: Part | None = None) -> Document:
    """Build one document from a main file and its annexes.

    Who speaks and what is answered is settled in each file by itself: a form's looks are its own, and no question
    carries over into the next file.

    Parameters
    ----------
    sources : sequence of Source
        The main file, which the document is named after, then its annexes; their names differ.
    part : Part, optional
        Where the pieces of the main file are only a part of it: which.

    Returns
    -------
    Document
        One text; pages are numbered anew in each file.

    Raises
    ------
    EmptyDocumentError, TooLargeError
        There are fewer words, or more characters, than the settings allow.
    """
    draft = drafted(sources)
    text = "\n".join(draft.parts)
    ends = [*(stretch.start - 1 for stretch in draft.files[1:]), len(text)]
    _check_words([text[f.start : end] for f, end in zip(draft.files, ends, strict=True)], sources)
    spoken: list[Origin] = []
    asked: list[str] = []
    pages: list[Page] = []
    files: list[SourceFile] = []
    qualities: list[tuple[Quality, int]] = []
    last_units = [*(stretch.unit for stretch in draft.files[1:]), len(draft.units)]
    for source, stretch, end, last in zip(sources, draft.files, ends, last_units, strict=True):
        units = draft.units[stretch.unit : last]
        printed = recognise(units)
        settle(units)
        own = with_items(units, set_apart(units, speakers(units, origins(units, printed))))
        turned = page_spans(stretch.turns, source.layout, text, stretch.start, end)
        body = text[stretch.start : end]
        legible = _checked_legibility(body, source.name)
        qualities.append(
            (_quality(source.layout, units, own, turned, text, legible, printed.family), len(body.split()))
        )
        files.append(_file(source, stretch.start, end, len(pages), len(turned)))
        spoken, asked, pages = spoken + own, asked + questions(units, own), pages + list(turned)
    main = sources[0]
    document = Document(
        name=main.name, sha256=main.sha256, size=main.size, media_type=main.media_type, reader=main.layout.reader,
        text=text, pages=tuple(pages), sections=sections(draft.headings, text, _first_page(draft)),
        blocks=tuple(draft.blocks), tables=tuple(draft.tables), sentences=_sentences(draft.units, spoken, asked),
        quality=together(qualities, [source.name for source in sources]), files=tuple(files), part=part,
    )  # fmt: skip
    filled = {"answers": answers(document), "characteristics": characteristics(document)}
    return document.model_copy(update=filled)


def _first_page(draft: Draft) -> int | None:
    return draft.blocks[0].page if draft.blocks else None


def _file(source: Source, start: int, end: int, first_page: int, pages: int) -> SourceFile:
    return SourceFile(
        name=source.name, sha256=source.sha256, size=source.size, media_type=source.media_type,
        reader=source.layout.reader, start=start, end=end, first_page=first_page, pages=pages,
    )  # fmt: skip
