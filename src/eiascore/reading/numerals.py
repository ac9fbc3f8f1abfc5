"""Numbers as lists print them: figures, letters, Roman numerals."""

from __future__ import annotations

_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
    (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_MOST = 3_999
_LETTERS = frozenset({"lowerletter", "a", "lower-alpha", "lower-latin"})
_UPPER_LETTERS = frozenset({"upperletter", "A", "upper-alpha", "upper-latin"})
_SMALL_ROMAN = frozenset({"lowerroman", "i", "lower-roman"})
_LARGE_ROMAN = frozenset({"upperroman", "I", "upper-roman"})


def numeral(count: int, kind: str) -> str:
    """Write a number the way a list does.

    Parameters
    ----------
    count : int
        The number.
    kind : str
        The name of the format in DOCX ("lowerLetter"), ODT or HTML ("a") or CSS ("lower-alpha").

    Returns
    -------
    str
        Figures where the format is not known or does not reach so far.

    Examples
    --------
    >>> numeral(3, "lowerLetter"), numeral(28, "A"), numeral(14, "lower-roman"), numeral(7, "decimalZero")
    ('c', 'BB', 'xiv', '07')
    """
    name = kind if len(kind) == 1 else kind.lower()
    if not 0 < count <= _MOST:
        return str(count)
    if name in _LETTERS or name in _UPPER_LETTERS:
        letters = chr(ord("a") + (count - 1) % 26) * ((count - 1) // 26 + 1)
        return letters.upper() if name in _UPPER_LETTERS else letters
    if name in _SMALL_ROMAN or name in _LARGE_ROMAN:
        return _roman(count).upper() if name in _LARGE_ROMAN else _roman(count)
    return f"{count:02}" if name == "decimalzero" else str(count)


def _roman(count: int) -> str:
    written = ""
    for value, letters in _ROMAN:
        written += letters * (count // value)
        count %= value
    return written
