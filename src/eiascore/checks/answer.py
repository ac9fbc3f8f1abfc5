"""An answer of a form, or a finding in running prose, and its words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from eiascore.checks.labels import Subject
    from eiascore.checks.view import View

_WORD = re.compile(r"[a-z0-9']+")


class Answer(NamedTuple):
    """A sentence that finds something for one or more characteristics, under their name or in running prose."""

    view: View
    subjects: tuple[Subject, ...]
    labelled: bool


def count_words(text: str) -> int:
    """Return how many words a text has, figures among them.

    Parameters
    ----------
    text : str
        The text of an answer.

    Returns
    -------
    int
        The number of its words.

    Examples
    --------
    >>> count_words("No impact (2%) – none")
    4
    """
    return len(_WORD.findall(text.lower()))


def words_beside(view: View, names: tuple[str, ...] = (), *, characteristics: bool = True) -> tuple[str, ...]:
    """Return the words of a sentence outside the hits of some concepts.

    Parameters
    ----------
    view : View
        The sentence.
    names : tuple of str
        The concepts.
    characteristics : bool
        Whether to leave out the names of characteristics as well.

    Returns
    -------
    tuple of str
        The words that are left, in lower case.
    """
    spans = [
        (h.start, h.end)
        for name in view.hits
        if name in names or (characteristics and name.startswith("characteristic_"))
        for h in view.hits[name]
    ]
    return tuple(
        word.group() for word in _WORD.finditer(view.text.lower()) if not any(s <= word.start() < e for s, e in spans)
    )
