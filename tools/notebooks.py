"""Run the notebooks: notebooks/*.py (jupytext, percent format) -> notebooks/*.ipynb with outputs."""

from __future__ import annotations

from pathlib import Path

import jupytext
import nbformat
from nbclient import NotebookClient

FOLDER = Path(__file__).parents[1] / "notebooks"


def run(source: Path) -> nbformat.NotebookNode:
    """Return the executed notebook of a source; the same source and results give the same file."""
    notebook = jupytext.read(source)
    for number, cell in enumerate(notebook.cells):
        cell["id"] = f"cell-{number}"
    nbformat.validate(notebook)
    client = NotebookClient(
        notebook,
        kernel_name="python3",
        resources={"metadata": {"path": str(FOLDER)}},
        record_timing=False,
        coalesce_streams=True,  # what is printed comes in pieces, never the same twice
    )
    client.execute()
    notebook.metadata.pop("language_info", None)
    return notebook


def main() -> None:
    """Run all and write them."""
    for source in sorted(FOLDER.glob("*.py")):
        nbformat.write(run(source), source.with_suffix(".ipynb"))


if __name__ == "__main__":
    main()
