"""Rules and classifier together: which quotations count, and which of them are shown.

The rules stay the explanation and the bound. What the classifier may do for a criterion is said in the rubric; where
it may do nothing, or no model is at hand, everything passes through unchanged.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from eiascore.checks import DocumentView, View
from eiascore.rubric import Criterion
from eiascore.schema import Evidence, NearMiss
from eiascore.scoring.gather import place_of
from eiascore.scoring.opinion import SIGNS, Opinion
from eiascore.scoring.repeats import marked

PROPOSED = "classifier"
"""Check and rule of a quotation that no rule found."""

WORKED_OUT = frozenset({"recomputed", "consultation_window"})
"""Checks that work something out: arithmetic is not doubted, and what it finds amiss is told with the level."""


def counted(
    criterion: Criterion, evidence: Sequence[Evidence], seen: Opinion, document: DocumentView
) -> tuple[tuple[Evidence, ...], tuple[NearMiss, ...]]:
    """Return what counts for a criterion once the classifier has looked at it.

    Parameters
    ----------
    criterion : Criterion
        The criterion; it says what the classifier may do.
    evidence : sequence of Evidence
        What the rules found, strongest first.
    seen : Opinion
        What the classifier makes of the document.
    document : DocumentView
        The document.

    Returns
    -------
    tuple of Evidence, tuple of NearMiss
        The evidence with its probabilities, likeliest first; and what was overruled. The evidence unchanged where the
        classifier may do nothing, or knows nothing of the criterion.
    """
    if not criterion.classifier or not seen.knows(criterion.id):
        return tuple(evidence), ()
    weighed = [e.model_copy(update={"probability": seen.of(e, criterion.id)}) for e in evidence]
    overruled = [e for e in weighed if "overrule" in criterion.classifier and _below(e, criterion, seen, "reject")]
    kept = [e for e in weighed if e not in overruled]
    if {"propose", "lift"} & set(criterion.classifier):
        kept += _proposals(criterion, kept, seen, document)
    kept = _repeats_anew(kept, document)
    if "confirm" in criterion.classifier:
        kept.sort(key=lambda e: _order(e, criterion))
    return tuple(kept), tuple(_told(e) for e in overruled)


def counts(criterion: Criterion, evidence: Sequence[Evidence]) -> tuple[Evidence, ...]:
    """Return the evidence that counts for a level: all of it, less what was only proposed.

    Parameters
    ----------
    criterion : Criterion
        The criterion.
    evidence : sequence of Evidence
        What was found for it.

    Returns
    -------
    tuple of Evidence
        In the same order.
    """
    return tuple(e for e in evidence if e.check != PROPOSED or "lift" in criterion.classifier)


def _repeats_anew(evidence: Sequence[Evidence], document: DocumentView) -> list[Evidence]:
    """Return evidence in the same order; what repeated a quotation that is gone stands for itself."""
    alone = [e.model_copy(update={"repeats": None}) for e in evidence]
    repeats = {(e.sentence, e.polarity): e.repeats for e in marked(alone, document.document)}
    return [e.model_copy(update={"repeats": repeats[e.sentence, e.polarity]}) for e in alone]


def shown(
    criterion: Criterion,
    evidence: Sequence[Evidence],
    seen: Opinion,
    document: DocumentView,
    same: Callable[[Sequence[Evidence]], bool],
) -> tuple[Evidence, ...]:
    """Return the quotations that are shown: all but those that the classifier doubts and nothing rests on.

    Parameters
    ----------
    criterion : Criterion
        The criterion.
    evidence : sequence of Evidence
        What counts for it.
    seen : Opinion
        What the classifier makes of the document.
    document : DocumentView
        The document.
    same : callable
        Tells whether some evidence alone leads to the same finding as the whole.

    Returns
    -------
    tuple of Evidence
        In the same order.
    """
    if "confirm" not in criterion.classifier:
        return tuple(evidence)
    doubted = sorted((e for e in evidence if _below(e, criterion, seen, "doubt")), key=lambda e: e.probability or 0)
    left = list(evidence)
    for item in doubted:  # the least likely first
        fewer = [e for e in left if e is not item]
        if same(fewer):
            left = fewer
    return tuple(_repeats_anew(left, document) if len(left) < len(evidence) else left)


def _below(evidence: Evidence, criterion: Criterion, seen: Opinion, bound: str) -> bool:
    if evidence.probability is None or evidence.check == PROPOSED or evidence.check in WORKED_OUT:
        return False
    return evidence.probability < float(getattr(seen.bounds(evidence, criterion.id), bound))


def _order(evidence: Evidence, criterion: Criterion) -> tuple[bool, bool, float, int]:
    """Likely ones first, and of two equally likely ones that which a level rests on rather; what counts before that."""
    worth = (evidence.probability or 0) + _STEP * evidence.strength
    return (not counts(criterion, (evidence,)), evidence.repeats is not None, -worth, evidence.start)


_STEP = 0.15
"""What a step of strength is worth in the order of quotations, in probability."""


def _proposals(
    criterion: Criterion, evidence: Sequence[Evidence], seen: Opinion, document: DocumentView
) -> Iterator[Evidence]:
    """Yield the lines that no rule found and the classifier finds likely."""
    for polarity, sign in SIGNS.items():
        have = {e.sentence for e in evidence}  # what the rules take for the opposite is no proposal either
        for sentence, probability in seen.likely(criterion.id + sign):
            view = document.views[sentence]
            if sentence not in have and _says_something(view):
                because = ", ".join(name for name, _ in seen.reasons(sentence, criterion.id + sign))
                yield Evidence(
                    **place_of(view, document),
                    polarity=polarity,
                    strength=1 if "lift" in criterion.classifier else 0,
                    check=PROPOSED,
                    rule=PROPOSED,
                    why=f"the classifier finds it likely: {because}",
                    probability=probability,
                )


def _says_something(view: View) -> bool:
    """Tell a sentence, or a cell, which its headers explain, from a catchword that stands by itself."""
    return view.sentence.kind == "cell" or len(view.text.split()) >= _LEAST_WORDS


_LEAST_WORDS = 4


def _told(evidence: Evidence) -> NearMiss:
    return NearMiss(
        start=evidence.start,
        end=evidence.end,
        page=evidence.page,
        rule=evidence.rule,
        reason=f"the classifier finds it all but impossible ({evidence.probability:.2f})",
        file=evidence.file,
    )
