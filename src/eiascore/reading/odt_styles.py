"""What the styles of an ODT say: bold, italic, hidden, struck, background, heading level, list kind."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

_HEADING = re.compile(r"^heading[_ ](?:20_)?([1-9])$", re.I)
_RAISED = re.compile(r"super|[1-9]\d*%")
_CHAIN = 20
_PALE = frozenset({"", "transparent", "#ffffff", "none"})
_BOLD = frozenset({"bold", "600", "700", "800", "900"})


@dataclass(slots=True)
class Style:
    """Properties of one style; None where it says nothing."""

    parent: str = ""
    outline: int | None = None
    bold: bool | None = None
    italic: bool | None = None
    hidden: bool | None = None
    struck: bool | None = None
    shaded: bool | None = None
    raised: bool | None = None
    font: str | None = None


_UNKNOWN = Style()


@dataclass(slots=True)
class Styles:
    """All styles of a file by family and name."""

    known: dict[tuple[str, str], Style] = field(default_factory=dict)

    def add(self, elements: Iterable[Any]) -> None:
        """Index styles.

        Parameters
        ----------
        elements : iterable of odfdo elements
            ``style:style``; later ones replace earlier ones of the same name.
        """
        for element in elements:
            name = element.get_attribute_string("style:name") or ""
            family = element.get_attribute_string("style:family") or ""
            self.known[family, name] = _style(element)

    def chain(self, family: str, name: str) -> Iterator[tuple[str, Style]]:
        """Yield a style and its parents.

        Parameters
        ----------
        family : str
            Such as "paragraph" or "text".
        name : str
            Name of the style.

        Yields
        ------
        tuple of str and Style
            Names and styles, the nearest first; a circle is cut short. A style that the file does not define still
            has a name that tells what it is.
        """
        for _ in range(_CHAIN):
            if not name:
                return
            style = self.known.get((family, name), _UNKNOWN)
            yield name, style
            name = style.parent

    def font(self, family: str, name: str) -> str:
        """Return the font of a style.

        Parameters
        ----------
        family, name : str
            The style.

        Returns
        -------
        str
            Its name, "" where neither the style nor its parents mention one.
        """
        return next((style.font for _, style in self.chain(family, name) if style.font), "")

    def look(self, family: str, name: str, look: str) -> bool | None:
        """Return a property of a style.

        Parameters
        ----------
        family, name : str
            The style.
        look : str
            "bold", "italic", "hidden", "struck", "raised" or "shaded".

        Returns
        -------
        bool or None
            None where neither the style nor its parents mention it.
        """
        states = (getattr(style, look) for _, style in self.chain(family, name))
        return next((state for state in states if state is not None), None)

    def heading(self, name: str) -> int:
        """Return the heading level that a paragraph style stands for.

        Parameters
        ----------
        name : str
            Name of a paragraph style.

        Returns
        -------
        int
            1 for the outermost, 0 for body text.
        """
        for ancestor, style in self.chain("paragraph", name):
            match = _HEADING.match(ancestor)
            if match:
                return int(match[1])
            if ancestor == "Title":
                return 1
            if style.outline is not None:
                return style.outline
        return 0

    def is_a(self, name: str, prefix: str) -> bool:
        """Tell whether a paragraph style is, or is made from, one whose name begins in a certain way.

        Parameters
        ----------
        name : str
            Name of a paragraph style.
        prefix : str
            Beginning of a name.

        Returns
        -------
        bool
            Whether one in the chain begins so.
        """
        return any(ancestor.startswith(prefix) for ancestor, _ in self.chain("paragraph", name))


def tag_of(element: Any) -> str:
    """Return the tag of an element.

    Parameters
    ----------
    element : odfdo element
        Any element.

    Returns
    -------
    str
        Such as "text:p"; "" in a namespace that is no part of ODF, where odfdo raises.
    """
    try:
        return str(element.tag)
    except ValueError:
        return ""


def whole(element: Any, attribute: str, default: int = 0) -> int:
    """Return an attribute that holds a number.

    Parameters
    ----------
    element : odfdo element
        Any element.
    attribute : str
        Its name.
    default : int
        What to return where there is none.

    Returns
    -------
    int
        Never below zero.
    """
    try:
        return max(int(element.get_attribute_string(attribute) or default), 0)
    except (TypeError, ValueError):
        return default


def _style(element: Any) -> Style:
    style = Style(parent=element.get_attribute_string("style:parent-style-name") or "")
    level = element.get_attribute_string("style:default-outline-level")
    if level is not None:
        style.outline = whole(element, "style:default-outline-level")
    for properties in element.children:
        if tag_of(properties) == "style:text-properties":
            weight = properties.get_attribute_string("fo:font-weight")
            slope = properties.get_attribute_string("fo:font-style")
            display = properties.get_attribute_string("text:display")
            strike = properties.get_attribute_string("style:text-line-through-style")
            style.bold = None if weight is None else weight in _BOLD
            style.italic = None if slope is None else slope in ("italic", "oblique")
            style.hidden = None if display is None else display == "none"
            position = properties.get_attribute_string("style:text-position")
            style.raised = None if position is None else _RAISED.match(str(position)) is not None
            style.font = properties.get_attribute_string("style:font-name") or properties.get_attribute_string(
                "fo:font-family"
            )
            style.struck = None if strike is None else strike != "none"
        elif tag_of(properties) in ("style:paragraph-properties", "style:table-cell-properties"):
            colour = properties.get_attribute_string("fo:background-color")
            style.shaded = style.shaded if colour is None else str(colour).lower() not in _PALE
    return style
