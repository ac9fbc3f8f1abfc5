"""The text of one DOCX paragraph, walked on the XML: python-docx leaves out insertions, controls and form fields."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from eiascore.reading.docx_fields import Fields, form_field
from eiascore.reading.docx_styles import Styles
from eiascore.reading.docx_xml import MC, W14, M, W, placeholder, val
from eiascore.reading.runs import Runs
from eiascore.reading.symbols import CHECKED, UNCHECKED, raised, symbols

if TYPE_CHECKING:
    from lxml.etree import _Element

SE = "{http://schemas.microsoft.com/office/word/2015/wordml/symex}"

# Left out: deletions, moves away, comments and instructions are no part of the text as accepted.
_SKIPPED = frozenset({W + name for name in ("del", "moveFrom", "pPr", "rPr", "delText", "sdtPr", "sdtEndPr", "rt")})
_PLAIN = {W + "tab": " ", W + "ptab": " ", W + "cr": "\n", W + "noBreakHyphen": "-"}
_NOTES = {W + "footnoteReference": "footnote", W + "endnoteReference": "endnote"}
_PICTURES = frozenset({"relIds", "chart"})


@dataclass(slots=True)
class Inline:
    """What a paragraph holds besides its text.

    ``notes`` are kind and id of the notes that it refers to, ``pictured`` counts diagrams and charts, whose words are
    kept elsewhere, and ``contents`` says that it is a line of a list of contents.
    """

    runs: Runs = field(default_factory=Runs)
    boxes: list[_Element] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)
    unfilled: int = 0
    pictured: int = 0
    contents: bool = False


@dataclass(slots=True)
class TextReader:
    """Reads the paragraphs of one file in order: fields and the numbers of notes run on from one to the next."""

    styles: Styles
    fields: Fields = field(default_factory=Fields)
    marks: dict[tuple[str, str], str] = field(default_factory=dict)

    def inline(self, paragraph: _Element) -> Inline:
        """Gather the text of a paragraph as it stands with all tracked changes accepted.

        Parameters
        ----------
        paragraph : element
            ``w:p``.

        Returns
        -------
        Inline
            Its runs and what else it holds.
        """
        found = Inline(contents=self.fields.contents)
        _Walker(self, paragraph.find(W + "pPr"), found).children(paragraph)
        found.contents = found.contents or self.fields.contents
        self.fields.end_paragraph()
        return found

    def mark(self, kind: str, identity: str) -> str:
        """Return the mark of a note: notes are numbered in the order in which they are referred to.

        Parameters
        ----------
        kind : str
            "footnote" or "endnote".
        identity : str
            Its id.

        Returns
        -------
        str
            Superscript figures.
        """
        known = sum(other == kind for other, _ in self.marks)
        return self.marks.setdefault((kind, identity), raised(str(known + 1)))


@dataclass(slots=True)
class _Walker:
    """Walks a paragraph; nesting is bounded by the guard, so recursion is too."""

    reader: TextReader
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
            self.alternative(element, _Looks())
        elif tag == M + "t":
            self.found.runs.add(element.text or "")
        else:
            self.children(element)

    def alternative(self, element: _Element, looks: _Looks) -> None:
        """Take one of the alternatives: they hold the same text box or sign, for new and for old programs."""
        choice = element.find(MC + "Choice")
        chosen = choice if choice is not None else element.find(MC + "Fallback")
        if chosen is None:
            return
        sign = chosen.find(SE + "symEx")
        if sign is not None:
            self.found.runs.add(_character(sign.get(SE + "char", "")), looks.bold, looks.italic)
        else:
            self.within(chosen, looks)

    def boxes(self, element: _Element) -> None:
        """Set text boxes aside, outermost only: those within are found when the box itself is read."""
        for child in element:
            if child.tag == W + "txbxContent":
                self.found.boxes.append(child)
            elif child.tag == MC + "AlternateContent":
                self.alternative(child, _Looks())
            elif isinstance(child.tag, str):
                self.found.pictured += child.tag.rpartition("}")[2] in _PICTURES
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
        elif placeholder(element):
            self.found.unfilled += 1
        elif content is not None:
            self.children(content)

    def run(self, element: _Element) -> None:
        properties = element.find(W + "rPr")
        styles = self.reader.styles
        # Struck-out text is what the author took back, as in "Yes / No (delete as appropriate)".
        if any(styles.toggle(self.properties, properties, name) for name in ("vanish", "strike", "dstrike")):
            return
        fonts = None if properties is None else properties.find(W + "rFonts")
        raised_by = val(None if properties is None else properties.find(W + "vertAlign"))
        self.within(
            element,
            _Looks(
                styles.toggle(self.properties, properties, "b"),
                styles.toggle(self.properties, properties, "i"),
                "" if fonts is None else str(fonts.get(W + "ascii", fonts.get(W + "hAnsi", ""))),
                raised_by == "superscript",
            ),
        )

    def within(self, element: _Element, looks: _Looks) -> None:
        """Read what a run holds."""
        for child in element:
            tag = child.tag
            if tag == W + "instrText":
                self.reader.fields.instruct(child.text or "")
            elif tag == W + "fldChar":
                self.found.unfilled += self.reader.fields.character(child, self.found.runs)
                self.found.runs.add(form_field(child))
            elif tag == MC + "AlternateContent":
                self.alternative(child, looks)
            elif tag in (W + "drawing", W + "pict", W + "object"):
                self.boxes(child)
            elif tag == W + "ruby":
                for base in child.iterfind(W + "rubyBase"):
                    self.children(base)
            elif tag in _NOTES:
                self.note(child, _NOTES[str(tag)])
            elif not self.reader.fields.instructing:
                self.found.runs.add(_shown(child, looks), looks.bold, looks.italic)

    def note(self, element: _Element, kind: str) -> None:
        """Take a note with its mark; one with a mark of its own shows that in the text of the run."""
        identity = str(element.get(W + "id", ""))
        mark = self.reader.mark(kind, identity)
        self.found.notes.append((kind, identity))
        if element.get(W + "customMarkFollows", "0") in ("0", "false"):
            self.found.runs.add(mark)


@dataclass(frozen=True, slots=True)
class _Looks:
    """What a run says about the look of its text."""

    bold: bool = False
    italic: bool = False
    font: str = ""
    raised: bool = False


def _shown(element: _Element, looks: _Looks) -> str:
    """Return the text of a part of a run."""
    if element.tag == W + "t":
        text = symbols(element.text or "", looks.font)
        return raised(text) if looks.raised else text
    if element.tag == W + "br":
        return " " if element.get(W + "type") in ("page", "column") else "\n"
    if element.tag == W + "sym":
        return symbols(_character(element.get(W + "char", "")), str(element.get(W + "font", "")))
    return _PLAIN.get(str(element.tag), "")


def _character(code: str) -> str:
    try:
        return chr(int(code, 16))
    except (ValueError, OverflowError):
        return ""
