"""Which requests a scorecard gives ground for, with what the document shows and does not show."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from eiascore.letters.catalogue import Topic, catalogue
from eiascore.letters.reviews import Decisions
from eiascore.letters.words import absent, listed, says, title
from eiascore.report.html.guide import short_name
from eiascore.schema.characteristic import NINE, SECTION_75_ONLY
from eiascore.schema.wire import WireEvidence, WireFinding, WireScorecard
from eiascore.scoring.relevance import LOW_CONFIDENCE

_AT_MOST = 1  # level of a criterion that is ground for a request
LIKELY = 0.3
"""A quotation that the classifier doubts more than that is not put into a letter."""

_NAMES = {
    "marriage": "marriage and civil partnership",
    "pregnancy": "pregnancy and maternity",
    "religion": "religion or belief",
    "dependants": "having dependants",
}
_SECTION_75 = ("religion", "political_opinion", "race", "age", "marriage", "sexual_orientation", "sex", "disability")


class Line(NamedTuple):
    """A sentence on the document; ``check`` where no person has confirmed it yet."""

    text: str
    check: bool


class Used(NamedTuple):
    """A finding that goes into a letter, with the quotation that is shown for it."""

    finding: WireFinding
    evidence: WireEvidence | None
    checked: bool


class Request(NamedTuple):
    """A numbered request: what is asked, and on the ground of what; "" where a kind of letter does not ask it."""

    id: str
    title: str
    foi: str
    question: str
    lines: tuple[Line, ...]
    used: tuple[Used, ...]


class Grounds(NamedTuple):
    """The requests of a scorecard, and the criteria left out: unsure ones, and those that a person withdrew."""

    requests: tuple[Request, ...]
    unsure: tuple[str, ...]
    withdrawn: tuple[str, ...]


def grounds(card: WireScorecard, made: Decisions, *, include_unsure: bool = False) -> Grounds:
    """Return what a letter can ask for: only what criteria at level 0 or 1 give ground for.

    Parameters
    ----------
    card : WireScorecard
        The scorecard.
    made : Decisions
        What people decided on its findings.
    include_unsure : bool
        Whether findings that a person should judge are taken although nobody did.

    Returns
    -------
    Grounds
        In the order of the catalogue.
    """
    thin = [f for f in card.findings if f.level is not None and f.level <= _AT_MOST]
    withdrawn = [f.criterion for f in thin if made.withdrawn(f)]
    doubted = {doubt.criterion for doubt in card.needs_person.criteria}
    used: dict[str, Used] = {}
    unsure: list[str] = []
    for finding in thin:
        if finding.criterion in withdrawn or finding.criterion not in catalogue().lacks:
            continue
        one = use(finding, made)
        doubtful = finding.criterion in doubted or finding.confidence < LOW_CONFIDENCE
        if doubtful and not one.checked and not include_unsure:
            unsure.append(finding.criterion)
        else:
            used[finding.criterion] = one
    found = [_request(card, topic, [used[c] for c in topic.criteria if c in used]) for topic in catalogue().requests]
    return Grounds(tuple(filter(None, found)), tuple(unsure), tuple(withdrawn))


def use(finding: WireFinding, made: Decisions) -> Used:
    """Return a finding with the quotation that is shown for it, and whether a person has confirmed it."""
    evidence = shown(finding, made)
    decided = [made.on(finding.criterion, finding.means)]
    if evidence is not None:
        decided.append(made.on(finding.criterion, evidence.quote))
    return Used(finding, evidence, "confirm" in decided)


def shown(finding: WireFinding, made: Decisions) -> WireEvidence | None:
    """Return the quotation that says most: one that a person confirmed, else a likely one that the rules found."""
    left = [e for e in finding.evidence if not e.repeated and e.polarity != "excuses"]
    left = [e for e in left if made.on(finding.criterion, e.quote) != "reject"]
    if confirmed := [e for e in left if made.on(finding.criterion, e.quote) == "confirm"]:
        return confirmed[0]
    likely = [e for e in left if e.found_by == "rules" and (e.probability is None or e.probability >= LIKELY)]
    first = "supports" if finding.level else "undermines"
    return next((e for e in likely if e.polarity == first), likely[0] if likely else None)


def _request(card: WireScorecard, topic: Topic, used: Sequence[Used]) -> Request | None:
    if not used:
        return None
    what = listed(list(_characteristics(card)))
    return Request(
        id=topic.id,
        title=topic.title,
        foi=_foi(topic, {one.finding.criterion for one in used}).format(characteristics=what),
        question=topic.question.format(characteristics=what),
        lines=tuple(_lines(used, title(card))),
        used=tuple(used),
    )


def _foi(topic: Topic, thin: set[str]) -> str:
    """Return the parts of a request that there is ground for, as one sentence."""
    parts = [part.asks for part in topic.foi if not thin.isdisjoint(part.criteria)]
    text = "; and ".join(filter(None, ["; ".join(parts[:-1]), *parts[-1:]]))
    return f"{text[:1].upper()}{text[1:]}." if text else ""


def _lines(used: Sequence[Used], whole: str) -> Iterator[Line]:
    told: dict[str, bool] = {}
    for one in used:
        if one.evidence is not None:
            text = says(one.evidence, whole)
            told[text] = told.get(text, False) or not one.checked
    yield from (Line(text, check) for text, check in told.items())
    lacks = [(catalogue().lacks[one.finding.criterion], not one.checked) for one in used]
    first = absent(used[0].finding.searched.places)
    if len(lacks) == 1:
        yield Line(f"{first} {lacks[0][0]}.", lacks[0][1])
        return
    yield Line(f"{first}:", check=False)
    yield from (Line(f"– {text}{'.' if (text, check) == lacks[-1] else ';'}", check) for text, check in lacks)


def _characteristics(card: WireScorecard) -> Iterator[str]:
    """Yield the characteristics for which no figures are quoted; all where there are figures for each."""
    every = (*_SECTION_75, *SECTION_75_ONLY[1:]) if card.document.jurisdiction == "northern_ireland" else NINE
    quoted = (e for f in card.findings if f.criterion == "evi_disaggregated" for e in f.evidence)
    known = {
        part for e in quoted for fact in e.facts if fact.kind == "characteristic" for part in fact.value.split("+")
    }
    for name in [name for name in every if name not in known] or every:
        yield _NAMES.get(name, name.replace("_", " "))


def names(criteria: Sequence[str]) -> str:
    """Return criteria by the names that they have in tables."""
    return listed([f"“{short_name(criterion)}”" for criterion in criteria])
