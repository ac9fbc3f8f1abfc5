"""Which paragraphs are headings, and of which level: by size, weight, capitals and numbering."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from eiascore.reading.pdf_layout import Part
    from eiascore.reading.pdf_outline import Entry

CAPTION = re.compile(r"(?:table|figure|fig\.|chart|graph|map|source|note)s?\s*[A-Z]?\d*[.:\s]", re.IGNORECASE)
SECTION = re.compile(r"(?:section|part|step|stage|annex|appendix|chapter|schedule)\s+(?:[A-Z]|\d{1,2}|[IVX]+)\b", re.I)
DECIMAL = re.compile(r"\d{1,2}(?:\.\d{1,2})*\.?(?=\s)")
CONTENTS = re.compile(r"(?:table of )?contents(?: page)?", re.IGNORECASE)
LEADER = re.compile(r"(?:\.\s?){4,}\s*\d*$|…\s*\d+$")
MAX_WORDS = 26
Look = tuple[float, bool, bool, bool]


def mark_headings(parts: Sequence[Part], size: float, outline: Sequence[Entry] = ()) -> None:
    """Turn paragraphs that look like headings into headings with levels.

    Parameters
    ----------
    parts : sequence of Part
        All parts of the document; changed in place.
    size : float
        Font size of the body.
    outline : sequence of Entry
        The bookmarks of the file; those that say what stands on their page make it a heading and give its level.
    """
    bold_share = _bold_share(parts)
    named = _named(parts, outline)
    found = [p for p in parts if p.kind == "paragraph" and (id(p) in named or _is_heading(p, size, bold_share))]
    # "Your answer", again and again, labels the boxes of a form and heads nothing.
    often = Counter(part.text for part in found)
    found = _without_contents([part for part in found if often[part.text] < 3 or id(part) in named])
    looks: dict[Look, list[Part]] = defaultdict(list)
    for part in found:
        looks[_look(part)].append(part)
    level, outer = 1, None
    for _, group in sorted(looks.items(), reverse=True):
        known = [named[id(part)] for part in group if id(part) in named]
        if known:
            # What is set larger than all that the outline names stands above it: the title.
            outer = level - min(named.values()) if outer is None else outer
            usual, count = Counter(known).most_common(1)[0]
            # Headings that look alike are alike: a few entries that were hung too high do not lift theirs.
            least = usual if count * 3 >= len(known) * 2 else 1
            for part in group:
                part.kind, part.level = "heading", min(6, max(named.get(id(part), usual), least) + outer)
            level = max(level, *(part.level + 1 for part in group))
            continue
        shallow = min((depth for part in group if (depth := _depth(part.text))), default=1)
        for part in group:
            part.kind, part.level = "heading", min(6, level + (_depth(part.text) or shallow) - shallow)
        level = max(part.level for part in group) + 1
    _close_gaps(found)


def _named(parts: Sequence[Part], outline: Sequence[Entry]) -> dict[int, int]:
    """Return the levels that the outline gives to paragraphs which say what its entries say, by their ``id``."""
    places: dict[tuple[int, str], int] = {}
    for entry in outline:
        places.setdefault((entry.page, _letters(entry.title)), entry.level)
    named: dict[int, int] = {}
    for part in parts if places else ():
        if part.kind == "paragraph" and len(part.lines) < 5:
            level = places.pop((part.page, _letters(part.text)), None)
            if level is not None:
                named[id(part)] = level
    # An outline that hardly ever says what its pages say was made for something else.
    return named if len(named) * 2 >= len(outline) else {}


def _without_contents(found: Sequence[Part]) -> list[Part]:
    """Leave out the entries of a table of contents: they stand on its page and are headings again further on."""
    pages = {part.page for part in found if CONTENTS.fullmatch(part.text)}
    if not pages:
        return list(found)
    later = {_letters(part.text) for part in found if part.page not in pages}
    return [part for part in found if part.page not in pages or _letters(part.text) not in later]


def _letters(text: str) -> str:
    return "".join(c for c in text.lower() if c.isalpha())


def _close_gaps(found: Sequence[Part]) -> None:
    """Renumber levels without gaps, so that an unused size leaves no hole in the outline."""
    used = sorted({part.level for part in found})
    for part in found:
        part.level = used.index(part.level) + 1


def _bold_share(parts: Sequence[Part]) -> float:
    total = sum(len(part.text) for part in parts if part.kind == "paragraph")
    bold = sum(len(line.text) for part in parts if part.kind == "paragraph" for line in part.lines if line.bold)
    return bold / total if total else 0.0


def _is_heading(part: Part, size: float, bold_share: float) -> bool:
    text = part.text
    words = text.split()
    if part.lines[0].turned or len(words) > MAX_WORDS or len(part.lines) > 4:
        return False
    letters = sum(c.isalpha() for c in text)
    if letters < 3:
        return False
    if CAPTION.match(text) or LEADER.search(text):
        return False
    own = max(line.size for line in part.lines)
    if own >= 1.12 * size:
        return own >= 1.3 * size or text[-1] not in ".;,"
    if text[-1] in ".;,•" or own < 0.88 * size or text[0].islower():
        return False
    if all(line.bold for line in part.lines):
        return bold_share < 0.6 and len(words) <= 20
    if text.isupper():
        return letters >= 4 and len(words) <= 12 and text[0] != "["
    return bool(SECTION.match(text)) and len(words) <= 12 and text[-1] not in ":"


def _look(part: Part) -> Look:
    first = part.lines[0]
    size = round(max(line.size for line in part.lines) * 2) / 2
    return size, first.bold, part.text.isupper(), not first.italic


def _depth(text: str) -> int:
    """Return how many numbers stand in "2.1 Options"; 0 for a heading without a number."""
    match = DECIMAL.match(text)
    return match.group().rstrip(".").count(".") + 1 if match else 0
