"""Tables that were flattened: titles of columns one after the other as lines, then the cells row by row, one a line.

Text copied out of a table, or taken from a PDF without its rules, comes so. Such lines are made a table again, before
anyone asks who speaks and what is answered, so that all that is told of tables is told of them. A line whose place is
doubtful stands in the table under no title and in no row: a wrong tie is worse than none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from eiascore.reading.flat_build import SURE, FlatTable, rebuilt
from eiascore.reading.flat_cells import FlatLine
from eiascore.reading.flat_titles import ANCHORS, Kind, no_title, title_kind
from eiascore.reading.pieces import Piece

if TYPE_CHECKING:
    from eiascore.reading.flat_rows import Laid

_FEWEST, _MOST = 2, 9  # columns
_LONGEST_TITLE, _LONGEST_CELL = 8, 120  # words; of a title that is not known
_MOST_LINES = 300
_LEAST_FIT, _LEAST_OF_COLUMN = -1.9, -2.3
_SECTION = re.compile(
    r"\W*(?:(?:[Pp]art|[Ss]ection|[Ss]tep|[Ss]tage|[Aa]nnex|[Aa]ppendix|[Tt]able|[Qq]uestion)\s+(?:(?!75)\d+|[A-Z])\b|"
    r"[A-Z]?\d+(?:\.\d+)*[.)]?\s+(?=[A-Z])(?!(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z.]*\b)|[A-Z][.)]\s)"
)
_UNKNOWN, _ABOVE, _LEFT_OUT = -2.5, -5.0, -2.5
_AFTER = re.compile(
    r"\W*(?:(?:approved|signed(?: off)?|completed|agreed|prepared|authori[sz]ed|checked|cleared|assessed|"
    r"reviewed) by\b|"
    r"(?:sign.?off|signatures?|approval|declaration|conclusions?|next steps|monitoring(?: and (?:review|"
    r"evaluation))?)\W*$|"
    r"overall, |in (?:summary|conclusion)\b|"
    r"(?:date|review|next review|review date|contact|prepared|author)\b[\w ]{0,20}: )",
    re.I,
)
_ASKS = re.compile(r"\?(?:\W|$)")


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
            # What is no table below all of its titles is none below some of them.
            after = max(place + 1, end - 1)
            result += pieces[place:after]
            place = after
            continue
        # The first titles may be among the lines that were passed over.
        del result[len(result) - max(0, place - table.start) :]
        result += pieces[place : table.start]
        made, place = rebuilt(pieces, table)
        result += made
    return result


class _Lines:
    """The lines of a file, as titles and cells."""

    def __init__(self, pieces: Sequence[Piece], sure_headings: bool) -> None:
        self.pieces, self.sure = pieces, sure_headings
        self._kinds: dict[int, Kind | None] = {}
        self._lines: dict[int, FlatLine] = {}

    def is_line(self, place: int) -> bool:
        """Tell whether a piece may be a title or cell."""
        piece = self.pieces[place]
        kinds = ("paragraph", "bullet") if self.sure else ("paragraph", "bullet", "heading")
        return piece.kind in kinds and bool(piece.text.strip())

    def line(self, place: int) -> FlatLine:
        """Return a piece as a line that may be a cell."""
        if place not in self._lines:
            self._lines[place] = FlatLine(self.pieces[place].text, self.pieces[place].kind == "bullet")
        return self._lines[place]

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
        if not plain or len(text.split()) > _LONGEST_TITLE or _SECTION.match(text) or _AFTER.match(text):
            return False
        return not self.line(place).look.named and not no_title(text)

    def run(self, start: int) -> int:
        """Return where the titles end that begin at a line; one among them may be unknown."""
        if self.kind(start) is None:
            ahead = range(start + 1, min(start + 3, len(self.pieces)))
            if len(ahead) < 2 or any(self.kind(place) is None for place in ahead) or not self.may_title(start):
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
        if words > _LONGEST_CELL or (_ASKS.search(text) and words > 3) or _AFTER.match(text):
            return True
        if not _SECTION.match(text):
            return False
        # "1. Better letters" may be the first cell of a row, where the first row begins so.
        return not before or not _SECTION.match(self.pieces[before[0]].text)

    def table(self, start: int, end: int) -> FlatTable | None:
        """Return the likeliest table below a run of titles, if any."""
        # A question above the titles is what the table answers.
        asks = [_ASKS.search(self.pieces[place].text) is not None for place in range(start, end)]
        lead = asks[0] and not any(asks[1:]) and end - start > _FEWEST
        above = [start - 1] if not lead and self.may_title(start - 1) else []
        above += [start - 2] if above and self.may_title(start - 2) else []
        best: FlatTable | None = None
        laid: Laid | None = None
        for first in [start + 1] if lead else [*above, start, start + 1]:
            for last in (end - 1, end, end + 1):
                if last - first < _FEWEST or last - first > _MOST or (last > end and not self.may_title(end)):
                    continue
                found = self._laid(start, end, first, last)
                if found is not None and (best is None or found[0].score > best.score):
                    best, laid = found
        if best is None or laid is None:
            return None
        best.placed = laid.places()
        return best if self._holds(best) else None

    def _laid(self, start: int, end: int, first: int, last: int) -> tuple[FlatTable, Laid] | None:
        titles = range(first, last)
        kinds: list[Kind] = [self.kind(place) or "any" for place in titles]
        if kinds[0] == "owner" and "owner" in kinds[1:]:
            kinds[0] = "group"  # "Who" is affected, and then who will act
        unknown = sum(self.kind(place) is None for place in titles)
        places = self.body(last)
        again = self._repeats(places, [self.pieces[place].text for place in titles])
        cells = [place for place in places if place not in again]
        kinds = [*self._untitled(cells, kinds), *kinds]
        if not cells or unknown * 3 > len(titles) or not ANCHORS.intersection(kinds):
            return None
        from eiascore.reading.flat_rows import lay_out

        laid = lay_out([self.line(place) for place in cells], kinds)
        known = sum(self.kind(place) is not None for place in (*range(start, first), *range(last, end)))
        score = laid.score + _UNKNOWN * unknown + _LEFT_OUT * known + _ABOVE * max(0, start - first)
        return FlatTable(score, first, len(titles), kinds, [], cells, sorted(again)), laid

    def _untitled(self, cells: Sequence[int], kinds: Sequence[Kind]) -> list[Kind]:
        """Return the kind of a first column that has no title: numbers, or the characteristics."""
        first = self.line(cells[0]).look if cells else None
        if first is not None and first.number and "number" not in kinds:
            return ["number"]
        return ["group"] if first is not None and first.named and "group" not in kinds else []

    def _repeats(self, places: Sequence[int], titles: Sequence[str]) -> set[int]:
        """Return the lines that print the titles again, as at the top of a page."""
        found: set[int] = set()
        texts = [self.pieces[place].text for place in places]
        for at in range(len(texts) - len(titles) + 1):
            if texts[at] == titles[0] and texts[at : at + len(titles)] == titles:
                found.update(places[at : at + len(titles)])
        return found

    def _holds(self, table: FlatTable) -> bool:
        """Tell whether what was laid out is a table: rows of several cells, and a column that shows what it is."""
        placed, kinds = table.placed, table.kinds
        if not placed or sum(cell.fit for cell in placed) / len(placed) < _LEAST_FIT:
            return False
        for column in {cell.column for cell in placed if kinds[cell.column] in ANCHORS}:
            fits = [cell.fit for cell in placed if cell.column == column]
            if sum(fits) < _LEAST_OF_COLUMN * len(fits):
                return False
        rows: dict[int, set[int]] = {}
        for cell in placed:
            rows.setdefault(cell.row, set()).add(cell.column)
        full = sum(len(columns) > 1 for columns in rows.values())
        shown = [cell for cell in placed if kinds[cell.column] in ANCHORS and cell.fit > -1.0]
        # Where each row is that of a characteristic, a cell is worth its row without its column.
        sure = sum(cell.sure >= SURE or (kinds[0] == "group" and cell.row_sure) for cell in placed)
        if sure * 3 < len(placed) * 2 or 2 * full < len(rows):
            return False
        least = 3 if table.titles == _FEWEST else 2
        if table.titles > _FEWEST and len(rows) > 2 and len(placed) == len(rows) * len(kinds) and sure == len(placed):
            return True  # no cell is missing, and none is in doubt
        if full >= least:
            return len({cell.row for cell in shown}) * 3 >= len(rows) * 2
        # Labels of a form that all stand before their values are no table of one row, unless they ask for what is done.
        says = "deed" in kinds
        return (
            says
            and table.titles > _FEWEST
            and len(placed) >= table.titles - 1
            and len({cell.column for cell in shown}) > 1
        )
