"""Hits: where the cues of a concept stand in a text."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, KeysView, Mapping
from typing import NamedTuple, TypeVar

T = TypeVar("T")


class Hit(NamedTuple):
    """A cue found in a text: half-open range in that text, and the cue as the rubric wrote it."""

    start: int
    end: int
    cue: str


class Hits(Mapping[str, "list[Hit]"]):
    """The concepts that were found in a text, and their hits in order of position.

    Most rules ask only whether a concept is there, and the exact words of a cue cost more to find than that it stands
    somewhere. So they are looked up when they are asked for.

    Parameters
    ----------
    concepts : dict of str to None
        The concepts that stand in the text.
    locate : callable
        Returns the hits of one of them in order of position.
    """

    __slots__ = ("_concepts", "_found", "_locate")

    def __init__(self, concepts: dict[str, None], locate: Callable[[str], list[Hit]]) -> None:
        self._concepts, self._locate = concepts, locate
        self._found: dict[str, list[Hit]] = {}

    def __getitem__(self, concept: str) -> list[Hit]:
        """Return the hits of a concept that was found."""
        found = self._found.get(concept)
        if found is None:
            if concept not in self._concepts:
                raise KeyError(concept)
            found = self._found[concept] = self._locate(concept)
        return found

    def get(self, concept: str, default: T = None) -> list[Hit] | T:  # type: ignore[assignment]
        """Return the hits of a concept, or something else where it was not found."""
        return self[concept] if concept in self._concepts else default

    def keys(self) -> KeysView[str]:
        """Return the names of the concepts."""
        return self._concepts.keys()

    def __contains__(self, concept: object) -> bool:
        """Tell whether a concept was found."""
        return concept in self._concepts

    def __iter__(self) -> Iterator[str]:
        """Go through the names of the concepts."""
        return iter(self._concepts)

    def __len__(self) -> int:
        """Return how many concepts were found."""
        return len(self._concepts)

    def bar(self, concept: str, bars: Iterable[Hit]) -> None:
        """Drop the hits of a concept that overlap one of some hits, and the concept where none is left."""
        bars = list(bars)
        kept = [h for h in self[concept] if not any(h.start < b.end and b.start < h.end for b in bars)]
        self._found[concept] = kept
        if not kept:
            del self._concepts[concept]
