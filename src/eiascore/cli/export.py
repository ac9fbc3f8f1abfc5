"""``eiascore export FILE... -o coded.qdpx``: coded documents for programs of qualitative analysis, and annotations."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, BinaryIO

import typer

from eiascore.cli.files import by_ending, done, each_file, leave
from eiascore.cli.options import (
    Annexes,
    ModelName,
    OcrOption,
    ProfileName,
    RulesOnly,
    check_profile,
    how_to_read,
    which_model,
)
from eiascore.cli.output import check_free, write_bytes

if TYPE_CHECKING:
    from eiascore.exchange import Coded
    from eiascore.rubric import Rubric

_ENDINGS = {"qdpx": "project", "qdc": "codebook", "jsonld": "annotations"}
_CARDS = (".json", ".jsonl")


Files = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="FILE...", help="Documents, or scorecards as .json or .jsonl; none where the codebook is wanted."
    ),
]
Output = Annotated[
    Path,
    typer.Option(
        "-o",
        "--output",
        help="Write to this file: .qdpx is a REFI-QDA project, .qdc the rubric as a REFI-QDA codebook, "
        ".jsonld are W3C Web Annotations.",
    ),
]
Documents = Annotated[
    list[Path] | None,
    typer.Option(metavar="FILE", help="A file that a scorecard was made from; may be given several times."),
]
WithPdf = Annotated[bool, typer.Option("--with-pdf", help="Put a PDF into the project, its text as representation.")]


def command(
    output: Output,
    files: Files = None,
    document: Documents = None,
    with_pdf: WithPdf = False,
    force: Annotated[bool, typer.Option("--force", help="Overwrite the output file.")] = False,
    rubric: Annotated[
        str, typer.Option(help="Name of a rubric, or a YAML file. Default: psed-2010, and for scorecards their own.")
    ] = "",
    profile: ProfileName = "auto",
    ocr: OcrOption = None,
    annex: Annexes = None,
    model: ModelName = "",
    rules_only: RulesOnly = False,
) -> None:
    """Hand documents with their coded quotations, or the rubric, to another program."""
    from eiascore.rubric import load_rubric
    from eiascore.settings import settings

    kind = by_ending(output, _ENDINGS)
    named = files or []
    _check(kind, named, document, with_pdf=with_pdf)
    check_free(output, force=force)
    settings()  # a wrong environment variable is told before any file is read
    own = load_rubric(rubric) if rubric else None
    if kind == "codebook":
        _write_codebook(own or load_rubric(), profile, output)
        return
    how = how_to_read([file for file in named if not _is_card(file)], annex, "", whole=False, ocr=ocr)
    how |= {"rubric": own or load_rubric(), "profile": profile, "model": which_model(model, rules_only=rules_only)}
    check_profile(how["rubric"], profile)
    results = each_file(named, "", partial(_coded, how=how, documents=document or []))
    if found := [each for several in done(results) for each in several]:
        _write(found, kind, output, own, with_pdf=with_pdf)
    leave(results)


def _check(kind: str, files: list[str], documents: list[Path] | None, *, with_pdf: bool) -> None:
    if kind == "codebook" and files:
        raise typer.BadParameter("a codebook is made from the rubric alone: name no document.")
    if kind != "codebook" and not files:
        raise typer.BadParameter("name the documents or scorecards that shall be exported.")
    if with_pdf and kind != "project":
        raise typer.BadParameter("--with-pdf is for a project (.qdpx).")
    if documents and not any(map(_is_card, files)):
        raise typer.BadParameter("--document is for scorecards; a document is named by itself.")


def _is_card(file: str) -> bool:
    return Path(file).suffix in _CARDS


def _write_codebook(rubric: Rubric, profile: str, output: Path) -> None:
    from eiascore.exchange import to_codebook
    from eiascore.rubric import under

    check_profile(rubric, profile)
    write_bytes(to_codebook(rubric if profile in ("", "auto") else under(rubric, profile)), output)


def _write(found: list[Coded], kind: str, output: Path, rubric: Rubric | None, *, with_pdf: bool) -> None:
    from eiascore.exchange import to_annotations, to_project

    if kind == "project":
        write_bytes(to_project(found, rubric=rubric, with_pdf=with_pdf), output)
    else:
        write_bytes(to_annotations(found).encode(), output)


def _coded(source: str | BinaryIO, name: str | None, *, how: dict[str, Any], documents: list[Path]) -> list[Coded]:
    """Return the coded documents of a file: those of the scorecards that it holds, or the one that it is."""
    from eiascore.exchange import coded
    from eiascore.report.wire import to_wire
    from eiascore.scoring import score

    if isinstance(source, str) and _is_card(source):
        return list(_from_cards(Path(source), documents, how["ocr"]))
    card = score(source, name=name, **how)
    return [coded(to_wire(card), card.document)]


def _from_cards(source: Path, documents: list[Path], ocr: Any) -> Iterator[Coded]:
    from eiascore.cli.report import published
    from eiascore.errors import DamagedError
    from eiascore.exchange import coded, read_again
    from eiascore.schema.wire import WireScorecard

    for card in published(source):
        if not isinstance(card, WireScorecard):
            raise DamagedError(f"{source} tells why a document could not be read: {card.why}")
        yield coded(card, read_again(card, documents, ocr=ocr))
