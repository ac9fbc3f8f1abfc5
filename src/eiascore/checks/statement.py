"""The workhorse check: sentences that say something, in answer to something, with something that could be checked.

A rule of the rubric is a conjunction. Its stages run in the order in which candidates usually fail: who speaks
(template text never counts), what it says, what it answers, whether it was done, planned or denied, and which
particulars it carries. The stage at which a sentence failed is what a near miss reports.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, NamedTuple

from pydantic import BaseModel, ConfigDict, Field

from eiascore.checks.sets import Sets, as_number, numbers_of
from eiascore.schema import Assertion, Fact
from eiascore.schema.document import BlockKind
from eiascore.text import shortened

if TYPE_CHECKING:
    from eiascore.checks.hits import Hit
    from eiascore.checks.view import DocumentView, View

_UNANSWERED = "it does not answer a question about the matter"
_MARK = re.compile(r"^(?:eng|evi|fig|gap|ana|cov|int|mit|tim|scope|limb)_")
_ASSERTED: dict[Assertion, str] = {
    "done": "it is told as done, not promised",
    "planned": "it is promised, not done",
    "conditional": "it is said with an if or a may",
    "denied": "it is said not to be so",
    "template": "it is the form's own text",
}
Place = Literal["question", "row", "column", "heading", "path", "above", "lately"]


class StatementOptions(BaseModel):
    """Options of the ``statement`` check; each that is given must hold.

    Attributes
    ----------
    says : tuple of str
        Concepts of which the sentence must hold one.
    also : tuple of tuple of str
        Further groups; of each group the sentence must hold one.
    unless : tuple of str
        Concepts that it must not hold.
    asked : tuple of str
        Concepts of which one must stand in what the sentence answers (``asked_in``).
    not_asked : tuple of str
        Concepts that must not stand there.
    asked_in : tuple of str
        Places looked at for ``asked`` and ``not_asked``.
    facts : tuple of str
        Kinds of particulars that must all be there; ``"a|b"`` means one of them.
    no_facts : tuple of str
        Kinds that must not be there.
    notes : tuple of str
        Kinds of particulars that are kept with the evidence where they stand in the sentence or its table row, for
        levels that count them.
    within : str
        Where ``facts`` may stand: in the sentence, its table row, or the sentence before and after as well.
    asserted : tuple of str
        Assertions that count.
    kinds : tuple of str
        Kinds of block that count.
    least_words, most_words : int
        Length of the sentence.
    under : tuple of str
        Concepts of which one must stand in a heading above it.
    among_first : int
        It must be among the first so many sentences that answer its question, or stand right below a label that asks
        (``above``); 0 for any.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    says: tuple[str, ...] = ()
    also: tuple[tuple[str, ...], ...] = ()
    unless: tuple[str, ...] = ()
    asked: tuple[str, ...] = ()
    not_asked: tuple[str, ...] = ()
    asked_in: tuple[Place, ...] = ("question", "row", "column", "heading")
    facts: tuple[str, ...] = ()
    no_facts: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    within: Literal["sentence", "row", "near"] = "sentence"
    asserted: tuple[Assertion, ...] = ("done", "planned", "conditional", "denied")
    kinds: tuple[BlockKind, ...] = ("paragraph", "bullet", "cell")
    least_words: int = Field(0, ge=0)
    most_words: int = Field(400, gt=0)
    under: tuple[str, ...] = ()
    among_first: int = Field(0, ge=0)

    def concepts(self) -> set[str]:
        """Return the names of all concepts that the options refer to."""
        named = {*self.says, *self.unless, *self.asked, *self.not_asked, *self.under}
        return named | {*(c for group in self.also for c in group)}

    def fact_kinds(self) -> set[str]:
        """Return all kinds of facts that the options refer to."""
        return {kind for item in (*self.facts, *self.no_facts, *self.notes) for kind in item.split("|")}


@dataclass(frozen=True, slots=True)
class Match:
    """A sentence that passed every stage, or failed at ``failed`` after passing the one that says what it is about."""

    view: View
    cues: tuple[str, ...] = ()
    facts: tuple[Fact, ...] = ()
    why: str = ""
    failed: str = ""

    unanswered = False  # what does not answer the question is a Miss

    @property
    def missed(self) -> bool:
        """Whether it failed."""
        return bool(self.failed)

    @property
    def is_about(self) -> bool:
        """Whether it says something of the matter, answers a question about it, or stands under its heading."""
        return bool(self.cues) or self.why.startswith(("answers", "stands under"))


class Miss(NamedTuple):
    """A sentence that failed at a stage which is told when somebody asks: of hundreds only a few are shown."""

    view: View
    rule: StatementOptions
    unanswered: bool
    missed: bool = True  # as Match.missed

    @property
    def failed(self) -> str:
        """The stage at which it failed."""
        return _failure(self.view, self.rule)

    @property
    def is_about(self) -> bool:
        """Whether it says something of the matter, or answers a question about it."""
        answers = any(map(self.view.surroundings, _places(self.view, self.rule)[:1]))
        return bool(self.rule.says) or answers or not self.view.hits.keys().isdisjoint((*self.rule.also, ())[0])


def statements(document: DocumentView, options: StatementOptions) -> Iterator[Match | Miss]:
    """Yield the sentences that meet a rule, and near misses with the stage at which they failed.

    Parameters
    ----------
    document : DocumentView
        What was read, as the checks see it.
    options : StatementOptions
        The rule.

    Yields
    ------
    Match or Miss
        Passed where it is not ``missed``.
    """
    sets = document.once("sets", Sets)
    about = sets.of_kinds(options.kinds)
    if about and options.says:
        about &= sets.saying(options.says)
    answers = sets.asked(options.asked, options.asked_in) if about and options.asked else sets.every
    if not options.says:
        about &= answers
    passing = set(numbers_of(_passing(sets, options, about & answers)))
    unanswered = set(numbers_of(about & ~answers))
    for number in numbers_of(about):
        view = sets.view(number)
        if number in passing:
            yield _matched(view, options)
        else:
            yield Miss(view, options, number in unanswered)


def _passing(sets: Sets, options: StatementOptions, passing: int) -> int:
    """Return those of some sentences that pass; what costs most is asked last, and of those that are left."""
    for group in options.also:
        passing &= sets.saying(group)
    if passing and options.unless:
        passing &= ~sets.saying(options.unless)
    if passing and options.not_asked:
        passing &= ~sets.around(options.not_asked, options.asked_in)
    if passing and options.under:
        passing &= sets.around(options.under, ("path",))
    passing = sets.asserting(options.asserted, passing)
    passing &= ~as_number([n for n in numbers_of(passing) if _misplaced(sets.view(n), options)])
    for item in options.no_facts:
        passing &= ~sets.carrying(item, passing)
    if options.within == "sentence":
        for item in options.facts:
            passing = sets.carrying(item, passing)
        return passing
    return as_number([n for n in numbers_of(passing) if _facts(sets.view(n), options) is not None])


def examine(view: View, options: StatementOptions) -> Match | None:
    """Run a rule on one sentence; None where it is not about the matter, or fails at a later stage."""
    if view.sentence.kind not in options.kinds or (options.says and view.hits.keys().isdisjoint(options.says)):
        return None
    return None if _failure(view, options) else _matched(view, options)


def _matched(view: View, options: StatementOptions) -> Match:
    """Return what a rule found in a sentence that meets it: its exact words, which are looked up last."""
    hits: list[Hit] = [h for group in (options.says, *options.also) for name in group for h in view.hits.get(name, ())]
    asked = view.surroundings(_places(view, options)[0]) if options.asked else ""
    cues = tuple(dict.fromkeys(h.cue for h in hits))
    return Match(view, cues, _facts(view, options) or (), _why([view.text[h.start : h.end] for h in hits], asked))


def _places(view: View, options: StatementOptions) -> list[Place]:
    """Return the places in which the rule's question is put to a sentence."""
    return [p for p in options.asked_in if options.asked and not view.asked(p).isdisjoint(options.asked)]


def _failure(view: View, options: StatementOptions) -> str:
    """Return why a sentence that is about the matter does not count, "" where it does."""
    if options.asked and not _places(view, options):
        return _UNANSWERED
    if failed := _further(view, options):
        return failed
    if unwanted := _unwanted(view, options):
        return f"it names {unwanted.replace('_', ' ')}"
    if _facts(view, options) is None:
        return f"it carries no {' and '.join(options.facts).replace('|', ' or ').replace('_', ' ')}"
    return ""


def _further(view: View, options: StatementOptions) -> str:
    """Return why a sentence that says and answers what the rule asks for does not count, before its particulars."""
    for group in options.also:
        if view.hits.keys().isdisjoint(group):
            return f"it says nothing of {_named(group)}"
    for name in options.unless:
        if name in view.hits:
            return f"its words “{view.text[view.hits[name][0].start : view.hits[name][0].end]}” tell of something else"
    if options.not_asked and not all(view.topics(p).isdisjoint(options.not_asked) for p in options.asked_in):
        return "it answers another question"
    if view.assertion not in options.asserted:
        return _ASSERTED[view.assertion]
    if options.under and view.topics("path").isdisjoint(options.under):
        return "it stands in another part"
    return _misplaced(view, options)


def _misplaced(view: View, options: StatementOptions) -> str:
    """Return why a sentence does not count for its place or length, "" where it does."""
    if options.among_first and view.place_in_answer > options.among_first and not _right_below(view, options):
        return "it stands too far behind the question"
    words = view.length
    if not options.least_words <= words <= options.most_words:
        return "it is too short" if words < options.least_words else "it is too long"
    return ""


def _named(concepts: tuple[str, ...]) -> str:
    """Return concepts in words, without the mark of the dimension that they were written for."""
    words = dict.fromkeys(_MARK.sub("", name).replace("_", " ") for name in concepts)
    return " or ".join(list(words)[:3]) + (" or the like" if len(words) > 3 else "")


def _right_below(view: View, options: StatementOptions) -> bool:
    """Tell whether a sentence stands right below a label that asks: it is the first answer, whatever came before."""
    return "above" in options.asked_in and bool(view.topics("above") & set(options.asked))


def _unwanted(view: View, options: StatementOptions) -> str:
    """Return the kind of a particular that must not be there and is, "" where there is none."""
    return next((kind for item in options.no_facts for kind in item.split("|") if view.facts.get(kind)), "")


def _facts(view: View, options: StatementOptions) -> tuple[Fact, ...] | None:
    """Return the particulars that the rule asks for, None where one is missing."""
    near = [view]
    if options.within == "row":
        near += [v for v in view.owner.row(view) if v is not view]
    elif options.within == "near":
        near += view.owner.neighbours(view)
    found: list[Fact] = []
    for item in options.facts:
        # Own particulars first, so that evidence shows what its own quotation holds.
        facts = next((f for v in near if (f := [x for k in item.split("|") for x in v.facts.get(k, ())])), [])
        if not facts:
            return None
        found += facts
    beside = view.owner.row(view) or [view] if options.notes else []
    found += [fact for kind in options.notes for v in beside for fact in v.facts.get(kind, ()) if fact not in found]
    return tuple(found)


def _why(words: list[str], asked: str) -> str:
    said = f"says “{'”, “'.join(dict.fromkeys(words))}”" if words else ""
    answers = f"answers “{shortened(asked, 80)}”" if asked else ""
    return "; ".join(filter(None, (said, answers)))
