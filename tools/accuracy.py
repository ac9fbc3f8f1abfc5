"""Measure the shipped rubric against the labelled documents in ../shared, where they are: -> docs/accuracy.json.

The measuring program comes with the documents and is run as it is; its figures are kept, and none of their text.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from eiascore.rubric import load_rubric

ROOT = Path(__file__).parents[1]
FIGURES = ROOT / "docs" / "accuracy.json"
_PAIR = re.compile(r"(\w+[+-]?) (-?\d+\.\d+|nan)")


def measure(folder: Path) -> dict[str, object]:
    """Return the figures of the rubric on the labelled documents of a folder.

    Parameters
    ----------
    folder : Path
        Holds ``agreement.py``, the documents and their levels.

    Returns
    -------
    dict
        Rubric, overall figures, kappa by criterion and F1 by label.
    """
    command = f"{sys.executable} -m eiascore.cli.main {{file}} --json"
    with tempfile.TemporaryDirectory() as kept:
        overall = Path(kept) / "figures.json"
        done = subprocess.run(  # noqa: S603  (the measuring program that came with the documents)
            [sys.executable, str(folder / "agreement.py"), str(folder), "--run", command, "--json", str(overall)],
            capture_output=True,
            text=True,
            check=True,
        )
        figures = json.loads(overall.read_text(encoding="utf-8"))
    rubric = load_rubric()
    return {
        "rubric": {"id": rubric.id, "version": rubric.version, "sha256": rubric.sha256},
        "documents": done.stdout.count("ours/agreed"),
        "overall": {name: round(value, 3) for name, value in sorted(figures.items())},
        "kappa": _pairs(done.stdout, "by criterion:"),
        "f1": _pairs(done.stdout, "by label:"),
    }


def _pairs(text: str, lead: str) -> dict[str, float]:
    line = next(line for line in text.splitlines() if line.strip().startswith(lead))
    return {name: float(value) for name, value in _PAIR.findall(line.split(":", 1)[1]) if value != "nan"}


def main() -> None:
    """Measure and write the figures."""
    folder = ROOT.parent / "shared" / "dev"
    if not folder.is_dir():
        sys.exit(f"{folder} is not here: the labelled documents are no part of the repository.")
    FIGURES.write_text(json.dumps(measure(folder), indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
