"""``eiascore annotate FILE -o COPY``: the document itself with every quotation marked and labelled."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

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
    RulesOnly,
    Whole,
    check_profile,
    how_to_read,
    policy_record,
    which_model,
)
from eiascore.cli.output import check_free, write_bytes

if TYPE_CHECKING:
    from eiascore.report.annotate import Marked, Missed
    from eiascore.rubric import Rubric
    from eiascore.schema import Document
    from eiascore.schema.wire import WireScorecard

_SCORING = (
    "rubric", "profile", "model", "rules_only", "decision_date", "implementation_date", "publication_date", "body",
    "policy",
)  # fmt: skip


def command(
    context: typer.Context,
    file: Annotated[str, typer.Argument(help="A PDF or DOCX.")],
    output: Annotated[Path, typer.Option("-o", "--output", help="The marked copy; that of an annex goes beside it.")],
    card: Annotated[
        Path | None, typer.Option(help="Mark what this scorecard quotes (JSON), and score nothing.")
    ] = None,
    everything: Annotated[
        bool, typer.Option("--all", help="Mark all evidence, not only the strongest of each criterion.")
    ] = False,
    force: Annotated[bool, typer.Option("--force", help="Overwrite the output file.")] = False,
    rubric: Annotated[str, typer.Option(help="Name of a rubric, or a YAML file.")] = "psed-2010",
    profile: ProfileName = "auto",
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
) -> None:
    """Mark every quotation in a copy of a PDF (highlights, bookmarks) or DOCX (comments)."""
    if file == "-":
        raise typer.BadParameter("a copy is marked of a file, not of standard input; save it first.")
    files = [file, *(annex or ())]
    outputs = [output, *(_beside(output, number, name) for number, name in enumerate(files[1:], 1))]
    _check_outputs(files, outputs, force=force)
    reading = how_to_read([file], annex, pages, whole=whole, ocr=ocr)
    scoring: dict[str, Any] = {"profile": profile, "model": which_model(model, rules_only=rules_only)}
    days = (decision_date, implementation_date, publication_date)
    scoring |= {"rubric": _rubric(rubric, profile), "record": policy_record([file], days, body, policy)}
    made = _published(context, file, card, reading) if card else None
    _mark(files, outputs, made, reading, scoring, everything=everything)


def _mark(
    files: list[str],
    outputs: list[Path],
    card: WireScorecard | None,
    reading: dict[str, Any],
    scoring: dict[str, Any],
    *,
    everything: bool,
) -> None:
    """Write the marked copies and tell what is marked in each."""
    from eiascore.report.annotate import annotate

    document = _read(files[0], outputs[0], reading)
    copied = _files(document, files, outputs)
    if card is None:
        from eiascore.scoring import score

        made = annotate(score(document, **scoring), document, [data for data, _ in copied], everything=everything)
    else:
        made = annotate(card, document, [data for data, _ in copied], everything=everything)
    for copy, (_, path) in zip(made, copied, strict=True):
        if copy is not None:
            write_bytes(copy.data, path)
            _tell(copy, path)


def _beside(output: Path, number: int, annex: str) -> Path:
    return output.with_name(f"{output.stem}.annex-{number}{Path(annex).suffix}")


def _check_outputs(files: list[str], outputs: list[Path], *, force: bool) -> None:
    check_free(*outputs, force=force)
    read = {Path(file).resolve() for file in files}
    for output in outputs:
        if output.resolve() in read:
            raise typer.BadParameter(f"{output} is the original, which stays as it is: name another file with -o.")


def _published(context: typer.Context, file: str, path: Path, reading: dict[str, Any]) -> WireScorecard:
    """Return a published scorecard of the file, and have the pages read that were read for it."""
    from eiascore.report.annotate.card import check_same, pages_of
    from eiascore.report.load import load_card

    given = [name for name in _SCORING if getattr(context.get_parameter_source(name), "name", "") == "COMMANDLINE"]
    if given:
        option = given[0].replace("_", "-")
        raise typer.BadParameter(f"--card takes the scorecard as it is; --{option} is for scoring anew, without it.")
    card = load_card(path)
    if Path(file).is_file():
        check_same(card, Path(file).read_bytes())
    reading["pages"] = reading["pages"] or pages_of(card)
    return card


def _rubric(name: str, profile: str) -> Rubric:
    from eiascore.rubric import load_rubric

    loaded = load_rubric(name)
    check_profile(loaded, profile)
    return loaded


def _read(file: str, output: Path, reading: dict[str, Any]) -> Document:
    """Read the file; one that cannot be marked is refused before it is scored."""
    from eiascore.reading import read
    from eiascore.report.annotate import check_markable

    document = read(file, **reading)
    check_markable(document.media_type)
    ending = Path(file).suffix
    if ending and output.suffix.lower() != ending.lower():
        raise typer.BadParameter(f"the copy of a {ending} file is one too: name it such as -o marked{ending}.")
    return document


def _files(document: Document, files: list[str], outputs: list[Path]) -> list[tuple[bytes, Path]]:
    """Return for each file of a document its bytes and where its copy goes; an annex given twice was read once."""
    import hashlib

    from eiascore.errors import ChangedError

    found: dict[str, tuple[bytes, Path]] = {}
    for file, output in zip(files, outputs, strict=True):
        data = Path(file).read_bytes()
        found.setdefault(hashlib.sha256(data).hexdigest(), (data, output))
    wanted = [own.sha256 for own in document.files] or [document.sha256]
    if any(sha not in found for sha in wanted):
        raise ChangedError("The file was replaced while it was read.", "Run the command again.")
    return [found[sha] for sha in wanted]


def _tell(copy: Marked, path: Path) -> None:
    total = len(copy.marks) + len(copy.missed)
    more = f"; --all marks the {copy.weaker} others too" if copy.weaker else ""
    typer.echo(f"{path}: {len(copy.marks)} of {total} quotations marked{more}.")
    for title, missed in (("Not marked", copy.missed), ("Marked in part", copy.partly)):
        for one in missed:
            typer.echo(f"{title}: {_quoted(one)}: {one.why}.")
    for remark in copy.remarks:
        typer.echo(f"Note: {remark}", err=True)


def _quoted(missed: Missed) -> str:
    from eiascore.report.annotate.index import first_words, place_of

    return f"{place_of(missed.mark)}: “{first_words(missed.mark)}”"
