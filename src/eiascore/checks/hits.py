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
    cues : dict of str to list of str
        For each concept its cues that stand in the text.
    locate : callable
        Returns the hits of some cues.
    """

    __slots__ = ("_cues", "_found", "_locate")

    def __init__(self, cues: dict[str, list[str]], locate: Callable[[Iterable[str]], list[Hit]]) -> None:
        self._cues, self._locate = cues, locate
        self._found: dict[str, list[Hit]] = {}

    def __getitem__(self, concept: str) -> list[Hit]:
        """Return the hits of a concept that was found."""
        found = self._found.get(concept)
        if found is None:
            found = self._found[concept] = sorted(self._locate(self._cues[concept]))
        return found

    def get(self, concept: str, default: T = None) -> list[Hit] | T:  # type: ignore[assignment]
        """Return the hits of a concept, or something else where it was not found."""
        return self[concept] if concept in self._cues else default

    def keys(self) -> KeysView[str]:
        """Return the names of the concepts."""
        return self._cues.keys()

    def __contains__(self, concept: object) -> bool:
        """Tell whether a concept was found."""
        return concept in self._cues

    def __iter__(self) -> Iterator[str]:
        """Go through the names of the concepts."""
        return iter(self._cues)

    def __len__(self) -> int:
        """Return how many concepts were found."""
        return len(self._cues)

    def bar(self, concept: str, cues: Iterable[str]) -> None:
        """Drop the hits of a concept that overlap one of some cues, and the concept where none is left."""
        bars = self._locate(cues)
        kept = [h for h in self[concept] if not any(h.start < b.end and b.start < h.end for b in bars)]
        self._found[concept] = kept
        if not kept:
            del self._cues[concept]
