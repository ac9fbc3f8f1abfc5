"""What a document was read as, laid out for people: passages and tables in order, each with who speaks in it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from eiascore.report.words import ORIGINS
from eiascore.schema import Document, Entry, Sentence
from eiascore.text import squeeze, visible

MOST_SLOTS = 20_000  # a table whose spans claim more places than this is shown without filling its gaps
LONGEST_QUESTION = 160


class Run(NamedTuple):
    """Neighbouring sentences of one block in which one speaks.

    ``page`` is the page that begins with them, None where none does; ``file`` the index of the file it belongs to.
    """

    text: str
    origin: str
    ticked: bool | None = None
    page: int | None = None
    file: int = 0


class Passage(NamedTuple):
    """A heading, paragraph or bullet.

    ``asks`` is the question that it begins to answer, "" where it goes on to answer one; ``below`` whether that stands
    right above; ``answers`` whether the passage answers any.
    """

    kind: str
    level: int
    runs: tuple[Run, ...]
    section: int
    asks: str = ""
    below: bool = False
    answers: bool = False


class Place(NamedTuple):
    """A cell where it stands: ``scope`` is "col" or "row" for a header, "" for a value; ``headers`` are those of it."""

    runs: tuple[Run, ...]
    scope: str = ""
    headers: str = ""
    row: int = 0
    column: int = 0
    row_span: int = 1
    column_span: int = 1


class Grid(NamedTuple):
    """A table, every place of its rows filled; the first ``lead`` rows are column headers and nothing else."""

    number: int
    page: int | None
    columns: int
    rows: tuple[tuple[Place, ...], ...]
    lead: int = 0


class Mark(NamedTuple):
    """The beginning of a page of a file, or of the annex that is called ``name``."""

    page: int | None = None
    name: str = ""
    file: int = 0


Item = Passage | Grid | Mark

TICKS = {True: "ticked", False: "not ticked", None: ""}


def said_by(runs: Sequence[Run], number: int) -> str:
    """Return the word that marks who speaks in a run: none for the author, unless the form spoke just before."""
    mark = ORIGINS[runs[number].origin]
    return mark or ("author" if number and ORIGINS[runs[number - 1].origin] else "")


def items(document: Document) -> list[Item]:
    """Return everything that was read, page furniture left out, in reading order.

    Parameters
    ----------
    document : Document
        The document.

    Returns
    -------
    list of Passage, Grid and Mark
        What a person would see on the pages.
    """
    view = _View(document)
    found: list[Item] = []
    asked = above = ""
    for number, block in enumerate(document.blocks):
        if block.kind == "furniture" or (block.table is not None and block.table in view.shown):
            continue
        if view.file + 1 < len(document.files) and block.start >= document.files[view.file + 1].start:
            view.file, view.page = view.file + 1, 0
            found.append(Mark(name=squeeze(visible(document.files[view.file].name)), file=view.file))
        if view.turns(block.page):
            found.append(Mark(page=block.page, file=view.file))
        if block.table is not None:
            found.append(view.grid(block.table))
            asked = above = ""
            continue
        question = view.question(number)
        text, start = squeeze(visible(document.quote(block))), question.removesuffix(" …")
        begins = question if question != asked and start not in text else ""
        below = bool(begins) and start in above
        runs = view.runs(number)
        found.append(Passage(block.kind, block.level, runs, block.section, begins, below, bool(question)))
        # A prompt and the guidance below it stand together above their answer.
        above = f"{above}\n{text}" if above and all(ORIGINS[run.origin] for run in runs) else text
        asked = question
    return found


class _View:
    """A document gone through once: its sentences by block, its cells by place, and the page and file come to."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.page = 0
        self.file = 0
        self.shown: set[int] = set()
        self.sentences: dict[int, list[Sentence]] = defaultdict(list)
        for sentence in document.sentences:
            self.sentences[sentence.block].append(sentence)
        self.cells = {(b.table, b.row, b.column): n for n, b in enumerate(document.blocks) if b.table is not None}
        spoken = {s.section: s.origin for s in document.sentences if s.kind == "heading"}
        # What merely stands under a heading of the body answers nothing.
        self.plain = {squeeze(x.title) for n, x in enumerate(document.sections) if spoken.get(n) == "author"}

    def turns(self, page: int | None) -> bool:
        """Whether a page begins here; it has been come to from here on."""
        if page is None or page <= self.page:
            return False
        self.page = page
        return True

    def question(self, block: int) -> str:
        """Return the prompt that a block answers."""
        asked = next((s.question for s in self.sentences[block] if s.question and s.origin == "author"), "")
        return "" if squeeze(asked) in self.plain else shortened(asked)

    def runs(self, block: int) -> tuple[Run, ...]:
        """Return the sentences of a block, those of one speaker on one page together."""
        runs = []
        for (origin, ticked, page), group in groupby(self.sentences[block], lambda s: (s.origin, s.ticked, s.page)):
            held = list(group)
            text = visible(self.document.text[held[0].start : held[-1].end])
            runs.append(Run(text, origin, ticked, page if self.turns(page) else None, self.file))
        return tuple(runs)

    def grid(self, number: int) -> Grid:
        """Return a table; it counts as shown from here on."""
        self.shown.add(number)
        table = self.document.tables[number]
        labels = {(cell.row, squeeze(cell.row_header)) for cell in table.cells if cell.row_header}
        rows: dict[int, list[Place]] = {row: [] for row in range(min(table.rows, len(table.cells)))}
        for cell in table.cells:
            block = self.cells.get((number, cell.row, cell.column))
            runs = self.runs(block) if block is not None and cell.end > cell.start else ()
            text = squeeze(self.document.quote(cell))
            scope = "col" if cell.header and text else "row" if text and (cell.row, text) in labels else ""
            spans = min(cell.row_span, table.rows - cell.row), min(cell.column_span, table.columns - cell.column)
            headers = shortened(" / ".join(filter(None, (cell.row_header, cell.column_header))))
            rows.setdefault(cell.row, []).append(Place(runs, scope, headers, cell.row, cell.column, *spans))
        if table.rows * table.columns <= MOST_SLOTS:
            _fill(rows, table.columns)
        ordered = tuple(tuple(sorted(rows[row], key=lambda place: place.column)) for row in sorted(rows))
        return Grid(number + 1, table.page, table.columns, ordered, _lead(ordered))


def _lead(rows: Sequence[Sequence[Place]]) -> int:
    """Return how many rows at the top hold column headers alone, none of which reaches into the rows below them."""
    filled = [[place for place in row if place.runs] for row in rows]
    count = next((n for n, row in enumerate(filled) if not row or any(p.scope != "col" for p in row)), len(rows))
    return 0 if any(place.row + place.row_span > count for row in rows[:count] for place in row) else count


def _fill(rows: dict[int, list[Place]], columns: int) -> None:
    """Put an empty place wherever no cell stands or reaches."""
    taken = {
        (row, column)
        for places in rows.values()
        for place in places
        for row in range(place.row, place.row + place.row_span)
        for column in range(place.column, place.column + place.column_span)
    }
    for row, places in rows.items():
        places += [Place((), row=row, column=column) for column in range(columns) if (row, column) not in taken]


def shortened(text: str) -> str:
    """Return a question on one line, cut where it is long."""
    flat = squeeze(visible(text))
    return flat if len(flat) <= LONGEST_QUESTION else f"{flat[:LONGEST_QUESTION].rsplit(' ', 1)[0]} …"


def furniture(document: Document) -> list[tuple[str, list[int]]]:
    """Return the running headers and footers that were left out, each with its pages."""
    found: dict[str, list[int]] = defaultdict(list)
    for block in document.blocks:
        if block.kind == "furniture":
            found[squeeze(visible(document.quote(block)))] += [] if block.page is None else [block.page]
    return list(found.items())


def file_of(document: Document, start: int) -> int:
    """Return the index of the file that a place of the text comes from."""
    return max((n for n, file in enumerate(document.files) if file.start <= start), default=0)


class Link(NamedTuple):
    """A text with the page that it stands on, and the index of its file."""

    text: str
    page: int | None
    file: int


class Row(NamedTuple):
    """What was read about a characteristic: its name, its label, and the entries of each column."""

    name: str
    label: str
    columns: tuple[tuple[Link, ...], ...]


COLUMNS = ("impact", "evidence", "mitigation", "owner", "date")


def characteristics(document: Document) -> list[Row]:
    """Return the table of characteristics in words."""

    def links(entries: Sequence[Entry]) -> tuple[Link, ...]:
        return tuple(Link(visible(document.text[e.start : e.end]), e.page, file_of(document, e.start)) for e in entries)

    return [
        Row(
            row.characteristic.replace("_", " "),
            squeeze(visible(document.text[row.label.start : row.label.end])),
            tuple(links(getattr(row, column)) for column in COLUMNS),
        )
        for row in document.characteristics
    ]


class Reply(NamedTuple):
    """A question with its answer in words."""

    question: str
    answer: str
    page: int | None
    file: int


def answers(document: Document) -> list[Reply]:
    """Return the questions of the form and what was answered, "not answered" where that is nothing."""
    return [
        Reply(
            shortened(answer.question),
            ", ".join(_parts_of_answer(document.text[answer.start : answer.end], answer.value, answer.chosen)),
            answer.page,
            file_of(document, answer.start),
        )
        for answer in document.answers
    ]


def _parts_of_answer(text: str, value: str, chosen: Sequence[str]) -> Iterator[str]:
    """Yield yes or no, the labels of ticked boxes and the words, each said once."""
    said = squeeze(visible(text))
    labels = "; ".join(squeeze(visible(label)) for label in chosen)
    same = {value, labels.lower()}
    if value and said.lower().rstrip(".") != value:
        yield value
    if labels and labels.lower() != value:
        yield f"ticked: {labels}"
    if said and (said.lower().rstrip(".") == value or said.lower() not in same):
        yield said
    if not value and not labels and not said:
        yield "not answered"
