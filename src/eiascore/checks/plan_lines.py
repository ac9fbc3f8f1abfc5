"""Action plans that were flattened into lines: a header of short lines, and rows that end with a date."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from eiascore.checks.plan_entries import LETTERS, STRUCK, Cells, may_be_owner, sort_cells, when

if TYPE_CHECKING:
    from eiascore.checks.view import DocumentView, View

_SECTION = re.compile(
    r"\W*(?:(?:part|section|step|stage|form|page|annex|appendix)\b|[A-Z]?\d+(?:\.\d+)*[.)]?\s+[A-Z]|[A-Z][.)]\s)", re.I
)
_LONGEST_HEADER = 6
# How many sentences a row may have before the plan is taken to have ended.
_LONGEST_ROW = 14
_OTHER = frozenset({"asks_version", "asks_document_history", "asks_signoff", "asks_author"})
_AFTER = _OTHER | {"asks_monitoring", "asks_review", "asks_justification", "asks_options", "asks_residual"}


def rows_in_lines(document: DocumentView) -> list[Cells]:
    """Return the rows of plans whose columns were lost.

    Parameters
    ----------
    document : DocumentView
        What was read, as the checks see it.

    Returns
    -------
    list of list of tuple of View and str
        For each row its lines, with what each says.
    """
    views = [v for v in document.views if v.sentence.kind != "cell"]
    found: list[Cells] = []
    at = 0
    while at < len(views):
        columns, end = _header(document, views, at)
        if not columns:
            at += 1
            continue
        body = _body(document, views, end)
        found += _rows(body, columns)
        at = end + max(1, len(body))
    return found


def _header(document: DocumentView, views: Sequence[View], at: int) -> tuple[list[str], int]:
    """Return what each of a run of short lines asks, and where the run ends; no columns where it heads no plan."""
    columns: list[str] = []
    end = at
    if views[at].length > _LONGEST_HEADER or _SECTION.match(views[at].text):
        return [], end
    while end < len(views) and len(columns) < 9:
        view = views[end]
        if view.length > _LONGEST_HEADER or view.text.endswith("."):
            break
        asked = document.topics(view.text.strip(" *:"))
        plan = asked & {"asks_owner", "asks_who", "asks_deadline", "asks_action"}
        if asked & _OTHER and not plan:
            break
        if "date" in columns and view.sentence.kind == "heading":
            break
        column = (
            "owner" if asked & {"asks_owner", "asks_who"} else "date" if "asks_deadline" in asked
            else "action" if asked & {"asks_action", "asks_mitigation"} else ""
        )  # fmt: skip
        # A line that asks nothing may be a column of its own ("Issue", "RAG") but only among others.
        whole = "date" in columns and "owner" in columns
        if not column and (not columns or (whole and view.sentence.origin != "prompt")):
            break
        columns.append(column)
        end += 1
    while columns and not columns[-1] and views[end - 1].sentence.origin == "author":
        columns.pop()
        end -= 1
    named = set(columns) - {""}
    if "action" not in named or len(named) < 2 or len(columns) > 8:
        return [], end
    return ([""] if _leads(document, views, at) else []) + columns, end


def _leads(document: DocumentView, views: Sequence[View], at: int) -> bool:
    """Tell whether the line before the header is a column too: what the action is against."""
    if not at or len(views[at - 1].text.split()) > _LONGEST_HEADER:
        return False
    before = views[at - 1]
    return before.sentence.origin == "prompt" or bool(
        document.topics(before.text) & {"asks_impact", "asks_characteristic"}
    )


def _body(document: DocumentView, views: Sequence[View], start: int) -> list[View]:
    """Return the lines below a header up to whatever ends the plan."""
    body: list[View] = []
    since = 0
    for view in views[start:]:
        words = len(view.text.split())
        if words > 60 or since > _LONGEST_ROW or (view.sentence.kind == "heading" and _closes(view, views)):
            break
        label = view.text.split(":")[0] if ":" in view.text else view.text
        asked = document.topics(label) if len(label.split()) <= _LONGEST_HEADER else frozenset[str]()
        if asked & _AFTER and (view.sentence.origin != "author" or ":" in view.text or asked & _OTHER):
            break
        if view.sentence.origin in ("prompt", "guidance") and words > 3:
            break
        since = 0 if when(view) else since + 1
        body.append(view)
    while body and not when(body[-1]):
        body.pop()
    return body


def _closes(heading: View, views: Sequence[View]) -> bool:
    """Tell whether a heading ends a plan; without columns the first cell of a row is easily taken for a heading."""
    if _SECTION.match(heading.text) or len(heading.text.split()) > _LONGEST_HEADER:
        return True
    at = next(i for i, view in enumerate(views) if view.index == heading.index)
    row = views[at + 1 : at + 7]
    dated = next((i for i, view in enumerate(row) if when(view)), 0)
    return not (dated and any(view.facts.get("owner") for view in row[:dated]))


def _rows(body: Sequence[View], columns: Sequence[str]) -> list[Cells]:
    """Cut the lines into rows at the dates and tell what each line is by its place in the row."""
    if "date" not in columns:
        return [[(v, "owner")] for v in body if v.facts.get("owner") and len(v.text.split()) <= 8]
    rows: list[Cells] = []
    owner_first = "owner" in columns and columns.index("owner") < columns.index("date")
    group: list[View] = []
    for view in body:
        said = when(view)
        if not said:
            group.append(view)
            continue
        found: Cells = []
        if said != "vague":
            found.append((view, "date" if said == "date" and not STRUCK.search(view.text) else "open"))
        if owner_first:
            while len(group) > 1 and may_be_owner(group[-1]):
                found += sort_cells([group.pop()], "owner")
                if not (group and group[-1].facts.get("owner")):
                    break
        rows.append(found + _actions(group, columns))
        group = []
    return rows


def _actions(group: Sequence[View], columns: Sequence[str]) -> Cells:
    """Return the lines of a row that say what is to be done."""
    lines = [v for v in group if LETTERS.search(v.text) and v.sentence.origin == "author"]
    chosen = lines[:1] if columns.index("action") == 0 else lines[1:]
    return [(v, "action") for v in chosen if len(v.text.split()) >= 2 and not STRUCK.search(v.text)]
