"""The ``scope`` check: the few sentences that best say what is assessed, for whom, where and for how long.

A form has one place for this, near its start, and hardly anything else in it is worth quoting for it. So sentences
compete: by what they say, by what they answer, and by how early they stand in the document, or in a part that is headed
as the description of the policy, wherever that part stands; only the first few count.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Literal

from pydantic import BaseModel, ConfigDict, Field

from eiascore.checks.base import check
from eiascore.checks.labels import labels
from eiascore.checks.statement import Match

if TYPE_CHECKING:
    from eiascore.checks.view import DocumentView, View
    from eiascore.schema import Fact

# Weights were fitted to labelled assessments and rounded; the place counts most, then a change, a date, a group.
_SAID = {"scope_applies": 1.0, "scope_change": 1.3, "scope_time": 1.2, "scope_linked": 1.3}
_SPOILT = {"scope_past": 1.0, "scope_not": 0.7, "scope_dodged": 3.0}
_CARRIED = {"date": 0.8, "number": 0.6, "group": 0.7, "duration": 0.2}
_ASKED = {"asks_policy": 1.8, "asks_scope": 0.8}
_ELSEWHERE = frozenset(
    {"asks_engagement", "asks_what_they_said", "asks_influence", "asks_evidence", "asks_gaps", "asks_action",
     "asks_impact", "asks_signoff", "asks_review", "asks_data", "asks_adverse"}
)  # fmt: skip
_PLACES = ("question", "row", "heading")
_FACTS = ("date", "year", "duration", "number", "group")
# Shares of the document within which scope is stated as a rule.
_FIRST, _EARLY, _LATE = 0.15, 0.3, 0.4
_ENOUGH = 4.8
# What a sentence loses that neither answers what is assessed nor is about it. A document of so many sentences states
# its scope somewhere: where nothing else is found, such sentences are good enough.
_BESIDE_IT, _STATES_IT = 1.2, 40
# A document of fewer sentences is an excerpt or a short form: nothing in it stands late.
_LONG = 120


class ScopeOptions(BaseModel):
    """Options of the ``scope`` check.

    Attributes
    ----------
    show : {"stated", "dated", "linked"}
        Of the sentences that say best what is assessed: all; those that say from when or for how long; those that
        name other decisions with a bearing on it.
    most : int
        How many sentences of a document are looked at, the best first.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    show: Literal["stated", "dated", "linked"] = "stated"
    most: int = Field(3, ge=1)


@check("scope", ScopeOptions)
def scope(document: DocumentView, options: ScopeOptions) -> Iterator[Match]:
    """Yield the best statements of scope.

    Parameters
    ----------
    document : DocumentView
        What was read, as the checks see it.
    options : ScopeOptions
        How many, and which of them.

    Yields
    ------
    Match
        With the dates, durations, numbers and groups of the sentence as facts.
    """
    for _, index in sorted(document.once("scope", _ranked)[: options.most], key=lambda item: item[1]):
        view = document.views[index]
        held = view.hits.keys()
        if options.show == "dated" and not ("scope_time" in held or view.facts.get("duration")):
            continue
        if options.show == "linked" and "scope_linked" not in held:
            continue
        cues = tuple(dict.fromkeys(hit.cue for name in _SAID for hit in view.hits.get(name, ())))
        yield Match(view, cues, _facts(view), "says what is assessed")


def _ranked(document: DocumentView) -> list[tuple[float, int]]:
    """Return the weights and indices of the sentences that say enough, the best first."""
    known = labels(document)
    authored = document.authored
    found = []
    begins: dict[int, int] = {}
    for place, view in enumerate(authored):
        begins.setdefault(view.sentence.section, place)
        if view.index in known.only_labels or known.subjects[view.index]:
            continue
        before = begins[view.sentence.section] if "asks_policy" in view.topics("heading") else 0
        found.append((_weight(view, (place - before) / max(_LONG, len(authored))), view.index))
    least = _ENOUGH
    if len(authored) >= _STATES_IT and all(weight < least for weight, _ in found):
        least -= _BESIDE_IT
    return sorted((item for item in found if item[0] >= least), key=lambda item: (-item[0], item[1]))


def _weight(view: View, share: float) -> float:
    """Say how much of a statement of scope a sentence is."""
    topics = frozenset[str]().union(*(view.topics(place) for place in _PLACES))
    held = view.hits.keys()
    words = len(view.text.split())
    if share > _LATE and "asks_scope" not in view.topics("question"):
        return 0.0
    # A date, a number or a tick alone says nothing.
    if words < 4 and not (held & _SAID.keys() or view.facts.get("group")):
        return 0.0
    weight = sum(points for name, points in _ASKED.items() if name in topics)
    weight += sum(points for name, points in _SAID.items() if name in held)
    weight -= sum(points for name, points in _SPOILT.items() if name in held)
    weight += sum(points for kind, points in _CARRIED.items() if view.facts.get(kind))
    weight += 1.4 * (share < _FIRST) + 1.3 * (share < _EARLY)
    weight += 0.5 * (view.assertion in ("planned", "conditional"))
    weight -= 1.2 * (bool(topics & _ELSEWHERE) and "asks_scope" not in topics)
    weight -= 0.7 * (words < 6)
    # Neither in answer to what is assessed nor about it: a fact about an organisation, or what some people did.
    about = held & {"scope_subject", "scope_change"} or (topics | view.topics("path")) & _ASKED.keys()
    weight -= _BESIDE_IT * (not about)
    return weight - 0.8 * share


def _facts(view: View) -> tuple[Fact, ...]:
    return tuple(fact for kind in _FACTS for fact in view.facts.get(kind, ()))
