"""The words of the field on a page: each explained where it stands first in a text, and all of them below."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from markupsafe import Markup, escape

from eiascore.glossary import Term, glossary
from eiascore.text import visible

_LEAST_LETTERS = 4  # shorter ones, such as IIA, mean other things too often


def anchor(term: Term) -> str:
    """Return the id of a term on the page."""
    return "word-" + re.sub(r"[^a-z0-9]+", "-", term.term.lower()).strip("-")


def explained(text: str) -> Markup:
    """Return a text of ours with the first of each term in it led to what it means, which hovering shows, too.

    Parameters
    ----------
    text : str
        Words of the rubric or of eiascore, never of a document.

    Returns
    -------
    Markup
        Escaped.

    Examples
    --------
    >>> explained("Due regard & rigour").startswith('<a class="word" href="#word-due-regard" title="Real and careful')
    True
    """
    pattern, terms = _wordings()
    made, at, met = [], 0, set()
    for found in pattern.finditer(text):
        term = terms[found[0].lower()]
        if term not in met:
            met.add(term)
            made += [_safe(text[at : found.start()]), _led(found[0], term)]
            at = found.end()
    return Markup("").join([*made, _safe(text[at:])])


def words_in(texts: Iterable[str]) -> tuple[tuple[str, Term], ...]:
    """Return the anchors and terms that texts of ours hold, in the order of the alphabet."""
    pattern, terms = _wordings()
    met = {terms[found[0].lower()] for text in texts for found in pattern.finditer(text)}
    return tuple((anchor(term), term) for term in sorted(met, key=lambda term: term.term.lower()))


def _led(said: str, term: Term) -> Markup:
    return Markup('<a class="word" href="#{}" title="{}">{}</a>').format(anchor(term), term.means, said)


def _safe(text: str) -> Markup:
    return escape(visible(text))


@cache
def _wordings() -> tuple[re.Pattern[str], dict[str, Term]]:
    """Return what finds the terms, longest first, and the term of each wording."""
    terms = {
        wording.lower(): term
        for term in glossary()
        for wording in (term.term, *term.also)
        if len(wording) >= _LEAST_LETTERS
    }
    listed = "|".join(re.escape(wording) for wording in sorted(terms, key=len, reverse=True))
    return re.compile(rf"\b(?:{listed})\b", re.IGNORECASE), terms
