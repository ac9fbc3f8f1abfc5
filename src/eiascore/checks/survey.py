"""Where a document answers for a characteristic: under its name, or with a conclusion in running prose."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from eiascore.checks.answer import Answer, count_words
from eiascore.checks.clones import clones_of
from eiascore.checks.labels import Labels, Subject, labels

if TYPE_CHECKING:
    from eiascore.checks.view import DocumentView, View

# Columns in which no finding stands, whatever characteristic the row is about.
_ELSEWHERE = frozenset({"asks_action", "asks_owner", "asks_deadline", "asks_mitigation", "asks_data"})
_FINDING = frozenset({"asks_impact", "asks_characteristic"})
_ENGAGEMENT = frozenset({"asks_what_they_said", "asks_influence", "asks_engagement"})


@dataclass(frozen=True, slots=True)
class Survey:
    """What a document says for each characteristic.

    Attributes
    ----------
    answers : tuple of Answer
        All answers and conclusions, in the order of the text.
    clones : frozenset of int
        The sentences whose text stands under three or more characteristics.
    """

    answers: tuple[Answer, ...]
    clones: frozenset[int]


def survey(document: DocumentView) -> Survey:
    """Find all answers, once a document.

    Parameters
    ----------
    document : DocumentView
        What was read, as the checks see it.

    Returns
    -------
    Survey
        The answers of the document.
    """
    return document.once("survey", _survey)


def _survey(document: DocumentView) -> Survey:
    answers = tuple(_answers(document))
    return Survey(answers, clones_of(answers))


def _answers(document: DocumentView) -> Iterator[Answer]:
    known = labels(document)
    tables = _finding_tables(document, known)
    for view in document.authored:
        if view.index in known.only_labels or not count_words(view.text):
            continue
        subjects = known.subjects[view.index]
        if subjects and _may_answer(view, tables):
            yield Answer(view, subjects, True)
        elif not subjects and (subjects := _concluded(view, known)):
            yield Answer(view, subjects, False)


def _finding_tables(document: DocumentView, known: Labels) -> dict[int, bool]:
    """Return the tables that take three or more characteristics one by one, and whether they have a column of findings.

    In a table of options or consultees a row may name a group and still be about something else.
    """
    found: dict[int, bool] = {}
    for number, table in enumerate(document.document.tables):
        rows = {value for header in {c.row_header for c in table.cells} for value in known.names(header)}
        headers = {c.column_header for c in table.cells}
        columns = {value for header in headers for value in known.names(header)}
        if len(rows) >= 3 or len(columns) >= 3:
            found[number] = any(document.topics(h) & _FINDING for h in headers)
    return found


def _may_answer(view: View, tables: dict[int, bool]) -> bool:
    """Tell whether a finding may stand in this place: not in a column of actions, owners or sources."""
    if view.sentence.kind != "cell":
        return not view.topics("heading") & _ENGAGEMENT or bool(view.topics("heading") & _FINDING)
    table = view.owner.document.blocks[view.sentence.block].table
    column = view.topics("column")
    if table not in tables:
        return False
    if not column & _ELSEWHERE or column & _FINDING:
        return True
    return column & _ELSEWHERE == {"asks_data"} and not tables[table]


def _concluded(view: View, known: Labels) -> tuple[Subject, ...]:
    """Return the one or two characteristics that a sentence of prose draws a reasoned conclusion about."""
    # What costs least is asked first: few sentences draw a conclusion.
    held = view.hits
    if view.sentence.kind == "cell" or "draws_conclusion" not in held or "gives_reason" not in held or view.length < 10:
        return ()
    if view.topics("path") & (_ENGAGEMENT | {"asks_action"}) or view.assertion not in ("done", "conditional"):
        return ()
    facts = {fact.value: fact for fact in view.facts.get("characteristic", ())}
    if not 1 <= len(facts) <= 2:
        return ()
    return tuple(Subject(fact.value, fact.start, fact.end) for fact in facts.values())
