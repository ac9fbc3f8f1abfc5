"""The ``scope`` check: the few sentences that best say what is assessed, for whom, where and for how long.

A form has one place for this, near its start, and hardly anything else in it is worth quoting for it. So sentences
compete: by what they say, by what they answer, and by how early they stand in the document, or in a part that is headed
as the description of the policy, wherever that part stands; only the first few count.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Literal

from pydantic import BaseModel, ConfigDict, Field

from eiascore.checks.base import check
from eiascore.checks.labels import labels
from eiascore.checks.statement import Match

if TYPE_CHECKING:
    from eiascore.checks.view import DocumentView, View
    from eiascore.schema import Fact

# Weights were fitted to labelled assessments and rounded, so that what is said counts as much as where it stands.
_SAID = {
    "scope_spelt_out": 1.8, "scope_time": 1.4, "scope_proposed": 1.3, "scope_linked": 1.2, "scope_applies": 1.0,
    "scope_people_named": 0.7, "scope_reach": 0.7, "scope_area": 0.7, "scope_set_out": 0.5, "scope_looked_at": 0.5,
    "scope_change": 0.4, "scope_headline": 0.3, "scope_need": 0.3,
}  # fmt: skip
_SPOILT = {
    "scope_dodged": 3.0, "scope_judged": 1.0, "scope_decided": 1.1, "scope_came_about": 0.8, "scope_past": 0.8,
    "scope_not": 0.7, "scope_aims": 0.4,
}  # fmt: skip
_CARRIED = {"date": 0.9, "number": 0.8, "percentage": -0.6, "characteristic": -0.5}
_ABOUT = frozenset(
    {"scope_subject", "scope_proposed", "scope_change", "scope_looked_at", "scope_spelt_out", "scope_set_out"}
)
_WHOM = frozenset({"scope_people_named", "scope_need", "scope_applies"})
_DOES = frozenset({"scope_proposed", "scope_set_out", "scope_headline", "scope_spelt_out"})
_ASKED_WHOM = frozenset({"asks_scope", "scope_asked_whom"})
_ASKED_NAME = frozenset({"asks_policy", "scope_asked_name"})
_ELSEWHERE = frozenset(
    {"asks_engagement", "asks_what_they_said", "asks_influence", "asks_evidence", "asks_gaps", "asks_action",
     "asks_impact", "asks_signoff", "asks_review", "asks_data", "asks_adverse", "asks_monitoring", "asks_publication",
     "asks_author"}
)  # fmt: skip
_PLACES = ("question", "row", "heading")
_SHOWN_BY = {"linked": "scope_linked", "reach": "scope_reach"}
_FACTS = ("date", "year", "duration", "number", "group")
# Shares of the document within which scope is stated as a rule, and how many sentences open it at the most.
_FIRST, _EARLY, _LATE = 0.15, 0.3, 0.4
_OPENING = 40
# A document of so many sentences, or with its title, states its scope somewhere: less is enough there, and in a long
# one where nothing else is found, less still. An excerpt may have none.
_ENOUGH, _STATES_IT, _LESS, _AT_LEAST = 4.1, 40, 0.5, 1.4
_TITLE = re.compile(
    r"\b(?:impact assess\w+|equality (?:analysis|statement)|screening form|E(?:HR)?Q?IA|EqIA|IIA)\b", re.I
)
_TITLE_WITHIN = 6  # sentences
# Where fewer are found, the first sentences that answer what it is, or for whom, are the best there is.
_FEW, _FIRST_ANSWERS, _ANSWER_WORDS = 2, 2, 6
_NO_ANSWER = frozenset({"scope_dodged", "scope_decided", "scope_judged"})
_HISTORY = frozenset({"scope_past", "scope_came_about"})
_STATES = frozenset({"scope_proposed", "scope_set_out", "scope_looked_at", "scope_spelt_out"})
# An answer that speaks neither of the policy nor of people is a fact about something else.
_SPEAKS = frozenset(_SAID) | _ABOUT | {"scope_aims"}
# What is proposed is said by the list below "The changes are as follows:".
_LISTS_CHANGES = re.compile(
    r"\b(?:propos\w+|plan\w*|chang\w+|decisions?|amend\w+)\b[^.?\n]{0,50}(?:\bto|\bthat|follow\w*|\bare|\bis):?\s*$",
    re.I,
)
# "It is proposed to:" says nothing without its list.
_LEADS_IN = re.compile(r"(?:[:：]|\b(?:to|the following|as follows))\s*$", re.I)
# A short line above that asks something is the prompt, known as such or not.
_PROMPT_WORDS, _PROMPT_REACH = 16, 8
# A document of fewer sentences is an excerpt or a short form: nothing in it stands late.
_LONG = 120


class ScopeOptions(BaseModel):
    """Options of the ``scope`` check.

    Attributes
    ----------
    show : {"stated", "dated", "linked", "reach"}
        Of the sentences that say best what is assessed: all; those that say from when or for how long; those that
        name other decisions with a bearing on it; those that say in so many words whom or what it reaches.
    most : int
        How many sentences of a document are looked at, the best first.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    show: Literal["stated", "dated", "linked", "reach"] = "stated"
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
        if options.show in _SHOWN_BY and _SHOWN_BY[options.show] not in held:
            continue
        cues = tuple(dict.fromkeys(hit.cue for name in _SAID for hit in view.hits.get(name, ())))
        yield Match(view, cues, _facts(view), "says what is assessed")


def _ranked(document: DocumentView) -> list[tuple[float, int]]:
    """Return the weights and indices of the sentences that say enough, the best first."""
    known = labels(document)
    authored = document.authored
    found = []
    begins: dict[int, int] = {}
    prompted = _prompted(document)
    for place, view in enumerate(authored):
        begins.setdefault(view.sentence.section, place)
        if view.index in known.only_labels or known.subjects[view.index] or _LEADS_IN.search(view.text):
            continue
        before = begins[view.sentence.section] if "asks_policy" in view.topics("heading") else 0
        weight = _weight(view, place - before, max(_LONG, len(authored)))
        found.append((weight + (_asked(view, *prompted[view.index]) if weight else 0), view.index))
    least = _ENOUGH
    long = len(authored) >= _STATES_IT
    if long or any(_TITLE.search(view.text) for view in document.views[:_TITLE_WITHIN]):
        least -= _LESS
    if long and all(weight < least for weight, _ in found):
        least -= _AT_LEAST
    chosen = sorted((item for item in found if item[0] >= least), key=lambda item: (-item[0], item[1]))
    if len(chosen) < _FEW:
        taken = {index for _, index in chosen}
        rest = [item for item in found if item[1] not in taken]
        if chosen:  # an aim is the best there is only where nothing else is
            rest = [item for item in rest if "scope_aims" not in document.views[item[1]].hits]
        answers = [item for item in rest if _answers(document.views[item[1]], prompted[item[1]][0])]
        # Never above what was found by what it says.
        chosen += sorted(answers, key=lambda item: (-item[0], item[1]))[: _FEW - len(chosen)]
    return chosen


def _answers(view: View, prompted: frozenset[str]) -> bool:
    """Tell one of the first sentences that answer what it is, or whom it touches, where they say at least that."""
    held = view.hits.keys()
    near = view.topics("question") | view.topics("row") | view.topics("above") | prompted
    if view.place_in_answer > _FIRST_ANSWERS or near & _ELSEWHERE or held & _NO_ANSWER:
        return False
    if "scope_asked_aside" in near | view.topics("heading"):
        return False
    if near & _ASKED_WHOM:
        return bool(held & _WHOM or view.facts.get("group"))
    if "asks_policy" not in near | view.topics("heading") or view.length < _ANSWER_WORDS:
        return False
    if not (held & _SPEAKS or view.facts.get("group")):
        return False
    return not held & _HISTORY or bool(held & _STATES)


def _weight(view: View, place: int, length: int) -> float:
    """Say how much of a statement of scope a sentence is that stands in a place of a text of some length."""
    held = view.hits.keys()
    words = view.length
    share = place / length
    if share > _LATE and "asks_scope" not in view.topics("question"):
        return 0.0
    # A date, a number or a tick alone says nothing.
    if words < 4 and not (held & _SAID.keys() or view.facts.get("group")):
        return 0.0
    weight = sum(points for name, points in _SAID.items() if name in held)
    weight -= sum(points for name, points in _SPOILT.items() if name in held)
    weight += sum(points for kind, points in _CARRIED.items() if view.facts.get(kind))
    weight += 0.5 * (words > 12) + 0.5 * (words > 20) - 0.6 * (words < 6) - 1.4 * (words < 4)
    weight += 0.5 * (share < _FIRST) + 0.5 * (share < _EARLY) + 0.3 * (place < _OPENING)
    return weight + 0.4 * (view.assertion in ("planned", "conditional"))


def _prompted(document: DocumentView) -> list[tuple[frozenset[str], bool]]:
    """Return, by sentence, what the last short line above asks that asks anything and is near, and if it is next."""
    found = []
    last, at = frozenset[str](), -_PROMPT_REACH
    for view in document.views:
        found.append((last if view.index - at <= _PROMPT_REACH else frozenset(), view.index - at == 1))
        if view.length <= _PROMPT_WORDS and not view.text.rstrip().endswith((".", ";", ",")):
            asks = {name for name in view.hits if name.startswith(("asks_", "scope_asked_"))}
            last, at = (frozenset(asks), view.index) if asks else (last, at)
    return found


def _asked(view: View, prompted: frozenset[str], next_to_it: bool) -> float:
    """Say how much what a sentence answers makes of it a statement of scope."""
    held = view.hits.keys()
    topics = frozenset[str]().union(*(view.topics(place) for place in _PLACES))
    near, far = topics | view.topics("above") | prompted, view.topics("lately") | view.topics("path")
    first = next_to_it or view.place_in_answer == 1
    weight = 0.0
    # The first answer to "who is affected?" says it; the first to "what is it?" is as often its history or its aims.
    if near & _ASKED_WHOM:
        weight += 0.4 + 1.1 * first + 0.8 * bool(held & _WHOM)
    if "asks_policy" in topics | prompted:
        weight += 0.6 + 0.6 * ("scope_proposed" in held) - 0.3 * first
    elif "asks_policy" in far:
        weight += 0.8
    elif (topics | view.topics("lately")) & _ELSEWHERE and not near & _ASKED_WHOM:
        weight -= 1.1
    if _LISTS_CHANGES.search(view.sentence.question):
        weight += 1.5
    if near & _ASKED_NAME and "scope_headline" in held:
        weight += 2.0
    if held & _DOES and held & _WHOM:
        weight += 0.4
    # Neither in answer to what is assessed nor about it: a fact about an organisation, or what some people did.
    asked = (_ASKED_WHOM | _ASKED_NAME) & (near | far)
    return weight - 0.9 * (not asked and not held & _ABOUT)


def _facts(view: View) -> tuple[Fact, ...]:
    return tuple(fact for kind in _FACTS for fact in view.facts.get(kind, ()))
