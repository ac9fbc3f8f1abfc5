"""Real scorecards as the tables of a batch: the specimens and some documents of the corpus, scored once a session."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pandas as pd

import eiascore
from eiascore.batch.summary_tables import Tables
from eiascore.report.tables import safe
from eiascore.report.wire import to_wire
from eiascore.schema.wire import WireScorecard

CORPUS = Path(__file__).parents[2] / "corpus"
FILES = (
    *sorted((CORPUS / "specimens").glob("*.docx")),
    *(CORPUS / "training" / "eia" / f"{name}.md" for name in ("C01", "C02", "C03", "E01", "E02")),
)


@cache
def cards() -> dict[str, WireScorecard]:
    """Return the scorecards by the name of the file."""
    return {path.name: to_wire(eiascore.score(path)) for path in FILES}


@cache
def scored() -> Tables:
    """Return their tables: the specimens are of one body, the others of another."""
    scores, findings, evidence = [], [], []
    for name, card in cards().items():
        key = card.document.sha256
        names = {"key": key, "document": name}
        body = "Specimen Council" if name.endswith(".docx") else "Corpus Council"
        scores.append(names | {"sha256": key, "body": body} | _score(card))
        for found in card.findings:
            about = names | {"dimension": found.dimension, "criterion": found.criterion}
            findings.append(about | {"level": found.level, "status": found.status})
            evidence += [about | {"quotation": quote.quote, "page": quote.page} for quote in found.evidence]
    tables = Tables(*(pd.DataFrame(rows) for rows in (scores, findings, evidence)))
    tables.findings["level"] = tables.findings["level"].astype("Int64")
    tables.evidence["page"] = tables.evidence["page"].astype("Int64")
    return tables


def _score(card: WireScorecard) -> dict[str, object]:
    dimensions = card.grade.dimensions
    return {
        "kind": card.document.kind,
        "nation": card.document.jurisdiction,
        "profile": card.rubric.profile,
        "letter": card.grade.letter or "",
        "score": card.grade.score,
        **{f"{name}_letter": dimension.letter or "" for name, dimension in dimensions.items()},
        **{f"{name}_score": dimension.score for name, dimension in dimensions.items()},
        "red_flags": len(card.red_flags),
        "needs_person": card.needs_person.share if card.findings else None,
        "year": None,
        "template_family": card.document.quality.template_family,
        "rubric_sha256": card.rubric.sha256,
        "model": card.provenance.model,
    }


def write(folder: Path, tables: Tables) -> Path:
    """Write tables as a batch does, and return the folder."""
    for name in ("scores", "findings", "evidence"):
        table = getattr(tables, name).map(lambda cell: safe(cell) if isinstance(cell, str) else cell)
        table.to_csv(folder / f"{name}.csv", index=False)
    return folder
