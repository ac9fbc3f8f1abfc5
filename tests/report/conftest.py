"""Scorecards to render: of specimens, and of a document that is out to do harm."""

from __future__ import annotations

import pytest

import eiascore
from eiascore.schema import Finding, Grade, NearMiss, Scorecard, Searched
from eiascore.schema.scorecard import Cap, DimensionGrade, KindFinding, Provenance, RedFlag, RubricIdentity
from handmade import document, evidence, finding

NAMES = (
    "strong-police-search.pdf",
    "weak-ministerial-statement.docx",
    "middling-council-form.odt",
    "screening-health-trust.html",
    "blank-form.docx",
)


@pytest.fixture(scope="session")
def cards(specimens) -> dict[str, Scorecard]:
    return {name: eiascore.score(specimens / name) for name in NAMES}


@pytest.fixture(params=NAMES)
def card(request, cards) -> Scorecard:
    return cards[request.param]


HOSTILE = (
    '=HYPERLINK("http://x.invalid","due regard")',
    "| [a link](javascript:alert) <script>alert(1)</script> **bold** `code` ~~gone~~ $x$ &lt; ![i](x) # one",
    "\x1b[31mred\x1b[0m [bold]markup[/bold] :warning: \u202ereversed \x07bell",
)


@pytest.fixture
def hostile() -> Scorecard:
    """Return a scorecard in which every text that a document can supply tries to be more than text."""
    made = document(*({"text": text, "heading": f"={text}"} for text in HOSTILE), name=f"={HOSTILE[1]}\x1b[31m.pdf")
    findings: list[Finding] = []
    for number, sentence in enumerate(made.sentences):
        span = {"start": sentence.start, "end": sentence.end}
        near = NearMiss(**span, page=None, rule="asked", reason="it is denied")
        searched = Searched(sentences=3, sections=3, pages=0, rules=("asked",), near_misses=(near,))
        section = made.sections[number + 1].title
        shown = evidence(**span, sentence=number, section=section, why=f"says “{HOSTILE[number]}”")
        findings.append(finding(f"crit_{'abc'[number]}", 2, evidence=(shown,), searched=searched))
    letters = DimensionGrade(letter="C", uncapped="B", score=66.7)
    first = made.sentences[0]
    return Scorecard(
        document=made,
        kind=KindFinding(kind="eia", confidence=0.9, reasons=(f"its title is “{HOSTILE[1]}”",)),
        rubric=RubricIdentity(id="by-hand", version="1", sha256="0" * 64),
        grade=Grade(
            letter="C",
            score=66.7,
            dimensions={"one": letters},
            caps=(Cap(target="one", at_most="C", reason="no", quote=HOSTILE[2]),),
        ),
        findings=tuple(findings),
        red_flags=(
            RedFlag(id="late", criterion="crit_a", start=first.start, end=first.end, quote=HOSTILE[0], page=None),
        ),
        limits=("No advice.",),
        provenance=Provenance(tool="t", reader="r", pipeline="p", options={}, created="2026-01-01T00:00:00+00:00"),
    )
