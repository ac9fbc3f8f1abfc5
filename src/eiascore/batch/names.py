"""Names for documents that can be shown, written and compared anywhere, and that stay different where files differ."""

from __future__ import annotations

from collections.abc import Sequence


def printable(name: str) -> str:
    r"""Write what cannot be shown as a backslash escape, and a backslash twice, so that no two names become one.

    Control characters, characters that turn the direction of text, and bytes that are no UTF-8 would let a file pass
    for another one, or break a table.

    Parameters
    ----------
    name : str
        A file name as the system gives it; bytes that are no UTF-8 are lone surrogates in it.

    Returns
    -------
    str
        The name, in characters that can be seen.

    Examples
    --------
    >>> printable("Assess\u202efdp.exe")
    'Assess\\u202efdp.exe'
    >>> printable("caf\udce9.pdf")
    'caf\\xe9.pdf'
    """
    if name.isprintable() and "\\" not in name:
        return name
    return "".join(
        character if character.isprintable() and character != "\\" else _escape(character) for character in name
    )


def _escape(character: str) -> str:
    code = ord(character)
    if character == "\\":
        return "\\\\"
    if 0xDC80 <= code <= 0xDCFF:
        return f"\\x{code - 0xDC00:02x}"
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def safe_path(path: str) -> str:
    r"""Write a path so that it can be shown, and joined to a folder without leaving it.

    Parameters
    ----------
    path : str
        Parts with "/" between them, as an archive or a store of objects has them.

    Returns
    -------
    str
        The same parts, printable; ``..`` is written ``\.\.``, and an empty part as a backslash.

    Examples
    --------
    >>> safe_path("annexes/plan.pdf")
    'annexes/plan.pdf'
    >>> safe_path("../../etc/passwd")
    '\\.\\./\\.\\./etc/passwd'
    """
    return "/".join(_part(part) for part in path.split("/"))


def _part(part: str) -> str:
    if part in ("", ".", ".."):
        return part.replace(".", "\\.") or "\\"
    return printable(part)


def labels(paths: Sequence[Sequence[str]]) -> list[str]:
    """Name each path by as few of its last parts as tell it from the others.

    Parameters
    ----------
    paths : sequence of sequence of str
        The parts of each path, from the root.

    Returns
    -------
    list of str
        A name for each: all of as many parts, and none the beginning of another, where the paths allow it. The same
        path has the same name.

    Examples
    --------
    >>> labels([["data", "2023", "EIAs"], ["data", "2024", "EIAs"]])
    ['2023/EIAs', '2024/EIAs']
    """
    most = max(map(len, paths), default=1)
    different = len({tuple(path) for path in paths})
    for number in range(1, most + 1):
        names = [tuple(path[-number:]) for path in paths]
        known = set(names)
        inside = any(name[:length] in known for name in names for length in range(1, len(name)))
        if len(known) == different and not inside:
            break
    return [safe_path("/".join(name)) for name in names]
