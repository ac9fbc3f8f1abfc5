"""The text of one ODT paragraph: spans with their looks, notes, text boxes, tick boxes; deletions left out."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import Any

from eiascore.reading.odt_styles import Styles, tag_of
from eiascore.reading.runs import Runs
from eiascore.reading.symbols import CHECKED, UNCHECKED, raised, symbols

# Left out: comments, deletions that are kept for the record, bookmarks' hidden text, scripts.
_SKIPPED = frozenset(
    {
        "office:annotation", "office:annotation-end", "office:event-listeners", "office:binary-data",
        "text:tracked-changes", "text:script", "text:ruby-text", "svg:title", "svg:desc", "draw:image", "text:number",
    }
)  # fmt: skip
_SHAPES = frozenset(
    {
        "draw:text-box", "draw:custom-shape", "draw:rect", "draw:ellipse", "draw:circle", "draw:polygon", "draw:path",
        "draw:caption",
    }
)  # fmt: skip
# LibreOffice keeps the words of an empty control of Word, not that nobody has typed over them.
_STOCK = re.compile(r"\s*(?:click(?: or tap)?(?: here)? to enter (?:text|a date)|choose an item)\.?\s*", re.I)
_TRUE = frozenset({"true", "checked", "on", "1"})


@dataclass(slots=True)
class Inline:
    """What a paragraph holds."""

    runs: Runs = field(default_factory=Runs)
    boxes: list[Any] = field(default_factory=list)
    notes: list[tuple[str, Any]] = field(default_factory=list)
    unfilled: int = 0
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class _Look:
    """How a stretch of text looks."""

    bold: bool = False
    italic: bool = False
    hidden: bool = False
    struck: bool = False
    raised: bool = False
    font: str = ""


@dataclass(slots=True)
class TextReader:
    """Reads paragraphs with the styles and form controls of one file."""

    styles: Styles
    controls: dict[str, str] = field(default_factory=dict)

    def inline(self, paragraph: Any) -> Inline:
        """Gather the text of a paragraph or heading.

        Parameters
        ----------
        paragraph : odfdo element
            ``text:p`` or ``text:h``.

        Returns
        -------
        Inline
            Its runs, text boxes and notes.
        """
        found = Inline()
        self._inside(paragraph, found, self._styled(paragraph, "paragraph", _Look()))
        return Inline() if found.hidden else found

    def _styled(self, element: Any, family: str, look: _Look) -> _Look:
        name = element.get_attribute_string("text:style-name") or ""
        states = {key: self.styles.look(family, name, key) for key in _LOOKS}
        changes: dict[str, Any] = {key: state for key, state in states.items() if state is not None}
        return replace(look, font=self.styles.font(family, name) or look.font, **changes)

    def _inside(self, element: Any, found: Inline, look: _Look) -> None:
        self._add(element.text, found, look)
        for child in element.children:
            self._node(child, found, look)
            self._add(child.tail, found, look)

    def _add(self, text: str | None, found: Inline, look: _Look) -> None:
        # Line ends in the XML are white space, not line breaks of the author.
        if text and not look.hidden and not look.struck:
            shown = symbols(text.replace("\n", " "), look.font)
            found.runs.add(raised(shown) if look.raised else shown, look.bold, look.italic)

    def _node(self, element: Any, found: Inline, look: _Look) -> None:
        tag = tag_of(element)
        if tag in _SKIPPED:
            return
        if tag == "text:span":
            self._inside(element, found, self._styled(element, "text", look))
        elif tag in ("text:line-break", "text:s", "text:tab"):
            found.runs.add("" if look.hidden else "\n" if tag == "text:line-break" else " ")
        elif tag == "text:note":
            self._note(element, found)
        elif tag in _SHAPES:
            found.boxes.append(element)
        elif tag == "draw:control":
            found.runs.add(self.controls.get(element.get_attribute_string("draw:control") or "", ""))
        elif tag == "field:fieldmark":
            found.runs.add(_fieldmark(element))
        elif tag == "loext:content-control":
            self._control(element, found, look)
        elif tag in ("text:hidden-text", "text:hidden-paragraph"):
            self._conditional(element, tag, found, look)
        elif tag == "text:placeholder" or (tag == "text:text-input" and _STOCK.fullmatch(str(element.text or ""))):
            found.unfilled += 1
        else:
            self._inside(element, found, look)

    def _note(self, element: Any, found: Inline) -> None:
        """Show the mark of a note as superscript figures and set its text aside."""
        parts = {tag_of(child): child for child in element.children}
        citation, text = parts.get("text:note-citation"), parts.get("text:note-body")
        mark = raised(str(citation.text or "").strip()) if citation is not None else ""
        found.runs.add(mark)
        found.notes += [(mark, text)] if text is not None else []

    def _conditional(self, element: Any, tag: str, found: Inline, look: _Look) -> None:
        """Leave out what a condition hid when the file was saved: some words, or the paragraph around them."""
        if element.get_attribute_string("text:is-hidden") == "false":
            self._inside(element, found, look)
        elif tag == "text:hidden-paragraph":
            found.hidden = True

    def _control(self, element: Any, found: Inline, look: _Look) -> None:
        """Read a content control; one that still shows its placeholder is an empty answer."""
        if str(element.get_attribute_string("loext:checkbox")).lower() in _TRUE:
            ticked = str(element.get_attribute_string("loext:checked")).lower() in _TRUE
            found.runs.add(CHECKED if ticked else UNCHECKED)
        elif str(element.get_attribute_string("loext:showing-place-holder")).lower() in _TRUE:
            found.unfilled += 1
        else:
            self._inside(element, found, look)


_LOOKS = ("bold", "italic", "hidden", "struck", "raised")


def _fieldmark(element: Any) -> str:
    """Return the state of a tick box, or the choice from a list, that came from a Word form."""
    kind = str(element.get_attribute_string("field:type")).upper()
    values: dict[str, list[str]] = {}
    for child in element.children:
        name = str(child.get_attribute_string("field:name"))
        values.setdefault(name, []).append(str(child.get_attribute_string("field:value")))
    if "FORMCHECKBOX" in kind:
        return CHECKED if values.get("Checkbox_Checked", [""])[0].lower() in _TRUE else UNCHECKED
    chosen = values.get("Dropdown_Selected", [""])[0]
    entries = values.get("Dropdown_ListEntry", [])
    return entries[int(chosen)] if chosen.isdigit() and len(chosen) < 5 and int(chosen) < len(entries) else ""


def controls(body: Any) -> dict[str, str]:
    """Find the form controls of a file.

    Parameters
    ----------
    body : odfdo element
        ``office:text``.

    Returns
    -------
    dict of str to str
        What stands in the text for each control id: a tick box with its label, or the value of a field.
    """
    found: dict[str, str] = {}
    for element in body.get_elements("//office:forms//*"):
        identity = element.get_attribute_string("form:id") or element.get_attribute_string("xml:id") or ""
        if tag_of(element) in ("form:checkbox", "form:radio"):
            attribute = "form:current-state" if tag_of(element) == "form:checkbox" else "form:current-selected"
            fallback = "form:state" if tag_of(element) == "form:checkbox" else "form:selected"
            state = element.get_attribute_string(attribute)
            state = element.get_attribute_string(fallback) if state is None else state
            box = CHECKED if str(state).lower() in _TRUE else UNCHECKED
            found[str(identity)] = f"{box} {element.get_attribute_string('form:label') or ''} "
        elif tag_of(element) in ("form:text", "form:textarea", "form:combobox"):
            found[str(identity)] = str(element.get_attribute_string("form:current-value") or "")
    return found
