"""``eiascore evaluate FOLDER``: how near scorecards come to what people say of the same documents."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from eiascore.cli.files import by_ending
from eiascore.cli.options import ModelName, RulesOnly, which_model
from eiascore.cli.output import check_free, write

if TYPE_CHECKING:
    from eiascore.evaluate import Judgement
    from eiascore.labelled import LabelledDocument
    from eiascore.rubric import Rubric


class Format(StrEnum):
    """Output formats."""

    text = "text"
    json = "json"


_ENDINGS = {"": "text", "txt": "text", "json": "json"}

TrainOn = Annotated[
    Path | None,
    typer.Option(
        metavar="FOLDER",
        help="Labelled documents that the baselines learn from; FOLDER itself, in folds, unless given.",
    ),
]

Plot = Annotated[
    Path | None, typer.Option(metavar="FILE", help="Draw how confidence fits, as .png or .svg (eiascore[report]).")
]

Earlier = Annotated[
    Path | None,
    typer.Option(metavar="FILE", help="An earlier evaluation as JSON: show the quotations gained and lost since."),
]

Simpler = Annotated[
    bool, typer.Option("--baselines", help="Measure simpler scorers beside it; they learn from --train-on.")
]


def command(
    folder: Annotated[Path, typer.Argument(help="A folder of labelled documents.")],
    as_json: Annotated[bool, typer.Option("--json", help="Short for --format json.")] = False,
    output_format: Annotated[
        Format | None, typer.Option("--format", help="Default: text, or by the ending of --output.")
    ] = None,
    output: Annotated[Path | None, typer.Option("-o", "--output", help="Write to this file.")] = None,
    force: Annotated[bool, typer.Option("--force", help="Overwrite the output file.")] = False,
    rubric: Annotated[str, typer.Option(help="Name of a rubric, or a YAML file.")] = "psed-2010",
    baseline: Earlier = None,
    baselines: Simpler = False,
    train_on: TrainOn = None,
    plot: Plot = None,
    model: ModelName = "",
    rules_only: RulesOnly = False,
) -> None:
    """Measure how near scorecards come to what people say of the same documents."""
    from eiascore.evaluate import difference, evaluate, from_json, to_measure
    from eiascore.evaluate.show import as_text
    from eiascore.rubric import load_rubric
    from eiascore.settings import settings

    chosen = Format.json if as_json else output_format or Format(by_ending(output, _ENDINGS))
    if train_on and not baselines:
        raise typer.BadParameter("--train-on says what --baselines learn from: name both.")
    if baseline and chosen is Format.json:
        raise typer.BadParameter("--baseline prints text; the JSON of an evaluation holds all its quotations.")
    check_free(output, plot, force=force)
    settings()  # a wrong environment variable is told before any file is read
    loaded, documents = load_rubric(rubric), to_measure(folder)
    before = from_json(baseline) if baseline else None
    others = _others(documents, train_on, loaded) if baselines else {}
    classifier = which_model(model, rules_only=rules_only)
    found = evaluate(documents, loaded, folder=str(folder), model=classifier, baselines=others, progress=_progress)
    changed = difference(before, found.documents, found.quotes) if before else None
    text = f"{found.to_json()}\n" if chosen is Format.json else as_text(found, changed)
    write(text, output, replace_unknown=chosen is Format.text)
    if plot:
        from eiascore.evaluate.plot import draw

        draw(found, plot)


def _others(documents: Sequence[LabelledDocument], train_on: Path | None, rubric: Rubric) -> dict[str, list[Judgement]]:
    from eiascore.evaluate.baselines import baselines
    from eiascore.labelled import load_labelled

    _tell("the baselines learn")
    found = baselines(documents, load_labelled(train_on) if train_on else documents, rubric)
    _tell("")
    return found


def _progress(number: int, of: int, name: str) -> None:
    """Say on a terminal which document is being scored, on one line that is wiped at the end."""
    _tell(f"{number} of {of}: {name}" if number < of else "")


def _tell(what: str) -> None:
    if sys.stderr.isatty():
        typer.echo(f"\r\x1b[K{what}", err=True, nl=False)
