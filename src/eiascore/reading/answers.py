"""Every question of a form with what its author answered, in the order of the document."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from eiascore.reading import ticks
from eiascore.reading.forms import asks
from eiascore.schema.document import Cell, Document, Sentence, Table
from eiascore.schema.form import Answer, YesNo

_BARE = re.compile(
    r"\W*(?P<word>yes|no|y|n)\b(?=\W*$|\s*[.,;:(\u2013-]|\s*\((?:please )?(?:delete|circle|tick|strike))", re.I
)
_NOTHING = re.compile(r"\W*(?:none|nil|none (?:identified|known|anticipated|expected))\W*", re.I)
_CLOSED_QUESTION = re.compile(
    r"\W*(?:[\w.()]{1,6}\s+)?(?:is|are|was|were|do|does|did|has|have|had|will|would|can|could|should|might|any)\b", re.I
)
_FIGURE = re.compile(r"[\s£(<>~+\u2013-]*£?\d[\d.,:%]*\s?(?:\([^)]*\)|%|k|m)?\)?|n/?k|\*", re.I)
_ROW_NUMBER = re.compile(r"\d{1,2}[.)]?\W{0,3}")
# Titles of columns beside a row that puts the question itself.
_BESIDE = re.compile(
    r"(?:answers?|responses?|yes(?: or |/ ?)no|y/n|comments?|details?|explanation|notes?|reasons?)\W*", re.I
)


def answers(document: Document) -> tuple[Answer, ...]:
    """Gather what was answered to each question, and the questions that nobody answered.

    Parameters
    ----------
    document : Document
        A document whose sentences are tied to their questions.

    Returns
    -------
    tuple of Answer
        In the order of the text; ``start`` equals ``end`` where nothing was answered.
    """
    found = [*_given(document), *_open_prompts(document), *_open_cells(document)]
    return tuple(sorted(found, key=lambda answer: answer.start))


def _given(document: Document) -> Iterator[Answer]:
    """Yield the runs of sentences that answer one question."""
    passed = _passed_over(document)
    places = [
        place
        for place, said in enumerate(document.sentences)
        if said.kind not in ("heading", "furniture")
        and (said.ticked is not None or said.origin == "author")
        and document.blocks[said.block].start not in passed
    ]

    def key(place: int) -> tuple[str, int]:
        said = document.sentences[place]
        return _question(document, said), said.section

    for (question, _), run in groupby(places, key):
        if question:
            yield _answer(document, question, list(run))


def _passed_over(document: Document) -> set[int]:
    """Return where the cells begin that answer nothing: names and numbers of rows, and all of a table of figures."""
    passed: set[int] = set()
    for table in document.tables:
        filled = [cell for cell in table.cells if cell.end > cell.start]
        names = {(cell.row, cell.row_header) for cell in filled if cell.row_header}
        texts = {cell.start: " ".join(document.quote(cell).split()) for cell in filled}
        if holds_figures(document, table):
            passed.update(texts)
        passed.update(cell.start for cell in filled if (cell.row, texts[cell.start]) in names)
        if table.columns > 2:
            passed.update(
                cell.start for cell in filled if cell.column == 0 and _ROW_NUMBER.fullmatch(texts[cell.start])
            )
    return passed


def holds_figures(document: Document, table: Table) -> bool:
    """Say whether a table is one of figures and no form.

    Parameters
    ----------
    document : Document
        The document that it stands in.
    table : Table
        A table of it.

    Returns
    -------
    bool
        True where more than half of the cells beside or below a header are figures.
    """
    values = [
        " ".join(document.quote(cell).split())
        for cell in table.cells
        if cell.end > cell.start and (cell.row_header or (cell.column_header and cell.column))
    ]
    return table.columns > 2 and sum(_FIGURE.fullmatch(text) is not None for text in values) * 2 > len(values)


def _question(document: Document, said: Sentence) -> str:
    """Return what a sentence answers; in a table that is the row, and the column where the row alone does not say."""
    row, column = said.row_header, said.column_header
    if not (row and column) or said.question not in (row, column):
        return said.question
    if ticks.is_mark(document.quote(said)) or (asks(row) and (said.ticked is not None or _BESIDE.fullmatch(column))):
        return row
    return f"{row} / {column}"


def _answer(document: Document, question: str, places: Sequence[int]) -> Answer:
    said = [document.sentences[place] for place in places]
    own = [sentence for sentence in said if sentence.ticked is not False]
    first = (own or said)[0]
    chosen = tuple(dict.fromkeys(filter(None, (_option(document, sentence) for sentence in own if sentence.ticked))))
    words = [document.quote(sentence) for sentence in own if sentence.ticked is None]
    return Answer(
        question=question,
        value=_value(question, chosen, ticked=any(sentence.ticked for sentence in own), words=words),
        chosen=chosen,
        start=first.start,
        end=own[-1].end if own else first.start,
        page=first.page,
        section=first.section,
        sentences=tuple(place for place in places if document.sentences[place].ticked is not False),
    )


def _option(document: Document, said: Sentence) -> str:
    text = document.quote(said)
    return said.column_header if ticks.is_mark(text) else ticks.label(text)


def _value(question: str, chosen: Sequence[str], *, ticked: bool, words: Sequence[str]) -> YesNo:
    """Say whether the answer is yes or no: by its boxes, else by the bare word that it opens with."""
    if ticked and not chosen:
        return "yes"
    values: set[YesNo] = {_word(text) for text in chosen} - {""}
    if not chosen and words:
        values = {_word(words[0])}
        if _NOTHING.fullmatch(words[0]) and _CLOSED_QUESTION.match(question):
            return "no"
    return values.pop() if len(values) == 1 else ""


def _word(text: str) -> YesNo:
    found = _BARE.match(text)
    if found is None or re.match(r"\W*yes ?/ ?no\b", text, re.I):
        return ""
    return "yes" if found["word"][0] in "Yy" else "no"


def _open_prompts(document: Document) -> Iterator[Answer]:
    """Yield the prompts that nothing answers: neither a later sentence of their section nor the table below them."""
    sentences = document.sentences
    answered: list[tuple[str, bool]] = [("", False)] * len(sentences)
    question, tabled, section = "", False, -1
    for place in range(len(sentences) - 1, -1, -1):
        said = sentences[place]
        if said.section != section:
            # A heading that asks is answered by what stands under the headings of its level only where that is tied.
            question, tabled, section = question if said.section < section else "", False, said.section
        if said.kind == "cell":
            tabled = True
        elif said.origin == "author" and said.kind != "heading":
            question, tabled = said.question or question, False
        answered[place] = (question, tabled)
    for place, said in enumerate(sentences):
        text = document.quote(said)
        if said.origin != "prompt" or said.ticked is not None or not asks(text) or _is_header(document, said):
            continue
        question, tabled = answered[place]
        if text not in question and not tabled:
            yield Answer(question=text, start=said.end, end=said.end, page=said.page, section=said.section)


def _is_header(document: Document, said: Sentence) -> bool:
    """Say whether a sentence stands in a table that has its own account of open cells."""
    table = document.blocks[said.block].table
    return table is not None and document.tables[table].columns > 1


def _open_cells(document: Document) -> Iterator[Answer]:
    """Yield the empty cells under the headers of a form; a row of choices without a mark is one open answer."""
    for table in document.tables:
        if holds_figures(document, table):
            continue
        for _, row in groupby(table.cells, key=lambda cell: cell.row):
            cells = [cell for cell in row if cell.row_header and not cell.header]
            choices = [cell for cell in cells if ticks.is_choice(cell.column_header)]
            if choices and all(cell.start == cell.end for cell in choices):
                yield _open(choices[0], choices[0].row_header, table.section)
            for cell in cells:
                if cell.start == cell.end and cell not in choices:
                    title = f"{cell.row_header} / {cell.column_header}" if cell.column_header else cell.row_header
                    yield _open(cell, title, table.section)


def _open(cell: Cell, question: str, section: int) -> Answer:
    return Answer(question=question, start=cell.start, end=cell.start, page=cell.page, section=section)
