"""The text of one ODT paragraph: spans with their looks, notes, text boxes, tick boxes; deletions left out."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from eiascore.reading.odt_styles import Styles, tag_of
from eiascore.reading.runs import CHECKED, UNCHECKED, Runs

# Left out: comments, deletions that are kept for the record, bookmarks' hidden text, scripts.
_SKIPPED = frozenset(
    {
        "office:annotation", "office:annotation-end", "office:event-listeners", "text:tracked-changes",
        "text:hidden-text", "text:hidden-paragraph", "text:script", "text:ruby-text", "text:note-citation",
        "svg:title", "svg:desc",
    }
)  # fmt: skip
_TRUE = frozenset({"true", "checked", "on", "1"})


@dataclass(slots=True)
class Inline:
    """What a paragraph holds."""

    runs: Runs = field(default_factory=Runs)
    boxes: list[Any] = field(default_factory=list)
    notes: list[Any] = field(default_factory=list)
    unfilled: int = 0


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
        name = paragraph.get_attribute_string("text:style-name") or ""
        look = {key: bool(self.styles.look("paragraph", name, key)) for key in _LOOKS}
        self._inside(paragraph, found, look)
        return found

    def _inside(self, element: Any, found: Inline, look: dict[str, bool]) -> None:
        self._add(element.text, found, look)
        for child in element.children:
            self._node(child, found, look)
            self._add(child.tail, found, look)

    def _add(self, text: str | None, found: Inline, look: dict[str, bool]) -> None:
        # Line ends in the XML are white space, not line breaks of the author.
        if text and not look["hidden"] and not look["struck"]:
            found.runs.add(text.replace("\n", " "), look["bold"], look["italic"])

    def _node(self, element: Any, found: Inline, look: dict[str, bool]) -> None:
        tag = tag_of(element)
        if tag in _SKIPPED:
            return
        if tag == "text:span":
            self._inside(element, found, self._span(element, look))
        elif tag == "text:line-break":
            self._add_break(found, look)
        elif tag in ("text:s", "text:tab", "text:soft-page-break"):
            found.runs.add("" if tag == "text:soft-page-break" else " ")
        elif tag == "text:note":
            found.notes += [child for child in element.children if tag_of(child) == "text:note-body"]
        elif tag == "draw:text-box":
            found.boxes.append(element)
        elif tag == "draw:control":
            found.runs.add(self.controls.get(element.get_attribute_string("draw:control") or "", ""))
        elif tag == "field:fieldmark":
            found.runs.add(_fieldmark(element))
        elif tag == "loext:content-control":
            self._control(element, found, look)
        else:
            self._inside(element, found, look)

    def _add_break(self, found: Inline, look: dict[str, bool]) -> None:
        if not look["hidden"]:
            found.runs.add("\n")

    def _span(self, element: Any, look: dict[str, bool]) -> dict[str, bool]:
        name = element.get_attribute_string("text:style-name") or ""
        states = {key: self.styles.look("text", name, key) for key in _LOOKS}
        return {key: look[key] if state is None else state for key, state in states.items()}

    def _control(self, element: Any, found: Inline, look: dict[str, bool]) -> None:
        """Read a content control; one that still shows its placeholder is an empty answer."""
        if str(element.get_attribute_string("loext:checkbox")).lower() in _TRUE:
            ticked = str(element.get_attribute_string("loext:checked")).lower() in _TRUE
            found.runs.add(CHECKED if ticked else UNCHECKED)
        elif str(element.get_attribute_string("loext:showing-place-holder")).lower() in _TRUE:
            found.unfilled += 1
        else:
            self._inside(element, found, look)


_LOOKS = ("bold", "italic", "hidden", "struck")


def _fieldmark(element: Any) -> str:
    """Return the state of a tick box that came from a Word form."""
    if "FORMCHECKBOX" not in str(element.get_attribute_string("field:type")).upper():
        return ""
    values = {
        str(child.get_attribute_string("field:name")): str(child.get_attribute_string("field:value")).lower()
        for child in element.children
    }
    return CHECKED if values.get("Checkbox_Checked") in _TRUE else UNCHECKED


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
