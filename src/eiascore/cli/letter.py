"""``eiascore letter``: the draft of a letter that a person finishes; nothing is sent."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from eiascore.cli.cards import one_card
from eiascore.cli.deadlines import Body, ClaimKind
from eiascore.cli.draft_options import (
    BodyKind,
    CardOrFile,
    Claim,
    FoiAnswered,
    FoiSent,
    GroundsDate,
    Nation,
    PreactionSent,
    ReviewAsked,
    Reviewed,
    Template,
    Unsure,
    check_ending,
    how_to_draft,
    how_to_score,
    write_draft,
)
from eiascore.cli.options import (
    Annexes,
    BodyName,
    DecisionDate,
    ImplementationDate,
    PolicyName,
    ProfileName,
    PublicationDate,
)
from eiascore.cli.output import check_free


class LetterKind(StrEnum):
    """Kinds of letters."""

    foi = "foi"
    psed_information = "psed-information"
    internal_review = "internal-review"
    before_claim = "before-claim"


def command(
    kind: Annotated[LetterKind, typer.Argument(help="Which letter.")],
    file: CardOrFile,
    output: Annotated[Path | None, typer.Option("-o", "--output", help="A Word file (.docx) or text (.txt).")] = None,
    text: Annotated[bool, typer.Option("--text", help="Print plain text.")] = False,
    nation: Nation = None,
    body_kind: BodyKind = Body.other,
    reviewed: Reviewed = None,
    include_unsure: Unsure = False,
    template: Template = None,
    foi_sent: FoiSent = None,
    foi_answered: FoiAnswered = None,
    review_asked: ReviewAsked = None,
    preaction_sent: PreactionSent = None,
    grounds_date: GroundsDate = None,
    claim: Claim = ClaimKind.ordinary,
    decision_date: DecisionDate = "",
    implementation_date: ImplementationDate = "",
    publication_date: PublicationDate = "",
    body: BodyName = "",
    policy: PolicyName = "",
    annex: Annexes = None,
    profile: ProfileName = "auto",
    force: Annotated[bool, typer.Option("--force", help="Overwrite the output file.")] = False,
) -> None:
    """Draft a letter from a scorecard: you fill it in, check it, and decide whether to send it.

    It asks for what the document does not show, and says nothing on whether the law was kept. No legal advice.
    """
    from eiascore.letters import letter

    if output is None and not text:
        raise typer.BadParameter("name a Word file with -o, such as -o letter.docx, or print it with --text.")
    check_ending(output)
    check_free(output, force=force)
    days = (decision_date, implementation_date, publication_date)
    card = one_card(file, how_to_score(file, annex, profile, days, body, policy))
    given = (grounds_date, foi_sent, foi_answered, review_asked, preaction_sent)
    how = how_to_draft(nation, body_kind, reviewed, include_unsure, template, claim, given)
    draft = letter(card, kind.value, **how)
    count = len(draft.fill_in)
    typer.echo(f"eiascore: a draft: the {count} things to fill in or to check are listed at its top.", err=True)
    write_draft(draft, output)
