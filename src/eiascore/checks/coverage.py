"""The ``coverage`` check: what the document finds for each protected characteristic, taken one by one.

A sentence is a finding where it stands under the name of a characteristic (row, question, heading, lead-in), or where
it draws a conclusion about one in running prose. What it is worth is told by its own words: a finding with content, a
bare conclusion, a blank in words ("N/A"), or the same text as under other characteristics.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING, Literal

from pydantic import BaseModel, ConfigDict, Field

from eiascore.checks.answer import Answer, count_words
from eiascore.checks.answer_worth import sort_of
from eiascore.checks.base import check
from eiascore.checks.statement import Match
from eiascore.checks.survey import Survey, survey
from eiascore.schema import Fact

if TYPE_CHECKING:
    from eiascore.checks.view import DocumentView, View

Show = Literal["reasoned", "bare", "na", "clone", "sub_group"]

_PLACES = ("question", "column", "row", "heading")
# An answer of no more words is a rating ("Neutral impact"); what explains it stands within so many sentences.
_RATING, _BESIDE = 3, 4
_SHORT = {
    "bare": "it draws a conclusion without a reason",
    "na": "it leaves the characteristic blank",
    "clone": "the same text stands under other characteristics",
}


class CoverageOptions(BaseModel):
    """Options of the ``coverage`` check.

    Attributes
    ----------
    show : {"reasoned", "bare", "na", "clone", "sub_group"}
        Which findings to yield: with content of their own; conclusions without a reason; N/A and the like;
        near-identical texts under three or more characteristics; findings that name a group within a characteristic.
    least_words : int
        Shortest finding with content.
    prose : bool
        Whether conclusions in running prose count beside answers under a label.
    best : int
        How many findings of each characteristic to yield, the weightiest first; 0 for all.
    alone : bool
        Leave out what stands beside an answer of a word or two ("Neutral", "N/A") for the same characteristic.
    characteristics : tuple of str
        Which characteristics count; all where none is given.
    says, also, unless : as for ``statement``
        Concepts that the sentence must, or must not, hold.
    not_asked : tuple of str
        Concepts that must not stand in the question, column, row or heading.
    no_facts : tuple of str
        Kinds of particulars that must not be there.
    despite : tuple of str
        Concepts beside which they may be there all the same, as where a share is given as the reason of a finding.
    shortest, longest : int
        Length of the sentence in words.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    show: Show = "reasoned"
    least_words: int = Field(6, ge=1)
    prose: bool = True
    best: int = Field(0, ge=0)
    alone: bool = False
    characteristics: tuple[str, ...] = ()
    says: tuple[str, ...] = ()
    also: tuple[tuple[str, ...], ...] = ()
    unless: tuple[str, ...] = ()
    not_asked: tuple[str, ...] = ()
    no_facts: tuple[str, ...] = ()
    despite: tuple[str, ...] = ()
    shortest: int = Field(0, ge=0)
    longest: int = Field(400, gt=0)

    def concepts(self) -> set[str]:
        """Return the names of all concepts that the options refer to."""
        return {*self.says, *self.unless, *self.not_asked, *self.despite, *(c for group in self.also for c in group)}

    def fact_kinds(self) -> set[str]:
        """Return all kinds of facts that the options refer to."""
        return {kind for item in self.no_facts for kind in item.split("|")}

    def counted(self, answer: Answer) -> Answer:
        """Return an answer with the characteristics that count, which may be none."""
        if not self.characteristics:
            return answer
        return answer._replace(subjects=tuple(s for s in answer.subjects if s.value in self.characteristics))

    def admits(self, view: View) -> bool:
        """Tell whether a sentence is worded and as long as the options want it."""
        held = view.hits.keys()
        if self.says and not held & set(self.says):
            return False
        if any(not held & set(group) for group in self.also) or held & set(self.unless):
            return False
        if self.not_asked and any(view.topics(p) & set(self.not_asked) for p in _PLACES):
            return False
        if not held & set(self.despite) and any(view.facts.get(kind) for kind in self.fact_kinds()):
            return False
        return self.shortest <= len(view.text.split()) <= self.longest


@check("coverage", CoverageOptions)
def coverage(document: DocumentView, options: CoverageOptions) -> Iterator[Match]:
    """Yield the findings for each characteristic that are of the wanted sort.

    Parameters
    ----------
    document : DocumentView
        What was read, as the checks see it.
    options : CoverageOptions
        Which findings to yield.

    Yields
    ------
    Match
        With a fact of kind ``characteristic`` for each characteristic that the sentence is a finding for.
    """
    found = survey(document)
    beside = _rated(found) if options.alone else frozenset()
    kept = _weightiest(found, options) if options.best else None
    for answer in map(options.counted, found.answers):
        if not answer.subjects or (not answer.labelled and not options.prose) or not options.admits(answer.view):
            continue
        if kept is not None and answer.view.index not in kept:
            continue
        if answer.view.index in beside:
            continue
        sort = sort_of(answer, found.clones, options.least_words)
        match = Match(answer.view, _cues(answer.view, sort), _facts(answer, options.show), _why(answer, sort))
        if options.show == "clone":
            wanted = answer.view.index in found.clones
        elif options.show == "sub_group":
            wanted = sort == "reasoned" and "names_sub_group" in answer.view.hits
        else:
            wanted = sort == options.show
        if wanted:
            yield match
        elif options.show == "reasoned" and sort in _SHORT and answer.labelled:
            yield Match(match.view, match.cues, (), match.why, failed=_SHORT[sort])


def sorts_by_characteristic(document: DocumentView) -> dict[str, frozenset[str]]:
    """Return, for each characteristic that has an answer under its name, the sorts of answers it has.

    Parameters
    ----------
    document : DocumentView
        What was read, as the checks see it.

    Returns
    -------
    dict of str to frozenset of str
        Sorts as in ``CoverageOptions.show``; characteristics without any such answer are not there.
    """
    found = survey(document)
    sorts: dict[str, set[str]] = defaultdict(set)
    for answer in found.answers:
        if answer.labelled and (sort := sort_of(answer, found.clones, CoverageOptions().least_words)):
            for subject in answer.subjects:
                sorts[subject.value].add(sort)
    return {value: frozenset(kinds) for value, kinds in sorts.items()}


def _rated(found: Survey) -> frozenset[int]:
    """Return the longer answers that stand close to an answer of a word or two for the same characteristic."""
    short: dict[str, list[int]] = defaultdict(list)
    for answer in found.answers:
        words = count_words(answer.view.text)
        if answer.labelled and words <= _RATING and sort_of(answer, found.clones, 6) in ("na", "bare"):
            for subject in answer.subjects:
                short[subject.value].append(answer.view.index)
    return frozenset(
        answer.view.index
        for answer in found.answers
        if count_words(answer.view.text) > _RATING
        and all(any(abs(answer.view.index - i) <= _BESIDE for i in short[s.value]) for s in answer.subjects)
    )


def _weightiest(found: Survey, options: CoverageOptions) -> frozenset[int]:
    """Return the findings with content that weigh most, so many for each characteristic."""
    ranked: dict[str, list[tuple[float, int]]] = defaultdict(list)
    for answer in found.answers:
        if not (answer.labelled or options.prose) or not options.admits(answer.view):
            continue
        if sort_of(answer, found.clones, options.least_words) == "reasoned":
            for subject in answer.subjects:
                ranked[subject.value].append((-_weight(answer, subject.value), answer.view.index))
    return frozenset(index for items in ranked.values() for _, index in sorted(items)[: options.best])


def _weight(answer: Answer, value: str) -> float:
    """Say how much of a finding a sentence is: an effect on the group rather than a figure, a gap or an aside."""
    view = answer.view
    held = view.hits.keys()
    weight = 2.0 * bool(held & {"states_effect", "draws_conclusion", "marriage_out_of_scope"})
    weight += "gives_reason" in held
    weight += any(fact.value == value for fact in view.facts.get("characteristic", ()))
    weight -= 2.0 * bool(held & {"finding_aside"})
    if any(view.facts.get(kind) for kind in ("percentage", "ratio")) and "gives_reason" not in held:
        weight -= 2.0
    weight -= 0.5 * (view.assertion == "planned")
    return weight + (1.0 if answer.labelled else 0.0)


def _facts(answer: Answer, show: Show) -> tuple[Fact, ...]:
    own = {fact.value: fact for fact in answer.view.facts.get("characteristic", ())}
    facts = [
        own.get(s.value) or Fact(kind="characteristic", start=s.start, end=s.end, value=s.value)
        for s in answer.subjects
    ]
    if show == "sub_group":
        base = answer.view.sentence.start
        facts += [
            Fact(kind="group", start=base + h.start, end=base + h.end, value=answer.view.text[h.start : h.end].lower())
            for h in answer.view.hits.get("names_sub_group", ())
        ]
    return tuple(facts)


def _cues(view: View, sort: str) -> tuple[str, ...]:
    names = {"na": ("answer_none",), "bare": ("answer_bare", "answer_universal")}.get(sort, ("gives_reason",))
    return tuple(dict.fromkeys(hit.cue for name in names for hit in view.hits.get(name, ())))


def _why(answer: Answer, sort: str) -> str:
    values = ", ".join(s.value.replace("_", " ") for s in answer.subjects)
    place = "stands under" if answer.labelled else "draws a conclusion about"
    said = {"na": "says N/A or the like", "bare": "gives no reason", "clone": "repeats text from other characteristics"}
    return "; ".join(filter(None, (f"{place} {values}", said.get(sort, ""))))
