"""Baselines that learn from labelled documents: TF-IDF alone, and rankers of sentences with document classifiers.

The second follows RobotReviewer (Marshall, Kuiper and Wallace, "RobotReviewer: evaluation of a system for
automatically assessing bias in clinical trials", JAMIA 23 (2016), 193-201): for each question a model ranks the
sentences, and another one judges the document from its words and from those of the sentences ranked first.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from scipy.sparse import hstack
from sklearn.dummy import DummyClassifier
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.multiclass import OneVsRestClassifier
from sklearn.pipeline import make_union

from eiascore.errors import LabelsError
from eiascore.evaluate.baselines.units import MOST, levels_by_count, units
from eiascore.evaluate.judgement import Judgement, Quote
from eiascore.labelled import LabelledDocument, Row

_LEAST_ROWS = 5
_THRESHOLDS = np.arange(0.05, 0.95, 0.05)


class LineModel:
    """Says how likely each label is for a line, from its words and its letters.

    Parameters
    ----------
    documents : sequence of LabelledDocument
        Labelled lines are learned from; a label with fewer than five is not.
    """

    def __init__(self, documents: Sequence[LabelledDocument]) -> None:
        known, held = _split(documents)
        self._fit(known)
        self.threshold = self._best_threshold(held)
        self._fit([*known, *held])

    def _fit(self, rows: Sequence[Row]) -> None:
        counts: dict[str, int] = {}
        for row in rows:
            for label in row.agreed:
                counts[label] = counts.get(label, 0) + 1
        self.labels = sorted(label for label, count in counts.items() if count >= _LEAST_ROWS)
        if not self.labels:
            raise LabelsError(
                f"No label stands on {_LEAST_ROWS} lines or more to learn from.",
                "Name a larger folder with --train-on.",
            )
        self._features = make_union(
            TfidfVectorizer(ngram_range=(1, 2), min_df=2, max_features=30_000, sublinear_tf=True),
            TfidfVectorizer(analyzer="char_wb", ngram_range=(3, 4), min_df=3, max_features=20_000, sublinear_tf=True),
        )
        known = self._features.fit_transform([row.text for row in rows])
        wanted = np.array([[label in row.agreed for label in self.labels] for row in rows], int)
        self._model = OneVsRestClassifier(LogisticRegression(solver="liblinear", C=10.0)).fit(known, wanted)

    def probabilities(self, texts: Sequence[str]) -> Any:
        """Return an array with a row a text and a column a label."""
        if not texts:
            return np.zeros((0, len(self.labels)))
        # Of a single label scikit-learn gives both columns, that it is not and that it is.
        return self._model.predict_proba(self._features.transform(texts))[:, -len(self.labels) :]

    def _best_threshold(self, rows: Sequence[Row]) -> float:
        """Return the probability above which quoting these rows, which were not learned from, gives the best F1."""
        said = self.probabilities([row.text for row in rows])
        right = np.array([[label in row.agreed for label in self.labels] for row in rows], bool)

        def f1(threshold: float) -> float:
            quoted = said >= threshold
            return float(2 * (quoted & right).sum() / max(1, quoted.sum() + right.sum()))

        return float(max(_THRESHOLDS, key=f1))


def _split(documents: Sequence[LabelledDocument]) -> tuple[list[Row], list[Row]]:
    """Return the labelled rows of three documents in four, and those of the fourth."""
    parts: tuple[list[Row], list[Row]] = ([], [])
    with_rows = [document for document in documents if any(row.labels for row in document.rows)]
    for number, document in enumerate(with_rows):
        parts[number % 4 == 3].extend(row for row in document.rows if row.labels)
    return parts


def tfidf(documents: Sequence[LabelledDocument], model: LineModel, criteria: Sequence[str]) -> list[Judgement]:
    """Quote each line whose label is likely, the likeliest first; the level is how many lines support it."""
    judged = []
    for document in documents:
        texts = units(document)
        said = model.probabilities(texts)
        order = [(-said[at, label], at, label) for at, label in zip(*np.nonzero(said >= model.threshold), strict=True)]
        quotes = tuple(Quote(model.labels[label], texts[at], -float(minus)) for minus, at, label in sorted(order))
        judged.append(Judgement(document.id, levels_by_count(quotes, criteria), quotes=quotes))
    return judged


def ranked(
    documents: Sequence[LabelledDocument],
    training: Sequence[LabelledDocument],
    model: LineModel,
    criteria: Sequence[str],
) -> list[Judgement]:
    """Judge documents from their words and best lines; the three best lines are quoted where the level is not 0."""
    training = [document for document in training if document.settled]
    known, new = ([_Ranked(document, model, criteria) for document in group] for group in (training, documents))
    features = TfidfVectorizer(min_df=2, max_features=20_000, sublinear_tf=True, stop_words="english")
    words_known = features.fit_transform([document.text for document in known])
    words_new = features.transform([document.text for document in new])
    levels: list[dict[str, int | None]] = [{} for _ in documents]
    for criterion in criteria:
        given = [document.settled.get(criterion) for document in training]
        at = [number for number, level in enumerate(given) if level is not None]
        if not at:
            continue
        best_known, best_new = (features.transform([d.best_text(criterion) for d in group]) for group in (known, new))
        wanted = [given[number] for number in at]
        judge = LogisticRegression(C=10.0, max_iter=500) if len(set(wanted)) > 1 else DummyClassifier()
        judge.fit(hstack([words_known, best_known]).tocsr()[at], wanted)
        for found, level in zip(levels, judge.predict(hstack([words_new, best_new]).tocsr()), strict=True):
            found[criterion] = int(level)
    return [
        Judgement(document.id, given, quotes=tuple(q for c in criteria if given.get(c) for q in best.best.get(c, ())))
        for document, given, best in zip(documents, levels, new, strict=True)
    ]


class _Ranked:
    """A document with its best lines for each criterion."""

    def __init__(self, document: LabelledDocument, model: LineModel, criteria: Sequence[str]) -> None:
        texts = units(document)
        self.text = "\n".join(texts)
        self.best: dict[str, list[Quote]] = {}
        said = model.probabilities(texts)
        for criterion in criteria:
            if f"{criterion}+" in model.labels:
                column = said[:, model.labels.index(f"{criterion}+")]
                first = np.argsort(-column, kind="stable")[:MOST]
                self.best[criterion] = [Quote(f"{criterion}+", texts[at], float(column[at])) for at in first]

    def best_text(self, criterion: str) -> str:
        return "\n".join(quote.text for quote in self.best.get(criterion, ()))
