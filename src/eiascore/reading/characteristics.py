"""The table of characteristics: what a form holds for each of the nine, wherever it has a row, column or heading."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import groupby

from eiascore.reading import ticks
from eiascore.reading.answers import holds_figures
from eiascore.reading.wording import bare_words
from eiascore.schema.characteristic import NINE
from eiascore.schema.document import Cell, Document, Sentence, Table
from eiascore.schema.form import CharacteristicRow, Entry

_NAMES = {
    "age": r"\bage[sd]?\b",
    "disability": r"\bdisabilit(?:y|ies)\b|\bdisabled\b",
    "gender_reassignment": r"\bgender[- ]re-?assignment\b|\btrans(?:gender|sexual)?\b|\bgender identity\b",
    "marriage": r"\bmarriage\b(?:(?: and| or|/| ?&) ?civil partnerships?)?|\bcivil partnerships?\b|\bmarital status\b",
    "pregnancy": r"\bpregnan(?:cy|t)\b(?:(?: and| or|/| ?&) ?(?:maternity|mothers))?|\bmaternity\b|\bpaternity\b",
    "race": r"\brace\b|\bethnic(?:ity)?\b|\bracial\b",
    "religion": r"\breligio(?:n|us)\b(?:(?: and| or|/| ?&|,)? ?(?:beliefs?|faith))?|\bbeliefs?\b|\bfaith\b",
    "sex": r"\bsex\b(?! ?ual)|\bgender\b(?![- ](?:re|identity))|\bmen and women\b|\bwomen and men\b",
    "sexual_orientation": r"\bsexual orientation\b|\bsexuality\b",
}
_NAME = re.compile("|".join(f"(?P<{name}>{pattern})" for name, pattern in _NAMES.items()), re.I)
# Words that may stand beside the name in a label.
_FILLER = re.compile(
    r"\b(?:and|or|the|of|on|for|in|people|persons?|groups?|protected|characteristics?|impacts?|including|status|origins?|"
    r"colour|nationality|national|language|older|younger|old|young|all|legally|none|lack|philosophical|issues?|equality|"
    r"maternity|section|part|e\.?g)\b|\d+",
    re.I,
)
_LABEL_LETTERS, _LABEL_WORDS, _REACH = 160, 12, 5
_KINDS = {
    "date": r"\b(?:by when|when|dates?|deadlines?|time ?-?(?:scale|frame|line)s?|due|finish(?:ed)? by|"
    r"complet(?:ed|ion) by|target)\b",
    "owner": r"\b(?:owners?|leads?|by whom|responsib\w+|accountable|officers?|who (?:will|is to))\b|^\W*who\W*$",
    "mitigation": r"mitigat|\b(?:actions?|measures?|steps|what changes|adjustments?|improvements?)\b|"
    r"\bwhat (?:\w+ ){0,2}(?:will|can|could|should|are|have) (?:you|we|be)\b|"
    r"\b(?:reduc|address|remov|minimi[sz]|recommend)",
    "evidence": r"\b(?:evidence|data|sources?|information|statistics|research|what (?:do|does) (?:you|we) know|"
    r"feedback|reasons?|why|explanation|comments?|details?|basis|notes?)\b|\b(?:consult|engage|explain|justif|descri)",
    "impact": r"impact|positive|negative|neutral|adverse|benefit|disadvantage|affected|differential|"
    r"\b(?:effects?|risks?|barriers?|rating|level|findings?|concerns?|issues?|how (?:will|might|does|could|may))\b|"
    r"^\W*(?:yes(?: or |/ ?)no|yes|no|y|n|p|neu|n/?a|none|high|medium|low)\W*$|^[+–/ 0-]+$",
}
_KIND = {kind: re.compile(pattern, re.I) for kind, pattern in _KINDS.items()}
# "Impact and evidence" asks for both, "evidence of impact" for one.
_BOTH = re.compile(
    r"\b(?:impacts?|effects?)\b.{0,12}(?:\band\b|&|/|\bwith\b).{0,12}\b(?:evidence|reasons?|explanation)\b", re.I
)
_EXPLAINS = re.compile(r"\W*(?:explanation|explain\w*|comments?|details?|reasons?|description|notes?)\b", re.I)
_LEAD_IN = re.compile(r"(?P<label>[^:.;\n]{2,80}?)\s*(?::|\.(?=\s|$)|\s[–-]\s)")


@lru_cache(maxsize=1024)
def named(label: str, spare: int = 2) -> tuple[str, ...]:
    """Return the characteristics that a label names; none where it says more than their names.

    Parameters
    ----------
    label : str
        A heading, header or label.
    spare : int
        How many words of its own the label may have beside the names.

    Returns
    -------
    tuple of str
        Ids in order of appearance.

    Examples
    --------
    >>> named("7. Religion or belief"), named("Disabled women over 75 who live alone")
    (('religion',), ())
    """
    if len(label) > _LABEL_LETTERS:
        return ()
    plain = re.sub(r"\([^()]*\)?", " ", bare_words(label)).strip()
    found = tuple(dict.fromkeys(match.lastgroup or "" for match in _NAME.finditer(plain)))
    if not found:
        return ()
    words = re.findall(r"[^\W\d_]{2,}", _FILLER.sub(" ", _NAME.sub(" ", plain)))
    return found if 1 <= len(found) <= 3 and len(words) <= spare else ()


@lru_cache(maxsize=1024)
def kinds(header: str) -> tuple[str, ...]:
    """Return what a header asks for: impact, evidence, mitigation, owner or date.

    Parameters
    ----------
    header : str
        A header, prompt or label.

    Returns
    -------
    tuple of str
        Several where it asks for several, as "Action, lead and date" does.

    Examples
    --------
    >>> kinds("What will you do to reduce it?"), kinds("Evidence of impact"), kinds("Lead and timescale")
    (('mitigation',), ('evidence',), ('date', 'owner'))
    """
    found = [kind for kind, pattern in _KIND.items() if pattern.search(header)]
    if "mitigation" in found:
        found = [kind for kind in found if kind not in ("impact", "evidence")]
    if "evidence" in found and "impact" in found and not _BOTH.search(header):
        found.remove("impact")
    return tuple(found)


@dataclass(slots=True)
class _Record:
    """What was found for one characteristic."""

    label: Entry
    entries: dict[str, list[Entry]] = field(default_factory=lambda: defaultdict(list))


def characteristics(document: Document) -> tuple[CharacteristicRow, ...]:
    """Gather what a document records for each protected characteristic.

    Parameters
    ----------
    document : Document
        A document with its tables, and its sentences tied to their questions.

    Returns
    -------
    tuple of CharacteristicRow
        In the order of the Act; a characteristic without a row, column or heading of its own is not there.
    """
    records: dict[str, _Record] = {}
    for name, label, kind, entry in sorted(
        _found(document), key=lambda item: item[3].start if item[3] else item[1].start
    ):
        record = records.setdefault(name, _Record(label))
        if entry is not None and entry not in record.entries[kind]:
            record.entries[kind].append(entry)
    return tuple(
        CharacteristicRow(
            characteristic=name,
            label=records[name].label,
            **{kind: tuple(entries) for kind, entries in records[name].entries.items() if entries},
        )
        for name in NINE
        if name in records
    )


_Found = tuple[str, Entry, str, Entry | None]


def _found(document: Document) -> Iterator[_Found]:
    # What the form prints in a cell ("think about children") is no entry.
    own = frozenset(document.blocks[said.block].start for said in document.sentences if said.origin == "author")
    for number, table in enumerate(document.tables):
        yield from _in_table(document, number, table, own)
    yield from _in_text(document)


def _in_table(document: Document, number: int, table: Table, own: frozenset[int]) -> Iterator[_Found]:
    """Yield the entries of the rows, or of the columns, that characteristics name; ``own`` are the author's blocks."""
    headers = {header for cell in table.cells for header in (cell.column_header, cell.row_header) if header}
    rated = any("impact" in kinds(header) for header in headers if not named(header))
    told = any(kinds(header) for header in headers if not named(header))
    taken = {name for header in headers for name in named(header)}
    if (len(taken) < 2 and not rated) or holds_figures(document, table):
        # A table of consultees or options may have a row for one group and still be about something else.
        return
    places = {" ".join(document.quote(cell).split()): cell for cell in reversed(table.cells) if cell.end > cell.start}
    above = document.sections[table.section].path[-1:] if table.columns == 2 else ()
    for cell in table.cells:
        for label, header in ((cell.row_header, cell.column_header), (cell.column_header, cell.row_header)):
            # "Could anybody be affected because of age?" names one as well.
            names = named(label, 20 if label.endswith("?") else 2)
            if not names or cell.header or label == header:
                continue
            asked = _asked(header, rated=rated)
            if not asked and not header and not told and table.columns == 2:
                asked = _asked(" ".join(above), rated=False) or ("impact",)
            place = places.get(label, cell)
            mark = Entry(start=place.start, end=place.end, page=place.page, table=number)
            for name in names:
                for kind in asked:
                    entries: list[Entry | None] = [*_cell_entries(document, number, cell)] if cell.start in own else []
                    yield from ((name, mark, kind, entry) for entry in entries or [None])
            break


def _asked(header: str, *, rated: bool) -> tuple[str, ...]:
    """Return what a header asks for; "Explanation" gives the reason of a rating, or is all there is."""
    return ("impact",) if _EXPLAINS.match(header) and not rated else kinds(header)


def _cell_entries(document: Document, number: int, cell: Cell) -> Iterator[Entry]:
    """Yield what a cell holds: all of its text, or of tick boxes those that are ticked."""
    text = document.quote(cell)
    options = ticks.parts(text)
    if ticks.is_mark(text):
        options = [(0, len(text), ticks.is_set(text))]
    if all(ticked is None for _, _, ticked in options):
        options = [(0, len(text), None)] if text else []
    for start, end, ticked in options:
        if ticked is not False:
            yield Entry(start=cell.start + start, end=cell.start + end, page=cell.page, table=number)


class _Text:
    """The running text, block by block: which characteristic it is about, and what is asked of it."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.places = {section.path: section for section in reversed(document.sections)}
        self.section = -1
        self.subject: tuple[str, ...] = ()
        self.mark = Entry(start=0, end=0, page=None)
        self.kind = "impact"
        self.lasting = 0  # blocks: a heading governs all that follows, a label line a few, "Race: ..." only its own

    def entries(self, said: list[Sentence]) -> Iterator[_Found]:
        """Yield the entries of a block."""
        if said[0].section != self.section:
            self._turn(said[0].section)
        if said[0].kind == "cell":
            row = said[0].row_header
            if self.subject and row and not named(row) and not said[0].column_header:
                for kind in kinds(row)[:1]:
                    yield from self._own(said, kind)
        elif said[0].kind not in ("heading", "furniture"):
            label = self._label(said)
            yield from self._own([each for each in said if self.document.quote(each).rstrip(" .:") != label], self.kind)

    def _turn(self, section: int) -> None:
        """Begin a section: the nearest heading that names a characteristic governs it."""
        self.section, self.kind, self.subject, self.lasting = section, "impact", (), len(self.document.blocks)
        path = self.document.sections[section].path
        for depth in range(len(path), 0, -1):
            if names := named(path[depth - 1]):
                at = self.places[path[:depth]]
                self.subject, self.mark = names, Entry(start=at.start, end=at.start + len(at.title), page=at.page)
                return

    def _label(self, said: list[Sentence]) -> str:
        """Take the label that a block opens with, and return it; "" where it opens with no label."""
        block = self.document.blocks[said[0].block]
        label = _opening(self.document, said[0])
        alone = label == self.document.text[block.start : block.end].rstrip(" .:")
        if names := named(label, 2 if alone else 0):
            self.subject, self.kind, self.lasting = names, "impact", _REACH if alone else 0
            self.mark = Entry(start=block.start, end=block.start + len(label), page=block.page)
        elif label and len(label.split()) <= _LABEL_WORDS and (asked := kinds(label)):
            self.kind = asked[0]
        elif not self.lasting or (said[0].origin == "prompt" and not self._headed()):
            self.subject, label = (), ""
        else:
            self.lasting, label = self.lasting - 1, ""
        return label

    def _headed(self) -> bool:
        return any(named(title) for title in self.document.sections[self.section].path)

    def _own(self, said: list[Sentence], kind: str) -> Iterator[_Found]:
        """Yield the author's part of a block as one entry for each characteristic that it stands under."""
        own = [each for each in said if each.origin == "author" and each.ticked is not False]
        entry = Entry(start=own[0].start, end=own[-1].end, page=own[0].page) if own else None
        for name in self.subject:
            yield name, self.mark, kind, entry


def _in_text(document: Document) -> Iterator[_Found]:
    """Yield the entries of blocks under a heading, or behind a label, that names a characteristic."""
    text = _Text(document)
    for _, group in groupby(document.sentences, key=lambda said: said.block):
        yield from text.entries(list(group))


def _opening(document: Document, said: Sentence) -> str:
    """Return the label that a block opens with: all of a short line, or what stands before a colon, dash or stop."""
    text = document.quote(said)
    found = _LEAD_IN.match(text)
    if found is not None and not re.fullmatch(r"\W*\w{1,3}\W*", found["label"]):
        return found["label"]
    return text.rstrip(" .:") if len(text.split()) <= _LABEL_WORDS and said.origin != "guidance" else ""
