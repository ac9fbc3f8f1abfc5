"""Where a request ends and its answer begins on the same line: "Please describe the change: We met ..."."""

from __future__ import annotations

import re
from collections.abc import Sequence

from eiascore.reading import phrases
from eiascore.reading.wording import bare_words

_TURN = re.compile(r"(?::|\.{2,}|_{3,})[*_]{0,3} +(?=[\"'\u201c\u2018(]?[A-Z0-9\u00a3])")
_NOTE = re.compile(r"(?:please )?note\b", re.I)


def cut(text: str, spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Cut sentences that hold a request of the form and the answer to it.

    Parameters
    ----------
    text : str
        The text of a block.
    spans : sequence of tuple of int
        Its sentences.

    Returns
    -------
    list of tuple of int
        The same spans, with those cut in two that ask before a colon and answer behind it.

    Examples
    --------
    >>> text = "Please describe the change: Night buses will stop at ten."
    >>> [text[a:b] for a, b in cut(text, [(0, len(text))])]
    ['Please describe the change:', 'Night buses will stop at ten.']
    """
    result: list[tuple[int, int]] = []
    for start, end in spans:
        at = _turn(text[start:end])
        if at is None:
            result.append((start, end))
            continue
        result.append((start, start + len(text[start : start + at].rstrip())))
        result.append((start + at, end))
    return result


def _turn(sentence: str) -> int | None:
    """Return where the answer begins, None where no request stands in front of one."""
    bare = bare_words(sentence)
    adverb = phrases.ADVERB.match(bare)
    asked = bare[adverb.end() :].lstrip() if adverb else bare
    if phrases.ASKS.match(asked) is None or _NOTE.match(asked):
        return None
    found = _TURN.search(sentence)
    if found is None or len(sentence[: found.start()].split()) < 2 or len(sentence[found.end() :].split()) < 3:
        return None
    return found.end()
