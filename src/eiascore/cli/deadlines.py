"""``eiascore deadlines``: days by which things are due, from dates that you know."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from eiascore.cli.files import by_ending
from eiascore.cli.output import check_free, printed, write

if TYPE_CHECKING:
    from collections.abc import Sequence

    from eiascore.deadlines import Deadline


class Where(StrEnum):
    """Where a claim would be brought."""

    england = "england"
    wales = "wales"
    scotland = "scotland"
    northern_ireland = "northern-ireland"


class Body(StrEnum):
    """Which kind of body was asked for information."""

    central = "central"
    other = "other"


class ClaimKind(StrEnum):
    """Kinds of claim that have periods of their own in England and Wales."""

    ordinary = "ordinary"
    planning = "planning"
    procurement = "procurement"


class Format(StrEnum):
    """Output formats."""

    text = "text"
    json = "json"
    csv = "csv"
    md = "md"


_ENDINGS = {"": "text", "txt": "text", "json": "json", "csv": "csv", "md": "md"}


def _day(words: str) -> typer.models.OptionInfo:
    option: typer.models.OptionInfo = typer.Option(formats=["%Y-%m-%d"], metavar="YYYY-MM-DD", help=words)
    return option


def command(
    nation: Annotated[Where, typer.Option(help="Where a claim would be brought.")],
    decision_date: Annotated[
        datetime | None, _day("When the grounds first arose: the decision or earlier, never the assessment alone.")
    ] = None,
    foi_sent: Annotated[datetime | None, _day("When you sent a request for information.")] = None,
    foi_received: Annotated[datetime | None, _day("When the body received it.")] = None,
    foi_answered: Annotated[datetime | None, _day("When its answer came.")] = None,
    review_asked: Annotated[datetime | None, _day("When you asked for a review of the answer.")] = None,
    preaction_sent: Annotated[datetime | None, _day("When you sent a letter before claim.")] = None,
    body: Annotated[
        Body, typer.Option(help="central for a body of the whole United Kingdom, other for the rest.")
    ] = Body.other,
    claim: Annotated[
        ClaimKind, typer.Option(help="planning or procurement for their shorter periods (England and Wales).")
    ] = ClaimKind.ordinary,
    output_format: Annotated[
        Format | None, typer.Option("--format", help="Default: text, or by the ending of --output.")
    ] = None,
    output: Annotated[Path | None, typer.Option("-o", "--output", help="Write to this file.")] = None,
    ics: Annotated[Path | None, typer.Option(metavar="FILE.ics", help="Write a calendar file as well.")] = None,
    force: Annotated[bool, typer.Option("--force", help="Overwrite the output files.")] = False,
) -> None:
    """Work out days by which things are due: information, review, letter before claim, claim.

    They help to plan; they are not legal advice. The last day for a claim is a backstop: act much sooner.
    """
    from eiascore.deadlines import deadlines, to_ics

    chosen = output_format or Format(by_ending(output, _ENDINGS))
    check_free(output, ics, force=force)
    given = {
        "decision": decision_date,
        "foi_sent": foi_sent,
        "foi_received": foi_received,
        "foi_answered": foi_answered,
        "review_asked": review_asked,
        "preaction_sent": preaction_sent,
    }
    days = {name: moment.date() for name, moment in given.items() if moment}
    found = deadlines(nation.replace("-", "_"), **days, body_kind=body.value, claim=claim.value)  # type: ignore[arg-type]
    if ics:
        write(to_ics(found), ics, replace_unknown=False)
    write(_rendered(found, chosen, to_file=output is not None), output, replace_unknown=chosen is Format.text)


def _rendered(found: Sequence[Deadline], chosen: Format, *, to_file: bool) -> str:
    from eiascore.deadlines.show import print_deadlines, to_csv, to_json, to_markdown

    as_data = {Format.json: to_json, Format.csv: to_csv, Format.md: to_markdown}
    if chosen in as_data:
        return as_data[chosen](found)
    return printed([partial(print_deadlines, found)], plain=to_file)
