"""What several documents of one body say in the same words is that body's form, not what any author wrote."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from math import ceil
from zlib import crc32

from rapidfuzz import fuzz

from eiascore.errors import EiaError
from eiascore.reading.substance import is_answer, predicts
from eiascore.reading.template import template_share
from eiascore.schema.document import Document, Origin, Sentence

_WORD = re.compile(r"[^\W\d_]+|\d+")
_LEAST = 3  # documents: two colleagues may copy an answer from each other
_MANY, _NEARLY_ALL = 1 / 3, 0.8
_SHINGLE = 3
_SAME = 92.0
_LEAST_WORDS = 4
_NAME = re.compile(r"(?<=[a-z,;] )[A-Z][a-z]+|\d")


def _words(text: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(text.casefold()))


def _shingles(words: Sequence[str]) -> set[int]:
    """Return a few hashes that near copies have in common: the least of those of its runs of words."""
    runs = [" ".join(words[at : at + _SHINGLE]) for at in range(max(1, len(words) - _SHINGLE + 1))]
    # Not hash(): that differs from one process to the next.
    return set(sorted({crc32(run.encode()) for run in runs})[:4])


class Wordings:
    """The distinct wordings of a batch, near copies taken together."""

    def __init__(self) -> None:
        self._exact: dict[tuple[str, ...], int] = {}
        self._plain: list[str] = []
        self._near: dict[int, list[int]] = defaultdict(list)

    def number(self, text: str) -> int | None:
        """Return the number of a wording, the same for near copies; None where it is too short to tell."""
        words = _words(text)
        if len(words) < _LEAST_WORDS:
            return None
        if words not in self._exact:
            self._exact[words] = self._find(words)
        return self._exact[words]

    def _find(self, words: tuple[str, ...]) -> int:
        plain, marks = " ".join(words), _shingles(words)
        # Common openings gather many wordings; a few candidates keep this linear.
        candidates = Counter(number for mark in marks for number in self._near[mark][-8:])
        for number, _ in candidates.most_common(8):
            if fuzz.ratio(plain, self._plain[number], score_cutoff=_SAME):
                return number
        number = len(self._plain)
        self._plain.append(plain)
        for mark in marks:
            self._near[mark].append(number)
        return number


def needed(sentence: Sentence, text: str, documents: int) -> int:
    """Return in how many documents a sentence must stand: in nearly all where it reads like an answer."""
    answers = (
        is_answer(text) or predicts(text) or _NAME.search(text) or (sentence.kind == "cell" and sentence.row_header)
    )
    return max(_LEAST, ceil(documents * (_NEARLY_ALL if answers else _MANY)))


def _origin(sentence: Sentence, text: str) -> Origin:
    asks = text.rstrip(" *_").endswith(("?", ":"))
    return "prompt" if asks or (sentence.kind == "cell" and not text.endswith(".")) else "guidance"


def _marked(document: Document, taken: Mapping[int, Origin], documents: int) -> Document:
    sentences = tuple(
        sentence.model_copy(update={"origin": taken[number], "question": ""}) if number in taken else sentence
        for number, sentence in enumerate(document.sentences)
    )
    share = template_share((sentence.origin, document.quote(sentence)) for sentence in sentences)
    plural = "sentence was" if len(taken) == 1 else "sentences were"
    note = f"{len(taken)} {plural} taken for the form's: other documents of the body share them ({documents} compared)"
    quality = document.quality.model_copy(update={"template_share": share, "notes": (*document.quality.notes, note)})
    return document.model_copy(update={"sentences": sentences, "quality": quality})


def mark_shared(documents: Iterable[Document], *, bodies: Sequence[str] | None = None) -> list[Document]:
    r"""Mark what several documents of one body have in common as text of that body's form.

    A sentence is shared where a third of the documents of a body, and at least three, hold it word for word or nearly
    so. One that reads like an answer, with a figure, a date, a name, a finding or a deed, must stand in four of five.
    Lines of fewer than four words ("No impact") are never taken, and with fewer than three documents nothing is.

    Parameters
    ----------
    documents : iterable of Document
        Documents as read.
    bodies : sequence of str, optional
        The body that each belongs to, in the same order; by default all are of one.

    Returns
    -------
    list of Document
        The documents in the same order; those with shared sentences are copies with other origins, a new share of
        template text and a note.

    Raises
    ------
    EiaError
        There are not as many bodies as documents.

    Examples
    --------
    >>> from eiascore import mark_shared, read
    >>> answers = "We asked forty tenants in May.", "Carers met the board twice.", "Nobody has been asked so far."
    >>> printed = "The lift group reads every record before the board meets."
    >>> form = f"# Equality impact assessment\n\n{printed} {{}} " + "x " * 20
    >>> documents = mark_shared(read(form.format(answer).encode()) for answer in answers)
    >>> [documents[0].quote(s) for s in documents[0].sentences if s.origin == "guidance"]
    ['The lift group reads every record before the board meets.']
    """
    given = list(documents)
    if bodies is not None and len(bodies) != len(given):
        raise EiaError(
            f"There are {len(given)} documents and {len(bodies)} bodies.", "Name one body for each document, in order."
        )
    groups: dict[str, list[int]] = defaultdict(list)
    for number in range(len(given)):
        groups[bodies[number] if bodies is not None else ""].append(number)
    for members in groups.values():
        if len(members) >= _LEAST:
            for number, document in zip(members, _of_body([given[number] for number in members]), strict=True):
                given[number] = document
    return given


def _of_body(documents: Sequence[Document]) -> list[Document]:
    texts = Wordings()
    found: list[dict[int, int]] = []
    holders: Counter[int] = Counter()
    seen: set[str] = set()
    for document in documents:
        again = document.sha256 != "" and document.sha256 in seen
        seen.add(document.sha256)
        numbers = {
            place: number
            for place, sentence in enumerate(document.sentences)
            if sentence.kind not in ("heading", "furniture")
            and sentence.ticked is None
            and (number := texts.number(document.quote(sentence))) is not None
        }
        found.append(numbers)
        # The same file given twice shares everything and shows nothing.
        holders.update(() if again else set(numbers.values()))
    distinct = len(documents) - sum(count - 1 for count in Counter(d.sha256 for d in documents if d.sha256).values())
    result = []
    for document, numbers in zip(documents, found, strict=True):
        taken: dict[int, Origin] = {}
        for place, number in numbers.items():
            sentence = document.sentences[place]
            text = document.quote(sentence)
            if sentence.origin == "author" and holders[number] >= needed(sentence, text, distinct):
                taken[place] = _origin(sentence, text)
        result.append(_marked(document, taken, distinct) if taken else document)
    return result
