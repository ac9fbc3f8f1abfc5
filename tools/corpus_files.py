"""What stands in corpus/training: documents, their rows, and what each rater made of them. Used by tools/corpus.py."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

ROOT = Path(__file__).parents[1]
TRAINING = ROOT / "corpus" / "training"
# The labels of an excerpt carry no rater in their name: it has one only.
ONE = "1"
_LABELS = re.compile(r"\.labels(?:\.(\w+))?\.tsv$")
_LEVELS = re.compile(r"\.levels\.(\w+)\.json$")
_EMPHASIS = re.compile(r"[*_\\]+")
_GAPS = re.compile(r"<br\s*/?>|[\s|]+")


def read_table(path: Path, delimiter: str = "\t") -> list[dict[str, str]]:
    """Return the rows of a table with a header line."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter=delimiter))


def write_table(
    path: Path, rows: Iterable[Mapping[str, object]], columns: Sequence[str], delimiter: str = "\t"
) -> None:
    """Write rows as a table with a header line."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns, delimiter=delimiter, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def bare(text: str) -> str:
    """Return text less the marks of Markdown and the lines of tables, each gap one space: how quotations are compared.

    Examples
    --------
    >>> bare("| **Date:** 21 November<br>2024 |")
    'Date: 21 November 2024'
    """
    return " ".join(_GAPS.sub(" ", _EMPHASIS.sub("", text)).split())


@dataclass(frozen=True)
class Document:
    """A document of the corpus, or an excerpt, with the labels and levels of every rater whose files are there."""

    id: str
    folder: Path
    rows: list[dict[str, str]]
    labels: dict[str, list[dict[str, str]]] = field(default_factory=dict)
    levels: dict[str, dict[str, dict[str, object]]] = field(default_factory=dict)

    @cached_property
    def text(self) -> str:
        """The Markdown; for an excerpt, which has none, its rows one under another."""
        source = self.folder / f"{self.id}.md"
        if source.is_file():
            return source.read_text(encoding="utf-8")
        return "\n".join(row["text"] for row in self.rows)

    @property
    def whole(self) -> bool:
        """Whether it is a whole document and not an excerpt."""
        return (self.folder / f"{self.id}.md").is_file()

    @property
    def raters(self) -> list[str]:
        """Who labelled its rows."""
        return sorted(self.labels)

    @property
    def template(self) -> set[str]:
        """Ids of the rows that some rater took for the form's own text."""
        return {row["id"] for rows in self.labels.values() for row in rows if row["status"] == "template"}


def load(training: Path = TRAINING) -> list[Document]:
    """Return every document and excerpt that is there, with every rater's files, in order of id.

    Parameters
    ----------
    training : Path
        The folder ``corpus/training``.

    Returns
    -------
    list of Document
    """
    found = []
    for path in sorted([*training.glob("*.rows.tsv"), *(training / "eia").glob("*.rows.tsv")]):
        name, folder = path.name.removesuffix(".rows.tsv"), path.parent
        labels = {m[1] or ONE: read_table(p) for p, m in _matching(folder, f"{name}.labels*.tsv", _LABELS)}
        levels = {m[1]: _read_json(p) for p, m in _matching(folder, f"{name}.levels.*.json", _LEVELS)}
        found.append(Document(name, folder, read_table(path), labels, levels))
    return sorted(found, key=lambda document: document.id)


def single_lines(training: Path = TRAINING) -> list[Path]:
    """Return the tables of single lines that belong to no document."""
    return sorted([*training.glob("lines.tsv"), *training.glob("nearmiss*.tsv")])


def _matching(folder: Path, names: str, pattern: re.Pattern[str]) -> Iterator[tuple[Path, re.Match[str]]]:
    for path in sorted(folder.glob(names)):
        if match := pattern.search(path.name):
            yield path, match


def _read_json(path: Path) -> dict[str, dict[str, object]]:
    read: dict[str, dict[str, object]] = json.loads(path.read_text(encoding="utf-8"))
    return read


def split_labels(cell: str) -> set[str]:
    """Return the labels in a cell.

    Examples
    --------
    >>> sorted(split_labels("tim_signoff+, tim_review_date+"))
    ['tim_review_date+', 'tim_signoff+']
    """
    return {label.strip() for label in cell.split(",") if label.strip()}


def replace_between(text: str, mark: str, block: str) -> str:
    """Return a page with the block between the comments ``<!-- mark -->`` and ``<!-- /mark -->`` replaced."""
    pattern = re.compile(rf"(<!-- {mark} -->\n).*?(<!-- /{mark} -->)", re.DOTALL)
    if not pattern.search(text):
        raise SystemExit(f"no <!-- {mark} --> ... <!-- /{mark} --> in the page: put the two comments where it belongs")
    return pattern.sub(lambda match: f"{match[1]}{block}\n{match[2]}", text)
