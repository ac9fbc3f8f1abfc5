"""Everything in a published JSON that has a text and a span."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any


def located(part: Any, text: str) -> Iterator[dict[str, Any]]:
    """Yield the objects that hold a ``text`` of that name, a start and an end."""
    if isinstance(part, dict):
        if {text, "start", "end"} <= set(part):
            yield part
        part = list(part.values())
    if isinstance(part, list):
        for item in part:
            yield from located(item, text)
