"""Tables that were flattened: titles of columns one after the other as lines, then the cells row by row, one a line.

Text copied out of a table, or taken from a PDF without its rules, comes so. Such lines are made a table again, before
anyone asks who speaks and what is answered, so that all that is told of tables is told of them. A line whose place is
doubtful stands in the table under no title and in no row: a wrong tie is worse than none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from eiascore.reading.flat_cells import ANCHORS, FlatLine, Kind, title_kind
from eiascore.reading.flat_rows import Placed, lay_out
from eiascore.reading.pieces import Piece, RawCell

_FEWEST, _MOST = 2, 9  # columns
_LONGEST_TITLE, _LONGEST_CELL = 6, 120  # words; of a title that is not known
_MOST_LINES = 300
_LEAST_FIT = -1.9
_SECTION = re.compile(
    r"\W*(?:(?:[Pp]art|[Ss]ection|[Ss]tep|[Ss]tage|[Aa]nnex|[Aa]ppendix|[Tt]able|[Qq]uestion)\s+(?:(?!75)\d+|[A-Z])\b|"
    r"[A-Z]?\d+(?:\.\d+)*[.)]?\s+(?=[A-Z])(?!(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z.]*\b)|[A-Z][.)]\s)"
)
_UNKNOWN, _LEFT_OUT = -2.5, -1.6
_ASKS = re.compile(r"\?(?:\W|$)")


@dataclass(slots=True)
class _Found:
    """A table that was found among the lines."""

    score: float
    start: int
    titles: int
    placed: list[Placed]
    rows: list[list[int]]  # of a title printed again: none


def unflatten(pieces: Sequence[Piece], *, sure_headings: bool) -> list[Piece]:
    """Make tables of the lines that flattened tables left.

    Parameters
    ----------
    pieces : sequence of Piece
        The pieces of a file in reading order.
    sure_headings : bool
        Whether headings are marked as such in the file; where they were guessed from short lines, a cell may be one.

    Returns
    -------
    list of Piece
        The same pieces, those of flattened tables as tables; the same lines in the same order.
    """
    result: list[Piece] = []
    place = 0
    lines = _Lines(pieces, sure_headings)
    while place < len(pieces):
        end = lines.run(place)
        table = lines.table(place, end) if end - place >= _FEWEST else None
        if table is None:
            result.append(pieces[place])
            place += 1
            continue
        made, place = lines.built(place, table)
        result += made
    return result


class _Lines:
    """The lines of a file, as titles and cells."""

    def __init__(self, pieces: Sequence[Piece], sure_headings: bool) -> None:
        self.pieces, self.sure = pieces, sure_headings
        self._kinds: dict[int, Kind | None] = {}

    def is_line(self, place: int) -> bool:
        """Tell whether a piece may be a title or cell."""
        piece = self.pieces[place]
        kinds = ("paragraph", "bullet") if self.sure else ("paragraph", "bullet", "heading")
        return piece.kind in kinds and bool(piece.text.strip())

    def kind(self, place: int) -> Kind | None:
        """Return what a line asks for as a title."""
        if place not in self._kinds:
            piece = self.pieces[place]
            known = self.is_line(place) and piece.kind != "bullet" and len(piece.text) <= 120
            self._kinds[place] = title_kind(piece.text) if known else None
        return self._kinds[place]

    def may_title(self, place: int) -> bool:
        """Tell whether a line may be a title that is not known."""
        if place >= len(self.pieces) or place < 0 or not self.is_line(place):
            return False
        text = self.pieces[place].text
        plain = text[:1].isupper() and text[-1] not in ".;:!" and not any(map(str.isdigit, text))
        return plain and len(text.split()) <= _LONGEST_TITLE and _SECTION.match(text) is None

    def run(self, start: int) -> int:
        """Return where the titles end that begin at a line; one among them may be unknown."""
        if self.kind(start) is None:
            return start
        end = start + 1
        while end < len(self.pieces) and end - start < _MOST:
            if self.kind(end) is not None:
                end += 1
            elif self.may_title(end) and end + 1 < len(self.pieces) and self.kind(end + 1) is not None:
                end += 2
            else:
                break
        return min(end, start + _MOST)

    def body(self, start: int) -> list[int]:
        """Return the lines that may be cells, from one to whatever ends the table."""
        found: list[int] = []
        for place in range(start, len(self.pieces)):
            piece = self.pieces[place]
            if piece.kind == "furniture":
                continue
            if not self.is_line(place) or len(found) >= _MOST_LINES or self._closes(place, found):
                break
            found.append(place)
        return found

    def _closes(self, place: int, before: Sequence[int]) -> bool:
        """Tell whether a line ends a table: a question, the title of a part, a paragraph."""
        text = self.pieces[place].text
        words = len(text.split())
        if words > _LONGEST_CELL or (_ASKS.search(text) and words > 3):
            return True
        if not _SECTION.match(text):
            return False
        # "1. Better letters" may be the first cell of a row, where the first row begins so.
        return not before or not _SECTION.match(self.pieces[before[0]].text)

    def table(self, start: int, end: int) -> _Found | None:
        """Return the likeliest table below a run of titles, if any."""
        found: list[_Found] = []
        for first in (start, start + 1):
            for last in (end - 1, end, end + 1):
                if last - first < _FEWEST or last - first > _MOST or (last > end and not self.may_title(end)):
                    continue
                if table := self._laid(start, end, first, last):
                    found.append(table)
        best = max(found, key=lambda table: table.score, default=None)
        return best if best is not None and self._holds(best) else None

    def _laid(self, start: int, end: int, first: int, last: int) -> _Found | None:
        titles = range(first, last)
        kinds: list[Kind] = [self.kind(place) or "text" for place in titles]
        unknown = sum(self.kind(place) is None for place in titles)
        if unknown * 3 > len(kinds) or not ANCHORS.intersection(kinds):
            return None
        repeated = [self.pieces[place].text for place in titles]
        places = self.body(last)
        again = self._repeats(places, repeated)
        cells = [place for place in places if place not in again]
        lines = [FlatLine(self.pieces[place].text, self.pieces[place].kind == "bullet") for place in cells]
        score, placed = lay_out(lines, kinds)
        # A question above the titles is what the table answers.
        asks = first > start and _ASKS.search(self.pieces[start].text) is not None and last - first > _FEWEST
        score += _UNKNOWN * unknown + (0.0 if asks else _LEFT_OUT) * (first - start)
        return _Found(score, first, last - first, placed, [sorted(again), cells])

    def _repeats(self, places: Sequence[int], titles: Sequence[str]) -> set[int]:
        """Return the lines that print the titles again, as at the top of a page."""
        found: set[int] = set()
        texts = [self.pieces[place].text for place in places]
        for at in range(len(texts) - len(titles) + 1):
            if texts[at] == titles[0] and texts[at : at + len(titles)] == titles:
                found.update(places[at : at + len(titles)])
        return found

    def _holds(self, table: _Found) -> bool:
        """Tell whether what was laid out is a table: rows of several cells, and a column that shows what it is."""
        placed = table.placed
        kinds: list[Kind] = [self.kind(place) or "text" for place in range(table.start, table.start + table.titles)]
        if not placed or sum(cell.fit for cell in placed) / len(placed) < _LEAST_FIT:
            return False
        rows: dict[int, set[int]] = {}
        for cell in placed:
            rows.setdefault(cell.row, set()).add(cell.column)
        full = sum(len(columns) > 1 for columns in rows.values())
        shown = [cell for cell in placed if kinds[cell.column] in ANCHORS and cell.fit > -1.0]
        sure = sum(cell.sure for cell in placed)
        if sure * 3 < len(placed) * 2 or 2 * full < len(rows):
            return False
        least = 3 if table.titles == _FEWEST else 2
        if len(rows) >= least:
            return len({cell.row for cell in shown}) * 3 >= len(rows) * 2
        return table.titles > _FEWEST and len(placed) >= table.titles - 1 and len({cell.column for cell in shown}) > 1

    def built(self, start: int, table: _Found) -> tuple[list[Piece], int]:
        """Return the table as a piece, with what stands above and among it, and where the lines go on."""
        titles = range(table.start, table.start + table.titles)
        again, cells = table.rows
        raw = [self._cell(place, 0, column, header=True) for column, place in enumerate(titles)]
        last = cells[len(table.placed) - 1]
        raw += _rows(self, dict(zip(cells, table.placed, strict=False)), [p for p in again if p < last], table.titles)
        first = self.pieces[table.start]
        made = [*self.pieces[start : table.start], Piece("table", page=first.page, cells=raw)]
        made += [self.pieces[place] for place in range(table.start, last) if self.pieces[place].kind == "furniture"]
        return made, last + 1

    def _cell(self, place: int, row: int, column: int, *, header: bool = False) -> RawCell:
        piece = self.pieces[place]
        return RawCell(
            row, column, piece.text, header=header, page=piece.page, bold=piece.bold, italic=piece.italic,
            shaded=piece.shaded, italics=piece.italics,
        )  # fmt: skip

    def cell(self, place: int, row: int, column: int) -> RawCell:
        """Return a line as a cell of a table."""
        return self._cell(place, row, column)


def _rows(lines: _Lines, placed: dict[int, Placed], again: Sequence[int], width: int) -> Iterator[RawCell]:
    """Yield the cells below the titles; a doubtful line stands in a row of its own, beside the last column."""
    row, before, alone = 0, None, True
    held: RawCell | None = None
    for place in sorted([*placed, *again]):
        at = placed.get(place)
        if at is None:
            column = again.index(place) % width
            row += column == 0
            yield from filter(None, [held])
            held, alone = lines.cell(place, row, column), True
            continue
        same = held is not None and not alone and at.sure and before is not None and before.row == at.row
        if same and held is not None and before is not None and before.column == at.column:
            held.text = f"{held.text}\n{lines.pieces[place].text}"
            held.italics = ()
        else:
            yield from filter(None, [held])
            row += not same
            held = lines.cell(place, row, at.column if at.sure else width)
        before, alone = at, not at.sure
    yield from filter(None, [held])
