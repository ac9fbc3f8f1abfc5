"""What people said of single quotations, as examples to learn from."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import Literal

from pydantic import Field, ValidationError

from eiascore.classifier import Line
from eiascore.errors import LabelsError
from eiascore.rubric import Rubric
from eiascore.schema.frozen import Frozen
from eiascore.training.examples import Example, as_read

_WEIGHT = 2.0
"""A person looked at this very quotation: it counts more than a line labelled in passing."""


class Review(Frozen):
    """A line of a file of reviews: what a person decided on one quotation.

    Attributes
    ----------
    document : str
        Path of the document, from the folder of the file.
    criterion : str
        Id of the criterion.
    quote : str
        The quotation, verbatim.
    polarity : str
        Whether it was taken for evidence for (``supports``) or against (``undermines``).
    decision : str
        ``confirm``, ``reject``, or ``add`` for a quotation that the person found and eiascore had not.
    reason : str
        Why.
    """

    document: str
    criterion: str
    quote: str = Field(min_length=1)
    polarity: Literal["supports", "undermines"] = "supports"
    decision: Literal["confirm", "reject", "add"]
    reason: str = ""


def load_reviews(path: str | Path) -> tuple[Review, ...]:
    """Read a file of reviews: JSON Lines, one object a line.

    Parameters
    ----------
    path : str or Path
        The file.

    Returns
    -------
    tuple of Review
        In order of the file.

    Raises
    ------
    LabelsError
        If the file cannot be opened, or a line is wrong; the message names it.

    Examples
    --------
    >>> import tempfile
    >>> file = Path(tempfile.mkdtemp()) / "reviews.jsonl"
    >>> review = '{"document": "a.pdf", "criterion": "eng_influence", "quote": "We met.", "decision": "reject"}'
    >>> _ = file.write_text(review)
    >>> load_reviews(file)[0].decision
    'reject'
    """
    try:
        lines = Path(path).read_text(encoding="utf-8-sig").splitlines()
    except OSError as error:
        raise LabelsError(f"{path} cannot be opened: {error.strerror}.", "Name a file of reviews.") from None
    found = []
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            found.append(Review.model_validate(json.loads(line)))
        except ValueError as error:
            raise LabelsError(
                f"{path}, line {number}: {_told(error)}.", "docs/reviews.md describes the file."
            ) from None
    return tuple(found)


def _told(error: ValueError) -> str:
    if not isinstance(error, ValidationError):
        return str(error)
    first = error.errors()[0]
    return ": ".join([*map(str, first["loc"]), first["msg"]])


def reviewed(reviews: Sequence[Review], folder: str | Path, rubric: Rubric) -> tuple[list[Example], int]:
    """Return the examples that reviews make: each tells of one label of one line, and of no other.

    Parameters
    ----------
    reviews : sequence of Review
        The reviews.
    folder : str or Path
        What their paths are relative to.
    rubric : Rubric
        Its rules say what they find in each line.

    Returns
    -------
    list of Example, int
        An example for each line that a review speaks of; and how many reviews were used: those whose quotation stands
        among the author's words in the document, as it is read today.

    Raises
    ------
    LabelsError
        If a document cannot be opened, or the rubric has no such criterion.
    """
    asked = {criterion.id for criterion in rubric.criteria}
    by_document: dict[str, list[Review]] = defaultdict(list)
    for review in reviews:
        if review.criterion not in asked:
            told = f"A review is of {review.criterion!r}, and {rubric.id} has no such criterion."
            raise LabelsError(told, "`eiascore rubric list` names them.")
        by_document[review.document].append(review)
    found, used = [], 0
    for name, given in by_document.items():
        try:
            data = (Path(folder) / name).read_bytes()
        except OSError as error:
            raise LabelsError(f"{name} cannot be opened: {error.strerror}.", "Put it beside the reviews.") from None
        authored = as_read(data, name, rubric)
        for review in given:
            of_review = [_example(review, line) for line in authored.quoted(review.quote)]
            found += of_review
            used += bool(of_review)
    return found, used


def _example(review: Review, line: Line) -> Example:
    label = review.criterion + ("-" if review.polarity == "undermines" else "+")
    labels = {} if review.decision == "reject" else {label: 1.0}
    return Example(review.document, "", line, labels, _WEIGHT, frozenset({label}))
