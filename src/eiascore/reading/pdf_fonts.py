"""Fonts of a PDF: bold and italic faces, and symbol fonts whose glyphs stand for other characters."""

from __future__ import annotations

import ctypes
import re
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

#: Control characters, and marks that would turn round the text around a quotation.
INVISIBLE = re.compile("[\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\x00-\x08\x0e-\x1f\x7f-\x9f]")
#: Glyphs to be spelt out, soft hyphens and halves of pairs; private ones are those of symbol fonts.
ODD = re.compile("[\uf000-\uf0ff\ud800-\udfff\u00adﬁﬂﬀﬃ]")
#: Glyphs of Wingdings, Symbol and their kin, by position in the font; Word writes them as U+F000 + position.
SYMBOLS = {
    0xFE: "☑", 0xFD: "☒", 0xFC: "✓", 0xFB: "✗", 0xA8: "☐", 0x6F: "☐", 0x71: "☐", 0x72: "☐", 0x78: "☒", 0x54: "☒",
    0x53: "☒", 0x52: "☑", 0xB7: "•", 0xA7: "▪", 0x6C: "●", 0x6E: "■", 0x75: "◆", 0x76: "❖", 0xD8: "➢", 0xE0: "→",
    0x9F: "•", 0x9E: "·", 0xA1: "○", 0xF0: "⇨", 0x2D: "−", 0xA3: "☐", 0x50: "✓", 0x4F: "✗", 0x51: "✗",
}  # fmt: skip
DINGBAT_FONTS = re.compile(r"wingdings|webdings|zapfdingbats|dingbats", re.IGNORECASE)
BOLD_NAME = re.compile(r"bold|black|heavy|demi(?!on)|-bd|[-,]b$", re.IGNORECASE)
ITALIC_NAME = re.compile(r"italic|oblique|[-,](?:bold)?it$", re.IGNORECASE)
FORCE_BOLD, ITALIC_FLAG = 0x40000, 0x40


class Style(NamedTuple):
    """Looks of a run of text: size in points as shown on the page, and font properties.

    ``turned`` text does not run from left to right on the page as shown; ``turn`` is the rotation in quarters in which
    it would.
    """

    size: float
    bold: bool
    italic: bool
    dingbat: bool = False
    face: str = ""
    turned: bool = False
    turn: int = 0


class Font(NamedTuple):
    """What is needed of a font."""

    bold: bool
    italic: bool
    dingbat: bool
    face: str


PLAIN = Style(10.0, False, False)


def font_looks(handle: Any) -> Font:
    """Return the looks of a font by its name, its flags and, where neither tells, its weight."""
    buffer = ctypes.create_string_buffer(128)
    pdfium.FPDFFont_GetBaseFontName(handle, buffer, 128)
    name = buffer.value.decode("latin-1")
    flags = pdfium.FPDFFont_GetFlags(handle)
    angle = ctypes.c_int()
    slanted = bool(pdfium.FPDFFont_GetItalicAngle(handle, angle)) and angle.value != 0
    # The weight is pdfium's guess from the stem width: only extreme values say anything about unnamed fonts.
    bold = bool(BOLD_NAME.search(name)) or (flags > 0 and bool(flags & FORCE_BOLD))
    bold = bold or pdfium.FPDFFont_GetWeight(handle) >= 800
    italic = bool(ITALIC_NAME.search(name)) or slanted or (flags > 0 and bool(flags & ITALIC_FLAG))
    return Font(bold, italic, bool(DINGBAT_FONTS.search(name)), name)


def clean(raw: str, style: Style) -> str:
    """Return a word without invisible characters, with symbol-font glyphs as the characters that they show."""
    if not style.dingbat and raw.isascii() and raw.isprintable():
        return raw
    if style.dingbat:
        raw = "".join(SYMBOLS.get(ord(c) & 0xFF, c) if ord(c) < 0x100 or 0xF000 <= ord(c) < 0xF100 else c for c in raw)
    elif ODD.search(raw):
        raw = "".join(SYMBOLS.get(ord(c) - 0xF000, "") if 0xF000 <= ord(c) < 0xF100 else c for c in raw)
        raw = raw.encode("utf-16", "surrogatepass").decode("utf-16", "ignore")
        raw = raw.replace("\u00ad", "").replace("ﬁ", "fi").replace("ﬂ", "fl").replace("ﬀ", "ff").replace("ﬃ", "ffi")
    return INVISIBLE.sub("", raw)
