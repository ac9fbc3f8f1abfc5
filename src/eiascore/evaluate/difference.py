"""Quotations gained and lost since an earlier evaluation: how a change of rules or reading is judged."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from eiascore.evaluate.matching import words
from eiascore.evaluate.measure import JudgedQuote

Key = tuple[str, str, tuple[str, ...]]


@dataclass(frozen=True)
class Difference:
    """Quotations of documents that both evaluations hold; ``only_one`` names the documents that one alone holds."""

    gained: tuple[JudgedQuote, ...]
    lost: tuple[JudgedQuote, ...]
    only_one: tuple[str, ...]


def difference(before: Mapping[str, Any], documents: Sequence[str], quotes: Sequence[JudgedQuote]) -> Difference:
    """Return the quotations gained and lost; other spaces and punctuation are no difference.

    Parameters
    ----------
    before : mapping
        The earlier evaluation, from ``from_json``.
    documents : sequence of str
        Documents of the new one.
    quotes : sequence of JudgedQuote
        Its quotations.
    """
    both = set(before["documents"]) & set(documents)
    old = {_key(quote): quote for quote in (JudgedQuote(**kept) for kept in before["quotes"]) if quote.document in both}
    new = {_key(quote): quote for quote in quotes if quote.document in both}
    return Difference(
        tuple(quote for key, quote in new.items() if key not in old),
        tuple(quote for key, quote in old.items() if key not in new),
        tuple(sorted(set(before["documents"]) ^ set(documents))),
    )


def _key(quote: JudgedQuote) -> Key:
    return quote.document, quote.label, words(quote.text)
