"""Pure helpers on strings that readers and checks share: white space, control characters, days, lazy patterns."""

from __future__ import annotations

import re
import sys
import unicodedata
from collections.abc import Iterator, Sequence
from datetime import date

# Control characters, soft hyphens, zero-width and direction marks and lone surrogates carry no words, and a quotation
# that holds them cannot be found again (or turns the line round on the screen).
_UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\xad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff"
    "\ufff9-\ufffb\ufffe\uffff\ud800-\udfff]"
)
_SPACE = re.compile(r"\s+")


def squeeze(text: str) -> str:
    r"""Drop control characters and turn every run of white space into one space, none at the ends.

    Parameters
    ----------
    text : str
        Any text.

    Returns
    -------
    str
        The text on one line.

    Examples
    --------
    >>> squeeze("  due\x00 \n regard\u00ad ")
    'due regard'
    """
    return " ".join(_UNSEEN.sub("", text).split())


def shortened(text: str, longest: int = 100) -> str:
    """Return a text on one line, cut after a word and with an ellipsis where it is too long.

    Parameters
    ----------
    text : str
        Any text.
    longest : int
        Most characters that are left of it.

    Returns
    -------
    str
        The text, or its beginning.

    Examples
    --------
    >>> shortened("Equality impact assessment", 20), shortened("Screening", 20)
    ('Equality impact …', 'Screening')
    """
    flat = squeeze(text)
    return flat if len(flat) <= longest else f"{flat[:longest].rsplit(' ', 1)[0]} …"


def squeeze_lines(text: str) -> str:
    r"""Squeeze each line by itself and drop the empty ones.

    Parameters
    ----------
    text : str
        Text whose line breaks mean something, such as that of a table cell.

    Returns
    -------
    str
        The lines that hold anything, joined with newlines.

    Examples
    --------
    >>> squeeze_lines("Age \n\n  Young   people")
    'Age\nYoung people'
    """
    lines = (squeeze(line) for line in text.splitlines())
    return "\n".join(line for line in lines if line)


def squeeze_at(text: str, offsets: Sequence[int]) -> tuple[str, list[int]]:
    r"""Squeeze a text and say where positions in it have moved to.

    Parameters
    ----------
    text : str
        Any text.
    offsets : sequence of int
        Positions in ``text``.

    Returns
    -------
    tuple of str and list of int
        The squeezed text, and for each offset its position there: where the first character kept at or after it stands.

    Examples
    --------
    >>> squeeze_at(" a \n b", [4])
    ('a b', [2])
    """
    clean = squeeze(text)
    if clean == text:  # as a rule; a long text with many offsets would take the square of its length below
        inside = [min(max(offset, 0), len(text)) for offset in offsets]
        return clean, [at + (text[at : at + 1] == " ") for at in inside]
    moved = []
    for offset in offsets:
        before = _SPACE.sub(" ", _UNSEEN.sub("", text[: max(offset, 0)])).lstrip()
        rest = _UNSEEN.sub("", text[max(offset, 0) :])
        # White space right after the offset shrinks to the one space that parts the two words.
        step = 1 if before and not before.endswith(" ") and rest[:1].isspace() else 0
        moved.append(min(len(before) + step, len(clean)))
    return clean, moved


def visible(text: str) -> str:
    r"""Replace every character that shows nothing, or acts on a screen, by its number.

    Parameters
    ----------
    text : str
        Any text, such as the name of a file.

    Returns
    -------
    str
        The text with control characters, direction marks and the like as ``⟨U+202E⟩``; line breaks and tabs stay.

    Examples
    --------
    >>> visible("form\u202efdp.exe")
    'form⟨U+202E⟩fdp.exe'
    """
    return "".join(c if c in "\n\t" or _shows(c) else f"⟨U+{ord(c):04X}⟩" for c in text)


def _shows(character: str) -> bool:
    return character.isprintable() or unicodedata.category(character) in ("Zs", "Co")


def day_in_words(day: date) -> str:
    """Return a day as people in the UK write it, in any locale.

    Examples
    --------
    >>> day_in_words(date(2024, 5, 10))
    '10 May 2024'
    """
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip


class Pattern:
    """A regular expression that is compiled when it is first tried, and tried only where it could match.

    Compiling the patterns of all checks costs a cold start more than reading a short document, which needs few of them.

    Parameters
    ----------
    source : str
        The expression.
    flags : int
        As for ``re.compile``.
    needles : tuple of str
        Words of which one must stand in a text, as written, for it to match; none where nothing can be said.

    Examples
    --------
    >>> [match.group() for match in Pattern("[0-9]+ times", needles=("times",)).finditer("met 3 times")]
    ['3 times']
    """

    __slots__ = ("_compiled", "_flags", "_needles", "_source")

    def __init__(self, source: str, flags: int = 0, needles: tuple[str, ...] = ()) -> None:
        self._source, self._flags, self._needles = source, flags, needles
        self._compiled: re.Pattern[str] | None = None

    def may_match(self, text: str) -> bool:
        """Tell whether one of the needles stands in a text."""
        return not self._needles or any(map(text.__contains__, self._needles))

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """Return the matches in a text."""
        return self._pattern.finditer(text) if self.may_match(text) else iter(())

    def search(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """Return the first match in a text."""
        return self._pattern.search(text, start, end) if self.may_match(text) else None

    def match(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """Return the match at a place in a text."""
        return self._pattern.match(text, start, end) if self.may_match(text) else None

    def fullmatch(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """Return the match that is all of a text."""
        return self._pattern.fullmatch(text, start, end) if self.may_match(text) else None

    @property
    def _pattern(self) -> re.Pattern[str]:
        if self._compiled is None:
            self._compiled = re.compile(self._source, self._flags)
        return self._compiled
