"""Rubric -> terminal: the questions, and each level in plain English."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence

from rich.console import Console
from rich.table import Table
from rich.text import Text

from eiascore.report.words import LEVELS, STRENGTHS, USES
from eiascore.rubric import Criterion, Profile, Reason, Rubric, Rule
from eiascore.rubric.describe import describe_need, rule_in_lines

_TITLES = {
    "supports": "What counts for it",
    "undermines": "What counts against it",
    "excuses": "Where nothing counts for it: reasons of the author's for which it does not apply",
}


def print_list(rubric: Rubric, applied: Sequence[Profile] = ()) -> None:
    """Print the dimensions with their weights, the criteria with their questions, and the profiles on offer.

    Parameters
    ----------
    rubric : Rubric
        The rubric, as the profiles change it.
    applied : sequence of Profile
        The profiles that it was laid under.
    """
    console = Console()
    console.print(Text(f"{rubric.id} {rubric.version}: {rubric.title}", style="bold"))
    for profile in applied:
        console.print(Text(f"Profile {profile.id}: {profile.summary}"), highlight=False)
    for dimension in rubric.dimensions:
        console.print()
        console.print(Text(f"{dimension.title} ({dimension.id}, weight {dimension.weight:g})", style="bold"))
        table = Table(box=None, show_header=False, padding=(0, 2, 0, 0), pad_edge=False)
        table.add_column(no_wrap=True)
        table.add_column(no_wrap=True, justify="right")
        table.add_column(ratio=1)
        for criterion in dimension.criteria:
            asked = f"Not asked: {criterion.not_applicable}" if criterion.not_applicable else criterion.question
            table.add_row(criterion.id, f"{criterion.weight:g}", Text(asked))
        console.print(table, highlight=False)
    if applied or not rubric.profiles:
        return
    console.print()
    console.print(Text("Profiles, chosen by the document or with --profile", style="bold"))
    table = Table(box=None, show_header=False, padding=(0, 2, 0, 0), pad_edge=False)
    for profile in rubric.profiles:
        table.add_row(Text(profile.id), profile.settles, Text(profile.summary))
    console.print(table, highlight=False)


def print_flags(rubric: Rubric) -> None:
    """Print the red flags with what each says of a document."""
    console = Console()
    width = max(map(len, rubric.flags), default=0) + 2
    for flag, meaning in rubric.flags.items():
        told = textwrap.wrap(f"{flag:<{width}}{meaning}", console.width, subsequent_indent=" " * width)
        console.print(Text("\n".join(told)), highlight=False)


def print_criterion(rubric: Rubric, criterion: Criterion) -> None:
    """Print a criterion: question, reason, sources, levels with their needs, and the rules that find evidence."""
    console = Console()

    def line(text: str, style: str = "", indent: int = 0) -> None:
        blank = " " * indent
        wrapped = textwrap.wrap(text, console.width, initial_indent=blank, subsequent_indent=blank)
        console.print(Text("\n".join(wrapped), style=style), highlight=False)

    line(f"{criterion.id} (weight {criterion.weight:g})", "bold")
    line(criterion.question)
    if criterion.not_applicable:
        line(f"Not asked under this profile: {criterion.not_applicable}")
    elif criterion.expected < 3:
        line(f"Under this profile level {criterion.expected} earns full marks.")
    line("")
    line(f"Why: {criterion.why}")
    for source in criterion.sources:
        line(f"{source}: {rubric.sources[source]}", indent=2)
    line("")
    line("Levels: the highest of which all needs are met", "bold")
    for number, level in criterion.levels.items():
        line(f"{LEVELS[number]}: {level.means}")
        for need in level.needs:
            line(f"needs {describe_need(need)}", indent=4)
    for limit in criterion.limits:
        line(f"At most {limit.at_most}, because {limit.because}:")
        line(f"when the document has {' and '.join(map(describe_need, limit.when))}", indent=4)
        if limit.unless:
            line(f"unless it has {' and '.join(map(describe_need, limit.unless))}", indent=4)
    for text, style, indent in _uses(rubric, criterion):
        line(text, style, indent)
    for polarity, title in _TITLES.items():
        rules = [rule for rule in criterion.all_rules if rule.polarity == polarity]
        if rules:
            line("")
            line(title, "bold")
        for rule in rules:
            line(_named(rule))
            for part in rule_in_lines(rule, rubric.concepts):
                line(part, indent=4)


def _uses(rubric: Rubric, criterion: Criterion) -> Iterator[tuple[str, str, int]]:
    """Yield what the classifier may do, line by line with style and indent; on relevance it is not asked."""
    if criterion.classifier and not (rubric.relevance and criterion.id == rubric.relevance.id):
        yield "", "", 0
        yield "What the classifier may do", "bold", 0
        yield from ((f"{use}: {USES[use]}", "", 2) for use in criterion.classifier)


def _named(rule: Rule) -> str:
    flag = f"; red flag {rule.flag}" if rule.flag else ""
    because = f" {rule.because}" if isinstance(rule, Reason) else ""
    return f"{rule.id} ({STRENGTHS[rule.strength]}{flag}){because}"
