"""Two batches of the same documents: what a new rubric, model or version of eiascore changed."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path

from eiascore.batch.model import Task
from eiascore.batch.store import Results
from eiascore.compare.align import plain_words
from eiascore.compare.model import Passage
from eiascore.compare.scores_model import CriterionSum, DocumentDiff, LetterDiff, LevelDiff, Made, ScoreDiff
from eiascore.compare.source import passage
from eiascore.errors import ResultsError
from eiascore.schema.wire import WireDimension, WireFinding, WireGrade, WireScorecard


class _Sums:
    """What is counted while documents pass by, so that none has to be kept."""

    def __init__(self) -> None:
        self.levels: dict[str, list[int | None]] = {}  # a change of each pair; None where one has no level
        self.letters = self.letters_changed = self.gained = self.lost = 0
        self.made: tuple[dict[str, dict[str, None]], ...] = (defaultdict(dict), defaultdict(dict))

    def note(self, side: int, card: WireScorecard) -> None:
        profile = f", {card.rubric.profile}" if card.rubric.profile else ""
        self.made[side]["rubrics"][f"{card.rubric.id} {card.rubric.version} ({card.rubric.sha256[:12]}{profile})"] = (
            None
        )
        self.made[side]["models"][card.provenance.model or "rules alone"] = None
        self.made[side]["tools"][card.provenance.tool] = None


def diff_scores(old: str | Path, new: str | Path) -> ScoreDiff:
    """Compare two folders of results over the same documents.

    Parameters
    ----------
    old, new : str or Path
        Folders that ``eiascore batch`` made, under two rubrics, models or versions.

    Returns
    -------
    ScoreDiff
        Each letter and level that changed, with its explanation, and a summary.

    Raises
    ------
    ResultsError
        One is no folder of results, or they have no document in common.

    Examples
    --------
    >>> from eiascore.compare import diff_scores
    >>> diff_scores("results-1.0", "results-1.1").levels_changed  # doctest: +SKIP
    3
    """
    with ExitStack() as stack:
        one, other = (stack.enter_context(Results.open(folder, write=False)) for folder in (old, new))
        pairs, only_old, only_new = _matched(one.plan().tasks, other.plan().tasks)
        if not pairs:
            raise ResultsError(
                f"{old} and {new} have no document in common.",
                "Score the same files into both: they are matched by content.",
            )
        sums = _Sums()
        compared = [
            _document(task, one, to, other, sums) for task, to in pairs if one.has(task.key) and other.has(to.key)
        ]
    return ScoreDiff(
        old=_made(old, len(pairs) + len(only_old), sums.made[0]),
        new=_made(new, len(pairs) + len(only_new), sums.made[1]),
        matched=len(compared),
        only_old=only_old,
        only_new=only_new,
        levels_compared=sum(map(len, sums.levels.values())),
        levels_changed=sum(change != 0 for changes in sums.levels.values() for change in changes),
        letters_compared=sums.letters,
        letters_changed=sums.letters_changed,
        evidence_gained=sums.gained,
        evidence_lost=sums.lost,
        criteria=tuple(_sum(name, changes) for name, changes in sums.levels.items()),
        documents=tuple(diff for diff in compared if diff is not None),
    )


def _made(folder: str | Path, documents: int, found: dict[str, dict[str, None]]) -> Made:
    return Made(folder=str(folder), documents=documents, **{field: tuple(values) for field, values in found.items()})


def _matched(
    old: Sequence[Task], new: Sequence[Task]
) -> tuple[list[tuple[Task, Task]], tuple[str, ...], tuple[str, ...]]:
    """Return the tasks of the same content, those of the same name first, and the names of the others."""
    there: dict[str, list[Task]] = defaultdict(list)
    for task in new:
        there[task.sha256].append(task)
    pairs, only_old = [], []
    for task in old:
        others = there[task.sha256]
        if not others:
            only_old.append(task.reference.name)
            continue
        namesake = next((other for other in others if other.reference.name == task.reference.name), others[0])
        others.remove(namesake)
        pairs.append((task, namesake))
    return pairs, tuple(only_old), tuple(task.reference.name for tasks in there.values() for task in tasks)


def _sum(criterion: str, changes: Sequence[int | None]) -> CriterionSum:
    known = [change for change in changes if change is not None]
    mean = sum(known) / len(known) if known else 0.0
    return CriterionSum(
        criterion=criterion, compared=len(changes), changed=sum(c != 0 for c in changes), mean_change=round(mean, 4)
    )


def _document(task: Task, old: Results, to: Task, new: Results, sums: _Sums) -> DocumentDiff | None:
    """Return what changed for a document, None where nothing did."""
    before, after = old.get(task.key), new.get(to.key)
    fates = [_error(text) for text in (before, after)]
    if any(fates):
        if fates[0] == fates[1]:
            return None
        said = " → ".join(f"error {fate}" if fate else "scored" for fate in fates)
        return DocumentDiff(name=task.reference.name, sha256=task.sha256, fate=said, letters=(), levels=())
    one, other = WireScorecard.model_validate_json(before), WireScorecard.model_validate_json(after)
    sums.note(0, one)
    sums.note(1, other)
    kinds = [one.document.kind, other.document.kind]
    letters, levels = tuple(_letters(one, other, sums)), tuple(_levels(one, other, sums))
    fate = "" if kinds[0] == kinds[1] else " → ".join(kinds)
    if not (letters or levels or fate):
        return None
    return DocumentDiff(name=task.reference.name, sha256=task.sha256, fate=fate, letters=letters, levels=levels)


def _error(record: str) -> str:
    found = json.loads(record).get("error")
    return str(found["code"]) if found else ""


def _letters(old: WireScorecard, new: WireScorecard, sums: _Sums) -> Iterator[LetterDiff]:
    before: dict[str, WireGrade | WireDimension] = {"overall": old.grade, **old.grade.dimensions}
    after: dict[str, WireGrade | WireDimension] = {"overall": new.grade, **new.grade.dimensions}
    for target in dict.fromkeys([*before, *after]):
        one, other = before.get(target), after.get(target)
        letters = (one.letter if one else None, other.letter if other else None)
        sums.letters += letters != (None, None)
        if letters[0] != letters[1]:
            sums.letters_changed += 1
            scores = " → ".join("none" if g is None or g.score is None else f"{g.score:.1f}" for g in (one, other))
            because = [f"score {scores}", *_caps(target, old, new)]
            yield LetterDiff(target=target, old=letters[0], new=letters[1], because=tuple(because))


def _caps(target: str, old: WireScorecard, new: WireScorecard) -> Iterator[str]:
    before, after = (
        {f"at most {cap.at_most}: {cap.reason}": None for cap in card.grade.caps if cap.target == target}
        for card in (old, new)
    )
    yield from (f"limit gone: {cap}" for cap in before if cap not in after)
    yield from (f"limit new: {cap}" for cap in after if cap not in before)


def _levels(old: WireScorecard, new: WireScorecard, sums: _Sums) -> Iterator[LevelDiff]:
    before = {finding.criterion: finding for finding in old.findings}
    after = {finding.criterion: finding for finding in new.findings}
    for criterion in dict.fromkeys([*before, *after]):
        one, other = before.get(criterion), after.get(criterion)
        lost, gained = _alone(one, other), _alone(other, one)
        sums.lost += len(lost)
        sums.gained += len(gained)
        levels = (one.level if one else None, other.level if other else None)
        change = None if None in levels else (levels[1] or 0) - (levels[0] or 0)
        sums.levels.setdefault(criterion, []).append(0 if levels[0] == levels[1] else change)
        if levels[0] != levels[1] or _status(one) != _status(other):
            yield LevelDiff(
                criterion=criterion,
                old=levels[0],
                new=levels[1],
                old_status=_status(one),
                new_status=_status(other),
                gained=gained,
                lost=lost,
                old_trace=_steps_alone(one, other),
                new_trace=_steps_alone(other, one),
            )


def _status(finding: WireFinding | None) -> str:
    return finding.status if finding else "not asked"


def _alone(one: WireFinding | None, other: WireFinding | None) -> tuple[Passage, ...]:
    """Return the quotations of a finding that another one lacks."""
    there = {(plain_words(e.quote), e.polarity) for e in (other.evidence if other else ())}
    return tuple(passage(e) for e in (one.evidence if one else ()) if (plain_words(e.quote), e.polarity) not in there)


def _steps_alone(one: WireFinding | None, other: WireFinding | None) -> tuple[str, ...]:
    there = set(other.trace) if other else set()
    return tuple(step for step in (one.trace if one else ()) if step not in there)
