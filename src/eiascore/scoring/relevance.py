"""How much the policy bears on equality, and which criteria a person should judge."""

from __future__ import annotations

from collections.abc import Sequence

from eiascore.checks import DocumentView
from eiascore.rubric import Rubric
from eiascore.schema import Finding
from eiascore.schema.scorecard import Doubt, DoubtReason, NeedsPerson, PolicyRelevance, Relevance
from eiascore.scoring.assess import assess

LOW_CONFIDENCE = 0.45
"""A finding below it is one that a person should judge."""

_STRONG = 2
_RELEVANCE: dict[int, Relevance] = {0: "unknown", 1: "low", 2: "medium", 3: "high"}


def relevance(rubric: Rubric, document: DocumentView) -> PolicyRelevance:
    """Return how much the policy bears on equality, as far as the document shows.

    Parameters
    ----------
    rubric : Rubric
        Its ``relevance`` says what counts, as any criterion does: level 1 is low, 2 medium, 3 high.
    document : DocumentView
        What was read, as the checks see it.

    Returns
    -------
    PolicyRelevance
        Unknown where the rubric does not ask or nothing in the document says.
    """
    if rubric.relevance is None or rubric.relevance.not_applicable:
        return PolicyRelevance()
    finding = assess(rubric.relevance, "", document, {})
    return PolicyRelevance(
        relevance=_RELEVANCE[finding.level or 0],
        means=finding.means,
        evidence=finding.evidence if finding.level else (),
    )


def needs_person(findings: Sequence[Finding]) -> NeedsPerson:
    """Return the criteria that a person should judge, and their share of those that were asked.

    Parameters
    ----------
    findings : sequence of Finding
        The findings of a graded document.

    Returns
    -------
    NeedsPerson
        In the rubric's order; the share has two decimals.
    """
    asked = [finding for finding in findings if finding.status != "not_applicable"]
    doubts = tuple(Doubt(criterion=f.criterion, reason=reason) for f in asked if (reason := _doubt(f)))
    return NeedsPerson(share=round(len(doubts) / len(asked), 2) if asked else 0.0, criteria=doubts)


def _doubt(finding: Finding) -> DoubtReason | None:
    if finding.status == "undetermined":
        return "undetermined"
    if {e.polarity for e in finding.evidence if e.strength >= _STRONG} == {"supports", "undermines"}:
        return "both_ways"
    return "low_confidence" if finding.confidence < LOW_CONFIDENCE else None
