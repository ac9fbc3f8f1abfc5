"""Labelled documents -> what the classifier learns from: lines as it will see them, with their labels."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from zlib import crc32

from eiascore.checks import DocumentView
from eiascore.classifier import Line
from eiascore.evaluate.matching import covers, words
from eiascore.labelled import LabelledDocument, Row
from eiascore.reading import read
from eiascore.rubric import Rubric
from eiascore.scoring.gather import gather
from eiascore.scoring.lines import lines

_AHEAD = 8
"""How many rows further the next sentence is looked for: rows that were not read are passed over."""
_LEAST_SHARE = 0.85
_FEW = 4  # words

_TOGETHER = 30
"""About how many rows of a document stand together once it is torn."""

_ALONE = (
    "Equality impact assessment\n\n"
    "This record was made by the team that owns the policy and is kept with the papers of the meeting that saw it.\n\n"
)
"""What stands above a line that was labelled outside any document, so that it is read as part of one."""


@dataclass(frozen=True, slots=True)
class Example:
    """A line with its labels.

    Attributes
    ----------
    document, fold : str
        Where it is from, and the fold of the document; "" where it has none.
    line : Line
        As the classifier sees it.
    labels : mapping of str to float
        By label the share of the raters who gave it, above 0.
    weight : float
        What it counts.
    known : frozenset of str or None
        The labels that were looked at; None where all were.
    batch : str
        The batch that the document was written in; "" where nothing is known of it.
    """

    document: str
    fold: str
    line: Line
    labels: Mapping[str, float]
    weight: float
    known: frozenset[str] | None = None
    batch: str = ""


def examples(documents: Sequence[LabelledDocument], rubric: Rubric) -> Iterator[Example]:
    """Yield the examples of labelled documents.

    Parameters
    ----------
    documents : sequence of LabelledDocument
        Whole documents are read twice, as they are and torn into handfuls of rows, since real ones come in good and in
        broken layout; each reading counts half. Excerpts are read as a text; lines of their own one by one.
    rubric : Rubric
        Its rules say what they find in each line.

    Yields
    ------
    Example
        The author's lines, but for rows that say nearly the same as one of an earlier document.
    """
    for document in documents:
        if document.single_lines:
            yield from _alone(document, rubric)
            continue
        if not document.file:
            yield from _of_text(document, document.rows, 1.0, rubric)
            continue
        for rows in torn(document.rows):
            yield from _of_text(document, rows, 0.5, rubric)
        yield from _of(document, document.rows, as_read(document.file.read_bytes(), document.file.name, rubric), 0.5)


def torn(rows: Sequence[Row]) -> Iterator[tuple[Row, ...]]:
    """Yield the rows of a document in handfuls, each in the order of the text and without what stood between.

    Parameters
    ----------
    rows : sequence of Row
        The rows. Into which handful one falls follows from its id alone.

    Examples
    --------
    >>> [len(rows) for rows in torn([Row(f"A#{number}", "No.") for number in range(90)])]
    [29, 30, 31]
    """
    handfuls = max(1, round(len(rows) / _TOGETHER))
    fallen = [crc32(row.id.encode()) % handfuls for row in rows]
    for handful in sorted(set(fallen)):
        yield tuple(row for row, at in zip(rows, fallen, strict=True) if at == handful)


def _of_text(document: LabelledDocument, rows: Sequence[Row], weight: float, rubric: Rubric) -> Iterator[Example]:
    text = "\n\n".join(row.text for row in rows).encode()
    yield from _of(document, rows, as_read(text, f"{document.id}.txt", rubric), weight)


def _of(document: LabelledDocument, rows: Sequence[Row], read_as: Authored, weight: float) -> Iterator[Example]:
    for row, line in read_as.matching(rows):
        if not row.like:
            yield _example(document, row, line, weight)


def _alone(document: LabelledDocument, rubric: Rubric) -> Iterator[Example]:
    for row in document.rows:
        asked = f"{row.question}\n\n" if row.question else ""
        for _, line in as_read(f"{_ALONE}{asked}{row.text}".encode(), "line.txt", rubric).matching((row,)):
            yield _example(document, row, line, 1.0)


def _example(document: LabelledDocument, row: Row, line: Line, weight: float) -> Example:
    raters = list(row.labels.values())
    shares = {label: sum(label in given for given in raters) / len(raters) for given in raters for label in given}
    fold, batch = (document.about.get(name, "") for name in ("fold", "batch"))
    return Example(document.id, fold, line, shares, weight, batch=batch)


@dataclass(frozen=True)
class Authored:
    """A document as it was read and as the classifier sees it.

    Attributes
    ----------
    sentences : tuple of str
        Its sentences.
    lines : mapping of int to Line
        Those of the author, by index of their sentence.
    """

    sentences: tuple[str, ...]
    lines: Mapping[int, Line]

    def matching(self, rows: Sequence[Row]) -> Iterator[tuple[Row, Line]]:
        """Yield the author's lines with the rows that they are, or are a part of, both in the order of the text."""
        at = 0
        for index, sentence in enumerate(self.sentences):
            ahead = range(at, min(at + _AHEAD, len(rows)))
            found = next((i for i in ahead if _same(sentence, rows[i].text)), None)
            if found is not None:
                at = found
                if index in self.lines:
                    yield rows[found], self.lines[index]

    def quoted(self, quote: str) -> list[Line]:
        """Return the author's lines that are a quotation; where none is, those that hold it or that it holds."""
        wanted = words(quote)
        said = [words(sentence) for sentence in self.sentences]
        found = [i for i, own in enumerate(said) if own == wanted]
        found = found or [i for i, own in enumerate(said) if _holds(own, wanted) or _holds(wanted, own)]
        return [self.lines[i] for i in found if i in self.lines]


def _holds(text: Sequence[str], part: Sequence[str]) -> bool:
    """Tell whether some words stand in a text one after the other; a few stand anywhere."""
    return len(part) >= _FEW and f" {' '.join(part)} " in f" {' '.join(text)} "


def as_read(data: bytes, name: str, rubric: Rubric) -> Authored:
    """Read a document and run the rules of a rubric over it.

    Parameters
    ----------
    data : bytes
        The document.
    name : str
        Its file name.
    rubric : Rubric
        Its rules say what they find in each line.

    Returns
    -------
    Authored
        Its lines.
    """
    view = DocumentView(read(data, name=name), rubric.index)
    found = {criterion.id: gather(criterion, view)[0] for criterion in rubric.criteria}
    return Authored(tuple(sentence.text for sentence in view.views), lines(view, found))


def _same(sentence: str, row: str) -> bool:
    """Tell whether a sentence is a row, or a part of one."""
    if covers(sentence, row):
        return True
    said, labelled = words(sentence), set(words(row))
    return bool(said) and sum(word in labelled for word in said) >= _LEAST_SHARE * len(said)
