"""Options that more than one command takes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

if TYPE_CHECKING:
    from eiascore.classifier import LinearModel
    from eiascore.rubric import Rubric
    from eiascore.schema import PolicyRecord


class OcrChoice(StrEnum):
    """Which pages of a PDF are recognised by tesseract."""

    auto = "auto"
    never = "never"
    always = "always"


OcrOption = Annotated[
    OcrChoice | None,
    typer.Option(
        "--ocr",
        help="Recognise pages of a PDF by tesseract: those without legible text, none, or all. "
        "Default: EIASCORE_OCR, else auto.",
    ),
]
Annexes = Annotated[
    list[str] | None,
    typer.Option(metavar="FILE", help="A file that belongs to the assessment; may be given several times."),
]
FirstLast = Annotated[
    str, typer.Option(metavar="FIRST-LAST", help="Read these pages alone, such as 12-19 of a longer report.")
]
ProfileName = Annotated[
    str,
    typer.Option(
        "--profile",
        metavar="NAME",
        help="Lay the rubric under a profile, such as scotland, screening or wales+screening. "
        "Default for score: auto, by the document. `eiascore rubric list` names them.",
    ),
]
Whole = Annotated[bool, typer.Option("--whole", help="Read all of a report, not only the assessment appended to it.")]
ModelName = Annotated[
    str,
    typer.Option(
        "--model",
        metavar="FILE",
        help="A classifier of your own, made by `eiascore train`. Default: the one that comes along.",
    ),
]
Redact = Annotated[
    bool,
    typer.Option(
        "--redact",
        help="Mask names of individuals, e-mail addresses and telephone numbers as far as they can be told.",
    ),
]
RulesOnly = Annotated[bool, typer.Option("--rules-only", help="Leave the classifier out.")]

_GIVEN = "known from elsewhere: 2024-05-10, 10/05/2024 or 10 May 2024."
DecisionDate = Annotated[
    str, typer.Option("--decision-date", metavar="DAY", help=f"When the policy was decided, {_GIVEN}")
]
ImplementationDate = Annotated[
    str, typer.Option("--implementation-date", metavar="DAY", help=f"When it took effect, {_GIVEN}")
]
PublicationDate = Annotated[
    str, typer.Option("--publication-date", metavar="DAY", help=f"When the assessment was published, {_GIVEN}")
]
BodyName = Annotated[str, typer.Option("--body", metavar="NAME", help="The public body, to be named in the scorecard.")]
PolicyName = Annotated[str, typer.Option("--policy", metavar="NAME", help="The policy, to be named in the scorecard.")]


def which_model(file: str, *, rules_only: bool) -> LinearModel | None:
    """Return the classifier that was asked for, None for the rules alone; what is wrong is told before any reading."""
    from eiascore.classifier import DEFAULT_MODEL, loaded_model

    if file and rules_only:
        raise typer.BadParameter("--model and --rules-only exclude each other.")
    return None if rules_only else loaded_model(file or DEFAULT_MODEL)


def check_profile(rubric: Rubric, names: str) -> None:
    """Raise ``typer.BadParameter`` where a rubric has no such profiles, or they do not go together."""
    from eiascore.errors import RubricError
    from eiascore.rubric.overlay import named

    if names in ("", "auto"):
        return
    try:
        named(rubric, names)
    except RubricError as error:
        raise typer.BadParameter(f"--profile {names}: {error}") from None


def policy_record(
    files: Sequence[str], days: tuple[str, str, str], body: str = "", policy: str = ""
) -> PolicyRecord | None:
    """Return what the options say of a policy from outside its document, None where they say nothing.

    Parameters
    ----------
    files : sequence of str
        The documents that were named.
    days : tuple of str
        When the policy was decided, took effect and was published, as it was written; "" for what is not known.
    body, policy : str
        The public body and the policy.

    Returns
    -------
    PolicyRecord or None
        Its source is the command line.

    Raises
    ------
    typer.BadParameter
        One of the days is none, or several documents are named.
    """
    from eiascore.schema import PolicyRecord
    from eiascore.schema.record import COMMAND_LINE
    from eiascore.text import squeeze

    if not any((*days, body, policy)):
        return None
    if len(files) > 1:
        raise typer.BadParameter(f"dates and names are those of one policy, and {len(files)} documents are named.")
    options = ("--decision-date", "--implementation-date", "--publication-date")
    decided, implemented, published = map(day, options, days)
    return PolicyRecord(
        body=squeeze(body),
        policy=squeeze(policy),
        decided=decided,
        implemented=implemented,
        published=published,
        source=COMMAND_LINE,
    )


def day(option: str, text: str) -> date | None:
    """Return the day that an option names, None where it was not given."""
    from eiascore.checks.dates import day_of

    named = day_of(text) if text else None
    if text and named is None:
        raise typer.BadParameter(f"{option} {text}: write one day, such as 2024-05-10, 10/05/2024 or 10 May 2024.")
    return named


def how_to_read(
    files: Sequence[str], annexes: list[str] | None, pages: str, *, whole: bool, ocr: OcrChoice | None
) -> dict[str, Any]:
    """Return the keywords for ``read`` and ``score`` that the options stand for.

    Parameters
    ----------
    files : sequence of str
        The documents that were named.
    annexes : list of str or None
        Files that belong to the document.
    pages : str
        First and last page, or one page.
    whole : bool
        Whether the search for an appended assessment is off.
    ocr : OcrChoice or None
        Which pages are recognised.

    Returns
    -------
    dict
        ``annexes``, ``pages`` and ``ocr``.

    Raises
    ------
    typer.BadParameter
        The options do not go together.
    """
    if len(files) > 1 and annexes:
        raise typer.BadParameter(
            f"an annex belongs to one document, and {len(files)} are named; give the others by themselves."
        )
    if len(files) > 1 and pages:
        raise typer.BadParameter(f"--pages are those of one document, and {len(files)} are named.")
    if "-" in (annexes or ()):
        raise typer.BadParameter("an annex is a file; only the document itself is read from standard input.")
    return {"annexes": annexes or [], "pages": _page_range(pages, whole=whole), "ocr": ocr.value if ocr else None}


def _page_range(pages: str, *, whole: bool) -> tuple[int, int] | Literal["all"] | None:
    if pages and whole:
        raise typer.BadParameter("--pages and --whole exclude each other.")
    if not pages:
        return "all" if whole else None
    found = re.fullmatch(r"\s*(\d{1,6})(?:\s*[-\u2013]\s*(\d{1,6}))?\s*", pages)
    if found is None:
        raise typer.BadParameter(f"--pages {pages}: name the first and the last page, such as 12-19, or one page.")
    return int(found[1]), int(found[2] or found[1])
