"""Rubric -> terminal: the questions, and each level in plain English."""

from __future__ import annotations

from rich.console import Console
from rich.table import Table
from rich.text import Text

from eiascore.report.words import LEVELS
from eiascore.rubric import Criterion, Rubric
from eiascore.rubric.describe import describe_need, describe_rule


def print_list(rubric: Rubric) -> None:
    """Print the dimensions with their weights and the criteria with their questions."""
    console = Console()
    console.print(Text(f"{rubric.id} {rubric.version}: {rubric.title}", style="bold"))
    for dimension in rubric.dimensions:
        console.print()
        console.print(Text(f"{dimension.title} ({dimension.id}, weight {dimension.weight:g})", style="bold"))
        table = Table(box=None, show_header=False, padding=(0, 2, 0, 0), pad_edge=False)
        table.add_column(no_wrap=True)
        table.add_column(no_wrap=True, justify="right")
        table.add_column(ratio=1)
        for criterion in dimension.criteria:
            table.add_row(criterion.id, f"{criterion.weight:g}", Text(criterion.question))
        console.print(table, highlight=False)


def print_criterion(rubric: Rubric, criterion: Criterion) -> None:
    """Print a criterion: question, reason, sources, levels with their needs, and the rules that find evidence."""
    console = Console()

    def line(text: str, style: str = "") -> None:
        console.print(Text(text, style=style), highlight=False)

    line(f"{criterion.id} (weight {criterion.weight:g})", "bold")
    line(criterion.question)
    line(f"\nWhy: {criterion.why}")
    for source in criterion.sources:
        line(f"  {source}: {rubric.sources[source]}")
    line("\nLevels", "bold")
    for number, level in criterion.levels.items():
        line(f"{LEVELS[number]}: {level.means}")
        for need in level.needs:
            line(f"    needs {describe_need(need)}")
    for limit in criterion.limits:
        line(f"at most {limit.at_most} when {' and '.join(map(describe_need, limit.when))}: {limit.because}")
    line("\nWhat counts", "bold")
    for rule in criterion.rules:
        line(f"{rule.id} ({rule.polarity}, strength {rule.strength}): {describe_rule(rule)}")
