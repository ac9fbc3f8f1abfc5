"""Lists and the line above them: "Key issues identified:" says what each of its items is.

An item is a bullet, or one of several short lines where a text lost its bullets. The list ends at a heading, a prompt,
a full paragraph or the next lead-in: what stands below it is about something else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import chain, islice, pairwise
from typing import NamedTuple

from eiascore.reading import phrases
from eiascore.reading.units import Unit
from eiascore.schema.document import Origin

_MARKS = " *_~"
_CLOSED = re.compile(r"[.;!?,]$")
# A line that breaks off above its bullets, with or without a colon.
_BREAKS_OFF = re.compile(r"\b(?:includ(?:e|es|ed|ing)|following|follows|were|are|that|as|with|by|to)\W*$", re.I)
# What lists are made of: only such a title may stand above lines that lost both their bullets and its colon.
_OF_LISTS = re.compile(
    r"(?:key |main |other |potential |possible |identified |equality |further |some )*(?:issues?|barriers|risks|"
    r"concerns|themes|findings|messages|points|comments|feedback|impacts|benefits|challenges|considerations|gaps|needs|"
    r"stakeholders|consultees|groups|organisations|partners|participants|respondents|measures|mitigations?|"
    r"actions|steps|adjustments|recommendations|safeguards|indicators|sources)\b(?: [\w/-]+){0,6}",
    re.I,
)
_TITLE_WORDS, _LEAD_WORDS, _ITEM_WORDS = 9, 45, 30
_MOST_LINES = 15
_TIMES = 2  # a line this much longer than those before it is a paragraph
_LONGEST = 300


# A line that leads a list of groups, and groups that have rows of their own in forms.
_OF_GROUPS = re.compile(
    r"\b(?:groups?|people|communities|families|households|students|patients|those|attention|risk)\b.*:$", re.I
)
_GROUP_LABEL = re.compile(
    r"(?:unpaid |young |adult )?carers|care (?:leavers|experienced(?: people)?)|veterans|armed forces(?: community)?|"
    r"rural(?:ity| communities)?|poverty|deprivation|homeless(?:ness| people)?|socio-?economic disadvantage",
    re.I,
)
_FEWEST = 2  # plain items of a list that make a label beside them one of theirs


class Lists(NamedTuple):
    """The lead-in of each item by its place, both lines for a list within a list; and the places of the lead-ins."""

    items: dict[int, str]
    leads: set[int]


def bare_lead(text: str) -> str:
    """Take the marks of emphasis off a lead-in.

    Parameters
    ----------
    text : str
        A line.

    Returns
    -------
    str
        Its wording.

    Examples
    --------
    >>> bare_lead("**Considerations:**")
    'Considerations:'
    """
    return text.strip(_MARKS)


def _next(units: Sequence[Unit], place: int) -> int | None:
    """Return the place of the next sentence outside the block and the furniture, None at the end."""
    at = place + 1
    while at < len(units) and units[at].kind == "furniture":
        at += 1
    return at if at < len(units) and units[at].block != units[place].block else None


def _titles(text: str) -> bool:
    short = len(text.split()) <= _TITLE_WORDS and text[:1].isalnum()
    return short and not _CLOSED.search(text) and not phrases.SAYS.search(text)


def _leads(unit: Unit, below: Unit) -> bool:
    """Say whether a sentence of the author may lead what stands below it."""
    text = bare_lead(unit.text)
    if unit.kind not in ("paragraph", "bullet") or unit.ticked is not None or len(text.split()) > _LEAD_WORDS:
        return False
    if text.endswith(":"):
        return True
    if unit.kind == "bullet" or _CLOSED.search(text):
        return False
    if below.kind == "bullet":
        return _titles(text) or _BREAKS_OFF.search(text) is not None
    return unit.first and _titles(text) and _OF_LISTS.fullmatch(text) is not None


def _blocks(units: Sequence[Unit], place: int | None) -> Iterator[list[int]]:
    """Yield the places of block after block from one on, furniture left out."""
    block: list[int] = []
    for at in range(place or 0, len(units)):
        if units[at].kind == "furniture":
            continue
        if block and units[at].block != units[block[-1]].block:
            yield block
            block = []
        block.append(at)
    if block:
        yield block


def _bullets(units: Sequence[Unit], spoken: Sequence[Origin], lead: int, start: int) -> list[int]:
    """Return the bullets below a lead-in, up to one that leads a list of its own."""
    inner = units[lead].kind == "bullet"
    items: list[int] = []
    for block, below in pairwise(chain(_blocks(units, start), ([],))):
        unit = units[block[0]]
        if unit.kind != "bullet" or (inner and unit.level < units[start].level):
            break
        # A bullet that leads deeper ones is still an item; one that leads its like begins a new list.
        opens = bare_lead(units[block[-1]].text).endswith(":") and spoken[block[-1]] == "author"
        if opens and below and units[below[0]].kind == "bullet" and units[below[0]].level <= unit.level:
            break
        items += block
    return items


def _is_item(units: Sequence[Unit], spoken: Sequence[Origin], block: Sequence[int]) -> bool:
    unit = units[block[0]]
    return (
        unit.kind == "paragraph" and len(block) <= 2
        and all(spoken[place] == "author" and units[place].ticked is None for place in block)
        and not bare_lead(units[block[-1]].text).endswith(":")
    )  # fmt: skip


def _lines(units: Sequence[Unit], spoken: Sequence[Origin], start: int, titled: bool) -> list[int]:
    """Return the short lines below a lead-in as long as they look alike: all with a stop, or none."""
    items: list[int] = []
    stopped: bool | None = None
    longest = _ITEM_WORDS
    for number, block in enumerate(_blocks(units, start)):
        words = sum(len(units[place].text.split()) for place in block)
        if number >= _MOST_LINES or words > longest * _TIMES or not _is_item(units, spoken, block):
            break
        longest = max(words, longest if number else _ITEM_WORDS // _TIMES)
        text = units[block[-1]].text.rstrip(_MARKS)
        stops = text.endswith(".")
        if stopped is not None and stops != stopped and not text.endswith((";", ",")):
            # The last item of a list may end with the stop that the others lack, where it is as short as they are.
            if stops and not stopped and len(block) == 1 and len(text.split()) <= _TITLE_WORDS:
                items += block
            break
        if stopped is None:
            stopped = stops
        items += block
    least = 2 if titled else 1
    return items if len({units[place].block for place in items}) >= least else []


def _items(units: Sequence[Unit], spoken: Sequence[Origin], place: int) -> list[int]:
    """Return the items that a sentence leads, none where it leads nothing."""
    start = _next(units, place)
    if start is None or not _leads(units[place], units[start]):
        return []
    if units[start].kind == "bullet":
        return _bullets(units, spoken, place, start)
    colon = bare_lead(units[place].text).endswith(":")
    return _lines(units, spoken, start, not colon) if units[place].kind == "paragraph" else []


def with_items(units: Sequence[Unit], spoken: Sequence[Origin]) -> list[Origin]:
    """Give the author the groups that a list of his names, though forms have rows of that name.

    Parameters
    ----------
    units : sequence of Unit
        The sentences of a document in order.
    spoken : sequence of str
        Their origins.

    Returns
    -------
    list of str
        The origins, with "Carers" the author's between "People new to the country" and "Families in debt".
    """
    own = list(spoken)
    for place, unit in enumerate(units):
        if spoken[place] != "author" or not _OF_GROUPS.search(bare_lead(unit.text)) or unit.kind != "paragraph":
            continue
        labels, plain, long = _named_below(units, spoken, place)
        if plain >= max(_FEWEST, len(labels)) and not long:
            for label in labels:
                own[label] = "author"
    return own


def _named_below(units: Sequence[Unit], spoken: Sequence[Origin], lead: int) -> tuple[list[int], int, bool]:
    """Return the lines below a lead-in that are named as rows of forms are, how many are not, and if one says more."""
    labels: list[int] = []
    plain = 0
    for block in list(islice(_blocks(units, _next(units, lead)), _MOST_LINES)):
        text = bare_lead(units[block[0]].text)
        if len(block) > 1 or units[block[0]].kind not in ("paragraph", "bullet") or text.endswith((":", "?")):
            break
        if spoken[block[0]] == "prompt":
            if not _GROUP_LABEL.fullmatch(text.rstrip(".;, ")):
                break
            labels.append(block[0])
        elif spoken[block[0]] != "author" or len(text.split()) > _ITEM_WORDS:
            break
        elif phrases.SAYS.search(text) or len(text.split()) < _TIMES or text.endswith("."):
            # An answer to the row above, or the next paragraph: with labels before it, these may be rows after all.
            return labels, plain, bool(labels) and labels[-1] == block[0] - 1
        else:
            plain += 1
    return labels, plain, False


def lists_of(units: Sequence[Unit], spoken: Sequence[Origin]) -> Lists:
    """Find the author's lists and what the line above each says its items are.

    Parameters
    ----------
    units : sequence of Unit
        The sentences of a document in order.
    spoken : sequence of str
        Their origins.

    Returns
    -------
    Lists
        The items and the lines that lead them.
    """
    items: dict[int, str] = {}
    leads: set[int] = set()
    for place, unit in enumerate(units):
        if spoken[place] != "author" or unit.kind not in ("paragraph", "bullet"):
            continue
        if found := _items(units, spoken, place):
            outer = items.get(place, "") if unit.kind == "bullet" else ""
            items.update(dict.fromkeys(found, joined(outer, bare_lead(unit.text))))
            leads.add(place)
    return Lists(items, leads)


def joined(prompt: str, lead: str) -> str:
    """Join what governs a list and its lead-in, the lead-in alone where both would be too long.

    Parameters
    ----------
    prompt, lead : str
        The prompt above the list, "" where none is open, and the line right above it.

    Returns
    -------
    str
        What an item of the list answers.
    """
    both = f"{prompt} {lead}".strip()
    return both if len(both) <= _LONGEST else lead
