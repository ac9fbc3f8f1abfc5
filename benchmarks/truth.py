"""Compares words and table cells with what was written: documents of our own, made into PDF on the spot.

Run ``python benchmarks/truth.py``, or ``benchmarks/reading.py``, which does so too. The sources in ``tables`` are HTML,
each of one kind of table; chromium and LibreOffice print them, so that their cells are known. The specimens are the
other half. A cell is found where its whole text, white space and bullets aside, is that of a cell in the source.
"""

from __future__ import annotations

import io
import json
import re
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import lxml.html
import pdfplumber
import pypdfium2

from eiascore.reading.pdf import read_pdf
from eiascore.settings import Ocr

ROOT = Path(__file__).resolve().parents[1]
SOURCES = ROOT / "benchmarks" / "tables"
SPECIMENS = ROOT / "corpus" / "specimens"
Bag = Counter[str]


class Case(NamedTuple):
    """A PDF, what kind of tables it holds, who printed it, and its words and cells."""

    kind: str
    printer: str
    data: bytes
    words: Bag
    cells: Bag | None


def words(text: str) -> Bag:
    """Return the words of a text as letters and figures only, so that marks and hyphens do not count."""
    return Counter(re.findall(r"[^\W_]+", text))


def cells(texts: Iterator[str | None]) -> Bag:
    """Return cells as a bag of their texts, empty ones and bullets left out."""
    plain = (" ".join(re.sub("[•◦▪●○]", " ", text or "").split()) for text in texts)
    return Counter(text for text in plain if text)


def plain_pdfium(data: bytes) -> str:
    """Read the plain text of each page with pdfium."""
    document = pypdfium2.PdfDocument(data)
    text = []
    for page in document:
        text_page = page.get_textpage()
        text.append(text_page.get_text_range().replace("\ufffe", ""))
        text_page.close()
        page.close()
    document.close()
    return "\n".join(text)


def our_words(data: bytes, ocr: Ocr = "auto") -> str:
    """Read with eiascore."""
    return "\n".join(part.text for piece in read_pdf(data, ocr).pieces for part in (piece.cells or [piece]))


def our_cells(data: bytes) -> Bag:
    """Return the cells that eiascore finds."""
    return cells(cell.text for piece in read_pdf(data).pieces for cell in piece.cells)


def plumber_cells(data: bytes) -> Bag:
    """Return the cells that pdfplumber finds."""
    with pdfplumber.open(io.BytesIO(data)) as document:
        tables = [table for page in document.pages for table in page.extract_tables()]
    return cells(cell for table in tables for row in table for cell in row)


def _known(source: str) -> tuple[Bag, Bag]:
    """Return the words and cells of an HTML source; a cell is not what the tables inside it say."""
    root = lxml.html.document_fromstring(source)
    for part in root.xpath("//style | //title"):
        part.drop_tree()
    everything = words(" ".join(root.itertext()))
    texts = [
        " ".join(cell.xpath(".//text()[count(ancestor::table) = $depth]", depth=len(cell.xpath("ancestor::table"))))
        for cell in root.xpath("//td | //th")
    ]
    return everything, cells(iter(texts))


def _printed(pages: dict[str, Path], printer: str, out: Path) -> dict[str, bytes]:
    """Return the sources as PDF."""
    out.mkdir()
    profile = out / "profile"
    if printer == "chromium":
        options = [
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--no-pdf-header-footer",
            f"--user-data-dir={profile}",
        ]
        commands = [
            ["chromium", *options, f"--print-to-pdf={out / kind}.pdf", path.as_uri()] for kind, path in pages.items()
        ]
    else:
        options = [
            f"-env:UserInstallation={profile.as_uri()}",
            "--headless",
            "--convert-to",
            "pdf:writer_web_pdf_Export",
        ]
        commands = [["soffice", *options, "--outdir", str(out), *map(str, pages.values())]]
    for command in commands:
        subprocess.run(command, check=True, capture_output=True)
    return {kind: (out / f"{kind}.pdf").read_bytes() for kind in pages}


def made() -> Iterator[Case]:
    """Print the sources with each program that is installed."""
    style = (SOURCES / "style.css").read_text(encoding="utf-8")
    with tempfile.TemporaryDirectory() as scratch:
        pages, known = {}, {}
        for source in sorted(SOURCES.glob("*.html")):
            text = source.read_text(encoding="utf-8")
            known[source.stem] = _known(text)
            pages[source.stem] = path = Path(scratch) / source.name
            path.write_text(
                f'<!doctype html>\n<meta charset="utf-8">\n<style>{style}</style>\n{text}', encoding="utf-8"
            )
        for printer in ("chromium", "soffice"):
            if not shutil.which(printer):
                print(f"{printer} is not installed: its half of the made documents is left out")
                continue
            for kind, data in _printed(pages, printer, Path(scratch) / printer).items():
                yield Case(kind, printer, data, *known[kind])


def specimens() -> Iterator[Case]:
    """Take the specimens, whose words stand in their Markdown and the cells of two of them in ``truth``."""
    for path in sorted(SPECIMENS.glob("*.pdf")):
        truth = SPECIMENS / "truth" / f"{path.stem}.json"
        tables = json.loads(truth.read_text(encoding="utf-8")) if truth.exists() else None
        held = tables and cells(cell for table in tables for row in table for cell in row)
        source = (SPECIMENS / "source" / f"{path.stem}.md").read_text(encoding="utf-8")
        yield Case("specimen", "soffice", path.read_bytes(), words(source), held)


def f1(found: Bag, truth: Bag) -> float:
    """Return the F1 of two bags."""
    total = found.total() + truth.total()
    return 2 * (found & truth).total() / total if total else 1.0


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.3f}" if whole else "-"


def report() -> bool:
    """Print words and cells by kind; return whether both are no worse than those of our peers."""
    cases = [*made(), *specimens()]
    columns = f"{'recall':>9}{'precision':>11}{'recall':>9}{'precision':>11}"
    print(f"\n{'':<24}{'':>7}{'eiascore':>20}{'pdfplumber':>20}\n{'cells, exact text':<24}{'cells':>7}{columns}")
    totals: Counter[str] = Counter()
    for kind, printer in sorted({(case.kind, case.printer) for case in cases}):
        group = [case for case in cases if (case.kind, case.printer) == (kind, printer) and case.cells is not None]
        counts: Counter[str] = Counter()
        for case in group:
            truth = case.cells or Counter()
            counts["truth"] += truth.total()
            for name, found in (("our", our_cells(case.data)), ("their", plumber_cells(case.data))):
                counts[f"{name} hits"] += (found & truth).total()
                counts[f"{name} found"] += found.total()
        totals += counts
        _line(f"{kind} ({printer})", counts)
    _line("all", totals)
    ours = f1(sum((words(our_words(case.data)) for case in cases), Counter()), _all_words(cases))
    pdfium = f1(sum((words(plain_pdfium(case.data)) for case in cases), Counter()), _all_words(cases))
    print(f"\nword F1 against the sources of {len(cases)} files: eiascore {ours:.4f}, pdfium's own text {pdfium:.4f}")
    return ours >= pdfium and totals["our hits"] >= totals["their hits"]


def _all_words(cases: list[Case]) -> Bag:
    return sum((case.words for case in cases), Counter())


def _line(title: str, counts: Counter[str]) -> None:
    figures = [
        f"{_share(counts[f'{name} hits'], counts['truth']):>9}"
        f"{_share(counts[f'{name} hits'], counts[f'{name} found']):>11}"
        for name in ("our", "their")
    ]
    print(f"{title:<24}{counts['truth']:>7}{''.join(figures)}")


if __name__ == "__main__":
    sys.exit(int(not report()))
