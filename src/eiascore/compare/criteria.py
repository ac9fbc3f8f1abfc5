"""Criteria, limits and red flags of two scorecards: what moved, and the quotations that came and went."""

from __future__ import annotations

from collections.abc import Sequence

from eiascore.compare.align import Line, align_within, plain_words
from eiascore.compare.model import CapChange, CriterionChange, FlagChange, Gone, Passage
from eiascore.compare.sentences import Text, reworded, stands_in
from eiascore.compare.source import passage
from eiascore.schema.wire import WireCap, WireEvidence, WireFinding, WireRedFlag, WireScorecard

Texts = tuple[Text, Text]


def criterion_changes(old: WireScorecard, new: WireScorecard, texts: Texts | None) -> tuple[CriterionChange, ...]:
    """Return the criteria whose level, status or evidence changed, in the rubric's order.

    Parameters
    ----------
    old, new : WireScorecard
        The scorecards.
    texts : tuple of Text, or None
        What the authors say, where it is at hand.

    Returns
    -------
    tuple of CriterionChange
        Only criteria that both scorecards judge.
    """
    there = {finding.criterion: finding for finding in new.findings}
    pairs = [(finding, there[finding.criterion]) for finding in old.findings if finding.criterion in there]
    changes = [_criterion(one, other, texts) for one, other in pairs]
    return tuple(change for change in changes if change.moved or change.went or change.came)


def _criterion(old: WireFinding, new: WireFinding, texts: Texts | None) -> CriterionChange:
    before, after = _once(old.evidence), _once(new.evidence)
    aligned = align_within(_lines(before), _lines(after))
    return CriterionChange(
        criterion=old.criterion,
        dimension=old.dimension,
        question=old.question,
        old=old.level,
        new=new.level,
        old_status=old.status,
        new_status=new.status,
        went=tuple(_gone(before[n], texts[1] if texts else None) for n in aligned.alone(0, len(before))),
        came=tuple(_gone(after[n], texts[0] if texts else None) for n in aligned.alone(1, len(after))),
        reworded=tuple(reworded(passage(before[a]), passage(after[b])) for a, b in aligned.reworded),
        old_trace=tuple(old.trace),
        new_trace=tuple(new.trace),
    )


def _once(evidence: Sequence[WireEvidence]) -> list[WireEvidence]:
    return [e for e in evidence if not e.repeated]


def _lines(evidence: Sequence[WireEvidence]) -> list[tuple[str, Line]]:
    # A quotation that counted for the criterion and counts against it now is another one.
    return [
        (e.polarity, Line(plain_words(e.quote), plain_words(e.answers) if " / " in e.answers else "")) for e in evidence
    ]


def _gone(evidence: WireEvidence, text: Text | None) -> Gone:
    words = plain_words(evidence.quote)
    stands = None if text is None else stands_in(words, text.whole) or any(line.words == words for line in text.lines)
    return Gone(passage=passage(evidence), polarity=evidence.polarity, stands=stands)


def caps_alone(one: WireScorecard, other: WireScorecard) -> tuple[CapChange, ...]:
    """Return the limits on letters that one scorecard has and another has not."""
    there = {(cap.target, cap.at_most, cap.reason) for cap in other.grade.caps}
    return tuple(_cap(cap) for cap in one.grade.caps if (cap.target, cap.at_most, cap.reason) not in there)


def _cap(cap: WireCap) -> CapChange:
    shown = Passage(quote=cap.quote, page=cap.page, file=cap.file) if cap.quote else None
    return CapChange(target=cap.target, at_most=cap.at_most, reason=cap.reason, passage=shown)


def flags_alone(old: WireScorecard, new: WireScorecard) -> tuple[tuple[FlagChange, ...], tuple[FlagChange, ...]]:
    """Return the red flags that went, and those that came; a flag on reworded words is the same one."""
    before, after = ([(f.id, Line(plain_words(f.quote))) for f in card.red_flags] for card in (old, new))
    aligned = align_within(before, after)
    return (
        tuple(_flag(old.red_flags[n]) for n in aligned.alone(0, len(before))),
        tuple(_flag(new.red_flags[n]) for n in aligned.alone(1, len(after))),
    )


def _flag(flag: WireRedFlag) -> FlagChange:
    return FlagChange(id=flag.id, means=flag.means, passage=Passage(quote=flag.quote, page=flag.page, file=flag.file))
