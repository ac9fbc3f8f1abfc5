"""What is measured on corpus/training: how far raters agree, and which rows say the same. Used by tools/corpus.py."""

from __future__ import annotations

import warnings
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np
from corpus_files import Document, split_labels
from rapidfuzz import fuzz, process
from sklearn.metrics import cohen_kappa_score

LEAST_WORDS = 8
_CHUNK = 512
DIMENSIONS = {
    "eng": "Engagement",
    "evi": "Evidence",
    "int": "Intersectionality",
    "mit": "Mitigation",
    "tim": "Timing",
}


@dataclass
class Agreement:
    """How far pairs of raters agree on one dimension, or on all of them."""

    both: int = 0
    single: int = 0
    levels: tuple[list[int], list[int]] = ((), ())  # type: ignore[assignment]

    @property
    def f1(self) -> float:
        """Micro-F1 of labels: which rater is taken for the truth makes no difference."""
        return 2 * self.both / (2 * self.both + self.single) if self.both + self.single else float("nan")

    @property
    def kappa(self) -> float:
        """Quadratic weighted kappa of levels."""
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return float(cohen_kappa_score(*self.levels, labels=[0, 1, 2, 3], weights="quadratic"))

    @property
    def exact(self) -> float:
        """Share of levels that are the same."""
        return float(np.mean(np.equal(*self.levels))) if self.levels[0] else float("nan")


def agreement(documents: Iterable[Document]) -> tuple[dict[str, Agreement], float, list[str]]:
    """Compare every pair of raters on every document that two or more have labelled.

    Parameters
    ----------
    documents : iterable of Document
        The corpus.

    Returns
    -------
    tuple
        Agreement by dimension and over ``all``; share of rows with the same status; ids of the documents compared.
    """
    found: dict[str, Agreement] = defaultdict(lambda: Agreement(levels=([], [])))
    same = rows = 0
    compared = []
    for document in documents:
        for one, other in combinations(document.raters, 2):
            compared.append(document.id)
            for row, twin in zip(document.labels[one], document.labels[other], strict=True):
                rows, same = rows + 1, same + (row["status"] == twin["status"])
                _count(found, split_labels(row["labels"]), split_labels(twin["labels"]))
            if one in document.levels and other in document.levels:
                _pair_levels(found, document.levels[one], document.levels[other])
    return dict(found), same / rows if rows else float("nan"), compared


def _count(found: dict[str, Agreement], one: set[str], other: set[str]) -> None:
    for label in one | other:
        for entry in (found[label[:3]], found["all"]):
            if label in one and label in other:
                entry.both += 1
            else:
                entry.single += 1


def _pair_levels(
    found: dict[str, Agreement], one: dict[str, dict[str, object]], other: dict[str, dict[str, object]]
) -> None:
    for criterion in sorted(set(one) & set(other)):
        first, second = one[criterion]["level"], other[criterion]["level"]
        if isinstance(first, int) and isinstance(second, int):
            for entry in (found[criterion[:3]], found["all"]):
                entry.levels[0].append(first)
                entry.levels[1].append(second)


def agreement_table(documents: Iterable[Document]) -> str:
    """Return the figures of `agreement` as a Markdown table with a line about what was compared."""
    found, status, compared = agreement(documents)
    if not compared:
        return "No document has two raters yet."
    lines = ["| Dimension | Labels, micro-F1 | Levels, weighted kappa | Levels, exact |", "|---|---|---|---|"]
    for key, name in {**DIMENSIONS, "all": "All"}.items():
        entry = found.get(key, Agreement(levels=([], [])))
        kappa = f"{entry.kappa:.2f}" if entry.levels[0] else "–"
        exact = f"{entry.exact:.2f}" if entry.levels[0] else "–"
        lines.append(f"| {name} | {entry.f1:.2f} | {kappa} | {exact} |")
    counts = Counter(compared)
    named = ", ".join(sorted(counts))
    lines += [
        "",
        f"Two raters, working alone, on {len(counts)} documents ({named}). Status is the same on {status:.0%}.",
    ]
    return "\n".join(lines)


def author_rows(documents: Iterable[Document]) -> list[tuple[str, str, str]]:
    """Return document, id and text of every row of eight words or more that no rater took for the form's own text."""
    return [
        (document.id, row["id"], " ".join(row["text"].split()))
        for document in documents
        for row in document.rows
        if row["id"] not in document.template and len(row["text"].split()) >= LEAST_WORDS
    ]


def duplicates(documents: Iterable[Document], least: float = 90) -> list[dict[str, object]]:
    """Return the rows of author text that nearly repeat a row of an earlier document.

    Parameters
    ----------
    documents : iterable of Document
        The corpus.
    least : float
        Similarity (Indel, 0 to 100) from which two rows are near-duplicates.

    Returns
    -------
    list of dict
        ``id`` of the row to leave out, ``like`` the row that it repeats, and their ``similarity``.
    """
    rows = author_rows(documents)
    order = sorted(range(len(rows)), key=lambda index: len(rows[index][2]))
    texts = [rows[index][2] for index in order]
    left_out: dict[str, tuple[str, float]] = {}
    for first, second, score in _alike(texts, texts, least):
        # Of two, the later in the corpus goes. A row that is left out still speaks for others like it.
        (early, late) = sorted((order[first], order[second]))
        if rows[early][0] != rows[late][0] and rows[late][1] not in left_out:
            left_out[rows[late][1]] = (rows[early][1], score)
    place = {row[1]: number for number, row in enumerate(rows)}
    return [
        {"id": name, "like": like, "similarity": round(score)}
        for name, (like, score) in sorted(left_out.items(), key=lambda item: place[item[0]])
    ]


def near(documents: Iterable[Document], others: Sequence[str], least: float = 85) -> list[str]:
    """Return the ids of the rows that are nearly like one of some other texts of eight words or more."""
    rows = sorted(author_rows(documents), key=lambda row: len(row[2]))
    texts = sorted({" ".join(t.split()) for t in others if len(t.split()) >= LEAST_WORDS}, key=len)
    return sorted({rows[first][1] for first, _, _ in _alike([row[2] for row in rows], texts, least)})


def _alike(texts: Sequence[str], others: Sequence[str], least: float) -> Iterator[tuple[int, int, float]]:
    """Yield index, index and similarity of every pair at or over the least; both lists go up in length.

    Two texts can only be that similar where their lengths are: each chunk is compared with those alone.
    """
    lengths = np.array([len(text) for text in others])
    bound = (200 - least) / least
    for start in range(0, len(texts), _CHUNK):
        chunk = texts[start : start + _CHUNK]
        low = int(np.searchsorted(lengths, len(chunk[0]) / bound, "left"))
        high = int(np.searchsorted(lengths, len(chunk[-1]) * bound, "right"))
        scores = process.cdist(chunk, others[low:high], scorer=fuzz.ratio, score_cutoff=least, dtype=np.float32)
        for row, column in np.argwhere(scores >= least):
            if texts is not others or start + row < low + column:
                yield int(start + row), int(low + column), float(scores[row, column])
