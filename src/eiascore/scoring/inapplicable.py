"""Criteria that do not apply to a document, by a reason which its author gives."""

from __future__ import annotations

from eiascore.checks import DocumentView
from eiascore.rubric import Criterion
from eiascore.schema import Evidence, Finding
from eiascore.scoring.gather import gather

_CONFIDENCE = 0.6
"""A reason is taken from its wording alone: whether it holds is for a person."""


def reasons(criterion: Criterion, document: DocumentView) -> tuple[Evidence, ...]:
    """Return the quotations in which the author gives a reason for which a criterion does not apply.

    Parameters
    ----------
    criterion : Criterion
        The criterion; its ``inapplicable`` says what is such a reason. The form's own text never is.
    document : DocumentView
        What was read, as the checks see it.

    Returns
    -------
    tuple of Evidence
        Of the polarity ``excuses``; empty where there is none.
    """
    if not criterion.inapplicable:
        return ()
    return gather(criterion.model_copy(update={"rules": criterion.inapplicable}), document)[0]


def excused(criterion: Criterion, finding: Finding, document: DocumentView) -> Finding:
    """Return a finding of level 0 as not applicable where the author gives a reason for it, else as it is.

    Parameters
    ----------
    criterion : Criterion
        The criterion.
    finding : Finding
        Its finding, of level 0: what a document shows, it cannot excuse.
    document : DocumentView
        What was read, as the checks see it.

    Returns
    -------
    Finding
        With the reason as its first quotation, or unchanged.
    """
    given = reasons(criterion, document)
    if not given:
        return finding
    because = {reason.id: reason.because for reason in criterion.inapplicable}[given[0].rule]
    changed = {
        "level": None,
        "status": "not_applicable",
        "means": because,
        "confidence": _CONFIDENCE,
        "evidence": (*given, *finding.evidence),
        "trace": (f"does not apply, for a reason that the document gives: {because}",),
    }
    return finding.model_copy(update=changed)
