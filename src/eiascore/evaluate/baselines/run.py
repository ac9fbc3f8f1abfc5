"""All baselines on some documents; none ever learns from a document that it is measured on."""

from __future__ import annotations

from collections.abc import Sequence

from eiascore.errors import LabelsError
from eiascore.evaluate.baselines.trained import LineModel, ranked, tfidf
from eiascore.evaluate.baselines.untrained import keywords, majority
from eiascore.evaluate.judgement import Judgement, judge
from eiascore.labelled import LabelledDocument
from eiascore.rubric import Rubric

_FOLDS = 5
RULES = "rules alone"
MAJORITY, KEYWORDS, TFIDF, RANKER = "majority level", "keyword list", "TF-IDF, logistic regression", "sentence ranker"


def baselines(
    documents: Sequence[LabelledDocument], training: Sequence[LabelledDocument], rubric: Rubric
) -> dict[str, list[Judgement]]:
    """Return what each baseline says of documents.

    Parameters
    ----------
    documents : sequence of LabelledDocument
        The documents to judge.
    training : sequence of LabelledDocument
        What to learn from. Where it holds the same documents they are judged in folds: those of the index where every
        document has one, else every fifth document is judged by what was learned from the others.
    rubric : Rubric
        Its criteria are judged.

    Returns
    -------
    dict of str to list of Judgement
        By name, in the order of the documents.

    Raises
    ------
    LabelsError
        If what is left to learn from are fewer than four documents with labelled lines.
    """
    found: dict[str, dict[str, Judgement]] = {}
    for fold in _folds(documents, training):
        known = _without(training, fold)
        if sum(any(row.labels for row in document.rows) for document in known) < 4:
            raise LabelsError("There is too little to learn from.", "Name a larger folder with --train-on.")
        for name, judgements in _judged(fold, known, rubric).items():
            found.setdefault(name, {}).update((judgement.document, judgement) for judgement in judgements)
    others = {name: [said[document.id] for document in documents] for name, said in found.items()}
    return {RULES: [judge(document, rubric, None) for document in documents]} | others


def _judged(
    documents: Sequence[LabelledDocument], training: Sequence[LabelledDocument], rubric: Rubric
) -> dict[str, list[Judgement]]:
    criteria = [criterion.id for criterion in rubric.criteria]
    model = LineModel(training)
    found = {
        MAJORITY: majority(documents, training, rubric),
        KEYWORDS: keywords(documents, rubric),
        TFIDF: tfidf(documents, model, criteria),
    }
    if any(document.settled for document in training):
        found[RANKER] = ranked(documents, training, model, criteria)
    return found


def _folds(
    documents: Sequence[LabelledDocument], training: Sequence[LabelledDocument]
) -> list[Sequence[LabelledDocument]]:
    if not any(_same(one, other) for one in documents for other in training):
        return [documents]
    names = [document.about.get("fold", "") for document in documents]
    if not all(names):
        names = [str(number % _FOLDS) for number in range(len(documents))]
    return [
        [document for document, name in zip(documents, names, strict=True) if name == fold]
        for fold in dict.fromkeys(names)
    ]


def _without(training: Sequence[LabelledDocument], fold: Sequence[LabelledDocument]) -> list[LabelledDocument]:
    return [document for document in training if not any(_same(document, other) for other in fold)]


def _same(one: LabelledDocument, other: LabelledDocument) -> bool:
    """Tell whether two are the same document: the same rows, or the same bytes where there are none."""
    if one.rows or other.rows:
        return [row.text for row in one.rows] == [row.text for row in other.rows]
    return bool(one.file and other.file and one.file.read_bytes() == other.file.read_bytes())
