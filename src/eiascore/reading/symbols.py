"""Pictures that stand for words: tick boxes and bullets of symbol fonts, and raised figures."""

from __future__ import annotations

import re

CHECKED = "☒"
UNCHECKED = "☐"

# Symbol fonts hide tick boxes in ordinary or private-use characters; only shapes that mean something are mapped.
_WINGDINGS = {0xFE: CHECKED, 0xFD: CHECKED, 0x78: CHECKED, 0xA8: UNCHECKED, 0x6F: UNCHECKED, 0x71: UNCHECKED}
_WINGDINGS |= {0x72: UNCHECKED, 0xFC: "✓", 0xFB: "✗", 0xA7: "•", 0xD8: "•", 0x6C: "•", 0x6E: "•", 0x76: "•"}
_WINGDINGS |= {0xE0: "→", 0xE8: "→"}
_WINGDINGS2 = {0x52: CHECKED, 0x51: CHECKED, 0x53: CHECKED, 0x54: CHECKED, 0xA3: UNCHECKED, 0x2A: UNCHECKED}
_WINGDINGS2 |= {0x50: "✓", 0x4F: "✗"}
_WEBDINGS = {0x61: "✓", 0x72: "✗", 0x63: UNCHECKED}
_DINGBATS = {0x33: "✓", 0x34: "✓", 0x37: "✗", 0x38: "✗", 0x6F: UNCHECKED, 0x71: UNCHECKED, 0x6C: "•"}
_SYMBOL = {0xB7: "•", 0xA3: "≤", 0xB3: "≥", 0xB1: "±", 0xAE: "→", 0x2D: "-"}
_FONTS = {
    "wingdings": _WINGDINGS, "wingdings 2": _WINGDINGS2, "wingdings 3": {}, "webdings": _WEBDINGS,
    "zapf dingbats": _DINGBATS, "zapfdingbats": _DINGBATS, "monotype sorts": _DINGBATS, "symbol": _SYMBOL,
}  # fmt: skip
_LIKELY = _WINGDINGS2 | _WINGDINGS | {0xB7: "•"}
_PRIVATE = re.compile("[\uf020-\uf0ff]")
SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_FIGURES = re.compile(r"[\d, ]*\d[\d, ]*")


def symbols(text: str, font: str = "") -> str:
    r"""Translate characters of a symbol font, which are pictures, to those that mean the same in any font.

    Parameters
    ----------
    text : str
        Text of a run.
    font : str
        Name of its font, "" where it is not known.

    Returns
    -------
    str
        The text with tick boxes and bullets; a decoration that has no meaning in text is dropped.

    Examples
    --------
    >>> symbols("\xfe", "Wingdings"), symbols("\uf0a8 No"), symbols("None", "Arial")
    ('☒', '☐ No', 'None')
    """
    known = _FONTS.get(font.strip().lower())
    if known is None or known is _SYMBOL:
        # Private-use characters come from a symbol font even where its name was lost.
        shapes = _LIKELY if known is None else known
        return _PRIVATE.sub(lambda match: shapes.get(ord(match[0]) & 0xFF, ""), text)
    return "".join(
        character if character.isspace() or not (ord(character) <= 0xFF or _PRIVATE.match(character))
        else known.get(ord(character) & 0xFF, "")
        for character in text
    )  # fmt: skip


def raised(text: str) -> str:
    """Show raised figures as superscript figures, so that a footnote mark cannot alter the number before it.

    Parameters
    ----------
    text : str
        Text that stands above the line.

    Returns
    -------
    str
        Superscript figures; anything but figures is left as it is.

    Examples
    --------
    >>> raised("12"), raised("st")
    ('¹²', 'st')
    """
    return text.translate(SUPERSCRIPTS) if _FIGURES.fullmatch(text) else text
