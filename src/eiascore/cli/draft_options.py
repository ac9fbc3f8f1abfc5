"""What `eiascore letter` and `eiascore brief` have in common: options, and what they stand for."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from eiascore.cli.deadlines import Body, ClaimKind, Where
from eiascore.cli.options import how_to_read, policy_record
from eiascore.cli.output import write, write_bytes

if TYPE_CHECKING:
    from eiascore.letters import Draft

CardOrFile = Annotated[str, typer.Argument(metavar="CARD.json|FILE", help="A scorecard as JSON, or a document.")]
Nation = Annotated[Where | None, typer.Option("--nation", help="Whose law. Default: as the document shows.")]
BodyKind = Annotated[Body, typer.Option("--body-kind", help="central for a body of the whole United Kingdom.")]
Reviewed = Annotated[
    Path | None,
    typer.Option(
        "--reviewed",
        metavar="REVIEWS.jsonl",
        help="What people decided on the findings (docs/reviews.md): what is confirmed loses its mark, what is "
        "rejected is left out.",
    ),
]
Unsure = Annotated[bool, typer.Option("--include-unsure", help="Use findings that a person should judge first.")]
Template = Annotated[Path | None, typer.Option("--template", metavar="FILE.docx", help="A template of your own.")]


def _day(name: str, words: str) -> typer.models.OptionInfo:
    option: typer.models.OptionInfo = typer.Option(name, formats=["%Y-%m-%d"], metavar="YYYY-MM-DD", help=words)
    return option


FoiSent = Annotated[datetime | None, _day("--foi-sent", "When the request for information goes, or went.")]
FoiAnswered = Annotated[datetime | None, _day("--foi-answered", "When its answer came.")]
ReviewAsked = Annotated[datetime | None, _day("--review-asked", "When the review is asked for.")]
PreactionSent = Annotated[datetime | None, _day("--preaction-sent", "When the letter before claim goes, or went.")]
GroundsDate = Annotated[
    datetime | None,
    _day("--grounds-date", "When the grounds first arose: the decision or earlier; for the time for a claim."),
]


Claim = Annotated[
    ClaimKind, typer.Option("--claim", help="planning or procurement for their shorter periods (England and Wales).")
]


_DATES = ("decision", "foi_sent", "foi_answered", "review_asked", "preaction_sent")


def how_to_score(
    file: str, annex: list[str] | None, profile: str, days: tuple[str, str, str], body: str, policy: str
) -> dict[str, Any]:
    """Return the keywords for ``score`` that the options stand for."""
    from eiascore.settings import settings

    if file == "-":
        raise typer.BadParameter("a letter is about a file: name it.")
    settings()  # a wrong environment variable is told before any file is read
    how = how_to_read([file], annex, "", whole=False, ocr=None)
    return how | {"profile": profile, "record": policy_record([file], days, body, policy)}


def how_to_draft(
    nation: Where | None,
    body_kind: Body,
    reviewed: Path | None,
    include_unsure: bool,
    template: Path | None,
    claim: ClaimKind,
    given: tuple[datetime | None, ...],
) -> dict[str, Any]:
    """Return the keywords that letters and the brief share; ``given`` holds dates in the order of ``_DATES``."""
    from eiascore.letters import Dates
    from eiascore.letters.draft import template_at
    from eiascore.training.reviews import load_reviews

    days: dict[str, Any] = {name: moment.date() for name, moment in zip(_DATES, given, strict=True) if moment}
    return {
        "nation": nation.value.replace("-", "_") if nation else None,
        "body_kind": body_kind.value,
        "dates": Dates(**days, claim=claim.value),
        "reviews": load_reviews(reviewed) if reviewed else (),
        "include_unsure": include_unsure,
        "template": template_at(template) if template else None,
    }


def check_ending(output: Path | None) -> None:
    """Raise ``typer.BadParameter`` where a draft cannot be written as a file is named."""
    if output is not None and output.suffix.lower() not in (".docx", ".txt"):
        raise typer.BadParameter(f"{output}: a draft is written as .docx or .txt.")


def write_draft(draft: Draft, output: Path | None) -> None:
    """Write a Word file, or text where the file ends in .txt or there is none."""
    if output is None or output.suffix.lower() == ".txt":
        write(draft.text, output, replace_unknown=True)
    else:
        write_bytes(draft.docx, output)
