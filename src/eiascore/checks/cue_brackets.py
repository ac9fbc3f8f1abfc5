"""Brackets within the brackets of a cue, written out, so that what matches cues knows one depth only."""

from __future__ import annotations

import re

_DEEP = re.compile(r"\([^()]*\(")
_NESTED = re.compile(r"(?P<before>[^()]*)\((?P<inner>[^()]*)\)(?P<optional>\??)")


def unnested(body: str) -> str:
    """Write out brackets within brackets: ``(a|the (b|c))`` becomes ``(a|the b|the c)``.

    Parameters
    ----------
    body : str
        A cue. Brackets that do not match are left for the parser to find.

    Returns
    -------
    str
        The same with groups of one depth.

    Examples
    --------
    >>> unnested("in (england|the (borough|city)) now")
    'in (england|the borough|the city) now'
    """
    if not _DEEP.search(body):
        return body
    depth, start, parts = 0, 0, []
    for at, letter in enumerate(body):
        if letter == "(":
            if not depth:
                parts.append(body[start : at + 1])
                start = at + 1
            depth += 1
        elif letter == ")" and depth:
            depth -= 1
            if not depth:
                parts.append("|".join(_options(body[start:at])))
                start = at
    return "".join([*parts, body[start:]])


def _options(group: str) -> list[str]:
    """Return the alternatives of a group with the groups inside written out, innermost first."""
    parts, depth, start = [], 0, 0
    for at, letter in enumerate(group):
        depth += (letter == "(") - (letter == ")")
        if letter == "|" and not depth:
            parts.append(group[start:at])
            start = at + 1
    options: list[str] = []
    for part in [*parts, group[start:]]:
        found = _NESTED.search(part)
        if found is None:
            options.append(part)
            continue
        inner = [*found["inner"].split("|"), *([""] if found["optional"] else [])]
        head, tail = part[: found.start("inner") - 1], part[found.end() :]
        options += [option for choice in inner for option in _options(f"{head}{choice}{tail}")]
    return options
