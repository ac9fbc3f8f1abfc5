"""Two readings of the same words, told which word is which: in order where possible, moved and mended ones too."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from difflib import SequenceMatcher

ROUNDS = 6  # each finds what the one before left because it stands elsewhere
EXACT = 4_000  # with more words than this on a page, frequent ones are not used to find the rest by
MOST = 30_000  # more than this on a page is no text that anyone reads: what does not stand in order is not looked for
MOST_PARTS = 4  # lines over which one word may be broken


def matched(tokens: Sequence[str], words: Sequence[str]) -> list[tuple[int, int]]:
    """Pair the tokens of a text with the words that they were read from.

    Parameters
    ----------
    tokens : sequence of str
        White-space separated tokens of the text, in its order.
    words : sequence of str
        Words in the order in which they stand on the page.

    Returns
    -------
    list of tuple of int
        Index of a token and of a word; a token that was put together from a cut word is paired with each part.

    Examples
    --------
    >>> matched(["due", "regard"], ["Page", "due", "re", "gard"])
    [(0, 1), (1, 2), (1, 3)]
    """
    front, back = _same_ends(tokens, words)
    left, free = list(range(front, len(tokens) - back)), list(range(front, len(words) - back))
    pairs = [(k, k) for k in range(front)]
    pairs += [(len(tokens) - k, len(words) - k) for k in range(back, 0, -1)]
    if len(left) + len(free) > MOST:
        return pairs
    for _ in range(ROUNDS):
        matcher = SequenceMatcher(
            None, [tokens[k] for k in left], [words[k] for k in free], autojunk=len(left) + len(free) > EXACT
        )
        new = [(left[a + k], free[b + k]) for a, b, size in matcher.get_matching_blocks() for k in range(size)]
        if not new:
            break
        pairs += new
        taken, used = {a for a, _ in new}, {b for _, b in new}
        left, free = [k for k in left if k not in taken], [k for k in free if k not in used]
    return sorted(pairs + _put_together(left, free, tokens, words))


def _same_ends(tokens: Sequence[str], words: Sequence[str]) -> tuple[int, int]:
    """Return how many are the same from the front, and how many from the end: on most pages, that is nearly all."""
    least = min(len(tokens), len(words))
    front = next((k for k in range(least) if tokens[k] != words[k]), least)
    back = next((k for k in range(least - front) if tokens[-1 - k] != words[-1 - k]), least - front)
    return front, back


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text))


def _put_together(
    left: Sequence[int], free: Sequence[int], tokens: Sequence[str], words: Sequence[str]
) -> list[tuple[int, int]]:
    """Pair tokens with words that follow each other and have the same letters together: words cut at a line's end."""
    places: dict[str, list[list[int]]] = defaultdict(list)
    for at in range(len(free)):
        joined = ""
        for size in range(1, MOST_PARTS + 1):
            run = list(free[at : at + size])
            if len(run) < size or run[-1] - run[0] >= size:
                break
            joined += _letters(words[run[-1]])
            places[joined].append(run)
    pairs, used = [], set[int]()
    for token in left:
        letters = _letters(tokens[token])
        for run in places.get(letters, ()) if letters else ():
            if not used.intersection(run):
                used.update(run)
                pairs += [(token, word) for word in run]
                break
    return pairs
