"""Reads plain text: paragraphs, bullets, runs of separated columns as tables, and only the surest headings."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from eiascore.reading.encoding import decode
from eiascore.reading.ends import is_complete
from eiascore.reading.grid import Grid
from eiascore.reading.guard import bounded, check_length
from eiascore.reading.labels import is_characteristic
from eiascore.reading.numbered import as_paragraphs
from eiascore.reading.parts import asks_for_groups, names_document, wants_answer
from eiascore.reading.pieces import Layout, Piece
from eiascore.reading.plain_lines import (
    Line,
    continues,
    goes_on,
    heading_level,
    is_number_only,
    is_title,
    lines_of,
    wrap_width,
)
from eiascore.reading.runs import Runs, clean, with_boxes, without_bullet
from eiascore.reading.ticks import is_choice

_RULE = re.compile(r"[=_*~|+:\s-]{3,}")
_SETEXT = re.compile(r"={3,}|-{3,}|~{3,}")
_FULL_LINE = 40
_MOST_RULES = 3  # above the first row of a table
_CLOSED = re.compile(r"[.!?][”’\"')]*$")


def read_plain(data: bytes) -> Layout:
    r"""Read a text file.

    Parameters
    ----------
    data : bytes
        The file in any common encoding.

    Returns
    -------
    Layout
        Its pieces; pages are known where form feeds mark them.

    Examples
    --------
    >>> [piece.text for piece in read_plain(b"We met carers and\ntheir families.\n\n- in May").pieces]
    ['We met carers and their families.', 'in May']
    """
    text = decode(data)
    check_length(len(text))
    lines = lines_of(with_boxes(text))
    reader = _Reader(wrap_width(lines))
    reader.read(lines)
    pieces = _settle_headings(reader.pieces)
    title = pieces[0].text if pieces and pieces[0].kind == "heading" else ""
    as_paragraphs(pieces)
    return bounded(Layout(pieces, "plain", title=title))


@dataclass(slots=True)
class _Reader:
    """Gathers lines into pieces."""

    width: int
    pieces: list[Piece] = field(default_factory=list)
    last: str = ""
    open: Piece | None = None
    blank: bool = True

    def read(self, lines: list[Line]) -> None:
        place = 0
        following = _following(lines)
        while place < len(lines):
            line = lines[place]
            columns = _table_at(lines, place) if line.text.strip() else 0
            if columns:
                self.close()
                self.table(lines[place : place + columns], lines[place].page)
                place += columns
                continue
            if line.furniture:
                # It interrupts a paragraph on the page, not in the text: the paragraph stays open.
                self.pieces.append(Piece("furniture", clean(line.text), page=line.page))
            elif not line.text.strip():
                self.gap(following[place])
            elif self.underlines(line):
                self.close()
            else:
                self.line(line)
            place += 1

    def gap(self, after: Line | None) -> None:
        """End a paragraph at an empty line, unless only the page turns in mid-sentence."""
        page = self.open.page_breaks[-1][1] if self.open and self.open.page_breaks else self.open and self.open.page
        if after is None or self.open is None:
            self.close()
        elif after.page != page:
            if not continues(self.last, after.text, 0):
                self.close()
        elif len(clean(self.last)) < _FULL_LINE or not goes_on(self.last, after.text) or self.open.text[:1].islower():
            # A paragraph that began with a small letter is an item, and so is the next.
            self.close()

    def close(self) -> None:
        self.open = None
        self.blank = True

    def underlines(self, line: Line) -> bool:
        """Take a rule below a title as its underline; any other rule only separates."""
        rule = line.text.strip()
        if not _RULE.fullmatch(rule):
            return False
        last = self.pieces[-1] if self.pieces else None
        if self.open is not None and last is self.open and _SETEXT.fullmatch(rule) and is_title(last.text):
            last.kind, last.level = "heading", 1 if "=" in rule else 2
        return True

    def line(self, line: Line) -> None:
        text = clean(line.text)
        if not text:
            return
        bullet = without_bullet(line.text)
        if bullet is not None:
            indent = len(line.text.expandtabs(4)) - len(line.text.expandtabs(4).lstrip())
            level = min(indent // 4, 7) + 1
            self.start(Piece("bullet", clean(bullet), page=line.page, level=level))
        elif self.open is not None and continues(self.last, line.text, self.width) and not _begins_item(text):
            self.join(text, line.page)
        else:
            self.start(Piece("paragraph", text, page=line.page))
        self.last = line.text
        self.blank = False

    def start(self, piece: Piece) -> None:
        self.pieces.append(piece)
        self.open = piece

    def join(self, text: str, page: int | None) -> None:
        piece = self.open
        if piece is None:
            return
        # A hyphen at the end of a line stays: plain text is rarely hyphenated, and "part-" may go on to "time".
        glue = "" if piece.text.endswith("-") else " "
        current = piece.page_breaks[-1][1] if piece.page_breaks else piece.page
        if page is not None and page != current:
            piece.page_breaks = [*piece.page_breaks, (len(piece.text) + len(glue), page)]
        piece.text = f"{piece.text}{glue}{text}"

    def table(self, lines: list[Line], page: int | None) -> None:
        grid = Grid()
        for line in lines:
            if _RULE.fullmatch(line.text):
                continue
            grid.next_row()
            for cell in _cells(line.text):
                grid.place(Runs([(cell, False, False)]))
        piece = grid.piece()
        if piece is not None:
            piece.page = page
            self.pieces.append(piece)


def _following(lines: list[Line]) -> list[Line | None]:
    """Return for each place the first line of text from there on."""
    following: list[Line | None] = []
    after = None
    for line in reversed(lines):
        after = line if line.text.strip() and not line.furniture else after
        following.append(after)
    return following[::-1]


def _begins_item(text: str) -> bool:
    """Tell whether a line opens something of its own whatever stands above it."""
    return heading_level(text) > 0 or re.match(r"(?:\d{1,2}(?:\.\d{1,2})*[.)]|\([a-z]{1,4}\)|[☐☒])\s", text) is not None


def _separator(text: str) -> str:
    bare = text.strip()
    if without_bullet(text) is not None or (_begins_item(bare) and "\t" not in bare.split(maxsplit=1)[-1]):
        return ""
    if bare.count("|") >= 2 or " | " in bare:
        return "|"
    # A tab before the text only indents it; one after it is an empty cell.
    return "\t" if "\t" in bare or (bare and text.rstrip(" ").endswith("\t")) else ""


def _cells(text: str) -> list[str]:
    bare = text.strip("\n ") if _separator(text) == "\t" else text.strip()
    if _separator(text) == "|":
        bare = bare.removeprefix("|").removesuffix("|")
        return [clean(cell) for cell in bare.split("|")]
    return [clean(cell) for cell in bare.split("\t")]


def _table_at(lines: list[Line], place: int) -> int:
    """Count the lines of a table that begins here; one separated line alone is text, such as a row of tick boxes."""
    kind = _separator(lines[place].text)
    if not kind or lines[place].furniture:
        return 0
    end, rows, columns = place, 0, 0
    while end < len(lines) and lines[end].page == lines[place].page and _separator(lines[end].text) == kind:
        if not _RULE.fullmatch(lines[end].text):
            width = len(_cells(lines[end].text))
            columns = columns or width
            if abs(width - columns) > 1:
                break
            rows += 1
        elif not rows and end - place >= _MOST_RULES:
            return 0  # rules alone are no table, however many: each would be looked at from every other
        end += 1
    return end - place if rows >= 2 else 0


def _settle_headings(pieces: list[Piece]) -> list[Piece]:
    """Decide which one-line paragraphs are headings, seeing what stands around them."""
    body = [piece for piece in pieces if piece.kind != "furniture"]
    levels = [heading_level(piece.text) if piece.kind == "paragraph" else 0 for piece in body]
    for place, (piece, level) in enumerate(zip(body, levels, strict=True)):
        after = body[place + 1] if place + 1 < len(body) else None
        if piece.kind != "paragraph" or after is None:
            continue
        titled = is_title(piece.text) or (names_document(piece.text) and is_title(piece.text.rstrip(": ")))
        if place == 0 and not level and titled:
            piece.kind, piece.level = "heading", 1
        elif level and not _in_list(body, levels, place):
            piece.kind, piece.level = "heading", level
        elif _names_what_follows(piece, after) and not _is_reply(piece.text) and not _is_awaited(body, place):
            piece.kind, piece.level = "heading", 3
    return pieces


def _in_list(body: list[Piece], levels: list[int], place: int) -> bool:
    """Numbered lines in a row at the same depth are a list, not headings with nothing under them."""
    neighbours = [body[other].text for other in (place - 1, place + 1) if 0 <= other < len(body)
                  and levels[other] == levels[place]]  # fmt: skip
    return is_number_only(body[place].text) and any(is_number_only(text) for text in neighbours)


def _is_awaited(body: list[Piece], place: int) -> bool:
    """Tell a short answer right below what asks for it from a heading of what follows."""
    above = body[place - 1] if place else None
    if above is None or above.kind != "paragraph":
        return False
    # "Age" below "What we found:" is the label of what follows; below "Which groups ...?" it is what was asked for.
    if is_characteristic(body[place].text):
        row = place + 2 < len(body) and is_characteristic(body[place + 2].text)
        return asks_for_groups(above.text) and not row
    return wants_answer(above.text)


def _is_reply(text: str) -> bool:
    """Tell "Neutral" or "None identified", the short cell beside a long one in a row that was flattened."""
    return is_choice(text) or is_complete(text)


def _names_what_follows(piece: Piece, after: Piece) -> bool:
    """Tell a short line without a stop or figure above a long stopped paragraph; labels stand above short answers."""
    short = (
        1 <= len(piece.text.split()) <= 8 and is_title(f"{piece.text} x") and not piece.text.endswith((",", ":", ";"))
    )
    prose = after.kind == "paragraph" and len(after.text.split()) >= 20 and _CLOSED.search(after.text) is not None
    return short and prose and not any(c.isdigit() or c in "☐☒|?.@" for c in piece.text)
