"""Plans whose columns were lost: lists of aims, outcomes, actions and timings in running text.

An action and a timing are paired only where the layout proves it: where they take turns, or where as many timings as
actions follow each other in one row. Where a list of timings stands apart and the numbers differ, none is given away.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import zip_longest

from eiascore.commitments.entry import Entry
from eiascore.commitments.items import Item, items_of
from eiascore.commitments.timing import Timing, parse
from eiascore.commitments.verbs import starts_with_verb
from eiascore.schema import Block, Document

_HEADS = r"Aims?|Objectives?|Outcomes?|Actions?|Timings?|Timescales?|Timelines?|Deadlines?|By when|When|Milestones?"
_HEADER = re.compile(rf"^\W*(?P<all>(?:(?:{_HEADS})\b\W*)+)")
_ACTION_HEAD = re.compile(r"\bActions?\b")
_TIMING_HEAD = re.compile(r"\b(?:Timings?|Timescales?|Timelines?|Deadlines?|By when|When)\b")
_OWNER_HEAD = re.compile(r"^\W*(?:owners?|leads?|who|by whom|responsib\w*|lead officer|accountable)\W*$", re.I)
_AIM = re.compile(
    r"^\W*(?:Aim|Objective|Priority|Theme|Goal|Strand|Pillar) (?:\d+|[A-Z])\b(?P<again> ?\(?cont(?:inued|\.|d)?\)?)?"
    r"[:.]?\s*(?P<says>.*)$",
    re.S,
)
_NUMBER = re.compile(r"^\W*\d+(?:\.\d+)*[.):]?\s+")
_TITLE = 7  # words


def aims(document: Document) -> list[tuple[int, str]]:
    """Return where each aim of a plan is named, and what it is.

    Parameters
    ----------
    document : Document
        What was read.

    Returns
    -------
    list of tuple of int and str
        In order; "Aim 2 continued" repeats the aim before it.
    """
    found: list[tuple[int, str]] = []
    blocks = [b for b in document.blocks if b.table is None and b.kind in ("heading", "paragraph")]
    for block, after in zip_longest(blocks, blocks[1:]):
        if match := _AIM.match(document.quote(block)):
            says = match["says"].strip()
            if match["again"]:
                says = found[-1][1] if found else ""
            elif not says and after is not None:
                says = document.quote(after)
            found.append((block.start, says))
    return found


def without_number(text: str) -> str:
    """Return an outcome or action without the number in front of it."""
    return _NUMBER.sub("", text)


@dataclass(slots=True)
class _Part:
    """What stands under one aim, on one page of the plan."""

    aim: str = ""
    items: list[tuple[str, Item]] = field(default_factory=list)  # with the outcome it stands under


def flowing(document: Document) -> list[Entry]:
    """Return the entries of plans whose columns were lost and that name no owners.

    Parameters
    ----------
    document : Document
        What was read.

    Returns
    -------
    list of Entry
        In order; empty where no words head columns of actions and timings.
    """
    blocks = [b for b in document.blocks if b.table is None and b.kind in ("heading", "paragraph", "bullet")]
    heads = [match["all"] for b in blocks if (match := _header(document.quote(b)))]
    if not any(map(_ACTION_HEAD.search, heads)) or not any(map(_TIMING_HEAD.search, heads)):
        return []
    if any(_OWNER_HEAD.match(document.quote(b)) for b in blocks):
        return []
    return [entry for part in _parts(document, blocks) for entry in _paired(part)]


def _header(text: str) -> re.Match[str] | None:
    """Return the words that head columns: alone on a line, or two and more before the first row."""
    match = _HEADER.match(text)
    alone = match and not text[match.end() :].strip()
    return match if match and (alone or len(re.findall(_HEADS, match["all"])) > 1) else None


def _parts(document: Document, blocks: Iterable[Block]) -> list[_Part]:
    parts: list[_Part] = []
    inside, aim, outcome, asked = False, "", "", False
    for block in blocks:
        text, start = document.quote(block), block.start
        if found := _AIM.match(text):
            inside = True
            asked = not found["again"] and not found["says"].strip()
            aim = aim if found["again"] else found["says"].strip()
            outcome = ""
            parts.append(_Part(aim))
            continue
        if header := _header(text):
            inside = True
            text, start = text[header.end() :], start + header.end()
            if not parts:
                parts.append(_Part(aim))
        elif inside and _closes(block, text):
            inside = False
        for item in items_of(text, start) if inside else ():
            if asked and item.sort == "said":
                parts[-1].aim = aim = item.text
            elif item.sort == "said" and not (item.follows_on and parts[-1].items):
                outcome = without_number(item.text)
            else:
                parts[-1].items.append((outcome, item))
            asked = False
    return parts


def _closes(block: Block, text: str) -> bool:
    """Tell whether a block ends a plan: a heading, or a short line that is no sentence, action, number or timing."""
    if block.kind == "heading":
        return True
    words = text.split()
    short = 1 < len(words) <= _TITLE and not text.rstrip().endswith((".", ";", ":"))
    return (
        short
        and block.kind == "paragraph"
        and not starts_with_verb(text)
        and items_of(text)[0:1] != []
        and all(item.sort == "said" for item in items_of(text))
    )


def _paired(part: _Part) -> list[Entry]:
    """Return the actions of a part, each with the timing that the layout proves to be its own."""
    runs: list[tuple[list[Entry], list[Item]]] = []
    pending: Item | None = None
    for outcome, item in part.items:
        if item.sort == "timing":
            if runs and runs[-1][0] and runs[-1][0][-1].timing is not None and not runs[-1][1]:
                pending = item  # the last action has its own, inside it: this one stands before the next
            elif runs:
                runs[-1][1].append(item)
            continue
        if item.sort == "said":
            if runs and runs[-1][0] and not runs[-1][1]:
                _carry_on(runs[-1][0][-1], item)
            continue
        entry = _entry(part, outcome, item)
        if pending and entry.timing is None:
            entry.timing, entry.confidence = spliced(pending.text), 0.5
        pending = None
        own = entry.timing is not None
        if not runs or runs[-1][1] or own or runs[-1][0][-1].timing is not None:
            runs.append(([], []))
        runs[-1][0].append(entry)
    return _with_timings(runs)


def _carry_on(entry: Entry, item: Item) -> None:
    """Add a sentence that carries on to the action before it."""
    entry.end = item.end
    entry.action = f"{entry.action} {item.text}"


def _with_timings(runs: Sequence[tuple[list[Entry], list[Item]]]) -> list[Entry]:
    apart = any(timings and len(timings) != len(entries) for entries, timings in runs)
    for entries, timings in runs:
        if timings and len(timings) == len(entries):
            for entry, item in zip(entries, timings, strict=True):
                entry.timing = parse(item.text)
                entry.confidence = 0.9 if len(entries) == 1 else 0.7
        for entry in entries:
            if entry.timing is None:
                entry.confidence = 0.7
                entry.issues.append("timing_unpaired" if timings or apart else "no_date")
    return [entry for entries, _ in runs for entry in entries]


def _entry(part: _Part, outcome: str, item: Item) -> Entry:
    timing = spliced(item.spliced) if item.spliced else parse(item.inside) if item.inside else None
    return Entry(
        item.start,
        item.end,
        without_number(item.text),
        timing,
        {"aim": part.aim, "outcome": outcome},
        0.5 if item.spliced else 0.9,
    )


def spliced(text: str) -> Timing:
    """Return the timing of a text that stood in the middle of a sentence."""
    timing = parse(text)
    return replace(timing, issues=(*timing.issues, "timing_spliced"), confidence=0.6 * timing.confidence)
