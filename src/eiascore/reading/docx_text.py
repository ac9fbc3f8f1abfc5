"""The text of one DOCX paragraph, walked on the XML: python-docx leaves out insertions, controls and form fields."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from eiascore.reading.docx_styles import Styles, W, number, on, val
from eiascore.reading.runs import CHECKED, UNCHECKED, Runs, is_symbol_font, symbol

if TYPE_CHECKING:
    from lxml.etree import _Element

W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"

# Left out: deletions, moves away, comments and instructions are no part of the text as accepted.
_SKIPPED = frozenset(
    {W + name for name in ("del", "moveFrom", "pPr", "rPr", "instrText", "delText", "sdtPr", "sdtEndPr", "rt")}
)
_PLAIN = {W + "tab": " ", W + "ptab": " ", W + "cr": "\n", W + "noBreakHyphen": "-"}


@dataclass(slots=True)
class Inline:
    """What a paragraph holds besides its text."""

    runs: Runs = field(default_factory=Runs)
    boxes: list[_Element] = field(default_factory=list)
    unfilled: int = 0


@dataclass(slots=True)
class _Walker:
    """Walks a paragraph; nesting is bounded by the guard, so recursion is too."""

    styles: Styles
    properties: _Element | None
    found: Inline

    def children(self, element: _Element) -> None:
        for child in element:
            self.node(child)

    def node(self, element: _Element) -> None:
        tag = element.tag
        if not isinstance(tag, str) or tag in _SKIPPED:
            return
        if tag == W + "r":
            self.run(element)
        elif tag == W + "sdt":
            self.control(element)
        elif tag == MC + "AlternateContent":
            self.alternative(element)
        elif tag == M + "t":
            self.found.runs.add(element.text or "")
        else:
            self.children(element)

    def alternative(self, element: _Element) -> None:
        """Take one of the alternatives: both hold the same text box, for new and for old programs."""
        choice = element.find(MC + "Choice")
        chosen = choice if choice is not None else element.find(MC + "Fallback")
        if chosen is not None:
            self.boxes(chosen)

    def boxes(self, element: _Element) -> None:
        """Set text boxes aside, outermost only: those within are found when the box itself is read."""
        for child in element:
            if child.tag == W + "txbxContent":
                self.found.boxes.append(child)
            elif child.tag == MC + "AlternateContent":
                self.alternative(child)
            else:
                self.boxes(child)

    def control(self, element: _Element) -> None:
        """Read a content control; one that still shows its placeholder is an empty answer."""
        properties = element.find(W + "sdtPr")
        content = element.find(W + "sdtContent")
        box = None if properties is None else properties.find(W14 + "checkbox")
        if box is not None:
            state = box.find(W14 + "checked")
            ticked = state is not None and state.get(W14 + "val", "1") in ("1", "true", "on")
            self.found.runs.add(CHECKED if ticked else UNCHECKED)
        elif on(properties, "showingPlcHdr"):
            self.found.unfilled += 1
        elif content is not None:
            self.children(content)

    def run(self, element: _Element) -> None:
        looks = element.find(W + "rPr")
        hidden = ("vanish", "strike", "dstrike")
        # Struck-out text is what the author took back, as in "Yes / No (delete as appropriate)".
        if any(self.styles.toggle(self.properties, looks, name) for name in hidden):
            return
        bold = self.styles.toggle(self.properties, looks, "b")
        italic = self.styles.toggle(self.properties, looks, "i")
        fonts = None if looks is None else looks.find(W + "rFonts")
        font = "" if fonts is None else str(fonts.get(W + "ascii", fonts.get(W + "hAnsi", "")))
        for child in element:
            tag = child.tag
            if tag == W + "t":
                self.found.runs.add(_translated(child.text or "", font), bold, italic)
            elif tag == W + "br":
                self.found.runs.add(" " if child.get(W + "type") in ("page", "column") else "\n")
            elif tag in _PLAIN:
                self.found.runs.add(_PLAIN[str(tag)])
            elif tag == W + "sym":
                self.found.runs.add(_symbol(child))
            elif tag == W + "fldChar":
                self.found.runs.add(_form_field(child))
            elif tag == W + "ruby":
                for base in child.iterfind(W + "rubyBase"):
                    self.children(base)
            elif tag == MC + "AlternateContent":
                self.alternative(child)
            elif tag in (W + "drawing", W + "pict", W + "object"):
                self.boxes(child)


def inline(paragraph: _Element, styles: Styles) -> Inline:
    """Gather the text of a paragraph as it stands with all tracked changes accepted.

    Parameters
    ----------
    paragraph : element
        ``w:p``.
    styles : Styles
        The style sheet.

    Returns
    -------
    Inline
        Its runs, its text boxes and how many form fields were left at their placeholder.
    """
    found = Inline()
    _Walker(styles, paragraph.find(W + "pPr"), found).children(paragraph)
    return found


def _translated(text: str, font: str) -> str:
    if not is_symbol_font(font):
        return text
    return "".join(
        character if ord(character) > 0xFF and not 0xF000 <= ord(character) <= 0xF0FF else symbol(ord(character), font)
        for character in text
    )


def _symbol(element: _Element) -> str:
    try:
        return symbol(int(element.get(W + "char", "0"), 16), str(element.get(W + "font", "")))
    except ValueError:
        return ""


def _form_field(element: _Element) -> str:
    """Return the state of a legacy tick box or the choice of a legacy list."""
    data = element.find(W + "ffData")
    if data is None:
        return ""
    box = data.find(W + "checkBox")
    if box is not None:
        state = on(box, "checked")
        ticked = state if state is not None else bool(on(box, "default"))
        return CHECKED if ticked else UNCHECKED
    choices = data.find(W + "ddList")
    if choices is not None:
        entries = [val(entry) for entry in choices.iterfind(W + "listEntry")]
        chosen = number(choices.find(W + "result"), number(choices.find(W + "default"), 0))
        return entries[chosen] if 0 <= chosen < len(entries) else ""
    return ""
