"""Terms -> text, JSON, Markdown."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from itertools import groupby

from eiascore.glossary.terms import Term

CAUTION = (
    "Definitions are made simple on purpose: they are not the law, and no legal advice. What is marked as not checked "
    "was written from memory: read its source before you rely on it."
)
UNCHECKED = "Not checked against the source."
_NATIONS = {"england": "England", "wales": "Wales", "scotland": "Scotland", "northern_ireland": "Northern Ireland"}
_WIDTH = 100


def to_text(terms: Sequence[Term]) -> str:
    """Return terms as text for a terminal.

    Parameters
    ----------
    terms : sequence of Term
        What to show.

    Returns
    -------
    str
        Lines of at most a hundred characters, with the caution at the end.
    """
    return "\n".join([*map(_block, terms), *textwrap.wrap(CAUTION, _WIDTH)]) + "\n"


def _block(term: Term) -> str:
    also = f" (also {', '.join(term.also)})" if term.also else ""
    lines = [f"{term.term}{also}", term.means, f"Source: {term.source}", f"Nations: {_where(term)}"]
    if not term.checked:
        lines.append(UNCHECKED)
    first, *rest = ("\n".join(textwrap.wrap(line, _WIDTH - 4)) for line in lines)
    return "\n".join((first, *(textwrap.indent(line, "    ") for line in rest))) + "\n"


def _where(term: Term) -> str:
    return ", ".join(_NATIONS[nation] for nation in term.nations)


def to_json(terms: Sequence[Term]) -> str:
    """Return terms as JSON.

    Parameters
    ----------
    terms : sequence of Term
        What to show.

    Returns
    -------
    str
        An object with ``caution`` and ``terms``.
    """
    return json.dumps({"caution": CAUTION, "terms": [asdict(t) for t in terms]}, indent=2, ensure_ascii=False) + "\n"


def to_markdown(terms: Sequence[Term]) -> str:
    """Return terms as Markdown, under the headings of their topics.

    Parameters
    ----------
    terms : sequence of Term
        What to show.

    Returns
    -------
    str
        A page.
    """
    return "\n".join(_page(terms)) + "\n"


def _page(terms: Sequence[Term]) -> Iterator[str]:
    yield f"# Glossary\n\n{CAUTION}"
    for topic, entries in groupby(terms, lambda term: term.topic):
        yield f"\n## {topic}"
        for term in entries:
            also = f" (also {', '.join(term.also)})" if term.also else ""
            unsure = "" if term.checked else f" **{UNCHECKED}**"
            yield f"\n**{term.term}**{also}  \n{term.means}  \n*{term.source}. {_where(term)}.*{unsure}"
