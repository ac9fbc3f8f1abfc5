"""Markdown cut into its blocks, so that a change may touch paragraphs and leave tables and headings alone, or not."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

Kind = Literal["heading", "paragraph", "other"]
_OTHER = re.compile(r"\s*(?:[-*•+]\s|\d+[.)]\s|\||>|```|[☐☒☑]|---|===|!\[|<)")


@dataclass(frozen=True)
class Block:
    """Lines between blank lines: a heading, a paragraph of running text, or a list, table or rule."""

    kind: Kind
    text: str


def blocks(text: str) -> list[Block]:
    """Return the blocks of a text."""
    return [Block(_kind(part), part) for part in re.split(r"\n\s*\n", text.strip("\n")) if part.strip()]


def joined(parts: list[Block]) -> str:
    """Return the text of blocks."""
    return "\n\n".join(part.text for part in parts) + "\n"


def each(kind: Kind, change: Callable[[str], str]) -> Callable[[str], str]:
    """Return a function that changes the blocks of one kind."""

    def changed(text: str) -> str:
        return joined([Block(b.kind, change(b.text)) if b.kind == kind else b for b in blocks(text)])

    return changed


def _kind(part: str) -> Kind:
    if part.lstrip().startswith("#") and "\n" not in part.strip():
        return "heading"
    return "other" if any(map(_OTHER.match, part.splitlines())) or part.lstrip().startswith("#") else "paragraph"
