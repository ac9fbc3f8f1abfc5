"""Folders with files, and what was found in them."""

from __future__ import annotations

from pathlib import Path

from eiascore.batch.model import Plan
from eiascore.batch.source import Found


def write(folder: Path, files: dict[str, bytes | str]) -> None:
    """Write files by their paths below a folder."""
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)


def names(found: Found) -> list[str]:
    return [reference.name for reference in found.references]


def codes(found: Found | Plan) -> dict[str, str]:
    return {each.name: each.code for each in found.passed_over}
