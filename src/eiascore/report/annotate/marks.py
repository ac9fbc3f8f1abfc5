"""Scorecard -> what is marked in the document: each quotation once, with all that it is quoted for in plain words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from eiascore.report.words import STATUSES
from eiascore.schema.wire import WireEvidence, WireFinding, WireRedFlag, WireScorecard
from eiascore.text import squeeze

MOST_FOR = 3
_SIDES = {"supports": "For", "undermines": "Against", "excuses": "A reason why it does not apply"}
_BY_CLASSIFIER = "no rule found it; the classifier finds it likely"


@dataclass(frozen=True, slots=True)
class Reason:
    """What a quotation is marked for: the dimension, and a note for the reader; ``against`` the document or not."""

    dimension: str
    note: str
    against: bool


@dataclass(frozen=True, slots=True)
class Mark:
    """A quotation with everything that it is marked for, in the rubric's order; ``file`` is the annex, "" for none."""

    start: int
    end: int
    quote: str
    page: int | None
    section: str
    file: str
    reasons: tuple[Reason, ...]

    @property
    def note(self) -> str:
        """The words beside the quotation, a paragraph for each reason."""
        return "\n\n".join(reason.note for reason in self.reasons)

    @property
    def against(self) -> bool:
        """Whether all that it is marked for speaks against the document."""
        return all(reason.against for reason in self.reasons)


def shown(finding: WireFinding, *, everything: bool) -> list[WireEvidence]:
    """Return the quotations of a finding that are marked: the strongest for and against, or all.

    Parameters
    ----------
    finding : WireFinding
        The finding, its evidence strongest first.
    everything : bool
        Whether all evidence is wanted.

    Returns
    -------
    list of WireEvidence
        Three for, one against and one reason why it does not apply, as far as there are any; or all.
    """
    if everything:
        return list(finding.evidence)
    most = {"supports": MOST_FOR, "undermines": 1, "excuses": 1}
    return [e for side, n in most.items() for e in [e for e in finding.evidence if e.polarity == side][:n]]


def marks_of(card: WireScorecard, *, everything: bool = False) -> list[Mark]:
    """Return the quotations of a scorecard that are marked, in the order of the text, each span once.

    Parameters
    ----------
    card : WireScorecard
        The scorecard.
    everything : bool
        Whether all evidence is marked, and what shows how relevant the policy is, and not only the strongest.

    Returns
    -------
    list of Mark
        The marks.
    """
    found: dict[tuple[int, int], list[tuple[WireEvidence | WireRedFlag, Reason]]] = {}
    for quotation, reason in _reasons(card, everything=everything):
        found.setdefault((quotation.start, quotation.end), []).append((quotation, reason))
    marks = []
    for (start, end), held in sorted(found.items()):
        first = held[0][0]
        reasons = tuple(dict.fromkeys(reason for _, reason in held))
        section = first.section if isinstance(first, WireEvidence) else ""
        marks.append(Mark(start, end, first.quote, first.page, section, first.file, reasons))
    return marks


def _reasons(card: WireScorecard, *, everything: bool) -> Iterator[tuple[WireEvidence | WireRedFlag, Reason]]:
    dimensions = {finding.criterion: finding.dimension for finding in card.findings}
    for finding in card.findings:
        for evidence in shown(finding, everything=everything):
            note = _note(finding, evidence)
            yield evidence, Reason(finding.dimension, note, evidence.polarity == "undermines")
    for flag in card.red_flags:
        yield flag, Reason(dimensions.get(flag.criterion, ""), f"Red flag: {flag_words(flag)}.", True)
    for evidence in card.relevance.evidence if everything else ():
        note = f"Relevance of the policy to equality: {card.relevance.relevance}. Why: {_why(evidence)}"
        yield evidence, Reason("", note, False)


def level_of(finding: WireFinding) -> str:
    """Return the level of a finding in words, or why it has none."""
    if finding.level is None:
        return "Not judged" if finding.status == "undetermined" else STATUSES[finding.status].capitalize()
    asked = "" if finding.expected == 3 else f" (asked: {finding.expected})"
    return f"Level {finding.level} of 3{asked}"


def flag_words(flag: WireRedFlag) -> str:
    """Return what a red flag means, its id where the rubric does not say."""
    return squeeze(flag.means) or flag.id.replace("_", " ")


def dimension_words(dimension: str) -> str:
    """Return the name of a dimension as a heading."""
    return squeeze(dimension).replace("_", " ").capitalize()


def _note(finding: WireFinding, evidence: WireEvidence) -> str:
    side = _SIDES[evidence.polarity]
    if evidence.assertion not in ("done", "template"):
        side += f" ({evidence.assertion})"
    again = " It repeats what was quoted before and does not count twice." if evidence.repeated else ""
    question = squeeze(finding.question)
    return f"{dimension_words(finding.dimension)}: {question} {level_of(finding)}. {side}. Why: {_why(evidence)}{again}"


def _why(evidence: WireEvidence) -> str:
    """Return the reason as a sentence; the features of the classifier are no words for a reader."""
    why = _BY_CLASSIFIER if evidence.found_by == "classifier" else squeeze(evidence.why)
    return why if why.endswith((".", "!", "?")) else f"{why}."
