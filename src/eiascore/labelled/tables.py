"""The files of labels: tables with tabs or commas, and levels in JSON. Errors name the file and the line."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from eiascore.errors import LabelsError
from eiascore.labelled.model import AGREED, LabelledLevel

STATUSES = ("done", "planned", "denied", "template", "other")
_LABEL = re.compile(r"[a-z]+(?:_[a-z0-9]+)+[+-]")
Numbered = tuple[int, dict[str, str]]


def header(path: Path) -> tuple[str, ...]:
    """Return the names in the first line of a table."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        try:
            return tuple(next(csv.reader(file, delimiter=_delimiter(path)), ()))
        except (UnicodeDecodeError, csv.Error):
            return ()


def table(path: Path, columns: Sequence[str]) -> Iterator[Numbered]:
    """Yield each row of a table with the number of its line.

    Parameters
    ----------
    path : Path
        A file with tabs, or with commas where it ends in ``.csv``; the first line names the columns.
    columns : sequence of str
        Those that it must have; others are kept too.

    Yields
    ------
    tuple of int and dict
        Line and cells by column.

    Raises
    ------
    LabelsError
        If the file cannot be read, lacks a column, or a line has too few or too many cells.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.reader(file, delimiter=_delimiter(path), strict=True)
            names = next(reader, [])
            if missing := [name for name in columns if name not in names]:
                raise problem(path, 1, f"has no column {missing[0]!r}", f"Name the columns {', '.join(columns)}.")
            for cells in reader:
                if len(cells) != len(names):
                    raise problem(
                        path,
                        reader.line_num,
                        f"has {len(cells)} cells and the header {len(names)}",
                        'A cell with a quotation mark at its start is written in "..." with its own marks doubled.',
                    )
                yield reader.line_num, dict(zip(names, cells, strict=True))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise LabelsError(f"{path} cannot be read as a table: {error}.", "Save it as UTF-8.") from None


def labels_in(path: Path, line: int, text: str) -> frozenset[str]:
    """Return the labels in a cell, such as ``eng_influence+,tim_signoff-``."""
    labels = [label.strip() for label in text.split(",") if label.strip()]
    for label in labels:
        if not _LABEL.fullmatch(label):
            raise problem(path, line, f"has the label {label!r}", "A label is the id of a criterion with + or - after.")
    return frozenset(labels)


def status_in(path: Path, line: int, text: str) -> str:
    """Return the status in a cell; settled raters that differ are joined by ``|``."""
    for status in text.split("|"):
        if status not in STATUSES:
            raise problem(path, line, f"has the status {status!r}", f"Use one of {', '.join(STATUSES)}.")
    return text


def levels_in(path: Path, rater: str) -> dict[str, dict[str, LabelledLevel]]:
    """Return the levels in a JSON file by rater: criterion -> level 0 to 3 or "na", with ``quote`` and ``note``.

    Where a level is settled and ``raters`` lists what each gave, these are raters 1, 2 and so on beside it.

    Raises
    ------
    LabelsError
        If it is no JSON, or a level is no level.
    """
    try:
        given = json.loads(path.read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError, json.JSONDecodeError) as error:
        line = error.lineno if isinstance(error, json.JSONDecodeError) else 1
        raise problem(path, line, f"is no JSON: {error}", "Write an object of criteria.") from None
    if not isinstance(given, dict):
        raise problem(path, 1, "is no object of criteria", 'Write {"eng_influence": {"level": 2, "quote": "..."}}.')
    found: dict[str, dict[str, LabelledLevel]] = {}
    for criterion, value in given.items():
        more = value if isinstance(value, dict) else {"level": value}
        several = more.get("raters", [])
        level = _level(path, criterion, more.get("level"))
        settled = replace(level, quote=str(more.get("quote", "")), note=str(more.get("note", "")))
        found.setdefault(AGREED if several else rater, {})[criterion] = settled
        for number, one in enumerate(several, 1):
            found.setdefault(str(number), {})[criterion] = _level(path, criterion, one)
    return found


def _level(path: Path, criterion: str, level: Any) -> LabelledLevel:
    if isinstance(level, bool) or level not in (0, 1, 2, 3, "na"):
        text = path.read_text(encoding="utf-8-sig")
        line = text[: text.find(f'"{criterion}"')].count("\n") + 1
        raise problem(path, line, f"gives {criterion} the level {level!r}", 'A level is 0, 1, 2, 3 or "na".')
    return LabelledLevel(None if level == "na" else int(level))


def problem(path: Path, line: int, what: str, todo: str) -> LabelsError:
    """Return an error that names the file and the line."""
    return LabelsError(f"{path}, line {line}: {what}.", todo)


def _delimiter(path: Path) -> str:
    return "," if path.suffix == ".csv" else "\t"
