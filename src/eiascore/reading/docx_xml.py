"""Reading single properties of WordprocessingML."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
OFF = frozenset({"0", "false", "off", "none"})
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
    return None if element is None else val(element, "1").lower() not in OFF


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


def placeholder(control: _Element) -> bool:
    """Tell whether a content control still shows the words that ask for an answer.

    Parameters
    ----------
    control : element
        ``w:sdt``.

    Returns
    -------
    bool
        Whether nobody has filled it in.
    """
    return bool(on(control.find(W + "sdtPr"), "showingPlcHdr"))
