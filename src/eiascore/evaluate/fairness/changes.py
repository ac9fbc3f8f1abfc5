"""Changes to a document that leave what it shows as it was."""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import cycle

from eiascore.evaluate.fairness import wording
from eiascore.evaluate.fairness.markdown import Block, blocks, each, joined

_SEED = 7
_WIDTH = 72
_PADDING_EVERY = 4
_PLACE = re.compile(r"\b(?:in|at|across|near|around|from) ([A-Z][a-z]{3,})\b(?! [A-Z])")
_BODY = re.compile(r"\b([A-Z][a-z]{3,}) (?:Borough|County|City|Town|District|Council|University|Police|Hospitals?)\b")
_LEAST_TIMES = 2


@dataclass(frozen=True)
class Change:
    """A change: what it is called, what it does, and how."""

    name: str
    does: str
    apply: Callable[[str], str]


def replaced(text: str, words: Mapping[str, str]) -> str:
    """Replace whole words and phrases, all at once, keeping a capital at the start.

    Examples
    --------
    >>> replaced("However, however much", {"however": "but", "much": "a lot"})
    'But, but a lot'
    """
    pattern = re.compile(
        r"\b(" + "|".join(map(re.escape, sorted(words, key=len, reverse=True))) + r")\b", re.IGNORECASE
    )

    def one(match: re.Match[str]) -> str:
        new = words[match[0].lower()]
        return new[0].upper() + new[1:] if match[0][0].isupper() else new

    return pattern.sub(one, text)


def padded(text: str) -> str:
    """Put a paragraph on the paper's typing after every fourth block that is no heading."""
    made: list[Block] = []
    paragraphs = cycle(wording.PADDING)
    for number, block in enumerate(blocks(text), 1):
        made.append(block)
        if number % _PADDING_EVERY == 0 and block.kind == "paragraph":
            made.append(Block("paragraph", next(paragraphs)))
    made += [Block("paragraph", paragraph) for paragraph in wording.PADDING]
    return joined(made)


def reordered(text: str) -> str:
    """Shuffle the paragraphs that follow one another under a heading; one that leads to a list or table stays."""
    parts, shuffle = blocks(text), random.Random(_SEED)  # noqa: S311  (the same order each time is what is wanted)
    made: list[Block] = []
    run: list[Block] = []
    for block, after in zip(parts, [*parts[1:], None], strict=True):
        leads = block.text.rstrip().endswith((":", "?")) or (after is not None and after.kind == "other")
        if block.kind == "paragraph" and not leads:
            run.append(block)
            continue
        shuffle.shuffle(run)
        made += [*run, block]
        run = []
    shuffle.shuffle(run)
    return joined([*made, *run])


def hyphenated(paragraph: str) -> str:
    """Set a paragraph in lines of 72 characters, with long words broken at line ends by a hyphen."""
    lines, line = [], ""
    for word in paragraph.split():
        room = _WIDTH - len(line) - 1
        if len(line) + 1 + len(word) <= _WIDTH:
            line = f"{line} {word}".strip()
        elif word.isalpha() and len(word) >= 8 and 4 <= room - 1 <= len(word) - 3:
            lines.append(f"{line} {word[: room - 1]}-")
            line = word[room - 1 :]
        else:
            lines.append(line)
            line = word
    return "\n".join([*lines, line])


def welsh_places(text: str) -> str:
    """Call places by Welsh names: capitals before "Borough" and the like, or twice or more behind "in" or "at"."""
    found = Counter(_PLACE.findall(text))
    named = [*_BODY.findall(text), *(word for word, times in found.most_common() if times >= _LEAST_TIMES)]
    places = [word for word in dict.fromkeys(named) if word not in wording.NO_PLACES]
    new = dict(zip(places, cycle(wording.WELSH_PLACES), strict=False))
    return re.sub(r"\b[A-Z][a-z]+\b", lambda match: new.get(match[0], match[0]), text)


def _reworded(text: str) -> str:
    return each("heading", lambda heading: replaced(heading, wording.HEADINGS))(text)


CHANGES = (
    Change("padded", "paragraphs on how the paper was typed are put in and added", padded),
    Change("reordered", "the paragraphs under a heading stand in another order", reordered),
    Change("headings reworded", "headings say the same in other words", _reworded),
    Change("synonyms", "common words are swapped for plainer ones", lambda text: replaced(text, wording.SYNONYMS)),
    Change(
        "hyphenated",
        "running text is set in short lines with words broken at their ends",
        each("paragraph", hyphenated),
    ),
    Change("Welsh places", "places have Welsh names", welsh_places),
    Change(
        "body type", "council, trust, department and so on are swapped", lambda text: replaced(text, wording.BODIES)
    ),
    Change("nation", "England, Scotland and Wales are swapped", lambda text: replaced(text, wording.NATIONS)),
)
