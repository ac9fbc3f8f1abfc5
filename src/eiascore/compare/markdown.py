"""Comparison -> Markdown, to paste into a submission; document text acts neither as Markdown nor as HTML."""

from __future__ import annotations

from collections.abc import Iterator

from eiascore.compare import words
from eiascore.compare.model import Comparison, CriterionChange, Passage, PromiseChange, Step
from eiascore.report.tables import plain as without_marks
from eiascore.text import visible


def plain(text: str) -> str:
    """Return document text that acts as nothing, with what cannot be seen made visible."""
    return without_marks(visible(text))


def to_markdown(comparison: Comparison) -> str:
    """Return a comparison as Markdown.

    Parameters
    ----------
    comparison : Comparison
        What was compared.

    Returns
    -------
    str
        Everything that the comparison holds.
    """
    return "\n".join(_lines(comparison)) + "\n"


def _lines(comparison: Comparison) -> Iterator[str]:
    yield from (f"# {words.title(comparison)}", "", plain(words.why(comparison)), "")
    for number, document in enumerate(comparison.documents, 1):
        yield f"{number}. {plain(document.name)}: {plain(words.about(document))}"
    yield ""
    for note in comparison.notes:
        yield from (f"**Note.** {plain(note)}", "")
    numbers = [str(number) for number in range(1, len(comparison.documents) + 1)]
    yield from ("## Letters", "", *_row("", *numbers), _rule(len(numbers)))
    for row in comparison.letters:
        cells = [
            f"{words.letter(given)} ({score:.1f})" if score is not None else words.letter(given)
            for given, score in zip(row.letters, row.scores, strict=True)
        ]
        yield from _row(plain(row.target), *cells)
    for step in comparison.steps:
        yield from _step(comparison, step)
    yield from ("", "## All levels", "", *_row("Criterion", *numbers), _rule(len(numbers)))
    for level in comparison.levels:
        yield from _row(plain(level.criterion), *map(words.digit, level.levels))
    yield from _apart(comparison)
    yield from ("", *(f"*{plain(limit)}*\n" for limit in comparison.limits))


def _row(*cells: str) -> tuple[str]:
    return (f"| {' | '.join(cells)} |",)


def _rule(columns: int) -> str:
    return "|---" * (columns + 1) + "|"


def _said(passage: Passage) -> str:
    return f"“{plain(passage.quote)}” ({plain(words.place(passage))})"


def _step(comparison: Comparison, step: Step) -> Iterator[str]:
    yield from ("", f"## What changed from {step.old + 1} to {step.new + 1}", "")
    if words.is_empty(step):
        yield "Nothing."
        return
    yield from (" ".join(words.tally(comparison, step)), "")
    for change in step.criteria:
        yield from _criterion(change)
    caps = [
        (said, cap)
        for said, caps in ((words.CAP_WENT, step.caps_went), (words.CAP_CAME, step.caps_came))
        for cap in caps
    ]
    yield from _list(
        "Limits that lower a letter",
        [
            f"{said}: {cap.target} at most {cap.at_most}: {plain(cap.reason)}"
            + (f": {_said(cap.passage)}" if cap.passage else "")
            for said, cap in caps
        ],
    )
    flags = [("gone", flag) for flag in step.flags_went] + [("new", flag) for flag in step.flags_came]
    yield from _list("Red flags", [f"{said}: {plain(f.id)}: {plain(f.means)}: {_said(f.passage)}" for said, f in flags])
    yield from _list("Promises", [_promise(change) for change in step.promises])
    yield from _sentences(step)


def _criterion(change: CriterionChange) -> Iterator[str]:
    yield from (f"### {plain(change.criterion)}: {words.move(change)}", "", plain(change.question), "")
    yield from (f"* {words.gone_words(gone, went=True)}: {_said(gone.passage)}" for gone in change.went)
    yield from (f"* {words.gone_words(gone, went=False)}: {_said(gone.passage)}" for gone in change.came)
    yield from (f"* reworded: {_said(item.old)} → {_said(item.new)}" for item in change.reworded)
    yield from (f"* {plain(reason)}" for reason in words.reasons(change))
    yield ""


def _promise(change: PromiseChange) -> str:
    wordings = [_said(passage) for passage in (change.old, change.new) if passage]
    return f"{plain(words.promise_words(change))}: {' → '.join(dict.fromkeys(wordings))}"


def _sentences(step: Step) -> Iterator[str]:
    changes = step.sentences
    if changes is None:
        return
    yield from _list("Sentences gone", [_said(passage) for passage in changes.went])
    yield from _list("Sentences new", [_said(passage) for passage in changes.came])
    reworded = [
        f"{_said(item.old)} → {_said(item.new)}" + (f": {words.SHIFTS[item.shift]}" if item.shift else "")
        for item in changes.reworded
    ]
    yield from _list("Sentences reworded", reworded)
    yield from _list(
        "Sentences moved", [f"{_said(item.old)} → {plain(words.place(item.new))}" for item in changes.moved]
    )


def _list(title: str, items: list[str]) -> Iterator[str]:
    if items:
        yield from (f"### {title}: {len(items)}", "", *(f"* {item}" for item in items), "")


def _apart(comparison: Comparison) -> Iterator[str]:
    if comparison.relation == "versions":
        return
    for row in words.far_apart(comparison):
        yield from ("", f"### {plain(row.criterion)}: {plain(row.question)}", "")
        for number, (level, passage) in enumerate(zip(row.levels, row.quotations, strict=True), 1):
            yield f"{number}. level {words.digit(level)}: {_said(passage) if passage else 'no quotation'}"
