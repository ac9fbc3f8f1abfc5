"""Scorecard -> rows, CSV and Markdown."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

from eiascore.report.caution import cautions
from eiascore.report.redact import OPTION
from eiascore.report.words import (
    FOUND_BY,
    KINDS,
    STATUSES,
    given_words,
    level_words,
    profile_lines,
    relevance_words,
    what_was_read,
    where,
)
from eiascore.schema import Evidence, Finding, Scorecard
from eiascore.schema.scorecard import Cap

COLUMNS = (
    "document",
    "kind",
    "overall",
    "dimension",
    "dimension_letter",
    "criterion",
    "level",
    "status",
    "confidence",
    "quotation",
    "page",
    "section",
    "file",
    "profile",
    "found_by",
    "redacted",
)
_RISKY = ("=", "+", "-", "@", "＝", "＋", "－", "＠")


def rows(card: Scorecard) -> list[dict[str, str]]:
    """Return one row a criterion with its strongest quotation; one row in all where the document is not graded.

    Parameters
    ----------
    card : Scorecard
        The scorecard.

    Returns
    -------
    list of dict
        Keys as in ``COLUMNS``, all values text.
    """
    base = dict.fromkeys(COLUMNS, "") | {
        "document": card.document.name,
        "kind": card.kind.kind,
        "overall": card.grade.letter or "",
        "profile": card.rubric.profile,
        "redacted": card.provenance.options.get(OPTION, ""),
    }
    if not card.grade.dimensions:
        return [base]
    return [base | _row(card, finding) for finding in card.findings]


def _row(card: Scorecard, finding: Finding) -> dict[str, str]:
    row = {
        "dimension": finding.dimension,
        "dimension_letter": card.grade.dimensions[finding.dimension].letter or "",
        "criterion": finding.criterion,
        "level": "" if finding.level is None else str(finding.level),
        "status": finding.status,
        "confidence": f"{finding.confidence:.2f}",
    }
    if finding.evidence:
        best = finding.evidence[0]
        row["quotation"] = card.document.text[best.start : best.end]
        row["page"] = str(best.page or "")
        row["section"] = best.section
        row["file"] = best.file
        row["found_by"] = best.found_by
    return row


def to_csv(cards: Iterable[Scorecard]) -> str:
    """Return scorecards as CSV with a header row.

    Cells that a spreadsheet would run as a formula get an apostrophe in front (OWASP ASVS 1.2.10): quotations are
    other people's text.
    """
    out = io.StringIO()
    writer = csv.DictWriter(out, COLUMNS, lineterminator="\n")
    writer.writeheader()
    for card in cards:
        writer.writerows({key: safe(value) for key, value in row.items()} for row in rows(card))
    return out.getvalue()


def safe(value: str) -> str:
    """Return a cell of a CSV file that no spreadsheet runs as a formula (see ``to_csv``)."""
    value = value.replace("\r", " ")  # a bare carriage return would end the row for some readers
    # Spreadsheets pass over leading white space before they look for a formula.
    return f"'{value}" if value.lstrip().startswith(_RISKY) or value[:1].isspace() else value


def to_markdown(card: Scorecard) -> str:
    """Return a scorecard as Markdown, to paste into a submission."""
    kind = f"{KINDS[card.kind.kind]}. {plain('. '.join(card.kind.reasons))}."
    parts = [f"# Scorecard: {plain(card.document.name)}", "", kind]
    parts += [f"\n{plain(line)}." for line in (*what_was_read(card.document), *profile_lines(card))]
    parts += [f"\n{plain(said)}."] if (said := given_words(card)) else []
    if card.grade.letter:
        letters = " ".join(f"{name} **{grade.letter or '–'}**" for name, grade in card.grade.dimensions.items())
        parts += ["", f"Overall **{card.grade.letter}** ({letters})", ""]
        parts += [f"* {cap.target} at most {cap.at_most}: {plain(cap.reason)}{_quoted(cap)}" for cap in card.grade.caps]
        parts += [f"* {plain(line)}" for line in cautions(card)]
        parts += ["", _relevance(card)] if card.relevance.means else []
    for dimension, grade in card.grade.dimensions.items():
        parts += ["", f"## {dimension.capitalize()}: {grade.letter or 'not asked'}", "", *_table(card, dimension)]
    return "\n".join([*parts, "", *(f"*{plain(limit)}*\n" for limit in card.limits)])


def _relevance(card: Scorecard) -> str:
    said = plain(relevance_words(card))
    for first in card.relevance.evidence[:1]:
        place = where(first.page, first.section, first.file)
        said += f": “{plain(card.document.text[first.start : first.end])}” ({plain(place)})"
    return f"{said}."


def _quoted(cap: Cap) -> str:
    return f": “{plain(cap.quote)}” ({plain(where(cap.page, '', cap.file))})" if cap.quote else ""


def _table(card: Scorecard, dimension: str) -> Sequence[str]:
    lines = ["| Criterion | Level | Quotation |", "|---|---|---|"]
    for finding in card.findings:
        if finding.dimension != dimension:
            continue
        level = level_words(finding)
        quote = STATUSES[finding.status]
        if finding.status == "not_applicable":
            quote = plain(finding.means)
            if finding.evidence and finding.evidence[0].polarity == "excuses":
                quote += f" {_shown(card, finding.evidence[0])}"
        elif finding.evidence:
            quote = _shown(card, finding.evidence[0])
        lines.append(f"| {plain(finding.question)} | {level} | {quote} |")
    return lines


def _shown(card: Scorecard, evidence: Evidence) -> str:
    place = where(evidence.page, evidence.section, evidence.file)
    found = f", {said}" if (said := FOUND_BY[evidence.found_by]) else ""
    return f"“{plain(card.document.text[evidence.start : evidence.end])}” ({plain(place)}{found})"


def plain(text: str) -> str:
    """Keep document text from acting as Markdown or HTML."""
    text = " ".join(text.split())
    for mark in ("\\", "`", "*", "_", "[", "]", "|", "#", "~", "$"):
        text = text.replace(mark, f"\\{mark}")
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
