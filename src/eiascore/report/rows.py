"""Published scorecards -> rows of the tables."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from eiascore.report.columns import Cell, Row
from eiascore.schema.record import PolicyRecord
from eiascore.schema.wire import WireEvidence, WireFinding, WireScorecard

_DATED_BY = "tim_assessment_dated"
_DATES = ("date", "year")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


@dataclass(frozen=True, slots=True)
class Entry:
    """What the tables call a document, and what is known of its policy from outside it."""

    key: str
    document: str
    sha256: str
    record: PolicyRecord = field(default_factory=PolicyRecord)

    @property
    def names(self) -> dict[str, Cell]:
        """The columns that say which document a row is about."""
        return {"key": self.key, "document": self.document}


def entry_of(card: WireScorecard) -> Entry:
    """Return how a scorecard outside a batch is listed: by the hash of its file."""
    return Entry(card.document.sha256, card.document.name, card.document.sha256)


def score_row(
    entry: Entry, card: WireScorecard | None, status: Literal["scored", "failed", "waiting"] = "scored"
) -> Row:
    """Return the row of a document in the table of scores.

    Parameters
    ----------
    entry : Entry
        Which document it is.
    card : WireScorecard or None
        Its scorecard; None where there is none.
    status : str
        What became of it.

    Returns
    -------
    dict
        Cells by column.
    """
    record = entry.record
    year, year_from = _year(record, card)
    row: dict[str, Cell] = {
        **entry.names,
        "sha256": entry.sha256,
        "status": status,
        "body": record.body,
        "policy": record.policy,
        **{name: str(getattr(record, name) or "") for name in ("decided", "implemented", "published")},
        "year": year,
        "year_from": year_from,
    }
    return row if card is None else row | _judged(card)


def _judged(card: WireScorecard) -> dict[str, Cell]:
    sure = [finding.confidence for finding in card.findings if finding.status != "not_applicable"]
    row: dict[str, Cell] = {
        "kind": card.document.kind,
        "nation": card.document.jurisdiction,
        "profile": card.rubric.profile,
        "letter": card.grade.letter or "",
        "score": card.grade.score,
        "capped_by": "; ".join(f"{cap.target} at most {cap.at_most}: {cap.reason}" for cap in card.grade.caps),
        "red_flags": len(card.red_flags),
        "needs_person": round(card.needs_person.share, 3) if card.findings else None,
        "confidence_mean": round(sum(sure) / len(sure), 3) if sure else None,
        "pages": card.document.pages,
        "words": card.document.words,
        "template_family": card.document.quality.template_family,
        "rubric": f"{card.rubric.id} {card.rubric.version}",
        "rubric_sha256": card.rubric.sha256,
        "model": card.provenance.model,
        "tool": card.provenance.tool,
    }
    for name, dimension in card.grade.dimensions.items():
        row[f"{name}_letter"] = dimension.letter or ""
        row[f"{name}_score"] = dimension.score
    return row


def _year(record: PolicyRecord, card: WireScorecard | None) -> tuple[int | None, str]:
    """Return the year of an assessment and what gives it: the list of policies, else the dates that it bears."""
    known = record.published or record.decided
    if known:
        return known.year, "metadata"
    facts = (
        fact.value
        for finding in (card.findings if card else ())
        if finding.criterion == _DATED_BY
        for evidence in finding.evidence
        if evidence.polarity == "supports"
        for fact in evidence.facts
        if fact.kind in _DATES
    )
    years = [int(year) for value in facts for year in _YEAR.findall(value)]
    return (max(years), "document") if years else (None, "")


def finding_rows(entry: Entry, card: WireScorecard) -> Iterator[Row]:
    """Yield a row for each criterion, with its strongest quotation."""
    for finding in card.findings:
        supports, undermines = _counted(finding, "supports"), _counted(finding, "undermines")
        best = finding.evidence[0] if finding.evidence else None
        yield {
            **entry.names,
            "dimension": finding.dimension,
            "criterion": finding.criterion,
            "level": finding.level,
            "status": finding.status,
            "confidence": finding.confidence,
            "expected": finding.expected,
            "supports": len(supports),
            "undermines": len(undermines),
            "classifier_only": bool(supports) and all(e.found_by == "classifier" for e in supports),
            **(_place(best) if best else {}),
        }


def _counted(finding: WireFinding, polarity: str) -> list[WireEvidence]:
    return [e for e in finding.evidence if e.polarity == polarity and not e.repeated]


def _place(evidence: WireEvidence) -> dict[str, Cell]:
    return {
        "quotation": evidence.quote,
        "page": evidence.page,
        "section": evidence.section,
        "file": evidence.file,
    }


def evidence_rows(entry: Entry, card: WireScorecard) -> Iterator[Row]:
    """Yield a row for each quotation of each criterion, the strongest first."""
    same = ("polarity", "assertion", "strength", "answers", "found_by", "probability", "check", "rule", "why")
    for finding in card.findings:
        for evidence in finding.evidence:
            yield {
                **entry.names,
                "dimension": finding.dimension,
                "criterion": finding.criterion,
                **_place(evidence),
                **{name: getattr(evidence, name) for name in (*same, "start", "end", "repeated")},
            }


def red_flag_rows(entry: Entry, card: WireScorecard) -> Iterator[Row]:
    """Yield a row for each red flag, in the order of the text."""
    for flag in card.red_flags:
        yield {
            **entry.names,
            "id": flag.id,
            "means": flag.means,
            "criterion": flag.criterion,
            "quotation": flag.quote,
            "page": flag.page,
            "file": flag.file,
        }


def card_rows(entry: Entry, card: WireScorecard) -> Iterator[tuple[str, Row]]:
    """Yield all rows of a scorecard, each with the name of its table."""
    yield "scores", score_row(entry, card)
    for name, make in (("findings", finding_rows), ("evidence", evidence_rows), ("red_flags", red_flag_rows)):
        for row in make(entry, card):
            yield name, row


def file_row(entry: Entry, status: str, *, of: str = "", code: str = "", what: str = "") -> Row:
    """Return the row of a file in the table of files."""
    return {**entry.names, "sha256": entry.sha256, "status": status, "of": of, "code": code, "what": what}


def error_row(entry: Entry, code: str, what: str, todo: str) -> Row:
    """Return the row of a file in the table of errors."""
    return {**entry.names, "code": code, "what": what, "todo": todo}
