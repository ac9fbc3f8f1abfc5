"""Reads PDFs of 100, 300 and 1,000 pages, each in a process of its own: CPU a page, and the most memory held.

Run ``python benchmarks/pages.py [PAGES ...]``. The pages are those of the specimens, taken again and again. The exit
status is 1 when a page of the longest costs over a quarter more than one of the shortest, or memory passes 400 MB.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from reading import ROOT, joined

MOST_MB = 400
MOST_GROWTH = 1.25
READ = """
import json, resource, sys
import eiascore

def used():
    held = resource.getrusage(resource.RUSAGE_SELF)
    return held.ru_utime + held.ru_stime

eiascore.read(sys.argv[1])  # imports and first-time set-up are not what is measured
start = used()
document = eiascore.read(sys.argv[2])
spent = used() - start
# Not ru_maxrss: that begins with what the process that started this one holds.
memory = next(int(line.split()[1]) for line in open("/proc/self/status") if line.startswith("VmHWM")) / 1024
print(json.dumps({"cpu": spent, "mb": memory, "words": len(document.text.split())}))
"""


def reading(warm: Path, file: Path) -> dict[str, float]:
    """Return the CPU seconds and peak memory of reading a file in a process of its own."""
    command = [sys.executable, "-c", READ, str(warm), str(file)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return dict(json.loads(done.stdout))


def main(arguments: Sequence[str] | None = None) -> int:
    """Print a line for each number of pages."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("pages", nargs="*", type=int, default=[100, 300, 1000])
    sizes = sorted(parser.parse_args(arguments).pages)
    specimens = sorted((ROOT / "corpus" / "specimens").glob("*.pdf"))
    files = [path.read_bytes() for path in specimens]
    print(f"{'pages':>6}{'words':>10}{'CPU s':>9}{'ms a page':>11}{'of first':>10}{'peak MB':>9}")
    costs, peaks = [], []
    with tempfile.TemporaryDirectory() as scratch:
        for pages in sizes:
            path = Path(scratch) / f"{pages}.pdf"
            path.write_bytes(joined(files, pages))
            found = reading(specimens[0], path)
            costs.append(found["cpu"] / pages)
            peaks.append(found["mb"])
            print(
                f"{pages:>6}{found['words']:>10,}{found['cpu']:>9.2f}{1000 * costs[-1]:>11.2f}"
                f"{costs[-1] / costs[0]:>10.2f}{peaks[-1]:>9.0f}"
            )
    return int(costs[-1] > MOST_GROWTH * costs[0] or max(peaks) > MOST_MB)


if __name__ == "__main__":
    sys.exit(main())
