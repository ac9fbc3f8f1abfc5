"""What styles and numbering of a DOCX say about a paragraph or run: heading level, list depth, looks, hidden."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from eiascore.reading.docx_numbers import Numbers
from eiascore.reading.docx_xml import OFF, W, number, on, shaded, val

if TYPE_CHECKING:
    from lxml.etree import _Element

_HEADING = re.compile(r"^heading ?([1-9])(?:,.*)?$", re.I)
_LIST_STYLE = re.compile(r"^list (?:bullet|number)(?: ([1-5]))?$", re.I)
_CHAIN = 20


@dataclass(frozen=True, slots=True)
class Item:
    """Place of a paragraph in a list: depth from 1 (0 outside lists), format and text of its number."""

    depth: int = 0
    kind: str = ""
    number: str = ""


@dataclass(slots=True)
class Styles:
    """The style sheet and list definitions of one file."""

    by_id: dict[str, _Element] = field(default_factory=dict)
    default: str = ""
    numbers: Numbers = field(default_factory=Numbers)
    _states: dict[tuple[str, str], bool | None] = field(default_factory=dict)
    _levels: dict[str, int] = field(default_factory=dict)

    @classmethod
    def of(cls, styles: _Element | None, numbering: _Element | None) -> Styles:
        """Index the style sheet and the list definitions.

        Parameters
        ----------
        styles, numbering : element or None
            Roots of ``styles.xml`` and ``numbering.xml``.

        Returns
        -------
        Styles
            The index.
        """
        made = cls()
        for style in () if styles is None else styles.iterfind(W + "style"):
            identity = str(style.get(W + "styleId", ""))
            made.by_id[identity] = style
            if style.get(W + "type") == "paragraph" and style.get(W + "default", "0").lower() not in OFF:
                made.default = identity
        lists = {identity: val(style.find(f"{W}pPr/{W}numPr/{W}numId")) for identity, style in made.by_id.items()}
        made.numbers = Numbers.of(numbering, lists)
        return made

    def chain(self, identity: str) -> Iterator[_Element]:
        """Yield a style and those that it is based on.

        Parameters
        ----------
        identity : str
            Style id.

        Yields
        ------
        element
            ``w:style`` elements, the nearest first; a style sheet that goes round in a circle is cut short.
        """
        for _ in range(_CHAIN):
            style = self.by_id.get(identity)
            if style is None:
                return
            yield style
            identity = val(style.find(W + "basedOn"))

    def name(self, properties: _Element | None) -> str:
        """Return the name of a paragraph's style.

        Parameters
        ----------
        properties : element or None
            ``w:pPr``.

        Returns
        -------
        str
            Such as "heading 1", in lower case.
        """
        identity = self._identity(properties)
        style = self.by_id.get(identity)
        return val(None if style is None else style.find(W + "name"), identity).lower()

    def _identity(self, properties: _Element | None) -> str:
        return val(None if properties is None else properties.find(W + "pStyle"), self.default)

    def toggle(self, properties: _Element | None, run: _Element | None, name: str) -> bool:
        """Tell whether a run is bold, italic, hidden or struck out.

        Parameters
        ----------
        properties : element or None
            ``w:pPr`` of its paragraph.
        run : element or None
            ``w:rPr``.
        name : str
            The toggle.

        Returns
        -------
        bool
            What the run, its character style or its paragraph style says, the nearest first.
        """
        direct = on(run, name)
        if direct is not None:
            return direct
        character = val(None if run is None else run.find(W + "rStyle"))
        states = (self._state(identity, name) for identity in (character, self._identity(properties)) if identity)
        return next((state for state in states if state is not None), False)

    def _state(self, identity: str, name: str) -> bool | None:
        """Return a toggle of a style, looked up once: each run of the document asks for five."""
        if (identity, name) not in self._states:
            states = (on(style.find(W + "rPr"), name) for style in self.chain(identity))
            self._states[identity, name] = next((state for state in states if state is not None), None)
        return self._states[identity, name]

    def shaded(self, properties: _Element | None) -> bool:
        """Tell whether a paragraph stands on a background.

        Parameters
        ----------
        properties : element or None
            ``w:pPr``.

        Returns
        -------
        bool
            Whether it or its style is shaded.
        """
        direct = shaded(properties)
        if direct is not None:
            return direct
        states = (shaded(style.find(W + "pPr")) for style in self.chain(self._identity(properties)))
        return next((state for state in states if state is not None), False)

    def heading(self, properties: _Element | None) -> int:
        """Return the heading level of a paragraph.

        Parameters
        ----------
        properties : element or None
            ``w:pPr``.

        Returns
        -------
        int
            1 for the outermost, 0 for body text.
        """
        outline = None if properties is None else properties.find(W + "outlineLvl")
        if outline is not None:
            return _outline(number(outline, 9))
        identity = self._identity(properties)
        if identity not in self._levels:
            self._levels[identity] = self._level(identity)
        return self._levels[identity]

    def _level(self, identity: str) -> int:
        if identity not in self.by_id:
            # Files made by other programs may name a style of Word without defining it.
            match = _HEADING.match(identity)
            return int(match[1]) if match else 0
        for style in self.chain(identity):
            match = _HEADING.match(val(style.find(W + "name")))
            if match:
                return int(match[1])
            if val(style.find(W + "name")).lower() == "title":
                return 1
            outline = style.find(f"{W}pPr/{W}outlineLvl")
            if outline is not None:
                return _outline(number(outline, 9))
        return 0

    def item(self, properties: _Element | None) -> Item:
        """Return the place of a paragraph in a list, and count it.

        Parameters
        ----------
        properties : element or None
            ``w:pPr``.

        Returns
        -------
        Item
            Its depth and number; depth 0 for a paragraph outside lists.
        """
        chain = list(self.chain(self._identity(properties)))
        # Word's own "List Bullet 2" is level 0 of a list of its own; its name says how deep it is meant.
        named = [_LIST_STYLE.match(val(style.find(W + "name"))) for style in chain]
        meant = next((int(match[1] or 1) for match in named if match), 0)
        level: int | None = None
        for candidate in (properties, *(style.find(W + "pPr") for style in chain)):
            numbered = None if candidate is None else candidate.find(W + "numPr")
            if numbered is None:
                continue
            stated = numbered.find(W + "ilvl")
            level = number(stated, 0) if level is None and stated is not None else level
            identity = numbered.find(W + "numId")
            if identity is not None:
                return self._item(val(identity), min(max(level or 0, 0), 8), meant)
        return Item(meant, "bullet") if meant else Item()

    def _item(self, identity: str, level: int, meant: int) -> Item:
        if identity == "0":
            return Item()
        found = self.numbers.levels.get((identity, level))
        text = self.numbers.next(identity, level)
        if found is not None and found.kind == "none":
            return Item(0, "", text)
        return Item(max(level + 1, meant), (found and found.kind) or "bullet", text)


def _outline(level: int) -> int:
    return level + 1 if 0 <= level <= 8 else 0
