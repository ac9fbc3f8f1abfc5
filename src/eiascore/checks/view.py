"""What checks look at: each sentence with its concepts, facts, assertion and the question it answers.

Everything costly is computed once a document and only when asked for. Header texts and questions repeat, so their
concepts are cached by text.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar, cast

from eiascore.checks.assertion import assertion
from eiascore.checks.catalogue import catalogues
from eiascore.checks.facts import Facts
from eiascore.checks.nearest import asks_nearer, is_question
from eiascore.checks.said import portions, said
from eiascore.schema import Assertion, Document, PolicyRecord, Sentence

if TYPE_CHECKING:
    from eiascore.checks.concepts import ConceptIndex
    from eiascore.checks.hits import Hits

T = TypeVar("T")


class View:
    """A sentence as the checks see it.

    Attributes
    ----------
    index : int
        Index into ``Document.sentences``.
    sentence : Sentence
        The located sentence.
    text : str
        Its verbatim text.
    """

    __slots__ = ("__dict__", "_owner", "_topics", "index", "sentence", "text")

    def __init__(self, owner: DocumentView, index: int, sentence: Sentence, text: str) -> None:
        self._owner = owner
        self.index = index
        self.sentence = sentence
        self.text = text
        self._topics: dict[str, frozenset[str]] = {}

    @cached_property
    def hits(self) -> Hits:
        """Concepts found in the sentence, with their hits."""
        return self._owner.found(self.text)

    @cached_property
    def assertion(self) -> Assertion:
        """Whether the sentence says that something was done, is planned, conditional, denied, or is the form's text."""
        # An option that nobody ticked stays what the form printed.
        return "template" if self.sentence.ticked is False else assertion(self)

    @cached_property
    def length(self) -> int:
        """How many words it has, white space between them."""
        return len(self.text.split())

    @cached_property
    def facts(self) -> Facts:
        """Particulars in the sentence by kind, with spans in the document's text."""
        return Facts(self)

    @property
    def owner(self) -> DocumentView:
        """The document view that this sentence belongs to."""
        return self._owner

    def topics(self, place: str) -> frozenset[str]:
        """Return the concepts in what surrounds the sentence.

        Parameters
        ----------
        place : {"question", "row", "column", "heading", "path", "above", "lately"}
            The question it answers, its row or column header, the nearest heading, all headings above it, the short
            line right above it, or (outside tables) the last prompt, guidance or heading above that asks anything.

        Returns
        -------
        frozenset of str
            Names of concepts.
        """
        found = self._topics.get(place)
        if found is None:  # asked tens of times a sentence, once by each rule
            found = self._topics[place] = self._owner.topics(self.surroundings(place))
        return found

    def asked(self, place: str) -> frozenset[str]:
        """Return the ``topics`` of a place that governs the sentence: no heading does where something nearer asks."""
        return frozenset() if place in _FAR and self._answers_nearer else self.topics(place)

    @cached_property
    def _answers_nearer(self) -> bool:
        return asks_nearer(self)

    def surroundings(self, place: str) -> str:
        """Return the text of a place around the sentence (see ``topics``), "" where there is none."""
        if place == "question":
            return self.sentence.question
        if place == "row":
            return self.sentence.row_header
        if place == "column":
            return self.sentence.column_header
        if place == "above":
            return self._above
        if place == "lately":
            return self._lately
        path = self._owner.document.sections[self.sentence.section].path
        return " / ".join(path) if place == "path" else (path[-1] if path else "")

    @cached_property
    def _above(self) -> str:
        """The short line above a short line, "" in tables: flattened forms print labels so, and not all are known."""
        if self.sentence.kind == "cell" or self.index in self._owner.openings or len(self.text) > _ANSWER_LETTERS:
            return ""
        above = self._owner.views[self.index - 1]
        said = above.text.strip()
        if above.sentence.kind == "cell" or above.sentence.block == self.sentence.block or above.facts.get("date"):
            return ""
        return "" if said.endswith((".", ";", ",")) or len(said.split()) > _LABEL_WORDS else said

    @cached_property
    def _lately(self) -> str:
        """The last line of the form above that asks anything, however many answers stand between.

        Flattened tables and guidance printed below a question break its tie to the answers; this mends it.
        """
        if self.sentence.kind == "cell":
            return ""
        if is_question(self.sentence.question):
            return self.sentence.question
        views = self._owner.views
        for view in reversed(views[max(0, self.index - _LATELY) : self.index]):
            if view.index + 1 in self._owner.openings:
                return ""
            said = view.sentence
            if said.origin == "author" and said.kind != "heading" and not _is_label(view):
                continue
            topics = self._owner.topics(view.text)
            # A bare word is the title of a column ("When"), unless it names a characteristic, where an answer begins.
            if len(view.text.split()) > 1 and any(t.startswith("asks_") for t in topics):
                return view.text
            if topics & _ENGAGEMENT and said.kind == "heading":
                return view.text
            if any(t.startswith("characteristic_") for t in topics) and len(view.text.split()) < _LABEL_WORDS:
                return view.text
        return ""

    @property
    def place_in_answer(self) -> int:
        """Where it stands among the author's sentences that answer one question: 1 for the first, and in a cell."""
        return self._owner.places_in_answers.get(self.index, 1)


_FAR = frozenset({"heading", "path"})
_ANSWER_LETTERS = 90
_LABEL_WORDS = 8
_LATELY = 25  # sentences
_ENGAGEMENT = frozenset({"asks_engagement", "asks_what_they_said", "asks_influence"})


def _is_label(view: View) -> bool:
    """Tell a label that was not taken for one ("Engagement undertaken") from an answer: short, unstopped, no figure."""
    text = view.text.rstrip()
    if view.sentence.kind != "paragraph" or len(text.split()) > _LABEL_WORDS or text.endswith((".", ",", ";", "!")):
        return False
    return not any(c.isdigit() for c in text) and bool(_ENGAGEMENT & view.owner.topics(text))


def _is_authored(sentence: Sentence) -> bool:
    return sentence.origin == "author" and sentence.kind != "heading" and sentence.ticked is not False


class DocumentView:
    """A document as the checks see it: its sentences, and who is near whom.

    Parameters
    ----------
    document : Document
        What was read.
    index : ConceptIndex
        The concepts of the rubric.
    record : PolicyRecord, optional
        What is known of the policy from outside the document.
    """

    def __init__(self, document: Document, index: ConceptIndex, record: PolicyRecord | None = None) -> None:
        self.document = document
        self.index = index
        self.record = record or PolicyRecord()
        self._kept: dict[str, Any] = {}
        self._found: dict[str, Hits] = {}
        self._topics: dict[str, frozenset[str]] = {}

    def once(self, name: str, work: Callable[[DocumentView], T]) -> T:
        """Return what a check finds out about the whole document, at the first call by doing the work.

        Kept here and not in a table beside it: what is found points back to this document, and goes when it goes.
        """
        if name not in self._kept:
            self._kept[name] = work(self)
        return cast("T", self._kept[name])

    @cached_property
    def views(self) -> tuple[View, ...]:
        """All sentences, in reading order."""
        return tuple(View(self, i, s, self.document.quote(s)) for i, s in enumerate(self.document.sentences))

    @cached_property
    def openings(self) -> frozenset[int]:
        """Sentences that a file begins with: nothing that stands before them asks for them."""
        sentences, annexes = self.document.sentences, self.document.files[1:]
        return frozenset({0, *(bisect_left(sentences, file.start, key=lambda s: s.start) for file in annexes)})

    @cached_property
    def authored(self) -> tuple[View, ...]:
        """Sentences of the body: no form text, furniture, headings, unticked options or catalogues of catchwords."""
        left_out = catalogues(self)
        return tuple(v for v in self.views if _is_authored(v.sentence) and v.index not in left_out)

    @cached_property
    def form_text(self) -> tuple[View, ...]:
        """Sentences that are the form's own: prompts, guidance and statute recital."""
        return tuple(v for v in self.views if v.sentence.origin in ("prompt", "guidance", "statute"))

    def found(self, text: str) -> Hits:
        """Return the hits of the concepts in a text (cached: headers, questions and many answers repeat)."""
        if text not in self._found:
            self.look_up([text] if self._found else [text, *said(self.document)])
        return self._found[text]

    def look_up(self, texts: Iterable[str]) -> None:
        """Find the concepts of texts that ``found`` will be asked for: many at once cost far less than one by one."""
        new = [text for text in dict.fromkeys(texts) if text not in self._found]
        for some in portions(new):
            self._found.update(zip(some, self.index.find_in(some), strict=True))

    def topics(self, text: str) -> frozenset[str]:
        """Return the names of the concepts in a header, heading or question (cached by text)."""
        if not text:
            return frozenset()
        if text not in self._topics:
            self._topics[text] = frozenset(self.found(text))
        return self._topics[text]

    @cached_property
    def places_in_answers(self) -> dict[int, int]:
        """Place of each of the author's sentences outside tables among those that answer the same question."""
        places: dict[int, int] = {}
        last: tuple[str, int] | None = None
        count = 0
        for view in self.authored:
            if view.sentence.kind == "cell":
                continue
            key = (view.sentence.question, view.sentence.section)
            count = count + 1 if key == last else 1
            places[view.index], last = count, key
        return places

    @cached_property
    def _rows(self) -> dict[tuple[int, int], list[View]]:
        rows: dict[tuple[int, int], list[View]] = defaultdict(list)
        for view in self.views:
            block = self.document.blocks[view.sentence.block]
            if block.table is not None and block.row is not None:
                rows[block.table, block.row].append(view)
        return rows

    def row(self, view: View) -> list[View]:
        """Return the sentences of the table row that a sentence stands in, itself among them ([] outside tables)."""
        block = self.document.blocks[view.sentence.block]
        return self._rows[block.table, block.row] if block.table is not None and block.row is not None else []

    def neighbours(self, view: View) -> list[View]:
        """Return the sentence before and after, where they stand in the same section."""
        near = self.views[max(0, view.index - 1) : view.index] + self.views[view.index + 1 : view.index + 2]
        return [v for v in near if v.sentence.section == view.sentence.section]
