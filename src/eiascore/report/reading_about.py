"""What stands above the text of a read file: what it is, how well it was read, and which part of it was taken."""

from __future__ import annotations

from collections.abc import Iterator

from eiascore.report.words import FORMATS, counted
from eiascore.schema import Document
from eiascore.text import squeeze, visible


def about(document: Document) -> list[tuple[str, str]]:
    """Return what to know before reading on, as names and values.

    Parameters
    ----------
    document : Document
        The document.

    Returns
    -------
    list of tuple of str
        Only what there is anything to say about.
    """
    return [(name, squeeze(visible(value))) for name, value in (*_file(document), *_quality(document)) if value]


def _kind(media_type: str, pages: int) -> str:
    name = FORMATS.get(media_type, media_type)
    return f"{name}, {counted(pages, 'page')}" if pages else name


def _file(document: Document) -> Iterator[tuple[str, str]]:
    main = document.files[0].pages if document.files else len(document.pages)
    yield "File", f"{_kind(document.media_type, main)}, {counted(document.words, 'word')}"
    part = document.part
    if part:
        pages = f"pages {part.first_page} to {part.last_page} of {part.pages}" if part.first_page else "a part of it"
        titled = f", “{part.title}”" if part.title else ""
        yield "Part", f"{pages}{titled} ({part.reason})"
    annexes = [f"{file.name} ({_kind(file.media_type, file.pages)})" for file in document.files[1:]]
    yield "Annexes", "; ".join(annexes)


def _quality(document: Document) -> Iterator[tuple[str, str]]:
    quality = document.quality
    yield "Form’s own text", f"{quality.template_share:.0%} of the words are prompts, guidance or recital of the law"
    left = sum(block.kind == "furniture" for block in document.blocks)
    yield "Left out", f"{counted(left, 'line')} of running headers, footers and page numbers" if left else ""
    if quality.recognised_pages:
        sure = "" if quality.confidence is None else f", with a mean confidence of {quality.confidence:.0%}"
        yield "Recognised", f"the text of {counted(quality.recognised_pages, 'page')} was read off a picture{sure}"
    if quality.legibility < 1:
        yield "Legible", f"{quality.legibility:.0%} of the words read as words of a language"
    empty, guessed = quality.pages_without_text, quality.irregular_tables
    yield "Pages without text", str(empty) if empty else ""
    yield "Guessed tables", f"the grid of {counted(guessed, 'table')} had to be guessed" if guessed else ""
    for note in quality.notes:
        yield "Note", note
