"""An equality assessment inside a longer report: where it begins and ends.

A report to a committee is not an assessment, and one appended to it is. Precision comes first: a file that is an
assessment from the start is never cut, and where there is doubt the whole file is read, with a note that says where an
assessment seems to stand.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from eiascore.reading import appended
from eiascore.reading.appended import Label, Signs, label_of, line_of, names_assessment
from eiascore.reading.pieces import Layout, Piece
from eiascore.schema.source import Part
from eiascore.text import shortened

_FRONT = 16  # pieces in which a file says what it is, or fewer where they are long
_FRONT_WORDS = 250
_WORDS = 150  # fewer are a paragraph on equality, not an assessment
_BEFORE = 80  # words of a report that stand before what is appended
_TRIED = 24  # headings that are looked into: no honest report has more


@dataclass(frozen=True, slots=True)
class Found:
    """The part that was found, its range of pieces, and notes; ``part`` is None where the whole file is read."""

    part: Part | None = None
    start: int = 0
    end: int = 0
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Line:
    """A line that may be a title: its piece and page, how it stands out, and what it says.

    ``top`` means that it opens a page, ``level`` is 0 for what is no heading, and ``strong`` means that it stands out:
    where a format has no pages, many appendices begin with no more than a bold line.
    """

    at: int
    text: str
    page: int | None
    top: bool
    level: int
    strong: bool
    furniture: bool
    label: Label | None
    titled: bool
    numbered: bool
    body: bool
    other: bool


def _line(at: int, piece: Piece, text: str, label: Label | None, top: bool) -> _Line:
    level = piece.level if piece.kind == "heading" else 0
    return _Line(
        at=at, text=text, page=piece.page, top=top, level=level,
        strong=top or level > 0 or (piece.bold and piece.page is None), furniture=piece.kind == "furniture",
        label=label, titled=names_assessment(text), numbered=label is None and appended.is_numbered(text),
        body=appended.of_report_body(text), other=appended.begins_other(text),
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Stretch:
    """A part that may be taken: its title and its range of pieces; a chapter of the report itself is not sure."""

    title: str
    start: int
    end: int
    words: int
    sure: bool


def find(layout: Layout) -> Found:
    """Find the equality assessment inside a file that is something else.

    Parameters
    ----------
    layout : Layout
        What the format reader found.

    Returns
    -------
    Found
        The largest assessment in a file that says it is something else; otherwise the whole file, with a note where an
        assessment seems to stand in it.
    """
    pieces = layout.pieces
    if names_assessment(layout.title) or not any(names_assessment(line_of(piece)) for piece in pieces):
        return Found()
    front = _front(pieces)
    genre, own_title = _genre(layout, pieces[:front])
    if own_title and not genre:
        return Found()
    signs = [appended.signs_of(piece) for piece in pieces]
    parts = _parts(pieces, _lines(pieces), signs, front)
    if not parts:
        return Found()
    before = signs[: parts[0].start]
    sure = [part for part in parts if part.sure]
    little = sum(sign.words for sign in before) < _BEFORE
    if not sure or not genre or own_title or little or appended.is_throughout(before):
        return Found(notes=tuple(_note(pieces, part, "seems to begin") for part in parts))
    best = max(sure, key=lambda part: part.words)
    notes = tuple(_note(pieces, part, "stands in the same file") for part in parts if part is not best)
    return Found(_part(layout, best, genre), best.start, best.end, notes)


def _part(layout: Layout, best: _Stretch, genre: str) -> Part:
    first, last = _page_range(layout.pieces, best)
    reason = f"the file is something else (“{shortened(genre)}”) and the assessment is appended to it"
    pages = len(layout.page_sizes) or max((piece.page or 0 for piece in layout.pieces), default=0)
    return Part(title=best.title, reason=reason, first_page=first, last_page=last, pages=pages)


def _genre(layout: Layout, front: Sequence[Piece]) -> tuple[str, bool]:
    """Return the line that says the file is something else, and whether the front holds the title of an assessment.

    A title above that line settles it: the file is an assessment of a strategy, say, and no strategy.
    """
    genre = layout.title if appended.names_other(layout.title) else ""
    own = False
    for piece in front:
        line = line_of(piece)
        if label_of(line) is None and names_assessment(line) and not appended.is_numbered(line):
            own = True
            if not genre or genre == layout.title:
                return "", True
        genre = genre or next((text for text in appended.texts_of(piece) if appended.names_other(text)), "")
    return genre, own


def _front(pieces: Sequence[Piece]) -> int:
    """Return how many pieces are the front of the file."""
    seen = words = 0
    for at, piece in enumerate(pieces):
        seen += piece.kind != "furniture"
        if seen > _FRONT or words > _FRONT_WORDS:
            return at
        words += sum(len(text.split()) for text in appended.texts_of(piece))
    return len(pieces)


def _lines(pieces: Sequence[Piece]) -> list[_Line]:
    """Return what may be a title, and the labels that stand in the margins."""
    found: list[_Line] = []
    page = 0
    for at, piece in enumerate(pieces):
        text = line_of(piece)
        top = (piece.page or 0) > page
        if piece.kind == "furniture":
            if label := label_of(piece.text):
                found.append(_line(at, piece, piece.text, label, top))
            continue
        page = max(page, _last_page(piece) or 0)
        if text:
            found.append(_line(at, piece, text, label_of(text), top))
    return found


def _last_page(piece: Piece) -> int | None:
    pages = [piece.page, *(page for _, page in piece.page_breaks), *(cell.page for cell in piece.cells)]
    return max((page for page in pages if page is not None), default=None)


def _parts(pieces: Sequence[Piece], lines: Sequence[_Line], signs: Sequence[Signs], front: int) -> list[_Stretch]:
    """Return the stretches after the front that begin with the title of an assessment and look like one."""
    parts: list[_Stretch] = []
    tried = 0
    for number, line in enumerate(lines):
        begun = parts[-1].end if parts else front
        title = _title(lines, number) if line.at >= begun else ""
        if not title or tried >= _TRIED:
            continue
        tried += 1
        end = _end(pieces, lines, number)
        words = sum(sign.words for sign in signs[line.at : end])
        body = any(other.body for other in lines[number + 1 :] if other.at < end)
        if words < _WORDS or body or _superseded(lines, number, signs):
            continue
        if appended.assesses(signs[line.at : end]):
            chapter = line.numbered or not (line.top or line.level)
            sure = line.label is not None or not chapter
            parts.append(_Stretch(title, line.at, end, words, sure))
    return parts


def _title(lines: Sequence[_Line], number: int) -> str:
    """Return the title of the assessment that begins with a line, "" where none does."""
    line = lines[number]
    if line.label is None:
        return " ".join(line.text.split()) if line.strong and line.titled else ""
    if names_assessment(line.label.rest):
        return " ".join(line.text.split())
    if line.label.rest:
        return ""
    # "Appendix 3" on a line, or in the margin, and the title on one of the next.
    for after in lines[number + 1 : number + 3]:
        if after.label is not None:
            break
        if after.titled:
            return " ".join(f"{line.text}: {after.text}".split())
    return ""


def _superseded(lines: Sequence[_Line], number: int, signs: Sequence[Signs]) -> bool:
    """Tell whether a line only announces what follows: an entry of a list, or a paragraph before the appendices."""
    line = lines[number]
    opens = line.strong if line.page is None else line.top
    if line.furniture or (line.label is not None and opens):
        return False
    for after in lines[number + 1 : number + _WORDS]:
        if sum(sign.words for sign in signs[line.at : after.at]) >= _WORDS:
            return False
        if after.strong and (after.titled and not after.label if line.label else after.label is not None):
            return True
    return False


def _end(pieces: Sequence[Piece], lines: Sequence[_Line], number: int) -> int:
    """Return the piece that the part ends before: the next appendix, or the title of another document."""
    start = lines[number]
    series = _series(lines, number)
    nested: Label | None = None
    end = len(pieces)
    for line in lines[number + 1 :]:
        if line.label is not None:
            if _next_appendix(line, line.label, start, series, nested):
                end = line.at
                break
            nested = nested if line.furniture else line.label
        elif line.at > start.at + 4 and _another_document(line, start):
            end = line.at
            break
    while end > start.at + 1 and pieces[end - 1].kind == "furniture":  # the header of the page that follows
        end -= 1
    return end


def _series(lines: Sequence[_Line], number: int) -> list[Label]:
    """Return the labels that the next appendix of the report follows.

    A title without a label of its own stands between appendices of the report, or before all of them: they go by the
    labels before it, and by the series in which another assessment is appended.
    """
    own = lines[number].label
    if own is not None:
        return [own]
    before = [line.label for line in lines[:number] if line.label and (line.strong or line is lines[number - 1])]
    after = [line.label for line in lines[number:] if line.label and line.strong]
    return before + [replace(label, place=(0, "")) for label in after if names_assessment(label.rest)]


def _next_appendix(line: _Line, label: Label, start: _Line, series: Sequence[Label], nested: Label | None) -> bool:
    """Tell whether a label ends the part: it goes on with the report's own series and is no appendix of the part."""
    if (start.level and line.level > start.level) or (start.strong and not line.strong and not line.furniture):
        return False
    if nested is not None and label.follows(nested) and label.place[0] == nested.place[0] + 1:
        # Appendices of the assessment itself have begun to count anew; this goes on with them.
        return appended.begins_other(label.rest)
    return any(label.follows(other) for other in series)


def _another_document(line: _Line, start: _Line) -> bool:
    if start.numbered:
        return 0 < line.level <= start.level
    if (line.page is not None and not line.top) or (start.level and not 0 < line.level <= start.level):
        return False
    if line.other:
        return True
    if not line.titled or start.label is not None:
        return False
    # A second assessment under a title of its own: of something else than the first.
    first, second = appended.subject_of(start.text), appended.subject_of(line.text)
    return bool(first) and bool(second) and first != second


def _page_range(pieces: Sequence[Piece], part: _Stretch) -> tuple[int | None, int | None]:
    inside = pieces[part.start : part.end]
    pages = [page for piece in inside if (page := _last_page(piece)) is not None]
    first = next((piece.page for piece in inside if piece.page is not None), None)
    return first, max(pages, default=None)


def _note(pieces: Sequence[Piece], part: _Stretch, says: str) -> str:
    first, last = _page_range(pieces, part)
    if first is None or last is None:
        return f"An equality assessment {says}: “{shortened(part.title, 120)}”."
    shown = f"page {first}" if first == last else f"pages {first}-{last}"
    option = shown.replace("page ", "pages ")
    return f"An equality assessment {says}: “{shortened(part.title, 120)}”, {shown} (--{option} reads it)."
