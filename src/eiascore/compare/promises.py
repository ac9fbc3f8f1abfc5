"""What a document promises to do about impacts, and what becomes of it in the next version."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from eiascore.compare.align import ALIKE, Line, align, plain_words
from eiascore.compare.model import MIRRORED, Fate, Passage, PromiseChange
from eiascore.compare.sentences import Text, last_day, shift
from eiascore.compare.source import passage
from eiascore.schema.finding import Assertion
from eiascore.schema.wire import WireEvidence, WireScorecard

DIMENSION = "mitigation"
"""The dimension of a rubric whose planned evidence is promises."""

_GRAVEST: tuple[Fate, ...] = (
    "dropped", "undone", "weakened", "undated", "unowned", "later", "sooner", "owned", "dated", "firmer", "done",
    "added",
)  # fmt: skip
_PARTICULARS = frozenset({"date", "owner"})


@dataclass(frozen=True, slots=True)
class Promise:
    """Something that shall be done, with the dates and owners that stand in it or beside it in its row."""

    passage: Passage
    words: str
    due: str = ""
    owned: bool = False
    strength: int = 0


@dataclass(frozen=True, slots=True)
class Promises:
    """The promises of a document, and what else it says of mitigation with how that is asserted."""

    made: tuple[Promise, ...]
    others: tuple[tuple[str, Assertion], ...]


def promises_of(card: WireScorecard) -> Promises:
    """Return what a document promises: the planned evidence for the criteria of mitigation.

    Parameters
    ----------
    card : WireScorecard
        The scorecard.

    Returns
    -------
    Promises
        Each promise once. A date or an owner in a table belongs to the promise that names its row.
    """
    quoted = [e for f in card.findings if f.dimension == DIMENSION for e in f.evidence]
    planned = [e for e in quoted if e.assertion == "planned" and e.polarity == "supports"]
    beside: dict[str, list[WireEvidence]] = {}
    made: dict[str, Passage] = {}
    strength: dict[str, int] = {}
    for evidence in planned:
        if _is_particular(evidence):
            row = evidence.answers.rpartition(" / ")[0]
            if row:
                beside.setdefault(plain_words(row), []).append(evidence)
                made.setdefault(plain_words(row), passage(evidence).model_copy(update={"quote": row, "answers": ""}))
    for evidence in planned:
        if not _is_particular(evidence):
            words = plain_words(evidence.quote)
            made[words] = passage(evidence)
            strength[words] = max(strength.get(words, 0), evidence.strength)
    others = [
        (plain_words(e.quote), e.assertion) for e in quoted if e not in planned and plain_words(e.quote) not in made
    ]
    promises = [
        _promise(words, found, beside.get(words, ()), strength.get(words, 0)) for words, found in made.items() if words
    ]
    return Promises(tuple(promises), tuple(others))


def _is_particular(evidence: WireEvidence) -> bool:
    """Tell whether a quotation is nothing but a date or an owner."""
    kinds = {fact.kind for fact in evidence.facts if (fact.start, fact.end) == (evidence.start, evidence.end)}
    return bool(kinds & _PARTICULARS)


def _promise(words: str, found: Passage, beside: Iterable[WireEvidence], strength: int) -> Promise:
    texts = [found.quote, *(e.quote for e in beside if any(fact.kind == "date" for fact in e.facts))]
    dated = [text for text in texts if last_day(text)]
    owned = any(fact.kind == "owner" for e in beside for fact in e.facts)
    return Promise(found, words, dated[-1] if dated else "", owned, strength)


def promise_changes(
    old: Promises, new: Promises, texts: tuple[Text, Text] | None
) -> tuple[tuple[PromiseChange, ...], int]:
    """Return what became of the promises of a document, and how many were kept as they are.

    Parameters
    ----------
    old, new : Promises
        What the two documents promise.
    texts : tuple of Text, or None
        What their authors say, where it is at hand: a promise that is still said was not dropped.

    Returns
    -------
    tuple of PromiseChange, and int
        The gravest changes first.
    """
    aligned = align(_lines(old), _lines(new))
    changes = [change for a, b in aligned.pairs if (change := _changed(old.made[a], new.made[b]))]
    kept = len(aligned.pairs) - len(changes)
    for number in aligned.alone(0, len(old.made)):
        changes += _alone(old.made[number], new, texts[1] if texts else None, mirrored=False)
    for number in aligned.alone(1, len(new.made)):
        changes += _alone(new.made[number], old, texts[0] if texts else None, mirrored=True)
    return tuple(sorted(changes, key=_order)), kept


def _lines(promises: Promises) -> Sequence[Line]:
    return [Line(promise.words) for promise in promises.made]


def _changed(old: Promise, new: Promise) -> PromiseChange | None:
    fates = sorted(_fates(old, new), key=_GRAVEST.index)
    if not fates:
        return None
    return PromiseChange(fates=tuple(fates), old=old.passage, new=new.passage, old_due=old.due, new_due=new.due)


def _fates(old: Promise, new: Promise) -> Iterator[Fate]:
    if moved := shift(old.due, new.due):
        yield moved
    if bool(old.due) != bool(new.due):
        yield "undated" if old.due else "dated"
    if old.owned != new.owned:
        yield "unowned" if old.owned else "owned"
    if old.words != new.words and old.strength != new.strength:
        yield "weakened" if old.strength > new.strength else "firmer"


def _became(promise: Promise, there: Promises, text: Text | None) -> tuple[Fate | None, Passage | None]:
    """Return what a promise is in a document that does not make it, and its wording there; no fate where it is said."""
    from rapidfuzz import fuzz

    for words, assertion in there.others:
        if fuzz.token_sort_ratio(promise.words, words) >= ALIKE:
            fate: Fate = "done" if assertion == "done" else "weakened"
            return fate, _spot(words, text)
    if text is None:
        return "dropped", None
    alike = [
        (-fuzz.token_sort_ratio(promise.words, line.words), line.words, number)
        for number, line in enumerate(text.lines)
        if fuzz.token_sort_ratio(promise.words, line.words, score_cutoff=ALIKE)
    ]
    if alike:
        _, words, number = min(alike)
        return (None if words == promise.words else "weakened"), text.passage(number)
    return (None if promise.words in text.whole else "dropped"), None


def _spot(words: str, text: Text | None) -> Passage | None:
    numbers = [number for number, line in enumerate(text.lines) if line.words == words] if text else []
    return text.passage(numbers[0]) if text and numbers else None


def _alone(promise: Promise, there: Promises, text: Text | None, *, mirrored: bool) -> Iterator[PromiseChange]:
    """Yield what became of a promise that one document alone makes, or for the newer one how it came about."""
    fate, found = _became(promise, there, text)
    if fate is None:
        return
    due = found.quote if found and last_day(found.quote) else ""
    if mirrored:
        turned = next(new for old, new in (*MIRRORED.items(), ("done", "undone")) if old == fate)
        yield PromiseChange(fates=(turned,), old=found, new=promise.passage, old_due=due, new_due=promise.due)
    else:
        yield PromiseChange(fates=(fate,), old=promise.passage, new=found, old_due=promise.due, new_due=due)


def _order(change: PromiseChange) -> tuple[int, str, str]:
    one, other = (change.old, change.new)
    return (_GRAVEST.index(change.fates[0]), one.quote if one else "", other.quote if other else "")
