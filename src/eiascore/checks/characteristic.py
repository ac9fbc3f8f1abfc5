"""Protected characteristics in a sentence, and groups of people who share two of them.

Mentions come from the concepts ``characteristic_*``; only ages in figures ("65+", "aged 15 to 17") need patterns of
their own. Which mentions qualify one group of people is the matter of ``combination``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from eiascore.checks.combination import combinations
from eiascore.checks.mention_links import Mention
from eiascore.schema.characteristic import NINE, SECTION_75_ONLY

if TYPE_CHECKING:
    from eiascore.checks.view import DocumentView, View

IDS = (*NINE, *SECTION_75_ONLY)
"""Characteristics in the order of the Act, then those that only section 75 of the Northern Ireland Act has."""

_PREFIX = "characteristic_"
_CONCEPTS = tuple((_PREFIX + name, name) for name in IDS)
_NAMES = dict(_CONCEPTS)

# "65+", "18 to 24 year olds", "under-25s", "aged 50 or over": numerals are beyond the cue language.
_PEOPLE = ("man", "people", "girl", "girls", "boy", "boys", "those", "mothers", "adults", "residents", "them", "whom")
_AFTER = "|".join(f"(?<={word} )" for word in ("men", *_PEOPLE))
_SPAN = r"[1-9]\d?(?:\s?(?:[-–]|to|and)\s?[1-9]\d)?"
# "past fifty", "in her eighties"; "sixty" alone counts things.
_SPELT = r"(?:twen|thir|for|fif|six|seven|eigh|nine)ty"
_SPELT_END = r"(?=[.,;:)]|$| (?:or|and|is|are|was|were|who|has|have|can|cannot)\b)"
_NO_AGE = r"(?!\s?(?:%|per\b|percent|of\b|,\d|\.\d|[a-z]+s\b|(?:hour|minute|day|week|month|year)\b))"
_AGE = re.compile(
    r"\b(?:aged?|ages)\s+(?:between |over |under |from )?\d{1,3}(?:\s?(?:[-–]|to|and)\s?\d{1,3})?\b"
    r"(?: (?:and|or) (?:over|above|under|older|younger)\b|\s?\+)?"
    r"|\b\d{1,2}(?:\s?(?:[-–]|to|and)\s?\d{1,2})?[- ]?years?[- ](?:olds?|of age)\b"
    rf"|\b(?:past|turned|over|under|aged?)(?: the age of)? {_SPELT}(?:[- ](?:one|two|five|six))?{_SPELT_END}"
    r"|\bin (?:their|his|her) (?:late |early |mid-?)?(?:teens|(?:twent|thirt|fort|fift|sixt|sevent|eight|ninet)ies)\b"
    r"|\bpast [3-9]\d\b(?!\s?(?:%|per\b|of\b))|(?<=and )over [1-9]\d(?=[:.,;)]|$)"
    r"|\b(?:under|over)[- ]?\d{1,2}s\b|\b[1-9]\d\s?(?:[-–]|to)\s?[1-9]\ds\b"
    r"|(?<=is |re )(?:over|under) [1-9]\d(?=[.,;)]|$)"
    r"|\b[1-9]\d\s?\+(?!\d)|\b[1-9]\d (?:and|or|&) (?:over|above|under|older|younger)\b|\b[1-9]\d plus\b"
    r"|\bin their (?:late |early |mid-?)?(?:teens|[2-9]0s)\b"
    rf"|(?=[wbou1-9])(?:{_AFTER})(?:(?:who are |between )?(?:over |under |of )(?:the age of )?{_SPAN}"
    rf"|[1-9]\d\s?(?:[-–]|to)\s?[1-9]\d)\b{_NO_AGE}",
    re.IGNORECASE,
)
# A header alone says less: "18 to 34 (1,902)", "Under 25".
_AGE_BAND = re.compile(r"\W*(?:\d{1,2}\s?(?:[-–]|to)\s?\d{1,2}\b(?!\s?%)|(?:under|over)[- ]\d{1,2}\b)", re.IGNORECASE)
_DIGIT = re.compile(r"\d|t(?:y|ies)\b")
# Much ends in "ty"; this is what an age is written with.
_FIGURE = re.compile(r"\d|teens|(?:twen|thir|for|fif|six|seven|eigh|nine)t(?:y|ies)", re.IGNORECASE)


def find(view: View) -> Iterator[tuple[str, int, int, str]]:
    """Yield every mention of a characteristic, and every group of people who share two.

    Parameters
    ----------
    view : View
        The sentence.

    Yields
    ------
    tuple of (str, int, int, str)
        ``("characteristic", start, end, id)`` or ``("combination", start, end, "race+sex")``.
    """
    found = mentions(view)
    for mention in found:
        yield ("characteristic", *mention)
    if len({mention.id for mention in found}) > 1:
        for combination in combinations(view.text, found):
            yield ("combination", *combination)


def mentions(view: View) -> list[Mention]:
    """Return the characteristics named in a sentence, in order; overlapping wording of one is merged."""
    hits = view.hits
    there = hits.keys() & _NAMES.keys()
    found = [Mention(h.start, h.end, _NAMES[concept]) for concept in there for h in hits[concept]]
    if _DIGIT.search(view.text) and _FIGURE.search(view.text):
        found += [Mention(m.start(), m.end(), "age") for m in _AGE.finditer(view.text)]
    merged: dict[str, Mention] = {}
    out: list[Mention] = []
    for mention in sorted(found):
        last = merged.get(mention.id)
        if last is not None and mention.start < last.end:
            if mention.end <= last.end:
                continue
            out.remove(last)
            mention = Mention(last.start, mention.end, mention.id)
        merged[mention.id] = mention
        out.append(mention)
    return sorted(out)


def named(view: View, *places: str) -> tuple[str, ...]:
    """Return the characteristics that the surroundings of a sentence name, in the order of the Act.

    Parameters
    ----------
    view : View
        The sentence.
    *places : str
        Where to look (see ``View.topics``), the first place that names any counts; row header, heading and question
        where none is given.

    Returns
    -------
    tuple of str
        Ids, such as ``("race",)`` for the row header "Race / ethnicity"; empty where there is none.
    """
    for place in places or ("row", "heading", "question"):
        if ids := named_in(view.owner, view.surroundings(place)):
            return ids
    return ()


def named_in(owner: DocumentView, text: str) -> tuple[str, ...]:
    """Return the characteristics that a header, heading or question names (see ``named``)."""
    topics = owner.topics(text)
    return tuple(n for c, n in _CONCEPTS if c in topics or (n == "age" and text and _is_age(text)))


def _is_age(text: str) -> bool:
    return bool(_AGE_BAND.match(text) or _AGE.search(text))
