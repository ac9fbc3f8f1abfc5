"""Catalogues of catchwords: the vocabulary of a rubric set down as a list, which says nothing about any policy.

A list of bodies, sources or groups names things of one sort; a catalogue runs through the topics of the whole form
without a sentence. Tables of contents are catalogues too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from eiascore.checks.view import DocumentView, View

_WORD = re.compile(r"[a-z0-9'\u2019-]+")
_JOINS = frozenset({"and", "or"})
_WORDS_OF_GRAMMAR = """
    a about after all also am an any are as at be been before but by can could did do does during each for from had has
    have he her his how i if in into is it its made may more most must no not of on one only other our out over she
    should so some such than that the their them there these they this those through to under until up was we were what
    when where which while who will with would yes you your
"""
_LITTLE = frozenset(_WORDS_OF_GRAMMAR.split())
# So many words on end without a little word, on so many topics; so many short lines on end, on so many topics.
_WORDS, _TOPICS = 12, 6
_LINES, _TOPICS_OF_LINES, _LONGEST_LINE = 8, 5, 5


def catalogues(document: DocumentView) -> frozenset[int]:
    """Return the sentences that are a catalogue of catchwords, or an entry of one.

    Parameters
    ----------
    document : DocumentView
        What was read, as the checks see it.

    Returns
    -------
    frozenset of int
        Indices into ``Document.sentences``.
    """
    spoken = [view for view in document.views if view.sentence.origin == "author" and view.sentence.kind != "heading"]
    found = {view.index for view in spoken if _stretch(view.text) >= _WORDS and len(_topics([view])) >= _TOPICS}
    for run in _short_lines(spoken):
        if len(run) >= _LINES and len(_topics(run)) >= _TOPICS_OF_LINES:
            found.update(view.index for view in run)
    return frozenset(found)


def _stretch(text: str) -> int:
    """Return the most words that follow each other without a little word; "and" and "or" join."""
    longest = count = 0
    for word in _WORD.findall(text.lower()):
        count = 0 if word in _LITTLE else count + (word not in _JOINS)
        longest = max(longest, count)
    return longest


def _topics(views: list[View]) -> set[str]:
    """Return what forms ask for that the sentences name."""
    return {topic for view in views for topic in view.owner.topics(view.text) if topic.startswith("asks_")}


def _short_lines(views: list[View]) -> Iterator[list[View]]:
    """Yield the runs of lines of a few words without a little word, outside tables."""
    run: list[View] = []
    for view in views:
        words = _WORD.findall(view.text.lower())
        short = view.sentence.kind != "cell" and len(words) <= _LONGEST_LINE and _LITTLE.isdisjoint(words)
        if short and (not run or _same_place(view, run[-1])):
            run.append(view)
            continue
        yield run
        run = [view] if short else []
    yield run


def _same_place(view: View, before: View) -> bool:
    """Tell whether two lines answer the same: a list of consultees and the next list are no run."""
    one, other = view.sentence, before.sentence
    return one.section == other.section and one.question == other.question
