"""``eiascore train CORPUS -o MODEL``: the classifier, made from labelled documents."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from eiascore.cli.output import check_free

Reviews = Annotated[
    list[Path] | None,
    typer.Option(metavar="FILE", help="What people decided on quotations, as JSON Lines; may be given several times."),
]


def command(
    corpus: Annotated[Path, typer.Argument(help="A folder of labelled documents, such as corpus/training.")],
    output: Annotated[
        Path, typer.Option("-o", "--output", help="Where to, without suffix: a .npz and a .json file are written.")
    ],
    rubric: Annotated[str, typer.Option(help="Name of a rubric, or a YAML file.")] = "psed-2010",
    reviews: Reviews = None,
    force: Annotated[bool, typer.Option("--force", help="Overwrite the output files.")] = False,
) -> None:
    """Train the classifier from labelled documents. Takes some minutes; the same corpus gives the same model."""
    from eiascore.classifier import save_linear
    from eiascore.classifier.store import files_of
    from eiascore.errors import OutputError
    from eiascore.training import load_reviews, train

    check_free(*files_of(output), force=force)
    fitted = train(corpus, rubric=rubric, reviews=reviews or (), name=output.name)
    try:
        save_linear(fitted.model, output)
    except OSError as error:
        raise OutputError(f"{output} cannot be written: {error.strerror}.", "Name another place.") from None
    about = fitted.model.about
    given = sum(len(load_reviews(file)) for file in reviews or ())
    if unused := given - int(str(about["reviews"])):
        typer.echo(
            f"{unused} of {given} reviews are not used: their quotations are not among the author's words.",
            err=True,
        )
    typer.echo(
        f"{len(fitted.labels)} labels learned from {about['examples']} lines of {about['documents']} documents and "
        f"{about['excerpts']} collections of lines; use it by `eiascore score FILE --model {output}`."
    )
