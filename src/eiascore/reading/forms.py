"""Which prompt each sentence of the author answers.

A wrong tie is worse than none: the answer to "Is there an adverse impact?" read as the answer to "Will you monitor?"
turns a finding on its head. Where a form prints several labels before the first answer, nothing is tied.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from eiascore.reading import phrases
from eiascore.reading.ends import is_complete, turns_away
from eiascore.reading.labels import asks_indirectly, bare_number
from eiascore.reading.leads import Lists, joined, lists_of
from eiascore.reading.parts import asks_for_groups, wants_names
from eiascore.reading.stacked import stacked
from eiascore.reading.ticks import is_mark
from eiascore.reading.units import Unit
from eiascore.reading.wording import bare_words
from eiascore.schema.document import Origin

_STEM = re.compile(r"(?P<stem>[^:?]{2,80}[:?])\s*\S")
_CLOSED = re.compile(r"[.;!,]$")
_LINE_WORDS, _TITLE_WORDS = 9, 5
_NUMBERED = re.compile(
    r"(?:(?:step|stage|section|part|annex|appendix) \w{1,3}\b|\d{1,2}[.)] |[A-Z]\d{0,2}[.)] ).*[a-z]",
    re.I,
)
# Titles of columns: in running text they are the remains of a table, and what follows them is anyone's guess.
_COLUMN = re.compile(
    r"(?:who|when|what|how|why|by (?:whom|when)|response|comments?|field|entry|question|answer|prompt|name|role|"
    r"actions?|owner|lead|status|limb|relevant|explanation|explain|need|measure|change|(?:protected )?characteristic|"
    r"group|source|rating|level|issue|method|ref|category|date|version|signature|stakeholder|reasons?|by)[ :?]*",
    re.I,
)

_CONTINUED = re.compile(r"\s*[(\u2013-]?\s*\b(?:continued|cont(?:['\u2019]?d)?)\b\.?\)?\s*$", re.I)
_NUMBER = re.compile(r"\W*(?:(?:question|q|section|part) ?)?(?:\d{1,2}(?:\.\d{1,2})*[a-z]?|[A-Z]\d{1,2})\b", re.I)
_PART = re.compile(r"\W*\(?(?:[a-h]|[ivx]{1,4})[.)]\s")
_PART_WORDS = 5


def asks(text: str) -> bool:
    """Say whether a header asks for something rather than names it.

    Parameters
    ----------
    text : str
        A prompt, label or header.

    Returns
    -------
    bool
        True for a question or an imperative.

    Examples
    --------
    >>> asks("Who have you consulted?"), asks("Age")
    (True, False)
    """
    return "?" in text or phrases.ASKS.match(bare_words(text)) is not None


def _labels(text: str) -> bool:
    plain = bare_words(text).rstrip(" :")
    return bool(phrases.LABEL.fullmatch(plain) or phrases.CHARACTERISTIC.fullmatch(plain))


@dataclass(slots=True)
class _Asked:
    """The prompt that governs the running text."""

    text: str = ""
    block: int = -1
    bare_labels: int = 0
    asking: bool = False
    open: bool = False  # nothing has answered it yet
    stem: str = ""  # the question that parts (a), (b) belong to
    lead: str = ""  # the line above a list of prompts, such as "Please confirm that:"
    listed: bool = False  # the prompt is one of that list
    under: str = ""  # the heading above
    complete: bool = False  # a short answer has said all, such as "None"
    counted: int = 0  # the last number of a list in the answer

    def put(self, text: str, block: int, bullet: bool = False) -> None:
        """Take a new prompt or label; prompts that lead to one answer are read together."""
        text = _CONTINUED.sub("", text) or text
        self.listed, self.counted = bullet and bool(self.lead), 0
        self.complete = False
        if self.listed:
            self.text, self.block, self.asking, self.open = f"{self.lead} {text}", block, True, True
            return
        self.lead = text if text.endswith(":") else ""
        if text == self.text:
            return  # printed again on the next page
        if _PART.match(text) and self.stem and len(text.split()) <= _PART_WORDS:
            text = f"{self.stem} {text}"
        elif not _PART.match(text):
            self.stem = text
        asking = asks(text)
        same = self.open and block == self.block
        # "3. Who was asked?" and below it "Please give dates." want one answer; two numbers, or none, want two.
        more = self.open and self.asking and asking and _NUMBER.match(self.text) and not _NUMBER.match(text)
        if same or (more and not _PART.match(text)):
            joined = f"{self.text} {text}"
            self.text = joined if len(joined) <= 300 else text
        else:
            labels = self.bare_labels if self.open else 0
            self.bare_labels = 0 if asking else labels + 1
            self.text = text
        self.block, self.asking, self.open = block, asking or (same and self.asking), True

    def answer(self) -> str:
        """Return the prompt for a sentence of the author, "" where several bare labels stand before it."""
        self.open = False
        return "" if self.bare_labels > 1 and not self.asking else self.text

    def number(self, number: int) -> None:
        """Begin what a number stands for that was set apart from it: a new question, or an item of the answer."""
        if number == self.counted + 1:
            self.counted = number
        else:
            self.end()

    def item(self, lead: str) -> str:
        """Return what an item of a list answers: what governs the list, if anything does, and the line above it."""
        return joined(self.answer(), lead)

    def end(self) -> None:
        """Let the prompt go: what follows is about something else, under the same heading."""
        self.lose()
        self.text = self.under

    def lose(self) -> None:
        """Forget what was asked: the titles of a flattened table came in between."""
        self.text, self.bare_labels, self.asking, self.open = "", 0, False, False
        self.lead, self.listed, self.counted, self.complete = "", False, 0, False


def _is_line(units: Sequence[Unit], spoken: Sequence[Origin], place: int, asked: _Asked) -> bool:
    """Say whether an author line is a label of the lines below it: short, unstopped, above a full sentence."""
    unit = units[place]
    if unit.kind != "paragraph" or not unit.first or place + 1 >= len(units):
        return False
    after = units[place + 1]
    if after.block == unit.block or after.kind not in ("paragraph", "bullet") or _CLOSED.search(unit.text):
        return False
    if len(unit.text.split()) > _LINE_WORDS or phrases.SAYS.search(unit.text) or not unit.text[0].isalnum():
        return False
    # A line that a label waits for is its value.
    waits = asked.open and not asked.asking
    if _NUMBERED.match(unit.text) and not waits:
        return True
    if spoken[place + 1] != "author":
        return False
    if _labels(unit.text) or (unit.text.endswith(":") and after.kind == "paragraph"):
        return not (asked.open and asks_for_groups(asked.text))
    full = len(after.text.split()) > _LINE_WORDS and after.text[-1] == "."
    return (full or wants_names(unit.text)) and not asked.open and re.search(r"\d", unit.text) is None


def _in_cell(unit: Unit) -> str:
    """Return the header of a cell, the one that asks first."""
    row, column = unit.row_header, unit.column_header
    if row and (asks(row) or is_mark(unit.text)):
        return row
    if column and asks(column):
        return column
    return column or row


def _inline(text: str) -> str:
    """Return the label of a line such as "Lead officer: J. Smith"."""
    found = _STEM.match(text)
    if found is None:
        return ""
    stem = found.group("stem").rstrip(":")
    return stem if _labels(stem) or (stem.endswith("?") and asks(stem)) else ""


def _flow(units: Sequence[Unit], spoken: Sequence[Origin], place: int, asked: _Asked, lists: Lists) -> str:
    """Return the question of an author sentence in the running text."""
    unit = units[place]
    inline = _inline(unit.text) if unit.first and place not in lists.leads else ""
    if inline:
        return inline
    if place in lists.items:
        return asked.item(lists.items[place])
    if place in lists.leads:
        return asked.answer()
    if unit.ticked is None and _is_line(units, spoken, place, asked):
        asked.put(unit.text, unit.block)
        return ""
    if asked.listed and unit.kind == "paragraph":
        asked.lose()  # the list has ended
    if asked.complete and unit.first and turns_away(unit, asked.text):
        asked.end()
    asked.complete = unit.first and (asked.open or asked.complete) and is_complete(unit.text)
    return asked.answer()


def _prompt(units: Sequence[Unit], place: int, asked: _Asked) -> None:
    """Take a prompt of the running text; the bare title of a column only where a full sentence stands below it."""
    unit = units[place]
    if len(unit.text) <= 80 and phrases.PLACEHOLDER.fullmatch(unit.text):
        asked.open = False
        return
    number = bare_number(unit.text)
    if number is not None:
        asked.number(number)
        return
    below = units[place + 1].text if place + 1 < len(units) else ""
    titles = _COLUMN.fullmatch(bare_words(unit.text)) is not None
    if not titles and place and len(unit.text.split()) <= _TITLE_WORDS and "?" not in unit.text:
        # "What they said" after "Who" and "When" is the title of a third column.
        titles = _COLUMN.fullmatch(bare_words(units[place - 1].text)) is not None and asks_indirectly(unit.text)
    if titles and not (len(below.split()) > 5 and below.endswith(".")):
        # A question that has had an answer goes on through the table below it.
        if asked.open or not asked.asking:
            asked.lose()
    else:
        asked.put(unit.text, unit.block, unit.kind == "bullet")


class _Tables:
    """Prompts inside a table, for cells that no header governs."""

    def __init__(self) -> None:
        self.table: int | None = None
        self.asked = _Asked()

    def question(self, unit: Unit, origin: Origin, outside: _Asked) -> str:
        """Return the question of a cell and remember its prompts."""
        if unit.table != self.table:
            self.table, self.asked = unit.table, _Asked()
        if origin == "prompt" and not unit.header:
            self.asked.put(unit.text, unit.block)
            return ""
        if origin != "author" or unit.header:
            return ""
        if self.asked.text and self.asked.block == unit.block:
            # The cell holds its own prompt in front of the answer.
            return self.asked.answer()
        header = _in_cell(unit)
        if header or unit.label:
            self.asked.open = False
            return header
        # The answer box below a full-width prompt, or one cell below a prompt in the running text.
        return self.asked.answer() if self.asked.text else outside.answer()


def questions(units: Sequence[Unit], spoken: Sequence[Origin]) -> list[str]:
    """Tie each sentence of the author to what it answers.

    Parameters
    ----------
    units : sequence of Unit
        The sentences of a document in order.
    spoken : sequence of str
        Their origins.

    Returns
    -------
    list of str
        The prompt, label, heading or header for each; "" where there is none or the tie would be a guess.
    """
    result: list[str] = []
    asked, tables = _Asked(), _Tables()
    titled, tied, lists = False, stacked(units, spoken), lists_of(units, spoken)
    for place, (unit, speaker) in enumerate(zip(units, spoken, strict=True)):
        question = ""
        # An option that is not ticked is the form's, and answers its question all the same.
        origin: Origin = speaker if unit.ticked is None else "author"
        if unit.kind == "furniture":
            pass
        elif place in tied:
            question = tied[place]
            asked.lose()
        elif unit.kind == "cell":
            question = tables.question(unit, origin, asked)
        elif unit.kind == "heading":
            # The first heading is the title of the document and asks for nothing.
            names = bare_number(unit.text) is None and (titled or unit.level > 1 or asks(unit.text))
            asked = _Asked(text=unit.text if names else "", block=unit.block, under=unit.text if names else "")
            titled = True
        elif origin == "prompt":
            _prompt(units, place, asked)
        elif origin == "author":
            question = _flow(units, spoken, place, asked, lists)
        result.append(question)
    return result
