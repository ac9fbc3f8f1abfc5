"""``eiascore commitments PLAN [LATER]``: what a plan promises, or what became of it in its next version."""

from __future__ import annotations

from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from eiascore.cli.files import by_ending
from eiascore.cli.options import FirstLast, OcrOption, day, how_to_read
from eiascore.cli.output import check_free, printed, write

if TYPE_CHECKING:
    from datetime import date

    from eiascore.commitments import Commitment

    Plan = tuple[str, tuple[Commitment, ...]]


class Format(StrEnum):
    """Output formats."""

    text = "text"
    json = "json"
    csv = "csv"
    xlsx = "xlsx"
    ics = "ics"


_ENDINGS = {"": "text", "txt": "text", "json": "json", "csv": "csv", "xlsx": "xlsx", "ics": "ics"}


def command(
    plan: Annotated[str, typer.Argument(help="An action plan, or an assessment with actions; - reads standard input.")],
    later: Annotated[str, typer.Argument(help="A later version of the same plan: show what changed.")] = "",
    as_json: Annotated[bool, typer.Option("--json", help="Short for --format json.")] = False,
    output_format: Annotated[
        Format | None, typer.Option("--format", help="Default: text, or by the ending of --output.")
    ] = None,
    output: Annotated[Path | None, typer.Option("-o", "--output", help="Write to this file.")] = None,
    force: Annotated[bool, typer.Option("--force", help="Overwrite the output file.")] = False,
    as_of: Annotated[str, typer.Option(metavar="DAY", help="Mark what is past its end on this day.")] = "",
    published: Annotated[
        str, typer.Option(metavar="DAY", help="When the plan was published. Default: the date on its first page.")
    ] = "",
    pages: FirstLast = "",
    ocr: OcrOption = None,
) -> None:
    """Show what a plan promises, by whom and by when, and how far each commitment can be checked."""
    chosen = Format.json if as_json else output_format or Format(by_ending(output, _ENDINGS))
    check_free(output, force=force)
    if chosen is Format.xlsx and output is None:
        raise typer.BadParameter("a workbook is a file: name it with -o, such as -o commitments.xlsx.")
    if chosen is Format.ics and later:
        raise typer.BadParameter("a calendar is of one plan: name the later version alone.")
    if later and (as_of or published):
        raise typer.BadParameter("--as-of and --published are for one plan.")
    files = [plan, later] if later else [plan]
    how = how_to_read(files, None, pages, whole=not pages, ocr=ocr)
    seen_from = day("--as-of", as_of)
    plans = [_read(file, how | {"published": day("--published", published)}) for file in files]
    if chosen is Format.xlsx and output is not None:
        _write_workbook(plans, output, seen_from)
    else:
        text = _changes(plans, chosen, output) if later else _commitments(plans[0], chosen, output, seen_from)
        write(text, output, replace_unknown=chosen is Format.text)


def _read(file: str, how: dict[str, Any]) -> Plan:
    import sys

    from eiascore.commitments import commitments

    if file == "-":
        return "standard input", commitments(sys.stdin.buffer, name="standard input", **how)
    return Path(file).name, commitments(file, **how)


def _commitments(plan: Plan, chosen: Format, output: Path | None, as_of: date | None) -> str:
    name, found = plan
    if chosen is Format.json:
        from eiascore.commitments.wire import to_json

        return f"{to_json(found, name, as_of)}\n"
    if chosen is Format.csv:
        from eiascore.commitments.frames import TABLE, commitment_row, to_csv

        return to_csv(TABLE, (commitment_row(one, as_of) for one in found))
    if chosen is Format.ics:
        from eiascore.commitments.ics import to_ics

        return to_ics(found)
    from eiascore.commitments.show import print_commitments

    return printed([partial(print_commitments, found, name, as_of=as_of)], plain=output is not None)


def _changes(plans: list[Plan], chosen: Format, output: Path | None) -> str:
    from eiascore.commitments.compare import compare

    (earlier, before), (later, after) = plans
    changes = compare(before, after)
    if chosen is Format.json:
        from eiascore.commitments.wire import changes_json

        return f"{changes_json(changes, (earlier, later))}\n"
    if chosen is Format.csv:
        from eiascore.commitments.frames import CHANGES, change_row, to_csv

        return to_csv(CHANGES, map(change_row, changes))
    from eiascore.commitments.show import print_changes

    return printed([partial(print_changes, changes, (earlier, later))], plain=output is not None)


def _write_workbook(plans: list[Plan], output: Path, as_of: date | None) -> None:
    from eiascore.commitments.compare import compare
    from eiascore.commitments.frames import CHANGES, TABLE, change_row, commitment_row
    from eiascore.commitments.workbook import write_workbook

    if len(plans) == 2:
        rows = [change_row(change) for change in compare(plans[0][1], plans[1][1])]
        write_workbook(CHANGES, rows, output, f"Changes from {plans[0][0]} to {plans[1][0]}")
    else:
        rows = [commitment_row(one, as_of) for one in plans[0][1]]
        write_workbook(TABLE, rows, output, f"Commitments of {plans[0][0]}")
