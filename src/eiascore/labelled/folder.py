"""A folder of labelled documents, in either shape, as data."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from eiascore.errors import LabelsError
from eiascore.labelled.model import AGREED, LabelledDocument, LabelledLevel, Row
from eiascore.labelled.tables import header, labels_in, levels_in, problem, status_in, table

_SOURCES = (".md", ".pdf", ".docx", ".odt", ".html", ".htm", ".txt")
_NAMED = re.compile(r"(?P<id>[^.]+)\.(?P<part>labels|levels)(?:\.(?P<rater>[^.]+))?\.(?:tsv|json)")
_AGREED_COLUMNS = ("id", "doc", "text", "agreed", "disputed", "status")
_LINE_COLUMNS = ("id", "question", "text", "labels", "status")
_TODO = (
    "It should hold documents with <id>.levels.json, or <id>.rows.tsv with <id>.labels.tsv, or a sentences.tsv; "
    "docs/accuracy.md describes them."
)


def load_labelled(folder: str | Path) -> tuple[LabelledDocument, ...]:
    """Read the labelled documents of a folder; those that nobody has labelled are left out.

    Parameters
    ----------
    folder : str or Path
        Holds ``<id>.rows.tsv`` (id, section, text) with ``<id>.labels.tsv`` (id, labels, status) and
        ``<id>.levels.json`` beside ``<id>.md`` or another format, where the last two may name their rater
        (``<id>.labels.B.tsv``); and tables of lines of their own: with agreed and disputed labels (id, doc, text,
        agreed, disputed, status), or with the question that each answers (id, question, text, labels, status).
        ``documents.csv`` and ``duplicates.tsv`` are read from the folder or the one above it.

    Returns
    -------
    tuple of LabelledDocument
        Ordered by id.

    Raises
    ------
    LabelsError
        If there is no such folder, nothing in it is labelled, or a file is wrong; the message names file and line.

    Examples
    --------
    >>> documents = load_labelled("corpus/training/eia")
    >>> documents[0].id, documents[0].rows[0].id
    ('E01', 'E01#1')
    """
    folder = Path(folder)
    if not folder.is_dir():
        raise LabelsError(f"{folder} is no folder.", "Name a folder of labelled documents.")
    about, like = _about(folder), _like(folder)
    found = {document.id: document for document in (*_tables(folder), *_documents(folder))}
    if not found:
        raise LabelsError(f"{folder} holds no labelled documents.", _TODO)
    return tuple(_completed(found[name], about.get(name, {}), like) for name in sorted(found))


def _completed(document: LabelledDocument, about: Mapping[str, str], like: Mapping[str, str]) -> LabelledDocument:
    rows = tuple(replace(row, like=like[row.id]) if row.id in like else row for row in document.rows)
    return replace(document, rows=rows, about=about)


def _documents(folder: Path) -> Iterator[LabelledDocument]:
    """Yield the documents that have files of their own for labels or levels."""
    named: dict[str, dict[str, dict[str, Path]]] = {}
    for path in sorted(folder.iterdir()):
        if match := _NAMED.fullmatch(path.name):
            named.setdefault(match["id"], {}).setdefault(match["part"], {})[match["rater"] or ""] = path
    for name, parts in named.items():
        source = next((file for suffix in _SOURCES if (file := folder / f"{name}{suffix}").is_file()), None)
        levels: dict[str, dict[str, LabelledLevel]] = {}
        for rater, path in parts.get("levels", {}).items():
            levels |= levels_in(path, rater)
        rows = _rows(folder / f"{name}.rows.tsv", parts.get("labels", {}))
        if source is None and levels:
            path = next(iter(parts["levels"].values()))
            raise LabelsError(f"{path} has no document beside it.", f"Put {name}{_SOURCES[0]} or {name}.pdf there.")
        yield LabelledDocument(name, source, rows, levels)


def _rows(path: Path, by_rater: Mapping[str, Path]) -> tuple[Row, ...]:
    if not path.is_file():
        if by_rater:
            raise LabelsError(f"{next(iter(by_rater.values()))} has no {path.name} beside it.", "Put its rows there.")
        return ()
    rows: dict[str, Row] = {}
    for line, cells in table(path, ("id", "text")):
        if cells["id"] in rows:
            raise problem(path, line, f"has the id {cells['id']} a second time", "Give each row an id of its own.")
        rows[cells["id"]] = Row(cells["id"], cells["text"], cells.get("section", ""), cells.get("question", ""))
    labels: dict[str, dict[str, frozenset[str]]] = {name: {} for name in rows}
    status: dict[str, dict[str, str]] = {name: {} for name in rows}
    for rater, file in by_rater.items():
        for line, cells in table(file, ("id", "labels", "status")):
            if cells["id"] not in rows:
                raise problem(file, line, f"has the id {cells['id']}, unknown to {path.name}", "Mend one of the two.")
            labels[cells["id"]][rater] = labels_in(file, line, cells["labels"])
            status[cells["id"]][rater] = status_in(file, line, cells["status"])
    return tuple(_settled(replace(row, labels=labels[name], status=status[name])) for name, row in rows.items())


def _settled(row: Row) -> Row:
    given = tuple(row.labels.values())
    agreed = frozenset.intersection(*given) if given else frozenset()
    return replace(row, agreed=agreed, disputed=frozenset().union(*given) - agreed)


def _tables(folder: Path) -> Iterator[LabelledDocument]:
    """Yield the documents of tables that hold rows and labels together."""
    for path in sorted(folder.glob("*.tsv")):
        columns = header(path)
        if set(_AGREED_COLUMNS) <= set(columns):
            yield from _agreed_documents(path)
        elif set(_LINE_COLUMNS) <= set(columns):
            yield LabelledDocument(path.stem, None, tuple(_lines(path)), single_lines=True)


def _agreed_documents(path: Path) -> Iterator[LabelledDocument]:
    by_document: dict[str, list[Row]] = {}
    for line, cells in table(path, _AGREED_COLUMNS):
        agreed, disputed = (labels_in(path, line, cells[name]) for name in ("agreed", "disputed"))
        row = Row(
            cells["id"],
            cells["text"],
            cells.get("section", ""),
            cells.get("question", ""),
            {AGREED: agreed},
            {AGREED: status_in(path, line, cells["status"])},
            agreed,
            disputed,
        )
        by_document.setdefault(cells["doc"], []).append(row)
    for name, rows in by_document.items():
        yield LabelledDocument(name, None, tuple(rows))


def _lines(path: Path) -> Iterator[Row]:
    for line, cells in table(path, _LINE_COLUMNS):
        labels = labels_in(path, line, cells["labels"])
        status = {"": status_in(path, line, cells["status"])}
        yield Row(cells["id"], cells["text"], "", cells["question"], {"": labels}, status, labels)


def _about(folder: Path) -> dict[str, dict[str, str]]:
    path = _beside(folder, "documents.csv")
    return {cells["id"]: cells for _, cells in table(path, ("id",))} if path else {}


def _like(folder: Path) -> dict[str, str]:
    path = _beside(folder, "duplicates.tsv")
    return {cells["id"]: cells["like"] for _, cells in table(path, ("id", "like"))} if path else {}


def _beside(folder: Path, name: str) -> Path | None:
    return next((path for place in (folder, folder.resolve().parent) if (path := place / name).is_file()), None)
