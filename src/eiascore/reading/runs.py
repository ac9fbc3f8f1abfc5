"""What the readers share: text gathered run by run with its looks, bullets and tick boxes."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from eiascore.reading.pieces import Piece, PieceKind, solid, stretches
from eiascore.reading.symbols import CHECKED, UNCHECKED
from eiascore.text import squeeze

LONG_ITEM = 40
"""Words from which a numbered item is prose: committee reports number every paragraph."""

BULLET = re.compile(r"^\s*(?:[•●○▪■◦‣⁃∙·►➢➤✦❖\uf0b7\uf0a7\uf0d8\uf0fc\uf076]\s*|[-–—*+o]\s+)(?=\S)")
_BRACKETS = re.compile(r"(?<![\w\]])\[([ xX])\](?![\w(\[])")
_CAPITAL = re.compile(r"[\"'‘“(\[]?[A-Z0-9]")
_CLOSED = re.compile(r"[.:;?!][\"'’”)\]]*$")
_SHORT_LINE = 60
_LABEL = re.compile(r"[A-Z][^:.?!]{0,58}[:?](?:\s|$)")
# What ``squeeze`` keeps or takes for white space, and what in these files stands inside words: joiners, separators.
_JOINERS = re.compile("[\u200c\u200d\x1c-\x1f]")


def clean(text: str) -> str:
    r"""Join all white space to single spaces and drop characters that nobody sees.

    Parameters
    ----------
    text : str
        Text of a piece.

    Returns
    -------
    str
        One line.

    Examples
    --------
    >>> clean("  Disabled\u00a0people \n and\u200b carers ")
    'Disabled people and carers'
    """
    return squeeze(_JOINERS.sub("", text))


def clean_lines(text: str) -> str:
    """Clean each line and drop the empty ones.

    Parameters
    ----------
    text : str
        Text of a cell.

    Returns
    -------
    str
        Lines separated by single newlines.
    """
    return "\n".join(filter(None, (clean(line) for line in text.splitlines())))


def without_bullet(text: str) -> str | None:
    """Return the text after a leading bullet glyph, None where there is none.

    Parameters
    ----------
    text : str
        A line or paragraph.

    Returns
    -------
    str or None
        The rest.

    Examples
    --------
    >>> without_bullet("• Hold a drop-in"), without_bullet("Hold a drop-in")
    ('Hold a drop-in', None)
    """
    match = BULLET.match(text)
    return text[match.end() :] if match else None


def with_boxes(text: str) -> str:
    """Show tick boxes that are typed as brackets as tick boxes.

    Parameters
    ----------
    text : str
        Text of a format without tick boxes of its own.

    Returns
    -------
    str
        The text with ☒ and ☐.

    Examples
    --------
    >>> with_boxes("[x] Yes [ ] No")
    '☒ Yes ☐ No'
    """
    return _BRACKETS.sub(lambda match: UNCHECKED if match[1] == " " else CHECKED, text)


@dataclass(slots=True)
class Runs:
    """The text of one paragraph or cell with bold and italic kept by run.

    A newline in a run is a line break of the author, not of the layout.
    """

    parts: list[tuple[str, bool, bool]] = field(default_factory=list)

    def add(self, text: str, bold: bool = False, italic: bool = False) -> None:
        """Append a run.

        Parameters
        ----------
        text : str
            Its text.
        bold, italic : bool
            Its looks.
        """
        if text:
            self.parts.append((text, bold, italic))

    def extend(self, other: Runs) -> None:
        """Append another paragraph on a new line.

        Parameters
        ----------
        other : Runs
            The runs to append.
        """
        if self.parts and other.parts:
            self.parts.append(("\n", False, False))
        self.parts.extend(other.parts)

    @property
    def raw(self) -> str:
        """The text as gathered."""
        return "".join(text for text, _, _ in self.parts)

    @property
    def text(self) -> str:
        """One line."""
        return clean(self.raw)

    @property
    def lines(self) -> str:
        """The text with the author's line breaks."""
        return clean_lines(self.raw)

    def lead(self, number: str) -> None:
        """Put the number of a list item before its text; whether it is bold or italic is for the text to say.

        Parameters
        ----------
        number : str
            Such as "1.1" or "(a)"; "" leaves everything as it is.
        """
        if number:
            self.parts.insert(0, (f"{number} ", True, True))

    def paragraphs(self) -> list[Runs]:
        """Split at empty lines, and at line breaks after which something of its own begins.

        Returns
        -------
        list of Runs
            The parts that hold text.
        """
        lines = [Runs()]
        for text, bold, italic in self.parts:
            for number, line in enumerate(text.split("\n")):
                if number:
                    lines.append(Runs())
                lines[-1].add(line, bold, italic)
        made: list[Runs] = []
        before = Runs()
        for runs in lines:
            if not runs.text:
                before = Runs()
                continue
            if before.parts and not _begins(before, runs):
                made[-1].extend(runs)
            else:
                made.append(Runs(list(runs.parts)))
            before = runs
        return made

    @property
    def italics(self) -> list[tuple[int, int]]:
        """Where parts of the text, but not all of it, are italic; see ``Piece``."""
        if not any(italic for _, _, italic in self.parts):
            return []
        return stretches((clean(text), italic) for text, _, italic in self.parts)

    @property
    def bold(self) -> bool:
        """Whether everything visible is bold."""
        return self._all(1)

    @property
    def italic(self) -> bool:
        """Whether everything visible is italic."""
        return self._all(2)

    def _all(self, look: int) -> bool:
        visible = [part for part in self.parts if any(character.isalnum() for character in part[0])]
        return bool(visible) and all(part[look] for part in visible)


def _begins(before: Runs, after: Runs) -> bool:
    """Tell whether a line after the author's line break stands by itself: a label, an item, a new sentence."""
    line = after.text
    if BULLET.match(line) or line[0] in "☐☒✓✗" or (before.bold and not after.bold):
        return True
    if _CAPITAL.match(line) is None:
        return False
    ended = before.text
    answered = len(ended) <= _SHORT_LINE and _LABEL.match(ended) is not None
    return answered or _CLOSED.search(ended) is not None or _LABEL.match(line) is not None


def prose(runs: Runs, depth: int, *, numbered: bool = False, shaded: bool = False) -> list[Piece]:
    """Make paragraphs or bullets of running text.

    Parameters
    ----------
    runs : Runs
        The text; an empty line in it ends a paragraph.
    depth : int
        Depth in lists, 0 outside them; a paragraph that begins with a bullet glyph is a bullet all the same.
    numbered : bool
        Whether the list is numbered; committee reports number every paragraph, so a long item is prose.
    shaded : bool
        Whether it stands on a background.

    Returns
    -------
    list of Piece
        Pieces with text.
    """
    pieces = []
    for part in runs.paragraphs():
        text, level, italics = part.text, depth, part.italics
        item = without_bullet(text)
        if item is not None:
            mark = solid(text) - solid(item)
            italics = [(max(0, start - mark), end - mark) for start, end in italics if end > mark]
            text, level = item, max(depth, 1)
        elif numbered and len(text.split()) > LONG_ITEM:
            level = 0
        kind: PieceKind = "bullet" if level else "paragraph"
        piece = Piece(kind, text, level=level, bold=part.bold, italic=part.italic, shaded=shaded, italics=italics)
        pieces.append(piece)
    return pieces
