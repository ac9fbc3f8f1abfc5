"""Compares our PDF reader with its peers: CPU, pages a second, words and table cells found, all in one run.

Run ``python benchmarks/reading.py [FILE.pdf ...] [--skip-plumber]``. Without files it takes the specimens of the
corpus, the PDFs of ``../shared`` where that folder exists, and the documents of known cells of ``truth.py``. Pictures
of text are left alone, which none of the peers reads. Figures are user plus system CPU seconds, the less of two runs
for each file; compare ratios only. The exit status is 1 when a bound is missed.
"""

from __future__ import annotations

import argparse
import io
import resource
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

import pdfplumber
import pypdfium2
import truth
from truth import ROOT, Bag, f1, our_words, plain_pdfium, words

from eiascore.errors import EiaError

SHARED = ROOT.parent / "shared"
TARGET_PAGES = 40
RUNS = 2
LEAST_OF_PLUMBER, MOST_OF_PDFTOTEXT = 10.0, 4.0
PLUMBER = "pdfplumber text+words+tables"
Engines = dict[str, Callable[[bytes], str]]
Results = dict[str, tuple[float, Bag]]


def cpu() -> float:
    """Return user and system seconds of this process and its ended children."""
    held = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(usage.ru_utime + usage.ru_stime for usage in held)


def ours(data: bytes) -> str:
    """Read the text layer with eiascore, as its peers do: recognising pictures is another task."""
    try:
        return our_words(data, "never")
    except EiaError:
        return ""


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


def measure(read: Callable[[bytes], str], files: Sequence[bytes]) -> tuple[float, Bag]:
    """Return the CPU seconds of reading all files, and their words."""
    guarded(read, files[0])  # imports and first-time set-up are not what is measured
    total, found = 0.0, Bag()
    for data in files:
        spent = []
        for _ in range(RUNS):
            start = cpu()
            text = guarded(read, data)
            spent.append(cpu() - start)
        total += min(spent)
        found += words(text)
    return total, found


def pages_of(files: Sequence[bytes]) -> int:
    """Return the number of pages of all files."""
    pages = 0
    for data in files:
        with pypdfium2.PdfDocument(data) as document:
            pages += len(document)
    return pages


def show(title: str, files: Sequence[bytes], results: Results) -> None:
    """Print one table."""
    pages, own, known = pages_of(files), results["eiascore"][0], results["pdfium text"][1]
    print(f"\n{title}: {len(files)} file(s), {pages} pages, {known.total():,} words")
    print(f"{'engine':<30}{'CPU s':>9}{'pages/s':>10}{'CPU / ours':>12}{'word F1 against pdfium':>26}")
    for name, (spent, found) in results.items():
        print(f"{name:<30}{spent:>9.3f}{pages / spent:>10.1f}{spent / own:>12.2f}{f1(found, known):>26.4f}")


def added(first: Results, second: Results) -> Results:
    """Return two measurements as one."""
    return {name: (first[name][0] + second[name][0], first[name][1] + second[name][1]) for name in first}


def bounds(results: Results) -> bool:
    """Print how our CPU stands to that of our peers, and return whether it is within bounds."""
    own, kept = results["eiascore"][0], True
    if PLUMBER in results:
        times = results[PLUMBER][0] / own
        kept = times >= LEAST_OF_PLUMBER
        print(f"{times:.1f} times as fast as pdfplumber (at least {LEAST_OF_PLUMBER:.0f})")
    if "pdftotext" in results:
        times = own / results["pdftotext"][0]
        kept = kept and times <= MOST_OF_PDFTOTEXT
        print(f"{times:.1f} times the CPU of pdftotext (at most {MOST_OF_PDFTOTEXT:.0f})")
    return kept


def forty_pages(files: Sequence[bytes], engines: Engines) -> None:
    """Compare on one file of forty pages."""
    data = [joined(files, TARGET_PAGES)]
    engines = engines | {"pdfplumber words+tables": plumber_words_and_tables}
    show("40 pages", data, {name: measure(read, data) for name, read in engines.items()})


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the comparison; the exit status is 1 when a bound is missed."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument(
        "--skip-plumber", action="store_true", help="leave out pdfplumber, which takes most of the time"
    )
    chosen = parser.parse_args(arguments)
    engines: Engines = {"eiascore": ours, "pdfium text": plain_pdfium}
    if shutil.which("pdftotext"):
        engines["pdftotext"] = pdftotext
    if not chosen.skip_plumber:
        engines[PLUMBER] = plumber
    specimens = sorted((ROOT / "corpus" / "specimens").glob("*.pdf"))
    groups = {"given": chosen.files} if chosen.files else {"specimens": specimens}
    if not chosen.files:
        groups["shared/documents"] = sorted((SHARED / "documents" / "pdf").glob("*.pdf"))
        groups["shared/dev"] = sorted((SHARED / "dev").glob("*.pdf"))
    real: list[bytes] = []
    sums: Results = {}
    for title, paths in groups.items():
        files = [data for path in paths if (data := readable(path)) is not None]
        if files:
            results = {name: measure(read, files) for name, read in engines.items()}
            show(title, files, results)
            if title != "specimens":
                real, sums = real + files, added(sums, results) if sums else results
    if chosen.files or not sums:
        return 0
    show("shared/documents and shared/dev together", real, sums)
    kept = bounds(sums)
    forty_pages([path.read_bytes() for path in specimens], engines)
    return int(not (truth.report() and kept))


if __name__ == "__main__":
    sys.exit(main())
