"""Comparison -> terminal. Words say all; colour and marks only repeat them. Document text is never markup."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.console import Console, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from eiascore.compare import words
from eiascore.compare.model import Comparison, CriterionChange, Passage, PromiseChange, Reworded, Step
from eiascore.text import shortened, squeeze

_MOST = 10  # of a list; the other formats hold all
_LONGEST = 220
_STYLES = {"rose": "green", "fell": "red", "": ""}


def print_comparison(comparison: Comparison, console: Console) -> None:
    """Print a comparison.

    Parameters
    ----------
    comparison : Comparison
        What was compared.
    console : rich.console.Console
        Where to; its width decides the layout.
    """
    for part in _parts(comparison):
        console.print(part, highlight=False)


def _parts(comparison: Comparison) -> Iterator[RenderableType]:
    yield Text(words.title(comparison), style="bold")
    yield Text(words.why(comparison))
    yield Text()
    for number, document in enumerate(comparison.documents, 1):
        yield _hanging(f"{number}  ", Text.assemble((squeeze(document.name), "bold"), f": {words.about(document)}"))
    for note in comparison.notes:
        yield Text(f"Note: {squeeze(note)}", style="yellow")
    yield Text()
    yield _letters(comparison)
    for step in comparison.steps:
        yield from _step(comparison, step)
    if comparison.relation == "different":
        yield from _apart(comparison)
    yield from _heading("all levels")
    yield _levels(comparison)
    yield Text()
    for limit in comparison.limits:
        yield Text(limit, style="italic")


def _heading(title: str) -> Iterator[RenderableType]:
    yield Text()
    yield Text(title.upper(), style="bold")


def _hanging(mark: str, text: Text, indent: int = 0) -> RenderableType:
    """Return a text whose further lines stand under its first word."""
    table = Table.grid(padding=0)
    table.add_column(no_wrap=True, width=len(mark))
    table.add_column(ratio=1, overflow="fold")
    table.add_row(Text(mark), text)
    return Padding(table, (0, 0, 0, indent))


def _grid(comparison: Comparison) -> Table:
    table = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False, header_style="dim")
    table.add_column("", no_wrap=True)
    for number in range(1, len(comparison.documents) + 1):
        table.add_column(str(number), justify="center", no_wrap=True)
    table.add_column("", no_wrap=True)
    return table


def _ways(comparison: Comparison, values: Sequence[float | None]) -> Text:
    """Return which way a row went from the first version to the last, where they are versions."""
    way = words.direction(values[0], values[-1]) if comparison.relation == "versions" else ""
    return Text(way, style=_STYLES[way])


def _letters(comparison: Comparison) -> Table:
    table = _grid(comparison)
    for row in comparison.letters:
        shown = [Text(words.letter(given), style="bold") for given in row.letters]
        scores = " → ".join("–" if score is None else f"{score:.1f}" for score in row.scores)
        way = _ways(comparison, row.scores)
        score = (
            Text.assemble(f"{scores}  ", way)
            if comparison.relation == "versions"
            else Text(scores.replace(" → ", "  "))
        )
        table.add_row(Text(row.target), *shown, score)
    return table


def _levels(comparison: Comparison) -> Table:
    table = _grid(comparison)
    dimension = ""
    for row in comparison.levels:
        if row.dimension != dimension:
            dimension = row.dimension
            table.add_row(Text(dimension, style="bold"))
        known = row.levels if all(level is not None for level in row.levels) else (None,)
        levels = [Text(words.digit(level)) for level in row.levels]
        table.add_row(Text(f"  {row.criterion}"), *levels, _ways(comparison, known))
    return table


def _step(comparison: Comparison, step: Step) -> Iterator[RenderableType]:
    yield from _heading(f"what changed from {step.old + 1} to {step.new + 1}")
    if words.is_empty(step):
        yield Text("Nothing.")
        return
    for line in words.tally(comparison, step):
        yield Text(line)
    moved = [change for change in step.criteria if change.moved]
    for change in moved:
        yield Text()
        yield from _criterion(change)
    if other := [change for change in step.criteria if not change.moved]:
        told = ", ".join(f"{c.criterion} (+{len(c.came)} −{len(c.went)})" for c in other)
        yield Text()
        yield _hanging("  ", Text(f"Same level on other quotations: {told}", style="dim"))
    yield from _caps_and_flags(step)
    yield from _promises(step)
    yield from _sentences(step)


def _criterion(change: CriterionChange) -> Iterator[RenderableType]:
    way = words.direction(change.old, change.new)
    head = Text.assemble(
        (change.criterion, "bold"), f": {words.move(change)}", (f"  {way}" if way else "", _STYLES[way])
    )
    yield head
    yield Padding(Text(squeeze(change.question), style="dim"), (0, 0, 0, 2))
    items = [_quoted("−", words.gone_words(gone, went=True), gone.passage) for gone in change.went]
    items += [_quoted("+", words.gone_words(gone, went=False), gone.passage) for gone in change.came]
    items += [_both(item) for item in change.reworded]
    yield from _listed(items)
    for reason in words.reasons(change):
        yield _hanging("  ", Text(squeeze(reason), style="italic"))


def _caps_and_flags(step: Step) -> Iterator[RenderableType]:
    items = []
    for mark, said, caps in (("−", words.CAP_WENT, step.caps_went), ("+", words.CAP_CAME, step.caps_came)):
        for cap in caps:
            text = f"{said}: {cap.target} at most {cap.at_most}: {cap.reason}"
            items.append(
                _quoted(mark, text, cap.passage) if cap.passage else _hanging(f"{mark} ", Text(squeeze(text)), 2)
            )
    if items:
        yield from _heading("limits that lower a letter")
        yield from _listed(items)
    flags = [_quoted("−", f"gone: {f.id}: {f.means}", f.passage) for f in step.flags_went]
    flags += [_quoted("+", f"new: {f.id}: {f.means}", f.passage) for f in step.flags_came]
    if flags:
        yield from _heading("red flags")
        yield from _listed(flags)


def _promises(step: Step) -> Iterator[RenderableType]:
    if not step.promises and not step.promises_kept:
        return
    yield from _heading("promises")
    yield Text(f"{step.promises_kept} kept as they are, {len(step.promises)} changed.")
    yield from _listed([_promise(change) for change in step.promises])


def _promise(change: PromiseChange) -> RenderableType:
    said = words.promise_words(change)
    mark = "−" if change.new is None else "+" if change.old is None else "~"
    if change.old and change.new and squeeze(change.old.quote) != squeeze(change.new.quote):
        return _both(Reworded(old=change.old, new=change.new), said)
    only = change.new or change.old
    return _quoted(mark, said, only) if only else Text(said)


def _sentences(step: Step) -> Iterator[RenderableType]:
    changes = step.sentences
    if changes is None:
        return
    for title, items in (
        ("sentences gone", [_quoted("−", "", passage) for passage in changes.went]),
        ("sentences new", [_quoted("+", "", passage) for passage in changes.came]),
        ("sentences reworded", [_both(item, words.SHIFTS[item.shift]) for item in changes.reworded]),
        ("sentences moved", [_quoted("~", f"to {words.place(item.new)}", item.old) for item in changes.moved]),
    ):
        if items:
            yield from _heading(f"{title}: {len(items)}")
            yield from _listed(items)


def _listed(items: Sequence[RenderableType]) -> Iterator[RenderableType]:
    yield from items[:_MOST]
    if (more := len(items) - _MOST) > 0:
        yield Text(f"  and {more} more in --format html, md or json", style="dim")


def _quoted(mark: str, said: str, passage: Passage) -> RenderableType:
    head = f"{squeeze(said)}: " if said else ""
    return _hanging(f"{mark} ", Text(f"{head}{_quote(passage)} ({words.place(passage)})"), 2)


def _both(item: Reworded, said: str = "") -> RenderableType:
    said = said or "reworded"
    text = Text(f"{said}: {_quote(item.old)}")
    text.append(f"\n→ {_quote(item.new)} ({words.place(item.new)})")
    return _hanging("~ ", text, 2)


def _quote(passage: Passage) -> str:
    return f"“{shortened(passage.quote, _LONGEST)}”"


def _apart(comparison: Comparison) -> Iterator[RenderableType]:
    rows = words.far_apart(comparison)
    if not rows:
        return
    yield from _heading("where they are two levels apart or more")
    for row in rows:
        yield Text.assemble((row.criterion, "bold"), f": {squeeze(row.question)}")
        for number, (level, passage) in enumerate(zip(row.levels, row.quotations, strict=True), 1):
            shown = f"{_quote(passage)} ({words.place(passage)})" if passage else "no quotation"
            yield _hanging(f"{number}  ", Text(f"level {words.digit(level)}: {shown}"), 2)
