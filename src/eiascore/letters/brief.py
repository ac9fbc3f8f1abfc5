"""A scorecard -> one or two pages for a lawyer, with numbered exhibits."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from eiascore.deadlines import BodyKind, Deadline, Nation
from eiascore.deadlines.rules import rules
from eiascore.letters.about import WHOLE, about, nation_of
from eiascore.letters.catalogue import catalogue
from eiascore.letters.dates import Dates
from eiascore.letters.draft import Draft, drafted, shipped
from eiascore.letters.grounds import LIKELY, Grounds, Request, grounds, names, shown
from eiascore.letters.letter import check_graded
from eiascore.letters.reviews import Decisions, Review, decisions
from eiascore.letters.words import plain, says, title
from eiascore.report.html.dates import dated
from eiascore.report.html.quotes import place
from eiascore.report.html.summary import described
from eiascore.report.wire import to_wire
from eiascore.report.words import where
from eiascore.schema import Scorecard
from eiascore.schema.wire import WireEvidence, WireFinding, WireScorecard
from eiascore.text import day_in_words, shortened

_AFFECTED = ("mit_adverse_identified", "evi_disproportionality", "int_named_combinations")
_QUOTE = 150  # characters: two pages are to hold all of it
_MOST_STRONG, _MOST_AFFECTED, _MOST_DATES = 4, 3, 6
_TELLING = ("decided", "assessed", "implemented", "published", "signed", "consulted")
"""The dates that a lawyer asks for first."""

_MISSING = {
    "data": "figures on the people affected by characteristic",
    "gaps": "records of gaps in the data",
    "engagement": "who was consulted, and what they said",
    "combinations": "breakdowns by two characteristics",
    "actions": "the action plan and results of monitoring",
    "alternatives": "papers on alternatives",
    "record": "sign-off and publication record",
}


class _Line(NamedTuple):
    text: str
    exhibit: str
    check: bool


class _Exhibits:
    """The passages that are quoted, numbered from 2 in the order in which they come; 1 is the document."""

    def __init__(self, card: WireScorecard) -> None:
        document = card.document
        self.rows = [{"number": "E1", "what": plain(document.name), "where": f"SHA-256 {document.sha256[:16]}…"}]
        self._numbers: dict[tuple[str, str, str, int | None], str] = {}

    def number(self, quote: str, page: int | None, section: str, file: str) -> str:
        """Return the number of a passage, in brackets; the same passage keeps its number."""
        key = (quote, file, section, page)
        if key not in self._numbers:
            self._numbers[key] = f"E{len(self.rows) + 1}"
            words = shortened(plain(quote), 60)
            place = shortened(plain(where(page, section, file)), 60)
            self.rows.append({"number": self._numbers[key], "what": f"“{words}”", "where": place})
        return f"[{self._numbers[key]}]"

    def of(self, evidence: WireEvidence) -> str:
        """Return the number of a quotation."""
        return self.number(evidence.quote, evidence.page, evidence.section, evidence.file)


def brief(
    card: Scorecard | WireScorecard,
    *,
    nation: Nation | None = None,
    body_kind: BodyKind = "other",
    dates: Dates | None = None,
    reviews: Iterable[Review] = (),
    include_unsure: bool = False,
    template: bytes | None = None,
) -> Draft:
    r"""Return a brief for a lawyer: the decision, its dates, who is affected, gaps and strong points, papers, exhibits.

    Parameters
    ----------
    card : Scorecard or WireScorecard
        A fresh scorecard, or a published one.
    nation, body_kind, dates, reviews, include_unsure, template
        As for ``letter``. Dates to plan by are worked out only where ``dates`` gives some.

    Returns
    -------
    Draft
        The Word file and the same as text.

    Raises
    ------
    UsageError
        The document was not graded.
    MissingExtraError
        The package docxtpl is not installed.

    Examples
    --------
    >>> import eiascore
    >>> card = eiascore.score("corpus/specimens/weak-ministerial-statement.docx")
    >>> "Strong points" in brief(card).text
    True
    """
    wire = to_wire(card) if isinstance(card, Scorecard) else card
    check_graded(wire)
    land, guess = nation_of(wire, nation)
    made = decisions(wire, reviews)
    found = grounds(wire, made, include_unsure=include_unsure)
    exhibits = _Exhibits(wire)
    due = (dates or Dates()).due(land, body_kind)
    words = about(wire, land, body_kind) | {
        "described": f"{plain(wire.document.name)}. {plain(described(wire))}.",
        "letter": wire.grade.letter,
        "letters": ", ".join(f"{name} {g.letter}" for name, g in wire.grade.dimensions.items() if g.letter),
        "events": list(_events(wire, exhibits)),
        "affected": list(_affected(wire, made, exhibits)),
        "gaps": [_gap(request, wire, exhibits) for request in found.requests],
        "strong": list(_strong(wire, made, exhibits)),
        "held": "; ".join(plain(file.name) for file in wire.document.files) or plain(wire.document.name),
        "requests": [words for r in found.requests if (words := _missing(r))],
        "due": [_due(deadline) for deadline in due],
        "due_notes": rules().notes[:4],
        "exhibits": exhibits.rows,
    }
    quoted = [*words["affected"], *words["strong"]]
    words["draft"] = any(line.check for line in quoted) or any(gap["check"] for gap in words["gaps"])
    return drafted(template or shipped("brief"), words, tuple(filter(None, (guess, made.note, *_notes(found)))))


def _notes(found: Grounds) -> Iterator[str]:
    if found.unsure:
        yield f"Left out of the gaps, because a person should judge them first: {names(found.unsure)}."
    if found.withdrawn:
        yield f"Left out of the gaps, because a person decided otherwise: {names(found.withdrawn)}."


def _events(card: WireScorecard, exhibits: _Exhibits) -> Iterator[dict[str, str]]:
    found = dated(card, WHOLE)
    first = sorted(found, key=lambda one: _TELLING.index(one.lane) if one.lane in _TELLING else len(_TELLING))
    for one in sorted(first[:_MOST_DATES], key=found.index):
        evidence = next(
            e
            for f in card.findings
            for e in f.evidence
            if (e.quote, place(e.page, e.section, e.file)) == (one.quote.text, one.quote.place)
        )
        yield {
            "what": one.what if one.lane != "other" else "Other date",
            "words": plain(one.words),
            "quote": f"“{shortened(plain(one.quote.text), 90)}” ({shortened(plain(one.quote.place), 60)})",
            "exhibit": exhibits.of(evidence).strip("[]"),
        }


def _line(evidence: WireEvidence, whole: str, exhibits: _Exhibits, *, check: bool) -> _Line:
    return _Line(says(evidence, whole, _QUOTE), exhibits.of(evidence), check)


def _unchecked(finding: WireFinding, evidence: WireEvidence, made: Decisions) -> bool:
    decided = (made.on(finding.criterion, evidence.quote), made.on(finding.criterion, finding.means))
    return "confirm" not in decided


def _affected(card: WireScorecard, made: Decisions, exhibits: _Exhibits) -> Iterator[_Line]:
    """Yield what the document says of who is affected: the likely quotations of criteria that it meets in part."""
    told: set[str] = set()
    for finding in (f for f in card.findings if f.criterion in _AFFECTED and f.level):
        for evidence in finding.evidence:
            likely = evidence.probability is None or evidence.probability >= LIKELY
            rejected = made.on(finding.criterion, evidence.quote) == "reject"
            if evidence.polarity != "supports" or not likely or rejected or evidence.quote in told:
                continue
            if len(told) == _MOST_AFFECTED:
                return
            told.add(evidence.quote)
            check = _unchecked(finding, evidence, made)
            yield _line(evidence, title(card), exhibits, check=check)


def _gap(request: Request, card: WireScorecard, exhibits: _Exhibits) -> dict[str, Any]:
    first = next((one.evidence for one in request.used if one.evidence is not None), None)
    lacks = "; ".join(catalogue().lacks[one.finding.criterion] for one in request.used)
    return {
        "title": request.title,
        "says": says(first, title(card), _QUOTE) if first else "",
        "exhibit": exhibits.of(first) if first else "",
        "lacks": f"The document does not show: {lacks}.",
        "check": not all(one.checked for one in request.used),
    }


def _strong(card: WireScorecard, made: Decisions, exhibits: _Exhibits) -> Iterator[_Line]:
    """Yield the quotations behind the highest levels: a reply will rely on them."""
    high = [f for f in card.findings if f.level is not None and f.level >= 2 and not made.withdrawn(f)]
    lines: dict[str, _Line] = {}
    for finding in sorted(high, key=lambda f: (-(f.level or 0), -f.confidence)):
        evidence = shown(finding, made)
        if evidence is not None and evidence.polarity == "supports" and evidence.quote not in lines:
            check = _unchecked(finding, evidence, made)
            line = _line(evidence, title(card), exhibits, check=check)
            lines[evidence.quote] = line._replace(text=f"{finding.question} {line.text}")
        if len(lines) == _MOST_STRONG:
            break
    yield from lines.values()


def _missing(request: Request) -> str:
    return next((words for topic, words in _MISSING.items() if topic == request.id), "")


def _due(deadline: Deadline) -> dict[str, str]:
    return {
        "day": day_in_words(deadline.date),
        "what": f"{deadline.what}.",
        "warning": deadline.warnings[0] if deadline.warnings else "",
        "rule": deadline.rule + ("" if deadline.verified else " (not checked at its source)"),
    }
