"""The terms, from ``terms.yaml``, and how one is found."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from eiascore.errors import UsageError

_MOST_NEAR, _NEAR_ENOUGH = 3, 60.0  # a score of 100 is the same words


@dataclass(frozen=True, slots=True)
class Term:
    """A word of the field in plain English.

    Attributes
    ----------
    term : str
        The word.
    also : tuple of str
        Other names and short forms.
    means : str
        One to three sentences.
    source : str
        Statute, case or page that it stands on.
    nations : tuple of str
        Where it applies.
    topic : str
        The heading that it stands under.
    checked : bool
        Whether what it says was looked up, or is eiascore's own word; else the reader must go to the source.
    """

    term: str
    also: tuple[str, ...]
    means: str
    source: str
    nations: tuple[str, ...]
    topic: str
    checked: bool


@cache
def glossary() -> tuple[Term, ...]:
    """Return all terms, by topic.

    Returns
    -------
    tuple of Term
        As ``terms.yaml`` has them.

    Examples
    --------
    >>> glossary()[0].term
    'public sector equality duty'
    """
    data = yaml.safe_load(files("eiascore.glossary").joinpath("terms.yaml").read_text(encoding="utf-8"))
    return tuple(_term(entry, data) for entry in data["terms"])


def _term(entry: dict[str, Any], data: dict[str, Any]) -> Term:
    nations = entry["nations"]
    return Term(
        term=entry["term"],
        also=tuple(entry.get("also", ())),
        means=entry["means"],
        source=entry["source"],
        nations=tuple(data["nations"][nations] if isinstance(nations, str) else nations),
        topic=data["topics"][entry["topic"]],
        checked=entry["checked"],
    )


def lookup(word: str) -> Term:
    """Return the term that a word names, by its name or another one; case, hyphens and full stops do not count.

    Parameters
    ----------
    word : str
        Such as ``PSED`` or ``due regard``.

    Returns
    -------
    Term
        The term.

    Raises
    ------
    UsageError
        There is none; the message names those that are spelled nearly so.

    Examples
    --------
    >>> lookup("psed").term
    'public sector equality duty'
    """
    names = _names()
    if (found := names.get(_plain(word))) is not None:
        return found
    near = _near(word, names)
    hint = f"Did you mean {' or '.join(near)}? " if near else ""
    raise UsageError(f"The glossary has no term {word!r}.", f"{hint}`eiascore glossary` lists all terms.")


@cache
def _names() -> dict[str, Term]:
    """Return every name with its term; a term's own name goes before another one's second name."""
    others = {_plain(name): term for term in glossary() for name in term.also}
    return others | {_plain(term.term): term for term in glossary()}


def _plain(name: str) -> str:
    return re.sub(r"[^\w()]+", " ", name.replace(".", "")).strip().casefold()


def _near(word: str, names: dict[str, Term]) -> list[str]:
    from rapidfuzz import fuzz, process

    found = process.extract(_plain(word), list(names), scorer=fuzz.ratio, score_cutoff=_NEAR_ENOUGH, limit=None)
    return list(dict.fromkeys(names[name].term for name, _, _ in found))[:_MOST_NEAR]
