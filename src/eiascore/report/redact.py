"""A scorecard without names of individuals, e-mail addresses and telephone numbers, to be passed on."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, TypeVar

from eiascore.report.personal import Finder, people
from eiascore.report.words import counted
from eiascore.schema import Document, Scorecard
from eiascore.schema.frozen import Frozen
from eiascore.schema.lazy import Beside
from eiascore.schema.wire import WireScorecard

OPTION = "redact"
"""What says in ``provenance.options`` that a scorecard was redacted."""

_NOUNS = {
    "name": ("name", "names"),
    "e-mail": ("e-mail address", "e-mail addresses"),
    "telephone": ("telephone number", "telephone numbers"),
}
# What the document, its files and its policy are called stays, and so does what is no text of a person.
_KEPT = frozenset({"name", "file", "sha256", "record", "provenance", "limits", "media_type", "reader"})

Card = TypeVar("Card", Scorecard, WireScorecard)


def redacted(card: Card) -> Card:
    r"""Return a scorecard in which names of individuals, e-mail addresses and telephone numbers are masked.

    A mask such as ``[name███]`` is as long as what it hides, so that every offset still holds. Names of the document,
    of its files and of the policy stay, and so do job titles and bodies. Not every name can be told: read the result
    before you pass it on (docs/limits.md says what is missed).

    Parameters
    ----------
    card : Scorecard or WireScorecard
        A fresh scorecard, or a published one.

    Returns
    -------
    Scorecard or WireScorecard
        Of the same kind; ``provenance.options["redact"]`` and ``limits`` say what was masked. It holds no bytes of the
        file, so that no page can be shown.

    Examples
    --------
    >>> import eiascore
    >>> words = b"# Equality impact assessment\n\nCompleted by: Ann Other, Head of Libraries. "
    >>> words += b"We asked forty residents about the ramp. " * 5
    >>> card = eiascore.score(words, name="eia.md")
    >>> redacted(card).document.text.splitlines()[1][:42]
    'Completed by: [name███], Head of Libraries'
    >>> redacted(card).provenance.options["redact"]
    'names, e-mail addresses, telephone numbers: 1 name masked'
    """
    if OPTION in card.provenance.options:
        return card
    masker = _Masker(Finder(people(_lines(card))))
    fields = {name: getattr(card, name) for name in type(card).model_fields}
    changed = {name: value if name in _KEPT else masker.walk(name, value) for name, value in fields.items()}
    if isinstance(card, Scorecard):
        changed["document"]._beside = Beside()
    said = masker.said()
    options = card.provenance.options | {OPTION: f"names, e-mail addresses, telephone numbers: {said}"}
    changed["provenance"] = card.provenance.model_copy(update={"options": options})
    limit = (
        "Names of individuals, e-mail addresses and telephone numbers are masked in this copy as far as they were "
        f"found ({said}); where a quotation holds a mask it is otherwise verbatim. Some names may be left"
    )
    changed["limits"] = type(card.limits)([*card.limits, f"{limit}."])
    return type(card)(**changed)


def _lines(card: Scorecard | WireScorecard) -> Iterator[tuple[str, str]]:
    """Yield what was read with what it answers: of a published scorecard, its quotations."""
    if isinstance(card, Scorecard):
        document = card.document
        for sentence in document.sentences:
            prompt = " / ".join((sentence.question, sentence.row_header, sentence.column_header))
            yield document.quote(sentence), prompt
            yield prompt, ""
        yield from ((section.title, "") for section in document.sections)
        return
    for finding in card.findings:
        yield from ((evidence.quote, evidence.answers) for evidence in finding.evidence)
        yield from ((miss.quote, "") for miss in finding.searched.near_misses)
    yield from ((flag.quote, "") for flag in card.red_flags)
    yield from ((cap.quote, "") for cap in card.grade.caps)
    yield from ((evidence.quote, evidence.answers) for evidence in card.relevance.evidence)


class _Masker:
    """Masks all texts of a scorecard and counts what it masked, each once."""

    def __init__(self, finder: Finder) -> None:
        self._finder = finder
        self._found: dict[str, set[str]] = {sort: set() for sort in _NOUNS}

    def walk(self, field: str, value: Any) -> Any:
        """Return a value with its texts masked; what is data is always a new object."""
        if isinstance(value, str):
            return value if field in _KEPT else self._masked(value)
        if isinstance(value, Frozen):
            kept = _KEPT if not isinstance(value, Document) else _KEPT | {"files", "part", "quality"}
            parts = {name: getattr(value, name) for name in type(value).model_fields}
            return value.model_copy(update={n: part if n in kept else self.walk(n, part) for n, part in parts.items()})
        if isinstance(value, tuple | list):
            return type(value)(self.walk(field, one) for one in value)
        if isinstance(value, dict):
            return {key: self.walk(field, one) for key, one in value.items()}
        return value

    def _masked(self, text: str) -> str:
        parts, at = [], 0
        for place in self._finder.places(text):
            hidden = text[place.start : place.end]
            self._found[place.sort].add(" ".join(hidden.split()))
            parts += [text[at : place.start], _mask(place.sort, len(hidden))]
            at = place.end
        return "".join([*parts, text[at:]]) if parts else text

    def said(self) -> str:
        """Return in words how many different ones were masked."""
        told = [counted(len(found), *_NOUNS[sort]) for sort, found in self._found.items() if found]
        return f"{', '.join(told)} masked" if told else "none found"


def _mask(sort: str, length: int) -> str:
    """Return a mask of a length, with the word for what it hides where there is room.

    Examples
    --------
    >>> _mask("name", 9), _mask("name", 4)
    ('[name███]', '[██]')
    """
    word = sort if length >= len(sort) + 2 else ""
    return f"[{word.ljust(length - 2, '█')}]" if length > 2 else "█" * length
