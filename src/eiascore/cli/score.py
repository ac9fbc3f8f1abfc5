"""``eiascore FILE...``: score documents and print the scorecards."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from eiascore.cli.files import by_ending, done, each_file, json_records, leave
from eiascore.cli.options import (
    Annexes,
    BodyName,
    DecisionDate,
    FirstLast,
    ImplementationDate,
    ModelName,
    OcrOption,
    PolicyName,
    ProfileName,
    PublicationDate,
    Redact,
    RulesOnly,
    Whole,
    check_profile,
    how_to_read,
    policy_record,
    which_model,
)
from eiascore.cli.output import check_free, printed, write

if TYPE_CHECKING:
    from rich.console import Console

    from eiascore.errors import UnreadableError
    from eiascore.rubric import Rubric
    from eiascore.schema import Scorecard

    Result = tuple[str, Scorecard | UnreadableError]


class Format(StrEnum):
    """Output formats."""

    text = "text"
    json = "json"
    jsonl = "jsonl"
    csv = "csv"
    md = "md"
    xlsx = "xlsx"
    brief = "brief"
    docx = "docx"


_BINARY = {Format.xlsx: "a workbook", Format.docx: "a Word document"}

_ENDINGS = {"": "text", "txt": "text"} | {ending: ending for ending in ("json", "jsonl", "csv", "md", "xlsx", "docx")}


Criterion = Annotated[
    str,
    typer.Option(metavar="CRITERION", help="Show what stands behind one criterion, near misses included."),
]


Files = Annotated[
    list[str], typer.Argument(help="PDF, DOCX, ODT, HTML, Markdown or text files; - reads standard input.")
]
FormatName = Annotated[
    Format | None,
    typer.Option(
        "--format",
        help="Default: text, or by the ending of --output. brief: two pages for a submission, as Markdown; "
        "docx: the same for Word.",
    ),
]


def command(
    files: Files,
    as_json: Annotated[bool, typer.Option("--json", help="Short for --format json.")] = False,
    output_format: FormatName = None,
    output: Annotated[Path | None, typer.Option("-o", "--output", help="Write to this file.")] = None,
    force: Annotated[bool, typer.Option("--force", help="Overwrite the output file.")] = False,
    rubric: Annotated[str, typer.Option(help="Name of a rubric, or a YAML file.")] = "psed-2010",
    profile: ProfileName = "auto",
    explain: Criterion = "",
    name: Annotated[str, typer.Option(help="What to call a document read from standard input.")] = "",
    ocr: OcrOption = None,
    annex: Annexes = None,
    pages: FirstLast = "",
    whole: Whole = False,
    model: ModelName = "",
    rules_only: RulesOnly = False,
    decision_date: DecisionDate = "",
    implementation_date: ImplementationDate = "",
    publication_date: PublicationDate = "",
    body: BodyName = "",
    policy: PolicyName = "",
    redact: Redact = False,
) -> None:
    """Score one or more Equality Impact Assessments."""
    chosen = Format.json if as_json else output_format or Format(by_ending(output, _ENDINGS))
    check_free(output, force=force)
    _check_format(chosen, output, explain)
    how = how_to_read(files, annex, pages, whole=whole, ocr=ocr)
    how |= {"profile": profile, "model": which_model(model, rules_only=rules_only)}
    how["record"] = policy_record(files, (decision_date, implementation_date, publication_date), body, policy)
    scored = _score_all(files, _rubric(rubric, profile, explain), name, how)
    results = _redacted(scored) if redact else scored
    if chosen in _BINARY and output is not None:
        _write_binary(results, chosen, output)
    else:
        shown = partial(_explained, results, explain) if explain else partial(_rendered, results, chosen)
        write(shown(to_file=output is not None), output, replace_unknown=chosen is Format.text)
    leave(results)


def _check_format(chosen: Format, output: Path | None, explain: str) -> None:
    if explain and chosen is not Format.text:
        raise typer.BadParameter("--explain prints text; the JSON of a scorecard holds all that it shows.")
    if chosen in _BINARY and output is None:
        raise typer.BadParameter(f"{_BINARY[chosen]} is a file: name it with -o, such as -o scores.{chosen.value}.")


def _rubric(name: str, profile: str, criterion: str) -> Rubric:
    """Return the rubric, once it is known to have the profile and the criterion that were named."""
    from eiascore.rubric import load_rubric
    from eiascore.settings import settings

    settings()  # a wrong environment variable is told before any file is read
    loaded = load_rubric(name)
    if criterion and criterion not in [c.id for c in loaded.criteria]:
        raise typer.BadParameter(f"there is no criterion {criterion!r}; `eiascore rubric list` names them.")
    check_profile(loaded, profile)
    return loaded


def _score_all(files: list[str], rubric: Rubric, name: str, how: dict[str, Any]) -> list[Result]:
    from eiascore.scoring import score

    return each_file(files, name, lambda source, label: score(source, rubric=rubric, name=label, **how))


def _rendered(results: list[Result], chosen: Format, *, to_file: bool) -> str:
    if chosen in (Format.json, Format.jsonl):
        from eiascore.report.wire import to_json

        return json_records(results, to_json, None if len(results) > 1 or chosen is Format.jsonl else 2)
    cards = done(results)
    if chosen is Format.csv:
        from eiascore.report.tables import to_csv

        return to_csv(cards) if cards else ""
    if chosen is Format.md:
        from eiascore.report.tables import to_markdown

        return "\n".join(to_markdown(card) for card in cards)
    if chosen is Format.brief:
        from eiascore.report.brief import to_brief_markdown

        return "\n".join(to_brief_markdown(card) for card in cards)
    from eiascore.report.text import print_card

    return printed([partial(print_card, card) for card in cards], plain=to_file)


def _redacted(results: list[Result]) -> list[Result]:
    from eiascore.report.redact import redacted
    from eiascore.schema import Scorecard

    return [(file, redacted(result) if isinstance(result, Scorecard) else result) for file, result in results]


def _write_binary(results: list[Result], chosen: Format, output: Path) -> None:
    """Write a workbook or a Word document; none where no file could be read: it would look like a result."""
    cards = done(results)
    if cards and chosen is Format.xlsx:
        from eiascore.report.workbook import write_workbook

        write_workbook(cards, output)
    elif cards:
        from eiascore.report.brief_docx import to_docx
        from eiascore.report.files import write_whole

        write_whole(output, to_docx(cards))


def _explained(results: list[Result], criterion: str, *, to_file: bool) -> str:
    from eiascore.report.text import print_explanation, print_ungraded

    def printer(card: Scorecard) -> Callable[[Console], None]:
        if not card.grade.letter:
            return partial(print_ungraded, card)
        return partial(print_explanation, card, criterion)

    return printed([printer(card) for card in done(results)], plain=to_file)
