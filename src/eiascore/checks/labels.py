"""Which protected characteristic a heading, row label or lead-in names, and which sentences stand under it.

Forms write the name of a characteristic in many places: as a heading, in the first cell of a row, over a column, before
a colon, on a line of its own. Everything that treats the characteristics one by one starts from here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from eiascore.schema.characteristic import NINE, SECTION_75_ONLY

if TYPE_CHECKING:
    from eiascore.checks.view import DocumentView, View
    from eiascore.schema import Document

_PREFIX = "characteristic_"
CHARACTERISTICS = frozenset((*NINE, *SECTION_75_ONLY))
"""The nine of the Equality Act, and the two that only section 75 of the Northern Ireland Act has."""

_LONGEST = 160
# How many blocks a label on a line of its own governs where no heading ends it: the cells of a flattened table row.
_REACH = 5
_NUMBER = (
    r"(?:(?i:table|figure|section|part|annex|question) )?"
    r"(?:[A-Z]{0,3}\.?\d{1,3}(?:\.\d{1,3})*[.):]?|[A-Za-z][.)]|\([a-z0-9]{1,3}\))\s+"
)
_LEAD = re.compile(rf"[\s*•☐☒☑▪·–—-]{{0,4}}(?P<number>{_NUMBER})?(?P<label>[^.:;–—\n]{{2,80}}?)\s*(?:[.:–—\n]|\s-\s|$)")
# "Race; religion or belief" names two; "young Black women" names one group of people.
_SEVERAL = re.compile(r"[,;/&+]|\b(?:and|or)\b", re.I)
_INSIDE = re.compile(r"[^.:;–—\n]{2,60}(?:\s-\s|[:–—])")
_REFERS = re.compile(r"\W*(?:see|as|same)\b", re.I)
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")


class Subject(NamedTuple):
    """A characteristic that a label names: its id, and where the label stands in the document's text."""

    value: str
    start: int
    end: int


class Labels:
    """The labels of a document: what each names, and what each sentence stands under.

    Parameters
    ----------
    document : DocumentView
        What was read, as the checks see it.
    """

    def __init__(self, document: DocumentView) -> None:
        # Only what is needed is kept: a reference to the view would keep it alive in the cache below.
        self._found = document.found
        self._sections = document.document.sections
        self._by_path = {section.path: i for i, section in enumerate(self._sections)}
        self._known: dict[str, tuple[str, ...]] = {}
        self._titles: dict[int, tuple[tuple[str, ...], int]] = {}
        self.subjects: tuple[tuple[Subject, ...], ...] = tuple(self._walk(document))
        self.only_labels: frozenset[int] = frozenset(
            v.index
            for v in document.views
            if len(v.text.split()) <= 8 and not _REFERS.match(v.text) and self.names(v.text)
        )

    def names(self, text: str) -> tuple[str, ...]:
        """Return the characteristics that a label names; () where it is no label, or names more than three.

        Parameters
        ----------
        text : str
            A heading, header, question or the words before a colon.

        Returns
        -------
        tuple of str
            Ids such as ``"race"``, in order of appearance.
        """
        if not text or len(text) > _LONGEST:
            return ()
        if text not in self._known:
            self._known[text] = self._read(text)
        return self._known[text]

    def _read(self, text: str) -> tuple[str, ...]:
        found = self._found(text)
        named = [
            (hit.start, hit.end, name.removeprefix(_PREFIX))
            for name in found
            if name.startswith(_PREFIX) and name.removeprefix(_PREFIX) in CHARACTERISTICS
            for hit in found[name]
        ]
        # "sexual orientation" also holds "sex" and "gender reassignment" holds "gender": the longer wording decides.
        kept: list[tuple[int, int, str]] = []
        for start, end, value in sorted(named, key=lambda item: (item[0] - item[1], item[0])):
            if not any(start < e and s < end and value != v for s, e, v in kept):
                kept.append((start, end, value))
        values = tuple(dict.fromkeys(value for _, _, value in sorted(kept)))
        if not 1 <= len(values) <= 3 or (len(values) > 1 and not _SEVERAL.search(text)):
            return ()
        spans = [(s, e) for s, e, _ in kept] + [(h.start, h.end) for h in found.get("label_filler", ())]
        taken = sum(1 for word in _WORD.finditer(text) if any(s <= word.start() < e for s, e, _ in kept))
        spare = sum(
            1
            for word in _WORD.finditer(_bare(text))
            if not word.group().isdigit() and not any(s <= word.start() < e for s, e in spans)
        )
        return values if spare <= (1 if taken <= 2 else 2) else ()

    def is_other(self, text: str) -> bool:
        """Tell whether a label names something that stands beside the characteristics (carers, poverty)."""
        return len(text) <= _LONGEST and "label_other" in self._found(text)

    def lead_in(self, text: str) -> tuple[tuple[str, ...], int, int, bool]:
        """Return what the opening words of a block name, their span, and whether the block opens with a number."""
        match = _LEAD.match(text[:120])
        if match is None:
            return (), 0, 0, False
        return self.names(match["label"]), match.start("label"), match.end("label"), match["number"] is not None

    def _heading(self, section: int) -> tuple[tuple[str, ...], int]:
        """Return what the nearest naming heading above names, and the section of that heading."""
        if section not in self._titles:
            self._titles[section] = self._find_heading(section)
        return self._titles[section]

    def _find_heading(self, section: int) -> tuple[tuple[str, ...], int]:
        path = self._sections[section].path
        for depth in range(len(path), 0, -1):
            title = path[depth - 1]
            named = self._by_path.get(path[:depth], 0)
            # The title of the whole document, or the name of an annex (level 0), may name a group; that makes no
            # sentence a finding about it.
            if (len(self._sections) > 2 and title == self._sections[1].title) or not self._sections[named].level:
                continue
            if values := self.names(title):
                return values, named
            if self.is_other(title):
                break
        return (), section

    def _walk(self, document: DocumentView) -> Iterator[tuple[Subject, ...]]:
        running: tuple[Subject, ...] = ()
        left, block, section = 0, -1, -1
        current: tuple[Subject, ...] = ()
        for view in document.views:
            sentence = view.sentence
            if sentence.section != section:
                section, running = sentence.section, ()
            if sentence.block != block:
                block = sentence.block
                current, opens = self._block(document, view)
                if opens is not None:
                    running, left = opens, _REACH
                elif sentence.kind == "cell":
                    # A label may be the caption of a table; what is said right below the table still falls under it.
                    left = min(left, 1)
                elif running and not current and left:
                    current, left = running, left - 1
            elif _INSIDE.match(view.text) and (inside := self._inside(view)):
                current = inside
            yield current or self._above(view)

    def _block(self, document: DocumentView, view: View) -> tuple[tuple[Subject, ...], tuple[Subject, ...] | None]:
        """Return what a block says it is about, and what it opens: a label, or () where it ends the one before."""
        sentence = view.sentence
        block = document.document.blocks[sentence.block]
        if sentence.kind == "heading":
            return (), ()
        text = document.document.text[block.start : min(block.end, block.start + 200)]
        values, start, end, numbered = self.lead_in(text)
        if values:
            subjects = tuple(Subject(v, block.start + start, block.start + end) for v in values)
            alone = block.table is None and not _WORD.search(document.document.text, block.start + end, block.end)
            return subjects, subjects if alone else (() if block.table is None else None)
        ends = numbered or (len(text) <= _LONGEST and len(text.split()) <= 8 and self.is_other(text))
        return self._cell(view), () if ends and block.table is None else None

    def _inside(self, view: View) -> tuple[Subject, ...]:
        """Return what a sentence in the middle of a block opens with, as in "Sex: 88% of people searched were male"."""
        values, start, end, _ = self.lead_in(view.text)
        return tuple(Subject(v, view.sentence.start + start, view.sentence.start + end) for v in values)

    def _cell(self, view: View) -> tuple[Subject, ...]:
        sentence = view.sentence
        for text in (sentence.row_header, sentence.column_header):
            if values := self.names(text):
                start, end = self._place(view, text)
                return tuple(Subject(value, start, end) for value in values)
        return ()

    @staticmethod
    def _place(view: View, label: str) -> tuple[int, int]:
        """Return where the label of a row stands, or the sentence itself where it cannot be found."""
        for other in view.owner.row(view)[:3]:
            if other.text and label.startswith(other.text):
                return other.sentence.start, other.sentence.end
        return view.sentence.start, view.sentence.end

    def _above(self, view: View) -> tuple[Subject, ...]:
        sentence = view.sentence
        if sentence.kind == "heading":
            return ()
        if values := self.names(sentence.question):
            return tuple(Subject(value, sentence.start, sentence.end) for value in values)
        values, section = self._heading(sentence.section)
        if not values:
            return ()
        start = self._sections[section].start
        return tuple(Subject(value, start, start + len(self._sections[section].title)) for value in values)


def openings(document: Document) -> Iterator[str]:
    """Yield what may be a label in a document: the opening words of each block and sentence, and short blocks whole."""
    for sentence in document.sentences:
        if match := _LEAD.match(document.text[sentence.start : sentence.end][:120]):
            yield match["label"]
    for block in document.blocks:
        text = document.text[block.start : min(block.end, block.start + 200)]
        if match := _LEAD.match(text[:120]):
            yield match["label"]
        if len(text) <= _LONGEST and len(text.split()) <= 8:
            yield text


def _bare(text: str) -> str:
    """Blank out what stands in brackets, one character for one, so that offsets stay."""
    return re.sub(r"\([^()]*\)", lambda match: " " * len(match.group()), text)


def labels(document: DocumentView) -> Labels:
    """Return the labels of a document, worked out once.

    Parameters
    ----------
    document : DocumentView
        What was read, as the checks see it.

    Returns
    -------
    Labels
        What each label names and what each sentence stands under.
    """
    return document.once("labels", Labels)
