"""Scorecards side by side: the whole comparison."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any, Literal

from eiascore.compare.align import Aligned, Line, align, plain_words
from eiascore.compare.criteria import caps_alone, criterion_changes, flags_alone
from eiascore.compare.model import Comparison, LetterRow, LevelRow, Passage, Relation, Step
from eiascore.compare.promises import promise_changes, promises_of
from eiascore.compare.sentences import Text, common_share, sentence_changes, text_of
from eiascore.compare.source import Seen, Source, passage, seen
from eiascore.schema.wire import WireFinding, WireScorecard

ONE_ASSESSMENT = 0.35
"""Share of common sentences from which documents are taken for versions of one assessment.

Of 1,127 pairs of different assessments none has more than 7% in common; a version that was half rewritten has more.
"""

MOST = 12
"""Most documents that can be shown side by side."""


def compare(
    sources: Sequence[Source], *, relation: Literal["auto", "versions", "different"] = "auto", **how: Any
) -> Comparison:
    """Compare versions of one Equality Impact Assessment, or several assessments.

    Parameters
    ----------
    sources : sequence of path, Document, Scorecard or WireScorecard
        Two or more, versions from the oldest to the newest. A path that ends in ``.json`` is a published scorecard;
        sentences are compared only where the documents themselves, or scorecards just made, are given.
    relation : str, optional
        Whether they are versions of one assessment; "auto" decides by the share of sentences in common.
    **how
        How documents are scored: ``rubric``, ``profile``, ``model`` and ``ocr`` as for ``score``.

    Returns
    -------
    Comparison
        Letters and levels side by side, and for versions what changed from each to the next.

    Raises
    ------
    ValueError
        There are fewer than two sources, or more than twelve.
    UnreadableError
        A document cannot be read, or a ``.json`` is no scorecard.

    Examples
    --------
    >>> from eiascore.compare import compare
    >>> found = compare(["draft.docx", "final.pdf"])  # doctest: +SKIP
    >>> [change.criterion for change in found.steps[0].criteria]  # doctest: +SKIP
    ['eng_influence']
    """
    if not 2 <= len(sources) <= MOST:
        raise ValueError(f"compare takes from two to {MOST} documents; `eiascore batch` makes tables of more.")
    all_seen = [seen(source, how) for source in sources]
    cards = [one.card for one in all_seen]
    texts = [text_of(one.document) if one.document is not None else None for one in all_seen]
    between = [_aligned(*pair) for pair in pairwise(texts)]
    common = tuple(
        common_share(old, new, aligned) if old and new and aligned else _common_quotations(a.card, b.card)
        for (old, new), aligned, (a, b) in zip(pairwise(texts), between, pairwise(all_seen), strict=True)
    )
    decided, because = _relation(relation, common, whole=all(between))
    steps = [_step(number, cards, texts, aligned) for number, aligned in enumerate(between)]
    return Comparison(
        relation=decided,
        assumed=relation == "auto",
        because=because,
        common=tuple(round(share, 3) for share in common),
        documents=tuple(
            one.compared(len(text.lines) if text else None) for one, text in zip(all_seen, texts, strict=True)
        ),
        letters=tuple(_letters(cards)),
        levels=tuple(_levels(cards)),
        steps=tuple(steps) if decided == "versions" else (),
        notes=tuple(_notes(all_seen)),
        limits=tuple(dict.fromkeys(limit for card in cards for limit in card.limits)),
    )


def _aligned(old: Text | None, new: Text | None) -> Aligned | None:
    return align(old.lines, new.lines) if old is not None and new is not None else None


def _common_quotations(old: WireScorecard, new: WireScorecard) -> float:
    """Return the share of the quotations of the shorter scorecard that the other has too."""
    one, other = (
        sorted({plain_words(e.quote) for f in card.findings for e in f.evidence} - {""}) for card in (old, new)
    )
    aligned = align([Line(words) for words in one], [Line(words) for words in other])
    shorter = min(len(one), len(other))
    return len(aligned.pairs) / shorter if shorter else float(old.document.sha256 == new.document.sha256)


def _relation(asked: str, common: Sequence[float], *, whole: bool) -> tuple[Relation, str]:
    what = "sentences" if whole else "quotations or sentences"
    shares = ", ".join(f"{share:.0%}" for share in common)
    each = f"of the {what} of the shorter one" if len(common) == 1 else f"of the {what} of the shorter of each two"
    said = f"{shares} {each} stand in both"
    if asked == "versions":
        return "versions", f"that was asked for; {said}"
    if asked == "different":
        return "different", f"that was asked for; {said}"
    return ("versions" if min(common) >= ONE_ASSESSMENT else "different"), said


def _letters(cards: Sequence[WireScorecard]) -> Iterator[LetterRow]:
    yield LetterRow(
        target="overall", letters=tuple(c.grade.letter for c in cards), scores=tuple(c.grade.score for c in cards)
    )
    for name in dict.fromkeys(name for card in cards for name in card.grade.dimensions):
        grades = [card.grade.dimensions.get(name) for card in cards]
        yield LetterRow(
            target=name,
            letters=tuple(grade.letter if grade else None for grade in grades),
            scores=tuple(grade.score if grade else None for grade in grades),
        )


def _levels(cards: Sequence[WireScorecard]) -> Iterator[LevelRow]:
    found = [{finding.criterion: finding for finding in card.findings} for card in cards]
    for name in dict.fromkeys(name for findings in found for name in findings):
        row = [findings.get(name) for findings in found]
        first = next(finding for finding in row if finding is not None)
        yield LevelRow(
            criterion=name,
            dimension=first.dimension,
            question=first.question,
            levels=tuple(f.level if f else None for f in row),
            statuses=tuple(f.status if f else None for f in row),
            quotations=tuple(_strongest(f) for f in row),
        )


def _strongest(finding: WireFinding | None) -> Passage | None:
    return passage(finding.evidence[0]) if finding and finding.evidence else None


def _step(number: int, cards: Sequence[WireScorecard], texts: Sequence[Text | None], aligned: Aligned | None) -> Step:
    """Return what changed from a document to the next."""
    old, new = cards[number], cards[number + 1]
    before, after = texts[number], texts[number + 1]
    both = (before, after) if before is not None and after is not None else None
    promises, kept = promise_changes(promises_of(old), promises_of(new), both)
    went, came = flags_alone(old, new)
    return Step(
        old=number,
        new=number + 1,
        criteria=criterion_changes(old, new, both),
        caps_went=caps_alone(old, new),
        caps_came=caps_alone(new, old),
        flags_went=went,
        flags_came=came,
        promises=promises,
        promises_kept=kept,
        sentences=sentence_changes(*both, aligned) if both and aligned else None,
    )


_MADE = (
    ("rubric_sha256", "rubrics, or of different profiles of one"),
    ("model", "classifiers"),
    ("tool", "versions of eiascore"),
)


def _notes(all_seen: Sequence[Seen]) -> Iterator[str]:
    """Yield what a reader must know of how the scorecards were made."""
    compared = [one.compared(None) for one in all_seen]
    for field, words in _MADE:
        if len({getattr(one, field) for one in compared}) > 1:
            yield f"The scorecards are of different {words}: levels may differ for that alone."
    if bare := [one.card.document.name for one in all_seen if one.document is None]:
        yield f"Sentences were not compared with {', '.join(bare)}: a scorecard holds quotations, not the text."
    for one in compared:
        if one.letter is None:
            yield f"{one.name} has no letter and no levels: {_KINDS.get(one.kind, 'it was not graded')}."


_KINDS = {
    "unreadable": "it could not be read",
    "template": "it is a blank form",
    "not_an_eia": "it is no equality impact assessment",
}
