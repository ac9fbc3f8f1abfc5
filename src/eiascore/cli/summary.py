"""``eiascore summary RESULTS``: what the scorecards of a batch add up to."""

from __future__ import annotations

import json
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from eiascore.cli.files import by_ending
from eiascore.cli.output import check_free, printed, write

if TYPE_CHECKING:
    import pandas as pd

    from eiascore.batch.comparison import Comparison
    from eiascore.batch.summary import By
    from eiascore.batch.summary_tables import Tables


class Format(StrEnum):
    """Output formats."""

    text = "text"
    csv = "csv"
    json = "json"
    md = "md"


class Grouping(StrEnum):
    """What documents are grouped by."""

    body = "body"
    year = "year"
    profile = "profile"
    kind = "kind"
    nation = "nation"


_ENDINGS = {"": "text", "txt": "text", "csv": "csv", "json": "json", "md": "md"}


def command(
    results: Annotated[Path, typer.Argument(help="The folder that a batch wrote its results to.")],
    by: Annotated[Grouping | None, typer.Option(help="Group the documents.")] = None,
    prevalence: Annotated[
        bool, typer.Option("--prevalence", help="Share of documents that reach a level, corrected for known errors.")
    ] = False,
    level: Annotated[int, typer.Option(min=1, max=3, help="The level for --prevalence.")] = 2,
    shared: Annotated[
        bool, typer.Option("--shared", help="Families of forms, and quotations that stand in several documents.")
    ] = False,
    output_format: Annotated[
        Format | None, typer.Option("--format", help="Default: text, or by the ending of --output.")
    ] = None,
    output: Annotated[Path | None, typer.Option("-o", "--output", help="Write to this file.")] = None,
    force: Annotated[bool, typer.Option("--force", help="Overwrite the output file.")] = False,
) -> None:
    """Show what the scorecards of a batch add up to: means with intervals, and no ranking."""
    from eiascore.batch.summary_tables import load_tables

    chosen = output_format or Format(by_ending(output, _ENDINGS))
    if chosen is Format.csv and prevalence and shared:
        raise typer.BadParameter("a CSV file holds one table: choose --prevalence or --shared.")
    check_free(output, force=force)
    found = _found(load_tables(results), by.value if by else None, level if prevalence else None, shared=shared)
    if chosen is Format.csv:
        text = _csv(found)
    elif chosen is Format.json:
        text = f"{_json(found)}\n"
    else:
        text = _words(found, chosen, plain=output is not None)
    write(text, output, replace_unknown=chosen is Format.text)


@dataclass(frozen=True)
class _Found:
    """Everything that was asked for; None where it was not."""

    by: By | None
    summary: pd.DataFrame
    comparison: Comparison | None = None
    prevalence: pd.DataFrame | None = None
    families: pd.DataFrame | None = None
    repeated: pd.DataFrame | None = None


def _found(tables: Tables, by: By | None, level: int | None, *, shared: bool) -> _Found:
    from eiascore.batch.comparison import comparison
    from eiascore.batch.families import families, repeated_quotations
    from eiascore.batch.prevalence import prevalence
    from eiascore.batch.summary import summary

    return _Found(
        by,
        summary(tables.scores, tables.findings, by=by),
        comparison(tables.scores, by) if by else None,
        prevalence(tables.findings, at_least=level, scores=tables.scores) if level else None,
        families(tables.scores) if shared else None,
        repeated_quotations(tables.evidence, tables.scores) if shared else None,
    )


def _csv(found: _Found) -> str:
    """Return the one table that was asked for; cells that a spreadsheet would run get an apostrophe in front."""
    from eiascore.report.tables import safe

    chosen = (table for table in (found.repeated, found.prevalence) if table is not None)
    table = next(chosen, found.summary)
    return table.map(lambda cell: safe(cell) if isinstance(cell, str) else cell).to_csv(
        index=False, lineterminator="\n"
    )


def _json(found: _Found) -> str:
    named = {"summary": found.summary, "prevalence": found.prevalence}
    named |= {"families": found.families, "repeated_quotations": found.repeated}
    records: dict[str, Any] = {name: _records(table) for name, table in named.items() if table is not None}
    if found.comparison:
        records["comparison"] = {"groups": _records(found.comparison.groups), "pairs": _records(found.comparison.pairs)}
    if found.prevalence is not None:
        records["error_rates"] = found.prevalence.attrs
    return json.dumps(records, ensure_ascii=False, indent=1)


def _records(table: pd.DataFrame) -> Any:
    return json.loads(table.to_json(orient="records", double_precision=4))


def _words(found: _Found, chosen: Format, *, plain: bool) -> str:
    from eiascore.batch import summary_text as words

    parts = words.summary_parts(found.summary, found.by)
    if found.comparison:
        parts.append(words.comparison_part(found.comparison, found.by or ""))
    if found.prevalence is not None:
        parts.append(words.prevalence_part(found.prevalence))
    if found.families is not None and found.repeated is not None:
        parts += [words.families_part(found.families), words.repeated_part(found.repeated)]
    if chosen is Format.md:
        return words.to_markdown(parts)
    return printed([partial(words.print_part, part) for part in parts], plain=plain)
