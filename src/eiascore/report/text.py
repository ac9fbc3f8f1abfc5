"""Scorecard -> terminal. Colour only repeats what a word already says.

Document text is printed as ``Text``, never as a string that rich would search for markup or emoji codes, and without
control characters, so that a document cannot write to the reader's terminal anything but words.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from eiascore.report.caution import cautions
from eiascore.report.words import (
    FOUND_BY,
    KINDS,
    POLARITIES,
    STATUSES,
    given_words,
    level_words,
    profile_lines,
    relevance_words,
    what_was_read,
    where,
)
from eiascore.schema import Evidence, Finding, Scorecard
from eiascore.schema.scorecard import Cap
from eiascore.text import shortened, squeeze

_STYLES = {0: "bold red", 1: "yellow", 2: "cyan", 3: "bold green", None: "dim"}
_MARKS = {0: "○○○", 1: "●○○", 2: "●●○", 3: "●●●", None: "–"}
_LONGEST_QUOTE = 260
_LONGEST_QUESTION = 60
_SHORT_ANSWER = 8


def print_card(card: Scorecard, console: Console) -> None:
    """Print a scorecard.

    Parameters
    ----------
    card : Scorecard
        The scorecard.
    console : rich.console.Console
        Where to; its width decides the layout.
    """
    console.print(_head(card), highlight=False)
    for dimension, grade in card.grade.dimensions.items():
        console.print()
        console.print(Text(f"{dimension.upper()}  {grade.letter or 'not asked'}", style="bold"), highlight=False)
        console.print(_criteria(card, dimension), highlight=False)
    if card.red_flags:
        console.print()
        console.print(_flags(card), highlight=False)
    console.print()
    for limit in card.limits:
        console.print(Text(limit, style="italic"), highlight=False)


def _head(card: Scorecard) -> RenderableType:
    document = card.document
    count = len(document.pages)
    pages = f"{count} page{'s' if count > 1 else ''}, " if count else ""
    lines = [
        Text(squeeze(document.name), style="bold"),
        Text(squeeze(f"{KINDS[card.kind.kind]} ({pages}{document.words:,} words; {'; '.join(card.kind.reasons)})")),
    ]
    lines += [Text(squeeze(line)) for line in (*what_was_read(document), *profile_lines(card))]
    lines += [Text(squeeze(said))] if (said := given_words(card)) else []
    lines += [Text(squeeze(f"Note: {note}"), style="yellow") for note in document.quality.notes]
    if card.grade.letter:
        letters = Text("  ").join(
            Text.assemble(f"{name} ", (grade.letter or "–", "bold")) for name, grade in card.grade.dimensions.items()
        )
        lines += [Text(), letters, Text.assemble("overall ", (card.grade.letter, "bold"))]
        lines += [_cap(cap) for cap in card.grade.caps]
        lines += [Text(f"  {squeeze(line)}", style="yellow") for line in cautions(card)]
        lines += [Text(said)] if (said := relevance_words(card)) else []  # a rubric need not ask
        lines += [Text("  ").append(_line(card, evidence)) for evidence in card.relevance.evidence[:1]]
    return Group(*lines)


def _cap(cap: Cap) -> Text:
    shown = f": {_quote(cap.quote)} ({squeeze(where(cap.page, '', cap.file))})" if cap.quote else ""
    return Text(f"  {cap.target} at most {cap.at_most}: {cap.reason}{shown}", style="yellow")


def _criteria(card: Scorecard, dimension: str) -> Table:
    table = Table(box=None, padding=(0, 2, 0, 0), show_header=False, pad_edge=False)
    table.add_column(no_wrap=True)
    table.add_column(ratio=1)
    left_out: dict[tuple[str, Evidence | None], list[str]] = defaultdict(list)
    for finding in card.findings:
        if finding.dimension == dimension:
            if finding.status == "not_applicable":
                reason = next((e for e in finding.evidence if e.polarity == "excuses"), None)
                left_out[finding.means, reason].append(finding.criterion)
                continue
            level = Text(f"{_MARKS[finding.level]} {level_words(finding)}", style=_STYLES[finding.level])
            table.add_row(level, Group(*_finding(card, finding)))
    for (means, reason), criteria in left_out.items():
        told = [Text(f"{', '.join(criteria)}: {means}", style="dim"), *([_line(card, reason)] if reason else [])]
        table.add_row(Text("– not applicable" if reason else "– not asked", style="dim"), Group(*told))
    return table


def _finding(card: Scorecard, finding: Finding) -> Iterator[Text]:
    yield Text(f"{finding.criterion}: {finding.question}")
    supports = [e for e in finding.evidence if e.polarity == "supports"]
    against = [e for e in finding.evidence if e.polarity == "undermines"]
    for evidence in (supports[:1] if finding.level else []) or against[:1]:
        yield _line(card, evidence)
    if finding.level and against:
        yield _line(card, against[0])
    if not finding.level:
        near = len(finding.searched.near_misses)
        nearly = f"; {near} passage{'s' * (near > 1)} came near" if near else ""
        looked = f"looked at {finding.searched.sentences} sentences{nearly}"
        yield Text(f"{STATUSES[finding.status]} ({looked}; eiascore … --explain {finding.criterion})", style="dim")


def _line(card: Scorecard, evidence: Evidence) -> Text:
    quote = _quote(card.document.text[evidence.start : evidence.end])
    promised = "" if evidence.assertion == "done" else f", {evidence.assertion}"
    place = squeeze(where(evidence.page, evidence.section, evidence.file))
    # A date or a name says nothing without its question; a sentence speaks for itself.
    short = len(quote.split()) <= _SHORT_ANSWER and evidence.answers
    asked = f", answering {_quote(evidence.answers, _LONGEST_QUESTION)}" if short else ""
    found = f", {said}" if (said := FOUND_BY[evidence.found_by]) else ""
    return Text(f"{POLARITIES[evidence.polarity]}: {quote} ({place}{asked}{promised}{found})", style="italic")


def _quote(text: str, longest: int = _LONGEST_QUOTE) -> str:
    return f"“{shortened(text, longest)}”"


def _flags(card: Scorecard) -> RenderableType:
    lines: list[RenderableType] = [Text("RED FLAGS", style="bold")]
    for flag in card.red_flags[:12]:
        place = squeeze(where(flag.page, "", flag.file))
        lines.append(Padding(Text(f"{flag.id}: {flag.means}: {_quote(flag.quote)} ({place})"), (0, 0, 0, 2)))
    if len(card.red_flags) > 12:
        lines.append(Text(f"  and {len(card.red_flags) - 12} more in --json"))
    return Group(*lines)


def print_ungraded(card: Scorecard, console: Console) -> None:
    """Say what a document is that gets no letter."""
    console.print(_head(card), highlight=False)


def print_explanation(card: Scorecard, criterion: str, console: Console) -> None:
    """Print everything behind one finding: evidence with reasons, where was looked, near misses.

    Parameters
    ----------
    card : Scorecard
        The scorecard.
    criterion : str
        Id of the criterion.
    console : rich.console.Console
        Where to.

    Raises
    ------
    KeyError
        If the scorecard has no such criterion.
    """
    finding = card.finding(criterion)

    def line(text: str, style: str = "", indent: int = 0) -> None:
        console.print(Padding(Text(squeeze(text), style=style), (0, 0, 0, indent)), highlight=False)

    line(f"{finding.criterion}: {finding.question}", "bold")
    line(f"Level {level_words(finding)}: {finding.means}")
    line(f"Status {finding.status}, confidence {finding.confidence:.2f}")
    for step in finding.trace:
        line(step, indent=2)
    for evidence in finding.evidence:
        console.print()
        console.print(_line(card, evidence), highlight=False)
        line(f"{evidence.rule}: {evidence.why}", indent=2)
        if evidence.probability is not None:
            line(f"the classifier gives it {evidence.probability:.2f}", indent=2)
        if evidence.facts:
            facts = ", ".join(f"{fact.kind} {fact.value}" for fact in evidence.facts)
            line(f"particulars: {facts}", indent=2)
    searched = finding.searched
    console.print()
    counts = f"{searched.sentences} sentences of the body in {searched.sections} sections"
    line(f"Searched: {'; '.join((counts, *searched.places))}.")
    if searched.unreadable:
        line(f"Not readable, and so not searched: {'; '.join(searched.unreadable)}.", "yellow")
    if searched.rules:
        line(f"Looked for: {', '.join(rule.replace('_', ' ') for rule in searched.rules)}.")
    if not (searched.near_misses or finding.evidence):
        line("No passage came near.")
    for miss in searched.near_misses:
        quote = _quote(card.document.text[miss.start : miss.end])
        line(f"near: {quote} ({where(miss.page, '', miss.file)}): {miss.reason}", indent=2)
