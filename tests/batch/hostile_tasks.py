"""Tasks for the tests of a batch: the specimens, and documents made to be slow, large or hungry."""

from __future__ import annotations

import hashlib
import zipfile
from collections.abc import Iterable
from pathlib import Path

from eiascore.batch.model import Reference, Task


def task(path: Path, key: str = "") -> Task:
    """Return the task of a file."""
    return Task(
        key or path.name,
        Reference(path.name, str(path), size=path.stat().st_size),
        hashlib.sha256(path.read_bytes()).hexdigest(),
    )


def tasks(paths: Iterable[Path]) -> list[Task]:
    """Return a task for each file."""
    return [task(path) for path in paths]


def long_page(path: Path, paragraphs: int) -> Path:
    """Write a page that takes long to read and to score."""
    said = "".join(
        f"<p>We consulted {number} disabled people and carers in May 2024 and changed the policy as a result.</p>"
        for number in range(paragraphs)
    )
    path.write_text(f"<html><body><h1>Equality impact assessment</h1>{said}</body></html>", encoding="utf-8")
    return path


def swollen(specimen: Path, path: Path, paragraphs: int) -> Path:
    """Write a DOCX whose text is many times as large as its file."""
    more = b"".join(
        b"<w:p><w:r><w:t>We asked %d people about this in May.</w:t></w:r></w:p>" % (number * 7919)
        for number in range(paragraphs)
    )
    with zipfile.ZipFile(specimen) as whole, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as copy:
        for name in whole.namelist():
            data = whole.read(name)
            if name == "word/document.xml":
                data = data.replace(b"<w:sectPr", more + b"<w:sectPr", 1)
            copy.writestr(name, data)
    return path
