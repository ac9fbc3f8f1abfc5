"""Differences between two batches -> terminal and Markdown."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from eiascore.compare.markdown import plain
from eiascore.compare.model import Passage
from eiascore.compare.scores_model import LevelDiff, ScoreDiff
from eiascore.compare.words import digit, letter, place
from eiascore.report.words import counted
from eiascore.text import shortened, squeeze

_LONGEST = 220
_MOST_NAMES = 5
Line = tuple[int, str]  # how deep, and what is said


def print_diff(diff: ScoreDiff, console: Console) -> None:
    """Print the differences between two batches."""
    for depth, said in lines(diff):
        bold = "bold" if depth == 0 else ""
        console.print(
            Padding(Text(squeeze(said), style=bold), (0, 0, 0, 2 * depth)) if said else Text(), highlight=False
        )


def to_markdown(diff: ScoreDiff) -> str:
    """Return the differences between two batches as Markdown."""
    shown = []
    for depth, said in lines(diff):
        before = ("\n## ", "* ", "    * ", "        * ")[depth] if said else ""
        shown.append(f"{before}{plain(said)}\n" if depth == 0 else f"{before}{plain(said)}")
    return "# Scores compared\n" + "\n".join(line for line in shown if line.strip()) + "\n"


def lines(diff: ScoreDiff) -> Iterator[Line]:
    """Yield what there is to say, each line with its depth: headings at 0."""
    yield 0, summary(diff)
    yield 1, f"old: {diff.old.folder}, {counted(diff.old.documents, 'document')}"
    yield 1, f"new: {diff.new.folder}, {counted(diff.new.documents, 'document')}"
    for name in ("rubrics", "models", "tools"):
        yield 1, f"{name}: {_made(getattr(diff.old, name), getattr(diff.new, name))}"
    for side, names in (("old", diff.only_old), ("new", diff.only_new)):
        if names:
            more = f" and {len(names) - _MOST_NAMES} more" if len(names) > _MOST_NAMES else ""
            yield 1, f"only in the {side} folder: {', '.join(names[:_MOST_NAMES])}{more}"
    yield 1, f"letters: {diff.letters_changed} of {diff.letters_compared} changed"
    yield 1, f"quotations: {diff.evidence_gained} gained, {diff.evidence_lost} lost"
    if any(row.changed for row in diff.criteria):
        yield 0, "Criteria whose levels changed"
        for row in sorted(diff.criteria, key=lambda row: -row.changed):
            if row.changed:
                yield 1, f"{row.criterion}: {row.changed} of {row.compared}, mean change {row.mean_change:+.2f}"
    for document in diff.documents:
        yield 0, f"{document.name}{f': {document.fate}' if document.fate else ''}"
        for change in document.letters:
            yield 1, f"{change.target} {letter(change.old)} → {letter(change.new)}: {'; '.join(change.because)}"
        for level in document.levels:
            yield from _level(level)


def summary(diff: ScoreDiff) -> str:
    """Return the whole in a sentence."""
    changed = f"{diff.levels_changed:,} of {counted(diff.levels_compared, 'level')} changed"
    return f"{changed}, over {counted(diff.matched, 'document')} in both; {len(diff.documents)} of them score otherwise"


def _made(old: Sequence[str], new: Sequence[str]) -> str:
    before, after = "; ".join(old) or "none", "; ".join(new) or "none"
    return f"{before} in both" if before == after else f"{before} → {after}"


def _level(level: LevelDiff) -> Iterator[Line]:
    statuses = "" if level.old_status == level.new_status else f" ({level.old_status} → {level.new_status})"
    yield 1, f"{level.criterion} {digit(level.old)} → {digit(level.new)}{statuses}"
    yield from ((2, f"lost: {_quoted(found)}") for found in level.lost)
    yield from ((2, f"gained: {_quoted(found)}") for found in level.gained)
    yield from ((2, f"before: {step}") for step in level.old_trace)
    yield from ((2, f"now: {step}") for step in level.new_trace)


def _quoted(found: Passage) -> str:
    return f"“{shortened(found.quote, _LONGEST)}” ({place(found)})"
