"""A paragraph in which columns of a plan were run together -> its sentences and timings, in order."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from typing import Literal

from eiascore.commitments.timing import find, parse
from eiascore.commitments.verbs import is_action, starts_with_verb
from eiascore.reading.sentences import split

Where = Literal["apart", "milestone", "inside", "spliced"]
_STOPS = ".;:!?)"
_FUNCTION = re.compile(r"\b(?:to|of|the|and|for|in|on|with|by|a|an|is|are|or|from|at|our|their|its|joint|as)$", re.I)
_INLINE = re.compile(
    r"(?:by|from|before|until|till|between|since|(?:at )?(?:the )?end of|no later than|starting)\b", re.I
)
_MILESTONE_WORDS = 4
_SHORT = 80  # letters of a timing that stands by itself
_PARTS = re.compile(r"[,;/(–]\s*|\s-\s")
_LETTERS = re.compile(r"[^\W\d_]{3}")
_CARRIES_ON = re.compile(r"^\W*(?:(?:This|These|It|They|That|Such|Those)\b|[a-z])")


@dataclass(slots=True)
class Item:
    """A sentence or a timing: ``sort`` is action, said (any other sentence) or timing.

    ``text`` of a sentence lacks the timings that were spliced into it, which are ``spliced``; one that its own words
    lead to ("by March 2026") is ``inside`` and stays.
    """

    sort: Literal["action", "said", "timing"]
    start: int
    end: int
    text: str
    spliced: str = ""
    inside: str = ""
    follows_on: bool = False


def items_of(text: str, offset: int = 0) -> list[Item]:
    """Return the sentences and timings of a paragraph.

    Parameters
    ----------
    text : str
        The paragraph.
    offset : int
        Where it stands, which is added to all spans.

    Returns
    -------
    list of Item
        In order.

    Examples
    --------
    >>> [(item.sort, item.text) for item in items_of("Train all staff. Q4 2024/25 Our data is good.")]
    [('action', 'Train all staff.'), ('timing', 'Q4 2024/25'), ('said', 'Our data is good.')]
    >>> items_of("Ask how staff Q1 2025/26 – Q4 deal with complaints.")[0].text
    'Ask how staff deal with complaints.'
    """
    if len(text) < _SHORT and len(text.split()) <= _MILESTONE_WORDS and parse(text).open_ended:
        return [Item("timing", offset, offset + len(text), text.strip())]
    spans = find(text)
    placed = _placed(text, spans)
    found: list[Item] = []
    at = 0
    for start, end, where in placed:
        if where in ("apart", "milestone"):
            found += _sentences(text, at, start, placed)
            found.append(Item("timing", start, end, text[start:end]))
            at = end
    found += _sentences(text, at, len(text), placed)
    for item in found:
        item.start, item.end = item.start + offset, item.end + offset
    return found


def _placed(text: str, spans: list[tuple[int, int]]) -> list[tuple[int, int, Where]]:
    """Tell how each timing stands to the words around it; those of one row that are milestones are one timing."""
    placed: list[tuple[int, int, Where]] = []
    before = 0
    for number, (start, end) in enumerate(spans):
        after = spans[number + 1][0] if number + 1 < len(spans) else len(text)
        where, begins = _where(text, before, (start, end), after)
        if where == "milestone":
            start = begins
            if placed and placed[-1][2] == "milestone" and not text[placed[-1][1] : start].strip(" .;,\n"):
                start = placed.pop()[0]
        placed.append((start, end, where))
        before = end
    return placed


def _where(text: str, before: int, span: tuple[int, int], after: int) -> tuple[Where, int]:
    start, end = span
    left, right = text[before:start].strip(), text[end:after].lstrip()
    words = re.split(r"(?<=[.;:!?])\s", left)[-1] if left else ""
    begins = start - len(text[before:start]) + len(text[before:start].rstrip()) - len(words)
    closed = not right or right[0] in _STOPS
    if not left.strip(".;,") or left[-1] in _STOPS:
        return "apart", start
    if closed and len(words.split()) <= _MILESTONE_WORDS and not starts_with_verb(words):
        return "milestone", begins
    if _INLINE.match(text[start:end]) and (closed or right[0].islower() or right[0] == ","):
        return "inside", start
    if (closed and not _FUNCTION.search(left)) or (_begins(right) and not _FUNCTION.search(left)):
        return "apart", start
    return "spliced", start


def _begins(text: str) -> bool:
    """Tell whether a new entry begins: with a verb or a number."""
    return text[:1].isdigit() or starts_with_verb(text)


def _sentences(text: str, start: int, end: int, placed: list[tuple[int, int, Where]]) -> list[Item]:
    first_at, last_at = (bisect_left(placed, place, key=lambda one: one[0]) for place in (start, end))
    within = [one for one in placed[first_at:last_at] if one[2] in ("spliced", "inside")]
    flat = text[start:end]
    for a, b, _ in within:  # a stop or a number inside a timing ends no sentence
        flat = flat[: a - start] + "~" * (b - a) + flat[b - start :]
    items: list[Item] = []
    for first, last in split(flat):
        a, b = start + first, start + last
        if not _LETTERS.search(text[a:b]):
            continue
        spliced = [(x, y) for x, y, where in within if where == "spliced" and a <= x < b]
        inside = [text[x:y] for x, y, where in within if where == "inside" and a <= x < b]
        said = _without(text, (a, b), spliced)
        follows = bool(_CARRIES_ON.match(said)) and bool(items or start) and not starts_with_verb(said)
        sort: Literal["action", "said"] = "action" if spliced or (is_action(said) and not follows) else "said"
        items.append(
            Item(sort, a, b, said, "; ".join(text[x:y] for x, y in spliced), "; ".join(inside), follows_on=follows)
        )
    return items


def _without(text: str, span: tuple[int, int], cuts: list[tuple[int, int]]) -> str:
    kept, at = [], span[0]
    for start, end in cuts:
        kept.append(text[at:start])
        at = end
    return " ".join("".join([*kept, text[at : span[1]]]).split())


def owner_and_timing(text: str) -> tuple[str, str]:
    """Return owner and timing of a cell that holds both.

    Examples
    --------
    >>> owner_and_timing("Transport team – from 1 April 2026"), owner_and_timing("All staff, ongoing")
    (('Transport team', 'from 1 April 2026'), ('All staff', 'ongoing'))
    """
    spans = find(text)
    if not spans and (parts := _PARTS.split(text)) and not re.search(r"\d", parts[-1]):
        start = text.rindex(parts[-1])
        spans = [(start, len(text))] if parse(parts[-1]).open_ended else []
    owner = text
    for start, end in reversed(spans):
        owner = owner[:start] + owner[end:]
    return owner.strip(" ,;–-/()"), "; ".join(text[a:b] for a, b in spans)
