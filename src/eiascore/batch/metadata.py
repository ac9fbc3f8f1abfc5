"""The list of policies beside the documents: who made each one, and when it was decided, took effect and was published.

It is a CSV file with a column ``document`` and any of ``body``, ``policy``, ``decision_date``, ``implementation_date``
and ``publication_date``; other columns are left alone.
"""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from eiascore.checks.dates import scan
from eiascore.errors import MetadataError
from eiascore.schema.record import PolicyRecord

_DOCUMENT = "document"
_TEXTS = ("body", "policy")
_DATES = {"decision_date": "decided", "implementation_date": "implemented", "publication_date": "published"}
_COLUMNS = (*_TEXTS, *_DATES)
_SHA256 = re.compile(r"[0-9a-f]{64}")
_MIDNIGHT = re.compile(r"[ T]00:00(?::00(?:\.0+)?)?Z?$")


@dataclass(frozen=True)
class Records(Mapping[str, PolicyRecord]):
    """What a list says of each document, by what it calls the document.

    Attributes
    ----------
    entries : mapping of str to PolicyRecord
        By the name of a document in the results, its base name, or its SHA-256.
    lines : mapping of str to str
        Where each entry stands, such as ``meta.csv, line 3``.
    ignored : tuple of str
        Columns that mean nothing here.
    """

    entries: Mapping[str, PolicyRecord]
    lines: Mapping[str, str]
    ignored: tuple[str, ...] = ()

    def __getitem__(self, document: str) -> PolicyRecord:
        return self.entries[document]

    def __iter__(self) -> Iterator[str]:
        return iter(self.entries)

    def __len__(self) -> int:
        return len(self.entries)


@dataclass(frozen=True, slots=True)
class Assigned:
    """Records by the SHA-256 of the content they are about, and the entries that are about none of the documents."""

    records: Mapping[str, PolicyRecord]
    unused: tuple[str, ...] = ()


def records(file: Path) -> Records:
    r"""Read a list of policies.

    Parameters
    ----------
    file : Path
        CSV in UTF-8, with commas, semicolons or tabs; dates as 2024-05-10, 10/05/2024 or 10 May 2024.

    Returns
    -------
    Records

    Raises
    ------
    MetadataError
        If it is no such list; the message names the line and what to write there.

    Examples
    --------
    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     list_of_policies = Path(folder) / "meta.csv"
    ...     _ = list_of_policies.write_text("document;decision_date;ward\nbus.pdf;10 May 2024;North\n")
    ...     known = records(list_of_policies)
    >>> known["bus.pdf"].decided.isoformat(), known.ignored
    ('2024-05-10', ('ward',))
    """
    table = rows(file)
    line, header = next(table, (1, []))
    columns = [re.sub(r"[\s_-]+", "_", name.strip()).lower() for name in header]
    _check_header(file, line, columns)
    entries: dict[str, PolicyRecord] = {}
    lines: dict[str, str] = {}
    for line, cells in table:
        if len(cells) != len(columns):
            what = f"has {len(cells)} cells and the header {len(columns)}"
            raise problem(file, line, what, 'Write a cell that has a comma in it in "...".')
        row = dict(zip(columns, (" ".join(cell.split()) for cell in cells), strict=True))
        document = _plain(row[_DOCUMENT])
        if not document:
            raise problem(file, line, "names no document", "Write its name, as in the results, into that column.")
        if document in entries:
            what = f"is about {row[_DOCUMENT]}, and so is {lines[document]}"
            raise problem(file, line, what, "Leave one of the two.")
        entries[document] = _record(file, line, row)
        lines[document] = f"{file.name}, line {line}"
    ignored = tuple(name for name, column in zip(header, columns, strict=True) if column not in (_DOCUMENT, *_COLUMNS))
    return Records(entries, lines, ignored)


def assigned(records: Mapping[str, PolicyRecord], documents: Sequence[tuple[str, str]]) -> Assigned:
    """Find out which document each entry of a list is about.

    Parameters
    ----------
    records : mapping of str to PolicyRecord
        By name in the results, base name or SHA-256.
    documents : sequence of tuple of str and str
        Name and SHA-256 of each document; those that come first are preferred where several hold the same.

    Returns
    -------
    Assigned

    Raises
    ------
    MetadataError
        If a base name fits several documents of different content.

    Examples
    --------
    >>> known = {"bus.pdf": PolicyRecord(policy="Bus passes"), "car.pdf": PolicyRecord(policy="Car parks")}
    >>> found = assigned(known, [("2024/bus.pdf", "5e3f" * 16)])
    >>> found.records["5e3f" * 16].policy, found.unused
    ('Bus passes', ('car.pdf',))
    """
    by_name = {_plain(name): digest for name, digest in documents}
    by_base: dict[str, dict[str, str]] = {}
    for name, digest in documents:
        by_base.setdefault(_plain(name).rpartition("/")[2], {})[digest] = name
    digests = set(by_name.values())
    order = {name: place for place, name in enumerate(by_name)}
    found: dict[str, PolicyRecord] = {}
    unused: list[str] = []
    for entry in sorted(records, key=lambda entry: order.get(_plain(entry), len(order))):
        document = _plain(entry)
        if (bases := by_base.get(document, {})) and document not in by_name and len(bases) > 1:
            raise _ambiguous(records, entry, list(bases.values()))
        digest = document if document in digests else by_name.get(document) or next(iter(bases), "")
        if not digest or digest in found:
            unused.append(entry)
        else:
            found[digest] = records[entry]
    return Assigned(found, tuple(sorted(unused)))


def rows(file: Path) -> Iterator[tuple[int, list[str]]]:
    """Yield each line that is not empty, with its number."""
    try:
        text = file.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        todo = 'Save it from Excel as "CSV UTF-8 (Comma delimited)".'
        raise MetadataError(f"{file.name} is not in UTF-8.", todo) from error
    except OSError as error:
        what = f"{file} cannot be read: {error.strerror or error}."
        raise MetadataError(what, "Name a CSV file with a column document.") from error
    first = text.lstrip("\r\n").partition("\n")[0]
    delimiter = max(",;\t", key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                yield reader.line_num, cells
    except csv.Error as error:
        raise problem(file, reader.line_num, f"is not CSV ({error})", "Save it again as CSV UTF-8.") from error


def _check_header(file: Path, line: int, columns: Sequence[str]) -> None:
    wanted = f"Write a first line such as: document,{','.join(_COLUMNS)}"
    if _DOCUMENT not in columns:
        raise problem(file, line, "names no column document", wanted)
    if not set(columns) & set(_COLUMNS):
        raise problem(file, line, "names no column that says something of a policy", wanted)
    twice = [name for name in (_DOCUMENT, *_COLUMNS) if columns.count(name) > 1]
    if twice:
        raise problem(file, line, f"names the column {twice[0]} twice", "Leave one of the two.")


def _record(file: Path, line: int, row: Mapping[str, str]) -> PolicyRecord:
    texts = {name: row.get(name, "") for name in _TEXTS}
    dates = {field: day(file, line, column, row.get(column, "")) for column, field in _DATES.items()}
    return PolicyRecord.model_validate({**texts, **dates, "source": file.name})


def day(file: Path, line: int, column: str, text: str) -> date | None:
    """Return the day that a cell gives, None for an empty one."""
    if not text:
        return None
    told = _MIDNIGHT.sub("", text)
    for kind, start, end, value in scan(told):
        first, _, last = value.partition("/")
        whole = (start, end) == (0, len(told)) and first == last
        if kind == "date" and whole and not first.startswith("-"):  # which stands for a day of no year
            return date.fromisoformat(first)
    what = f"has {text[:40]!r} as {column}, which is no day of the calendar"
    raise problem(file, line, what, "Write it as 2024-05-10, 10/05/2024 or 10 May 2024.")


def _ambiguous(records: Mapping[str, PolicyRecord], entry: str, names: Sequence[str]) -> MetadataError:
    where = records.lines[entry] if isinstance(records, Records) else "The list"
    what = f"{where}: {entry} fits {len(names)} documents: {', '.join(names[:3])}."
    return MetadataError(what, "Write the whole name of the one that is meant.")


def _plain(document: str) -> str:
    """Return a name in one way of writing: accents as Windows writes them, a hash in small letters."""
    name = unicodedata.normalize("NFC", document.strip())
    return name.lower() if _SHA256.fullmatch(name.lower()) else name


def problem(file: Path, line: int, what: str, todo: str) -> MetadataError:
    """Return what is wrong with a line of a list."""
    return MetadataError(f"{file.name}, line {line} {what}.", todo)
