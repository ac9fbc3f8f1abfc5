"""Lines to running text: words cut at the end of a line are mended, hyphens that belong to a word kept."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from eiascore.reading.pdf_lines import Line
from eiascore.reading.pdf_words import Word
from eiascore.reading.pieces import stretches

# fmt: off
KEEPS_HYPHEN = frozenset((
    "all", "anti", "co", "cost", "cross", "decision", "eight", "ex", "first", "five", "four", "full", "half",
    "high", "inter", "long", "low", "mid", "multi", "near", "nine", "non", "one", "over", "part", "post", "pre",
    "re", "second", "self", "seven", "short", "six", "socio", "ten", "third", "three", "two", "under", "vice",
    "well",
))
# fmt: on
# fmt: off
WHOLE = frozenset((
    "age", "borough", "byte", "carer", "city", "community", "county", "data", "dementia", "door", "evidence", "faith",
    "family", "follow", "gender", "government", "hard", "hate", "health", "heavy", "home", "income", "light", "lone",
    "means", "needs", "older", "person", "place", "race", "rent", "risk", "same", "school", "service", "single", "site",
    "social", "step", "time", "user", "wheelchair", "wide", "work", "working", "year", "younger",
))
# fmt: on
SUFFIX = re.compile(
    r"(?:e?ment|ation|[st]ion|ing|[ai]?ity|ness|[ai]ble|[ae]nce|e[drn]|l?y|al(?:ly)?|[st]?ive|ous|ful|less|ship|ist|ism)s?"
)
# fmt: off
SMALL_WORDS = frozenset((
    "a", "all", "an", "and", "any", "are", "as", "at", "be", "but", "by", "can", "for", "i", "in", "is", "it",
    "may", "no", "not", "of", "on", "or", "the", "to", "was", "we", "who",
))
# fmt: on
# A dash at the end of a line, written close to the word or figure before it.
_GLUED = re.compile(r"[^\W_][–—]$|\d[-\u2010]$")
#: How often the document holds a word.
Known = Callable[[str], int]


def joined_text(
    lines: Sequence[Line], known: Known, drop: int = 0, right: float | None = None
) -> tuple[str, list[int]]:
    """Join the lines of a paragraph, mending words that were cut at a line's end.

    Parameters
    ----------
    lines : sequence of Line
        The paragraph.
    known : callable
        How often the document holds a word; settles if a cut word keeps its hyphen.
    drop : int
        Words to leave out at the front (the bullet).
    right : float, optional
        Right margin of a table cell: narrow cells cut words without a hyphen.

    Returns
    -------
    tuple
        The text, and the offset in it at which each line begins.
    """
    text = ""
    starts = []
    last: Word | None = None
    for index, line in enumerate(lines):
        words = line.words[drop:] if index == 0 else line.words
        body = " ".join(word.text for word in words)
        if last is not None and words:
            if last.hyphen or (text[-1] in "-\u2010" and text[-2:-1].isalpha()):
                text = _mended(text, body, known)
            elif _GLUED.search(text[-2:]) and (text[-1] != "-" or body[:1].isdigit()):
                pass  # "20:00–" and "08:00": no space stood there
            elif right is None or not _cut_word(last, words[0], right, known):
                text += " "
        starts.append(len(text))
        text += body
        last = words[-1] if words else last
        if last is not None and last.hyphen and text[-1:] not in ("-", "\u2010"):
            text += "-"
    return text.strip(), starts


def without_mark(lines: Sequence[Line]) -> list[Word]:
    """Return the words of a paragraph less its bullet."""
    return [word for line in lines for word in line.words][int(lines[0].is_bullet) :]


def italics_of(words: Sequence[Word]) -> list[tuple[int, int]]:
    """Return which parts of a text are set in italics, if not all or none are; see ``Piece.italics``."""
    if not any(word.style.italic for word in words):
        return []
    return stretches((word.text, word.style.italic) for word in words)


def _cut_word(last: Word, word: Word, right: float, known: Known) -> bool:
    """Whether a word goes on in the next line of a cell that was too narrow for it."""
    if last.x1 + 0.7 * last.style.size < right or not last.text[-1].isalpha():
        return False
    if word.text in (")", ").", "),", ".", ",", ":", "?"):
        return True
    head, tail = last.text.strip("(“‘").lower(), word.text.rstrip(").,:;?”’").lower()
    if not word.text[0].islower() or tail in SMALL_WORDS:
        return False
    return known(head + tail) > 0 and known(tail) <= 1


def _mended(text: str, body: str, known: Known) -> str:
    """Return ``text``, which ends with a hyphen, ready for ``body`` to be put behind it."""
    head = re.split(r"\s", text)[-1][:-1].strip("(“\"'‘[").lower()
    tail = re.match(r"[^\W\d_]*", body)
    part = tail.group().lower() if tail else ""
    if not part or not body[0].islower() or not head.isalpha():
        return text
    if known(head + part):
        return text[:-1]
    if head in KEEPS_HYPHEN or known(f"{head}-{part}") or (known(part) > 1 and len(part) > 2):
        return text
    # Syllables end in such scraps; a whole word in front of anything else was hyphenated by its author.
    # Few syllables but many first halves of compounds end in y: "body-worn", "heavy-duty".
    whole = (len(head) > 3 and (known(head) or head.endswith("y"))) or head in WHOLE
    return text if whole and not SUFFIX.fullmatch(part) else text[:-1]
