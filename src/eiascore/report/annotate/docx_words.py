"""The words of a DOCX with the runs that hold them: what reading needed not keep, walked once more on the XML."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from eiascore.reading.docx_xml import MC, W, val
from eiascore.reading.symbols import raised

if TYPE_CHECKING:
    from lxml.etree import _Element

_SKIPPED = frozenset({W + name for name in ("del", "moveFrom", "pPr", "rPr", "sdtPr", "sdtEndPr", "rt")})
_SPACES = frozenset({W + name for name in ("tab", "ptab", "br", "cr")})
_NOTES = {W + "footnoteReference": "footnote", W + "endnoteReference": "endnote"}


class Letter(NamedTuple):
    """A character and where it stands: the paragraph and run in the body, a child of the run, and the place in that.

    Text in a text box or a note has no place for comments: it stands where the box or the note is anchored.
    """

    character: str
    paragraph: _Element
    run: _Element
    node: _Element
    at: int
    end: int


@dataclass(slots=True)
class Walk:
    """Walks the body of a DOCX and gathers the letters of each paragraph, those of boxes and notes after the others."""

    notes: Mapping[tuple[str, str], _Element]
    paragraphs: list[list[Letter]] = field(default_factory=list)
    _marks: dict[tuple[str, str], str] = field(default_factory=dict)

    def blocks(self, container: _Element, anchor: Letter | None = None) -> None:
        """Gather the paragraphs of the body or of what is anchored in it.

        Parameters
        ----------
        container : element
            ``w:body``, a text box or a note.
        anchor : Letter or None
            Where it is anchored; None for the body.
        """
        for child in _followed(container):
            if child.tag == W + "p":
                letters: list[Letter] = []
                self.paragraphs.append(letters)
                self._inline(child, child, letters, anchor)
            else:
                self.blocks(child, anchor)

    def _inline(self, element: _Element, paragraph: _Element, letters: list[Letter], anchor: Letter | None) -> None:
        for child in _followed(element):
            if child.tag == W + "r":
                self._run(child, paragraph, letters, anchor)
            else:
                self._inline(child, paragraph, letters, anchor)

    def _run(self, run: _Element, paragraph: _Element, letters: list[Letter], anchor: Letter | None) -> None:
        small = val(run.find(f"{W}rPr/{W}vertAlign")) == "superscript"
        for node in run:
            here = anchor or Letter("", paragraph, run, node, 0, 1)
            if node.tag == W + "t":
                text = node.text or ""
                for at, character in enumerate(raised(text) if small else text):
                    letters.append(
                        anchor._replace(character=character)
                        if anchor
                        else Letter(character, paragraph, run, node, at, at + 1)
                    )
            elif node.tag in _SPACES:
                letters.append(here._replace(character=" "))
            elif node.tag == W + "noBreakHyphen":
                letters.append(here._replace(character="-"))
            elif node.tag in _NOTES:
                self._note((_NOTES[str(node.tag)], str(node.get(W + "id", ""))), letters, here)
            elif node.tag == W + "ruby":
                self._inline(node, paragraph, letters, here)
            elif node.tag not in _SKIPPED:
                self._boxes(node, here)

    def _note(self, key: tuple[str, str], letters: list[Letter], here: Letter) -> None:
        known = sum(kind == key[0] for kind, _ in self._marks)
        first = key not in self._marks
        mark = self._marks.setdefault(key, raised(str(known + 1)))
        letters += [here._replace(character=figure) for figure in mark]
        if first and key in self.notes:  # one that refers to itself would never end
            self.blocks(self.notes[key], here)

    def _boxes(self, element: _Element, here: Letter) -> None:
        for child in _followed(element):
            if child.tag == W + "txbxContent":
                self.blocks(child, here)
            else:
                self._boxes(child, here)


def _followed(element: _Element) -> Iterator[_Element]:
    """Yield the children that hold text as it stands: of alternatives one, and nothing that is deleted."""
    for child in element:
        if child.tag == MC + "AlternateContent":
            yield from list(child)[:1]
        elif isinstance(child.tag, str) and child.tag not in _SKIPPED:
            yield child


def words(letters: list[Letter]) -> list[list[Letter]]:
    """Return the words of a paragraph."""
    groups = groupby(letters, key=lambda letter: letter.character.isspace())
    return [list(group) for space, group in groups if not space]


def spelled(word: list[Letter]) -> str:
    """Return a word as a text."""
    return "".join(letter.character for letter in word)
