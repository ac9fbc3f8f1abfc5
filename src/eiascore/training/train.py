"""A folder of labelled documents -> a model."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path

import sklearn

from eiascore.classifier.store import DEFAULT_MODEL
from eiascore.labelled import LabelledDocument, load_labelled
from eiascore.rubric import Rubric, load_rubric
from eiascore.training.examples import examples
from eiascore.training.fit import Fitted, Settings, fit
from eiascore.training.reviews import load_reviews, reviewed


def train(
    corpus: str | Path,
    *,
    rubric: str | Rubric = "psed-2010",
    reviews: Sequence[str | Path] = (),
    name: str = DEFAULT_MODEL,
    leave_out: Sequence[str] = (),
    settings: Settings | None = None,
) -> Fitted:
    """Train the classifier.

    Parameters
    ----------
    corpus : str or Path
        Folder of labelled documents, such as ``corpus/training``; see ``load_labelled``. Its folder ``eia`` is read
        too.
    rubric : str or Rubric, optional
        What the labels are named after, and whose rules the model weighs.
    reviews : sequence of str or Path, optional
        Files of reviews; the paths in each are relative to it.
    name : str, optional
        What the model is called.
    leave_out : sequence of str, optional
        Ids of documents that it shall not see.
    settings : Settings, optional
        How to fit.

    Returns
    -------
    Fitted
        The model; the same corpus and rubric give the same one.

    Raises
    ------
    LabelsError
        If the corpus or a file of reviews is wrong, or no label has enough examples.

    Examples
    --------
    >>> fitted = train("corpus/training")  # doctest: +SKIP
    """
    loaded = load_rubric(rubric) if isinstance(rubric, str) else rubric
    documents = [d for d in labelled(Path(corpus)) if d.id not in leave_out]
    given = list(examples(documents, loaded))
    found = [reviewed(load_reviews(file), Path(file).parent, loaded) for file in reviews]
    given += [example for of_file, _ in found for example in of_file]
    about = {
        "name": name,
        "documents": sum(d.file is not None for d in documents),
        "excerpts": sum(d.file is None for d in documents),
        "examples": len(given),
        "reviews": sum(used for _, used in found),
        "corpus": _digest(documents),
        "rubric": f"{loaded.id} {loaded.version}",
        "made_with": f"scikit-learn {sklearn.__version__}",
    }
    return fit(given, about, settings)


def labelled(corpus: Path) -> list[LabelledDocument]:
    """Return the documents that somebody has labelled line by line: whole ones, excerpts and lines of their own."""
    folders = [folder for folder in (corpus / "eia", corpus) if folder.is_dir()] or [corpus]
    return [d for folder in folders for d in load_labelled(folder) if any(row.labels for row in d.rows)]


def _digest(documents: Sequence[LabelledDocument]) -> str:
    """Return the first letters of a hash of everything that was learned from."""
    whole = hashlib.sha256()
    for document in documents:
        for row in document.rows:
            given = {rater: sorted(labels) for rater, labels in sorted(row.labels.items())}
            whole.update(repr((document.id, row.id, row.text, row.question, row.like, given)).encode())
    return whole.hexdigest()[:12]
