"""What a document is: an assessment of equality impact, a screening, a blank form of one, or something else.

A document that mentions equality is not an assessment, nor is guidance on how to write one. The signs are counted and
each says in plain words what it saw: the title, the characteristics taken one by one, the questions that such forms
ask, conclusions about groups, the document speaking of itself. Titles of other genres count against.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from eiascore.checks.blank import Filling, filling
from eiascore.checks.coverage import sorts_by_characteristic
from eiascore.checks.labels import CHARACTERISTICS, labels
from eiascore.checks.nation import nation_of
from eiascore.schema.scorecard import Kind, KindFinding
from eiascore.text import shortened

if TYPE_CHECKING:
    from eiascore.checks.view import DocumentView, View

_NEEDED = 4.0
# An excerpt has room for few signs; with a structure of its own and nothing against it, fewer will do.
_NEEDED_SHORT = 1.5
_SHORT_WORDS = 1500
# Titles stand at the front; headings further on may be those of an annex.
_FRONT = 14
_LONGEST_TITLE = 30


@dataclass(slots=True)
class _Signs:
    """What was counted, with the reasons in words."""

    score: float = 0.0
    structured: bool = False
    against: bool = False
    reasons: list[str] = field(default_factory=list)

    def add(self, points: float, reason: str, *, structure: bool = False) -> None:
        self.score += points
        self.structured |= structure
        self.against |= points < 0
        self.reasons.append(reason)


def kind_of(document: DocumentView) -> KindFinding:
    """Say what a document is, how sure that is, and which signs say so.

    Parameters
    ----------
    document : DocumentView
        What was read, as the checks see it.

    Returns
    -------
    KindFinding
        The kind, a confidence from 0 to 1, reasons in plain words, and whose law it is under.
    """
    counts = _counts(document)
    titles = _titles(document)
    signs = _Signs()
    titled = _title_signs(document, titles, signs)
    _structure_signs(document, counts, signs)
    _against(document, titles, titled, counts, signs)
    nation, spoken = nation_of(document)
    whose = {"jurisdiction": nation, "nation_signs": spoken}
    short = document.document.words < _SHORT_WORDS and signs.structured and not signs.against
    short = short and (titled or counts["kind_duty"] > 0 or len(_named(document)) >= 2)
    needed = _NEEDED_SHORT if short else _NEEDED
    if signs.score < needed:
        reasons = signs.reasons or ["nothing in it treats the effect of a decision on protected groups"]
        sure = min(0.97, 0.6 + 0.08 * (needed - signs.score))
        return KindFinding(kind="not_an_eia", confidence=round(sure, 2), reasons=tuple(reasons), **whose)
    filled = filling(document)
    kind = _which(document, titles, counts, filled, signs)
    sure = min(0.98, 0.55 + 0.06 * (signs.score - needed))
    return KindFinding(kind=kind, confidence=round(sure, 2), reasons=tuple(signs.reasons), **whose)


def _counts(document: DocumentView) -> Counter[str]:
    """Count the sentences that hold each concept of this file, page furniture left out."""
    counts: Counter[str] = Counter()
    for view in document.views:
        if view.sentence.origin != "furniture":
            for name in view.hits:
                if name.startswith("kind_"):
                    counts[name] += 1
    return counts


def _named(document: DocumentView) -> set[str]:
    """Return the characteristics that any sentence mentions."""
    return {name for view in document.views for name in view.hits.keys() & _GROUPS}


def _titles(document: DocumentView) -> list[View]:
    """Return what may be the title: headings and short lines at the front."""
    front = [v for v in document.views if v.sentence.kind != "furniture"][:_FRONT]
    return [v for v in front if len(v.text.split()) <= _LONGEST_TITLE and not _runs_on(v)]


def _runs_on(view: View) -> bool:
    """Tell whether a line is a sentence of prose rather than a title."""
    return view.sentence.kind != "heading" and view.text.rstrip().endswith(".") and len(view.text.split()) > 14


def _title_signs(document: DocumentView, titles: list[View], signs: _Signs) -> bool:
    named = [v for v in titles if "kind_eia_title" in v.hits and "kind_about_title" not in v.hits]
    if named:
        signs.add(4.0, f"its title names an equality assessment: “{shortened(named[0].text)}”", structure=True)
        return True
    later = [
        v
        for v in document.views
        if v.sentence.kind == "heading" and "kind_eia_title" in v.hits and "kind_about_title" not in v.hits
    ]
    if later:
        signs.add(2.0, f"a heading names an equality assessment: “{shortened(later[0].text)}”")
    return False


def _structure_signs(document: DocumentView, counts: Counter[str], signs: _Signs) -> None:
    sorts = sorts_by_characteristic(document)
    found = [value for value, kinds in sorts.items() if kinds & {"reasoned", "bare", "clone"}]
    labelled = {s.value for subjects in labels(document).subjects for s in subjects} | sorts.keys()
    answers = counts["kind_impact_answer"]
    if len(found) >= 3 and (answers >= 2 or len(found) >= 6):
        signs.add(3.0, f"it gives findings for {len(found)} protected characteristics one by one", structure=True)
    elif len(labelled) >= 4:
        signs.add(2.0, f"it takes {len(labelled)} protected characteristics one by one", structure=True)
    elif len(labelled) >= 2:
        signs.add(1.0, f"{len(labelled)} protected characteristics stand as headings or labels", structure=bool(sorts))
    questions, general = len(_asked(document, "kind_form_question")), len(_asked(document, "kind_form_general"))
    if questions + general >= 2:
        points = min(3.0, questions * 0.5 + min(general, 5) * 0.2)
        said = f"it answers {questions + general} questions that equality forms ask"
        signs.add(points, said, structure=questions >= 1 or general >= 3)
    if answers >= 2:
        said = f"{answers} sentences state an impact on people, or that there is none"
        signs.add(min(2.0, 0.25 + answers * 0.25), said)
    if counts["kind_self"]:
        signs.add(min(1.5, counts["kind_self"] * 0.75), "it speaks of itself as the assessment")
    if counts["kind_duty"]:
        signs.add(min(1.0, counts["kind_duty"] * 0.5), "it refers to the equality duty")


def _asked(document: DocumentView, concept: str) -> set[str]:
    """Return the distinct questions of a sort that stand as headings, labels or short lines."""
    return {hit.cue for view in document.views if concept in view.hits and _asks(view) for hit in view.hits[concept]}


def _asks(view: View) -> bool:
    return (
        view.sentence.kind == "heading"
        or view.sentence.origin in ("prompt", "guidance")
        or view.text.rstrip("*_ ").endswith(("?", ":"))
        or len(view.text.split()) <= 10
    )


def _against(document: DocumentView, titles: list[View], titled: bool, counts: Counter[str], signs: _Signs) -> None:
    about = next((v for v in titles[:8] if "kind_about_title" in v.hits), None)
    if about is not None and not titled:
        signs.add(-5.0, f"its title is that of guidance or a list: “{shortened(about.text)}”")
    other = next((v for v in titles[:8] if "kind_other_title" in v.hits and _is_title(v)), None)
    if other is not None and not titled and about is None:
        signs.add(-4.0, f"its title is that of another kind of document: “{shortened(other.text)}”")
    environment = counts["kind_environmental"]
    if environment >= 3 and environment > counts["kind_impact_answer"] + counts["kind_duty"]:
        signs.add(-8.0, "it is about effects on the environment")
    if not titled and not _named(document):
        signs.add(-3.0, "it names no protected characteristic")


_GROUPS = frozenset(f"characteristic_{value}" for value in CHARACTERISTICS) | {"characteristic_any"}


# A numbered part of a form is not its title.
_PART = re.compile(
    r"(?:(?:form|part|section|step|stage|annex|appendix)\s+)?[A-Z]?\d{1,2}\b|(?:part|section|annex) [A-Z]\b", re.I
)


def _is_title(view: View) -> bool:
    """Tell whether a line at the front may be the title of the whole rather than a label of the form."""
    text = view.text.strip()
    if "kind_eia_title" in view.hits or view.sentence.kind == "cell" or not text[:1].isalnum() or _PART.match(text):
        return False
    return len(text.split()) <= 14 and not text.endswith(("?", ":", "."))


def _which(document: DocumentView, titles: list[View], counts: Counter[str], filled: Filling, signs: _Signs) -> Kind:
    """Tell a completed assessment from a blank form, a screening and the equality statement of a bill."""
    if filled.blank:
        signs.add(0.0, filled.reason)
        return "template"
    says = [v for v in titles if v.hits.keys() >= {"kind_screening_title", "kind_eia_title"}]
    full = any("kind_full" in v.hits for v in titles)
    if says and not full and counts["kind_full"] <= 6:
        signs.add(0.0, f"its title says that it is a screening: “{shortened(says[0].text)}”")
        return "screening"
    if counts["kind_screened_out"] >= 1 and len(document.document.text.split()) < 1500 and counts["kind_full"] < 4:
        signs.add(0.0, "it decides that a full assessment is not needed")
        return "screening"
    bill = [v for v in titles if "kind_bill" in v.hits]
    if bill:
        signs.add(0.0, f"it belongs to a bill: “{shortened(bill[0].text)}”")
        return "bill_equality_statement"
    return "eia"
