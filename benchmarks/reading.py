"""Compares our PDF reader with its peers: CPU, pages a second, and words found, all in one run.

Run ``python benchmarks/reading.py [FILE.pdf ...] [--skip-plumber]``. Without files it takes the specimens of the
corpus, and the PDFs of ``../shared`` where that folder exists. Figures are user plus system CPU
seconds; compare ratios only.
"""

from __future__ import annotations

import argparse
import io
import re
import resource
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

import pdfplumber
import pypdfium2

from eiascore.errors import EiaError
from eiascore.reading.pdf import read_pdf

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"
TARGET_PAGES = 40
Words = Counter[str]


def cpu() -> float:
    """Return user and system seconds of this process and its ended children."""
    held = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(usage.ru_utime + usage.ru_stime for usage in held)


def words(text: str) -> Words:
    """Return the words of a text as letters and figures only, so that marks and hyphens do not count."""
    return Counter(re.findall(r"[^\W_]+", text))


def ours(data: bytes) -> str:
    """Read with eiascore."""
    try:
        layout = read_pdf(data)
    except EiaError:
        return ""
    return "\n".join(part.text for piece in layout.pieces for part in (piece.cells or [piece]))


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


def plumber(data: bytes) -> str:
    """Read text, words and tables with pdfplumber."""
    text = []
    with pdfplumber.open(io.BytesIO(data)) as document:
        for page in document.pages:
            text.append(page.extract_text() or "")
            page.extract_words()
            page.extract_tables()
            page.close()
    return "\n".join(text)


def plumber_words_and_tables(data: bytes) -> str:
    """Read words and tables only with pdfplumber."""
    text = []
    with pdfplumber.open(io.BytesIO(data)) as document:
        for page in document.pages:
            text += [word["text"] for word in page.extract_words()]
            page.extract_tables()
            page.close()
    return " ".join(text)


def pdftotext(data: bytes) -> str:
    """Read with poppler's command."""
    with tempfile.NamedTemporaryFile(suffix=".pdf") as file:
        file.write(data)
        file.flush()
        done = subprocess.run(["pdftotext", "-q", file.name, "-"], capture_output=True, check=False)
    return done.stdout.decode("utf-8", "ignore")


def f1(found: Words, truth: Words) -> float:
    """Return the word-level F1 of two bags of words."""
    total = sum(found.values()) + sum(truth.values())
    return 2 * sum((found & truth).values()) / total if total else 1.0


def readable(path: Path) -> bytes | None:
    """Return the bytes of a PDF that pdfium opens and finds words in."""
    data = path.read_bytes()
    try:
        return data if plain_pdfium(data).strip() else None
    except pypdfium2.PdfiumError:
        return None


def joined(files: Sequence[bytes], pages: int) -> bytes:
    """Return one PDF of at least ``pages`` pages put together from files, taken again and again."""
    new = pypdfium2.PdfDocument.new()
    while len(new) < pages:
        for data in files:
            with pypdfium2.PdfDocument(data) as source:
                new.import_pages(source, list(range(min(len(source), pages - len(new)))))
            if len(new) >= pages:
                break
    buffer = io.BytesIO()
    new.save(buffer)
    new.close()
    return buffer.getvalue()


def guarded(read: Callable[[bytes], str], data: bytes) -> str:
    """Return the text, or nothing for a file that an engine cannot read."""
    try:
        return read(data)
    except Exception:
        return ""


def measure(read: Callable[[bytes], str], files: Sequence[bytes]) -> tuple[float, Words]:
    """Return the CPU seconds of reading all files, and their words."""
    read(files[0])  # imports and first-time set-up are not what is measured
    start = cpu()
    texts = [guarded(read, data) for data in files]
    spent = cpu() - start
    found: Words = Counter()
    for text in texts:
        found += words(text)
    return spent, found


def report(title: str, files: Sequence[bytes], engines: dict[str, Callable[[bytes], str]]) -> dict[str, float]:
    """Print one table and return the CPU seconds by engine."""
    pages = 0
    for data in files:
        with pypdfium2.PdfDocument(data) as document:
            pages += len(document)
    results = {name: measure(read, files) for name, read in engines.items()}
    own, truth = results["eiascore"][0], results["pdfium text"][1]
    print(f"\n{title}: {len(files)} file(s), {pages} pages, {sum(truth.values()):,} words")
    print(f"{'engine':<28}{'CPU s':>9}{'pages/s':>10}{'CPU / ours':>12}{'word F1 against pdfium':>26}")
    for name, (spent, found) in results.items():
        print(f"{name:<28}{spent:>9.3f}{pages / spent:>10.1f}{spent / own:>12.2f}{f1(found, truth):>26.4f}")
    return {name: spent for name, (spent, _) in results.items()}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the comparison; the exit status is 1 when the 40-page target is missed."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument(
        "--skip-plumber", action="store_true", help="leave out pdfplumber, which takes most of the time"
    )
    chosen = parser.parse_args(arguments)
    engines: dict[str, Callable[[bytes], str]] = {"eiascore": ours, "pdfium text": plain_pdfium}
    if shutil.which("pdftotext"):
        engines["pdftotext"] = pdftotext
    slow = {} if chosen.skip_plumber else {"pdfplumber text+words+tables": plumber}
    groups = (
        {"given": chosen.files}
        if chosen.files
        else {
            "specimens": sorted((ROOT / "corpus" / "specimens").glob("*.pdf")),
            "shared/dev": sorted((SHARED / "dev").glob("*.pdf")),
            "shared/documents": sorted((SHARED / "documents" / "pdf").glob("*.pdf")),
        }
    )
    first: list[bytes] = []
    for title, paths in groups.items():
        files = [data for path in paths if (data := readable(path)) is not None]
        first = first or files
        if files:
            report(title, files, engines | slow)
    if not first or chosen.skip_plumber:
        return 0
    fast = report(
        "40 pages", [joined(first, TARGET_PAGES)], engines | {"pdfplumber words+tables": plumber_words_and_tables}
    )
    share = fast["eiascore"] / fast["pdfplumber words+tables"]
    print(f"\nOur share of the CPU of pdfplumber words+tables on 40 pages: {share:.3f} (must be < 1, aim 0.1)")
    return int(share >= 1)


if __name__ == "__main__":
    sys.exit(main())
