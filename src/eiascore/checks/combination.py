"""Groups of people who share two characteristics: grammar, not wording.

Mentions next to each other qualify one group ("disabled women"), as do some phrases behind a noun ("tenants with
dementia"), a statement about part of a group ("12% of Black prisoners are women"), a person said to be both, and
crossed attributes ("by age and ethnicity"). Lists never do.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from eiascore.checks.mention_links import Mention, linked

_CHILD = re.compile(r"(?:child|children|children['’]s|kids|infants|babies)", re.IGNORECASE)
# "disabled men and women" are disabled people.
_BOTH_SEXES = re.compile(
    r"(?:men|males?)\s+(?:and|or)\s+(?:women|females?)\b|(?:women|females?)\s+(?:and|or)\s+(?:men|males?)\b|"
    r"boys\s+(?:and|or)\s+girls\b|girls\s+(?:and|or)\s+boys\b",
    re.IGNORECASE,
)

# One group under two headings of the Act, or a standing expression: no combination by itself.
_BOTH_ORIENTED = re.compile(r"bi(?:sexual)?\b|lgb|queer\b", re.IGNORECASE)
_USUAL = frozenset(
    {
        frozenset({"pregnancy", "sex"}),
        frozenset({"sex", "sexual_orientation"}),
        frozenset({"gender_reassignment", "sex"}),
        frozenset({"gender_reassignment", "sexual_orientation"}),
        frozenset({"marriage", "sexual_orientation"}),
        frozenset({"age", "dependants"}),
        frozenset({"political_opinion", "religion"}),
        frozenset({"political_opinion", "race"}),
    }
)


def combinations(text: str, found: list[Mention]) -> Iterator[tuple[int, int, str]]:
    """Yield the groups that share two or more characteristics.

    Parameters
    ----------
    text : str
        The sentence.
    found : list of Mention
        Its mentions of characteristics, in order; those of different characteristics may overlap.

    Yields
    ------
    tuple of (int, int, str)
        Half-open range from the first to the last mention, and the ids in alphabetical order ("race+sex").
    """
    chain: list[Mention] = []
    apart = _apart(found)
    for number, (a, b) in enumerate(pairwise(apart), 2):
        after = apart[number] if number < len(apart) else None
        if linked(text, a, b, after):
            chain = [*(chain or [a]), b]
            if after is not None:
                continue
        yield from _group(text, chain)
        chain = []


def _group(text: str, chain: list[Mention]) -> Iterator[tuple[int, int, str]]:
    if chain and chain[-1].id == "sex" and _BOTH_SEXES.match(text, chain[-1].start):
        chain = chain[:-1]
    ids = {mention.id for mention in chain}
    if (
        len(ids) > 1
        and (frozenset(ids) not in _USUAL or _chosen(text, chain, ids))
        and not _service_users(text, chain, ids)
    ):
        yield chain[0].start, chain[-1].end, "+".join(sorted(ids))


def _chosen(text: str, chain: list[Mention], ids: set[str]) -> bool:
    """Tell "bisexual women" and "LGBT+ women", who are some of a group, from "gay men", who are the group."""
    return ids == {"sex", "sexual_orientation"} and bool(_BOTH_ORIENTED.match(text, chain[0].start))


def _service_users(text: str, chain: list[Mention], ids: set[str]) -> bool:
    """Tell whether the chain says "disabled children", the name of a service's users more than a choice of group."""
    return ids == {"age", "disability"} and any(_CHILD.fullmatch(text[m.start : m.end]) for m in chain)


def _apart(found: list[Mention]) -> list[Mention]:
    """Return mentions that do not overlap: the longer wins, but "women over 65" leaves "women" to *sex*."""
    out: list[Mention] = []
    for mention in sorted(found, key=lambda m: (m.start, m.end)):
        if not out or mention.start >= out[-1].end:
            out.append(mention)
            continue
        last = out[-1]
        if mention.id == "age" and mention.start == last.start and mention.end > last.end + 1:
            out.append(Mention(last.end + 1, mention.end, "age"))
        elif mention.end > last.end or mention.id == "sexual_orientation":  # "LGBT" stands for the latter
            out[-1] = mention
    return out
