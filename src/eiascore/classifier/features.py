"""A line -> named features. Names are kept readable: they are what ``why`` shows."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise

from eiascore.classifier.line import Line

# A figure counts as a figure, whichever it is: a number seen in training says nothing about another document.
_WORD = re.compile(r"[a-z£%]+|\d")
_LONG = 6  # steps of five words
_DEEP = 4


def features(line: Line) -> dict[str, float]:
    """Return the features of a line.

    Parameters
    ----------
    line : Line
        The line.

    Returns
    -------
    dict of str to float
        By name, 1 for each: ``word:``, ``pair:`` (of words), ``letters:`` (parts of words), ``question:``,
        ``heading:``, ``above:`` and ``before:`` (words around it), ``concept:``, ``asked:``, ``fact:``, ``rule:``,
        ``found:`` (the label of a rule that found it) and its form.

    Examples
    --------
    >>> sorted(features(Line("Data is not held.", kind="cell")))[:3]
    ['as:done', 'form:cell', 'letters:data']
    """
    return dict.fromkeys(names(line), 1.0)


def names(line: Line) -> list[str]:
    """Return the names of the features of a line, each once, in order."""
    said = words(line.text)
    found = [f"word:{word}" for word in said]
    found += [f"pair:{a} {b}" for a, b in pairwise(said)]
    found += [f"letters:{word[:5]}" for word in said if len(word) > 3]
    found += _around("question", line.question)
    found += _around("heading", line.heading)
    found += _around("above", line.above)
    found += [f"before:{word}" for word in words(line.before)]
    found += [f"concept:{name}" for name in line.concepts]
    found += [f"asked:{name}" for name in line.asked]
    found += [f"fact:{name}" for name in line.facts]
    for label, rule, strength in line.rules:
        found += (f"found:{label}", f"found:{label}{strength}", f"rule:{label[:-1]}.{rule}")
    found.append(f"as:{line.assertion}")
    # A bullet is no form of its own: whether a line is read as one or as a paragraph hangs on what stands around it.
    if line.kind == "cell":
        found.append("form:cell")
    found += (f"words:{min(_LONG, len(said) // 5)}", f"nth:{min(_DEEP, line.nth)}")
    if line.text.rstrip().endswith("."):
        found.append("stopped")
    return list(dict.fromkeys(found))


@lru_cache(maxsize=1024)
def _around(name: str, text: str) -> tuple[str, ...]:
    """Return the features of a text around a line: many lines stand in the same place."""
    return tuple(f"{name}:{word}" for word in words(text))


def words(text: str) -> list[str]:
    """Return the words of a text in lower case, and each figure as its digits.

    Examples
    --------
    >>> words("Of 12 staff, 5% left")
    ['of', '1', '2', 'staff', '5', '%', 'left']
    """
    return _WORD.findall(text.lower())
