"""What the readers share: text gathered run by run with its looks, bullets and tick boxes."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from eiascore.reading.pieces import Piece, PieceKind
from eiascore.text import squeeze

LONG_ITEM = 40
"""Words from which a numbered item is prose: committee reports number every paragraph."""

CHECKED = "☒"
UNCHECKED = "☐"

# Symbol fonts hide tick boxes in ordinary or private-use characters; only shapes that mean an answer are mapped.
_WINGDINGS = {0xFE: CHECKED, 0xFD: CHECKED, 0x78: CHECKED, 0xA8: UNCHECKED, 0x6F: UNCHECKED, 0x71: UNCHECKED}
_WINGDINGS |= {0x72: UNCHECKED, 0xFC: "✓", 0xFB: "✗", 0xA7: "•", 0xD8: "•", 0x6C: "•", 0x6E: "•", 0x76: "•"}
_WINGDINGS2 = {0x52: CHECKED, 0x51: CHECKED, 0x53: CHECKED, 0x54: CHECKED, 0xA3: UNCHECKED, 0x2A: UNCHECKED}
_WINGDINGS2 |= {0x50: "✓", 0x4F: "✗"}
_SYMBOL = {0xB7: "•"}
_FONTS = {"wingdings": _WINGDINGS, "wingdings 2": _WINGDINGS2, "symbol": _SYMBOL}

BULLET = re.compile(r"^\s*(?:[•●○▪■◦‣⁃∙·►➢➤✦❖\uf0b7\uf0a7\uf0d8\uf0fc\uf076]\s*|[-–—*+o]\s+)(?=\S)")
_BRACKETS = re.compile(r"(?<![\w\]])\[([ xX])\](?![\w(\[])")
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


def symbol(code: int, font: str) -> str:
    """Translate a character of a symbol font.

    Parameters
    ----------
    code : int
        Code point, with or without the private-use offset F000.
    font : str
        Font name.

    Returns
    -------
    str
        The tick box or bullet, "" for a decoration that has no meaning in text.
    """
    return _FONTS.get(font.strip().lower(), {}).get(code & 0xFF, "")


def is_symbol_font(font: str) -> bool:
    """Tell whether characters in a font are pictures.

    Parameters
    ----------
    font : str
        Font name.

    Returns
    -------
    bool
        True for Wingdings and the like.
    """
    return font.strip().lower() in ("wingdings", "wingdings 2", "wingdings 3", "webdings")


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

    def paragraphs(self) -> list[Runs]:
        """Split where the author left an empty line; a single line break is a space in running text.

        Returns
        -------
        list of Runs
            The parts that hold text.
        """
        made = [Runs()]
        breaks = 0
        for text, bold, italic in self.parts:
            for number, line in enumerate(text.split("\n")):
                breaks += number > 0
                if not line.strip():
                    made[-1].add(line, bold, italic)
                    continue
                if breaks > 1:
                    made.append(Runs())
                elif breaks:
                    made[-1].add("\n")
                made[-1].add(line, bold, italic)
                breaks = 0
        return [runs for runs in made if runs.text]

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
        text, level = part.text, depth
        item = without_bullet(text)
        if item is not None:
            text, level = item, max(depth, 1)
        elif numbered and len(text.split()) > LONG_ITEM:
            level = 0
        kind: PieceKind = "bullet" if level else "paragraph"
        pieces.append(Piece(kind, text, level=level, bold=part.bold, italic=part.italic, shaded=shaded))
    return pieces
