"""Tick boxes: where a line or cell offers options, which of them are ticked, and which label belongs to which box.

Each option becomes a sentence of its own, so that what is not ticked is never read as something the author said.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from eiascore.reading.sentences import split
from eiascore.reading.units import Unit

_OPEN, _SET, _CROSS = "☐□⬜❏❑", "☒☑✓✔√⊠✅", "✗✘"
_BOX = re.compile(rf"[{_OPEN}{_SET}{_CROSS}]|\[ ?[xX✓✔]? ?\]|\((?:[xX✓✔]| {{0,3}})\)")
_ROUND = re.compile(r"\((?:[xX]?| +)\)")
_MARK = re.compile(rf"[{_OPEN}{_SET}{_CROSS}xX]|\[ ?[xX✓✔]? ?\]|\((?:[xX✓✔]| {{0,3}})\)")
_CHOICE = (
    r"yes|no|n ?/ ?a|not (?:applicable|sure|known|needed|required)|don['’]?t know|unsure|none|positive|negative|"
    r"neutral|adverse|high|medium|low|major|minor|partly|no impact|no effect|unknown|true|false|y|n|p|neut?|pos|neg|"
    r"[+–-]|0"
)
_IS_CHOICE = re.compile(rf"\W*(?:{_CHOICE})\W*", re.I)
_ENDS_IN_CHOICE = re.compile(rf"(?:^|(?<=[\s:?/.)]))(?:{_CHOICE})[\s:]*$", re.I)
# What follows the last option on its line and is no part of its label.
_THEN = re.compile(
    r"\s+(?=\(?(?:[Ii]f (?:yes|no|so|not|you|ticked)\b|[Pp]lease\b))|"
    r"(?:(?<=\b[Yy]es)|(?<=\bYES)|(?<=\b[Nn]o)|(?<=\bNO))\s+(?=(?:We|The|This|These|It|There|All|Our|An?|As)\b)"
)
_ASKS_MORE = re.compile(r"\(?(?:[Ii]f (?:yes|no|so|not)\b|[Pp]lease\b)[^:.?\n]{0,80}[:?]\s+(?=\S)")
# One of two words to delete is left: "Yes (delete as appropriate)".
_LEFT_OVER = re.compile(r"\s*(?:yes|no|n/?a)\s+(?=\(?(?:please )?(?:delete|strike|circle|tick)\b)", re.I)
_PROSE_WORDS = 8


Part = tuple[int, int, bool | None]


def is_mark(text: str) -> bool:
    """Say whether a cell holds nothing but a tick, a cross or a box.

    Parameters
    ----------
    text : str
        The text of a cell.

    Returns
    -------
    bool
        True for ``☒``, ``[ ]``, ``x`` and the like.

    Examples
    --------
    >>> is_mark("✓"), is_mark("[ ]"), is_mark("Yes")
    (True, True, False)
    """
    return _MARK.fullmatch(text.strip()) is not None


def is_choice(text: str) -> bool:
    """Say whether a word is one that forms offer to be chosen, such as Yes, N/A or Negative.

    Parameters
    ----------
    text : str
        A header or label.

    Returns
    -------
    bool
        True for a choice.
    """
    return _IS_CHOICE.fullmatch(text) is not None


def is_set(text: str) -> bool:
    """Say whether a mark is a tick.

    Parameters
    ----------
    text : str
        A text for which ``is_mark`` holds.

    Returns
    -------
    bool
        False for an empty box.
    """
    return _ticked(text.strip(), crossed=True)


def label(text: str) -> str:
    """Return the label of an option without its box.

    Parameters
    ----------
    text : str
        A sentence that is an option.

    Returns
    -------
    str
        The label, "" for a bare box.

    Examples
    --------
    >>> label("☒ Change to existing"), label("Yes [x]")
    ('Change to existing', 'Yes')
    """
    return "" if is_mark(text) else _BOX.sub("", text).strip(" \t\n:.;,\u2013-")


def _boxes(text: str) -> list[tuple[int, int, bool]]:
    """Return the boxes of a text and whether each is ticked."""
    found = list(_BOX.finditer(text))
    rounds = [box for box in found if _ROUND.fullmatch(box.group())]
    # A lone "(x)" counts an item, and "()" is a slip; beside another round box they are boxes.
    if len(rounds) == 1 and len(found) == 1 and not _beside_choice(text, rounds[0]):
        found = []
    crossed = not any(box.group() in "✓✔√☑" for box in found)
    return [(box.start(), box.end(), _ticked(box.group(), crossed=crossed)) for box in found]


def _beside_choice(text: str, box: re.Match[str]) -> bool:
    return bool(_IS_CHOICE.fullmatch(text[box.end() :]) or _IS_CHOICE.fullmatch(text[: box.start()]))


def _ticked(box: str, *, crossed: bool) -> bool:
    """Say whether a box is ticked; a cross is a tick unless ticks stand beside it."""
    inside = box.strip("[]() ")
    return bool(inside) and inside not in _OPEN and (crossed or inside not in _CROSS)


def _box_follows(text: str, boxes: Sequence[tuple[int, int, bool]]) -> bool:
    """Say whether each box stands behind its label, as in "Yes ☒ No ☐"."""
    head, tail = text[: boxes[0][0]], text[boxes[-1][1] :]
    return bool(head.strip()) and (not tail.strip(" .;,)\n") or _ENDS_IN_CHOICE.search(head) is not None)


def _lines(text: str, start: int, end: int, ticked: bool | None) -> Iterator[Part]:
    """Yield the non-empty lines of a stretch: a sentence never runs over a line break."""
    for line in re.finditer(r"[^\n]+", text[start:end]):
        left = start + line.start() + len(line.group()) - len(line.group().lstrip())
        right = left + len(line.group().strip())
        if right > left:
            yield left, right, ticked


def _plain(text: str, start: int, end: int) -> Iterator[Part]:
    for left, right in split(text[start:end]):
        yield start + left, start + right, None


def _forwards(text: str, boxes: Sequence[tuple[int, int, bool]]) -> Iterator[Part]:
    """Yield the parts of a text whose boxes stand before their labels."""
    yield from _plain(text, 0, boxes[0][0])
    for place, (start, end, ticked) in enumerate(boxes):
        limit = boxes[place + 1][0] if place + 1 < len(boxes) else len(text)
        spans = split(text[end:limit])
        stop = end + spans[0][1] if spans else end
        if cut := _THEN.search(text, end + 1, stop):
            stop = cut.start()
        yield from _lines(text, start, stop, ticked)
        if more := _ASKS_MORE.match(text, stop + len(text[stop:limit]) - len(text[stop:limit].lstrip()), limit):
            yield from _plain(text, stop, more.end())
            stop = more.end()
        yield from _plain(text, stop, limit)


def _backwards(text: str, boxes: Sequence[tuple[int, int, bool]]) -> Iterator[Part]:
    """Yield the parts of a text whose boxes stand behind their labels."""
    before = 0
    for start, end, ticked in boxes:
        spans = split(text[before:start])
        begin = before + spans[-1][0] if spans else start
        asked = max(text.rfind("?", begin, start), text.rfind(":", begin, start))
        if asked >= 0:
            begin = asked + 1
        elif (choice := _ENDS_IN_CHOICE.search(text, begin, start)) and choice.start() > begin:
            begin = choice.start()
        yield from _plain(text, before, begin)
        yield from _lines(text, begin, end, ticked)
        before = end
    yield from _plain(text, before, len(text))


def parts(text: str) -> list[Part]:
    """Split a block into sentences, each option of a row of tick boxes by itself.

    Parameters
    ----------
    text : str
        The text of a paragraph, bullet or cell.

    Returns
    -------
    list of tuple of (int, int, bool or None)
        Half-open spans that hold all of the text but white space, with whether the box is ticked; None for what is no
        option.

    Examples
    --------
    >>> text = "Have you consulted? Yes ☒ No ☐"
    >>> [(text[start:end], ticked) for start, end, ticked in parts(text)]
    [('Have you consulted?', None), ('Yes ☒', True), ('No ☐', False)]
    """
    boxes = _boxes(text)
    if not boxes:
        left = _LEFT_OVER.match(text)
        stop = left.end() if left else 0
        return [*_plain(text, 0, stop), *_plain(text, stop, len(text))]
    return list((_backwards if _box_follows(text, boxes) else _forwards)(text, boxes))


def settle(units: Sequence[Unit]) -> None:
    """Mark the options whose box stands apart from them, in place, and let go of boxes that only decorate a list.

    Parameters
    ----------
    units : sequence of Unit
        The sentences of a document in order.
    """
    for table, group in groupby(units, key=lambda unit: unit.table):
        if table is not None:
            _settle_table(list(group))
    for box, word in pairwise(units):
        if box.table is None and box.ticked is not None and is_mark(box.text) and word.ticked is None:
            word.ticked = box.ticked if is_choice(word.text) and word.table is None else None
    if not any(unit.ticked for unit in units):
        # Hollow squares are bullets as well: where nothing is ticked, whole sentences behind them are prose.
        for unit in units:
            if unit.ticked is False and len(unit.text.split()) > _PROSE_WORDS and unit.text.endswith("."):
                unit.ticked = None


def _settle_table(units: list[Unit]) -> None:
    marks = [unit for unit in units if is_mark(unit.text) and not unit.header]
    crossed = not any(unit.text.strip() in "✓✔√☑" for unit in marks)
    for unit in marks:
        unit.ticked = _ticked(unit.text.strip(), crossed=crossed)
    for _, row in groupby(units, key=lambda unit: unit.row):
        _pair(list(row))


def _pair(row: list[Unit]) -> None:
    """Tie boxes that no column header names to the label beside them: what opens the row, or a word to choose."""
    marks = [place for place, unit in enumerate(row) if unit.ticked is not None and is_mark(unit.text)]
    if not marks or any(row[place].column_header for place in marks):
        return
    step = -1 if marks[0] and is_choice(row[marks[0] - 1].text) else 1
    for place in marks:
        beside = place + step
        if 0 <= beside < len(row) and row[beside].ticked is None and (place == 0 or is_choice(row[beside].text)):
            row[beside].ticked = row[place].ticked
