"""Text that another program can read: what XML 1.0 forbids is shown by a character of its own, one for one."""

from __future__ import annotations

import re

from eiascore.text import shortened, visible

# XML 1.0, production 2: everything but tab, line feed and these. A carriage return is allowed, but an XML parser takes
# it for a line feed, and programs differ on whether it counts: it becomes white space of the same length.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_LONE_RETURN = re.compile(r"\r(?!\n)")
_PICTURES = 0x2400
_DELETE, _UNKNOWN = "\u2421", "\ufffd"


def same_length(text: str) -> str:
    r"""Return a text that XML and UTF-8 can hold, each character in the place that it had.

    Parameters
    ----------
    text : str
        Any text.

    Returns
    -------
    str
        Of the same length: control characters as their pictures, lone surrogates as U+FFFD, line ends as line feeds.

    Examples
    --------
    >>> same_length("due\x00regard\r\nŵ\x1b")
    'due␀regard \nŵ␛'
    """
    return _FORBIDDEN.sub(_picture, _LONE_RETURN.sub("\n", text).replace("\r\n", " \n"))


def _picture(found: re.Match[str]) -> str:
    code = ord(found[0])
    if code == 0x7F:
        return _DELETE
    return chr(_PICTURES + code) if code < 0x20 else _UNKNOWN


def label(text: str, longest: int = 100) -> str:
    r"""Return a text as a name on one line, in which nothing acts on a screen.

    Examples
    --------
    >>> label("form\n\u202efdp.exe  ")
    'form fdp.exe'
    """
    return same_length(visible(shortened(text, longest)))


def memo(*lines: str) -> str:
    r"""Return the lines that say something as one memo, in which nothing acts on a screen.

    Examples
    --------
    >>> memo("Why.", "", "Page 3")
    'Why.\nPage 3'
    """
    return same_length(visible("\n".join(line for line in lines if line)))
