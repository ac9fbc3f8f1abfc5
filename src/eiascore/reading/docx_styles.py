"""What styles and numbering of a DOCX say about a paragraph or run: heading level, list depth, looks, hidden."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_OFF = frozenset({"0", "false", "off", "none"})
_HEADING = re.compile(r"^heading ?([1-9])$", re.I)
_LIST_STYLE = re.compile(r"^list (?:bullet|number)(?: ([1-5]))?$", re.I)
_CHAIN = 20
_PALE = frozenset({"", "auto", "ffffff"})


def val(element: _Element | None, default: str = "") -> str:
    """Return the ``w:val`` of an element.

    Parameters
    ----------
    element : element or None
        Any property element.
    default : str
        What to return where there is none.

    Returns
    -------
    str
        The value.
    """
    return default if element is None else str(element.get(W + "val", default))


def number(element: _Element | None, default: int) -> int:
    """Return the ``w:val`` of an element as a number, the default where it is none.

    Parameters
    ----------
    element : element or None
        Any property element.
    default : int
        What to return instead.

    Returns
    -------
    int
        The value.
    """
    try:
        return int(val(element, str(default)))
    except ValueError:
        return default


def on(properties: _Element | None, name: str) -> bool | None:
    """Return a toggle such as bold, None where it is not mentioned.

    Parameters
    ----------
    properties : element or None
        ``w:rPr`` or ``w:pPr``.
    name : str
        Name without namespace.

    Returns
    -------
    bool or None
        Its state.
    """
    element = None if properties is None else properties.find(W + name)
    return None if element is None else val(element, "1").lower() not in _OFF


def shaded(properties: _Element | None) -> bool | None:
    """Tell whether a paragraph or cell has a background other than white, None where nothing is said.

    Parameters
    ----------
    properties : element or None
        ``w:pPr`` or ``w:tcPr``.

    Returns
    -------
    bool or None
        Its state.
    """
    shading = None if properties is None else properties.find(W + "shd")
    if shading is None:
        return None
    themed = shading.get(W + "themeFill", "")
    return str(shading.get(W + "fill", "")).lower() not in _PALE or themed not in ("", "background1")


@dataclass(slots=True)
class Styles:
    """The style sheet and list definitions of one file."""

    by_id: dict[str, _Element] = field(default_factory=dict)
    default: str = ""
    formats: dict[tuple[str, int], str] = field(default_factory=dict)

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
            if style.get(W + "type") == "paragraph" and style.get(W + "default", "0").lower() not in _OFF:
                made.default = identity
        if numbering is not None:
            made._index_lists(numbering)
        return made

    def _index_lists(self, numbering: _Element) -> None:
        abstract: dict[str, dict[int, str]] = {}
        for definition in numbering.iterfind(W + "abstractNum"):
            levels = {_level(level): val(level.find(W + "numFmt")) for level in definition.iterfind(W + "lvl")}
            abstract[str(definition.get(W + "abstractNumId"))] = levels
        for instance in numbering.iterfind(W + "num"):
            identity = str(instance.get(W + "numId"))
            for depth, kind in abstract.get(val(instance.find(W + "abstractNumId")), {}).items():
                self.formats[identity, depth] = kind
            for override in instance.iterfind(f"{W}lvlOverride/{W}lvl"):
                self.formats[identity, _level(override)] = val(override.find(W + "numFmt"))

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
        for identity in filter(None, (character, self._identity(properties))):
            for style in self.chain(identity):
                state = on(style.find(W + "rPr"), name)
                if state is not None:
                    return state
        return False

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
        for style in self.chain(self._identity(properties)):
            match = _HEADING.match(val(style.find(W + "name")))
            if match:
                return int(match[1])
            if val(style.find(W + "name")).lower() == "title":
                return 1
            outline = style.find(f"{W}pPr/{W}outlineLvl")
            if outline is not None:
                return _outline(number(outline, 9))
        return 0

    def bullet(self, properties: _Element | None) -> tuple[int, str] | None:
        """Return the depth of a list item and the format of its number.

        Parameters
        ----------
        properties : element or None
            ``w:pPr``.

        Returns
        -------
        tuple of int and str, or None
            Depth from 1 and "bullet", "decimal" and so on; None for a paragraph outside lists.
        """
        chain = list(self.chain(self._identity(properties)))
        candidates = [properties, *(style.find(W + "pPr") for style in chain)]
        # Word's own "List Bullet 2" is level 0 of a list of its own; its name says how deep it is meant.
        named = [_LIST_STYLE.match(val(style.find(W + "name"))) for style in chain]
        meant = next((int(match[1] or 1) for match in named if match), 0)
        depth: int | None = None
        for candidate in candidates:
            numbered = None if candidate is None else candidate.find(W + "numPr")
            if numbered is None:
                continue
            level = numbered.find(W + "ilvl")
            depth = number(level, 0) if depth is None and level is not None else depth
            identity = numbered.find(W + "numId")
            if identity is not None:
                if val(identity) == "0":
                    return None
                kind = self.formats.get((val(identity), depth or 0), "")
                return None if kind == "none" else (max(min(depth or 0, 8) + 1, meant), kind or "bullet")
        return (meant, "bullet") if meant else None


def _level(element: _Element) -> int:
    try:
        return int(element.get(W + "ilvl", "0"))
    except ValueError:
        return 0


def _outline(level: int) -> int:
    return level + 1 if 0 <= level <= 8 else 0
