"""Dated events: what each date in a document is the date of.

A date gets its role from the words around it: the label or header that it answers, else the nearest wording in its own
clause. Which wording stands for which role is written in the rubric's concepts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from eiascore.checks.dated import OURS, Event, Role, anchor_of, days_of, with_year
from eiascore.schema import Fact

if TYPE_CHECKING:
    from eiascore.checks.view import DocumentView, View

# Headers and labels, in the order in which the narrower one wins.
_ASKED: tuple[tuple[str, Role], ...] = (
    ("asks_review", "reviewed"),
    ("asks_decision_date", "decided"),
    ("asks_implementation_date", "implemented"),
    ("asks_publication", "published"),
    ("asks_version", "version"),
    ("asks_assessment_date", "assessed"),
    ("asks_signoff", "signed"),
    ("asks_author", "authored"),
)
_SAID: tuple[tuple[str, Role | None], ...] = (
    ("reviewed", "reviewed"),
    ("asks_review", "reviewed"),
    ("updated_stamp", "stamped"),
    ("date_noise", None),
    ("published", "published"),
    ("decided", "decided"),
    ("asks_decision_date", "decided"),
    ("launched", "implemented"),
    ("asks_implementation_date", "implemented"),
    ("consultation_ran", "consulted"),
    ("assessed", "assessed"),
    ("asks_assessment_date", "assessed"),
    ("version_note", "version"),
    ("signed_off", "signed"),
)
_TEMPLATE = "template_stamp"
AHEAD = "decision_still_ahead"
"""The concept of a decision that is still to come, dated or not."""
CONCEPTS = frozenset({_TEMPLATE, AHEAD, *(name for name, _ in (*_ASKED, *_SAID))})
_ACTS = frozenset({"asks_impact", "asks_mitigation"})
_DATE = frozenset({"date", "dated", "dyddiad"})
_BARE = _DATE | {"dates", "when", "entry", "response", "answer", "details", "detail", "value"}
_AFTER = 60  # characters that wording behind a date counts as farther than wording before it
_MEETS = re.compile(
    r"\b(?:meets?|decides?|goes|is (?:for|asked|to|due|sought)|are (?:asked|to)|can|sits|sought"
    r"|for decision)\b"
)
_PASSED = re.compile(r"\b(?:was|were|had|has been|have been|\w+ed (?:by|at|on|it|the|that))\b")
_BREAK = re.compile(
    r"[;|•]|\.\s|, (?:and|but|so|with) |\band (?=(?:will|was|is|then|published|approved|decided"
    r"|takes)\b)|(?<=[\w.)]) (?=[A-Z][a-z]+(?: [a-z]+){0,3}:)"
)
# What decides; a person's name in its place makes "Approved" a signature.
_BODY = re.compile(
    r"\b(?:cabinet|committee|board|council|minist\w+|executive|senate|authority|governors|governing|group|panel|"
    r"trustees|scrutiny|parliament|assembly|secretary of state|commissioner|decision|members)\b",
    re.IGNORECASE,
)
_FOOTNOTE = re.compile(r"\W{0,2}\[?\^?\d{1,2}\]|[¹²³⁴⁵⁶⁷⁸⁹]")
_NUMBERED = re.compile(
    r"\W*(?:v|ver|version|draft|issue|rev)?\.? ?\d{1,2}\.\d{1,2}\b[^\d]{0,14}\W*$|\W*v ?\d{1,2}\W*$", re.IGNORECASE
)
_OWN_LABEL = re.compile(r"\W*[A-Za-z][^:]{2,60}: *\S")
_HEAD = 15  # sentences that make up the head of a document
_FOOT = 4  # its last ones
_ALONE = 4  # letters beside a date that stands alone: its brackets, "in"
_COLUMN = 6  # lines from one date of a flattened table to the next
_SENTENCE = 6  # words
_TITLE = re.compile(r"\b(?:assessments?|analys[ie]s|screening|statement|record|E(?:HR)?Q?IA|EqIA|IIA)\b", re.IGNORECASE)
_NEAR = 4  # lines below a label that still answer it: name, title, signature, date
_STARTED = re.compile(
    r"\b(?:start\w*|beg[aiu]n\w*|commenc\w*|open\w*|initiat\w*|screen\w*"
    r"|first(?! (?:completed|done|written|drafted)))\b",
    re.IGNORECASE,
)


def roles(document: DocumentView) -> dict[str, list[Event]]:
    """Return the dated events of a document by role, in reading order.

    Parameters
    ----------
    document : DocumentView
        What was read, as the checks see it.

    Returns
    -------
    dict of str to list of Event
        Keys are roles; a role without events is absent. Found once a document: not to be changed.
    """
    return document.once("roles", _roles)


def _roles(document: DocumentView) -> dict[str, list[Event]]:
    events = [event for view in document.authored for event in _events(view)]
    anchor = anchor_of([with_year(event, anchor_of(events)) for event in events if event.role in OURS] or events)
    found: dict[str, list[Event]] = {}
    for event in events:
        known = document.record.dates.get(event.role)
        found.setdefault(event.role, []).append(with_year(event, anchor, known))
    return found


def _events(view: View) -> Iterator[Event]:
    facts = view.facts.get("date", ())
    if not facts or _FOOTNOTE.match(view.text) or any(_TEMPLATE in view.topics(p) for p in ("row", "question")):
        return
    label = _label_role(view)
    for fact in facts:
        role = _said_role(view, fact) if label is None or len(view.text) > 60 or _has_label(view, fact) else label
        role = role or label or _place_role(view) or _head_role(view, fact)
        if role is None or role == "noise":
            continue
        ahead = view.assertion in ("planned", "conditional")
        if role == "decided":
            ahead = ahead or bool(_MEETS.search(view.text) and not _PASSED.search(view.text))
            # What is reported to a committee under "Review" is the review.
            role = "reviewed" if ahead and label is None and "asks_review" in view.topics("heading") else role
        first, last = days_of(fact, facts)
        yield Event(role, first, last, view, fact, ahead, role == "assessed" and _begins(view, fact), label is not None)


def _begins(view: View, fact: Fact) -> bool:
    """Tell whether a date is that of the start; "Started: 3 September" brings its own label along."""
    clause = _clause(view, fact)[0]
    return bool(_STARTED.search(clause if _has_label(view, fact) else f"{_label(view)} {clause}"))


def _has_label(view: View, fact: Fact) -> bool:
    clause, begin = _clause(view, fact)
    return ":" in clause[: fact.start - view.sentence.start - begin]


def _label(view: View) -> str:
    sentence = view.sentence
    around = (sentence.row_header, sentence.column_header, sentence.question, view.surroundings("above"))
    return " / ".join(filter(None, around))


def after_version_number(view: View) -> bool:
    """Tell whether the line above is the number of a version: the remains of a flattened version table."""
    return bool(_NUMBERED.match(view.surroundings("above")))


def _label_role(view: View) -> Role | None:
    """Return the role that the header, label or question of a sentence gives to its dates."""
    if _in_version_table(view) or after_version_number(view):
        return "version"
    for place in ("above", "row", "question", "column"):
        text = view.surroundings(place)
        if place == "above" and (_OWN_LABEL.match(view.text) or _OWN_LABEL.match(text)):
            continue  # one of the two brings its label and its answer along
        far = place == "question" and view.sentence.kind != "cell" and view.place_in_answer > _NEAR
        if not text or far or text.strip(" :*").lower() in _BARE:
            continue
        topics = view.topics(place)
        if role := next((role for name, role in _ASKED if name in topics), None):
            return _approved(view, topics) if role == "decided" else role
        if place == "above":
            continue
        if place != "column" and (role := next((r for n, r in _SAID if n in topics and r), None)):
            return role
    return _bare_role(view)


def _approved(view: View, topics: frozenset[str]) -> Role:
    """Tell "Approved: Cabinet, 8 July 2025" from "Approved: the name of a director, 8 July 2025"."""
    if "asks_signoff" not in topics and "asks_signoff" not in view.topics("heading"):
        return "decided"
    row = view.owner.row(view) or [view]
    return "decided" if any(_BODY.search(v.text) for v in row) or _BODY.search(_label(view)) else "signed"


def _bare_role(view: View) -> Role | None:
    """Return the role of what answers a bare "Date": a signature among signatures, else the assessment's own date."""
    row, column, question = (view.surroundings(p).strip(" :*").lower() for p in ("row", "column", "question"))
    if not {row, column, question} & _DATE:
        return None
    signatures = any("asks_signoff" in v.topics("column") for v in view.owner.row(view))
    if signatures or "asks_signoff" in view.topics("heading"):
        return "signed"
    # A column "Date" belongs to whatever the table lists; a row or prompt "Date" stands on the form itself.
    return "assessed" if row in _DATE or (question in _DATE and column not in _DATE) else None


def _place_role(view: View) -> Role | None:
    """Return the role of a date that only its heading explains: "Supt. A. B., 24 March 2025" under "Sign-off"."""
    short = len(view.text) < 120 and not _FOOTNOTE.match(view.text) and not _MEETS.search(view.text)
    return "signed" if short and "asks_signoff" in view.topics("heading") else None


def _head_role(view: View, fact: Fact) -> Role | None:
    """Return the role of a date that stands alone below the title, or at the very end: it is the document's own."""
    known = view.sentence.question and view.place_in_answer <= _NEAR
    if known or view.sentence.kind == "cell" or not _alone(view, fact):
        return None
    views = view.owner.views
    above = views[max(0, view.index - _HEAD) : view.index]
    # "Form 7 (rev." and the date behind it fall apart; one date among several is the column of a flattened table.
    if not above or above[-1].text.rstrip().endswith(("(rev.", "rev.", "ver.")) or _in_column(view):
        return None
    if view.index < _HEAD:
        titled = any(_TITLE.search(v.text) for v in above) and not any(_is_sentence(v.text) for v in above)
        return "assessed" if titled else None
    ends = view in view.owner.authored[-_FOOT:]
    return "assessed" if ends and (above[-1].sentence.kind == "heading" or _is_sentence(above[-1].text)) else None


def _alone(view: View, fact: Fact) -> bool:
    return len(view.text.strip(" .()[]–-")) - (fact.end - fact.start) <= _ALONE


def _in_column(view: View) -> bool:
    """Tell a date among dates: flattened tables print one column's entry every few lines."""
    near = view.owner.views[max(0, view.index - _COLUMN) : view.index + _COLUMN + 1]
    return any(v is not view and any(_alone(v, date) for date in v.facts.get("date", ())) for v in near)


def _is_sentence(text: str) -> bool:
    return len(text.split()) >= _SENTENCE and text.rstrip().endswith(".")


def _in_version_table(view: View) -> bool:
    row = view.owner.row(view)
    columns = [v.topics("column") for v in row]
    # "What changed" stands above the answers to consultees and in plans of action, too.
    return len(row) > 1 and any("asks_version" in c for c in columns) and not any(_ACTS & c for c in columns)


def _clause(view: View, fact: Fact) -> tuple[str, int]:
    """Return the clause around a date, and where it begins in the sentence."""
    start, end = fact.start - view.sentence.start, fact.end - view.sentence.start
    breaks = _breaks(view.text)
    begin = max((b for _, b in breaks if b <= start), default=0)
    until = min((a for a, _ in breaks if a >= end), default=len(view.text))
    return view.text[begin:until], begin


@lru_cache(maxsize=64)
def _breaks(text: str) -> tuple[tuple[int, int], ...]:
    """Return where the clauses of a sentence part, looked for once however many dates it holds."""
    return tuple(m.span() for m in _BREAK.finditer(text))


def _said_role(view: View, fact: Fact) -> Role | Literal["noise"] | None:
    """Return the role that the nearest wording in the date's own clause gives it, wording before it first."""
    clause, begin = _clause(view, fact)
    at = fact.start - view.sentence.start
    until = begin + len(clause)
    if any(begin <= hit.start < until for hit in view.hits.get(_TEMPLATE, ())):
        return "noise"
    best: tuple[int, int] | None = None
    role: Role | Literal["noise"] | None = None
    for rank, (name, gives) in enumerate(_SAID):
        for hit in view.hits.get(name, ()):
            if hit.end <= begin or hit.start >= until:
                continue
            gap = max(0, at - hit.end) if hit.start <= at else _AFTER + hit.start - at
            if best is None or (gap, rank) < best:
                best, role = (gap, rank), gives or "noise"
    return role
