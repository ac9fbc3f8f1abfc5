"""Numbered paragraphs: where numbers run on through the headings they count paragraphs, however short, and no list."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from eiascore.reading.pieces import Piece

_NUMBER = re.compile(r"(\d{1,3})[.)] ")
_HEADINGS, _WORDS = 2, 15


@dataclass(slots=True)
class _Count:
    """Pieces that are counted together, and over how many headings."""

    pieces: list[Piece] = field(default_factory=list)
    heading: int = 0
    passed: int = 0


def as_paragraphs(pieces: Sequence[Piece]) -> None:
    """Make paragraphs of list items that a document numbers from its first heading to its last, in place.

    Parameters
    ----------
    pieces : sequence of Piece
        The pieces of a file in order, numbers at the front of their texts.

    Examples
    --------
    >>> said = "The board met the tenants in May and they asked for a later closing time, which was agreed."
    >>> pieces = []
    >>> for number in (1, 2, 3):
    ...     pieces += [Piece("heading", "Part"), Piece("bullet", f"{number}. {said}", level=1)]
    >>> as_paragraphs(pieces)
    >>> [piece.kind for piece in pieces][:2]
    ['heading', 'paragraph']
    """
    headings = 0
    awaited: dict[int, _Count] = {}
    counts: list[_Count] = []
    for piece in pieces:
        headings += piece.kind == "heading"
        found = _NUMBER.match(piece.text) if piece.kind in ("paragraph", "bullet") else None
        if found is None:
            continue
        count = awaited.pop(int(found[1]), None)
        if count is None:
            count = _Count(heading=headings)
            counts.append(count)
        count.pieces.append(piece)
        count.passed += headings > count.heading
        count.heading = headings
        awaited[int(found[1]) + 1] = count
    for count in counts:
        words = sum(len(piece.text.split()) for piece in count.pieces)
        if count.passed >= _HEADINGS and words >= _WORDS * len(count.pieces):
            for piece in count.pieces:
                piece.kind, piece.level = "paragraph", 0
