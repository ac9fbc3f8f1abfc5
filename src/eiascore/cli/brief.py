"""``eiascore brief``: pages for a lawyer, and the evidence in one archive."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

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
from eiascore.cli.output import check_free, write_bytes

if TYPE_CHECKING:
    from eiascore.letters import Draft
    from eiascore.schema.wire import WireScorecard


BundleFile = Annotated[
    Path | None,
    typer.Option("--bundle", metavar="FILE.zip", help="Write the evidence as well, with hashes of all files."),
]
Originals = Annotated[
    list[Path] | None,
    typer.Option("--original", metavar="FILE", help="For the bundle, where a scorecard is named: what was scored."),
]
Marked = Annotated[
    Path | None,
    typer.Option("--marked", metavar="FILE", help="For the bundle: the document with its quotations marked."),
]


def command(
    file: CardOrFile,
    output: Annotated[Path, typer.Option("-o", "--output", help="A Word file (.docx) or text (.txt).")],
    bundle: BundleFile = None,
    original: Originals = None,
    marked: Marked = None,
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
    force: Annotated[bool, typer.Option("--force", help="Overwrite the output files.")] = False,
) -> None:
    """Write a brief for a lawyer: decision, dates, who is affected, gaps, strong points, papers, exhibits."""
    from eiascore.letters import brief

    check_ending(output)
    if bundle is None and (marked or original):
        raise typer.BadParameter("--marked and --original go into a bundle: name it with --bundle.")
    check_free(output, bundle, force=force)
    days = (decision_date, implementation_date, publication_date)
    card = one_card(file, how_to_score(file, annex, profile, days, body, policy))
    given = (grounds_date, foi_sent, foi_answered, review_asked, preaction_sent)
    draft = brief(card, **how_to_draft(nation, body_kind, reviewed, include_unsure, template, claim, given))
    write_draft(draft, output)
    if bundle is not None:
        scored = [*map(Path, [] if file.lower().endswith(".json") else [file, *(annex or ())]), *(original or ())]
        write_bytes(_bundle(card, draft, scored, marked), bundle)


def _bundle(card: WireScorecard, draft: Draft, scored: list[Path], marked: Path | None) -> bytes:
    from eiascore.errors import FileProblemError
    from eiascore.letters import Original, bundle

    try:
        originals = tuple(Original(path.name, path.read_bytes()) for path in scored)
        shown = Original(marked.name, marked.read_bytes()) if marked else None
    except OSError as error:
        what = f"{error.filename} cannot be opened: {error.strerror}."
        raise FileProblemError(what, "Check the name.") from None
    return bundle(card, draft, originals, shown)
