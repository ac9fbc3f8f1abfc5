"""Names of files that a shell, a spreadsheet, a page or a terminal would take for something else."""

from __future__ import annotations

import os
from pathlib import Path

from .case import PROSE, SCORE, Case

NAMES = (
    "n" * 251 + ".txt",
    "é" * 125 + ".txt",
    "new\nline.txt",
    "tab\tand\rreturn.txt",
    "quote'and\"quote.txt",
    "-rf.txt",
    "--output=x.txt",
    "=cmd|' &C calc'!A0.txt",
    "<script>alert(1)<&script>.txt",
    "emoji👩‍👧.txt",
    "right\u202etxt.fdp",
    "escape\x1b[2J.txt",
    "$(id);`id`|id.txt",
    "%s%n{0}{{7*7}}.txt",
    " leading and trailing .txt ",
    "no ending",
    ".hidden.txt",
    "CON.txt",
    "back\\slash.txt",
    "combined e\u0301.txt",
    "[bold red]rich[&bold red].txt",
    "wild*card?[a-z].txt",
)
NOT_UTF8 = b"bytes-\xff\xfe-\xe9.txt"


def make(folder: Path) -> list[Case]:
    """Write one honest text under each name, where the file system allows it."""
    folder.mkdir(parents=True)
    scored = frozenset({SCORE})
    found = []
    for name in (*NAMES, os.fsdecode(NOT_UTF8), "one/same.txt", "two/same.txt"):
        path = folder / name
        try:
            path.parent.mkdir(exist_ok=True)
            path.write_text(PROSE, encoding="utf-8")
        except (OSError, ValueError):
            continue  # a file system that has no such names has no such danger
        found.append(Case("names", path, scored))
    (folder / "folder.pdf").mkdir()
    missing = frozenset({"no_such_file"})
    return [
        *found,
        Case("names", folder / "folder.pdf", missing),
        Case("names", folder / "missing.pdf", missing),
        Case("names", folder / ("long" * 100), missing),
        Case("names", folder / "nul\0inside.pdf", missing),
    ]
