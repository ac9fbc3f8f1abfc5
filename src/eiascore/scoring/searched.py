"""The ground on which an absence is stated: where was looked, by what, and what came nearest."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple, TypeVar

from eiascore.checks import DocumentView, Match, View
from eiascore.checks.statement import Miss
from eiascore.rubric import Criterion, Rule
from eiascore.schema import Document, NearMiss, Searched

T = TypeVar("T")

MOST_NEAR_MISSES = 3
_MOST_LOOKED_AT = 20  # passages
# How a passage failed, from the nearest to evidence to the farthest; the first words of the reason.
_STAGES = (
    "it is promised", "it is said", "it is the form", "it carries no", "it names", "its words", "it answers another",
    "it stands", "it is too", "it is told", "it says nothing of",
)  # fmt: skip
# A passage that neither says anything of the matter nor answers it is no near miss, and nor is one in another place.
_FAR = ("it does not answer", "it is too short")


def searched(
    criterion: Criterion, document: DocumentView, misses: Iterable[tuple[Match | Miss, Rule]], used: set[int]
) -> Searched:
    """Return where was looked for a criterion, with the passages that a reader might have taken for evidence.

    Parameters
    ----------
    criterion : Criterion
        The criterion.
    document : DocumentView
        What was read, as the checks see it.
    misses : iterable of tuple
        What failed, with the rule.
    used : set of int
        Sentences that are evidence.

    Returns
    -------
    Searched
        With at most three near misses, the nearest first.
    """
    best = [min(found, key=lambda item: item.stage) for found in _nearest(list(_near(misses, used)))]
    return Searched(
        sentences=len(document.authored),
        sections=len(document.document.sections),
        pages=len(document.document.pages),
        rules=tuple(rule.id for rule in criterion.rules),
        near_misses=tuple(near_miss(document, item.view, item.rule.id, item.reason) for item in best),
        places=document.once("places searched", lambda view: tuple(_places(view.document))),
        unreadable=document.once("places unreadable", lambda view: tuple(_unreadable(view.document))),
    )


class _Near(NamedTuple):
    """A rule that a passage nearly met, and why it did not."""

    view: View
    rule: Rule
    reason: str

    @property
    def stage(self) -> int:
        """How far from evidence it is."""
        return next((n for n, start in enumerate(_STAGES) if self.reason.startswith(start)), len(_STAGES))


def _near(misses: Iterable[tuple[Match | Miss, Rule]], used: set[int]) -> Iterator[list[_Near]]:
    """Yield the rules that a passage nearly met, for the passages that nearly met most of them."""
    missed: dict[int, list[tuple[Match | Miss, Rule]]] = defaultdict(list)
    for miss, rule in misses:
        if miss.view.index not in used and not miss.unanswered:
            missed[miss.view.index].append((miss, rule))
    # To say why each of hundreds failed would cost more than to judge the document.
    for found in sorted(missed.values(), key=len, reverse=True)[:_MOST_LOOKED_AT]:
        told = [_Near(miss.view, rule, miss.failed) for miss, rule in found if miss.is_about]
        if near := [item for item in told if not item.reason.startswith(_FAR)]:
            yield near


def _nearest(near: list[list[_Near]]) -> list[list[_Near]]:
    """Return the nearest: how late they failed, how many rules they nearly met, then how much they say."""
    ranks = [(min(item.stage for item in found), -len(found)) for found in near]
    last = sorted(ranks)[:MOST_NEAR_MISSES][-1:]
    left = [(rank, found) for rank, found in zip(ranks, near, strict=True) if [rank] <= last]
    # Particulars are found for those only that nothing else tells apart.
    shared = {rank for rank, times in Counter(rank for rank, _ in left).items() if times > 1}
    says = [-len(found[0].view.facts) if rank in shared else 0 for rank, found in left]
    order = sorted(range(len(left)), key=lambda at: (left[at][0], says[at], left[at][1][0].view.sentence.start))
    return [left[at][1] for at in order[:MOST_NEAR_MISSES]]


def near_miss(document: DocumentView, view: View, rule: str, reason: str) -> NearMiss:
    """Return the near miss that a sentence is."""
    s = view.sentence
    file = annex_at(document.document, s.start)
    return NearMiss(start=s.start, end=s.end, page=s.page, rule=rule, reason=reason, file=file)


def annex_at(document: Document, offset: int) -> str:
    """Return the name of the annex that a place in the text stands in, "" for the main file.

    Parameters
    ----------
    document : Document
        The document.
    offset : int
        Place in its text.

    Returns
    -------
    str
        A name of ``document.files``.
    """
    number = bisect_right(document.files, offset, key=lambda file: file.start) - 1
    return document.files[number].name if number > 0 else ""


def _places(document: Document) -> Iterator[str]:
    """Yield what was searched: the pages of each file, or its sections from the first to the last."""
    pages = _by_file(document, [(p.start, p.number) for p in document.pages if document.quote(p).strip()])
    titles = _by_file(document, [(s.start, s.title) for s in document.sections if s.title])
    for file in dict.fromkeys(("", *(f.name for f in document.files[1:]))):
        lead = f"{file}, " if file else ""
        if file in pages:
            yield f"{lead}{_ranges(pages[file])}"
        elif file in titles:
            first, last = titles[file][0], titles[file][-1]
            yield f"{lead}from “{first}” to “{last}”" if first != last else f"{lead}“{first}”"


def _unreadable(document: Document) -> Iterator[str]:
    """Yield the pages that hold no text: what stands on them, in a picture perhaps, was not searched."""
    blank = _by_file(document, [(p.start, p.number) for p in document.pages if not document.quote(p).strip()])
    for file, numbers in blank.items():
        yield f"{file}, {_ranges(numbers)}" if file else _ranges(numbers)


def _by_file(document: Document, items: Iterable[tuple[int, T]]) -> dict[str, list[T]]:
    found: dict[str, list[T]] = defaultdict(list)
    for start, item in items:
        found[annex_at(document, start)].append(item)
    return found


def _ranges(numbers: list[int]) -> str:
    """Return page numbers as ranges, such as "pages 1-4, 6"."""
    runs: list[list[int]] = []
    for number in sorted(numbers):
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    shown = ", ".join(f"{run[0]}-{run[-1]}" if len(run) > 1 else str(run[0]) for run in runs)
    return f"page{'s' * (len(numbers) > 1)} {shown}"
