"""Write docs/glossary.md from the terms of eiascore."""

from __future__ import annotations

from pathlib import Path

from eiascore.glossary import glossary
from eiascore.glossary.show import to_markdown

PAGE = Path(__file__).parents[1] / "docs" / "glossary.md"


def page() -> str:
    """Return the page."""
    head, rest = to_markdown(glossary()).split("\n", 1)
    return (
        f"{head}\n\nWritten by `python tools/glossary.py` from `src/eiascore/glossary/terms.yaml`; do not edit.\n{rest}"
    )


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
