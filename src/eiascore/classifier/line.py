"""What the classifier sees of a line: its words, what it answers, and what the rules made of it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a document, as plain data.

    Attributes
    ----------
    text : str
        Its words.
    question, heading, above, before : str
        The prompt that it answers, the nearest heading, the short label right above it, and the line
        before it in the same section.
    kind : str
        Kind of the sentence: ``paragraph``, ``bullet``, ``cell`` and so on.
    assertion : str
        Done, planned, conditional, denied or template.
    concepts, asked, facts : tuple of str
        Concepts of the rubric in it, those in what it answers (as ``place:concept``), and its kinds of particulars.
    rules : tuple of (str, str, int)
        What the rules found in it: label (criterion with ``+`` or ``-``), rule, and strength from 0 to 3.
    nth : int
        Where it stands in its answer, 1 for the first.
    """

    text: str
    question: str = ""
    heading: str = ""
    above: str = ""
    before: str = ""
    kind: str = "paragraph"
    assertion: str = "done"
    concepts: tuple[str, ...] = ()
    asked: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()
    rules: tuple[tuple[str, str, int], ...] = ()
    nth: int = 1
