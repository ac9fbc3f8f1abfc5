"""Is corpus/training what it says it is? Shapes, ids, labels, quotations, persons. Used by tools/corpus.py."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from pathlib import Path

from corpus_files import TRAINING, Document, bare, load, read_table, single_lines, split_labels

STATUSES = frozenset({"done", "planned", "denied", "template", "other"})
COLUMNS = ("id", "title", "register", "field", "nation", "kind", "words", "batch", "raters", "fold")

_TITLE = r"(?:Cllr|Councillor|Dr|Mr|Mrs|Ms|Miss|Prof|Professor|Sir|Dame|Revd?|Insp|Sgt|PC|Supt|DCI|DI)\.?"
_ROLE = (
    r"(?:[Aa]uthor|[Oo]wner|[Cc]ontact|[Nn]ame|[Ll]ead(?: officer| official)?|[Ss]igned(?: off)?"
    r"|(?:[Cc]ompleted|[Pp]repared|[Ww]ritten|[Aa]pproved|[Cc]leared|[Cc]hecked|[Ff]illed in|[Dd]one) by"
    r"|[Ss]ign off)[:|*\s–-]+"
)
_SURNAME = r"(?P<last>(?:Ma?c|O['’])?[A-Z][a-z]{2,}(?:-[A-Z][a-z]+)?)\b(?![ ]?[A-Z&])"
_PERSONS = (
    re.compile(rf"\b{_TITLE} (?:[A-Z]\.? ?|[A-Z][a-z]+ )?{_SURNAME}"),
    re.compile(rf"(?<![\w.&] )(?<![\w.&])[A-Z]\.? {_SURNAME}(?=[,;)|]| \||$| \()"),
    re.compile(rf"(?:{_ROLE}|\| )[A-Z][a-z]+ {_SURNAME}(?=,| \||$| \()"),
)


def faults(training: Path = TRAINING) -> list[str]:
    """Return everything that is wrong with the corpus, a line each; nothing where all is well.

    Parameters
    ----------
    training : Path
        The folder ``corpus/training``.

    Returns
    -------
    list of str
    """
    from eiascore.rubric import load_rubric

    criteria = {criterion.id for criterion in load_rubric().criteria}
    documents = load(training)
    if not documents:
        return [f"{training}: no document here"]
    common = vocabulary(documents) | no_surnames(training)
    lines = [line for document in documents for line in _document(document, criteria, common)]
    return lines + list(_listed(documents, training)) + list(_lines(training, criteria))


def _document(document: Document, criteria: Collection[str], common: Collection[str]) -> Iterator[str]:
    yield from _rows(document)
    for rater, rows in document.labels.items():
        where = f"{document.id} labels {rater}"
        if [row["id"] for row in rows] != [row["id"] for row in document.rows]:
            yield f"{where}: its ids are not those of the rows, in their order"
        for row in rows:
            yield from (f"{where} {row['id']}: {wrong}" for wrong in wrong_labels(row, criteria))
    for rater, levels in document.levels.items():
        yield from _levels(document, rater, levels, criteria)
    for name in persons(document.text, common):
        mend = "give the post or initials, or add its last word to no-surnames.txt"
        yield f"{document.id}: {name!r} looks like a person's name: {mend}"


def _rows(document: Document) -> Iterator[str]:
    numbers, inside = [], bare(document.text)
    for row in document.rows:
        name, _, number = row["id"].partition("#")
        numbers.append(int(number) if number.isdigit() else -1)
        if name != document.id:
            yield f"{document.id} rows: {row['id']} is the id of another document"
        if not row["text"].strip():
            yield f"{row['id']}: a row without text: leave it out of rows and labels"
        elif bare(row["text"]) not in inside:
            yield f"{row['id']}: its text does not stand in the document"
    if numbers != sorted(set(numbers)) or -1 in numbers:
        yield f"{document.id} rows: the numbers of the ids do not go up one by one or by more"


def wrong_labels(row: dict[str, str], criteria: Collection[str]) -> Iterator[str]:
    """Yield what is wrong with the labels and the status of a row."""
    for label in sorted(split_labels(row["labels"])):
        if label[-1] not in "+-" or label[:-1] not in criteria:
            yield f"{label!r} is no criterion of the rubric with + or -"
    if row["status"] not in STATUSES:
        yield f"status {row['status']!r} is none of {', '.join(sorted(STATUSES))}"


def _levels(
    document: Document, rater: str, levels: dict[str, dict[str, object]], criteria: Collection[str]
) -> Iterator[str]:
    where, inside = f"{document.id} levels {rater}", bare(document.text)
    if set(levels) != set(criteria):
        yield f"{where}: not the criteria of the rubric: {sorted(set(levels) ^ set(criteria))}"
    for criterion, found in levels.items():
        level, quote = found["level"], str(found.get("quote") or "")
        if level not in (0, 1, 2, 3, "na"):
            yield f"{where} {criterion}: level {level!r} is none of 0, 1, 2, 3, na"
        elif level in (1, 2, 3) and not quote:
            yield f"{where} {criterion}: level {level} without a quotation"
        if bare(quote) not in inside:
            yield f"{where} {criterion}: its quotation does not stand in the document: {quote!r}"


def _listed(documents: list[Document], training: Path) -> Iterator[str]:
    path = training / "documents.csv"
    rows = {row["id"]: row for row in read_table(path, ",")} if path.is_file() else {}
    for document in documents:
        row = rows.pop(document.id, None)
        if row is None:
            yield f"{document.id}: not in documents.csv: run `python tools/corpus.py documents`, then fill in its row"
            continue
        for column in COLUMNS:
            if column != "raters" and not row.get(column):
                yield f"{document.id}: no {column} in documents.csv"
        if row.get("raters") != " ".join(document.raters):
            yield f"{document.id}: other raters in documents.csv: run `python tools/corpus.py documents`"
    yield from (f"{name}: in documents.csv, but there is no such document" for name in rows)


def _lines(training: Path, criteria: Collection[str]) -> Iterator[str]:
    seen: dict[str, str] = {}
    for path in single_lines(training):
        for row in read_table(path):
            where = f"{path.name} {row['id']}"
            yield from (f"{where}: {wrong}" for wrong in wrong_labels(row, criteria))
            for key in (row["id"], bare(row["text"]).lower()):
                if key in seen:
                    yield f"{where}: the same id or text as {seen[key]}: leave one of them out"
                seen.setdefault(key, where)


def vocabulary(documents: list[Document]) -> set[str]:
    """Return the words that the corpus writes with a small letter somewhere: these are no surnames."""
    return {word for document in documents for word in re.findall(r"\b[a-z]{3,}\b", document.text)}


def no_surnames(training: Path = TRAINING) -> set[str]:
    """Return the words of ``no-surnames.txt``: always written with a capital, and part of no person's name."""
    path = training / "no-surnames.txt"
    return {word.lower() for word in path.read_text(encoding="utf-8").split()} if path.is_file() else set()


def persons(text: str, common: Collection[str]) -> list[str]:
    """Return what looks like the name of a person: a surname after a title, an initial or a label of authorship.

    Parameters
    ----------
    text : str
        The text to look at.
    common : collection of str
        Words in small letters that are no surnames; posts and services are made of them.

    Returns
    -------
    list of str

    Examples
    --------
    >>> persons("| Author | D. Quibble, Policy Manager |", {"policy", "manager"})
    ['D. Quibble']
    >>> persons("Completed by: Policy Manager", {"policy", "manager"})
    []
    """
    found = (match for line in text.splitlines() for pattern in _PERSONS for match in pattern.finditer(line))
    return [match[0] for match in found if match["last"].lower() not in common]
