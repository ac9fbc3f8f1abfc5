"""Files for commands."""

from __future__ import annotations

from pathlib import Path

import pytest


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    """A file that says it is a PDF and holds nothing."""
    path = tmp_path / "broken.pdf"
    path.write_bytes(b"%PDF-1.7\nand then nothing")
    return path
