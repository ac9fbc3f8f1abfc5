"""Writes all bad inputs: ``python -m tests.hostile.make FOLDER`` makes them, reads and scores each, and says how."""

from __future__ import annotations

import sys
from pathlib import Path

from . import foreign, names, office, opendocument, pdf_pages, pdfs, texts, web, zips
from .case import MARKER, Case, Where

KINDS = {
    "pdf": pdfs,
    "pdf-pages": pdf_pages,
    "zip": zips,
    "docx": office,
    "odt": opendocument,
    "html": web,
    "text": texts,
    "foreign": foreign,
}


def make(folder: Path, address: str = Where.address) -> list[Case]:
    """Write every bad input below a new folder; those that reach out ask ``address``, or for a marker file in it."""
    marker = folder / "marker.secret"
    folder.mkdir(parents=True, exist_ok=True)
    marker.write_text(f"{MARKER} " * 40, encoding="utf-8")
    cases = names.make(folder / "names")
    for kind, module in KINDS.items():
        (folder / kind).mkdir()
        for each in module.make(Where(marker.resolve(), address)):
            path = folder / kind / each.name
            path.write_bytes(each.data)
            cases.append(Case(kind, path, each.endings))
    return cases


def main() -> None:
    from .endings import read_and_score, table

    cases = make(Path(sys.argv[1]))
    endings = read_and_score([case.path for case in cases])
    print(table(cases, endings))


if __name__ == "__main__":
    main()
