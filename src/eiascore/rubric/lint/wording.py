"""Cues that catch too much, or nothing that another does not."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from functools import cache
from importlib import resources
from itertools import product

from eiascore.checks import Concept, ConceptIndex
from eiascore.checks.cues import Item, is_phrase, parse
from eiascore.rubric.lint.problem import Problem, Problems, warning

MOST_ALTERNATIVES = 100
"""Above it, a bracket is a list that no reader checks: it belongs into a concept of its own."""

MOST_OF_A_CUE, MOST_OF_A_CONCEPT = 0.05, 0.2
"""Shares of ordinary English that a cue and a concept may stand in."""

_FOREIGN = re.compile(r"[\[\]{}\\]")
_SHORTEST_STEM, _SHORT_GAP = 3, 4
_MOST_READINGS = 60


def wording(
    concepts: Sequence[Concept], index: ConceptIndex, *, alone: Collection[str], measured: Collection[str]
) -> list[Problem]:
    """Return what is odd in the cues of some concepts.

    Parameters
    ----------
    concepts : sequence of Concept
        The concepts to look at.
    index : ConceptIndex
        Finds these concepts and maybe others.
    alone : collection of str
        Concepts that some rule rests on with no other condition: only these must not stand in ordinary English.
    measured : collection of str
        Concepts of which a check reads where a hit begins and ends: there a longer cue differs from one inside it.

    Returns
    -------
    list of Problem
        In order of the concepts.
    """
    neutral = _in_neutral_text(index)
    problems: list[Problem] = []
    for concept in concepts:
        problems += [problem for cue in concept.cues for problem in _shape(concept.name, cue)]
        if concept.name in alone:
            problems += _wild(concept)
            problems += _common(concept, neutral)
        if concept.name not in measured:
            problems += _shadowed(concept)
    return problems


@cache
def neutral_sentences() -> tuple[str, ...]:
    """Return sentences of ordinary English that have nothing to do with policies or equality."""
    text = resources.files("eiascore.rubric.lint").joinpath("neutral.txt").read_text(encoding="utf-8")
    return tuple(text.splitlines())


def _in_neutral_text(index: ConceptIndex) -> list[dict[str, set[str]]]:
    """Return for each sentence the concepts that it holds and by which cues."""
    return [
        {name: {hit.cue for hit in hits} for name, hits in index.find(sentence).items()}
        for sentence in neutral_sentences()
    ]


def _shape(name: str, text: str) -> Problems:
    if is_phrase(text):
        return
    cue, where = parse(text), f"{name}: {text}"
    if _FOREIGN.search(text):
        yield warning("foreign_mark", where, "square brackets, braces and backslashes mean nothing here: write (a|b)")
    longest = max((group.count("|") + 1 for group in re.findall(r"\([^()]*\)", text)), default=1)
    if longest > MOST_ALTERNATIVES:
        yield warning("long_alternation", where, f"a bracket of {longest} alternatives: make it several cues")
    if cue.items[0].gap and not cue.at_start:
        yield warning("gap_at_end", where, "a gap before the first word does nothing: take it away")
    if cue.end_gap > _SHORT_GAP and not cue.at_start:
        yield warning("gap_at_end", where, "`**` before the end lets it run to the end of most sentences")


def _wild(concept: Concept) -> Problems:
    for text in concept.cues:
        if not is_phrase(text) and all(item.optional or _any_short(item) for item in parse(text).items):
            told = "it asks for a number or a stem of one or two letters and nothing else"
            yield warning("runs_wild", f"{concept.name}: {text}", told)


def _any_short(item: Item) -> bool:
    """Tell whether one alternative of an item is a number or a stem of a letter or two alone."""
    return item.percent or any(
        len(option) == 1 and (option[0] == "#" or (option[0][-1] == "~" and len(option[0]) <= _SHORTEST_STEM))
        for option in item.options
    )


def _common(concept: Concept, neutral: Sequence[dict[str, set[str]]]) -> Problems:
    held = [found[concept.name] for found in neutral if concept.name in found]
    share = len(held) / len(neutral)
    counts = Counter(cue for cues in held for cue in cues)
    for cue, number in counts.items():
        if number / len(neutral) > MOST_OF_A_CUE:
            told = f"it stands in {number / len(neutral):.0%} of ordinary sentences: ask for more words"
            yield warning("common_cue", f"{concept.name}: {cue}", told)
    if share > MOST_OF_A_CONCEPT:
        yield warning("common_concept", concept.name, f"it stands in {share:.0%} of ordinary sentences")


def _shadowed(concept: Concept) -> Problems:
    """Yield the cues that find nothing which another cue of the concept does not find inside it."""
    if concept.exceptions:  # an exception may bar the shorter cue where the longer one should not count either
        return
    index = ConceptIndex({concept.name: concept})
    order = {cue: number for number, cue in enumerate(concept.cues)}
    for number, text in enumerate(concept.cues):
        if order[text] != number:
            yield warning("shadowed_cue", f"{concept.name}: {text}", "it stands twice")
            continue
        by: set[str] | None = None
        for reading in readings(text):
            hits = {hit.cue for hit in index.find(reading).get(concept.name, ())} - {text}
            by = hits if by is None else by & hits
            if not by:
                break
        if by:
            other = min(by, key=lambda cue: order[cue])
            yield warning("shadowed_cue", f"{concept.name}: {text}", f"whatever it finds, {other!r} finds: take it out")


def readings(text: str) -> Iterator[str]:
    """Yield texts of which each is found by a cue, and which together stand for all that it finds.

    None are yielded for a cue with more of them than is worth the time. A stem is read with letters behind it that no
    word has, a gap as nothing and as its full length of such words.

    Examples
    --------
    >>> list(readings("^(held|ran) * workshop~$"))
    ['held workshopzq', 'held zq zq zq zq workshopzq', 'ran workshopzq', 'ran zq zq zq zq workshopzq']
    """
    if is_phrase(text):
        yield f"zq {text} zq"
        return
    cue = parse(text)
    pieces = [_pieces(item, first=not number) for number, item in enumerate(cue.items)]
    total = 1
    for options in pieces:
        total *= len(options)
    if total > _MOST_READINGS:
        return
    for chosen in product(*pieces):
        yield " ".join(filter(None, (*_edge(cue.at_start), *chosen, *_edge(cue.at_end))))


def _edge(anchored: bool) -> tuple[str, ...]:
    """Return a word that stands outside where a cue is not bound to the edge of the sentence."""
    return () if anchored else ("zq",)


def _pieces(item: Item, *, first: bool) -> list[str]:
    said = (
        ["12%", "12 percent", "12 per cent"]
        if item.percent
        else [" ".join(map(_word, option)) for option in item.options]
    )
    gaps = [""] if first or not item.gap else ["", "zq " * item.gap]
    return [f"{gap}{words}" for words in said for gap in gaps] + ([""] if item.optional else [])


def _word(word: str) -> str:
    return "12" if word == "#" else word.replace("~", "zq")
